"""Amending prose becomes modifications: the reader of any bill or law, which shares nothing with what writes bills."""

from drafter.reading.model import (
    Address,
    AmendedAct,
    Clause,
    ClausePlace,
    Footing,
    Order,
    Paragraph,
    Quote,
    Reading,
    Sentence,
    SentenceKind,
    Span,
    Step,
    Term,
    Unit,
    Verb,
)
from drafter.reading.read import read, read_paragraphs
from drafter.reading.trial import trial

__all__ = [
    "Address",
    "AmendedAct",
    "Clause",
    "ClausePlace",
    "Footing",
    "Order",
    "Paragraph",
    "Quote",
    "Reading",
    "Sentence",
    "SentenceKind",
    "Span",
    "Step",
    "Term",
    "Unit",
    "Verb",
    "read",
    "read_paragraphs",
    "trial",
]
