"""Real laws read: every clause is understood as a person reads it, and a slip of the prose never passes unseen."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from prose_mutations import variants
from real_laws import RealLaw, real_laws, told

from drafter.codes import Code
from drafter.reading import Footing, Paragraph, Reading, SentenceKind, Step, Term, Unit, read_paragraphs
from drafter.reading.canonical import canonical

LAWS = list(real_laws())
EDITION = "2024-06-08"


def named(law: RealLaw) -> str:
    return f"{law.name}.{law.language}"


def read(law: RealLaw, folder: Path, koap: Code) -> Reading:
    return law.read(folder, koap, koap.act(law.language, EDITION))


@pytest.mark.parametrize("real", LAWS, ids=named)
def test_a_real_law_is_read_as_a_person_reads_it(real: RealLaw, law: Path, koap: Code) -> None:
    found = read(real, law, koap)
    if real.clauses is not None:
        read_ = [None if c.refusal else "; ".join(told(order) for order in c.orders) for c in found.clauses]
        assert read_ == list(real.clauses)
    else:
        assert real.modifications is not None
        assert canonical(found.modifications, real.language) == canonical(real.modifications, real.language)
        assert found.refused == ()
    if real.acts:
        assert tuple(act.named for act in found.acts) == real.acts
    in_one_line = len(found.paragraphs) < 3
    remarks = {finding.message.partition(":")[0] for clause in found.clauses for finding in clause.remarks}
    assert remarks <= ({"новый текст стоит в одной строке с предложением"} if in_one_line else set())


@pytest.mark.parametrize("real", LAWS, ids=named)
def test_every_paragraph_of_a_real_law_is_somewhere(real: RealLaw, law: Path, koap: Code) -> None:
    found = read(real, law, koap)
    held = {number for clause in found.clauses for number in clause.paragraphs}
    held |= {number for sentence in found.sentences for number in sentence.paragraphs}
    assert held == set(range(len(found.paragraphs)))
    letters = sum(len("".join(p.text.split())) for p in found.paragraphs)
    kept = sum(len("".join(each.text.split())) for each in (*found.clauses, *found.sentences))
    labels = letters - kept  # «Статья 1.», «5)», «;»
    assert 0 <= labels < 12 * (len(found.clauses) + len(found.sentences))


@pytest.fixture(scope="module", params=["rus", "kaz"])
def language(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def real_187(language: str) -> RealLaw:
    return next(each for each in LAWS if each.name == "187-VII" and each.language == language)


def test_the_law_187_has_its_title_act_entry_into_force_and_signature(
    real_187: RealLaw, language: str, law: Path, koap: Code
) -> None:
    found = read(real_187, law, koap)
    assert found.title.startswith("О внесении изменений и дополнений" if language == "rus" else "Қазақстан")
    (act,) = found.acts
    assert (act.at_hand, act.date, len(act.clauses)) == (True, koap.date, 85)
    (entry,) = [sentence for sentence in found.sentences if sentence.kind is SentenceKind.ENTRY]
    third = (Step(Unit.ARTICLE, "1"), Step(Unit.POINT, "24", True), Step(Unit.ALINEA, "3"))
    assert entry.terms == (Term(days=60), Term(date=datetime.date(2023, 1, 1), places=(third,)))
    excepted = [c for c in act.clauses if c.place.item == "24" and c.place.alinea == 3]
    assert [order.new[0].text for clause in excepted for order in clause.orders] == ["653-1,"]
    assert found.sentences[-1].kind is SentenceKind.SIGNATURE


def test_places_that_the_excerpt_leaves_out_are_named_as_usual(real_187: RealLaw, law: Path, koap: Code) -> None:
    footing = {c.modifications[0].destination: c.footing for c in read(real_187, law, koap).clauses}
    assert footing["art_143__para_2__al_1"] is Footing.UNSEEN
    assert footing["art_684__para_1"] is Footing.SEEN


def test_without_the_act_a_reading_keeps_its_addresses(real_187: RealLaw, law: Path) -> None:
    found = real_187.read(law, None, None)
    assert found.refused == () and found.modifications == ()
    assert {clause.footing for clause in found.clauses} == {Footing.NO_ACT}
    assert [finding.code for finding in found.remarks] == ["D607"]
    assert all(clause.orders for clause in found.clauses)


SLIPS = 98


@pytest.mark.parametrize("seed", [1, 2])
def test_no_slip_of_the_prose_passes_unseen(
    seed: int, real_187: RealLaw, language: str, law: Path, koap: Code
) -> None:
    """The reading differs, is refused, or says what slip it read over."""
    act = koap.act(language, EDITION)
    right = read(real_187, law, koap)
    texts = [paragraph.text for paragraph in right.paragraphs]
    last = next(n for n, text in enumerate(texts) if text.startswith(("Статья 2.", "2-бап."))) - 1
    for slip, at, changed in variants(texts, language, 2, last, SLIPS, seed):
        paragraphs = [Paragraph(text, number) for number, text in enumerate(changed, start=1)]
        found = read_paragraphs(paragraphs, language, koap, act)
        seen = found.refused or any(clause.remarks for clause in found.clauses) or ordered(found) != ordered(right)
        assert seen, (slip, texts[at], changed[at])


def ordered(reading: Reading) -> list[object]:
    """What a law orders, clause by clause, with the number of the item."""
    return [(c.place.item, [told(order) for order in c.orders], c.modifications) for c in reading.clauses]


@pytest.mark.parametrize("real", [real for real in LAWS if real.acts], ids=named)
def test_an_act_that_is_not_named_is_not_taken_for_the_code(real: RealLaw, law: Path, koap: Code) -> None:
    assert not any(act.at_hand for act in read(real, law, koap).acts)
