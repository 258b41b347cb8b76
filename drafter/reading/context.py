"""Where the lines above a clause have led: «в статье 5:», «в части первой:», and what depends on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.messages import _
from drafter.reading.chunks import RANKS, Place, outer_of, rank
from drafter.reading.model import Address, Order, Unit, Verb
from drafter.reading.sentences import Failure, Parsed

_WHOLE = RANKS[Unit.ARTICLE]
"""How deep a place may lie that depends on no line above."""


class Context:
    """The places that the lines above have named, each inside the one before."""

    def __init__(self, places: Sequence[Place] = (), *, lost: bool = False) -> None:
        self._places = list(places)
        self.lost = lost

    def copy(self) -> Context:
        """Return a context of the same places, which goes its own way from here."""
        return Context(self._places, lost=self.lost)

    def enter(self, place: Place) -> None:
        """Go into a place, out of those that cannot hold it."""
        self._leave(place.addresses)
        self._places.append(self._completed(place))

    def placed(self, order: Order) -> Order:
        """Return an order with the place of the lines above, out of those that cannot hold what it names."""
        if order.units and order.addresses == ((),):
            self._leave(((order.units[0],),))
        else:
            self._leave(order.addresses)
        found = self._completed(Place(order.addresses, everywhere=order.everywhere))
        return replace(order, addresses=found.addresses, everywhere=found.everywhere)

    def apart(self, orders: Sequence[Order]) -> tuple[Order, ...]:
        """Return orders with the places of the lines above, which stay as they are: the orders may not be meant."""
        beside = self.copy()
        return tuple(beside.placed(order) for order in orders)

    def refusal(self, parsed: Parsed) -> Failure | None:
        """Return why a sentence that reads well has no certain place under the lines above, or None."""
        return self._adrift(parsed) or self._unnamed(parsed)

    def _leave(self, addresses: Sequence[Address]) -> None:
        while self._places and not _may_hold(self._places[-1].addresses, addresses):
            self._places.pop()

    def _completed(self, place: Place) -> Place:
        if not self._places:
            return place
        outer = self._places[-1]
        if _repeats(outer.addresses, place.addresses):
            return place
        addresses = tuple((*a, *b) for a in outer.addresses for b in place.addresses)
        return replace(place, addresses=addresses, everywhere=place.everywhere or outer.everywhere)

    def _adrift(self, parsed: Parsed) -> Failure | None:
        """A place that hangs on a line above which was not understood, unless it names its article itself."""
        places = [parsed.place.addresses] if parsed.place else [order.addresses for order in parsed.orders]
        if not self.lost or all(addresses[0][:1] and rank(addresses[0][0]) <= _WHOLE for addresses in places):
            return None
        return Failure(
            message=_("строка выше, от которой зависит место, не понята"),
            understood="",
            rest=parsed.text,
            expected=_("статья, названная в самом предложении"),
            orders=bool(parsed.orders),
        )

    def _unnamed(self, parsed: Parsed) -> Failure | None:
        """A unit restated under a line «в статье 5:» must be named itself; only an act may be restated unnamed."""
        lone = any(order.verb is Verb.RESTATE and order.addresses == ((),) for order in parsed.orders)
        if not (lone and self._places):
            return None
        return Failure(
            message=_("не названо, что излагается в новой редакции"),
            understood="",
            rest=parsed.text,
            expected=_("заголовок, часть, пункт, абзац перед словом «изложить»"),
        )


def _may_hold(outer: Sequence[Address], inner: Sequence[Address]) -> bool:
    """Whether places may lie in those of a line above, or name those again."""
    return _repeats(outer, inner) or all(not b or outer_of(a, b[0]) == a for a in outer for b in inner)


def _repeats(outer: Sequence[Address], inner: Sequence[Address]) -> bool:
    """Whether places name the one of a line above again: «в статье 5: / в части первой статьи 5 …»."""
    return len(outer) == 1 and bool(outer[0]) and all(b[: len(outer[0])] == outer[0] for b in inner)
