"""The prose of a bill held against the act in force: what is not understood, and what cannot be done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import akn, places
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import Amended, apply, refused
from drafter.change import Change
from drafter.codes import Code
from drafter.compare import changes
from drafter.diff import Kind, Segment, tidy
from drafter.errors import Finding, Place, Severity
from drafter.modification import Insertion, Modification
from drafter.nearest import closest
from drafter.placing import UNSEEN
from drafter.reading import Clause, Paragraph, Quote, Reading, read_paragraphs
from drafter.reading.contents import disagreements, is_of_contents
from drafter.reading.refusals import nothing
from drafter.reading.word import Opened, W, printed
from drafter.verify.lines import Line, lines_of
from drafter.verify.mistakes import Mistake, Rewritten
from drafter.verify.tables import Tables

_NOT_FOUND = "C13"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordered:
    """What a bill orders that can be done, what it makes of the act, and what is wrong with its prose.

    ``unsettled`` says that part of it was not understood or cannot be done.
    """

    amended: Amended
    changes: tuple[Change, ...]
    mistakes: tuple[Mistake, ...]
    unsettled: bool


def prose_of(word: Opened, tables: Tables) -> tuple[list[Paragraph], list[Line]]:
    """Return the paragraphs of a document that are in none of its comparative tables, each with where it stands."""
    inside = {table.element for table in tables.tables}
    paragraphs: list[Paragraph] = []
    places_: list[Line] = []
    for number, (holder, label, _text) in enumerate(printed(word), start=1):
        if any(table in inside for table in holder.iterancestors(f"{W}tbl")):
            continue
        for line in lines_of(holder, label):
            paragraphs.append(Paragraph(line.text, number))
            places_.append(line)
    return paragraphs, places_


def ordered(
    paragraphs: Sequence[Paragraph], lines: Sequence[Line], language: str, code: Code, act: Act, path: Path
) -> Ordered:
    """Read a bill and do to the act what it orders.

    Where old words are misquoted and the words meant are plain, they are taken as mended, so that the table is held
    against what the bill means.
    """
    reading = read_paragraphs(paragraphs, language, code, act, str(path))
    wrong = list(_understood(reading, lines, path))
    tried = _tried(reading, act)
    mended: dict[int, Rewritten] = {}
    for finding, clause in tried.refusals:
        mend = _mend(finding, clause, tried.modifications, act, lines)
        if mend is not None:
            mended.setdefault(clause.place.line, mend)
        severity = Severity.WARNING if finding.code == UNSEEN else Severity.ERROR
        place = Place(file=str(path), line=clause.place.line, eid=finding.place.eid)
        wrong.append(
            Mistake(
                finding=replace(finding, severity=severity, place=place),
                at=lines[clause.paragraphs[0]],
                mends=() if mend is None else (mend,),
            )
        )
    if mended:
        texts = {
            id(mend.line): "".join(s.text for s in mend.segments if s.kind is not Kind.DELETE)
            for mend in mended.values()
        }
        again = [replace(one, text=texts.get(id(line), one.text)) for one, line in zip(paragraphs, lines, strict=True)]
        tried = _tried(read_paragraphs(again, language, code, act, str(path)), act)
    modifications = tried.settled
    amended = apply(act, modifications)
    wrong += [
        Mistake(finding=finding, at=lines[clause.paragraphs[0]])
        for clause in reading.clauses
        if is_of_contents(clause.orders)
        for finding in disagreements(clause, amended.act, str(path))
    ]
    return Ordered(
        amended=amended,
        changes=changes(amended, modifications, lambda eid: places.name(_holding(amended, eid), eid)),
        mistakes=tuple(wrong),
        unsettled=bool(reading.refused or tried.refusals or not all(each.at_hand for each in reading.acts)),
    )


def _holding(amended: Amended, eid: str) -> Act:
    new = eid in amended.inserted and eid not in amended.in_force.index
    return amended.act if new else amended.in_force


def _understood(reading: Reading, lines: Sequence[Line], path: Path) -> Iterator[Mistake]:
    """What the reader says of the prose."""
    if not reading.clauses:
        yield Mistake(finding=nothing().at(Place(file=str(path))))
    for remark in reading.remarks:
        yield Mistake(finding=replace(remark, severity=Severity.WARNING))
    for clause in reading.clauses:
        at = lines[clause.paragraphs[0]]
        if clause.refusal is not None:
            yield Mistake(finding=clause.refusal, at=at)
        for remark in clause.remarks:
            yield Mistake(finding=remark, at=at)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tried:
    """The modifications that were read, those of them that can be done together, and why the others cannot."""

    modifications: tuple[Modification, ...]
    settled: tuple[Modification, ...]
    refusals: tuple[tuple[Finding, Clause], ...]


def _tried(reading: Reading, act: Act) -> _Tried:
    ordered_ = [
        (clause, modification)
        for amended in reading.acts
        if amended.at_hand
        for clause in amended.clauses
        for modification in clause.modifications
    ]
    left = list(range(len(ordered_)))
    refusals: list[tuple[Finding, Clause]] = []
    while found := refused(act, [ordered_[at][1] for at in left]):
        bad = {left[(finding.place.clause or 1) - 1] for finding in found}
        for finding in found:
            at = left[(finding.place.clause or 1) - 1]
            refusals.append((replace(finding, place=replace(finding.place, clause=at + 1)), ordered_[at][0]))
        left = [at for at in left if at not in bad]
    return _Tried(
        modifications=tuple(modification for _clause, modification in ordered_),
        settled=tuple(ordered_[at][1] for at in left),
        refusals=tuple(refusals),
    )


def _mend(
    finding: Finding, clause: Clause, modifications: Sequence[Modification], act: Act, lines: Sequence[Line]
) -> Rewritten | None:
    """The quotation of old words rewritten as the words in force that come nearest, where the place has such."""
    if finding.code != _NOT_FOUND:
        return None
    modification = modifications[(finding.place.clause or 1) - 1]
    olds = (modification.old,) if isinstance(modification, Insertion) else modification.old
    scope = _texts(act, modification.destination)
    quotes = [quote for order in clause.orders for quote in order.old]
    for old in olds:
        if any(_has(text, old) for text in scope):
            continue
        quote = next((one for one in quotes if " ".join(one.text.split()) == old and len(one.spans) == 1), None)
        found = next((text[slice(*span)] for text in scope if (span := closest(text, old)) is not None), None)
        if quote is not None and found is not None and _count(scope, found) == 1:
            return _requoted(quote, found, lines)
    return None


def _has(text: str, words_: str) -> bool:
    from drafter.words import occurrences

    return bool(occurrences(text, words_))


def _count(texts: Iterable[str], words_: str) -> int:
    from drafter.words import occurrences

    return sum(len(occurrences(text, words_)) for text in texts)


def _texts(act: Act, destination: str) -> list[str]:
    unit = destination.removesuffix(eids.SEPARATOR + eids.HEADING)
    if unit not in act.index:
        return []
    return [leaf.text for leaf in akn.leaves(act.index[unit]) if eids.contains(destination, leaf.eid)]


def _requoted(quote: Quote, words_: str, lines: Sequence[Line]) -> Rewritten:
    (span,) = quote.spans
    line = lines[span.paragraph]
    segments = tidy(
        [
            Segment(Kind.EQUAL, line.text[: span.start]),
            Segment(Kind.DELETE, line.text[span.start : span.end]),
            Segment(Kind.INSERT, words_),
            Segment(Kind.EQUAL, line.text[span.end :]),
        ]
    )
    return Rewritten(line=line, segments=segments)
