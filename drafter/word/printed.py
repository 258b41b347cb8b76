"""A part of a Word file read from beginning to end: what it prints, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from lxml import etree

from drafter.messages import _
from drafter.text.letters import lowered, raised
from drafter.word.drawn import alternatives, boxes, differ, has_words, is_taken, objects
from drafter.word.fields import Field, Named, Sequences, chosen, prints_nothing, trouble, unlike, wanted
from drafter.word.names import (
    DELETED,
    HOLDERS,
    IN_A_LINE,
    MC,
    RUN,
    SIGNS,
    SILENT,
    TBL,
    TC,
    TR,
    XML_SPACE,
    M,
    P,
    T,
    W,
    is_on,
)  # fmt: skip
from drafter.word.numbering import Label, Numbers
from drafter.word.pieces import Change, Object, Paragraph, Piece
from drafter.word.refusals import Kind, Trouble
from drafter.word.sheet import is_far, leaves, of_cell, of_row, of_table, room_of
from drafter.word.styles import Look, Styles, measure
from drafter.word.symbols import plain


@dataclass(slots=True, eq=False)
class _Held:
    """A paragraph that is being read."""

    element: etree._Element
    number: int
    style: str | None
    table: str | None
    behind: str
    boxed: bool
    heading: bool
    label: Label | None = None
    pieces: list[Piece] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    objects: list[Object] = field(default_factory=list)


class Story:
    """The paragraphs of one part: the document, a header, the notes.

    ``beside`` is for what is printed beside the text, where pages are counted.
    """

    def __init__(self, root: etree._Element, styles: Styles, numbers: Numbers, *, beside: bool = False) -> None:
        self.root = root
        self._styles = styles
        self._numbers = numbers
        self._beside = beside
        self._fields: list[Field] = []
        self._sequences = Sequences()
        self._named: list[tuple[_Held, Named]] = []
        self._wanted = frozenset(wanted(root))
        self._open: dict[str, tuple[str, list[str]]] = {}
        self._bookmarks: dict[str, str] = {}
        self._found: list[_Held] = []
        self._seen: set[etree._Element] = set()
        self._anchors: dict[str, list[str]] = {}
        self.anchors: dict[str, str] = {}
        self._room = room_of(root)
        self._kept = root.getroottree().getroot().get(XML_SPACE) == "preserve"

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The paragraphs in the order of the markup, those of boxes after the one that they are anchored in."""
        for child in self.root:
            self._block(child, None, None, "auto", boxed=False)
        if self._fields and self._found:
            self._mark(self._fields[0], Trouble(Kind.FIELD, _("поле без конца")), self._found[-1])
        lost = (one for one in self.root.iter(T, DELETED) if one not in self._seen and (one.text or "").strip())
        if any(is_taken(one) for one in lost):
            self._astray(self.root, Trouble(Kind.MARKUP, _("слова вне абзацев")))
        for held, named in self._named:
            if (wrong := unlike(named, self._bookmarks)) is not None:
                held.troubles.append(wrong)
        return tuple(map(_finished, self._found))

    @cached_property
    def of(self) -> Mapping[etree._Element, Paragraph]:
        """The paragraphs by their elements."""
        return {one.element: one for one in self.paragraphs}

    def _block(
        self, element: etree._Element, table: str | None, row: Trouble | None, behind: str, *, boxed: bool
    ) -> None:
        """Read a paragraph, a table or what holds them; ``row`` is the trouble of the row or the cell around."""
        if element.tag == P:
            self._paragraph(element, table, row, behind, boxed=boxed)
        elif element.tag == TBL:
            style = element.find(f"{W}tblPr/{W}tblStyle")
            named = "" if style is None else style.get(f"{W}val") or ""
            behind, mine = self._styles.behind(named, behind), of_table(element) or row
            for child in element:
                self._block(child, named, mine, behind, boxed=boxed)
        elif element.tag == TR:
            mine = of_row(element) or row
            for child in element:
                self._block(child, table, mine, behind, boxed=boxed)
        elif element.tag == TC:
            mark = element.find(f"{W}tcPr/{W}shd")
            mine = of_cell(element) or row
            behind = behind if mark is None else self._styles.shade(mark, behind)
            for child in element:
                self._block(child, table, mine, behind, boxed=boxed)
        elif element.tag == f"{MC}AlternateContent":
            taken, _others = alternatives(element)
            if differ(element):
                said = _("две разные записи одного места (AlternateContent)")
                row = row or Trouble(Kind.MARKUP, said)
                self._astray(element, row)
            for child in taken if taken is not None else ():
                self._block(child, table, row, behind, boxed=boxed)
        elif element.tag in HOLDERS:
            wrong = _of_control(element) if element.tag == f"{W}sdt" else None
            before = len(self._found)
            for child in element:
                self._block(child, table, row, behind, boxed=boxed)
            for held in self._found[before:] if wrong is not None else ():
                held.troubles.append(wrong)  # type: ignore[arg-type]
        elif element.tag in (f"{W}altChunk", f"{W}subDoc"):
            self._astray(element, Trouble(Kind.ELSEWHERE, _("вложенный документ, текст которого в другом файле")))
        elif element.tag == f"{W}bookmarkStart":
            self._begin(element)
        elif element.tag == f"{W}bookmarkEnd":
            self._close(element)
        elif element.tag not in SILENT:
            self._astray(element, Trouble(Kind.MARKUP, _("разметка {name}").format(name=_name(element))))

    def _astray(self, element: etree._Element, wrong: Trouble) -> None:
        """A trouble that stands between paragraphs: the one before has it, or one made for it."""
        if not self._found:
            self._found.append(_Held(element, 1, None, None, "auto", boxed=False, heading=False))
        self._found[-1].troubles.append(wrong)

    def _begin(self, element: etree._Element) -> None:
        name, key = element.get(f"{W}name") or "", element.get(f"{W}id") or ""
        if self._open.pop(key, None) is None and name.lower() in self._wanted:  # two at once: nobody knows which ends
            self._open[key] = (name, [])

    def _close(self, element: etree._Element) -> None:
        found = self._open.pop(element.get(f"{W}id") or "", None)
        if found is not None:
            self._bookmarks.setdefault(found[0], "".join(found[1]))

    def _paragraph(
        self, element: etree._Element, table: str | None, row: Trouble | None, behind: str, *, boxed: bool
    ) -> None:
        properties = element.find(f"{W}pPr")
        named = None if properties is None else properties.find(f"{W}pStyle")
        style = None if named is None else named.get(f"{W}val")
        mark = None if properties is None else properties.find(f"{W}shd")
        held = _Held(
            element=element,
            number=len(self._found) + 1,
            style=style,
            table=table,
            behind=behind if mark is None else self._styles.shade(mark, behind),
            boxed=boxed,
            heading=_is_outline(self._said(properties, style, table, "outlineLvl")),
        )
        self._found.append(held)
        for _bookmark, words in self._open.values():
            words += "¶" if words else ""  # a field that repeats two paragraphs prints two
        marks = None if properties is None else properties.find(f"{W}rPr")
        look = self._look(marks, held)
        held.label = None if boxed else self._numbers.label(element, style)
        if row is not None:
            held.troubles.append(row)
        for child in element:
            self._inline(child, held, None, None)
        frame = None if boxed else self._said(properties, style, table, "framePr")
        if frame is not None and not self._beside:
            self._framed(held, frame, alone=properties is frame.getparent())
        held.troubles += self._of_form(held, properties, look)

    def _framed(self, held: _Held, frame: etree._Element, *, alone: bool) -> None:
        """A frame is a box, unless it is a letter of the text that is set large, or counts among the paragraphs, or is
        not of the paragraph ``alone`` but of its style.
        """
        said = "".join(piece.text for piece in held.pieces).strip()
        label = held.label.text if held.label is not None else ""
        box = _("надпись «{words}»").format(words=f"{label} {said}".strip()[:80])
        before = next((one for one in reversed(self._found[:-1]) if not one.boxed), None)
        if label or (said and (frame.get(f"{W}dropCap") in ("drop", "margin") or not alone or before is None)):
            held.troubles.append(Trouble(Kind.BOX, box))
            return
        held.boxed = True
        if said and before is not None:
            before.objects.append(Object(Kind.BOX, box))

    def _said(
        self, properties: etree._Element | None, style: str | None, table: str | None, name: str
    ) -> etree._Element | None:
        """What a paragraph, its styles or the defaults say first of a property."""
        for each in (properties, *self._styles.forms(style, table)):
            found = None if each is None else each.find(f"{W}{name}")
            if found is not None:
                return found
        return None

    def _of_form(self, held: _Held, properties: etree._Element | None, look: Look) -> Iterator[Trouble]:
        """What in the form of a paragraph keeps a reader from seeing it as it is; ``look`` is that of its end."""
        label = held.label
        if label is None and any(form.find(f"{W}numPr") is not None for form in self._styles.around(held.table)):
            yield Trouble(Kind.NUMBER, _("номера всех абзацев по умолчанию"))
        if label is not None and label.trouble is not None:
            yield label.trouble
        text = "".join(piece.text for piece in held.pieces).strip()
        if not text and label is None:
            return
        ends = properties is not None and properties.find(f"{W}sectPr") is not None
        if not text and label is not None and label.text and ends:
            yield Trouble(Kind.NUMBER, _("номер пустого абзаца в конце раздела"))
        unclear = (("paragraph", held.style), ("table", held.table))
        if any(self._styles.is_unclear(kind, key) for kind, key in unclear):
            yield Trouble(Kind.LOOK, _("стиль, который одни программы находят, а другие нет"))
        turned = self._said(properties, held.style, held.table, "bidi")
        if turned is not None and is_on(turned):
            yield Trouble(Kind.LOOK, _("абзац справа налево"))
        forms = (properties, None if label is None else label.form, *self._styles.forms(held.style, held.table))
        spacing, indents = (_merged(forms, name) for name in ("spacing", "ind"))
        largest = max((piece.look.size for piece in held.pieces if piece.text.strip()), default=20.0)
        height = measure(spacing.get("line", "240"), 20) or 0.0
        least = largest * _LOWEST if spacing.get("lineRule") == "exact" else _THINNEST
        if spacing.get("lineRule") != "atLeast" and not height >= least:
            yield Trouble(Kind.HIDDEN, _("строки без высоты"))
        stops = (stop.get(f"{W}pos") for form in forms if form is not None for stop in form.iterfind(f"{W}tabs/{W}tab"))
        if leaves(self._room, indents, held.element) or any(is_far(stop, most=_LAST_STOP) for stop in stops):
            yield Trouble(Kind.HIDDEN, _("абзац за краем листа"))
        if look.hidden:
            yield Trouble(Kind.HIDDEN, _("скрытый конец абзаца (разделитель стилей)"))
        if label is not None and label.text:
            marks = None if properties is None else properties.find(f"{W}rPr")
            look = self._styles.look(marks, held.style, held.table, held.behind, label.look)
            if look.struck or look.hidden or look.odd or look.raised:
                yield Trouble(Kind.HIDDEN, _("скрытый или зачеркнутый номер"))
            shown = in_fonts(label.text, look)
            pictured = shown is None or any("\ue000" <= sign <= "\uf8ff" for sign in shown)
            if shown is None or pictured or (not label.bullet and shown != label.text):
                yield _font(look.font, label.text)
            else:
                held.label = replace(label, text=shown.upper() if look.capitals else shown)

    def _inline(self, element: etree._Element, held: _Held, run: etree._Element | None, change: Change | None) -> None:
        """Read what stands in a paragraph; ``run`` is the run around, ``change`` that of its words."""
        tag = str(element.tag)
        if tag in SIGNS and run is not None:
            self._piece(element, held, run, change)
        elif tag == RUN:
            for child in element:
                self._inline(child, held, element, change)
        elif tag == f"{W}fldChar":
            self._field_char(element, held, run)
        elif tag == f"{W}instrText":
            holder = next((one for one in reversed(self._fields) if not one.begun), None)
            if holder is not None:
                holder.code.append(element.text or "")
            elif (element.text or "").strip():
                held.troubles.append(Trouble(Kind.FIELD, _("код поля вне поля")))
        elif tag == f"{W}fldSimple":
            one = Field(code=[element.get(f"{W}instr") or ""], begun=True, data=element.find(f"{W}ffData"))
            self._fields.append(one)
            for child in element:
                self._inline(child, held, run, change)
            self._fields.pop()
            self._ended(one, element, held, run)
        elif tag == f"{W}sdt":
            if (wrong := _of_control(element)) is not None:
                held.troubles.append(wrong)
            for child in element:
                self._inline(child, held, run, change)
        elif tag == f"{W}bookmarkStart":
            self._begin(element)
        elif tag == f"{W}bookmarkEnd":
            self._close(element)
        elif tag == f"{W}commentRangeStart":
            if len(self._anchors) < _MOST_OPEN:
                self._anchors[element.get(f"{W}id") or ""] = []
        elif tag == f"{W}commentRangeEnd":
            key = element.get(f"{W}id") or ""
            self.anchors[key] = "".join(self._anchors.pop(key, ()))
        elif tag == f"{MC}AlternateContent":
            self._alternatives(element, held, run, change)
        elif tag in (f"{W}drawing", f"{W}pict", f"{W}object"):
            self._object(element, held)
        elif tag in IN_A_LINE:
            mine = _CHANGES.get(tag)
            if mine is not None:
                change = Change(mine, element.get(f"{W}author") or "", element.get(f"{W}date") or "")
            for child in element:
                self._inline(child, held, run, change)
        elif tag in _REFUSED:
            kind, said = _REFUSED[tag]
            held.troubles.append(Trouble(kind, said))
        elif tag not in SILENT and not (self._beside and tag in _OF_NOTES):
            held.troubles.append(Trouble(Kind.MARKUP, _("разметка {name}").format(name=_name(element))))

    def _piece(self, element: etree._Element, held: _Held, run: etree._Element | None, change: Change | None) -> None:
        self._seen.add(element)
        if any(not one.begun for one in self._fields):
            return  # the code of a field is not printed
        properties = None if run is None else run.find(f"{W}rPr")
        look = self._look(properties, held)
        text = self._text(element, look, held)
        if not text:
            return
        if look.hidden:
            if text.strip():
                held.troubles.append(Trouble(Kind.HIDDEN, _("скрытый текст «{words}»").format(words=text.strip()[:60])))
            return
        if look.odd and text.strip():
            said = ", ".join(_ODD[name] for name in look.odd)
            held.troubles.append(Trouble(Kind.LOOK, f"{said}: «{text.strip()[:60]}»"))
        if look.capitals:
            text = text.upper()
        held.pieces.append(Piece(element, text, look, change))
        for one in self._fields:
            one.result.append(text)
        for _bookmark, words in self._open.values():
            words.append(text)
        for anchored in self._anchors.values():
            anchored.append(text)

    def _look(self, properties: etree._Element | None, held: _Held) -> Look:
        return self._styles.look(properties, held.style, held.table, held.behind)

    def _text(self, element: etree._Element, look: Look, held: _Held) -> str:
        tag = element.tag
        if tag == f"{W}sym":
            code = element.get(f"{W}char") or ""
            sign = chr(int(code, 16)) if len(code) <= 5 and _is_hex(code) else ""
            made = plain(sign, element.get(f"{W}font") or look.font) if sign else None
            if made is None or any("\ue000" <= one <= "\uf8ff" for one in made):
                held.troubles.append(_font(element.get(f"{W}font") or look.font, sign or "?"))
                return "\ufffd"
            return made
        if tag == f"{W}br" and element.get(f"{W}type") in ("page", "column"):
            return " "
        if tag not in (T, DELETED):
            return SIGNS[str(tag)]
        said = element.text or ""
        if tag == DELETED and next(element.iterancestors(f"{W}del", f"{W}moveFrom"), None) is None:
            held.troubles.append(Trouble(Kind.MARKUP, _("разметка {name}").format(name=_name(element))))
        if len(element):
            held.troubles.append(Trouble(Kind.MARKUP, _("разметка {name}").format(name=_name(element[0]))))
        if not self._keeps(element):
            said = said.strip(" \t\r\n")
        said = said.translate(_BLANKS)
        shown = in_fonts(said, look)
        if shown is None:
            held.troubles.append(_font(look.font, said.strip()[:20]))
            return said
        return shown

    def _keeps(self, element: etree._Element) -> bool:
        """Whether the blanks at the ends of a text are printed: it says so itself, or what is around it."""
        said = element.get(XML_SPACE)
        if said is None and (run := element.getparent()) is not None:
            holder = run.getparent()
            said = run.get(XML_SPACE) or (None if holder is None else holder.get(XML_SPACE))
        return self._kept if said is None else said == "preserve"

    def _field_char(self, element: etree._Element, held: _Held, run: etree._Element | None) -> None:
        match element.get(f"{W}fldCharType"):
            case "begin" if len(self._fields) < _MOST_OPEN:
                self._fields.append(Field(data=element.find(f"{W}ffData"), first=held.number))
            case "separate" if self._fields:
                self._fields[-1].begun = True
            case "end" if self._fields:
                self._ended(self._fields.pop(), element, held, run)
            case _:
                held.troubles.append(Trouble(Kind.FIELD, _("поле без начала или конца")))

    def _mark(self, one: Field, wrong: Trouble, last: _Held) -> None:
        """Give the paragraphs of a field its trouble."""
        for held in self._found[(one.first or last.number) - 1 : last.number]:
            held.troubles.append(wrong)

    def _ended(self, one: Field, element: etree._Element, held: _Held, run: etree._Element | None) -> None:
        if any(not outer.begun for outer in self._fields):
            return  # a field in the code of another
        wrong = trouble(one, self._sequences, beside=self._beside)
        if isinstance(wrong, Named):
            self._named.append((held, wrong))
        elif wrong is not None:
            self._mark(one, wrong, held)
        entry = chosen(one) if one.name == "FORMDROPDOWN" else None
        if entry and not one.shown.strip():
            look = self._look(None if run is None else run.find(f"{W}rPr"), held)
            held.pieces.append(Piece(element, entry, look))
        elif entry and one.shown.strip() != entry:
            held.troubles.append(Trouble(Kind.FORM, _("поле со списком «{entry}»").format(entry=entry)))
        if prints_nothing(one) and one.shown.strip():
            held.troubles.append(Trouble(Kind.FIELD, _("поле {name} со словами").format(name=one.name)))

    def _alternatives(
        self, element: etree._Element, held: _Held, run: etree._Element | None, change: Change | None
    ) -> None:
        taken, _others = alternatives(element)
        if differ(element):
            held.troubles.append(Trouble(Kind.MARKUP, _("две разные записи одного места (AlternateContent)")))
        for child in taken if taken is not None else ():
            self._inline(child, held, run, change)

    def _object(self, element: etree._Element, held: _Held) -> None:
        """What is drawn: boxes with paragraphs, pictures, shapes with words of their own."""
        for box in boxes(element):
            before = len(self._found)
            for child in box:
                self._block(child, None, None, "auto", boxed=True)
            said = " ".join(t for one in self._found[before:] if (t := "".join(p.text for p in one.pieces).strip()))
            if said:
                held.objects.append(Object(Kind.BOX, _("надпись «{words}»").format(words=said[:80])))
        held.objects += objects(element)


