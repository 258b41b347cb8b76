"""The signs of fonts that have pictures in the places of letters, as the signs of ordinary fonts."""

from __future__ import annotations

from collections.abc import Mapping

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SMALL = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_PLAIN = "!#%&()+,./0123456789:;<=>?[]_{|} "
_SYMBOL: Mapping[int, str] = {
    **{ord(sign): sign for sign in _PLAIN},
    **dict(enumerate(_GREEK, start=0x41)),
    **dict(enumerate(_SMALL, start=0x61)),
    0x22: "∀",
    0x24: "∃",
    0x27: "∋",
    0x2A: "∗",
    0x2D: "−",
    0x40: "≅",
    0x5C: "∴",
    0x5E: "⊥",
    0x7E: "∼",
    **dict(enumerate("ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…", start=0xA1)),
    **dict(enumerate("ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇", start=0xC0)),
    **dict(enumerate("∏√⋅¬∧∨⇔⇐⇑⇒⇓◊", start=0xD5)),
    0xE5: "∑",
    0xF2: "∫",
}
"""The font Symbol (Adobe's Symbol encoding)."""
_WINGDINGS: Mapping[int, str] = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢",
    0xFC: "✓", 0xFE: "☑", 0x20: " ",
}  # fmt: skip

FONTS: Mapping[str, Mapping[int, str]] = {
    "symbol": _SYMBOL,
    "wingdings": _WINGDINGS,
    "wingdings 2": {},
    "wingdings 3": {},
    "webdings": {},
    "mt extra": {},
    "marlett": {},
    "zapfdingbats": {},
    "zapf dingbats": {},
    "monotype sorts": {},
    "bookshelf symbol 7": {},
    "ms outlook": {},
    "opensymbol": {},
    "starsymbol": {},
}
"""Fonts of pictures in small letters, with what of each is known."""
_PRIVATE = range(0xF000, 0xF100)


def plain(text: str, font: str) -> str | None:
    """Return a text in a font as it is printed, in signs of ordinary fonts; None where a sign of it is not known.

    >>> plain("\\uf0b3", "Symbol"), plain("a", "Symbol"), plain("Дом", "Times New Roman"), plain("J", "Wingdings")
    ('≥', 'α', 'Дом', None)
    """
    table = FONTS.get(font.lower())
    if table is None:
        return text
    made: list[str] = []
    for sign in text:
        code = ord(sign) - 0xF000 if ord(sign) in _PRIVATE else ord(sign)
        if code > 0xFF:
            made.append(sign)  # the font has no such letter: another one prints it
        elif code in table:
            made.append(table[code])
        else:
            return None
    return "".join(made)
