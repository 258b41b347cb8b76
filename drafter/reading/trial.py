"""Whether what was read can be applied to the act in force, told with the lines of the law that is read."""

from __future__ import annotations

from dataclasses import replace

from drafter.akn import Act
from drafter.apply import apply
from drafter.errors import ApplyError, Finding, Place, Severity
from drafter.modification import Modification
from drafter.reading.model import Clause, Footing, Reading


def trial(reading: Reading, act: Act, file: str | None = None) -> list[Finding]:
    """Return why modifications whose places the act shows cannot be applied to it, each with the line of its clause.

    These are warnings: the law may be meant for another edition. Places that an excerpt leaves out are not tried.
    """
    tried: list[tuple[Clause, Modification]] = [
        (clause, modification)
        for amended in reading.acts
        if amended.at_hand
        for clause in amended.clauses
        if clause.footing is Footing.SEEN
        for modification in clause.modifications
    ]
    try:
        apply(act, [modification for _clause, modification in tried])
    except ApplyError as error:
        return [_told(finding, tried, file) for finding in error.findings]
    return []


def _told(finding: Finding, tried: list[tuple[Clause, Modification]], file: str | None) -> Finding:
    clause, _modification = tried[(finding.place.clause or 1) - 1]
    place = Place(file=file, line=clause.place.line, eid=finding.place.eid)
    return replace(finding, severity=Severity.WARNING, place=place)
