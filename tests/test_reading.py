"""Amending prose becomes modifications: sentences and what they order stand side by side in ``data/reading``.

A case gives the lines of a law after its head, and the modifications as a bill file writes them, or the code with which
the clause is refused, or both where some clauses are understood and one is not. Texts in force are invented samples;
``source`` names the law whose formula a sentence is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from real_laws import written
from ruamel.yaml import YAML

from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.errors import ApplyError
from drafter.ingest.document import act_document
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.structure import structure
from drafter.ingest.units import read_unit
from drafter.modification import Modification
from drafter.reading import Paragraph, Reading, Term, read_paragraphs
from drafter.reading.canonical import canonical
from drafter.reading.others import terms
from drafter.render.reading import address_text
from drafter.text.letters import normal

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "data" / "reading"
HEADS = {
    "rus": "Статья 1. Внести в Кодекс о садах от 1 апреля 2020 года следующие изменения и дополнения:",
    "kaz": "1-бап. 2020 жылғы 1 сәуірдегі Бақтар туралы кодексіне мынадай өзгерістер мен толықтырулар енгізілсін:",
}
TITLES = {"rus": "Кодекс о садах", "kaz": "Бақтар туралы кодексі"}


def cases() -> list[Any]:
    return list(_cases())


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/*.yaml")):
        file = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for case in file.get("cases", []):
            case = {"in_force": file.get("in_force"), "language": path.parent.name, **case}
            yield pytest.param(case, id=f"{path.parent.name}/{path.stem}: {case['name']}")


def act_of(text: str, language: str) -> Act:
    lines = []
    for number, raw in enumerate(text.splitlines(), start=1):
        opens = read_unit(normal(raw), language, division=True).prefix
        kind = LineKind.HEADING if opens in ("art", "chp", "sec") else LineKind.TEXT
        lines.append(SourceLine(kind, normal(raw), number))
    built = structure(lines, language)
    return act_document(
        built.body,
        built.notes,
        work="/akn/kz/act/code/2020-04-01/1-I",
        language=language,
        edition="2026-01-01",
        title=TITLES[language],
        source="sample",
        sha256="0" * 64,
    )


def code_of(language: str) -> Code:
    return Code(
        name="sample",
        folder=Path(),
        uri="/akn/kz/act/code/2020-04-01/1-I",
        date=datetime.date(2020, 4, 1),
        number="1-I",
        title={language: TITLES[language]},
        short={},
        editions=(),
        units={},
    )


def reading_of(case: Case) -> Reading:
    language = case["language"]
    law = [HEADS[language], *(line for line in case["law"].splitlines() if line.strip())]
    paragraphs = [Paragraph(line, number) for number, line in enumerate(law, start=1)]
    return read_paragraphs(paragraphs, language, code_of(language), act_of(case["in_force"], language))


def expected(case: Case) -> list[Modification]:
    return [made for entry in case.get("modifications", []) for made in written(entry)]


@pytest.mark.parametrize("case", cases())
def test_prose_becomes_the_modifications_that_it_orders(case: Case) -> None:
    found = reading_of(case)
    refused = [clause.refusal for clause in found.refused]
    wanted = case.get("refused", [])
    wanted = wanted if isinstance(wanted, list) else [wanted]
    assert [finding.code for finding in refused if finding] == wanted, refused
    assert canonical(found.modifications, "rus") == canonical(expected(case), "rus")
    codes = {finding.code for clause in found.clauses for finding in clause.remarks}
    assert codes == set(case.get("remarks", [])), found.clauses
    for finding in refused:
        assert finding is not None
        assert finding.message and finding.hint and finding.place.line
        assert case.get("nearest", "") in (finding.hint or "")


@pytest.mark.parametrize("case", cases())
def test_what_is_read_can_be_applied(case: Case) -> None:
    found = reading_of(case)
    if "not_applied" in case:
        with pytest.raises(ApplyError):
            apply(act_of(case["in_force"], case["language"]), found.modifications)
    elif found.modifications:
        apply(act_of(case["in_force"], case["language"]), found.modifications)


@pytest.mark.parametrize("case", cases())
def test_every_paragraph_of_the_law_is_a_clause_or_another_sentence(case: Case) -> None:
    found = reading_of(case)
    held = {number for clause in found.clauses for number in clause.paragraphs}
    held |= {number for sentence in found.sentences for number in sentence.paragraphs}
    assert held == set(range(len(found.paragraphs)))
    for clause in found.clauses:
        for quote in clause.quotes:
            for text, span in zip(quote.paragraphs, quote.spans, strict=True):
                shown = found.paragraphs[span.paragraph].text[span.start : span.end]
                assert text in (shown, ".", ";", ",", ":")


def documents() -> list[Any]:
    found = []
    for path in sorted((FOLDER / "whole").glob("*.yaml")):
        file = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for case in file["documents"]:
            case = {"in_force": file["in_force"], "language": file["language"], **case}
            found.append(pytest.param(case, id=f"{path.stem}: {case['name']}"))
    return found


@pytest.mark.parametrize("case", documents())
def test_a_whole_law_is_read_from_its_title_to_its_signature(case: Case) -> None:
    language = case["language"]
    paragraphs = [Paragraph(line, number) for number, line in enumerate(case["text"].splitlines(), start=1)]
    act = act_of(case["in_force"], language)
    found = read_paragraphs(paragraphs, language, code_of(language), act)
    assert [sentence.kind.value for sentence in found.sentences if sentence.kind.value != "where"] == case["kinds"]
    assert [clause.refusal.code for clause in found.clauses if clause.refusal] == case["refused"]
    if "title" in case:
        assert found.title == case["title"]
    assert (found.date, found.number) == (case.get("date", found.date), case.get("number", found.number))
    if "acts" in case:
        assert {each.named: len(each.clauses) for each in found.acts} == case["acts"]
    if "terms" in case:
        assert [told_term(term) for sentence in found.sentences for term in sentence.terms] == case["terms"]
    if "modifications" in case:
        assert canonical(found.modifications, language) == canonical(expected(case), language)
    held = {number for clause in found.clauses for number in clause.paragraphs}
    held |= {number for sentence in found.sentences for number in sentence.paragraphs}
    assert held == set(range(len(paragraphs)))


@pytest.mark.parametrize("case", YAML(typ="safe", pure=True).load((FOLDER / "terms.yaml").read_text("utf-8")))
def test_the_terms_of_entry_into_force_are_those_of_the_sentence(case: Case) -> None:
    assert [told_term(term) for term in terms(case["text"], case["language"])] == case["terms"]


def told_term(term: Term) -> dict[str, Any]:
    shown = {"days": term.days, "months": term.months, "date": term.date}
    shown["places"] = [address_text(address) for address in term.places] or None
    return {name: value for name, value in shown.items() if value is not None}
