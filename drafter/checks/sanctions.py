"""Checks of sanctions: the caps of articles 44 and 50 of the Code, and whether each is there and understood."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import akn, words
from drafter import eid as eids
from drafter.akn import Act
from drafter.checks.context import Context, NewSanction
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction, SanctionReading
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _, plural
from drafter.numerals import number
from drafter.refs import named_parts

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
