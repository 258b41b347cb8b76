"""Places that cite what a bill takes away, and lists that name the article a new one stands beside."""

from __future__ import annotations

from collections.abc import Iterator

from drafter import akn, places, refs
from drafter import eid as eids
from drafter.checks.context import Context
from drafter.checks.wiring import PROTOCOL, is_reviewer
from drafter.conform.model import Question, Sureness
from drafter.conform.offences import Offence
from drafter.conform.wish import Wish, expanded, listing_of
from drafter.messages import _
from drafter.refs import Citing

_SERVICEMEN = "art_32__para_1"


def like_lists(context: Context, offence: Offence) -> Iterator[Wish | Question]:
    """Yield for a new article the lists that name the article it stands beside, but for those of reviewers and
    officials: whether it belongs there too is for the drafter to choose.
    """
    if not offence.is_new or offence.base == offence.number:
        return
    kept = _kept(context)
    near = (leaf for leaf in akn.all_leaves(context.act) if offence.base in leaf.text)
    for one in refs.among(near, offence.base):
        where = eids.article(one.leaf.eid) or ""
        number = where.removeprefix("art_")
        if is_reviewer(number) or where in (PROTOCOL, f"art_{offence.base}") or one.leaf.eid not in kept:
            continue
        listing = listing_of(one.leaf, offence.base)
        if eids.contains(_SERVICEMEN, one.leaf.eid):
            reason = _(
                "военнослужащие отвечают за правонарушения при исполнении служебных обязанностей по дисциплинарным "
                "уставам, кроме названных здесь статей; по статье {number} они отвечают на общих основаниях, как и по "
                "статье {base}"
            )
            ask = _("должны ли военнослужащие отвечать по статье {number} на общих основаниях")
            rule = _("КоАП, статья 32, часть первая (редакция от {date})").format(date=context.edition)
        else:
            reason = _("то, что здесь установлено для статьи {base}, относится и к статье {number}")
            ask = _("относится ли к статье {number} то, что здесь установлено для статьи {base}")
            rule = _("Закон «О правовых актах» № 480-V, статья 25, пункт 2 (редакция от 09.01.2026)")
        reason, ask = (text.format(base=offence.base, number=offence.number) for text in (reason, ask))
        if listing is None or listing.find(offence.base) is None:
            text = f"{places.name(context.act, one.leaf.eid)}: {ask}"
            yield Question(text=text, rule=rule, eid=one.leaf.eid, cause=offence.cause)
        elif listing.find(offence.number) is None:
            yield Wish(
                leaf=one.leaf,
                article=offence.number,
                parts=offence.all_parts,
                everything=offence.all_parts,
                reason=reason,
                rule=rule,
                sureness=Sureness.CHOICE,
                cause=offence.cause,
                model=offence.base,
                ask=ask,
            )


def vanished(context: Context) -> Iterator[Wish | Question]:
    """Yield for the articles and parts that a bill takes away the places that still cite them."""
    kept = _kept(context)
    for article in context.act.articles:
        number = article.number
        parts = frozenset(unit.number for unit in article.units if unit.prefix == "para")
        now = context.proposed.index.get(article.eid)
        if now is None:
            gone, left = parts, frozenset[str]()
        else:
            left = frozenset(unit.number for unit in now.units if unit.prefix == "para")
            gone = parts - left
        if now is not None and not gone:
            continue
        for one in refs.citing(context.act, number):
            cited = one.citation
            if one.leaf.eid not in kept or cited.last or (now is not None and not cited.parts & gone):
                continue
            if eids.article(one.leaf.eid) != article.eid:
                yield _without(context, one, number, gone, left)


def _without(context: Context, one: Citing, number: str, gone: frozenset[str], left: frozenset[str]) -> Wish | Question:
    """What becomes of a citation: of an article that is gone, or of one that keeps some parts."""
    cause = _cause(context, number, gone)
    many = ", ".join(sorted(one.citation.parts & gone, key=eids.num_key))
    what = _("часть {parts} статьи {number}") if many and left else _("статья {number}")
    reason = _("{what} исключается законопроектом").format(what=what.format(parts=many, number=number))
    rule = _("Закон «О правовых актах» № 480-V, статья 24, пункт 3, и статья 25, пункт 2 (редакция от 09.01.2026)")
    listing = listing_of(one.leaf, number)
    entry = listing.find(number) if listing else None
    if entry is None:
        place = places.name(context.act, one.leaf.eid)
        said = one.leaf.text[one.citation.start : one.citation.end]
        text = _("{place} ссылается на «{said}»: {reason}").format(place=place, said=said, reason=reason)
        return Question(text=text, rule=rule, eid=one.leaf.eid, cause=cause)
    where = eids.article(one.leaf.eid) or ""
    is_wiring = is_reviewer(where.removeprefix("art_")) or where == PROTOCOL
    return Wish(
        leaf=one.leaf,
        article=number,
        parts=expanded(entry, left | gone) - gone,
        everything=left,
        reason=reason,
        rule=rule,
        sureness=Sureness.CERTAIN if is_wiring else Sureness.LIKELY,
        cause=cause,
    )


def _cause(context: Context, number: str, gone: frozenset[str]) -> int:
    """The modification that takes an article or its parts away."""
    places_gone = [f"art_{number}", *(f"art_{number}__para_{part}" for part in gone)]
    named = {**context.amended.restated, **context.amended.repealed}
    return next(
        position for eid, position in named.items() if any(akn.contains(context.act, eid, one) for one in places_gone)
    )


def _kept(context: Context) -> frozenset[str]:
    """The places that still stand as they are: neither excluded nor restated with their unit."""
    return frozenset(context.amended.origin.values())
