"""Small Word files in the manner of amending laws, drawn by a seed: they mix what real files mix in their markup."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from word_markup import (
    SHEET,
    WHO,
    File,
    alternatives,
    field_of,
    in_list,
    in_style,
    level_of,
    p,
    run,
    start_anew,
    text_of,
)
from word_odd import DEPARTURES, ODD, REFUSABLE
from word_pen import Both, Pen, same

TEXT_FORMS = (
    "decimal", "decimal", "decimal", "decimalZero", "lowerLetter", "upperRoman", "lowerRoman", "russianLower",
    "russianUpper", "upperLetter",
)  # fmt: skip
SIGNS_OF_SYMBOL = {
    "F0B3": "≥",
    "F0A3": "≤",
    "F0B1": "±",
    "F0B4": "×",
    "F0B0": "°",
    "F061": "α",
    "F0B7": "•",
    "F0AE": "→",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A drawn file, what it mixes, and where LibreOffice departs from the norm its twin.

    In the twin what the norm has printed is typed in the place of what LibreOffice prints otherwise.
    """

    seed: int
    features: frozenset[str]
    data: bytes
    twin: bytes | None

    @property
    def refusable(self) -> bool:
        """Whether the gate may refuse it."""
        return bool(self.features & REFUSABLE)


def document(seed: int) -> Drawn:
    """Draw a Word file.

    >>> document(7).data == document(7).data
    True
    """
    pen = Pen(random.Random(seed))
    header = pen.one_in(6, "header")
    pen.pages = not header
    blocks = [
        block
        for _turn in range(pen.dice.randrange(2, 6))
        for block in pen.dice.choices(list(_BLOCKS), weights=list(_BLOCKS.values()))[0](pen)
    ]
    if pen.one_in(4):
        at = pen.dice.randrange(len(blocks) + 1)
        blocks[at:at] = pen.dice.choice(ODD)(pen)
    blocks.append(same(_paragraph(pen, _runs(pen, pen.sentence()))))
    if not header and pen.one_in(6, "box"):
        blocks.insert(pen.dice.randrange(len(blocks)), same(_paragraph(pen, run("Рядом: ") + _box(pen))))
    body, twin = ("".join(one[side] for one in blocks) for side in (0, 1))
    form = _file(pen, _header(pen) if header else "")
    pen.features.update(form.features)
    departs = pen.features & DEPARTURES.keys()
    if "defaults-hidden" in pen.features:
        twin = p("")
    styles, styles_of_twin = ("".join(one[side] for one in pen.styles) for side in (0, 1))
    lists = "".join(pen.kinds + pen.nums)
    return Drawn(
        seed=seed,
        features=frozenset(pen.features),
        data=form.packed(body, styles, lists, hidden="defaults-hidden" in pen.features),
        twin=form.packed(twin, styles_of_twin, lists) if departs else None,
    )


_LOOKS = (
    "<w:b/>", "<w:i/>", '<w:b w:val="0"/>', '<w:color w:val="000000"/>', '<w:sz w:val="28"/><w:szCs w:val="28"/>',
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>', "<w:noProof/>",
    '<w:lang w:val="kk-KZ"/>', '<w:vanish w:val="0"/>', '<w:vanish w:val="off"/>', '<w:strike w:val="false"/>',
    '<w:u w:val="single"/>', '<w:highlight w:val="yellow"/>', '<w:position w:val="0"/>', '<w:spacing w:val="20"/>',
    '<w:vertAlign w:val="baseline"/>',
)  # fmt: skip
_MARKS = (
    '<w:proofErr w:type="spellStart"/>', '<w:proofErr w:type="gramEnd"/>', "<w:r><w:lastRenderedPageBreak/></w:r>",
    '<w:permStart w:id="900" w:edGrp="everyone"/><w:permEnd w:id="900"/>', "<w:r/>",
    '<w:r><w:t xml:space="preserve"/></w:r>',
)  # fmt: skip
_WRAPS: Sequence[tuple[str, str, str]] = (
    ("smartTag", '<w:smartTag w:uri="urn:x" w:element="date">', "</w:smartTag>"),
    ("customXml", '<w:customXml w:uri="urn:x" w:element="y">', "</w:customXml>"),
    ("sdt", '<w:sdt><w:sdtPr><w:id w:val="5"/></w:sdtPr><w:sdtContent>', "</w:sdtContent></w:sdt>"),
    ("hyperlink", '<w:hyperlink w:anchor="куда" w:history="1">', "</w:hyperlink>"),
    ("fldSimple", '<w:fldSimple w:instr=" HYPERLINK &quot;http://adilet.kz/&quot; ">', "</w:fldSimple>"),
)  # fmt: skip


