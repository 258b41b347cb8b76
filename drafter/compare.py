"""An act in force beside the act as proposed: one row for each structural element that a bill changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.apply import Amended, edited_segments
from drafter.change import Change, Line
from drafter.diff import Kind, Segment, segments, tidy
from drafter.ingest.units import DEPTH
from drafter.likeness import pairs
from drafter.modification import Insertion, Modification, Substitution, is_verbal

Namer = Callable[[str], str]
"""Gives the name of a place for a person from its eId."""


def changes(amended: Amended, modifications: Sequence[Modification], name: Namer) -> tuple[Change, ...]:
    """Return every changed structural element in the order of the act, each modification in exactly one of them or,
    for a change of the whole text, in each that it touches.
    """
    order = Order(amended)
    rows: dict[str, set[int]] = {}
    for position, modification in enumerate(modifications):
        for eid in _rows(amended, position, modification):
            rows.setdefault(eid, set()).add(position)
    outermost = [eid for eid in rows if not any(eid != outer and _holds(amended, outer, eid) for outer in rows)]
    return tuple(
        Change(
            eid=eid,
            place=name(eid),
            modifications=tuple(sorted(set().union(*(rows[e] for e in rows if _holds(amended, eid, e))))),
            lines=tuple(lines(amended, eid)),
        )
        for eid in sorted(outermost, key=order.place)
    )


def _holds(amended: Amended, outer: str, inner: str) -> bool:
    return akn.contains(amended.in_force, outer, inner) or akn.contains(amended.act, outer, inner)


_Key = tuple[int, int, tuple[object, ...]]


class Order:
    """The order of the act, for places in force and for new ones among them."""

    def __init__(self, amended: Amended) -> None:
        self._amended = amended
        self._start = {eid: position for position, eid in enumerate(amended.in_force.index)}

    def of(self, modification: Modification) -> _Key:
        """Return what sorts the clauses that order modifications; the whole text comes first.

        Unnumbered paragraphs are counted by position, so what adds or excludes one stands after everything else that is
        done to the paragraphs beside it: read one after another, the clauses still mean the text in force.
        """
        eid = modification.destination
        new = isinstance(modification, Insertion) and not is_verbal(modification)
        counted = eid != eids.WHOLE and eids.pieces(eid)[-1][0] == "al" and not is_verbal(modification)
        if counted and not isinstance(modification, Substitution):
            number = int(eids.pieces(eid)[-1][1])
            return (self._end(eids.parent(eid) or eid), 2 if new else 1, (number if new else -number,))
        return self._new(eid) if new else self._old(eid)

    def place(self, eid: str) -> _Key:
        """Return what sorts the places of rows."""
        if eid in self._amended.inserted and eid not in self._amended.in_force.index:
            return self._new(eid)
        return self._old(eid)

    def _old(self, eid: str) -> _Key:
        """A heading stands right after the beginning of its unit."""
        unit = eid.removesuffix(eids.SEPARATOR + eids.HEADING)
        return (self._start.get(unit, -1), 0, () if unit == eid else (0,))

    def _new(self, eid: str) -> _Key:
        """A new unit stands after all that the unit before it holds, an inner one before an outer one: a part that
        closes an article before the article that follows, a note after the parts.
        """
        before, after = self._amended.follows[self._amended.inserted[eid]]
        depth = DEPTH[eids.pieces(eid)[-1][0]]
        return (self._end(before) if after else self._start.get(before, -1), 3, (-depth, *eids.key(eid)[-1]))

    def _end(self, eid: str) -> int:
        """The position of the last unit that a unit in force holds."""
        unit = self._amended.in_force.index.get(eid)
        if unit is None:
            return self._start.get(eid, -1)
        return self._start[eid] + sum(isinstance(inner, Provision) for inner in unit.iterdescendants())


def _rows(amended: Amended, position: int, modification: Modification) -> Iterator[str]:
    """The rows a modification belongs to: its destination, or the elements around the words it changes.

    A paragraph is shown with the part or point it belongs to, so that a sanction stands under its conduct, unless
    that part is a long list.
    """
    eid = modification.destination
    if isinstance(modification, Insertion) and not is_verbal(modification) and eids.pieces(eid)[-1][0] == "al":
        yield eids.parent(eid) or eid  # its own number may be that of another paragraph in force
        return
    wide = eid == eids.WHOLE or eids.pieces(eid)[-1][0] in ("art", *eids.DIVISIONS)
    if is_verbal(modification) and wide:
        touched = (leaf for leaf, made in amended.edits.items() if any(edit.by == position for edit in made))
        yield from dict.fromkeys(_widened(amended.in_force, leaf) for leaf in touched)
    else:
        yield _widened(amended.in_force, eid)


def _widened(act: Act, eid: str) -> str:
    above = eids.parent(eid)
    if eids.pieces(eid)[-1][0] != "al" or above is None or above not in act.index:
        return eid
    return above if all(inner.prefix == "al" for inner in act.index[above].units) else eid


def lines(amended: Amended, eid: str) -> Iterator[Line]:
    """Yield the printed paragraphs of a place, in force and as proposed, each paragraph once.

    The place is one in force, or a new one by its number in the proposed text.
    """
    new_place = eid in amended.inserted and eid not in amended.in_force.index
    old = [] if new_place else _leaves(amended.in_force, eid)
    new = [] if eid in amended.repealed else _leaves(amended.act, eid if new_place else _as_proposed(amended, eid))
    came, gone = _Came(amended), _Gone(amended)
    i = j = 0
    while i < len(old) or j < len(new):
        going = gone.by(old[i]) if i < len(old) else None
        coming = came.by(new[j]) if j < len(new) else None
        if going is not None and not going.restated:
            yield _line(old[i], Kind.DELETE)
            i += 1
        elif coming is not None and not coming.restated:
            yield _line(new[j], Kind.INSERT)
            j += 1
        elif going is not None or coming is not None:
            by = going or coming
            olds, i = _run(old, i, lambda leaf, by=by: gone.by(leaf) == by)  # type: ignore[misc]
            news, j = _run(new, j, lambda leaf, by=by: came.by(leaf) == by)  # type: ignore[misc]
            yield from aligned(olds, news)
        else:
            yield _kept(amended, old[i], new[j])
            i, j = i + 1, j + 1


@dataclass(frozen=True, slots=True)
class _Fate:
    """The modification that makes a paragraph come or go, and whether it restates it."""

    modification: int
    restated: bool


class _Gone:
    """Which paragraphs in force go, or are restated."""

    def __init__(self, amended: Amended) -> None:
        self._act = amended.in_force
        self._fates = [(eid, _Fate(position, False)) for eid, position in amended.repealed.items()]
        self._fates += [(eid, _Fate(position, True)) for eid, position in amended.restated.items()]

    def by(self, leaf: Leaf) -> _Fate | None:
        return next((fate for eid, fate in self._fates if akn.contains(self._act, eid, leaf.eid)), None)


class _Came:
    """Which paragraphs of the proposed text are new, or restated."""

    def __init__(self, amended: Amended) -> None:
        self._act = amended.act
        placed = amended.placed
        self._fates = [(placed[position], _Fate(position, False)) for position in amended.inserted.values()]
        self._fates += [(placed[position], _Fate(position, True)) for position in amended.restated.values()]

    def by(self, leaf: Leaf) -> _Fate | None:
        return next((fate for eid, fate in self._fates if akn.contains(self._act, eid, leaf.eid)), None)


def _leaves(act: Act, eid: str) -> list[Leaf]:
    if eid == eids.WHOLE:
        return list(akn.all_leaves(act))
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        return [leaf for leaf in akn.leaves(act.index[eids.parent(eid) or eid]) if leaf.eid == eid]
    return list(akn.leaves(act.index[eid]))


def _as_proposed(amended: Amended, eid: str) -> str:
    """The eId that a place in force has in the proposed text."""
    if eid in amended.restated:
        return amended.placed[amended.restated[eid]]
    return next((new for new, old in amended.origin.items() if old == eid), eid)


def _run(leaves: Sequence[Leaf], start: int, belongs: Callable[[Leaf], bool]) -> tuple[list[Leaf], int]:
    end = start
    while end < len(leaves) and belongs(leaves[end]):
        end += 1
    return list(leaves[start:end]), end


def _kept(amended: Amended, old: Leaf, new: Leaf) -> Line:
    """A paragraph that stays; its label may pass to it from another."""
    assert amended.origin.get(new.eid, new.eid) == old.eid, (old.eid, new.eid)
    made = amended.edits.get(old.eid, ())
    text = edited_segments(old.text, made) if made else (Segment(Kind.EQUAL, old.text),)
    lead = [Segment(Kind.EQUAL, old.lead)]
    if old.lead != new.lead:
        lead = [Segment(Kind.DELETE, old.lead), Segment(Kind.INSERT, new.lead)]
    return Line(eid=new.eid, role=new.role, mark=Kind.EQUAL, segments=tidy([*lead, *text]))


def _line(leaf: Leaf, mark: Kind) -> Line:
    return Line(eid=leaf.eid, role=leaf.role, mark=mark, segments=tidy([Segment(mark, leaf.printed)]))


def aligned(olds: Sequence[Leaf], news: Sequence[Leaf]) -> Iterator[Line]:
    """Yield the paragraphs of a restated unit, each beside the one it comes from, compared word by word."""
    for old, new in pairs([leaf.printed for leaf in olds], [leaf.printed for leaf in news]):
        if old is None and new is not None:
            yield _line(news[new], Kind.INSERT)
        elif new is None and old is not None:
            yield _line(olds[old], Kind.DELETE)
        elif old is not None and new is not None:
            yield Line(
                eid=news[new].eid,
                role=news[new].role,
                mark=Kind.EQUAL,
                segments=segments(olds[old].printed, news[new].printed),
            )
