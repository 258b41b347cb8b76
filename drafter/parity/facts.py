"""What a paragraph says in substance, as facts that do not depend on its language.

A fact is what the two authentic texts must have in common: numbers with their units and bounds, penalties by subject,
dates, cited articles, units named by number, terms of the table, and whether something is a duty, a right or forbidden.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafter import numerals, numerals_kaz, refs
from drafter.citation import Citation
from drafter.language.penalties import Kind
from drafter.language.sanctions import is_sanction, sanctions
from drafter.parity import quantities, terms, units
from drafter.words import either_letter

SUBJECT = "субъект"
PENALTY = "взыскание"
"""The groups of terms that say on whom a penalty is, and which; in a sanction that is understood they are read."""


class FactKind(StrEnum):
    """The kinds of facts."""

    SANCTION = "sanction"
    QUANTITY = "quantity"
    NUMBER = "number"
    DATE = "date"
    CITATION = "citation"
    UNIT = "unit"
    TERM = "term"
    MODAL = "modal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact: its kind, its value without language, and where the text says it.

    ``group`` is that of a term. Facts are the same where ``kind`` and ``value`` are.
    """

    kind: FactKind
    value: tuple[object, ...]
    group: str = ""
    start: int
    end: int


def facts(text: str, language: str, *, sanction: bool = True) -> tuple[Fact, ...]:
    """Return the facts of a paragraph in order.

    A sanction that is understood whole gives its penalties; another one, or with ``sanction`` false any, gives the
    plain numbers.

    >>> [(str(f.kind), f.value) for f in facts("предусмотренные частью первой статьи 50, – в течение года", "rus")]
    [('citation', ('50', None, ('1',), '')), ('quantity', ('год', 1, 1, False))]
    >>> [(str(f.kind), f.value) for f in facts("50-баптың бiрiншi бөлiгiнде көзделген, бiр жыл iшiнде", "kaz")]
    [('citation', ('50', None, ('1',), '')), ('quantity', ('год', 1, 1, False))]
    """
    penal = _penalties(text, language) if sanction else []
    found = list(penal)
    for reader in (_dates, _citations, _units, _quantities, _ordinals, _digits):
        taken = bytearray(len(text))
        for fact in found:
            taken[fact.start : fact.end] = b"1" * (fact.end - fact.start)
        found += [fact for fact in reader(text, language) if not any(taken[fact.start : fact.end])]
    found += [fact for fact in _terms(text, language) if not (penal and fact.group in (SUBJECT, PENALTY))]
    found += _modals(text, language)
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def reads_as_sanction(text: str) -> bool:
    """Tell whether a paragraph is a sanction that is understood whole."""
    return is_sanction(text) and sanctions(text).understood


def subjects(text: str, language: str) -> tuple[str, ...] | None:
    """Return the names of the terms of those whom the words of a sanction name, in order; None where some are unknown.

    >>> subjects("должностных лиц, субъектов малого предпринимательства или некоммерческие организации", "rus")
    ('non-profit', 'official', 'small-business')
    >>> subjects("родителей", "rus")
    """
    left = text
    names = []
    for term, start, end in terms.found(text, language):
        if term.group == SUBJECT:
            names.append(term.name)
            left = left[:start] + " " * (end - start) + left[end:]
    return tuple(sorted(names)) if not _OTHER_THAN_LINKS.search(left) else None


def _penalties(text: str, language: str) -> list[Fact]:
    """The penalties of a sanction, each with those on whom it is, or None where the table does not know them.

    An alternative that names nobody is for those named last: «…, на должностных лиц – в размере двадцати … или
    административный арест». Other penalties that name nobody are for all.
    """
    if not reads_as_sanction(text):
        return []
    found: list[Fact] = []
    at = 0
    named: tuple[str, ...] | None = ()
    for one in sanctions(text).sanctions:
        start = text.find(one.text, at)
        at = start + len(one.text)
        named = subjects(one.subject, language) if one.subject else named
        whom = named if one.subject or one.kind in _ALTERNATIVES else ()
        value = (str(one.kind), one.low, one.high, str(one.unit or ""), whom)
        found.append(Fact(kind=FactKind.SANCTION, value=value, start=start, end=at))
    return found


_ALTERNATIVES = frozenset({Kind.FINE, Kind.COMMUNITY_WORK, Kind.ARREST})


def _dates(text: str, language: str) -> Iterator[Fact]:
    for day in quantities.days(text, language):
        yield Fact(kind=FactKind.DATE, value=(day.year, day.month, day.day), start=day.start, end=day.end)
    for m in _LAW_NUMBER.finditer(text):
        yield Fact(kind=FactKind.NUMBER, value=(m["number"].upper().translate(_LATIN),), start=m.start(), end=m.end())