def _runs(pen: Pen, text: str) -> str:
    """A text as runs that are cut anywhere, with signs in place of some blanks and hyphens."""
    cuts = sorted({0, len(text), *(pen.dice.randrange(len(text) + 1) for _cut in range(pen.dice.randrange(4)))})
    made: list[str] = []
    for start, end in pairwise(cuts):
        drawn = (pen.dice.choice(_LOOKS) for _look in range(pen.dice.randrange(3)))
        look = "".join({re.split("[ />]", one)[0]: one for one in drawn}.values())
        inside = "".join(_pieces(pen, text[start:end]))
        capitals = (
            "<w:t" in inside
            and inside.count("<w:") == 1
            and pen.rich
            and bool(text[start:end].strip())
            and pen.one_in(25, "caps")
        )
        if capitals:
            look = pen.dice.choice(("<w:caps/>", "<w:smallCaps/>"))
        if pen.one_in(30, "look-changed"):
            look += f"<w:rPrChange {WHO}><w:rPr><w:vanish/><w:strike/><w:caps/></w:rPr></w:rPrChange>"
        run = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{inside}</w:r>"
        if not capitals and pen.one_in(9):
            name, before, after = pen.dice.choice(_WRAPS if pen.rich else _WRAPS[:-2])
            pen.features.add(name)
            run = f"{before}{run}{after}"
        if pen.rich and not capitals and pen.one_in(14, "field"):
            run = field_of(' HYPERLINK "http://adilet.kz/" \\h ', run)
        if pen.one_in(10, "bookmark"):
            pen.bookmarks += 1
            mark = pen.bookmarks
            run = f'<w:bookmarkStart w:id="{mark}" w:name="м{mark}"/>{run}<w:bookmarkEnd w:id="{mark}"/>'
        if pen.rich and pen.one_in(25, "comment"):
            at = pen.comments
            pen.comments += 1
            mark = f'<w:r><w:commentReference w:id="{at}"/></w:r>'
            run = f'<w:commentRangeStart w:id="{at}"/>{run}<w:commentRangeEnd w:id="{at}"/>{mark}'
        made += (run, pen.dice.choice(_MARKS) if pen.one_in(5) else "")
    if pen.rich and pen.one_in(12) and not any("commentReference" in one for one in made):
        made.append(pen.dice.choice(_INSIDE)(pen))
    return "".join(made)


def _pieces(pen: Pen, text: str) -> Iterator[str]:
    """The elements of a run for a text."""
    held = ""
    for sign in text:
        made = ""
        if sign == " " and pen.one_in(40):
            pen.features.add("signs")
            made = pen.dice.choice(("<w:tab/>", '<w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/>'))
        elif sign == " " and pen.rich and pen.one_in(60, "break"):
            made = pen.dice.choice(("<w:br/>", "<w:cr/>", '<w:br w:type="textWrapping"/>'))
            if pen.pages and not pen.item and pen.one_in(2):
                made = pen.dice.choice(('<w:br w:type="page"/>', '<w:br w:type="column"/>'))
        elif sign == " " and pen.one_in(40, "blanks"):
            held += pen.dice.choice("\u00a0\u2003\u2009")
            continue
        elif sign == "-" and pen.one_in(5, "hyphens"):
            made = "<w:noBreakHyphen/>"
            if pen.one_in(3):
                held += "\u2011"
                continue
        elif sign.isalpha() and pen.one_in(150, "soft-hyphen"):
            made = f"{text_of(sign)}<w:softHyphen/>"
        if not made:
            held += sign
            continue
        yield from _texts(pen, held)
        yield made
        held = ""
    yield from _texts(pen, held)


