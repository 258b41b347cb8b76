"""Offence articles from their parameters, in the two languages of the law."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter.errors import Place
from drafter.ingest.given import parse_unit
from drafter.provisions import inside, offence_text
from drafter.spec.offence import Offence

FILE = Path(__file__).parent / "data" / "provisions" / "offences.yaml"
CASES: list[dict[str, Any]] = YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))


def cases(text: str = "") -> list[Any]:
    return [
        pytest.param(case, language, id=f"{case['name']}: {language}")
        for case in CASES
        for language in ("rus", "kaz")
        if text in case["source"]
    ]


@pytest.mark.parametrize(("case", "language"), cases())
def test_an_offence_is_worded_from_its_parameters(case: dict[str, Any], language: str) -> None:
    offence = Offence.model_validate(case["offence"])
    assert offence_text(offence, case["num"], language).splitlines() == case[language].splitlines()


@pytest.mark.parametrize(("case", "language"), cases("слово в слово"))
def test_the_articles_of_a_real_law_come_out_as_it_has_them(case: dict[str, Any], language: str, law: Path) -> None:
    file = law / "187-VII" / f"law-187-VII.{'ru' if language == 'rus' else 'kk'}.md"
    printed = "\n".join(line for line in file.read_text("utf-8").splitlines() if line)
    assert case[language].strip() in printed


@pytest.mark.parametrize(("case", "language"), cases())
def test_a_worded_offence_is_an_article(case: dict[str, Any], language: str) -> None:
    offence = Offence.model_validate(case["offence"])
    unit = parse_unit(offence_text(offence, case["num"], language), f"art_{case['num']}", language, Place())
    parts = [inner.prefix for inner in unit.units]
    assert parts.count("para" if len(offence.parts) > 1 else "al") >= len(offence.parts)
    assert parts.count("note") == (offence.note is not None)


@pytest.mark.parametrize(
    ("conduct", "expected"),
    [
        ("Елді мекендерді салу", "елді мекендерді салу"),
        ("Үкіметтің қаулысын орындамау", "Үкіметтің қаулысын орындамау"),
        ("Үй салу", "үй салу"),
        ("Бас прокурордың талабын орындамау", "Бас прокурордың талабын орындамау"),
        ("Бас киім кимеу", "бас киім кимеу"),
        ("ТМД елдеріне шығару", "ТМД елдеріне шығару"),
    ],
)
def test_a_conduct_inside_a_sentence_begins_small_unless_it_is_a_name(conduct: str, expected: str) -> None:
    assert inside(conduct) == expected
