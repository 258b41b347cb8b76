"""Citations of articles: what the law writes, what it names, and where an article is cited."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from drawn import usual
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from test_cli import run

from drafter import places
from drafter.akn import Act
from drafter.codes import Code
from drafter.refs import Citation, citations, citing

ActOf = Callable[[str], Act]
CASES = YAML(typ="base").load((Path(__file__).parent / "data/refs/citations.yaml").read_text("utf-8"))


def named(citation: Citation) -> list[str]:
    number = citation.article + (f"..{citation.last}" if citation.last else "")
    parts = sorted(citation.parts, key=lambda part: [int(n) for n in part.split("-")])
    return [number, *parts, *([f"@{citation.act}"] if citation.act else [])]


@pytest.mark.parametrize("name", list(CASES))
def test_a_text_cites_what_it_names(name: str) -> None:
    text = CASES[name]["text"]
    assert [named(citation) for citation in citations(text)] == CASES[name]["cited"]


@pytest.mark.parametrize("name", list(CASES))
def test_a_citation_stands_where_its_number_is(name: str) -> None:
    text = CASES[name]["text"]
    for citation in citations(text):
        assert citation.article in text[citation.start : citation.end]


plain = st.integers(1, 999).map(str)
numbers = st.one_of(plain, st.tuples(plain, st.integers(1, 9)).map("{0[0]}-{0[1]}".format))


@usual
@given(st.lists(numbers, min_size=1, max_size=30))
def test_every_number_of_a_list_is_cited_once(articles: list[str]) -> None:
    found = citations(f"предусмотренных статьями {', '.join(articles)} настоящего Кодекса")
    assert [citation.article for citation in found] == articles
    assert all(citation.covers(citation.article) for citation in found)


@usual
@given(st.text(max_size=60))
def test_any_text_may_be_read_for_citations(text: str) -> None:
    for citation in citations(f"статьями 5 {text} статьи 6 ({text}"):
        assert 0 <= citation.start < citation.end


def test_a_range_covers_the_articles_between() -> None:
    (citation,) = citations("в статьях 685 – 735-1 настоящего Кодекса")
    covered = [number for number in ("684", "685", "700-2", "735", "735-1", "735-2") if citation.covers(number)]
    assert covered == ["685", "700-2", "735", "735-1"]


def test_a_part_is_cited_by_itself_and_with_the_whole_article(act_of: ActOf) -> None:
    act = act_of(
        "Статья 1. Сад\n1. Сад сажают.\n2. Сад поливают.\n"
        "Статья 2. Река\n1. По части первой статьи 1.\n2. По части второй статьи 1.\n3. По статье 1."
    )
    assert [one.leaf.eid for one in citing(act, "1", "2")] == ["art_2__para_2__al_1", "art_2__para_3__al_1"]
    assert len(citing(act, "1")) == 3


def test_the_excerpt_of_the_code_cites_article_667_in_six_places(koap: Code) -> None:
    found = citing(koap.act("rus"), "667")
    assert [one.leaf.eid.removesuffix("__al_1") for one in found] == [
        "art_32__para_1",
        "art_684__para_1",
        *(f"art_804__para_1__point_{n}" for n in ("1", "4", "5", "6")),
    ]


def test_the_whole_code_cites_article_667_in_twelve_places(law: Path) -> None:
    """Article 667 is cited in 32(1), 684(1) and ten points of 804(1), counted by eye in the edition of March 2026."""
    paragraphs = (law / "koap" / "rus-2026-03.paragraphs.txt").read_text("utf-8").splitlines()
    found = [
        text
        for text in paragraphs
        if not text.startswith(("Сноска", "Статья 667")) and any(one.covers("667") for one in citations(text))
    ]
    opens = [text.split(" ", 1)[0] for text in found]
    assert opens == ["1.", "1.", "1)", "4)", "5)", "6)", "30)", "45)", "46)", "56)", "57)", "68)"]


def test_refs_on_the_command_line_says_what_it_could_not_see(tmp_path: Path, koap: Code) -> None:
    done = run("refs", "koap", "667", cwd=tmp_path, NO_COLOR="1")
    assert done.returncode == 0
    assert "art_684__para_1__al_1" in done.stdout
    assert "[667]" in done.stdout
    assert "ссылок: 6" in done.stdout
    assert "извлечение" in done.stderr
    found = json.loads(run("refs", "koap", "art_50__para_2", "--json", cwd=tmp_path).stdout)
    assert {one["eId"] for one in found["citations"]} >= {"art_667__para_3__al_1", "art_80-1__para_5__al_1"}
    act = koap.act("rus")
    assert all(one["place"] == places.name(act, places.around(act, one["eId"])) for one in found["citations"])
    assert run("refs", "koap", "700", cwd=tmp_path).returncode == 0  # not in the excerpt, but it may be cited there
    assert "D101" in run("refs", "koap", "667-9", cwd=tmp_path).stderr
    assert run("refs", "koap", "art_667__para_1__al_1", cwd=tmp_path).returncode == 2
