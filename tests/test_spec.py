"""Bill files: what is wrong is named at its line and column, all at once, and the schema for editors agrees."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from drafter import resources
from drafter.errors import Exit, Finding, InputError
from drafter.modification import Insertion, Repeal, Substitution
from drafter.spec import bill as bills
from drafter.spec import starting, yaml

HERE = Path(__file__).parent / "data"
TEMPLATES = sorted((resources.folder("templates") / "bills").glob("*.yaml"))
BILLS = [*TEMPLATES, HERE / "law-187-VII.yaml", HERE / "bills" / "interference.yaml"]
Case = dict[str, Any]
WRONG: list[Case] = YAML(typ="safe", pure=True).load((HERE / "bills" / "wrong.yaml").read_text("utf-8"))

RIGHT = """drafter: 1
date: 2026-11-22
entry_into_force: {days: 60}
modifications:
  - {type: repeal, destination: art_434__para_3}
"""


def wrong() -> list[Any]:
    """The wrong files."""
    return [pytest.param(case, id=case["name"]) for case in WRONG]


def findings(data: bytes | str, folder: Path) -> tuple[Finding, ...]:
    path = folder / "bill.yaml"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    with pytest.raises(InputError) as refused:
        bills.read(path)
    assert refused.value.exit_code is Exit.INPUT
    assert all(finding.place.file == str(path) and finding.message for finding in refused.value.findings)
    return refused.value.findings


def told(finding: Finding, case: Case) -> Case:
    """What a finding says of what a case expects."""
    place = finding.place
    said = {
        "code": finding.code,
        "line": place.line,
        "column": place.column,
        "clause": place.clause,
        "expected": finding.expected,
        "found": finding.found,
    }
    return {key: value for key, value in said.items() if key in case}


@pytest.mark.parametrize("case", wrong())
def test_each_mistake_is_named_at_its_place(case: Case, tmp_path: Path) -> None:
    found = findings(case["file"], tmp_path)
    for expected in case["findings"]:
        assert expected in [told(finding, expected) for finding in found]


@pytest.mark.parametrize("case", wrong())
def test_nothing_is_named_that_is_no_mistake(case: Case, tmp_path: Path) -> None:
    assert len(findings(case["file"], tmp_path)) == len(case["findings"])


@pytest.mark.parametrize("case", wrong())
def test_every_finding_says_what_to_do(case: Case, tmp_path: Path) -> None:
    assert all(finding.hint for finding in findings(case["file"], tmp_path))


@pytest.mark.parametrize(
    ("data", "code", "line"),
    [
        (b"", "D003", None),
        (b"  \n\n", "D003", None),
        (b"\xef\xbb\xbf", "D003", None),
        ("drafter: 1\nsubject: по вопросам\n".encode("cp1251"), "D004", 2),
        (RIGHT.encode("utf-16"), "D004", 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "D004", 1),
        (b"PK\x03\x04" + bytes(range(256)), "D004", 2),
        (b"drafter: 1\n" + b"#" * (2 * 1024 * 1024), "D005", None),
    ],
    ids=["empty", "blank", "only a mark", "cp1251", "UTF-16", "a picture", "a Word file", "too large"],
)
def test_a_file_that_is_no_text_in_utf_8_is_refused(data: bytes, code: str, line: int | None, tmp_path: Path) -> None:
    (finding,) = findings(data, tmp_path)
    assert (finding.code, finding.place.line) == (code, line)
    assert finding.expected


@pytest.mark.parametrize(("name", "code"), [("no-such-file.yaml", "D001"), (".", "D002")], ids=["nothing", "a folder"])
def test_a_path_that_is_no_file_is_refused(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        bills.read(tmp_path / name)
    assert [finding.code for finding in refused.value.findings] == [code]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["without", "with"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["unix", "windows"])
def test_a_byte_order_mark_and_windows_lines_do_no_harm(mark: bytes, end: str, tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_bytes(mark + RIGHT.replace("\n", end).encode())
    bill = bills.read(path)
    assert bills.modifications(bill, "rus") == (Repeal(destination="art_434__para_3"),)
    assert [(place.line, place.column, place.clause) for place in bill.places] == [(5, 33, 1)]


def test_forms_become_one_substitution_of_all_occurrences(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(
        RIGHT.partition("modifications")[0]
        + "modifications:\n"
        + "  - type: substitution\n    destination: body\n"
        + "    forms: [{old: лесник, new: егерь}, {old: лесника, new: егеря}]\n"
        + '  - {type: insertion, destination: art_684__para_1, before: "668,", new: "667-1,", count: 2}\n'
        + "  - {type: substitution, destination: art_666__heading, new: {rus: Извещение, kaz: Хабарлама}}\n",
        "utf-8",
    )
    assert bills.modifications(bills.read(path), "rus") == (
        Substitution(destination="body", old=("лесник", "лесника"), new=("егерь", "егеря"), every=True),
        Insertion(destination="art_684__para_1", pos="before", old="668,", new="667-1,", count=2),
        Substitution(destination="art_666__heading", new=("Извещение",)),
    )


@pytest.mark.parametrize(
    ("modification", "code"),
    [
        ("{type: repeal, destination: art_684__para_1, old: {kaz: сот}}", "D014"),
        ("{type: insertion, destination: art_667__para_4, new: {offence: OFFENCE}}", "D015"),
    ],
    ids=["no text in the language", "an offence that is no article"],
)
def test_what_cannot_become_a_modification_is_named_at_its_line(modification: str, code: str, tmp_path: Path) -> None:
    offence = "{heading: Полив, parts: [{conduct: Полив клумб, sanctions: {fine: 5}}]}"
    path = tmp_path / "bill.yaml"
    path.write_text(f"{RIGHT}  - {modification.replace('OFFENCE', offence)}\n", "utf-8")
    with pytest.raises(InputError) as refused:
        bills.modifications(bills.read(path), "rus")
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.line, finding.place.clause) == (code, 6, 2)


def test_numbers_in_quotes_stay_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(f'{RIGHT}  - {{type: repeal, destination: art_684__para_1, old: "1.10"}}\n', "utf-8")
    assert bills.modifications(bills.read(path), "rus")[1] == Repeal(destination="art_684__para_1", old=("1.10",))


OFFENCE = """
  - type: insertion
    destination: art_667-1
    new:
      offence:
        heading: HEADING
        parts:
          - conduct: CONDUCT
            sanctions: {fine: 5}
        note: NOTE
