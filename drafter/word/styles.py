"""How text of a Word file looks: its own properties over those of its styles, and those over the document's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from lxml import etree

from drafter.word.names import OFF, W14, W, is_on
from drafter.word.symbols import FONTS

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
_ORDER = ("table", "paragraph", "character")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a piece of text looks: what hides it, strikes it out, or sets it beside the line; its font and weight.

    ``size`` is in half-points, ``raised`` above 0 is over the line and below 0 under it; ``odd`` are properties that
    may make a reader see other words.
    """

    hidden: bool = False
    struck: bool = False
    capitals: bool = False
    raised: int = 0
    font: str = ""
    bold: bool = False
    underline: bool = False
    colour: str = ""
    odd: tuple[str, ...] = ()


PLAIN = Look()


class Styles:
    """The styles of a document, each with all that it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._elements: dict[tuple[str, str], etree._Element] = {}
        self._default: dict[str, str] = {}
        self._cells: dict[str, bool] = {}
        for style in root.iter(f"{W}style") if root is not None else ():
            kind, key = style.get(f"{W}type") or "paragraph", style.get(f"{W}styleId") or ""
            self._elements.setdefault((kind, key), style)
            if (style.get(f"{W}default") or "0") not in OFF:
                self._default[kind] = key
        base = None if root is None else root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._base = said(base)
        self._said: dict[tuple[str, str | None], Mapping[str, str]] = {}

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

    def numbering(self, key: str) -> etree._Element | None:
        """Return a style of lists."""
        return self._elements.get(("numbering", key))

    def of_style(self, kind: str, key: str | None) -> Mapping[str, str]:
        """Return what a style says of text, its nearest word for each property."""
        at = (kind, key)
        if at not in self._said:
            made: dict[str, str] = {}
            for style in reversed(list(self.chain(kind, key))):
                made.update(said(style.find(f"{W}rPr")))
                if kind == "table":  # a style for some of the cells counts as one for all
                    for part in style.iterfind(f"{W}tblStylePr"):
                        inner = said(part.find(f"{W}rPr"))
                        made.update(
                            {name: value for name, value in inner.items() if name in ("vanish", "strike", "dstrike")}
                        )
            self._said[at] = made
        return self._said[at]

    def look(
        self,
        properties: etree._Element | None,
        paragraph: str | None,
        table: str | None = None,
        behind: str = "auto",
    ) -> Look:
        """Return the look of text with some properties in a paragraph of a style, in a table of a style; ``behind`` is
        the colour of the paragraph or the cell.
        """
        own = said(properties)
        layers = {
            "table": {} if table is None else self.of_style("table", table),
            "paragraph": self.of_style("paragraph", paragraph),
            "character": self.of_style("character", own.get("rStyle")),
        }
        if not own and not any(layers.values()) and not self._base:
            return PLAIN
        found: dict[str, str] = {"shd": behind}
        for layer in (self._base, *(layers[name] for name in _ORDER), own):
            found.update(layer)
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


def look_of(properties: etree._Element | None) -> Look:
    """Return the look that properties of text give it by themselves, over none of a style."""
    return _look(tuple(sorted(said(properties).items())))


def said(properties: etree._Element | None) -> dict[str, str]:
    """Return what the properties of text say: «1» or «0» for what is on or off, else the value."""
    made: dict[str, str] = {}
    for each in properties if properties is not None else ():
        name = str(each.tag).removeprefix(W)
        if name in _TOGGLES or name in ("rtl", "cs", "webHidden"):
            made[name] = "1" if is_on(each) else "0"
        elif name == "rFonts":
            for at in ("ascii", "hAnsi", "cs"):
                if font := each.get(f"{W}{at}"):
                    made[f"font-{at}"] = font
        elif name == "shd":
            made[name] = shade(each)
        elif name == "eastAsianLayout":
            made[name] = "1"
        elif name == "color" and each.get(f"{W}themeColor") in ("background1", "light1"):
            made[name] = "FFFFFF"
        elif each.tag == f"{W14}textFill":
            if any(
                etree.QName(one).localname in ("noFill", "alpha") or one.get(f"{W14}val") in _PAPER
                for one in each.iter()
            ):
                made["fitText"] = "1"
        elif name in ("rStyle", *_VALUES):
            made[name] = each.get(f"{W}val") or ""
            if name == "fitText":
                made[name] = "1"
            if name == "u" and each.get(f"{W}val") is None:
                made[name] = "single"
    return made


def shade(mark: etree._Element) -> str:
    """Return the colour with which a mark of shading fills what is behind text."""
    name = "color" if mark.get(f"{W}val") == "solid" else "fill"
    return (mark.get(f"{W}{name}") or "auto").upper()


_PAPER = ("FFFFFF", "bg1", "lt1")
_SMALLEST = 6
"""Half-points: nobody reads a smaller text."""
_NARROWEST = 34
"""Per cent of the width of letters."""
_TIGHTEST = -60
"""Twentieths of a point between letters: closer ones stand on one another."""
_DARK = ("BLACK", "DARKBLUE", "DARKRED", "DARKGREEN", "DARKMAGENTA", "DARKCYAN", "DARKGRAY", "DARKYELLOW")


@lru_cache(maxsize=4096)
def _look(found: tuple[tuple[str, str], ...]) -> Look:
    given = dict(found)
    odd: list[str] = []
    on = {name for name in ("vanish", "strike", "dstrike", "caps", "smallCaps", "b", "rtl") if given.get(name) == "1"}
    if "rtl" in on:
        odd.append("rtl")
    if "hides" in given or given.get("webHidden") == "1":
        odd.append("vanish")
    beyond = given.get("font-hAnsi", "")
    if beyond.lower() in FONTS and beyond != given.get("font-ascii"):
        odd.append("font")  # of letters that are not Latin (17.3.2.26)
    if "fitText" in given or "eastAsianLayout" in given:
        odd.append("fitText")
    size = _number(given.get("sz"))
    if size is not None and size < _SMALLEST:
        odd.append("sz")
    if (width := _number((given.get("w") or "").rstrip("%"))) is not None and width < _NARROWEST:
        odd.append("w")
    if (apart := _number(given.get("spacing"))) is not None and apart < _TIGHTEST:
        odd.append("spacing")
    if _is_unseen(given.get("color", "auto"), given.get("shd", "auto"), given.get("highlight", "none")):
        odd.append("color")
    look = Look(
        hidden="vanish" in on,
        struck=bool(on & {"strike", "dstrike"}),
        capitals=bool(on & {"caps", "smallCaps"}),
        raised={"superscript": 1, "subscript": -1}.get(given.get("vertAlign", ""), 0),
        font=given.get("font-ascii", ""),
        bold="b" in on,
        underline=given.get("u", "none") not in OFF,
        colour=given.get("color", ""),
        odd=tuple(odd),
    )
    height = _number(given.get("position")) or 0
    return replace(look, raised=1 if height > 0 else -1) if height and not look.raised else look


def _is_unseen(colour: str, shade: str, highlight: str) -> bool:
    """Whether letters have the colour of what is behind them: light ones on paper, dark ones on dark."""
    light, behind = _lightness(colour), _lightness(shade)
    if highlight.upper() not in ("NONE", ""):
        behind = 0.0 if highlight.upper() in _DARK else 0.8
    if light is None:
        return False  # ink that names no colour is light on what is dark
    return abs(light - (1.0 if behind is None else behind)) < 0.12


def _lightness(colour: str) -> float | None:
    """How light a colour is, from 0 for black to 1 for white; None where it is that of the paper or of ink."""
    if len(colour) != 6:
        return None
    try:
        red, green, blue = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
    except ValueError:
        return None
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def _number(value: str | None) -> float | None:
    try:
        return None if value is None else float(value.removesuffix("pt"))
    except ValueError:
        return None
