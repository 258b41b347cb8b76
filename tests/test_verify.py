"""Bills by hand and their tables: each mistake is told with its place, marked in Word, and mended by accepting."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import office
import pytest
from click.testing import CliRunner
from lxml import etree
from ruamel.yaml import YAML
from verify_cases import BILL, SAMPLE, TABLE, bill_file, table_file, verified
from word_files import ABOVE, HEADS, LEFT, Rows, word

from drafter.akn import Act
from drafter.cli.program import cli
from drafter.draft import project
from drafter.errors import InputError, Severity
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text
from drafter.verify.bill import Document, Verified, of_files, verify
from drafter.verify.marks import checked
from drafter.verify.redlines import redline
from drafter.word import opened as word_opened
from drafter.word.commented import Comment, comments_in, with_parts
from drafter.word.names import W
from drafter.word.numbering import Numbers
from drafter.word.printed import Story
from drafter.word.settled import settled as resolved
from drafter.word.styles import Styles
from drafter.word.tracked import Edit, Tracker, element
from drafter.word.zipped import zipped

GIVEN = YAML(typ="safe", pure=True).load((Path(__file__).parent / "data" / "verify" / "cases.yaml").read_text("utf-8"))
CASES: list[dict[str, Any]] = GIVEN["cases"]
NAMES = [case["name"] for case in CASES]
ActOf = Callable[..., Act]


def rows_of(case: dict[str, Any]) -> list[list[str]]:
    """The rows of a case: those of its bill, with what the case changes in them."""
    rows = [list(row) for row in case.get("rows", GIVEN["bills"][case["bill"]]["rows"])]
    if change := case.get("change"):
        text = rows[change["row"]][change["column"]]
        assert text.count(change["old"]) == 1, text
        rows[change["row"]][change["column"]] = text.replace(change["old"], change["new"])
    if "drop" in case:
        del rows[case["drop"]]
    if "add" in case:
        rows.append(case["add"])
    if "swap" in case:
        row = rows[case["swap"]]
        row[1], row[2] = row[2], row[1]
    return rows


def clauses_of(case: dict[str, Any]) -> list[str]:
    clauses = list(case.get("clauses", GIVEN["bills"][case["bill"]]["clauses"]))
    if change := case.get("clause"):
        assert change["old"] in clauses[change["number"]]
        clauses[change["number"]] = clauses[change["number"]].replace(change["old"], change["new"])
    return clauses


def verified_case(case: dict[str, Any], act_of: ActOf) -> Verified:
    language = GIVEN["bills"][case["bill"]]["language"]
    bill = bill_file(clauses_of(case), language, case.get("act_title"))
    table = table_file(rows_of(case), language, case.get("reasons", "Так."))
    return verified(bill, table, act_of(GIVEN["acts"][language], language))


def told(found: Verified) -> list[str]:
    return [f"{finding.code} {finding.message}" for finding in found.findings]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_each_mistake_is_told_with_its_place_and_nothing_else_is(case: dict[str, Any], act_of: ActOf) -> None:
    found = verified_case(case, act_of)
    wanted = [] if case.get("clean") else case["told"]
    assert len(told(found)) == len(wanted), told(found)
    left = told(found)
    for said in wanted:
        left.remove(next(one for one in left if one.startswith(said)))
    for name in ("expected", "found", "hint"):
        if name in case:
            assert case[name] in [getattr(finding, name) for finding in found.findings], found.findings


def accepted(document: Document, *, accept: bool = True) -> bytes:
    """The checked document with all its changes accepted, or rejected."""
    data = checked(document)
    return with_parts(document.path, data, resolved(word_opened(document.path, data).document, accept=accept), [])


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_rejecting_all_gives_the_document_as_it_was_and_accepting_all_one_without_errors(
    case: dict[str, Any], act_of: ActOf
) -> None:
    found = verified_case(case, act_of)
    language = GIVEN["bills"][case["bill"]]["language"]
    for document in found.documents:
        read = redline(document.path, checked(document))
        assert read.rejected == redline(document.path, document.data).accepted
    if case.get("clause") or "act_title" in case:
        return  # what is not understood in a bill only a person can mend
    bill, table = map(accepted, found.documents)
    again = verified(bill, table, act_of(GIVEN["acts"][language], language))
    assert [one for one in again.findings if one.severity is Severity.ERROR] == []


def test_the_same_files_give_the_same_bytes(act_of: ActOf) -> None:
    case = next(case for case in CASES if case["name"] == "a row is missing")
    one, other = (checked(verified_case(case, act_of).documents[1]) for _time in range(2))
    assert one == other


def test_a_comment_stands_at_each_mistake(act_of: ActOf) -> None:
    case = next(case for case in CASES if case["name"] == "a wrong place")
    data = checked(verified_case(case, act_of).documents[1], author="И. Иванов", date="2026-11-22")
    (comment,) = docx.Document(io.BytesIO(data)).comments
    assert (comment.author, comment.text.split("\n")[1]) == ("И. Иванов", "Должно быть: Часть первая статьи 1")
    assert comment.text.startswith("D706: строка № 1")


def test_a_number_whose_hyphen_ends_no_line_gives_way_to_one_like_it() -> None:
    kept = "</w:t><w:noBreakHyphen/><w:t>"
    paragraph = element(f"<w:p><w:r><w:t>Сад 667{kept}4{kept}бапта.</w:t></w:r></w:p>")
    body = element("<w:body/>")
    body.append(paragraph)
    (printed,) = story(body).paragraphs
    Tracker("Сверка", None, 1).rewrite(printed, [Edit(4, 9, "667-1")])
    for accept, text in ((True, "Сад 667-1-бапта."), (False, "Сад 667-4-бапта.")):
        (settled,) = story(resolved(body, accept=accept)).paragraphs
        assert settled.text == text


def story(body: etree._Element) -> Story:
    return Story(body, Styles(None), Numbers(None, Styles(None)))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("commented", [False, True], ids=["the first comment", "a comment after others"])
def test_a_comment_leaves_every_other_part_as_it_was(commented: bool) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("1-1-бап. Сад")
    if commented:
        document.add_comment(paragraph.runs, "бұрын айтылған", "Редактор", "Р")
    stream = io.BytesIO()
    document.save(stream)
    path, data = Path("a.docx"), stream.getvalue()
    assert comments_in(path, data) == (0 if commented else -1)
    said = Comment(number=7, author="Тексеруші", initials="Т", date=None, lines=("667-1-бап", "№ 235-V < 5"))
    made = with_parts(path, data, word_opened(path, data).document, [said])
    assert made == with_parts(path, data, word_opened(path, data).document, [said])
    told = {"word/document.xml", "word/comments.xml"}
    told |= set() if commented else {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    assert {name for name, part in parts(made).items() if parts(data).get(name) != part} <= told
    *before, last = docx.Document(io.BytesIO(made)).comments
    assert [each.text for each in before] == (["бұрын айтылған"] if commented else [])
    assert (last.comment_id, last.author, last.initials, last.timestamp) == (7, "Тексеруші", "Т", None)
    assert last.text == "667-1-бап\n№ 235-V < 5"
    assert parts(made)["word/comments.xml"].count(b"<w:noBreakHyphen/>") == 3


def test_a_file_whose_comments_are_broken_is_refused() -> None:
    document = docx.Document()
    document.add_comment(document.add_paragraph("сад").runs, "а")
    stream = io.BytesIO()
    document.save(stream)
    held = parts(stream.getvalue())
    held["word/comments.xml"] = held["word/comments.xml"].replace(b'w:id="0"', b'w:id="first"')
    with pytest.raises(InputError) as caught:
        comments_in(Path("a.docx"), zipped(held))
    assert caught.value.findings[0].code == "D026"


@pytest.mark.skipif(not office.validator_available(), reason=office.NO_VALIDATOR)
@pytest.mark.parametrize(
    "name",
    [
        "a row is missing",
        "a row too many",
        "a paragraph is lost in the text in force",
        "what is there is said not to be",
    ],
)
def test_the_open_xml_validator_finds_nothing_wrong_in_a_checked_file(name: str, act_of: ActOf) -> None:
    case = next(case for case in CASES if case["name"] == name)
    assert office.validator_errors(checked(verified_case(case, act_of).documents[1])) == []


@pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
def test_libreoffice_settles_the_marks_as_we_do(act_of: ActOf) -> None:
    case = next(case for case in CASES if case["name"] == "a paragraph is lost in the text in force")
    document = verified_case(case, act_of).documents[1]
    data = checked(document)
    bare = word_opened(document.path, data).document
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        for mark in list(bare.iter(f"{W}{name}")):
            mark.getparent().remove(mark)
    bare_data = with_parts(document.path, data, bare, [])
    read = redline(document.path, data)
    for settle, ours in ((office.accept_all, read.accepted), (office.reject_all, read.rejected)):
        assert [line for line in settle(bare_data) if line.strip()] == list(ours)


def test_a_bill_and_its_table_in_one_file(act_of: ActOf) -> None:
    bill = GIVEN["bills"]["word"]
    rows = [("№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция"), ("1", *bill["rows"][0])]
    lines = [
        f"Статья 1. Внести в {SAMPLE.title['rus']} следующие изменения:",
        *bill["clauses"],
        "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.",
        "Президент Республики Казахстан",
        "Сравнительная таблица",
    ]
    act = act_of(GIVEN["acts"]["rus"])
    found = of_files([(BILL, word(*lines, rows))], lambda _paragraphs, _language: (SAMPLE, act))
    assert (found.language, told(found)) == ("rus", [])
    wrong = [rows[0], ("1", *bill["rows"][0][:2], "1. Нет.")]
    found = of_files([(BILL, word(*lines, wrong))], lambda _paragraphs, _language: (SAMPLE, act))
    assert {one.split()[0] for one in told(found)} == {"D703"}
    assert [finding.place.file for finding in found.findings] == [str(BILL)] * len(found.findings)


PART_ONE = (
    "1. Уничтожение яблонь –\nвлечет штраф в размере пяти месячных расчетных показателей.",
    "1. Уничтожение яблонь –\nвлечет штраф в размере семи месячных расчетных показателей.",
)
PART_TWO = "2. То же действие, совершенное повторно, –\nвлечет штраф в размере десяти месячных расчетных показателей."
LAYOUTS = {
    "the article over the whole width": [
        HEADS["rus"],
        ("Глава 1. Растения", LEFT, LEFT, LEFT, LEFT),
        ("Статья 1. Сад", LEFT, LEFT, LEFT, LEFT),
        ("1", "Часть первая", *PART_ONE, "Так."),
    ],
    "the article in a row of its own": [
        HEADS["rus"],
        ("", "Статья 1", "", "", ""),
        ("1", "часть первая", *PART_ONE, "Так."),
    ],
    "a place over two rows": [
        HEADS["rus"],
        ("1", "Статья 1", *PART_ONE, "Так."),
        (ABOVE, ABOVE, PART_TWO, PART_TWO, ABOVE),
    ],
    "a place with its heading": [
        HEADS["rus"],
        ("1", "Статья 1. Сад", f"{PART_ONE[0]}\n…", f"{PART_ONE[1]}\n…", "Так."),
    ],
    "a place in lines": [
        HEADS["rus"],
        ("1", "Статья 1|часть первая,\nабзац второй", PART_ONE[0].split("\n")[1], PART_ONE[1].split("\n")[1], "Так."),
    ],
    "two places in a row": [
        HEADS["rus"],
        ("1", "Части первая и вторая статьи 1", f"{PART_ONE[0]}\n{PART_TWO}", f"{PART_ONE[1]}\n{PART_TWO}", "Так."),
    ],
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_right_table_is_right_in_each_layout_and_a_wrong_one_wrong(layout: Rows, act_of: ActOf) -> None:
    bill, act = bill_file(GIVEN["bills"]["word"]["clauses"], "rus"), act_of(GIVEN["acts"]["rus"])
    assert told(verified(bill, word(layout), act)) == []
    wrong = [[cell.replace("семи месячных", "шести месячных") for cell in row] for row in layout]
    (finding,) = verified(bill, word(wrong), act).findings
    assert finding.code == "D703"


def test_a_heading_in_the_place_that_is_not_that_of_the_article_is_told(act_of: ActOf) -> None:
    rows = [HEADS["rus"], ("1", "Статья 1. Лес", f"{PART_ONE[0]}\n…", f"{PART_ONE[1]}\n…", "Так.")]
    bill, act = bill_file(GIVEN["bills"]["word"]["clauses"], "rus"), act_of(GIVEN["acts"]["rus"])
    (finding,) = verified(bill, word(rows), act).findings
    assert (finding.code, finding.expected) == ("D701", "Статья 1. Сад")


def test_a_row_with_too_few_cells_is_told(act_of: ActOf) -> None:
    rows = [HEADS["rus"], ("1", "Часть первая статьи 1", *PART_ONE, "Так."), ("2", "Статья 3")]
    bill, act = bill_file(GIVEN["bills"]["word"]["clauses"], "rus"), act_of(GIVEN["acts"]["rus"])
    (finding,) = verified(bill, word(rows), act).findings
    assert (finding.code, finding.found) == ("D708", "в строке меньше клеток, чем столбцов")


def test_a_table_of_the_bill_beside_that_of_another_file_is_told_not_to_be_verified(act_of: ActOf) -> None:
    rows = [HEADS["rus"], ("1", "Часть первая статьи 1", *PART_ONE, "Так.")]
    lines = (f"Статья 1. Внести в {SAMPLE.title['rus']} следующие изменения:", *GIVEN["bills"]["word"]["clauses"])
    found = verified(word(*lines, rows), word(rows), act_of(GIVEN["acts"]["rus"]))
    assert [(one.code, one.severity, one.place.file) for one in found.findings] == [
        ("D710", Severity.WARNING, str(BILL))
    ]


def test_rows_of_another_act_are_told_not_to_be_verified(act_of: ActOf) -> None:
    bill = GIVEN["bills"]["word"]
    head = ("№", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция")
    rows = [head, (SAMPLE.title["rus"], "<", "<", "<"), ("1", *bill["rows"][0]), ("Закон «О лесах»", "<", "<", "<")]
    rows.append(("2", "Статья 9", "А", "Б"))
    act = act_of(GIVEN["acts"]["rus"])
    found = verified(bill_file(bill["clauses"], "rus"), word(rows), act)
    assert [(one.code, one.severity, one.found) for one in found.findings] == [
        ("D710", Severity.WARNING, "Закон «О лесах»")
    ]


def test_a_file_without_a_table_is_told(act_of: ActOf) -> None:
    bill = GIVEN["bills"]["word"]
    found = verified(bill_file(bill["clauses"], "rus"), word("Таблицы нет"), act_of(GIVEN["acts"]["rus"]))
    assert [one.split(" ", 1) for one in told(found)] == [["D708", "сравнительная таблица не найдена"]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, shelf: Path) -> Path:
    """The Word files of our own bills."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("police-interference", "amend-667"):
        path = folder / f"{name}.yaml"
        path.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
        for file, data in outputs(project(path, shelf)).items():
            if file.endswith(".docx"):
                (folder / f"{name}.{file}").write_bytes(data)
    return folder


