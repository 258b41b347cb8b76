"""A bill in a Word or text file as it looks on paper: its paragraphs, and in which font each piece is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from drafter import files, word
from drafter.files import guard
from drafter.text.letters import seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text printed in one way; ``font`` is empty where the file does not say."""

    text: str
    font: str = ""
    bold: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph with its number in the document, or of its line, from 1; ``listed`` where Word itself marks it."""

    number: int
    pieces: tuple[Piece, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(piece.text for piece in self.pieces)


def printed(path: Path) -> list[Printed]:
    """Return the paragraphs of a bill in a Word file, or in a text with a paragraph in each line.

    Raises InputError D001–D005 for a text, D026 for a file that is no ordinary Word document.
    """
    if path.suffix.lower() in word.SUFFIXES:
        return printed_docx(word.read_bytes(path), path)
    lines = files.read_text(path, largest=guard.LARGEST).splitlines()
    return [Printed(number=n, pieces=(Piece(text=seen(line).text),)) for n, line in enumerate(lines, 1) if line.strip()]


def printed_docx(data: bytes, path: Path) -> list[Printed]:
    """Return the paragraphs of a Word file; text that is marked as deleted is not printed.

    Raises InputError D026 where a paragraph prints other words than it says.
    """
    opened = word.opened(path, data)
    if word.has_changes(opened):
        opened = opened.settled(accept=True)
    text = [one for one in opened.paragraphs if not one.boxed and one.text.strip()]
    word.readable(opened, text, objects=False)
    return [
        Printed(
            number=one.number,
            pieces=tuple(_pieces(one)),
            listed=one.listed,
        )
        for one in text
    ]


def _pieces(one: word.Paragraph) -> Iterator[Piece]:
    """The pieces of a paragraph, those that follow one another in one look as one."""
    for look, pieces in groupby((each for each in one.pieces if each.text), key=_look):
        font, bold, underline = look
        text = "".join(piece.text for piece in pieces).replace("\t", " ")
        yield Piece(text=text, font=font, bold=bold, underline=underline)


def _look(piece: word.Piece) -> tuple[str, bool, bool]:
    return piece.look.font, piece.look.bold, piece.look.underline
