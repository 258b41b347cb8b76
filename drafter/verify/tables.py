"""Comparative tables in Word files, however a ministry lays them out: found by the words of their head, read by rows.

The reader knows nothing of the table that the program writes itself: it is an independent witness of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from drafter.messages import _
from drafter.verify.layout import Cell, Grid, Head, counts_columns, over, unstruck
from drafter.verify.lines import lines_of
from drafter.verify.phrases import Phrases, folded, has, phrases
from drafter.word import Paragraph, Word, opened, unchanged
from drafter.word.tables import blocks_of


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Row:
    """A row of a comparative table that shows a place in force and as proposed.

    ``table`` counts the comparative tables of the document and ``number`` the rows of that table in Word, both from 1;
    ``label`` is what the column of numbers says. ``groups`` are the lines over the whole width above the row, the act
    first. A cell that is one with the cell above is that cell.
    """

    table: int
    number: int
    label: str
    element: etree._Element
    groups: tuple[str, ...]
    place: Cell
    old: Cell
    new: Cell
    reason: Cell | None = None

    @property
    def said(self) -> str:
        """The words of the place, one line each."""
        return "\n".join(self.place.texts)

    @property
    def trouble(self) -> str | None:
        """Why the row cannot be read, or None."""
        return self.place.trouble or self.old.trouble or self.new.trouble


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """A comparative table: its language, the heads of its columns by their meaning, its rows in order."""

    number: int
    language: str
    element: etree._Element
    heads: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tables:
    """The comparative tables of a document, and how many of its tables are none."""

    word: Word
    tables: tuple[Table, ...]
    others: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables in order."""
        return tuple(row for table in self.tables for row in table.rows)


def tables_of(path: Path, data: bytes) -> Tables:
    """Read the comparative tables of the bytes of a Word file; the path is for findings alone."""
    word = opened(path, data)
    unchanged(word)
    return tables_in(word)


def tables_in(word: Word) -> Tables:
    """Read the comparative tables of a document that is open and has no tracked changes."""
    found: list[Table] = []
    others = 0
    before: Head | None = None
    for block in blocks_of(word):
        if isinstance(block, Paragraph):
            if before is not None and next(lines_of(block), None) is not None:
                before = None  # words between two tables: the second does not go on the first
            continue
        grid = Grid(block)
        head = grid.head()
        if head is None and before is not None and grid.width == before.width:
            head = replace(before, at=-1, end=0)
        if head is None:
            others += 1
            before = None
            continue
        groups = found[-1].rows[-1].groups if head.at < 0 and found and found[-1].rows else ()
        found.append(
            Table(
                number=len(found) + 1,
                language=head.language,
                element=block.element,
                heads=head.said,
                rows=tuple(_rows(grid, len(found) + 1, head, groups)),
            )
        )
        before = head
    return Tables(word=word, tables=tuple(found), others=others)


def _rows(grid: Grid, table: int, head: Head, groups: tuple[str, ...]) -> Iterator[Row]:
    """Yield the rows below a head; a head repeated, a line that counts the columns and lines over the whole width
    are none.
    """
    words = phrases(head.language)
    above: dict[int, Cell] = {}  # by column of the grid
    for at in range(head.end, len(grid.cells)):
        cells = grid.cells[at]
        if grid.is_head(cells, head) or counts_columns(cells):
            continue
        said = _over_all(cells, head, words)
        if said is not None:
            if said:
                groups = _under(groups, said, words, head.language)
            continue
        above = {
            column: above[column] if cell.goes_on and column in above else cell
            for cell in cells
            for column in range(cell.column, cell.column + cell.span)
        }
        full = {name: over(above, columns) for name, columns in head.columns.items()}
        place, old, new = (full[name] or _lacking(grid.elements[at], cells) for name in ("place", "old", "new"))
        label = full.get("number")
        yield Row(
            table=table,
            number=at + 1,
            label=" ".join(label.texts).strip(" .") if label is not None else "",
            element=grid.elements[at],
            groups=groups,
            place=place,
            old=old,
            new=unstruck(new),
            reason=full.get("reason"),
        )


def _lacking(row: etree._Element, cells: Sequence[Cell]) -> Cell:
    """What stands for a cell that a row does not have."""
    element = cells[-1].element if cells else row
    return Cell(element=element, column=-1, span=0, lines=(), trouble=_("в строке меньше клеток, чем столбцов"))


def joined(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield rows; those that share the cell of their place are one row with the lines of all."""
    held: Row | None = None
    for row in rows:
        if held is not None and row.place is held.place and row.groups == held.groups:
            held = replace(held, old=_both(held.old, row.old), new=_both(held.new, row.new))
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held


def _both(above: Cell, below: Cell) -> Cell:
    """A cell with the lines of the one below, which may be the same."""
    fresh = [line for line in below.lines if line not in above.lines]
    return replace(above, lines=(*above.lines, *fresh), trouble=above.trouble or below.trouble)


def _over_all(cells: Sequence[Cell], head: Head, words: Phrases) -> str | None:
    """The words of a row that shows no place: one cell over both editions, or the name of an act alone; else None."""
    over = next((cell for cell in cells if cell.column <= head.columns["old"].start < cell.column + cell.span), None)
    spoken = [cell for cell in cells if cell.lines or cell.goes_on]
    said = " ".join(" ".join(cell.texts) for cell in spoken)
    if over is not None and over.column + over.span > head.columns["new"].start:
        return said
    numbered = [cell for cell in spoken if "number" in head.columns and cell.column in head.columns["number"]]
    alone = len(spoken) - len(numbered) == 1 and names_act(said, words, head.language)
    return said if alone or not spoken else None


def _under(groups: tuple[str, ...], said: str, words: Phrases, language: str) -> tuple[str, ...]:
    """The lines over the whole width that are above a row after one more: an act begins them anew."""
    if names_act(said, words, language) or not groups:
        return (said,)
    return (groups[0], said)


_LABEL = re.compile(r"^(?:\d+[.)]\s*|[IVX]+[.)]\s*|в\s+|во\s+)+", re.IGNORECASE)


_CODE = re.compile(r"[\w-]+ кодекс\b")
_DIVISION = re.compile(r"\d+(?:-\d+)*\s*-\s*(?:бап|тарау|бөлім)")


def names_act(said: str, words: Phrases, language: str) -> bool:
    """Tell whether a line over the whole width names an act, and not a chapter of one or an article.

    >>> names_act("1. Кодекс Республики Казахстан «О садах»", phrases("rus"), "rus")
    True
    >>> names_act("Глава 5. Сады", phrases("rus"), "rus")
    False
    """
    plain = folded(_LABEL.sub("", said), language)
    if language == "kaz":
        return has(plain, words.acts) and _DIVISION.match(plain) is None
    return any(f"{plain} ".startswith(f"{name} ") for name in words.acts) or _CODE.match(plain) is not None
