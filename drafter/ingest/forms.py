"""The forms in which official texts come: which one a file is, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from drafter import files
from drafter.errors import Finding, InputError, Place
from drafter.ingest import guard
from drafter.ingest.apart import apart
from drafter.ingest.found import Progress, Source
from drafter.ingest.lines import letters
from drafter.ingest.markdown import markdown_lines, markdown_paragraphs
from drafter.ingest.official import remark, sentences
from drafter.ingest.text import Form, sniff, text_paragraphs
from drafter.messages import _

_ARTICLE = re.compile(r"^#+\s(?:Статья\s\d|\d[\d-]*-бап)", re.MULTILINE)
"""The heading of an article in a transcript; a law that amends others has none."""
_SOURCE = re.compile(r"<!--.*?\bsource: (?P<source>\S+)\s*-->")


def read_source(path: Path, progress: Progress = None) -> Source:
    """Read a file of any form that is known; ``progress`` is told the pages read and their number.

    Pages, Word files and PDF are read in a process apart. Raises InputError D020 where the form is not known, D001–D005
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
                hint=_("сохраните страницу официального сайта как HTML, DOCX, PDF или текст"),
            )
        )
    guard.regular(path)
    return reader(path, progress)


def _markdown(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path)
    guard.readable(path, enumerate(text.splitlines(), start=1))
    source = _SOURCE.search(text)
    origin, sha256 = source["source"] if source else path.name, files.sha256(text.encode())
    if _ARTICLE.search(text):
        return Source(form="Markdown", origin=origin, sha256=sha256, lines=tuple(markdown_lines(text)))
    plain = markdown_paragraphs(text)
    found = sum(letters(each.text) for each in plain)
    return Source(form="Markdown", origin=origin, sha256=sha256, letters=found, paragraphs=tuple(plain))


def _text(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path)
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

    paragraphs, remarks, found, data = html_paragraphs(path)
    return Source(
        form="HTML",
        origin=path.name,
        sha256=files.sha256(data),
        letters=found,
        paragraphs=tuple(paragraphs),
        remarks=tuple(remarks),
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
    )


_READERS: dict[str, Callable[[Path, Progress], Source]] = {
    ".md": _markdown,
    ".markdown": _markdown,
    ".txt": _text,
    ".html": partial(apart, _html),
    ".docx": partial(apart, _docx),
    ".pdf": partial(apart, _pdf),
    ".htm": partial(apart, _html),
}
