"""What the Russian sanction of an offence says: each penalty with its amount or term, and what was not understood."""

from __future__ import annotations

import re
from dataclasses import replace

from drafter.language.amounts import Unit
from drafter.language.amounts_rus import any_term, limits, term
from drafter.language.penalties import Kind, Read, Reader, SanctionReading, made, reading


def is_sanction(text: str) -> bool:
    """Tell whether a paragraph is a sanction, or has one after «, –».

    >>> is_sanction("влечет предупреждение."), is_sanction("1. Неявка в суд, – влечет предупреждение.")
    (True, True)
    >>> is_sanction("Добровольное возмещение вреда влечет освобождение от ответственности.")
    False
    """
    return _VERB.search(text) is not None


def sanctions(text: str) -> SanctionReading:
    """Read the sanction of a paragraph, and say which of its words were not understood.

    >>> reading = sanctions("влечет штраф на физических лиц в размере тридцати, на должностных лиц – в размере "
    ...     "пятидесяти месячных расчетных показателей либо административный арест на срок до десяти суток.")
    >>> [(str(s.kind), s.subject, s.low, s.high) for s in reading.sanctions]
    [('fine', 'физических лиц', 30, 30), ('fine', 'должностных лиц', 50, 50), ('arrest', '', None, 10)]
    >>> sanctions("влечет штраф в размере ста месячных расчетных показателей за каждый документ.").remainder
    'за каждый документ'
    """
    body = _END.sub("", text)
    verb = _VERB.search(body)
    if verb is None:
        return SanctionReading(sanctions=(), understood=False, remainder=text.strip())
    return reading(body, verb.end(), _READERS, _LINK)


def _warning(body: str, at: int, fining: bool) -> Read | None:
    m = _WARNING.match(body, at)
    return made(Kind.WARNING, body, at, m.end(), subject=m["subject"] or m["before"] or "") if m else None


def _fine(body: str, at: int, fining: bool) -> Read | None:
    """An amount of a fine; after the first the word «штраф» need not be said again."""
    m = _FINE.match(body, at) or _BARE_FINE.match(body, at)
    amount = limits(body, m.end()) if m and (fining or m["fine"] or m["late"]) else None
    if m is None or amount is None:
        return None
    subject = m["subject"] or m["named"] or ""
    if of := _PERCENT.match(body, amount.end):
        end, base = _tail(body, of.end())
        if not _BASE.fullmatch(base):
            return None
        return made(Kind.FINE, body, at, end, subject=subject, amount=amount, unit=Unit.PERCENT)
    of = _MCI.match(body, amount.end)
    end = of.end() if of else amount.end
    return made(Kind.FINE, body, at, end, subject=subject, amount=amount, unit=Unit.MCI if of else None)


def _arrest(body: str, at: int, fining: bool) -> Read | None:
    return _timed(Kind.ARREST, _ARREST, Unit.DAY, body, at)


def _community_work(body: str, at: int, fining: bool) -> Read | None:
    return _timed(Kind.COMMUNITY_WORK, _COMMUNITY_WORK, Unit.HOUR, body, at)


def _timed(kind: Kind, name: re.Pattern[str], unit: Unit, body: str, at: int) -> Read | None:
    m = name.match(body, at)
    read = term(body, m.end()) if m else None
    return made(kind, body, at, read.end, amount=read, unit=unit) if read and read.unit is unit else None


def _expulsion(body: str, at: int, fining: bool) -> Read | None:
    m = _EXPULSION.match(body, at)
    return made(Kind.EXPULSION, body, at, m.end()) if m else None


def _measure(body: str, at: int, fining: bool) -> Read | None:
    """A penalty named with what it touches, at any length: «конфискация товаров, являющихся …»."""
    if m := _SHARED.match(body, at):
        # «приостановлением или запрещением деятельности на срок до трех лет»: each is read with the words of both,
        # and the term as that of the last only.
        last = _measure(body, m.end(), fining)
        if last is None:
            return None
        both = made(last.sanction.kind, body, at, last.end)
        return replace(both, end=m.end("first"))
    if m := _THEIRS.match(body, at):
        return made(Kind.LICENCE, body, at, m.end()) if _LICENCE.search(body, 0, at) else None
    m = _MEASURE.match(body, at)
    if m is None:
        return None
    end, touched = _tail(body, m.end())
    kind = next((kind for kind, pattern in _MEASURES if pattern.match(body[at:end])), None)
    if kind is None or _NOT_TOUCHED.search(touched):
        return None
    read = any_term(touched) if kind is not Kind.CONFISCATION else None
    return made(kind, body, at, end, amount=read, unit=read.unit if read else None)


_READERS: tuple[Reader, ...] = (
    _warning,
    _fine,
    _arrest,
    _community_work,
    _expulsion,
    _measure,
)


def _tail(body: str, at: int) -> tuple[int, str]:
    """Where the free words after a place end, which is where the next penalty begins, and those words."""
    m = _NEXT.search(body, at)
    end = m.start() if m else len(body)
    return end, body[at:end]


_VERB = re.compile(r"(?: ^ | ,\s*[–-] ) \s* вле(?:ч[её]т|кут) \s+", re.VERBOSE)
_END = re.compile(r'\s*(?:[.;]\s*(?:["»]\s*[.;]?)?)?\s*$')
_LINK = re.compile(r"[\s,]*(?:(?:а\s+также|либо|или|и|а)\s+)?(?:с\s+)?")

