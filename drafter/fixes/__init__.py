"""Fixes of a bill file: each is made in its text, and kept only where the bill drafted anew proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.draft import of_bill
from drafter.errors import ApplyError, Finding, InputError
from drafter.fixes.offers import OFFERS, About, Fix
from drafter.language import LanguageError
from drafter.spec import bill as bills
from drafter.spec import yaml
from drafter.spec.bill import Bill
from drafter.spec.rewriting import Edit, NotRewritten, rewritten

__all__ = ["Fix", "Repair", "repaired"]

_ROUNDS = 10
"""A fix may bring a finding to light that another fixes; it never takes this many rounds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The text of a bill file before and after, what was done, and what may be done if the drafter decides so."""

    before: str
    after: str
    done: tuple[Fix, ...]
    offered: tuple[Fix, ...]


def repaired(path: Path, shelf: Path, edition: str | None = None, *, unsafe: bool = False) -> Repair:
    """Return a bill file with what can be mended mended; the file itself stays as it is.

    A fix is kept only where its finding is gone from the bill drafted anew and no other has come. Raises InputError
    where the file is no bill.
    """
    draft = _Drafting(str(path), shelf, edition)
    before = yaml.text_of(path)
    state = draft(before)
    done: list[Fix] = []
    for _round in range(_ROUNDS):
        made = _round_of(draft, state, unsafe)
        if not made:
            break
        state = made[-1][1]
        done += [fix for fix, _state in made]
    offered = tuple(fix for fix in _offers(state) if not fix.is_safe)
    return Repair(before=before, after=state.text, done=tuple(done), offered=offered)


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """The text of the file with what is found in it; ``applied`` tells whether the bill could be drafted at all."""

    text: str
    bill: Bill
    findings: tuple[Finding, ...]
    applied: bool

    @property
    def counts(self) -> Counter[str]:
        return Counter(finding.code for finding in self.findings)


@dataclass(frozen=True, slots=True)
class _Drafting:
    """Drafts the text of a bill file against its code."""

    file: str
    shelf: Path
    edition: str | None

    def __call__(self, text: str) -> _State:
        bill = bills.from_text(text, self.file, text.encode())
        try:
            findings = of_bill(bill, self.shelf, self.edition).findings
        except (ApplyError, LanguageError) as error:
            return _State(text=text, bill=bill, findings=error.findings, applied=False)
        return _State(text=text, bill=bill, findings=findings, applied=True)


def _round_of(draft: _Drafting, state: _State, unsafe: bool) -> list[tuple[Fix, _State]]:
    """The fixes of a round that prove themselves, each with the file after it; all at once, else one by one."""
    fixes = [fix for fix in _offers(state) if fix.is_safe or unsafe]
    together = _after(draft, state, fixes) if fixes else None
    if together is not None:
        return [(fix, together) for fix in fixes]
    for fix in fixes:
        alone = _after(draft, state, [fix])
        if alone is not None:
            return [(fix, alone)]
    return []


def _after(draft: _Drafting, state: _State, fixes: Sequence[Fix]) -> _State | None:
    """The file with fixes made, or None where one cannot be made or does not mend what it should."""
    edits = dict.fromkeys(edit for fix in fixes for edit in fix.edits)
    try:
        new = draft(rewritten(state.text, list(edits)))
    except (NotRewritten, InputError):
        return None
    old = state.counts
    mended = all(new.counts[fix.finding.code] < old[fix.finding.code] for fix in fixes)
    if not state.applied:
        return new if mended and (new.applied or sum(new.counts.values()) < sum(old.values())) else None
    return new if new.applied and mended and all(count <= old[code] for code, count in new.counts.items()) else None


def _offers(state: _State) -> Iterator[Fix]:
    """What can be done about the findings of a file, one way for each place and code."""
    seen: set[tuple[Edit, ...]] = set()
    file = yaml.plain(yaml.parse(state.text, state.bill.file))
    for finding in state.findings:
        if finding.ignored is not None:
            continue
        at = (finding.place.line, finding.place.column)
        position = next((n for n, place in enumerate(state.bill.places) if (place.line, place.column) == at), None)
        about = About(finding=finding, file=file, position=position)
        for code, offer in OFFERS:
            for fix in offer(about) if code == finding.code else ():
                if fix.edits not in seen:
                    seen.add(fix.edits)
                    yield fix
