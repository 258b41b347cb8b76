"""Paragraphs of two texts paired by what they say, not by where they stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from operator import itemgetter

LEAST = 0.35
"""Two paragraphs less alike than this are not the same paragraph."""

LEAST_JOINED = 0.75
"""A paragraph is two others joined where it is as like to both together as this, and much less to each."""

_SAME_LABEL = 0.05
_MANY = 2_500
"""More comparisons than this in one gap are made by counting words, not by their order."""

_LABEL = re.compile(r"(?:Статья \d+(?:-\d+)*\.|\d+(?:-\d+)*-бап\.|\d+(?:-\d+)*[.)])\s*")

Pair = tuple[int | None, int | None]
Group = tuple[tuple[int, ...], tuple[int, ...]]
"""Positions of paragraphs that say the same: one and one, one and two, two and one, or one and none."""


def pairs(old: Sequence[str], new: Sequence[str]) -> list[Pair]:
    """Return the paragraphs of two texts in order, each with its counterpart, or None where it has none.

    Paragraphs that both texts have once anchor the others; between anchors the pairing keeps the order and makes the
    sum of likenesses greatest. Labels («1.», «2)») count only as a last resort. Deletions stand before the insertions
    beside them.

    >>> pairs(["1. Сад", "2. Дом"], ["1. Сад", "1-1. Река и берег", "2. Дом у дороги"])
    [(0, 0), (None, 1), (1, 2)]
    """
    return [(a[0] if a else None, b[0] if b else None) for a, b in _aligned(old, new, editions=False)]


def groups(old: Sequence[str], new: Sequence[str]) -> list[Group]:
    """Return the paragraphs of two editions in order, each with its counterparts; none stands without any.

    A paragraph may be split in two or joined of two. A paragraph of the same label in the same gap is the same one,
    however little of its words is left.

    >>> groups(["Сад и дом. Река у леса."], ["Сад и дом.", "Река у леса."])
    [((0,), (0, 1))]
    >>> groups(["1. Сад"], ["1. Мост через реку"])
    [((0,), (0,))]
    """
    return _aligned(old, new, editions=True)


def likeness(old: str, new: str) -> float:
    """Return how alike two paragraphs are, from 0 to 1, by their words without the labels.

    >>> likeness("1. Дом у дороги", "2. Дом у дороги") > 0.9
    True
    """
    return _likeness(_read(old), _read(new))


def anchors(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Return the positions of what both sequences have once, as many as keep their order; None anchors nothing.

    >>> anchors(["a", "b", "x", "c"], ["a", "c", "b", "x"])
    [(0, 0), (1, 2), (2, 3)]
    """
    counts, here = Counter(old), Counter(new)
    at = {key: position for position, key in enumerate(new) if key is not None and here[key] == 1}
    return ascending((i, at[key]) for i, key in enumerate(old) if key in at and counts[key] == 1)


