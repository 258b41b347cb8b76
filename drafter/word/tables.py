"""Tables of a Word file: the blocks of a document in order, and the cells of a table by the columns of its grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from drafter.word.gate import Word, trouble
from drafter.word.names import TBL, TC, TR, P, W
from drafter.word.pieces import Paragraph
from drafter.word.refusals import Trouble

_WRAPPERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Cell:
    """A cell by its column of the grid; ``goes_on`` where it is one with the cell above.

    ``nested`` tells that there is a table in it.
    """

    element: etree._Element
    column: int
    span: int
    paragraphs: tuple[Paragraph, ...]
    goes_on: bool
    nested: bool

    def trouble(self, *, struck: bool) -> Trouble | None:
        """Return why the cell cannot be read, or None; with ``struck`` words struck out are no reason."""
        return next((found for one in self.paragraphs if (found := trouble(one, struck=struck)) is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Table:
    """A table with its rows: their elements, and their cells."""

    element: etree._Element
    rows: tuple[tuple[etree._Element, tuple[Cell, ...]], ...]


def blocks_of(word: Word) -> Iterator[Paragraph | Table]:
    """Yield the paragraphs and tables right in the body of a document, through the wrappers that Word puts around."""
    for element in _inside(word.story.root, P, TBL):
        if element.tag == TBL:
            yield Table(element=element, rows=tuple((row, tuple(_cells(word, row))) for row in _inside(element, TR)))
        elif element in word.story.of:
            yield word.story.of[element]


def _cells(word: Word, row: etree._Element) -> Iterator[Cell]:
    column = _number(row.find(f"{W}trPr/{W}gridBefore"))
    for element in _inside(row, TC):
        span = _number(element.find(f"{W}tcPr/{W}gridSpan")) or 1
        merged = element.find(f"{W}tcPr/{W}vMerge")
        yield Cell(
            element=element,
            column=column,
            span=span,
            paragraphs=tuple(word.story.of[one] for one in _inside(element, P) if one in word.story.of),
            goes_on=merged is not None and merged.get(f"{W}val") in (None, "continue"),
            nested=next(_inside(element, TBL), None) is not None,
        )
        column += span


def _inside(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _inside(child, *tags)


def _number(element: etree._Element | None) -> int:
    said = "" if element is None else element.get(f"{W}val") or ""
    return int(said) if said.isdecimal() and len(said) < 4 else 0
