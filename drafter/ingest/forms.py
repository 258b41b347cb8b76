"""The forms in which official texts come: which one a file is, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from drafter import files
from drafter.errors import Finding, InputError, Place
from drafter.files import guard
from drafter.files.apart import apart
from drafter.files.apart import finding as apart_finding
from drafter.ingest.found import Progress, Source
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.markdown import markdown_lines, markdown_paragraphs
from drafter.ingest.official import remark, sentences
from drafter.ingest.text import Form, Paragraph, sniff, text_paragraphs
from drafter.messages import _
from drafter.text.letters import letters, seen
from drafter.word import SUFFIXES

SEEN = "D049"
"""The code of a remark on signs that were read as they look and not as they are written."""
_ARTICLE = re.compile(r"^#+\s(?:Статья\s\d|\d[\d-]*-бап)", re.MULTILINE)
"""The heading of an article in a transcript; a law that amends others has none."""
_SOURCE = re.compile(r"<!--.*?\bsource: (?P<source>\S+)\s*-->")


def read_source(path: Path, progress: Progress = None) -> Source:
    """Read a file of any form that is known; ``progress`` is told the pages read and their number.

    Every file is read in a process apart. Raises InputError D020 where the form is not known, D001–D005
    and D026–D029 where the file cannot be read.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(
            Finding(
                code="D020",
                message=_("неизвестный вид исходного текста"),
                place=Place(file=str(path)),
                expected=", ".join(_READERS),
                found=path.suffix or _("без расширения"),
                hint=_("откройте файл в Word или LibreOffice и сохраните его как .docx")
                if path.suffix.lower() in _OF_OFFICES
                else _("сохраните страницу официального сайта как HTML, DOCX, PDF или текст"),
            )
        )
    guard.regular(path)
    return _as_seen(reader(path, progress), path)


_OF_OFFICES = frozenset(
    (".doc", ".dot", ".odt", ".ott", ".fodt", ".rtf", ".wps", ".wpd", ".pages", ".xps", ".sxw", ".docb", ".gdoc")
)
"""The endings of documents that Word or LibreOffice can save as Word files of today."""


def _as_seen(source: Source, path: Path) -> Source:
    """The source with its signs as a reader sees them; D026 where a paragraph has signs that nobody sees so."""
    counted = source.letters
    remarks = list(source.remarks)

    def read(text: str, number: int) -> str:
        nonlocal counted
        found = seen(text)
        if found.trouble is not None:
            raise guard.refused(path, found.trouble, _("знаки, которые читатель видит такими"), line=number)
        remarks.extend(
            replace(remark(message, words, number, str(path)), code=SEEN) for message, words in found.remarks
        )
        counted += letters(found.text) - letters(text)
        return found.text

    lines = source.lines
    if lines is not None:
        lines = tuple(replace(one, text=read(one.text, one.number)) for one in lines)
    paragraphs = tuple(one if one.gap else replace(one, text=read(one.text, one.number)) for one in source.paragraphs)
    return replace(source, lines=lines, paragraphs=paragraphs, letters=counted, remarks=tuple(remarks))


def _markdown(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path, largest=guard.LARGEST)
    guard.readable(path, enumerate(text.splitlines(), start=1))
    source = _SOURCE.search(text)
    origin, sha256 = source["source"] if source else path.name, files.sha256(text.encode())
    if _ARTICLE.search(text):
        return Source(form="Markdown", origin=origin, sha256=sha256, lines=tuple(markdown_lines(text)))
    plain = markdown_paragraphs(text)
    found = sum(letters(each.text) for each in plain)
    return Source(form="Markdown", origin=origin, sha256=sha256, letters=found, paragraphs=tuple(plain))


def _text(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path, largest=guard.LARGEST)
    lines = text.splitlines()
    guard.readable(path, enumerate(lines, start=1))
    form = sniff(lines)
    lost = remark(_("дефис в конце строки печати мог пропасть: сверьте с PDF"), _("строки печати"), 1, str(path))
    paragraphs, remarks = sentences(text_paragraphs(text), str(path))
    return Source(
        form=f"text/{form}",
        origin=path.name,
        sha256=files.sha256(text.encode()),
        letters=letters(text),
        paragraphs=tuple(paragraphs),
        remarks=(*([lost] if form is Form.LINES else []), *remarks),
    )


def _html(path: Path, _progress: Progress) -> Source:
    from drafter.ingest.html import html_paragraphs

    page = html_paragraphs(path)
    return Source(
        form="HTML",
        origin=path.name,
        sha256=files.sha256(page.data),
        letters=page.letters,
        paragraphs=tuple(page.paragraphs),
        dropped=page.dropped,
        remarks=tuple(page.remarks),
    )


def _pdf(path: Path, progress: Progress) -> Source:
    from drafter.ingest.pdf import pdf_paragraphs

    printed = pdf_paragraphs(path, progress)
    return Source(
        form="PDF",
        origin=path.name,
        sha256=files.sha256(printed.data),
        letters=printed.letters,
        paragraphs=tuple(printed.paragraphs),
        dropped=printed.dropped,
        remarks=tuple(printed.remarks),
    )


def _docx(path: Path, _progress: Progress) -> Source:
    from drafter.ingest.docx import docx_paragraphs

    document = docx_paragraphs(path)
    return Source(
        form="DOCX",
        origin=path.name,
        sha256=files.sha256(document.data),
        letters=document.letters,
        paragraphs=tuple(document.paragraphs),
        dropped=document.dropped,
        remarks=tuple(document.remarks),
        headings=document.headings,
        numbered=document.numbered,
    )


def _apart(read: Callable[[Path, Progress], Source], path: Path, progress: Progress) -> Source:
    """What a reader makes of a file, in a process of its own."""
    return Source(**told(apart(read, path, progress)))


def told(said: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a source as they come from a process apart."""
    return {
        **said,
        "lines": None if said["lines"] is None else tuple(_line(one) for one in said["lines"]),
        "paragraphs": tuple(Paragraph(**one) for one in said["paragraphs"]),
        "remarks": tuple(apart_finding(one) for one in said["remarks"]),
        "headings": tuple(said["headings"]),
        "numbered": tuple((number, label) for number, label in said["numbered"]),
    }


def _line(said: dict[str, Any]) -> SourceLine:
    return SourceLine(LineKind(said["kind"]), said["text"], said["number"])


_READERS: dict[str, Callable[[Path, Progress], Source]] = {
    ".md": partial(_apart, _markdown),
    ".markdown": partial(_apart, _markdown),
    ".txt": partial(_apart, _text),
    ".html": partial(_apart, _html),
    **dict.fromkeys(SUFFIXES, partial(_apart, _docx)),
    ".pdf": partial(_apart, _pdf),
    ".htm": partial(_apart, _html),
}
