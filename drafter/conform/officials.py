"""Article 804: who may draw up the protocol on an offence that the court reviews."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter.akn import Act
from drafter.checks.context import Context
from drafter.checks.wiring import COURT, PROTOCOL, bodies, has_officials, offence_parts
from drafter.conform.bodies import Officials, body_name, named_in, of_reviewer, officials
from drafter.conform.model import Question, Sureness
from drafter.conform.offences import Offence
from drafter.conform.wish import Wish, listed_parts
from drafter.messages import _


@dataclass(frozen=True, slots=True)
class _Fit:
    """A point that fits an offence, how sure, why, and what to decide."""

    officials: Officials
    sureness: Sureness
    reason: str
    ask: str = ""


def protocol(
    context: Context, offence: Offence, moved: frozenset[str], until_now: Sequence[str]
) -> Iterator[Wish | Question]:
    """Yield what article 804(1) should say of an offence, some of whose parts come to the court.

    ``moved`` are the parts that a proposal gives to the court, ``until_now`` the bodies that reviewed them. The
    officials are those of the body that the offence is committed against, else those that a like offence has; where
    several fit, the drafter chooses which of them may meet it.
    """
    needed = frozenset(_needed(context, offence, moved))
    if not needed:
        return
    rule = _("КоАП, статья 804, часть первая (редакция от {date})").format(date=context.edition)
    fitting = list(_fitting(context, offence, officials(context.act), until_now))
    for fit in fitting:
        one = fit.officials
        model = offence.number if one.lists(offence.number) else offence.base
        now = listed_parts(one.leaf, offence.number, offence.all_parts)
        yield Wish(
            leaf=one.leaf,
            article=offence.number,
            parts=now | needed,
            everything=offence.all_parts,
            reason=fit.reason,
            rule=rule,
            sureness=fit.sureness,
            cause=offence.cause,
            model=model,
            ask=fit.ask,
        )
    if not fitting:
        text = _("назовите в части первой статьи 804, чьи лица составляют протокол по статье {number}").format(
            number=offence.number
        )
        yield Question(text=text, rule=rule, eid=PROTOCOL, cause=offence.cause)


def _needed(context: Context, offence: Offence, moved: frozenset[str]) -> Iterator[str]:
    """The parts that the court will review and on which nobody could draw up the protocol."""
    for part in (one.number for one in offence.parts):
        in_court = part in moved or bodies(context.proposed, offence.number, part) == [COURT]
        if not in_court or has_officials(context.proposed, offence.number, part):
            continue
        was_so = bodies(context.act, offence.number, part) == [COURT]
        if not was_so or has_officials(context.act, offence.number, part):
            yield part


def _fitting(
    context: Context, offence: Offence, known: Sequence[Officials], until_now: Sequence[str]
) -> Iterator[_Fit]:
    """The points of article 804(1) that fit an offence."""
    own = [one for one in known if one.lists(offence.number)]
    named = named_in(offence.article, known)
    like = [one for one in known if one.lists(offence.base)]
    if own:
        reason = _("в этом подпункте уже стоят другие части статьи {number}").format(number=offence.number)
        yield from (_Fit(one, Sureness.LIKELY, reason) for one in own)
    elif named:
        others = ", ".join(f"{one.point})" for one in like if one not in named)
        ask = _("подпункты {list}, где стоит статья {base}, не предлагаются: их лица в норме не названы")
        for one in named:
            reason = _(
                "дела рассматривает суд, поэтому статья 804 называет тех, кто составляет протокол: это лица "
                "органа, о котором говорит норма ({body})"
            ).format(body=one.body)
            yield _Fit(one, Sureness.LIKELY, reason, ask.format(list=others, base=offence.base) if others else "")
    elif like and not until_now:
        sureness = Sureness.LIKELY if len(like) == 1 else Sureness.CHOICE
        ask = _("встретят ли эти лица такое правонарушение") if len(like) > 1 else ""
        for one in like:
            reason = _("дела рассматривает суд; по статье {base} протокол составляют лица этого подпункта ({body})")
            yield _Fit(one, sureness, reason.format(base=offence.base, body=one.body), ask)
    else:
        for number in until_now or _reviewers(context.act, offence.base):
            found = of_reviewer(context.act, number, known)
            if found is not None:
                reason = _(
                    "дела рассматривает суд; протокол составляют лица органа, который ведет такие дела ({body})"
                ).format(body=body_name(context.act, number))
                yield _Fit(found, Sureness.LIKELY, reason)


def _reviewers(act: Act, article: str) -> list[str]:
    """The bodies that review any part of an offence, but for the court."""
    unit = act.index.get(f"art_{article}")
    parts = offence_parts(unit) if unit is not None else []
    found = {body for part in parts for body in bodies(act, article, part.number)}
    return sorted(found - {COURT}, key=eids.num_key)
