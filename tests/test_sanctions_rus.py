"""Russian sanctions are read whole, or the reader says what it did not understand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from drafter import numerals, words
from drafter.language import amounts_rus, rus
from drafter.language.amounts import Limits, Unit
from drafter.language.penalties import Kind, Sanction
from drafter.language.sanctions_rus import is_sanction, sanctions

HERE = Path(__file__).parent
CODE = HERE.parents[1] / "shared" / "law" / "koap" / "rus-2026-03.paragraphs.txt"
CASES: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "data" / "language" / "sanctions.yaml").read_text("utf-8"))

NOT_UNDERSTOOD = 9
"""Paragraphs of the Code that say more than the reader knows, each checked by hand: multipliers («за каждый …»), a
fraction of a per cent, a scale of weights, a second «влечет», an ellipsis, and two slips of the source."""


def in_force() -> list[str]:
    """The sanction paragraphs of the whole Code in force in March 2026."""
    if not CODE.exists():
        pytest.skip(f"the text of the Code is not here: {CODE}")
    lines = (line.strip() for line in CODE.read_text("utf-8").splitlines())
    return [line for line in lines if re.match(r"вле(?:чет|кут)\b", line)]


def as_row(sanction: Sanction) -> str:
    """A sanction as the case file writes it."""
    limits = [str(limit) if limit is not None else "–" for limit in (sanction.low, sanction.high)]
    row = [str(sanction.kind), f"«{sanction.subject}»" if sanction.subject else "–"]
    row += [*limits, str(sanction.unit)] if sanction.unit else []
    return " ".join(row).removesuffix(" –")


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sanction_is_read(case: dict[str, Any]) -> None:
    reading = sanctions(case["text"])
    assert [as_row(s) for s in reading.sanctions] == case["read"]
    assert reading.remainder == case.get("rest", "")
    assert reading.understood is ("rest" not in case)
    assert all(s.text in case["text"] for s in reading.sanctions)
    assert all(s.fixed is (s.low is not None and s.low == s.high) for s in reading.sanctions)


def test_only_a_paragraph_with_the_verb_in_its_place_is_a_sanction() -> None:
    assert is_sanction("влекут предупреждение;")
    assert is_sanction("Те же действия, –\nвлекут предупреждение.")
    assert not is_sanction("Действие, которое влечет вред, –")


@given(st.integers(1, 2000), st.integers(1, 30))
def test_what_the_program_spells_it_reads(fine: int, days: int) -> None:
    text = f"влечет штраф в размере {rus.amount(fine)} либо административный арест {rus.days_up_to(days)}."
    reading = sanctions(text)
    assert reading.understood
    assert [(s.kind, s.low, s.high, s.unit) for s in reading.sanctions] == [
        (Kind.FINE, fine, fine, Unit.MCI),
        (Kind.ARREST, None, days, Unit.DAY),
    ]


@given(st.integers(1, 44), st.integers(1, 44))
def test_terms_the_program_spells_it_reads(low: int, more: int) -> None:
    for text, unit in (
        (rus.days_range(low, low + more), Unit.DAY),
        (rus.hours_range(low, low + more), Unit.HOUR),
    ):
        read = amounts_rus.term(text)
        assert read == Limits(low=low, high=low + more, unit=unit, end=len(text))


@given(st.text("влечетштрафаресокий,–.»; 1двух", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    reading = sanctions("влечет " + text)
    assert reading.understood is (bool(reading.sanctions) and not reading.remainder)


def test_the_code_is_understood_but_for_known_paragraphs() -> None:
    paragraphs = in_force()
    unread = [p for p in paragraphs if not sanctions(p).understood]
    assert len(paragraphs) > 1900
    assert len(unread) == NOT_UNDERSTOOD, "\n".join(unread)
    assert all(sanctions(p).remainder for p in unread)


def test_every_numeral_of_an_understood_sanction_is_a_limit_or_stands_in_free_words() -> None:
    """The witness is the tokenizer, which knows nothing of sanctions."""
    counted = 0
    for paragraph in in_force():
        reading = sanctions(paragraph)
        if reading.understood:
            numbers = numerals_of(paragraph)
            assert [n for s in reading.sanctions for n in told_by(s)] == numbers, paragraph
            counted += len(numbers)
    assert counted > 3500


def told_by(sanction: Sanction) -> list[int]:
    """The numbers a sanction accounts for: its limits, and those of the words it keeps as they are."""
    limits = [sanction.high] if sanction.fixed else [sanction.low, sanction.high]
    told = [limit for limit in limits if limit is not None]
    if sanction.unit is Unit.PERCENT or sanction.kind is Kind.CONFISCATION:
        kept = numerals_of(sanction.text)
        assert kept[: len(told)] == told
        return kept
    return told


def numerals_of(text: str) -> list[int]:
    """Every number that a text spells in words, in order."""
    text = text.replace("трое суток", "три суток")  # the tokenizer does not take collective numerals for numerals
    spelled = [text[t.start : t.end].split() for t in words.tokens(text) if t.kind == "numeral"]
    return [n for piece in spelled if (n := numerals.number(piece)) is not None]


def test_every_kind_of_penalty_occurs_in_the_code() -> None:
    assert {s.kind for p in in_force() for s in sanctions(p).sanctions} == set(Kind)
