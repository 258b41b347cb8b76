"""A bill from its file to everything known about it: applied, compared, worded, checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import checks, codes, places
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.change import Change
from drafter.checks.context import Context
from drafter.codes import Code
from drafter.compare import changes
from drafter.errors import DrafterError, Finding
from drafter.ingest.lines import normal
from drafter.modification import Modification
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.wording import rus
from drafter.wording.clauses import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that the outputs show, all of it from one list of modifications."""

    bill: Bill
    code: Code
    act: Act
    modifications: tuple[Modification, ...]
    amended: Amended
    changes: tuple[Change, ...]
    worded: Worded
    findings: tuple[Finding, ...]

    @property
    def language(self) -> str:
        """Language of the bill text: ``rus``."""
        return self.act.language


def draft(path: Path, shelf: Path, edition: str | None = None) -> Draft:
    """Read a bill file, apply it to its code and check it; ``edition`` overrides the one that the file names.

    Raises InputError for the file, UsageError for a code or edition that is not at hand, ApplyError where a
    modification cannot be applied, each finding with its line.
    """
    bill = bills.read(path)
    code = codes.find(bill.spec.code, shelf)
    act = code.act("rus", edition or bill.spec.edition)
    subject = bill.spec.subject
    try:
        modifications = bills.modifications(bill, act.language)
        amended = apply(act, modifications)
        rows = changes(amended, modifications, lambda eid: places.name(_holding(amended, eid), eid))
        worded = rus.word(
            amended,
            modifications,
            act_title=code.title[act.language],
            act_date=code.date,
            subject=normal(found) if subject and (found := subject.in_language(act.language)) else None,
            entry=bill.spec.entry_into_force,
        )
    except DrafterError as error:
        raise type(error)(*(bill.located(finding) for finding in error.findings)) from None
    context = Context(bill=bill, code=code, modifications=modifications, amended=amended, changes=rows)
    return Draft(
        bill=bill,
        code=code,
        act=act,
        modifications=modifications,
        amended=amended,
        changes=rows,
        worded=worded,
        findings=checks.check(context),
    )


def _holding(amended: Amended, eid: str) -> Act:
    new = eid in amended.inserted and eid not in amended.in_force.index
    return amended.act if new else amended.in_force
