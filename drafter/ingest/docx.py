"""Word files of the official site and bank: the paragraphs of the document part, read as XML and nothing else."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.errors import Finding
from drafter.ingest import guard
from drafter.ingest.lines import letters, normal
from drafter.ingest.official import sentences
from drafter.ingest.text import Paragraph, glue, opens, title_length
from drafter.messages import _

_DOCUMENT = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _T, _DELETED = f"{_W}p", f"{_W}t", f"{_W}delText"
_PRINTED = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "", f"{_W}cr": "\n", f"{_W}br": "\n"}
_REVISIONS = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_OUTSIDE = (f"{_W}altChunk", f"{_W}subDoc")
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

    Raises InputError D026 for a file that is no ordinary Word document, that keeps unaccepted changes or takes text
    from outside, D029 where it has no text.
    """
    data = guard.read_bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            guard.safe_zip(path, archive)
            part = guard.read_part(path, archive, _DOCUMENT)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    root = _parsed(path, part)
    if any(next(root.iter(name), None) is not None for name in _REVISIONS):
        raise guard.refused(path, _("непринятые исправления"), _("документ без исправлений"))
    if any(next(root.iter(name), None) is not None for name in _OUTSIDE):
        raise guard.refused(path, _("вложенный документ"), _("весь текст в самом документе"))
    for fallback in list(root.iter(f"{_MC}Fallback")):
        if (holder := fallback.getparent()) is not None:
            holder.remove(fallback)
    found = sum(letters(text.text or "") for text in root.iter(_T))
    found += sum(1 for _mark in root.iter(f"{_W}noBreakHyphen"))
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


def _parsed(path: Path, part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    if root.getroottree().docinfo.internalDTD is not None or root.tag != f"{_W}document":
        raise guard.refused(path, str(root.tag), _("документ Word без DOCTYPE"))
    return root


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
    color = run.find(f"{_W}rPr/{_W}color") if run is not None else None
    return color is not None and _RED.fullmatch(color.get(f"{_W}val") or "") is not None
