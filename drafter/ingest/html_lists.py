"""The numbers that a browser prints before the items of a list (HTML, 4.4.5; CSS Counter Styles Level 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset(("disc", "circle", "square"))
_INTEGER = re.compile(r"\s*(?P<number>[+-]?\d{1,9})(?!\d)")
_ROMAN = tuple(
    zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "M CM D CD C XC L XL X IX V IV I".split(), strict=True)
)


@dataclass(slots=True, kw_only=True)
class Listed:
    """A list while its items are counted."""

    number: int
    step: int
    style: str
    told: bool = False


def listed(node: etree._Element, style: str | None) -> Listed:
    """Begin a list; ``style`` is what the page declares of its numbers."""
    given = (node.get("type") or "").strip()
    if given and given not in _TYPES and given.lower() not in _BULLETS:
        raise ValueError(given)
    if node.tag != "ol":
        return Listed(number=1, step=1, style=style or (given.lower() if given.lower() in _BULLETS else "disc"))
    reverse = node.get("reversed") is not None
    first = _integer(node.get("start"))
    if first is None:
        first = sum(child.tag == "li" for child in node) if reverse else 1
    kind = _kind(node.get("type")) or "decimal"
    return Listed(number=first, step=-1 if reverse else 1, style=style or kind)


def label(item: etree._Element, within: Listed | None, style: str | None) -> str | None:
    """Return what is printed before an item, which is counted with that: nothing, or None for a bullet.

    Raises ValueError with the name of a style that is not known.
    """
    kind = style or _kind(item.get("type")) or (within.style if within is not None else "disc")
    number = 1
    if within is not None:
        given = _integer(item.get("value"))
        if within.step < 0 and (holder := item.getparent()) is not None and holder.tag != "ol":
            raise ValueError("reversed")
        number = within.number if given is None else given
        within.number = number + within.step
    if kind == "none":
        return ""
    return None if kind in _BULLETS else f"{_written(number, kind)}."


def declared(value: str | None) -> str | None:
    """Return the style of numbers in a value of «list-style»; raises ValueError where it is not known.

    >>> declared("lower-roman inside"), declared("none")
    ('lower-roman', 'none')
    """
    words = [word for word in (value or "").split() if word not in ("inside", "outside", "initial", "unset")]
    if len(words) > 1:
        raise ValueError(value)
    return words[0] if words else None


def _kind(written: str | None) -> str | None:
    if written is None:
        return None
    return _TYPES.get(written.strip(), written.strip().lower() if written.strip().lower() in _BULLETS else None)


def _integer(written: str | None) -> int | None:
    found = _INTEGER.match(written or "")
    return int(found["number"]) if found else None


def _written(number: int, kind: str) -> str:
    """A number in a style; one that has no such form is decimal (CSS Counter Styles 3, 3.1.7).

    >>> _written(28, "lower-alpha"), _written(4, "upper-roman"), _written(0, "upper-roman")
    ('ab', 'IV', '0')
    """
    match kind:
        case "decimal":
            return str(number)
        case "decimal-leading-zero":
            return f"-{-number:02}" if number < 0 else f"{number:02}"
        case "lower-alpha" | "lower-latin" | "upper-alpha" | "upper-latin" if number < 1:
            return str(number)
        case "lower-roman" | "upper-roman" if not 0 < number < 4_000:
            return str(number)
        case "lower-alpha" | "lower-latin":
            return _alphabetic(number)
        case "upper-alpha" | "upper-latin":
            return _alphabetic(number).upper()
        case "lower-roman":
            return _roman(number).lower()
        case "upper-roman":
            return _roman(number)
    raise ValueError(kind)


def _roman(number: int) -> str:
    made = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        made += sign * count
    return made


def _alphabetic(number: int) -> str:
    made = ""
    while number:
        number, at = divmod(number - 1, 26)
        made = chr(ord("a") + at) + made
    return made
