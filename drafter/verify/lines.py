"""Printed lines of Word paragraphs, each with where its words stand in the paragraph."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from drafter.reading.word import OFF, W, pieces, stretches
from drafter.text.letters import normal

NOT_THERE = "\x00"
"""What stands in the raw text of a line for a sign that does not count: words struck through."""

_STRUCK = (f"{W}strike", f"{W}dstrike")


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
        return self.start + (places[at - shift] if at - shift < len(places) else _last(self.raw))


def lines_of(holder: etree._Element, label: str, *, struck: bool = True) -> Iterator[Line]:
    """Yield the lines of a paragraph; without ``struck`` words that are struck through are not there."""
    shown = "".join(
        said if struck or said == "\n" or not is_struck(node) else NOT_THERE * len(said)
        for node, said in pieces(holder)
    )
    first = True
    for start, end in stretches(shown):
        raw = shown[start:end].replace("\n", " ")
        text = normal(raw.replace(NOT_THERE, ""))
        if text:
            number = label if first else ""
            whole = f"{number} {text}" if number else text
            yield Line(text=whole, holder=holder, start=start, raw=raw, label=number)
            first = False


def is_struck(node: etree._Element) -> bool:
    """Tell whether what prints something is struck through."""
    run = next(node.iterancestors(f"{W}r"), None)
    marks = [] if run is None else [mark for name in _STRUCK for mark in run.findall(f"{W}rPr/{name}")]
    return any(mark.get(f"{W}val") not in OFF for mark in marks)


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


def _last(raw: str) -> int:
    """Where the last sign of a raw text that counts ends."""
    return len(raw.replace(NOT_THERE, " ").rstrip())
