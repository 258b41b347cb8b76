"""The page that a Word file is written from: sections of paragraphs and tables, each piece of text in its look."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.diff import Kind
from drafter.word import typography
from drafter.word.typography import Orientation, Style


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a piece of text looks, beside its paragraph style."""

    bold: bool = False
    italic: bool = False
    changed: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of text of one look; a tab stands in it as ``\\t``, a line break as ``\\n``.

    ``track`` says whether the piece stays, comes or goes; ``link`` is the address it leads to.
    """

    text: str = ""
    look: Look = Look()
    track: Kind = Kind.EQUAL
    link: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; ``level`` is that of a heading from 1, or 0, and ``mark`` the fate of the paragraph itself."""

    style: Style
    level: int = 0
    mark: Kind = Kind.EQUAL
    runs: tuple[Run, ...]

    @property
    def line(self) -> str:
        """All that is written in the paragraph, what comes and what goes alike, on one line."""
        return "".join(run.text for run in self.runs).replace("\t", " ").replace("\n", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Paragraphs of plain text that stay as they are, one at least, each with its style and the level of a heading.

    They say in one value what would be thousands of paragraphs and runs in a whole code of which little changes.
    """

    paragraphs: tuple[tuple[Style, int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table, which may reach over several columns and holds a paragraph at least."""

    span: int
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; header rows are repeated on each page."""

    header: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its visible caption, if any, and the description read out to who cannot see it."""

    kind: typography.Table
    caption: Paragraph | None
    description: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A stretch of pages turned the same way."""

    orientation: Orientation
    blocks: tuple[Paragraph | Kept | Table, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A whole document as it is to be written."""

    title: str
    language: str | None
    sections: tuple[Section, ...]
