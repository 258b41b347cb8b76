"""How an offence is wired in: what each list of reviewers should say, for every reviewer that fits."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter import akn
from drafter.akn import Act, Leaf, Provision
from drafter.checks.context import Context
from drafter.checks.wiring import COURT, PROTOCOL
from drafter.conform.lists import listings
from drafter.conform.model import Question, Sureness
from drafter.conform.offences import Assigned, Body, Offence, assigned
from drafter.conform.officials import protocol
from drafter.conform.wish import Wish, listed_parts
from drafter.messages import _

_Gets = Mapping[Body, frozenset[str]]
_Loses = Mapping[str, frozenset[str]]


def reviewing(context: Context, offence: Offence) -> Iterator[Wish | Question]:
    """Yield what the lists of reviewers and officials should say of an offence.

    Where several reviewers fit, what all ways have in common is wished as it is, the rest for each way apart.
    """
    needs = list(assigned(context, offence))
    yield from (_unknown(context, offence, need) for need in needs if not need.fitting)
    known = [need for need in needs if need.fitting]
    loses = {body: need.parts for need in known for body in need.gone}
    ways: list[tuple[str, list[Wish | Question]]] = []
    for chosen in itertools.product(*(need.fitting for need in known)):
        gets: dict[Body, frozenset[str]] = {}
        for need, body in zip(known, chosen, strict=True):
            gets[body] = need.parts
        name = "+".join(dict.fromkeys(body.number for body in chosen))
        ways.append((name, list(_lists(context, offence, gets, loses))))
    common = [one for one in ways[0][1] if all(any(_same(one, other) for other in way) for _name, way in ways[1:])]
    yield from common
    for name, way in ways if len(ways) > 1 else ():
        for one in (one for one in way if not any(_same(one, other) for other in common)):
            if isinstance(one, Question):
                yield one
            else:
                ask = _("кто рассматривает дела по статье {number}").format(number=offence.number)
                yield replace(
                    one,
                    sureness=Sureness.CHOICE,
                    ask=f"{ask}; {one.ask}" if one.ask else ask,
                    alternative=f"{offence.number}:{name}",
                )


def _same(one: Wish | Question, other: Wish | Question) -> bool:
    if isinstance(one, Wish) and isinstance(other, Wish):
        return (one.leaf.eid, one.article, one.parts) == (other.leaf.eid, other.article, other.parts)
    return one == other


def _unknown(context: Context, offence: Offence, need: Assigned) -> Question:
    unseen = _(": в извлечении этого не видно") if context.act.is_excerpt else ""
    parts = ", ".join(sorted(part for part in need.parts if part))
    where = _("части {parts} статьи {number}") if parts else _("статью {number}")
    text = _("решите, кто рассматривает {where}; соседние составы этого не подсказывают{unseen}").format(
        where=where.format(parts=parts, number=offence.number), unseen=unseen
    )
    rule = _("КоАП, статья 683 (редакция от {date})").format(date=context.edition)
    return Question(text=text, rule=rule, eid=offence.article.eid, cause=offence.cause)


def _lists(context: Context, offence: Offence, gets: _Gets, loses: _Loses) -> Iterator[Wish | Question]:
    """What every list should say where each body gets and loses the parts given."""
    for body, parts in _by_number(gets).items():
        lost = loses.get(body.number, frozenset())
        yield from _of_body(context, offence, body, parts, lost)
    court = next((body for body in gets if body.number == COURT), None)
    for number, lost in loses.items():
        if all(body.number != number for body in gets):
            assert court is not None
            leaving = replace(court, number=number, reason=_("{reason} (статья 684)").format(reason=court.reason))
            yield from _of_body(context, offence, leaving, frozenset(), lost)
    in_court = frozenset().union(*(parts for body, parts in gets.items() if body.number == COURT))
    yield from protocol(context, offence, in_court, tuple(loses))


def _by_number(gets: _Gets) -> dict[Body, frozenset[str]]:
    """The parts that each body gets; of one body that is given twice, the less sure reason stays with both told."""
    made: dict[str, tuple[Body, frozenset[str]]] = {}
    for body, parts in gets.items():
        other = made.get(body.number)
        if other is not None:
            least = max(body, other[0], key=lambda one: list(Sureness).index(one.sureness))
            body = replace(least, reason=f"{other[0].reason}; {body.reason}", model=body.model or other[0].model)
            parts |= other[1]
        made[body.number] = (body, parts)
    return dict(made.values())


def _of_body(
    context: Context, offence: Offence, body: Body, parts: frozenset[str], lost: frozenset[str]
) -> Iterator[Wish | Question]:
    """What the lists of one reviewing article, and those beside it in article 804(3), should say."""
    article = context.act.index.get(f"art_{body.number}")
    model = body.model or offence.base
    main = _main(article, offence.number, model) if article is not None else None
    if article is None or main is None:
        text = _("внесите номер {number} в статью {body}: ее списка не видно ({reason})").format(
            number=offence.number, body=body.number, reason=body.reason
        )
        yield Question(text=text, rule=body.rule, eid=f"art_{body.number}", cause=offence.cause)
        return
    yield from _wish(offence, body, main, parts, lost, model)
    if body.number == COURT:
        return
    for leaf in (*_others(article, main), *_beside(context.act)):
        if any(one.find(offence.number) for one in listings(leaf)):
            yield from _wish(offence, body, leaf, parts, lost, model)
        elif parts and any(one.find(model) for one in listings(leaf)):
            like = replace(
                body,
                sureness=Sureness.CHOICE,
                reason=_("{reason}; в этом списке стоит статья {model}").format(reason=body.reason, model=model),
            )
            ask = _("должны ли эти лица заниматься такими делами")
            yield from (replace(wish, ask=ask) for wish in _wish(offence, like, leaf, parts, lost, model))


def _wish(
    offence: Offence, body: Body, leaf: Leaf, parts: frozenset[str], lost: frozenset[str], model: str
) -> Iterator[Wish]:
    now = listed_parts(leaf, offence.number, offence.all_parts)
    wanted = (now | parts) - lost
    if wanted != now:
        yield Wish(
            leaf=leaf,
            article=offence.number,
            parts=wanted,
            everything=offence.all_parts,
            reason=body.reason,
            rule=body.rule,
            sureness=body.sureness,
            cause=offence.cause,
            model=model,
        )


def _main(article: Provision, number: str, model: str) -> Leaf | None:
    """The paragraph of part one of a reviewing article that lists an offence, its model, or any."""
    part = next((unit for unit in article.units if unit.prefix == "para" and unit.number == "1"), None)
    leaves = list(akn.leaves(part, heading=False)) if part is not None else []
    for wanted in (number, model):
        for leaf in leaves:
            if any(one.find(wanted) for one in listings(leaf)):
                return leaf
    return next((leaf for leaf in leaves if listings(leaf)), None)


def _others(article: Provision, main: Leaf) -> Sequence[Leaf]:
    """The other paragraphs of a reviewing article: who of its officials reviews which offences."""
    return [leaf for leaf in akn.leaves(article, heading=False) if leaf.eid != main.eid]


def _beside(act: Act) -> Sequence[Leaf]:
    """Article 804(3): who else may draw up the protocol on offences that the court does not review."""
    part = act.index.get(f"{PROTOCOL}__para_3")
    return list(akn.leaves(part, heading=False)) if part is not None else []
