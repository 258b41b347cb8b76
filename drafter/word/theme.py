"""The theme of a Word file: the colours and fonts that properties of text name (ECMA-376 Part 1, 20.1.6)."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from drafter.word.names import A, W

_NAMES: Mapping[str, str] = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "t1", "background1": "bg1",
    "text2": "t2", "background2": "bg2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_MAPPED = {"t1": "dark1", "bg1": "light1", "t2": "dark2", "bg2": "light2"}
_OFFICE = {"dk1": "000000", "lt1": "FFFFFF"}


class Theme:
    """The colours and fonts of a theme; ``settings`` say which of its colours are those of text and paper."""

    def __init__(self, root: etree._Element | None, settings: etree._Element | None) -> None:
        self._colours = dict(_OFFICE)
        for scheme in root.iter(f"{A}clrScheme") if root is not None else ():
            for one in scheme:
                said = next((c.get("lastClr") or c.get("val") for c in one), None)
                self._colours[etree.QName(one).localname] = (said or "").upper()
        self._fonts: dict[str, str] = {}
        for kind in ("major", "minor"):
            for font in root.iter(f"{A}{kind}Font") if root is not None else ():
                latin = font.find(f"{A}latin")
                self._fonts[kind] = (None if latin is None else latin.get("typeface")) or ""
        mapped = None if settings is None else settings.find(f"{W}clrSchemeMapping")
        self._mapped = {
            short: (None if mapped is None else mapped.get(f"{W}{short}")) or usual for short, usual in _MAPPED.items()
        }

    def font(self, name: str | None) -> str | None:
        """Return the font that a property names, as «minorHAnsi»; None for none."""
        return None if name is None else self._fonts.get(name[:5])

    def colour(self, mark: etree._Element, kind: str = "theme") -> str | None:
        """Return the colour that a mark names in the theme, in attributes of a kind; None where it names none."""
        upper = "Color" if kind == "theme" else ""
        name = mark.get(f"{W}{kind}{upper}")
        if name is None:
            return None
        short = _NAMES.get(name, name)
        short = _NAMES.get(self._mapped.get(short, ""), short)
        found = self._colours.get(short, "")
        if len(found) != 6:
            return None
        for part, towards in (("Tint", 255), ("Shade", 0)):
            share = mark.get(f"{W}{kind}{part}")
            if share is not None:
                found = _mixed(found, towards, share)
        return found


def _mixed(colour: str, towards: int, share: str) -> str:
    """A colour of which a share in 255ths is left, the rest being white or black."""
    try:
        left = int(share, 16) / 255
        parts = (int(colour[at : at + 2], 16) for at in (0, 2, 4))
        return "".join(f"{min(255, round(one * left + towards * (1 - left))):02X}" for one in parts)
    except ValueError:
        return colour