def _texts(pen: Pen, text: str) -> Iterator[str]:
    """The elements ``w:t`` for a stretch of text; blanks at its ends are at times not kept, or are line ends."""
    if not text:
        return
    if len(text) > 3 and pen.one_in(40, "markup-in-text"):
        yield f'<w:t xml:space="preserve">{pen.dice.choice(_WRITTEN)(text)}</w:t>'
    elif pen.one_in(6, "space-not-kept"):
        text = text.replace(" ", pen.dice.choice((" ", "\n", "  ")), 1)
        yield f"<w:t>{pen.dice.choice(('', ' ', chr(10) + '   '))}{escape(text)}</w:t>"
    elif text == text.strip():
        yield f"<w:t>{escape(text)}</w:t>"
    else:
        yield text_of(text)


_WRITTEN: Sequence[Callable[[str], str]] = (
    lambda text: f"<![CDATA[{text}]]>",
    lambda text: "".join(f"&#{ord(sign)};" for sign in text),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: f"{text[:2]}\u200b{text[2:]}",
)
"""The same text in other ways of writing it."""


def _raised(pen: Pen) -> str:
    """The additional number of an article, raised by its alignment, by a style or by its position."""
    pen.features.add("raised")
    look = pen.dice.choice(
        (
            '<w:vertAlign w:val="superscript"/>',
            '<w:position w:val="10"/><w:sz w:val="16"/>',
            f'<w:rStyle w:val="{raising(pen)}"/>',
        )
    )
    n, k = pen.dice.randrange(1, 900), pen.dice.randrange(1, 13)
    if pen.one_in(2):
        return run(f" статьи {n}") + run(str(k), look) + run(" Кодекса")
    return run(f" осы Кодекстің {n}") + run(str(k), look) + run("-бабы")


def raising(pen: Pen) -> str:
    return pen.style('<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>', kind="character")


def _lowered(pen: Pen) -> str:
    pen.features.add("lowered")
    return run(" выбросы СО") + run("2", '<w:vertAlign w:val="subscript"/>') + run(" и 5 м") + run(
        "3", '<w:vertAlign w:val="superscript"/>'
    )  # fmt: skip


def _reference(pen: Pen) -> str:
    """A bookmark, and a field that repeats it."""
    pen.features.add("REF")
    pen.bookmarks += 1
    name, mark, words = f"_Ref{pen.bookmarks}00", pen.bookmarks, f"{pen.dice.randrange(2, 90)}"
    marked = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{run(words)}<w:bookmarkEnd w:id="{mark}"/>'
    code = f" REF {name} \\h "
    again = f'<w:fldSimple w:instr="{code}">{run(words)}</w:fldSimple>' if pen.one_in(2) else field_of(code, run(words))
    inside = run("см. ") + again
    nested = pen.one_in(3, "field-in-result")
    return run(" пункт ") + marked + run(", ") + (field_of(' HYPERLINK "x" ', inside) if nested else inside)


def _sequence(pen: Pen) -> str:
    pen.features.add("SEQ")
    pen.sequence += 1
    return run(" Таблица ") + field_of(" SEQ Таблица \\* ARABIC ", run(str(pen.sequence)))


def _alternative(pen: Pen) -> str:
    pen.features.add("AlternateContent")
    return alternatives(pen.dice.choice(("w14", "wps", "w14 wps")), run(" слова"), run(" слова"))


def _empty_control(pen: Pen) -> str:
    pen.features.add("list-control")
    entries = "".join(f'<w:listItem w:displayText="{one}" w:value="{one}"/>' for one in ("первую", "вторую"))
    form = f"<w:sdtPr><w:dropDownList>{entries}</w:dropDownList></w:sdtPr>"
    return f"<w:sdt>{form}<w:sdtContent>{run(' вторую')}</w:sdtContent></w:sdt>"


