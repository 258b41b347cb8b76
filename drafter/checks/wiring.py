"""Checks that an offence is wired in: one body that reviews it, and officials who may draw up the protocol."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter import akn, refs
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.checks.context import Context, is_offence
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.penalties import Kind
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _, plural
from drafter.refs import Citing

COURT = "684"
PROTOCOL = "art_804"
NO_PROTOCOL = "art_807"
_REVIEWERS = (684, 735)
"""Articles that say who reviews which offences: 684 (courts) to 735 and those numbered after it."""

JUDGE_ONLY = frozenset({Kind.ARREST, Kind.EXPULSION, Kind.CONFISCATION, Kind.DEPRIVATION, Kind.DEMOLITION})
"""With one of these among the sanctions the case goes to a judge (КоАП, article 683(3), edition of 12.07.2026)."""


def citations(unit: Provision, article: str) -> Iterator[Citing]:
    """Yield each citation of an article in a unit that lists offences."""
    return refs.among(akn.leaves(unit, heading=False), article)


def reviewers(act: Act, article: str) -> list[Citing]:
    """Return the citations of an offence in the articles that say who reviews it, in part one of each."""
    return [citing for citing in _reviewing(act) if citing.citation.covers(article)]


@functools.lru_cache(maxsize=4)
def _reviewing(act: Act) -> tuple[Citing, ...]:
    """Every citation in part one of the articles that say who reviews which offences, and in part two for the court."""
    return tuple(
        citing
        for unit in act.articles
        if is_reviewer(unit.number)
        for part in unit.units
        if part.prefix == "para" and part.number in (("1", "2") if unit.number == COURT else ("1",))
        for citing in refs.within(akn.leaves(part, heading=False))
    )


@functools.lru_cache(maxsize=8)
def _in_article(act: Act, eid: str) -> tuple[Citing, ...]:
    """Every citation in an article."""
    unit = act.index.get(eid)
    return tuple(refs.within(akn.leaves(unit, heading=False))) if unit is not None else ()


@dataclass(frozen=True, slots=True)
class OffencePart:
    """A part of an offence that has a sanction; an article without numbered parts has one, named ""."""

    number: str
    kinds: frozenset[Kind]

    @property
    def for_judge(self) -> bool:
        """Whether only a judge may apply one of its sanctions."""
        return bool(self.kinds & JUDGE_ONLY)


def offence_parts(article: Provision) -> list[OffencePart]:
    """Return the parts of an offence that have a sanction, each with the kinds of its penalties."""
    found: list[OffencePart] = []
    parts = [unit for unit in article.units if unit.prefix == "para"]
    for part in parts or [article]:
        texts = [leaf.text for leaf in akn.leaves(part, heading=False) if is_sanction(leaf.text)]
        kinds = (s.kind for text in texts for s in sanctions(text).sanctions)
        if texts:
            found.append(OffencePart(part.number if parts else "", frozenset(kinds)))
    return found


@dataclass(frozen=True, slots=True)
class Concern:
    """An article to look at, the modification that gives the reason, and the parts of it that are new."""

    article: Provision
    clause: int
    new_parts: frozenset[str] | None
    """None means that the whole article is new."""


def jurisdiction(context: Context) -> Iterator[Finding]:
    """C06 and C07: each offence that a bill adds, changes or moves between lists is listed in exactly one reviewing
    article; arrest and the like go to the court; what the court reviews has officials in article 804.
    """
    if not context.is_offence_code:
        return
    for concern in concerns(context):
        parts: dict[Finding, list[str]] = {}
        for part in offence_parts(concern.article):
            for found in _wired(context, concern, part):
                parts.setdefault(found, []).append(part.number)
        for found, numbers in parts.items():
            yield replace(found, message=found.message.format(name=_name(concern.article, numbers)))


def _name(article: Provision, parts: Sequence[str]) -> str:
    """An article with those of its parts that a finding is about, all at once."""
    said = _("статья {number}").format(number=article.number)
    if not any(parts):
        return said
    named = plural(len(parts), "часть {parts}", "части {parts}", "части {parts}")
    return f"{said}, {named.format(parts=', '.join(parts))}"


def concerns(context: Context) -> Iterator[Concern]:
    """Yield the offences that a bill adds, whose sanctions it changes, or whose places in the lists it changes."""
    seen: set[str] = set()
    for clause, article in context.new_articles():
        seen.add(article.eid)
        if is_offence(article):
            yield Concern(article, clause, None)
    for eid, clause in [*_touched(context), *_relisted(context)]:
        found = context.proposed.index.get(eid)
        if found is not None and eid not in seen and is_offence(found):
            seen.add(eid)
            inserted = (p for p in context.amended.inserted if eids.parent(p) == eid)
            yield Concern(found, clause, frozenset(eids.pieces(p)[-1][1] for p in inserted))


def _touched(context: Context) -> Iterator[tuple[str, int]]:
    """Articles whose sanctions the bill adds or changes."""
    for new in context.new_sanctions():
        yield eids.article(new.eid) or "", new.clause


def _relisted(context: Context) -> Iterator[tuple[str, int]]:
    """Articles whose places in the lists of reviewers and officials the bill changes."""
    for change in context.changes:
        number = (eids.article(change.eid) or "").removeprefix("art_")
        if not is_list(number):
            continue
        for line in change.lines:
            for cited in sorted(_listed(line.old) ^ _listed(line.new)):
                yield f"art_{cited[0]}", context.clause_of(change, line.eid)


def _listed(text: str | None) -> set[tuple[str, str]]:
    cited = refs.citations(text or "")
    return {(one.article, ",".join(sorted(one.parts))) for one in cited if one.act is None}


def is_list(number: str) -> bool:
    """Tell whether an article lists offences: by who reviews them, or by who draws up the protocol."""
    return is_reviewer(number) or f"art_{number}" == PROTOCOL


def is_reviewer(number: str) -> bool:
    """Tell whether an article says who reviews which offences, by its number."""
    base = eids.num_key(number)[0] if number else 0
    return isinstance(base, int) and _REVIEWERS[0] <= base <= _REVIEWERS[1]


def _wired(context: Context, concern: Concern, part: OffencePart) -> Iterator[Finding]:
    """What is found of a part; ``{name}`` in the message stands for it, as other parts may have the same."""
    article, clause = concern.article, concern.clause
    is_new = concern.new_parts is None or part.number in concern.new_parts
    where = bodies(context.proposed, article.number, part.number)
    before = [] if is_new else bodies(context.act, article.number, part.number)
    unplaced = len(where) != 1 and (is_new or len(where) != len(before))
    if part.for_judge and where != [COURT] and (where or not unplaced):
        yield finding(
            "C06",
            _("{name}: такое взыскание назначает только судья"),
            clause=clause,
            eid=article.eid,
            expected=_("номер {num} в статье 684 и нигде более").format(num=article.number),
            found=_("статья {list}").format(list=", ".join(where)) if where else _("не в статье 684"),
        )
    elif unplaced:
        yield finding(
            "C07",
            _("{name}: рассмотрение дела отнесено не ровно к одному органу"),
            # Of the 1,959 parts with sanctions (ed. of 12.03.2026) 279 stand in several lists, which part them
            # by other signs; 88 in none.
            severity=Severity.WARNING if where else Severity.ERROR,
            clause=clause,
            eid=article.eid,
            expected=_("номер {num} в одной из статей 684–735-1").format(num=article.number),
            found=_("статьи: {list}").format(list=", ".join(where)) if where else _("ни в одной из них"),
            hint=_("оставьте номер в одном из списков") if where else _insertion_hint(context.proposed, article),
        )
    lacked = not is_new and not has_officials(context.act, article.number, part.number)
    now_lacks = where == [COURT] and not has_officials(context.proposed, article.number, part.number)
    if now_lacks and not (lacked and before == [COURT]):
        yield from _without_protocol(context.proposed, concern, lacked)


def _without_protocol(act: Act, concern: Concern, lacked: bool) -> Iterator[Finding]:
    """C07: nobody draws up the protocol of what the court reviews.

    A warning where nobody did before the bill, or where none is drawn up for the article that the new one follows
    either, as article 807(1) has it for private complaints and contempt of court (КоАП, edition of 12.03.2026).
    """
    number = concern.article.number
    base = number.rpartition("-")[0]
    like = bool(base) and bodies(act, base, "") == [COURT] and not has_officials(act, base, "")
    if any(citing.citation.covers(number) for citing in _in_article(act, NO_PROTOCOL)):
        return
    yield finding(
        "C07",
        _("{name}: в статье 804 не названы лица, которые составляют протокол"),
        severity=Severity.WARNING if like or lacked else Severity.ERROR,
        clause=concern.clause,
        eid=concern.article.eid,
        expected=_("номер {num} в подпункте части первой статьи 804").format(num=number),
        found=_("нет"),
        hint=_("если протокол не составляется, как по статье {base}, проверьте статью 807").format(base=base)
        if like
        else _("дополните нужный подпункт, например подпункт 1) — органы внутренних дел"),
    )


def bodies(act: Act, article: str, part: str) -> list[str]:
    """Return the numbers of the reviewing articles that list a part of an offence."""
    cited = (c for c in reviewers(act, article) if _lists(c, part))
    return sorted({(eids.article(c.leaf.eid) or "").removeprefix("art_") for c in cited})


def has_officials(act: Act, article: str, part: str) -> bool:
    """Tell whether article 804 names officials who may draw up the protocol on a part of an offence."""
    return any(_lists(one, part) for one in _in_article(act, PROTOCOL) if one.citation.covers(article))


def _lists(citing: Citing, part: str) -> bool:
    """Whether a citation lists a part of an offence, by its number or with the whole."""
    parts = citing.citation.parts
    return not parts or not part or part in parts


def _insertion_hint(act: Act, article: Provision) -> str:
    base = article.number.rpartition("-")[0]
    court = act.index.get(f"art_{COURT}__para_1")
    if base and court is not None and next(citations(court, base), None) is not None:
        return _("дополните часть первую статьи 684: после «{base},» — «{num},»").format(base=base, num=article.number)
    return _("дополните список статьи того органа, который рассматривает такие дела")
