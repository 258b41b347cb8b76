"""The forms in which official texts come: which one a file is, and its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter import files
from drafter.errors import Finding, InputError, Place
from drafter.ingest.lines import SourceLine, letters
from drafter.ingest.markdown import markdown_lines
from drafter.ingest.text import Paragraph, sniff, text_paragraphs
from drafter.messages import _

Progress = Callable[[int, int], None] | None

_SOURCE = re.compile(r"<!--.*?\bsource: (?P<source>\S+)\s*-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as read: where it is from, its sha256, its form; ready lines of a transcript, or paragraphs.

    ``letters`` counts the letters of the file as they were found, ``dropped`` those of page furniture that is no part
    of the text; ``remarks`` say what is unusual.
    """

    form: str
    origin: str
    sha256: str
    letters: int = 0
    lines: tuple[SourceLine, ...] | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    dropped: int = 0
    remarks: tuple[Finding, ...] = ()


def read_source(path: Path, progress: Progress = None) -> Source:
    """Read a file of any form that is known; ``progress`` is told the pages read and their number.

    Raises InputError D020 where the form is not known, D001–D005 and D026–D029 where the file cannot be read.
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
    return reader(path, progress)


def _markdown(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path)
    source = _SOURCE.search(text)
    return Source(
        form="Markdown",
        origin=source["source"] if source else path.name,
        sha256=files.sha256(text.encode()),
        lines=tuple(markdown_lines(text)),
    )


def _text(path: Path, _progress: Progress) -> Source:
    text = files.read_text(path)
    return Source(
        form=f"text/{sniff(text.splitlines())}",
        origin=path.name,
        sha256=files.sha256(text.encode()),
        letters=letters(text),
        paragraphs=tuple(text_paragraphs(text)),
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
    ".html": _html,
    ".docx": _docx,
    ".pdf": _pdf,
    ".htm": _html,
}
