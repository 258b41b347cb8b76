"""A page becomes a Word file: every word in it, each change tracked, the same bytes each time."""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import io
import os
import random
import subprocess
import sys
import zipfile
from html import escape
from itertools import chain
from pathlib import Path

import docx
import office
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from settled_text import cells, paragraphs, styled
from word_lint import lint

from drafter.change import Line, Role, in_force, proposed
from drafter.diff import Kind, Segment, tidy
from drafter.errors import InputError
from drafter.language import kaz_terms
from drafter.text.hyphens import KEPT, kept
from drafter.word.names import W
from drafter.word.package import package_of
from drafter.word.typography import load_profile
from drafter.word.writer import PageError, Properties, write_docx
from drafter.word.zipped import described

ROOT = Path(__file__).parent.parent
BILL, DOSSIER, REDLINE = (
    (ROOT / f"tests/data/docx/{name}.xhtml").read_text(encoding="utf-8") for name in ("bill", "dossier", "redline")
)
PROFILE = load_profile(ROOT / "templates/profile.toml")
PROPERTIES = Properties(
    title="О внесении изменений и дополнений",
    subject="Проект Закона Республики Казахстан",
    author="Министерство внутренних дел",
    language="ru-RU",
    date=datetime.date(2024, 4, 22),
    revision_author="Разработчик",
    identifier="urn:bill:1",
)

needs_office = pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
needs_validator = pytest.mark.skipif(not office.validator_available(), reason=office.NO_VALIDATOR)
each_page = pytest.mark.parametrize("page", [BILL, DOSSIER, REDLINE], ids=["bill", "dossier", "redline"])


def written(body: str, turned: str = "portrait") -> bytes:
    head = '<html lang="ru"><head><title>Проект</title></head>'
    return write_docx(f'{head}<body class="{turned}">{body}</body></html>', PROFILE, PROPERTIES)


def table(*row: str) -> str:
    heads = "".join(f"<th><p>{number}</p></th>" for number in range(1, 6))
    body = "".join(f"<td>{cell}</td>" for cell in row)
    return f'<table class="comparative"><thead><tr>{heads}</tr></thead><tbody><tr>{body}</tr></tbody></table>'


def names(parent: etree._Element | None) -> list[str]:
    return [] if parent is None else [etree.QName(child).localname for child in parent]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def test_text_is_exact() -> None:
    text = "  «статья\u00a05»,  № 1 – <10 & 20> \u2011 \u00adҚ\u2028₸ 𝔘 е\u0301 "
    assert paragraphs(written(f'<p class="body">{escape(text)}</p>'), accept=True) == [text]


def broken_as(data: bytes) -> str:
    """What the document prints, a hyphen at which no line ends shown as «~»."""
    shown = {f"{W}t": None, f"{W}delText": None, f"{W}noBreakHyphen": "~"}
    return "".join(shown[str(node.tag)] or node.text or "" for node in part(data).iter(*shown))


@pytest.mark.parametrize(
    "text",
    [
        "статьи 667~1, 668~1~1 и 1~2 Закона № 235~V, № 187~VII и № 480~V ЗРК",
        "667~1~бап, 4~1~бөлігі, 12~тармақтың, 9~1) тармақшасы, ІІ~тарау, IV~бөлім, № 235~V Заңы",
        "3–5 и 735~1–804~2; 3–5~баптарда",
        "когда-либо, из-за, Юго-Западный, 30-дневный, кез-келген, 5 - 7, -1, 1-",
        "~баптың",
    ],
)
def test_no_line_ends_inside_the_number_of_a_unit(text: str) -> None:
    data = written(f'<p class="body">{text.replace("~", "-")}</p>')
    assert broken_as(data) == text
    assert paragraphs(data, accept=True) == [text.replace("~", "-")]


def test_a_number_stays_whole_where_its_pieces_look_or_fare_differently() -> None:
    body = "<b>667-</b>1<mark>-бап</mark> 4<del>-1</del><ins>-2</ins>-бөлік сөз<ins>-</ins>сөз"
    data = written(f'<p class="body">{body}</p>')
    assert broken_as(data) == "667~1~бап 4~1~2~бөлік сөз-сөз"
    assert paragraphs(data, accept=False) == ["667-1-бап 4-1-бөлік сөзсөз"]
    assert paragraphs(data, accept=True) == ["667-1-бап 4-2-бөлік сөз-сөз"]
    assert lint(data) == []


def test_the_name_of_every_kazakh_unit_stays_with_its_number() -> None:
    named = {name for term in kaz_terms.LAW_TERMS.values() for name in (term.name, term.own, term.many)}
    assert {name for name in named if kept(f"5-{name}") != f"5{KEPT}{name}"} == set()


