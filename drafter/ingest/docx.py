"""Word files of the official site and bank: the paragraphs of the document part, read as XML and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.errors import Finding
from drafter.files import guard
from drafter.ingest.docx_parts import W, document
from drafter.ingest.official import sentences
from drafter.ingest.text import Paragraph, glue, opens, title_length
from drafter.messages import _
from drafter.text.letters import letters, normal

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _T = f"{W}p", f"{W}t"
_PRINTED = {f"{W}tab": " ", f"{W}noBreakHyphen": "-", f"{W}softHyphen": "", f"{W}cr": "\n", f"{W}br": "\n"}
_RED = re.compile(r"FF0000", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The paragraphs of a Word file, the letters found, those of the title that is dropped, remarks, the bytes."""

    paragraphs: list[Paragraph]
    letters: int
    dropped: int
    remarks: list[Finding]
    data: bytes


def docx_paragraphs(path: Path) -> Document:
    """Return the paragraphs of a Word file; their numbers count the paragraphs of the document from 1.

    Raises InputError D026 for a file that is no ordinary Word document, that keeps unaccepted changes, takes text from
    outside, or has numbers and notes that only Word prints; D029 where it has no text.
    """
    data = guard.read_bytes(path)
    root = document(path, data)
    if (count := sum(1 for _holder in root.iter(_P))) > guard.MOST_PARAGRAPHS:
        raise guard.refused(path, str(count), _("не больше {n} абзацев").format(n=guard.MOST_PARAGRAPHS))
    for fallback in list(root.iter(f"{_MC}Fallback")):
        if (holder := fallback.getparent()) is not None:
            holder.remove(fallback)
    found = sum(letters(text.text or "") for text in root.iter(_T))
    found += sum(1 for _mark in root.iter(f"{W}noBreakHyphen"))
    paragraphs = list(_paragraphs(root))
    if not paragraphs:
        raise guard.refused(path, _("нет абзацев с текстом"), _("документ с текстом акта"), code="D029")
    paragraphs, remarks = sentences(paragraphs, str(path))
    title = title_length([each.text for each in paragraphs])
    return Document(
        paragraphs=paragraphs[title:],
        letters=found,
        dropped=sum(letters(each.text) for each in paragraphs[:title]),
        remarks=remarks,
        data=data,
    )


def _paragraphs(root: etree._Element) -> Iterator[Paragraph]:
    """A paragraph of Word is one paragraph or, where line breaks part units, several."""
    for number, holder in enumerate(root.iter(_P), start=1):
        pieces = [(text, red) for text, red in _lines(holder) if text]
        parts: list[str] = []
        official = False
        for text, red in pieces:
            if parts and opens(text, parts):
                yield Paragraph(glue(parts), number, official)
                parts = []
            if not parts:
                official = red
            parts.append(text)
        if parts:
            yield Paragraph(glue(parts), number, official)


def _lines(holder: etree._Element) -> Iterator[tuple[str, bool]]:
    """The printed lines of one paragraph, not of those in a text box inside it, each red or not at its beginning."""
    text, red = "", False
    for node in holder.iter(_T, *_PRINTED):
        if next(node.iterancestors(_P)) is not holder:
            continue
        piece = (node.text or "") if node.tag == _T else _PRINTED[str(node.tag)]
        if piece == "\n":
            yield normal(text), red
            text = ""
            continue
        if piece.strip() and not text.strip():
            red = _is_red(node)
        text += piece
    yield normal(text), red


def _is_red(node: etree._Element) -> bool:
    run = node.getparent()
    color = run.find(f"{W}rPr/{W}color") if run is not None else None
    return color is not None and _RED.fullmatch(color.get(f"{W}val") or "") is not None
