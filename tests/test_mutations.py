"""The starting point of a bill spoiled in many ways: each time what is spoiled is found, and nothing else."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter.draft import draft
from drafter.errors import DrafterError, Finding

ROOT = Path(__file__).parents[1]
GOOD = (ROOT / "templates" / "bills" / "police-interference.yaml").read_text("utf-8")
CASES: list[dict[str, Any]] = YAML(typ="safe").load(
    (Path(__file__).parent / "data" / "checks" / "mutations.yaml").read_text("utf-8")
)


TOLD_ANEW = {"C18", "C25", "C26", "C28", "C29", "C30", "C33"}
"""Likeness, citations, measure and rights are told in other words where what they are of changes."""


def spoiled(case: dict[str, Any]) -> str:
    """The bill with what the case changes in it."""
    text = GOOD
    for change in (case.get("change"), case.get("more")):
        if change:
            assert change.get("times") == "any" or text.count(change["old"]) == 1, change["old"]
            text = text.replace(change["old"], change["new"])
    if "add" in case:
        at = text.index("\n# Пояснительная записка")
        text = f"{text[:at]}\n  - {case['add']}\n{text[at:]}"
    return text


def found(text: str, folder: Path, shelf: Path) -> list[Finding]:
    path = folder / "bill.yaml"
    path.write_text(text, "utf-8")
    try:
        return list(draft(path, shelf).findings)
    except DrafterError as error:
        return list(error.findings)


def told(findings: list[Finding]) -> Counter[tuple[str, str | None, str, str | None]]:
    return Counter((f.code, f.place.eid, f.message, f.found) for f in findings)


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Counter[tuple[str, str | None, str, str | None]]:
    return told(found(GOOD, tmp_path_factory.mktemp("good"), shelf))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_spoiled_is_found_and_nothing_else(
    case: dict[str, Any], before: Counter[tuple[str, str | None, str, str | None]], tmp_path: Path, shelf: Path
) -> None:
    new = told(found(spoiled(case), tmp_path, shelf)) - before
    codes = {code for code, *_rest in new if code not in TOLD_ANEW}
    assert codes == set(case["codes"]), new


def test_there_are_many_ways_and_many_codes() -> None:
    assert len(CASES) >= 40
    assert len({code for case in CASES for code in case["codes"]}) >= 30
    assert len({re.sub(r"\W", "", case["name"]) for case in CASES}) == len(CASES)
