"""What a Word file prints: its paragraphs, each piece with where it came from and how it looks."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from drafter.word.refusals import Kind, Trouble
from drafter.word.styles import Look


@dataclass(frozen=True, slots=True)
class Change:
    """A tracked change that words lie in: whether they come or go, whose it is, and its date as the file says it."""

    comes: bool
    author: str
    date: str


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What one element of a run prints, how it looks, and the tracked change that it lies in."""

    node: etree._Element
    text: str
    look: Look
    change: Change | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """What stands in a paragraph and is no text of it: a picture, a shape, a box with words."""

    kind: Kind
    said: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Paragraph:
    """A printed paragraph: its number in the document from 1, what Word prints before it, its pieces.

    ``troubles`` say what in it cannot be read so as it is printed; ``objects`` what is there beside its text;
    ``boxed`` that it stands in a box or a frame, out of the order of the text; ``heading`` that its style is of one.
    """

    element: etree._Element
    number: int
    label: str
    apart: bool
    pieces: tuple[Piece, ...]
    troubles: tuple[Trouble, ...]
    objects: tuple[Object, ...]
    boxed: bool
    listed: bool
    heading: bool

    @property
    def text(self) -> str:
        """What it prints but for its number; a line break is «\\n», a tab «\\t»."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def struck(self) -> str:
        """The words that are struck out."""
        return "".join(piece.text for piece in self.pieces if piece.look.struck).strip()
