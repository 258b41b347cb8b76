"""The printed paragraphs of an act: what a person reads, in order, each with its place and its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from drafter import eid as eids
from drafter.akn.tree import Provision, provisions, tag
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
        text = self.text
        return f"{self.label} {text}" if self.label and text else self.label or text


_P, _HEADING = tag("p"), tag("heading")
_TITLED = {**dict.fromkeys(eids.DIVISIONS, Role.DIVISION), "art": Role.HEADING}
_ROLES = {"para": Role.PARAGRAPH, "point": Role.POINT, "note": Role.NOTE}


def leaves(unit: Provision, *, heading: bool = True) -> Iterator[Leaf]:
    """Yield the printed paragraphs of a unit in order, the headings of the unit and of what it holds among them.

    The label of a numbered unit stands before the first paragraph in it, or alone where something else comes first.
    """
    numbered, label = cast(Provision, unit.getparent()), leading_label(unit)
    for inner in provisions(unit):
        prefix = inner.prefix
        if label and not (prefix == "al" and inner.getparent() is numbered):
            yield Leaf(numbered.eid, _ROLES[numbered.prefix], label, None)
            label = ""
        if prefix == "al":
            yield Leaf(inner.eid, _ROLES[numbered.prefix] if label else Role.ALINEA, label, _paragraph(inner))
            label = ""
        elif prefix not in _TITLED:
            numbered, label = inner, inner.label
        elif (heading or inner is not unit) and (inner.label or inner.heading):
            title = next(inner.iterchildren(_HEADING), None)
            yield Leaf(inner.eid + eids.SEPARATOR + eids.HEADING, _TITLED[prefix], inner.label, title)
    if label:
        yield Leaf(numbered.eid, _ROLES[numbered.prefix], label, None)


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
    found = next(alinea.iter(_P), None)
    assert found is not None, alinea.eid
    return found


def printed(unit: Provision) -> list[str]:
    """Return the paragraphs of a unit as a person reads them."""
    return [leaf.printed for leaf in leaves(unit)]
