"""Printed lines of Word paragraphs, each with where its words stand in the paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from lxml import etree

from drafter.text.letters import normal
from drafter.word import Paragraph, shown, stretches

NOT_THERE = "\x00"
"""What stands in the raw text of a line for a sign that does not count: words struck through."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Line:
    """A printed line: its text with the number that Word gives its paragraph, and where it stands.

    ``raw`` is what the paragraph ``holder`` has from ``start`` on, ``label`` is Word's number before it.
    """

    text: str
    holder: etree._Element
    start: int
    raw: str
    label: str = ""

    @property
    def end(self) -> int:
        """Where the line ends in the paragraph."""
        return self.start + len(self.raw)

    def spot(self, at: int) -> int | None:
        """Return where a place of the text stands in the paragraph; None inside the number that Word gives."""
        shift = len(self.label) + 1 if self.label else 0
        if at < shift:
            return self.start if at == 0 and not self.label else None
        places = _places(self.raw)
        line = self.text[shift:]
        if len(line) != len(places):  # signs that are read as others: the place before which as much is the same
            plain = normal(self.raw.replace(NOT_THERE, ""))
            at = shift + _same(line, plain, at - shift)
        return self.start + (places[at - shift] if at - shift < len(places) else _last(self.raw))


def lines_of(paragraph: Paragraph, *, struck: bool = True) -> Iterator[Line]:
    """Yield the lines of a paragraph; without ``struck`` words that are struck out are not there."""
    text = "".join(
        piece.text if struck or piece.text == "\n" or not piece.look.struck else NOT_THERE * len(piece.text)
        for piece in paragraph.pieces
    )
    first = True
    for start, end in stretches(text):
        raw = text[start:end].replace("\n", " ")
        line = shown(raw.replace(NOT_THERE, ""))
        if line or (first and paragraph.label):
            number = paragraph.label if first else ""
            whole = f"{number} {line}".strip() if number else line
            yield Line(text=whole, holder=paragraph.element, start=start, raw=raw, label=number)
            first = False


def _places(raw: str) -> list[int]:
    """Where each sign of the normal text begins in the raw one; blanks in a row are one sign."""
    found: list[int] = []
    blank: int | None = None
    at = 0
    while at < len(raw):
        end = at + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        if raw[at].isspace():
            blank = at if blank is None else blank
        elif raw[at] != NOT_THERE:
            if blank is not None and found:
                found.append(blank)
            blank = None
            found += [at] * len(unicodedata.normalize("NFC", raw[at:end]))
        at = end
    return found


def _same(line: str, plain: str, at: int) -> int:
    """Where a place of a line stands in the text that it was read from."""
    matcher = SequenceMatcher(None, line, plain, autojunk=False)
    for _kind, start, end, first, last in matcher.get_opcodes():
        if start <= at < end:
            return min(first + at - start, last)
    return len(plain)


def _last(raw: str) -> int:
    """Where the last sign of a raw text that counts ends."""
    return len(raw.replace(NOT_THERE, " ").rstrip())
