"""Checks of form: headings, numbers, reasons, and how far the text at hand reaches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import akn, placing
from drafter import eid as eids
from drafter.akn import Act
from drafter.checks.context import Context, is_offence
from drafter.checks.overlap import conduct
from drafter.checks.rules import finding
from drafter.diff import Kind
from drafter.errors import Finding, Place, Severity
from drafter.likeness import likeness
from drafter.messages import _
from drafter.spec.model import NewOffence

MIXED = re.compile(r"\b(?=\w*[A-Za-z])(?=\w*[А-Яа-яЁё])[^\W\d_]+\b")
"""A word of Latin and Cyrillic letters."""
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


def headings_fit(context: Context) -> Iterator[Finding]:
    """C11: a heading tells what its article is about (Law № 480-V, article 23(9), edition of 09.01.2026).

    Told where a new article has no word of its heading in its text: so it is with 3 of the 653 articles of КоАП that
    have sanctions, edition of 12.03.2026.
    """
    for position, article in context.new_articles():
        if not article.heading or not is_offence(article):
            continue
        told = conduct(article.heading)
        text = " ".join(leaf.text for leaf in akn.leaves(article, heading=False))
        if told.words and not told.words.keys() & conduct(text).words.keys():
            yield finding(
                "C11",
                _("заголовок не говорит о том, что написано в статье"),
                severity=Severity.WARNING,
                clause=position,
                eid=article.eid,
                expected=_("слова диспозиции в заголовке"),
                found=article.heading,
                hint=_("назовите в заголовке деяние"),
            )


def kept_numbers(context: Context) -> Iterator[Finding]:
    """C10: what stays keeps its number where a unit is restated (Law № 480-V, article 27(6), ed. of 09.01.2026)."""
    for change in context.changes:
        for line in change.lines:
            old, new = _NUMBER.match(line.old or ""), _NUMBER.match(line.new or "")
            if not old or not new or old["number"] == new["number"]:
                continue
            if likeness(old["text"], new["text"]) >= SAME:
                yield finding(
                    "C10",
                    _("сохранившийся элемент получил другой номер"),
                    clause=context.clause_of(change, line.eid),
                    eid=line.eid,
                    expected=old[0][:80],
                    found=new[0][:80],
                    hint=_("номера остаются: исключенный элемент исключается, а остальные не перенумеровываются"),
                )


_NUMBER = re.compile(r"(?P<number>\d+(?:-\d+)*[.)])\s(?P<text>.+)")
SAME = 0.9
"""Paragraphs this like each other are one paragraph."""


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


def table(context: Context) -> Iterator[Finding]:
    """C22: every modification has its row, what the rows say is in force and proposed is so (Law № 480-V, article
    29(2), edition of 09.01.2026).

    A proof of our own work: nothing a drafter writes can bring it about.
    """
    told = {position for change in context.changes for position in change.modifications}
    for position, modification in enumerate(context.modifications):
        if position not in told:
            yield _untold(position, modification.destination, _("строка с этим изменением"), _("строки нет"))
    articles = {eids.article(line.eid) for change in context.changes for line in change.lines}
    before, after = _printed(context.act, articles), _printed(context.proposed, articles)
    for change in context.changes:
        for line in change.lines:
            for text, standing in ((line.old, before), (line.new, after)):
                if text is not None and text not in standing:
                    yield _untold(change.modifications[0], line.eid, _("текст редакции слово в слово"), text[:120])


def _printed(act: Act, articles: set[str | None]) -> frozenset[str]:
    """The printed paragraphs of some articles, and of all the act where a place is in none."""
    if None in articles:
        return frozenset(leaf.printed for leaf in akn.all_leaves(act))
    units = (act.index[eid] for eid in articles if eid and eid in act.index)
    return frozenset(leaf.printed for unit in units for leaf in akn.leaves(unit))


def _untold(position: int, eid: str, expected: str, found: str) -> Finding:
    return finding(
        "C22",
        _("сравнительная таблица разошлась с текстом"),
        clause=position,
        eid=eid,
        expected=expected,
        found=found,
        hint=_("это ошибка программы: пришлите нам файл законопроекта"),
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
                for match in MIXED.finditer(segment.text if segment.kind is Kind.INSERT else ""):
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
    """C24: the explanatory note has what article 29(2) of Law № 480-V (edition of 09.01.2026) asks of it.

    With a bill of the President goes a special message instead.
    """
    given = context.bill.spec.note
    language = context.act.language
    if context.bill.spec.initiator == "president":
        yield finding(
            "C24",
            _("с законопроектом Президента представляется специальное послание"),
            severity=Severity.INFO,
            expected=_("специальное послание (статья 29, пункт 2, подпункт 1))"),
            found=_("пояснительная записка"),
            hint=_("разделы note помогут составить послание"),
        )
        return
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
