"""A bill that a person gives in words: the same outputs as of a bill file, and nothing passed over in silence."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import accuracy
import docx
import pytest

from drafter import akn, draft, given
from drafter.draft import Draft, Project
from drafter.errors import DrafterError, Exit, Severity
from drafter.ingest.paper import printed_docx
from drafter.reading.canonical import canonical
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text

EDITION = "2024-06-08"
HEAD = """\
О внесении изменений в Кодекс Республики Казахстан об административных правонарушениях
Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 года следующие \
изменения:
"""
ENTRY = """\
Статья 2. Настоящий Закон вводится в действие по истечении шестидесяти календарных дней после дня его первого \
официального опубликования.
"""
EDITION_OF_2020 = """\
[[edition]]
language = "rus"
date = 2020-01-01
file = "rus@2020-01-01.xml"
source = "187-VII/before-2020.ru.md"
sha256 = "{zeros}"
excerpt = true
reach = "14 статей"
"""
Given = Callable[..., Project]


@pytest.fixture
def read(tmp_path: Path, shelf: Path) -> Given:
    """Makes a project of the clauses of a bill, one per line, under the head of an amending law."""

    def make(clauses: str, edition: str = EDITION, name: str = "law.txt") -> Project:
        path = tmp_path / name
        path.write_text(f"{HEAD}{clauses}\n{ENTRY}", encoding="utf-8")
        return given.project([path], "koap", shelf, edition, None)

    return make


@pytest.fixture(scope="module", params=["police-interference", "amend-667"])
def both(request: pytest.FixtureRequest, shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, ...]:
    """One of our bills, and the same read from its two finished Word files."""
    folder = tmp_path_factory.mktemp(request.param)
    bill = folder / "bill.yaml"
    bill.write_text(bill_text(request.param, date="2026-11-22"), encoding="utf-8")
    own = draft.project(bill, shelf)
    made = outputs(own)
    paths = [folder / f"bill.{text.language}.docx" for text in own.texts]
    for path in paths:
        path.write_bytes(made[path.name])
    day = own.first.bill.spec.date
    return own, given.project(list(reversed(paths)), "koap", shelf, own.first.act.edition, day)


def texts(both: tuple[Project, ...]) -> list[tuple[Draft, Draft]]:
    own, read = both
    assert [text.language for text in own.texts] == [text.language for text in read.texts] == ["rus", "kaz"]
    return list(zip(own.texts, read.texts, strict=True))


def test_our_own_bill_read_from_word_is_the_same_bill(both: tuple[Project, ...]) -> None:
    for own, read in texts(both):
        mine, theirs = (sorted(map(repr, canonical(one.modifications, one.language))) for one in (own, read))
        assert mine == theirs
        assert [(c.eid, c.lines) for c in own.changes] == [(c.eid, c.lines) for c in read.changes]
        assert akn.serialize(own.amended.act.root) == akn.serialize(read.amended.act.root)
        assert read.unshown == ()
        said = [(p.text, p.kind) for item in own.worded.items for p in item.paragraphs]
        assert [(p.text, p.kind) for item in read.worded.items for p in item.paragraphs] == said
        assert (own.worded.title, own.worded.entry, own.worded.head_article) == (
            read.worded.title,
            read.worded.entry,
            read.worded.head_article,
        )


def test_no_error_is_found_in_what_we_wrote(both: tuple[Project, ...]) -> None:
    found = both[1].findings
    assert [one for one in found if one.severity is Severity.ERROR] == []
    assert not {one.code for one in found} & {"D601", "D606", "C14", "C21", "C22", "C27"}


def test_its_table_and_redline_are_those_of_our_own(both: tuple[Project, ...]) -> None:
    own, read = (outputs(project) for project in both)
    for name in ("redline.rus.docx", "redline.kaz.docx"):
        mine, theirs = ([p.text for p in printed_docx(one[name], Path(name))] for one in (own, read))
        assert mine == theirs
    assert not any(name.startswith(("bill", "note")) for name in read)
    assert {"table.rus.docx", "consolidated.kaz.xml", "review.html", "modifications.json"} <= set(read)


def test_the_law_of_2023_gives_thirteen_of_fourteen_articles_as_they_stand_today(
    law: Path, shelf: Path, tmp_path: Path
) -> None:
    own = tmp_path / "codes"
    copytree(shelf / "koap", own / "koap")
    catalogue = own / "koap" / "code.toml"
    kept = catalogue.read_text("utf-8").partition("\n[[edition]]")[0]
    act = accuracy.before_187()
    (own / "koap" / "rus@2020-01-01.xml").write_bytes(akn.serialize(act.root))
    entry = EDITION_OF_2020.format(zeros="0" * 64)
    catalogue.write_text(f"{kept}\n{entry}", encoding="utf-8")
    found = given.project([law / "187-VII" / "law-187-VII.ru.md"], "koap", own, "2020-01-01", None).first
    after = accuracy.articles_after()
    changed = {change.eid.split("__")[0].removeprefix("art_") for change in found.changes}
    standing = {n for n in changed if akn.printed(found.amended.act.index[f"art_{n}"]) == after.get(n)}
    assert changed - standing <= {"386"}
    assert len(standing) >= 13


def test_a_clause_that_is_not_understood_is_named_in_every_view(read: Given, tmp_path: Path) -> None:
    made = read(
        "1) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»;\n"
        "2) статью 667 переосмыслить в духе времени."
    )
    (refused,) = [one for one in made.findings if one.code == "D601"]
    assert (refused.severity, refused.place.line) == (Severity.ERROR, 4)
    assert [clause.text for clause in made.first.unshown] == ["статью 667 переосмыслить в духе времени."]
    files = outputs(made)
    for name in ("table.rus.docx", "redline.rus.docx"):
        text = " ".join(p.text for p in printed_docx(files[name], Path(name)))
        assert "статью 667 переосмыслить в духе времени." in text
        assert "подпункт\N{NO-BREAK SPACE}2)" in text
    assert "переосмыслить" in files["review.html"].decode()


def test_two_clauses_on_the_same_words_are_both_refused(read: Given) -> None:
    one = "1) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»;"
    with pytest.raises(DrafterError) as refused:
        read(f"{one}\n2) в абзаце втором части первой статьи 665 слово «трех» исключить.")
    found = refused.value.findings
    assert [(finding.code, finding.place.line) for finding in found] == [("D105", 4), ("D105", 3)]
    assert {finding.found for finding in found} == {"то же меняют строки: 3, 4"}


@pytest.mark.parametrize(
    ("clause", "code"),
    [
        ("в абзаце втором части первой статьи 665 слово «семи» заменить словом «пяти».", "C13"),
        ("в абзаце втором части первой статьи 665-9 слово «трех» заменить словом «пяти».", "D101"),
        ("в статье 300 слово «трех» заменить словом «пяти».", "D102"),
    ],
)
def test_what_cannot_be_applied_is_an_error_at_its_line(read: Given, clause: str, code: str) -> None:
    made = read(f"1) в абзаце втором части второй статьи 665 слово «пяти» заменить словом «шести»;\n2) {clause}")
    found = [one for one in made.findings if one.severity is Severity.ERROR]
    assert [(one.code, one.place.line) for one in found] == [(code, 4)]
    assert len(made.first.modifications) == 1
    assert len(made.first.unshown) == 1


def test_a_sentence_with_two_orders_has_both_under_its_item(read: Given) -> None:
    made = read(
        "в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти», слово «месячных» исключить."
    ).first
    assert len(made.modifications) == 2
    assert {made.worded.ordered[position].article for position in range(2)} == {"1"}
    page = outputs(Project(texts=(made,), findings=()))["review.html"].decode()
    assert 'id="clause-1"' in page
    assert 'id="clause-2"' in page


def test_what_amends_another_act_is_named(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "О внесении изменений в некоторые законодательные акты Республики Казахстан\n"
        "Статья 1. Внести изменения в следующие законодательные акты Республики Казахстан:\n"
        "1. В Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 года:\n"
        "1) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти».\n"
        "2. В Уголовный кодекс Республики Казахстан от 3 июля 2014 года:\n"
        "1) в статье 5 слово «десять» заменить словом «пять».\n" + ENTRY,
        encoding="utf-8",
    )
    made = given.project([path], "koap", shelf, EDITION, None)
    assert [clause.text for clause in made.first.unshown] == ["в статье 5 слово «десять» заменить словом «пять»."]
    assert "D607" in {one.code for one in made.findings}
    assert len(made.first.changes) == 1


OF_CONTENTS = """\
1) в оглавлении:
заголовок статьи 665 изложить в следующей редакции:
«Статья 665. {heading}»;
дополнить заголовком статьи 667-1 следующего содержания:
«Статья 667-1. Вмешательство»;
2) заголовок статьи 665 изложить в следующей редакции:
«Статья 665. Неявка по вызову»;
3) дополнить статьей 667-1 следующего содержания:
«Статья 667-1. Вмешательство
Вмешательство в работу –
влечет штраф в размере пяти месячных расчетных показателей.»."""


def test_a_table_of_contents_must_say_what_the_headings_say(read: Given) -> None:
    agreeing = read(OF_CONTENTS.format(heading="Неявка по вызову"))
    assert agreeing.first.unshown == ()
    assert "D608" not in {one.code for one in agreeing.findings}
    (one,) = [one for one in read(OF_CONTENTS.format(heading="Неявка")).findings if one.code == "D608"]
    assert (one.severity, one.place.line, one.place.eid) == (Severity.WARNING, 4, "art_665")
    assert one.found == "Статья 665. Неявка по вызову"


def test_words_changed_in_the_contents_alone_are_told(read: Given) -> None:
    made = read(
        "1) в оглавлении в заголовке статьи 665 слово «прокурору» заменить словом «судье»;\n"
        "2) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»."
    )
    assert [one.place.eid for one in made.findings if one.code == "D608"] == ["art_665"]
    both = read(
        "1) в оглавлении в заголовке статьи 665 слово «прокурору» заменить словом «судье»;\n"
        "2) в заголовке статьи 665 слово «прокурору» заменить словом «судье»."
    )
    assert "D608" not in {one.code for one in both.findings}


def test_a_heading_gone_from_the_contents_alone_is_told(read: Given) -> None:
    made = read(
        "1) в оглавлении заголовки статей 665 и 669-1 исключить;\n"
        "2) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»."
    )
    assert [one.place.eid for one in made.findings if one.code == "D608"] == ["art_665"]


# The command


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from drafter.cli import main; main()"]
    return subprocess.run([*program, *map(str, arguments)], capture_output=True, text=True, check=False)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A bill that somebody typed in Word."""
    document = docx.Document()
    document.add_paragraph("ЗАКОН РЕСПУБЛИКИ КАЗАХСТАН")
    clause = "в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»."
    for line in (*HEAD.splitlines(), clause, *ENTRY.splitlines()):
        document.add_paragraph(line)
    path = tmp_path / "zakon.docx"
    document.save(str(path))
    return path


