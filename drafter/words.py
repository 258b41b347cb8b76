"""Words, numbers and signs: what a whole word is, and where whole words stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import numerals, numerals_kaz

_TOKEN = re.compile(
    r"""
    (?P<number> \d+ (?:-\d+)+ (?:-[IVXLCDMІХ]+\b)?      # 123-1, 668-1-1
              | \d+ -[IVXLCDMІХ]+\b                     # 187-VII
              | \d+ (?:[.,]\d+)+                        # 3.5, 05.07.2014, 0,5
              | \d+ )
    | (?P<word> [^\W\d_][^\W_]* (?:[-’'][^\W_]+)* )     # any alphabet, with hyphens
    | (?P<blank> \s+ )
    | (?P<sign> . )
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
    return list(_joined_numerals(text, [Token(m.lastgroup or "sign", *m.span()) for m in _TOKEN.finditer(text)]))


def is_numeral(word: str) -> bool:
    """Tell whether a word is a simple cardinal of one of the two languages.

    >>> is_numeral("тридцати"), is_numeral("отыздан"), is_numeral("статья")
    (True, True, False)
    """
    return numerals.value(word) is not None or numerals_kaz.value(word) is not None


def _joined_numerals(text: str, plain: list[Token]) -> Iterator[Token]:
    i = 0
    while i < len(plain):
        token = plain[i]
        if token.kind == "word" and is_numeral(text[token.start : token.end]):
            spelled = [text[token.start : token.end]]
            goes_on = numerals_kaz.continues if numerals.value(spelled[0]) is None else numerals.continues
            while (
                i + 2 < len(plain)
                and plain[i + 1].kind == "blank"
                and plain[i + 2].kind == "word"
                and goes_on(spelled, text[plain[i + 2].start : plain[i + 2].end])
            ):
                spelled.append(text[plain[i + 2].start : plain[i + 2].end])
                i += 2
            token = Token("numeral", token.start, plain[i].end)
        yield token
        i += 1


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
