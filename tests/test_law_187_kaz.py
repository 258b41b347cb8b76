"""The real law № 187-VII of 3 January 2023 in Kazakh: in which words it said what it did to the Code.

The text before is not at hand in Kazakh, so its modifications are applied to an act of the places and words they name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import skeleton

from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.modification import Modification, Substitution
from drafter.spec import bill as bills
from drafter.wording import kaz
from drafter.wording.clauses import Worded

DATA = Path(__file__).parent / "data"
BILL = bills.read(DATA / "law-187-VII.kaz.yaml")
ALL = tuple(  # the file format takes «forms» for every occurrence of each; the law means one
    replace(m, every=False) if isinstance(m, Substitution) and len(m.old) > 1 else m
    for m in bills.modifications(BILL, "kaz")
)
RUSSIAN = bills.modifications(bills.read(DATA / "law-187-VII.yaml"), "rus")


@pytest.fixture(scope="module")
def printed_law(law: Path) -> list[str]:
    """The paragraphs of the law."""
    text = (law / "187-VII" / "law-187-VII.kk.md").read_text("utf-8")
    return [line.lstrip("# ").strip() for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def clauses(printed_law: list[str]) -> dict[int, list[str]]:
    """The paragraphs of each item of article 1."""
    end = next(n for n, line in enumerate(printed_law) if line.startswith("2-бап."))
    return skeleton.by_item(printed_law[2:end])


@pytest.fixture(scope="module")
def worded(act_of: Callable[..., Act], koap: Code) -> Worded:
    act = act_of("\n".join(skeleton.lines(ALL, "kaz")), "kaz")
    subject = BILL.spec.subject
    assert subject is not None
    return kaz.word(
        apply(act, ALL),
        ALL,
        act_title=koap.title["kaz"],
        act_date=koap.date,
        subject=subject.kaz,
        entry=BILL.spec.entry_into_force,
    )


def test_the_title_and_the_head_are_those_of_the_law(worded: Worded, printed_law: list[str]) -> None:
    assert worded.title == printed_law[0]
    assert f"{worded.head_article} {worded.head}" == printed_law[1]


def test_the_law_has_twenty_six_items_and_so_has_ours(worded: Worded, clauses: dict[int, list[str]]) -> None:
    assert [item.number for item in worded.items] == [str(number) for number in clauses]
    assert list(clauses) == list(range(1, 27))


@pytest.mark.parametrize("number", range(1, 27))
def test_each_item_is_worded_line_by_line_as_the_law_words_it(
    number: int, worded: Worded, clauses: dict[int, list[str]]
) -> None:
    assert [paragraph.text for paragraph in worded.items[number - 1].paragraphs] == clauses[number]


def test_every_line_of_the_law_is_compared(worded: Worded, clauses: dict[int, list[str]]) -> None:
    assert sum(len(item.paragraphs) for item in worded.items) == sum(map(len, clauses.values())) == 142


def test_the_entry_into_force_is_that_of_the_law_with_its_exception(worded: Worded, printed_law: list[str]) -> None:
    assert f"{worded.entry_article} {worded.entry}" == printed_law[-3]


def test_the_signature_is_that_of_the_law(worded: Worded, printed_law: list[str]) -> None:
    assert worded.signature == printed_law[-2]


def places(modifications: Sequence[Modification]) -> list[str]:
    """Each place that is changed, once, in the order of the act."""
    return sorted({m.destination for m in modifications}, key=eids.key)


def test_the_two_languages_of_the_law_change_the_same_places() -> None:
    assert places(ALL) == places(RUSSIAN)
    assert len(ALL) == len(RUSSIAN) == 85
    folded = [m.destination for m in ALL if isinstance(m, Substitution) and len(m.old) > 1]
    assert folded == ["art_143__para_2__al_1", "art_368__para_2__al_1", "art_434__para_2__al_2"]
