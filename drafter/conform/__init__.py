"""Conforming modifications: what must change elsewhere when a bill adds, cuts or restates an offence, drafted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from drafter import places
from drafter.apply import apply
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.checks.wiring import COURT, PROTOCOL, jurisdiction
from drafter.compare import changes
from drafter.conform.cited import like_lists, vanished
from drafter.conform.headings import headings
from drafter.conform.model import Conformed, Proposal, Question, Sureness
from drafter.conform.offences import offences
from drafter.conform.plan import Wanted, planned, wanted
from drafter.conform.reviewing import reviewing
from drafter.conform.wish import Wish
from drafter.errors import Finding, Severity
from drafter.messages import _

__all__ = ["Conformed", "Proposal", "Question", "Sureness", "conform", "left_over", "told"]


def conform(context: Context) -> Conformed:
    """Return the modifications that follow from a bill on the Russian text of a code, and what a person must decide.

    Each proposal applies together with the bill and with every proposal that needs no choice.
    """
    found: list[Wish | Question] = list(vanished(context))
    if context.is_offence_code:
        for offence in offences(context):
            found += [*reviewing(context, offence), *like_lists(context, offence)]
    more = list(headings(context))
    wishes = wanted(context, (one for one in found if isinstance(one, Wish)))
    proposals, open_ones = planned(context, [*wishes, *(one for one in more if isinstance(one, Wanted))])
    questions = [one for one in [*found, *more] if isinstance(one, Question)]
    numbers = [place.clause or n for n, place in enumerate(context.bill.places, start=1)]
    return Conformed(
        proposals=tuple(replace(one, cause=numbers[one.cause]) for one in proposals),
        questions=tuple(dict.fromkeys(replace(one, cause=numbers[one.cause]) for one in [*questions, *open_ones])),
        unseen=tuple(_unseen(context)),
    )


def told(context: Context) -> Iterator[Finding]:
    """C33: that modifications elsewhere follow from a bill; a warning where one needs no choice."""
    found = conform(context)
    if found.proposals or found.questions:
        named = [one.modification.destination for one in found.proposals] or [one.eid for one in found.questions]
        eids = dict.fromkeys(named)
        choices = len(found.proposals) - len(found.settled) + len(found.questions)
        yield finding(
            "C33",
            _("из законопроекта следуют изменения других норм: {n}, решить: {m}").format(
                n=len(found.settled), m=choices
            ),
            severity=Severity.WARNING if found.settled else Severity.INFO,
            found=", ".join(places.name(context.act, eid) if eid in context.act.index else eid for eid in eids),
        )


def left_over(context: Context, found: Conformed) -> dict[str, tuple[Finding, ...]]:
    """Return what the checks C06 and C07 still find when the proposals of each way are made together with the bill."""
    left: dict[str, tuple[Finding, ...]] = {}
    for name, proposals in found.ways.items():
        modifications = (*context.modifications, *(one.modification for one in proposals))
        amended = apply(context.act, modifications)
        rows = changes(amended, modifications, lambda eid: places.name(context.act, eid))
        left[name] = tuple(jurisdiction(replace(context, modifications=modifications, amended=amended, changes=rows)))
    return left


def _unseen(context: Context) -> list[str]:
    """The articles on reviewers and officials that an excerpt leaves out or shows in part."""
    if not context.is_offence_code or not context.act.is_excerpt:
        return []
    index = context.act.index
    needed = [f"art_{COURT}", "art_685", "art_735", PROTOCOL]
    return [eid for eid in needed if eid not in index or index[eid].has_gap]
