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

FORMS = frozenset((".docx", ".txt", ".md"))
"""The endings of files that are bills as they are printed."""


def findings(path: Path, day: datetime.date | None, *, is_stricter: bool | None = None) -> tuple[Finding, ...]:
    """Return what the rules of form say of a printed bill; without a day what depends on it is not judged.

    ``is_stricter`` says whether the bill sets or strengthens liability, where that is known; otherwise every sanction
    in its new words may. A place counts the lines of a text, the paragraphs of a Word file. Raises InputError for a
    file that cannot be read.
    """
    paragraphs = printed(path)
    language = bill_text.language_of(" ".join(paragraph.text for paragraph in paragraphs))
    text = bill_text.read(((p.text, Place(file=str(path), line=p.number)) for p in paragraphs), language)
    if is_stricter is None:
        is_stricter = any(is_sanction(line.new) for line in text.amending)
    text = replace(text, day=day, is_stricter=is_stricter)
    found = (finding.at(Place(file=str(path))) for finding in check_text(text))
    return ranked([*found, *look(paragraphs, str(path))])