def ascending(found: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the most pairs of positions that keep the order of both texts; the first numbers ascend already.

    >>> ascending([(0, 5), (1, 1), (2, 2)])
    [(1, 1), (2, 2)]
    """
    given = list(found)
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for position, (_i, j) in enumerate(given):
        at = bisect_left(ends, j)
        before.append(last[at - 1] if at else -1)
        ends[at:] = [j, *ends[at + 1 :]]
        last[at:] = [position, *last[at + 1 :]]
    out = []
    at = last[-1] if last else -1
    while at >= 0:
        out.append(given[at])
        at = before[at]
    return out[::-1]


def between(fixed: Iterable[tuple[int, int]], olds: int, news: int) -> Iterator[tuple[range, range, bool]]:
    """Yield the stretches of two sequences in order: each fixed pair, and the gap before it where there is one."""
    i = j = 0
    for a, b in (*fixed, (olds, news)):
        if a > i or b > j:
            yield range(i, a), range(j, b), False
        if a < olds:
            yield range(a, a + 1), range(b, b + 1), True
        i, j = a + 1, b + 1


@dataclass(frozen=True, slots=True)
class _Text:
    label: str
    words: list[str]
    count: Counter[str]


def _read(text: str) -> _Text:
    label = _label(text)
    words = text[len(label) :].split()
    return _Text(label.strip(), words, Counter(words))


def _label(text: str) -> str:
    """The label of a paragraph with the blank after it, or nothing."""
    label = _LABEL.match(text)
    return label[0] if label else ""


def _likeness(old: _Text, new: _Text, least: float = 0.0, *, ordered: bool = True) -> float:
    """The likeness of two paragraphs, or 0 where it cannot reach the least; unordered, that of their words alone."""
    bonus = _SAME_LABEL * (bool(old.label) and old.label == new.label)
    total = len(old.words) + len(new.words)
    ratio = 2.0 * (old.count & new.count).total() / total if total else 1.0
    if ratio + bonus < least:
        return 0.0
    if ordered and old.words != new.words:
        ratio = SequenceMatcher(None, old.words, new.words, autojunk=False).ratio()
    return min(1.0, ratio + bonus)


def _aligned(old: Sequence[str], new: Sequence[str], *, editions: bool) -> list[Group]:
    head, tail = same_ends(old, new)
    out: list[Group] = [((i,), (i,)) for i in range(head)]
    middle = range(head, len(old) - tail), range(head, len(new) - tail)
    if editions and len(middle[0]) == len(middle[1]) == 1 and _label(old[head]) == _label(new[head]):
        out.append(((head,), (head,)))
    elif len(middle[0]) and len(middle[1]):
        olds, news = (side[span.start : span.stop] for side, span in zip((old, new), middle, strict=True))
        out += [
            (tuple(i + head for i in a), tuple(j + head for j in b)) for a, b in _middle(olds, news, editions=editions)
        ]
    else:
        out += [((i,), ()) for i in middle[0]] + [((), (j,)) for j in middle[1]]
    return out + [((len(old) - t,), (len(new) - t,)) for t in range(tail, 0, -1)]


def same_ends(old: Sequence[object], new: Sequence[object]) -> tuple[int, int]:
    """Return how many items two sequences share at the beginning, and how many of the others at the end.

    >>> same_ends("сад", "сыр и сад")
    (1, 2)
    """
    least = min(len(old), len(new))
    head = 0
    while head < least and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < least - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return head, tail


def _middle(old: Sequence[str], new: Sequence[str], *, editions: bool) -> Iterator[Group]:
    bodies = [[text[len(_label(text)) :] or None for text in side] for side in (old, new)]
    for a, b, is_anchor in between(anchors(*bodies), len(old), len(new)):
        if is_anchor or (editions and len(a) == len(b) == 1 and _label(old[a[0]]) == _label(new[b[0]])):
            yield (a[0],), (b[0],)
        elif not a or not b:
            yield from (((i,), ()) for i in a)
            yield from (((), (j,)) for j in b)
        else:
            gap = _Gap([_read(old[i]) for i in a], [_read(new[j]) for j in b], editions=editions)
            for i, j in gap.groups():
                yield tuple(a[at] for at in i), tuple(b[at] for at in j)


_Step = tuple[float, int, int]


class _Gap:
    """Paragraphs between two anchors, and the likenesses among them, each found once."""

    def __init__(self, old: Sequence[_Text], new: Sequence[_Text], *, editions: bool) -> None:
        self.old, self.new, self.editions = old, new, editions
        ordered = len(old) * len(new) <= _MANY
        self.like = [[_likeness(a, b, LEAST, ordered=ordered) for b in new] for a in old]
        if editions:
            for row, a in zip(self.like, old, strict=True):
                row[:] = [max(like, LEAST * (a.label == b.label != "")) for like, b in zip(row, new, strict=True)]

    def groups(self) -> Iterator[Group]:
        """Yield the groups with the greatest sum of likenesses."""
        m, n = len(self.old), len(self.new)
        best = [[0.0] * (n + 1) for _ in range(m + 1)]
        step: list[list[_Step]] = [[(0.0, 1, 0)] * n for _ in range(m)]
        for i in range(m - 1, -1, -1):
            for j in range(n - 1, -1, -1):
                step[i][j] = max(self._steps(i, j, best), key=itemgetter(0))
                best[i][j] = step[i][j][0]
        i = j = 0
        while i < m and j < n:
            _sum, di, dj = step[i][j]
            yield tuple(range(i, i + di)), tuple(range(j, j + dj))
            i, j = i + di, j + dj
        yield from (((k,), ()) for k in range(i, m))
        yield from (((), (k,)) for k in range(j, n))

    def _steps(self, i: int, j: int, best: Sequence[Sequence[float]]) -> Iterator[_Step]:
        """The ways on from a place, the first of equals being taken: together, then gone, then come."""
        like = self.like[i][j]
        if like >= LEAST:
            yield best[i + 1][j + 1] + like, 1, 1
        yield best[i + 1][j], 1, 0
        yield best[i][j + 1], 0, 1
        if self.editions:
            if j + 1 < len(self.new) and (joined := _joined(self.old[i], self.new[j : j + 2], like)):
                yield best[i + 1][j + 2] + joined, 1, 2
            if i + 1 < len(self.old) and (joined := _joined(self.new[j], self.old[i : i + 2], like)):
                yield best[i + 2][j + 1] + joined, 2, 1


def _joined(whole: _Text, two: Sequence[_Text], like: float) -> float:
    """How like a paragraph is to two others together, or 0 where it is not the two; ``like`` is it to the first."""
    first, second = two
    words = first.words + second.words
    if second.label or not second.words or not 0.6 <= len(words) / max(1, len(whole.words)) <= 1.6:
        return 0.0
    both = _Text(first.label, words, first.count + second.count)
    found = _likeness(whole, both, LEAST_JOINED)
    each = max(like, _likeness(whole, second, LEAST_JOINED))
    return found if found >= max(LEAST_JOINED, each + 0.15) else 0.0
