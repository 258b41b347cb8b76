"""Seeded slips of comparative tables: a word of a cell, a paragraph, a row, a place, swapped cells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Row = tuple[str, ...]
"""Number, place, text in force, proposed text, reason; paragraphs of a cell are its lines."""

PLACE, OLD, NEW = 1, 2, 3
_WORD = re.compile(r"[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d+")

Slip = Callable[[list[Row], random.Random], list[Row] | None]


def with_cell(rows: list[Row], at: int, column: int, text: str) -> list[Row]:
    row = rows[at]
    return [*rows[:at], (*row[:column], text, *row[column + 1 :]), *rows[at + 1 :]]


def _cell(rows: list[Row], chance: random.Random) -> tuple[int, int, str]:
    at, column = chance.randrange(len(rows)), chance.choice((OLD, NEW))
    return at, column, rows[at][column]


def _at_a_match(
    rows: list[Row], chance: random.Random, pattern: re.Pattern[str], made: Callable[[str], str]
) -> list[Row] | None:
    at, column, text = _cell(rows, chance)
    found = list(pattern.finditer(text))
    if not found:
        return None
    match = chance.choice(found)
    return with_cell(rows, at, column, text[: match.start()] + made(match.group()) + text[match.end() :])


def word_changed(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, _WORD, lambda _word: "иное")


def word_misspelt(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, _WORD, lambda word: word[:-1] + ("а" if word[-1] != "а" else "о"))


def word_dropped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, re.compile(r"\w+ "), lambda _word: "")


def word_doubled(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, re.compile(r"\w+ "), lambda word: word + word)


def number_changed(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, _NUMBER, lambda number: str(int(number) + chance.randint(1, 9)))


def sign_dropped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    return _at_a_match(rows, chance, re.compile(r"[,;.:()]"), lambda _sign: "")


def paragraph_dropped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at, column, text = _cell(rows, chance)
    lines = text.split("\n")
    gone = chance.randrange(len(lines))
    return with_cell(rows, at, column, "\n".join(lines[:gone] + lines[gone + 1 :]))


def paragraphs_turned(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at, column, text = _cell(rows, chance)
    lines = text.split("\n")
    if len(lines) < 2:
        return None
    first = chance.randrange(len(lines) - 1)
    lines[first], lines[first + 1] = lines[first + 1], lines[first]
    return with_cell(rows, at, column, "\n".join(lines))


def paragraph_left_out(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at, column, text = _cell(rows, chance)
    lines = text.split("\n")
    gone = chance.randrange(len(lines))
    return with_cell(rows, at, column, "\n".join([*lines[:gone], "…", *lines[gone + 1 :]]))


def words_left_out(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at, column, text = _cell(rows, chance)
    words = list(re.finditer(r"\S+", text))
    if len(words) < 5:
        return None
    first = chance.randrange(len(words) - 2)
    last = chance.randrange(first, len(words))
    if "\n" in text[words[first].start() : words[last].end()]:
        return None
    return with_cell(rows, at, column, f"{text[: words[first].start()]}…{text[words[last].end() :]}")


def row_dropped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    gone = chance.randrange(len(rows))
    return [*rows[:gone], *rows[gone + 1 :]]


def _elsewhere(place: str, chance: random.Random) -> str:
    found = list(_NUMBER.finditer(place))
    match = chance.choice(found)
    return place[: match.start()] + str(int(match.group()) + chance.randint(1, 9)) + place[match.end() :]


def row_doubled_elsewhere(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at = chance.randrange(len(rows))
    doubled = with_cell([rows[at]], 0, PLACE, _elsewhere(rows[at][PLACE], chance))
    return [*rows[: at + 1], *doubled, *rows[at + 1 :]]


def row_doubled(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at = chance.randrange(len(rows))
    return [*rows[: at + 1], rows[at], *rows[at + 1 :]]


def place_changed(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at = chance.randrange(len(rows))
    return with_cell(rows, at, PLACE, _elsewhere(rows[at][PLACE], chance))


def cells_swapped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    at = chance.randrange(len(rows))
    number, place, old, new, reason = rows[at]
    return [*rows[:at], (number, place, new, old, reason), *rows[at + 1 :]]


def places_swapped(rows: list[Row], chance: random.Random) -> list[Row] | None:
    if len(rows) < 2:
        return None
    one, other = chance.sample(range(len(rows)), 2)
    return with_cell(with_cell(rows, one, PLACE, rows[other][PLACE]), other, PLACE, rows[one][PLACE])


SLIPS: tuple[Slip, ...] = (
    word_changed,
    word_misspelt,
    word_dropped,
    word_doubled,
    number_changed,
    sign_dropped,
    paragraph_dropped,
    paragraphs_turned,
    paragraph_left_out,
    words_left_out,
    row_dropped,
    row_doubled_elsewhere,
    row_doubled,
    place_changed,
    cells_swapped,
    places_swapped,
)


def variants(rows: list[Row], count: int, seed: int) -> list[tuple[str, list[Row]]]:
    """Tables with one slip each: the slip and the rows."""
    chance = random.Random(seed)
    made: list[tuple[str, list[Row]]] = []
    turn = 0
    while len(made) < count:
        slip = SLIPS[turn % len(SLIPS)]
        turn += 1
        found = slip(list(rows), chance)
        if found is not None and found != rows:
            made.append((slip.__name__, found))
    return made
