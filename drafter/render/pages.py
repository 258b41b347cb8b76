"""The Word documents of one text of a bill as pages: bill, comparative table, redline, explanatory note."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from drafter import akn, places, resources
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.change import Change, Role
from drafter.checks.rights import touched
from drafter.draft import Draft
from drafter.errors import Finding, InputError, Place
from drafter.language import kaz, rus
from drafter.messages import _
from drafter.modification import Insertion
from drafter.reading import ClausePlace
from drafter.render.roles import STYLES
from drafter.spec.model import Sourced
from drafter.spec.text import Text
from drafter.templating import environment
from drafter.wording.clauses import Paragraph, ParagraphKind

DOCUMENTS = ("bill", "table", "redline", "note")
OF_GIVEN = ("table", "redline")
"""The documents of a bill that a person gives in words: the bill is there, and its reasons are not known."""

_DATE: Mapping[str, Callable[[datetime.date], str]] = {
    "rus": rus.date,
    "kaz": lambda day: kaz.date(day, kaz.Case.ATT),
}
_CHANGES: Mapping[str, Callable[[int, int], str]] = {"rus": rus.changes_head, "kaz": kaz.changes}
_INTO: Mapping[str, Callable[[str], str]] = {"rus": str, "kaz": lambda title: kaz.title(title, kaz.Case.DAT)}
"""A date, what the law makes, and the title of the act it goes into, as documents say them."""

_TAGS = {Role.DIVISION: "h2", Role.HEADING: "h2"}
_SHOWN_ABOVE = ("chp", "art", "para", "point")
_GLUED = re.compile(
    r"""(?P<before>\b(?:[Сс]тать\w{1,3}|[Чч]аст\w{1,3}|[Пп]одпункт\w{0,3}|[Гг]лав\w{1,3}|[Рр]аздел\w{0,3})|№|\d\)?)
        [ ]
        (?P<after>\d|(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)[яа]\b|года\b|МРП\b
          |(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)|жыл(?:ғы|ы)?\b
          |тармақша|АЕК\b)""",
    re.VERBOSE,
)

_HEADED = re.compile(r"«(?:Статья |\d+(?:-\d+)*-бап)")


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


@functools.cache
def words(language: str) -> Mapping[str, Any]:
    """Return the words that the documents themselves say in a language, from ``templates/documents``."""
    with (resources.folder("templates") / "documents" / f"{language}.toml").open("rb") as stream:
        return tomllib.load(stream)


Near = Sequence[tuple[str, str]]
"""The places of new norms and of those in force that are near to them."""


def near_norms(findings: Iterable[Finding]) -> Near:
    """Return what C18 found: it reads Russian, but both texts of a bill order the same."""
    found = (one.beside for one in findings if one.code == "C18" and one.beside)
    return tuple((new.eid, other.eid) for new, other in found)


def page(draft: Draft, document: str, lacking: str | None = None, near: Near | None = None) -> str:
    """Return one of the documents as XHTML for the Word writer.

    For the note ``lacking`` says why the bill has no text in the other language, and ``near`` which norms are near to
    new ones; without it those that are found in this text.
    """
    language = draft.language
    blanks = {
        "title": draft.worded.title,
        "act": draft.code.title[language],
        "date": _DATE[language](draft.code.date),
        "edition": _DATE[language](datetime.date.fromisoformat(draft.act.edition)),
    }
    note: dict[str, Any] = {}
    if document == "note":
        note = {**_note(draft, near_norms(draft.findings) if near is None else near), "lacking": lacking}
        insertions = sum(isinstance(m, Insertion) for m in draft.modifications)
        blanks["changes"] = _CHANGES[language](len(draft.modifications) - insertions, insertions)
        blanks["act"] = _INTO[language](blanks["act"])
    env = environment("documents", markup=True)
    env.filters["glue"] = glue
    return env.get_template(f"{document}.j2").render(
        t=words(language),
        worded=draft.worded,
        unshown=[(_of_clause(clause.place, language), clause.text) for clause in draft.unshown],
        rows=rows(draft),
        style=_clause_style,
        leaf_style=lambda role: STYLES[role],
        tag=lambda role: _TAGS.get(role, "p"),
        blanks=blanks,
        **note,
    )


def _of_clause(place: ClausePlace, language: str) -> str:
    """The place of a clause in its bill, in the language of the bill."""
    said = words(language)["place"]
    numbers = {"article": place.article, "act": place.act, "item": place.item}
    parts = [said[name].format(n=number) for name, number in numbers.items() if number]
    return ", ".join([*parts, *([said["alinea"].format(n=place.alinea)] if place.alinea > 1 else [])])


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
        made.append(
            Row(change=change, place=_capital(change.place), reasons=tuple(_paragraphs(given)), context=context)
        )
    return made


def _paragraphs(reasons: Iterable[str]) -> Iterable[str]:
    """The paragraphs of reasons, each reason once."""
    return (line.strip() for text in dict.fromkeys(reasons) for line in text.splitlines() if line.strip())


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
            return "quoted-heading" if _HEADED.match(paragraph.text) else "quoted"


def _note(draft: Draft, near: Near) -> dict[str, Any]:
    spec = draft.bill.spec.note
    language = draft.language

    def said(text: Text | None) -> list[str]:
        found = text.in_language(language) if text else None
        return [line.strip() for line in found.splitlines() if line.strip()] if found else []

    def plain(text: Text) -> str:
        return " ".join(said(text)).rstrip(".;")

    def sourced(statements: Iterable[Sourced]) -> list[dict[str, str]]:
        return [{"text": plain(one.text), "source": plain(one.source)} for one in statements if said(one.text)]

    return {
        "initiator": initiator(draft.bill.spec.initiator, draft.bill.spec.date, draft.bill.file, language),
        "provisions": _provisions(draft),
        "sanctions": [
            {"place": _capital(places.name(draft.amended.act, new.eid)), "text": new.text}
            for new in draft.context.new_sanctions()
        ],
        "overlaps": list(_overlaps(draft, near)),
        "rights": _rights(draft),
        "differences": [
            f"{_place(draft, one.destination, language)}: {text}"
            for one in draft.bill.spec.modifications
            for text in said(one.difference)
        ],
        "ignored": [
            words(language)["note"]["ignored_one"].format(
                code=one.code, place=_place(draft, one.destination, language), reason=text
            )
            for one in draft.bill.spec.ignore
            for text in said(one.reason)
        ],
        "note": {
            "necessity": said(spec.necessity),
            "goals": said(spec.goals),
            "tasks": [plain(task) for task in spec.tasks if said(task)],
            "delimitation": said(spec.delimitation),
            "safeguards": said(spec.safeguards),
            "consequences": said(spec.consequences),
            "reasons": sourced(spec.reasons),
            "objections": sourced(spec.objections),
        },
    }


def _overlaps(draft: Draft, near: Near) -> Iterator[tuple[str, str]]:
    """The norms near to new ones with their words, in the language of the bill whatever findings are told in."""
    act = draft.amended.act
    for new, other in near:
        if new in act.index and other in act.index:
            text = " ".join(leaf.text for leaf in akn.leaves(act.index[other], heading=False))
            names = (_capital(places.name(act, new)), places.name(act, other))
            yield " – ".join(names), f": «{shorten(text, _QUOTED, placeholder=' …')}»"


_QUOTED = 400
"""So many characters of a norm are quoted."""


def _rights(draft: Draft) -> list[str]:
    """The rights that the bill may touch, each with its signs and the safeguard named."""
    said = words(draft.language)["note"]
    return [
        _capital(
            said["right"].format(
                name=one.right.names[draft.language],
                words=", ".join(f"«{word}»" for word in one.words),
                safeguard=said["safeguard"].format(text=one.safeguard.rstrip("."))
                if one.safeguard
                else said["no_safeguard"],
            )
        )
        for one in touched(draft.context)
    ]


def _place(draft: Draft, eid: str | None, language: str) -> str:
    """The name of a place for a sentence of its own, or that of the whole bill."""
    if eid is None:
        return str(words(language)["note"]["everywhere"])
    return _capital(places.name(_standing(draft, eid), eid))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _standing(draft: Draft, eid: str) -> Act:
    """The act that has a place: in force, or as proposed where the place is new."""
    return draft.act if eid in draft.act.index else draft.amended.act


def _provisions(draft: Draft) -> list[str]:
    """What the bill does, a sentence for each item: the clause without the quoted text, with its reasons."""
    said: list[str] = []
    for item in draft.worded.items:
        lines = [p for p in item.paragraphs if p.kind is not ParagraphKind.QUOTED]
        found = [p.modification for p in item.paragraphs if p.modification is not None]
        reasons = (draft.bill.spec.modifications[n].reason for n in dict.fromkeys(found))
        given = [text for reason in reasons if reason and (text := reason.in_language(draft.language))]
        text = " ".join(_without_ending(draft, p) for p in lines)
        said.append(" ".join([f"{text}.", *_paragraphs(given)]))
    return said


def _without_ending(draft: Draft, paragraph: Paragraph) -> str:
    """A clause without its final sign, and where it adds a unit, with the heading for «следующего содержания»."""
    text = paragraph.text.rstrip(".;")
    added = paragraph.text.endswith(":") and paragraph.modification is not None
    if not added or not isinstance(draft.modifications[paragraph.modification or 0], Insertion):
        return text
    unit = draft.amended.act.index[draft.amended.placed[paragraph.modification or 0]]
    said = words(draft.language)["note"]
    text = text.rstrip(":").replace(said["content"], "", 1).removesuffix(said["verb"])
    return f"{text}{f' «{unit.heading}»' if unit.heading else ''}{said['verb']}"


def initiator(key: str, day: datetime.date, file: str, language: str = "rus") -> str:
    """Return the name that a body with the right of legislative initiative bears on a day, from ``bodies.toml``.

    ``file`` is the bill file that names it.

    Raises InputError D013 where there is no such body on that day.
    """
    found = body("initiator", day, language, key)
    if found:
        return found
    raise InputError(
        Finding(
            code="D013",
            message=_("такого субъекта законодательной инициативы на эту дату нет"),
            place=Place(file=file),
            expected=", ".join(dict.fromkeys(one["key"] for one in _bodies()["initiator"])),
            found=f"{key}, {day.isoformat()}",
            hint=_("проверьте initiator и date в файле законопроекта"),
        )
    )


def body(table: str, day: datetime.date, language: str, key: str = "") -> str:
    """Return the name that a body of a table of ``bodies.toml`` bears on a day; empty where there is none."""
    for one in _bodies()[table]:
        if one.get("key", "") == key and one.get("from", day) <= day <= one.get("until", day):
            return str(one[language])
    return ""


@functools.cache
def _bodies() -> Mapping[str, Any]:
    with (resources.folder("templates") / "bodies.toml").open("rb") as stream:
        return tomllib.load(stream)
