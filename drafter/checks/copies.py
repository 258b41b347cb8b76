"""Phrases of a new text that an act has already, found by shingles of word stems even where single words differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.akn import Leaf

_WORD = re.compile(r"[А-Яа-яЁё]{3,}(?:-[А-Яа-яЁё]+)*")
_STEM = 5
"""So many letters stand for the dictionary form of a word: as good for phrases, and ten times as fast."""

_SHINGLE = 3
_COMMON = 25
"""A shingle that stands in more paragraphs than this is a formula of the act, not a phrase of a norm."""

_LEAST_WORDS = 8
_LEAST_SHARE = 0.4
"""A phrase is told from so many words on that are not formulas, and from this share of the new paragraph."""

_STRETCH = 2
"""A phrase is made of stretches of at least so many words; between them words may differ."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A paragraph that has words of a new one in the same order: which of its paragraph and of the new they are.

    ``words`` counts the words of the phrase, ``share`` is their part of the new paragraph.
    """

    leaf: Leaf
    mine: tuple[tuple[int, int], ...]
    theirs: tuple[tuple[int, int], ...]
    words: int
    share: float


class Phrases:
    """The paragraphs that may have phrases of others, by the shingles of their words."""

    def __init__(self, leaves: Iterable[Leaf]) -> None:
        self._leaves = [(leaf, _stems(leaf.text)) for leaf in leaves]
        self._with: dict[tuple[str, ...], list[int]] = {}
        for at, (_leaf, stems) in enumerate(self._leaves):
            for shingle in frozenset(_shingles(stems)):
                self._with.setdefault(shingle, []).append(at)

    def copies(self, text: str) -> list[Copy]:
        """Return the paragraphs that have phrases of a text, the longest phrases first.

        >>> Phrases([]).copies("Сад")
        []
        """
        mine = _stems(text)
        met = {shingle: self._with.get(shingle, []) for shingle in _shingles(mine)}
        shared = Counter(at for found in met.values() for at in found)
        counts = {shingle: len(found) for shingle, found in met.items()}
        near = (self._leaves[at] for at in sorted(shared) if shared[at] >= _LEAST_WORDS // _SHINGLE)
        found = [copy for leaf, theirs in near if (copy := _copy(leaf, mine, theirs, counts)) is not None]
        return sorted(found, key=lambda copy: -copy.words)


def _stems(text: str) -> list[tuple[str, int, int]]:
    return [(match[0][:_STEM].lower(), match.start(), match.end()) for match in _WORD.finditer(text)]


def _shingles(stems: Sequence[tuple[str, int, int]]) -> Iterable[tuple[str, ...]]:
    words = [stem[0] for stem in stems]
    return zip(*(words[start:] for start in range(_SHINGLE)), strict=False)


def _copy(
    leaf: Leaf,
    mine: Sequence[tuple[str, int, int]],
    theirs: Sequence[tuple[str, int, int]],
    counts: Mapping[tuple[str, ...], int],
) -> Copy | None:
    """The phrase that two paragraphs share, or None where it is too short or a formula of the act."""
    words = [stem[0] for stem in mine]
    matcher = SequenceMatcher(None, words, [stem[0] for stem in theirs], autojunk=False)
    kept = [block for block in matcher.get_matching_blocks() if block.size >= _STRETCH]
    rare = {
        at + step
        for at, shingle in enumerate(_shingles(mine))
        if counts[shingle] <= _COMMON
        for step in range(_SHINGLE)
    }
    told = sum(at in rare for block in kept for at in range(block.a, block.a + block.size))
    if told < _LEAST_WORDS or told < _LEAST_SHARE * len(mine):
        return None
    return Copy(
        leaf,
        tuple((mine[block.a][1], mine[block.a + block.size - 1][2]) for block in kept),
        tuple((theirs[block.b][1], theirs[block.b + block.size - 1][2]) for block in kept),
        told,
        told / len(mine),
    )
