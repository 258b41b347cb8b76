"""A bill that a person gives as a text or a Word file, checked as it is printed."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

from drafter.checks import bill_text, check_text, ranked
from drafter.checks.look import look
from drafter.errors import Finding, Place
from drafter.ingest.paper import printed
from drafter.language.sanctions import is_sanction


def findings(path: Path, day: datetime.date | None) -> tuple[Finding, ...]:
    """Return what the rules of form say of a printed bill; without a day what depends on it is not judged.

    A place counts the lines of a text, the paragraphs of a Word file. Raises InputError for a file that cannot be read.
    """
    paragraphs = printed(path)
    language = bill_text.language_of(" ".join(paragraph.text for paragraph in paragraphs))
    text = bill_text.read(((p.text, Place(file=str(path), line=p.number)) for p in paragraphs), language)
    text = replace(text, day=day, is_stricter=any(is_sanction(line.new) for line in text.amending))
    found = (finding.at(Place(file=str(path))) for finding in check_text(text))
    return ranked([*found, *look(paragraphs, str(path))])