@needs_office
def test_libreoffice_ends_no_line_inside_a_number() -> None:
    said = "Кодекстің 667-1-бабының 4-1-бөлігінің, 235-V Заңның 668-1-1-бабының 12-тармағы"
    printed = pypdfium2.PdfDocument(
        office.to_pdf(written("".join(f'<p class="body">{"а" * size} {said}</p>' for size in range(30))))
    )
    lines = "\n".join(page.get_textpage().get_text_bounded() for page in printed).splitlines()
    assert len(lines) > 50
    assert [line for line in lines if line.endswith(("-", "\u2011", "\x02", "\ufffe"))] == []


def test_layout_of_the_template_between_blocks_means_nothing() -> None:
    data = written('\n  <p class="body">а</p>\n\t<!-- б -->\n  <p class="body">в</p>\n')
    assert paragraphs(data, accept=True) == ["а", "в"]


def test_tabs_and_line_breaks_are_read_back() -> None:
    data = written('<p class="signature">Президент<br/>Республики<span class="tab"/>К. Токаев</p>')
    assert paragraphs(data, accept=True) == ["Президент\nРеспублики\tК. Токаев"]


def test_the_look_of_words() -> None:
    data = written(
        '<p class="body"><b>а</b><i>б</i><mark>в</mark><span lang="kk">г</span><a href="https://adilet.kz">д</a></p>'
    )
    looks = [names(run.find(f"{W}rPr")) for run in part(data).iter(f"{W}r")]
    assert looks == [["b", "bCs"], ["i", "iCs"], ["rStyle"], ["lang"], ["rStyle"]]


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ('<p class="body">а\nб</p>', "line 1, p: a tab or a line end in text: 'а\\nб'"),
        ('<p class="body">а</p>б', "line 1, body: text between blocks"),
        ('<p class="body"><u>а</u></p>', "line 1, u: an element or a value that has no place here"),
        ('<p class="body"><a href="http://a.kz">а</a></p>', "line 1, a: an element or a value that has no place here"),
        ('<p class="body"><ins><del>а</del></ins></p>', "line 1, del: an element or a value that has no place here"),
        ('<p class="body"><br>а</br></p>', "line 1, br: a tab or a line break holds nothing"),
        ('<p class="body" style="x">а</p>', "line 1, p: unknown attribute 'style'"),
        ('<p class="verse">а</p>', "line 1, p: the profile has no style 'verse'"),
        ("<p>а</p>", "line 1, p: the profile has no style None"),
        ('<p class="title">а</p>', "line 1, p: style 'title' is a heading"),
        ('<h1 class="body">а</h1>', "line 1, h1: style 'body' is no heading"),
        ('<h2 class="heading">а</h2>', "line 1, h2: a heading of level 2 after level 0"),
        ('<p class="body" data-mark="move">а</p>', "line 1, p: unknown mark 'move'"),
        (
            '<p class="body" data-mark="insert">а</p>',
            "line 1, p: all text of a paragraph with data-mark 'insert' must be marked so too",
        ),
        ("<div/>", "line 1, div: an element that has no place in body"),
        ('<table class="plain"/>', "line 1, table: the profile has no table 'plain'"),
        ('<table class="comparative"><thead/><tbody/></table>', "line 1, table: a table without a head"),
        ('<table class="comparative"><tbody/></table>', "line 1, table: it holds thead, tbody, in this order"),
        (table("", "", "", ""), "line 1, tr: the row has 4 columns, the table 5"),
        (table("а", "", "", "", ""), "line 1, td: text between blocks"),
        ("", "line 1, body: nothing to write"),
    ],
)
def test_a_page_outside_the_contract_is_refused(body: str, problem: str) -> None:
    with pytest.raises(PageError) as caught:
        written(body)
    assert str(caught.value) == problem


def test_a_page_in_another_language_than_its_properties_is_refused() -> None:
    page = '<html lang="kk"><head><title>Ж</title></head><body class="portrait"><p class="body">а</p></body></html>'
    with pytest.raises(PageError, match="the page is in 'kk', its properties say 'ru-RU'"):
        write_docx(page, PROFILE, PROPERTIES)
    kazakh = write_docx(page, PROFILE, dataclasses.replace(PROPERTIES, language="kk-KZ"))
    (language,) = part(kazakh, "word/styles.xml").iter(f"{W}lang")
    assert language.get(f"{W}val") == "kk-KZ"


