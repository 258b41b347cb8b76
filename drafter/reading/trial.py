"""Whether what was read can be done to the act in force, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.akn import Act
from drafter.apply import refused
from drafter.apply.refusals import MEETING
from drafter.errors import Finding, Place, Severity
from drafter.messages import _
from drafter.modification import Modification
from drafter.reading.model import Clause, Footing, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a clause cannot be done, and the modification of it that cannot; the place is the line of the clause."""

    finding: Finding
    clause: Clause
    modification: Modification


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """The clauses that can be done together, in their order, and why the others cannot."""

    settled: tuple[Clause, ...]
    refusals: tuple[Refusal, ...]

    @property
    def modifications(self) -> tuple[Modification, ...]:
        """What can be done."""
        return tuple(modification for clause in self.settled for modification in clause.modifications)


def tried(clauses: Sequence[Clause], act: Act, file: str | None = None) -> Tried:
    """Try clauses on the act in force: each is done whole or not at all.

    Where clauses meet in the same words, neither is guessed to be the right one.
    """
    settled = [clause for clause in clauses if clause.modifications]
    refusals: dict[tuple[Finding, int], Refusal] = {}
    while found := refused(act, [modification for clause in settled for modification in clause.modifications]):
        of = [(clause, modification) for clause in settled for modification in clause.modifications]
        bad: list[Clause] = []
        for one in found:
            clause, modification = of[(one.place.clause or 1) - 1]
            rivals = [other for other in settled if _meet(clause, other, act)] if one.code == MEETING else []
            if rivals:
                one = replace(one, found=_("то же меняют строки: {lines}").format(lines=_lines([clause, *rivals])))
            bad += [clause, *rivals]
            for each in (clause, *rivals):
                told = replace(one, place=Place(file=file, line=each.place.line, eid=one.place.eid))
                by = modification if each is clause else each.modifications[0]
                refusals.setdefault((told, id(each)), Refusal(finding=told, clause=each, modification=by))
        settled = [clause for clause in settled if not any(clause is one for one in bad)]
    return Tried(settled=tuple(settled), refusals=tuple(refusals.values()))


def _meet(one: Clause, other: Clause, act: Act) -> bool:
    if one is other:
        return False
    return any(each.code == MEETING for each in refused(act, [*one.modifications, *other.modifications]))


def _lines(clauses: Sequence[Clause]) -> str:
    return ", ".join(str(line) for line in sorted({clause.place.line for clause in clauses}))


def on_the_act(reading: Reading) -> list[Clause]:
    """Return the clauses on the act at hand, in order."""
    return [clause for amended in reading.acts if amended.at_hand for clause in amended.clauses]


def trial(reading: Reading, act: Act, file: str | None = None) -> list[Finding]:
    """Return why modifications whose places the act shows cannot be applied to it, each with the line of its clause.

    These are warnings: the law may be meant for another edition. Places that an excerpt leaves out are not tried.
    """
    seen = [clause for clause in on_the_act(reading) if clause.footing is Footing.SEEN]
    return [replace(one.finding, severity=Severity.WARNING) for one in tried(seen, act, file).refusals]
