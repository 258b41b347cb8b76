"""Findings that the drafter leaves as they are: the reasons that the bill file gives, and the entries that fit none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter import eid as eids
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.spec.bill import Bill
from drafter.spec.model import Ignore


def left(bill: Bill, findings: Iterable[Finding], language: str) -> Iterator[Finding]:
    """Yield findings; those that the bill file leaves become information with the reason, in a language if given."""
    for one in findings:
        entry = next((entry for entry in bill.spec.ignore if _fits(entry, one)), None)
        if entry is None or one.ignored is not None:
            yield one
        else:
            reason = entry.reason.in_language(language) or entry.reason.rus or entry.reason.kaz
            yield replace(one, severity=Severity.INFO, ignored=reason)


def unused(bill: Bill, findings: Iterable[Finding]) -> Iterator[Finding]:
    """D017: each entry of ``ignore`` fits a finding that was left; yield a warning for each that does not."""
    given = [one for one in findings if one.ignored is not None]
    for position, entry in enumerate(bill.spec.ignore):
        if not any(_fits(entry, one) for one in given):
            yield finding(
                "D017",
                _("запись ignore не подошла ни к одному замечанию: {code}").format(code=entry.code),
                severity=Severity.WARNING,
                eid=entry.destination,
                expected=_("замечание {code} в этом месте").format(code=entry.code),
                found=_("такого замечания нет"),
            ).at(bill.ignore_places[position])


def _fits(entry: Ignore, one: Finding) -> bool:
    inside = entry.destination is None or (
        one.place.eid is not None and eids.contains(entry.destination, one.place.eid)
    )
    return entry.code == one.code and inside
