"""Printed lines into paragraphs where geometry is what tells, and words parted at the ends of lines."""

from __future__ import annotations

import pytest

from drafter.ingest.pdf_found import Line
from drafter.ingest.pdf_furniture import page_numbers
from drafter.ingest.pdf_hyphens import Undecided, put_together, words_within
from drafter.ingest.pdf_lines import Unmarked, paragraphs_of

SIGN = 6.0
"""How wide a sign is, in points."""


def printed(*texts: str, pages: tuple[int, ...] = ()) -> list[Line]:
    """Lines of a width of sixty signs; leading blanks are an indent, a line of nothing a gap."""
    lines: list[Line] = []
    base = 800.0
    for at, text in enumerate(texts):
        base -= 14
        if not text:
            continue
        left = 80 + SIGN * (len(text) - len(text.lstrip()))
        words = text.strip()
        page = 1 + sum(at >= start for start in pages)
        lines.append(
            Line(
                text=words.removesuffix("~"),
                page=page,
                number=at + 1,
                left=left,
                right=left + SIGN * len(words),
                base=base,
                size=12,
                opening=SIGN * len(words.split()[0]),
                parted=words.endswith("~"),
            )
        )
    return lines


def read(*texts: str, pages: tuple[int, ...] = ()) -> list[str]:
    """The paragraphs of lines."""
    return [" ".join(line.text for line in held) for held in paragraphs_of(printed(*texts, pages=pages))]


FULL = "1. Сады охраняются законом и содержатся за счет бюджета го да"
MORE = "рода, области и района, на территории которых они находятся,"
LAST = "а также за счет граждан, их объединений и организаций стран."


def test_a_full_last_line_ends_a_paragraph_where_paragraphs_have_indents() -> None:
    assert read("    1. Сад.", f"    {FULL[:55]}", MORE, LAST, "    Граждане берегут сады.", "    3. Парк.") == [
        "1. Сад.",
        f"{FULL[:55]} {MORE} {LAST}",
        "Граждане берегут сады.",
        "3. Парк.",
    ]


def test_a_full_last_line_ends_a_paragraph_where_paragraphs_stand_apart() -> None:
    lines = ("1. Сад.", "", FULL, MORE, LAST, "", "Граждане берегут сады.", "", "3. Парк.")
    assert len(read(*lines)) == 4


@pytest.mark.parametrize("start", ["Граждане берегут сады.", "Азаматтар бақтарды күтеді.", "«Сад» берегут граждане."])
def test_a_full_last_line_is_doubtful_where_nothing_marks_paragraphs(start: str) -> None:
    with pytest.raises(Unmarked) as unmarked:
        read("1. Сад.", FULL, MORE, LAST, start, "3. Парк.")
    assert unmarked.value.args[0].text == start


def test_a_numbered_part_begins_after_a_full_line_that_ends_a_sentence() -> None:
    assert len(read("1. Сад.", FULL, MORE, LAST, "2. Граждане берегут сады.", "3. Парк.")) == 4


def test_a_sentence_goes_on_over_a_page() -> None:
    assert read("1. Сад.", "2. Сады, на территории которых они", "находятся.", "3. Парк.", pages=(2,)) == [
        "1. Сад.",
        "2. Сады, на территории которых они находятся.",
        "3. Парк.",
    ]


def joined(*texts: str, apart: bool = False, beside: str = "") -> str:
    """The text of lines, with other lines beside that show words."""
    lines = printed(*texts)
    return put_together(lines, words_within([*lines, *printed(f"и {beside} и")]), drawn_apart=apart)[0]


@pytest.mark.parametrize(
    ("first", "second", "beside", "text"),
    [
        ("рассмотрено орга-", "нами власти", "", "рассмотрено органами власти"),
        ("рассмотрено ор-", "гандар", "органдар", "рассмотрено органдар"),
        ("планы социально-", "экономические", "социально-экономические", "планы социально-экономические"),
        ("если когда-", "либо принято", "", "если когда-либо принято"),
        ("Мамин-", "Сибиряков", "", "Мамин-Сибиряков"),
        ("по статье 667-", "1 Кодекса", "", "по статье 667-1 Кодекса"),
        ("бап 667-", "бап", "", "бап 667-бап"),
    ],
)
def test_a_hyphen_is_of_the_word_or_of_the_line(first: str, second: str, beside: str, text: str) -> None:
    assert joined(first, second, beside=beside) == text


def test_a_hyphen_drawn_apart_is_of_the_line_unless_the_file_has_the_word_with_it() -> None:
    assert joined("рассмотрено орга-~", "нами", apart=True) == "рассмотрено органами"
    assert joined("рассмотрено когда-", "нибудь", apart=True) == "рассмотрено когда-нибудь"
    with pytest.raises(Undecided):
        joined("город Нур-~", "Султан", apart=True, beside="Нур-Султан")


@pytest.mark.parametrize(("first", "second", "beside"), [("құқық-", "тық", "өзге"), ("зырты-", "нгулы", "")])
def test_a_hyphen_that_nothing_tells_of_is_refused(first: str, second: str, beside: str) -> None:
    with pytest.raises(Undecided):
        joined(first, second, beside=beside)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("7", [7]),
        ("- 3 -", [3]),
        ("Страница 2 из 10", [2, 10]),
        ("стр. 4", [4]),
        ("2-бет", [2]),
        ("10 беттің 2-беті", [10, 2]),
        ("2)", []),
        ("3.", []),
        ("Статья 5", []),
        ("667-1-бап", []),
    ],
)
def test_a_line_that_only_numbers_a_page(text: str, numbers: list[int]) -> None:
    assert page_numbers(text) == numbers
