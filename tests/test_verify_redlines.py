"""A redline read by itself: what stands when its changes are rejected, and when they are accepted."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_files import with_parts

from drafter.draft import project
from drafter.errors import InputError
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text
from drafter.verify.redlines import redline

FILE = Path("redline.docx")
WHO = 'w:id="1" w:author="А"'


def text(said: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{said}</w:t></w:r>'


def come(said: str) -> str:
    return f"<w:ins {WHO}>{text(said)}</w:ins>"


def gone(said: str) -> str:
    return f'<w:del {WHO}><w:r><w:delText xml:space="preserve">{said}</w:delText></w:r></w:del>'


def paragraph(*inside: str, end: str = "") -> str:
    mark = f"<w:pPr><w:rPr><w:{end} {WHO}/></w:rPr></w:pPr>" if end else ""
    return f"<w:p>{mark}{''.join(inside)}</w:p>"


def row(*inside: str, fate: str = "") -> str:
    mark = f"<w:trPr><w:{fate} {WHO}/></w:trPr>" if fate else ""
    return f"<w:tr>{mark}{''.join(f'<w:tc>{cell}</w:tc>' for cell in inside)}</w:tr>"


CASES = {
    "words": (paragraph(text("Сад "), gone("и дом"), come("и река")), ["Сад и дом"], ["Сад и река"]),
    "a paragraph that comes": (
        paragraph(come("Сад"), end="ins") + paragraph(text("Дом")),
        ["Дом"],
        ["Сад", "Дом"],
    ),
    "a paragraph that goes": (
        paragraph(gone("Сад"), end="del") + paragraph(text("Дом")),
        ["Сад", "Дом"],
        ["Дом"],
    ),
    "a paragraph parted in two": (
        paragraph(text("Сад"), end="ins") + paragraph(text(" и дом")),
        ["Сад и дом"],
        ["Сад", "и дом"],
    ),
    "two paragraphs joined": (
        paragraph(text("Сад"), end="del") + paragraph(text(" и дом")),
        ["Сад", "и дом"],
        ["Сад и дом"],
    ),
    "three paragraphs joined": (
        paragraph(text("А"), end="del") + paragraph(text("Б"), end="del") + paragraph(text("В")),
        ["А", "Б", "В"],
        ["АБВ"],
    ),
    "words inserted and then deleted": (
        paragraph(text("Сад"), f"<w:ins {WHO}>{gone(' и дом')}</w:ins>"),
        ["Сад"],
        ["Сад"],
    ),
    "words moved": (
        paragraph(
            f"<w:moveFrom {WHO}>{text('Сад')}</w:moveFrom>", text(" дом "), f"<w:moveTo {WHO}>{text('Сад')}</w:moveTo>"
        ),
        ["Сад дом"],
        ["дом Сад"],
    ),
    "rows that come and go": (
        f"<w:tbl>{row(paragraph(come('Сад')), fate='ins')}{row(paragraph(gone('Дом')), fate='del')}"
        f"{row(paragraph(text('Река')))}</w:tbl>",
        ["Дом", "Река"],
        ["Сад", "Река"],
    ),
    "a look that changes": (
        f"<w:p><w:r><w:rPr><w:b/><w:rPrChange {WHO}><w:rPr/></w:rPrChange></w:rPr><w:t>Сад</w:t></w:r></w:p>",
        ["Сад"],
        ["Сад"],
    ),
}


@pytest.mark.parametrize(("body", "before", "after"), CASES.values(), ids=CASES)
def test_both_texts_are_read(body: str, before: list[str], after: list[str]) -> None:
    found = redline(FILE, with_parts(body))
    assert (list(found.rejected), list(found.accepted)) == (before, after)


def test_cells_that_come_or_go_are_refused() -> None:
    body = f"<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns {WHO}/></w:tcPr>{paragraph(text('А'))}</w:tc></w:tr></w:tbl>"
    with pytest.raises(InputError):
        redline(FILE, with_parts(body))


@pytest.mark.parametrize("language", ["rus", "kaz"])
@pytest.mark.parametrize("name", ["police-interference", "amend-667"])
def test_our_own_redline_says_what_our_draft_says(name: str, language: str, tmp_path: Path, shelf: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    whole = project(bill, shelf)
    draft = whole.text(language)
    assert draft is not None
    found = redline(FILE, outputs(whole)[f"redline.{language}.docx"])
    for change in draft.changes:
        for kept, shown in (
            ([line.old for line in change.lines if line.old is not None], found.rejected),
            ([line.new for line in change.lines if line.new is not None], found.accepted),
        ):
            at = shown.index(kept[0]) if kept else 0
            assert list(shown[at : at + len(kept)]) == kept
