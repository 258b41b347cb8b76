"""Official texts as the site and the reference bank give them become acts, with nothing lost."""

from __future__ import annotations

import dataclasses
import datetime
import html
import io
import json
import shutil
import zipfile
from pathlib import Path

import office
import pytest
from click.testing import CliRunner
from word_files import DOCUMENT, framed

from drafter import akn, codes
from drafter.akn import Act
from drafter.cli.program import cli
from drafter.codes import Code
from drafter.errors import Exit, InputError
from drafter.history import history
from drafter.ingest import structure
from drafter.ingest.lines import LineKind
from drafter.ingest.official import official_lines
from drafter.ingest.source import Ingested, LossError, ingest
from drafter.ingest.text import Form, Paragraph, sniff, text_paragraphs
from drafter.ingest.units import Unit, read_unit
from drafter.text.letters import letters, normal

DAY = datetime.date(2026, 3, 12)
DATA = Path(__file__).parent / "data" / "ingest"


def read(path: Path, code: Code, language: str = "rus") -> Ingested:
    return ingest(path, code, language, DAY)


@pytest.fixture(scope="session")
def from_nodes(law: Path, koap: Code) -> Ingested:
    return read(law / "koap" / "rus-2026-03.nodes.txt", koap)


@pytest.fixture(scope="session")
def from_paragraphs(law: Path, koap: Code) -> Ingested:
    return read(law / "koap" / "rus-2026-03.paragraphs.txt", koap)


def printed(act: Act) -> list[tuple[str, str]]:
    return [(leaf.eid, leaf.printed) for leaf in akn.all_leaves(act)]


def read_text(text: str, tmp_path: Path, koap: Code, language: str = "rus") -> Ingested:
    path = tmp_path / "source.txt"
    path.write_text(text, "utf-8")
    return read(path, koap, language)


def kinds(text: str, language: str = "rus") -> list[tuple[LineKind, str]]:
    paragraphs = [Paragraph(line, at) for at, line in enumerate(text.strip().splitlines(), start=1)]
    return [(line.kind, line.text) for line in official_lines(paragraphs, language).lines]


def test_the_whole_code_has_one_tree_from_both_plain_texts(from_nodes: Ingested, from_paragraphs: Ingested) -> None:
    assert printed(from_nodes.act) == printed(from_paragraphs.act)
    assert from_nodes.act.notes == from_paragraphs.act.notes


def test_the_whole_code_comes_through(from_nodes: Ingested) -> None:
    assert dict(from_nodes.report.counts) == {
        "sections": 5,
        "divisions": 2,
        "chapters": 56,
        "articles": 1075,
        "articles_without_text": 58,
        "paragraphs": 3007,
        "points": 1195,
        "alineas": 6680,
        "notes": 97,
        "history": 971,
        "laws": 1967,
        "scheduled": 24,
        "gaps": 0,
    }
    assert from_nodes.report.proof.whole
    assert not from_nodes.act.is_excerpt


def test_joined_nodes_are_the_paragraphs_but_for_three_slips_of_the_joined_text(law: Path) -> None:
    joined = [p.text for p in text_paragraphs((law / "koap/rus-2026-03.nodes.txt").read_text("utf-8"))]
    given = [normal(line) for line in (law / "koap/rus-2026-03.paragraphs.txt").read_text("utf-8").splitlines()]
    assert len(set(joined) - set(given)) == 5
    assert len(set(given) - set(joined)) == 4


def test_the_tree_of_the_plain_text_is_the_tree_of_the_transcript(from_nodes: Ingested, koap: Code) -> None:
    transcript = koap.act("rus", "2024-06-08")
    for eid in ("art_5", "art_42", "art_50", "art_667__para_2"):
        assert akn.printed(from_nodes.act.index[eid])[0] == akn.printed(transcript.index[eid])[0]


def test_every_correction_is_listed_and_reported(from_nodes: Ingested) -> None:
    assert [fixed.line for fixed in from_nodes.report.fixups] == [831, 2286, 5083, 19322]
    for eid, label in (("art_69", "Статья 69."), ("art_173", "Статья 173."), ("art_312", "Статья 312.")):
        assert from_nodes.act.index[eid].label == label


