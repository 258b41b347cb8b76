"""How a property of CSS lets text be seen: values that leave it as it is written, and colours beside each other."""

from __future__ import annotations

import re

FREE = frozenset(
    """accent-color align-content align-items align-self appearance aspect-ratio background-attachment background-clip
    background-origin background-position background-repeat background-size border border-collapse border-color
    border-image border-radius border-spacing border-style border-width bottom-margin box-shadow box-sizing break-after
    break-before break-inside caption-side caret-color clear color-scheme column-gap cursor empty-cells font-display
    font-kerning font-stretch font-style font-synthesis font-weight font-optical-sizing gap height hyphens
    image-rendering justify-content justify-items justify-self layout-grid-mode line-break list-style-position
    max-height max-width min-height min-width orphans outline outline-color outline-offset outline-style outline-width
    overflow-anchor overflow-wrap page page-break-after page-break-before page-break-inside panose-1 pointer-events
    punctuation-wrap quotes resize row-gap scroll-behavior size speak src tab-interval tab-size tab-stops table-layout
    text-align text-align-last text-autospace text-decoration-color text-decoration-style text-decoration-thickness
    text-justify text-rendering text-shadow text-size-adjust text-underline text-underline-offset
    text-underline-position touch-action user-select widows width will-change word-break
    -webkit-text-size-adjust -webkit-font-smoothing -webkit-tap-highlight-color -webkit-hyphens -webkit-box-sizing
    -webkit-box-shadow -webkit-border-radius -webkit-appearance -webkit-user-select -webkit-overflow-scrolling
    -webkit-print-color-adjust print-color-adjust""".split()
)
"""Properties that change how text looks and never which text is seen."""
_FREE_NAMES = re.compile(r"(?:--|mso-|-ms-|-moz-|-o-|padding|border-(?:top|right|bottom|left|block|inline)|[*_])")
"""Beginnings of further such names; those of other makers no reader on Chromium knows."""

_SOME = r"\+?\d*\.?\d+"
_LENGTH = rf"{_SOME}(?:px|pt|em|rem|ex|ch|cm|mm|in|pc|%|vh|vw)?"
_MARGIN = rf"(?:auto|{_LENGTH}|-[0-5](?:\.\d+)?(?:px|pt)|-0?\.[0-4]\d*(?:em|rem|mm)|-0?\.1\d*cm)"
_BIG = r"(?:[5-9]|\d{2,3})(?:\.\d+)?(?:px|pt)|0?\.[4-9]\d*r?em|[1-9](?:\.\d+)?r?em|(?:[4-9]\d|[1-9]\d\d)(?:\.\d+)?%"
_LEAVE = "initial|unset|inherit|revert"

_PLAIN = {
    name: re.compile(rf"(?:{_LEAVE}|{values})")
    for names, values in {
        "display": "block|inline|list-item",
        "visibility": "visible",
        "text-decoration": r"(?:none|underline|overline|solid|dotted|dashed|wavy|auto|[a-km-z#][\w#]*|\s)+",
        "vertical-align": "baseline",
        "white-space": "normal|nowrap",
        "list-style": "none|inside|outside",
        "opacity": r"1(?:\.0*)?|100%|0?\.[3-9]\d*",
        "font-size": rf"{_BIG}|(?:xx?-)?(?:small|large)|medium|smaller|larger",
        "font-variant": "normal",
        "font-variant-caps font-variant-position font-feature-settings font-variation-settings": "normal",
        "font-variant-ligatures font-variant-numeric font-variant-east-asian font-size-adjust": "normal|none",
        "text-transform": "none",
        "direction": "ltr",
        "unicode-bidi": "normal|embed|isolate",
        "writing-mode": "horizontal-tb",
        "position": "static|relative",
        "top right bottom left inset": r"auto|0\w*",
        "z-index": r"auto|\d+",
        "float": "none",
        "overflow": "visible|auto|scroll",
        "text-overflow": "clip",
        "content": "normal|none",
        "text-indent": _LENGTH,
        "margin margin-top margin-right margin-bottom margin-left": rf"{_MARGIN}(?: {_MARGIN}){{0,3}}",
        "margin-block margin-block-start margin-block-end margin-inline margin-inline-start margin-inline-end": _MARGIN,
        "line-height": rf"normal|0?\.[6-9]\d*|[1-9](?:\.\d+)?|{_BIG}",
        "letter-spacing word-spacing": rf"normal|{_LENGTH}|-0?\.\d+(?:px|pt)|-0?\.0\d*em|-1(?:\.0*)?(?:px|pt)",
        "transform translate rotate scale perspective filter": "none",
        "clip-path mask mask-image animation animation-name": "none",
        "clip transition": "auto|none",
        "zoom": r"1(?:\.0*)?|100%|normal",
        "background-image": "none",
        "-webkit-text-fill-color": "currentcolor",
        "-webkit-text-security": "none",
    }.items()
    for name in names.split()
}

