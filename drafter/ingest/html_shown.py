"""What a browser shows of a page: the text in order, breaks, printed numbers and marks; what it hides is told.

A page shows its text as it is written but for what stands here. What is hidden or struck out is no text and becomes a
remark; what would be shown otherwise than it is read is refused with its line (HTML, 15; CSS 2.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from drafter.errors import InputError
from drafter.files import guard
from drafter.ingest.html_departures import departures, styled, values
from drafter.ingest.html_events import Break, Event, Gap, Text, Told
from drafter.ingest.html_lists import Listed, declared, label, listed
from drafter.ingest.html_looks import LEAST_CONTRAST, contrast, is_free, is_plain, luminance
from drafter.ingest.html_markup import BLOCKS
from drafter.ingest.html_nodes import SILENT, before_headings, is_blank, is_official, line_of, table, text_of
from drafter.ingest.html_styles import Winner, styles
from drafter.ingest.text import HEADING
from drafter.messages import _
from drafter.text.letters import letters, lowered, normal, raised

_HIDDEN = _("скрытый текст страницы не прочитан")
_STRUCK_OUT = _("зачеркнутый текст страницы не прочитан")
_GAP = re.compile(r"\s*(?:ОПУЩЕНО|ПРОПУСК)\s*:\s*(?P<text>.*?)\s*", re.DOTALL)
_HANDS_DOWN = frozenset("dir menu ol pre sub sup ul li".split())
"""Elements that give what is in them another look by themselves."""
_NEVER_SHOWN = frozenset("datalist noscript rp template".split())
_STRUCK = frozenset("del s strike".split())
_UNREAD = frozenset(
    """applet audio bdo button canvas embed frame frameset iframe image img input isindex keygen listing marquee math
    meter noembed noframes object picture plaintext progress rb rt rtc ruby select slot svg textarea video
    xmp""".split()
)
"""Elements that show something else than their text, or in another order."""
_PICTURE = _("рисунок <{tag}> внутри текста акта")
_FIELD = _("поле формы <{tag}> внутри текста акта")
_PAGE = _("другой документ <{tag}> внутри текста акта")
_KINDS = {
    **dict.fromkeys("canvas image img picture svg".split(), _PICTURE),
    **dict.fromkeys("button input meter progress select textarea".split(), _FIELD),
    **dict.fromkeys("embed frame frameset iframe object".split(), _PAGE),
    "bdo": _("обратное направление письма <{tag}> внутри текста акта"),
}
_WRITES = re.compile(
    r"document\s*\.\s*write|innerHTML|outerHTML|textContent|innerText|insertAdjacent|createTextNode|nodeValue"
    r"|replaceWith|replaceChild|\.(?:append|prepend|before|after|remove)\s*\("
)
"""What a script does to put words into a page."""
_PRE = frozenset(("pre", "pre-wrap", "pre-line", "break-spaces"))
_FONTS = re.compile(r"symbol|wingdings|webdings|dingbats|marlett", re.IGNORECASE)
_GROUND = re.compile(
    r"(?:none|transparent|repeat(?:-[xy])?|no-repeat|scroll|fixed|center|top|left|right|bottom|\d\S*|\s)*"
)
_CLEAR = frozenset(("rgba(0, 0, 0, 0)", "rgba(0,0,0,0)"))
_COLUMNS = re.compile(r"\S(?:\t|[ \u00a0]{3,})\S")
_NO_SIGN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029]")
_DIM = 3.0
_INHERITS = frozenset(("inherit", "initial", "unset", "revert", "currentcolor"))
_MARKS = {
    "ru": ("«»", "„“"),
    "kk": ("“”", "‘’"),
    "en": ("“”", "‘’"),
    "": ("“”", "‘’"),
}
"""Quotation marks of «q», outer and inner, as Chromium prints them by the language of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """What an element hands down to those in it."""

    official: bool = False
    level: str = ""
    """«super» or «sub» where text stands above or below the line."""
    lines: bool = False
    """Whether ends of lines in the markup are shown."""
    ink: float = 0.0
    paper: float = 1.0
    language: str = ""
    quoted: int = 0
    within: Listed | None = None
    style: str | None = None
    """The style of list numbers that an element declared."""


