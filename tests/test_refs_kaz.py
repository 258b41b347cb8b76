"""Citations of articles in Kazakh: the same values as in Russian, wherever the two texts of the Code cite."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from drawn import usual
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from test_refs import named, numbers

from drafter import akn
from drafter.akn import Act
from drafter.codes import Code
from drafter.refs import citations, citing

CASES = YAML(typ="base").load((Path(__file__).parent / "data/refs/citations_kaz.yaml").read_text("utf-8"))


@pytest.mark.parametrize("name", list(CASES))
def test_a_text_cites_what_it_names(name: str) -> None:
    text = CASES[name]["text"]
    found = citations(text, "kaz")
    assert [named(citation) for citation in found] == CASES[name]["cited"]
    assert all(citation.article in text[citation.start : citation.end] for citation in found)


@usual
@given(st.lists(numbers, min_size=1, max_size=30))
def test_every_number_of_a_list_is_cited_once(articles: list[str]) -> None:
    found = citations(f"осы Кодекстің {', '.join(articles)}-баптарында көзделген", "kaz")
    assert [citation.article for citation in found] == articles


@usual
@given(st.text("0123-,() бапбөлігі–", max_size=60))
def test_any_text_may_be_read_for_citations(text: str) -> None:
    for citation in citations(f"5-баптың {text} 6 ({text}-баптар", "kaz"):
        assert 0 <= citation.start < citation.end


def cited(act: Act) -> Counter[tuple[str, ...]]:
    """Every citation of an act, by the paragraph or point that it stands in."""
    return Counter(
        (leaf.eid.rsplit("__al_", 1)[0], *named(citation))
        for leaf in akn.all_leaves(act)
        for citation in citations(leaf.text, act.language)
    )


def test_the_two_texts_of_the_code_cite_the_same(koap: Code) -> None:
    for edition, count in (("2024-06-08", 556), ("2026-07-12", 538)):
        russian, kazakh = (cited(koap.act(language, edition)) for language in ("rus", "kaz"))
        assert russian == kazakh
        assert russian.total() == count


def test_article_667_is_cited_in_the_same_places_of_both_texts(koap: Code) -> None:
    russian, kazakh = (
        [one.leaf.eid.rsplit("__al_", 1)[0] for one in citing(koap.act(language), "667")] for language in ("rus", "kaz")
    )
    assert kazakh == russian
    assert len(kazakh) == 6
    assert [one.leaf.eid for one in citing(koap.act("kaz"), "667", "2")] == [
        one.leaf.eid for one in citing(koap.act("kaz"), "667")
    ]