_LOWEST = 6
"""The least height of a line for each half-point of its letters, in twentieths of a point: less cuts them off."""
_THINNEST = 120
"""Of 240 for one line: lines that are closer stand on one another."""
_LAST_STOP = 20000
"""Twentieths of a point: where a sheet on its side ends."""
_MOST_OPEN = 50
"""Fields in one another, comments over the same words: no document has more."""
_CHANGES = {f"{W}ins": True, f"{W}moveTo": True, f"{W}del": False, f"{W}moveFrom": False}
_BLANKS = str.maketrans("\t\r\n", "   ")
_OF_NOTES = frozenset(
    f"{W}{name}" for name in ("footnoteRef", "endnoteRef", "separator", "continuationSeparator", "annotationRef")
)
_REFUSED: Mapping[str, tuple[Kind, str]] = {
    f"{W}footnoteReference": (Kind.NOTE, _("сноска")),
    f"{W}endnoteReference": (Kind.NOTE, _("сноска")),
    f"{M}oMath": (Kind.PICTURE, _("математическая формула")),
    f"{M}oMathPara": (Kind.PICTURE, _("математическая формула")),
    f"{W}ruby": (Kind.LOOK, _("надпись над словами")),
    f"{W}bdo": (Kind.LOOK, _("слова с другим направлением письма")),
    f"{W}dir": (Kind.LOOK, _("слова с другим направлением письма")),
    f"{W}contentPart": (Kind.PICTURE, _("рисунок")),
    f"{W}subDoc": (Kind.ELSEWHERE, _("вложенный документ, текст которого в другом файле")),
    f"{W}altChunk": (Kind.ELSEWHERE, _("вложенный документ, текст которого в другом файле")),
    **{
        f"{W}{name}": (Kind.FIELD, _("дата или номер страницы, которые ставит сам Word"))
        for name in ("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong", "pgNum")
    },
}
_ODD: Mapping[str, str] = {
    "rtl": _("слова справа налево"),
    "vanish": _("слова, которые одни программы скрывают, а другие показывают"),
    "fitText": _("сжатые или прозрачные слова"),
    "sz": _("слова мельче, чем можно прочесть"),
    "w": _("слова уже, чем можно прочесть"),
    "spacing": _("буквы одна на другой"),
    "color": _("слова цвета бумаги"),
    "part": _("слова, вид которых зависит от места в таблице"),
}


