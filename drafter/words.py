"""Words, numbers and signs: what a whole word is, and where whole words stand in a text."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from drafter import numerals, numerals_kaz

_PIECE = re.compile(
    r"""
      [^\W\d_][^\W_]* (?:[-’'][^\W_]+)*     # a word of any alphabet, with hyphens
    | \s+
    | \d+ (?:-\d+)+ (?:-[IVXLCDMІХ]+\b)?    # 123-1, 668-1-1
    | \d+ -[IVXLCDMІХ]+\b                   # 187-VII
    | \d+ (?:[.,]\d+)+                      # 3.5, 05.07.2014, 0,5
    | \d+
    | .                                     # a sign
    """,
    re.VERBOSE | re.DOTALL,
)


_LATIN_OR_CYRILLIC = re.compile(r"\(\?(?:P?<\w+>|P=\w+|\(\w+\)|[aimsx-]+:)|[iіIІ]")
"""The letter in a regular expression, or the name or flags of a group, in which it is no letter of the text."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of text that no change may cut: a number, a word, a spelled-out numeral, blanks or one sign."""

    kind: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, which follow one another without a gap.

    A spelled-out numeral is one token however many words it has.

    >>> [text[t.start:t.end] for text in ["до тридцати пяти, 123-1"] for t in tokens(text)]
    ['до', ' ', 'тридцати пяти', ',', ' ', '123-1']
    """
    found: list[Token] = []
    start = 0
    for piece in pieces(text):
        found.append(Token(_kind(piece), start, start + len(piece)))
        start += len(piece)
    return found


def pieces(text: str) -> list[str]:
    """Return what each token of a text says.

    >>> pieces("до тридцати пяти")
    ['до', ' ', 'тридцати пяти']
    """
    found: list[str] = _PIECE.findall(text)
    return _numerals_joined(found) if any(map(is_numeral, found)) else found


def _kind(piece: str) -> str:
    first = piece[0]
    if first.isspace():
        return "blank"
    if first.isdecimal():
        return "number"
    if not first.isalnum():
        return "sign"
    return "numeral" if is_numeral(piece.split(maxsplit=1)[0]) else "word"


@functools.lru_cache(maxsize=10_000)
def is_numeral(word: str) -> bool:
    """Tell whether a word is a simple cardinal of one of the two languages.

    >>> is_numeral("тридцати"), is_numeral("отыздан"), is_numeral("статья")
    (True, True, False)
    """
    return numerals.value(word) is not None or numerals_kaz.value(word) is not None


def _numerals_joined(plain: Iterable[str]) -> list[str]:
    found: list[str] = []
    spelled: list[str] = []  # the words of the numeral that stands last, if any
    for piece in plain:
        if spelled and found[-1].isspace() and _goes_on(spelled, piece):
            blank = found.pop()
            found[-1] += blank + piece
            spelled.append(piece)
            continue
        if not piece.isspace():
            spelled = [piece] if is_numeral(piece) else []
        found.append(piece)
    return found


def _goes_on(spelled: Sequence[str], word: str) -> bool:
    continues = numerals_kaz.continues if numerals.value(spelled[0]) is None else numerals.continues
    return continues(spelled, word)


def occurrences(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return the spans of every whole-word occurrence of a phrase in a text, left to right, none overlapping.

    Blanks of any kind match each other, and so do the Latin «i» and the Cyrillic «і», which official Kazakh texts mix
    inside words; everything else matches exactly. An occurrence that would cut a word, a
    number or a spelled-out numeral is none (Law № 187-VII, article 372 part 2: «пяти» is not in «тридцати пяти»).

    >>> occurrences("штраф в размере пяти, арест до тридцати пяти", "пяти")
    [(16, 20)]
    >>> occurrences("статьи 667-1, 667", "667")
    [(14, 17)]
    """
    if not phrase.strip():
        return []
    inside = _inside(text)
    return [span for span in matches(text, phrase) if not (span[0] in inside or span[1] in inside)]


def matches(text: str, phrase: str) -> list[tuple[int, int]]:
    """Return the spans of every occurrence of a phrase, cut words or not.

    >>> matches("тридцати пяти", "пяти"), matches("кәсiпкерлік", "кәсіпкерлiк")
    ([(9, 13)], [(0, 11)])
    """
    pattern = either_letter(r"\s+".join(re.escape(piece) for piece in phrase.split()))
    return [m.span() for m in re.finditer(pattern, text)] if pattern else []


def either_letter(pattern: str) -> str:
    """Return a regular expression that takes the Latin «i» and the Cyrillic «і» for one letter.

    The expression may not have the letter inside square brackets.

    >>> bool(re.fullmatch(either_letter("тәулік"), "тәулiк"))
    True
    """
    return _LATIN_OR_CYRILLIC.sub(
        lambda m: m[0] if m[0].startswith("(?") else "[iі]" if m[0] in "iі" else "[IІ]", pattern
    )


def enclosing(text: str, span: tuple[int, int]) -> str:
    """Return the whole tokens that a span touches: what an occurrence that cuts words stands in.

    >>> enclosing("до тридцати пяти лет", (12, 16))
    'тридцати пяти'
    """
    touched = [t for t in tokens(text) if t.end > span[0] and t.start < span[1]]
    return text[touched[0].start : touched[-1].end]


def _inside(text: str) -> set[int]:
    return {at for t in tokens(text) if t.kind != "blank" for at in range(t.start + 1, t.end)}
