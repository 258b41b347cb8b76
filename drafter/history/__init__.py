"""The history of a provision by the official notes: which laws changed it, how and from when, and which are yet to."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Note
from drafter.history.entry import Entry, read_entry
from drafter.history.steps import Source, Step, Verb, act_name, is_courts, is_publishers, steps
from drafter.history.units import named_units

__all__ = [
    "Entry",
    "History",
    "Source",
    "Step",
    "Verb",
    "act_name",
    "history",
    "is_courts",
    "is_publishers",
    "named_units",
    "read_entry",
    "scheduled",
    "steps",
]


_YEAR = re.compile(r"\.\d{2}\.(\d{4})")
_EXCLUDED = re.compile(r"(?:исключен|утратил\w* силу|алып таст)\w*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The steps that the notes on a provision tell, and the notes that tell none."""

    steps: tuple[Step, ...]
    others: tuple[Note, ...]

    @property
    def done(self) -> tuple[Step, ...]:
        """The steps that the text of the edition has."""
        return tuple(step for step in self.steps if not step.scheduled)

    @property
    def scheduled(self) -> tuple[Step, ...]:
        """The steps that are adopted and not yet in force."""
        return tuple(step for step in self.steps if step.scheduled)

    @property
    def laws(self) -> list[str]:
        """The numbers of the laws that changed the text, each once, by their dates."""
        return list(dict.fromkeys(step.number for step in self.done if step.number))


def history(act: Act, eid: str) -> History:
    """Return the history of a provision by the official notes on it, on what it holds, and on the article around it,
    and by what the text says in the place of excluded units.

    The steps stand by the date of the law, those of the code itself first; of one day, in the order of the notes.
    """
    article = eids.article(eid)
    around = [note for note in act.notes if article and note.eid.rpartition(eids.SEPARATOR)[0] == article]
    notes = list(dict.fromkeys([*around, *act.history(eid), *_exclusions(act, eid)]))
    edition = datetime.date.fromisoformat(act.edition)
    found = [(note, tuple(steps(note, edition))) for note in notes]
    told = [step for _note, read in found for step in read]
    return History(
        steps=tuple(sorted(told, key=lambda step: step.date or datetime.date.min)),
        others=tuple(note for note, read in found if not read),
    )


def _exclusions(act: Act, eid: str) -> list[Note]:
    """The texts that stand in the place of excluded units and name the law: «5. Исключен Законом РК от …»."""
    unit = act.index.get(eid)
    told = () if unit is None else (leaf for leaf in akn.leaves(unit) if _EXCLUDED.match(leaf.text))
    return [Note(leaf.eid + eids.SEPARATOR + "text", leaf.text) for leaf in told]


def scheduled(act: Act) -> tuple[tuple[Note, Step], ...]:
    """Return the changes of an act that are adopted and not yet in force, each after its note, in order."""
    edition = datetime.date.fromisoformat(act.edition)
    late = (note for note in act.notes if is_publishers(note.text) or _names_year(note.text, edition.year))
    return tuple((note, step) for note in late for step in steps(note, edition) if step.scheduled)


def _names_year(text: str, year: int) -> bool:
    """Whether a note names a day of a year or of one after it: only then can it tell of what is yet to come."""
    return any(int(found) >= year for found in _YEAR.findall(text))