@pytest.mark.parametrize("language", ["rus", "kaz"])
@pytest.mark.parametrize("name", ["police-interference", "amend-667"])
def test_our_own_bills_and_tables_agree(name: str, language: str, made: Path, shelf: Path) -> None:
    found = verify(made / f"{name}.bill.{language}.docx", made / f"{name}.table.{language}.docx", shelf)
    assert (found.code.name, found.language, found.findings) == ("koap", language, ())


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli, ["verify", *arguments], catch_exceptions=False)
    return result.exit_code, result.stdout, result.stderr


def test_the_command_tells_marks_and_leaves_the_files_as_they_are(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    bill, table = (str(made / f"amend-667.{name}.docx") for name in ("bill.rus", "table.rus"))
    assert run(bill, "--table", table)[0] == 0
    assert list(tmp_path.iterdir()) == []
    other = str(made / "police-interference.table.rus.docx")
    before = Path(other).read_bytes()
    code, shown, _messages = run(bill, "--table", other)
    assert code == 1
    assert "ошибка[D704]" in shown and "ошибка[D705]" in shown
    assert shown.strip().endswith("police-interference.table.rus.checked.docx")
    assert Path(other).read_bytes() == before
    assert (tmp_path / "police-interference.table.rus.checked.docx").is_file()
    code, shown, _messages = run(bill, "--table", other, "-o", str(tmp_path / "x.docx"), "--json")
    assert (code, json.loads(shown)["ok"]) == (1, False)
    assert (tmp_path / "x.docx").is_file()


def test_a_bill_and_a_table_of_one_name_are_marked_in_two_files(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a").mkdir()
    given = docx.Document(str(made / "amend-667.bill.rus.docx"))
    clause = next(each for each in given.paragraphs if "вмешательство, выраженное в" in each.text)
    clause.runs[0].text = clause.text.replace("вмешательство, выраженное в", "вмешательство, выраженные в")
    for run_ in clause.runs[1:]:
        run_.text = ""
    given.save(str(tmp_path / "x.docx"))
    other = made / "police-interference.table.rus.docx"
    (tmp_path / "a" / "x.docx").write_bytes(other.read_bytes())
    code, shown, _messages = run("x.docx", "--table", "a/x.docx")
    assert code == 1 and "ошибка[C13]" in shown
    assert shown.split()[-2:] == ["x.checked.docx", "bill.x.checked.docx"]


def test_the_command_never_writes_over_a_file_of_the_user(made: Path, tmp_path: Path) -> None:
    bill, table = (str(made / f"amend-667.{name}.docx") for name in ("bill.rus", "table.rus"))
    mine = tmp_path / "mine.docx"
    mine.write_bytes(b"mine")
    result = CliRunner().invoke(cli, ["verify", bill, "--table", table, "-o", str(mine)])
    assert result.exception is not None and mine.read_bytes() == b"mine"


def test_a_bill_of_a_code_that_is_not_at_hand_is_told(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.docx"
    path.write_bytes(bill_file(GIVEN["bills"]["word"]["clauses"], "rus"))
    result = CliRunner().invoke(cli, ["verify", str(path)])
    assert "D030" in str(result.exception)


def test_the_table_file_is_named_in_the_findings(act_of: ActOf) -> None:
    case = next(case for case in CASES if case["name"] == "a row is missing")
    assert [finding.place.file for finding in verified_case(case, act_of).findings] == [str(TABLE)]
