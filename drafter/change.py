"""What a bill does to an act, paragraph by paragraph: the one thing that table, redline and review page show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafter.diff import Kind, Segment, new_text, old_text


class Role(StrEnum):
    """What a printed paragraph of an act is; documents style it by this."""

    DIVISION = "division"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    POINT = "point"
    ALINEA = "alinea"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed paragraph, in force and as proposed.

    ``mark`` is the fate of the paragraph itself: EQUAL where it stands in both texts (its words may still change),
    INSERT or DELETE where the paragraph comes or goes whole.
    """

    eid: str
    role: Role
    mark: Kind
    segments: tuple[Segment, ...]

    @property
    def old(self) -> str | None:
        """The paragraph in force, or None where there is none."""
        return None if self.mark is Kind.INSERT else old_text(self.segments)

    @property
    def new(self) -> str | None:
        """The paragraph as proposed, or None where there is none."""
        return None if self.mark is Kind.DELETE else new_text(self.segments)

    @property
    def touched(self) -> bool:
        """Whether anything in the paragraph changes."""
        return any(s.kind is not Kind.EQUAL for s in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A structural element in force and as proposed, with the modifications that change it.

    ``modifications`` are positions in the list of modifications, from 0; ``place`` is the element's name for a
    person («часть первая статьи 684»).
    """

    eid: str
    place: str
    modifications: tuple[int, ...]
    lines: tuple[Line, ...]

    @property
    def is_new(self) -> bool:
        """Whether nothing stood here."""
        return all(line.mark is Kind.INSERT for line in self.lines)

    @property
    def is_gone(self) -> bool:
        """Whether nothing is left here."""
        return all(line.mark is Kind.DELETE for line in self.lines)


def in_force(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the paragraphs in force."""
    return (text for line in lines if (text := line.old) is not None)


def proposed(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the paragraphs as proposed."""
    return (text for line in lines if (text := line.new) is not None)
