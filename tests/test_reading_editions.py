"""What laws did to the Code between two editions, said in one law by hand, and read: the text becomes the later one."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import akn
from drafter.apply import apply
from drafter.codes import Code
from drafter.reading import Footing, read

FOLDER = Path(__file__).parent / "data" / "reading"
ARTICLES = {
    "rus": ("32", "41", "42", "44", "50", "80-1", "434", "443"),
    "kaz": ("32", "41", "42", "44", "50", "80-1", "443", "653", "655"),
}
"""Articles that the later edition has as the law composed of the differences makes them."""


@pytest.mark.parametrize("language", ARTICLES)
def test_a_law_composed_of_the_differences_turns_one_edition_into_the_other(language: str, koap: Code) -> None:
    before, after = koap.act(language, "2024-06-08"), koap.act(language, "2026-07-12")
    found = read(FOLDER / f"composed.{language}.txt", language, koap, before)
    assert [(clause.text, clause.refusal) for clause in found.refused] == []
    assert not any(clause.remarks for clause in found.clauses)
    assert {clause.footing for clause in found.clauses} == {Footing.SEEN}
    amended = apply(before, found.modifications)
    for number in ARTICLES[language]:
        eid = f"art_{number}"
        assert akn.printed(amended.act.index[eid]) == akn.printed(after.index[eid]), eid
        assert akn.printed(before.index[eid]) != akn.printed(after.index[eid]), eid
