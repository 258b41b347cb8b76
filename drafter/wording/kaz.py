"""Bills in Kazakh: ``word`` and ``entry_text`` with the words of the language."""

from __future__ import annotations

import functools

from drafter.language import kaz
from drafter.language.kaz import Case
from drafter.wording import bill, entry
from drafter.wording.speech import Speech

SPEECH = Speech(
    language="kaz",
    act=lambda title, case: kaz.title(title, Case(case)),
    date=lambda day, case: kaz.date(day, Case(case)),
    calendar_days=lambda number: f"күнтізбелік {kaz.cardinal(number)} күн",
    changes_title=kaz.changes,
    changes_head=kaz.changes,
    unit=lambda prefix, num, case: kaz.unit(prefix, num, Case(case)),
    address=lambda steps, case: kaz.address(steps, Case(case)),
    several=lambda outer, prefix, nums, case: kaz.several(outer, prefix, nums, Case(case)),
    listed=kaz.listed,
    quoted=lambda kind, case: kaz.quoted(kind, Case(case)),
)

word = functools.partial(bill.word, SPEECH)
entry_text = functools.partial(entry.sentence, SPEECH)
