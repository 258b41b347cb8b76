"""Paragraphs of two texts paired by what they say, not by where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

LEAST = 0.35
"""Two paragraphs less alike than this are not the same paragraph."""

_LABEL = re.compile(r"(?:Статья \d+(?:-\d+)*\.|\d+(?:-\d+)*-бап\.|\d+(?:-\d+)*[.)])\s*")


def pairs(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    """Return the paragraphs of two texts in order, each with its counterpart, or None where it has none.

    The pairing keeps the order and makes the sum of likenesses greatest; labels («1.», «2)») count only as a last
    resort. Deletions stand before the insertions beside them.

    >>> pairs(["1. Сад", "2. Дом"], ["1. Сад", "1-1. Река и берег", "2. Дом у дороги"])
    [(0, 0), (None, 1), (1, 2)]
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _middle(old[head : len(old) - tail], new[head : len(new) - tail])
    moved = [(None if a is None else a + head, None if b is None else b + head) for a, b in middle]
    return (
        [(i, i) for i in range(head)]
        + moved
        + [(len(old) - t, len(new) - t) for t in range(tail, 0, -1)]
    )


def _middle(old: Sequence[str], new: Sequence[str]) -> list[tuple[int | None, int | None]]:
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[likeness(a, b) for b in new] for a in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = best[i + 1][j + 1] + like[i][j] if like[i][j] >= LEAST else -1.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    out: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(old) and j < len(new):
        if like[i][j] >= LEAST and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            out.append((i, None))
            i += 1
        else:
            out.append((None, j))
            j += 1
    return out + [(k, None) for k in range(i, len(old))] + [(None, k) for k in range(j, len(new))]


def likeness(old: str, new: str) -> float:
    """Return how alike two paragraphs are, from 0 to 1, by their words without the labels.

    >>> likeness("1. Дом у дороги", "2. Дом у дороги") > 0.9
    True
    """
    first, second = _LABEL.match(old), _LABEL.match(new)
    a = old[first.end() :] if first else old
    b = new[second.end() :] if second else new
    same_label = bool(first and second and first[0] == second[0])
    ratio = SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()
    return min(1.0, ratio + 0.05 * same_label)
