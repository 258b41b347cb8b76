"""Changes of a table of contents: the text of an act has no place for them, and they must say what its headings say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter import placing
from drafter.akn import Act, Provision
from drafter.errors import Finding, Place
from drafter.ingest.units import read_unit
from drafter.messages import _
from drafter.reading import refusals
from drafter.reading.locate import PREFIXES
from drafter.reading.model import Clause, Order, Quote, Unit, Verb
from drafter.text.letters import normal


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a table of contents is to say of a unit: its heading, words of it, or with neither that it is gone."""

    eid: str
    heading: str | None = None
    words: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()


def is_of_contents(orders: Sequence[Order]) -> bool:
    """Tell whether orders change the table of contents alone."""
    addresses = [address for order in orders for address in order.addresses]
    return bool(addresses) and all(address[:1] and address[0].unit is Unit.CONTENTS for address in addresses)


def disagreements(clause: Clause, act: Act, file: str | None) -> Iterator[Finding]:
    """Yield where a clause on the table of contents says something else than the headings of the act as amended.

    Units that an excerpt leaves out are not judged.
    """
    for entry in (entry for order in clause.orders for entry in _entries(order, act.language)):
        unit = placing.find(act, entry.eid)
        if not isinstance(unit, Provision):
            lacks = unit.code == placing.MISSING and (entry.heading is not None or entry.words or entry.gone)
            found = _("такого элемента нет") if lacks else None
        elif entry.heading is None and not entry.words and not entry.gone:
            found = f"{unit.label} {unit.heading or ''}".strip()
        else:
            found = None if _says(unit.heading or "", entry) else f"{unit.label} {unit.heading or ''}".strip()
        if found is not None:
            said = entry.heading or ", ".join(entry.words) or _("исключено")
            yield refusals.contents(entry.eid, said, found).at(Place(file=file, line=clause.place.line))


def _entries(order: Order, language: str) -> Iterator[_Entry]:
    if order.text is not None:
        for line in order.text.paragraphs:
            given = read_unit(normal(line), language, division=True)
            if given.prefix in PREFIXES.values() and given.num:
                yield _Entry(eids.join(None, given.prefix, given.num), heading=given.text)
        return
    for address in order.addresses:
        unit = next((step for step in address if step.unit in PREFIXES), None)
        if unit is None:
            continue
        eid = eids.join(None, PREFIXES[unit.unit], unit.number)
        if order.verb is Verb.EXCLUDE and not order.old:
            yield _Entry(eid)
        elif order.new or order.old:
            old = order.old if order.side is None else ()
            yield _Entry(eid, words=_quoted(order.new), gone=_quoted(old))


def _says(heading: str, entry: _Entry) -> bool:
    plain = _plain(heading)
    if entry.heading is not None:
        return plain == _plain(entry.heading)
    new = [_plain(words) for words in entry.words]
    left = plain
    for words in sorted(new, key=len, reverse=True):
        left = left.replace(words, "")
    return all(words in plain for words in new) and not any(_plain(words) in left for words in entry.gone)


def _quoted(quotes: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(normal(quote.text) for quote in quotes)


def _plain(text: str) -> str:
    """Headings of chapters are printed in capitals in one place and in small letters in the other."""
    return normal(text).casefold().rstrip(". ")
