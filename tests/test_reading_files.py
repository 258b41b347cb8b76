"""The command that reads laws, and the files it reads: Word with its own numbering, saved pages, our own bill."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from drafter.cli.program import cli
from drafter.codes import Code
from drafter.draft import project
from drafter.errors import InputError
from drafter.reading import read
from drafter.reading.canonical import canonical
from drafter.reading.source import paragraphs_of
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text

LINES = (
    "О внесении изменений в Кодекс Республики Казахстан об административных правонарушениях",
    "Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 года следующие "
    "изменения:",
    "часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1,»;",
    "часть вторую статьи 667 исключить.",
    "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.",
)


def write_word(path: Path, lines: tuple[str, ...] = LINES, numbered: tuple[int, ...] = ()) -> Path:
    """A Word file written by hand; the numbers «1)» of some paragraphs are Word's own."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for name, value in (("w:start", "1"), ("w:numFmt", "decimal"), ("w:lvlText", "%1)")):
        part = OxmlElement(name)
        part.set(qn("w:val"), value)
        level.append(part)
    abstract.append(level)
    numbering.insert(0, abstract)
    number = OxmlElement("w:num")
    number.set(qn("w:numId"), "77")
    of = OxmlElement("w:abstractNumId")
    of.set(qn("w:val"), "77")
    number.append(of)
    numbering.append(number)
    for position, line in enumerate(lines):
        paragraph = document.add_paragraph(line)
        if position in numbered:
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = 77
    document.save(str(path))
    return path


def test_numbers_that_word_counts_are_read(tmp_path: Path, koap: Code) -> None:
    path = write_word(tmp_path / "law.docx", numbered=(2, 3))
    assert [p.text[:2] for p in paragraphs_of(path)][2:4] == ["1)", "2)"]
    found = read(path, "rus", koap, koap.act("rus"))
    assert [(clause.place.item, clause.place.line) for clause in found.clauses] == [("1", 3), ("2", 4)]
    assert [m.destination for m in found.modifications] == ["art_684__para_1", "art_667__para_2"]


def test_a_word_file_with_changes_that_nobody_accepted_is_not_read(tmp_path: Path) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Статья 1. Внести изменения")
    paragraph._p.append(OxmlElement("w:ins"))
    document.save(str(tmp_path / "law.docx"))
    with pytest.raises(InputError) as refused:
        paragraphs_of(tmp_path / "law.docx")
    assert [finding.code for finding in refused.value.findings] == ["D026"]


@pytest.mark.parametrize("name", ["police-interference", "amend-667"])
def test_the_word_file_of_our_bill_says_what_our_modifications_say(
    name: str, tmp_path: Path, shelf: Path, koap: Code
) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    whole = project(bill, shelf)
    made = whole.first
    path = tmp_path / "bill.rus.docx"
    path.write_bytes(outputs(whole)["bill.rus.docx"])
    found = read(path, "rus", koap, made.act)
    assert (found.refused, [c.remarks for c in found.clauses if c.remarks]) == ((), [])
    mine, theirs = (sorted(map(repr, canonical(each, "rus"))) for each in (made.modifications, found.modifications))
    assert mine == theirs


def test_a_saved_page_is_read(tmp_path: Path, koap: Code) -> None:
    body = "".join(f"<p>{line}</p>" for line in LINES)
    path = tmp_path / "law.html"
    path.write_text(f'<html><head><meta charset="utf-8"></head><body><article>{body}</article></body></html>', "utf-8")
    found = read(path, "rus", koap, koap.act("rus"))
    assert [m.destination for m in found.modifications] == ["art_684__para_1", "art_667__para_2"]


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["read", *arguments], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_writes_what_was_read(tmp_path: Path) -> None:
    path, out = write_word(tmp_path / "law.docx"), tmp_path / "modifications.json"
    code, shown, _messages = run(str(path), "--code", "koap", "-o", str(out))
    assert (code, shown.strip()) == (0, str(out))
    written = json.loads(out.read_text("utf-8"))
    assert written["schema"] == "drafter.reading/1"
    assert (written["understood"], written["refused"]) == (2, 0)
    assert [m["destination"] for m in written["modifications"]] == ["art_684__para_1", "art_667__para_2"]
    assert written["acts"][0]["clauses"][0]["place"]["line"] == 3
    assert [s["kind"] for s in written["sentences"]] == ["title", "head", "entry"]
    assert run(str(path), "--code", "koap", "--json")[1] == out.read_text("utf-8")


def test_what_is_not_understood_is_told_with_its_place_and_code_1(tmp_path: Path) -> None:
    lines = (*LINES[:3], "часть вторую статьи 667 убрать.", LINES[4])
    code, shown, messages = run(str(write_word(tmp_path / "law.docx", lines)), "--code", "koap")
    assert code == 1
    assert "2 изменяющих предложения, понято 1" in shown
    assert "ошибка[D601]" in messages and "law.docx:4" in messages and "«убрать»" in messages


def test_without_a_code_places_stay_addresses(tmp_path: Path) -> None:
    code, shown, messages = run(str(write_word(tmp_path / "law.docx")))
    assert code == 0
    assert "статья 684, часть 1" in shown
    assert "D607" in messages


def test_a_document_without_changes_is_told(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("О садах\nСтатья 1. Полив\nПоливают утром.\n", encoding="utf-8")
    code, _shown, messages = run(str(path), "--code", "koap")
    assert code == 1 and "D602" in messages


def test_an_edition_needs_its_code(tmp_path: Path) -> None:
    path = write_word(tmp_path / "law.docx")
    result = CliRunner().invoke(cli, ["read", str(path), "--edition", "2024-06-08"])
    assert result.exception is not None


def test_what_is_understood_but_does_not_fit_the_edition_is_told_with_its_line(tmp_path: Path) -> None:
    lines = (*LINES[:3], "в абзаце втором части второй статьи 434 слово «сорока» исключить.", LINES[4])
    path, out = write_word(tmp_path / "law.docx", lines), tmp_path / "read.json"
    code, _shown, messages = run(str(path), "--code", "koap", "-o", str(out))
    assert code == 0
    assert "предупреждение[C13]" in messages and "law.docx:4" in messages
    (unfit,) = json.loads(out.read_text("utf-8"))["not_applied"]
    assert (unfit["code"], unfit["severity"], unfit["place"]["line"]) == ("C13", "warning", 4)