_PIXELS = {"px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 37.8, "mm": 3.78, "em": 16.0, "rem": 16.0, "": 1.0}
_MEASURE = re.compile(r"(?P<number>[+-]?\d*\.?\d+)(?P<unit>[a-z]*)")
_EDGE = -8.0
"""Pixels that a browser leaves beside a page: a line that begins further out is cut off."""

_NAMES = {
    "black": "#000000", "silver": "#c0c0c0", "gray": "#808080", "grey": "#808080", "white": "#ffffff",
    "maroon": "#800000", "red": "#ff0000", "purple": "#800080", "fuchsia": "#ff00ff", "green": "#008000",
    "lime": "#00ff00", "olive": "#808000", "yellow": "#ffff00", "navy": "#000080", "blue": "#0000ff",
    "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff", "magenta": "#ff00ff", "orange": "#ffa500",
    "brown": "#a52a2a", "darkred": "#8b0000", "darkblue": "#00008b", "darkgreen": "#006400", "darkgray": "#a9a9a9",
    "darkgrey": "#a9a9a9", "dimgray": "#696969", "dimgrey": "#696969", "lightgray": "#d3d3d3",
    "lightgrey": "#d3d3d3", "whitesmoke": "#f5f5f5", "snow": "#fffafa", "ivory": "#fffff0", "beige": "#f5f5dc",
    "gold": "#ffd700", "crimson": "#dc143c", "pink": "#ffc0cb", "windowtext": "#000000", "window": "#ffffff",
}  # fmt: skip
"""Named colours (CSS Color Level 4, 6.1), those that pages of laws have."""
_HEX = re.compile(r"#?(?P<hex>[0-9a-f]{6}|[0-9a-f]{3})")
_RGB = re.compile(r"rgba?\((?P<r>\d{1,3})[, ]+(?P<g>\d{1,3})[, ]+(?P<b>\d{1,3})(?:\s*[,/]\s*(?P<a>1(?:\.0*)?|100%))?\)")
LEAST_CONTRAST = 1.5
"""How much lighter or darker letters must be than what they stand on; a reader needs 3 (WCAG 2.2, 1.4.3)."""


def is_free(name: str) -> bool:
    """Tell whether a property never changes which text is seen.

    >>> is_free("font-weight"), is_free("mso-list"), is_free("opacity")
    (True, True, False)
    """
    return name in FREE or _FREE_NAMES.match(name) is not None


def is_plain(name: str, value: str) -> bool:
    """Tell whether a value of a property lets text be seen as it is written.

    >>> is_plain("opacity", "1"), is_plain("opacity", "0"), is_plain("clip-path", "circle(0)")
    (True, False, False)
    """
    pattern = _PLAIN.get(name)
    return pattern is not None and pattern.fullmatch(value) is not None


def hangs(indent: str, margin: str | None, margins: str | None) -> bool:
    """Tell whether a line begins to the left of its paragraph and still on the page.

    >>> hangs("-18.0pt", "36.0pt", None), hangs("-18pt", None, "0 0 0 1cm"), hangs("-999px", "0", None)
    (True, True, False)
    """
    sides = (margins or "0").split()
    left = margin or sides[{1: 0, 2: 1, 3: 1}.get(len(sides), 3)]
    begins, beside = _pixels(indent), _pixels(left)
    return begins is not None and beside is not None and begins + beside >= _EDGE


def _pixels(length: str) -> float | None:
    found = _MEASURE.fullmatch(length)
    unit = _PIXELS.get(found["unit"]) if found else None
    return float(found["number"]) * unit if found and unit is not None else None


def luminance(colour: str) -> float | None:
    """Return how light a colour is, from 0 to 1 (WCAG 2.2), or None where it is not one that is known.

    >>> luminance("white"), luminance("#000"), luminance("transparent")
    (1.0, 0.0, None)
    """
    colour = _NAMES.get(colour, colour)
    if found := _HEX.fullmatch(colour):
        digits = found["hex"] if len(found["hex"]) == 6 else "".join(digit * 2 for digit in found["hex"])
        parts = [int(digits[at : at + 2], 16) for at in (0, 2, 4)]
    elif found := _RGB.fullmatch(colour):
        parts = [min(255, int(found[name])) for name in "rgb"]
    else:
        return None
    red, green, blue = (p / 255 / 12.92 if p <= 10 else ((p / 255 + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    """Return the contrast of two colours by their luminance (WCAG 2.2)."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)