def _form_field(pen: Pen) -> str:
    """A text that a form asks for, filled in."""
    pen.features.add("FORMTEXT")
    data = (
        '<w:ffData><w:name w:val="Поле"/><w:enabled/><w:textInput><w:default w:val="пусто"/></w:textInput></w:ffData>'
    )
    begin = '<w:fldChar w:fldCharType="begin"{}'
    return field_of(" FORMTEXT ", run("заполнено")).replace(
        begin.format("/>"), f"{begin.format('>')}{data}</w:fldChar>"
    )


def _on_the_line(pen: Pen) -> str:
    """Digits that a style raises and their own words put back on the line."""
    pen.features.add("baseline")
    return run(" статью 7") + run("5", f'<w:rStyle w:val="{raising(pen)}"/><w:vertAlign w:val="baseline"/>')


_INSIDE: Sequence[Callable[[Pen], str]] = (
    _raised, _raised, _raised, _lowered, _reference, _sequence, _alternative, _empty_control, _form_field, _on_the_line,
)  # fmt: skip


def _box(pen: Pen) -> str:
    """A box with words: in a shape with a fallback, or in a shape of the old form."""
    inside = f"<w:txbxContent>{p(run('Проект ' + str(pen.dice.randrange(100))))}{p(run('Досье'))}</w:txbxContent>"
    old = (
        '<w:pict><v:shape style="position:absolute;width:200pt;height:60pt;mso-wrap-style:square">'
        f"<v:textbox>{inside}</v:textbox></v:shape></w:pict>"
    )
    if pen.one_in(3, "old-box"):
        return f"<w:r>{old}</w:r>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" '
        'distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>600000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="3000000" cy="900000"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="Надпись"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="3000000" cy="900000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _paragraph(pen: Pen, inside: str, form: str = "") -> str:
    """A paragraph with a form that changes none of its words."""
    more = ""
    if pen.one_in(6):
        more += '<w:jc w:val="both"/>'
    if pen.pages and pen.one_in(25, "page-before"):
        form += "<w:pageBreakBefore/>"
    if pen.one_in(8):
        more += '<w:rPr><w:b/><w:lang w:val="ru-RU"/></w:rPr>'
    if pen.one_in(20, "form-changed"):
        was = pen.dice.choice((in_list(1, 0), in_style("S0"), '<w:jc w:val="left"/>'))
        more += f"<w:pPrChange {WHO}><w:pPr>{was}</w:pPr></w:pPrChange>"
    return p(inside, form + more)


def _plain(pen: Pen) -> Iterator[Both]:
    for _line in range(pen.dice.randrange(1, 4)):
        yield same(_paragraph(pen, _runs(pen, pen.sentence())))
    if pen.one_in(3, "empty"):
        yield same(pen.dice.choice((p(""), "<w:p/>", p(run(" ")), p("<w:r><w:tab/></w:r>"))))


def _sections(pen: Pen) -> Iterator[Both]:
    if not pen.pages:
        return  # a header is that of each section
    pen.features.add("section")
    kind = pen.dice.choice(("nextPage", "continuous", "oddPage"))
    yield same(p(_runs(pen, pen.sentence()), f'<w:sectPr><w:type w:val="{kind}"/>{SHEET}</w:sectPr>'))


