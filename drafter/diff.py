"""What changed between two texts, word by word, as a person would mark it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from diff_match_patch import diff_match_patch

from drafter import words

LEAST_COMMON = 0.42
"""A paragraph reads better replaced whole when less than this share of the shorter text is common to both."""

_SHORT = frozenset(
    """в во и а но или либо не на по с со к ко о об от до за из у для при же бы ли
    мен пен және да де""".split()
)
"""Function words that do not keep two changes apart."""


_ENGINE = diff_match_patch()
_ENGINE.Diff_Timeout = 0  # the default of one second would make the result depend on the machine


class Kind(StrEnum):
    """What happens to a piece of text."""

    EQUAL = "equal"
    DELETE = "delete"
    INSERT = "insert"


EQUAL, DELETE, INSERT = Kind
"""The kinds by their own names, which are read several times faster than attributes of an enumeration."""


_KINDS = {0: EQUAL, -1: DELETE, 1: INSERT}
"""What the engine calls them."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a paragraph that stays, goes or comes; a deletion stands before the insertion that replaces it."""

    kind: Kind
    text: str


def old_text(segments: Iterable[Segment]) -> str:
    """Return what stands when every change is rejected.

    >>> old_text(segments("статья 5", "статья 15"))
    'статья 5'
    """
    return "".join(s.text for s in segments if s.kind is not INSERT)


def new_text(segments: Iterable[Segment]) -> str:
    """Return what stands when every change is accepted.

    >>> new_text(segments("статья 5", "статья 15"))
    'статья 15'
    """
    return "".join(s.text for s in segments if s.kind is not DELETE)


