"""The paragraphs around a place, in force and as proposed, and which of them the place holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from drafter import akn, placing
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import Amended
from drafter.change import Change, Line
from drafter.compare import lines
from drafter.diff import Kind
from drafter.errors import Finding
from drafter.reading.locate import Spot, locate
from drafter.reading.model import Address

Key = tuple[str | None, str | None]
"""What tells a paragraph from every other of the act: its eId in force, and as proposed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A printed paragraph in force and as proposed, with its eId in each text that has it."""

    line: Line
    old_eid: str | None
    new_eid: str | None

    @property
    def key(self) -> Key:
        """What tells an item from every other of the act."""
        return self.old_eid, self.new_eid

    @property
    def touched(self) -> bool:
        """Whether the bill changes it."""
        return self.line.touched or self.line.mark is not Kind.EQUAL

    def text(self, side: Kind) -> str | None:
        """The paragraph in force (``DELETE``) or as proposed (``INSERT``); None where that text lacks it."""
        return self.line.old if side is Kind.DELETE else self.line.new


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The paragraphs of the articles around places in order, and which of them the places hold.

    ``alone`` says that the places are single paragraphs or headings, which may stand without their labels; ``gapped``
    that the act at hand leaves something of the articles out.
    """

    items: tuple[Item, ...]
    inside: frozenset[Key]
    alone: bool
    gapped: bool

    def holds(self, item: Item) -> bool:
        """Whether a paragraph is of the places themselves."""
        return item.key in self.inside

    @property
    def touched(self) -> bool:
        """Whether the bill changes anything in the places."""
        return any(item.touched for item in self.items if self.holds(item))


class Acts:
    """An act in force and as a bill makes it, asked for stretches around places."""

    def __init__(self, amended: Amended, changes: Sequence[Change]) -> None:
        self.amended = amended
        self.changes = tuple(changes)
        self._made: dict[str, tuple[Item, ...]] = {}

    @cached_property
    def _now(self) -> Mapping[str, str]:
        """The eId in the proposed text of each unit that stays."""
        return {old: new for new, old in self.amended.origin.items()}

    def located(self, addresses: Sequence[Address], *, proposed: bool) -> tuple[str, ...] | Finding:
        """Return the eIds of addresses in the act in force, or in the act as proposed; or why one is not there."""
        act = self.amended.act if proposed else self.amended.in_force
        found: list[str] = []
        for address in addresses:
            spots = locate(act, address)
            if isinstance(spots, Finding):
                return spots
            for spot in spots:
                if (lacking := _lacking(act, spot)) is not None:
                    return lacking
                found += [unit.eid for unit in spot.group] or [spot.eid]
        return tuple(dict.fromkeys(found))

    def around(self, places: Sequence[str], *, proposed: bool) -> Stretch:
        """Return the stretch around places by their eIds in one of the two texts."""
        scopes = dict.fromkeys(_scope(place) for place in places)
        items = tuple(item for scope in scopes for item in self._items(scope))
        wanted = places if proposed else [self._proposed(place) for place in places]
        inside = {
            item.key
            for item in items
            if (not proposed and _in(self.amended.in_force, places, item.old_eid))
            or (
                item.new_eid is not None
                and (proposed or item.old_eid is None)
                and _in(self.amended.act, wanted, item.new_eid)
            )
        }
        return Stretch(
            items=items,
            inside=frozenset(inside),
            alone=all(_is_alone(place) for place in places),
            gapped=any(self._is_gapped(scope) for scope in scopes),
        )

    def _is_gapped(self, scope: str) -> bool:
        unit = self.amended.in_force.index.get(scope)
        return unit is not None and unit.has_gap

    def of(self, change: Change) -> Stretch:
        """Return the stretch around what a change shows."""
        proposed = change.eid in self.amended.inserted and change.eid not in self.amended.in_force.index
        return self.around([change.eid], proposed=proposed)

    def _proposed(self, place: str) -> str:
        made = self.amended.restated.get(place)
        if made is not None:
            return self.amended.placed[made]
        unit = place.removesuffix(eids.SEPARATOR + eids.HEADING)
        return self._now.get(unit, unit) + place[len(unit) :]

    def _items(self, scope: str) -> tuple[Item, ...]:
        if scope not in self._made:
            self._made[scope] = tuple(self._paired(scope))
        return self._made[scope]

    def _paired(self, scope: str) -> Iterator[Item]:
        """The paragraphs of a scope: each paragraph of either text stands in one line, and in its order."""
        olds = iter(_eids(self.amended.in_force, scope))
        news = iter(_eids(self.amended.act, self._proposed(scope)))
        for line in lines(self.amended, scope):
            yield Item(
                line=line,
                old_eid=None if line.old is None else next(olds),
                new_eid=None if line.new is None else next(news),
            )


def _lacking(act: Act, spot: Spot) -> Finding | None:
    """The finding for a place that the act does not show; a whole act is shown."""
    if spot.eid == eids.WHOLE or spot.group or spot.unit is not None:
        return None
    found = placing.find(act, spot.eid)
    return found if isinstance(found, Finding) else None


def _scope(place: str) -> str:
    """What is read around a place: its article, or the place itself above the articles."""
    return eids.article(place) or place


def _in(act: Act, places: Sequence[str], eid: str | None) -> bool:
    return eid is not None and any(akn.contains(act, place, eid) for place in places)


def _is_alone(place: str) -> bool:
    return place != eids.WHOLE and eids.pieces(place)[-1][0] in ("al", eids.HEADING)


def _eids(act: Act, scope: str) -> list[str]:
    if scope == eids.WHOLE:
        return [leaf.eid for leaf in akn.all_leaves(act)]
    unit = act.index.get(scope.removesuffix(eids.SEPARATOR + eids.HEADING))
    if unit is None:
        return []
    return [leaf.eid for leaf in akn.leaves(unit) if eids.contains(scope, leaf.eid) or scope == unit.eid]
