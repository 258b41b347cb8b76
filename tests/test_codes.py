"""The Code in four files, two editions in two languages: what they hold, and that they hold their sources whole."""

from __future__ import annotations

import datetime
import re
import shutil
from pathlib import Path

import pytest

from drafter import akn, codes, placing
from drafter.akn import Act, Provision
from drafter.codes import Code
from drafter.errors import Finding, InputError, UsageError
from drafter.ingest.source import Ingested, ingest, reach, store

OLD, NEW = "2024-06-08", "2026-07-12"
EDITIONS = [(language, date) for date in (OLD, NEW) for language in ("rus", "kaz")]
OFFICIAL_NOTE = re.compile(
    r"Сноска\.|Ескерту\.|Нормативным постановлением Конституционного Суда|ҚР Конституциялық Сотының"
)

each_edition = pytest.mark.parametrize(("language", "date"), EDITIONS, ids=[f"{lang}@{day}" for lang, day in EDITIONS])


def source_of(law: Path, language: str, date: str) -> Path:
    return law / "koap" / date[:4] / f"{language}.md"


def read_again(law: Path, koap: Code, language: str, date: str) -> Ingested:
    return ingest(source_of(law, language, date), koap, language, datetime.date.fromisoformat(date))


def enacted(act: Act) -> list[str]:
    return [line for top in act.body if isinstance(top, Provision) for line in akn.printed(top)]


@each_edition
def test_the_source_read_again_gives_the_file_byte_for_byte(language: str, date: str, law: Path, koap: Code) -> None:
    again = read_again(law, koap, language, date)
    edition = koap.edition(language, date)
    assert again.data == (koap.folder / edition.file).read_bytes()
    assert again.edition == edition


@each_edition
def test_the_text_and_the_official_notes_together_are_the_source(
    language: str, date: str, law: Path, koap: Code
) -> None:
    text: list[str] = []
    notes: list[str] = []
    for raw in source_of(law, language, date).read_text("utf-8").splitlines():
        line = " ".join(raw.split())
        quoted_heading = re.search(r"«(Глава [\d-]+\.[^»]*|[\d-]+-тарау\.[^»]*)»", line)
        if line.startswith("<!--"):
            text += [quoted_heading[1]] if quoted_heading else []
        elif line.startswith(">") or OFFICIAL_NOTE.match(line):
            notes.append(line.lstrip("> ").strip("*"))
        elif line and not line.startswith("<a "):
            text.append(line.lstrip("# "))
    act = koap.act(language, date)
    assert enacted(act) == text
    assert [note.text for note in act.notes] == notes


@each_edition
def test_storing_the_sources_again_changes_no_byte_of_the_folder(
    language: str, date: str, law: Path, koap: Code, tmp_path: Path
) -> None:
    shutil.copytree(koap.folder, tmp_path / "koap")
    store(read_again(law, koap, language, date), tmp_path / "koap")
    for path in koap.folder.iterdir():
        assert (tmp_path / "koap" / path.name).read_bytes() == path.read_bytes(), path.name


def test_a_new_edition_is_entered_in_the_catalogue_and_the_others_stay(law: Path, koap: Code, tmp_path: Path) -> None:
    shutil.copytree(koap.folder, tmp_path / "koap")
    day = datetime.date(2025, 1, 1)
    store(ingest(source_of(law, "rus", OLD), koap, "rus", day), tmp_path / "koap")
    stored = codes.load(tmp_path / "koap")
    assert [e for e in stored.editions if e.date != day] == list(koap.editions)
    assert stored.act("rus", day).edition == "2025-01-01"
    comments = [line for line in (koap.folder / codes.CATALOGUE).read_text("utf-8").splitlines() if line[:1] == "#"]
    assert comments
    assert all(line in (tmp_path / "koap" / codes.CATALOGUE).read_text("utf-8") for line in comments)


@each_edition
def test_the_tree_is_valid_by_the_strict_schema(language: str, date: str, koap: Code) -> None:
    assert akn.violations(koap.act(language, date).root) == []


def test_a_broken_tree_is_not_valid(koap: Code) -> None:
    broken = akn.copy_act(koap.act("rus"))
    broken.index["art_667"].set("eId", "art_668")
    assert akn.violations(broken.root) != []


@each_edition
def test_an_edition_says_what_it_is(language: str, date: str, koap: Code) -> None:
    act = koap.act(language, date)
    assert act.uri == f"/akn/kz/act/code/2014-07-05/235-V/{language}@{date}"
    assert (act.work, act.language, act.edition) == (koap.uri, language, date)
    assert act.is_excerpt