def test_an_element_is_written_like_the_string_it_came_from() -> None:
    assert write_docx(etree.fromstring(BILL), PROFILE, PROPERTIES) == write_docx(BILL, PROFILE, PROPERTIES)


STYLES = {Role.PARAGRAPH: "part", Role.POINT: "point", Role.ALINEA: "alinea"}
IDS = {style.key: style.id for style in PROFILE.styles}
TAGS = {Kind.INSERT: "ins", Kind.DELETE: "del"}
words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cn", "Cs")), max_size=8)


@st.composite
def lines(draw: st.DrawFn) -> Line:
    mark = draw(st.sampled_from(Kind))
    kinds = st.sampled_from(Kind) if mark is Kind.EQUAL else st.just(mark)
    segments = tidy(draw(st.lists(st.builds(Segment, kinds, words), max_size=4)))
    return Line(eid="", role=draw(st.sampled_from(list(STYLES))), mark=mark, segments=segments)


def paragraph(line: Line, style: str | None = None) -> str:
    inside = "".join(
        f"<{TAGS[s.kind]}>{escape(s.text)}</{TAGS[s.kind]}>" if s.kind in TAGS else escape(s.text)
        for s in line.segments
    )
    mark = "" if line.mark is Kind.EQUAL else f' data-mark="{line.mark.value}"'
    return f'<p class="{style or STYLES[line.role]}"{mark}>{inside}</p>'


@given(st.lists(lines(), min_size=1, max_size=6))
@settings(max_examples=300, deadline=None)
def test_accepting_leaves_the_new_paragraphs_and_rejecting_the_old(given_lines: list[Line]) -> None:
    data = written("".join(paragraph(line) for line in given_lines))
    for accept, side in ((True, "new"), (False, "old")):
        expected = [(IDS[STYLES[x.role]], text) for x in given_lines if (text := getattr(x, side)) is not None]
        if expected:
            assert styled(data, accept=accept) == expected
        else:
            assert paragraphs(data, accept=accept) == [""], "what goes whole leaves the one paragraph that Word keeps"
    assert lint(data) == []


@given(st.lists(lines(), min_size=1, max_size=5), st.lists(lines(), min_size=1, max_size=5))
@settings(max_examples=100, deadline=None)
def test_changes_in_a_cell_stay_in_it(left: list[Line], right: list[Line]) -> None:
    filled = ["".join(paragraph(line, "cell") for line in side) for side in (left, right)]
    data = written(table(*filled, "", "", ""))
    for accept, texts in ((True, proposed), (False, in_force)):
        row = cells(data, accept=accept)[1]
        assert row == [list(texts(left)) or [""], list(texts(right)) or [""], [""], [""], [""]]


def test_a_deletion_at_the_end_is_tracked_on_the_paragraph_before_it() -> None:
    """The last end of a document cannot go, so the end of «а» goes and the last end takes the style of «а»."""
    data = written('<p class="part">а</p><p class="alinea" data-mark="delete"><del>б</del></p>')
    stamp = 'w:author="Разработчик" w:date="2024-04-22T00:00:00Z"'
    expected = (
        f'<w:p><w:pPr><w:pStyle w:val="Part"/><w:rPr><w:del w:id="1" {stamp}/></w:rPr></w:pPr>'
        '<w:r><w:t xml:space="preserve">а</w:t></w:r></w:p>'
        f'<w:p><w:pPr><w:pStyle w:val="Part"/><w:pPrChange w:id="2" {stamp}><w:pPr><w:pStyle w:val="Alinea"/></w:pPr>'
        f'</w:pPrChange></w:pPr><w:del w:id="3" {stamp}>'
    )
    assert expected in zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_a_deletion_at_the_end_of_a_section_stays_in_it() -> None:
    gone = '<p class="alinea" data-mark="delete"><del>б</del></p>'
    data = written(f'<p class="part">а</p>{gone}<section class="landscape"><p class="part">в</p></section>')
    assert styled(data, accept=True) == [("Part", "а"), ("Part", "в")]
    assert styled(data, accept=False) == [("Part", "а"), ("Alinea", "б"), ("Part", "в")]


def test_a_change_in_a_link_stands_inside_the_link() -> None:
    data = written('<p class="body"><ins>а<a href="https://adilet.kz/1?a=1&amp;b=2">б</a></ins></p>')
    assert names(part(data).find(f".//{W}p")) == ["pPr", "ins", "hyperlink"]
    assert lint(data) == []


