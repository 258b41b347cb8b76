"""Modifications that add, restate or exclude whole units, each found in the text in force."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import assert_never

from drafter import akn, placing
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.apply import refusals
from drafter.errors import DrafterError, Finding
from drafter.ingest.given import heading_text, parse_unit
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal


class Whole:
    """What a list of modifications does to whole units; ``fresh`` holds new units and headings by modification."""

    def __init__(self, act: Act, modifications: Sequence[Modification], findings: list[Finding]) -> None:
        self.act = act
        self.restated: dict[str, int] = {}
        self.repealed: dict[str, int] = {}
        self.inserted: dict[str, tuple[int, placing.Spot]] = {}
        self.fresh: dict[int, Provision | str] = {}
        self._new = frozenset(m.destination for m in modifications if isinstance(m, Insertion) and m.pos is None)
        for position, modification in enumerate(modifications):
            if not is_verbal(modification):
                findings += self._read(position, modification)
        for eid, position in [*self.restated.items(), *self.repealed.items()]:
            findings += self._meetings(eid, position, modifications)
        findings += self._emptied()
        findings += self._taken()

    def covering(self, eid: str) -> int | None:
        """The modification that restates or excludes a unit around a place, or the place itself."""
        for outer, position in [*self.restated.items(), *self.repealed.items()]:
            if akn.contains(self.act, outer, eid):
                return position
        return None

    def _read(self, position: int, modification: Modification) -> Iterable[Finding]:
        eid = modification.destination
        place = refusals.place(position, eid)
        try:
            found = self._resolve(position, modification)
        except DrafterError as error:
            return [finding.at(place) for finding in error.findings]
        except ValueError:
            found = placing.no_eid(eid)
        return [] if found is None else [found.at(place)]

    def _resolve(self, position: int, modification: Modification) -> Finding | None:
        eid = modification.destination
        other = self._position_of(eid, isinstance(modification, Insertion))
        if other is not None:
            return refusals.meeting(other)
        place = refusals.place(position, eid)
        match modification:
            case Insertion():
                spot = placing.spot(self.act, eid, self._new)
                if isinstance(spot, Finding):
                    return spot
                self.inserted[eid] = (position, spot)
                self.fresh[position] = parse_unit(modification.new, eid, self.act.language, place)
            case Substitution() if eid == eids.WHOLE:
                return refusals.whole_act()
            case Substitution():
                heading = eid.endswith(eids.SEPARATOR + eids.HEADING)
                unit = placing.find(self.act, (eids.parent(eid) or eid) if heading else eid)
                if isinstance(unit, Finding):
                    return unit
                return self._restate(unit, position, modification, heading)
            case Repeal():
                unit = placing.find(self.act, eid)
                if isinstance(unit, Finding):
                    return unit
                self.repealed[eid] = position
            case _:
                assert_never(modification)
        return None

    def _restate(self, unit: Provision, position: int, modification: Substitution, heading: bool) -> Finding | None:
        eid = modification.destination
        place = refusals.place(position, eid)
        if heading and unit.heading is None:
            return refusals.no_heading(unit.eid)
        self.restated[eid] = position
        if heading:
            text = heading_text(modification.new[0], eid, self.act.language, place)
            self.fresh[position] = text
            return refusals.no_effect() if text == unit.heading else None
        made = parse_unit(modification.new[0], eid, self.act.language, place, label=akn.leading_label(unit))
        self.fresh[position] = made
        if unit.prefix == "al":  # a paragraph apart has no label before it
            same = [leaf.text for leaf in akn.leaves(made)] == [leaf.text for leaf in akn.leaves(unit)]
        else:
            same = akn.printed(made) == akn.printed(unit)
        return refusals.no_effect() if same else None

    def _position_of(self, eid: str, new: bool) -> int | None:
        """The modification that adds exactly this unit, or restates or excludes it."""
        if new:
            return self.inserted[eid][0] if eid in self.inserted else None
        return self.restated.get(eid, self.repealed.get(eid))

    def _meetings(self, eid: str, position: int, modifications: Sequence[Modification]) -> Iterable[Finding]:
        """Other modifications of what a unit holds, or of the words of the unit itself."""
        for other, modification in enumerate(modifications):
            inner = modification.destination
            if other == position or inner == eids.WHOLE:
                continue
            new = inner in self.inserted and isinstance(modification, Insertion) and modification.pos is None
            held = self._receiving(inner) if new else inner
            if held is None or not akn.contains(self.act, eid, held):
                continue
            if new or inner != eid or is_verbal(modification):
                yield refusals.meeting(position).at(refusals.place(other, inner))

    def _receiving(self, eid: str) -> str | None:
        """The unit in force that a new unit goes into."""
        holder = self.inserted[eid][1].parent
        return holder.eid if isinstance(holder, Provision) else None

    def _emptied(self) -> Iterable[Finding]:
        """Units left without text, or with their number alone before a list."""
        for eid, position in self.repealed.items():
            above = eids.parent(eid)
            if above is None or above not in self.act.index or self.covering(above) is not None:
                continue
            holder = self.act.index[above]
            left = self._left(holder)
            if not left or (holder.prefix in ("para", "point") and left[0] != "al"):
                yield refusals.nothing_left(above).at(refusals.place(position, eid))

    def _left(self, holder: Provision) -> list[str]:
        """The kinds of units that a unit in force will hold, in order."""
        come: dict[str | None, list[str]] = {}
        for new in sorted(self.inserted, key=eids.key):
            spot = self.inserted[new][1]
            if spot.parent is holder:
                previous = spot.previous.eid if isinstance(spot.previous, Provision) else None
                come.setdefault(previous, []).append(eids.pieces(new)[-1][0])
        kinds = come.get(None, [])
        for unit in holder.units:
            if self.covering(unit.eid) is None or unit.eid in self.restated:
                kinds = [*kinds, unit.prefix]
            kinds = [*kinds, *come.get(unit.eid, [])]
        return kinds

    def _taken(self) -> Iterable[Finding]:
        """Articles that a modification brings though their numbers stand elsewhere in the act, or another brings."""
        brought: dict[str, int] = {}
        for position, made in self.fresh.items():
            if isinstance(made, str):
                continue
            place = refusals.place(position, made.eid)
            for article in made.iter(akn.tag("article")):
                assert isinstance(article, Provision)
                if brought.setdefault(article.eid, position) != position:
                    yield refusals.meeting(brought[article.eid]).at(place)
                elif article is made or article.eid not in self.act.index or self.covering(article.eid) == position:
                    continue
                else:
                    yield placing.taken(self.act, article.eid).at(place)
