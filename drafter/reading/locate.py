"""Places as the prose names them become eIds: found in the act in force, or named as usual where it is not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter import akn, placing
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.errors import Finding
from drafter.messages import _
from drafter.reading import refusals
from drafter.reading.model import OUTSIDE, Address, Step, Unit
from drafter.reading.names import step_text

PREFIXES: dict[Unit, str] = {
    Unit.SECTION: "sec",
    Unit.SUBSECTION: "subsec",
    Unit.CHAPTER: "chp",
    Unit.SUBCHAPTER: "subchp",
    Unit.ARTICLE: "art",
    Unit.NOTE: "note",
    Unit.PARAGRAPH: "para",
    Unit.PART: "para",
    Unit.POINT: "point",
    Unit.ALINEA: "al",
}
"""The prefix of the eId of each unit: «1.» is a часть of a code and a пункт of a law."""

@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: its eId, and the unit where the act shows it.

    ``group`` are the unnumbered paragraphs of a часть that has no number; then ``eid`` is that of what holds them.
    ``sentence`` is the number of a sentence in the one paragraph of the place.
    """

    eid: str
    unit: Provision | None = None
    seen: bool = True
    group: tuple[Provision, ...] = ()
    sentence: Step | None = None


def locate(act: Act, address: Address) -> list[Spot] | Finding:
    """Return the places of an address, several where it names a range, or the finding that says why there is none."""
    spots = [Spot(eid=eids.WHOLE)]
    for step in address:
        found: list[Spot] = []
        for spot in spots:
            inner = _all_between(act, spot, step) if step.last else _into(act, spot, step)
            if isinstance(inner, Finding):
                return inner
            found += inner if isinstance(inner, list) else [inner]
        spots = found
    return spots


def _into(act: Act, spot: Spot, step: Step) -> Spot | Finding:
    """Go one step down."""
    match step.unit:
        case Unit.ACT:
            return spot
        case Unit.SECTION | Unit.CHAPTER | Unit.ARTICLE:
            return _found(act, eids.join(None, PREFIXES[step.unit], step.number))
        case Unit.SUBSECTION | Unit.SUBCHAPTER:
            return _found(act, eids.join(_named(spot), PREFIXES[step.unit], step.number))
        case Unit.HEADING:
            return _heading(spot)
        case Unit.NOTE:
            return _note(act, spot, step)
        case Unit.PARAGRAPH | Unit.PART:
            return _point(act, spot, step) if step.bracket else _paragraph(act, spot, step)
        case Unit.POINT:
            return _point(act, spot, step)
        case Unit.ALINEA:
            return _alinea(act, spot, step)
        case Unit.SENTENCE:
            return _sentence(spot, step)
        case _:
            return refusals.outside(OUTSIDE[step.unit])


def _named(spot: Spot) -> str | None:
    return None if spot.eid == eids.WHOLE else spot.eid


def _found(act: Act, eid: str) -> Spot | Finding:
    unit = placing.find(act, eid)
    if isinstance(unit, Provision):
        return Spot(eid=eid, unit=unit)
    return Spot(eid=eid, seen=False) if unit.code == placing.UNSEEN else unit


def _inside(act: Act, spot: Spot, step: Step, prefix: str) -> Spot | Finding:
    """The unit of a number right inside a place."""
    if spot.eid == eids.WHOLE:
        return _nowhere(step)
    return _found(act, eids.join(spot.eid, prefix, step.number))


def _nowhere(step: Step) -> Finding:
    return refusals.place(
        _("не названо, в какой статье это место"),
        expected=_("статья в этом предложении или в строке выше"),
        found=step_text(step),
        hint=_("назовите статью в самом предложении или строкой выше"),
    )


def _heading(spot: Spot) -> Spot | Finding:
    if spot.eid == eids.WHOLE:
        return refusals.outside(_("заголовок самого акта"))
    if spot.unit is not None and spot.unit.heading is None:
        return refusals.place(_("у этого элемента нет заголовка"), found=spot.eid)
    return replace(spot, eid=spot.eid + eids.SEPARATOR + eids.HEADING)


def _note(act: Act, spot: Spot, step: Step) -> Spot | Finding:
    if step.number or spot.unit is None:
        return _inside(act, spot, step if step.number else replace(step, number="1"), "note")
    notes = [unit for unit in spot.unit.units if unit.prefix == "note"]
    if len(notes) == 1:
        return Spot(eid=notes[0].eid, unit=notes[0])
    if not notes and spot.unit.has_gap:
        return Spot(eid=eids.join(spot.eid, "note", "1"), seen=False)
    return refusals.place(
        _("примечаний в статье: {n}").format(n=len(notes)), expected=_("одно примечание или его номер"), found=spot.eid
    )


def _paragraph(act: Act, spot: Spot, step: Step) -> Spot | Finding:
    """A часть or пункт: a numbered unit, or a run of unnumbered paragraphs that a capital letter opens."""
    if spot.unit is None:
        nested = spot.eid != eids.WHOLE and eids.pieces(spot.eid)[-1][0] == "para"
        return refusals.needs_text(_("часть пункта")) if nested else _inside(act, spot, step, "para")
    if any(unit.prefix == "para" for unit in spot.unit.units) or not step.number.isdigit():
        return _inside(act, spot, step, "para")
    points = [unit.number for unit in spot.unit.units if unit.prefix == "point"]
    if step.unit is Unit.PARAGRAPH and step.number in points:
        return _point(act, spot, step)  # «пункт 1» where the only units with numbers are «1)»
    parts = parts_of(spot.unit)
    number = int(step.number)
    if step.unit is Unit.PART and 1 <= number <= len(parts) and not spot.unit.has_gap:
        return replace(spot, group=parts[number - 1])
    if spot.unit.has_gap:
        return _inside(act, spot, step, "para")
    return refusals.place(
        _("такой части или такого пункта нет"),
        expected=_("часть {number}").format(number=step.number),
        found=_("в {eid} ненумерованных частей: {n}").format(eid=spot.eid, n=len(parts)),
    )


