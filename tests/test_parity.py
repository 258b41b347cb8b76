"""The two authentic texts: the same facts where they say the same, and every divergence where they do not."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drawn import usual
from hypothesis import given
from hypothesis import strategies as st
from mutations import changed_numbers
from ruamel.yaml import YAML
from test_cli import run

from drafter import akn, eid
from drafter.akn import Act
from drafter.codes import Code
from drafter.parity.align import Pair, Text, aligned, beside, pairs, passages
from drafter.parity.compare import Divergence, Sure, among, differing, divergences
from drafter.parity.facts import Fact, facts
from drafter.parity.learnt import learn, missing
from drafter.parity.terms import found, terms
from drafter.parity.told import told

ActOf = Callable[[str], Act]
DATA = Path(__file__).parent / "data" / "parity"
SAME: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "facts.yaml").read_text("utf-8"))
OTHER: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "divergences.yaml").read_text("utf-8"))


def compared(rus: str, kaz: str) -> list[Divergence]:
    return list(among([beside([("art_1__al_1", rus)], [("art_1__al_1", kaz)])]))


@pytest.mark.parametrize("case", SAME, ids=[case["name"] for case in SAME])
def test_both_languages_say_the_same(case: dict[str, Any]) -> None:
    said = facts(case["rus"], "rus")
    assert compared(case["rus"], case["kaz"]) == []
    assert sorted(told(said).split("; ")) == sorted(case["told"].split("; "))
    for language in ("rus", "kaz"):
        assert all(0 <= fact.start < fact.end <= len(case[language]) for fact in facts(case[language], language))


@pytest.mark.parametrize("case", OTHER, ids=[case["name"] for case in OTHER])
def test_a_divergence_is_found(case: dict[str, Any]) -> None:
    here = compared(case["rus"], case["kaz"])
    assert [[str(one.sure), told(one.only_rus), told(one.only_kaz)] for one in here] == case["found"]
    if "marked" in case:
        (one,) = here
        assert [marked(one.rus.text, one.only_rus), marked(one.kaz.text, one.only_kaz)] == case["marked"]


def marked(text: str, only: tuple[Fact, ...]) -> str:
    return " | ".join(text[fact.start : fact.end] for fact in only)


@pytest.mark.parametrize("edition", ["2024-06-08", "2026-07-12"])
def test_every_term_stands_where_its_source_says(koap: Code, edition: str) -> None:
    texts = {
        language: {leaf.eid: leaf.text for leaf in akn.all_leaves(koap.act(language, edition))}
        for language in ("rus", "kaz")
    }
    for term in terms():
        if term.source not in texts["rus"]:
            assert edition != "2026-07-12" or not term.source.startswith("art_"), term
            continue
        for language in ("rus", "kaz"):
            named = {other.name for other, _start, _end in found(texts[language][term.source], language)}
            assert edition == "2024-06-08" or term.name in named, (term, language)


def test_the_edition_of_2026_differs_in_four_places(koap: Code) -> None:
    """All four were read by eye: 434(1) and 669(3) in the term of arrest, 661 and 666 in a word."""
    here = divergences(koap.act("rus", "2026-07-12"), koap.act("kaz", "2026-07-12"))
    assert [(one.eid, str(one.sure), told(one.only_rus), told(one.only_kaz)) for one in here] == [
        ("art_434__para_1__al_2", "certain", "арест от 5 до 15 суток", "арест от 5 до 10 суток"),
        ("art_661__al_1", "likely", "«неявка – келмеу»", "«уклонение – жалтару»"),
        ("art_666__al_1", "likely", "«закон – заң»", "«законодательный акт – заңнамалық акті»"),
        ("art_669__para_3__al_2", "certain", "арест 20 суток", "арест до 20 суток"),
        ("art_684__para_1__al_1", "layout", "ничего", "ничего"),
        ("art_804__para_1__point_1__al_1", "layout", "ничего", "ничего"),
    ]


def test_the_edition_of_2024_differs_in_two_places(koap: Code) -> None:
    here = divergences(koap.act("rus", "2024-06-08"), koap.act("kaz", "2024-06-08"))
    assert [(one.eid, str(one.sure)) for one in here] == [
        ("art_661__al_1", "likely"),
        ("art_669__para_3__al_2", "certain"),
    ]


def test_a_text_of_the_same_language_does_not_differ_from_itself(koap: Code) -> None:
    for language in ("rus", "kaz"):
        for leaf in akn.all_leaves(koap.act(language)):
            said = facts(leaf.text, language)
            assert differing(said, said) == ([], [])


def test_a_provision_that_one_text_lacks_is_told_once(act_of: ActOf) -> None:
    whole = act_of("Статья 1. Сад\n1. Сад сажают.\n2. Сад поливают.\nСтатья 2. Река\nРеку берегут.")
    less = act_of("Статья 1. Сад\n1. Сад сажают.")
    here = divergences(whole, less)
    assert [(one.eid, len(one.rus.eids), one.kaz.eids, one.sure) for one in here] == [
        ("art_1__para_2__al_1", 1, (), Sure.CERTAIN),
        ("art_2__heading", 2, (), Sure.CERTAIN),
    ]
    assert [one.rus.eids for one in divergences(less, whole)] == [(), ()]


def test_what_an_excerpt_leaves_out_is_not_missed(act_of: ActOf) -> None:
    whole = act_of("Статья 1. Сад\n1. Сад сажают.\nСтатья 2. Река\nРеку берегут.\nСтатья 3. Дорога\nДорогу строят.")
    cut = act_of("Статья 1. Сад\n1. Сад сажают.\n… статья 2\nСтатья 3. Дорога\nДорогу строят.")
    assert divergences(whole, cut) == divergences(cut, whole) == []


def test_a_paragraph_split_in_two_is_compared_whole() -> None:
    rus = [("a", "Срок – пять суток."), ("b", "Срок – два года, статья 7."), ("c", "Срок – три часа.")]
    kaz = [("a", "Мерзім – бес тәулік."), ("b", "Мерзім – екі жыл,"), ("c", "7-бап."), ("d", "Мерзім – үш сағат.")]
    said = list(aligned(rus, kaz))
    assert [(pair.rus.eids, pair.kaz.eids) for pair in said] == [
        (("a",), ("a",)),
        (("b",), ("b", "c")),
        (("c",), ("d",)),
    ]
    assert [one.sure for one in among(said)] == [Sure.LAYOUT]


def test_a_sentence_through_points_is_compared_whole(koap: Code) -> None:
    """Article 1(2-1): what Russian says of laws before the points, Kazakh says after them."""
    opening, closing = (
        next(pair for pair in pairs(koap.act("rus"), koap.act("kaz")) if pair.rus.eids == (place,))
        for place in ("art_1__para_2-1__al_1", "art_1__para_2-1__point_3__al_1")
    )
    assert opening.sentence == closing.sentence == "art_1__para_2-1"
    assert list(among([opening])) != []
    assert list(among([opening, closing])) == []


MOST = 20
"""Of the lists of hundreds of articles so many numbers are tried, by a fixed seed."""


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_every_changed_number_of_the_code_is_a_divergence(koap: Code, language: str) -> None:
    rng = random.Random(20260712)
    tried = 0
    for pair in pairs(koap.act("rus"), koap.act("kaz")):
        before = values(pair)
        side = pair.kaz if language == "kaz" else pair.rus
        changed = list(changed_numbers(side.text, language, rng))
        for text in rng.sample(changed, min(len(changed), MOST)):
            said = list(zip(side.eids, text.split("\n"), strict=True))
            same = list(zip(other(pair, language).eids, other(pair, language).text.split("\n"), strict=True))
            after = beside(same, said) if language == "kaz" else beside(said, same)
            assert values(after) != before, text
            tried += 1
    assert tried > 200


def other(pair: Pair, language: str) -> Text:
    return pair.rus if language == "kaz" else pair.kaz


def values(pair: Pair) -> list[Counter[tuple[object, ...]]]:
    return [Counter((fact.kind, *fact.value) for fact in side) for side in differing(pair.rus.facts, pair.kaz.facts)]


@usual
@given(st.text("0123-,.() статьямибаптарқдейінсуток№«»–", max_size=80))
def test_any_text_has_facts(text: str) -> None:
    for language in ("rus", "kaz"):
        for fact in facts(text, language):
            assert 0 <= fact.start < fact.end <= len(text)
            assert told([fact])


def test_parity_on_the_command_line(tmp_path: Path) -> None:
    done = run("parity", "koap", "--edition", "2026-07-12", cwd=tmp_path, NO_COLOR="1")
    assert done.returncode == 1
    assert "только в русском: арест от 5 до 15 суток — только в казахском: арест от 5 до" in done.stdout
    assert "[жиырма тәулікке дейінгі мерзімге]" in done.stdout
    assert "4 расхождения по существу" in done.stdout
    assert "извлечение" in done.stderr
    told_of = json.loads(run("parity", "koap", "--json", cwd=tmp_path).stdout)
    assert told_of["schema"] == "drafter.parity/1"
    assert told_of["counts"] == {"certain": 2, "likely": 2, "possible": 0, "layout": 2}
    for one in told_of["divergences"]:
        for side in ("rus", "kaz"):
            assert all(part["text"] in one[side]["text"] for part in one[side]["only"])
    assert run("parity", "koap", "--edition", "2020-01-01", cwd=tmp_path).returncode == 2
    assert eid.pieces(told_of["divergences"][0]["eId"])


def test_what_is_learnt_about_a_text_misses_nothing_that_the_whole_code_teaches_of_it(koap: Code) -> None:
    """Texts that do not belong together, so that most pairs lack a side: each is told as after learning everything."""
    taught = list(passages(*(koap.act(language, "2026-07-12") for language in ("rus", "kaz"))))
    everything = learn(taught)
    told = 0
    for at in range(0, len(taught), 6):
        rus, kaz = taught[at][0], taught[(at + 5) % len(taught)][1]
        found = list(missing(learn(taught, about=[(rus, kaz)]), rus, kaz))
        assert found == list(missing(everything, rus, kaz)), (rus, kaz)
        told += len(found)
    assert told > 50
    pairs_at_hand = pairs(*(koap.act(language, "2026-07-12") for language in ("rus", "kaz")))
    assert taught == [(pair.rus.text, pair.kaz.text) for pair in pairs_at_hand]
