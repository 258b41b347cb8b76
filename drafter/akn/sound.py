"""What the house relies on in an act that it reads: places that name their units, and text where it is read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import cast

from lxml import etree

from drafter import eid as eids
from drafter.akn.act import Act
from drafter.akn.tree import UNITS, is_gap, tag
from drafter.messages import _

_NUM, _HEADING, _CONTENT, _P = (tag(name) for name in ("num", "heading", "content", "p"))
_ABOVE = frozenset(tag(eids.ELEMENTS[prefix]) for prefix in (*eids.DIVISIONS, "art"))
_BELOW = frozenset(UNITS) - _ABOVE
_HOLDS: Mapping[str, frozenset[str]] = {
    tag("body"): _ABOVE,
    **{tag(eids.ELEMENTS[prefix]): _ABOVE | {_NUM, _HEADING} for prefix in eids.DIVISIONS},
    **{tag(eids.ELEMENTS[prefix]): _BELOW | {_NUM, _HEADING} for prefix in ("art", "para", "point", "note")},
    tag(eids.ELEMENTS["al"]): frozenset({_CONTENT}),
    _CONTENT: frozenset({_P}),
}
"""What each element of the body may hold beside gaps; one that is not named holds text alone."""

_ONCE = frozenset({_NUM, _HEADING, _CONTENT, _P})
_HISTORY = re.compile(rf"(?P<unit>.+){eids.SEPARATOR}hist_\d+")
"""The eId of an official note: that of its unit, and its number there."""


def unsound(act: Act) -> str | None:
    """Return what is wrong with an act, or None where it can be relied on.

    Stricter than the schema where that lets text be lost: a comment or an element in a paragraph hides what follows it.
    """
    return _notes(act.root) or _body(act.body)


def _notes(root: etree._Element) -> str | None:
    for note in root.iter(tag("note")):
        eid = str(note.get("eId"))
        unit = _HISTORY.fullmatch(eid)
        named = unit is not None and (unit["unit"] == eids.WHOLE or _prefix(unit["unit"]) is not None)
        if not named or any(p.tag != _P or len(p) for p in note):
            return f"note {eid}"
    return None


def _body(body: etree._Element) -> str | None:
    seen: set[str] = set()
    for holder in body.iter(etree.Element):
        held = _HOLDS.get(holder.tag)
        if held is None:
            if len(holder):
                return _told(holder, holder[0])
            continue
        if (text := holder.text) and not text.isspace():
            return _told(holder, text)
        once: set[str] = set()
        for one in holder:
            name = str(one.tag)
            if name in once or (name not in held and not is_gap(one)):
                return _told(holder, one)
            if (tail := one.tail) and not tail.isspace():
                return _told(holder, tail)
            if name in _ONCE:
                once.add(name)
        if held <= _ONCE and held != once:
            return _told(holder, _("нет текста"))
        if holder.tag in UNITS and not _names(holder, seen):
            return _told(holder, f"eId {holder.get('eId')}")
    return None


def _names(unit: etree._Element, seen: set[str]) -> bool:
    """Whether the eId of a unit names it where it stands, and no other before it."""
    holder = cast(etree._Element, unit.getparent())
    above = str(holder.get("eId")) if holder.tag in UNITS else None
    eid, prefix = str(unit.get("eId")), UNITS[str(unit.tag)]
    if eid in seen or _prefix(eid) != prefix:
        return False
    seen.add(eid)
    return eid == eids.join(above, prefix, eid.rpartition("_")[2])


def _prefix(eid: str) -> str | None:
    """The kind of unit that an eId names; None for what is no eId of a unit."""
    try:
        return eids.pieces(eid)[-1][0]
    except ValueError:
        return None


def _told(holder: etree._Element, found: etree._Element | str) -> str:
    place = next((eid for one in (holder, *holder.iterancestors()) if (eid := one.get("eId"))), "")
    said = found if isinstance(found, str) else etree.tostring(found, encoding="unicode", with_tail=False)
    return f"{place}: {' '.join(said.split())[:80]}"
