"""A second pair of eyes: what the rules of law-making say about a bill, each finding with its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from drafter.checks import (
    bill_text,
    citing,
    clauses,
    entry,
    evaluative,
    form,
    lists,
    overlap,
    penalties,
    pending,
    proportion,
    rights,
    sanctions,
    signs,
    stricter,
    style,
    title,
    wiring,
)
from drafter.checks.bill_text import BillText
from drafter.checks.context import Context
from drafter.errors import Finding, Place, Severity

_BOTH = frozenset({"rus", "kaz"})
_RUSSIAN = frozenset({"rus"})

CHECKS: tuple[tuple[Callable[[Context], Iterator[Finding]], frozenset[str]], ...] = (
    (form.headings, _BOTH),
    (form.headings_fit, _RUSSIAN),
    (form.numbers, _BOTH),
    (form.kept_numbers, _BOTH),
    (form.reasons, _BOTH),
    (form.table, _BOTH),
    (form.filled_in, _BOTH),
    (form.exceptions, _BOTH),
    (form.letters, _RUSSIAN),
    (form.note, _BOTH),
    (stricter.entry_into_force, _RUSSIAN),
    (stricter.retroactive, _RUSSIAN),
    (sanctions.fine_caps, _RUSSIAN),
    (sanctions.arrest, _RUSSIAN),
    (penalties.arrest, _RUSSIAN),
    (penalties.place_of_penalties, _RUSSIAN),
    (penalties.terms, _RUSSIAN),
    (sanctions.unread, _RUSSIAN),
    (sanctions.without_sanction, _BOTH),
    (style.formulas, _RUSSIAN),
    (style.spelling, _RUSSIAN),
    (signs.signs, _BOTH),
    (wiring.jurisdiction, _RUSSIAN),
    (lists.parts, _RUSSIAN),
    (overlap.overlap, _RUSSIAN),
    (evaluative.evaluative, _RUSSIAN),
    (proportion.proportion, _RUSSIAN),
    (rights.rights, _RUSSIAN),
    (pending.pending, _BOTH),
    (citing.dangling, _BOTH),
    (citing.citing, _BOTH),
    (form.edition, _BOTH),
    (form.reach, _BOTH),
)
"""Every check with the languages of the texts it reads, in the order in which the findings are given.

What is checked on the Russian text alone holds for the Kazakh one as far as parity proves that they say the same.
"""

OF_FILE: frozenset[Callable[[Context], Iterator[Finding]]] = frozenset(
    (form.reasons, form.filled_in, form.exceptions, form.note, stricter.entry_into_force, stricter.retroactive)
)
"""The checks of what a bill file says beside its modifications: a bill that a person gives in words has no such file.

Its term of entry into force is read by the checks of the text.
"""

TEXT_CHECKS: tuple[Callable[[BillText], Iterator[Finding]], ...] = (
    title.alone,
    title.preamble,
    title.own_headings,
    title.title,
    title.target,
    clauses.order,
    clauses.quotes,
    clauses.ends,
    clauses.renumbering,
    entry.wording,
    entry.retroactive,
    style.given_formulas,
    style.marks,
    style.bodies,
)
"""Every check of a bill as it is printed, in either language: what the program worded, and what a person gives."""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(context: Context) -> tuple[Finding, ...]:
    """Return what the checks that read the language of a text find in it, errors first, each at its line.

    A bill that a person gives in words is looked at as it is printed by ``checks.given``.
    """
    language = context.act.language
    mine = (one for one, languages in CHECKS if language in languages)
    if context.bill.is_given:
        found = [finding for one in mine if one not in OF_FILE for finding in one(context)]
        return ranked(context.bill.located(finding) for finding in found)
    found = [finding for one in mine for finding in one(context)]
    text = replace(
        bill_text.of_worded(context.worded, language),
        is_stricter=any(stricter.is_stricter(new) for new in context.new_sanctions()),
        day=context.bill.spec.date,
        initiator=context.bill.spec.initiator,
    )
    found += [_with_eid(context, finding) for finding in check_text(text)]
    return ranked(context.bill.located(finding) for finding in found)


def check_text(text: BillText) -> tuple[Finding, ...]:
    """Return what is found in a bill as it is printed, errors first."""
    return ranked(finding for one in TEXT_CHECKS for finding in one(text))


def _with_eid(context: Context, finding: Finding) -> Finding:
    """A finding of a clause with the place that the clause changes."""
    clause = finding.place.clause
    return finding if clause is None else finding.at(Place(eid=context.modifications[clause - 1].destination))


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the errors first, in their order otherwise."""
    return tuple(sorted(findings, key=lambda f: _RANK[f.severity]))
