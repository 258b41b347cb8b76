"""Modifications in the words of an amending law: pairs of both stand in ``data/wording``."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.provisions import offence_text
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import BillSpec, EntryIntoForce
from drafter.spec.offence import Offence
from drafter.wording import kaz, rus
from drafter.wording.clauses import ParagraphKind, RunKind, Worded

ActOf = Callable[..., Act]
Case = dict[str, Any]

FOLDER = Path(__file__).parent / "data" / "wording"
FILES: dict[str, Any] = {
    path.stem: YAML(typ="safe", pure=True).load(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml"))
}
ENTRIES: list[Case] = FILES.pop("entry")
CASES: list[Case] = [
    {"in_force": file["in_force"], "language": file.get("language", "rus"), "file": name, **case}
    for name, file in FILES.items()
    for case in file["cases"]
]
LANGUAGES = {
    "rus": (rus, "Кодекс о садах"),
    "kaz": (kaz, "Қазақстан Республикасының Бау-бақша туралы кодексі"),
}


def cases(outcome: str) -> list[Any]:
    return [pytest.param(case, id=f"{case['file']}: {case['name']}") for case in CASES if outcome in case]


def worded(case: Case, act_of: ActOf) -> Worded:
    spec = BillSpec.model_validate(
        {
            "drafter": 1,
            "date": datetime.date(2026, 1, 1),
            "entry_into_force": {"days": 60},
            "modifications": in_language(case["modifications"], case["language"]),
        }
    )
    language = case["language"]
    given = bills.modifications(Bill(file="case.yaml", spec=spec, places=(), source=b""), language)
    return in_words(act_of(case["in_force"], language), given, case.get("subject"))


def in_language(given: Any, language: str) -> Any:
    """Modifications with their texts marked as texts of a language."""
    if isinstance(given, list):
        return [in_language(one, language) for one in given]
    texts = ("old", "new", "after", "before")
    return {
        key: {language: value} if key in texts else in_language(value, language) if key == "forms" else value
        for key, value in given.items()
    }


def in_words(act: Act, modifications: Sequence[Modification], subject: str | None = None) -> Worded:
    language, title = LANGUAGES[act.language]
    return language.word(
        apply(act, modifications),
        modifications,
        act_title=title,
        act_date=datetime.date(2020, 4, 1),
        subject=subject,
        entry=EntryIntoForce(days=60),
    )


def clauses(made: Worded) -> list[str]:
    return [paragraph.text for item in made.items for paragraph in item.paragraphs]


@pytest.mark.parametrize("case", cases("clauses"))
def test_modifications_become_clauses(case: Case, act_of: ActOf) -> None:
    assert clauses(worded(case, act_of)) == case["clauses"]


@pytest.mark.parametrize("case", cases("title"))
def test_the_title_and_the_head_count_the_modifications(case: Case, act_of: ActOf) -> None:
    made = worded(case, act_of)
    assert made.title == case["title"]
    assert made.head == case["head"]


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in ENTRIES])
def test_the_entry_into_force_is_said_in_words(case: Case) -> None:
    assert rus.entry_text(EntryIntoForce(**case["entry"])) == case["rus"]
    assert kaz.entry_text(EntryIntoForce(**case["entry"])) == case["kaz"]


@pytest.fixture(scope="module")
def mixed(act_of: ActOf) -> tuple[Worded, tuple[Modification, ...]]:
    act = act_of("Статья 1. Полив\n1. Сад поливают днем.\n2. Росу не считают.\nСтатья 2. Обрезка\nСад обрезают.")
    given: tuple[Modification, ...] = (
        Insertion(destination="art_2__al_2", new="Ветки сжигают.\n"),
        Substitution(destination="art_1__para_1", old=("днем",), new=("ночью",)),
        Insertion(destination="art_1__para_1", pos="after", old="Сад", new="и огород"),
        Repeal(destination="art_1__para_2"),
    )
    return in_words(act, given), given


def test_quoted_words_stand_apart_from_the_clause(mixed: tuple[Worded, tuple[Modification, ...]]) -> None:
    made, given = mixed
    runs = {
        (paragraph.modification, run.kind): run.text
        for item in made.items
        for paragraph in item.paragraphs
        for run in paragraph.runs
        if run.kind is not RunKind.PLAIN
    }
    assert runs == {
        (1, RunKind.OLD): "днем",
        (1, RunKind.NEW): "ночью",
        (2, RunKind.OLD): "Сад",
        (2, RunKind.NEW): "и огород",
        (0, RunKind.NEW): "Ветки сжигают.",
    }
    assert len(given) == 4


def test_every_modification_is_ordered_by_one_clause_whose_item_is_known(
    mixed: tuple[Worded, tuple[Modification, ...]],
) -> None:
    made, _given = mixed
    ordering = [
        paragraph.modification
        for item in made.items
        for paragraph in item.paragraphs
        if paragraph.modification is not None and paragraph.kind is not ParagraphKind.QUOTED
    ]
    assert sorted(ordering) == [0, 1, 2, 3]
    assert {p: item.number for p, item in made.ordered.items()} == {1: "1", 2: "1", 3: "1", 0: "2"}


def test_a_lone_item_has_no_number(act_of: ActOf) -> None:
    act = act_of("Статья 1. Полив\nСад поливают днем.")
    (item,) = in_words(act, [Substitution(destination="art_1__al_1", old=("днем",), new=("ночью",))]).items
    assert item.number is None
    assert item.paragraphs[0].kind is ParagraphKind.ITEM
    assert item.paragraphs[0].text.startswith("в абзаце")


def test_clauses_end_with_semicolons_and_the_last_with_a_full_stop(
    mixed: tuple[Worded, tuple[Modification, ...]],
) -> None:
    *most, last = clauses(mixed[0])
    assert all(line.endswith((":", ";")) for line in most)
    assert last.endswith("».")


def test_the_words_of_the_formulas_are_those_of_a_law(mixed: tuple[Worded, tuple[Modification, ...]]) -> None:
    made, _given = mixed
    assert made.head_article == "Статья 1."
    assert made.entry_article == "Статья 2."
    assert made.signature == "Президент Республики Казахстан"
    assert all(case["clauses"] for case in CASES if "clauses" in case)


def test_a_new_point_in_the_conduct_of_an_offence_goes_to_the_paragraph_that_opens_the_list(koap: Code) -> None:
    """Law № 155-VIII of 10.01.2025, item 82): «подпункт 16) абзаца первого части первой статьи 400»."""
    new = Insertion(destination="art_80-1__para_1__point_5", new="5) создании помех оказанию медицинской помощи, –")
    made = in_words(koap.act("rus", "2026-07-12"), [new])
    assert clauses(made)[0] == "абзац первый части первой статьи 80-1 дополнить подпунктом 5) следующего содержания:"


def test_only_what_stands_first_is_taken_for_the_programs_own_words() -> None:
    offence = Offence.model_validate(
        {
            "heading": "Нарушение правил, см. Статья 5. Шум",
            "parts": [{"conduct": "Шум – в саду", "sanctions": {"fine": 5}}],
            "note": "Шум – громкий звук.\nСлово «Примечание. Шум» не шум.",
        }
    )
    assert offence_text(offence, "9", "rus").splitlines() == [
        "Статья 9. Нарушение правил, см. Статья 5. Шум",
        "Шум – в саду –",
        "влечет штраф в размере пяти месячных расчетных показателей.",
        "Примечание. Шум – громкий звук.",
        "Слово «Примечание. Шум» не шум.",
    ]
