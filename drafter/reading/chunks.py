"""The constituents of an amending sentence, which both languages share though they order them otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from drafter.messages import _
from drafter.reading.lexicon import Word
from drafter.reading.model import Address, Quote, Step, Unit, Verb
from drafter.reading.tokens import Token


@dataclass(frozen=True, slots=True)
class Place:
    """Addresses; ``inside`` where the prose says «в» or whose, so that the unit itself is not what is changed."""

    addresses: tuple[Address, ...]
    inside: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """Quoted words: ``role`` is «old», «new», or the side on which new words stand: «after», «before»."""

    quotes: tuple[Quote, ...]
    role: str
    sign: bool = False


@dataclass(frozen=True, slots=True)
class NewUnits:
    """Units that are added: «подпунктами 9-1) и 9-2)»."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """The unit after which a new one stands: «после абзаца второго»."""

    step: Step


@dataclass(frozen=True, slots=True)
class Ordered:
    """The verb."""

    verb: Verb


@dataclass(frozen=True, slots=True)
class Text:
    """The text of new or restated units."""

    quote: Quote


@dataclass(frozen=True, slots=True)
class Mark:
    """A word without which the sentence would say the same: a separator, «соответственно», «следующего содержания»."""

    word: Word


Chunk = Place | Words | NewUnits | Beside | Ordered | Text | Mark


class Stop(Exception):
    """The place where a sentence cannot be read on, with what could stand there."""

    def __init__(self, position: int, expected: str) -> None:
        super().__init__(expected)
        self.position = position
        self.expected = expected


class Cursor:
    """The tokens of a sentence, read from left to right."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.at = 0

    def word(self, ahead: int = 0) -> Word | None:
        """What the token at hand, or one further on, is to the grammar; None after the last."""
        place = self.at + ahead
        return self.tokens[place].word if 0 <= place < len(self.tokens) else None

    @property
    def token(self) -> Token:
        if self.at >= len(self.tokens):
            raise self.stop(_("продолжение предложения"))
        return self.tokens[self.at]

    def take(self, *words: Word) -> Token | None:
        """Go over the token at hand if it is one of these."""
        if self.word() in words:
            self.at += 1
            return self.tokens[self.at - 1]
        return None

    def names_sentence(self) -> bool:
        """Whether the word at hand says that what is quoted is a sentence: «предложение «…»», «деген сөйлем»."""
        return self.word() is Word.UNIT and self.token.value is Unit.SENTENCE

    def separator(self, ahead: int = 0) -> int:
        """How many tokens the separator at hand takes: «,», «и», «, и»; 0 where there is none."""
        first, second = self.word(ahead), self.word(ahead + 1)
        if first is Word.COMMA:
            return 2 if second is Word.AND else 1
        return 1 if first is Word.AND else 0

    def stop(self, expected: str) -> Stop:
        return Stop(self.at, expected)


RANKS: dict[Unit, float] = {
    Unit.ACT: 0,
    Unit.CONTENTS: 0.5,  # «в оглавлении: / заголовок главы 33 …» is no change of the chapter
    Unit.ANNEX: 0.5,
    Unit.ACT_PART: 1,
    Unit.SECTION: 2,
    Unit.SUBSECTION: 3,
    Unit.CHAPTER: 4,
    Unit.SUBCHAPTER: 5,
    Unit.PREAMBLE: 5,
    Unit.ARTICLE: 6,
    Unit.HEADING: 6.5,
    Unit.NOTE: 7,
    Unit.PARAGRAPH: 8,
    Unit.PART: 9,
    Unit.POINT: 10,
    Unit.ROW: 10,
    Unit.ALINEA: 11,
    Unit.SENTENCE: 12,
}
"""How deep a unit lies."""


def rank(step: Step) -> float:
    """Return how deep a unit lies; a пункт with a bracket is a подпункт by another name (Criminal Code)."""
    if step.unit is Unit.PARAGRAPH and step.bracket:
        return RANKS[Unit.POINT]
    return RANKS[step.unit]


def outer_of(address: Address, step: Step) -> Address:
    """Return the units of an address that may hold a unit.

    A часть is inside a пункт where both are named; where only a часть is, as in codes, a пункт is inside it. A подпункт
    that is told with the абзац before it holds абзацы itself: «в подпункте 1) абзаца первого: абзац второй исключить».
    A heading holds no unit.
    """
    depth = rank(step)
    if step.unit is Unit.PARAGRAPH and all(held.unit is not Unit.PARAGRAPH for held in address):
        depth = max(depth, RANKS[Unit.POINT])
    size = len(address)
    while size and (rank(address[size - 1]) >= depth or address[size - 1].unit is Unit.HEADING):
        size -= 1
    return address[:size]


Levels = Sequence[tuple[Step, ...]]
"""A chain of units from the large to the small, each level one unit or more: «абзац второй частей первой и второй»."""


def shared(elements: Iterable[Levels]) -> Iterator[list[Address]]:
    """Yield the addresses of each chain, which takes from the chain before what it does not name itself.

    Only what is around the smallest unit of the neighbour is taken: «заголовок и абзац первый части первой статьи 377».
    """
    outer: Address = ()
    for levels in elements:
        outer = outer_of(outer, levels[0][0])
        yield [(*outer, *path) for path in product(*levels)]
        outer = (*outer, *(level[0] for level in levels[:-1]))