def _finished(held: _Held) -> Paragraph:
    """A paragraph as it is read: raised and lowered numbers are signs of their own unless all of it stands so."""
    pieces = held.pieces
    heights = {piece.look.raised for piece in pieces if piece.text.strip()}
    troubles = list(held.troubles)
    if heights not in ({0}, set()) and not (len(heights) == 1 and len(pieces) > 0):
        made: list[Piece] = []
        for piece in pieces:
            text = piece.text
            if piece.look.raised and text.strip():
                shifted = _shifted(text, piece.look.raised)
                if shifted is None:
                    troubles.append(
                        Trouble(
                            Kind.RAISED,
                            _("надстрочные или подстрочные знаки «{words}»").format(words=text.strip()[:40]),
                        )
                    )
                else:
                    text = shifted
            made.append(replace(piece, text=text))
        pieces = made
    label = held.label or Label()
    return Paragraph(
        element=held.element,
        number=held.number,
        label=label.text,
        apart=label.apart,
        pieces=tuple(pieces),
        troubles=tuple(dict.fromkeys(troubles)),
        objects=tuple(held.objects),
        boxed=held.boxed,
        listed=held.label is not None,
        heading=held.heading,
    )


_MARKS = '.,;:()«»"“”'


def _shifted(text: str, height: int) -> str | None:
    """The signs of a raised or lowered text; marks stay as they are."""
    made = ""
    for sign in text:
        one = sign if sign in _MARKS or sign.isspace() else (raised(sign) if height > 0 else lowered(sign))
        if one is None:
            return None
        made += one
    return made


