"""The words of Kazakh amending laws, in one place to import from: ``from drafter.language import kaz``."""

from __future__ import annotations

from drafter.language.kaz_forms import Case, declined, possessed, title
from drafter.language.kaz_numbers import (
    amount,
    cardinal,
    date,
    days_exactly,
    days_range,
    days_up_to,
    hours_exactly,
    hours_range,
    hours_up_to,
    ordinal,
)
from drafter.language.kaz_terms import (
    LAW_TERMS,
    TERMS,
    Term,
    address,
    changes,
    listed,
    quoted,
    several,
    unit,
)
from drafter.language.terms import Numbering, Profile, QuotedKind, quoted_kind

__all__ = [
    "LAW_TERMS",
    "TERMS",
    "Case",
    "Numbering",
    "Profile",
    "QuotedKind",
    "Term",
    "address",
    "amount",
    "cardinal",
    "changes",
    "date",
    "days_exactly",
    "days_range",
    "days_up_to",
    "declined",
    "hours_exactly",
    "hours_range",
    "hours_up_to",
    "listed",
    "ordinal",
    "possessed",
    "quoted",
    "quoted_kind",
    "several",
    "title",
    "unit",
]
