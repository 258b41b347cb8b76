"""Comparative tables in Word files, however a ministry lays them out: found by the words of their head, read by rows.

The reader knows nothing of the table that the program writes itself: it is an independent witness of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from drafter.ingest import guard
from drafter.messages import _
from drafter.reading.word import Opened, W, opened, pieces, printed, settled
from drafter.verify.lines import OFF, Line, is_struck, lines_of
from drafter.verify.phrases import COLUMNS, Phrases, folded, has, phrases

LANGUAGES = ("rus", "kaz")
_P, _TBL, _TR, _TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag"))
_COUNTED = re.compile(r"\(?(?P<num>\d{1,2})[.)]?")
_UNREADABLE = {
    f"{W}footnoteReference": _("сноска"),
    f"{W}endnoteReference": _("сноска"),
    f"{W}sym": _("знак особого шрифта"),
    f"{W}altChunk": _("вложенный документ"),
    f"{W}txbxContent": _("надпись"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": _("математическая формула"),
}
"""What prints words that are not in the paragraphs of a cell."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cell:
    """A cell by its column of the grid; ``goes_on`` where it is one with the cell above.

    ``trouble`` says what in it cannot be read.
    """

    element: etree._Element
    column: int
    span: int
    lines: tuple[Line, ...]
    goes_on: bool = False
    trouble: str | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The lines as a person reads them."""
        return tuple(line.text for line in self.lines)


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

    word: Opened
    tables: tuple[Table, ...]
    others: int

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables in order."""
        return tuple(row for table in self.tables for row in table.rows)


def read_tables(path: Path) -> Tables:
    """Read the comparative tables of a Word file.

    Raises InputError D026 for a file that is no ordinary Word document or keeps unaccepted changes.
    """
    return tables_of(path, guard.read_bytes(path))


def tables_of(path: Path, data: bytes) -> Tables:
    """Read the comparative tables of the bytes of a Word file; the path is for findings alone."""
    word = opened(path, data)
    settled(path, word.document)
    return tables_in(word)


def tables_in(word: Opened) -> Tables:
    """Read the comparative tables of a document that is open and has no tracked changes."""
    labels = {holder: label for holder, label, _text in printed(word) if label}
    found: list[Table] = []
    others = 0
    before: _Head | None = None
    for block in _blocks(word.document.find(f"{W}body"), _P, _TBL):
        if block.tag == _P:
            if before is not None and next(lines_of(block, ""), None) is not None:
                before = None  # words between two tables: the second does not go on the first
            continue
        grid = _Grid(block, labels)
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
                element=block,
                heads=head.said,
                rows=tuple(grid.rows(len(found) + 1, head, groups)),
            )
        )
        before = head
    return Tables(word=word, tables=tuple(found), others=others)


def _blocks(parent: etree._Element | None, *tags: str) -> Iterator[etree._Element]:
    """Yield the elements of some tags right inside an element, through the wrappers Word may put around them."""
    for child in parent if parent is not None else ():
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _blocks(child, *tags)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """The row that names the columns: which it is, what its cells say, and the columns of the grid that they stand over."""

    language: str
    at: int
    end: int
    width: int
    columns: Mapping[str, range]
    said: Mapping[str, str]


