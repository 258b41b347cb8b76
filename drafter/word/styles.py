"""How text of a Word file looks: its own properties over those of its styles, and those over the document's."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from drafter.word.names import OFF, W14, W, is_on
from drafter.word.symbols import FONTS
from drafter.word.theme import Theme

_TOGGLES = ("vanish", "strike", "dstrike", "caps", "smallCaps", "b")
"""Properties that a style over another turns off again (ECMA-376 Part 1, 17.7.3)."""
_VALUES = (
    "position",
    "vertAlign",
    "color",
    "sz",
    "w",
    "u",
    "highlight",
    "rtl",
    "cs",
    "specVanish",
    "fitText",
    "spacing",
)
_DEEPEST = 50
"""Styles on one another; Word itself stops sooner."""
_UNSEEN = ("vanish", "strike", "dstrike")
"""Toggles that decide whether words are there: programs differ on those that two styles set."""
_ORDER = ("table", "paragraph", "character")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a piece of text looks: what hides it, strikes it out, or sets it beside the line; its font and weight.

    ``size`` is in half-points, ``raised`` above 0 is over the line and below 0 under it; ``fonts`` are those of letters
    that ``font`` does not print; ``odd`` are properties that may make a reader see other words.
    """

    hidden: bool = False
    struck: bool = False
    capitals: bool = False
    raised: int = 0
    font: str = ""
    fonts: tuple[str, ...] = ()
    size: float = 20
    bold: bool = False
    underline: bool = False
    colour: str = ""
    odd: tuple[str, ...] = ()


PLAIN = Look()


