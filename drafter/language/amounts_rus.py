"""Amounts and terms read at a place of a Russian text: «до десяти суток», «от двадцати до шестидесяти часов»."""

from __future__ import annotations

import re

from drafter import numerals
from drafter.language.amounts import Limits, Unit


def limits(text: str, at: int = 0) -> Limits | None:
    """Return the amount that stands at a place, or None; the unit is not read.

    >>> limits("до двадцати суток")
    Limits(low=None, high=20, unit=None, end=11)
    >>> limits("от десяти до двадцати"), limits("в размере")
    (Limits(low=10, high=20, unit=None, end=21), None)
    """
    if m := _FROM.match(text, at):
        first = number(text, m.end())
        to = first and _TO.match(text, first[1])
        second = to and number(text, to.end())
        return Limits(low=first[0], high=second[0], end=second[1]) if first and second else None
    if m := _TO.match(text, at):
        second = number(text, m.end())
        return Limits(low=None, high=second[0], end=second[1]) if second else None
    only = number(text, at)
    return Limits(low=only[0], high=only[0], end=only[1]) if only else None


def term(text: str, at: int = 0) -> Limits | None:
    """Return the term that stands at a place, with its unit, or None.

    The Code writes one thing in many ways: «на срок до пяти суток», «сроком до пяти суток», «до пяти суток»; «на
    двадцать суток», «на срок двадцать суток», «сроком на двадцать суток».

    >>> term("сроком на два года")
    Limits(low=2, high=2, unit=<Unit.YEAR: 'year'>, end=18)
    """
    m = _TERM.match(text, at)
    read = limits(text, m.end()) if m else None
    unit = _TERM_UNIT.match(text, read.end) if read else None
    if read is None or unit is None:
        return None
    return Limits(low=read.low, high=read.high, unit=_TERM_UNITS[unit[1]], end=unit.end())


def any_term(text: str) -> Limits | None:
    """Return the first term that a text says after «на», «срок» or «сроком», or None.

    >>> any_term("права охоты на срок до двух лет")
    Limits(low=None, high=2, unit=<Unit.YEAR: 'year'>, end=31)
    """
    return next((read for m in _TERM_SAID.finditer(text) if (read := term(text, m.start()))), None)


def number(text: str, at: int = 0) -> tuple[int, int] | None:
    """Return the number that stands at a place in words or digits, and where it ends, or None.

    >>> number("ста пятидесяти месячных"), number("трое суток"), number("150 суток"), number("месячных")
    ((150, 14), (3, 4), (150, 3), None)
    """
    if m := _DIGITS.match(text, at):
        return int(m[0]), m.end()
    spelled: list[str] = []
    end = at
    while (m := _WORD.match(text, end)) and (
        numerals.continues(spelled, m[1]) if spelled else numerals.value(m[1]) is not None
    ):
        spelled.append(m[1])
        end = m.end()
    if not spelled:
        return (_COLLECTIVES[m[1]], m.end()) if m and m[1] in _COLLECTIVES else None
    value = numerals.number(spelled)
    return None if value is None else (value, end)


_FROM = re.compile(r"\s*от\s+")
_TO = re.compile(r"\s*до\s+")
_TERM = re.compile(r"\s*(?:на\s+срок\b|сроком\s+на\b|сроком\b|на\b)?\s*")
_TERM_SAID = re.compile(r"\b(?:на\s+срок|сроком|на)\s")
_TERM_UNITS = {
    **dict.fromkeys(("час", "часа", "часов"), Unit.HOUR),
    **dict.fromkeys(("сутки", "суток"), Unit.DAY),
    **dict.fromkeys(("месяц", "месяца", "месяцев"), Unit.MONTH),
    **dict.fromkeys(("год", "года", "лет"), Unit.YEAR),
}
_TERM_UNIT = re.compile(rf"\s+({'|'.join(_TERM_UNITS)})\b")
_DIGITS = re.compile(r"\d+(?![\d-]|[.,]\d)")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_COLLECTIVES = {"двое": 2, "трое": 3, "четверо": 4}
"""Numerals of «сутки», which has no singular."""
