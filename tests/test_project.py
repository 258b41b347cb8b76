"""A bill in its two authentic texts: both from one file, each against its own code, and what is said if one lacks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from lxml import html

from drafter import resources
from drafter.draft import Project, draft, project
from drafter.errors import DrafterError, Exit
from drafter.render.bilingual import pairs
from drafter.render.outputs import outputs
from drafter.render.pages import page
from drafter.render.review import review_page
from drafter.spec.starting import bill_text

SHELF = resources.folder("codes")
FLAGSHIP = bill_text("police-interference", date="2026-11-22")
ONE = """\
drafter: 1
edition: 2026-07-12
date: 2026-11-22
entry_into_force: {days: 60}
modifications:
  - type: substitution
    destination: art_665__para_1__al_2
    old: {rus: трех, kaz: үш}
    new: {rus: пяти, kaz: бес}
    reason: {rus: Довод., kaz: Дәлел.}
"""
ONLY_KAZAKH = """\
  - type: substitution
    destination: art_668__al_2
    languages: [kaz]
    old: {kaz: алып келеді}
    new: {kaz: әкеп соғады}
    reason: {kaz: Сөз қолданысы.}
    difference: {rus: Слово меняется только в казахском тексте., kaz: Сөз тек қазақша мәтінде өзгереді.}