def test_a_word_file_is_built_and_the_day_is_asked_for(word: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run("build", word, "-o", out, "--edition", EDITION)
    assert result.returncode in (Exit.OK, Exit.FINDINGS)
    assert "D904" in result.stderr
    assert {"table.rus.docx", "redline.rus.docx", "review.html"} <= {path.name for path in out.iterdir()}
    dated = run("build", word, "-o", tmp_path / "dated", "--edition", EDITION, "--date", "2024-07-01")
    assert "D904" not in dated.stderr
    assert json.loads((tmp_path / "dated" / "modifications.json").read_text("utf-8"))["date"] == "2024-07-01"


def test_the_redline_of_a_word_file_is_shown_in_the_terminal(word: Path) -> None:
    result = run("diff", word, "--edition", EDITION)
    assert result.returncode == Exit.OK
    assert "пяти" in result.stdout


@pytest.mark.parametrize(
    ("files", "options", "exit_code", "said"),
    [
        (["zakon.docx", "zakon.docx"], [], Exit.USAGE, "D045"),
        (["zakon.docx", "bill.yaml"], [], Exit.USAGE, "файл законопроекта называют один"),
        (["bill.yaml"], ["--date", "2026-11-22"], Exit.USAGE, "--code и --date"),
        (["zakon.docx"], ["--code", "uk"], Exit.USAGE, "D030"),
        (["none.docx"], [], Exit.INPUT, "D001"),
        (["empty.txt"], [], Exit.INPUT, "D003"),
        (["letter.txt"], [], Exit.USAGE, "D030"),
        (["letter.txt"], ["--code", "koap"], Exit.INPUT, "D602"),
        (["other.txt"], [], Exit.USAGE, "Налоговый кодекс"),
        (["other.txt"], ["--code", "koap"], Exit.INPUT, "D607"),
    ],
)
def test_a_wrong_request_is_refused_with_a_reason(
    word: Path, files: list[str], options: list[str], exit_code: Exit, said: str
) -> None:
    (word.parent / "bill.yaml").write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    (word.parent / "empty.txt").write_text("", encoding="utf-8")
    (word.parent / "letter.txt").write_text("Уважаемые коллеги, направляем письмо.\n", encoding="utf-8")
    (word.parent / "other.txt").write_text(
        "Статья 1. Внести в Налоговый кодекс Республики Казахстан следующее изменение:\n"
        "в статье 5 слово «десять» заменить словом «пять».\n",
        encoding="utf-8",
    )
    result = run("build", *[word.parent / name for name in files], "-o", word.parent / "out", *options)
    assert (result.returncode, said in result.stderr) == (exit_code, True), result.stderr
    assert not (word.parent / "out").exists()


def test_a_word_file_is_checked_as_a_whole_where_a_code_is_named(word: Path) -> None:
    printed = json.loads(run("check", word, "--json").stdout)["findings"]
    whole = json.loads(run("check", word, "--code", "koap", "--edition", EDITION, "--json").stdout)["findings"]
    assert {one["code"] for one in whole} - {one["code"] for one in printed} >= {"D901", "D904"}
