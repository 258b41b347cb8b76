"""Checks that an offence is wired in: one body that reviews it, and officials who may draw up the protocol."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.checks.context import Context, is_offence
from drafter.checks.rules import finding
from drafter.errors import Finding
from drafter.language import rus
from drafter.language.rus import Case
from drafter.language.sanctions_rus import Kind, is_sanction, sanctions
from drafter.messages import _

COURT = "684"
PROTOCOL = "art_804"
_REVIEWERS = (684, 735)
"""Articles that say who reviews which offences: 684 (courts) to 735 and those numbered after it."""

_JUDGE_ONLY = frozenset({Kind.ARREST, Kind.EXPULSION, Kind.CONFISCATION, Kind.DEPRIVATION, Kind.DEMOLITION})
"""With one of these among the sanctions the case goes to a judge (КоАП, article 683(3), edition of 12.07.2026)."""

_CITED = re.compile(r"(?<![\d-])(?P<num>\d+(?:-\d+)*)(?![\d-])(?:\s*\((?P<parts>част[^)]*)\))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision that lists an offence: whole, or by some of its parts."""

    eid: str
    parts: frozenset[str]


@functools.cache
def _ordinals() -> Mapping[str, str]:
    """Ordinals of parts in the two cases that the lists use: «второй» in 684 and 685, «вторая» in 804."""
    return {
        rus.ordinal(n, case, "feminine"): str(n) for n in range(1, 41) for case in (Case.INS, Case.NOM)
    }


def citations(unit: Provision, article: str) -> Iterator[Citation]:
    """Yield each paragraph of a unit that lists an article, with the parts it names; none named means the whole."""
    for leaf in akn.leaves(unit, heading=False):
        for match in _CITED.finditer(leaf.text):
            if match["num"] == article:
                yield Citation(leaf.eid, _parts(match["parts"] or ""))


def _parts(text: str) -> frozenset[str]:
    words = re.split(r"[\s,]+|\bи\b", text)
    found = {_ordinals().get(word, word if word[:1].isdigit() else "") for word in words}
    return frozenset(found - {""})


def reviewers(act: Act, article: str) -> list[Citation]:
    """Return the citations of an offence in the articles that say who reviews it, in part one of each."""
    found: list[Citation] = []
    for unit in act.articles:
        base = eids.num_key(unit.number)[0]
        if isinstance(base, int) and _REVIEWERS[0] <= base <= _REVIEWERS[1]:
            parts = [part for part in unit.units if part.prefix == "para" and part.number == "1"]
            if unit.number == COURT:
                parts = [part for part in unit.units if part.prefix == "para" and part.number in ("1", "2")]
            for part in parts:
                found += citations(part, article)
    return found


def offence_parts(article: Provision) -> list[tuple[str, bool]]:
    """Return the parts of an offence that have a sanction, each with whether only a judge may apply it.

    An article without numbered parts has one, named "".
    """
    found: list[tuple[str, bool]] = []
    parts = [unit for unit in article.units if unit.prefix == "para"] or [article]
    for part in parts:
        texts = [leaf.text for leaf in akn.leaves(part, heading=False) if is_sanction(leaf.text)]
        kinds = {s.kind for text in texts for s in sanctions(text).sanctions}
        if texts:
            found.append((part.number if part.prefix == "para" else "", bool(kinds & _JUDGE_ONLY)))
    return found


def jurisdiction(context: Context) -> Iterator[Finding]:
    """C06 and C07: each new offence is listed in exactly one reviewing article; arrest and the like go to the court;
    what the court reviews has officials in article 804 who draw up the protocol.
    """
    for position, article in context.new_articles():
        if context.is_offence_code and is_offence(article):
            yield from _wired(context, position, article)


def _wired(context: Context, position: int, article: Provision) -> Iterator[Finding]:
    cited = reviewers(context.proposed, article.number)
    protocol = context.proposed.index.get(PROTOCOL)
    written = list(citations(protocol, article.number)) if protocol is not None else []
    for part, judge in offence_parts(article):
        mine = [c for c in cited if not c.parts or not part or part in c.parts]
        where = sorted({(eids.article(c.eid) or "").removeprefix("art_") for c in mine})
        name = _("часть {part}").format(part=part) if part else _("статья")
        if len(where) != 1:
            yield finding(
                "C07",
                _("{name}: рассмотрение дела отнесено не ровно к одному органу").format(name=name),
                clause=position,
                eid=article.eid,
                expected=_("номер {num} в одной из статей 684–735-1").format(num=article.number),
                found=_("статьи: {list}").format(list=", ".join(where)) if where else _("ни в одной из них"),
                hint=_insertion_hint(context.proposed, article),
            )
            continue
        if judge and where != [COURT]:
            yield finding(
                "C06",
                _("{name}: такое взыскание назначает только судья").format(name=name),
                clause=position,
                eid=article.eid,
                expected=_("номер {num} в статье 684 и нигде более").format(num=article.number),
                found=_("статья {list}").format(list=", ".join(where)),
            )
        if where == [COURT] and not any(not c.parts or not part or part in c.parts for c in written):
            yield finding(
                "C07",
                _("{name}: в статье 804 не названы лица, которые составляют протокол").format(name=name),
                clause=position,
                eid=article.eid,
                expected=_("номер {num} в подпункте части первой статьи 804").format(num=article.number),
                found=_("нет"),
                hint=_("дополните нужный подпункт, например подпункт 1) — органы внутренних дел"),
            )


def _insertion_hint(act: Act, article: Provision) -> str:
    base = article.number.rpartition("-")[0] or article.number
    court = act.index.get(f"art_{COURT}__para_1")
    if court is not None and next(citations(court, base), None) is not None:
        return _("дополните часть первую статьи 684: после «{base},» — «{num},»").format(base=base, num=article.number)
    return _("дополните список статьи того органа, который рассматривает такие дела")
