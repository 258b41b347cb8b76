"""Words of a place that are replaced, excluded or added."""

from __future__ import annotations

from collections.abc import Sequence

from drafter import eid as eids
from drafter.errors import Finding
from drafter.messages import _
from drafter.modification import Insertion, Modification, Position, Repeal, Substitution
from drafter.reading import refusals
from drafter.reading.locate import Spot
from drafter.reading.model import Order, Verb
from drafter.reading.refusals import Refused
from drafter.reading.sameness import as_in_force
from drafter.reading.spots import leaf, leaves, sentence
from drafter.text.letters import normal
from drafter.words import occurrences, tokens


def respelt(order: Order, spot: Spot) -> tuple[list[str], list[Finding]]:
    """Return the old words of an order as the act in force spells them, with a remark on each spelt otherwise."""
    olds: list[str] = []
    remarks: list[Finding] = []
    for quote in order.old:
        old = normal(quote.text)
        found = None if spot.unit is None or order.sign else as_in_force(old, [each.text for each in leaves(spot)])
        if found is not None:
            remarks.append(
                refusals.slip(_("слова «{old}» в действующем тексте написаны «{found}»").format(old=old, found=found))
            )
        olds.append(found or old)
    return olds, remarks


def worded(order: Order, spot: Spot, olds: Sequence[str]) -> list[Modification]:
    """Return the modifications of words in one place; ``olds`` are the old words as the act in force spells them.

    Raises Refused where the place is too wide, or the words are not where the prose says.
    """
    if spot.eid == eids.WHOLE and not order.everywhere:
        raise Refused(
            refusals.place(
                _("не названо место, в котором изменяются слова"),
                expected=_("статья, часть, пункт, абзац или «по всему тексту»"),
                hint=_("назовите статью в самом предложении или строкой выше"),
            )
        )
    if order.sign:
        return [_signs(order, spot)]
    if spot.sentence is not None:
        return [_in_sentence(order, spot, olds)]
    if not olds:
        return [Insertion(destination=spot.group[-1].eid if spot.group else spot.eid, pos="end", new=_news(order)[0])]
    if not spot.group:
        return _in(order, spot.eid, olds)
    holders = [_holder(spot, old) for old in olds]
    made: list[Modification] = []
    for eid in dict.fromkeys(holders):
        made += _in(order, eid, olds, [old for old, holder in zip(olds, holders, strict=True) if holder == eid])
    return made


def _news(order: Order) -> list[str]:
    return [normal(quote.text) for quote in order.new]


def _in(order: Order, eid: str, olds: Sequence[str], only: Sequence[str] | None = None) -> list[Modification]:
    """The modifications of words in one unit; ``only`` those of the old words that stand there."""
    news = _news(order)
    if len(news) == 1:
        news *= len(olds)
    pairs = list(dict.fromkeys(zip(olds, news or [""] * len(olds), strict=True)))
    pairs = [pair for pair in pairs if only is None or pair[0] in only]
    if len({old for old, _new in pairs}) < len(pairs):
        message = _("одни и те же старые слова названы дважды с разными новыми")
        raise Refused(refusals.misshapen(message, found=", ".join(olds)))
    old, new = tuple(pair[0] for pair in pairs), tuple(pair[1] for pair in pairs)
    match order.verb:
        case Verb.REPLACE:
            return [Substitution(destination=eid, old=old, new=new, every=order.everywhere)]
        case Verb.EXCLUDE:
            return [Repeal(destination=eid, old=old, every=order.everywhere)]
        case _:
            side: Position = "after" if order.side == "after" else "before"
            every = order.everywhere
            return [Insertion(destination=eid, pos=side, old=a, new=b, every=every) for a, b in pairs]


def _holder(spot: Spot, old: str) -> str:
    """The one paragraph of an unnumbered часть that has the words."""
    found = [unit for unit in spot.group if occurrences(leaf(unit).text, old)]
    if len(found) != 1:
        raise Refused(
            refusals.place(
                _("слова «{old}» должны стоять в одном абзаце этой части").format(old=old),
                expected=_("один абзац"),
                found=_("абзацев: {n}").format(n=len(found)),
            )
        )
    return found[0].eid


def _in_sentence(order: Order, spot: Spot, olds: Sequence[str]) -> Modification:
    """Words of one sentence: of the whole paragraph where they stand in it once, else the sentence is quoted."""
    said = sentence(spot)
    news = _news(order)
    if not olds:
        return Insertion(destination=spot.eid, pos="after", old=said.rstrip(".!?;:"), new=news[0])
    text = leaves(spot)[0].text
    for old in olds:
        if len(occurrences(said, old)) != 1:
            message = _("слова «{old}» должны стоять в этом предложении один раз").format(old=old)
            raise Refused(refusals.place(message, found=said))
    if all(len(occurrences(text, old)) == 1 for old in olds):
        return _in(order, spot.eid, olds)[0]
    if order.verb is not Verb.REPLACE or len(olds) != 1:
        raise Refused(refusals.place(_("слова стоят и в другом предложении этого абзаца"), found=", ".join(olds)))
    (start, end) = occurrences(said, olds[0])[0]
    return Substitution(destination=spot.eid, old=(said,), new=(said[:start] + news[0] + said[end:],))


def _signs(order: Order, spot: Spot) -> Modification:
    """A sign named by a word, at the end of a paragraph: «точку заменить точкой с запятой»."""
    if spot.unit is None or order.verb is not Verb.REPLACE:
        raise Refused(refusals.needs_text(_("знак препинания")))
    found = leaves(spot)
    text = found[-1].text
    eid = spot.eid if len(found) == 1 and not spot.group else found[-1].eid
    old, new = order.old[0].text, order.new[0].text
    if not text.endswith(old):
        raise Refused(refusals.place(_("в конце элемента нет этого знака"), expected=old, found=text[-40:]))
    for token in reversed([token for token in tokens(text) if token.kind != "blank"][:-1]):
        tail = text[token.start :]
        if len(occurrences(text, tail)) == 1:
            return Substitution(destination=eid, old=(tail,), new=(tail[: -len(old)] + new,))
    raise Refused(refusals.place(_("знак не отличить от других"), found=text[-40:]))
