"""What a source gives, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.errors import Finding
from drafter.files.apart import Progress
from drafter.ingest.lines import SourceLine
from drafter.ingest.text import Paragraph

__all__ = ["Progress", "Source"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source as read: where it is from, its sha256, its form; ready lines of a transcript, or paragraphs.

    ``letters`` counts the letters of the file as they were found, ``dropped`` those of page furniture that is no part
    of the text; ``remarks`` say what is unusual. ``headings`` are the numbers of the paragraphs that the form itself
    makes headings, ``numbered`` those that it numbers, with the numbers: both must be in what is made of it.
    """

    form: str
    origin: str
    sha256: str
    letters: int = 0
    lines: tuple[SourceLine, ...] | None = None
    paragraphs: tuple[Paragraph, ...] = ()
    dropped: int = 0
    remarks: tuple[Finding, ...] = ()
    headings: tuple[int, ...] = ()
    numbered: tuple[tuple[int, str], ...] = ()
