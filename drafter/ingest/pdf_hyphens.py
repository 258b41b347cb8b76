"""Words parted where a line of a PDF ends: which hyphens are of the word, and which of the line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from drafter.ingest.pdf_found import Line

_LEFT = re.compile(r"[\w-]*\w-$")
_RIGHT = re.compile(r"\w[\w-]*")
_WORD = re.compile(r"\w+(?:-\w+)*")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_PARTICLES = frozenset(("либо", "нибудь", "то", "ка", "таки", "де"))
_FIRST = frozenset(("кое", "кой", "по", "во", "в", "из"))


class Undecided(Exception):
    """A word of which nothing in the file says whether it has a hyphen; the arguments are the word and its line."""


def words_within(lines: Iterable[Line]) -> frozenset[str]:
    """Return the words that stand whole within lines."""
    found: set[str] = set()
    for line in lines:
        words = [word.lower() for word in _WORD.findall(line.text)]
        first = line.text[:1].isalnum()
        found.update(words[1 if first else 0 : -1 if line.text.endswith("-") else None])
    return frozenset(found)


def put_together(lines: Sequence[Line], whole: frozenset[str], *, drawn_apart: bool) -> tuple[str, list[str], int]:
    """Return the text of printed lines, the words whose hyphen was weighed, and how many hyphens went.

    ``drawn_apart`` tells that the program which made the PDF draws the hyphen of a parted word apart from it. Raises
    Undecided.
    """
    made = lines[0].text
    weighed: list[str] = []
    gone = 0
    for before, line in pairwise(lines):
        left, right = _LEFT.search(made), _RIGHT.match(line.text)
        if before.blank or left is None or right is None:
            bound = not before.blank and made[-2:-1].strip() and made.endswith(("/", "–")) and made[-2:-1].isalnum()
            made += line.text if bound or made.endswith(("(", "«")) else f" {line.text}"
            continue
        if made[-2].isdigit() or line.text[0].isdigit():
            made += line.text
            continue
        keeps = _keeps(left[0], right[0], before, whole, drawn_apart)
        weighed.append(f"{left[0]}{right[0]}" if keeps else f"{left[0][:-1]}{right[0]}")
        gone += not keeps
        made = made + line.text if keeps else made[:-1] + line.text
    return made, weighed, gone


def _keeps(left: str, right: str, line: Line, whole: frozenset[str], drawn_apart: bool) -> bool:
    """Whether a hyphen at the end of a line is of the word: as the file has the word elsewhere, or as it is drawn."""
    joined, hyphened = f"{left[:-1]}{right}".lower(), f"{left}{right}".lower()
    as_joined, as_hyphened = joined in whole, hyphened in whole
    if as_joined != as_hyphened:
        if drawn_apart and line.parted == as_hyphened:
            raise Undecided(hyphened, line)
        return as_hyphened
    if drawn_apart and not as_joined:
        return not line.parted
    if as_joined or any(_KAZAKH.search(word) for word in whole):
        raise Undecided(hyphened, line)
    return _keeps_in_russian(left[:-1].lower(), right.lower(), line)


def _keeps_in_russian(left: str, right: str, line: Line) -> bool:
    from drafter.language.rus_forms import analyzer

    known = analyzer().word_is_known

    if right in _PARTICLES or left in _FIRST:
        return True
    parts: bool = known(left.rpartition("-")[2]) and known(right.partition("-")[0])
    joined: bool = known(f"{left}{right}")
    if parts == joined:
        raise Undecided(f"{left}-{right}", line)
    return parts
