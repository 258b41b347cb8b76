"""Checks of when new or stricter liability enters into force: not before its time, and not for what is past."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from drafter import eid as eids
from drafter.change import Line, Role
from drafter.checks.context import Context, NewSanction, is_offence
from drafter.checks.entry import LEAST_DAYS
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.penalties import Kind, Sanction
from drafter.language.sanctions import is_sanction
from drafter.messages import _, plural
from drafter.spec.model import EntryException, EntryIntoForce
from drafter.wording.entry import positions


def entry_into_force(context: Context) -> Iterator[Finding]:
    """C02: new or stricter liability waits sixty days (Law № 480-V, article 42(5), edition of 09.01.2026).

    An error where a sanction is new or stricter; a warning where conduct under an old sanction changes, which may make
    punishable what was not.
    """
    for term, clauses in _terms(context):
        if (term.days or 0) >= LEAST_DAYS or _is_past(context, term):
            continue
        stricter = next((new for new in context.new_sanctions() if new.clause in clauses and is_stricter(new)), None)
        if stricter is not None:
            place = (stricter.clause, stricter.eid, stricter.text)
            found = _too_soon(term, context.bill.spec.date, Severity.ERROR, *place)
            yield found.at(context.bill.entry_place)
            continue
        changed = next(((clause, line) for clause, line in _changed_conduct(context) if clause in clauses), None)
        if changed is not None:
            clause, line = changed
            found = _too_soon(term, context.bill.spec.date, Severity.WARNING, clause, line.eid, line.new or "")
            yield found.at(context.bill.entry_place)


def retroactive(context: Context) -> Iterator[Finding]:
    """C03: no sanction that is new or stricter enters into force on a day that is past when the bill is drawn up (Law
    № 480-V, article 43(4), edition of 09.01.2026; КоАП, article 5(2), edition of 12.07.2026).
    """
    for term, clauses in _terms(context):
        stricter = (new for new in context.new_sanctions() if new.clause in clauses and is_stricter(new))
        for new in stricter if _is_past(context, term) else ():
            yield finding(
                "C03",
                _("день введения в действие не позже дня законопроекта"),
                clause=new.clause,
                eid=new.eid,
                expected=_("ответственность только за то, что совершено после введения закона в действие"),
                found=str(term.date),
            ).at(context.bill.entry_place)
            break


def _terms(context: Context) -> Iterator[tuple[EntryIntoForce | EntryException, frozenset[int]]]:
    """The terms of entry into force, each with the positions of the modifications it is of."""
    entry = context.bill.spec.entry_into_force
    rest = frozenset(range(len(context.modifications)))
    for exception in entry.exceptions:
        named = frozenset(positions(exception, context.modifications))
        rest -= named
        yield exception, named
    yield entry, rest


def _is_past(context: Context, term: EntryIntoForce | EntryException) -> bool:
    return term.date is not None and term.date <= context.bill.spec.date


def _too_soon(
    entry: EntryIntoForce | EntryException, day: datetime.date, severity: Severity, clause: int, eid: str, text: str
) -> Finding:
    expected = _("не раньше {n} календарных дней после дня первого официального опубликования").format(n=LEAST_DAYS)
    if entry.date is not None and entry.date >= day + datetime.timedelta(LEAST_DAYS):
        return finding(
            "C02",
            _("день введения в действие назван датой: срок после опубликования проверить нельзя"),
            severity=Severity.WARNING,
            clause=clause,
            eid=eid,
            expected=expected,
            found=entry.date.isoformat(),
        )
    if severity is Severity.ERROR:
        message = _("закон об ответственности вводится в действие слишком рано")
        found = _("новое или более строгое взыскание")
    else:
        message = _("изменено деяние, за которое установлено взыскание")
        found = _("возможно, новая ответственность")
    days = entry.days or 0
    term = plural(days, "{n} день", "{n} дня", "{n} дней").format(n=days)
    when = entry.date.isoformat() if entry.date is not None else term
    return finding(
        "C02",
        message,
        severity=severity,
        clause=clause,
        eid=eid,
        expected=expected,
        found=_("{when}; {what}: {text}").format(when=when, what=found, text=text),
    )


def _changed_conduct(context: Context) -> Iterator[tuple[int, Line]]:
    """Paragraphs of existing offences that describe conduct and change."""
    for change in context.changes if context.is_offence_code else ():
        article = context.act.index.get(eids.article(change.eid) or "")
        if article is None or not is_offence(article):
            continue
        for line in change.lines:
            plain = line.role not in (Role.HEADING, Role.DIVISION) and "__note_" not in line.eid
            if plain and line.touched and line.new is not None and not is_sanction(line.new):
                yield context.clause_of(change, line.eid), line


_RANK = {
    Kind.WARNING: 0,
    Kind.FINE: 1,
    Kind.COMMUNITY_WORK: 2,
    Kind.LICENCE: 3,
    Kind.EXCLUSION: 3,
    Kind.BAN: 3,
    Kind.DEPRIVATION: 3,
    Kind.EXPULSION: 4,
    Kind.ARREST: 4,
}
"""Main penalties from the mild to the strict, in the order of КоАП, article 41 (edition of 12.07.2026)."""


def is_stricter(new: NewSanction) -> bool:
    """Tell whether a sanction is new or may be stricter than the one in force.

    It is stricter where a penalty grows, a stricter or an additional one comes, or the mildest one goes; what is not
    understood may be stricter.
    """
    if new.before is None or not (new.reading.understood and new.before.understood):
        return True
    now, before = new.reading.sanctions, new.before.sanctions
    main = [_RANK[s.kind] for s in now if s.kind in _RANK]
    old = [_RANK[s.kind] for s in before if s.kind in _RANK]
    if not main or not old or max(main) > max(old) or min(main) > min(old):
        return True
    return any(_exceeds(sanction, before) for sanction in now)


def _exceeds(sanction: Sanction, before: tuple[Sanction, ...]) -> bool:
    same = [s for s in before if s.kind is sanction.kind and s.subject in ("", sanction.subject)]
    if not same:
        known = sanction.kind in _RANK and not any(s.kind is sanction.kind for s in before)
        return not known  # another alternative within the old bounds, but no new subject and nothing additional
    return all(
        (sanction.high or 0) > (s.high or 0) or (sanction.low or 0) > (s.low or 0) or sanction.unit is not s.unit
        for s in same
    )
