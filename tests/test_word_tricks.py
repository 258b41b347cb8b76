"""Markup that programs take in one way or another: each is refused, for nobody knows what a reader sees of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from word_markup import File, field_of, in_list, in_style, level_of, p, run

from drafter.errors import InputError
from drafter.word import printed_lines

_HIDDEN = "<w:rPr><w:vanish/></w:rPr>"
_STRUCK = "<w:rPr><w:strike/></w:rPr>"
_BOLD = "<w:rPr><w:b/></w:rPr>"


def file(body: str, *, styles: str = "", lists: str = "") -> bytes:
    """A Word file as Word itself names its parts."""
    return File().packed(body, styles, lists)


def style(name: str, inside: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>{inside}</w:style>'


def kind(*levels: str, number: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'


def num(number: int = 1, of: int = 0, over: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'


def marked(words: str, name: str = "М", number: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{run(words)}<w:bookmarkEnd w:id="{number}"/>'


def table(row: str, form: str = "") -> str:
    return f'<w:tbl><w:tblPr>{form}</w:tblPr><w:tblGrid><w:gridCol w:w="2000"/></w:tblGrid>{row}</w:tbl>{p("")}'


def row(*paragraphs: str, form: str = "") -> str:
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    return f"<w:tr><w:trPr>{form}</w:trPr><w:tc>{width}{''.join(p(run(one)) for one in paragraphs)}</w:tc></w:tr>"


FIRST, SECOND = level_of(0, "decimal", "%1."), level_of(0, "upperRoman", "%1)")
ITEM = p(run("часть"), in_list(1, 0))
EXACT = '<w:trHeight w:val="280" w:hRule="exact"/>'

TRICKS = {
    "свойства абзаца дважды": file(f"<w:p><w:pPr>{in_list(1, 0)}</w:pPr><w:pPr/>{run('а')}</w:p>"),
    "свойства абзаца после текста": file(f"<w:p>{run('а')}<w:pPr>{in_list(1, 0)}</w:pPr></w:p>"),
    "свойства букв дважды": file(f"<w:p><w:r>{_BOLD}{_HIDDEN}<w:t>десять</w:t></w:r></w:p>"),
    "свойства букв после них": file(f"<w:p><w:r><w:t>десять</w:t>{_BOLD}</w:r></w:p>"),
    "одно свойство дважды": file(p(run("десять", '<w:vanish w:val="0"/><w:vanish/>'))),
    "бір тізім екі рет": file(ITEM, lists=kind(FIRST) + kind(SECOND, number=1) + num() + num(1, 1)),
    "одно определение списка дважды": file(ITEM, lists=kind(FIRST) + kind(SECOND) + num()),
    "один уровень дважды": file(ITEM, lists=kind(FIRST, SECOND) + num()),
    "абзац в двух списках": file(p(run("а"), in_list(1, 0) + in_list(2, 0)), lists=kind(FIRST) + num()),
    "один стиль дважды": file(p(run("а"), in_style("X")), styles=style("X", _HIDDEN) + style("X", _BOLD)),
    "слова вне пробега": file("<w:p><w:t>десять</w:t></w:p>"),
    "абзац в абзаце": file(f"<w:p>{run('до ')}{p(run('десяти'))}</w:p>"),
    "список с отрицательного числа": file(ITEM, lists=kind(level_of(0, "decimal", "%1.", start=-3)) + num()),
    "тізім тым үлкен саннан басталады": file(
        ITEM,
        lists=kind(FIRST)
        + num(over='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="99999"/></w:lvlOverride>'),
    ),
    "знак процента в номере": file(ITEM, lists=kind(level_of(0, "decimal", "50% %1.")) + num()),
    "номер более глубокого уровня": file(ITEM, lists=kind(level_of(0, "decimal", "%2.")) + num()),
    "номер цвета бумаги": file(
        ITEM, lists=kind(level_of(0, "decimal", "%1.", look='<w:color w:val="FFFFFF"/>')) + num()
    ),
    "слово вместо знака списка": file(ITEM, lists=kind(level_of(0, "bullet", "двадцать")) + num()),
    "буквы номера шрифтом Symbol": file(
        ITEM, lists=kind(level_of(0, "lowerLetter", "%1)", look='<w:rFonts w:ascii="Symbol"/>')) + num()
    ),
    "закладка в других буквах": file(p(marked("5", "Место") + field_of(" REF место \\h ", run("5")))),
    "номер вместо слов закладки": file(p(marked("5") + field_of(" REF М \\n \\h ", run("5")))),
    "закладка на два абзаца": file(
        p(f'<w:bookmarkStart w:id="1" w:name="М"/>{run("а")}')
        + p(f'{run("б")}<w:bookmarkEnd w:id="1"/>{field_of(" REF М ", run("аб"))}')
    ),
    "скрытый счет": file(p(field_of(" SEQ Т \\h ", run("1")))),
    "буквица": file(p(run("С"), '<w:framePr w:dropCap="drop" w:lines="3"/>') + p(run("татья 5"))),
    "рамкадағы нөмір": file(p(run("бап"), f'<w:framePr w:w="99"/>{in_list(1, 0)}'), lists=kind(FIRST) + num()),
    "таблица справа налево": file(table(row("а"), "<w:bidiVisual/>")),
    "таблица за краем листа": file(table(row("а"), '<w:tblInd w:w="20000" w:type="dxa"/>')),
    "кесте парақтан тыс": file(table(row("а"), '<w:tblpPr w:tblpX="20000" w:horzAnchor="page"/>')),
    "уровень за краем листа": file(
        ITEM, lists=kind(FIRST.replace("<w:lvlJc", '<w:pPr><w:ind w:left="30000"/></w:pPr><w:lvlJc')) + num()
    ),
    "зачеркнуто дважды": file(
        p(run("десять", '<w:rStyle w:val="Ч"/>'), in_style("А")),
        styles=style("А", _STRUCK) + style("Ч", _STRUCK).replace('"paragraph"', '"character"'),
    ),
    "знаки стиля, который у всех": file(
        p(run("десять")), styles=style("Ч", _HIDDEN).replace('"paragraph"', '"character" w:default="1"')
    ),
    "кавычки шрифтом Symbol": file(p(run("«х»", '<w:rFonts w:ascii="Arial" w:hAnsi="Symbol"/>'))),
    "строки, которым нет места": file(table(row("а", "б", "в", form=EXACT))),
    "длинная строка без места": file(table(row("не свыше двадцати месячных расчетных показателей", form=EXACT))),
}  # fmt: skip


@pytest.mark.parametrize("trick", TRICKS)
def test_a_trick_is_refused(trick: str) -> None:
    with pytest.raises(InputError) as refused:
        printed_lines(Path("закон.docx"), TRICKS[trick])
    [finding] = refused.value.findings
    assert finding.code == "D026" and finding.found and finding.hint


PLAIN = {
    "одинаковые стили": (file(p(run("а"), in_style("X")), styles=style("X", _BOLD) * 2), ["а"]),
    "строка точной высоты": (file(table(row("а", form=EXACT))), ["а"]),
    "прописные в номере": (
        file(ITEM * 2, lists=kind(level_of(0, "lowerLetter", "%1)", look="<w:caps/>")) + num()),
        ["A) часть", "B) часть"],
    ),
    "прописные в конце абзаца": (
        file(
            p(run("часть"), in_list(1, 0) + "<w:rPr><w:caps/></w:rPr>"),
            lists=kind(level_of(0, "lowerLetter", "%1)")) + num(),
        ),
        ["A) часть"],
    ),
    "знак шрифта Wingdings": (
        file(ITEM, lists=kind(level_of(0, "bullet", "§", look='<w:rFonts w:ascii="Wingdings"/>')) + num()),
        ["▪ часть"],
    ),
    "рамка не текст": (file(p(run("а")) + p(run("штамп"), '<w:framePr w:w="99"/>')), ["а"]),
}  # fmt: skip


@pytest.mark.parametrize("name", PLAIN)
def test_what_only_looks_like_a_trick_is_read(name: str) -> None:
    data, lines = PLAIN[name]
    assert printed_lines(Path("закон.docx"), data) == lines
