"""Which of several senses of a clause is meant, where the text in force tells."""

from __future__ import annotations

from collections.abc import Sequence

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act
from drafter.errors import Finding
from drafter.reading.locate import Spot, locate
from drafter.reading.model import Order
from drafter.reading.sameness import as_in_force
from drafter.reading.spots import leaves
from drafter.text.letters import normal
from drafter.words import occurrences


def chosen(readings: Sequence[Sequence[Order]], act: Act) -> tuple[Order, ...] | None:
    """Return the one reading whose old words all stand where it says, or None.

    A reading that names no old words proves nothing.
    """
    proven = [tuple(orders) for orders in readings if _names_words(orders) and all(_stands(o, act) for o in orders)]
    return proven[0] if len(proven) == 1 else None


def _names_words(orders: Sequence[Order]) -> bool:
    return any(order.old for order in orders)


def _stands(order: Order, act: Act) -> bool:
    texts = [text for address in order.addresses for text in _texts(locate(act, address), act)]
    olds = [normal(quote.text) for quote in order.old]
    return all(any(occurrences(text, old) for text in texts) or as_in_force(old, texts) is not None for old in olds)


def _texts(spots: Sequence[Spot] | Finding, act: Act) -> list[str]:
    if isinstance(spots, Finding):
        return []
    found = [akn.all_leaves(act) if spot.eid == eids.WHOLE else leaves(spot) for spot in spots if _is_seen(spot)]
    return [leaf.text for each in found for leaf in each]


def _is_seen(spot: Spot) -> bool:
    return spot.eid == eids.WHOLE or spot.unit is not None
