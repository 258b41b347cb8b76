"""Orders become modifications: places turned into eIds, quoted text into words and units."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.akn import Act
from drafter.errors import Finding
from drafter.modification import Modification
from drafter.reading.locate import Spot, locate
from drafter.reading.model import Address, Order, Verb
from drafter.reading.refusals import Refused
from drafter.reading.units import added, excluded, restated
from drafter.reading.words import respelt, worded


@dataclass(frozen=True, slots=True)
class Resolved:
    """The modifications of an order; ``seen`` says that the act in force shows every place; remarks on spelling."""

    modifications: tuple[Modification, ...]
    seen: bool
    remarks: tuple[Finding, ...] = ()


def resolve(order: Order, act: Act) -> Resolved:
    """Turn an order into modifications of an act.

    Raises Refused where a place is not there or is not certain, or the new text is of another shape.
    """
    spots = [spot for address in order.addresses for spot in _located(act, address)]
    remarks: list[Finding] = []
    made: list[Modification] = []
    match order.verb:
        case Verb.RESTATE:
            made = restated(order, spots, act.language)
        case Verb.SUPPLEMENT if order.units:
            made = [m for spot in spots for m in added(order, spot, act.language)]
        case Verb.EXCLUDE if not order.old:
            made = [m for spot in spots for m in excluded(spot)]
        case _:
            for spot in spots:
                olds, noted = respelt(order, spot)
                made += worded(order, spot, olds)
                remarks += noted
    return Resolved(tuple(made), all(spot.seen for spot in spots), tuple(remarks))


def _located(act: Act, address: Address) -> list[Spot]:
    found = locate(act, address)
    if isinstance(found, Finding):
        raise Refused(found)
    return found
