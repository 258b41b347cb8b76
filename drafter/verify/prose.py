"""The prose of a bill held against the act in force: what is not understood, and what cannot be done to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.change import Change
from drafter.codes import Code
from drafter.diff import Kind, Segment, tidy
from drafter.draft import compared
from drafter.errors import Place, Severity
from drafter.modification import Insertion
from drafter.nearest import closest
from drafter.placing import UNSEEN
from drafter.reading import Paragraph, Quote, Reading, read_paragraphs
from drafter.reading.contents import disagreements, is_of_contents
from drafter.reading.refusals import nothing
from drafter.reading.trial import Refusal, on_the_act, tried
from drafter.verify.lines import Line, lines_of
from drafter.verify.mistakes import Mistake, Rewritten
from drafter.verify.tables import Tables
from drafter.word import Paragraph as Printed
from drafter.word import Word, running, table_of
from drafter.words import occurrences

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


def prose_of(word: Word, tables: Tables) -> tuple[list[Paragraph], list[Line]]:
    """Return the paragraphs of a document that are in none of its comparative tables, each with where it stands.

    Raises InputError D026 for one that does not print what it says.
    """
    paragraphs: list[Paragraph] = []
    places_: list[Line] = []
    for one in running(word, outside(word, tables)):
        for line in lines_of(one):
            paragraphs.append(Paragraph(line.text, one.number))
            places_.append(line)
    return paragraphs, places_


def outside(word: Word, tables: Tables) -> Iterator[Printed]:
    """Yield the paragraphs of a document that are in none of its comparative tables."""
    inside = {table.element for table in tables.tables}
    return (one for one in word.paragraphs if table_of(one) not in inside)


def ordered(
    paragraphs: Sequence[Paragraph], lines: Sequence[Line], language: str, code: Code, act: Act, path: Path
) -> Ordered:
    """Read a bill and do to the act what it orders.

    Where old words are misquoted and the words meant are plain, they are taken as mended, so that the table is held
    against what the bill means.
    """
    reading = read_paragraphs(paragraphs, language, code, act, str(path))
    wrong = list(_understood(reading, lines, path))
    found = tried(on_the_act(reading), act, str(path))
    mended: dict[int, Rewritten] = {}
    for refusal in found.refusals:
        mend = _mend(refusal, act, lines)
        if mend is not None:
            mended.setdefault(refusal.clause.place.line, mend)
        severity = Severity.WARNING if refusal.finding.code == UNSEEN else Severity.ERROR
        wrong.append(
            Mistake(
                finding=replace(refusal.finding, severity=severity),
                at=lines[refusal.clause.paragraphs[0]],
                mends=() if mend is None else (mend,),
            )
        )
    if mended:
        texts = {
            id(mend.line): "".join(s.text for s in mend.segments if s.kind is not Kind.DELETE)
            for mend in mended.values()
        }
        again = [replace(one, text=texts.get(id(line), one.text)) for one, line in zip(paragraphs, lines, strict=True)]
        found = tried(on_the_act(read_paragraphs(again, language, code, act, str(path))), act, str(path))
    amended = apply(act, found.modifications)
    wrong += [
        Mistake(finding=finding, at=lines[clause.paragraphs[0]])
        for clause in reading.clauses
        if is_of_contents(clause.orders)
        for finding in disagreements(clause, amended.act, str(path))
    ]
    return Ordered(
        amended=amended,
        changes=compared(amended, found.modifications),
        mistakes=tuple(wrong),
        unsettled=bool(reading.refused or found.refusals or not all(each.at_hand for each in reading.acts)),
    )


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


def _mend(refusal: Refusal, act: Act, lines: Sequence[Line]) -> Rewritten | None:
    """The quotation of old words rewritten as the words in force that come nearest, where the place has such."""
    if refusal.finding.code != _NOT_FOUND:
        return None
    modification = refusal.modification
    olds = (modification.old,) if isinstance(modification, Insertion) else modification.old
    scope = _texts(act, modification.destination)
    quotes = [quote for order in refusal.clause.orders for quote in order.old]
    for old in olds:
        if any(_has(text, old) for text in scope):
            continue
        quote = next((one for one in quotes if " ".join(one.text.split()) == old and len(one.spans) == 1), None)
        found = next((text[slice(*span)] for text in scope if (span := closest(text, old)) is not None), None)
        if quote is not None and found is not None and _count(scope, found) == 1:
            return _requoted(quote, found, lines)
    return None


def _has(text: str, words_: str) -> bool:
    return bool(occurrences(text, words_))


def _count(texts: Iterable[str], words_: str) -> int:
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
