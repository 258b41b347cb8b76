"""The rules of law-making case by case, as a lawyer reads them: bills of a few modifications, and printed texts."""

from __future__ import annotations

import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter.checks import TEXT_CHECKS, bill_text, check_text, given, style
from drafter.checks.rules import rules
from drafter.draft import draft
from drafter.errors import Finding
from drafter.wording import speech

DATA = Path(__file__).parent / "data" / "checks"
BILLS: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "bills.yaml").read_text("utf-8"))
PRINTED: list[dict[str, Any]] = YAML(typ="safe").load((DATA / "printed.yaml").read_text("utf-8"))
NOTE = {"necessity": "Надо", "goals": "Цель", "tasks": ["Задача"]}


def written(case: dict[str, Any], path: Path) -> Path:
    """A bill file of a case, with what every bill has."""
    bill = {
        "drafter": 1,
        "date": datetime.date(2026, 11, 22),
        "entry_into_force": {"days": 60},
        "note": NOTE,
        **case.get("bill", {}),
        "modifications": [{"reason": "Так надо.", **one} for one in case["modifications"]],
    }
    with path.open("w", encoding="utf-8") as stream:
        YAML().dump(bill, stream)
    return path


def named(findings: list[Finding], *, by_line: bool) -> list[str]:
    return [f"{f.severity.value} {f.code} {f.place.line if by_line else f.place.eid}" for f in findings]


@pytest.mark.parametrize("case", BILLS, ids=[case["name"] for case in BILLS])
def test_a_bill(case: dict[str, Any], tmp_path: Path, shelf: Path) -> None:
    edition = str(case.get("edition", "2026-07-12"))
    findings = draft(written(case, tmp_path / "bill.yaml"), shelf, edition).findings
    assert named([f for f in findings if f.code in case["codes"]], by_line=False) == case["found"]


@pytest.mark.parametrize("case", PRINTED, ids=[case["name"] for case in PRINTED])
def test_a_printed_text(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(case["text"], "utf-8")
    findings = given.findings(path, case.get("day"))
    assert named(list(findings), by_line=True) == case["found"]
    assert all(f.place.file == str(path) and f.rule == rules()[f.code].basis for f in findings)


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    said = [code for case in BILLS for code in case["codes"]] + [one.split()[1] for c in PRINTED for one in c["found"]]
    assert set(said) >= {f"C{n:02}" for n in (1, 2, 3, 5, 8, 9, 10, 11, 12, 14, 15, 16, 19, 20, 23, 24)} | {"D406"}
    for code in {code for case in BILLS for code in case["codes"]}:
        mine = [case["found"] for case in BILLS if code in case["codes"]]
        assert [] in mine or code == "C24", code
        assert any(mine), code


@pytest.mark.parametrize(
    ("name", "formula", "code"),
    [
        (("title", "about"), "О внесении дополнений и изменений в {act.accusative} {subject}", "C15"),
        (("title", "about"), "О внесении {changes} в {act.accusative} от 5 июля 2014 года", "C16"),
        (("head", "text"), "Внести в {act.accusative} {changes}:", "C16"),
        (
            ("term", "days"),
            "по истечении {days} со дня его первого официального опубликования",
            "C02",
        ),
        (("entry", "text"), "Настоящий Закон принимается {term}.", "C02"),
        (("sentence", "after"), "{where}после {old.genitive} дополнить {new.instrumental} и нумерацию изменить", "C10"),
        (("sentence", "after"), "– {where}после {old.genitive} дополнить {new.instrumental}", "C20"),
        (("sentence", "supplement"), "{where}«дополнить {unit.instrumental} следующего содержания:", "C14"),
    ],
)
def test_the_words_of_the_program_are_proven_not_trusted(
    name: tuple[str, str], formula: str, code: str, tmp_path: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The formulas lie in ``templates`` and may be changed by those who use the program."""
    path = tmp_path / "bill.yaml"
    path.write_text((DATA.parent / "bills" / "interference.yaml").read_text("utf-8"), "utf-8")
    before = {f.code for f in draft(path, shelf).findings}
    formulas = speech._formulas("rus")
    changed = {key: dict(value) for key, value in formulas.items()}
    changed[name[0]][name[1]] = formula
    monkeypatch.setattr(speech, "_formulas", lambda language: changed)
    assert code in {f.code for f in draft(path, shelf).findings} - before


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_real_law_keeps_the_rules_in_both_languages(language: str, law: Path) -> None:
    path = law / "187-VII" / f"law-187-VII.{language}.md"
    assert given.findings(path, None) == ()
    # Item 24), third paragraph, entered into force two days before the law was signed: it moves a case to the courts.
    (found,) = given.findings(path, datetime.date(2023, 1, 3))
    assert (found.code, found.severity.value, found.found) == ("C03", "warning", "2023-01-01")


def test_sanctions_of_the_code_itself_are_worded_as_the_check_expects(law: Path) -> None:
    """Of 1,957 sanctions 74 are worded otherwise, nearly all by slips: a hyphen for a dash, a lost comma."""
    lines = (law / "koap" / "rus-2026-03.paragraphs.txt").read_text("utf-8").splitlines()
    pairs = [(a.strip(), b.strip()) for a, b in pairwise(lines) if b.startswith(("влечет", "влекут"))]
    slips = [slip for conduct, sanction in pairs for slip in style._slips(conduct, sanction)]
    assert len(pairs) > 1900
    assert len(slips) < 0.05 * len(pairs)


def test_a_text_check_answers_any_text() -> None:
    for text in ("", "Статья 1.", "«»", '"', "1) 2) «««", "О внесении"):
        for language in ("rus", "kaz"):
            assert len(check_text(bill_text.read([(text, bill_text.Place())], language))) <= 2 * len(TEXT_CHECKS)