def _of_control(control: etree._Element) -> Trouble | None:
    """What is wrong with a control of a form: nobody filled it in, or its words are kept elsewhere."""
    properties = control.find(f"{W}sdtPr")
    if properties is None:
        return None
    prompt = properties.find(f"{W}showingPlcHdr")
    if prompt is not None and is_on(prompt) and has_words(control):
        return Trouble(
            Kind.FORM, _("незаполненное поле для ввода с подсказкой «{words}»").format(words=_start(control))
        )
    if any(etree.QName(one).localname == "dataBinding" for one in properties):
        return Trouble(
            Kind.FORM,
            _("элемент управления, слова которого хранятся отдельно: «{words}»").format(words=_start(control)),
        )
    return None


def _start(element: etree._Element) -> str:
    return "".join(one.text or "" for one in element.iter(T)).strip()[:60]


def _font(font: str, words: str) -> Trouble:
    said = _("знак особого шрифта {font}: «{words}»")
    return Trouble(
        Kind.FONT, said.format(font=font, words="".join(f"U+{ord(s):04X}" if s >= "\ue000" else s for s in words))
    )


def _merged(forms: Iterable[etree._Element | None], name: str) -> Mapping[str, str]:
    """What forms say in the attributes of a property, the nearest form first: each attribute stands for itself."""
    made: dict[str, str] = {}
    for mark in [form.find(f"{W}{name}") for form in forms if form is not None]:
        for key, value in mark.attrib.items() if mark is not None else ():
            made.setdefault(str(key).removeprefix(W), str(value))
    return made


def in_fonts(text: str, look: Look) -> str | None:
    """Return a text in the fonts of a look as it is printed; None where it is not known or the fonts differ in it."""
    shown = {plain(text, font) for font in (look.font, *look.fonts)}
    return shown.pop() if len(shown) == 1 else None


def _is_outline(mark: etree._Element | None) -> bool:
    """Whether a level of an outline is that of a heading: the last one, 9, is that of text."""
    return mark is not None and (mark.get(f"{W}val") or "9") in "012345678"


def _is_hex(text: str) -> bool:
    return bool(text) and all(sign in "0123456789abcdefABCDEF" for sign in text)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname
