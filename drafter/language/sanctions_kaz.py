"""What the Kazakh sanction of an offence says: each penalty with its amount or term, and what was not understood.

The verb closes the sentence («… айыппұл салуға алып келеді»), each penalty closes with its own noun, and the Latin «i»
and the Cyrillic «і» are one letter.
"""

from __future__ import annotations

import re

from drafter.language.amounts import Limits, Unit
from drafter.language.amounts_kaz import any_term, number, term
from drafter.language.penalties import Kind, Read, Reader, SanctionReading, made, reading
from drafter.words import either_letter


def is_sanction(text: str) -> bool:
    """Tell whether a paragraph is a sanction, or has one after a dash.

    >>> is_sanction("ескерту жасауға әкеп соғады."), is_sanction("он тәулікке әкiмшiлiк қамаққа алуға алып келеді.")
    (True, True)
    >>> is_sanction("Зиянды өз еркімен өтеу жауаптылықтан босатуға алып келеді.")
    False
    """
    return _VERB.search(_END.sub("", text)) is not None


def sanctions(text: str) -> SanctionReading:
    """Read the sanction of a paragraph, and say which of its words were not understood.

    >>> reading = sanctions("жеке тұлғаларға – отыз, лауазымды адамдарға елу айлық есептiк көрсеткiш мөлшерiнде "
    ...     "айыппұл салуға не он тәулікке дейінгі мерзімге әкімшілік қамаққа алуға алып келеді.")
    >>> [(str(s.kind), s.subject, s.low, s.high) for s in reading.sanctions]
    [('fine', 'жеке тұлғаларға', 30, 30), ('fine', 'лауазымды адамдарға', 50, 50), ('arrest', '', None, 10)]
    >>> sanctions("әрбір құжат үшін он айлық есептік көрсеткіш мөлшерінде айыппұл салуға алып келеді.").understood
    False
    """
    body = _END.sub("", text)
    verb = _VERB.search(body)
    if verb is None:
        return SanctionReading(sanctions=(), understood=False, remainder=text.strip())
    body = body[: verb.end("penalty")]
    readings = [reading(body, at, _READERS, _LINK) for at in _starts(body)]
    return max(readings, key=lambda one: (one.understood, len(one.sanctions)))


def _starts(body: str) -> list[int]:
    """Where the sanction may begin: at once, or after a dash where a disposition, which has a capital, stands first."""
    first = body.lstrip(' «"')[:1]
    penalty = _PENALTY.search(body)
    if penalty is None or not (first.isdigit() or first.isupper()):
        return [0]
    return [0, *(m.end() for m in _DASH.finditer(body, 0, penalty.start()))]


def _warning(body: str, at: int, fining: bool) -> Read | None:
    m = _WARNING.match(body, at)
    return made(Kind.WARNING, body, at, m.end(), subject=m["subject"] or "") if m else None


def _fine(body: str, at: int, fining: bool) -> Read | None:
    """An amount of a fine; the unit is said after the last: «– он, … жиырма айлық есептік көрсеткіш мөлшерінде»."""
    subject, start = _whom(body, at)
    amount = number(body, start)
    if amount is None or amount.is_from:
        return None
    unit = _MCI.match(body, amount.end)
    if unit is None and not body.startswith(",", amount.end):
        return None
    return made(
        Kind.FINE,
        body,
        at,
        unit.end() if unit else amount.end,
        subject=subject,
        amount=Limits(low=amount.value, high=amount.value, end=amount.end),
        unit=Unit.MCI if unit else None,
    )


def _whom(body: str, at: int) -> tuple[str, int]:
    """On whom a fine is, in the dative, and where its amount begins: «заңды тұлғаларға – » before «жиырма»."""
    stops = (stop.end() for stop in (_NOT_OF_SUBJECT.search(body, at), _DASH.search(body, at)) if stop)
    for m in _DATIVE.finditer(body, at, min(stops, default=len(body))):
        if number(body, m.end()):
            return body[at : m.end("word")], m.end()
    return "", at


def _arrest(body: str, at: int, fining: bool) -> Read | None:
    return _timed(Kind.ARREST, _ARREST, Unit.DAY, body, at)


def _community_work(body: str, at: int, fining: bool) -> Read | None:
    return _timed(Kind.COMMUNITY_WORK, _COMMUNITY_WORK, Unit.HOUR, body, at)


def _timed(kind: Kind, name: re.Pattern[str], unit: Unit, body: str, at: int) -> Read | None:
    read = term(body, at)
    m = name.match(body, read.end) if read else None
    return made(kind, body, at, m.end(), amount=read, unit=unit) if read and m and read.unit is unit else None


def _expulsion(body: str, at: int, fining: bool) -> Read | None:
    m = _EXPULSION.match(body, at)
    return made(Kind.EXPULSION, body, at, m.end()) if m else None


