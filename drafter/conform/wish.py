"""What a list of articles should say of one of them."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.akn import Leaf
from drafter.conform.lists import Entry, Listing, listings
from drafter.conform.model import Sureness

_LONG = 3
"""A list with as many entries is one by whose order a new number finds its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """That a paragraph should list an article with some of its parts: all of them, or with ``parts`` empty none.

    ``everything`` are all parts of the article, ``model`` an article that stands in the list to be changed. The rest
    is as in ``Proposal``.
    """

    leaf: Leaf
    article: str
    parts: frozenset[str]
    everything: frozenset[str]
    reason: str
    rule: str
    sureness: Sureness
    cause: int
    model: str = ""
    ask: str = ""
    alternative: str = ""

    @property
    def listed(self) -> frozenset[str]:
        """The parts as the list names them: none where all are meant."""
        return frozenset() if self.parts == self.everything else self.parts

    @property
    def listing(self) -> Listing | None:
        """The list that the wish is about, as it is in force."""
        return listing_of(self.leaf, self.article, self.model)


def listing_of(leaf: Leaf, article: str, model: str = "") -> Listing | None:
    """Return the list of a paragraph that names an article, else its model, else the only long one."""
    found = listings(leaf)
    for number in (article, model):
        for one in found:
            if number and one.find(number):
                return one
    long = [one for one in found if len(one.entries) >= _LONG and not any(_is_inside(one, other) for other in found)]
    return long[0] if len(long) == 1 else None


def _is_inside(one: Listing, other: Listing) -> bool:
    """Whether a list stands in the brackets of another: «654 (в части правонарушений, предусмотренных статьями …)»."""
    start = one.entries[0].start
    return any(entry.start < start < entry.end for entry in other.entries)


def listed_parts(leaf: Leaf, article: str, everything: frozenset[str]) -> frozenset[str]:
    """Return the parts of an article that a paragraph lists, all of them where it lists the article as a whole."""
    listing = listing_of(leaf, article)
    return expanded(listing.find(article) if listing else None, everything)


def expanded(entry: Entry | None, everything: frozenset[str]) -> frozenset[str]:
    """Return the parts of an article that an entry lists."""
    if entry is None:
        return frozenset()
    return entry.parts & everything if entry.parts else everything
