"""Word files: the one gate through which they come in and go out."""

from __future__ import annotations

from drafter.word.gate import (
    SECONDS,
    SUFFIXES,
    Word,
    has_changes,
    lines,
    opened,
    printed_beside,
    printed_lines,
    read_bytes,
    readable,
    refusal,
    remarks,
    running,
    shown,
    stretches,
    table_of,
    trouble,
    unchanged,
)
from drafter.word.pieces import Paragraph, Piece

__all__ = [
    "SECONDS", "SUFFIXES", "Paragraph", "Piece", "Word", "has_changes", "lines", "opened", "printed_beside",
    "printed_lines", "read_bytes", "readable", "refusal", "remarks", "running", "shown", "stretches", "table_of",
    "trouble", "unchanged",
]  # fmt: skip
