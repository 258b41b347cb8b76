"""Modifications applied to a text in force: case files that a lawyer can read stand in ``data/apply``.

A case gives the text in force, the modifications as a bill file writes them, and one of: the amended text, the exact
findings, the codes for which the bill is refused whatever else the findings say. A text with ``edition`` is an excerpt
of КоАП in that edition; every other text is an invented sample.
"""

from __future__ import annotations

import contextlib
import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter import akn, change
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.codes import Code
from drafter.compare import changes, lines
from drafter.errors import ApplyError
from drafter.modification import Insertion, Modification, Substitution
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import BillSpec

ActOf = Callable[[str], Act]
TextOf = Callable[[Act], list[str]]
Case = dict[str, Any]

FOLDER = Path(__file__).parent / "data" / "apply"
CASES: dict[str, Case] = {
    f"{path.parent.name}/{path.stem}": YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
    for path in sorted(FOLDER.glob("*/*.yaml"))
}
"""Every case by its family and name."""


def cases(outcome: str) -> list[Any]:
    """The cases that give an outcome."""
    return [pytest.param(case, id=name) for name, case in CASES.items() if outcome in case]


def modifications(case: Case) -> tuple[Modification, ...]:
    """The modifications of a case, read as those of a bill file are."""
    spec = BillSpec.model_validate(
        {
            "drafter": 1,
            "date": datetime.date(2026, 1, 1),
            "entry_into_force": {"days": 60},
            "modifications": case["modifications"],
        }
    )
    return bills.modifications(Bill(file="case.yaml", spec=spec, places=(), source=b""), "rus")


def text(case: Case, key: str) -> list[str]:
    return [line for line in case[key].splitlines() if line.strip()]


def applied(case: Case, act_of: ActOf) -> Amended:
    return apply(act_of(case["in_force"]), modifications(case))


def end_of(few: Sequence[object], many: Sequence[object], start: int) -> int:
    """Where a run of paragraphs ends in a text, looked for from a place on."""
    found = [at for at in range(start, len(many)) if list(few) == list(many[at : at + len(few)])]
    assert found, f"not in the text after paragraph {start}: {few}"
    return found[0] + len(few)


@pytest.mark.parametrize("case", cases("amended"))
def test_the_text_is_amended(case: Case, act_of: ActOf, text_of: TextOf) -> None:
    assert text_of(applied(case, act_of).act) == text(case, "amended")


@pytest.mark.parametrize("case", cases("findings"))
def test_the_bill_is_refused_with_its_reasons(case: Case, act_of: ActOf) -> None:
    with pytest.raises(ApplyError) as refused:
        applied(case, act_of)
    found = [
        {
            "code": finding.code,
            "clause": finding.place.clause,
            "place": finding.place.eid,
            "expected": finding.expected,
            "found": finding.found,
        }
        for finding in refused.value.findings
    ]
    assert found == case["findings"]
    assert all(finding.message and finding.hint for finding in refused.value.findings)


@pytest.mark.parametrize("case", cases("refused"))
def test_the_bill_is_refused(case: Case, act_of: ActOf) -> None:
    with pytest.raises(ApplyError) as refused:
        applied(case, act_of)
    assert sorted({finding.code for finding in refused.value.findings}) == case["refused"]


@pytest.mark.parametrize("case", cases("in_force"))
def test_the_act_in_force_stays_as_it_is(case: Case, act_of: ActOf, text_of: TextOf) -> None:
    act = act_of(case["in_force"])
    before = akn.serialize(act.root)
    given = modifications(case)
    with contextlib.suppress(ApplyError):
        amended = apply(act, given)
        assert amended.in_force is act
        assert amended.act.root is not act.root
    assert akn.serialize(act.root) == before
    shown = [line for line in text(case, "in_force") if not line.startswith("…")]
    assert text_of(act) == shown
    assert given == modifications(case)


@pytest.mark.parametrize("case", cases("amended"))
def test_the_comparison_reads_back_as_both_texts(case: Case, act_of: ActOf, text_of: TextOf) -> None:
    amended = applied(case, act_of)
    old, new = text_of(amended.in_force), text_of(amended.act)
    whole = list(lines(amended, "body"))
    assert list(change.in_force(whole)) == old
    assert list(change.proposed(whole)) == new

    rows = changes(amended, modifications(case), str)
    assert {n for row in rows for n in row.modifications} == set(range(len(modifications(case))))
    paragraphs, at = [(line.old, line.new) for line in whole], 0
    for row in rows:
        at = end_of([(line.old, line.new) for line in row.lines], paragraphs, at)


@pytest.mark.parametrize("case", cases("amended"))
def test_the_amended_tree_is_the_tree_of_the_amended_text(case: Case, act_of: ActOf) -> None:
    amended = applied(case, act_of)
    assert akn.violations(amended.act.root) == []
    if not amended.act.is_excerpt:
        assert list(amended.act.index) == list(act_of(case["amended"]).index)


@pytest.mark.parametrize("case", [pytest.param(c, id=name) for name, c in CASES.items() if "edition" in c])
def test_an_excerpt_of_the_code_says_what_the_code_says(case: Case, koap: Code) -> None:
    act = koap.act("rus", case["edition"])
    enacted = [akn.printed(article) for article in act.articles]
    given = text(case, "in_force")
    starts = [n for n, line in enumerate(given) if line.startswith("Статья ")]
    for start, end in zip(starts, [*starts[1:], len(given)], strict=True):
        assert given[start:end] in enacted


def test_there_are_cases_of_every_family() -> None:
    families = {name.split("/")[0] for name in CASES}
    assert families == {"words", "forms", "beside", "excluded", "units", "overlap", "effect", "excerpt", "end"}
    assert all(len({"amended", "findings", "refused"} & case.keys()) == 1 for case in CASES.values())


@pytest.mark.parametrize("edition", ["2024-06-08", "2026-07-12"])
def test_the_kazakh_text_is_amended_at_the_same_places(edition: str, koap: Code) -> None:
    given: list[Modification] = [
        Insertion(
            destination="art_667-1", new="667-1-бап. Шу\n1. Шу –\nескертуге алып келеді.\nЕскертпе. Күлкі шу емес."
        ),
        Insertion(destination="art_684__para_1", pos="after", old="667,", new="667-1,"),
        Insertion(destination="art_804__para_1__point_1", pos="after", old="667,", new="667-1,"),
        Substitution(destination="art_666__heading", new=("666-бап. Хабарламау",)),
    ]
    amended = apply(koap.act("kaz", edition), given)
    units = amended.act.index
    assert [eid for eid in units if eid.startswith("art_667-1__") and "__al_" not in eid] == [
        "art_667-1__para_1",
        "art_667-1__note_1",
    ]
    assert akn.printed(units["art_667-1"])[1:3] == ["1. Шу –", "ескертуге алып келеді."]
    assert "665, 666, 667, 667-1, 668," in " ".join(akn.printed(units["art_684__para_1"]))
    assert "665, 667, 667-1, 669," in " ".join(akn.printed(units["art_804__para_1__point_1"]))
    assert akn.printed(units["art_666"])[0] == "666-бап. Хабарламау"
    assert akn.violations(amended.act.root) == []