"""


def offence_lines(
    folder: Path, *, heading: str = "Шум", conduct: str = "Шум в саду", note: str = "Смех – не шум."
) -> Any:
    """The lines of an offence article that a bill gives by its parameters."""
    text = OFFENCE
    for name, given in (("HEADING", heading), ("CONDUCT", conduct), ("NOTE", note)):
        text = text.replace(name, json.dumps(given, ensure_ascii=False))
    path = folder / "bill.yaml"
    path.write_text(RIGHT.rstrip() + text, "utf-8")
    made = bills.modifications(bills.read(path), "rus")[1]
    assert isinstance(made, Insertion)
    return made.new.splitlines()


WORDED = [
    "Статья 667-1. Шум",
    "Шум в саду –",
    "влечет штраф в размере пяти месячных расчетных показателей.",
    "Примечание. Смех – не шум.",
]


def test_an_offence_is_worded_from_its_parameters(tmp_path: Path) -> None:
    assert offence_lines(tmp_path) == WORDED


@pytest.mark.parametrize(
    "given",
    [
        {"heading": "Статья 667-1. Шум"},
        {"note": "Примечание. Смех – не шум."},
        {"conduct": "Шум в саду –"},
    ],
    ids=["the number of the article", "the label of the note", "the dash"],
)
def test_what_the_program_writes_itself_stands_once(given: dict[str, str], tmp_path: Path) -> None:
    assert offence_lines(tmp_path, **given) == WORDED


def test_a_conduct_is_one_paragraph(tmp_path: Path) -> None:
    try:
        found = offence_lines(tmp_path, conduct="Шум в саду\n2. Шум в парке")
    except InputError:
        return
    assert len(found) == len(WORDED)


def as_json(path: Path) -> Any:
    """A bill file as an editor sees it: dates are texts."""
    return json.loads(json.dumps(yaml.load(path), default=str))


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    given = json.loads(starting.schema())
    Draft202012Validator.check_schema(given)
    return Draft202012Validator(given)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in BILLS])
def test_the_schema_accepts_every_bill_that_the_program_reads(path: Path, schema: Draft202012Validator) -> None:
    assert bills.read(path).spec.modifications
    assert [error.message for error in schema.iter_errors(as_json(path))] == []


def test_there_are_starting_points_for_the_schema_to_accept() -> None:
    assert "blank" in [path.stem for path in TEMPLATES]


ONLY_THE_PROGRAM_SEES = {
    "Дата по-русски",
    "Дата, которой нет в календаре",
    "Редакция словом",
    "Введение в действие и через дни, и датой",
    "Вставка и после, и перед",
    "Формы и замена сразу",
    "Часть без взыскания и арест от большего к меньшему",
    "Повторность части, которой нет",
    "Неизвестный вид структурного элемента",
    "Пустые старые слова",
}
"""Mistakes between values, dates, kinds of units and empty texts, which this schema does not tell."""


def mistakes_of_value() -> Iterator[Any]:
    """The wrong files that are YAML, and so can be looked at with the schema."""
    for case in WRONG:
        if case["findings"][0]["code"] in ("D012", "D013"):
            yield pytest.param(case, id=case["name"])


@pytest.mark.parametrize("case", list(mistakes_of_value()))
def test_the_schema_refuses_what_the_program_refuses(case: Case, tmp_path: Path, schema: Draft202012Validator) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(case["file"], "utf-8")
    refused = not schema.is_valid(as_json(path))
    assert refused is (case["name"] not in ONLY_THE_PROGRAM_SEES)


@pytest.mark.parametrize("days", ["true", "'60'"])
def test_the_program_refuses_what_the_schema_refuses(days: str, tmp_path: Path, schema: Draft202012Validator) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(RIGHT.replace("60", days), "utf-8")
    assert not schema.is_valid(as_json(path))
    with pytest.raises(InputError):
        bills.read(path)


@pytest.mark.parametrize("sign", ["\N{RIGHT-TO-LEFT OVERRIDE}", "\N{ZERO WIDTH SPACE}", "\N{SOFT HYPHEN}"])
def test_signs_that_nobody_sees_are_refused(sign: str, tmp_path: Path) -> None:
    (found,) = findings(RIGHT.replace("modifications:", f'subject: "по вопро{sign}сам"\nmodifications:'), tmp_path)
    assert (found.code, found.expected) == ("D013", "текст без невидимых и управляющих символов")
