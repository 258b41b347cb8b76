"""The paragraphs of the two expressions of a work beside each other: by eId, and by substance where one has more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TypeAlias

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.parity.facts import Fact, FactKind, facts, reads_as_sanction

Said: TypeAlias = tuple[str, str]
"""A paragraph: its eId and its text."""

BREAK = "\n"
"""What parts the paragraphs of a text that is more than one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Paragraphs of one language that stand together, and what they say; none where that language has nothing."""

    eids: tuple[str, ...]
    text: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """The same provision in both languages.

    ``holder`` is the eId of the unit right around it, ``sentence`` that of the unit whose points it opens or closes, if
    it does. ``is_cut`` means that one of the two excerpts leaves out points of that sentence.
    """

    holder: str
    rus: Text
    kaz: Text
    sentence: str | None = None
    is_cut: bool = False


def pairs(rus: Act, kaz: Act) -> Iterator[Pair]:
    """Yield the provisions of two expressions in the order of the Russian one, then those of the Kazakh one alone.

    A provision that one of them leaves out as an excerpt is in no pair: nobody can tell what it says there.
    """
    for row in _rows(rus, kaz):
        yield replace(beside(row.rus, row.kaz), holder=row.holder, sentence=row.sentence, is_cut=row.is_cut)


def passages(rus: Act, kaz: Act) -> Iterator[tuple[str, str]]:
    """Yield the texts of the same pairs alone: what they say is not read, which takes most of the time."""
    for row in _rows(rus, kaz):
        yield _joined(row.rus), _joined(row.kaz)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What will be a pair, before its facts are read."""

    holder: str
    rus: Sequence[Said]
    kaz: Sequence[Said]
    sentence: str | None = None
    is_cut: bool = False


def _rows(rus: Act, kaz: Act) -> Iterator[_Row]:
    russian, kazakh = _by_holder(akn.all_leaves(rus)), _by_holder(akn.all_leaves(kaz))
    sentences = _sentences([*rus.index.values(), *kaz.index.values()])

    def lacking(holder: str) -> tuple[Act, str] | None:
        other = kaz if holder not in kazakh else rus if holder not in russian else None
        return (other, _missing(other, holder)) if other is not None else None

    for lack, holders in groupby(dict.fromkeys([*russian, *kazakh]), key=lacking):
        if lack is not None:
            other, missing = lack
            if not akn.may_hold(other, missing):
                gone = list(holders)
                here, there = ([text for holder in gone for text in said.get(holder, ())] for said in (russian, kazakh))
                yield _Row(holder=missing, rus=here, kaz=there)
            continue
        for holder in holders:
            for row in _of_holder(holder, russian, kazakh, sentences):
                is_cut = any(_has_gap(act, row.sentence or holder) for act in (rus, kaz))
                if not is_cut or (row.rus and row.kaz):
                    yield replace(row, is_cut=is_cut)


def units(rus: Provision, kaz: Provision) -> Iterator[Pair]:
    """Yield the paragraphs of one unit that stands alone in each language, in the order of the Russian one."""
    russian, kazakh = _by_holder(akn.leaves(rus)), _by_holder(akn.leaves(kaz))
    sentences = _sentences(unit for top in (rus, kaz) for unit in top.iter() if isinstance(unit, Provision))
    for holder in dict.fromkeys([*russian, *kazakh]):
        for row in _of_holder(holder, russian, kazakh, sentences):
            yield replace(beside(row.rus, row.kaz), holder=holder, sentence=row.sentence)


def aligned(rus: Sequence[Said], kaz: Sequence[Said]) -> Iterator[Pair]:
    """Yield paragraphs of two texts, given with their eIds, side by side: one and one, or two and one where that fits.

    >>> [(pair.rus.text, pair.kaz.text) for pair in aligned([("a", "5 суток"), ("b", "2 года")],
    ...     [("a", "5 тәулік, 2 жыл")])]
    [('5 суток\\n2 года', '5 тәулік, 2 жыл')]
    """
    for here, there in _aligned(rus, kaz):
        yield beside(here, there)


def _aligned(rus: Sequence[Said], kaz: Sequence[Said]) -> Iterator[tuple[Sequence[Said], Sequence[Said]]]:
    if len(rus) == len(kaz):
        steps = [(1, 1)] * len(rus)
    else:
        steps = _steps([_values(text, "rus") for _eid, text in rus], [_values(text, "kaz") for _eid, text in kaz])
    i = j = 0
    for a, b in steps:
        yield rus[i : i + a], kaz[j : j + b]
        i, j = i + a, j + b


