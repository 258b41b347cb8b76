"""An expression of an act: its units by eId, its identity, its official notes, and what an excerpt leaves out."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from drafter import eid as eids
from drafter.akn.printed import Leaf, leaves_of
from drafter.akn.tree import Provision, is_gap, provisions, tag

_IDENTIFICATION = f"*/{tag('meta')}/{tag('identification')}"
PARTS: Mapping[str, str] = {
    "FRBRWork": f"{_IDENTIFICATION}/{tag('FRBRWork')}",
    "FRBRExpression": f"{_IDENTIFICATION}/{tag('FRBRExpression')}",
    "body": f"*/{tag('body')}",
}
"""Where under its root an act has what it cannot be without; ``.//`` would look through the whole act each time."""


@dataclass(frozen=True, slots=True)
class Note:
    """An official note on the history of a unit («Сноска»), which is no part of the enacted text."""

    eid: str
    text: str


class Act:
    """An expression of an act: the tree, with its units found by eId.

    The tree of an act that was given to someone is never changed; ``copy`` makes one that may be.
    """

    def __init__(self, root: etree._Element, file: str | None = None) -> None:
        self.root = root
        self.file = file

    @functools.cached_property
    def index(self) -> Mapping[str, Provision]:
        """Every unit by its eId, in the order of the act."""
        return {unit.eid: unit for unit in provisions(self.body)}

    @functools.cached_property
    def body(self) -> etree._Element:
        """The element that holds the enacted text."""
        found = self.root.find(PARTS["body"])
        assert found is not None
        return found

    @functools.cached_property
    def uri(self) -> str:
        """FRBR URI of the expression: ``/akn/kz/act/code/2014-07-05/235-V/rus@2024-06-08``."""
        return self._uri("FRBRExpression")

    @property
    def work(self) -> str:
        """FRBR URI of the work."""
        return self._uri("FRBRWork")

    @property
    def language(self) -> str:
        """Language of the expression by ISO 639-2: ``rus`` or ``kaz``."""
        return self.uri.rsplit("/", 1)[1][:3]

    @property
    def edition(self) -> str:
        """Date of the expression: ``2024-06-08``."""
        return self.uri.rsplit("/", 1)[1][4:]

    @functools.cached_property
    def gaps(self) -> tuple[str, ...]:
        """What an excerpt leaves out, in order; empty for a whole act."""
        return tuple(str(pi.text or "") for pi in _gaps_in(self.body))

    @property
    def is_excerpt(self) -> bool:
        """Whether the tree holds only a part of the act."""
        return bool(self.gaps)

    @functools.cached_property
    def articles(self) -> tuple[Provision, ...]:
        """The articles in order."""
        return tuple(unit for unit in self.index.values() if unit.prefix == "art")

    @functools.cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Every printed paragraph in order."""
        return tuple(leaves_of(self.body))

    @property
    def notes(self) -> list[Note]:
        """The official notes in the order of the source."""
        return [
            Note(str(note.get("eId")), "\n".join(p.text or "" for p in note.iter(tag("p"))))
            for note in self.root.iter(tag("note"))
        ]

    def history(self, eid: str) -> list[Note]:
        """Return the official notes on a unit and on what it holds."""
        return [note for note in self.notes if eids.contains(eid, note.eid.rsplit(eids.SEPARATOR, 1)[0])]

    def _uri(self, level: str) -> str:
        found = self.root.find(f"{PARTS[level]}/{tag('FRBRuri')}")
        assert found is not None
        return str(found.get("value"))


def _gaps_in(part: etree._Element) -> Iterator[etree._Element]:
    return (node for node in part.iter(etree.ProcessingInstruction) if is_gap(node))


def contains(act: Act, outer: str, inner: str) -> bool:
    """Tell whether a place lies in another or is the same, divisions of the act holding their articles.

    The inner place may be one that the act lacks: then the unit that would hold it counts.
    """
    if eids.contains(outer, inner):
        return True
    if outer.rsplit(eids.SEPARATOR, 1)[-1].split("_", 1)[0] not in eids.DIVISIONS:
        return False
    at: str | None = inner
    while at is not None and at not in act.index:
        at = eids.parent(at)
    return at is not None and any(unit.get("eId") == outer for unit in act.index[at].iterancestors())


def may_hold(act: Act, eid: str) -> bool:
    """Tell whether a unit that the tree lacks may stand in what an excerpt leaves out.

    An excerpt that has articles 667 and 668 with nothing left out between them holds no article 667-1; one that ends
    at subpoint 6) of a part says nothing about subpoint 30).
    """
    if not act.is_excerpt:
        return False
    above = eids.parent(eid)
    while above is not None:
        if above in act.index:
            return act.index[above].has_gap
        above = eids.parent(above)
    article = eids.article(eid)
    if article is None:
        return act.is_excerpt
    wanted = eids.num_key(article.removeprefix("art_"))
    open_gap = False
    passed = False
    for node in act.body.iter():
        if is_gap(node):
            open_gap = True
        elif isinstance(node, Provision) and node.prefix == "art":
            if eids.num_key(node.number) > wanted:
                return open_gap or (not passed and act.is_excerpt)
            passed, open_gap = True, False
    return open_gap


def all_leaves(act: Act) -> tuple[Leaf, ...]:
    """Return every printed paragraph of an act in order."""
    return act.leaves
