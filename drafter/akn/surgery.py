"""All surgery on trees: changes of text, and units that come, go or give way, in a copy that is ours to change."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from lxml import etree

from drafter import eid as eids
from drafter.akn.act import Act
from drafter.akn.printed import Leaf
from drafter.akn.tree import Provision, tag


def copy_act(act: Act) -> Act:
    """Return a copy of an act whose tree may be changed."""
    return Act(copy.deepcopy(act.root), act.file)


def set_text(leaf: Leaf, text: str) -> None:
    """Replace the text of a printed paragraph in a tree that is ours to change."""
    assert leaf.element is not None
    leaf.element.text = text


def set_heading(unit: Provision, text: str) -> None:
    """Replace the heading of a unit that has one."""
    heading = unit.find(tag("heading"))
    assert heading is not None
    heading.text = text


def insert_after(parent: etree._Element, previous: etree._Element | None, unit: Provision) -> None:
    """Put a unit right after another, or first among the units of its parent."""
    if previous is not None:
        previous.addnext(unit)
        return
    first = next((at for at, inner in enumerate(parent) if isinstance(inner, Provision)), len(parent))
    parent.insert(first, unit)


def replace(unit: Provision, made: Provision) -> None:
    """Put a unit in the place of another."""
    parent = unit.getparent()
    assert parent is not None
    parent.replace(unit, made)


def remove(unit: Provision) -> None:
    """Take a unit out of its tree."""
    parent = unit.getparent()
    assert parent is not None
    parent.remove(unit)


def recount(act: Act, before: Mapping[Provision, str]) -> dict[str, str]:
    """Number the unnumbered paragraphs of a changed tree anew, and return for each unit that was there its old eId.

    A unit whose eId changes keeps the old one as ``wId``.
    """
    origin: dict[str, str] = {}
    for holder in [act.body, *act.index.values()]:
        alineas = [unit for unit in holder if isinstance(unit, Provision) and unit.prefix == "al"]
        for count, unit in enumerate(alineas, start=1):
            eid = eids.join(str(holder.get("eId")), "al", str(count))
            if unit.eid != eid:
                if unit in before:
                    unit.set("wId", unit.eid)
                unit.set("eId", eid)
    for node in act.body.iter():
        if isinstance(node, Provision) and node in before:
            origin[node.eid] = before[node]
    return origin
