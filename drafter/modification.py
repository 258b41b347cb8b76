"""Modifications of an act, named as Akoma Ntoso names them; a bill is one list of them.

Renumbering, the fourth kind of Akoma Ntoso, is not among them: repealed units keep their numbers and the rest are not
renumbered (Law № 480-V, article 27(6), edition of 09.01.2026).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

Position = Literal["before", "after", "end"]
"""Where new words go: beside old ones, or at the end of the destination."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution:
    """New words for old ones, or a unit or heading restated.

    ``destination`` is the eId of the unit, of a heading (``art_368__heading``) or ``body`` for the whole text. With
    ``old`` empty the destination is restated and ``new`` holds its whole text, one paragraph per line; otherwise each
    old form gives way to the new one beside it. ``every`` asks for all occurrences; else ``count`` must be found.
    """

    destination: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...]
    every: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Insertion:
    """A new unit, or new words before or after old ones, or at the end.

    With ``pos`` empty the destination is the eId of the new unit and ``new`` its whole text, one paragraph per line.
    With «end» there are no ``old`` words: «дополнить словами …» puts the new ones before the sign that closes the text.
    """

    destination: str
    pos: Position | None = None
    old: str = ""
    new: str
    every: bool = False
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeal:
    """A unit excluded, or with ``old`` the words that are."""

    destination: str
    old: tuple[str, ...] = ()
    every: bool = False
    count: int = 1


Modification: TypeAlias = Substitution | Insertion | Repeal


def kind(modification: Modification) -> str:
    """Return what Akoma Ntoso calls a modification.

    >>> kind(Repeal(destination="art_5"))
    'repeal'
    """
    match modification:
        case Substitution():
            return "substitution"
        case Insertion():
            return "insertion"
        case Repeal():
            return "repeal"
    assert_never(modification)


def is_verbal(modification: Modification) -> bool:
    """Tell whether a modification changes words inside a unit, not a unit whole.

    >>> is_verbal(Repeal(destination="art_5")), is_verbal(Repeal(destination="art_5", old=("или",)))
    (False, True)
    """
    match modification:
        case Insertion():
            return modification.pos is not None
        case Substitution() | Repeal():
            return bool(modification.old)
