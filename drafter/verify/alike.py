"""Words that two texts share however they spell them: letters, quotation marks, dashes, and places left out by «…»."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import words
from drafter.diff import Kind, Segment, segments

_SAME = str.maketrans("iI‑", "іІ-")
_ALIKE = str.maketrans(dict.fromkeys("«»“”„", '"') | dict.fromkeys("—−‒", "–") | {"i": "і", "I": "І", "‑": "-"})
_HYPHEN = re.compile(r"(?<=\s)-(?=\s|$)")
_LEFT_OUT = re.compile(r"[<(\[]?\s*(?:…|\.(?:\s?\.){2,})\s*[>)\]]?")
_MOST = 500
"""How many ways to set the pieces of an abbreviated line on a text are tried."""


def same(text: str) -> str:
    """Return a text with the Latin i and the Cyrillic і made one, which official Kazakh texts mix inside words."""
    return text.translate(_SAME)


@functools.lru_cache(maxsize=8192)
def alike(text: str) -> str:
    """Return a text with quotation marks and dashes of every kind made one too; its length stays.

    >>> alike("Закон “О садах” - новый") == alike("Закон «О садах» – новый")
    True
    >>> alike("статьи 147-1") == alike("статьи 147–1")
    False
    """
    return _HYPHEN.sub("–", text.translate(_ALIKE))


def difference(found: str, expected: str) -> tuple[Segment, ...]:
    """Return the word-level difference of two texts, what they only spell otherwise being kept as it was found."""
    raw = segments(alike(found), alike(expected))
    out: list[Segment] = []
    i = j = 0
    for segment in raw:
        size = len(segment.text)
        out.append(
            Segment(segment.kind, expected[j : j + size] if segment.kind is Kind.INSERT else found[i : i + size])
        )
        i += size * (segment.kind is not Kind.INSERT)
        j += size * (segment.kind is not Kind.DELETE)
    return tuple(out)


def is_left_out(text: str) -> bool:
    """Tell whether a line only says that something is left out.

    >>> is_left_out("…"), is_left_out("<...>"), is_left_out("1. …")
    (True, True, False)
    """
    return _LEFT_OUT.fullmatch(text.strip()) is not None


def abbreviates(text: str) -> bool:
    """Tell whether a line leaves words out."""
    return _LEFT_OUT.search(text) is not None


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words between signs that leave something out; ``start`` and ``end`` are in the line.

    ``opens`` says that nothing is left out before it, ``closes`` that nothing is left out after it.
    """

    text: str
    start: int
    end: int
    opens: bool
    closes: bool


def pieces_of(text: str) -> list[Piece]:
    """Return the pieces of a line that leaves words out.

    >>> [(p.text, p.opens, p.closes) for p in pieces_of("1. Сад … растет.")]
    [('1. Сад', True, False), ('растет.', False, True)]
    """
    gaps = [match.span() for match in _LEFT_OUT.finditer(text)]
    bounds = [0, *(at for gap in gaps for at in gap), len(text)]
    found: list[Piece] = []
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        said = text[start:end].strip()
        if said:
            at = text.index(said, start)
            found.append(Piece(said, at, at + len(said), start == 0, end == len(text)))
    return found


Spans = tuple[tuple[int, int], ...]


def settings(pieces: Sequence[Piece], text: str) -> Iterator[Spans]:
    """Yield the ways in which the pieces of a line stand in a text, whole words, in order, none over another."""
    plain = alike(text)
    places = [_places(piece, plain) for piece in pieces]
    if not all(places):
        return
    open_: list[Spans] = [()]
    tried = 0
    while open_ and tried < _MOST:
        spans = open_.pop()
        tried += 1
        if len(spans) == len(places):
            yield spans
            continue
        after = spans[-1][1] if spans else 0
        fitting = [place for place in places[len(spans)] if place[0] >= after]
        open_ += [(*spans, place) for place in reversed(fitting)]


def _places(piece: Piece, plain: str) -> list[tuple[int, int]]:
    found = words.occurrences(plain, alike(piece.text))
    return [
        (start, end)
        for start, end in found
        if (not piece.opens or start == 0) and (not piece.closes or end == len(plain))
    ]


def shows(spans: Spans, changed: Sequence[tuple[int, int]]) -> bool:
    """Tell whether all changed words of a text stand in what is shown of it.

    A place where words only go, or come, is shown where a word on either side of it is.
    """
    return all(any(start <= a and b <= end for start, end in spans) for a, b in changed)


def changed(line: Sequence[Segment], kind: Kind) -> list[tuple[int, int]]:
    """Return where in the old text (``DELETE``) or the new one (``INSERT``) of a paragraph the changed words stand.

    Where this text only lacks what the other has, the place has no width.
    """
    other = Kind.INSERT if kind is Kind.DELETE else Kind.DELETE
    found: list[tuple[int, int]] = []
    at = 0
    for segment in line:
        if segment.kind is kind:
            found.append((at, at + len(segment.text.rstrip())))
        elif segment.kind is other and not (found and found[-1][1] >= at - 1 and found[-1][1] > found[-1][0]):
            found.append((at, at))
        if segment.kind is not other:
            at += len(segment.text)
    return found
