"""What an amount or a term of the law is, whichever of its two languages says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """What an amount or a term is counted in; MCI is the monthly calculation index («МРП», «АЕК»)."""

    MCI = "mci"
    PERCENT = "percent"
    HOUR = "hour"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """An amount or a term, and where it ends; a limit that the text does not give is None."""

    low: int | None
    high: int
    unit: Unit | None = None
    end: int