class Styles:
    """The styles of a document, each with all that it is based on."""

    def __init__(self, root: etree._Element | None, theme: Theme | None = None) -> None:
        self._theme = Theme(None, None) if theme is None else theme
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._default: dict[str, str] = {}
        self._names: set[str | None] = set()
        self.doubled = False
        for style in root.iter(f"{W}style") if root is not None else ():
            kind, key = style.get(f"{W}type") or "paragraph", style.get(f"{W}styleId") or ""
            self._elements.setdefault((kind, key), style)
            name = style.find(f"{W}name")
            self._names.add(None if name is None else name.get(f"{W}val"))
            if (style.get(f"{W}default") or "0") not in OFF:
                self.doubled = self.doubled or kind in self._default
                self._default[kind] = key
        defaults = None if root is None else root.find(f"{W}docDefaults")
        base = None if defaults is None else defaults.find(f"{W}rPrDefault/{W}rPr")
        self.form = None if defaults is None else defaults.find(f"{W}pPrDefault/{W}pPr")
        self._base = self.said(base)
        self._said: dict[tuple[str, str | None], Mapping[str, str]] = {}
        self._forms: dict[tuple[str | None, str | None], Sequence[etree._Element]] = {}
        self._looks: dict[tuple[object, ...], Look] = {}

    def chain(self, kind: str, key: str | None) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on, the nearest first; the default one where none is named."""
        name = key if (kind, key) in self._elements else self._default.get(kind)
        seen: set[str] = set()
        while name is not None and (kind, name) in self._elements and name not in seen and len(seen) < _DEEPEST:
            seen.add(name)
            style = self._elements[kind, name]
            yield style
            based = style.find(f"{W}basedOn")
            name = None if based is None else based.get(f"{W}val")

    def has(self, kind: str, key: str) -> bool:
        """Tell whether the document has a style."""
        return (kind, key) in self._elements

    def is_unclear(self, kind: str, key: str | None) -> bool:
        """Tell whether a style is named that is none, but whose name another has: some programs take that one."""
        return key is not None and (kind, key) not in self._elements and key in self._names

    def numbering(self, key: str) -> etree._Element | None:
        """Return a style of lists."""
        return self._elements.get(("numbering", key))

    def of_style(self, kind: str, key: str | None) -> Mapping[str, str]:
        """Return what a style says of text, its nearest word for each property."""
        at = (kind, key)
        if at not in self._said:
            made: dict[str, str] = {}
            for style in reversed(list(self.chain(kind, key))):
                made.update(self.said(style.find(f"{W}rPr")))
            for part in self._parts(kind, key):
                inner = {**made, **self.said(part.find(f"{W}rPr"))}
                mark = part.find(f"{W}tcPr/{W}shd")
                inner.update({} if mark is None else self._shades(mark))
                if _differs(_look(tuple(sorted({**self._base, **inner}.items())))):
                    made["part"] = "1"
            self._said[at] = made
        return self._said[at]

    def _parts(self, kind: str, key: str | None) -> Iterator[etree._Element]:
        """What a style of tables says of some of the cells."""
        for style in self.chain(kind, key) if kind == "table" else ():
            yield from style.iterfind(f"{W}tblStylePr")

    def forms(self, paragraph: str | None, table: str | None) -> Sequence[etree._Element]:
        """Return the forms of a paragraph in the order in which Word asks them: of its styles, then around it."""
        at = (paragraph, table)
        if at not in self._forms:
            own = (form for style in self.chain("paragraph", paragraph) for form in style.iterfind(f"{W}pPr"))
            self._forms[at] = (*own, *self.around(table))
        return self._forms[at]

    def around(self, table: str | None) -> Iterator[etree._Element]:
        """Yield the forms that a table gives its paragraphs, and those of all paragraphs."""
        if table is not None:
            for style in (*self.chain("table", table), *self._parts("table", table)):
                yield from style.iterfind(f"{W}pPr")
        if self.form is not None:
            yield self.form

    def behind(self, table: str | None, around: str) -> str:
        """Return the colour of the cells of a table of a style, around which there is another colour."""
        marks = (
            mark
            for style in self.chain("table", table)
            for way in ("tcPr", "tblPr")
            for mark in style.iterfind(f"{W}{way}/{W}shd")
        )
        mark = next(marks, None) if table is not None else None
        return around if mark is None else self.shade(mark, around)

    def shade(self, mark: etree._Element, around: str = "AUTO") -> str:
        """Return the colour with which a mark of shading fills what is behind text: the darkest that programs take."""
        found = self._shades(mark)
        return around if found["shd"] == "AUTO" and found["shd-theme"] == "AUTO" else found["shd-theme"]

    def _shades(self, mark: etree._Element) -> dict[str, str]:
        return {"shd": _shade(mark, None), "shd-theme": _shade(mark, self._theme)}

    def look(
        self,
        properties: etree._Element | None,
        paragraph: str | None,
        table: str | None = None,
        behind: str = "auto",
        over: etree._Element | None = None,
    ) -> Look:
        """Return the look of text with some properties in a paragraph of a style, in a table of a style; ``behind`` is
        the colour of the paragraph or the cell, ``over`` are properties over its own.
        """
        own = {**self.said(properties), **self.said(over)}
        at = (*own.items(), paragraph, table, behind)
        if at not in self._looks:
            self._looks[at] = self._look(own, paragraph, table, behind)
        return self._looks[at]

    def _look(self, own: Mapping[str, str], paragraph: str | None, table: str | None, behind: str) -> Look:
        layers = {
            "table": {} if table is None else self.of_style("table", table),
            "paragraph": self.of_style("paragraph", paragraph),
            "character": self.of_style("character", own.get("rStyle")),
        }
        if not own and not any(layers.values()) and not self._base:
            return PLAIN
        paper = {"shd": behind, "shd-theme": behind}
        found: dict[str, str] = dict(paper)
        for layer in (self._base, *(layers[name] for name in _ORDER), own):
            found.update(layer)
        found.update({name: colour for name, colour in paper.items() if found[name] == "AUTO"})
        if self.is_unclear("character", own.get("rStyle")):
            found["hides"] = "1"
        for name in _TOGGLES:
            over = [each for each in _ORDER if layers[each].get(name) == "1"]
            if name in _UNSEEN and (len(over) > 1 or ("table" in over and own.get(name) == "0")):
                found["hides"] = "1"
            if name in own:
                continue
            if self._base.get(name) == "1":
                found[name] = "1"
            elif over or any(name in layers[each] for each in _ORDER):
                found[name] = str(len(over) % 2)
        return _look(tuple(sorted(found.items())))

    def said(self, properties: etree._Element | None) -> dict[str, str]:
        """Return what the properties of text say: «1» or «0» for what is on or off, else the value."""
        made: dict[str, str] = {}
        for each in properties if properties is not None else ():
            name = str(each.tag).removeprefix(W)
            if name in _TOGGLES or name in ("rtl", "cs", "webHidden"):
                made[name] = "1" if is_on(each) else "0"
            elif name == "rFonts":
                for at in ("ascii", "hAnsi", "cs", "eastAsia"):
                    theme = each.get(f"{W}{'cstheme' if at == 'cs' else f'{at}Theme'}")
                    if font := self._theme.font(theme) or each.get(f"{W}{at}"):
                        made[f"font-{at}"] = font
                made["hint"] = each.get(f"{W}hint") or ""
            elif name == "shd":
                made.update(self._shades(each))
            elif name == "eastAsianLayout":
                made[name] = "1"
            elif name == "color":
                made[name] = each.get(f"{W}val") or "auto"
                made["color-theme"] = self._theme.colour(each) or made[name]
            elif each.tag in _ARTS and not _ARTS[str(each.tag)](each):
                made["fitText"] = "1"
            elif name in ("rStyle", *_VALUES):
                made[name] = each.get(f"{W}val") or ""
                if name == "fitText":
                    made[name] = "1"
                if name == "u" and each.get(f"{W}val") is None:
                    made[name] = "single"
        return made


def _shade(mark: etree._Element, theme: Theme | None) -> str:
    """The colour of a mark of shading: its fill, or the ink of a pattern that is denser than half."""
    pattern = mark.get(f"{W}val") or "clear"
    dense = pattern == "solid" or (pattern.startswith("pct") and pattern[3:].isdecimal() and int(pattern[3:]) > 50)
    name, kind = ("color", "theme") if dense else ("fill", "themeFill")
    found = None if theme is None else theme.colour(mark, kind)
    return (found or mark.get(f"{W}{name}") or "auto").upper()


def _differs(look: Look) -> bool:
    """Whether a look may make a reader see other words."""
    pictured = FONTS.keys() & {font.lower() for font in (look.font, *look.fonts)}
    return bool(look.hidden or look.struck or look.capitals or look.raised or look.odd or pictured)


_INKS = frozenset(f"{kind}{at}" for kind, most in (("tx", 2), ("dk", 2), ("accent", 6)) for at in range(1, most + 1))
_MOST_LIT = 85_000
"""Thousandths of a per cent: a colour that is lighter than that is paper."""


def _fills(mark: etree._Element) -> bool:
    """Whether a fill of letters is one dark colour."""
    (kind, *others) = list(mark) or [mark]
    colour = next(iter(kind), None)
    if others or kind.tag != f"{W14}solidFill" or colour is None:
        return False
    value = colour.get(f"{W14}val") or ""
    light = _lightness(value)
    changes = {etree.QName(one).localname: one.get(f"{W14}val") or "" for one in colour}
    added = measure(changes.pop("lumOff", "0"))
    changes.pop("lumMod", None)
    dark = value in _INKS if colour.tag == f"{W14}schemeClr" else light is not None and light < 1 - _LEAST_CONTRAST
    return dark and not changes and added is not None and added <= _MOST_LIT


def _outlines(mark: etree._Element) -> bool:
    """Whether the outline of letters leaves them as they are."""
    width = measure(mark.get(f"{W14}w"))
    return mark.find(f"{W14}noFill") is not None or (width is not None and width <= _WIDEST_OUTLINE)


_WIDEST_OUTLINE = 19_050
"""Of 12,700 to the point."""
_ARTS: Mapping[str, Callable[[etree._Element], bool]] = {
    f"{W14}textFill": _fills,
    f"{W14}textOutline": _outlines,
    f"{W14}glow": lambda _mark: False,
    f"{W14}props3d": lambda _mark: False,
    f"{W14}scene3d": lambda _mark: False,
}
"""Effects of newer Word by which letters may not be seen."""
_LEAST_CONTRAST = 0.12
_SMALLEST = 6
"""Half-points: nobody reads a smaller text."""
_LARGEST = 300
_NARROWEST, _WIDEST = 34, 300
"""Per cent of the width of letters."""
_TIGHTEST, _LOOSEST = -60, 400
"""Twentieths of a point between letters: closer ones stand on one another, others leave the sheet."""
_MARKERS: Mapping[str, str] = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "darkBlue": "000080", "darkCyan": "008080",
    "darkGray": "808080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000",
    "green": "00FF00", "lightGray": "C0C0C0", "magenta": "FF00FF", "red": "FF0000", "white": "FFFFFF",
    "yellow": "FFFF00",
}  # fmt: skip
"""The colours of markers (ECMA-376 Part 1, 17.18.40)."""


@lru_cache(maxsize=4096)
def _look(found: tuple[tuple[str, str], ...]) -> Look:
    given = dict(found)
    odd: list[str] = []
    on = {name for name in (*_TOGGLES, "rtl", "cs") if given.get(name) == "1"}
    if "rtl" in on:
        odd.append("rtl")
    if "hides" in given or given.get("webHidden") == "1":
        odd.append("vanish")
    if "fitText" in given or "eastAsianLayout" in given:
        odd.append("fitText")
    size = measure(given.get("sz"))
    if size is not None and not _SMALLEST <= size <= _LARGEST:
        odd.append("sz")
    if (width := measure(given.get("w", "100").rstrip("%"))) is not None and not _NARROWEST <= width <= _WIDEST:
        odd.append("w")
    if (apart := measure(given.get("spacing"), 20)) is not None and not _TIGHTEST <= apart <= _LOOSEST:
        odd.append("spacing")
    inks = [(given.get(f"color{way}", "auto"), given.get(f"shd{way}", "auto")) for way in ("", "-theme")]
    if any(_is_unseen(ink, shade, given.get("highlight", "none")) for ink, shade in inks):
        odd.append("color")
    if "part" in given:
        odd.append("part")
    fonts = {given.get("font-hAnsi", "")} | ({given.get("font-cs", "")} if on & {"rtl", "cs"} else set())
    fonts |= {given.get("font-eastAsia", "")} if given.get("hint") == "eastAsia" else set()
    look = Look(
        hidden="vanish" in on,
        struck=bool(on & {"strike", "dstrike"}),
        capitals=bool(on & {"caps", "smallCaps"}),
        raised={"superscript": 1, "subscript": -1}.get(given.get("vertAlign", ""), 0),
        font=given.get("font-ascii", ""),
        fonts=tuple(sorted(fonts - {"", given.get("font-ascii", "")})),
        size=20 if size is None else size,
        bold="b" in on,
        underline=given.get("u", "none") not in ("none", "0"),
        colour=given.get("color", ""),
        odd=tuple(odd),
    )
    height = measure(given.get("position")) or 0
    return replace(look, raised=1 if height > 0 else -1) if height and not look.raised else look


def _is_unseen(colour: str, shade: str, highlight: str) -> bool:
    """Whether letters have the colour of what is behind them: light ones on paper, dark ones on dark."""
    if any(each.lower() not in ("auto", "") and _lightness(each) is None for each in (colour, shade)):
        return True  # no colour that Word writes
    light, behind = _lightness(colour), _lightness(shade)
    if highlight in _MARKERS:
        behind = _lightness(_MARKERS[highlight])
    if light is None:
        return False  # ink that names no colour is light on what is dark
    return abs(light - (1.0 if behind is None else behind)) < _LEAST_CONTRAST


def _lightness(colour: str) -> float | None:
    """How light a colour is, from 0 for black to 1 for white; None where it is that of the paper or of ink."""
    if len(colour) != 6:
        return None
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return None
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


_MEASURE = re.compile(r"(?P<number>[+-]?\d{1,9}(?:\.\d{1,9})?)(?P<unit>mm|cm|in|pt|pc|pi)?")
_POINTS: Mapping[str, float] = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72, "pt": 1, "pc": 12, "pi": 12}


def measure(value: str | None, points: float = 2) -> float | None:
    """Return a measure in the unit of its property, of which a point has so many; no number at all for other words.

    >>> measure("12pt"), measure("-1in", 20), measure(None)
    (24.0, -1440.0, None)
    """
    if value is None:
        return None
    found = _MEASURE.fullmatch(value)
    if found is None:
        return math.nan
    return float(found["number"]) * (_POINTS[found["unit"]] * points if found["unit"] else 1)