def _wrapped(pen: Pen) -> Iterator[Both]:
    """Blocks inside a control, or in markup of one's own."""
    pen.features.add("wrapped-blocks")
    around = pen.dice.choice(
        (
            ("<w:sdt><w:sdtPr><w:alias w:val=\"текст\"/></w:sdtPr><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ('<w:customXml w:uri="urn:x" w:element="статья">', "</w:customXml>"),
        )
    )  # fmt: skip
    pen.rich = False
    inside = list(pen.dice.choice((_plain, _list, _table))(pen))
    pen.rich = True
    yield tuple(f"{around[0]}{made}{around[1]}" for made in map("".join, zip(*inside, strict=True)))  # type: ignore[misc]


def _table(pen: Pen, depth: int = 0, item: Callable[[], str] | None = None) -> Iterator[Both]:
    """A table with cells over several columns and rows, at times with a table in a cell."""
    pen.features.add("table" if not depth else "table-in-table")
    columns, width = pen.dice.randrange(2, 4), 2000 if depth else 9500
    rows: list[str] = []
    was, pen.item = pen.item, True
    merged = pen.dice.randrange(columns) if pen.one_in(3, "merged") else None
    for row in range(pen.dice.randrange(2, 4)):
        cells: list[str] = []
        column = 0
        while column < columns:
            span = 2 if column + 1 < columns and merged is None and pen.one_in(6, "spanned") else 1
            form = f'<w:tcW w:w="{width * span}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{span}"/>' if span > 1 else "")
            if column == merged:
                form += "<w:vMerge/>" if row else '<w:vMerge w:val="restart"/>'
            held = not (column == merged and row) and pen.one_in(15, "control-around-cell")
            if column == merged and row:
                inside = p("")
            elif held:
                inside = p(run(pen.sentence()))
            elif not depth and column != merged and pen.one_in(12):
                inside = "".join(own for own, _twin in _table(pen, 1)) + p("")
            else:
                lines = range(pen.dice.randrange(1, 3))
                inside = "".join(p("") if pen.one_in(8) else _line_of_cell(pen, item) for _line in lines)
            cell = f"<w:tc><w:tcPr>{form}</w:tcPr>{inside}</w:tc>"
            cells.append(f"<w:sdt><w:sdtContent>{cell}</w:sdtContent></w:sdt>" if held else cell)
            column += span
        made = f"<w:tr>{''.join(cells)}</w:tr>"
        if "instr" not in made and "<w:br" not in made and "<w:cr" not in made and pen.one_in(8, "control-around-row"):
            made = f"<w:sdt><w:sdtPr/><w:sdtContent>{made}</w:sdtContent></w:sdt>"
        rows.append(made)
    grid = f'<w:gridCol w:w="{width}"/>' * columns
    pen.item = was
    yield same(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
        + (p("") if not depth else "")
    )


def _line_of_cell(pen: Pen, item: Callable[[], str] | None) -> str:
    return item() if item is not None and pen.one_in(2) else p(_runs(pen, pen.sentence()))


def _levels(pen: Pen) -> list[str]:
    """The levels of a list, one to four; their labels take in those above at times."""
    made: list[str] = []
    counting: list[str] = []
    for at in range(pen.dice.randrange(1, 5)):
        form = pen.dice.choice(TEXT_FORMS)
        mine = f"%{at + 1}"
        text = pen.dice.choice((f"{mine}.", f"{mine})", f"({mine})", f"{mine}-бап.", f"Статья {mine}."))
        if at and pen.one_in(2, "levels-above"):
            text = ".".join((*counting, mine)) + "."
        if pen.one_in(15, "bullet"):
            form, text = "bullet", pen.dice.choice("•–-\uf0b7")
        elif pen.one_in(20, "none"):
            form, text = "none", pen.dice.choice(("", "§", f"{mine}"))
        suff = pen.dice.choice(("", "", "tab", "space", "nothing"))
        if suff == "nothing":
            pen.features.add("glued")
        if pen.one_in(12, "start-not-given"):
            start: int | None = None
            form = "decimal" if form not in ("bullet", "none") else form
        else:
            start = 1 if form.startswith("russian") else pen.dice.choice((1, 1, 1, 1, 2, 5, 24, 27))
        look = pen.dice.choice(
            ("", "", "<w:b/>", "<w:caps/>" if at else "<w:i/>", '<w:rFonts w:hint="default"/>', '<w:vanish w:val="0"/>')
        )
        if text == "\uf0b7":
            look = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:hint="default"/>'
        counting += [mine] if form not in ("bullet", "none") else []
        level = level_of(at, form, text, start=start, suff=suff, look=look)
        if form != "bullet" and pen.one_in(25, "level-in-short"):
            level = level.replace(
                f'<w:numFmt w:val="{form}"/>', "" if form == "decimal" else f'<w:numFmt w:val="{form}"/>'
            )
            level = level.replace(f'<w:lvlText w:val="{text}"/>', "" if pen.one_in(2) else '<w:lvlText w:val=""/>')
        made.append(
            level.replace("<w:lvl ", '<w:lvl w:tplc="04190019" w:tentative="1" ' if pen.one_in(4) else "<w:lvl ")
        )
    return made


