"""Blocks of Word files in which LibreOffice departs from ECMA-376, or that a reader may refuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from word_markup import alternatives, field_of, in_list, in_style, level_of, p, run, start_anew
from word_pen import Both, Pen, same

DEPARTURES: Mapping[str, str] = {
    "lvlRestart": "Part 1, 17.9.11: 0 never restarts a level, k only after level k; LibreOffice restarts it always",
    "isLgl": "Part 1, 17.9.4: all levels of the label are decimal; LibreOffice leaves each in its own form",
    "letters-out": "Part 1, 17.18.59: after the last Russian letter each is doubled, «бб»; LibreOffice counts «аб»",
    "pStyle": "Part 1, 17.9.23: a style is of the level that names it; LibreOffice takes the first level",
    "override-restart": "Part 1, 17.9.27: a start set anew is used at each restart; LibreOffice uses it once",
    "number-hidden": "Part 1, 17.9.24: the label looks as its level says; LibreOffice shows a hidden one",
    "number-in-dash": "Part 1, 17.18.59: numberInDash is «- 1 -»; LibreOffice shows «1»",
    "page-in-item": "Part 1, 17.3.3.1: a break of pages ends no paragraph; LibreOffice makes two items of it",
    "web-hidden": "Part 1, 17.3.2.44: hidden in a web view alone; LibreOffice hides it in print",
    "toggled": "Part 1, 17.7.3: a paragraph style and a character style that both hide show again; LibreOffice hides",
    "toggled-off": "Part 1, 17.7.3: a character style that does not hide leaves what the paragraph style hides hidden",
    "defaults-hidden": "Part 1, 17.7.3: what the defaults hide is hidden; LibreOffice shows it",
    "mark-hidden": "Part 1, 17.3.2.41: a hidden end of a paragraph joins it with the next; LibreOffice keeps two",
    "style-separator": "Part 1, 17.3.2.36: specVanish joins a paragraph with the next; LibreOffice keeps two",
    "row-hidden": "Part 1, 17.4.20: a hidden row is not printed; LibreOffice prints it",
    "field-in-code": "Part 1, 17.16.18: the code of a field is not printed, nor what is in it; LibreOffice prints that",
    "autonum": "Part 1, 17.16.5.3: AUTONUM prints the number of its paragraph; LibreOffice prints nothing",
    "placeholder": "Part 1, 17.5.2.39: a prompt stands for words that nobody gave; LibreOffice prints it as text",
    "turned": "Part 1, 17.3.2.3: bdo sets letters from right to left; LibreOffice leaves them as they are",
    "stray-code": "Part 1, 17.16.23: instrText is the code of a field and prints nothing; LibreOffice prints it",
    "symbols": "Part 1, 17.3.3.30: a sign of a font is its picture there; LibreOffice gives the code of the sign",
    "symbol-font": "Part 1, 17.3.2.26: letters of a font of pictures are pictures; LibreOffice gives the letters",
    "comment-in-text": "Part 1, 17.3.3.31: comments are no letters of a text; LibreOffice loses those before one",
    "merged-number": "Part 1, 17.4.84: a cell that goes on is that above; LibreOffice exports its number to text",
    "merged-words": "Part 1, 17.4.84: a cell that goes on is that above; LibreOffice exports its words to text",
    "hidden": "Part 1, 17.3.2.41: hidden text is not printed; LibreOffice exports it to text",
}
"""Where LibreOffice's text is not what ECMA-376 has printed: such a document is judged by its twin."""
UNREADABLE = frozenset(
    (
        "changes", "struck", "white", "odd-form", "page-field", "date-field", "if-field", "ref-unlike", "seq-unlike",
        "unclosed-field", "formula", "row-low", "other-alternative", "label-unseen", "notes",
    )
)  # fmt: skip
"""What prints no words that a reader could be sure of: it has to be refused."""
REFUSABLE = UNREADABLE | DEPARTURES.keys() - {"isLgl", "pStyle", "symbols", "page-in-item"} | {
    "deep-first", "framed", "table-style-hidden", "raised-words", "file-encoding", "level-unknown",
    "all-levels-override", "override-inside",
}  # fmt: skip
"""What the gate may refuse; a document with none of these has to be read."""


def _typed(*lines: str) -> str:
    return "".join(p(run(line)) for line in lines)


def _items(num: int, *rows: tuple[int, str]) -> str:
    return "".join(p(run(text), in_list(num, depth)) for depth, text in rows)


