"""A list of modifications applied to an act: everything is found in the text in force, then all is changed at once.

Simultaneous application is what laws mean: № 187-VII item 19 replaces «пятнадцати» by «тридцати» and «тридцати» by
«шестидесяти» in one paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.apply.edits import Edit, edited, edited_segments
from drafter.apply.verbal import Verbal
from drafter.apply.whole import Whole
from drafter.errors import ApplyError, Finding
from drafter.modification import Modification

__all__ = ["Amended", "Edit", "apply", "edited", "edited_segments", "refused"]


@dataclass(frozen=True, slots=True)
class Amended:
    """An act in force, the act as proposed, and what was done to get from one to the other.

    ``edits`` are by the eId of the paragraph in force. ``inserted``, ``restated`` and ``repealed`` give the position of
    the modification by the eId that it names: for a new unit its number in the proposed text, else its place in force.
    ``placed`` gives by position the eId that a new or restated unit has in the proposed text; ``follows`` by the same
    position the unit in force that a new one stands right after, or first in, with which of the two. ``origin`` gives
    for each unit of the proposed text that was there before its eId in force.
    """

    in_force: Act
    act: Act
    edits: Mapping[str, tuple[Edit, ...]]
    inserted: Mapping[str, int]
    restated: Mapping[str, int]
    repealed: Mapping[str, int]
    placed: Mapping[int, str]
    follows: Mapping[int, tuple[str, bool]]
    origin: Mapping[str, str]


def apply(act: Act, modifications: Sequence[Modification]) -> Amended:
    """Apply modifications to an act, which itself stays as it is.

    Raises ApplyError with every finding at once: a place that is not there (D101) or not in the excerpt (D102), words
    not found or found otherwise than stated (C13), a number that is taken (C10), modifications that meet (D105), new
    text of the wrong shape (D107), a modification without effect (D108) or one that leaves no text (D109).
    """
    whole, verbal, findings = _found(act, modifications)
    if findings:
        raise ApplyError(*findings)
    return _changed(act, whole, verbal)


def refused(act: Act, modifications: Sequence[Modification]) -> tuple[Finding, ...]:
    """Return the findings with which ``apply`` would refuse modifications; none where it would not."""
    return _found(act, modifications)[2]


def _found(act: Act, modifications: Sequence[Modification]) -> tuple[Whole, Verbal, tuple[Finding, ...]]:
    """The places and words of modifications in the text in force, and what is wrong with them."""
    findings: list[Finding] = []
    whole = Whole(act, modifications, findings)
    verbal = Verbal(act, modifications, whole, findings)
    return whole, verbal, tuple(sorted(findings, key=lambda f: f.place.clause or 0))


def _changed(act: Act, whole: Whole, verbal: Verbal) -> Amended:
    copied = akn.copy_act(act)
    same = dict(zip(act.index, copied.index.values(), strict=True))
    twin: dict[object, etree._Element] = dict(zip(act.root.iter(), copied.root.iter(), strict=True))
    edits = {eid: tuple(made) for eid, made in verbal.edits.items()}
    for leaf in akn.all_leaves(copied):
        if leaf.eid in edits:
            akn.set_text(leaf, edited(leaf.text, edits[leaf.eid]))
    for eid in sorted(whole.inserted, key=eids.key, reverse=True):
        position, spot = whole.inserted[eid]
        previous = None if spot.previous is None else twin[spot.previous]
        akn.insert_after(twin[spot.parent], previous, _unit(whole.fresh[position]))
    for eid, position in whole.restated.items():
        made = whole.fresh[position]
        if isinstance(made, str):
            akn.set_heading(same[eids.parent(eid) or eid], made)
        else:
            akn.replace(same[eid], made)
    for eid in whole.repealed:
        akn.remove(same[eid])
    origin = akn.recount(Act(copied.root), {unit: eid for eid, unit in same.items()})
    back = {was: now for now, was in origin.items()}
    placed = {position: made.eid for position, made in whole.fresh.items() if isinstance(made, Provision)}
    for eid, position in whole.restated.items():
        if isinstance(whole.fresh[position], str):
            unit = eids.parent(eid) or eid
            placed[position] = back.get(unit, unit) + eids.SEPARATOR + eids.HEADING
    return Amended(
        in_force=act,
        act=Act(copied.root, act.file),
        edits=edits,
        inserted={eid: position for eid, (position, _spot) in whole.inserted.items()},
        restated=dict(whole.restated),
        repealed=dict(whole.repealed),
        placed=placed,
        follows={position: _follows(spot.parent, spot.previous) for position, spot in whole.inserted.values()},
        origin=origin,
    )


def _unit(made: Provision | str) -> Provision:
    assert isinstance(made, Provision)
    return made


def _follows(parent: etree._Element, previous: etree._Element | None) -> tuple[str, bool]:
    """The unit in force before a new one, and True; or the unit that it comes first in, and False."""
    while previous is not None and not isinstance(previous, Provision):
        previous = previous.getprevious()
    if previous is not None:
        return previous.eid, True
    return str(parent.get("eId")), False
