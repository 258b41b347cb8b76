"""An amending law before any act is looked at: its clauses under the acts they are said of, and its other sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.reading.model import ClausePlace, Order, Sentence
from drafter.reading.sentences import Failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A clause as it stands in the law: its orders with the places of the lines above, or the failure.

    ``readings`` are its orders in each sense where the failure is that it has several; ``unended`` says that no sign
    ends it, so that the next line may go on it.
    """

    text: str
    place: ClausePlace
    paragraphs: tuple[int, ...]
    orders: tuple[Order, ...] = ()
    failure: Failure | None = None
    readings: tuple[tuple[Order, ...], ...] = ()
    remarks: tuple[str, ...] = ()
    unended: bool = False


@dataclass(slots=True)
class Block:
    """An amended act as named, and its clauses."""

    named: str
    clauses: list[Raw] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an amending law is made of, and the paragraphs before its text."""

    preface: tuple[str, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