def beside(rus: Sequence[Said], kaz: Sequence[Said]) -> Pair:
    """Return paragraphs of both languages, given with their eIds, as one pair with their facts.

    Penalties are told where both sides are sanctions that are understood whole, else plain numbers.
    """
    penal = all(any(reads_as_sanction(text) for _eid, text in side) for side in (rus, kaz))
    return Pair(holder="", rus=_text(rus, "rus", penal), kaz=_text(kaz, "kaz", penal))


def _text(said: Sequence[Said], language: str, penal: bool) -> Text:
    found: list[Fact] = []
    at = 0
    for _eid, text in said:
        for fact in facts(text, language, sanction=penal):
            found.append(replace(fact, start=fact.start + at, end=fact.end + at))
        at += len(text) + len(BREAK)
    return Text(eids=tuple(eid for eid, _t in said), text=_joined(said), facts=tuple(found))


def _joined(said: Sequence[Said]) -> str:
    return BREAK.join(text for _eid, text in said)


def _of_holder(
    holder: str,
    rus: Mapping[str, Sequence[Said]],
    kaz: Mapping[str, Sequence[Said]],
    sentences: Mapping[str, str],
) -> Iterator[_Row]:
    for here, there in _aligned(rus.get(holder, ()), kaz.get(holder, ())):
        sentence = next((sentences[eid] for eid, _text in (*here, *there) if eid in sentences), None)
        yield _Row(holder=holder, rus=here, kaz=there, sentence=sentence)


def _by_holder(leaves: Iterable[Leaf]) -> dict[str, list[Said]]:
    """Printed paragraphs by the unit right around them; a heading stands alone."""
    found: dict[str, list[Said]] = {}
    for leaf in leaves:
        holder = eids.parent(leaf.eid) if "__al_" in leaf.eid else None
        found.setdefault(holder or leaf.eid, []).append((leaf.eid, leaf.text))
    return found


def _sentences(units: Iterable[Provision]) -> dict[str, str]:
    """The paragraphs that open the points of a unit, and those of its last point, each with the eId of that unit.

    What Russian says before the points Kazakh often says after them: its verb closes the sentence (article 1(2-1)).
    """
    found: dict[str, str] = {}
    for unit in units:
        points = [lower for lower in unit.units if lower.prefix == "point"]
        if not points:
            continue
        before = [lower for lower in points[0].itersiblings(preceding=True) if lower in unit.units]
        opening = [lower.eid for lower in before[:1] if lower.prefix == "al"]
        closing = [leaf.eid for leaf in akn.leaves(points[-1])]
        found |= dict.fromkeys([*opening, *closing], unit.eid)
    return found


def _missing(act: Act, eid: str) -> str:
    """The largest unit around a place, or the place itself, that an act lacks."""
    above = eids.parent(eid)
    return eid if above is None or above in act.index else _missing(act, above)


def _has_gap(act: Act, eid: str) -> bool:
    return eid in act.index and act.index[eid].has_gap


_Counted: TypeAlias = Counter[tuple[object, ...]]
"""Facts of a paragraph by how often it says them."""


def _values(text: str, language: str) -> _Counted:
    return Counter((fact.kind, *fact.value) for fact in facts(text, language) if fact.kind is not FactKind.MODAL)


_ALONE = 2
"""What a paragraph without a counterpart counts more than its facts."""


def _steps(rus: Sequence[_Counted], kaz: Sequence[_Counted]) -> list[tuple[int, int]]:
    """How many paragraphs of each side go together, in order, so that the fewest facts differ."""
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {(len(rus), len(kaz)): (0.0, [])}
    for i in range(len(rus), -1, -1):
        for j in range(len(kaz), -1, -1):
            ways = [
                (_differing(rus[i : i + a], kaz[j : j + b]) + best[i + a, j + b][0], [(a, b), *best[i + a, j + b][1]])
                for a, b in ((1, 1), (1, 2), (2, 1), (1, 0), (0, 1))
                if i + a <= len(rus) and j + b <= len(kaz)
            ]
            if ways:
                best[i, j] = min(ways, key=lambda way: way[0])
    return best[0, 0][1]


def _differing(rus: Sequence[_Counted], kaz: Sequence[_Counted]) -> float:
    here, there = sum(rus, Counter()), sum(kaz, Counter())
    differing = (here - there).total() + (there - here).total()
    return differing + (_ALONE if not (rus and kaz) else 0.1 * (len(rus) + len(kaz) - 2))
