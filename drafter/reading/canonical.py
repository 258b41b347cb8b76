"""One form for modifications that say the same, so that two lists of them can be compared."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter import eid as eids
from drafter.ingest.units import read_unit
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.reading.structures import without_label
from drafter.text.letters import normal


def canonical(modifications: Iterable[Modification], language: str) -> list[Modification]:
    """Return modifications with single blanks, headings without their label, and an opening paragraph without its.

    The order stays: a caller to whom it does not matter sorts.

    >>> canonical([Substitution(destination="art_5__heading", new=("Статья 5.  Сад",))], "rus")[0].new
    ('Сад',)
    """
    return [_one(modification, language) for modification in modifications]


def _one(modification: Modification, language: str) -> Modification:
    match modification:
        case Substitution() if not is_verbal(modification):
            return replace(modification, new=(_unit_text(modification.new[0], modification.destination, language),))
        case Substitution():
            return replace(
                modification,
                old=tuple(normal(old) for old in modification.old),
                new=tuple(normal(new) for new in modification.new),
            )
        case Insertion() if not is_verbal(modification):
            return replace(modification, new=_lines(modification.new))
        case Insertion():
            return replace(modification, old=normal(modification.old), new=normal(modification.new))
        case Repeal():
            return replace(modification, old=tuple(normal(old) for old in modification.old))


def _lines(text: str) -> str:
    return "\n".join(line for raw in text.splitlines() if (line := normal(raw)))


def _unit_text(text: str, destination: str, language: str) -> str:
    lines = _lines(text)
    if destination == eids.WHOLE:
        return lines
    if destination.endswith(eids.SEPARATOR + eids.HEADING):
        unit = read_unit(lines, language, division=True)
        return unit.text if (unit.prefix, unit.num) == eids.pieces(destination)[-2] else lines
    return without_label(lines, destination, language)
