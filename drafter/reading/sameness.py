"""Words that differ from the act in force only in quotation marks, dashes and blanks are the same words."""

from __future__ import annotations

from collections.abc import Sequence

from drafter import words

_ALIKE = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "–": "-", "—": "-", "−": "-"})
_ALIKE_LETTERS = str.maketrans("iI", "іІ")


def as_in_force(old: str, texts: Sequence[str]) -> str | None:
    """Return how texts in force spell words that they do not have letter for letter, where that is one place.

    None where they have the words as they are, have nothing like them, or have them in several places.

    >>> as_in_force('Закона "О садах"', ["статья 5 Закона «О садах» и иное"])
    'Закона «О садах»'
    """
    if any(words.occurrences(text, old) for text in texts):
        return None
    wanted, _places = _squeezed(old)
    found: list[str] = []
    for text in texts:
        squeezed, places = _squeezed(text)
        at = squeezed.find(wanted) if wanted else -1
        while at >= 0:
            start, end = places[at], places[at + len(wanted) - 1] + 1
            if (start, end) in words.occurrences(text, text[start:end]):
                found.append(text[start:end])
            at = squeezed.find(wanted, at + 1)
    return found[0] if len(found) == 1 else None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text without blanks, marks and letters that look alike made one, with the place of each sign."""
    plain = text.translate(_ALIKE).translate(_ALIKE_LETTERS)
    kept = [(sign, at) for at, sign in enumerate(plain) if not sign.isspace()]
    return "".join(sign for sign, _at in kept), [at for _sign, at in kept]
