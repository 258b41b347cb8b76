"""Bills in Russian: ``word`` and ``entry_text`` with the words of the language."""

from __future__ import annotations

import functools

from drafter.language import rus
from drafter.language.rus import Case
from drafter.wording import bill, entry
from drafter.wording.speech import Speech


def _calendar_days(number: int) -> str:
    """The number of days after «по истечении»."""
    days = "календарного дня" if number % 10 == 1 and number % 100 != 11 else "календарных дней"
    return f"{rus.cardinal(number, Case.GEN)} {days}"


def _act(title: str, case: str) -> str:
    """The title of an act, whose first word says what it is."""
    kind, blank, rest = title.partition(" ")
    return rus.noun(kind, Case(case)) + blank + rest


SPEECH = Speech(
    language="rus",
    act=_act,
    date=lambda day, _case: rus.date(day),
    calendar_days=_calendar_days,
    changes_title=rus.changes_title,
    changes_head=rus.changes_head,
    unit=lambda prefix, num, case: rus.unit(prefix, num, Case(case)),
    address=lambda steps, case: rus.address(steps, Case(case)),
    several=lambda outer, prefix, nums, case: rus.several(outer, prefix, nums, Case(case)),
    listed=rus.listed,
    quoted=lambda kind, case: rus.quoted(kind, Case(case)),
)

word = functools.partial(bill.word, SPEECH)
entry_text = functools.partial(entry.sentence, SPEECH)