def _list(pen: Pen) -> Iterator[Both]:
    """A list with its definitions, and a walk through its levels; further lists of the same definition at times."""
    pen.features.add("list")
    levels = _levels(pen)
    kind = pen.kind(*levels)
    nums = [pen.num(kind)]
    anew: set[int] = set()
    if pen.one_in(4, "list-style"):
        name = f"L{len(pen.styles)}"
        linked = pen.kind(more=f'<w:numStyleLink w:val="{name}"/>')
        leads = f'<w:name w:val="{name}"/><w:pPr>{in_list(nums[0], None)}</w:pPr>'
        pen.styles.append(same(f'<w:style w:type="numbering" w:styleId="{name}">{leads}</w:style>'))
        pen.kinds[kind] = pen.kinds[kind].replace(
            '<w:multiLevelType w:val="multilevel"/>',
            f'<w:multiLevelType w:val="multilevel"/><w:styleLink w:val="{name}"/>',
        )
        nums.append(pen.num(linked))
    if pen.one_in(3, "lists-of-one-kind"):
        nums.append(pen.num(kind))
    if pen.one_in(3, "start-override"):
        nums.append(pen.num(kind, start_anew(0, pen.dice.choice((1, 1, 2, 7)))))
        anew.add(nums[-1])
    if pen.one_in(12, "all-levels-override"):
        nums.append(pen.num(kind, *(start_anew(at, 1) for at in range(len(levels)))))
    if pen.one_in(5, "level-override"):
        form = pen.dice.choice(TEXT_FORMS[:7] if "w:start " in levels[0] else ("decimal",))
        level = level_of(0, form, "%1-", start=pen.dice.choice((1, 3)))
        start = '<w:startOverride w:val="4"/>' if pen.one_in(3, "start-and-level-override") else ""
        nums.append(pen.num(kind, f'<w:lvlOverride w:ilvl="0">{start}{level}</w:lvlOverride>'))
        anew |= {nums[-1]} if start else set()
    placed = _placing(pen, nums[0], len(levels))
    num, depth, first = nums[0], 0, True

    if pen.one_in(4, "level-alone"):
        own = pen.style(f"<w:pPr>{in_list(num, None)}</w:pPr>")
        placed = lambda _num, depth: in_style(own) + in_list(None, depth)  # noqa: E731

    def item() -> str:
        nonlocal num, depth, first
        if pen.one_in(4):
            num = pen.dice.choice(nums)
        if not first:
            depth = pen.dice.randrange(min(depth + 2, len(levels)))
        first = False
        if depth and num in anew:
            pen.features.add("override-inside")  # the first of a list that begins anew above
        anew.discard(num)
        was, pen.item = pen.item, True
        inside = "" if pen.one_in(8, "empty-item") else _runs(pen, pen.sentence())
        pen.item = was
        form = placed(num, depth) if num == nums[0] else in_list(num, depth)
        return _paragraph(pen, inside, form)

    for _item_of in range(pen.dice.choice((2, 3, 5, 8, 14))):
        yield same(item())
        if pen.one_in(8):
            yield from _plain(pen)
        if pen.items and pen.one_in(8, "lists-by-turns"):
            yield same(pen.dice.choice(pen.items)())
    pen.items.append(item)
    if pen.one_in(8, "items-in-table"):
        yield from _table(pen, item=item)
        yield same(item())


