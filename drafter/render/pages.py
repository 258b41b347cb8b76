"""The four Word documents of a draft as pages: bill, comparative table, redline, explanatory note."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from drafter import akn, places, resources
from drafter import eid as eids
from drafter.akn import Leaf, Provision
from drafter.change import Change, Role
from drafter.checks.context import Context
from drafter.draft import Draft
from drafter.errors import Finding, InputError, Place
from drafter.language import rus
from drafter.messages import _
from drafter.modification import Insertion
from drafter.spec.model import Text
from drafter.templating import environment
from drafter.wording.clauses import Paragraph, ParagraphKind

DOCUMENTS = ("bill", "table", "redline", "note")

STYLES = {
    Role.DIVISION: "division",
    Role.HEADING: "heading-line",
    Role.PARAGRAPH: "part",
    Role.POINT: "point",
    Role.ALINEA: "alinea",
    Role.NOTE: "note",
}
"""The style of the profile that a paragraph of an act is written in."""

_TAGS = {Role.DIVISION: "h2", Role.HEADING: "h2"}
_SHOWN_ABOVE = ("chp", "art", "para", "point")
_GLUED = re.compile(
    r"""(?P<before>\b(?:[Сс]тать\w{1,3}|[Чч]аст\w{1,3}|[Пп]одпункт\w{0,3}|[Гг]лав\w{1,3}|[Рр]аздел\w{0,3})|№|\d)
        [ ]
        (?P<after>\d|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа]\b|года\b|МРП\b)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A change with what a document says beside it: its name, its reasons, the lines around it for context."""

    change: Change
    place: str
    reasons: tuple[str, ...]
    context: tuple[Leaf, ...]


def glue(text: str) -> str:
    """Return a sentence of ours with blanks that do not break between a word and its number.

    Words quoted from the law are never glued.

    >>> glue("статьи 684 от 5 июля 2014 года") == "статьи\\u00a0684 от 5\\u00a0июля 2014\\u00a0года"
    True
    """
    return _GLUED.sub("\\g<before>\u00a0\\g<after>", text)


def page(draft: Draft, document: str) -> str:
    """Return one of the documents as XHTML for the Word writer."""
    env = environment("documents", markup=True)
    env.filters["glue"] = glue
    return env.get_template(f"{document}.{draft.language}.j2").render(
        worded=draft.worded,
        act_title=draft.code.title[draft.language],
        act_date=rus.date(draft.code.date),
        edition=rus.date(datetime.date.fromisoformat(draft.act.edition)),
        rows=rows(draft),
        style=_clause_style,
        leaf_style=lambda role: STYLES[role],
        tag=lambda role: _TAGS.get(role, "p"),
        **(_note(draft) if document == "note" else {}),
    )


def rows(draft: Draft) -> list[Row]:
    """Return the changes of a draft with what documents say beside them; context lines are not given twice."""
    made: list[Row] = []
    shown: set[str] = set()
    for change in draft.changes:
        context = tuple(leaf for leaf in _context(draft, change) if leaf.eid not in shown)
        shown.update(leaf.eid for leaf in context)
        shown.update(line.eid for line in change.lines)
        reasons = (draft.bill.spec.modifications[n].reason for n in change.modifications)
        given = [text for reason in reasons if reason and (text := reason.in_language(draft.language))]
        place = change.place[:1].upper() + change.place[1:]
        made.append(Row(change=change, place=place, reasons=tuple(dict.fromkeys(given)), context=context))
    return made


def _context(draft: Draft, change: Change) -> Iterable[Leaf]:
    """The unchanged lines above a change that say where it stands: the heading, the opening of the part."""
    new = change.eid in draft.amended.inserted and change.eid not in draft.act.index
    act = draft.amended.act if new else draft.act
    inner = act.index.get(change.eid.removesuffix(eids.SEPARATOR + eids.HEADING))
    above = [] if inner is None else [unit for unit in inner.iterancestors() if isinstance(unit, Provision)]
    for unit in (unit for unit in reversed(above) if unit.prefix in _SHOWN_ABOVE):
        first = next(akn.leaves(unit), None)
        if first is not None and not any(eids.contains(other.eid, first.eid) for other in draft.changes):
            yield first


def _clause_style(paragraph: Paragraph) -> str:
    match paragraph.kind:
        case ParagraphKind.ITEM:
            return "clause"
        case ParagraphKind.LINE:
            return "subclause"
        case ParagraphKind.QUOTED:
            return "quoted-heading" if paragraph.text.startswith("«Статья ") else "quoted"


def _note(draft: Draft) -> dict[str, Any]:
    spec = draft.bill.spec.note
    language = draft.language

    def said(text: Text | None) -> list[str]:
        found = text.in_language(language) if text else None
        return [line.strip() for line in found.splitlines() if line.strip()] if found else []

    def plain(text: Text) -> str:
        return " ".join(said(text)).rstrip(".;")

    insertions = sum(isinstance(m, Insertion) for m in draft.modifications)
    context = Context(
        bill=draft.bill,
        code=draft.code,
        modifications=draft.modifications,
        amended=draft.amended,
        changes=draft.changes,
    )
    return {
        "initiator": initiator(draft.bill.spec.initiator, draft.bill.spec.date, draft.bill.file),
        "changes_head": rus.changes_head(len(draft.modifications) - insertions, insertions),
        "provisions": _provisions(draft),
        "sanctions": [
            {"place": places.name(draft.amended.act, new.eid).capitalize(), "text": new.text}
            for new in context.new_sanctions()
        ],
        "overlaps": [finding for finding in draft.findings if finding.code == "C18"],
        "note": {
            "necessity": said(spec.necessity),
            "goals": said(spec.goals),
            "tasks": [plain(task) for task in spec.tasks],
            "delimitation": said(spec.delimitation),
            "safeguards": said(spec.safeguards),
            "consequences": said(spec.consequences),
            "reasons": [{"text": plain(s.text), "source": plain(s.source)} for s in spec.reasons],
            "objections": [{"text": plain(s.text), "source": plain(s.source)} for s in spec.objections],
        },
    }


def _provisions(draft: Draft) -> list[str]:
    """What the bill does, a sentence for each item: the clause without the quoted text, with its reasons."""
    said: list[str] = []
    for item in draft.worded.items:
        lines = [p for p in item.paragraphs if p.kind is not ParagraphKind.QUOTED]
        found = [p.modification for p in item.paragraphs if p.modification is not None]
        reasons = (draft.bill.spec.modifications[n].reason for n in dict.fromkeys(found))
        given = [text for reason in reasons if reason and (text := reason.in_language(draft.language))]
        text = " ".join(_without_ending(draft, p) for p in lines)
        said.append(" ".join([f"{text}.", *dict.fromkeys(given)]))
    return said


def _without_ending(draft: Draft, paragraph: Paragraph) -> str:
    text = paragraph.text.rstrip(".;")
    if text.endswith("следующего содержания:") and paragraph.modification is not None:
        unit = draft.amended.act.index[draft.amended.placed[paragraph.modification]]
        return text.removesuffix(" следующего содержания:") + (f" «{unit.heading}»" if unit.heading else "")
    return text


def initiator(key: str, day: datetime.date, file: str) -> str:
    """Return the name that a body with the right of legislative initiative bears on a day, from ``bodies.toml``.

    ``file`` is the bill file that names it.

    Raises InputError D013 where there is no such body on that day.
    """
    path = resources.folder("templates") / "bodies.toml"
    known = tomllib.loads(path.read_text(encoding="utf-8"))["initiator"]
    for body in known:
        if body["key"] == key and body.get("from", day) <= day <= body.get("until", day):
            return str(body["rus"])
    raise InputError(
        Finding(
            code="D013",
            message=_("такого субъекта законодательной инициативы на эту дату нет"),
            place=Place(file=file),
            expected=", ".join(dict.fromkeys(b["key"] for b in known)),
            found=f"{key}, {day.isoformat()}",
            hint=_("проверьте initiator и date в файле законопроекта"),
        )
    )
