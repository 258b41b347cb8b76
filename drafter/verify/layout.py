"""How a table of Word is laid out: its cells by the columns of the grid, and the row that names the columns."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from drafter.messages import _
from drafter.verify.lines import Line, lines_of
from drafter.verify.phrases import COLUMNS, folded, has, phrases
from drafter.word import tables as word
from drafter.word.tables import Table

LANGUAGES = ("rus", "kaz")
_COUNTED = re.compile(r"\(?(?P<num>\d{1,2})[.)]?")
@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cell:
    """A cell by its column of the grid; ``goes_on`` where it is one with the cell above.

    ``trouble`` says what in it cannot be read, ``source`` is the cell in Word.
    """

    element: etree._Element
    column: int
    span: int
    lines: tuple[Line, ...]
    goes_on: bool = False
    trouble: str | None = None
    source: word.Cell | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines as a person reads them."""
        return tuple(line.text for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The row that names the columns: which it is, what its cells say, and the columns of the grid below them."""

    language: str
    at: int
    end: int
    width: int
    columns: Mapping[str, range]
    said: Mapping[str, str]


class Grid:
    """A table of Word as rows of cells, each at its column of the grid."""

    def __init__(self, table: Table) -> None:
        self.elements = [row for row, _cells in table.rows]
        self.cells = [[_read(cell) for cell in cells] for _row, cells in table.rows]
        self.width = max((cell.column + cell.span for row in self.cells for cell in row), default=0)

    def head(self) -> Head | None:
        """The first row that names both editions and the place, or two rows that do it together."""
        for at in range(min(len(self.cells), 6)):
            for end in (at + 1, at + 2):
                for language in LANGUAGES:
                    found = self._named(at, end, language)
                    if found is not None:
                        return found
        return None

    def _named(self, at: int, end: int, language: str) -> Head | None:
        words = phrases(language)
        columns: dict[str, range] = {}
        said: dict[str, str] = {}
        for cell in (cell for row in self.cells[at:end] for cell in row):
            text = folded(" ".join(cell.texts), language)
            name = next((name for name in COLUMNS if has(text, words.columns[name])), None)
            if name is not None and name not in columns:
                columns[name] = range(cell.column, cell.column + cell.span)
                said[name] = " ".join(cell.texts)
        if not {"old", "new"} <= columns.keys():
            return None
        if "place" not in columns:
            known = {column for each in columns.values() for column in each}
            left = [cell for cell in self.cells[at] if cell.column < columns["old"].start and cell.column not in known]
            if len(left) != 1:
                return None
            columns["place"] = range(left[0].column, left[0].column + left[0].span)
            said["place"] = " ".join(left[0].texts)
        if len({each.start for each in columns.values()}) != len(columns):
            return None
        return Head(language=language, at=at, end=end, width=self.width, columns=columns, said=said)

    def is_head(self, cells: Sequence[Cell], head: Head) -> bool:
        said = {cell.column: " ".join(cell.texts) for cell in cells}
        return all(said.get(head.columns[name].start) == head.said[name] for name in ("old", "new"))


def _read(cell: word.Cell) -> Cell:
    trouble = _trouble(cell, struck=True)
    if trouble is None and cell.nested:
        trouble = _("таблица внутри клетки")
    return Cell(
        element=cell.element,
        column=cell.column,
        span=cell.span,
        lines=tuple(line for one in cell.paragraphs for line in lines_of(one)),
        goes_on=cell.goes_on,
        trouble=trouble,
        source=cell,
    )


def _trouble(cell: word.Cell, *, struck: bool) -> str | None:
    found = cell.trouble(struck=struck)
    return None if found is None else found.found


def unstruck(cell: Cell) -> Cell:
    """Return a cell of the proposed text without the words that are struck out."""
    if cell.source is None or not any(one.struck for one in cell.source.paragraphs):
        return cell
    lines = (line for one in cell.source.paragraphs for line in lines_of(one, struck=False))
    return replace(cell, lines=tuple(lines))


def over(cells: Mapping[int, Cell], columns: range) -> Cell | None:
    """The cell of a column; where its head stands over several, one with the lines of all."""
    found = list(dict.fromkeys(cells[column] for column in columns if column in cells))
    if len(found) < 2:
        return found[0] if found else None
    trouble = next((cell.trouble for cell in found if cell.trouble), None)
    lines = tuple(line for cell in found for line in cell.lines)
    return replace(found[-1], lines=lines, trouble=trouble)


def counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only counts the columns: «1 2 3 4 5»."""
    said = [_COUNTED.fullmatch(" ".join(cell.texts)) for cell in cells]
    numbers = [int(match["num"]) for match in said if match is not None]
    return len(cells) > 2 and numbers == list(range(1, len(cells) + 1))
