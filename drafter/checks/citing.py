"""Checks on what cites the changed provisions: places that may have to change too, and references that would dangle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from drafter import akn, places, refs
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.checks.wiring import is_list
from drafter.citation import Citation
from drafter.errors import Finding, Severity
from drafter.language import rus
from drafter.messages import _
from drafter.modification import Insertion, is_verbal
from drafter.refs import Citing


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cited:
    """An article whose citations are to be looked at: the modification that gives the reason, the parts it changes,
    none meaning all, and the number of the new article that continues it, "" where there is none.
    """

    article: str
    clause: int
    parts: frozenset[str]
    continued: str

    def is_cited(self, citation: Citation) -> bool:
        """Whether a citation is of what changes."""
        named = citation.parts
        return citation.covers(self.article) and not (self.parts and named and self.parts.isdisjoint(named))


def citing(context: Context) -> Iterator[Finding]:
    """C25: the places that cite an article which the bill changes, or whose number a new article continues, and that
    the bill leaves as they are (Law № 480-V, article 25(2), edition of 09.01.2026: a reference shows a link of norms).
    """
    everything = refs.every(context.act)
    for cited in _cited(context):
        found = [one for one in everything if cited.is_cited(one.citation) and _stays(context, cited.article, one.leaf)]
        if not found:
            continue
        if cited.continued:
            expected = _("проверьте, не нужно ли там назвать и новую статью {num}").format(num=cited.continued)
        else:
            expected = _("ссылки, верные и после изменения")
        yield finding(
            "C25",
            _("статью {num} называют нормы, которые проект не меняет: {count}").format(
                num=cited.article, count=len({one.leaf.eid for one in found})
            ),
            severity=Severity.INFO,
            clause=cited.clause,
            eid=f"art_{cited.article}",
            expected=expected,
            found=_listed(context.act, found) + _unseen(context.act),
            hint=_("слова каждой ссылки: drafter refs {code} {num}").format(code=context.code.name, num=cited.article),
        )


def dangling(context: Context) -> Iterator[Finding]:
    """C26: no reference is left to what the bill excludes, for it shows a link of norms that is there no more (Law
    № 480-V, articles 25(2) and 27(6), edition of 09.01.2026).
    """
    gone = list(_gone(context))
    everything = refs.every(context.proposed) if gone else []
    for eid, clause in gone:
        found = [one for one in everything if _names(context.act, eid, one.citation)]
        own = list(_own(context, eid))
        if not found and not own:
            continue
        listed = "; ".join([*([_listed(context.proposed, found)] if found else []), *own])
        yield finding(
            "C26",
            _("на исключаемый элемент остаются ссылки: {count}").format(
                count=len({one.leaf.eid for one in found}) + len(own)
            ),
            severity=Severity.WARNING,
            clause=clause,
            eid=eid,
            expected=_("ни одной ссылки на {place}").format(place=places.name(context.act, eid, rus.Case.ACC)),
            found=listed + _unseen(context.act),
        )


def _cited(context: Context) -> Iterator[_Cited]:
    """The articles to look at in the order of their numbers, each once; an excluded one is not among them (C26)."""
    reasons: dict[str, _Cited] = {}
    for position, modification in enumerate(context.modifications):
        eid = modification.destination
        article = (eids.article(eid) or "").removeprefix("art_")
        inserts = isinstance(modification, Insertion) and not is_verbal(modification)
        if is_verbal(modification) and is_list(article):
            continue  # another number in a list changes nothing for those who cite the list
        if not article or any(akn.contains(context.act, gone, f"art_{article}") for gone in context.amended.repealed):
            continue
        if inserts and eid == f"art_{article}":
            base = article.rpartition("-")[0]
            if base:
                more = ", ".join(filter(None, (reasons[base].continued if base in reasons else "", article)))
                reasons[base] = _Cited(article=base, clause=position, parts=frozenset(), continued=more)
            continue
        before = reasons.get(article)
        part = frozenset[str]() if inserts else _part(eid)
        if before is None:
            reasons[article] = _Cited(article=article, clause=position, parts=part, continued="")
        elif not before.continued:
            both = before.parts | part if before.parts and part else frozenset[str]()
            reasons[article] = _Cited(article=article, clause=before.clause, parts=both, continued="")
    yield from (reasons[number] for number in sorted(reasons, key=eids.num_key))


def _part(eid: str) -> frozenset[str]:
    """The part of an article in which a place lies; none where the place is not in one."""
    return frozenset(number for prefix, number in eids.pieces(eid)[1:2] if prefix == "para")


def _stays(context: Context, article: str, leaf: Leaf) -> bool:
    """Whether a paragraph is outside the article and the bill leaves it as it is."""
    changed = (context.amended.restated, context.amended.repealed)
    return (
        eids.article(leaf.eid) != f"art_{article}"
        and leaf.eid not in context.amended.edits
        and not any(akn.contains(context.act, eid, leaf.eid) for places_of in changed for eid in places_of)
    )


def _gone(context: Context) -> Iterator[tuple[str, int]]:
    """What the bill excludes, by itself or by restating a unit without it, with the position of the modification."""
    yield from context.amended.repealed.items()
    for eid, clause in context.amended.restated.items():
        whole = context.act.index.get(eid)
        for unit in () if whole is None else whole.iterdescendants():
            if isinstance(unit, Provision) and unit.prefix in ("para", "point"):
                yield from [(unit.eid, clause)] if unit.eid not in context.proposed.index else []


def _names(act: Act, gone: str, citation: Citation) -> bool:
    """Whether a citation names what is excluded, by itself and not as one of a range or of a whole."""
    if citation.act is not None:
        return False
    cited = {citation.article, citation.last}
    if gone.split("_", 1)[0] in eids.DIVISIONS:
        unit = act.index[gone]
        return any(inner.number in cited for inner in unit.iter(akn.tag("article")) if isinstance(inner, Provision))
    path = eids.pieces(gone)
    numbers = dict(path)
    if numbers["art"] not in cited:
        return False
    match [prefix for prefix, _number in path]:
        case ["art"]:
            return True
        case ["art", "para"]:
            return numbers["para"] in citation.parts
        case ["art", "para", "point"]:
            return numbers["point"] in citation.points and numbers["para"] in citation.parts
        case ["art", "point"]:
            return numbers["point"] in citation.points
    return False


def _own(context: Context, gone: str) -> Iterator[str]:
    """The places of an article that cite a part of it which is excluded: «частью второй настоящей статьи»."""
    path = eids.pieces(gone) if gone.startswith("art_") else ()
    article = context.proposed.index.get(eids.article(gone) or "")
    if [prefix for prefix, _number in path] != ["art", "para"] or article is None:
        return
    for leaf in akn.leaves(article, heading=False):
        if path[-1][1] in refs.own_parts(leaf.text):
            yield places.name(context.proposed, places.around(context.proposed, leaf.eid))


def _listed(act: Act, found: Iterable[Citing]) -> str:
    """The places in words, the points of one part together: «часть первая статьи 804: подпункты 1), 4)»."""
    held: dict[str, list[str]] = {}
    for unit in dict.fromkeys(places.around(act, one.leaf.eid) for one in found):
        prefix, number = eids.pieces(unit)[-1]
        above = eids.parent(unit) if prefix == "point" else None
        held.setdefault(above or unit, []).extend([number] if above else [])
    return "; ".join(_group(act, unit, points) for unit, points in held.items())


def _group(act: Act, unit: str, points: list[str]) -> str:
    if not points:
        return places.name(act, unit)
    if len(points) == 1:
        return places.name(act, eids.join(unit, "point", points[0]))
    numbers = ", ".join(f"{number})" for number in points)
    return _("{place}: подпункты {numbers}").format(place=places.name(act, unit), numbers=numbers)


def _unseen(act: Act) -> str:
    return _("; просмотрено только извлечение из кодекса, в остальном тексте могут быть еще") if act.is_excerpt else ""