def _citations(text: str, language: str) -> Iterator[Fact]:
    for cited in refs.citations(text, language):
        parts = tuple(sorted(cited.parts))
        act = "" if cited.act is None else _act(cited, language)
        yield Fact(
            kind=FactKind.CITATION, value=(cited.article, cited.last, parts, act), start=cited.start, end=cited.end
        )


def _act(cited: Citation, language: str) -> str:
    """Another act by the name of its term, or as one that the table does not know."""
    return next((term.name for term, _start, _end in terms.found(cited.act or "", language)), "?")


def _units(text: str, language: str) -> Iterator[Fact]:
    for unit in units.named(text, language):
        yield Fact(kind=FactKind.UNIT, value=(unit.kind, unit.number, unit.last), start=unit.start, end=unit.end)


def _quantities(text: str, language: str) -> Iterator[Fact]:
    for one in quantities.quantities(text, language):
        if one.unit:
            value: tuple[object, ...] = (one.unit, one.low, one.high, one.least)
            yield Fact(kind=FactKind.QUANTITY, value=value, start=one.start, end=one.end)
        elif (one.low, one.high) != (1, 1):  # «один» is often an article in Kazakh: «белгілі бір мөлшер»
            yield Fact(kind=FactKind.NUMBER, value=(one.low, one.high), start=one.start, end=one.end)


def _ordinals(text: str, language: str) -> Iterator[Fact]:
    """Ordinals that number no unit: «первой и второй групп»; «первый» alone may be «в первый раз»."""
    for m in (_KAZAKH_ORDINAL if language == "kaz" else _RUSSIAN_ORDINAL).finditer(text):
        said = m[0].split()
        value = numerals_kaz.number(said) if language == "kaz" else numerals.ordinal(said)
        if value is not None and value > 1:
            yield Fact(kind=FactKind.NUMBER, value=("ordinal", value), start=m.start(), end=m.end())


def _digits(text: str, language: str) -> Iterator[Fact]:
    """Numbers in digits that are no plain ones: «667-1,» among the digits of a clause, «0,5»."""
    for m in _OTHER_DIGITS.finditer(text):
        yield Fact(kind=FactKind.NUMBER, value=(m[0],), start=m.start(), end=m.end())


def _terms(text: str, language: str) -> Iterator[Fact]:
    for term, start, end in terms.found(text, language):
        yield Fact(kind=FactKind.TERM, value=(term.name,), group=term.group, start=start, end=end)


def _modals(text: str, language: str) -> Iterator[Fact]:
    for m in _MODALS[language].finditer(text):
        yield Fact(kind=FactKind.MODAL, value=(str(m.lastgroup),), start=m.start(), end=m.end())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(either_letter(text), re.VERBOSE | re.IGNORECASE)


_LATIN = str.maketrans("ІХ", "IX")
"""Official texts number laws with Cyrillic letters too: «300-VІ»."""
_LAW_NUMBER = re.compile(r"№\s?(?P<number>\d+(?:-[IVXІХ]+)?)", re.IGNORECASE)
_OTHER_DIGITS = re.compile(r"(?<![\w-])\d+(?:[-.,]\d+)+(?!\d)")
_RUSSIAN_ORDINAL = _pattern(rf"\b (?: (?:двадцать|тридцать|сорок)\s )? {numerals.ORDINAL} \b")
_KAZAKH_ORDINAL = _pattern(rf"\b (?: (?:он|жиырма|отыз|қырық)\s )? (?:{'|'.join(numerals_kaz.ORDINALS)}) \b")
_OTHER_THAN_LINKS = re.compile(r"(?!\b(?:или|и|либо|а|также|немесе|және|мен|не)\b)\b\w+")

_MODALS = {
    "rus": _pattern(
        r"""\b (?: (?P<forbidden> не \s+ (?: может | могут | вправе | допускается ) | запрещается | запрещено )
                 | (?P<must> обязан(?:а|о|ы)? | долж(?:ен|на|но|ны) )
                 | (?P<may> вправе | может | могут | имее?ю?т \s+ право ) ) \b"""
    ),
    "kaz": _pattern(
        r"""\b (?: (?P<forbidden> \w+ (?:уға|уге) \s+ болмайды | тыйым \s+ салынады | жол \s+ берілмейді )
                 | (?P<must> тиіс | міндетті(?! \s+ (?:әлеу|зейнет|кәсіп|медиц|сақт) ) )
                 | (?P<may> құқылы | мүмкін (?! \s+ болма) | құқығы \s+ бар ) ) \b"""
    ),
}
"""Finite words of duty, right and prohibition, as far as they are certain."""
