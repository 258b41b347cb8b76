"""Amounts and terms read at a place of a Kazakh text: «он тәулікке дейінгі», «жиырма сағаттан алпыс сағатқа дейінгі».

The Latin «i» and the Cyrillic «і» are one letter here, as official texts mix them inside words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter import numerals_kaz
from drafter.language.amounts import Limits, Unit
from drafter.words import either_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as a text says it, where it ends, and whether it stands in the ablative: «бестен», from five."""

    value: int
    end: int
    is_from: bool


def number(text: str, at: int = 0) -> Number | None:
    """Return the number that stands at a place in words or digits, or None.

    >>> number("жиырма бестен отыз"), number("екі жүз айлық").value, number("айлық")
    (Number(value=25, end=13, is_from=True), 200, None)
    """
    if m := _DIGITS.match(text, at):
        return Number(value=int(m["digits"]), end=m.end(), is_from=m["from"] is not None)
    spelled: list[str] = []
    end = at
    while (m := _NUMERAL.match(text, end)) and (not spelled or numerals_kaz.continues(spelled, m["word"])):
        spelled.append(m["word"])
        end = m.end()
    value = numerals_kaz.number(spelled)
    return None if value is None else Number(value=value, end=end, is_from=_FROM.search(spelled[-1]) is not None)


def term(text: str, at: int = 0) -> Limits | None:
    """Return the term that stands at a place, with its unit, or None.

    The Code writes one thing in several ways: «бес тәулікке дейінгі мерзімге», «бес тәулікке дейін»; «бестен жиырма
    тәулікке дейінгі», «жиырма сағаттан алпыс сағатқа дейінгі»; «он тәулікке», «бір жыл мерзімге».

    >>> term("он бестен отыз тәулікке дейінгі мерзімге")
    Limits(low=15, high=30, unit=<Unit.DAY: 'day'>, end=40)
    >>> term("алпыс сағаттан бір жүз сағатқа дейін").low, term("бес тәулiкке дейiн").low, term("он тәулікке").low
    (60, None, 10)
    >>> term("он адамға")
    """
    first = number(text, at)
    unit = _TERM_UNIT.match(text, first.end) if first else None
    if first and (first.is_from or (unit and unit["from"])):
        second = number(text, unit.end() if unit else first.end)
        last = _TERM_UNIT.match(text, second.end) if second else None
        if second is None or second.is_from or last is None or (unit and unit["name"] != last["name"]):
            return None
        up_to = _UP_TO.match(text, last.end())
        return _term(first.value, second.value, last, up_to) if up_to else None
    if first is None or unit is None:
        return None
    up_to = _UP_TO.match(text, unit.end())
    if up_to:
        return _term(None, first.value, unit, up_to)
    return _term(first.value, first.value, unit, _FOR.match(text, unit.end()) or unit)


def any_term(text: str) -> Limits | None:
    """Return the first term that a text says, or None.

    >>> any_term("көлік құралдарын бiр жыл мерзiмге басқару құқығынан")
    Limits(low=1, high=1, unit=<Unit.YEAR: 'year'>, end=33)
    """
    return next((read for m in _WORD.finditer(text) if (read := term(text, m.start()))), None)


def _term(low: int | None, high: int, unit: re.Match[str], last: re.Match[str]) -> Limits:
    return Limits(low=low, high=high, unit=_TERM_UNITS[numerals_kaz.fold(unit["name"])], end=last.end())


_ENDS = r"(?= \W | \Z | айлық )"
"""Where a numeral ends; a slip of the source glues it to «айлық»: «елуайлық есептік көрсеткіш»."""
_NUMERAL = re.compile(
    either_letter(rf"\s*(?P<word>{'|'.join(sorted(numerals_kaz.CARDINALS, key=len, reverse=True))}){_ENDS}"),
    re.VERBOSE | re.IGNORECASE,
)
_ABLATIVE = r"(?:[тд][ае]н|н[ае]н)"
_FROM = re.compile(rf"{_ABLATIVE}$", re.IGNORECASE)
_DIGITS = re.compile(rf"\s*(?P<digits>\d+)(?!\d|[.,]\d|-\d)(?P<from>-{_ABLATIVE}\b)?(?:-[^\W\d_]+)?", re.IGNORECASE)
_WORD = re.compile(r"(?<!\w)\w")

_TERM_UNITS = {
    "сағат": Unit.HOUR,
    "тәулік": Unit.DAY,
    "күн": Unit.DAY,
    "ай": Unit.MONTH,
    "жыл": Unit.YEAR,
}
_TERM_UNIT = re.compile(
    either_letter(rf"\s+(?P<name>{'|'.join(_TERM_UNITS)})(?:(?P<from>{_ABLATIVE})|[ғгқк][ае])?(?!\w)"), re.IGNORECASE
)
_UP_TO = re.compile(either_letter(r"\s+(?:дейінгі\s+мерзімге|дейінгі|дейін)"), re.IGNORECASE)
_FOR = re.compile(either_letter(r"\s+мерзімге"), re.IGNORECASE)
