"""What a sanction of the Code says, whichever language says it, and how a reader goes from penalty to penalty."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from drafter.language.amounts import Limits, Unit


class Kind(StrEnum):
    """The kinds of penalty, article 41 of the Code on Administrative Offences.

    DEPRIVATION is that of a special right; LICENCE is the deprivation or suspension of a licence, permit,
    certificate or attestation; EXCLUSION is that from a register; BAN is the suspension or prohibition of an activity.
    """

    WARNING = "warning"
    FINE = "fine"
    CONFISCATION = "confiscation"
    DEPRIVATION = "deprivation"
    LICENCE = "licence"
    EXCLUSION = "exclusion"
    BAN = "ban"
    DEMOLITION = "demolition"
    COMMUNITY_WORK = "community_work"
    ARREST = "arrest"
    EXPULSION = "expulsion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sanction:
    """One penalty of a sanction.

    ``subject`` is on whom, in Russian as written after «на» and in Kazakh in the dative, and empty where the text does
    not say it of this very penalty. ``fixed`` means that ``low`` equals ``high``; a limit that the text does not give
    is None. A fine in per cent keeps its base, its floor and its ceiling («но не менее …») in ``text`` only; so does
    any penalty that may be left out («либо без таковой»).
    """

    kind: Kind
    subject: str = ""
    low: int | None = None
    high: int | None = None
    unit: Unit | None = None
    fixed: bool = False
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SanctionReading:
    """The penalties read up to the first words not understood, and the text from those words to its end."""

    sanctions: tuple[Sanction, ...]
    understood: bool
    remainder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A penalty and where it stands."""

    start: int
    end: int
    sanction: Sanction


Reader: TypeAlias = Callable[[str, int, bool], Read | None]
"""Reads the penalty that stands at a place of a text; told whether a fine has been read before."""


def reading(body: str, at: int, readers: Sequence[Reader], link: re.Pattern[str]) -> SanctionReading:
    """Read penalty after penalty from a place on, with links before each, up to words that no reader understands."""
    read: list[Read] = []
    while at < len(body):
        start = after(link, body, at)
        fining = any(one.sanction.kind is Kind.FINE for one in read)
        found = next((one for reader in readers if (one := reader(body, start, fining))), None)
        if found is None:
            break
        read.append(found)
        at = found.end
    return _completed(read, body, at)


def _completed(read: list[Read], body: str, at: int) -> SanctionReading:
    """The reading, where an amount without a unit takes that of the next: «двух, … – в размере трех … показателей»."""
    unit: Unit | None = None
    done: list[Sanction] = []
    for one in reversed(read):
        sanction = one.sanction
        if sanction.kind is Kind.FINE:
            unit = sanction.unit or unit
            sanction = replace(sanction, unit=unit)
        done.insert(0, sanction)
        if sanction.kind is Kind.FINE and unit is None:
            at, done = one.start, []
    remainder = body[at:].strip(" ,")
    return SanctionReading(sanctions=tuple(done), understood=bool(done) and not remainder, remainder=remainder)


def made(
    kind: Kind,
    body: str,
    start: int,
    end: int,
    *,
    subject: str = "",
    amount: Limits | None = None,
    unit: Unit | None = None,
) -> Read:
    """Return the penalty that stands between two places of a text."""
    low, high = (amount.low, amount.high) if amount else (None, None)
    text = body[start:end].strip(" ,")
    return Read(
        start=start,
        end=end,
        sanction=Sanction(
            kind=kind, subject=subject, low=low, high=high, unit=unit, fixed=low is not None and low == high, text=text
        ),
    )


def after(pattern: re.Pattern[str], body: str, at: int) -> int:
    """Return the place after what a pattern matches at a place, or the place itself."""
    m = pattern.match(body, at)
    return m.end() if m else at
