"""Kazakh sanctions are read whole, or the reader says what it did not understand."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from test_sanctions_rus import as_row

from drafter import akn, numerals_kaz, words
from drafter.checks.sanctions import _PUNITIVE
from drafter.codes import Code
from drafter.language import sanctions
from drafter.language.amounts import Limits, Unit
from drafter.language.amounts_kaz import term
from drafter.language.penalties import Kind, Sanction
from drafter.language.sanctions_kaz import is_sanction
from drafter.language.sanctions_kaz import sanctions as read_kazakh

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (HERE / "data" / "language" / "sanctions_kaz.yaml").read_text("utf-8")
)
FINITE = re.compile(words.either_letter(r"(?:соғады|келеді)[.;»]*$"))
"""The verb of a sanction at the end of a paragraph: a witness that knows nothing of penalties."""


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_sanction_is_read(case: dict[str, Any]) -> None:
    reading = sanctions.sanctions(case["text"])
    assert [as_row(s) for s in reading.sanctions] == case["read"]
    assert reading.remainder == case.get("rest", "")
    assert reading.understood is ("rest" not in case)
    assert all(s.text in case["text"] and s.subject in case["text"] for s in reading.sanctions)
    assert all(s.fixed is (s.low is not None and s.low == s.high) for s in reading.sanctions)


@given(st.integers(1, 2000), st.integers(1, 30))
def test_numbers_in_words_are_read(fine: int, days: int) -> None:
    text = (
        f"заңды тұлғаларға {numerals_kaz.cardinal(fine)} айлық есептік көрсеткіш мөлшерінде айыппұл салуға не "
        f"{numerals_kaz.cardinal(days)} тәулiкке дейiн әкiмшiлік қамаққа алуға алып келедi."
    )
    assert [(s.kind, s.low, s.high, s.unit) for s in read_kazakh(text).sanctions] == [
        (Kind.FINE, fine, fine, Unit.MCI),
        (Kind.ARREST, None, days, Unit.DAY),
    ]


@given(st.integers(1, 99), st.integers(1, 99))
def test_terms_are_read(low: int, more: int) -> None:
    first, last = numerals_kaz.cardinal(low), numerals_kaz.cardinal(low + more)
    from_low = next(
        form
        for form, value in numerals_kaz.CARDINALS.items()
        if form.endswith(("тан", "тен", "дан", "ден", "нан", "нен"))
        and value == numerals_kaz.CARDINALS[first.split()[-1]]
    )
    for text, low_read in (
        (f"{' '.join([*first.split()[:-1], from_low])} {last} сағатқа дейінгі мерзімге", low),
        (f"{first} сағаттан {last} сағатқа дейін", low),
        (f"{last} сағатқа дейінгі мерзімге", None),
        (f"{last} сағат мерзімге", low + more),
        (f"{last} сағатқа", low + more),
    ):
        assert term(text) == Limits(low=low_read, high=low + more, unit=Unit.HOUR, end=len(text))


@given(st.text("айыппұлсге қмтәрkiе –.,»; бірекі", max_size=60))
def test_any_text_is_answered(text: str) -> None:
    for whole in (text, text + " айыппұл салуға әкеп соғады."):
        reading = sanctions.sanctions(whole)
        assert reading.understood is (bool(reading.sanctions) and not reading.remainder)


def test_the_two_languages_never_read_each_other(koap: Code) -> None:
    for edition in koap.editions:
        act = koap.act(edition.language, edition.date)
        other = "rus" if edition.language == "kaz" else "kaz"
        reader = {"rus": sanctions.sanctions_rus, "kaz": sanctions.sanctions_kaz}[other]
        assert not any(reader.is_sanction(leaf.text) for leaf in akn.all_leaves(act))


def test_a_sanction_in_other_words_is_noticed() -> None:
    """What speaks of a penalty and is no sanction of the Code is one that nobody has read."""
    for text in ("жүз теңге айыппұл төлеуге әкеп соғады.", "мүлкін тәркiлейтін шараға алып келеді."):
        assert not is_sanction(text)
        assert _PUNITIVE.search(text)
    assert not _PUNITIVE.search("қылмыстық жауаптылыққа алып келмейтін әрекеттер")


def test_every_kazakh_sanction_of_the_editions_is_understood(koap: Code) -> None:
    read = 0
    for edition in (edition for edition in koap.editions if edition.language == "kaz"):
        for leaf in akn.all_leaves(koap.act("kaz", edition.date)):
            assert is_sanction(leaf.text) is (FINITE.search(leaf.text) is not None), leaf.text
            if is_sanction(leaf.text):
                assert_whole(leaf.text)
                read += 1
    assert read == 94


def test_every_kazakh_sanction_of_the_real_laws_is_understood(law: Path) -> None:
    files = (
        "koap/kaz-2022.chapter-33.md",
        "koap/kaz-2023.articles-653-1-667.md",
        "koap/2024/kaz.md",
        "koap/2026/kaz.md",
        "187-VII/law-187-VII.kk.md",
    )
    lines = [line.strip() for file in files for line in (law / file).read_text("utf-8").splitlines()]
    found = [line for line in lines if FINITE.search(line) and not line.startswith(">")]
    for line in found:
        assert_whole(line)
    assert len(found) > 140


def assert_whole(text: str) -> None:
    """A sanction is understood, and every numeral in it is a limit of a penalty; the tokenizer is the witness."""
    reading = read_kazakh(text)
    assert reading.understood, (text, reading.remainder)
    assert [n for s in reading.sanctions for n in told_by(s)] == numerals_of(text), text


def told_by(sanction: Sanction) -> list[int]:
    limits = [sanction.high] if sanction.fixed else [sanction.low, sanction.high]
    return [limit for limit in limits if limit is not None]


def numerals_of(text: str) -> list[int]:
    text = text.replace("елуайлық", "елу айлық")  # a slip of the text of 2022
    spelled = [text[t.start : t.end].split() for t in words.tokens(text) if t.kind == "numeral"]
    return [n for piece in spelled if (n := numerals_kaz.number(piece)) is not None]
