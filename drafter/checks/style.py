"""Checks of how the new words are written: the formulas of sanctions, marks, names of bodies, blanks and quotes."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter import akn, resources
from drafter import eid as eids
from drafter.akn import Leaf
from drafter.change import Role
from drafter.checks.bill_text import BillText
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.diff import Kind
from drafter.errors import Finding, Place, Severity
from drafter.language.sanctions import is_sanction
from drafter.messages import _
from drafter.spec import bill as bills

_ONE = re.compile(r"(?:\d[\d-]*\.\s)?(?:Действие|Деяние|Бездействие|То же (?:действие|деяние))\b")
_SEVERAL = re.compile(r"(?:\d[\d-]*\.\s)?(?:Действия|Деяния|Те же)\b")
_DASH_END = re.compile(r"\s–$")
_OTHER_DASH = re.compile(r"(?:\s?[-—−]|(?<!\s)–)$")
_CLOSED_BY_COMMA = re.compile(r"(?:наказуемого деяния|административного взыскания|не применяется) –$")
_DIGITS = re.compile(r"(?<![\w-])\d+(?![\w-])\s(?:месячн|МРП|сут|час|процент|календарн|лет|год|месяц)\w*")
_SHORT = re.compile(r"\bМРП\b")
_REPEATED = re.compile(r"\bповторно\b")
REPEATED = "повторно в течение года после наложения административного взыскания"
"""The formula of repetition: 456 of 474 in КоАП, edition of 12.03.2026."""


def formulas(context: Context) -> Iterator[Finding]:
    """C19: a sanction and the conduct before it are worded as the Code words them.

    Of the 1,959 sanctions of the edition of 12.03.2026, «Действие» and «Деяние» take «влечет» in 274 of 282 and
    «Действия» and «Деяния» «влекут» in 252 of 255; no fine is written in digits.
    """
    for change in context.changes if context.is_offence_code else ():
        touched = {line.eid: line for line in change.lines if line.touched and line.mark is not Kind.DELETE}
        for line in touched.values():
            if line.role in (Role.HEADING, Role.DIVISION):
                continue
            before, after = _beside(context, line.eid)
            text, old = line.new or "", line.old or ""
            if is_sanction(text):
                was = touched[before.eid].old if before and before.eid in touched else before.text if before else ""
                slips, known = _slips(before.text if before else "", text), _slips(was or "", old)
            elif after and after.eid not in touched and is_sanction(after.text):
                slips, known = _slips(text, after.text), _slips(old, after.text)
            else:
                continue
            there = set(known) if line.old is not None else set()
            for slip in slips:
                if slip not in there:
                    yield _formula(*slip).at(Place(clause=context.clause_of(change, line.eid) + 1, eid=line.eid))


def _beside(context: Context, eid: str) -> tuple[Leaf | None, Leaf | None]:
    """The printed paragraphs before and after one of the act as proposed, in its part or article."""
    unit = context.proposed.index.get(eids.parent(eid) or "")
    leaves = [None, *akn.leaves(unit, heading=False), None] if unit is not None else []
    at = next((n for n, leaf in enumerate(leaves) if leaf is not None and leaf.eid == eid), None)
    return (None, None) if at is None else (leaves[at - 1], leaves[at + 1])


def given_formulas(text: BillText) -> Iterator[Finding]:
    """C19, in a text that a person gives: sanctions that it quotes whole."""
    lines = list(text.amending) if text.is_given and text.language == "rus" else []
    for before, line in pairwise(lines):
        if is_sanction(line.new) and before.new:
            for slip in _slips(before.new, line.new):
                yield _formula(*slip).at(line.place)


_Slip = tuple[str, str, str]
"""What is wrong, what is expected and what is found."""


def _slips(conduct: str, sanction: str) -> Iterator[_Slip]:
    verb = sanction.split(" ", 1)[0].lower()
    if _ONE.match(conduct) and verb == "влекут":
        yield _("одно деяние, а глагол во множественном числе"), "влечет", f"{conduct[:60]} … {verb}"
    if _SEVERAL.match(conduct) and verb in ("влечет", "влечёт"):
        yield _("несколько деяний, а глагол в единственном числе"), "влекут", f"{conduct[:60]} … {verb}"
    if _OTHER_DASH.search(conduct):
        yield _("перед взысканием не то тире"), _("« –»: пробел и тире"), conduct[-40:]
    elif _CLOSED_BY_COMMA.search(conduct):
        yield _("придаточные слова не закрыты запятой"), "«, –»", conduct[-40:]
    elif not _DASH_END.search(conduct) and conduct.endswith((",", ".", ":")):
        yield _("перед взысканием нет тире"), "«, –»", conduct[-40:]
    for match in _DIGITS.finditer(sanction):
        yield _("размер или срок цифрами"), _("прописью"), match[0]
    if _SHORT.search(sanction):
        yield _("сокращение в тексте закона"), _("месячных расчетных показателей"), "МРП"
    if _REPEATED.search(conduct) and REPEATED not in conduct:
        yield _("повторность названа не формулой кодекса"), f"«совершенное {REPEATED}»", conduct[-120:]


def _formula(message: str, expected: str, found: str) -> Finding:
    return finding("C19", message, severity=Severity.WARNING, expected=expected, found=found)


SIGNS = "-–—•*▪·●○■►"
"""Signs before a paragraph, as a class of a regular expression."""
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"^\s*(?:\d+\)\s)?[{SIGNS}]\s"), _("абзац обозначен знаком")),
    (re.compile(r"\*\*|__|</?(?:b|i|u|strong|em)>|`", re.IGNORECASE), _("слова выделены")),
)


def marks(text: BillText) -> Iterator[Finding]:
    """C20: no paragraph begins with a dash or a bullet, no word stands out (Law № 480-V, article 24(7), edition of
    09.01.2026).
    """
    for line in (text.title,) if text.title else ():
        yield from _marked(line.text, line.place)
    for line in text.amending:
        yield from _marked(line.own, line.place)
        yield from _marked(line.new, line.place)


def _marked(text: str, place: Place) -> Iterator[Finding]:
    for pattern, message in _MARKS:
        if pattern.search(text):
            yield finding(
                "C20",
                message,
                severity=Severity.WARNING,
                expected=_("единый шрифт без знаков перед абзацами и без выделения слов"),
                found=text[:120],
            ).at(place)


@functools.cache
def _names() -> Sequence[tuple[re.Pattern[str], datetime.date, datetime.date, str]]:
    """The names of bodies with the days between which they are right, from ``templates/bodies.toml``."""
    with (resources.folder("templates") / "bodies.toml").open("rb") as stream:
        given = tomllib.load(stream)["name"]
    return tuple(
        (
            re.compile(rf"\b(?:{one['words']})", re.IGNORECASE),
            one.get("from", datetime.date.min),
            one.get("until", datetime.date.max),
            one["now"],
        )
        for one in given
    )


def bodies(text: BillText) -> Iterator[Finding]:
    """C23: bodies bear in new words the name of the day (Constitution in force from 01.07.2026, articles 60, 95)."""
    titles = [(text.title.text, text.title.place)] if text.title else []
    for words, place in [*titles, *((line.new, line.place) for line in text.amending)]:
        for pattern, first, last, now in _names() if text.day else ():
            match = pattern.search(words)
            if match and text.day and not first <= text.day <= last:
                yield finding(
                    "C23",
                    _("в день законопроекта такого органа нет: {name}").format(name=match[0]),
                    severity=Severity.WARNING,
                    expected=now,
                    found=words[max(0, match.start() - 40) : match.end() + 40],
                ).at(place)


YO = re.compile(r"\b\w*[ёЁ]\w*")
BLANKS = re.compile(r"\S+[^\S\n]{2,}\S+")
_SPELLING: tuple[tuple[re.Pattern[str], str, str], ...] = (
    (re.compile(r'"[^"]*"|"'), _("прямые кавычки"), "«…»"),
    (YO, _("буква «ё»"), _("«е»: в кодексе «ё» не пишут")),
)


def spelling(context: Context) -> Iterator[Finding]:
    """D406: the new words have the quotes and letters of printed laws, the file one blank between words."""
    for change in context.changes:
        for line in change.lines:
            for segment in line.segments if line.mark is not Kind.DELETE else ():
                for pattern, message, expected in _SPELLING if segment.kind is Kind.INSERT else ():
                    match = pattern.search(segment.text)
                    if match:
                        yield _spelling(message, expected, match[0], context.clause_of(change, line.eid), line.eid)
    for position, spec in enumerate(context.bill.spec.modifications):
        for text in bills.texts(spec):
            match = BLANKS.search(text.in_language(context.act.language) or "")
            if match:
                yield _spelling(_("два пробела подряд"), _("один пробел"), match[0], position, spec.destination)


def _spelling(message: str, expected: str, found: str, clause: int, eid: str) -> Finding:
    return finding("D406", message, severity=Severity.WARNING, clause=clause, eid=eid, expected=expected, found=found)
