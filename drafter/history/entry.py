"""The words of official notes on entry into force, read."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from drafter import numerals, numerals_kaz

DAY = r"(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})"
"""A date as the notes write it: «03.07.2017»."""

_TERMS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"ввод[ия]тся (?:в действие )?по истечении (?P<count>\w+?(?: \w+)??) "
        r"(?P<unit>календарн\w+ дн\w+|месяц\w*|дн\w+) (?:после|со) (?:дня )?его (?:первого )?официального "
        r"опубликования\.?"
    ),
    re.compile(
        r"алғашқы\s?ресми\s?жарияланған күн[іi]нен кей[іi]н (?:күнт[іi]збел[іi]к )?(?P<count>\w+?(?: \w+)??) "
        r"(?P<unit>күн|ай) өткен соң қолданысқа\s?енг[іi]з[іi]лед[іi]"
    ),
)
"""Entry into force some time after publication, the day of which is not in the note; some sources glue words."""
_AT_ONCE = re.compile(r"ввод[ия]тся в действие со дня его (?:первого )?официального опубликования\.?")
_FROM = re.compile(
    rf"ввод[ия]тся в действие (?:[сc] )?{DAY}|{DAY.replace('P<', 'P<k')} бастап қолданысқа енг[іi]з[іi]лед[іi]"
)
_SEE = re.compile(
    r"порядок введения в действи[ея] (?:.* )?см\b|қолданысқа енг[іi]з[іi]лу тәрт[іi]б[іi]н .* қараңыз", re.IGNORECASE
)
_SAID = re.compile(r"ввод[ия]тся в действие\s*|\s*қолданысқа енг[іi]з[іi]лед[іi]")
_MONTHS = ("месяц", "ай")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When a change enters into force, as the note says it in ``text``.

    ``date`` where the note names the day, ``count`` of calendar ``days`` or ``months`` after the first official
    publication where it names a term; ``see`` where it sends the reader to an article of the law. Where none of them
    is given the words were not understood.
    """

    text: str
    date: datetime.date | None = None
    days: int | None = None
    months: int | None = None
    see: bool = False

    @property
    def understood(self) -> bool:
        """Whether the words were understood."""
        return self.date is not None or self.days is not None or self.months is not None or self.see

    @property
    def said(self) -> str:
        """The words without «вводится в действие»."""
        return _SAID.sub("", self.text).strip()

    def earliest(self, adopted: datetime.date) -> datetime.date | None:
        """Return the first day on which a law of a date can be in force: it is published that day or later.

        None where the words do not tell.

        >>> read_entry("вводится в действие по истечении шести месяцев после дня его первого официального "
        ...            "опубликования").earliest(datetime.date(2026, 1, 9))
        datetime.date(2026, 7, 10)
        """
        if self.date is not None:
            return self.date
        if self.months is not None:
            return _months_later(adopted, self.months) + datetime.timedelta(days=1)
        if self.days is not None:
            return adopted + datetime.timedelta(days=self.days + (1 if self.days else 0))
        return None


def read_entry(text: str) -> Entry:
    """Return when a change enters into force, read from the words of a note.

    >>> read_entry("вводится в действие по истечении шестидесяти календарных дней после дня его первого "
    ...            "официального опубликования").days
    60
    >>> read_entry("вводится в действие для городов с 01.01.2018").understood
    False
    """
    for pattern in _TERMS:
        if (match := pattern.fullmatch(text)) and (count := _count(match["count"])) is not None:
            months = match["unit"].startswith(_MONTHS)
            return Entry(text=text, months=count) if months else Entry(text=text, days=count)
    if _AT_ONCE.fullmatch(text):
        return Entry(text=text, days=0)
    if (match := _FROM.fullmatch(text)) and (day := read_date(match)) is not None:
        return Entry(text=text, date=day)
    return Entry(text=text, see=_SEE.match(text) is not None)


def read_date(match: re.Match[str]) -> datetime.date | None:
    """Return the date of a match of ``DAY``, or None where there is no such day."""
    found = match.groupdict()
    day, month, year = (int(found.get(name) or found[f"k{name}"]) for name in ("day", "month", "year"))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _count(words: str) -> int | None:
    return numerals.number(words.split()) or numerals_kaz.number(words.split())


def _months_later(day: datetime.date, months: int) -> datetime.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, calendar.monthrange(year, month + 1)[1]))