def test_an_excluded_article_keeps_its_number_and_heading(from_nodes: Ingested) -> None:
    article = from_nodes.act.index["art_604"]
    assert article.heading == "Нарушение правил подготовки водителей транспортных средств"
    assert article.units == []
    assert [note.text[:27] for note in from_nodes.act.history("art_604")] == ["Сноска. Статья 604 исключен"]


@pytest.mark.parametrize(
    ("eid", "text"),
    [
        ("art_44__para_1", "Абзац второй части 1 предусмотрено дополнить"),
        ("art_275", "Статью 275 предусмотрено дополнить частью 3-1"),
        ("art_640", "Заголовок статьи 640 предусматривается"),
        ("art_641__para_1__point_2", "В подпункт 2) предусматривается изменение"),
        ("chp_24", "Главу 24 предусматривается дополнить статьей 411-1"),
        ("art_907__para_2", "В часть 2 статьи 907 предусматривается"),
        ("art_615__note_1", "В примечание предусматривается изменение"),
    ],
)
def test_a_norm_not_yet_in_force_is_history_at_its_place(eid: str, text: str, from_nodes: Ingested) -> None:
    noted = [note for note in from_nodes.act.notes if note.eid.rpartition("__")[0] == eid]
    assert any(text in note.text for note in noted)
    assert not any(text in leaf.text for leaf in akn.all_leaves(from_nodes.act))


@pytest.mark.parametrize(
    ("name", "language", "articles", "paragraphs", "points"),
    [
        ("criminal-code.rus-2026-03.nodes.txt", "rus", 503, 1353, 976),
        ("entrepreneurial-code.rus-2026-early.nodes.txt", "rus", 379, 1076, 1682),
        ("digital-code.kaz-2026.txt", "kaz", 106, 391, 201),
        ("construction-code.kaz-2026.txt", "kaz", 148, 650, 1048),
    ],
)
def test_other_codes_come_through(
    name: str, language: str, articles: int, paragraphs: int, points: int, law: Path, koap: Code
) -> None:
    counts = read(law / "codes" / name, koap, language).report.counts
    assert (counts["articles"], counts["paragraphs"], counts["points"]) == (articles, paragraphs, points)


def test_the_form_of_a_plain_text_is_seen(law: Path) -> None:
    forms = {
        "koap/rus-2026-03.nodes.txt": Form.NODES,
        "koap/rus-2026-03.paragraphs.txt": Form.PARAGRAPHS,
        "codes/digital-code.kaz-2026.txt": Form.BLOCKS,
    }
    for name, form in forms.items():
        assert sniff((law / name).read_text("utf-8").splitlines()) is form


def test_a_sentence_that_begins_like_a_heading_is_text() -> None:
    text = """
Статья 1. Полив
Глава 10 настоящего Кодекса применяется к садам.
Статья 5 настоящего Кодекса не применяется.
Раздел 2 применяется к рекам.
"""
    assert [kind for kind, _ in kinds(text)] == [LineKind.HEADING, *[LineKind.TEXT] * 3]


def test_official_notes_take_the_lines_that_belong_to_them() -> None:
    text = """
Сноска:
по всему тексту Кодекса:
слова "сад" заменены словами "парк";
слова "река" заменены словами "канал".
Примечание ИЗПИ!
Порядок введения в действие см. ст. 920
РАЗДЕЛ 1. ОБЩИЕ ПОЛОЖЕНИЯ
Статья 1. Полив
Примечание ИЗПИ!
В часть 2 предусматривается изменение Законом РК от 30.12.2025 № 247-VIII (вводится в действие с 01.01.2027).
2. Сад поливают.
"""
    assert [(kind, line.count("\n") + 1) for kind, line in kinds(text)] == [
        (LineKind.HISTORY, 4),
        (LineKind.HISTORY, 2),
        (LineKind.HEADING, 1),
        (LineKind.HEADING, 1),
        (LineKind.HISTORY, 2),
        (LineKind.TEXT, 1),
    ]


