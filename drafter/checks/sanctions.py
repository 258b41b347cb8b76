"""Checks of sanctions: the caps of articles 44 and 50 of the Code, and the time a stricter law needs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from drafter import akn, words
from drafter import eid as eids
from drafter.akn import Act
from drafter.change import Line, Role
from drafter.checks.context import Context, NewSanction, is_offence
from drafter.checks.entry import LEAST_DAYS
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction, SanctionReading
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _, plural
from drafter.numerals import number
from drafter.refs import named_parts
from drafter.spec.model import EntryException, EntryIntoForce
from drafter.wording.entry import positions

_SUBJECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("крупного", ("крупного",)),
    ("среднего", ("среднего",)),
    ("малого", ("малого", "некоммерческ", "должностн", "нотариус", "исполнител", "адвокат", "консультант")),
    ("физическое", ("физическ", "граждан", "родител", "лиц")),
)
"""A word of article 44(2) that marks a cap, and the beginnings of words that name its subjects in a sanction."""


def fine_caps(context: Context) -> Iterator[Finding]:
    """C04: a fine in МРП stays under the cap of its subject, read from article 44(2) of the edition itself."""
    caps = _fine_caps(context.act)
    for new in context.new_sanctions():
        for sanction in new.reading.sanctions:
            if sanction.kind is not Kind.FINE or sanction.unit is not Unit.MCI or sanction.high is None:
                continue
            cap = _cap(caps, sanction.subject)
            if cap is None:
                yield _unknown_cap(context, new, sanction)
            elif sanction.high > cap:
                yield finding(
                    "C04",
                    _("штраф выше предела: {text}").format(text=sanction.text),
                    clause=new.clause,
                    eid=new.eid,
                    expected=_("не больше {cap} МРП ({title}, статья 44, часть вторая)").format(
                        cap=cap, title=context.title
                    ),
                    found=_("{n} МРП").format(n=sanction.high),
                )


def _unknown_cap(context: Context, new: NewSanction, sanction: Sanction) -> Finding:
    return finding(
        "C04",
        _("предел штрафа не установлен программой: {text}").format(text=sanction.text),
        severity=Severity.WARNING,
        clause=new.clause,
        eid=new.eid,
        expected=_("субъект, названный в части второй статьи 44"),
        found=sanction.subject or _("субъект не назван"),
        hint=_("сверьте размер со статьей 44 сами: {title}").format(title=context.title),
    )


def _fine_caps(act: Act) -> dict[str, int]:
    part = act.index.get("art_44__para_2")
    caps: dict[str, int] = {}
    for leaf in akn.leaves(part) if part is not None else ():
        for mark, _names in _SUBJECTS:
            amount = _last_numeral(leaf.text)
            if mark in leaf.text and amount is not None and mark not in caps:
                caps[mark] = amount
                break
    return caps


def _last_numeral(text: str) -> int | None:
    found = [number(text[t.start : t.end].split()) for t in words.tokens(text) if t.kind == "numeral"]
    return found[-1] if found else None


def _cap(caps: dict[str, int], subject: str) -> int | None:
    """The cap for a subject as a sanction names it; a fine on nobody named falls on natural persons too."""
    if not subject:
        return caps.get("физическое")
    if "юридическ" in subject:  # article 44(2) sets caps for legal persons by their size only
        return caps.get("крупного")
    named = [caps.get(mark) for mark, names in _SUBJECTS if any(name in subject for name in names)]
    return named[0] if named else None


def arrest(context: Context) -> Iterator[Finding]:
    """C05: an arrest stays under the term of article 50(1), and those who may not be arrested are provided for."""
    longest = _longest_arrest(context.act)
    for new in context.new_sanctions():
        arrests = [s for s in new.reading.sanctions if s.kind is Kind.ARREST]
        for sanction in arrests:
            if longest is not None and sanction.high is not None and sanction.high > longest:
                yield finding(
                    "C05",
                    _("арест дольше предела: {text}").format(text=sanction.text),
                    clause=new.clause,
                    eid=new.eid,
                    expected=_("до {days} суток ({title}, статья 50, часть первая)").format(
                        days=longest, title=context.title
                    ),
                    found=plural(sanction.high, "{n} сутки", "{n} суток", "{n} суток").format(n=sanction.high),
                )
        if _is_arrest_alone(new.reading) and not _provides_for_exempt(context, new.eid):
            yield _no_exempt_part(new.clause, new.eid, new.text)
    yield from _lost_exempt_part(context)


def _lost_exempt_part(context: Context) -> Iterator[Finding]:
    """An arrest alone that stays, where the bill takes away the part for those who may not be arrested."""
    for change in context.changes if context.is_offence_code else ():
        gone = any(_is_exempt(line.old or "") and not _is_exempt(line.new or "") for line in change.lines)
        article = context.proposed.index.get(eids.article(change.eid) or "")
        if not gone or article is None:
            continue
        alone = (leaf for leaf in akn.leaves(article) if _is_arrest_alone(sanctions(leaf.text)))
        for leaf in alone:
            if _provides_for_exempt(context, leaf.eid):
                continue
            yield _no_exempt_part(change.modifications[0], leaf.eid, leaf.text)


def _no_exempt_part(clause: int, eid: str, text: str) -> Finding:
    return finding(
        "C05",
        _("арест — единственное взыскание, а часть для лиц, к которым он не применяется, не предусмотрена"),
        severity=Severity.WARNING,
        clause=clause,
        eid=eid,
        expected=_("часть со ссылкой на часть вторую статьи 50 (как в статьях 434 и 667)"),
        found=text,
        hint=_("добавьте часть exempt_of с другим взысканием"),
    )


def _is_arrest_alone(reading: SanctionReading) -> bool:
    kinds = {sanction.kind for sanction in reading.sanctions}
    return kinds == {Kind.ARREST} and reading.understood


def _is_exempt(text: str) -> bool:
    return "част" in text and "статьи 50" in text and "не применяется" in text


def _longest_arrest(act: Act) -> int | None:
    part = act.index.get("art_50__para_1")
    if part is None:
        return None
    text = " ".join(leaf.text for leaf in akn.leaves(part))
    found = [number(text[t.start : t.end].split()) for t in words.tokens(text) if t.kind == "numeral"]
    return found[0] if found else None


def _provides_for_exempt(context: Context, eid: str) -> bool:
    """Whether a part of the article provides for exempt persons, naming the part of a place where it names parts."""
    article = context.proposed.index.get(eids.article(eid) or "")
    texts = [leaf.text for leaf in akn.leaves(article)] if article is not None else []
    part = next((num for prefix, num in eids.pieces(eid) if prefix == "para"), None)
    return any(_is_exempt(text) and (part is None or part in _named(text)) for text in texts)


def _named(text: str) -> frozenset[str]:
    """The parts of the article itself that a text refers to: «частями второй и третьей настоящей статьи»."""
    return named_parts(text.partition("настоящей статьи")[0])


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
            yield _too_soon(term, context.bill.spec.date, Severity.ERROR, *place)
            continue
        changed = next(((clause, line) for clause, line in _changed_conduct(context) if clause in clauses), None)
        if changed is not None:
            clause, line = changed
            yield _too_soon(term, context.bill.spec.date, Severity.WARNING, clause, line.eid, line.new or "")


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
            )
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


_PUNITIVE = re.compile(
    words.either_letter(
        r"(?:влеч|влек|наказыва)\w*.*?(?:штраф|арест|конфискаци|предупреждени|общественн\w+[ ]работ|лишени)"
        r"|(?:айыппұл|қамаққа|тәркіле|ескерту[ ]жаса|қоғамдық[ ]жұмыс|айыр)\w*.*?(?:соғады|келеді|жазаланады)"
    ),
    re.IGNORECASE | re.DOTALL,
)
"""Words that speak of a sanction, however they are put."""


def unread(context: Context) -> Iterator[Finding]:
    """D402: a sanction of the bill that the program does not understand is checked by nobody but the drafter."""
    for new in context.new_sanctions():
        if not new.reading.understood:
            yield _not_read(new.clause, new.eid, new.reading.remainder)
    for change in context.changes if context.is_offence_code else ():
        for line in change.lines:
            if line.new is None or not line.touched or is_sanction(line.new):
                continue
            was = line.old is not None and is_sanction(line.old)
            if was or _PUNITIVE.search(line.new):
                yield _not_read(context.clause_of(change, line.eid), line.eid, line.new)


def _not_read(clause: int, eid: str, found: str) -> Finding:
    return finding(
        "D402",
        _("взыскание прочитано не полностью, его размеры и подведомственность не проверены"),
        severity=Severity.WARNING,
        clause=clause,
        eid=eid,
        expected=_("взыскание отдельным абзацем, словами кодекса: «влечет штраф в размере …»"),
        found=found,
    )


def without_sanction(context: Context) -> Iterator[Finding]:
    """D404: conduct that ends with a dash is followed by a sanction."""
    for eid in dict.fromkeys(eids.article(change.eid) for change in context.changes if context.is_offence_code):
        article = context.proposed.index.get(eid or "")
        if article is None:
            continue
        parts = [unit for unit in article.units if unit.prefix == "para"] or [article]
        for part in parts:
            texts = [leaf.text for leaf in akn.leaves(part, heading=False) if "__note_" not in leaf.eid]
            open_at = next((n for n, text in enumerate(texts) if text.rstrip().endswith(("–", "-", "—"))), None)
            if open_at is not None and not texts[open_at + 1 :]:
                change = next(c for c in context.changes if eids.article(c.eid) == eid)
                yield finding(
                    "D404",
                    _("за деянием не следует взыскание"),
                    clause=context.clause_of(change, part.eid),
                    eid=part.eid,
                    expected=_("абзац со взысканием после тире"),
                    found=texts[open_at][-80:],
                )
