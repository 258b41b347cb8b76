"""Findings, and the errors that carry them to the person who can mend them."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from enum import IntEnum, StrEnum


class Severity(StrEnum):
    """How much a finding matters: an error breaks a rule, a warning may, information only tells."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Exit(IntEnum):
    """Exit codes of the command line."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    NOT_APPLIED = 4
    NOT_WRITTEN = 5
    INTERNAL = 70
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding stands: in the bill file, in the bill's own clauses, in the act.

    ``line`` and ``column`` count from 1; ``clause`` is the number of the modification in the file, from 1.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    clause: int | None = None
    eid: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A text that a finding sets beside another: its place and the name of it, and where the words stand that both
    have.
    """

    eid: str
    name: str
    text: str
    shared: tuple[tuple[int, int], ...]

    @property
    def parts(self) -> tuple[tuple[str, bool], ...]:
        """The text in parts, each with whether both texts have it."""
        ends = (0, *(at for span in self.shared for at in span), len(self.text))
        spans = enumerate(itertools.pairwise(ends))
        return tuple((self.text[start:end], bool(number % 2)) for number, (start, end) in spans if start < end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing a person should know, with the rule it follows from and what can be done.

    ``beside`` are two texts to compare, the new one first, where the finding is of what both say.
    ``ignored`` is the reason that the bill file gives for leaving it.
    """

    code: str
    severity: Severity = Severity.ERROR
    message: str
    place: Place = field(default_factory=Place)
    expected: str | None = None
    found: str | None = None
    rule: str | None = None
    hint: str | None = None
    beside: tuple[Side, ...] = ()
    ignored: str | None = None

    def at(self, place: Place) -> Finding:
        """Return the finding with the blanks of its place filled from another place."""
        mine = self.place
        return replace(
            self,
            place=Place(
                file=mine.file or place.file,
                line=mine.line or place.line,
                column=mine.column or place.column,
                clause=mine.clause or place.clause,
                eid=mine.eid or place.eid,
            ),
        )


class DrafterError(Exception):
    """Work that was refused, with one finding or more that say why; ``exit_code`` is for the command line."""

    exit_code: Exit = Exit.INTERNAL

    def __init__(self, *findings: Finding) -> None:
        if not findings:
            raise ValueError("an error needs a finding")
        super().__init__("; ".join(f"{f.code}: {f.message}" for f in findings))
        self.findings = findings


class InputError(DrafterError):
    """A file that cannot be read, or is not what it should be."""

    exit_code = Exit.INPUT


class UsageError(DrafterError):
    """A request that names something the program does not have."""

    exit_code = Exit.USAGE


class ApplyError(DrafterError):
    """A modification that cannot be applied to the text in force."""

    exit_code = Exit.NOT_APPLIED


class OutputError(DrafterError):
    """A file that may not or cannot be written."""

    exit_code = Exit.NOT_WRITTEN


class Interrupted(DrafterError):
    """Work that the person stopped."""

    exit_code = Exit.INTERRUPTED