class Shown:
    """The text that a page shows; ``odd`` is the line of the first place where it is not simply what is written."""

    def __init__(self, path: Path, root: etree._Element) -> None:
        self._path = path
        self._styles = styles(root)
        self._root = root
        self._heads = before_headings(root)
        self._label: tuple[str, int] | None = None
        self.odd: int | None = None

    def events(self, holder: etree._Element) -> Iterator[Event]:
        """Yield what the element with the text of the act shows; raises InputError D026 where that is not sure."""
        state = _State(language=self._language_of_page())
        for outer in reversed(list(holder.iterancestors())):
            said = self._styles.of(outer)
            if (why := self._hidden(outer, said)) is not None:
                raise self._refused(outer, why)
            if outer.tag in _STRUCK or outer.tag in _UNREAD or outer.tag in _NEVER_SHOWN:
                raise self._refused(outer, _("текст внутри <{tag}>").format(tag=outer.tag))
            self._plain(outer, said, around=True)
            state = self._inherited(outer, said, state)
        yield from self._element(holder, state)

    def outside(self, holder: etree._Element) -> None:
        """Refuse a page that has headings of an act beside the element with its text."""
        for node in self._root.iter("p", "div", "span", "b", "strong", "td", "li", "h1", "h2", "h3", "h4", "h5", "h6"):
            if node.text and HEADING.match(normal(node.text)):
                around = {holder, *holder.iterancestors()}
                within = any(each is holder or each.tag in ("a", "nav") for each in node.iterancestors())
                if node not in around and not within:
                    raise self._refused(node, _("текст акта вне <{tag}>").format(tag=holder.tag))

    def _element(self, node: etree._Element, state: _State) -> Iterator[Event]:
        tag = node.tag
        at = line_of(node)
        if tag == "br":
            yield Break.LINE
            return
        said = self._styles.of(node)
        if tag in SILENT:
            self._silent(node, said)
            return
        self._generated(node)
        if (why := self._hidden(node, said)) is not None:
            yield from self._left_out(node, why, said)
            return
        block = self._is_block(node, said)
        if self._struck(node, said):
            if any(inner.tag == "li" for inner in node.iter()):
                raise self._refused(node, _("номер списка у зачеркнутого текста"))
            breaks = block or any(inner.tag in BLOCKS for inner in node.iter())
            yield from [Break.BLOCK] if breaks else []
            yield from self._told(node, _STRUCK_OUT, text_of(node))
            yield from [Break.BLOCK] if breaks else []
            return
        if tag in _UNREAD:
            raise self._refused(node, _KINDS.get(tag, _("<{tag}> внутри текста акта")).format(tag=tag))
        self._plain(node, said)
        if tag == "table" and (held := table(node, self._heads)) is not None:
            raise self._refused(node, held)
        if block:
            yield Break.ITEM if tag == "li" else Break.BLOCK
        marks = self._marks(node, state) if tag == "q" else ""
        state = self._inherited(node, said, state)
        if tag == "li" or said.get("display", Winner(None)).value == "list-item":
            yield from self._labelled(node, said, state, block)
        for mark in marks[:1]:
            self._mark(node)
            yield from self._text(mark, node, state, at, added=True)
        yield from self._inside(node, state)
        for mark in marks[1:]:
            yield from self._text(mark, node, state, at, added=True)
        if tag == "li" and self._label is not None:
            raise self._refused(node, _("номер списка {number} без текста").format(number=self._label[0]))
        if block:
            yield Break.BLOCK

    def _inside(self, node: etree._Element, state: _State) -> Iterator[Event]:
        inner = replace(state, quoted=state.quoted + 1) if node.tag == "q" else state
        closed = node.tag == "details" and node.get("open") is None
        summary = next((child for child in node if child.tag == "summary"), None) if closed else None
        yield from self._own(node.text, node, inner, line_of(node), hidden=closed)
        for child in node:
            if isinstance(child, etree._Comment):
                if gap := _GAP.fullmatch(child.text or ""):
                    yield Gap(f"ПРОПУСК: {gap['text']}", line_of(child))
            elif not isinstance(child.tag, str):
                pass
            elif closed and child is not summary:
                yield from self._told(child, _HIDDEN, text_of(child))
            else:
                yield from self._element(child, inner)
            yield from self._own(child.tail, node, inner, line_of(child), hidden=closed)

    def _own(self, text: str | None, node: etree._Element, state: _State, at: int, *, hidden: bool) -> Iterator[Event]:
        if text and hidden:
            yield from self._told(node, _HIDDEN, text)
        elif text:
            yield from self._text(text, node, state, at)

    def _text(self, text: str, node: etree._Element, state: _State, at: int, *, added: bool = False) -> Iterator[Event]:
        if not text.strip():
            yield from ([Break.LINE] if state.lines and "\n" in text else [Text(text, at, state.official)])
            return
        if found := _NO_SIGN.search(text):
            raise self._refused(node, _("знак U+{code}, которого нет в тексте").format(code=f"{ord(found[0]):04X}"))
        self._legible(node, state, text)
        if self._label is not None:
            (printed, line), self._label = self._label, None
            yield Text(f"{printed} ", line, state.official, added=True)
        if state.level:
            put = raised(text) if state.level == "super" else lowered(text)
            if put is None:
                where = _("надстрочный знак: «{words}»") if state.level == "super" else _("подстрочный знак: «{words}»")
                raise self._refused(node, where.format(words=normal(text)[:60]))
            text = put
        lines = text.split("\n") if state.lines else [text]
        for number, part in enumerate(lines):
            if number:
                yield Break.LINE
            if state.lines and _COLUMNS.search(part):
                raise self._refused(
                    node, _("столбцы, выровненные пробелами: «{words}»").format(words=normal(part)[:60])
                )
            yield Text(part, at + number if state.lines else at, state.official, added)

    def _left_out(self, node: etree._Element, why: str, said: Mapping[str, Winner]) -> Iterator[Event]:
        shown_again = (
            one.value for inner in node.iterdescendants() if isinstance(inner.tag, str)
            for name, one in self._styles.of(inner).items() if name == "visibility"
        )  # fmt: skip
        if "visibility" in said and any(value == "visible" for value in shown_again):
            raise self._refused(node, _("видимый текст внутри скрытого"))
        yield from self._told(node, why, text_of(node))

    def _told(self, node: etree._Element, why: str, text: str) -> Iterator[Event]:
        self._mark(node)
        if text.strip():
            yield Told(why, normal(text), line_of(node), letters(text))

    def _silent(self, node: etree._Element, said: Mapping[str, Winner]) -> None:
        display = said.get("display")
        if display is not None and any(value != "none" for value in (display.value or "none", *display.doubtful)):
            raise self._refused(node, _("<{tag}> показан как текст").format(tag=node.tag))
        if node.tag == "script" and _WRITES.search(node.text or ""):
            raise self._refused(node, _("сценарий, который пишет на странице"))

    def _generated(self, node: etree._Element) -> None:
        """Refuse words that a style puts before or after an element, and a look of its first letter or line."""
        for where, one in self._styles.generated(node):
            empty = one.name == "content" and one.value in ('""', "''", "none", "normal")
            box = where in ("before", "after") and one.name not in ("content", "position")
            if not (box or is_free(one.name) or is_plain(one.name, one.value) or empty) or (node.tag == "q" and empty):
                raise self._refused(
                    node, _("слова или вид из стиля: ::{said}").format(said=f"{where} {one.name}: {one.value}")
                )

    def _hidden(self, node: etree._Element, said: Mapping[str, Winner]) -> str | None:
        """Why an element is not shown, or None where it is."""
        if "all" in said:
            raise self._refused(node, styled("all", said["all"].value or said["all"].doubtful[0]))
        if node.tag == "template" and node.get("shadowrootmode") is not None:
            raise self._refused(node, _("<{tag}> показан как текст").format(tag="template"))
        if node.tag in _NEVER_SHOWN:
            return _HIDDEN
        display = self._value(node, said, "display")
        apart = node.get("popover") is not None or node.tag == "dialog"
        by_itself = (
            node.get("hidden") is not None
            or (apart and node.get("open") is None)
            or (node.tag == "input" and (node.get("type") or "").strip().lower() == "hidden")
        )
        if (node.get("hidden") or "").strip().lower() == "until-found":
            raise self._refused(node, styled("hidden", "until-found"))
        if display == "none" or (display in (None, "revert") and by_itself):
            return _HIDDEN
        if apart:
            raise self._refused(node, _("<{tag}> поверх текста акта").format(tag=node.tag))
        return _HIDDEN if self._value(node, said, "visibility") in ("hidden", "collapse") else None

    def _struck(self, node: etree._Element, said: Mapping[str, Winner]) -> bool:
        decoration = self._value(node, said, "text-decoration")
        if decoration is not None and "line-through" not in decoration and node.tag in _STRUCK:
            raise self._refused(node, _("<{tag}> без черты").format(tag=node.tag))
        if decoration is not None and "line-through" not in decoration and not is_plain("text-decoration", decoration):
            raise self._refused(node, styled("text-decoration", decoration))
        return node.tag in _STRUCK or "line-through" in (decoration or "")

    def _is_block(self, node: etree._Element, said: Mapping[str, Winner]) -> bool:
        display = self._value(node, said, "display")
        if display in (None, "revert"):
            return node.tag in BLOCKS
        if display == "block" or (display == "list-item" and node.tag == "li"):
            return True
        if display in ("inline", "contents", "initial", "unset"):
            return False
        if display == "inline-block" and not any(inner.tag in BLOCKS for inner in node.iterdescendants()):
            return False
        if not is_blank(node):
            raise self._refused(node, styled("display", display))
        return node.tag in BLOCKS

    def _plain(self, node: etree._Element, said: Mapping[str, Winner], *, around: bool = False) -> None:
        """Refuse an element whose text is shown otherwise than it is written."""
        if (node.get("dir") or "").strip().lower() == "rtl":
            raise self._refused(node, styled("dir", "rtl"))
        found = next(departures(said, around), None)
        for value in values(said, "font-family", node.get("face")):
            if _FONTS.search(value) or any(font in value for font in self._styles.fonts):
                found = _("шрифт {name}").format(name=value)
        if found is not None:
            if not is_blank(node):
                raise self._refused(node, found)
            self._mark(node)

    def _inherited(self, node: etree._Element, said: Mapping[str, Winner], state: _State) -> _State:
        lang = (
            node.get("lang") if node.get("lang") is not None else node.get("{http://www.w3.org/XML/1998/namespace}lang")
        )
        if not said and not node.attrib and node.tag not in _HANDS_DOWN:
            return state
        ink, paper = self._colours(node, said, state)
        within, style = self._list(node, said, state)
        return replace(
            state,
            official=state.official or is_official(node),
            level=self._level(node, said, state),
            lines=self._lines(node, said, state),
            ink=ink,
            paper=paper,
            language=state.language if lang is None else lang.strip().lower().partition("-")[0],
            within=within,
            style=style,
        )

    def _level(self, node: etree._Element, said: Mapping[str, Winner], state: _State) -> str:
        place = self._value(node, said, "vertical-align")
        if node.tag in BLOCKS and (said.get("display") or Winner(None)).value in (None, "block", "revert"):
            return state.level
        if place is None:
            place = {"sup": "super", "sub": "sub"}.get(node.tag, "baseline")
        if place in ("baseline", "initial", "unset", "0", "0px"):
            return state.level
        self._mark(node)
        if place not in ("super", "sub") or state.level:
            raise self._refused(node, styled("vertical-align", place))
        return place

    def _lines(self, node: etree._Element, said: Mapping[str, Winner], state: _State) -> bool:
        space = self._value(node, said, "white-space")
        if space is None or space in _INHERITS:
            return state.lines or node.tag == "pre"
        if space in _PRE:
            self._mark(node)
        elif not is_plain("white-space", space):
            raise self._refused(node, styled("white-space", space))
        return space in _PRE

    def _colours(self, node: etree._Element, said: Mapping[str, Winner], state: _State) -> tuple[float, float]:
        """The light of letters and of what they stand on; of values that may stand, the ones that are least legible."""
        papers = [self._ground(node, value, state.paper) for value in values(said, "background", node.get("bgcolor"))]
        given = node.get("color") if node.tag == "font" else node.get("text") if node.tag == "body" else None
        inks = []
        for value in values(said, "color", given):
            light = state.ink if value in _INHERITS else luminance(value)
            if light is None and not is_blank(node):
                raise self._refused(node, styled("color", value))
            inks.append(state.ink if light is None else light)
        paper = papers[0] if papers else state.paper
        ink = inks[0] if inks else state.ink
        for other_ink in (ink, *inks):
            for other in (paper, *papers):
                if contrast(other_ink, other) < contrast(ink, paper):
                    ink, paper = other_ink, other
        if contrast(ink, paper) < _DIM:
            self._mark(node)
        return ink, paper

    def _ground(self, node: etree._Element, value: str, before: float) -> float:
        if value in _INHERITS or value in _CLEAR or _GROUND.fullmatch(value):
            return before
        lights = [light for word in (value, *value.split()) if (light := luminance(word)) is not None]
        if not lights and not is_blank(node):
            raise self._refused(node, styled("background", value))
        return lights[0] if lights else before

    def _legible(self, node: etree._Element, state: _State, text: str) -> None:
        if contrast(state.ink, state.paper) < LEAST_CONTRAST:
            raise self._refused(node, _("скрытый текст, буквы цвета фона: «{words}»").format(words=normal(text)[:60]))

    def _list(
        self, node: etree._Element, said: Mapping[str, Winner], state: _State
    ) -> tuple[Listed | None, str | None]:
        if node.tag not in ("ol", "ul", "menu", "dir", "li"):
            return state.within, state.style
        display = said.get("display", Winner(None)).value
        if node.tag != "li" and display not in (None, "block", "revert"):
            raise self._refused(node, styled("display", display))
        try:
            style = declared(self._value(node, said, "list-style"))
        except ValueError as error:
            raise self._refused(node, _("номера списка: {name}").format(name=error)) from None
        return (state.within, style) if node.tag == "li" else (listed(node, style), None)

    def _labelled(
        self, node: etree._Element, said: Mapping[str, Winner], state: _State, block: bool
    ) -> Iterator[Event]:
        display = said.get("display", Winner(None)).value
        try:
            printed = label(node, state.within, state.style)
        except ValueError as error:
            raise self._refused(node, _("номера списка: {name}").format(name=error)) from None
        if display not in (None, "list-item", "revert") or printed == "":
            return
        if printed is None:
            if state.within is None or not state.within.told:
                yield from self._told_of_marks(node, state)
            return
        if self._label is not None:
            raise self._refused(node, _("номер списка {number} без текста").format(number=self._label[0]))
        self._mark(node)
        self._label = printed, line_of(node)

    def _told_of_marks(self, node: etree._Element, state: _State) -> Iterator[Event]:
        if state.within is not None:
            state.within.told = True
        if text := normal(text_of(node)):
            yield Told(_("маркеры списка не прочитаны"), text, line_of(node))

    def _marks(self, node: etree._Element, state: _State) -> str:
        """The two marks of «q», in the language around it (CSS Generated Content 3, 1.2)."""
        language = state.language
        if language not in _MARKS:
            raise self._refused(node, _("кавычки <q> на языке «{language}»").format(language=language))
        return _MARKS[language][min(state.quoted, 1)]

    def _value(self, node: etree._Element, said: Mapping[str, Winner], name: str) -> str | None:
        """What stands for a property; InputError where a rule that may match would change it."""
        one = said.get(name)
        if one is None:
            return None
        for value in one.doubtful:
            alike = is_plain(name, value) and (one.value is None or is_plain(name, one.value))
            if value != one.value and not alike and not is_blank(node):
                raise self._refused(node, styled(name, value))
        return one.value

    def _language_of_page(self) -> str:
        for meta in self._root.iter("meta"):
            if (meta.get("http-equiv") or "").strip().lower() == "content-language":
                return (meta.get("content") or "").strip().lower().partition("-")[0]
        return ""

    def _mark(self, node: etree._Element) -> None:
        if self.odd is None:
            self.odd = line_of(node)

    def _refused(self, node: etree._Element, found: str) -> InputError:
        words = normal(text_of(node))[:60]
        found = f"{found}: «{words}»" if words and "«" not in found else found
        expected = _("текст, который браузер показывает так, как он записан")
        return guard.refused(self._path, found, expected, line=line_of(node))
