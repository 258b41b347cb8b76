"""Amending clauses in Russian: addresses from small to large, grouped by article and part, in ascending order."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from drafter import eid as eids
from drafter import resources
from drafter.akn import Act, printed
from drafter.apply import Amended
from drafter.compare import Order
from drafter.errors import Place
from drafter.language import LanguageError, rus, unsure
from drafter.language.rus import Case
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.places import spoken
from drafter.spec.model import EntryIntoForce
from drafter.wording.clauses import Item, Paragraph, ParagraphKind, Run, RunKind, Worded


@dataclass(frozen=True, slots=True)
class _Entry:
    """A modification with the place its sentence speaks of: for a new unit, the unit that receives it."""

    position: int
    modification: Modification
    anchor: str
    item: str


@functools.cache
def _formulas() -> dict[str, Any]:
    with (resources.folder("templates") / "wording" / "rus.toml").open("rb") as stream:
        return tomllib.load(stream)


def word(
    amended: Amended,
    modifications: Sequence[Modification],
    *,
    act_title: str,
    act_date: datetime.date,
    subject: str | None,
    entry: EntryIntoForce,
) -> Worded:
    """Word a bill that amends one act.

    Items go by article in ascending order, each new article an item of its own, as Law № 187-VII of 03.01.2023 does.
    """
    formulas = _formulas()
    clause = _Clauses(amended)
    order = Order(amended)
    entries = sorted(
        (_entry(position, m) for position, m in enumerate(modifications)), key=lambda e: order.of(e.modification)
    )
    groups = [list(group) for _item, group in groupby(entries, key=lambda e: e.item)]
    items = [clause.item(group, n if len(groups) > 1 else None) for n, group in enumerate(groups, start=1)]
    insertions = sum(isinstance(m, Insertion) for m in modifications)
    substitutions = len(modifications) - insertions
    title = formulas["title"]["text"].format(changes=rus.changes_title(substitutions, insertions), act=act_title)
    return Worded(
        title=f"{title} {subject}" if subject else title,
        head_article=formulas["head"]["article"],
        head=formulas["head"]["text"].format(
            act=act_title, date=rus.date(act_date), changes=rus.changes_head(substitutions, insertions)
        ),
        items=tuple(_terminated(items)),
        entry_article=formulas["entry"]["article"],
        entry=entry_text(entry),
        signature=formulas["signature"]["office"],
    )


def entry_text(entry: EntryIntoForce) -> str:
    """Return the sentence on entry into force (Law № 480-V, article 42, edition of 09.01.2026).

    >>> entry_text(EntryIntoForce(days=60))[:69]
    'Настоящий Закон вводится в действие по истечении шестидесяти календар'
    """
    formulas = _formulas()["entry"]
    if entry.date is not None:
        return str(formulas["date"].format(date=rus.date(entry.date)))
    days = entry.days or 0
    form = "day" if days % 10 == 1 and days % 100 != 11 else "days"
    return str(formulas[form].format(days=rus.cardinal(days, Case.GEN)))


def _entry(position: int, modification: Modification) -> _Entry:
    eid = modification.destination
    anchor = eid
    if isinstance(modification, Insertion) and modification.pos is None:
        anchor = eids.parent(eid) or eids.WHOLE
    return _Entry(position, modification, anchor, eids.article(eid) or eid)


class _Clauses:
    """Sentences about the places of one act."""

    def __init__(self, amended: Amended) -> None:
        self.in_force = amended.in_force
        self.proposed = amended.act
        self.placed = amended.placed

    def item(self, entries: Sequence[_Entry], number: int | None) -> Item:
        lines = list(self._lines(entries, None))
        first = replace(lines[0], kind=ParagraphKind.ITEM)
        if number is not None:
            first = replace(first, runs=(Run(RunKind.PLAIN, f"{number}) "), *first.runs))
        return Item(number=number, paragraphs=(first, *lines[1:]))

    def _lines(self, entries: Sequence[_Entry], context: str | None) -> Iterator[Paragraph]:
        """The sentences for entries inside a place that the lines above have named."""
        for own, group in groupby(entries, key=lambda e: self._step(e.anchor, context)):
            together = list(group)
            if own is None or len(together) == 1:
                for entry in together:
                    yield from self._located(entry, context)
                continue
            shared = _shared(together)
            only_insertions = all(e.anchor == shared and _is_beside(e.modification) for e in together)
            case = Case.ACC if only_insertions else Case.LOC
            address = rus.address(self._relative(shared, context), case)
            where = address if only_insertions else _formulas()["where"]["inside"].format(locative=address)
            yield Paragraph(kind=ParagraphKind.LINE, runs=(Run(RunKind.PLAIN, f"{where}:"),))
            yield from self._lines(together, shared)

    def _step(self, anchor: str, context: str | None) -> str | None:
        """The next unit on the way from the context down to a place, or None where the place is the context."""
        if anchor in (context, eids.WHOLE):
            return None
        depth = len(eids.pieces(context)) if context else 0
        return eids.SEPARATOR.join(anchor.split(eids.SEPARATOR)[: depth + 1])

    def _relative(self, eid: str, context: str | None) -> tuple[tuple[str, str], ...]:
        return spoken(self.in_force, eid)[len(spoken(self.in_force, context)) if context else 0 :]

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
        match modification:
            case Substitution() if modification.old:
                where = self._inside(modification, path)
                if len(modification.old) > 1:
                    runs = _filled("substitutions", where=where, **_forms(modification))
                else:
                    runs = _filled("substitution", where=where, **_old(modification.old[0], Case.ACC),
                                   **_new(modification.new[0]))
            case Insertion(pos="end"):
                raise unsure(
                    _("добавление слов в конец элемента"),
                    expected=_("слова, после или перед которыми вставить"),
                    hint=_("укажите after или before вместо at_end"),
                )
            case Insertion() if modification.pos is not None:
                case = Case.GEN if modification.pos == "after" else Case.INS
                every = modification.every or modification.count > 1
                where = self._inside(modification, path) if every else _accusative(path)
                runs = _filled(modification.pos, where=where, **_old(modification.old, case), **_new(modification.new))
            case Repeal() if modification.old:
                where = self._inside(modification, path)
                runs = _filled("repeal", where=where, **_olds(modification.old))
            case Substitution():
                runs = _filled("restate", where=_accusative(path))
            case Insertion():
                *above, (prefix, num) = spoken(self.proposed, self.placed[entry.position])
                said = len(spoken(self.in_force, context)) if context else 0
                runs = _filled("supplement", where=_accusative(above[said:]), unit=rus.unit(prefix, num, Case.INS))
            case Repeal():
                runs = _filled("exclude", where=_accusative(path))
        yield Paragraph(kind=ParagraphKind.LINE, runs=runs, modification=entry.position)
        if not is_verbal(modification) and not isinstance(modification, Repeal):
            yield from self._quoted(entry)

    def _inside(self, modification: Modification, path: tuple[tuple[str, str], ...]) -> str:
        formulas = _formulas()["where"]
        if modification.destination == eids.WHOLE:
            return str(formulas["whole_text"]) + " "
        if modification.every or modification.count > 1:
            named = path or spoken(self.in_force, modification.destination)
            return str(formulas["whole_unit"].format(genitive=rus.address(named, Case.GEN))) + " "
        if not path:
            return ""
        return str(formulas["inside"].format(locative=rus.address(path, Case.LOC))) + " "

    def _quoted(self, entry: _Entry) -> Iterator[Paragraph]:
        texts = new_paragraphs(self.proposed, self.placed[entry.position])
        for position, text in enumerate(texts):
            opening = "«" if position == 0 else ""
            closing = "»" if position == len(texts) - 1 else ""
            runs = tuple(
                run
                for run in (Run(RunKind.PLAIN, opening), Run(RunKind.NEW, text), Run(RunKind.PLAIN, closing))
                if run.text
            )
            yield Paragraph(kind=ParagraphKind.QUOTED, runs=runs, modification=entry.position)


def new_paragraphs(proposed: Act, eid: str) -> list[str]:
    """Return the paragraphs that a clause quotes for a new or restated unit, by its eId in the proposed text."""
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        unit = proposed.index[eids.parent(eid) or eid]
        return [f"{unit.label} {unit.heading}"]
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


def _accusative(path: Sequence[tuple[str, str]]) -> str:
    return f"{rus.address(path, Case.ACC)} " if path else ""


_Runs = tuple[Run, ...]


def _forms(modification: Substitution) -> dict[str, str | _Runs]:
    """Several old forms and the new ones beside them: digits where all are digits, else words."""
    kinds = {rus.quoted_kind(text) for text in (*modification.old, *modification.new)}
    kind = rus.QuotedKind.DIGITS if kinds == {rus.QuotedKind.DIGITS} else rus.QuotedKind.WORDS
    return {
        "old_kind": rus.quoted(kind, Case.ACC),
        "old": _list(RunKind.OLD, modification.old),
        "new_kind": rus.quoted(kind, Case.INS),
        "new": _list(RunKind.NEW, modification.new),
    }


def _olds(texts: Sequence[str]) -> dict[str, str | _Runs]:
    """Words that are excluded together: digits where all are digits, else words."""
    if len(texts) == 1:
        return _old(texts[0], Case.ACC)
    digits = all(rus.quoted_kind(text) is rus.QuotedKind.DIGITS for text in texts)
    kind = rus.QuotedKind.DIGITS if digits else rus.QuotedKind.WORDS
    return {"old_kind": rus.quoted(kind, Case.ACC), "old": _list(RunKind.OLD, texts)}


def _old(text: str, case: Case) -> dict[str, str | _Runs]:
    return {"old_kind": rus.quoted(rus.quoted_kind(text), case), "old": _list(RunKind.OLD, (text,))}


def _new(text: str) -> dict[str, str | _Runs]:
    return {"new_kind": rus.quoted(rus.quoted_kind(text), Case.INS), "new": _list(RunKind.NEW, (text,))}


def _list(kind: RunKind, texts: Sequence[str]) -> _Runs:
    runs: list[Run] = []
    for position, text in enumerate(texts):
        runs += [Run(RunKind.PLAIN, ", «" if position else "«"), Run(kind, text), Run(RunKind.PLAIN, "»")]
    return tuple(runs)


def _filled(name: str, **values: str | _Runs) -> _Runs:
    """A sentence formula with its blanks filled, quoted words kept apart from the clause's own."""
    runs: list[Run] = []
    rest = str(_formulas()["sentence"][name])
    while rest:
        before, brace, after = rest.partition("{")
        if before:
            runs.append(Run(RunKind.PLAIN, before))
        if not brace:
            break
        key, _closing, rest = after.partition("}")
        value = values[key]
        runs += [Run(RunKind.PLAIN, value)] if isinstance(value, str) else value
    return _merged(runs)


def _merged(runs: Sequence[Run]) -> _Runs:
    out: list[Run] = []
    for run in runs:
        if out and out[-1].kind is RunKind.PLAIN is run.kind:
            out[-1] = Run(RunKind.PLAIN, out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return tuple(out)


def _terminated(items: Sequence[Item]) -> Iterator[Item]:
    """Each sentence ends with «;», the last of the bill with «.»; what opens a list or a quotation ends with «:»."""
    for number, item in enumerate(items):
        paragraphs = list(item.paragraphs)
        for position, paragraph in enumerate(paragraphs):
            quoted_next = position + 1 < len(paragraphs) and paragraphs[position + 1].kind is ParagraphKind.QUOTED
            same = quoted_next and paragraphs[position + 1].modification == paragraph.modification
            if (paragraph.text.endswith(":") and paragraph.kind is not ParagraphKind.QUOTED) or same:
                continue
            last = number == len(items) - 1 and position == len(paragraphs) - 1
            runs = _merged([*paragraph.runs, Run(RunKind.PLAIN, "." if last else ";")])
            paragraphs[position] = replace(paragraph, runs=runs)
        yield replace(item, paragraphs=tuple(paragraphs))