_WITHOUT = r"(?: ,?\s+ (?:или|либо) \s+ без \s+ таков(?:ой|ого) )?"

_WARNING = re.compile(
    r"""(?: на \s+ (?P<before> \w+ ) \s+ [–-] \s+ )? предупреждение (?: \s+ на \s+ (?P<subject> [^,]+? ) )?
        (?= , | \s+(?:или|либо)\s+ (?:штраф|привлечение|административный)\b | $ )""",
    re.VERBOSE,
)

_SUBJECT = r"(?: (?! \b(?: штраф | предупреждени | арест | лишени | конфискаци | в\s+размере ) ) . )+?"
_FINE = re.compile(
    rf"""(?P<fine> штраф \s+ )?
         (?: (?:на|для) \s+ (?P<subject> {_SUBJECT} ) \s* ,? \s*
           # «на» left out: articles 93, 112, 170, 309-2 and 639
           | (?P<named> (?:физических|должностных|юридических|субъектов|среднего) {_SUBJECT} ) \s*
         )?
         (?: [–-] \s* )?
         (?P<late> штраф \s+ )?
         в \s+ размере \s+ (?: [–-] \s* )?""",
    re.VERBOSE,
)
_BARE_FINE = re.compile(r"(?P<fine>штраф)\s+на\s+(?P<subject>\w+\s+лицо)\s+(?P<late>)(?P<named>)")
"""«В размере» left out: article 175."""
_MCI = re.compile(r"\s+(?:(?:месячн\w+\s+)?расч[её]тн\w+\s+показател\w+|МРП\b)")
_PERCENT = re.compile(r"\s+процент(?:ов|а)?\b")
_BASE = re.compile(
    r"""(?: \s+ от \s+ (?: (?! показател | штраф | \bв\s+размере\b ) . )+?
            (?: ,\s+но\s+не\s+(?:менее|более) .+? показател\w+ .*? )? )?""",
    re.VERBOSE,
)
"""«От суммы …», with a floor or a ceiling in monthly calculation indices, which may differ by subject."""

_ARREST = re.compile(r"административн(?:ый|ым)\s+арест(?:ом)?\b")
_COMMUNITY_WORK = re.compile(r"привлечение\w?\s+к\s+общественным\s+работам\b")
_EXPULSION = re.compile(
    rf"административн(?:ое|ым) \s+ выдворени(?:е|ем) \s+ за \s+ пределы \s+ Республики \s+ Казахстан {_WITHOUT}",
    re.VERBOSE,
)

_MEASURE_NAME = r"(?:конфискаци|лишени|приостановлени|приостановк|запрещени|исключени|принудительн\w+\s+снос)\w*"
_MEASURE = re.compile(_MEASURE_NAME)
_SHARED = re.compile(rf"(?P<first>{_MEASURE_NAME}(?:\s+действия)?)\s+(?:или|либо)\s+(?={_MEASURE_NAME})")
_THEIRS = re.compile(r"их\s+лишением\b")
_LICENCE = re.compile(r"действия\s+(?:лицензии|разрешения|свидетельства|сертификата|аттестата)\b")
"""«Их» is the licence whose suspension stands before: article 214."""
_MEASURES = (
    (Kind.CONFISCATION, re.compile(r"конфискаци")),
    (Kind.DEMOLITION, re.compile(r"принудительн")),
    (Kind.EXCLUSION, re.compile(r"исключени\w+\s+из\s+(?:\w+\s+)?реестра\b")),
    (Kind.DEPRIVATION, re.compile(r"лишени\w+\s+права\b")),
    (
        Kind.BAN,
        re.compile(
            r"""(?: приостановлени | приостановк | запрещени )\w+ \s+
                (?: их\s+ | отдельных\s+видов\s+ | производимых\s+ )? (?: деятельности | выпуска | работ )\b""",
            re.VERBOSE,
        ),
    ),
    (
        Kind.LICENCE,
        re.compile(
            r"""(?: лишени | приостановлени )\w+ \s+ (?: действия\s+ )?
                (?: соответствующего\s+ | экологического\s+ | специальных\s+ | квалификационного\s+ ){0,2}
                (?: лицензи | разрешени[яй]\b | разрешительного\s | свидетельства | сертификата | аттестата )""",
            re.VERBOSE,
        ),
    ),
)
"""A kind for what is done to what; words that fit none are not understood."""
_NOT_TOUCHED = re.compile(
    r"""\b(?: показател | процент | суток\b | штраф | арест | вле(?:чет|кут)\b | или\s+деятельности\b )
        | \b(?: или | либо | и | с | также | их ) \s* $""",
    re.VERBOSE,
)
"""What shows that the free words of a measure are not only about the thing it touches."""

_NEXT = re.compile(
    rf"""(?: \s*, | \s ) \s* (?: (?:а\s+также|либо|или|и|а)\s+ )?
         (?: (?:с\s+)?
             (?: предупреждени | штраф | их\s+лишением
               | административн\w+\s+(?:арест|выдворени) | привлечени\w+\s+к\s+общественным
               | {_MEASURE_NAME} )
           | на\s+\w+\s+–\s+предупреждение
           | (?:на|для)\s+ (?:физическ|должностн|юридическ|субъект|средн|крупн|некоммерческ|аудиторск) {_SUBJECT}
             (?:[–-]\s*)? в\s+размере\b )""",
    re.VERBOSE,
)
"""Where the next penalty begins."""
