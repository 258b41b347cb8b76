"""Checks of form: headings, numbers, reasons, and how far the text at hand reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import eid as eids
from drafter import placing
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.diff import Kind
from drafter.errors import Finding, Place, Severity
from drafter.messages import _
from drafter.spec.model import NewOffence

_MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[^\W\d_]+\b")
TO_FILL_IN = "ЗАПОЛНИТЕ"
"""What starting points write where the drafter must write."""


def headings(context: Context) -> Iterator[Finding]:
    """C11: every new article has a heading (Law № 480-V, article 23(9), edition of 09.01.2026)."""
    for position, article in context.new_articles():
        if not (article.heading or "").strip():
            yield finding(
                "C11",
                _("у новой статьи нет заголовка"),
                clause=position,
                eid=article.eid,
                expected=_("«{label} Заголовок»").format(label=article.label),
                found=article.label,
            )


def numbers(context: Context) -> Iterator[Finding]:
    """C10: additional numbers go in turn: 667-2 after 667-1 (Law № 480-V, article 26(7), edition of 09.01.2026)."""
    for eid, position in context.amended.inserted.items():
        head, _separator, num = eid.rpartition("_")
        base, dash, last = num.rpartition("-")
        if not last.isdigit() or (not dash and (last == "1" or eids.pieces(eid)[-1][0] not in ("para", "point"))):
            continue
        if dash:
            expected = f"{head}_{base}" if last == "1" else f"{head}_{base}-{int(last) - 1}"
        else:
            expected = f"{head}_{int(last) - 1}"
        if expected not in context.proposed.index:
            yield finding(
                "C10",
                _("номер идет не по порядку"),
                severity=Severity.WARNING,
                clause=position,
                eid=eid,
                expected=_("перед ним элемент {eid}").format(eid=expected),
                found=_("такого элемента нет"),
            )


def reasons(context: Context) -> Iterator[Finding]:
    """C22: each modification has its reason (Law № 480-V, article 29(2), edition of 09.01.2026)."""
    for position, spec in enumerate(context.bill.spec.modifications):
        if spec.reason is None or spec.reason.in_language(context.act.language) is None:
            yield finding(
                "C22",
                _("у изменения нет обоснования"),
                clause=position,
                eid=spec.destination,
                expected="reason: …",
                found=_("пусто"),
            )


def filled_in(context: Context) -> Iterator[Finding]:
    """D016: nothing of a starting point is left to fill in."""
    lines = context.bill.source.decode("utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        column = line.split("#")[0].find(TO_FILL_IN)
        if column >= 0:
            made = finding("D016", _("место не заполнено"), expected=_("ваш текст"), found=line.strip())
            yield made.at(Place(file=context.bill.file, line=number, column=column + 1))


def exceptions(context: Context) -> Iterator[Finding]:
    """D101, D102: the places that a new offence excepts are there."""
    for position, spec in enumerate(context.bill.spec.modifications):
        new = getattr(spec, "new", None)
        if not isinstance(new, NewOffence):
            continue
        for eid in {eid: None for part in new.offence.parts for eid in part.except_}:
            found = placing.find(context.proposed, eid)
            if isinstance(found, Finding):
                yield found.at(Place(clause=position + 1, eid=eid))


def letters(context: Context) -> Iterator[Finding]:
    """D403: no word of the new text mixes Latin and Cyrillic letters, which look alike and are not."""
    if context.act.language != "rus":
        return
    for change in context.changes:
        for line in change.lines:
            for segment in line.segments:
                for match in _MIXED.finditer(segment.text if segment.kind is Kind.INSERT else ""):
                    latin = "".join(c for c in match[0] if c.isascii() and c.isalpha())
                    yield finding(
                        "D403",
                        _("в слове смешаны латинские и русские буквы: «{word}»").format(word=match[0]),
                        clause=change.modifications[0],
                        eid=line.eid,
                        expected=_("русские буквы"),
                        found=_("латинские: {letters}").format(letters=", ".join(latin)),
                    )


def note(context: Context) -> Iterator[Finding]:
    """C24: the explanatory note has what article 29(2) of Law № 480-V (edition of 09.01.2026) asks of it."""
    given = context.bill.spec.note
    language = context.act.language
    for name, words, text in (
        ("necessity", _("обоснование необходимости принятия закона"), given.necessity),
        ("goals", _("цели"), given.goals),
        ("tasks", _("задачи"), given.tasks[0] if given.tasks else None),
    ):
        if text is None or text.in_language(language) is None:
            yield finding(
                "C24",
                _("в пояснительной записке нет раздела: {words}").format(words=words),
                severity=Severity.WARNING,
                expected=f"note: {{{name}: …}}",
                found=_("пусто"),
            )


def edition(context: Context) -> Iterator[Finding]:
    """D902: the edition is the latest at hand, and not later than the bill."""
    day = context.bill.spec.date.isoformat()
    known = sorted(str(e.date) for e in context.code.editions if e.language == context.act.language)
    later = [date for date in known if context.act.edition < date <= day]
    if context.act.edition > day or later:
        yield finding(
            "D902",
            _("редакция кодекса не та, что действует на день проекта"),
            severity=Severity.WARNING if context.act.edition > day else Severity.INFO,
            eid=eids.WHOLE,
            expected=_("редакция от {date}").format(date=later[-1]) if later else _("не позже {date}").format(date=day),
            found=context.act.edition,
        )


def reach(context: Context) -> Iterator[Finding]:
    """D901: an excerpt shows only a part of the act, so what cites the changed places elsewhere is not seen."""
    if context.act.is_excerpt:
        edition = context.code.edition(context.act.language, context.act.edition)
        yield finding(
            "D901",
            _("проверено по извлечению из кодекса, а не по полному тексту"),
            severity=Severity.INFO,
            eid=eids.WHOLE,
            expected=_("полный текст"),
            found=_("статьи {reach}").format(reach=edition.said_reach),
        )