@each_edition
@pytest.mark.parametrize(
    "eid",
    [
        "sec_2",
        "chp_33",
        "art_667",
        "art_667__para_1",
        "art_667__para_1__al_2",
        "art_804__para_1__point_1",
        "art_804__para_1__point_1__al_1",
        "art_44__para_1__point_1-1",
        "art_1__para_2-1",
        "art_669__note_1__al_2",
        "art_653-1",
    ],
)
def test_places_are_found_by_their_eids_in_both_languages(language: str, date: str, eid: str, koap: Code) -> None:
    found = placing.find(koap.act(language, date), eid)
    assert isinstance(found, Provision)
    assert found.eid == eid


@pytest.mark.parametrize("date", [OLD, NEW])
def test_the_places_of_both_languages_are_the_same_but_where_the_source_breaks_a_list(date: str, koap: Code) -> None:
    russian, kazakh = (set(koap.act(language, date).index) for language in ("rus", "kaz"))
    assert russian - kazakh == set()
    assert kazakh - russian == ({"art_684__para_1__al_2", "art_804__para_1__point_1__al_2"} if date == NEW else set())


@pytest.mark.parametrize(
    ("eid", "text"),
    [
        ("art_667__para_1__al_2", "влекут штраф в размере тридцати месячных расчетных показателей либо"),
        ("art_667__para_3__al_1", "Действия, предусмотренные частью второй настоящей статьи, совершенные лицами,"),
        ("art_804__para_1__point_3__al_1", "комендатур отдельных местностей (статьи 476, 478);"),
        ("art_669__note_1__al_2", "Требования настоящей статьи не распространяются на действия (бездействие),"),
        ("art_44__para_2__al_4", "Размер штрафа, налагаемого на субъектов крупного предпринимательства,"),
    ],
)
def test_a_place_holds_the_words_of_the_code(eid: str, text: str, koap: Code) -> None:
    (leaf,) = akn.leaves(koap.act("rus", NEW).index[eid])
    assert leaf.text.startswith(text)


def test_a_sanction_is_a_paragraph_of_its_part_after_the_points_of_the_conduct(koap: Code) -> None:
    part = koap.act("rus", NEW).index["art_44__para_1"]
    assert [unit.prefix for unit in part.units] == ["al", "al", *["point"] * 14, "al"]


@each_edition
def test_official_notes_are_apart_from_the_text(language: str, date: str, koap: Code) -> None:
    act = koap.act(language, date)
    assert act.notes
    assert not [line for line in enacted(act) if OFFICIAL_NOTE.match(line)]
    assert all(OFFICIAL_NOTE.match(note.text) for note in act.notes)


@pytest.mark.parametrize(
    ("language", "words"),
    [("rus", "признана соответствующим Конституции"), ("kaz", "ҚР Конституциялық Сотының")],
)
def test_the_line_of_the_constitutional_court_in_article_50_is_an_official_note(
    language: str, words: str, koap: Code
) -> None:
    act = koap.act(language, NEW)
    on_arrest = [note.text for note in act.history("art_50") if words in note.text]
    assert len(on_arrest) == 1
    assert not [line for line in akn.printed(act.index["art_50"]) if words in line]
    assert not [note for note in koap.act(language, OLD).history("art_50") if words in note.text]


def test_the_history_of_an_article_is_not_that_of_another(koap: Code) -> None:
    act = koap.act("rus", NEW)
    assert [note.text[:24] for note in act.history("art_667")] == [
        "Сноска. Заголовок статьи",
        "Сноска. Статья 667 в ред",
    ]
    assert all("Статья 5 " in note.text for note in act.history("art_5"))
    assert {note.eid for note in act.history("art_50")} <= {note.eid for note in act.history("body")}
    assert len(act.history("body")) == len(act.notes)


NOT_IN_THE_EXCERPT = [
    "art_372",
    "art_434-1",
    "art_672",
    "art_999",
    "art_372__para_2__al_2",
    "art_685__para_2__point_2",
    "art_804__para_1__point_68",
    "art_804__para_2",
    "chp_21",
]
DO_NOT_EXIST = [
    "art_667-1",
    "art_669-1",
    "art_667__para_4",
    "art_684__para_9",
    "art_50__para_2-1",
    "art_669__note_2",
    "art_653__note_2",
]


@each_edition
@pytest.mark.parametrize("eid", NOT_IN_THE_EXCERPT)
def test_what_an_excerpt_leaves_out_is_not_said_to_be_missing(language: str, date: str, eid: str, koap: Code) -> None:
    found = placing.find(koap.act(language, date), eid)
    assert isinstance(found, Finding)
    assert found.code == placing.UNSEEN


@each_edition
@pytest.mark.parametrize("eid", DO_NOT_EXIST)
def test_what_certainly_does_not_exist_is_said_to_be_missing(language: str, date: str, eid: str, koap: Code) -> None:
    found = placing.find(koap.act(language, date), eid)
    assert isinstance(found, Finding)
    assert found.code == placing.MISSING


