"""Sanctions set beside those of neighbouring offences: the same chapter, and the nearest by conduct anywhere."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.checks.context import Context, is_offence
from drafter.checks.overlap import described, norms
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _

_IN_CHAPTER = 4
_ANYWHERE = 4
_ALIKE = 0.15
"""Neighbours: so many of the chapter, and so many others with at least this share of the conduct."""

FACTOR = 2
"""A sanction is told of from so many times the median of its neighbours on."""

_LEAST = 3
"""A median is taken of so many neighbours or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSanction:
    """The sanction of a part of an offence; ``part`` is empty where the article has no parts."""

    eid: str
    part: str
    text: str
    penalties: tuple[Sanction, ...]
    understood: bool

    @property
    def fine(self) -> int | None:
        """The highest fine in monthly calculation indices on a natural person, or on whom the text does not say."""
        fines = [one for one in self.penalties if one.kind is Kind.FINE and one.unit is Unit.MCI]
        mine = [one for one in fines if not one.subject or one.subject.startswith("физических")]
        return max((one.high for one in mine if one.high is not None), default=None)

    @property
    def arrest(self) -> int | None:
        """The longest arrest in days."""
        return max(
            (one.high for one in self.penalties if one.kind is Kind.ARREST and one.high is not None), default=None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """An offence with its sanctions; ``share`` says how much of the conduct it has, ``chapter`` whether it is of the
    same chapter.
    """

    article: Provision
    parts: tuple[PartSanction, ...]
    share: float = 1.0
    chapter: bool = True

    @property
    def fine(self) -> int | None:
        """The highest fine of its parts."""
        return max((part.fine for part in self.parts if part.fine is not None), default=None)

    @property
    def arrest(self) -> int | None:
        """The longest arrest of its parts."""
        return max((part.arrest for part in self.parts if part.arrest is not None), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One kind of sanction beside that of the neighbours: the highest of each, their highest and their median."""

    name: str
    unit: Unit
    mine: int
    others: tuple[int, ...]

    @property
    def median(self) -> float | None:
        """The median of the neighbours, where there are enough of them."""
        return float(statistics.median(self.others)) if len(self.others) >= _LEAST else None

    @property
    def exceeds(self) -> bool:
        """Whether every neighbour stays below."""
        return bool(self.others) and self.mine > max(self.others)

    @property
    def is_out(self) -> bool:
        """Whether it is so many times the median."""
        return self.median is not None and self.mine >= FACTOR * self.median > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """An offence, its neighbours, and what their sanctions measure."""

    mine: Compared
    neighbours: tuple[Compared, ...]
    measures: tuple[Measure, ...]


def proportion(context: Context) -> Iterator[Finding]:
    """C29: a penalty answers to the nature of the offence (КоАП, article 55(2), edition of 12.07.2026).

    Information where the highest fine or the longest arrest of a new sanction is above that of every neighbour, or
    twice their median and more; the measure is told.
    """
    seen: set[str] = set()
    for new in context.new_sanctions():
        article = context.proposed.index.get(eids.article(new.eid) or "")
        if article is None or article.eid in seen or not is_offence(article):
            continue
        seen.add(article.eid)
        found = compared(context.proposed, article)
        for measure in found.measures:
            if measure.exceeds or measure.is_out:
                yield finding(
                    "C29",
                    _("{name}: больше, чем у соседних составов").format(name=measure.name),
                    severity=Severity.INFO,
                    clause=new.clause,
                    eid=article.eid,
                    expected=_told(measure),
                    found=str(measure.mine),
                    hint=_("обоснуйте размер в записке; таблица: drafter compare-sanctions {code} {number}").format(
                        code=context.code.name, number=article.number
                    ),
                )


def _told(measure: Measure) -> str:
    said = _("наибольший у соседних составов ({n}): {highest}").format(
        n=len(measure.others), highest=max(measure.others)
    )
    if not measure.median:
        return said
    return _("{said}; медиана: {median:g}, отношение: {ratio:.1f}").format(
        said=said, median=measure.median, ratio=measure.mine / measure.median
    )


def compared(act: Act, article: Provision) -> Comparison:
    """Return an offence beside its neighbours, the nearest by conduct first; the excerpt limits them to what it has."""
    mine = Compared(article=article, parts=tuple(part_sanctions(article)))
    neighbours = tuple(_neighbours(act, article))
    return Comparison(mine=mine, neighbours=neighbours, measures=tuple(_measures(mine, neighbours)))


def part_sanctions(article: Provision) -> Iterator[PartSanction]:
    """Yield the sanctions of an offence, part by part."""
    parts = [unit for unit in article.units if unit.prefix == "para"]
    for unit in parts or [article]:
        for leaf in akn.leaves(unit, heading=False):
            if "__note_" not in leaf.eid and is_sanction(leaf.text):
                reading = sanctions(leaf.text)
                yield PartSanction(
                    eid=leaf.eid,
                    part=unit.number if parts else "",
                    text=leaf.text,
                    penalties=reading.sanctions,
                    understood=reading.understood,
                )


def _neighbours(act: Act, article: Provision) -> Iterator[Compared]:
    shares: dict[str, float] = {}
    for eid, like in norms(act).without({article.eid}).nearest(described(article)):
        shares[eid] = max(shares.get(eid, 0.0), like.share)
    ranked = sorted(shares, key=lambda eid: -shares[eid])
    chapter = [eid for eid in ranked if act.index[eid].getparent() is article.getparent()][:_IN_CHAPTER]
    alike = [eid for eid in ranked if eid not in chapter and shares[eid] >= _ALIKE][:_ANYWHERE]
    for eid in sorted((*chapter, *alike), key=lambda eid: -shares[eid]):
        yield Compared(
            article=act.index[eid],
            parts=tuple(part_sanctions(act.index[eid])),
            share=shares[eid],
            chapter=eid in chapter,
        )


def _measures(mine: Compared, neighbours: Sequence[Compared]) -> Iterator[Measure]:
    """The fine beside the neighbours that have one; the arrest beside all, a neighbour without it counting as none."""
    if (fine := mine.fine) is not None:
        fines = tuple(one.fine for one in neighbours if one.fine is not None)
        yield Measure(name=_("штраф на физическое лицо, МРП"), unit=Unit.MCI, mine=fine, others=fines)
    if (arrest := mine.arrest) is not None:
        terms = tuple(one.arrest or 0 for one in neighbours)
        yield Measure(name=_("арест, суток"), unit=Unit.DAY, mine=arrest, others=terms)
