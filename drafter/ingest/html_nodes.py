"""The elements of a page: their text and lines, official notes, and tables that only set text in its place."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import islice
from typing import cast

from lxml import etree

from drafter.ingest.html_markup import BLOCKS
from drafter.ingest.text import HEADING, OPENER
from drafter.messages import _
from drafter.text.letters import normal

_RED = re.compile(r"#?(?:ff0000|f00|red)", re.IGNORECASE)
SILENT = frozenset("head script style title".split())
_NUMBERED = re.compile(r"\d+(?:-\d+)*[.)]")
_SIGNED = re.compile(r"(?:Президент|Премьер-Министр|Министр|Қазақстан Республикасының)\b")
_SHORT = 200


def line_of(node: etree._Element) -> int:
    """Return the line of a page that an element stands on."""
    return cast(int, node.sourceline) or 1


def text_of(node: etree._Element) -> str:
    """Return the text in an element as it is written, without comments, scripts and styles."""
    made: list[str] = []
    for event, each in etree.iterwalk(node, events=("start", "end", "comment")):
        if event == "start" and each.tag not in SILENT:
            made += [" " if each.tag in BLOCKS or each.tag == "br" else "", each.text or ""]
        elif event != "start" and each is not node:
            made.append(each.tail or "")
    return "".join(made)


def is_blank(node: etree._Element) -> bool:
    """Tell whether an element shows no letters."""
    return not str(node.xpath("string()")).strip()


def before_headings(root: etree._Element) -> frozenset[etree._Element]:
    """Return the tables before the first heading of an act, where there is one."""
    tables: list[etree._Element] = []
    for node in root.iter("table", "p", "div", "li", "b", "h1", "h2", "h3", "h4", "h5", "h6"):
        if node.tag == "table":
            tables.append(node)
        elif HEADING.match(normal("".join(map(str, islice(node.itertext(), 5))))):
            return frozenset(tables)
    return frozenset()


def _span(cell: etree._Element) -> int:
    written = (cell.get("colspan") or "1").strip()
    return min(int(written), 1000) if written.isdecimal() and len(written) < 5 else 1


def is_official(node: etree._Element) -> bool:
    """Tell whether an element is a note that the publisher put in, by its class and colour."""
    classes = (node.get("class") or "").split()
    return "note" in classes or _RED.fullmatch(node.get("color") or "") is not None


def table(node: etree._Element, heads: Collection[etree._Element]) -> str | None:
    """Return what a table holds, or None where it only sets a head, a signature or a single cell in its place.

    ``heads`` are the tables before the first heading.
    """
    rows = [row for row in node.iter("tr") if next(row.iterancestors("table"), None) is node]
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    texts = [text for row in cells for cell in row if (text := normal(text_of(cell)))]
    if len(texts) < 2:
        return None
    if len(rows) == 1 and len(" ".join(texts)) <= _SHORT:
        begins = any(OPENER.match(text) or _NUMBERED.match(text) for text in texts)
        if not begins and (_SIGNED.match(texts[0]) or node in heads):
            return None
    across = max(sum(_span(cell) for cell in row) for row in cells)
    return _("таблица {rows} × {columns}: «{words}»").format(
        rows=len(rows), columns=across, words=" | ".join(texts)[:60]
    )
