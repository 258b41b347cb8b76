"""An act in blocks, an article or the heading of a division each, which are read only where they have to be."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.change import Role


class Rows(NamedTuple):
    """Printed paragraphs in three equal rows."""

    eids: tuple[str, ...]
    roles: tuple[Role, ...]
    texts: tuple[str, ...]

    @classmethod
    def of(cls, leaves: Iterable[Leaf]) -> Rows:
        """Return the rows of printed paragraphs."""
        found = list(leaves)
        return cls(
            tuple([leaf.eid for leaf in found]),
            tuple([leaf.role for leaf in found]),
            tuple([leaf.printed for leaf in found]),
        )


@dataclass(frozen=True)
class Block:
    """A part of an act that is matched as a whole.

    ``written`` is how its source says it, where that is known: what is written the same in two editions says the same,
    and need not be read. ``read`` returns its printed paragraphs, one at least, and is asked once at most.
    """

    eid: str
    written: bytes | None
    read: Callable[[], Rows]

    @functools.cached_property
    def rows(self) -> Rows:
        """The printed paragraphs."""
        return self.read()

    @property
    def texts(self) -> tuple[str, ...]:
        """What the printed paragraphs say."""
        return self.rows.texts

    def says(self, other: Block) -> bool:
        """Tell whether another block says the same."""
        if self.written is not None and self.written == other.written:
            return True
        return self.texts == other.texts


def blocks(act: Act) -> list[Block]:
    """Return an act in blocks; what stands under no article is a block of its own."""
    return list(_blocks(act.body))


def _blocks(holder: etree._Element) -> Iterator[Block]:
    for unit in holder:
        if not isinstance(unit, Provision):
            continue
        if unit.prefix not in eids.DIVISIONS:
            yield Block(unit.eid, akn.written(unit), functools.partial(_read, unit))
            continue
        first = next(akn.leaves(unit), None)
        if first is not None and first.eid == unit.eid + eids.SEPARATOR + eids.HEADING:
            yield Block(first.eid, first.printed.encode(), functools.partial(Rows.of, (first,)))
        yield from _blocks(unit)


def _read(unit: Provision) -> Rows:
    return Rows.of(akn.leaves(unit))
