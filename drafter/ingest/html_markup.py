"""The markup of a page as it is written: its letters, tags and order, counted without a tree, to hold the tree to."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from drafter.text.letters import letters

BLOCKS = frozenset(
    """address article aside blockquote caption center dd details dialog dir div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre search section summary
    table tbody td tfoot th thead tr ul""".split()
)
"""Elements that stand on lines of their own (HTML, 15.3)."""
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_NO_END = frozenset("dd dt li option optgroup p tbody td tfoot th thead tr".split())
"""Elements whose end tag may be left out (HTML, 13.1.2.4)."""
_ENDED_BY: Mapping[str, frozenset[str]] = {
    "p": frozenset(("p",)),
    "li": frozenset(("li", "p")),
    "dt": frozenset(("dt", "dd", "p")),
    "dd": frozenset(("dt", "dd", "p")),
    "option": frozenset(("option",)),
    "td": frozenset(("td", "th", "p")),
    "th": frozenset(("td", "th", "p")),
    "tr": frozenset(("td", "th", "tr", "p")),
    "tbody": frozenset(("td", "th", "tr", "thead", "tbody", "p")),
    "tfoot": frozenset(("td", "th", "tr", "thead", "tbody", "p")),
}
"""Open elements that the start of another ends."""
_TAG = re.compile(r"<(?P<close>/?)(?P<name>[A-Za-z][^\s/<>]*)(?P<rest>[^<>]*)>")
_ANY_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")
_RAW = re.compile(r"<(?P<name>script|style)\b", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_BODY = re.compile(r"<body\b[^<>]*>|</head\s*>|</title\s*>", re.IGNORECASE)
_ONCE = re.compile(r"<(?:body|html|head)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Markup:
    """What stands in the markup of an act, counted.

    ``order`` is its elements with their depth, ``tangle`` the first tag that is out of order, if any.
    """

    letters: int
    tags: Counter[str]
    order: tuple[tuple[str, int], ...]
    tangle: str | None


def markup(text: str) -> Markup | None:
    """Count the markup of the element «article», or of the page; None where that element is not closed.

    Each step goes over the text once, whatever is not closed in it.
    """
    start = text.find("<article")
    if start >= 0:
        end = text.rfind("</article")
        if end < start:
            return None
        text = text[start:end]
        inner = text.partition(">")[2]
    else:
        text = inner = text[max((found.end() for found in _BODY.finditer(text)), default=0) :]
    plain, raw = _without_scripts(_without_comments(text))
    tags = Counter(tag["name"].lower() for tag in _TAG.finditer(plain) if not tag["close"])
    order, tangle = _nested(plain if start < 0 else _without_scripts(_without_comments(inner))[0])
    return Markup(
        letters=letters(html.unescape(_ANY_TAG.sub(" ", plain))),
        tags=tags + raw,
        order=tuple(order),
        tangle=tangle,
    )


def false_comments(text: str) -> bool:
    """Tell whether a comment ends elsewhere for a browser than at «-->» (HTML, 13.2.5.43–51)."""
    return any(piece.startswith((">", "->")) or "--!>" in piece.partition("-->")[0] for piece in text.split("<!--")[1:])


def repeated(text: str) -> bool:
    """Tell whether a page begins twice: attributes of the second «body» would go to the first."""
    counted = Counter(found.group().lower() for found in _ONCE.finditer(_without_comments(text)))
    return any(count > 1 for count in counted.values())


def _without_comments(text: str) -> str:
    return "".join(piece.partition("-->")[2] if at else piece for at, piece in enumerate(text.split("<!--")))


def _without_scripts(text: str) -> tuple[str, Counter[str]]:
    """The text without scripts and styles, and how many of each there were."""
    counted: Counter[str] = Counter(found["name"].lower() for found in _RAW.finditer(text))
    first, *pieces = re.split(r"<(?:script|style)\b", text, flags=re.IGNORECASE)
    return first + "".join(_RAW_END.split(piece, maxsplit=1)[-1] for piece in pieces), counted


def _nested(text: str) -> tuple[list[tuple[str, int]], str | None]:
    """The elements in order, each with its depth, and the first tag that parsers may understand in different ways.

    There is none where each element ends where it began, or where the next of its kind or its holder lets it end.
    """
    held: list[str] = []
    order: list[tuple[str, int]] = []
    for tag in _TAG.finditer(text):
        name = tag["name"].lower()
        if tag["close"]:
            while name in BLOCKS and held and held[-1] != name and held[-1] in _NO_END:
                held.pop()
            if not held or held.pop() != name:
                return order, tag.group()
            continue
        while held and held[-1] in _ENDED_BY.get(name, ()):
            held.pop()
        order.append((name, len(held)))
        if name in _VOID:
            continue
        if tag["rest"].endswith("/") or (name in BLOCKS and "p" in held):
            return order, tag.group()
        held.append(name)
    return order, next((f"<{name}>" for name in held if name not in _NO_END), None)