def _placing(pen: Pen, num: int, depths: int) -> Callable[[int, int], str]:
    """How paragraphs say that they are of a list: directly, or by styles that are based on one another."""
    way = pen.dice.choice(("direct", "direct", "style", "style-chain", "level-in-style"))
    if way == "direct":
        return in_list
    pen.features.add(way)
    if way == "style":
        names = [pen.style(f"<w:pPr>{in_list(num, depth)}</w:pPr>") for depth in range(depths)]
    elif way == "style-chain":
        bases = [pen.style(f"<w:pPr>{in_list(num, depth)}</w:pPr>") for depth in range(depths)]
        names = [pen.style("<w:rPr><w:b/></w:rPr>", based=pen.style("", based=base)) for base in bases]
    else:
        base = pen.style(f"<w:pPr>{in_list(num, None)}</w:pPr>")
        names = [base, *(pen.style(f"<w:pPr>{in_list(None, depth)}</w:pPr>", based=base) for depth in range(1, depths))]
    return lambda _num, depth: in_style(names[depth])


def _no_number(pen: Pen) -> Iterator[Both]:
    """A paragraph that its own words take out of the list of its style."""
    pen.features.add("number-none")
    num = pen.num(pen.kind(level_of(0, "decimal", "%1.")))
    name = pen.style(f"<w:pPr>{in_list(num, 0)}</w:pPr>")
    off = pen.style(f"<w:pPr>{in_list(0, None)}</w:pPr>", based=name)
    pen.item = True
    for form in (in_style(name), in_style(name) + in_list(0, None), in_style(off), in_style(name)):
        yield same(p(_runs(pen, pen.sentence()), form))
    pen.item = False
    yield same(p(run("список, которого нет"), in_list(9999, 0)))


def _long_list(pen: Pen) -> Iterator[Both]:
    """A list longer than the Latin alphabet."""
    pen.features.add("long-list")
    num = pen.num(
        pen.kind(level_of(0, pen.dice.choice(("lowerLetter", "decimal", "lowerRoman", "decimalZero")), "%1)"))
    )
    for at in range(pen.dice.randrange(27, 32)):
        yield same(p(run(f"пункт {at};"), in_list(num, 0)))


def _signs(pen: Pen) -> Iterator[Both]:
    """Signs of the font Symbol by their codes."""
    pen.features.add("symbols")
    code, sign = pen.dice.choice(list(SIGNS_OF_SYMBOL.items()))
    yield (
        p(run("температура ") + f'<w:r><w:sym w:font="Symbol" w:char="{code}"/></w:r>' + run(" 5")),
        p(run(f"температура {sign} 5")),
    )


def _over_paragraphs(pen: Pen) -> Iterator[Both]:
    """A field whose result are several paragraphs."""
    pen.features.add("field-over-paragraphs")
    whole = field_of(' HYPERLINK "http://adilet.kz/" ', "|").split("|")
    yield same(p(run("первый ") + whole[0] + run("абзац")) + p(run("второй") + whole[1] + run(" абзац")))


def _alternative_blocks(pen: Pen) -> Iterator[Both]:
    pen.features.add("alternative-blocks")
    inside = p(run("Абзац в двух записях"))
    yield same(f'<mc:AlternateContent><mc:Choice Requires="w14">{inside}</mc:Choice></mc:AlternateContent>')


_BLOCKS: Mapping[Callable[[Pen], Iterator[Both]], int] = {
    _list: 8, _plain: 4, _table: 2, _no_number: 1, _wrapped: 1, _sections: 1, _long_list: 1, _signs: 1,
    _over_paragraphs: 1, _alternative_blocks: 1,
}  # fmt: skip


def _file(pen: Pen, header: str) -> File:
    """The form of the file: mostly that of Word."""
    dice = pen.dice
    return File(
        main=dice.choice(("word/document.xml",) * 10 + ("word/document2.xml", "Word/Document.xml")),
        type=dice.choice(("document.main",) * 10 + ("document.macroEnabled.main", "template.main")),
        encoding=dice.choice(("utf-8",) * 30 + ("utf-16",)),
        prefix=dice.choice(("w",) * 9 + ("ns0",)),
        strict=not dice.randrange(12),
        header=header,
        comments=pen.comments,
    )


def _header(pen: Pen) -> str:
    text = pen.dice.choice(("Проект Закона", "Заң жобасы"))
    return p(run(f"{text} № {pen.dice.randrange(10, 99)}"))
