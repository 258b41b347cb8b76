"""The documents as text, held in tests/golden: a change shows what a reader would see changed, before the markup.

``make golden`` writes them anew.
"""

from __future__ import annotations

import difflib
import os
import re
from pathlib import Path

import pytest

from drafter import resources
from drafter.draft import draft
from drafter.render.akn_bill import bill_document
from drafter.render.pages import DOCUMENTS, page
from drafter.spec.starting import bill_text

GOLDEN = Path(__file__).parent / "golden"
CASES = (
    ("police-interference", "2026-07-12", "rus"),
    ("police-interference", "2026-07-12", "kaz"),
    ("police-interference", "2024-06-08", "rus"),
    ("amend-667", "2026-07-12", "rus"),
    ("amend-667", "2026-07-12", "kaz"),
    ("blank", "2026-07-12", "rus"),
)


@pytest.mark.parametrize(("name", "edition", "language"), CASES)
def test_documents_read_as_they_did(tmp_path: Path, name: str, edition: str, language: str) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    drafted = draft(bill, resources.folder("codes"), edition, language)
    made = {f"{document}.{language}.xhtml": page(drafted, document) for document in DOCUMENTS}
    made[f"bill.{language}.xml"] = bill_document(drafted).decode()
    for file, text in made.items():
        path = GOLDEN / f"{name}@{edition}" / file
        if os.environ.get("DRAFTER_GOLDEN") == "write":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        held = path.read_text(encoding="utf-8")
        assert legal_text(text) == legal_text(held), difference(legal_text(held), legal_text(text))
        assert text == held, difference(held.splitlines(), text.splitlines())


def legal_text(markup: str) -> list[str]:
    """The paragraphs of a document without the markup."""
    text = re.sub(r"<(?:br|/p|/h\d|/td|/title|/num|/heading)[^>]*>", "\n", markup)
    return [line.strip() for line in re.sub(r"<[^>]+>", "", text).splitlines() if line.strip()]


def difference(held: list[str], made: list[str]) -> str:
    return "\n".join(difflib.unified_diff(held, made, "golden", "made", lineterm="", n=1))
