"""Modifications that make the lists say what they should, each proven to apply together with the bill."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter import akn, places
from drafter import eid as eids
from drafter.akn import Leaf
from drafter.apply import refused
from drafter.checks.context import Context
from drafter.checks.entry import LEAST_DAYS
from drafter.compare import Order
from drafter.conform.lists import Listing, added, destination, dropped, entry_text, listings, renamed
from drafter.conform.model import Proposal, Question, Sureness
from drafter.conform.wish import Wish, listed_parts
from drafter.language import LanguageError
from drafter.language.rus import Case
from drafter.messages import _
from drafter.modification import Modification
from drafter.spec.model import EntryIntoForce
from drafter.wording import rus


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A modification that is wanted, in the ways it may be written; ``failing`` is asked where none can be applied.

    The rest is as in ``Proposal``.
    """

    ways: tuple[Modification, ...]
    reason: str
    rule: str
    sureness: Sureness
    cause: int
    ask: str = ""
    alternative: str = ""
    failing: Question | None = None


def planned(context: Context, wanted: Iterable[Wanted]) -> tuple[list[Proposal], list[Question]]:
    """Return the proposals in the order of the act, the surest being made first, and the questions that remain."""
    ranked = sorted(wanted, key=lambda one: list(Sureness).index(one.sureness))
    common, questions = _accepted(context, context.modifications, [one for one in ranked if not one.alternative])
    proposals = list(common)
    beside = [*context.modifications, *(one.modification for one in common)]
    for name in dict.fromkeys(one.alternative for one in ranked if one.alternative):
        made, open_ones = _accepted(context, beside, [one for one in ranked if one.alternative == name])
        proposals += made
        questions += open_ones
    order = Order(context.amended)
    return sorted(proposals, key=lambda p: (p.alternative, order.of(p.modification))), questions


def _accepted(
    context: Context, beside: Sequence[Modification], wanted: Sequence[Wanted]
) -> tuple[list[Proposal], list[Question]]:
    """The proposals that apply together beside others, those that come first before those that would exclude them.

    All at once where that is not refused, else the one half and then the other beside it: most bills need one trial.
    """
    if not wanted:
        return [], []
    if len(wanted) == 1:
        return _first_way(context, beside, wanted[0])
    firsts = [_worded(context, one) for one in wanted]
    made = [one for one in firsts if one is not None]
    if len(made) == len(wanted) and not refused(context.act, [*beside, *(one.modification for one in made)]):
        return made, []
    half = len(wanted) // 2
    made, questions = _accepted(context, beside, wanted[:half])
    more, open_ones = _accepted(context, [*beside, *(one.modification for one in made)], wanted[half:])
    return [*made, *more], [*questions, *open_ones]


def _worded(context: Context, one: Wanted) -> Proposal | None:
    """A proposal of the first way that can be worded."""
    clauses = ((way, _clause(context, way)) for way in one.ways)
    return next((_proposal(one, way, clause) for way, clause in clauses if clause is not None), None)


def _first_way(
    context: Context, beside: Sequence[Modification], one: Wanted
) -> tuple[list[Proposal], list[Question]]:
    """A proposal of the first way that can be worded and applied, or what is asked where there is none."""
    for way in one.ways:
        clause = _clause(context, way)
        if clause is not None and not refused(context.act, [*beside, way]):
            return [_proposal(one, way, clause)], []
    return [], [one.failing] if one.failing is not None else []


