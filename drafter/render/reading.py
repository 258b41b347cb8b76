"""An amending law as read: for other programs in versioned JSON, for a person as lines."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from drafter.errors import Finding
from drafter.messages import _, plural
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.reading import (
    AmendedAct,
    Clause,
    ClausePlace,
    Footing,
    Order,
    Reading,
    Sentence,
    Step,
    Verb,
)
from drafter.reading.names import address_text, step_text
from drafter.render.data import as_json, finding_data, modification_data
from drafter.render.terminal import wrapped
from drafter.shown import style


def place_text(place: ClausePlace) -> str:
    """Return the place of a clause in the law that is read.

    >>> place_text(ClausePlace(article="1", item="24", alinea=3))
    'статья 1, подпункт 24), абзац 3'
    """
    parts = (
        _("статья {n}").format(n=place.article) if place.article else "",
        _("пункт {n}").format(n=place.act) if place.act else "",
        _("подпункт {n})").format(n=place.item) if place.item else "",
        _("абзац {n}").format(n=place.alinea) if place.alinea > 1 else "",
    )
    return ", ".join(part for part in parts if part)


def reading_json(reading: Reading, unfit: Sequence[Finding] = ()) -> bytes:
    """Return what was read: ``drafter.reading/1``; ``modifications`` are those of the act at hand, ``unfit`` says which
    of them cannot be applied to it.
    """
    return as_json(
        "drafter.reading/1",
        language=reading.language,
        title=reading.title,
        date=_date(reading.date),
        number=reading.number,
        understood=sum(clause.refusal is None for clause in reading.clauses),
        refused=len(reading.refused),
        modifications=[
            _modification(modification, number)
            for number, modification in enumerate(reading.modifications, start=1)
        ],
        not_applied=[finding_data(finding) for finding in unfit],
        acts=[_act(act) for act in reading.acts],
        sentences=[_sentence(sentence) for sentence in reading.sentences],
    )


def _date(date: datetime.date | None) -> str | None:
    return None if date is None else date.isoformat()


def _modification(modification: Modification, number: int | None = None) -> dict[str, Any]:
    numbered = {} if number is None else {"number": number}
    return {**numbered, **modification_data(modification)}


def _act(act: AmendedAct) -> dict[str, Any]:
    return {
        "named": act.named,
        "date": _date(act.date),
        "number": act.number,
        "at_hand": act.at_hand,
        "clauses": [_clause(clause) for clause in act.clauses],
    }


def _clause(clause: Clause) -> dict[str, Any]:
    return {
        "text": clause.text,
        "place": dataclasses.asdict(clause.place),
        "paragraphs": list(clause.paragraphs),
        "footing": clause.footing.value,
        "orders": [_order(order) for order in clause.orders],
        "modifications": [_modification(modification) for modification in clause.modifications],
        "refusal": None if clause.refusal is None else finding_data(clause.refusal),
        "remarks": [finding_data(finding) for finding in clause.remarks],
    }


def _order(order: Order) -> dict[str, Any]:
    return {
        "verb": order.verb.value,
        "addresses": [[_step_data(step) for step in address] for address in order.addresses],
        "everywhere": order.everywhere,
        "side": order.side,
        "old": [quote.text for quote in order.old],
        "new": [quote.text for quote in order.new],
        "units": [_step_data(step) for step in order.units],
        "beside": None if order.beside is None else _step_data(order.beside),
        "text": None if order.text is None else order.text.text,
    }


def _step_data(step: Step) -> dict[str, Any]:
    return {**dataclasses.asdict(step), "unit": step.unit.value}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    return {
        "kind": sentence.kind.value,
        "text": sentence.text,
        "place": dataclasses.asdict(sentence.place),
        "terms": [
            {
                "days": term.days,
                "months": term.months,
                "date": _date(term.date),
                "places": [[_step_data(step) for step in address] for address in term.places],
            }
            for term in sentence.terms
        ],
    }


_VERBS: Mapping[Verb, str] = {
    Verb.REPLACE: _("заменить"),
    Verb.EXCLUDE: _("исключить"),
    Verb.SUPPLEMENT: _("дополнить"),
    Verb.RESTATE: _("изложить"),
}


def reading_text(reading: Reading) -> Iterator[str]:
    """Yield what was read as lines: each act, each clause with its place, what it orders or that it was not read."""
    if reading.title:
        yield style(reading.title, bold=True)
    for act in reading.acts:
        if not act.clauses:
            continue
        yield ""
        yield style(act.named or _("акт не назван"), bold=True)
        for clause in act.clauses:
            yield from _clause_text(clause)
    yield ""
    count = len(reading.clauses)
    summary = plural(
        count,
        "{n} изменяющее предложение, понято {good}",
        "{n} изменяющих предложения, понято {good}",
        "{n} изменяющих предложений, понято {good}",
    )
    yield summary.format(n=count, good=count - len(reading.refused))


def _clause_text(clause: Clause) -> Iterator[str]:
    place = place_text(clause.place)
    if clause.refusal is not None:
        yield style(_("  {place}: не понято").format(place=place), fg="red")
        yield from wrapped("    ", clause.text)
        return
    unseen = _(" (место не видно в тексте под рукой)") if clause.footing is Footing.UNSEEN else ""
    yield style(f"  {place}{unseen}", dim=True)
    for modification in clause.modifications:
        yield from wrapped("    ", modification_text(modification))
    if not clause.modifications:
        for order in clause.orders:
            places = "; ".join(address_text(address) for address in order.addresses)
            yield from wrapped("    ", f"{_VERBS[order.verb]} · {places}{_quoted_text(order)}")


def _quoted_text(order: Order) -> str:
    units = ", ".join(step_text(step) for step in order.units)
    old = ", ".join(f"«{quote.text}»" for quote in order.old)
    new = ", ".join(f"«{quote.text}»" for quote in order.new)
    return "".join(f" · {part}" for part in (old, units, new, order.text.text if order.text else "") if part)


def modification_text(modification: Modification) -> str:
    """Return a modification for a person, in one line for each paragraph of its text.

    >>> modification_text(Repeal(destination="art_5", old=("сад",)))
    'исключить · art_5 · «сад»'
    """
    match modification:
        case Substitution() if is_verbal(modification):
            pairs = (f"«{old}» → «{new}»" for old, new in zip(modification.old, modification.new, strict=True))
            return f"{_VERBS[Verb.REPLACE]} · {modification.destination} · {', '.join(pairs)}"
        case Substitution():
            return f"{_VERBS[Verb.RESTATE]} · {modification.destination} · {modification.new[0]}"
        case Insertion() if modification.pos is not None:
            sides = {"after": _("после"), "before": _("перед"), "end": _("в конце")}
            old = f" «{modification.old}»" if modification.old else ""
            return (
                f"{_VERBS[Verb.SUPPLEMENT]} · {modification.destination} · {sides[modification.pos]}{old}"
                f" · «{modification.new}»"
            )
        case Insertion():
            return f"{_VERBS[Verb.SUPPLEMENT]} · {modification.destination} · {modification.new}"
        case Repeal():
            old = ", ".join(f"«{old}»" for old in modification.old)
            return f"{_VERBS[Verb.EXCLUDE]} · {modification.destination}" + (f" · {old}" if old else "")


def findings_of(reading: Reading) -> list[Finding]:
    """Return everything that a person should know about a reading: refusals first, then slips, then the rest."""
    refusals = [clause.refusal for clause in reading.clauses if clause.refusal is not None]
    return [*refusals, *(finding for clause in reading.clauses for finding in clause.remarks), *reading.remarks]
