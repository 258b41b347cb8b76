"""Entry into force with exceptions, in the two languages of the law."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from drafter.akn import Act
from drafter.apply import apply
from drafter.errors import InputError
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import BillSpec, EntryIntoForce
from drafter.wording import kaz, rus
from drafter.wording.clauses import Worded

FILE = Path(__file__).parent / "data" / "entry" / "exceptions.yaml"
DATA: dict[str, Any] = YAML(typ="safe", pure=True).load(FILE.read_text("utf-8"))
LANGUAGES = {
    "rus": (rus, "Кодекс о садах"),
    "kaz": (kaz, "Қазақстан Республикасының Бау-бақша туралы кодексі"),
}
ActOf = Callable[..., Act]


def worded(entry: dict[str, Any], language: str, act_of: ActOf, modifications: list[Any] | None = None) -> Worded:
    given = {"date": datetime.date(2026, 1, 1), "entry_into_force": entry}
    spec = BillSpec.model_validate({"drafter": 1, "modifications": modifications or DATA["modifications"], **given})
    made = bills.modifications(Bill(file="case.yaml", spec=spec, places=(), source=b""), language)
    act = act_of(DATA["acts"][language], language)
    wording, title = LANGUAGES[language]
    return wording.word(
        apply(act, made),
        made,
        act_title=title,
        act_date=datetime.date(2020, 4, 1),
        subject=None,
        entry=spec.entry_into_force,
    )


@pytest.mark.parametrize("language", ["rus", "kaz"])
@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DATA["cases"]])
def test_exceptions_are_said_by_their_places_in_the_law(case: dict[str, Any], language: str, act_of: ActOf) -> None:
    assert worded(case["entry"], language, act_of).entry == case[language]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in DATA["wrong"]])
def test_exceptions_that_name_nothing_or_too_much_are_refused(case: dict[str, Any], act_of: ActOf) -> None:
    with pytest.raises(InputError, match=case["message"]) as refused:
        worded(case["entry"], "rus", act_of)
    (finding,) = refused.value.findings
    assert (finding.code, finding.found) == ("D019", case["found"])


@pytest.mark.parametrize(
    ("language", "address"), [("rus", "абзаца третьего статьи 1"), ("kaz", "1-баптың үшінші абзацын")]
)
def test_the_paragraphs_of_a_lone_item_are_counted_from_the_head_of_the_article(
    language: str, address: str, act_of: ActOf
) -> None:
    entry = {"days": 60, "exceptions": [{"modifications": [1], "date": datetime.date(2027, 1, 1)}]}
    made = worded(entry, language, act_of, DATA["modifications"][:2])
    (item,) = made.items
    assert item.number is None
    assert made.head  # the first paragraph of article 1; the line with the place is the second
    assert f" {address}" in made.entry


@pytest.mark.parametrize(
    "exception",
    [{"modifications": [1]}, {"modifications": [], "days": 10}, {"modifications": [0], "days": 10},
     {"modifications": ["статья 5"], "days": 10}, {"modifications": [1], "days": 10, "date": "2027-01-01"}],
)  # fmt: skip
def test_an_exception_names_modifications_and_one_time(exception: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        EntryIntoForce.model_validate({"days": 60, "exceptions": [exception]})
