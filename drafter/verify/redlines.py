"""A Word redline read by itself: its text with every tracked change rejected, and with every one accepted.

The reader shares nothing with what writes redlines: it settles the changes in the tree as Word does, then reads what is
printed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from drafter.messages import _
from drafter.word import Word, lines, opened, readable
from drafter.word.refusals import Kind, refused
from drafter.word.settled import changes_cells, changes_in, is_redlined


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """The paragraphs of a redline, tables among them: ``rejected`` as they were, ``accepted`` as they will be.

    ``changes`` counts the tracked changes.
    """

    rejected: tuple[str, ...]
    accepted: tuple[str, ...]
    changes: int


def redline(path: Path, data: bytes) -> Redline:
    """Read a redline from the bytes of a Word file; the path is for findings alone.

    Paragraphs without words are left out, blanks are single and ordinary.
    """
    return redline_of(opened(path, data))


def redline_of(word: Word) -> Redline:
    """Read a redline from a Word file that is open; one without changes is the same rejected and accepted."""
    if changes_cells(word.document):
        raise refused(word.path, Kind.CHANGES, _("исправления, которые меняют клетки таблицы"))
    if not is_redlined(word.document):
        text = _texts(word)
        return Redline(rejected=text, accepted=text, changes=0)
    return Redline(
        rejected=_texts(word.settled(accept=False)),
        accepted=_texts(word.settled(accept=True)),
        changes=changes_in(word.document),
    )


def _texts(word: Word) -> tuple[str, ...]:
    text = [one for one in word.paragraphs if not one.boxed]
    readable(word, text, struck=True)
    return tuple(line for one in text for line in lines(one))
