"""The modifications of a bill in each language, one change at a time, and which of the two belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never, cast

from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.parity.compare import differing
from drafter.parity.facts import Fact, FactKind, facts


class Verb(StrEnum):
    """What a clause orders."""

    REPLACE_WORDS = "replace words"
    RESTATE = "restate"
    ADD_UNIT = "add a unit"
    ADD_AFTER = "add words after"
    ADD_BEFORE = "add words before"
    STRIKE_WORDS = "strike words"
    STRIKE_UNIT = "strike a unit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One change of one place: a modification of several words is several clauses («тиісінше», «соответственно»).

    ``position`` is that of the modification in its list.
    """

    position: int
    destination: str
    verb: Verb
    old: str = ""
    new: str = ""
    every: bool = False
    count: int = 1

    @property
    def is_verbal(self) -> bool:
        """Whether the clause changes words inside a unit."""
        return self.verb not in (Verb.RESTATE, Verb.ADD_UNIT, Verb.STRIKE_UNIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A clause of each language that belong together; one is None where the other language has none like it."""

    rus: Clause | None
    kaz: Clause | None

    @property
    def first(self) -> Clause:
        """The Russian clause, or the Kazakh one where that stands alone."""
        one = self.rus or self.kaz
        assert one is not None
        return one


def clauses(modifications: Sequence[Modification]) -> list[Clause]:
    """Return the clauses of a list of modifications in order.

    >>> both = Substitution(destination="art_358__al_2", old=("он", "жиырма"), new=("жиырма", "қырық"))
    >>> [(clause.old, clause.new) for clause in clauses([both])]
    [('он', 'жиырма'), ('жиырма', 'қырық')]
    """
    return [clause for position, one in enumerate(modifications) for clause in _clauses(position, one)]


def matched(rus: Sequence[Clause], kaz: Sequence[Clause]) -> list[Match]:
    """Return the clauses of both languages that belong together, in the order of the Russian ones.

    They belong together where place and verb are the same and they say most nearly the same; then where the place is
    the same; then where the verb and what they say are, which is one change with two addresses.
    """
    ranks = {**_ranks(rus), **_ranks(kaz)}
    left, right = list(rus), list(kaz)
    found: list[tuple[Clause, Clause]] = []
    for fits in (_same_place_and_verb, _same_place, _same_change):
        costs = sorted(
            (cost, abs(ranks[a] - ranks[b]), i, j)
            for i, a in enumerate(left)
            for j, b in enumerate(right)
            if (cost := fits(a, b)) is not None
        )
        taken: set[Clause] = set()
        for _cost, _apart, i, j in costs:
            a, b = left[i], right[j]
            if a not in taken and b not in taken:
                taken |= {a, b}
                found.append((a, b))
        left, right = ([one for one in side if one not in taken] for side in (left, right))
    left, right = _not_forms(left, rus, "rus"), _not_forms(right, kaz, "kaz")
    beside = dict(found)
    matches = [Match(rus=one, kaz=beside.get(one)) for one in rus if one in beside or one in left]
    return matches + [Match(rus=None, kaz=one) for one in right]


def _not_forms(left: Sequence[Clause], given: Sequence[Clause], language: str) -> list[Clause]:
    """Clauses without counterpart but for further forms of a word that changes wherever it stands («по всему тексту»).

    How many forms a word has is a matter of its language; a number is no such word.
    """
    others = {one.position for one in given if one not in left}
    return [
        one
        for one in left
        if not (one.every and one.verb is Verb.REPLACE_WORDS and one.position in others)
        or is_certain([*facts(one.old, language), *facts(one.new, language)])
    ]


def _ranks(given: Sequence[Clause]) -> dict[Clause, int]:
    """Which modification of its place each clause is of: what stands second in one language does in the other."""
    positions: dict[str, list[int]] = {}
    for clause in given:
        positions.setdefault(clause.destination, []).append(clause.position)
    return {clause: sorted(set(positions[clause.destination])).index(clause.position) for clause in given}


def bare(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """Return facts as words torn out of a sentence have them: numbers without what may stand beside these words.

    One language may change «пяти» alone and the other «бес тәулікке дейінгі»; one «667-1,» and the other the word for
    articles with it.

    >>> [one.value for one in bare(facts("от пяти до десяти суток, статьей 667-1", "rus"))]
    [(5,), (10,), ('667-1',)]
    """
    found: list[Fact] = []
    for fact in facts:
        match fact.kind:
            case FactKind.QUANTITY:
                values = [(limit,) for limit in dict.fromkeys(fact.value[1:3]) if limit is not None]
            case FactKind.NUMBER if len(fact.value) == 2 and fact.value[0] != "ordinal":
                values = [(limit,) for limit in dict.fromkeys(fact.value) if limit is not None]
            case FactKind.CITATION:
                article, last, parts, _act = fact.value
                values = [(number,) for number in (article, last, *cast(tuple[str, ...], parts)) if number is not None]
            case FactKind.UNIT:
                values = [(number,) for number in fact.value[1:] if number is not None]
            case _:
                found.append(fact)
                continue
        found += [replace(fact, kind=FactKind.NUMBER, value=value) for value in values]
    return tuple(found)


def is_certain(said: Sequence[Fact]) -> bool:
    """Tell whether any of some facts is more than a word: a number, a penalty, a date, a place."""
    return any(fact.kind not in (FactKind.TERM, FactKind.MODAL) for fact in said)


def apart(rus: str, kaz: str) -> int:
    """Return how many facts of two texts have no counterpart in the other."""
    here, there = differing(bare(facts(rus, "rus")), bare(facts(kaz, "kaz")))
    return len(here) + len(there)


def _clauses(position: int, modification: Modification) -> Iterator[Clause]:
    eid, every, count = modification.destination, modification.every, modification.count
    match modification:
        case Substitution(old=()):
            yield Clause(position=position, destination=eid, verb=Verb.RESTATE, new=modification.new[0])
        case Substitution():
            for old, new in zip(modification.old, modification.new, strict=True):
                yield Clause(
                    position=position,
                    destination=eid,
                    verb=Verb.REPLACE_WORDS,
                    old=old,
                    new=new,
                    every=every,
                    count=count,
                )
        case Insertion():
            verb = {None: Verb.ADD_UNIT, "after": Verb.ADD_AFTER, "before": Verb.ADD_BEFORE}[modification.pos]
            old, new = modification.old, modification.new
            yield Clause(position=position, destination=eid, verb=verb, old=old, new=new, every=every, count=count)
        case Repeal(old=()):
            yield Clause(position=position, destination=eid, verb=Verb.STRIKE_UNIT)
        case Repeal():
            for old in modification.old:
                yield Clause(
                    position=position, destination=eid, verb=Verb.STRIKE_WORDS, old=old, every=every, count=count
                )
        case _:
            assert_never(modification)


def _same_place_and_verb(rus: Clause, kaz: Clause) -> int | None:
    if (rus.destination, rus.verb) != (kaz.destination, kaz.verb):
        return None
    return apart(rus.old, kaz.old) + apart(rus.new, kaz.new)


def _same_place(rus: Clause, kaz: Clause) -> int | None:
    return apart(rus.new, kaz.new) if rus.destination == kaz.destination else None


def _same_change(rus: Clause, kaz: Clause) -> int | None:
    if rus.verb is not kaz.verb or apart(rus.old, kaz.old) or apart(rus.new, kaz.new):
        return None
    return 0
