"""The words by which comparative tables and their cells are told, by language: ``templates/verify/tables.toml``."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter import resources
from drafter.reading.lexicon import fold

_LONGEST = 60
"""No group of words is as long."""
COLUMNS = ("place", "old", "new", "reason", "number")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Groups of words of one language, folded: heads of columns, names of acts, words of cells and of places.

    ``spoken`` is what a new row says of a text that is not there, in either edition.
    """

    columns: Mapping[str, tuple[str, ...]]
    acts: tuple[str, ...]
    absent: tuple[str, ...]
    gone: tuple[str, ...]
    spoken: tuple[str, str]
    new: tuple[str, ...]
    short: tuple[tuple[str, str], ...]


@functools.cache
def phrases(language: str) -> Phrases:
    """Read the words of a language."""
    with (resources.folder("templates") / "verify" / "tables.toml").open("rb") as stream:
        said = tomllib.load(stream)[language]

    def listed(words: str) -> tuple[str, ...]:
        return tuple(folded(group, language) for group in words.split("|"))

    return Phrases(
        columns={name: listed(said["columns"][name]) for name in COLUMNS},
        acts=listed(said["acts"]["names"]),
        absent=listed(said["cells"]["absent"]),
        gone=listed(said["cells"]["gone"]),
        spoken=(said["cells"]["spoken"][0], said["cells"]["spoken"][1]),
        new=listed(said["place"]["new"]),
        short=tuple((short, whole) for short, whole in (one.split() for one in listed(said["place"]["short"]) if one)),
    )


def folded(text: str, language: str) -> str:
    """Return a text as the groups of words are kept: folded letters, single blanks.

    >>> folded(" Действующая   Редакция", "rus")
    'действующая редакция'
    """
    return " ".join(fold(text, language).split())


def has(text: str, groups: Sequence[str]) -> bool:
    """Tell whether a folded text has one of some groups of words, as whole words.

    >>> has("действующая редакция", ("действующая редакция",)), has("бездействующая", ("действующая",))
    (True, False)
    """
    return any(f" {group} " in f" {_spaced(text)} " for group in groups)


def _spaced(text: str) -> str:
    return " ".join("".join(sign if sign.isalnum() or sign in "№-/" else " " for sign in text).split())


def is_only(text: str, groups: Sequence[str], language: str) -> bool:
    """Tell whether a text is one of some groups of words and nothing else but signs.

    >>> is_only("Отсутствует.", ("отсутствует",), "rus")
    True
    """
    return len(text) < _LONGEST and _spaced(folded(text, language)) in groups


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Who is named at the marks in a checked file, unless the command names another."""

    author: str
    initials: str


@functools.cache
def marks() -> Marks:
    """Read who is named at the marks."""
    with (resources.folder("templates") / "verify" / "tables.toml").open("rb") as stream:
        return Marks(**tomllib.load(stream)["marks"])
