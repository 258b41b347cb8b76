"""The check of how a bill looks on paper: one font, no words that stand out, no bullets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.checks.rules import finding
from drafter.errors import Finding, Place, Severity
from drafter.ingest.paper import Piece, Printed
from drafter.messages import _

_LABEL = re.compile(r"\s*(?:Статья\s\d+(?:-\d+)*\.|\d+(?:-\d+)*-бап\.)\s*")
"""The label of an article may be bold: it is no word of the text."""


def look(paragraphs: Sequence[Printed], file: str) -> Iterator[Finding]:
    """C20: a bill is printed in one font, no word is bold among others or underlined, no paragraph is marked by a sign
    (Law № 480-V, article 24(2) and (7), edition of 09.01.2026).
    """
    fonts = Counter(piece.font for paragraph in paragraphs for piece in paragraph.pieces if piece.font)
    main = fonts.most_common(1)[0][0] if fonts else ""
    for paragraph in paragraphs:
        pieces = [piece for piece in paragraph.pieces if piece.text.strip()]
        other = next((piece for piece in pieces if piece.font and piece.font != main), None)
        if other is not None:
            yield _found(_("не единый шрифт"), f"{other.font}: {other.text[:80]}", main, paragraph, file)
        if paragraph.listed:
            yield _found(_("абзац обозначен знаком"), paragraph.text[:80], _("абзац без маркера"), paragraph, file)
        standing = next((piece for piece in pieces if piece.underline), None) or _bold_among(pieces)
        if standing is not None:
            yield _found(_("слова выделены"), standing.text[:80], _("без выделения слов"), paragraph, file)


def _bold_among(pieces: Sequence[Piece]) -> Piece | None:
    """A bold piece of a paragraph that is not bold all over."""
    words = [piece for piece in pieces if not _LABEL.fullmatch(piece.text)]
    if any(a.bold != b.bold for a, b in pairwise(words)):
        return next(piece for piece in words if piece.bold)
    return None


def _found(message: str, found: str, expected: str, paragraph: Printed, file: str) -> Finding:
    return finding("C20", message, severity=Severity.WARNING, expected=expected, found=found).at(
        Place(file=file, line=paragraph.number)
    )
