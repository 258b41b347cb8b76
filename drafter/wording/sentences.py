"""Amending clauses: grouped by article and part, in ascending order, the same in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from drafter import eid as eids
from drafter.akn import Act, leaves, printed
from drafter.apply import Amended
from drafter.compare import Order
from drafter.errors import Place
from drafter.ingest.units import DEPTH
from drafter.language import LanguageError
from drafter.language.terms import quoted_kind
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.places import spoken
from drafter.wording.clauses import Item, Paragraph, ParagraphKind, Run, RunKind
from drafter.wording.speech import Runs, Speech, Steps, filled


@dataclass(frozen=True, slots=True)
class _Entry:
    """A modification with the place its sentence speaks of: for a new unit, the unit that receives it."""

    position: int
    modification: Modification
    anchor: str
    item: str


def items(speech: Speech, amended: Amended, modifications: Sequence[Modification]) -> list[Item]:
    """Return the items of article 1 of a bill, their sentences not yet terminated.

    Items go by article in ascending order, each new article an item of its own, as Law № 187-VII of 03.01.2023 does.
    """
    clauses = _Clauses(speech, amended)
    order = Order(amended)
    entries = sorted(
        (_entry(position, m) for position, m in enumerate(modifications)), key=lambda e: order.of(e.modification)
    )
    groups = [list(group) for _item, group in groupby(entries, key=lambda e: e.item)]
    return [clauses.item(group, n if len(groups) > 1 else None) for n, group in enumerate(groups, start=1)]


def _entry(position: int, modification: Modification) -> _Entry:
    eid = modification.destination
    anchor = eid
    if isinstance(modification, Insertion) and modification.pos is None:
        anchor = eids.parent(eid) or eids.WHOLE
    return _Entry(position, modification, anchor, eids.article(eid) or eid)


class _Clauses:
    """Sentences about the places of one act."""

    def __init__(self, speech: Speech, amended: Amended) -> None:
        self.speech = speech
        self.in_force = amended.in_force
        self.proposed = amended.act
        self.placed = amended.placed

    def item(self, entries: Sequence[_Entry], number: int | None) -> Item:
        lines = list(self._lines(entries, None))
        first = replace(lines[0], kind=ParagraphKind.ITEM)
        if number is not None:
            first = replace(first, runs=(Run(RunKind.PLAIN, f"{number}) "), *first.runs))
        return Item(number=None if number is None else str(number), paragraphs=(first, *lines[1:]))

    def _lines(self, entries: Sequence[_Entry], context: str | None) -> Iterator[Paragraph]:
        """The sentences for entries inside a place that the lines above have named.

        After a line with a place of its own, what could be read as inside that place is named from the article down.
        """
        inner: str | None = None
        for own, group in groupby(entries, key=lambda e: self._step(e.anchor, context)):
            together = list(group)
            if own is None or len(together) == 1:
                for entry in together:
                    yield from self._located(entry, None if self._may_seem_inside(entry, context, inner) else context)
                continue
            shared = _shared(together)
            said = None if self._may_seem_inside(together[0], context, inner) else context
            only_insertions = all(e.anchor == shared and _is_beside(e.modification) for e in together)
            where = self._place("group", "named" if only_insertions else "inside", self._relative(shared, said))
            yield Paragraph(kind=ParagraphKind.LINE, runs=(Run(RunKind.PLAIN, where),))
            yield from self._lines(together, shared)
            inner = shared

    def _may_seem_inside(self, entry: _Entry, context: str | None, inner: str | None) -> bool:
        """Whether a place named under a context could be taken for one inside the place of the line before."""
        if inner is None or context is None:
            return False
        added = self.placed.get(entry.position) if entry.anchor == context else None
        place = self._relative(entry.anchor, context) or ([] if added is None else spoken(self.proposed, added)[-1:])
        return not place or DEPTH.get(place[0][0], 0) > DEPTH.get(eids.pieces(inner)[-1][0], max(DEPTH.values()))

    def _step(self, anchor: str, context: str | None) -> str | None:
        """The next unit on the way from the context down to a place, or None where the place is the context."""
        if anchor in (context, eids.WHOLE):
            return None
        depth = len(eids.pieces(context)) if context else 0
        return eids.SEPARATOR.join(anchor.split(eids.SEPARATOR)[: depth + 1])

    def _relative(self, eid: str, context: str | None) -> Steps:
        return spoken(self.in_force, eid)[len(spoken(self.in_force, context)) if context else 0 :]

    def _place(self, table: str, name: str, path: Steps) -> str:
        return self.speech.text(table, name, place=lambda case: self.speech.address(path, case))

    def _located(self, entry: _Entry, context: str | None) -> list[Paragraph]:
        """The sentence for an entry; words whose form is not certain are told with the modification they are in."""
        try:
            return list(self._sentence(entry, context))
        except LanguageError as error:
            place = Place(clause=entry.position + 1, eid=entry.modification.destination)
            raise LanguageError(*(finding.at(place) for finding in error.findings)) from None

    def _sentence(self, entry: _Entry, context: str | None) -> Iterator[Paragraph]:
        modification = entry.modification
        path = () if entry.anchor == eids.WHOLE else self._relative(entry.anchor, context)
        unit = ("", "")
        match modification:
            case Substitution() if modification.old:
                name = "substitutions" if len(modification.old) > 1 else "substitution"
                where = self._inside(modification, path)
            case Insertion() if modification.pos is not None:
                name = modification.pos
                where = self._named(path) if _is_beside(modification) else self._inside(modification, path)
            case Repeal() if modification.old:
                name, where = "repeal", self._inside(modification, path)
            case Substitution():
                name, where = "restate", self._named(path)
            case Insertion():
                *above, placed = spoken(self.proposed, self.placed[entry.position])
                unit = eids.pieces(modification.destination)[-1] if placed[0] == "al" else placed
                said = len(spoken(self.in_force, context)) if context else 0
                name, where = "supplement", self._named(above[said:])
            case Repeal():
                name, where = "exclude", self._named(path)
        runs = filled(
            self.speech.formula("sentence", name),
            where=where,
            old=lambda case: self._quotation(RunKind.OLD, _olds(modification), case),
            new=lambda case: self._quotation(RunKind.NEW, _news(modification), case),
            unit=lambda case: self.speech.unit(*unit, case),
        )
        yield Paragraph(kind=ParagraphKind.LINE, runs=runs, modification=entry.position)
        if not is_verbal(modification) and not isinstance(modification, Repeal):
            yield from self._quoted_structure(entry)

    def _named(self, path: Steps) -> str:
        """The address of a place that is changed itself."""
        return self._place("where", "named", path) if path else ""

    def _inside(self, modification: Modification, path: Steps) -> str:
        """The address of a place whose words are changed."""
        if modification.destination == eids.WHOLE:
            return self._place("where", "whole_text", ())
        if modification.every or modification.count > 1:
            return self._place("where", "whole_unit", path or spoken(self.in_force, modification.destination))
        return self._place("where", "inside", path) if path else ""

    def _quotation(self, kind: RunKind, texts: Sequence[str], case: str) -> Runs:
        quoted: list[Run] = []
        for position, text in enumerate(texts):
            quoted += [Run(RunKind.PLAIN, ", «" if position else "«"), Run(kind, text), Run(RunKind.PLAIN, "»")]
        noun = self.speech.quoted(quoted_kind(*texts), case)
        return filled(self.speech.formula("quoted", "text"), kind=noun, texts=lambda _case: tuple(quoted))

    def _quoted_structure(self, entry: _Entry) -> Iterator[Paragraph]:
        named = entry.modification.destination
        texts = new_paragraphs(self.proposed, self.placed[entry.position], named=named)
        for position, text in enumerate(texts):
            opening = "«" if position == 0 else ""
            closing = "»" if position == len(texts) - 1 else ""
            runs = tuple(
                run
                for run in (Run(RunKind.PLAIN, opening), Run(RunKind.NEW, text), Run(RunKind.PLAIN, closing))
                if run.text
            )
            yield Paragraph(kind=ParagraphKind.QUOTED, runs=runs, modification=entry.position)


def new_paragraphs(proposed: Act, eid: str, *, named: str) -> list[str]:
    """Return the paragraphs that a clause quotes for a new or restated unit, by its eId in the proposed text.

    An unnumbered paragraph is named by its number among those in force: it has the label of its unit only as the first
    of these, though others before it may be excluded.
    """
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        unit = proposed.index[eids.parent(eid) or eid]
        return [f"{unit.label} {unit.heading}"]
    prefix, number = eids.pieces(named)[-1]
    if prefix == "al" and number != "1":
        return [leaf.text for leaf in leaves(proposed.index[eid])]
    return printed(proposed.index[eid])


def _shared(entries: Sequence[_Entry]) -> str:
    """The smallest place that holds the places of all entries."""
    paths = [entry.anchor.split(eids.SEPARATOR) for entry in entries]
    common = []
    for steps in zip(*paths, strict=False):
        if len(set(steps)) > 1:
            break
        common.append(steps[0])
    return eids.SEPARATOR.join(common)


def _is_beside(modification: Modification) -> bool:
    lone = isinstance(modification, Insertion) and modification.pos is not None
    return lone and not modification.every and modification.count == 1


def _olds(modification: Modification) -> tuple[str, ...]:
    return (modification.old,) if isinstance(modification, Insertion) else modification.old


def _news(modification: Modification) -> tuple[str, ...]:
    match modification:
        case Substitution():
            return modification.new
        case Insertion():
            return (modification.new,)
        case Repeal():
            return ()
