"""An act in force beside the act as proposed: one row for each structural element that a bill changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.apply import Amended, edited_segments
from drafter.change import Change, Line
from drafter.diff import Kind, Segment, segments, tidy
from drafter.likeness import pairs
from drafter.modification import Insertion, Modification, is_verbal

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
    outermost = [eid for eid in rows if not any(eid != outer and eids.contains(outer, eid) for outer in rows)]
    return tuple(
        Change(
            eid=eid,
            place=name(eid),
            modifications=tuple(sorted(set().union(*(rows[e] for e in rows if eids.contains(eid, e))))),
            lines=tuple(lines(amended, eid)),
        )
        for eid in sorted(outermost, key=lambda eid: order.place(eid, new=eid in amended.inserted))
    )


class Order:
    """The order of the act, for places in force and for new ones among them."""

    def __init__(self, amended: Amended) -> None:
        self._new: dict[str, tuple[int, int]] = {}
        self._old: dict[str, tuple[int, int]] = {
            eid: (position, 0) for position, eid in enumerate(amended.in_force.index)
        }
        at, step = -1, 0
        for eid in amended.act.index:
            source = amended.origin.get(eid)
            at, step = (self._old[source][0], 0) if source is not None else (at, step + 1)
            self._new[eid] = (at, step)

    def of(self, modification: Modification) -> tuple[int, int, int]:
        """Return what sorts modifications by the place they change; the whole text comes first."""
        new = isinstance(modification, Insertion) and not is_verbal(modification)
        return self.place(modification.destination, new=new)

    def place(self, eid: str, *, new: bool = False) -> tuple[int, int, int]:
        """Return what sorts places; a heading stands right after its unit's own beginning."""
        if eid == eids.WHOLE:
            return (-1, 0, 0)
        unit = eid.removesuffix(eids.SEPARATOR + eids.HEADING)
        first, second = (self._new, self._old) if new else (self._old, self._new)
        found = first.get(unit, second.get(unit, (len(self._old), 0)))
        return (*found, int(unit != eid))


def _rows(amended: Amended, position: int, modification: Modification) -> Iterator[str]:
    """The rows a modification belongs to: its destination, or the elements around the words it changes.

    A paragraph is shown with the part or point it belongs to, so that a sanction stands under its conduct, unless
    that part is a long list.
    """
    eid = modification.destination
    narrow = (eids.article(eid) is not None and eid not in amended.in_force.index) or "__" in eid
    if not is_verbal(modification) or (narrow and eid.endswith(eids.HEADING)) or (narrow and eid != eids.WHOLE):
        yield _widened(amended.in_force, eid)
    else:
        touched = (leaf for leaf, made in amended.edits.items() if any(edit.by == position for edit in made))
        yield from dict.fromkeys(_widened(amended.in_force, leaf) for leaf in touched)


def _widened(act: Act, eid: str) -> str:
    above = eids.parent(eid)
    if eid == eids.WHOLE or eids.pieces(eid)[-1][0] != "al" or above is None or above not in act.index:
        return eid
    holder = act.index[above]
    return above if all(inner.prefix == "al" for inner in holder.units) else eid


def lines(amended: Amended, eid: str) -> Iterator[Line]:
    """Yield the printed paragraphs of a place, in force and as proposed, each paragraph once."""
    old = _leaves(amended.in_force, eid) if eid not in amended.inserted else []
    new = _leaves(amended.act, _as_proposed(amended, eid)) if eid not in amended.repealed else []
    came = _Fate(amended.inserted, amended.restated)
    gone = _Fate(amended.repealed, amended.restated)
    i = j = 0
    while i < len(old) or j < len(new):
        if i < len(old) and (restated := gone.restated(old[i].eid)) is not None:
            olds = _run(old, i, lambda leaf, r=restated: gone.restated(leaf.eid) == r)  # type: ignore[misc]
            news = _run(new, j, lambda leaf, r=restated: came.restated(_source(amended, leaf.eid)) == r)  # type: ignore[misc]
            yield from aligned(olds, news)
            i, j = i + len(olds), j + len(news)
        elif i < len(old) and gone.whole(old[i].eid):
            yield _line(old[i], Kind.DELETE)
            i += 1
        elif j < len(new) and came.whole(new[j].eid):
            yield _line(new[j], Kind.INSERT)
            j += 1
        else:
            yield _kept(amended, old[i], new[j])
            i, j = i + 1, j + 1


class _Fate:
    """Which paragraphs come, go or are restated, by the units that do."""

    def __init__(self, whole: dict[str, int], restated: dict[str, int]) -> None:
        self._whole = whole
        self._restated = restated

    def whole(self, eid: str) -> bool:
        return any(eids.contains(outer, eid) for outer in self._whole)

    def restated(self, eid: str) -> str | None:
        return next((outer for outer in self._restated if eids.contains(outer, eid)), None)


def _leaves(act: Act, eid: str) -> list[Leaf]:
    if eid == eids.WHOLE:
        return [leaf for top in act.body if isinstance(top, Provision) for leaf in akn.leaves(top)]
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        unit = act.index[eids.parent(eid) or eid]
        return [leaf for leaf in akn.leaves(unit) if leaf.eid == eid]
    return list(akn.leaves(act.index[eid]))


def _as_proposed(amended: Amended, eid: str) -> str:
    """The eId that a place in force has in the proposed text."""
    return next((new for new, old in amended.origin.items() if old == eid and new != eid), eid)


def _source(amended: Amended, eid: str) -> str:
    return amended.origin.get(eid, eid)


def _run(leaves: Sequence[Leaf], start: int, belongs: Callable[[Leaf], bool]) -> list[Leaf]:
    end = start
    while end < len(leaves) and belongs(leaves[end]):
        end += 1
    return list(leaves[start:end])


def _kept(amended: Amended, old: Leaf, new: Leaf) -> Line:
    made = amended.edits.get(old.eid, ())
    text = edited_segments(old.text, made) if made else (Segment(Kind.EQUAL, old.text),)
    return Line(
        eid=new.eid, role=new.role, mark=Kind.EQUAL, segments=tidy([Segment(Kind.EQUAL, old.lead), *text])
    )


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
