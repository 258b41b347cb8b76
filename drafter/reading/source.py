"""The paragraphs of an amending law from a file of any form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import Finding
from drafter.ingest.forms import SEEN, read_source
from drafter.ingest.lines import LineKind
from drafter.ingest.text import Form
from drafter.reading import refusals
from drafter.reading.model import Paragraph
from drafter.reading.word import word_law
from drafter.word import SUFFIXES


@dataclass(frozen=True, slots=True)
class Source:
    """The paragraphs of a law with their numbers in the file, official notes among them, and what its form may lose."""

    paragraphs: list[Paragraph]
    remarks: tuple[Finding, ...] = ()


def source_of(path: Path) -> Source:
    """Read the paragraphs of a law.

    Raises InputError where the form is not known or the file cannot be read.
    """
    if path.suffix.lower() in SUFFIXES:
        return Source(*word_law(path))
    source = read_source(path)
    seen = tuple(one for one in source.remarks if one.code == SEEN or source.form == "HTML")
    if source.lines is not None:
        lines = [Paragraph(line.text, line.number) for line in source.lines if line.kind is not LineKind.GAP]
        return Source(lines, seen)
    paragraphs = joined([Paragraph(each.text, each.number) for each in source.paragraphs if not each.gap])
    if path.suffix.lower() == ".pdf":
        return Source(paragraphs, (*seen, refusals.lost_hyphens()))
    if source.form == f"text/{Form.LINES}":
        return Source(paragraphs, (*seen, refusals.broken_lines()))
    return Source(paragraphs, seen)


def paragraphs_of(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a law, as ``source_of`` reads them."""
    return source_of(path).paragraphs


_LOOSE = re.compile(r"[:;,.)»]")
_LABEL = re.compile(r"\d+(?:-\d+)*[.)]")
_CLOSED = (":", ";", ".", "»", '"', "–", "—", "-", "−")
_LEAST_LOOSE = 50


def joined(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Join the lines of a page saved one text node per line, where links and the signs after them stand alone.

    >>> nodes = [Paragraph(text, n) for n, text in enumerate(["1) в", "статье 5", ":", "слово «сад» исключить;"])]
    >>> [paragraph.text for paragraph in joined(nodes)]
    ['1) в статье 5:', 'слово «сад» исключить;']
    """
    loose = sum(_LOOSE.match(each.text) is not None for each in paragraphs)
    return list(_runs(paragraphs)) if loose * _LEAST_LOOSE >= len(paragraphs) and loose else list(paragraphs)


def _runs(paragraphs: Sequence[Paragraph]) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    for each in paragraphs:
        if held is not None and _goes_on(held.text, each.text):
            blank = "" if _LOOSE.match(each.text) else " "
            held = Paragraph(f"{held.text}{blank}{each.text}", held.number)
            continue
        if held is not None:
            yield held
        held = each
    if held is not None:
        yield held


def _goes_on(before: str, text: str) -> bool:
    if _LOOSE.match(text) or _LABEL.fullmatch(before):
        return True
    return text[:1].islower() and not before.endswith(_CLOSED)
