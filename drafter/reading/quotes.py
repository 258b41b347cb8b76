"""Where a quotation ends: marks are counted, and what follows a closing mark must go on as amending prose does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from drafter.messages import _
from drafter.reading.lexicon import Lexicon, Word, fold
from drafter.reading.model import Quote, Span

OPENING = "«“„"
CLOSING = "»”"
STRAIGHT = '"'
MARKS = OPENING + CLOSING + STRAIGHT
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LABEL = re.compile(r"\d+(?:-\d+)*\)|\d+(?:-\d+)*\.\s|\d+(?:-\d+)*-[^\W\d_]")
_BLANK = re.compile(r"\s*")
_STRONG = frozenset({Word.VERB, Word.NAMED, Word.RESPECTIVELY, Word.AFTER, Word.BEFORE})

Opens = Callable[[str], bool]
"""Tells whether a text begins as a clause of an amending law does."""


class Follow(IntEnum):
    """How surely the text after a closing mark is outside the quotation."""

    NO = 0
    WEAK = 1
    STRONG = 2


@dataclass(frozen=True, slots=True)
class _Closer:
    """A closing mark: where it stands, how many quotations stay open after it, and what follows."""

    paragraph: int
    at: int
    depth: int
    follow: Follow


@dataclass(frozen=True, slots=True)
class Ending:
    """A way to end a quotation: the words, and the position right after the closing mark; ``doubtful`` where what
    stands inside reads as the next clause.
    """

    quote: Quote
    paragraph: int
    at: int
    doubtful: bool = False


def endings(
    texts: Sequence[str], paragraph: int, at: int, lexicon: Lexicon, *, whole: bool, opens: Opens
) -> Iterator[Ending]:
    """Yield the ways in which the quotation that opens at a place may end, the most regular first.

    ``whole`` says that it gives the text of units, and so may run over several paragraphs. Marks that are not in
    order give endings with a slip; where a clause seems to begin before the marks are in order, the ending is doubtful.
    """
    closers = _closers(texts, paragraph, at, lexicon, whole)
    if whole:
        yield from _of_units(texts, paragraph, at, closers, opens)
    else:
        yield from _of_words(texts, paragraph, at, list(closers))


def _of_words(texts: Sequence[str], paragraph: int, at: int, closers: Sequence[_Closer]) -> Iterator[Ending]:
    """Words end where the marks are in order; else where what follows is surely no part of them."""
    regular = next((c for c in closers if c.depth == 0), None)
    others = [c for c in closers if c is not regular]
    doubtful = [c for c in others if c.follow is Follow.STRONG] + [c for c in others if c.follow is Follow.WEAK]
    if regular is not None and regular.follow:
        yield _ending(texts, paragraph, at, regular, None)
    for closer in doubtful:
        yield _ending(texts, paragraph, at, closer, _unbalanced())
    if regular is not None and not regular.follow:
        yield _ending(texts, paragraph, at, regular, None)


def _of_units(
    texts: Sequence[str], paragraph: int, at: int, closers: Iterator[_Closer], opens: Opens
) -> Iterator[Ending]:
    """Units end where the marks are in order; a clause that seems to begin before that makes the ending doubtful.

    Where the marks never are in order, units end at a closing mark right before the next clause.
    """
    early: list[_Closer] = []
    for closer in closers:
        if closer.depth == 0 and closer.follow:
            inside = (texts[number] for number in range(paragraph + 1, closer.paragraph + 1))
            if any(opens(text) for text in (*inside, *(_rest(texts, c) for c in early))):
                yield replace(_ending(texts, paragraph, at, closer, _doubtful()), doubtful=True)
            else:
                yield _ending(texts, paragraph, at, closer, None)
            return
        if closer.follow:
            early.append(closer)
    following = (number for number in range(paragraph + 1, len(texts)) if opens(texts[number]))
    limit = next(following, len(texts))
    for closer in early:
        if closer.paragraph < limit and (_is_last(texts, closer) or opens(_rest(texts, closer))):
            yield _ending(texts, paragraph, at, closer, _unbalanced())


def _rest(texts: Sequence[str], closer: _Closer) -> str:
    """The text after a closing mark and its sign: of the same paragraph, or else the next paragraph."""
    after = texts[closer.paragraph][closer.at + 1 :].lstrip(" ;.,")
    if after or closer.paragraph + 1 == len(texts):
        return after
    return texts[closer.paragraph + 1]


def _is_last(texts: Sequence[str], closer: _Closer) -> bool:
    return not _rest(texts, closer)


def _closers(texts: Sequence[str], paragraph: int, at: int, lexicon: Lexicon, whole: bool) -> Iterator[_Closer]:
    """The closing marks after an opening one; of words only up to the next quotation of the same paragraph."""
    depth, closed = 1, False
    for number in range(paragraph, len(texts) if whole else paragraph + 1):
        text = texts[number]
        for place in range(at + 1 if number == paragraph else 0, len(text)):
            mark = text[place]
            if mark not in MARKS:
                continue
            if not _opens(text, place):
                depth = max(depth - 1, 0)
                closed = closed or depth == 0
                yield _Closer(number, place, depth, follow(text, place + 1, lexicon))
            elif closed and not whole:
                return
            else:
                depth += 1


def _opens(text: str, at: int) -> bool:
    """Whether a mark inside a quotation opens another one; a straight mark tells by its neighbours."""
    if text[at] != STRAIGHT:
        return text[at] in OPENING
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    return (not before or before.isspace() or before in "(" + OPENING) and (after.isalnum() or after in OPENING)


def follow(text: str, at: int, lexicon: Lexicon) -> Follow:
    """Tell how surely the text from a place on is amending prose after a quotation.

    >>> from drafter.reading.lexicon import lexicon
    >>> follow("слова «Роза» исключить", 12, lexicon("rus")), follow("ТОО «Роза» платит", 10, lexicon("rus"))
    (<Follow.STRONG: 2>, <Follow.NO: 0>)
    """
    rest = text[at:].lstrip()
    if not rest or rest in (";", ".", ",", ".;", ";."):
        return Follow.WEAK
    if rest[0] in ";.,:":
        after = rest[1:].lstrip(" ;.")
        listed = after[:1] in MARKS and after[:1] not in CLOSING
        goes_on = not after or listed or _LABEL.match(after) or _known(after, lexicon) is not None
        return Follow.WEAK if goes_on else Follow.NO
    if rest[0] in "(–—-":
        return Follow.WEAK
    known = _known(rest, lexicon)
    if known is None:
        return Follow.NO
    return Follow.STRONG if known in _STRONG else Follow.WEAK


def _known(text: str, lexicon: Lexicon) -> Word | None:
    """What the first word of a text is to the grammar; «Статья» opens an article of the law itself."""
    words = [fold(match.group(), lexicon.language) for match in _WORD.finditer(text[:80])]
    if not words or not _WORD.match(text):
        return None
    found = lexicon.longest_match(words)
    if found is not None:
        return found[1].word
    return Word.ORDINAL if lexicon.ordinal(words) else None


def _ending(texts: Sequence[str], paragraph: int, at: int, closer: _Closer, slip: str | None) -> Ending:
    if paragraph == closer.paragraph:
        pieces = [(paragraph, at + 1, closer.at)]
    else:
        pieces = [(paragraph, at + 1, len(texts[paragraph]))]
        pieces += [(number, 0, len(texts[number])) for number in range(paragraph + 1, closer.paragraph)]
        pieces.append((closer.paragraph, 0, closer.at))
    spans = [_trimmed(texts[number], Span(number, start, end)) for number, start, end in pieces]
    spans = [span for span in spans if span.start < span.end]
    words = tuple(texts[span.paragraph][span.start : span.end] for span in spans)
    quote = Quote(words, tuple(spans), slip or (None if _in_pairs("".join(words)) else _unbalanced()))
    return Ending(quote, closer.paragraph, closer.at + 1)


def _in_pairs(words: str) -> bool:
    """Whether the marks inside a quotation open and close as often."""
    opened, closed = (sum(words.count(mark) for mark in marks) for marks in (OPENING, CLOSING))
    return opened == closed and words.count(STRAIGHT) % 2 == 0


def _trimmed(text: str, span: Span) -> Span:
    """The characters without the blanks around them."""
    words = text[span.start : span.end]
    left = len(words) - len(words.lstrip())
    return Span(span.paragraph, span.start + left, span.start + left + len(words.strip()))


def _unbalanced() -> str:
    return _("внутри цитаты не закрыта или лишняя кавычка")


def _doubtful() -> str:
    return _("неясно, где кончается цитата: кавычки сходятся дальше, чем начинается следующее изменение")
