"""Comparative tables in the layouts that ministries use, read without knowing who wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import ABOVE, HEADS, LEFT, Rows, with_parts, word

from drafter.draft import project
from drafter.errors import InputError
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text
from drafter.verify.tables import Row, Tables, joined, tables_of

FILE = Path("table.docx")
ACT = "Кодекс Республики Казахстан об административных правонарушениях"
FIRST = ("1", "Статья 5", "Сад", "Сад и дом", "Так")


def read(*blocks: str | Rows) -> Tables:
    return tables_of(FILE, word(*blocks))


def told(row: Row) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    return row.said, row.old.texts, row.new.texts


LAYOUTS: dict[str, Rows] = {
    "five columns": (HEADS["rus"], FIRST),
    "an act over the whole width": (HEADS["rus"], (ACT, LEFT, LEFT, LEFT, LEFT), FIRST),
    "an act in the column of places": (HEADS["rus"], ("", ACT, "", "", ""), FIRST),
    "columns counted": (HEADS["rus"], ("1", "2", "3", "4", "5"), FIRST),
    "a head repeated": (HEADS["rus"], HEADS["rus"], FIRST),
    "no column of numbers": (HEADS["rus"][1:], FIRST[1:]),
    "no reasons": (HEADS["rus"][1:4], FIRST[1:4]),
    "the head in two rows": (
        ("№", "Структурный элемент", "Редакция", LEFT, "Обоснование"),
        (ABOVE, ABOVE, "Действующая редакция", "Предлагаемая редакция", ABOVE),
        FIRST,
    ),
    "a place without a head": (("№", "", "Действующая редакция", "Предлагаемая редакция", "Обоснование"), FIRST),
    "capitals and more words": (
        ("№", "СТРУКТУРНЫЙ ЭЛЕМЕНТ", "ДЕЙСТВУЮЩАЯ РЕДАКЦИЯ КОДЕКСА", "ПРЕДЛАГАЕМАЯ  РЕДАКЦИЯ", "ОБОСНОВАНИЕ"),
        FIRST,
    ),
    "a title over the head": (("Сравнительная таблица", LEFT, LEFT, LEFT, LEFT), HEADS["rus"], FIRST),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_layout_gives_the_same_row(layout: Rows) -> None:
    found = read("Сравнительная таблица", layout)
    assert [table.language for table in found.tables] == ["rus"]
    rows = [row for row in found.rows if row.old.texts]
    assert [told(row) for row in rows] == [("Статья 5", ("Сад",), ("Сад и дом",))]


@pytest.mark.parametrize("new", ["Ұсынылатын редакция", "Ұсынылған редакция", "Ұсынылып отырған редакция"])
def test_kazakh_heads_are_known_with_either_letter(new: str) -> None:
    found = read(
        (("№", "Құрылымдық элемент", "Қолданыстағы редакция", new, "Негiздеме"), ("1", "5-бап", "Бақ", "Үй", ""))
    )
    assert [(table.language, [told(row) for row in table.rows]) for table in found.tables] == [
        ("kaz", [("5-бап", ("Бақ",), ("Үй",))])
    ]


def test_a_table_parted_in_two_goes_on() -> None:
    found = read((HEADS["rus"], (ACT, LEFT, LEFT, LEFT, LEFT), FIRST), "", (("2", "Статья 6", "А", "Б", ""),))
    assert [(row.table, row.number, row.label, row.said, row.groups) for row in found.rows] == [
        (1, 3, "1", "Статья 5", (ACT,)),
        (2, 1, "2", "Статья 6", (ACT,)),
    ]


def test_a_table_after_other_words_is_another_one() -> None:
    found = read((HEADS["rus"], FIRST), "Приложение", (("2", "Статья 6", "А", "Б", ""),))
    assert (len(found.rows), found.others) == (1, 1)


def test_lines_over_the_whole_width_stand_above_their_rows() -> None:
    chapter, other = ("Глава 5. Сады", LEFT, LEFT, LEFT, LEFT), ("Закон «О реках»", LEFT, LEFT, LEFT, LEFT)
    found = read((HEADS["rus"], (ACT, LEFT, LEFT, LEFT, LEFT), chapter, FIRST, other, FIRST))
    assert [row.groups for row in found.rows] == [(ACT, "Глава 5. Сады"), ("Закон «О реках»",)]


def test_a_place_that_several_rows_share_is_one_cell() -> None:
    found = read((HEADS["rus"], FIRST, (ABOVE, ABOVE, "Река", "Море", "Так")))
    first, second = found.rows
    assert told(second) == ("Статья 5", ("Река",), ("Море",))
    assert second.place is first.place


def test_a_place_said_in_two_columns_is_read_whole() -> None:
    head = ("№", "Структурный элемент", LEFT, "Действующая редакция", "Предлагаемая редакция")
    rows = (head, ("1", "Статья 5", "часть 1", "А", "Б"), ("2", ABOVE, "часть 2", "В", "Г"))
    assert [told(row) for row in read(rows).rows] == [
        ("Статья 5\nчасть 1", ("А",), ("Б",)),
        ("Статья 5\nчасть 2", ("В",), ("Г",)),
    ]


def test_cells_over_two_rows_are_read_once() -> None:
    rows = (HEADS["rus"], FIRST, (ABOVE, ABOVE, "Река", ABOVE, ABOVE))
    (row,) = joined(read(rows).rows)
    assert told(row) == ("Статья 5", ("Сад", "Река"), ("Сад и дом",))


def test_lines_of_a_cell_are_its_paragraphs_and_its_line_breaks() -> None:
    (row,) = read((HEADS["rus"], ("1", "Статья 5|часть 1", "1. Сад:\nяблони;\n\nгруши.", "…", ""))).rows
    assert told(row) == ("Статья 5 часть 1", ("1. Сад:", "яблони;", "груши."), ("…",))


def test_words_struck_through_are_gone_in_the_proposed_text() -> None:
    (row,) = read((HEADS["rus"], ("1", "Статья 5", "Сад ~и дом~", "Сад ~и дом~", ""))).rows
    assert told(row) == ("Статья 5", ("Сад и дом",), ("Сад",))


def test_a_table_without_the_words_of_a_head_is_none() -> None:
    found = read((("№", "Редакция законопроекта", "Предлагаемое изменение"), ("1", "А", "Б")))
    assert (found.tables, found.others) == ((), 1)


def test_a_table_with_changes_that_nobody_accepted_is_refused() -> None:
    change = "<w:ins w:id='1' w:author='А'><w:r><w:t>Б</w:t></w:r></w:ins>"
    data = with_parts(f"<w:tbl><w:tr><w:tc><w:p>{change}</w:p></w:tc></w:tr></w:tbl>")
    with pytest.raises(InputError) as refused:
        tables_of(FILE, data)
    assert [finding.code for finding in refused.value.findings] == ["D026"]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<w:p><w:r><w:t>А</w:t></w:r><w:r><w:footnoteReference w:id='1'/></w:r></w:p>", "сноска"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>А</w:t></w:r></w:p>", "скрытый текст"),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p/>", "таблица внутри клетки"),
    ],
)
def test_a_cell_that_prints_what_it_does_not_say_is_told(inside: str, said: str) -> None:
    def cell(inner: str) -> str:
        return f"<w:tc>{inner}</w:tc>"

    def plain(text: str) -> str:
        return cell(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")

    head = "".join(plain(text) for text in HEADS["rus"])
    row = plain("1") + plain("Статья 5") + plain("А") + cell(inside) + plain("")
    (found,) = tables_of(FILE, with_parts(f"<w:tbl><w:tr>{head}</w:tr><w:tr>{row}</w:tr></w:tbl>")).rows
    assert (found.trouble or "").startswith(said)


@pytest.mark.parametrize("language", ["rus", "kaz"])
@pytest.mark.parametrize("name", ["police-interference", "amend-667"])
def test_our_own_table_says_what_our_draft_says(name: str, language: str, tmp_path: Path, shelf: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    whole = project(bill, shelf)
    draft = whole.text(language)
    assert draft is not None
    found = tables_of(FILE, outputs(whole)[f"table.{language}.docx"])
    assert [row.said for row in found.rows] == [change.place[0].upper() + change.place[1:] for change in draft.changes]
    for row, change in zip(found.rows, draft.changes, strict=True):
        old = [line.old for line in change.lines if line.old is not None]
        assert list(row.old.texts) == (old or ["Отсутствует." if language == "rus" else "Жоқ."])
        assert list(row.new.texts) == [line.new for line in change.lines if line.new is not None]
