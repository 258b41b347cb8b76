"""Units from text that a drafter writes for a given place: «Статья 667-1. …», «4-1. …», «8-1) …»."""

from __future__ import annotations

from collections.abc import Sequence

from drafter import eid as eids
from drafter.akn import Provision, child, element
from drafter.errors import Finding, InputError, Place
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.structure import Builder, after
from drafter.ingest.units import DEPTH, read_unit
from drafter.messages import _
from drafter.text.letters import normal


def parse_unit(text: str, eid: str, language: str, place: Place, label: str = "") -> Provision:
    """Build one unit from text that a drafter wrote for a given place.

    The text is written as the law prints it, one paragraph per line: «Статья 667-1. …», «4-1. …», «8-1) …»; the first
    paragraph of a numbered unit may be given with the ``label`` of that unit. Raises InputError D107 where the text
    opens another unit than the place asks for, or more than one.
    """
    path = eids.pieces(eid)
    prefix, num = path[-1]
    lines = [normal(line) for line in text.splitlines() if line.strip()]
    if lines and label and prefix == "al":
        lines[0] = lines[0].removeprefix(label).lstrip()
    read = [read_unit(line, language, division=True) for line in lines]
    first = read[0] if read else None
    numbered = prefix not in ("al", "note", "part")
    if first is None or first.prefix != prefix or (numbered and first.num != num):
        raise _misshapen(place, _("текст элемента {eid}, начиная с его номера").format(eid=eid), lines[:1])
    if prefix == "al":
        if len(lines) > 1:
            raise _misshapen(place, _("один абзац"), lines[1:])
        alinea = _empty(path[:-1], "al", num)
        child(child(alinea, "content"), "p", lines[0])
        return alinea
    outer = [line for line, unit in zip(lines[1:], read[1:], strict=True) if _opens_beside(unit.prefix, prefix)]
    if outer:
        raise _misshapen(place, _("один элемент {eid}").format(eid=eid), outer)
    builder = Builder(language, place.file)
    builder.stack = _scaffold(path[:-1])
    holder = builder.stack[-1] if builder.stack else None
    source = [
        SourceLine(
            LineKind.HEADING if unit.prefix in eids.DIVISIONS or unit.prefix == "art" else LineKind.TEXT,
            line,
            place.line or number,
        )
        for number, (line, unit) in enumerate(zip(lines, read, strict=True), start=1)
    ]
    for position, line in enumerate(source):
        builder.add(line, after(source, position))
    made = (holder if holder is not None else builder.body)[0]
    assert isinstance(made, Provision)
    beside = list(holder if holder is not None else builder.body)[1:]
    if beside:
        raise _misshapen(place, _("один элемент {eid}").format(eid=eid), [str(unit.get("eId")) for unit in beside])
    _rename(made, eid)
    return made


def _opens_beside(prefix: str, own: str) -> bool:
    """Whether a line opens a unit of the same kind or above, so that it cannot be a part of the new one."""
    least = DEPTH[own] if own in eids.DIVISIONS else DEPTH["art"]
    return DEPTH[prefix] <= least


def _misshapen(place: Place, expected: str, found: Sequence[str]) -> InputError:
    return InputError(
        Finding(
            code="D107",
            message=_("новый текст не того вида, какой нужен этому месту"),
            place=place,
            expected=expected,
            found=found[0][:80] if found else _("пустой текст"),
            hint=_("напишите текст так, как его печатает закон: «Статья 667-1. …», «4-1. …», «8-1) …»"),
        )
    )


def _empty(path: Sequence[tuple[str, str]], prefix: str, num: str) -> Provision:
    holder = None
    for outer, number in path:
        holder = eids.join(holder, outer, number)
    made = element(eids.ELEMENTS[prefix], eId=eids.join(holder, prefix, num))
    assert isinstance(made, Provision)
    return made


def _scaffold(path: Sequence[tuple[str, str]]) -> list[Provision]:
    """Empty units for the path above a new one, so that it is read as if it stood in its place."""
    stack: list[Provision] = []
    for prefix, num in path:
        parent = stack[-1] if stack else None
        made = element(
            eids.ELEMENTS[prefix],
            eId=eids.join(parent.eid if parent is not None else None, prefix, num),
            **({"name": "note"} if prefix == "note" else {}),
        )
        assert isinstance(made, Provision)
        if parent is not None:
            parent.append(made)
        stack.append(made)
    return stack


def _rename(unit: Provision, eid: str) -> None:
    """Give a unit its place's eId, and what it holds theirs."""
    was = unit.eid
    for inner in unit.iter():
        if isinstance(inner, Provision) and inner.get("eId", "").startswith(was):
            inner.set("eId", eid + inner.eid[len(was) :])


def heading_text(text: str, eid: str, language: str, place: Place) -> str:
    """Return the heading without its label from a heading line that a drafter wrote: «Статья 709. …» or «…»."""
    line = normal(text)
    unit = read_unit(line, language, division=True)
    prefix, num = eids.pieces(eid)[-2]
    if unit.prefix == prefix and unit.num == num:
        return unit.text
    if unit.prefix in ("al", "para", "point", "note"):
        return line
    raise InputError(
        Finding(
            code="D107",
            message=_("заголовок другого структурного элемента"),
            place=place,
            expected=_("заголовок элемента {eid}").format(eid=eids.parent(eid)),
            found=line[:80],
            hint=_("напишите заголовок с номером той же статьи или без номера"),
        )
    )