def wanted(context: Context, wishes: Iterable[Wish]) -> Iterator[Wanted]:
    """Yield the modifications that fulfil wishes; new numbers that go to one place of a list go there together."""
    origin = {was: now for now, was in context.amended.origin.items()}
    groups: dict[tuple[object, ...], list[tuple[Wish, Listing]]] = {}
    for wish in wishes:
        listing = wish.listing
        entry = listing.find(wish.article) if listing else None
        unit = context.proposed.index.get(origin.get(wish.leaf.eid, ""))
        proposed = next(akn.leaves(unit)) if unit is not None else None
        if proposed is not None and _is_met(wish, proposed):
            continue
        if listing is None or proposed is None or _said(proposed, wish.article) != _said(wish.leaf, wish.article):
            yield _made(context, (), (wish,))
        elif entry is None:
            slot = sum(eids.num_key(one.article) < eids.num_key(wish.article) for one in listing.entries)
            key = (wish.leaf.eid, listing.entries[0].start, slot, wish.sureness, wish.alternative)
            groups.setdefault(key, []).append((wish, listing))
        elif wish.parts:
            yield _made(context, renamed(context.act, listing, entry, wish.listed), (wish,))
        else:
            yield _made(context, dropped(context.act, listing, entry), (wish,))
    for group in groups.values():
        group.sort(key=lambda pair: eids.num_key(pair[0].article))
        listing = group[0][1]
        said = [(wish.article, entry_text(wish.article, wish.listed, listing.case)) for wish, _listing in group]
        yield _made(context, added(context.act, listing, said), [wish for wish, _listing in group])


def _made(context: Context, ways: Iterable[Modification], wishes: Sequence[Wish]) -> Wanted:
    first = wishes[0]
    return Wanted(
        ways=tuple(ways),
        reason=_sentence(dict.fromkeys(wish.reason for wish in wishes)),
        rule="; ".join(dict.fromkeys(wish.rule for wish in wishes)),
        sureness=first.sureness,
        cause=first.cause,
        ask="; ".join(dict.fromkeys(wish.ask for wish in wishes if wish.ask)),
        alternative=first.alternative,
        failing=_by_hand(context, wishes),
    )


def _is_met(wish: Wish, proposed: Leaf) -> bool:
    """Whether a paragraph as proposed lists an article as it should."""
    if not wish.parts:
        return not _said(proposed, wish.article)
    return listed_parts(proposed, wish.article, wish.everything) == wish.parts


def _said(leaf: Leaf, article: str) -> list[str]:
    """How a paragraph lists an article: where the bill changes that, the change is the bill's to mend."""
    return [one.said(entry) for one in listings(leaf) if (entry := one.find(article))]


def _clause(context: Context, modification: Modification) -> str | None:
    """The amending clause of a modification, or None where it cannot be worded with certainty."""
    try:
        worded = rus.word(
            context.amended,
            (modification,),
            act_title=context.code.title["rus"],
            act_date=context.code.date,
            subject=None,
            entry=EntryIntoForce.model_validate({"days": LEAST_DAYS}),  # the clause alone is taken
        )
    except LanguageError:
        return None
    return worded.items[0].paragraphs[0].text.rstrip(".")


def _proposal(one: Wanted, way: Modification, clause: str) -> Proposal:
    return Proposal(
        modification=way,
        clause=clause,
        reason=one.reason,
        rule=one.rule,
        sureness=one.sureness,
        cause=one.cause,
        ask=one.ask,
        alternative=one.alternative,
    )


def _sentence(reasons: Iterable[str]) -> str:
    said = "; ".join(reasons)
    return f"{said[:1].upper()}{said[1:]}."


def _by_hand(context: Context, wishes: Sequence[Wish]) -> Question:
    """What a person must do where no modification can be written: the place, and what should stand there."""
    wish = wishes[0]
    case = wish.listing.case if wish.listing else Case.INS
    said = ", ".join(entry_text(one.article, one.listed, case) for one in wishes)
    form = _("{place}: впишите «{said}» ({reason})") if wish.parts else _("{place}: исключите «{said}» ({reason})")
    place = places.name(context.act, destination(context.act, wish.leaf))
    reason = "; ".join(dict.fromkeys(one.reason for one in wishes))
    text = form.format(place=place, said=said, reason=reason)
    return Question(text=text, rule=wish.rule, eid=wish.leaf.eid, cause=wish.cause)