def _restarts(pen: Pen) -> Iterator[Both]:
    pen.features.add("lvlRestart")
    kind = pen.kind(level_of(0, "decimal", "%1."), level_of(1, "lowerLetter", "%2)", more='<w:lvlRestart w:val="0"/>'))
    rows = ((0, "часть"), (1, "пункт"), (1, "пункт"), (0, "часть"), (1, "пункт"))
    yield _items(pen.num(kind), *rows), _typed("1. часть", "a) пункт", "b) пункт", "2. часть", "c) пункт")


def _restarts_later(pen: Pen) -> Iterator[Both]:
    pen.features.add("lvlRestart")
    kind = pen.kind(
        level_of(0, "decimal", "%1."),
        level_of(1, "decimal", "%1.%2."),
        level_of(2, "russianLower", "%3)", more='<w:lvlRestart w:val="1"/>'),
    )
    rows = (
        (0, "бап"),
        (1, "бөлік"),
        (2, "тармақ"),
        (1, "бөлік"),
        (2, "тармақ"),
        (0, "бап"),
        (1, "бөлік"),
        (2, "тармақ"),
    )
    yield (
        _items(pen.num(kind), *rows),
        _typed("1. бап", "1.1. бөлік", "а) тармақ", "1.2. бөлік", "б) тармақ", "2. бап", "2.1. бөлік", "а) тармақ"),
    )


def _legal(pen: Pen) -> Iterator[Both]:
    pen.features.add("isLgl")
    kind = pen.kind(level_of(0, "upperRoman", "Глава %1."), level_of(1, "decimal", "%1.%2.", more="<w:isLgl/>"))
    yield (
        _items(pen.num(kind), (0, "Сад"), (1, "часть"), (0, "Река"), (1, "часть"), (1, "часть")),
        _typed("Глава I. Сад", "1.1. часть", "Глава II. Река", "2.1. часть", "2.2. часть"),
    )


def _out_of_letters(pen: Pen) -> Iterator[Both]:
    pen.features.add("letters-out")
    kind = pen.kind(level_of(0, "russianLower", "%1)", start=28))
    rows = [(0, f"пункт {at}") for at in range(4)]
    yield (
        _items(pen.num(kind), *rows),
        _typed(*(f"{letters}) {text}" for letters, (_at, text) in zip(("ю", "я", "аа", "бб"), rows, strict=True))),
    )


def _level_of_style(pen: Pen) -> Iterator[Both]:
    pen.features.add("pStyle")
    first, second = f"S{len(pen.styles)}", f"S{len(pen.styles) + 1}"
    kind = pen.kind(
        level_of(0, "decimal", "%1.", more=in_style(first)), level_of(1, "decimal", "%1.%2.", more=in_style(second))
    )
    num = pen.num(kind)
    for _name in (first, second):
        pen.style(f"<w:pPr>{in_list(num, None)}</w:pPr>")
    yield (
        "".join(p(run("часть"), in_style(name)) for name in (first, second, second, first, second)),
        _typed("1. часть", "1.1. часть", "1.2. часть", "2. часть", "2.1. часть"),
    )


def _start_at_restart(pen: Pen) -> Iterator[Both]:
    pen.features.add("override-restart")
    kind = pen.kind(level_of(0, "decimal", "%1."), level_of(1, "decimal", "%1.%2."))
    num = pen.num(kind, start_anew(1, 7))
    yield (
        _items(num, (0, "бап"), (1, "бөлік"), (1, "бөлік"), (0, "бап"), (1, "бөлік")),
        _typed("1. бап", "1.7. бөлік", "1.8. бөлік", "2. бап", "2.7. бөлік"),
    )


def _hidden_number(pen: Pen) -> Iterator[Both]:
    pen.features.add("number-hidden")
    num = pen.num(pen.kind(level_of(0, "decimal", "%1.", look="<w:vanish/>")))
    yield _items(num, (0, "без номера"), (0, "без номера")), _typed("без номера", "без номера")


def _page_in_item(pen: Pen) -> Iterator[Both]:
    pen.features |= {"page-in-item", "break"}
    num = pen.num(pen.kind(level_of(0, "decimal", "%1)")))
    inside = run("первая ") + f'<w:r><w:br w:type="{pen.dice.choice(("page", "column"))}"/></w:r>'
    yield (
        p(inside + run("строка"), in_list(num, 0)) + p(run("вторая"), in_list(num, 0)),
        _typed("1) первая строка", "2) вторая"),
    )


