"""Where the two authentic texts of a work say different things: both texts, and the words that differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from drafter.akn import Act
from drafter.parity.align import Pair, Text, pairs
from drafter.parity.facts import Fact, FactKind
from drafter.parity.quantities import quantities


class Sure(StrEnum):
    """How sure a divergence is.

    CERTAIN is one of numbers, penalties, dates, citations and units; LIKELY one of words of one group, one in each
    text; POSSIBLE a word that one text has alone; LAYOUT only of how paragraphs are divided.
    """

    CERTAIN = "certain"
    LIKELY = "likely"
    POSSIBLE = "possible"
    LAYOUT = "layout"


@dataclass(frozen=True, slots=True, kw_only=True)
class Divergence:
    """A provision in both languages and the facts of each without counterpart in the other.

    Both lists are empty where the paragraphs are only divided otherwise; a side without paragraphs lacks the provision.
    """

    rus: Text
    kaz: Text
    only_rus: tuple[Fact, ...] = ()
    only_kaz: tuple[Fact, ...] = ()
    sure: Sure

    @property
    def eid(self) -> str:
        """The place in the Russian text, or in the Kazakh one where that alone has it."""
        return (self.rus.eids or self.kaz.eids)[0]


def divergences(rus: Act, kaz: Act) -> list[Divergence]:
    """Return where two expressions of one work differ in substance, in the order of the act."""
    return list(among(pairs(rus, kaz)))


def among(compared: Iterable[Pair]) -> Iterator[Divergence]:
    """Yield the divergences of provisions that stand side by side; a sentence through points counts as one."""
    beside = [_Rest(pair, *differing(pair.rus.facts, pair.kaz.facts)) for pair in compared]
    for rest in _settled(beside):
        yield from _divergence(rest)


def differing(rus: Sequence[Fact], kaz: Sequence[Fact]) -> tuple[list[Fact], list[Fact]]:
    """Return the facts of each side that the other lacks.

    Terms and words of duty count once however often they are said; a right on one side is no divergence where the other
    says nothing of rights and duties, which Kazakh often leaves to the form of the verb.
    """
    if any(_subjects(fact) is None for fact in (*rus, *kaz)):
        rus, kaz = [_without_subject(fact) for fact in rus], [_without_subject(fact) for fact in kaz]
    here, there = lacking(rus, kaz), lacking(kaz, rus)
    if not all(any(fact.kind is FactKind.MODAL for fact in side) for side in (here, there)):
        here, there = ([fact for fact in side if fact.kind is not FactKind.MODAL] for side in (here, there))
    return list(here), list(there)


@dataclass(frozen=True, slots=True)
class _Rest:
    """A pair and the facts of each side that have no counterpart yet."""

    pair: Pair
    rus: list[Fact]
    kaz: list[Fact]


def lacking(mine: Sequence[Fact], other: Sequence[Fact]) -> list[Fact]:
    """Return the facts of one text that another lacks, counting how often each is said."""
    left = Counter(_key(fact) for fact in other)
    once = {_key(fact) for fact in other if fact.kind in _ONCE}
    found: list[Fact] = []
    for fact in mine:
        key = _key(fact)
        if fact.kind in _ONCE:
            if key not in once:
                found.append(fact)
                once.add(key)
        elif left[key]:
            left[key] -= 1
        else:
            found.append(fact)
    return found


_ONCE = frozenset({FactKind.TERM, FactKind.MODAL})


def _key(fact: Fact) -> tuple[object, ...]:
    return (fact.kind, *fact.value)


def _subjects(fact: Fact) -> object:
    return fact.value[-1] if fact.kind is FactKind.SANCTION else ()


def _without_subject(fact: Fact) -> Fact:
    return replace(fact, value=(*fact.value[:-1], ())) if fact.kind is FactKind.SANCTION else fact


def _settled(beside: Sequence[_Rest]) -> list[_Rest]:
    """The pairs with what is left of each after what opens a sentence is set off against what closes it.

    Where an excerpt leaves out the end of a sentence, words that it may hold are not missed.
    """
    settled = list(beside)
    for position, one in enumerate(settled):
        if one.pair.sentence is None:
            continue
        if one.pair.is_cut:
            settled[position] = _Rest(one.pair, _said_certainly(one.rus), _said_certainly(one.kaz))
            continue
        for other in range(position + 1, len(settled)):
            if settled[other].pair.sentence == one.pair.sentence:
                here, there = settled[position], settled[other]
                settled[position] = _Rest(here.pair, lacking(here.rus, there.kaz), lacking(here.kaz, there.rus))
                settled[other] = _Rest(there.pair, lacking(there.rus, here.kaz), lacking(there.kaz, here.rus))
    return settled


def _said_certainly(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.kind not in _ONCE]


def _divergence(rest: _Rest) -> Iterator[Divergence]:
    rus, kaz = rest.pair.rus, rest.pair.kaz
    if not (rus.eids and kaz.eids):
        yield Divergence(rus=rus, kaz=kaz, sure=Sure.CERTAIN)
        return
    for sure in (Sure.CERTAIN, Sure.LIKELY, Sure.POSSIBLE):
        here, there = (tuple(fact for fact in side if _sure(fact, rest) is sure) for side in (rest.rus, rest.kaz))
        if here or there:
            yield Divergence(
                rus=rus,
                kaz=kaz,
                only_rus=tuple(_narrowed(fact, there, rus.text, "rus") for fact in here),
                only_kaz=tuple(_narrowed(fact, here, kaz.text, "kaz") for fact in there),
                sure=sure,
            )
    if len(rus.eids) != len(kaz.eids):
        yield Divergence(rus=rus, kaz=kaz, sure=Sure.LAYOUT)


def _narrowed(fact: Fact, others: Sequence[Fact], text: str, language: str) -> Fact:
    """A penalty that differs from one of its kind on the same persons by its amount or term is shown by these words."""
    same = [other for other in others if (other.value[0], other.value[-1]) == (fact.value[0], fact.value[-1])]
    if fact.kind is not FactKind.SANCTION or not same:
        return fact
    amounts = list(quantities(text[fact.start : fact.end], language))
    if len(amounts) != 1:
        return fact
    return replace(fact, start=fact.start + amounts[0].start, end=fact.start + amounts[0].end)


def _sure(fact: Fact, rest: _Rest) -> Sure:
    if fact.kind is FactKind.MODAL:
        return Sure.LIKELY
    if fact.kind is not FactKind.TERM:
        return Sure.CERTAIN
    groups = [{other.group for other in side if other.kind is FactKind.TERM} for side in (rest.rus, rest.kaz)]
    return Sure.LIKELY if fact.group and all(fact.group in side for side in groups) else Sure.POSSIBLE
