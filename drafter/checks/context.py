"""What a check sees: the bill, the act in force and as proposed, and what changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.apply import Amended
from drafter.change import Change, Role
from drafter.codes import Code
from drafter.diff import Kind
from drafter.language.penalties import SanctionReading
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _
from drafter.modification import Modification
from drafter.spec.bill import Bill
from drafter.wording.clauses import Worded


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A bill applied and worded, ready to be looked at."""

    bill: Bill
    code: Code
    modifications: tuple[Modification, ...]
    amended: Amended
    changes: tuple[Change, ...]
    worded: Worded

    @property
    def act(self) -> Act:
        """The act in force."""
        return self.amended.in_force

    @property
    def proposed(self) -> Act:
        """The act as proposed."""
        return self.amended.act

    @property
    def edition(self) -> str:
        """The date of the edition as a law writes it: 12.07.2026."""
        return ".".join(reversed(self.act.edition.split("-")))

    @property
    def is_offence_code(self) -> bool:
        """Whether the code is that on Administrative Offences, whose own rules on sanctions and reviewers apply."""
        return self.code.uri.endswith("/2014-07-05/235-V")

    @property
    def title(self) -> str:
        """The short name of the code with the date of its edition, for findings."""
        return _("{code}, редакция от {date}").format(code=self.code.short[self.act.language], date=self.edition)

    def new_articles(self) -> Iterator[tuple[int, Provision]]:
        """Yield each article that the bill adds, with the position of its modification."""
        for _eid, position in sorted(self.amended.inserted.items(), key=lambda item: eids.key(item[0])):
            for unit in self.proposed.index[self.amended.placed[position]].iter(akn.tag("article")):
                if isinstance(unit, Provision):
                    yield position, unit

    def new_conduct(self) -> Iterator[NewText]:
        """Yield the words that a bill adds to what offences describe: new paragraphs, and new words of changed ones."""
        for change in self.changes if self.is_offence_code else ():
            article = self.proposed.index.get(eids.article(change.eid) or "")
            if article is None or not is_offence(article):
                continue
            for line in change.lines:
                text = "".join(one.text for one in line.segments if one.kind is Kind.INSERT)
                heading = line.role is Role.HEADING
                if text.strip() and not heading and "__note_" not in line.eid and not is_sanction(line.new or ""):
                    yield NewText(eid=line.eid, clause=self.clause_of(change, line.eid), text=text)

    def new_sanctions(self) -> Iterator[NewSanction]:
        """Yield each sanction that the bill adds or changes, with the one in force where there was one."""
        for change in self.changes if self.is_offence_code else ():
            for line in change.lines:
                if line.mark is Kind.DELETE or not line.touched or not is_sanction(line.new or ""):
                    continue
                before = sanctions(line.old) if line.old is not None and is_sanction(line.old) else None
                yield NewSanction(
                    eid=line.eid,
                    clause=self.clause_of(change, line.eid),
                    text=line.new or "",
                    reading=sanctions(line.new or ""),
                    before=before,
                )

    def changed_places(self) -> Iterator[tuple[str, int]]:
        """Yield each place in force that the bill changes, restates or excludes, with its modification's position."""
        for eid, made in self.amended.edits.items():
            yield from ((eid, edit.by) for edit in made)
        yield from self.amended.restated.items()
        yield from self.amended.repealed.items()

    def clause_of(self, change: Change, eid: str) -> int:
        """The modification of a row that changes a paragraph: the one that names it most closely."""
        near = [n for n in change.modifications if eids.contains(self.modifications[n].destination, eid)]
        return max(near or change.modifications, key=lambda n: len(self.modifications[n].destination))


@dataclass(frozen=True, slots=True, kw_only=True)
class NewText:
    """Words that a bill adds to a paragraph, with the modification that adds them."""

    eid: str
    clause: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSanction:
    """A sanction as proposed, read, with the sanction in force where there was one."""

    eid: str
    clause: int
    text: str
    reading: SanctionReading
    before: SanctionReading | None


def dispositions(unit: Provision) -> Iterator[Leaf]:
    """Yield the paragraphs of an article or part that describe conduct: what is not heading, sanction or note."""
    for leaf in akn.leaves(unit, heading=False):
        if "__note_" not in leaf.eid and not is_sanction(leaf.text):
            yield leaf


def is_offence(unit: Provision) -> bool:
    """Tell whether an article has a sanction."""
    return any(is_sanction(leaf.text) for leaf in akn.leaves(unit, heading=False) if "__note_" not in leaf.eid)