def _odd_label(pen: Pen) -> Iterator[Both]:
    """A label whose look hides it or makes other signs of it, or a sign of several letters."""
    pen.features.add("label-unseen")
    form, text, look = pen.dice.choice(
        (
            ("lowerLetter", "%1)", '<w:color w:val="FFFFFF"/>'),
            ("decimal", "%1)", "<w:strike/>"),
            ("lowerLetter", "%1)", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'),
            ("bullet", "5", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
            ("bullet", "двадцать", ""),
        )
    )
    yield same(_items(pen.num(pen.kind(level_of(0, form, text, look=look))), (0, "строка")))


def _in_dash(pen: Pen) -> Iterator[Both]:
    pen.features.add("number-in-dash")
    num = pen.num(pen.kind(level_of(0, "numberInDash", "%1")))
    yield _items(num, (0, "строка"), (0, "строка")), _typed("- 1 - строка", "- 2 - строка")


def _odd_form(pen: Pen) -> Iterator[Both]:
    pen.features.add("odd-form")
    form = pen.dice.choice(("ordinalText", "cardinalText", "ordinal", "hex", "chicago", "decimalEnclosedCircle"))
    num = pen.num(pen.kind(level_of(0, form, "%1")))
    yield _items(num, (0, "строка")), p("")


def _deep_first(pen: Pen) -> Iterator[Both]:
    """A deep level before one above it, which LibreOffice counts as if it had been there."""
    pen.features.add("deep-first")
    num = pen.num(
        pen.kind(level_of(0, "decimal", "%1."), level_of(1, "decimal", "%1.%2."), level_of(2, "decimal", "%1.%2.%3."))
    )
    yield same(_items(num, *((pen.dice.randrange(3), "часть") for _row in range(6))))


def _unknown_level(pen: Pen) -> Iterator[Both]:
    pen.features.add("level-unknown")
    num = pen.num(pen.kind(level_of(0, "decimal", "%1.")))
    yield same(_items(num, (0, "часть"), (3, "часть"), (0, "часть")))


def _hidden(pen: Pen) -> Iterator[Both]:
    """Hidden words in one of the ways."""
    pen.features.add("hidden")
    hides = "<w:rPr><w:vanish/></w:rPr>"
    base = pen.style(hides, kind="character")
    heir = pen.style("", kind="character", based=base)
    shown = pen.style('<w:rPr><w:vanish w:val="0"/></w:rPr>', kind="character", based=base)
    look = pen.dice.choice(
        (
            "<w:vanish/>",
            '<w:vanish w:val="on"/>',
            '<w:vanish w:val="1"/>',
            *(f'<w:rStyle w:val="{one}"/>' for one in (base, heir)),
        )
    )
    before, after = run("не свыше "), run("десяти", f'<w:rStyle w:val="{shown}"/>')
    yield p(before + run("двадцати ", look) + after), p(before + after)


def _hidden_paragraph(pen: Pen) -> Iterator[Both]:
    pen.features.add("hidden")
    name = pen.style("", based=pen.style("<w:rPr><w:vanish/></w:rPr>"))
    shown = run(" видно", '<w:vanish w:val="0"/>')
    yield p(run("не видно") + shown, in_style(name)), p(shown)


def _web_hidden(pen: Pen) -> Iterator[Both]:
    pen.features.add("web-hidden")
    yield p(run("штраф ") + run("десять", "<w:webHidden/>")), p(run("штраф десять"))


def _toggled(pen: Pen) -> Iterator[Both]:
    """A style of the paragraph and one of the characters that both hide: together they show."""
    pen.features.add("toggled")
    over, under = pen.style("<w:rPr><w:vanish/></w:rPr>"), pen.style("<w:rPr><w:vanish/></w:rPr>", kind="character")
    mark = '<w:rPr><w:vanish w:val="0"/></w:rPr>'
    yield p(run("штраф десять", f'<w:rStyle w:val="{under}"/>'), in_style(over) + mark), p(run("штраф десять"))


def _toggled_off(pen: Pen) -> Iterator[Both]:
    pen.features.add("toggled-off")
    over = pen.style("<w:rPr><w:vanish/></w:rPr>")
    under = pen.style('<w:rPr><w:vanish w:val="0"/></w:rPr>', kind="character")
    yield p(run("штраф десять", f'<w:rStyle w:val="{under}"/>'), in_style(over)), p("")


def _hidden_by_default(pen: Pen) -> Iterator[Both]:
    pen.features.add("defaults-hidden")
    yield same(p(""))


def _hidden_mark(pen: Pen) -> Iterator[Both]:
    mark = pen.dice.choice(("", "<w:specVanish/>"))
    pen.features.add("style-separator" if mark else "mark-hidden")
    yield (
        p(run("Статья 5. "), f"<w:rPr><w:vanish/>{mark}</w:rPr>") + p(run("Сад")),
        p(run("Статья 5. Сад")),
    )


def _cells(*texts: str) -> str:
    return "".join(f'<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>{p(run(text))}</w:tc>' for text in texts)


def _grid(*rows: str, style: str = "") -> str:
    named = f'<w:tblStyle w:val="{style}"/>' if style else ""
    grid = '<w:gridCol w:w="3000"/>' * 2
    return (
        f'<w:tbl><w:tblPr>{named}<w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}'
        f"</w:tbl>{p('')}"
    )


def _hidden_row(pen: Pen) -> Iterator[Both]:
    low = pen.one_in(2)
    pen.features.add("row-low" if low else "row-hidden")
    form = '<w:trHeight w:val="1" w:hRule="exact"/>' if low else "<w:hidden/>"
    row = f"<w:tr>{_cells('было', 'стало')}</w:tr>"
    unseen = f"<w:tr><w:trPr>{form}</w:trPr>{_cells('двадцать', 'тридцать')}</w:tr>"
    yield _grid(row, unseen, row), _grid(row, row)


def _hidden_by_table(pen: Pen) -> Iterator[Both]:
    pen.features |= {"table-style-hidden", "hidden"}
    name = pen.style("<w:rPr><w:vanish/></w:rPr>", kind="table", twin="")
    yield _grid(f"<w:tr>{_cells('было', 'стало')}</w:tr>", style=name), p("")


def _merged_words(pen: Pen) -> Iterator[Both]:
    """Words in a cell that is one with the cell above, which nobody sees."""
    pen.features.add("merged-words")
    first, goes_on = _cells("один", "два"), _cells("три", "четыре")
    width = '<w:tcW w:w="3000" w:type="dxa"/>'
    first = first.replace(width, width + '<w:vMerge w:val="restart"/>', 1)
    goes_on = goes_on.replace(width, width + "<w:vMerge/>", 1)
    yield _grid(f"<w:tr>{first}</w:tr>", f"<w:tr>{goes_on}</w:tr>"), _typed("один", "два", "четыре")


def _merged_number(pen: Pen) -> Iterator[Both]:
    """A numbered paragraph without words in a cell that is one with the cell above: nobody sees its number."""
    pen.features.add("merged-number")
    num = pen.num(pen.kind(level_of(0, "decimal", "%1.")))
    width = '<w:tcW w:w="3000" w:type="dxa"/>'
    form = "<w:tc><w:tcPr>{}<w:vMerge{}/></w:tcPr>{}</w:tc><w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    first = form.format(
        width, ' w:val="restart"', p(run("один"), in_list(num, 0)), width, p(run("два"), in_list(num, 0))
    )
    goes_on = form.format(width, "", p("", in_list(num, 0)), width, p(run("четыре"), in_list(num, 0)))
    yield _grid(f"<w:tr>{first}</w:tr>", f"<w:tr>{goes_on}</w:tr>"), _typed("1. один", "2. два", "4. четыре")


def _comment_in_text(pen: Pen) -> Iterator[Both]:
    pen.features.add("comment-in-text")
    sign = pen.dice.choice(("<!-- не текст -->", "<?знак?>"))
    yield p(f"<w:r><w:t>сроком до {sign}десяти дней</w:t></w:r>"), p(run("сроком до десяти дней"))


def _notes(pen: Pen) -> Iterator[Both]:
    pen.features.add("notes")
    kind = pen.dice.choice(("footnote", "endnote"))
    yield same(p(run("штраф") + f'<w:r><w:{kind}Reference w:id="1"/></w:r>'))


def _field_in_code(pen: Pen) -> Iterator[Both]:
    pen.features.add("field-in-code")
    inner = field_of(" PAGE ", run("1"))
    begin, split, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    code = '<w:r><w:instrText xml:space="preserve">{}</w:instrText></w:r>'
    whole = f"{begin}{code.format(' IF ')}{inner}{code.format(' = 1 да нет ')}{split}{run('да')}{end}"
    yield p(run("ответ: ") + whole), p(run("ответ: да"))


def _autonum(pen: Pen) -> Iterator[Both]:
    pen.features.add("autonum")
    number = pen.dice.choice((field_of(" AUTONUM ", ""), '<w:fldSimple w:instr=" AUTONUM "/>'))
    yield p(number + run(" часть")) * 2, _typed("1. часть", "2. часть")


def _computed(pen: Pen) -> Iterator[Both]:
    """Fields whose words only the program knows when it prints."""
    feature, code = pen.dice.choice(
        (
            ("page-field", " PAGE "),
            ("page-field", " NUMPAGES "),
            ("date-field", " DATE "),
            ("if-field", " IF 1 = 1 a b "),
        )
    )
    pen.features.add(feature)
    yield same(p(run("лист ") + field_of(code, run("99"))))


def _unlike(pen: Pen) -> Iterator[Both]:
    """A field that shows other words than those that it repeats or counts."""
    if pen.one_in(2, "seq-unlike"):
        yield same(p(run("Рисунок ") + field_of(" SEQ Рисунок \\* ARABIC ", run("17"))))
        return
    pen.features.add("ref-unlike")
    marked = '<w:bookmarkStart w:id="800" w:name="_Иное"/>' + run("двадцати") + '<w:bookmarkEnd w:id="800"/>'
    yield same(p(marked + run(", ") + field_of(" REF _Иное ", run("десяти"))))


def _unclosed(pen: Pen) -> Iterator[Both]:
    pen.features.add("unclosed-field")
    yield same(p(field_of(" QUOTE x ", run("слово")).replace('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "")))


def _stray_code(pen: Pen) -> Iterator[Both]:
    pen.features.add("stray-code")
    yield p(run("штраф") + "<w:r><w:instrText>двадцать</w:instrText></w:r>"), p(run("штраф"))


def _prompt(pen: Pen) -> Iterator[Both]:
    pen.features.add("placeholder")
    control = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    yield p(run("дата: ") + control.format(run("Введите дату"))), p(run("дата: "))


def _turned(pen: Pen) -> Iterator[Both]:
    pen.features.add("turned")
    yield p(run("срок ") + f'<w:bdo w:val="rtl">{run("сорок")}</w:bdo>'), p(run("срок корос"))


def _pictured(pen: Pen) -> Iterator[Both]:
    """Letters that a font shows as others."""
    pen.features.add("symbol-font")
    look = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    yield p(run("угол ") + run("abc", look)), p(run("угол αβχ"))


def _tracked(pen: Pen) -> Iterator[Both]:
    pen.features.add("changes")
    who = 'w:id="700" w:author="рецензент" w:date="2026-01-01T00:00:00Z"'
    kind = pen.dice.choice(("ins", "del", "moveFrom", "moveTo"))
    inside = run("двадцати")
    if kind == "del":
        inside = inside.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    yield same(p(run("до ") + f"<w:{kind} {who}>{inside}</w:{kind}>"))


def _struck(pen: Pen) -> Iterator[Both]:
    pen.features.add("struck")
    yield same(p(run("до ") + run("десяти", pen.dice.choice(("<w:strike/>", "<w:dstrike/>")))))


def _white(pen: Pen) -> Iterator[Both]:
    pen.features.add("white")
    yield same(p(run("до ") + run("десяти", '<w:color w:val="FFFFFF"/>')))


def _framed(pen: Pen) -> Iterator[Both]:
    pen.features.add("framed")
    frame = '<w:framePr w:w="2000" w:wrap="around" w:vAnchor="text" w:hAnchor="text" w:y="1"/>'
    yield same(p(run("в рамке"), frame) + p(run("под рамкой")))


def _formula(pen: Pen) -> Iterator[Both]:
    pen.features.add("formula")
    yield same(p(run("сумма ") + "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"))


def _other_alternative(pen: Pen) -> Iterator[Both]:
    pen.features.add("other-alternative")
    need = pen.dice.choice(("w14", "неведомо"))
    yield same(p(run("до ") + alternatives(need, run("десяти"), run("двадцати"))))


def _raised_words(pen: Pen) -> Iterator[Both]:
    pen.features.add("raised-words")
    yield same(p(run("статья") + run("бис", '<w:vertAlign w:val="superscript"/>')))


ODD: Sequence[Callable[[Pen], Iterator[Both]]] = (
    _restarts, _restarts_later, _legal, _out_of_letters, _level_of_style, _start_at_restart, _hidden_number, _in_dash,
    _page_in_item, _odd_label, _odd_form, _deep_first, _unknown_level, _hidden, _hidden_paragraph, _web_hidden,
    _toggled, _toggled_off, _hidden_by_default, _hidden_mark, _hidden_row, _hidden_by_table, _merged_words,
    _merged_number, _comment_in_text, _notes, _field_in_code, _autonum, _computed, _unlike, _unclosed, _stray_code,
    _prompt, _turned, _pictured, _tracked, _struck, _white, _framed, _formula, _other_alternative, _raised_words,
)  # fmt: skip