def test_a_number_that_the_source_repeats_is_kept_and_reported(tmp_path: Path, koap: Code) -> None:
    got = read_text("Статья 1. Полив\n1. Сад.\n1. Огород.\nСтатья 1. Обрезка\nСад.\n", tmp_path, koap)
    assert [eid for eid in got.act.index if "-0-2" in eid] == [
        "art_1__para_1-0-2",
        "art_1__para_1-0-2__al_1",
        "art_1-0-2",
        "art_1-0-2__al_1",
    ]
    assert [(r.code, r.place.line) for r in got.report.remarks if r.code == "D027"] == [("D027", 3), ("D027", 4)]


def test_an_article_given_in_quotation_marks_opens_no_article(tmp_path: Path, koap: Code) -> None:
    got = read_text('Статья 1. Полив\n1. Изложить:\n"Статья 9. Сад\n1. Сад.\n2. Парк.".\n2. Всё.\n', tmp_path, koap)
    assert [unit.eid for unit in got.act.index.values() if unit.prefix in ("art", "para")] == [
        "art_1",
        "art_1__para_1",
        "art_1__para_2",
    ]


def test_numbered_items_of_a_note_stand_in_the_note(tmp_path: Path, koap: Code) -> None:
    got = read_text("Статья 1. Полив\n1. Сад.\nПримечания. 1. Под садом.\n2. Под парком.\n", tmp_path, koap)
    assert [eid for eid in got.act.index if "note" in eid and "al" not in eid] == [
        "art_1__note_1",
        "art_1__note_1__para_1",
        "art_1__note_1__para_2",
    ]


def test_a_list_goes_on_after_the_note_to_one_of_its_points(tmp_path: Path, koap: Code) -> None:
    """As in article 3 of the Criminal Code, where point 1) has a note."""
    got = read_text(
        "Статья 3. Понятия\nПонятия:\n1) сад – деревья;\nПримечание. Под деревом понимается куст.\n"
        "1-1) река – вода;\n2) лес – деревья.\n",
        tmp_path,
        koap,
    )
    assert [unit.eid for unit in got.act.index.values() if unit.prefix in ("point", "note")] == [
        "art_3__point_1",
        "art_3__note_1",
        "art_3__point_1-1",
        "art_3__point_2",
    ]


def test_a_text_that_breaks_off_is_told(tmp_path: Path, koap: Code) -> None:
    got = read_text("Статья 1. Полив\n1. Сад.\nПрезидент Республики Казахстан", tmp_path, koap)
    assert got.report.remarks == ()
    cut = read_text("Статья 1. Полив\n1. Сад поливают и\nПарк по", tmp_path, koap)
    assert [remark.found for remark in cut.report.remarks] == ["Парк по"]


def test_a_code_names_its_units_in_its_profile(koap: Code, tmp_path: Path) -> None:
    assert koap.units["paragraph"] == "часть"
    law = tmp_path / "zakon"
    law.mkdir()
    base = (koap.folder / codes.CATALOGUE).read_text("utf-8").split("\n[[edition]]")[0]
    (law / codes.CATALOGUE).write_text(base + '[profile]\nparagraph = "пункт"\n', "utf-8")
    assert codes.load(law).units == {"paragraph": "пункт", "point": "подпункт"}


@pytest.fixture(scope="session")
def from_page(law: Path, koap: Code) -> Ingested:
    return read(law / "koap" / "rus-2026-03.excerpt.html", koap)


def squeezed(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(eid, "".join(text.split())) for eid, text in pairs]


def test_the_saved_page_gives_the_tree_of_the_plain_text(from_page: Ingested, from_nodes: Ingested) -> None:
    whole = dict(squeezed(printed(from_nodes.act)))
    page = squeezed(printed(from_page.act))
    assert len([unit for unit in from_page.act.index.values() if unit.prefix == "art"]) == 94
    assert {eid: text for eid, text in page if whole.get(eid) != text} == {}
    notes = {note.eid: note.text for note in from_nodes.act.notes}
    assert squeezed([(n.eid, n.text) for n in from_page.act.notes]) == squeezed(
        [(n.eid, notes.get(n.eid, "")) for n in from_page.act.notes]
    )


