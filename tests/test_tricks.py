"""What makes a Word file print other words than it says is seen by every door: the seal, the reader of laws, ingest."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import docx
import office
import pypdfium2
import pytest
from word_changes import changed
from word_tricks import (
    TRICKS,
    Sound,
    Trick,
    all_of,
    beside,
    block,
    field_of,
    form,
    inline,
    look,
    numbered,
    own_style,
    part,
    settings,
    sound,
    styles,
    text,
)

from drafter import draft
from drafter.certify.certificate import certified
from drafter.certify.examine import examine, of_file
from drafter.certify.seal import text_hash
from drafter.certify.views import printed_lines
from drafter.errors import DrafterError, InputError, Severity
from drafter.ingest.docx import docx_paragraphs
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text
from drafter.text.letters import normal, seen
from drafter.verify.tables import tables_of

WORDS = {"rus": ("штраф в размере ", "десяти", "двадцати"), "kaz": ("немесе ", "он", "жиырма")}
LINE = "влечет предупреждение или штраф в размере десяти месячных расчетных показателей."
LAW = (
    "О внесении изменений в Кодекс Республики Казахстан об административных правонарушениях",
    "Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях следующие изменения:",
    "1) дополнить статьей 667-1 следующего содержания:",
    "«Статья 667-1. Вмешательство",
    "Вмешательство –",
    LINE.replace("показателей.", "показателей.»;"),
    "2) часть вторую статьи 667 исключить.",
    "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.",
)
CODE = ("Кодекс", "Глава 1. Сады", "Статья 1. Сад", f"Это {LINE}", "Статья 2. Река", "Река течет.")


@pytest.fixture(scope="module")
def finished(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, bytes]:
    """The certified files of the flagship."""
    path = tmp_path_factory.mktemp("bill") / "bill.yaml"
    path.write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    project = draft.project(path, shelf)
    return certified(project, outputs(project)).files


@pytest.fixture(scope="module")
def hashes(finished: Mapping[str, bytes]) -> Mapping[str, str]:
    return {name: text_hash(name, data) for name, data in finished.items() if name.endswith(".docx")}


def by_hand(lines: tuple[str, ...]) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def made(trick: Trick, data: bytes, language: str = "rus") -> tuple[bytes, Sound]:
    file = sound(data, *WORDS[language])
    trick.change(file)
    return file.file(), file


NAMES = ("bill.kaz.docx", "redline.rus.docx", "table.rus.docx", "table.kaz.docx", "bill.bilingual.docx")
OURS = [one for one in TRICKS if not one.hand]


def finished_of(at: int, trick: Trick) -> tuple[str, ...]:
    """The finished files that a way is tried on: the bill, and another one in turn."""
    return ("table.rus.docx", "table.kaz.docx") if trick.table else ("bill.rus.docx", NAMES[at % len(NAMES)])


@pytest.mark.parametrize(("at", "trick"), list(enumerate(OURS)), ids=lambda one: getattr(one, "name", None))
def test_no_finished_file_that_prints_other_words_is_one_with_the_same_words(
    at: int, trick: Trick, finished: Mapping[str, bytes], hashes: Mapping[str, str]
) -> None:
    for name in finished_of(at, trick):
        data, file = made(trick, finished[name], "kaz" if "kaz" in name else "rus")
        line = f"{file.word} {file.other}"
        if not trick.beside and trick.printed(line, file) == line:
            continue
        try:
            assert text_hash(name, data) != hashes[name]
        except InputError as refused:
            assert refused.findings[0].code == "D026"
        if name.startswith("table") and not trick.beside:
            assert not reads_as_before(data, finished[name])


def reads_as_before(data: bytes, before: bytes) -> bool:
    try:
        now, then = (tables_of(Path("table.docx"), one).rows for one in (data, before))
    except InputError:
        return False
    said = [[(row.place.texts, row.old.texts, row.new.texts) for row in rows] for rows in (now, then)]
    return not any(row.trouble for row in now) and said[0] == said[1]


@pytest.mark.parametrize("trick", [one for one in TRICKS if not one.table], ids=lambda one: one.name)
def test_a_law_and_a_code_are_read_as_they_are_printed_or_refused(trick: Trick, tmp_path: Path) -> None:
    for lines, at, read in ((LAW, 5, law_lines), (CODE, 3, code_lines)):
        data, file = made(trick, by_hand(lines))
        shown = trick.printed(lines[at], file)
        path = tmp_path / "file.docx"
        path.write_bytes(data)
        try:
            got = read(path)
        except InputError as refused:
            assert refused.findings[0].code == "D026"
            continue
        if trick.whole:
            assert got != list(lines)
        else:
            assert shown is not None
            assert normal(seen(shown).text) in " ".join(got)


def law_lines(path: Path) -> list[str]:
    return [one.text for one in printed_lines(str(path), path.read_bytes())]


def code_lines(path: Path) -> list[str]:
    return [seen(one.text).text for one in docx_paragraphs(path).paragraphs]


@pytest.mark.parametrize("name", ["hidden by itself", "struck twice by a character style", 'a field QUOTE "@other@"'])
def test_a_folder_and_a_file_are_told_by_the_command(name: str, finished: Mapping[str, bytes], tmp_path: Path) -> None:
    trick = next(one for one in TRICKS if one.name == name)
    for each, data in finished.items():
        (tmp_path / each).write_bytes(data)
    (tmp_path / "bill.rus.docx").write_bytes(made(trick, finished["bill.rus.docx"])[0])
    for given in (tmp_path, tmp_path / "bill.rus.docx"):
        done = run("verify", given)
        assert done.returncode in (1, 3)
        assert "слова те же" not in done.stdout + done.stderr


def test_a_law_with_a_trick_is_refused_by_the_command(tmp_path: Path) -> None:
    trick = next(one for one in TRICKS if one.name == "two records, the first other")
    path = tmp_path / "law.docx"
    path.write_bytes(made(trick, by_hand(LAW))[0])
    for command in (("read", path, "--code", "koap"), ("build", path, "--code", "koap", "-o", tmp_path / "out")):
        done = run(*command)
        assert done.returncode == 3
        assert "D026" in done.stderr
        assert "AlternateContent" in done.stderr


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from drafter.cli import main; main()"]
    return subprocess.run([*program, *map(str, arguments)], capture_output=True, text=True, check=False)


# What Word and LibreOffice put into ordinary files, which prints nothing else

_THEME = (
    '<a:theme name="Office"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText"'
    ' lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1><a:accent1><a:srgbClr'
    ' val="4472C4"/></a:accent1></a:clrScheme><a:fontScheme name="Office"><a:majorFont><a:latin'
    ' typeface="Calibri Light"/></a:majorFont><a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
    "</a:themeElements></a:theme>"
)
_COVER = (
    "<w:sdt><w:sdtPr><w:id w:val='1'/><w:docPartObj><w:docPartGallery w:val='Cover Pages'/><w:docPartUnique/>"
    "</w:docPartObj></w:sdtPr><w:sdtEndPr/><w:sdtContent>@paragraph@</w:sdtContent></w:sdt>"
)
_PAGE = (
    '<w:p><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="right" w:y="1"/></w:pPr>'
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE   \\* MERGEFORMAT '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:rPr><w:noProof/></w:rPr><w:t>2</w:t>'
    '</w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
BENIGN = {
    "marks of spelling and of the last place": inline(
        '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:proofErr w:type="spellStart"/>@run@<w:proofErr '
        'w:type="spellEnd"/>'
        '<w:bookmarkEnd w:id="0"/><w:r><w:lastRenderedPageBreak/></w:r>'
    ),
    "numbers of savings": text(
        lambda given: given.replace(b"<w:p>", b'<w:p w:rsidR="00A1" w:rsidRDefault="00A2" w:rsidP="00A3">', 3)
    ),
    "numbers of paragraphs": text(
        lambda given: re.sub(
            rb"<w:p>",
            b'<w:p xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w14:paraId="1A2B3C4D"'
            b' w14:textId="77777777">',
            given,
            count=1,
        )
    ),
    "a language": look('<w:lang w:val="ru-RU" w:eastAsia="en-US" w:bidi="ar-SA"/><w:noProof/>'),
    "fonts of the theme": part(
        "theme/theme1.xml",
        "theme",
        _THEME,
        look('<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi" w:cstheme="minorBidi"/>'),
        form="application/vnd.openxmlformats-officedocument.theme+xml",
    ),
    "a colour of the theme": part(
        "theme/theme1.xml",
        "theme",
        _THEME,
        look('<w:color w:val="000000" w:themeColor="text1"/><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/>'),
        form="application/vnd.openxmlformats-officedocument.theme+xml",
    ),
    "a fill as newer Word writes it": look(
        '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="tx1"/></w14:solidFill></w14:textFill><w14:ligatures'
        ' w14:val="none"/>'
    ),
    "latent styles and hidden ones": styles(
        '<w:style w:type="table" w:styleId="Plain"><w:name w:val="Plain Table"/><w:uiPriority'
        ' w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Grid"><w:name w:val="Grid Table 4 Accent 1"/><w:tblStylePr'
        ' w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF" w:themeColor="background1"/></w:rPr><w:tcPr><w:shd'
        ' w:val="clear" w:color="auto" w:fill="4472C4" w:themeFill="accent1"/></w:tcPr></w:tblStylePr></w:style>'
    ),
    "settings of Word": settings(
        '<w:zoom w:percent="100"/><w:proofState w:spelling="clean"/><w:hideSpellingErrors/><w:rsids><w:rsidRoot'
        ' w:val="00A1"/></w:rsids><w:themeFontLang w:val="ru-RU"/><w:clrSchemeMapping w:bg1="light1" w:t1="dark1"/>'
    ),
    "a cover of Word": block(_COVER),
    "a control that was filled in": inline(
        "<w:sdt><w:sdtPr><w:alias w:val='Сумма'/><w:tag w:val='a'/><w:id w:val='1'/><w:text/></w:sdtPr><w:sdtContent>"
        "@run@</w:sdtContent></w:sdt>"
    ),
    "a footer with the number of the page": beside("footer", "default", _PAGE),
    "a link": inline('<w:hyperlink w:anchor="a" w:history="1">@run@</w:hyperlink>'),
    "a link by a field": field_of(' HYPERLINK \\l "a" '),
    "a smart tag": inline(
        '<w:smartTag w:uri="urn:schemas-microsoft-com:office:smarttags" w:element="metricconverter"><w:smartTagPr>'
        '<w:attr w:name="ProductID" w:val="1"/></w:smartTagPr>@run@</w:smartTag>'
    ),
    "a word in several runs": inline("@run@<w:r/><w:r><w:rPr/></w:r>"),
    "a paragraph kept with the next one": form("<w:keepNext/><w:widowControl/><w:suppressAutoHyphens/>"),
    "letters a little apart": look('<w:spacing w:val="-4"/><w:kern w:val="2"/><w:w w:val="98"/>'),
    "exact lines": form('<w:spacing w:line="320" w:lineRule="exact"/>'),
    "an indent": form('<w:ind w:left="0" w:right="-1" w:firstLine="709"/>'),
    "a list that no paragraph is in": numbered(
        '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>'
    ),
    "a heading of an outline": form('<w:outlineLvl w:val="0"/>'),
    "a style of text": all_of(
        styles(
            '<w:style w:type="character" w:styleId="s0"><w:name w:val="s0"/><w:rPr><w:rFonts w:ascii="Times New Roman"'
            ' w:hAnsi="Times New Roman" w:hint="default"/><w:strike w:val="0"/><w:dstrike w:val="0"/><w:vanish'
            ' w:val="0"/><w:color w:val="000000"/><w:sz w:val="28"/><w:u w:val="none"/><w:effect w:val="none"/></w:rPr>'
            "</w:style>"
        ),
        look('<w:rStyle w:val="s0"/>'),
    ),
    "a colour of the link style": own_style('<w:rPr><w:color w:val="0563C1"/></w:rPr>'),
}


@pytest.mark.parametrize("name", BENIGN)
def test_what_word_puts_into_an_ordinary_file_changes_no_words(
    name: str, finished: Mapping[str, bytes], hashes: Mapping[str, str], tmp_path: Path
) -> None:
    trick = Trick(name=name, change=BENIGN[name], word="@word@")
    for each in ("bill.rus.docx", "table.kaz.docx", "redline.rus.docx"):
        data, _file = made(trick, finished[each], "kaz" if "kaz" in each else "rus")
        assert text_hash(each, data) == hashes[each]
    path = tmp_path / "law.docx"
    path.write_bytes(made(trick, by_hand(LAW))[0])
    assert law_lines(path) == list(LAW)


def test_a_sound_file_is_only_saved_anew(finished: Mapping[str, bytes], shelf: Path, tmp_path: Path) -> None:
    for each, data in finished.items():
        (tmp_path / each).write_bytes(data)
    trick = Trick(name="", change=BENIGN["a link"])
    (tmp_path / "table.rus.docx").write_bytes(made(trick, finished["table.rus.docx"])[0])
    found = examine(tmp_path, shelf).findings
    assert [(one.code, one.severity, one.message) for one in found] == [
        ("D721", Severity.INFO, "файл сохранен заново, слова те же")
    ]


# Small random changes, held against what LibreOffice prints

CHANGES = int(os.environ.get("DRAFTER_CHANGES", "60"))
CHANGED = ("bill.rus.docx", "table.kaz.docx", "redline.rus.docx", "bill.kaz.docx", "note.rus.docx", "table.rus.docx")


@pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
def test_no_small_change_after_which_other_words_are_printed_passes(
    finished: Mapping[str, bytes], shelf: Path, tmp_path: Path
) -> None:
    same: dict[str, tuple[str, str]] = {}
    for seed in range(CHANGES):
        name = CHANGED[seed % len(CHANGED)]
        data, said = changed(finished[name], seed)
        path = tmp_path / f"{seed}.docx"
        path.write_bytes(data)
        if passes(path, shelf):
            same[path.stem] = (name, said)
        else:
            path.unlink()
    for name in CHANGED:
        (tmp_path / name).write_bytes(finished[name])
    office.to_pdfs(tmp_path)
    as_before = {name: printed(tmp_path / f"{name.removesuffix('.docx')}.pdf") for name in CHANGED}
    others = [
        said
        for stem, (name, said) in same.items()
        if (pdf := tmp_path / f"{stem}.pdf").exists() and is_other(finished[name], printed(pdf), as_before[name])
    ]
    assert others == []


def passes(path: Path, shelf: Path) -> bool:
    """Whether a finished file is held to have the words that it was certified with."""
    try:
        return not list(of_file(path, shelf))
    except DrafterError:
        return False


_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\ufffe"))
"""A hyphen at the end of a line is not the same sign in every print."""


def printed(pdf: Path) -> str:
    """The letters of a file as it is printed, without the numbers of pages."""
    document = pypdfium2.PdfDocument(pdf)
    pages = (document[at].get_textpage().get_text_bounded() for at in range(len(document)))
    lines = (line for page in pages for line in page.splitlines() if not line.strip().isdigit())
    return "".join("".join(line.split()) for line in lines).translate(_HYPHENS)


def is_other(data: bytes, now: str, then: str) -> bool:
    """Whether two prints of a finished file say other words; columns of a table that parts at another place stand in
    another order, and its head is printed on each page.
    """
    tables = docx.Document(io.BytesIO(data)).tables
    if now == then or not tables:
        return now != then
    head = Counter("".join("".join(cell.text.split()) for cell in tables[0].rows[0].cells))
    now, then = (re.sub(r"\d", "", said) for said in (now, then))
    came, gone = Counter(now) - Counter(then), Counter(then) - Counter(now)
    return any(
        each != Counter({sign: n * (each["№"] // head["№"]) for sign, n in head.items()})
        for each in (came, gone)
        if each
    )