def test_a_part_of_an_article_that_does_not_exist_does_not_exist_either(koap: Code) -> None:
    found = placing.find(koap.act("rus", NEW), "art_667-1__para_1")
    assert isinstance(found, Finding)
    assert found.code == placing.MISSING


def test_an_article_that_one_edition_has_the_other_lacks(koap: Code) -> None:
    assert isinstance(placing.find(koap.act("rus", NEW), "art_668-2"), Provision)
    missing = placing.find(koap.act("rus", OLD), "art_668-2")
    assert isinstance(missing, Finding)
    assert missing.code == placing.MISSING


@each_edition
def test_the_catalogue_says_how_far_an_edition_reaches(language: str, date: str, koap: Code) -> None:
    edition, act = koap.edition(language, date), koap.act(language, date)
    assert edition.reach == reach(act)
    assert edition.reach == (
        "1, 5, 25, 32, 41, 42, 44, 50, 80-1, 434, 443, 653–670, 683, 684, 685 (в части), 804 (в части)"
    )
    assert edition.excerpt is act.is_excerpt
    assert edition.source.startswith("https://zan.gov.kz/")


def test_the_latest_edition_is_taken_where_no_date_is_given(koap: Code) -> None:
    assert str(koap.edition("rus").date) == NEW
    assert koap.act("kaz").edition == NEW
    assert koap.edition("rus", OLD).file == f"rus@{OLD}.xml"


def test_an_edition_that_is_not_there_is_answered_with_those_that_are(koap: Code) -> None:
    with pytest.raises(UsageError) as refused:
        koap.edition("rus", "2025-01-01")
    (finding,) = refused.value.findings
    assert finding.code == "D031"
    assert finding.expected == "rus@2024-06-08, kaz@2024-06-08, rus@2026-07-12, kaz@2026-07-12"


def test_a_code_that_is_not_there_is_answered_with_those_that_are(shelf: Path) -> None:
    with pytest.raises(UsageError) as refused:
        codes.find("uk", shelf)
    (finding,) = refused.value.findings
    assert (finding.code, finding.expected) == ("D030", "koap")


@pytest.mark.parametrize(
    "catalogue",
    [
        "",
        "uri = \n",
        'uri = "x"\n',
        'uri = "x"\ndate = 2014-07-05\nnumber = "1"\ntitle = {}\nshort = {}\n[[edition]]\n',
    ],
    ids=["empty", "not TOML", "without a date", "an edition without its file"],
)
def test_a_broken_catalogue_is_named(catalogue: str, tmp_path: Path) -> None:
    (tmp_path / "koap").mkdir()
    (tmp_path / "koap" / codes.CATALOGUE).write_text(catalogue, "utf-8")
    with pytest.raises(InputError) as refused:
        codes.find("koap", tmp_path)
    (finding,) = refused.value.findings
    assert finding.code == "D032"
    assert finding.place.file == str(tmp_path / "koap" / codes.CATALOGUE)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"<a/>", id="other XML"),
        pytest.param(b"not XML", id="text"),
        pytest.param(b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', id="entities"),
        pytest.param(
            f'<akomaNtoso xmlns="{akn.NAMESPACE}"><act name="code"/></akomaNtoso>'.encode(),
            id="without text",
        ),
    ],
)
def test_a_file_that_is_no_act_of_ours_is_refused(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "rus@2024-06-08.xml"
    path.write_bytes(data)
    with pytest.raises(InputError) as refused:
        akn.read(path)
    assert [finding.code for finding in refused.value.findings] == ["D021"]


def test_reading_and_writing_an_act_changes_nothing(koap: Code, tmp_path: Path) -> None:
    act = koap.act("rus", NEW)
    path = tmp_path / "again.xml"
    path.write_bytes(akn.serialize(act.root))
    assert path.read_bytes() == (koap.folder / f"rus@{NEW}.xml").read_bytes()
    assert enacted(akn.read(path)) == enacted(act)


@pytest.mark.parametrize(
    ("name", "text", "code", "line"),
    [
        ("source.rtf", "#### Статья 1. Полив\n\nСад поливают.\n", "D020", None),
        ("source.md", "## Глава 1. Сады\n\nСад поливают.\n", "D022", 3),
        ("source.md", "#### Статья 1. Полив\n\n1. Сад.\n\n1. Огород.\n", "D023", 5),
        ("source.md", "#### Статья 1. Полив\n\nСад.\n\n#### Статья 1. Обрезка\n\nСад.\n", "D023", 5),
        ("source.md", "", "D003", None),
    ],
    ids=["another form", "text outside articles", "a part twice", "an article twice", "empty"],
)
def test_a_source_that_cannot_be_an_act_is_refused(
    name: str, text: str, code: str, line: int | None, koap: Code, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises(InputError) as refused:
        ingest(path, koap, "rus", datetime.date(2026, 1, 1))
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.file, finding.place.line) == (code, str(path), line)