class _Grid:
    """A table of Word as rows of cells, each at its column of the grid."""

    def __init__(self, table: etree._Element, labels: Mapping[etree._Element, str]) -> None:
        self.labels = labels
        self.elements = list(_blocks(table, _TR))
        self.cells = [list(self._cells(row)) for row in self.elements]
        self._kept: dict[etree._Element, Cell] = {}
        self.width = max((cell.column + cell.span for row in self.cells for cell in row), default=0)

    def _cells(self, row: etree._Element) -> Iterator[Cell]:
        column = _number(row.find(f"{W}trPr/{W}gridBefore"))
        for element in _blocks(row, _TC):
            span = _number(element.find(f"{W}tcPr/{W}gridSpan")) or 1
            yield self._cell(element, column, span)
            column += span

    def _cell(self, element: etree._Element, column: int, span: int) -> Cell:
        lines = [line for holder in _blocks(element, _P) for line in lines_of(holder, self.labels.get(holder, ""))]
        merged = element.find(f"{W}tcPr/{W}vMerge")
        goes_on = merged is not None and merged.get(f"{W}val") in (None, "continue")
        trouble = next((said for name, said in _UNREADABLE.items() if _holds(element, name)), None)
        if trouble is None and next(_blocks(element, _TBL), None) is not None:
            trouble = _("таблица внутри клетки")
        if trouble is None and any(_is_hidden(run) for run in element.iter(f"{W}r")):
            trouble = _("скрытый текст")
        return Cell(
            element=element,
            column=column,
            span=span,
            lines=tuple(lines),
            goes_on=goes_on,
            trouble=trouble,
        )

    def head(self) -> _Head | None:
        """The first row that names both editions and the place, or two rows that do it together."""
        for at in range(min(len(self.cells), 6)):
            for end in (at + 1, at + 2):
                for language in LANGUAGES:
                    found = self._named(at, end, language)
                    if found is not None:
                        return found
        return None

    def _named(self, at: int, end: int, language: str) -> _Head | None:
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
        return _Head(language=language, at=at, end=end, width=self.width, columns=columns, said=said)

    def rows(self, table: int, head: _Head, groups: tuple[str, ...]) -> Iterator[Row]:
        """Yield the rows below a head; a head repeated, a line that counts the columns and lines over the whole width
        are none.
        """
        words = phrases(head.language)
        above: dict[int, Cell] = {}  # by column of the grid
        for at in range(head.end, len(self.cells)):
            cells = self.cells[at]
            if self._is_head(cells, head) or _counts_columns(cells):
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
            full = {name: _over(above, columns) for name, columns in head.columns.items()}
            place, old, new = (full[name] or _lacking(self.elements[at], cells) for name in ("place", "old", "new"))
            label = full.get("number")
            yield Row(
                table=table,
                number=at + 1,
                label=" ".join(label.texts).strip(" .") if label is not None else "",
                element=self.elements[at],
                groups=groups,
                place=place,
                old=old,
                new=self._unstruck(new),
                reason=full.get("reason"),
            )

    def _is_head(self, cells: Sequence[Cell], head: _Head) -> bool:
        said = {cell.column: " ".join(cell.texts) for cell in cells}
        return all(said.get(head.columns[name].start) == head.said[name] for name in ("old", "new"))

    def _unstruck(self, cell: Cell) -> Cell:
        """A cell of the proposed text without the words that are struck through."""
        if cell.element not in self._kept:
            holders = dict.fromkeys(line.holder for line in cell.lines)
            kept = (lines_of(holder, self.labels.get(holder, ""), struck=False) for holder in holders)
            self._kept[cell.element] = replace(cell, lines=tuple(line for lines in kept for line in lines))
        return self._kept[cell.element]


def _over(cells: Mapping[int, Cell], columns: range) -> Cell | None:
    """The cell of a column; where its head stands over several, one with the lines of all."""
    found = list(dict.fromkeys(cells[column] for column in columns if column in cells))
    if len(found) < 2:
        return found[0] if found else None
    trouble = next((cell.trouble for cell in found if cell.trouble), None)
    lines = tuple(line for cell in found for line in cell.lines)
    return replace(found[-1], lines=lines, trouble=trouble)


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


def _number(element: etree._Element | None) -> int:
    said = "" if element is None else element.get(f"{W}val") or ""
    return int(said) if said.isdigit() else 0


def _holds(element: etree._Element, name: str) -> bool:
    return next(element.iter(name), None) is not None


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(f"{W}val") not in OFF and _holds(run, f"{W}t")


def _counts_columns(cells: Sequence[Cell]) -> bool:
    """Whether a row only counts the columns: «1 2 3 4 5»."""
    said = [_COUNTED.fullmatch(" ".join(cell.texts)) for cell in cells]
    numbers = [int(match["num"]) for match in said if match is not None]
    return len(cells) > 2 and numbers == list(range(1, len(cells) + 1))


def _over_all(cells: Sequence[Cell], head: _Head, words: Phrases) -> str | None:
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
