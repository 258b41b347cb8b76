"""Printed lines of a PDF into paragraphs: by indents, by gaps, and by lines that end though the next word had room.

Where a line is full, only what the rest of the file shows of its indents and gaps tells whether a paragraph ends with
it; where that tells nothing and the words do not either, the file is refused.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from drafter.ingest.pdf_found import Line
from drafter.ingest.text import HEADING, OPENER

_NEAR = 1.2
"""Points between left edges that are the same."""
_GAP, _GAP_RAISED = 0.18, 0.45
"""How much more than between the lines of a paragraph, in sizes of the letters; a raised sign makes its line higher."""
_SURE = 3
"""How many pairs of lines outweigh others with the same edge."""
_ENDS = re.compile(r"""[.;:!?–—−][»"”)]*$""")
_SHORTENED = re.compile(r"(?:^|[\s(])(?:ст|п|пп|ч|чч|г|гг|т|д|др|руб|см|им|абз|гл|№|б|тт)\.$", re.IGNORECASE)
_LABEL = re.compile(r"""[«"“]?(?:\d+[\d⁰-⁹¹²³-]*(?:[.)](?!\d)|-\w+\.)|[а-яәғқңөұүһіa-z]\)|[•·●▪])""")
_ON_THE_LINE = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_FIRST_LABEL = re.compile(r"""[«"“]?1[.)]\s""")


class Unmarked(Exception):
    """A line of which the page does not show whether a paragraph begins with it; the argument is the line."""


class _Sign(Enum):
    BEGINS = "begins"
    GOES_ON = "goes on"
    EITHER = "either"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """Two lines one after the other: whether the first had room for the next word, and how far they are apart."""

    before: Line
    line: Line
    room: bool
    apart: float | None
    centred: bool

    @property
    def goes_on(self) -> bool:
        """Whether the words read as one sentence over both lines."""
        before, text = self.before.text, self.line.text
        if _LABEL.match(text) or _opens(text):
            return False
        return before.endswith((",", "(", "№")) or (text[:1].islower() and not _ENDS.search(before))


def _opens(text: str) -> bool:
    return OPENER.match(text.translate(_ON_THE_LINE)) is not None


def _is_heading(text: str) -> bool:
    return HEADING.match(text.translate(_ON_THE_LINE)) is not None


def paragraphs_of(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each paragraph.

    Raises Unmarked where the page does not show whether a paragraph begins.
    """
    if not lines:
        return []
    page = _Page(lines)
    made = [[lines[0]]]
    for pair in page.pairs:
        if page.begins(pair, made[-1]):
            made.append([pair.line])
        else:
            made[-1].append(pair.line)
    return made


class _Page:
    """What the lines of a file show together: edges, the distance between lines, where paragraphs begin and go on."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.edges = _edges(line.left for line in lines)
        self.left = min(line.left for line in lines)
        self.right = max(line.right for line in lines)
        self.common = Counter(self._edge(line) for line in lines)
        self.pairs = [self._pair(before, line) for before, line in pairwise(lines)]
        sure = [pair for pair in self.pairs if pair.goes_on and not pair.room and pair.before.text[-1] not in "-"]
        self.leading = max((pair.apart for pair in sure if pair.apart is not None and _even(pair)), default=None)
        self.shown: dict[tuple[int, int], Counter[bool]] = {}
        self.at: dict[int, Counter[bool]] = {}
        for pair in self.pairs:
            if pair.centred or _opens(pair.line.text):
                continue
            begins = (pair.room or self.is_gap(pair)) and not pair.goes_on
            on = pair.goes_on and not pair.room
            if begins or on:
                before, edge = self._edge(pair.before), self._edge(pair.line)
                self.shown.setdefault((before, edge), Counter())[begins] += 1
                self.at.setdefault(edge, Counter())[begins] += 1
        ends = [pair for pair in self.pairs if pair.room and not pair.goes_on and pair.apart is not None]
        self.all_gaps = len(ends) > 1 and all(self.is_gap(pair) for pair in ends)

    def _pair(self, before: Line, line: Line) -> _Pair:
        centred = self._is_centred(before)
        room = self.right - self.left - before.width if centred else self.right - before.right
        same = before.page == line.page
        return _Pair(
            before=before,
            line=line,
            room=room > line.opening + 0.25 * line.size + 1,
            apart=(before.base - line.base) / max(before.size, line.size) if same else None,
            centred=centred and self._is_centred(line),
        )

    def _is_centred(self, line: Line) -> bool:
        """Whether a line stands in the middle, or near the right edge, and shares its left edge with few."""
        middle = abs(line.left + line.right - self.left - self.right) < 6
        aside = line.left - self.left > 0.3 * (self.right - self.left)
        return self._edge(line) > 0 and self.common[self._edge(line)] < 4 and (middle or aside)

    def _edge(self, line: Line) -> int:
        return bisect_right(self.edges, line.left + 0.01) - 1

    def is_gap(self, pair: _Pair) -> bool:
        """Whether two lines are further apart than those of a paragraph."""
        if self.leading is None or pair.apart is None:
            return False
        more = _GAP_RAISED if pair.before.raised or pair.line.raised else _GAP
        return pair.apart > self.leading + more

    def _sign(self, pair: _Pair) -> _Sign:
        """What the left edges of two lines tell, by those pairs of the file that are sure."""
        at = self.at.get(self._edge(pair.line))
        found = self.shown.get((self._edge(pair.before), self._edge(pair.line))) or at
        if not found or at is None:
            return _Sign.UNKNOWN
        if (found[True] and found[False]) or (at[not found[True]] and (found[True] or found[False] < _SURE)):
            return _Sign.EITHER  # blanks that a justified line stretches make edges that are so by chance
        return _Sign.BEGINS if found[True] else _Sign.GOES_ON

    def begins(self, pair: _Pair, held: Sequence[Line]) -> bool:
        """Whether a paragraph begins with the second line; ``held`` are the lines of the one before it."""
        sign = self._sign(pair)
        gap = self.is_gap(pair)
        text, before = pair.line.text, pair.before.text
        if pair.centred and not gap and _is_heading(held[0].text) and text.isupper() and not _opens(text):
            return False
        if pair.room or gap:
            if not pair.goes_on or (sign is _Sign.BEGINS and pair.apart is not None):
                return True
            if sign is _Sign.BEGINS:
                raise Unmarked(pair.line)
            if pair.apart is None or pair.centred or (sign is _Sign.GOES_ON and not gap):
                return False  # the sentence goes on after a break of the page or of the line
            raise Unmarked(pair.line)
        if pair.goes_on:
            if sign is _Sign.BEGINS:
                raise Unmarked(pair.line)
            return False
        ended = _ENDS.search(before) is not None and not _SHORTENED.search(before)
        named = _opens(text) or _LABEL.match(text) is not None
        if sign is _Sign.BEGINS:
            return True
        if sign is _Sign.GOES_ON and not _opens(text):
            return False
        heading = _is_heading(held[0].text)
        if (ended and named) or (heading and _FIRST_LABEL.match(text)):
            return True
        if not ended and not named and not heading:
            return False
        if self.all_gaps and pair.apart is not None and not _opens(text):
            return False
        raise Unmarked(pair.line)


def _edges(lefts: Iterator[float]) -> list[float]:
    """The left edges of the lines, those that are the same but for a hair as one."""
    made: list[float] = []
    last = None
    for left in sorted(lefts):
        if last is None or left - last > _NEAR:
            made.append(left)
        last = left
    return made


def _even(pair: _Pair) -> bool:
    return not (pair.before.raised or pair.line.raised) and abs(pair.before.size - pair.line.size) < 0.5