def tidy(raw: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the segments with neighbours of a kind joined and each deletion before its insertion.

    >>> [s.kind.value for s in tidy([Segment(Kind.INSERT, "b"), Segment(Kind.DELETE, "a"), Segment(Kind.EQUAL, "")])]
    ['delete', 'insert']
    """
    out: list[Segment] = []
    gone = come = ""

    def flush() -> None:
        nonlocal gone, come
        if gone:
            out.append(Segment(DELETE, gone))
        if come:
            out.append(Segment(INSERT, come))
        gone = come = ""

    for segment in raw:
        if not segment.text:
            continue
        if segment.kind is DELETE:
            gone += segment.text
        elif segment.kind is INSERT:
            come += segment.text
        else:
            flush()
            if out and out[-1].kind is EQUAL:
                out[-1] = Segment(EQUAL, out[-1].text + segment.text)
            else:
                out.append(segment)
    flush()
    return tuple(out)


def segments(old: str, new: str) -> tuple[Segment, ...]:
    """Return the word-level difference of two paragraphs; no change cuts a word, a number or a spelled-out numeral.

    >>> [(s.kind.value, s.text) for s in segments("в размере двадцати пяти", "в размере пяти")]
    [('equal', 'в размере '), ('delete', 'двадцати пяти'), ('insert', 'пяти')]
    """
    if old == new:
        return tidy([Segment(EQUAL, old)])
    head, tail = _same_ends(old, new)
    middle = _compare(words.pieces(old[head : len(old) - tail]), words.pieces(new[head : len(new) - tail]))
    found = tidy([Segment(EQUAL, old[:head]), *middle, Segment(EQUAL, old[len(old) - tail :])])
    if _common(found) < LEAST_COMMON * min(len(old), len(new)):
        return _replaced_whole(words.pieces(old), words.pieces(new))
    return _slid(_joined(found))


def _same_ends(old: str, new: str) -> tuple[int, int]:
    """The lengths of a beginning and an end that two texts share, cut where no token of any text goes on."""
    head = _before(old, _ENGINE.diff_commonPrefix(old, new))
    shared = min(_ENGINE.diff_commonSuffix(old, new), len(old) - head, len(new) - head)
    return head, len(old) - _after(old, len(old) - shared)


def _before(text: str, at: int) -> int:
    """The last place up to another where tokens may be parted: after a blank with no numeral before it."""
    blank = text.rfind(" ", 0, at)
    while blank > 0:
        start = text.rfind(" ", 0, blank) + 1
        if blank + 1 < at and _parts(text, start, blank):
            return blank + 1
        blank = start - 1
    return 0


def _after(text: str, at: int) -> int:
    """The first place from another on where tokens may be parted, the word before it being past the other too."""
    start = text.find(" ", at) + 1
    while start and (blank := text.find(" ", start)) >= 0:
        if blank + 1 < len(text) and _parts(text, start, blank):
            return blank + 1
        start = blank + 1
    return len(text)


def _parts(text: str, start: int, blank: int) -> bool:
    """Whether a blank parts two tokens: a word that no numeral goes on from, and one that begins right after."""
    return start < blank and not text[blank + 1].isspace() and not words.is_numeral(text[start:blank])


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[Segment]:
    letters = {piece: _letter(n) for n, piece in enumerate(dict.fromkeys((*before, *after)))}
    said = {letter: piece for piece, letter in letters.items()}
    old, new = ("".join([letters[piece] for piece in side]) for side in (before, after))
    for op, run in _ENGINE.diff_main(old, new, False):
        yield Segment(_KINDS[op], "".join([said[letter] for letter in run]))


def _letter(index: int) -> str:
    """A character of its own for the n-th distinct token, past the surrogates."""
    return chr(index + 0x100 if index + 0x100 < 0xD800 else index + 0x100 + 0x800)


def _common(found: Iterable[Segment]) -> int:
    return sum(len(s.text) for s in found if s.kind is EQUAL and any(c.isalnum() for c in s.text))


def _replaced_whole(before: Sequence[str], after: Sequence[str]) -> tuple[Segment, ...]:
    label = 0
    while label < min(len(before), len(after), 3) and before[label] == after[label] and not before[label].isalpha():
        label += 1  # «1.», «2)»: the label of the paragraph stays
    return tidy(
        [
            Segment(EQUAL, "".join(before[:label])),
            Segment(DELETE, "".join(before[label:])),
            Segment(INSERT, "".join(after[label:])),
        ]
    )


def _joined(found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Join changes that only blanks, one sign or a short function word keep apart."""
    out: list[Segment] = []
    for position, segment in enumerate(found):
        between = 0 < position < len(found) - 1 and segment.kind is EQUAL
        if between and _is_thin(segment.text) and _both_sides_replaced(found, position):
            out += [Segment(DELETE, segment.text), Segment(INSERT, segment.text)]
        else:
            out.append(segment)
    return tidy(out) if len(out) > len(found) else tuple(found)


def _both_sides_replaced(found: Sequence[Segment], position: int) -> bool:
    """A thin piece is swallowed only between changes, never between a pure insertion and a pure insertion."""
    left = {s.kind for s in found[max(0, position - 2) : position] if s.kind is not EQUAL}
    right = {s.kind for s in found[position + 1 : position + 3] if s.kind is not EQUAL}
    return len(left | right) == 2


def _is_thin(text: str) -> bool:
    inner = text.strip()
    return not inner or (len(inner) == 1 and not inner.isalnum()) or inner.lower() in _SHORT


def _slid(found: Sequence[Segment]) -> tuple[Segment, ...]:
    """Slide a pure insertion or deletion to where a person would mark it, cutting no token."""
    out = list(found)
    for i in range(1, len(out) - 1):
        before, here, after = out[i - 1 : i + 2]
        alone = here.kind is not EQUAL and before.kind is EQUAL and after.kind is EQUAL
        if alone and (before.text[-1] == here.text[-1] or here.text[0] == after.text[0]):
            shifts = _shifts(before.text, here.text, after.text)
            if len(shifts) == 1:
                continue
            left, middle, right = max(shifts, key=_natural)
            out[i - 1 : i + 2] = Segment(EQUAL, left), Segment(here.kind, middle), Segment(EQUAL, right)
    return tidy(out)


def _shifts(before: str, here: str, after: str) -> list[tuple[str, str, str]]:
    """Every place where the same piece may stand with the same result, the given one first."""
    far_left = _before(before, len(before) - _ENGINE.diff_commonSuffix(before, before + here))
    far_right = _after(after, _ENGINE.diff_commonPrefix(after, here + after))
    start, end = before[:far_left], after[far_right:]
    left, middle, right = words.pieces(before[far_left:]), words.pieces(here), words.pieces(after[:far_right])
    found = [(before, here, after)]
    a, b, c = left[:], middle[:], right[:]
    while a and a[-1] == b[-1]:
        c.insert(0, b.pop())
        b.insert(0, a.pop())
        found.append((start + "".join(a), "".join(b), "".join(c) + end))
    a, b, c = left[:], middle[:], right[:]
    while c and c[0] == b[0]:
        a.append(b.pop(0))
        b.append(c.pop(0))
        found.append((start + "".join(a), "".join(b), "".join(c) + end))
    return found


def _natural(place: tuple[str, str, str]) -> int:
    before, here, after = place
    clause = not before.strip() or before.rstrip().endswith((",", ";", ":", ".", "–", "("))
    own_blank = here[-1:].isspace() != here[:1].isspace() and bool(after.strip())
    return 2 * clause + own_blank