def test_what_a_page_leaves_out_is_a_gap_and_its_chapter_is_not_guessed(from_page: Ingested) -> None:
    act = from_page.act
    assert act.gaps == (
        "ПРОПУСК: статьи 31-41",
        "ПРОПУСК: статьи 54-646",
        "ПРОПУСК: статьи 686-1 - 802",
        "ПРОПУСК: часть первая статьи 804 с подпункта 23), части 2-5 и сноска статьи 804; статьи 805-920",
    )
    assert act.index["art_30"].getparent() is act.index["chp_4"]
    assert act.index["art_647"].getparent() is act.body
    assert act.index["art_804"].has_gap
    assert not act.index["art_803"].has_gap


PAGE = """<html><head><meta charset="utf-8"></head><body><div>Меню</div><article>
<h3>РАЗДЕЛ 1. САДЫ<br>Глава 1. ПОЛИВ<br>САДОВ</h3><p><b><a name="z1"></a>Статья 1. Полив</b></p>
<p>&nbsp;&nbsp; 1. Сад поливают по <a href="#z2">статье 2</a>, –</p><p>влечет предупреждение.</p>
<p class="note">2. Исключен Законом РК от 30.12.2025 № 247-VIII.</p>
<font color="#FF0000">Примечание ИЗПИ!<br>В часть 1 предусматривается изменение.</font><br>
<span class="note">Сноска. Статья 1 в редакции Закона РК от 01.02.2020 </span><a href="x">№ 1-VI</a>.<br>
</article></body></html>"""


def test_the_markup_of_a_page_tells_notes_from_text(tmp_path: Path, koap: Code) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, "utf-8")
    got = read(path, koap)
    assert [text for _, text in printed(got.act)] == [
        "РАЗДЕЛ 1. САДЫ",
        "Глава 1. ПОЛИВ САДОВ",
        "Статья 1. Полив",
        "1. Сад поливают по статье 2, –",
        "влечет предупреждение.",
        "2. Исключен Законом РК от 30.12.2025 № 247-VIII.",
    ]
    assert [(note.eid, note.text.count("\n")) for note in got.act.notes] == [
        ("art_1__para_1__hist_1", 1),
        ("art_1__hist_1", 0),
    ]


def test_four_laws_are_read_from_the_notes_on_article_667(from_page: Ingested) -> None:
    on_article = [step for step in history(from_page.act, "art_667").steps if step.number != "63-VII"]
    assert [(str(step.date), step.number, step.verb.value) for step in on_article] == [
        ("2017-07-03", "84-VI", "substitution"),
        ("2022-07-11", "137-VII", "amendment"),
        ("2025-01-10", "155-VIII", "amendment"),
    ]
    assert len(history(from_page.act, "art_667").laws) == 4
    assert all(step.entry and step.entry.text.startswith("вводится в действие по истечении") for step in on_article)


def test_what_the_notes_say_is_kept_in_the_tree(from_page: Ingested) -> None:
    kept = from_page.act.root.findall(f".//{{{akn.PROPRIETARY}}}history")
    assert len(kept) == from_page.report.counts["laws"]
    on_667 = [(k.get("number"), k.get("verb")) for k in kept if str(k.get("note")).startswith("art_667__")]
    assert sorted(on_667) == sorted((step.number, step.verb.value) for step in history(from_page.act, "art_667").steps)


@pytest.fixture(scope="session")
def from_pdf(law: Path, koap: Code) -> Ingested:
    return read(law / "koap" / "rus-2026-03-12.pdf", koap)


def test_the_pdf_gives_the_tree_of_the_plain_text(from_pdf: Ingested, from_nodes: Ingested) -> None:
    assert squeezed(printed(from_pdf.act)) == squeezed(printed(from_nodes.act))
    assert squeezed([(n.eid, n.text) for n in from_pdf.act.notes]) == squeezed(
        [(n.eid, n.text) for n in from_nodes.act.notes]
    )
    assert from_pdf.report.proof.whole
    assert from_pdf.report.proof.dropped == 199


def test_a_word_file_gives_the_tree_of_the_plain_text(
    law: Path, koap: Code, tmp_path: Path, from_paragraphs: Ingested
) -> None:
    path = tmp_path / "koap.docx"
    text = (law / "koap" / "rus-2026-03.paragraphs.txt").read_text("utf-8")
    title = "Кодекс Республики Казахстан от 5 июля 2014 года № 235-V ЗРК."
    path.write_bytes(word_file([title, *text.splitlines()]))
    got = read(path, koap)
    assert squeezed(printed(got.act)) == squeezed(printed(from_paragraphs.act))
    assert got.act.notes == from_paragraphs.act.notes
    assert got.report.proof.dropped == letters(title)


