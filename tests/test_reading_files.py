"""The command that reads laws, and the files it reads: Word with its own numbering, saved pages, our own bill."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree
from ruamel.yaml import YAML

from drafter.cli.program import cli
from drafter.codes import Code
from drafter.draft import project
from drafter.errors import InputError
from drafter.reading import read
from drafter.reading.canonical import canonical
from drafter.reading.source import paragraphs_of
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text

DATA = Path(__file__).parent / "data" / "reading"
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


REFUSALS = YAML(typ="safe", pure=True).load((DATA / "refusals.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", REFUSALS, ids=[case["clause"] for case in REFUSALS])
def test_a_refusal_says_up_to_where_the_sentence_was_understood_and_what_it_may_be(
    case: dict[str, Any], tmp_path: Path
) -> None:
    path = write_word(tmp_path / "law.docx", (*LINES[:2], case["clause"], LINES[4]))
    code, _shown, messages = run(str(path), "--code", "koap")
    told = " ".join(messages.split())
    assert code == 1
    assert [words for words in case["says"] if words not in told] == [], messages


def test_the_face_of_a_law_in_word_with_its_own_numbers_breaks_tabs_and_a_footer(tmp_path: Path, koap: Code) -> None:
    lines = (
        "Проект",
        "ЗАКОН\nРЕСПУБЛИКИ КАЗАХСТАН",
        "О внесении изменений и дополнений\nв Кодекс Республики Казахстан об административных правонарушениях",
        "Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях\n"
        "от 5 июля 2014 года следующие изменения и дополнения:",
        "\tв статье 667:",
        "в абзаце втором части первой\nслово «штраф» заменить словом «взыскание»;",
        "часть третью изложить в следующей редакции:",
        "«3.\tДействие –\nвлечет штраф.»;",
        "часть\u00a0первую статьи\u00a0684 после\tцифр «667,» дополнить цифрами «667-1,».",
        "Статья 2.\nНастоящий Закон вводится в действие с 1 января 2027 года.",
        "Президент\nРеспублики Казахстан",
    )
    path = write_word(tmp_path / "law.docx", lines, numbered=(4, 8))
    document = docx.Document(str(path))
    document.sections[0].footer.paragraphs[0].text = "1) часть первую статьи 667 исключить."
    document.save(str(path))
    found = read(path, "rus", koap, koap.act("rus"))
    assert [(clause.text, clause.refusal) for clause in found.refused] == []
    assert [(clause.place.item, m.destination) for clause in found.clauses for m in clause.modifications] == [
        ("1", "art_667__para_1__al_2"),
        ("1", "art_667__para_3"),
        ("2", "art_684__para_1"),
    ]
    assert found.modifications[1].new == ("3. Действие –\nвлечет штраф.",)
    assert [sentence.kind.value for sentence in found.sentences] == ["title", "head", "where", "entry", "signature"]


@pytest.mark.parametrize("parted", ["\n\n", "\n", "\n    "], ids=["blank lines", "no mark", "indents"])
def test_lines_broken_at_a_width_are_joined_with_a_remark(parted: str, tmp_path: Path, koap: Code) -> None:
    blocks = (
        "Статья 1. Внести в Кодекс Республики Казахстан об административных\nправонарушениях от 5 июля 2014 года "
        "следующие изменения:",
        "1) в абзаце втором части первой статьи 667 слово «штраф» заменить\nсловом «взыскание»;",
        "2) часть вторую статьи 667 изложить в следующей редакции:",
        "«2. Действие, предусмотренное частью первой настоящей статьи, –",
        "влечет штраф в размере пятидесяти месячных расчетных показателей либо\nадминистративный арест до суток.»;",
        "3) часть первую статьи 684 после цифр «667,» дополнить цифрами\n«667-1,».",
        "Статья 2. Настоящий Закон вводится в действие по истечении\nшестидесяти календарных дней после дня его "
        "первого официального\nопубликования.",
    )
    path = tmp_path / "law.txt"
    path.write_text(f"{parted.removeprefix(chr(10))}{parted.join(blocks)}\n", encoding="utf-8")
    found = read(path, "rus", koap, koap.act("rus"))
    assert [(clause.text, clause.refusal) for clause in found.refused] == []
    assert [m.destination for m in found.modifications] == [
        "art_667__para_1__al_2",
        "art_667__para_2",
        "art_684__para_1",
    ]
    assert found.modifications[1].new[0].count("\n") == 1
    assert [finding.code for finding in found.remarks] == ([] if parted.endswith(" ") else ["D606"])


def test_a_page_of_the_official_site_is_read_without_its_menu(tmp_path: Path, koap: Code) -> None:
    body = "".join(f'<p id="z{n}">&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;{line}</p>' for n, line in enumerate(LINES[1:]))
    link = body.replace("статьи 684", 'статьи <a href="/rus/docs/K1400000235#z684">684</a>')
    note = '<p class="note">Сноска. Порядок введения в действие см. <a href="#z5">ст. 2</a>.</p>'
    path = tmp_path / "law.html"
    path.write_text(
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>Закон</title></head><body><ul><li>Поиск</li></ul>'
        f'<div class="container_gamma text text_upd"><h1>{LINES[0]}</h1><p>Закон Республики Казахстан от 3 января 2027 '
        f"года № 1-IX ЗРК.</p><article>{note}{link}</article></div></body></html>",
        "utf-8",
    )
    found = read(path, "rus", koap, koap.act("rus"))
    assert [(clause.text, clause.refusal) for clause in found.refused] == []
    assert [m.destination for m in found.modifications] == ["art_684__para_1", "art_667__para_2"]


UNREAD = {
    "footnote": '<w:r><w:footnoteReference w:id="1"/></w:r>',
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>',
    "hidden": "<w:r><w:rPr><w:vanish/></w:rPr><w:t>не</w:t></w:r>",
}


@pytest.mark.parametrize("name", UNREAD)
def test_a_word_file_that_prints_other_words_than_its_text_is_refused(name: str, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Статья 1. Внести в Кодекс о садах следующие изменения:")
    clause = document.add_paragraph("в статье 5 слово «сад» исключить.")
    uri = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    made = etree.fromstring(UNREAD[name].replace("<w:r>", f'<w:r xmlns:w="{uri}">', 1))
    clause._p.append(made)
    path = tmp_path / "law.docx"
    document.save(str(path))
    with pytest.raises(InputError) as refused:
        paragraphs_of(path)
    (one,) = refused.value.findings
    assert one.code == "D026"
    assert "исключить" in (one.found or "")
