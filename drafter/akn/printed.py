"""The printed paragraphs of an act: what a person reads, in order, each with its place and its label."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from lxml import etree

from drafter import eid as eids
from drafter.akn.tree import UNITS, Provision, tag
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


_NUM, _HEADING, _P = tag("num"), tag("heading"), tag("p")
_PARTS = (*UNITS, _NUM, _HEADING, _P)
_NUMBERED = {"para": Role.PARAGRAPH, "point": Role.POINT, "note": Role.NOTE}
_ROLES = {**dict.fromkeys(eids.DIVISIONS, Role.DIVISION), "art": Role.HEADING, "al": Role.ALINEA, **_NUMBERED}


def leaves(unit: Provision, *, heading: bool = True) -> Iterator[Leaf]:
    """Yield the printed paragraphs of a unit in order, the headings of the unit and of what it holds among them.

    The elements stand in the order in which they are read: a label waits for the heading beside it or for the paragraph
    that it opens, and is printed alone where neither comes next.
    """
    holder, label, alinea = cast(Provision, unit.getparent()), leading_label(unit), ""
    untitled = not heading and unit.prefix not in _NUMBERED
    for part in unit.iter(*_PARTS):
        if part.tag == _P:
            yield Leaf(alinea, _ROLES[holder.prefix if label else "al"], label, part)
            label = ""
        elif isinstance(part, Provision):
            is_alinea = part.prefix == "al"
            if label and not (is_alinea and part.getparent() is holder and holder.prefix in _NUMBERED):
                yield _labelled(holder, label)
                label = ""
            if is_alinea:
                alinea = part.eid
            else:
                holder = part
        elif untitled and holder is unit:
            continue
        elif part.tag == _NUM:
            label = part.text or ""
        elif label or part.text:
            yield _labelled(holder, label, part)
            label = ""
    if label:
        yield _labelled(holder, label)


def _labelled(holder: Provision, label: str, heading: etree._Element | None = None) -> Leaf:
    """The heading of a unit, or the label of a numbered one that stands alone."""
    place = holder.eid if holder.prefix in _NUMBERED else holder.eid + eids.SEPARATOR + eids.HEADING
    return Leaf(place, _ROLES[holder.prefix], label, heading)


def leading_label(unit: Provision) -> str:
    """Return the label of the numbered unit that a paragraph opens: «1.» before the first paragraph of part one."""
    holder = unit.getparent()
    if unit.prefix != "al" or not isinstance(holder, Provision) or holder.prefix not in _NUMBERED:
        return ""
    return holder.label if holder.units[0] is unit else ""


def leaves_of(body: etree._Element) -> list[Leaf]:
    """Return every printed paragraph of a body in order."""
    return [leaf for top in body if isinstance(top, Provision) for leaf in leaves(top)]


def printed(unit: Provision) -> list[str]:
    """Return the paragraphs of a unit as a person reads them."""
    return [leaf.printed for leaf in leaves(unit)]
