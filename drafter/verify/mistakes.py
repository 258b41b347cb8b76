"""What is wrong in a bill or a table, where it stands in the Word file, and how it could be mended."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.diff import Segment
from drafter.errors import Finding
from drafter.verify.layout import Cell
from drafter.verify.lines import Line
from drafter.verify.tables import Row


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rewritten:
    """A line with other words: the segments are of its text."""

    line: Line
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Added:
    """New paragraphs of a cell after one of its lines, or before all of them."""

    cell: Cell
    after: Line | None
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Dropped:
    """A line that goes."""

    line: Line


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowAdded:
    """A new row beside a row of a table, with the words of its place and of both editions."""

    beside: Row
    before: bool
    place: str
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RowDropped:
    """A row that goes."""

    row: Row


Mend = Rewritten | Added | Dropped | RowAdded | RowDropped


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mistake:
    """A finding with its place in the Word file, where it has one, and what would mend it; nothing where nobody but
    the drafter can tell.
    """

    finding: Finding
    at: Line | Cell | Row | None = None
    mends: tuple[Mend, ...] = ()
