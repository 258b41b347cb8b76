"""A second pair of eyes: what the rules of law-making say about a bill, each finding with its rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from drafter.checks import evaluative, form, overlap, proportion, rights, sanctions, signs, wiring
from drafter.checks.context import Context
from drafter.errors import Finding, Severity

_BOTH = frozenset({"rus", "kaz"})
_RUSSIAN = frozenset({"rus"})

CHECKS: tuple[tuple[Callable[[Context], Iterator[Finding]], frozenset[str]], ...] = (
    (form.headings, _BOTH),
    (form.numbers, _BOTH),
    (form.reasons, _BOTH),
    (form.filled_in, _BOTH),
    (form.exceptions, _BOTH),
    (form.letters, _RUSSIAN),
    (form.note, _BOTH),
    (sanctions.entry_into_force, _RUSSIAN),
    (sanctions.fine_caps, _RUSSIAN),
    (sanctions.arrest, _RUSSIAN),
    (sanctions.unread, _RUSSIAN),
    (sanctions.without_sanction, _BOTH),
    (signs.signs, _BOTH),
    (wiring.jurisdiction, _RUSSIAN),
    (overlap.overlap, _RUSSIAN),
    (evaluative.evaluative, _RUSSIAN),
    (proportion.proportion, _RUSSIAN),
    (rights.rights, _RUSSIAN),
    (form.edition, _BOTH),
    (form.reach, _BOTH),
)
"""Every check with the languages of the texts it reads, in the order in which the findings are given.

What is checked on the Russian text alone holds for the Kazakh one as far as parity proves that they say the same.
"""

_RANK = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def check(context: Context) -> tuple[Finding, ...]:
    """Return what the checks that read the language of a text find in it, errors first, each at its line."""
    language = context.act.language
    found = [finding for one, languages in CHECKS if language in languages for finding in one(context)]
    return ranked(context.bill.located(finding) for finding in found)


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings with the errors first, in their order otherwise."""
    return tuple(sorted(findings, key=lambda f: _RANK[f.severity]))
