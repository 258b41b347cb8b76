"""Edits of one paragraph: words that give way to others, with the blanks and signs around what comes and goes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.diff import Kind, Segment, segments, tidy

_OPENING = "(«\"["
_CLOSING = ",;:.!?)»\"]"


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of one paragraph that give way to others; ``start`` and ``end`` count in the text in force.

    Of two insertions at one point, what comes after the words on the left stands before what comes before those on
    the right.
    """

    start: int
    end: int
    new: str
    by: int
    before: bool = False

    @property
    def key(self) -> tuple[int, int, bool]:
        """What sorts the edits of a paragraph from left to right."""
        return (self.start, self.end, self.before)


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return a paragraph with its edits made, from left to right.

    >>> edited("ст. 667, 668", [Edit(8, 8, " 667-1,", 0)])
    'ст. 667, 667-1, 668'
    """
    out, at = [], 0
    for edit in edits:
        out += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join(out) + text[at:]


def edited_segments(text: str, edits: Sequence[Edit]) -> tuple[Segment, ...]:
    """Return a paragraph with its edits as segments, replaced words refined word by word.

    >>> [(s.kind.value, s.text) for s in edited_segments("ст. 667, 668", [Edit(8, 8, " 667-1,", 0)])]
    [('equal', 'ст. 667,'), ('insert', ' 667-1,'), ('equal', ' 668')]
    """
    out: list[Segment] = []
    at = 0
    for edit in edits:
        out.append(Segment(Kind.EQUAL, text[at : edit.start]))
        out += segments(text[edit.start : edit.end], edit.new)
        at = edit.end
    return tidy([*out, Segment(Kind.EQUAL, text[at:])])


_CLOSES = re.compile(r"(?:\s*,)?\s*[–—-]$|[.;:!?]$")
"""What closes a paragraph: a full stop, or «, –» between the conduct of an offence and its sanction."""


def at_the_end(text: str, new: str) -> tuple[int, int, str]:
    """Return where words added at the end of a paragraph go: the span that gives way, and what stands there.

    They go before the sign that closes the text, in its place where they bring one; a sentence goes after it.

    >>> text = "Полив сада, –"
    >>> at, end, words = at_the_end(text, "или парка")
    >>> text[:at] + words + text[end:]
    'Полив сада или парка, –'
    >>> at_the_end("Сад закрыт.", "Ночью его сторожат."), at_the_end("Сад закрыт;", "и парк.")
    ((11, 11, ' Ночью его сторожат.'), (10, 11, ' и парк.'))
    """
    body = text.rstrip()
    if new[:1].isupper() and new[-1] in ".!?" and body.endswith((".", "!", "?")):
        return len(body), len(body), f" {new}"
    closing = _CLOSES.search(body)
    at = closing.start() if closing else len(body)
    end = len(body) if closing and new[-1] in ".;:!?" else at
    return at, end, apart(body[:at], new, "")


def apart(left: str, new: str, right: str) -> str:
    """Return new words with the blanks that part them from their neighbours; signs need none.

    >>> apart("ст. 667,", "667-1,", " 668"), apart("лица", ", или", " группы"), apart("(", "или", "лица")
    (' 667-1,', ', или', 'или ')
    """
    before = "" if not left or left[-1].isspace() or left[-1] in _OPENING or new[0] in _CLOSING else " "
    after = "" if not right or right[0].isspace() or right[0] in _CLOSING or new[-1] in _OPENING else " "
    return before + new + after


def tidied(text: str, edits: Sequence[Edit]) -> list[Edit]:
    """The edits of a paragraph from left to right, exclusions with the blanks that nothing needs without the words.

    Exclusions that only blanks part are one exclusion.
    """
    out: list[Edit] = []
    run: list[Edit] = []
    for edit in [*sorted(edits, key=lambda e: e.key), None]:
        if run and (edit is None or edit.new or text[run[-1].end : edit.start].strip()):
            out += _closed(text, run)
            run = []
        if edit is not None and not edit.new:
            run.append(edit)
        elif edit is not None:
            out.append(edit)
    return out


def _closed(text: str, run: Sequence[Edit]) -> list[Edit]:
    start, end = _with_blank(text, run[0].start, run[-1].end)
    starts = [start, *(edit.end for edit in run[:-1])]
    ends = [*(edit.end for edit in run[:-1]), end]
    return [replace(edit, start=a, end=b) for edit, a, b in zip(run, starts, ends, strict=True)]


def _with_blank(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of excluded words with the blank that would stand twice, or beside a sign, without them."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isspace() and (not after or after.isspace() or after in _CLOSING):
        return start - 1, end
    if after.isspace() and (not before or before in _OPENING):
        return start, end + 1
    return start, end