def random_flow(chance: random.Random) -> list[Line]:
    def line(number: int) -> Line:
        mark = chance.choice([Kind.EQUAL, Kind.EQUAL, Kind.INSERT, Kind.DELETE])
        kinds = chance.choices(list(Kind), k=chance.randint(0, 3)) if mark is Kind.EQUAL else [mark]
        segments = tidy(Segment(kind, f"{chance.choice('абвгд')}{number} ") for kind in kinds)
        return Line(eid="", role=chance.choice(list(STYLES)), mark=mark, segments=segments)

    return [line(number) for number in range(chance.randint(1, 5))]


@needs_office
@pytest.mark.parametrize("seed", [1, 2])
def test_libreoffice_accepts_and_rejects_to_the_same_paragraphs(seed: int) -> None:
    """Sixty flows between tables and three hundred cells, each with changes of its own."""
    chance = random.Random(seed)
    heads = [[Line(eid="", role=Role.NOTE, mark=Kind.EQUAL, segments=(Segment(Kind.EQUAL, n),))] for n in "12345"]
    flows: list[list[Line]] = []
    body = ""
    for _ in range(60):
        between, inside = random_flow(chance), [random_flow(chance) for _ in range(5)]
        body += "".join(paragraph(line) for line in between)
        body += table(*("".join(paragraph(line, "cell") for line in cell) for cell in inside))
        flows += [between, *heads, *inside]
    data = written(body + '<p class="body">конец</p>')
    for settle, texts in ((office.accept_all, proposed), (office.reject_all, in_force)):
        expected = list(chain.from_iterable(list(texts(flow)) or [""] for flow in flows))
        assert settle(data) == [*expected, "конец"]


@needs_office
def test_libreoffice_settles_a_redline_as_we_read_it() -> None:
    data = write_docx(REDLINE, PROFILE, PROPERTIES)
    accepted, rejected = office.accept_all(data), office.reject_all(data)
    assert accepted == paragraphs(data, accept=True)
    assert rejected == paragraphs(data, accept=False)
    assert (accepted[0], accepted[-1]) == ("Извлечение в предлагаемой редакции.", "последний абзац появляется.")
    assert (rejected[0], rejected[-1]) == ("Извлечение в действующей редакции.", "1) последний подпункт исключается;")


@each_page
def test_a_file_is_sound(page: str) -> None:
    data = write_docx(page, PROFILE, PROPERTIES)
    assert lint(data) == []
    docx.Document(io.BytesIO(data))


@needs_validator
@each_page
def test_the_open_xml_validator_finds_nothing(page: str) -> None:
    assert office.validator_errors(write_docx(page, PROFILE, dataclasses.replace(PROPERTIES, track=True))) == []


@needs_office
@each_page
def test_libreoffice_prints_it(page: str) -> None:
    assert office.to_pdf(write_docx(page, PROFILE, PROPERTIES)).startswith(b"%PDF")


def test_the_same_page_gives_the_same_bytes_in_another_process() -> None:
    here = hashlib.sha256(write_docx(REDLINE, PROFILE, PROPERTIES)).hexdigest()
    program = (
        "import hashlib; from test_docx import *; "
        "print(hashlib.sha256(write_docx(REDLINE, PROFILE, PROPERTIES)).hexdigest())"
    )
    paths = os.pathsep.join([str(ROOT), str(ROOT / "tests")])
    for seed, zone in (("1", "Asia/Almaty"), ("2", "America/New_York")):
        environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": seed, "TZ": zone}
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert done.stdout.strip() == here


def test_the_zip_knows_no_clock_and_no_system() -> None:
    entries = zipfile.ZipFile(io.BytesIO(written('<p class="body">а</p>'))).infolist()
    order = [entry.filename for entry in entries]
    assert order == ["[Content_Types].xml", "_rels/.rels", *sorted(order[2:])]
    stamps = {(entry.date_time, entry.create_system, entry.external_attr) for entry in entries}
    assert stamps == {((1980, 1, 1, 0, 0, 0), 3, 0o644 << 16)}


def test_the_file_says_what_it_is() -> None:
    core = docx.Document(io.BytesIO(written('<p class="body">а</p>'))).core_properties
    assert (core.title, core.subject, core.author) == (PROPERTIES.title, PROPERTIES.subject, PROPERTIES.author)
    assert (core.language, core.identifier, core.revision) == ("ru-RU", "urn:bill:1", 1)
    assert core.created == core.modified == datetime.datetime(2024, 4, 22, tzinfo=datetime.UTC)


