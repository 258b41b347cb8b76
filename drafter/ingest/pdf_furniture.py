"""Running heads, feet and page numbers of a PDF: what stands at the edge of most pages and is no text of the act."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.ingest.pdf_found import Line
from drafter.ingest.text import OPENER
from drafter.messages import _

_ROUNDS = 5
_SAME_HEIGHT = 2.0
_LEAST_SHARE = 0.4
_MARGIN = 54.0
"""Points from the edge of a page: text of the body keeps that far from it."""
_APART, _SAME_GAP = 1.15, 0.5
_TOKEN = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_WORDS = frozenset("стр страница страницы страниц лист листа листов из бет беті бетінен беттің беттен page of".split())
_SIGNS = frozenset("-–—/|№")
_UNIT = re.compile(r"[«\"]?\d+(?:-\d+)*[.)]|[–—-]?\s*(?:влеч|влек)")


class Doubtful(Exception):
    """A line at the edge of a page that may be furniture or text; its arguments are what it is and the page."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a page from the top down, and how high the page is."""

    lines: tuple[Line, ...]
    height: float
    page: int


def without_furniture(sheets: Sequence[Sheet]) -> tuple[list[Sheet], list[Line]]:
    """Return the pages without what stands at the edge of most of them, and the lines that were taken off.

    Raises Doubtful for a line that may be either.
    """
    held = list(sheets)
    taken: list[Line] = []
    for at in (0, -1):
        for _round in range(_ROUNDS):
            edge = {sheet.page: sheet.lines[at] for sheet in held if sheet.lines}
            off = _numbers(edge, len(held)) or _repeated(edge, len(held))
            if not off:
                break
            heights = [edge[page].base for page in off]
            taken += [edge[page] for page in off]
            held = [_without(sheet, at) if sheet.page in off else sheet for sheet in held]
            left = [sheet.lines[at] for sheet in held if sheet.page not in off and sheet.lines]
            beyond = (line for line in left if _is_outside(line, heights, at))
            if line := next(beyond, None):
                raise Doubtful(_("колонтитул или текст: «{line}»").format(line=line.text), line.page)
        _stands_apart(held, at)
    return held, taken


def _is_outside(line: Line, heights: Sequence[float], at: int) -> bool:
    """Whether a line that stays is no nearer to the middle of its page than what was taken off the others."""
    return line.base > min(heights) - _SAME_HEIGHT if at == 0 else line.base < max(heights) + _SAME_HEIGHT


def _without(sheet: Sheet, at: int) -> Sheet:
    return Sheet(sheet.lines[1:] if at == 0 else sheet.lines[:-1], sheet.height, sheet.page)


def _numbers(edge: dict[int, Line], pages: int) -> set[int]:
    """The pages whose line at the edge is the number of the page."""
    bare = {page: found for page, line in edge.items() if (found := page_numbers(line.text))}
    if not bare:
        return set()
    offsets = Counter(number - page for page, found in bare.items() for number in set(found))
    shift, times = max(offsets.items(), key=lambda one: (one[1], -abs(one[0])))
    numbered = {page for page, found in bare.items() if page + shift in found}
    odd = next((page for page in bare if page not in numbered), None)
    if odd is not None or (times == 1 and (shift or pages > 2)):
        page = odd or next(iter(bare))
        raise Doubtful(_("номер страницы или текст: «{line}»").format(line=edge[page].text), page)
    return numbered


def page_numbers(text: str) -> list[int]:
    """Return the numbers in a line that says nothing but which page it is.

    >>> page_numbers("Страница 2 из 10"), page_numbers("- 3 -"), page_numbers("2-бет"), page_numbers("2) сад")
    ([2, 10], [3], [2], [])
    """
    tokens = _TOKEN.findall(text.lower())
    numbers = [int(token) for token in tokens if token.isdecimal() and len(token) < 5]
    words = [token for token in tokens if token.isalpha()]
    signs = {token for token in tokens if not token.isalnum()}
    allowed = _SIGNS | {"."} if words else _SIGNS
    plain = len(numbers) + len(words) + sum(not token.isalnum() for token in tokens) == len(tokens)
    return numbers if plain and len(numbers) in (1, 2) and set(words) <= _WORDS and signs <= allowed else []


def _repeated(edge: dict[int, Line], pages: int) -> set[int]:
    """The pages that have the same line at the same height, but for the number of the page."""
    groups: dict[str, list[tuple[int, Line]]] = {}
    for page, line in edge.items():
        for said in {line.text, re.sub(rf"\b{page}\b", "#", line.text)}:
            groups.setdefault(said, []).append((page, line))
    for group in sorted(groups.values(), key=len, reverse=True):
        level = group[0][1].base
        same = {page for page, line in group if abs(line.base - level) <= _SAME_HEIGHT}
        if len(same) < 2:
            continue
        text = group[0][1].text
        if OPENER.match(text) or _UNIT.match(text) or len(same) < _LEAST_SHARE * pages:
            raise Doubtful(_("колонтитул или текст: «{line}»").format(line=text), min(same))
        return same
    return set()


def _stands_apart(sheets: Sequence[Sheet], at: int) -> None:
    """Refuse a line that stands alone above or below the text of its page and on no other."""
    full = [sheet for sheet in sheets if len(sheet.lines) > 1]
    inner = [above.base - below.base for sheet in full for above, below in pairwise(sheet.lines[1:-1])]
    for sheet in full:
        line, beside = sheet.lines[at], sheet.lines[1 if at == 0 else -2]
        gap = abs(line.base - beside.base)
        others = [other.lines[at].base for other in sheets if other.lines and other.page != sheet.page]
        in_margin = line.base > sheet.height - _MARGIN if at == 0 else line.base < _MARGIN
        beyond = all(line.base > other + 3 if at == 0 else line.base < other - 3 for other in others)
        usual = not in_margin and any(abs(gap - one) < _SAME_GAP for one in inner)
        apart = gap > _APART * min([*inner, beside.size * 1.15])
        if beyond and apart and not usual and (in_margin or (others and sheet.page > 1)):
            said = _("строка на краю страницы, колонтитул или текст: «{line}»").format(line=line.text)
            raise Doubtful(said, sheet.page)
