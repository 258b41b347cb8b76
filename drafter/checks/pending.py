"""The check for norms that are adopted and not yet in force: they are changed in the law that adopted them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import assert_never

from drafter import akn, history
from drafter import eid as eids
from drafter.akn import Act
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.history import Step, Verb
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.places import name

_QUOTED = re.compile(r"[\"«]([^\"»]+)[\"»]")


def pending(context: Context) -> Iterator[Finding]:
    """C17: a norm adopted and not yet in force is changed in the law that adopted it (Law № 480-V, article 26(3),
    edition of 09.01.2026).

    An error where the bill adds a unit under a number that an adopted law gives to another; a warning where it changes
    a place to which a change is adopted, as only a person can tell whether it changes the same words.
    """
    for note, step in history.scheduled(context.act):
        if step.verb is Verb.INSERTED:
            for eid in step.adds:
                if (position := context.amended.inserted.get(eid)) is not None:
                    yield _taken(step, position, eid)
            continue
        met = _worded(context, note.text) if step.eid == eids.WHOLE else _placed(context, step)
        if met is not None:
            yield _met(context, step, *met)


def _placed(context: Context, step: Step) -> tuple[int, str] | None:
    """The first modification of a place that an adopted law changes too, and that place."""
    return next(((at, eid) for eid, at in context.changed_places() if _meet(context.act, step.place, eid)), None)


def _meet(act: Act, one: str, other: str) -> bool:
    return akn.contains(act, one, other) or akn.contains(act, other, one)


def _worded(context: Context, text: str) -> tuple[int, str] | None:
    """The first modification with words that an adopted law changes in the whole text, and its place."""
    words = _QUOTED.findall(text)
    for position, modification in enumerate(context.modifications):
        said = _words_of(modification)
        if any(word in said for word in words):
            return position, modification.destination
    return None


def _words_of(modification: Modification) -> str:
    match modification:
        case Substitution():
            return "\n".join((*modification.old, *modification.new))
        case Insertion():
            return f"{modification.old}\n{modification.new}"
        case Repeal():
            return "\n".join(modification.old)
    assert_never(modification)


def _taken(step: Step, position: int, eid: str) -> Finding:
    return finding(
        "C17",
        _("под этим номером кодекс дополняет принятый закон, еще не введенный в действие"),
        clause=position,
        eid=eid,
        expected=_("свободный номер, или изменение в самом законе, если речь о той же норме"),
        found=_told(step),
    )


def _met(context: Context, step: Step, position: int, eid: str) -> Finding:
    day = context.bill.spec.date
    earliest = step.entry.earliest(step.date) if step.entry and step.date else None
    hint = None
    if step.date is None:
        message = _("{place}: норма еще не введена в действие")
    elif earliest is None or earliest > day:
        message = _("{place}: принято изменение, еще не введенное в действие")
    else:
        message = _("{place}: принято изменение, которое ко дню проекта могло быть введено в действие")
        hint = _("возьмите редакцию кодекса на день проекта, {day}").format(day=day.strftime("%d.%m.%Y"))
    return finding(
        "C17",
        message.format(place=name(context.act, step.place)),
        severity=Severity.WARNING,
        clause=position,
        eid=eid,
        expected=_("если проект меняет то, что вводит этот закон, изменения вносятся в этот закон"),
        found=_told(step),
        hint=hint,
    )


def _told(step: Step) -> str:
    entry = step.entry.text if step.entry else _("срок введения в сноске не указан")
    return f"{history.act_name(step)}: {entry}"