"""


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Project]:
    def make(text: str, shelf: Path = SHELF) -> Project:
        path = tmp_path / "bill.yaml"
        path.write_text(text, encoding="utf-8")
        return project(path, shelf)

    return make


def codes_of(found: Project) -> list[str]:
    return [finding.code for finding in found.findings]


def test_one_file_gives_both_texts(made: Callable[..., Project]) -> None:
    found = made(ONE)
    assert [text.language for text in found.texts] == ["rus", "kaz"]
    assert [text.worded.items[0].paragraphs[0].text for text in found.texts] == [
        "в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти».",
        "665-баптың бірінші бөлігінің екінші абзацындағы «үш» деген сөз «бес» деген сөзбен ауыстырылсын.",
    ]
    assert "C27" not in codes_of(found) and "D903" not in codes_of(found)


def test_digits_are_written_once_for_both(made: Callable[..., Project]) -> None:
    found = made(FLAGSHIP)
    assert [m.new for text in found.texts for m in text.modifications[1:]] == ["667-1,"] * 4


def test_words_in_one_language_make_one_text_and_a_finding(made: Callable[..., Project]) -> None:
    found = made(ONE.replace(", kaz: үш", "").replace(", kaz: бес", ""))
    assert [text.language for text in found.texts] == ["rus"]
    (told,) = [finding for finding in found.findings if finding.code == "C27"]
    assert "казахском" in told.message and told.place.file
    assert "Текст на казахском языке" in page(found.first, "note", told.message)
    assert not any("kaz" in name or "bilingual" in name for name in outputs(found))


def test_a_kazakh_bill_alone_is_built_too(made: Callable[..., Project]) -> None:
    found = made(ONE.replace("rus: трех, ", "").replace("rus: пяти, ", ""))
    assert [text.language for text in found.texts] == ["kaz"]
    assert "C27" in codes_of(found)
    assert "bill.kaz.docx" in outputs(found)


def test_a_missing_piece_is_named_at_its_line_and_nothing_is_built(made: Callable[..., Project]) -> None:
    with pytest.raises(DrafterError) as raised:
        made(ONE.replace(", kaz: бес", ""))
    assert [(f.code, f.place.line, f.expected) for f in raised.value.findings] == [("D014", 7, "kaz")]
    assert raised.value.exit_code is Exit.INPUT


def test_mistakes_of_both_texts_are_told_at_once(made: Callable[..., Project]) -> None:
    with pytest.raises(DrafterError) as raised:
        made(ONE.replace("rus: трех", "rus: семи").replace("kaz: үш", "kaz: жеті"))
    assert ["семи" in f.message or "жеті" in f.message for f in raised.value.findings] == [True, True]
    assert raised.value.exit_code is Exit.NOT_APPLIED


def test_without_the_edition_in_a_language_its_text_is_not_made_and_the_outputs_say_so(
    made: Callable[..., Project], tmp_path: Path
) -> None:
    shelf = tmp_path / "codes"
    copytree(SHELF, shelf)
    catalogue = shelf / "koap" / "code.toml"
    catalogue.write_text(
        catalogue.read_text("utf-8").replace(
            'language = "kaz"\ndate = 2026-07-12', 'language = "kaz"\ndate = 2025-01-01'
        ),
        encoding="utf-8",
    )
    found = made(ONE, shelf)
    (told,) = [finding for finding in found.findings if finding.code == "D903"]
    assert told.found == "2024-06-08, 2025-01-01"
    assert [text.language for text in found.texts] == ["rus"]
    assert told.message in page(found.first, "note", told.message)
    assert told.message in review_page(found)


def test_a_modification_of_one_text_stands_in_that_text_alone(made: Callable[..., Project]) -> None:
    rus, kaz = made(ONE + ONLY_KAZAKH).texts
    assert (len(rus.modifications), len(kaz.modifications)) == (1, 2)
    assert kaz.bill.places[1].clause == 2
    assert "Сөз тек қазақша мәтінде өзгереді." in page(kaz, "note")
    rows = list(pairs(kaz, rus))
    assert [(len(row.kaz), len(row.rus)) for row in rows] == [(1, 1), (1, 1), (1, 1), (1, 0), (1, 1), (1, 1)]


def test_a_finding_of_one_text_stands_beside_the_same_place_of_the_other(made: Callable[..., Project]) -> None:
    other = ONLY_KAZAKH.replace("reason: {kaz: Сөз қолданысы.}", "")
    text = ONE.replace("modifications:\n", "modifications:\n" + other).replace(
        "    reason: {rus: Довод., kaz: Дәлел.}\n", ""
    )
    document = html.document_fromstring(review_page(made(text)))
    for row in ("row-art_665__para_1", "kaz-row-art_665__para_1"):
        assert "C22" in document.get_element_by_id(row).text_content()


def test_the_review_page_holds_both_texts_with_anchors_apart(made: Callable[..., Project]) -> None:
    document = html.document_fromstring(review_page(made(FLAGSHIP)))
    anchors: list[Any] = document.xpath("//@id")
    assert len(anchors) == len(set(anchors))
    links: list[Any] = document.xpath("//a[starts-with(@href, '#')]/@href")
    assert {link[1:] for link in links} <= set(anchors)
    assert document.xpath("//div[@class='text of-kaz']/@lang") == ["kk"]
    assert document.xpath("//input[@name='text']/@value") == ["rus", "kaz"]


def test_one_text_can_be_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(FLAGSHIP, encoding="utf-8")
    assert draft(path, SHELF, language="kaz").worded.head_article == "1-бап."


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (("new: {rus: пяти, kaz: бес}", "new: {rus: пяти, kaz: алты}"), "C21"),
        (("пяти, kaz: бес", "пяти, kaz: бес"), None),
        ((ONLY_KAZAKH.splitlines()[-1], ""), "C32"),
    ],
)
def test_texts_that_order_different_things_are_found(
    made: Callable[..., Project], broken: tuple[str, str], code: str | None
) -> None:
    found = [f for f in made((ONE + ONLY_KAZAKH).replace(*broken)).findings if f.code in ("C21", "C31", "C32")]
    wrong = [(f.code, f.place.line is not None) for f in found if f.severity.value != "info"]
    assert wrong == ([] if code is None else [(code, True)])


def test_a_confirmed_difference_is_told_with_its_reason(made: Callable[..., Project]) -> None:
    (told,) = [f for f in made(ONE + ONLY_KAZAKH).findings if f.code == "C32"]
    assert told.severity.value == "info" and "Слово меняется только в казахском тексте." in told.message


@pytest.mark.parametrize("name", ["police-interference", "amend-667"])
def test_the_starting_points_say_the_same_in_both_languages(made: Callable[..., Project], name: str) -> None:
    found = made(bill_text(name, date="2026-11-22"))
    assert [f for f in found.findings if f.code in ("C21", "C31", "C32")] == []


def test_the_kazakh_note_names_the_norms_that_the_russian_text_shows_to_be_near(made: Callable[..., Project]) -> None:
    found = made(FLAGSHIP)
    kaz = found.text("kaz")
    assert kaz is not None
    near = [(one.beside[0].eid, one.beside[1].eid) for one in found.first.findings if one.code == "C18"]
    assert near == [("art_667-1", "art_667__para_1__al_1"), ("art_667-1", "art_668-1__al_1")]
    note = html.fromstring(page(kaz, "note", near=near)).text_content().replace("\xa0", " ")
    assert "667-1-бап – 667-баптың бірінші бөлігінің бірінші абзацы: «Құқық қорғау органы" in note
    assert "667-баптың бірінші бөлігінің бірінші абзацы" not in page(kaz, "note")