def word_file(lines: list[str]) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{html.escape(line)}</w:t></w:r></w:p>" for line in lines)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        made = f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        for name, data in (*framed([DOCUMENT]), (DOCUMENT, made)):
            archive.writestr(name, data)
    return held.getvalue()


@pytest.mark.parametrize("name", ["article-667.html", "article-667.nodes.txt", "article-667.txt"])
def test_an_official_excerpt_gives_its_golden_tree(name: str, koap: Code) -> None:
    got = read(DATA / name, koap)
    lines = [f"{eid}  {text}" for eid, text in printed(got.act)]
    notes = [f"{note.eid}  {note.text}" for note in got.act.notes]
    assert [*lines, *notes] == (DATA / "article-667.tree").read_text("utf-8").splitlines()


def test_the_command_reports_on_stderr_and_in_json(koap: Code, tmp_path: Path) -> None:
    shutil.copytree(koap.folder, tmp_path / "koap")
    command = ["ingest", str(DATA / "article-667.txt"), "--code", "koap", "--lang", "rus", "--edition", "2026-03-12"]
    told = CliRunner().invoke(cli, [*command, "-o", str(tmp_path / "koap"), "--json"])
    assert told.exit_code == 0
    report = json.loads(told.stdout)
    assert report["schema"] == "drafter.ingest/1"
    assert (report["counts"]["articles"], report["counts"]["laws"], report["proof"]["whole"]) == (1, 5, True)
    assert [Path(name).name for name in report["files"]] == ["rus@2026-03-12.xml", "code.toml"]
    assert "ничего не потеряно" in told.stderr