def _measure(body: str, at: int, fining: bool) -> Read | None:
    """A penalty named after what it touches, at any length: «… әскери киім нысаны тәркілене отырып»."""
    m = _MEASURE.match(body, at)
    kind = next((kind for kind, pattern in _MEASURES if pattern.search(m[0])), None) if m else None
    if m is None or kind is None or _NOT_TOUCHED.search(m["touched"]):
        return None
    read = any_term(m["touched"]) if kind is not Kind.CONFISCATION else None
    return made(kind, body, at, m.end(), amount=read, unit=read.unit if read else None)


_READERS: tuple[Reader, ...] = (
    _warning,
    _fine,
    _arrest,
    _community_work,
    _expulsion,
    _measure,
)


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(either_letter(text), re.VERBOSE | re.IGNORECASE)


_NOUN = (
    r"\b(?: салуға | жасауға | алуға | тартуға | айыруға | тұруға | тастауға | бұзуға | жіберуге | тәркілеуге )\b"
)
"""The noun that closes a penalty."""
_PENALTY = _pattern(_NOUN)
_VERB = _pattern(rf"(?P<penalty> {_NOUN} ) \s+ (?: әке(?:лі)?п \s+ соғады | алып \s+ келеді ) \s* $")
"""The verb after the noun of the last penalty."""
_END = re.compile(r'\s*(?:[.;]\s*(?:["»]\s*[.;]?)?)?\s*$')
_LINK = _pattern(r"[\s,«\"]* (?: (?: сондай-ақ | немесе | және | не ) \s+ )?")
_DASH = re.compile(r"\s[–-]\s+")

_WARNING = _pattern(r"(?: (?P<subject> \w [^,–]*? (?:ға|ге|қа|ке|на|не) ) \s [–-] \s )? ескерту \s+ жасауға")
_DATIVE = _pattern(r"(?P<word> \b \w{2,} (?:ға|ге|қа|ке|на|не) ) (?: \s+ [–-] )? (?= \s )")
_NOT_OF_SUBJECT = _pattern(
    r"\b(?: айыппұл | қамаққа | тарту | ескерту | тәркіле | айыр | тоқтат | тыйым | мерзім | үшін | әрбір | әрқайсы )"
)
"""What is no part of the words on whom a fine is: other penalties, and multipliers («әрбір … үшін»)."""
_MCI = _pattern(r"\s* (?: айлық \s+ есептік \s+ көрсеткіш | АЕК ) \s+ мөлшер(?:ін)?де (?: \s+ айыппұл \s+ салуға )?")

_ARREST = _pattern(r"\s* әкімшілік \s+ қамаққа \s+ алуға")  # «мерзімгеәкімшілік» is a slip of a source
_COMMUNITY_WORK = _pattern(r"\s+ қоғамдық \s+ жұмыстарға \s+ тартуға")
_EXPULSION = _pattern(
    r"""(?: шетел [^,–]*? \s )? Қазақстан \s+ Республикасының \s+ шегінен \s+ (?: тыс \s+ жер(?:лер)?ге \s+ )?
        әкімшілік \s+ жолмен \s+ шығарып \s+ жібер(?: уге | е \s+ отырып | іп )"""
)

_MEASURE = _pattern(
    r"""(?P<touched> (?: (?! \s[–-]\s ) . )*? ) \b
        (?: тәркіле(?: уге | [нй]е? \s+ отырып | (?:ні)?п ) | айыр(?: уға | а \s+ отырып | ып )
          | тоқтат(?:а|ыла) \s+ тұр(?: уға | а \s+ отырып | ып ) | тыйым \s+ сал(?: уға | а \s+ отырып | ып )
          | алып \s+ таста(?: уға | й \s+ отырып | п ) | мәжбүрлеп \s+ бұз(?: уға | а \s+ отырып | ып ) ) \b"""
)
"""A measure as a penalty of its own («айыруға») or beside another («тәркілене отырып»)."""
_MEASURES = (
    (Kind.CONFISCATION, _pattern(r"тәркіле")),
    (Kind.DEMOLITION, _pattern(r"мәжбүрлеп")),
    (Kind.EXCLUSION, _pattern(r"\bтізілім\w*\s+алып\b")),
    (Kind.DEPRIVATION, _pattern(r"\bқұқы\w*\s+айыр")),
    (
        Kind.LICENCE,
        _pattern(
            r"\b(?: лицензия | рұқсат | куәлі | аттестат | сертификат )\w*\s+айыр | \bқолданы[лс] .* тоқтат"
        ),
    ),
    (Kind.BAN, _pattern(r"\b(?: қызмет | жұмыс ) .* тоқтат | \bтыйым\b")),
)
"""A kind for what is done to what, in the words of article 41(1); words that fit none are not understood."""
_NOT_TOUCHED = _pattern(r"\b(?: есептік | айыппұл | қамаққа | тартуға | ескерту | соғады | келеді )\b")
"""What shows that the words before a measure are not only about the thing it touches."""
