"""The lines of a cell set beside the paragraphs that the place has: which says which, and what is left over."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.change import Role
from drafter.diff import Kind
from drafter.likeness import LEAST, likeness
from drafter.nearest import closest
from drafter.verify.alike import abbreviates, alike, changed, is_left_out, pieces_of, settings, shows
from drafter.verify.phrases import is_only, phrases
from drafter.verify.scope import Item, Stretch
from drafter.words import occurrences

_LABEL = re.compile(r"(?:Статья\s+\d+(?:-\d+)*\.|\d+(?:-\d+)*-бап\.|\d+(?:-\d+)*[.)])\s*")
_WORD = re.compile(r"\w+")
_WORSE, _EXTRA, _LOST, _OMITTED = 0.3, 1.2, 1.0, 0.6


class Fit(StrEnum):
    """How a line of a cell stands to the paragraph beside it."""

    SAME = "same"
    HIDES = "hides"
    DIFFERS = "differs"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Pair:
    """A line by its position beside an item by its position, or one of the two alone.

    ``text`` is how the paragraph would be written there. A line «…» stands alone with ``fit`` None and no item.
    """

    line: int | None
    item: int | None
    fit: Fit | None = None
    text: str = ""


def aligned(texts: Sequence[str], stretch: Stretch, side: Kind, language: str) -> list[Pair]:
    """Return the lines of a cell beside the paragraphs of a stretch, so that the least is wrong.

    Paragraphs outside the places may be shown or not; those inside must be, unless a line «…» stands for them and they
    do not change. A line «2. Исключить.» stands for a paragraph that goes.
    """
    return _Alignment(texts, stretch, side, language).pairs()


@dataclass(frozen=True, slots=True)
class _Choice:
    cost: float
    line: int
    item: int
    pair: Pair | None


class _Alignment:
    """Every way to set lines beside items, the best of them found from the end."""

    def __init__(self, texts: Sequence[str], stretch: Stretch, side: Kind, language: str) -> None:
        self.texts = texts
        self.stretch = stretch
        self.side = side
        self.language = language
        self.gaps = [is_left_out(text) for text in texts]
        self.plain = [alike(text) for text in texts]
        self.items = stretch.items
        self.written = [item.text(side) for item in self.items]
        self.forms = [self._forms(item, text) for item, text in zip(self.items, self.written, strict=True)]
        self.exact = {plain for forms in self.forms for _form, plain in forms}
        self.counts = [None if text is None else Counter(_WORD.findall(text)) for text in self.written]
        self._fits: dict[tuple[int, int], tuple[Fit, str, float] | None] = {}

    def pairs(self) -> list[Pair]:
        m, n = len(self.texts), len(self.items)
        best: list[list[_Choice]] = [[_Choice(0.0, m, n, None)] * (n + 1) for _ in range(m + 1)]
        for i in range(m, -1, -1):
            for j in range(n, -1, -1):
                if (i, j) != (m, n):
                    best[i][j] = min(self._steps(i, j, best), key=lambda choice: choice.cost)
        found: list[Pair] = []
        i = j = 0
        while (i, j) != (m, n):
            choice = best[i][j]
            if choice.pair is not None:
                found.append(self._abbreviated_too(choice.pair))
            i, j = choice.line, choice.item
        return found

    def _steps(self, i: int, j: int, best: Sequence[Sequence[_Choice]]) -> list[_Choice]:
        m, n = len(self.texts), len(self.items)
        steps: list[_Choice] = []
        if i < m and j < n and not self.gaps[i] and (found := self._fit(i, j)) is not None:
            fit, text, cost = found
            steps.append(_Choice(cost + best[i + 1][j + 1].cost, i + 1, j + 1, Pair(i, j, fit, text)))
        if i < m and self.gaps[i]:
            steps.append(_Choice(best[i + 1][j].cost, i + 1, j, Pair(i, None)))
        if j < n:
            cost = self._skipped(i, j)
            pair = Pair(None, j) if cost else None
            steps.append(_Choice(cost + best[i][j + 1].cost, i, j + 1, pair))
        if i < m and not self.gaps[i]:
            steps.append(_Choice(_EXTRA + best[i + 1][j].cost, i + 1, j, Pair(i, None, Fit.DIFFERS)))
        return steps

    def _skipped(self, i: int, j: int) -> float:
        """What it costs not to show a paragraph; nothing where it is another's, or «…» stands for it."""
        item = self.items[j]
        if self.written[j] is None or not self.stretch.holds(item):
            return 0.0
        in_gap = (i > 0 and self.gaps[i - 1]) or (i < len(self.texts) and self.gaps[i])
        heads = item.line.role in (Role.HEADING, Role.DIVISION)  # the place itself names what it heads
        if (in_gap or heads) and not item.touched:
            return 0.0
        return _LOST if item.touched else _OMITTED

    def _fit(self, i: int, j: int) -> tuple[Fit, str, float] | None:
        """How a line fits a paragraph, the text as it would be written there, and what that costs."""
        if (i, j) not in self._fits:
            self._fits[(i, j)] = self._fitted(i, j)
        return self._fits[(i, j)]

    def _fitted(self, i: int, j: int) -> tuple[Fit, str, float] | None:
        text, item = self.texts[i], self.items[j]
        written = self.written[j]
        if written is None:
            return (Fit.GONE, "", 0.0) if self._says_nothing(text, item) else None
        forms = [form for form, _plain in self.forms[j]]
        for form, plain in self.forms[j]:
            if self.plain[i] == plain:
                return Fit.SAME, form, 0.0
        if self.plain[i] in self.exact:
            return None  # it is another paragraph, word for word
        if abbreviates(text) and (found := self._abbreviated(i, j, forms)) is not None:
            return found
        form = forms[-1] if not _LABEL.match(text) else written
        like = self._like(i, j, form)
        return (Fit.DIFFERS, form, _WORSE + 1 - like) if like >= LEAST else None

    def _forms(self, item: Item, written: str | None) -> list[tuple[str, str]]:
        """How a paragraph may be written: a heading or a single paragraph without its label too."""
        if written is None:
            return []
        label = _LABEL.match(written) if self.stretch.alone and self.stretch.holds(item) else None
        forms = [written] if label is None else [written, written[label.end() :]]
        return [(form, alike(form)) for form in forms]

    def _says_nothing(self, text: str, item: Item) -> bool:
        """Whether a line says «2. Исключить.» of a paragraph that goes, or «4. Отсутствует.» of one that comes."""
        said = phrases(self.language)
        groups = said.gone if self.side is Kind.INSERT else said.absent
        label = _LABEL.match(text)
        if not is_only(text[label.end() :] if label else text, groups, self.language):
            return False
        other = item.text(Kind.DELETE if self.side is Kind.INSERT else Kind.INSERT) or ""
        theirs = _LABEL.match(other)
        return (label[0].strip() if label else None) == (theirs[0].strip() if theirs else None)

    def _abbreviated(self, i: int, j: int, forms: Sequence[str]) -> tuple[Fit, str, float] | None:
        """A line with «…» that has the words of a paragraph in order; what changes may not be left out."""
        pieces = pieces_of(self.texts[i])
        said = sum(len(piece.text) for piece in pieces)
        if not pieces or not any(_WORD.search(piece.text) for piece in pieces):
            return None
        for form in forms:
            spots = self._spots(j, form)
            hides: tuple[Fit, str, float] | None = None
            for spans in settings(pieces, form):
                if not self.items[j].touched or shows(spans, spots):
                    return Fit.SAME, form, 0.01 * (1 - said / max(1, len(form)))
                hides = Fit.HIDES, form, 0.5
            if hides is not None:
                return hides
        return None

    def _abbreviated_too(self, pair: Pair) -> Pair:
        """A pair of an abbreviated line that differs, with the line as it would be and stay abbreviated."""
        if pair.line is None or pair.item is None or pair.fit is not Fit.DIFFERS:
            return pair
        said, form = self.texts[pair.line], pair.text
        if not abbreviates(said):
            return pair
        mended = said
        for piece in reversed(pieces_of(said)):
            if not occurrences(alike(form), alike(piece.text)):
                span = closest(form, piece.text)
                if span is None:
                    return pair
                mended = mended[: piece.start] + form[slice(*span)] + mended[piece.end :]
        spots = self._spots(pair.item, form)
        ways = settings(pieces_of(mended), form)
        fits = any(not self.items[pair.item].touched or shows(spans, spots) for spans in ways)
        return replace(pair, text=mended) if fits and mended != said else pair

    def _spots(self, j: int, form: str) -> list[tuple[int, int]]:
        """Where the changed words of a paragraph stand in a form of it, which may lack the label."""
        shift = len(self.written[j] or "") - len(form)
        return [(max(0, a - shift), max(0, b - shift)) for a, b in self._changed(j)]

    def _changed(self, j: int) -> list[tuple[int, int]]:
        item = self.items[j]
        whole = [(0, len(self.written[j] or ""))]
        return whole if item.line.mark is not Kind.EQUAL else changed(item.line.segments, self.side)

    def _like(self, i: int, j: int, form: str) -> float:
        mine, theirs = Counter(_WORD.findall(self.texts[i])), self.counts[j]
        assert theirs is not None
        shared = (mine & theirs).total()
        if abbreviates(self.texts[i]):
            return 0.95 * shared / max(1, mine.total())
        if 2 * shared / max(1, mine.total() + theirs.total()) < LEAST:
            return 0.0
        return likeness(self.texts[i], form)
