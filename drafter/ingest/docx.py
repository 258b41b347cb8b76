"""Word files of the official site and bank: the paragraphs that they print, official notes by their colour."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter import word
from drafter.errors import Finding
from drafter.files import guard
from drafter.ingest.official import remark, sentences
from drafter.ingest.text import Paragraph, glue, opens, title_length
from drafter.messages import _
from drafter.text.letters import letters, normal
from drafter.word.refusals import Kind, refused

_RED = re.compile(r"FF0000", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The paragraphs of a Word file, the letters found, those of the title that is dropped, remarks, the bytes.

    ``headings`` and ``numbered`` are the paragraphs that Word makes headings, or numbers itself.
    """

    paragraphs: list[Paragraph]
    letters: int
    dropped: int
    remarks: list[Finding]
    headings: tuple[int, ...]
    numbered: tuple[tuple[int, str], ...]
    data: bytes


def docx_paragraphs(path: Path) -> Document:
    """Return the paragraphs of a Word file; their numbers count the paragraphs of the document from 1.

    Raises InputError D026 for a file that is no ordinary Word document, that keeps unaccepted changes, takes text from
    outside, has a table inside its text, or prints other words than it says; D029 where it has no text.
    """
    data = guard.read_bytes(path)
    opened = word.opened(path, data)
    word.unchanged(opened)
    text = word.running(opened, opened.paragraphs)
    found = sum(letters(one.label) + letters(one.text) for one in text)
    paragraphs = [each for one in text for each in _paragraphs(one)]
    if not paragraphs:
        raise refused(path, Kind.EMPTY, _("нет абзацев с текстом"))
    paragraphs, remarks = sentences(paragraphs, str(path))
    title = title_length([each.text for each in paragraphs])
    numbered = tuple((one.number, one.label) for one in text if one.label)
    if numbered:
        said = _("номера абзацев, которые ставит сам Word, прочитаны: {n}").format(n=len(numbered))
        remarks.append(remark(said, numbered[0][1], numbered[0][0], str(path)))
    return Document(
        paragraphs=paragraphs[title:],
        letters=found,
        dropped=sum(letters(each.text) for each in paragraphs[:title]),
        headings=tuple(one.number for one in text if one.heading and one.text.strip()),
        numbered=numbered,
        remarks=[*remarks, *(one for one in word.remarks(opened, text) if one.place.line is None)],
        data=data,
    )


def _paragraphs(one: word.Paragraph) -> Iterator[Paragraph]:
    """A paragraph of Word is one paragraph or, where line breaks part units, several."""
    parts: list[str] = []
    official = False
    for text, red in _lines(one):
        if not text:
            continue
        if parts and opens(text, parts):
            yield Paragraph(glue(parts), one.number, official)
            parts = []
        if not parts:
            official = red
        parts.append(text)
    if parts:
        yield Paragraph(glue(parts), one.number, official)


def _lines(one: word.Paragraph) -> Iterator[tuple[str, bool]]:
    """The printed lines of a paragraph, each red or not at its beginning; the first has the number that Word prints."""
    text, red = f"{one.label}{' ' if one.apart else ''}" if one.label else "", False
    begun = False
    for piece in one.pieces:
        for at, said in enumerate(piece.text.split("\n")):
            if at:
                yield normal(text), red
                text, begun = "", False
            if said.strip() and not begun:
                red, begun = _RED.fullmatch(piece.look.colour) is not None, True
            text += said
    yield normal(text), red
