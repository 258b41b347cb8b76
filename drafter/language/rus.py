"""The words of Russian amending laws, in one place to import from: ``from drafter.language import rus``."""

from __future__ import annotations

from drafter.language.rus_forms import Case, Gender, noun, plain
from drafter.language.rus_numbers import (
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
from drafter.language.rus_terms import (
    LAW_TERMS,
    TERMS,
    Term,
    address,
    changes_head,
    changes_title,
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
    "Gender",
    "Numbering",
    "Profile",
    "QuotedKind",
    "Term",
    "address",
    "amount",
    "cardinal",
    "changes_head",
    "changes_title",
    "date",
    "days_exactly",
    "days_range",
    "days_up_to",
    "hours_exactly",
    "hours_range",
    "hours_up_to",
    "listed",
    "noun",
    "ordinal",
    "plain",
    "quoted",
    "quoted_kind",
    "several",
    "unit",
]
