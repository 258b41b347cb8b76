"""Mutations of a bilingual bill: one thing broken in one language, as a slip of a drafter would."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from drafter import akn, numerals, numerals_kaz, words
from drafter.akn import Act
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.parity.terms import found, terms

Mutation = Callable[[Modification, str, random.Random], Iterator[Modification]]


def texts(one: Modification) -> Iterator[tuple[str, int, str]]:
    """The texts of a modification: the field, the position in it where it is a row, and the text."""
    for name in ("old", "new"):
        value = getattr(one, name, "")
        for position, text in enumerate([value] if isinstance(value, str) else value):
            if text:
                yield name, position, text


def with_text(one: Modification, name: str, position: int, text: str) -> Modification:
    value = getattr(one, name)
    if isinstance(value, tuple):
        return replace(one, **{name: (*value[:position], text, *value[position + 1 :])})
    return replace(one, **{name: text})


def addresses(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
    """Another article, part, point or paragraph: one number of the address is one more or less."""
    for m in re.finditer(r"(?<=[_-])\d+", one.destination):
        for other in {int(m[0]) + 1, max(1, int(m[0]) - 1)} - {int(m[0])}:
            yield replace(one, destination=f"{one.destination[: m.start()]}{other}{one.destination[m.end() :]}")


def verbs(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
    """Another verb for the same words in the same place."""
    place = one.destination
    match one:
        case Insertion(pos=None):
            yield Substitution(destination=place, new=(one.new,))
        case Insertion():
            yield replace(one, pos="before" if one.pos == "after" else "after")
            yield Substitution(destination=place, old=(one.old,), new=(one.new,))
            yield Repeal(destination=place, old=(one.old,))
        case Substitution(old=()):
            yield Repeal(destination=place)
            yield Insertion(destination=place, new=one.new[0])
        case Substitution():
            yield Repeal(destination=place, old=one.old)
            yield Insertion(destination=place, pos="after", old=one.old[0], new=one.new[0])
        case Repeal(old=()):
            yield Substitution(destination=place, new=("Исключена.",))
        case Repeal():
            yield Substitution(destination=place, old=one.old, new=one.old)
            yield Repeal(destination=place)


def numbers(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
    """Another number in words, ordinals among them, or another digit; labels of units and dates among the numbers."""
    for name, position, text in texts(one):
        for changed in changed_numbers(text, language, rng):
            yield with_text(one, name, position, changed)


def changed_numbers(text: str, language: str, rng: random.Random) -> Iterator[str]:
    """The text with one number changed, for each of its numbers in words or digits, ordinals among them."""
    for token in words._PIECE.finditer(text):
        said = token[0]
        other = digits(said, rng) if said[0].isdigit() else another(said, language, rng)
        if other:
            yield text[: token.start()] + other + text[token.end() :]


def digits(said: str, rng: random.Random) -> str:
    """A number with one digit changed."""
    at = rng.choice([n for n, sign in enumerate(said) if sign.isdigit()])
    other = rng.choice([d for d in "123456789" if d != said[at]])
    return said[:at] + other + said[at + 1 :]


def another(said: str, language: str, rng: random.Random) -> str | None:
    """Another number in the form of the given one; None where the word is no number or has no such other."""
    folded = numerals_kaz.fold(said) if language == "kaz" else numerals.fold(said)
    rows = numerals_kaz._LINES if language == "kaz" else RUSSIAN
    for row in rows:
        if folded in row[1:] and 0 < int(row[0]) < 100:
            size = int(row[0]) < 10
            same = [
                other[row.index(folded)]
                for other in rows
                if other != row and 0 < int(other[0]) < 100 and (int(other[0]) < 10) == size and len(other) == len(row)
            ]
            return rng.choice(same)
    if language == "kaz" and numerals_kaz.ORDINALS.get(folded, 10) < 10:
        return numerals_kaz.ordinal(numerals_kaz.ORDINALS[folded] % 9 + 1)
    return next((other for one, other in RUSSIAN_ORDINALS if language == "rus" and folded == one), None)


RUSSIAN = [
    row.split()
    for row in (
        "5 пяти",
        "6 шести",
        "7 семи",
        "8 восьми",
        "9 девяти",
        "10 десять десяти",
        "11 одиннадцать одиннадцати",
        "15 пятнадцать пятнадцати",
        "20 двадцать двадцати",
        "30 тридцать тридцати",
        "40 сорока",
        "90 девяноста",
    )
]
_ORDINALS = ("первой", "второй", "третьей", "четвертой", "пятой", "первой")
RUSSIAN_ORDINALS = [*pairwise(_ORDINALS), ("вторая", "пятая"), ("третья", "первая")]


def dates(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
    """Another month in a date; days and years are numbers."""
    months = ("қаңтар", "ақпан", "сәуір") if language == "kaz" else ("января", "февраля", "апреля")
    for name, position, text in texts(one):
        for at, month in enumerate(months):
            if month in text:
                yield with_text(one, name, position, text.replace(month, months[(at + 1) % 3]))


def known_terms(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
    """Another term of the table in place of one: in Kazakh another stem before the same ending."""
    for name, position, text in texts(one):
        if name == "old":
            continue
        for term, start, end in found(text, language):
            others = [other for other in terms() if other.name != term.name]
            said = rng.choice(others)
            new = said.kaz[0] if language == "kaz" else said.rus[0]
            yield with_text(one, name, position, text[:start] + new + text[end:])


def any_words(act: Act) -> Mutation:
    """Another word of the Code in place of one that is no number and no link; what nobody could call a term too."""
    pool = sorted({m[0] for leaf in akn.all_leaves(act) for m in _WORD.finditer(leaf.text)})

    def mutate(one: Modification, language: str, rng: random.Random) -> Iterator[Modification]:
        for name, position, text in texts(one):
            if name == "new":
                for m in _WORD.finditer(text):
                    if not words.is_numeral(m[0]):
                        other = rng.choice([word for word in pool if word != m[0]])
                        yield with_text(one, name, position, text[: m.start()] + other + text[m.end() :])

    return mutate


_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")


def mutated(
    given: Sequence[Modification], mutate: Mutation, language: str, rng: random.Random
) -> Iterator[tuple[int, list[Modification]]]:
    """Every list with one modification broken, and which."""
    for position, one in enumerate(given):
        for broken in mutate(one, language, rng):
            yield position, [*given[:position], broken, *given[position + 1 :]]
