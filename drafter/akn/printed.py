"""The printed paragraphs of an act: what a person reads, in order, each with its place and its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from drafter import eid as eids
from drafter.akn.tree import Provision, tag
from drafter.change import Role


@dataclass(frozen=True, slots=True)
class Leaf:
    """A printed paragraph of an act: its place, what it is, the label before it and the element that holds its text."""

    eid: str
    role: Role
    label: str
    element: etree._Element | None

    @property
    def text(self) -> str:
        """The text without the label."""
        return (self.element.text or "") if self.element is not None else ""

    @property
    def lead(self) -> str:
        """The label with the blank that parts it from the text."""
        return f"{self.label} " if self.label and self.text else self.label

    @property
    def printed(self) -> str:
        """The paragraph as a person reads it."""
        return self.lead + self.text


_CONTENT, _P = tag("content"), tag("p")
_ROLES = {"para": Role.PARAGRAPH, "point": Role.POINT, "note": Role.NOTE}


def leaves(unit: Provision, *, heading: bool = True) -> Iterator[Leaf]:
    """Yield the printed paragraphs of a unit in order, the headings of the unit and of what it holds among them."""
    if unit.prefix == "al":
        holder = unit.getparent()
        label = leading_label(unit)
        role = _ROLES[holder.prefix] if label and isinstance(holder, Provision) else Role.ALINEA
        yield Leaf(unit.eid, role, label, _paragraph(unit))
        return
    below: list[Provision] = unit.units
    if unit.prefix in eids.DIVISIONS or unit.prefix == "art":
        role = Role.HEADING if unit.prefix == "art" else Role.DIVISION
        if heading and (unit.label or unit.heading):
            yield Leaf(unit.eid + eids.SEPARATOR + eids.HEADING, role, unit.label, unit.find(tag("heading")))
    elif unit.label and not (below and below[0].prefix == "al"):
        yield Leaf(unit.eid, _ROLES[unit.prefix], unit.label, None)
    for lower in below:
        yield from leaves(lower)


def leading_label(unit: Provision) -> str:
    """Return the label of the numbered unit that a paragraph opens: «1.» before the first paragraph of part one."""
    holder = unit.getparent()
    if unit.prefix != "al" or not isinstance(holder, Provision) or holder.prefix not in _ROLES:
        return ""
    return holder.label if holder.units[0] is unit else ""


def leaves_of(body: etree._Element) -> list[Leaf]:
    """Return every printed paragraph of a body in order."""
    return [leaf for top in body if isinstance(top, Provision) for leaf in leaves(top)]


def _paragraph(alinea: Provision) -> etree._Element:
    found = next((p for content in alinea.iterchildren(_CONTENT) for p in content.iterchildren(_P)), None)
    assert found is not None, alinea.eid
    return found


def printed(unit: Provision) -> list[str]:
    """Return the paragraphs of a unit as a person reads them."""
    return [leaf.printed for leaf in leaves(unit)]