def test_a_loss_is_exit_1_with_its_line(koap: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgetful(text: str, language: str, *, division: bool) -> Unit:
        unit = read_unit(text, language, division=division)
        return dataclasses.replace(unit, text=unit.text.replace("Парк.", ""))

    monkeypatch.setattr(structure, "read_unit", forgetful)
    with pytest.raises(LossError) as lost:
        read_text("Статья 1. Полив\n1. Сад.\n2. Парк. Сквер.\n", tmp_path, koap)
    assert lost.value.exit_code == Exit.FINDINGS
    assert lost.value.findings[0].place.line == 3


@pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
def test_a_page_saved_for_word_gives_the_tree_of_the_page(
    law: Path, koap: Code, tmp_path: Path, from_page: Ingested
) -> None:
    path = tmp_path / "page.docx"
    path.write_bytes(office.page_to_docx((law / "koap" / "rus-2026-03.excerpt.html").read_bytes()))
    got = read(path, koap)
    assert squeezed(printed(got.act)) == squeezed(printed(from_page.act))
    notes = [note.text for note in got.act.notes if note.text != "СОДЕРЖАНИЕ"]  # a word of the menu of the site
    assert ["".join(text.split()) for text in notes] == ["".join(note.text.split()) for note in from_page.act.notes]


@pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
def test_the_same_article_comes_through_the_office_as_word_and_as_pdf(koap: Code, tmp_path: Path) -> None:
    word = office.page_to_docx((DATA / "article-667.html").read_bytes())
    (tmp_path / "a.docx").write_bytes(word)
    (tmp_path / "a.pdf").write_bytes(office.to_pdf(word))
    tree = squeezed(printed(read(DATA / "article-667.html", koap).act))
    assert squeezed(printed(read(tmp_path / "a.docx", koap).act)) == tree
    assert squeezed(printed(read(tmp_path / "a.pdf", koap).act)) == tree


def test_articles_that_a_source_leaves_out_are_a_gap(tmp_path: Path, koap: Code) -> None:
    got = read_text(
        "Глава 1. САД\nСтатья 1. Полив\nСад.\nСтатья 4. Обрезка\nСад.\nГлава 2. РЕКА\nСтатья 9. Русло\nРека.\n"
        "Статья 9-1. Исток\nРека.\nСтатья 11. Устье\nРека.\n",
        tmp_path,
        koap,
    )
    assert got.act.gaps == ("ПРОПУСК: статьи 2–3", "ПРОПУСК: статьи 5–8", "ПРОПУСК: статьи 10")
    assert got.edition.excerpt
    holders = {eid: got.act.index[eid].getparent() for eid in ("art_1", "art_4", "art_9", "art_9-1", "art_11")}
    assert [str(holder.get("eId")) for holder in holders.values() if holder is not None] == [
        "chp_1", "body", "chp_2", "chp_2", "body"
    ]  # fmt: skip


def test_a_chapter_that_is_excluded_whole_explains_its_numbers(tmp_path: Path, koap: Code) -> None:
    got = read_text(
        "Статья 1. Полив\nСад.\nГлава 2. РЕКА\nСноска. Глава 2 исключена Законом РК от 28.12.2016 № 34-VI.\n"
        "Глава 3. ЛЕС\nСтатья 7. Рубка\nЛес.\n",
        tmp_path,
        koap,
    )
    assert not got.edition.excerpt
    assert got.report.remarks == ()


def test_printed_lines_are_joined_into_paragraphs(tmp_path: Path, koap: Code) -> None:
    """A heading goes on where its line has no room for the next word; a blank line ends it."""
    got = read_text(
        """
Статья 1. Нормативные постановления Конституционного Суда Республики Казахстан и
Верховного Суда Республики Казахстан
1. Новые элементы включаются в текст под номерами, дублирующими номера тех, за
которыми они следуют, если иное не предусмотрено настоящим Законом, например вот:
пункты 2-1, 2-2; подпункты 8-1), 8-2); раздел 5-1.
2. Новым элементам даются номера, повторяющие номера тех, за которыми они идут.
3. Закон регулирует отношения, связанные с порядком их разработки, принятия,
регистрации, введения в действие, изменения, дополнения, прекращения и
приостановления действия.
Статья 2. Общественные отношения, регулируемые кодексами Республики Казахстан ее

Кодексы Республики Казахстан принимаются с целью регулирования важнейших
отношений.
""",
        tmp_path,
        koap,
    )
    assert got.report.form == "text/lines"
    assert [text.rsplit(" ", 2)[-1] for _, text in printed(got.act)] == [
        "Казахстан", "5-1.", "идут.", "действия.", "ее", "отношений."
    ]  # fmt: skip


@pytest.fixture(scope="session")
def on_legal_acts(law: Path, koap: Code) -> dict[str, Ingested]:
    names = {"text": "480-V.rus.txt", "PDF": "480-V.rus-2026-01-09.pdf"}
    return {form: read(law / name, koap) for form, name in names.items()}


def test_the_law_on_legal_acts_has_one_tree_from_text_and_pdf(on_legal_acts: dict[str, Ingested]) -> None:
    text, pdf = (on_legal_acts[form] for form in ("text", "PDF"))
    assert squeezed(printed(text.act)) == squeezed(printed(pdf.act))
    counts = pdf.report.counts
    assert (counts["articles"], counts["paragraphs"], counts["points"], counts["gaps"]) == (80, 277, 243, 0)
    assert [remark.code for remark in text.report.remarks] == ["D028"]  # hyphens at ends of lines


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_law_that_amends_the_code_comes_through(language: str, law: Path, koap: Code) -> None:
    got = read(law / "187-VII" / f"law-187-VII.{language}.md", koap, {"ru": "rus", "kk": "kaz"}[language])
    assert [unit.eid for unit in got.act.articles] == ["art_1", "art_2"]
    assert got.report.counts["points"] == 26
    assert not [remark for remark in got.report.remarks if remark.code == "D027"]
    assert "147-1" in akn.printed(got.act.index["art_1__point_2"])[1]


def test_a_page_without_line_breaks_is_refused_with_the_reason(law: Path, koap: Code) -> None:
    with pytest.raises(InputError) as refused:
        read(law / "amending-acts" / "Z1400000264.txt", koap)
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.line) == ("D022", 2)
    assert "абзацы слиты" in str(finding.found)


def test_a_text_in_the_other_language_is_told_so(law: Path, koap: Code) -> None:
    with pytest.raises(InputError) as refused:
        read(law / "codes" / "digital-code.kaz-2026.txt", koap, "rus")
    assert [finding.hint for finding in refused.value.findings] == ["укажите --lang kaz"]
