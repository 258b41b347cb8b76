"""Seeded slips of amending prose: a number, an ordinal, a verb, a quoted word, a quotation mark that is missing."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence

ORDINALS = {
    "rus": ["перв", "втор", "трет", "четверт", "пят"],
    "kaz": ["бірінші", "екінші", "үшінші", "төртінші", "бесінші"],
}
VERBS = {
    "rus": ["заменить", "исключить", "дополнить", "изложить"],
    "kaz": ["ауыстырылсын", "толықтырылсын", "жазылсын", "алып тасталсын"],
}
_TELLING = r"\b(?!(?:в|деген|следующей|мынадай|тиісінше) )\w+ "
"""A word without which a sentence does not say the same."""

_QUOTED = re.compile(r"«[^«»]*»")

Slip = Callable[[str, str, random.Random], str | None]


def _outside(text: str, pattern: str, chance: random.Random) -> re.Match[str] | None:
    """A match outside quotation marks, in a paragraph that is no new text."""
    if text.startswith("«") and "деген" not in text:
        return None
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found = [m for m in re.finditer(pattern, text) if not any(a <= m.start() < b for a, b in quoted)]
    return chance.choice(found) if found else None


def number(text: str, _language: str, chance: random.Random) -> str | None:
    match = _outside(text, r"\d+", chance)
    return match and text[: match.start()] + str(int(match.group()) + chance.randint(1, 9)) + text[match.end() :]


def ordinal(text: str, language: str, chance: random.Random) -> str | None:
    match = _outside(text, rf"\b(?:{'|'.join(ORDINALS[language])})", chance)
    if match is None:
        return None
    other = chance.choice([each for each in ORDINALS[language] if each != match.group()])
    return text[: match.start()] + other + text[match.end() :]


def verb(text: str, language: str, chance: random.Random) -> str | None:
    match = _outside(text, "|".join(VERBS[language]), chance)
    if match is None:
        return None
    other = chance.choice([each for each in VERBS[language] if each != match.group()])
    return text[: match.start()] + other + text[match.end() :]


def misspelt(text: str, language: str, chance: random.Random) -> str | None:
    match = _outside(text, r"[а-яәғқңөұүһі]{4,}", chance)
    if match is None:
        return None
    at = chance.randrange(match.start() + 1, match.end() - 1)
    return text[:at] + text[at + 1 :] if text[at] != text[at + 1] else None


def quoted_word(text: str, _language: str, chance: random.Random) -> str | None:
    match = chance.choice(list(_QUOTED.finditer(text)) or [None])  # type: ignore[list-item]
    if match is None or not (words := list(re.finditer(r"\w+", match.group()))):
        return None
    word = chance.choice(words)
    at = match.start() + word.start()
    return f"{text[:at]}иное{text[match.start() + word.end() :]}"


def missing_mark(text: str, _language: str, chance: random.Random) -> str | None:
    marks = [at for at, sign in enumerate(text) if sign in "«»"]
    if not marks:
        return None
    at = chance.choice(marks)
    return text[:at] + text[at + 1 :]


def missing_word(text: str, _language: str, chance: random.Random) -> str | None:
    match = _outside(text, _TELLING, chance)
    return match and text[: match.start()] + text[match.end() :]


SLIPS: tuple[Slip, ...] = (number, ordinal, verb, quoted_word, missing_mark, missing_word, misspelt)


def variants(
    texts: Sequence[str], language: str, first: int, last: int, count: int, seed: int
) -> list[tuple[str, int, list[str]]]:
    """The document with one slip in a paragraph from ``first`` to ``last``: the slip, its place, the texts."""
    chance = random.Random(seed)
    made: list[tuple[str, int, list[str]]] = []
    while len(made) < count:
        slip, at = SLIPS[len(made) % len(SLIPS)], chance.randint(first, last)
        text = slip(texts[at], language, chance)
        if text is not None and text != texts[at]:
            made.append((slip.__name__, at, [*texts[:at], text, *texts[at + 1 :]]))
    return made
