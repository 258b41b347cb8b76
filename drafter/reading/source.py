"""The paragraphs of an amending law from a file of any form."""

from __future__ import annotations

from pathlib import Path

from drafter.ingest.forms import read_source
from drafter.ingest.lines import LineKind
from drafter.reading.model import Paragraph
from drafter.reading.word import word_paragraphs


def paragraphs_of(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a law with their numbers in the file, official notes among them.

    Raises InputError where the form is not known or the file cannot be read.
    """
    if path.suffix.lower() == ".docx":
        return word_paragraphs(path)
    source = read_source(path)
    if source.lines is not None:
        return [Paragraph(line.text, line.number) for line in source.lines if line.kind is not LineKind.GAP]
    return [Paragraph(each.text, each.number) for each in source.paragraphs if not each.gap]