def test_what_a_file_says_of_itself_can_be_added_to() -> None:
    path, data = Path("a.docx"), written('<p class="body">а</p>')
    assert package_of(path, data).properties.comments == ""
    once = described(data, 'алғашқы "А" & <Б>')
    assert package_of(path, once).properties.comments == 'алғашқы "А" & <Б>'
    twice = described(once, "второе")
    assert docx.Document(io.BytesIO(twice)).core_properties.comments == 'алғашқы "А" & <Б>; второе'
    assert lint(twice) == []
    with pytest.raises(InputError) as caught:
        package_of(path, twice[: len(twice) // 2])
    assert caught.value.findings[0].code == "D026"


def test_the_only_styles_are_ours() -> None:
    document = docx.Document(io.BytesIO(written('<p class="body">а</p>')))
    ours = {style.name for style in PROFILE.styles} | {table.name for table in PROFILE.tables}
    assert {style.name for style in document.styles} == ours | {"Normal", "Изменённые слова", "Ссылка"}


def test_the_sheet_turns_for_the_table_and_back() -> None:
    data = write_docx(DOSSIER, PROFILE, PROPERTIES)
    document = docx.Document(io.BytesIO(data))
    assert [(section.orientation, section.different_first_page_header_footer) for section in document.sections] == [
        (WD_ORIENT.PORTRAIT, True),
        (WD_ORIENT.LANDSCAPE, False),
        (WD_ORIENT.PORTRAIT, False),
    ]
    sheets = [(size.get(f"{W}w"), size.get(f"{W}h")) for size in part(data).iter(f"{W}pgSz")]
    assert sheets == [("11906", "16838"), ("16838", "11906"), ("11906", "16838")]


def test_a_table_repeats_its_head_and_lets_long_rows_go_over_the_page() -> None:
    data = written(table("", "", "", "", ""), "landscape")
    head, row = part(data).iter(f"{W}tr")
    assert names(head.find(f"{W}trPr")) == ["cantSplit", "tblHeader"]
    assert row.find(f"{W}trPr") is None
    grid = [int(column.get(f"{W}w", "0")) for column in part(data).iter(f"{W}gridCol")]
    assert sum(grid) == 15137, "the table is as wide as the text, 267 mm"
    assert [int(cell.get(f"{W}w", "0")) for cell in head.iter(f"{W}tcW")] == grid


def test_a_table_is_described_to_who_cannot_see_it() -> None:
    data = write_docx(DOSSIER, PROFILE, PROPERTIES)
    said = [next(part(data).iter(f"{W}{name}")).get(f"{W}val") for name in ("tblCaption", "tblDescription")]
    assert said == ["Изменения в Кодексе", "Действующая и предлагаемая редакции с обоснованием"]


def test_an_illegal_character_in_the_properties_is_refused() -> None:
    with pytest.raises(ValueError, match="a character that XML has no place for"):
        write_docx(BILL, PROFILE, dataclasses.replace(PROPERTIES, title="а\x0bб"))


@pytest.mark.parametrize(
    ("name", "sound", "broken", "problem"),
    [
        ("document.xml", "w:delText", "w:t", "w:t inside a deletion: 'а'"),
        (
            "document.xml",
            "w:t xml:space='preserve'>б</w:t",
            "w:delText>б</w:delText",
            "w:delText outside a deletion: 'б'",
        ),
        ("document.xml", "w:id='2'", "w:id='1'", "2 tracked changes share the id 1"),
        ("document.xml", "'Body'", "'Verse'", "undefined paragraph style 'Verse'"),
        ("document.xml", "'rId4'", "'rId9'", "hyperlink names the relationship rId9, which is missing"),
        ("styles.xml", "basedOn w:val='Normal'", "basedOn w:val='N'", "a style rests on the undefined style 'N'"),
        ("[Content_Types].xml", "footer+xml", "xml", "word/footer1.xml: content type"),
        ("[Content_Types].xml", "footer1", "footer2", "word/footer2.xml: has a content type but is missing"),
        ("_rels/document.xml.rels", "footer1", "footer2", "rId3 leads to 'footer2.xml', which is missing"),
    ],
)
def test_lint_finds_what_the_validator_misses(name: str, sound: str, broken: str, problem: str) -> None:
    data = written('<p class="body"><del>а</del><a href="https://adilet.kz"><ins>б</ins></a></p>')
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            text = old.read(entry).decode().replace('"', "'")
            assert sound in text or not entry.endswith(name)
            new.writestr(entry, text.replace(sound, broken) if entry.endswith(name) else text)
    assert problem in "\n".join(lint(out.getvalue()))


def test_the_profile_decides_how_changed_words_stand_out() -> None:
    underlined = dataclasses.replace(PROFILE, changed_words="underline")
    data = write_docx(DOSSIER, underlined, PROPERTIES)
    (style,) = [s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == "ChangedWords"]
    assert names(style.find(f"{W}rPr")) == ["u"]
