"""A second pair of eyes: what the rules of law-making say about a bill, each finding with its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from drafter.checks import citing, form, overlap, pending, sanctions, signs, wiring
from drafter.checks.context import Context
from drafter.errors import Finding, Severity

CHECKS: tuple[Callable[[Context], Iterator[Finding]], ...] = (
    form.headings,
    form.numbers,
    form.reasons,
    form.filled_in,
    form.exceptions,
    form.letters,
    form.note,
    sanctions.entry_into_force,
    sanctions.fine_caps,
    sanctions.arrest,
    sanctions.unread,
    sanctions.without_sanction,
    signs.signs,
    wiring.jurisdiction,
    overlap.overlap,
    pending.pending,
    citing.dangling,
    citing.citing,
    form.edition,
    form.reach,
)
"""Every check, in the order in which the findings are given."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(context: Context) -> tuple[Finding, ...]:
    """Return what all checks find, errors first, each at its line of the bill file."""
    found = [context.bill.located(finding) for one in CHECKS for finding in one(context)]
    return tuple(sorted(found, key=lambda f: _RANK[f.severity]))
