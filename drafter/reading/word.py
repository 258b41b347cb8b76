"""Laws and bills in Word: the lines that a reader sees, read in a process apart."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter import word
from drafter.errors import Finding
from drafter.files import guard
from drafter.files.apart import Progress, apart, finding
from drafter.messages import _
from drafter.reading.model import Paragraph
from drafter.word.refusals import Kind, refused


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed lines of a law, each with the number of its paragraph from 1, and remarks on the file."""

    lines: tuple[tuple[str, int], ...]
    remarks: tuple[Finding, ...]


def word_law(path: Path) -> tuple[list[Paragraph], tuple[Finding, ...]]:
    """Return the paragraphs of a law in Word, and remarks; a paragraph's number counts those of the document from 1.

    Raises InputError D026 for a file that is no ordinary Word document, keeps unaccepted changes or prints other words
    than it says, D029 where it has no text.
    """
    said = apart(_read, path, seconds=word.SECONDS)
    lines = [Paragraph(text, number) for text, number in said["lines"]]
    return lines, tuple(finding(one) for one in said["remarks"])


def _read(path: Path, _progress: Progress) -> Printed:
    opened = word.opened(path, guard.read_bytes(path))
    word.unchanged(opened)
    text = word.running(opened, opened.paragraphs)
    found = tuple((line, one.number) for one in text for line in word.lines(one))
    if not found:
        raise refused(path, Kind.EMPTY, _("нет абзацев с текстом"))
    guard.readable(path, ((number, line) for line, number in found))
    return Printed(found, tuple(word.remarks(opened, text)))