def parts_of(unit: Provision) -> list[tuple[Provision, ...]]:
    """Return the unnumbered paragraphs of a unit by часть: each часть begins with a capital letter.

    Law № 480-V, article 23(1), edition of 09.01.2026.
    """
    parts: list[list[Provision]] = []
    for inner in unit.units:
        if inner.prefix != "al":
            continue
        first = next((sign for sign in next(iter(akn.leaves(inner))).text if sign.isalnum()), "")
        if not parts or first.isupper():
            parts.append([])
        parts[-1].append(inner)
    return [tuple(part) for part in parts]


def _point(act: Act, spot: Spot, step: Step) -> Spot | Finding:
    """A подпункт; one that belongs to the paragraph that opens the list stands beside that paragraph in the tree."""
    holder, opening = spot, spot.group
    if spot.unit is not None and spot.unit.prefix == "al" and not spot.group:
        above = spot.unit.getparent()
        assert isinstance(above, Provision)
        holder, opening = Spot(eid=above.eid, unit=above), (spot.unit,)
    elif spot.unit is None and spot.eid != eids.WHOLE and eids.pieces(spot.eid)[-1][0] == "al":
        holder = Spot(eid=eids.parent(spot.eid) or spot.eid, seen=False)
    found = _inside(act, replace(holder, group=()), step, "point")
    if isinstance(found, Finding) or found.unit is None or not opening:
        return found
    before = [unit for unit in found.unit.itersiblings(preceding=True) if isinstance(unit, Provision)]
    nearest = next((unit for unit in before if unit.prefix == "al"), None)
    if nearest is None or nearest not in opening:
        return refusals.place(
            _("подпункт стоит не в том абзаце"),
            expected=opening[0].eid,
            found=nearest.eid if nearest is not None else None,
        )
    return found


def _alinea(act: Act, spot: Spot, step: Step) -> Spot | Finding:
    if spot.group:
        number = int(step.number) if step.number.isdigit() else 0
        if not 1 <= number <= len(spot.group):
            return refusals.place(_("такого абзаца нет"), expected=step.number, found=_count(spot.group))
        unit = spot.group[number - 1]
        return Spot(eid=unit.eid, unit=unit)
    if not step.number and spot.unit is not None:
        lone = [unit for unit in spot.unit.units if unit.prefix == "al"]
        if len(lone) != 1:
            return refusals.place(_("не назван номер абзаца"), found=_count(lone))
        return Spot(eid=lone[0].eid, unit=lone[0])
    return _inside(act, spot, step, "al") if step.number else refusals.needs_text(_("абзац без номера"))


def _count(units: Sequence[Provision]) -> str:
    return _("абзацев: {n}").format(n=len(units))


def _sentence(spot: Spot, step: Step) -> Spot | Finding:
    """A sentence of the one paragraph that a place has."""
    if spot.unit is None:
        return refusals.needs_text(_("предложение"))
    paragraphs = spot.group or tuple(_paragraphs(spot.unit))
    if len(paragraphs) != 1 or not step.number:
        return refusals.place(
            _("неясно, в каком абзаце это предложение"),
            expected=_("место из одного абзаца и номер предложения"),
            found=_count(paragraphs),
        )
    return Spot(eid=paragraphs[0].eid, unit=paragraphs[0], sentence=step)


def _paragraphs(unit: Provision) -> Iterator[Provision]:
    """The unnumbered paragraphs that a unit holds, at any depth."""
    if unit.prefix == "al":
        yield unit
    for inner in unit.units:
        yield from _paragraphs(inner)


def _all_between(act: Act, spot: Spot, step: Step) -> list[Spot] | Finding:
    """The units of a range in the act in force, additional numbers among them."""
    prefix = "point" if step.bracket else PREFIXES.get(step.unit)
    if prefix is None or (spot.unit is None and spot.eid != eids.WHOLE) or (spot.eid == eids.WHOLE and act.is_excerpt):
        return refusals.needs_text(_("ряд номеров"))
    first = _into(act, spot, replace(step, last=""))
    last = _into(act, spot, replace(step, number=step.last, last=""))
    for end in (first, last):
        if isinstance(end, Finding):
            return end
        if not end.seen or end.group:
            return refusals.needs_text(_("ряд номеров"))
    assert isinstance(first, Spot) and isinstance(last, Spot) and first.unit is not None
    holder = first.unit.getparent()
    pool = act.index.values() if spot.eid == eids.WHOLE or holder is None else holder
    low, high = eids.num_key(step.number), eids.num_key(step.last)
    if low >= high:
        message = _("ряд номеров идет не по возрастанию")
        return refusals.place(message, found=f"{step.number} – {step.last}")
    kind = [unit for unit in pool if isinstance(unit, Provision) and unit.prefix == prefix]
    return [Spot(eid=unit.eid, unit=unit) for unit in kind if low <= eids.num_key(unit.number) <= high]
