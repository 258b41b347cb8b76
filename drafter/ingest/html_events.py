"""What a page shows, piece by piece: text, breaks and gaps, and what is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Break(Enum):
    """What parts two lines of a page."""

    LINE = 1
    BLOCK = 2
    ITEM = 3


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text that is shown; ``added`` where the browser prints it and the page does not hold it."""

    text: str
    line: int
    official: bool = False
    added: bool = False


@dataclass(frozen=True, slots=True)
class Gap:
    """A comment of the one who saved the page: what is left out of it."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Told:
    """What is on the page and is not read, with the letters of it that the page holds."""

    message: str
    found: str
    line: int
    letters: int = 0


Event = Break | Text | Gap | Told
