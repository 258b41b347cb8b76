"""The words of amending prose: tables of one language read into a dictionary of words and word groups."""

from __future__ import annotations

import difflib
import functools
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from drafter import resources
from drafter.numerals import number as rus_number
from drafter.numerals_kaz import ORDINALS
from drafter.numerals_kaz import number as kaz_number
from drafter.reading.model import Unit, Verb


class Word(StrEnum):
    """What a word, a number or a sign is to the grammar."""

    UNIT = "unit"
    NUMBER = "number"
    ORDINAL = "ordinal"
    QUOTED = "quoted"
    SIGN = "sign"
    QUOTE = "quote"
    VERB = "verb"
    EDITION = "edition"
    CONTENT = "content"
    AND = "and"
    COMMA = "comma"
    COLON = "colon"
    DASH = "dash"
    RESPECTIVELY = "respectively"
    WHOLE = "whole"
    IN = "in"
    OF = "of"
    FROM = "from"
    INTO = "into"
    AFTER = "after"
    BEFORE = "before"
    END = "end"
    NAMED = "named"
    SKIP = "skip"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or a group of words: what it is, its value, and its case where that matters: «with», «in», «of» …"""

    word: Word
    value: Any = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The dictionary of a language; groups of words are kept by their words.

    ``instead`` gives for words that are no amending prose those that laws use, ``renumbering`` are words that would
    give units other numbers, ``formulas`` show how laws word what a verb orders.
    """

    language: str
    entries: Mapping[tuple[str, ...], Entry]
    longest: int
    ordinals: Mapping[str, int]
    instead: Mapping[str, str]
    renumbering: frozenset[str]
    formulas: Mapping[Verb, str]

    def longest_match(self, words: Sequence[str]) -> tuple[int, Entry] | None:
        """Return the longest group at the beginning of folded words, and how many words it takes."""
        for size in range(min(self.longest, len(words)), 0, -1):
            found = self.entries.get(tuple(words[:size]))
            if found is not None:
                return size, found
        return None

    def ordinal(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return the ordinal at the beginning of folded words: its value and how many words it takes."""
        for size in range(min(3, len(words)), 0, -1):
            *tens, last = words[:size]
            units = self.ordinals.get(last)
            if units is None:
                continue
            if not tens:
                return units, 1
            whole = (rus_number if self.language == "rus" else kaz_number)(tens)
            if whole is not None and whole >= 10 and whole % 10 == 0 and units < 10:
                return whole + units, size
        return None

    def split(self, glued: str) -> tuple[str, str] | None:
        """Return the two words of the tables that were written as one, where that is certain.

        >>> lexicon("rus").split("заменитьсловом")
        ('заменить', 'словом')
        """
        found = [
            (glued[:at], glued[at:])
            for at in range(2, len(glued) - 1)
            if self._is_long_word(glued[:at]) and self._is_long_word(glued[at:])
        ]
        return found[0] if len(found) == 1 else None

    def _is_long_word(self, word: str) -> bool:
        return len(word) > 2 and ((word,) in self.entries or word in self.ordinals)

    def nearest(self, word: str) -> tuple[str, ...]:
        """Return what laws say for a word, or else up to three words of the tables that it is most like.

        >>> lexicon("rus").nearest("убрать"), lexicon("rus").nearest("заменнить")
        (('исключить',), ('заменить', 'замените'))
        """
        if word in self.instead:
            return (self.instead[word],)
        known = {*self.ordinals, *(piece for group in self.entries for piece in group)}
        return tuple(difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.8))


_LATIN = str.maketrans("aceopxyi", "асеорхуі")


def fold(word: str, language: str) -> str:
    """Return a word as the tables write it: small letters, Latin look-alikes made Cyrillic, «е» for «ё».

    >>> fold("Cтатьёй", "rus"), fold("Бiрiншi", "kaz")
    ('статьей', 'бірінші')
    """
    plain = word.lower().translate(_LATIN)
    return plain.replace("ё", "е") if language == "rus" else plain


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Read the tables of a language: ``templates/reading/<language>.toml``."""
    with (resources.folder("templates") / "reading" / f"{language}.toml").open("rb") as stream:
        tables = tomllib.load(stream)
    entries: dict[tuple[str, ...], Entry] = {}
    for group, entry in _entries(tables):
        held = entries.get(group)
        roles = entry.roles | (held.roles if held is not None and held.value == entry.value else frozenset())
        entries[group] = Entry(entry.word, entry.value, roles)
    return Lexicon(
        language=language,
        entries=entries,
        longest=max(len(group) for group in entries),
        ordinals=_ordinals(tables) if "ordinals" in tables else ORDINALS,
        instead={word.strip(): said for said, listed in tables["instead"].items() for word in listed.split("|")},
        renumbering=frozenset(word.strip() for word in tables["renumbering"]["words"].split("|")),
        formulas={Verb(verb): formula for verb, formula in tables["sentence"].items()},
    )


def _entries(tables: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], Entry]]:
    for name, forms in tables["units"].items():
        for role, listed in forms.items():
            yield from _listed(listed, Entry(Word.UNIT, Unit(name), frozenset({role})))
    for role, listed in tables["quoted"].items():
        yield from _listed(listed, Entry(Word.QUOTED, None, frozenset({role})))
    for sign, listed in tables["signs"].items():
        yield from _listed(listed, Entry(Word.SIGN, sign))
    for name, listed in tables["verbs"].items():
        verb, _joint, role = name.partition("_")
        yield from _listed(listed, Entry(Word.VERB, Verb(verb), frozenset(filter(None, [role]))))
    for name, listed in (*tables["formulas"].items(), *tables["connectives"].items()):
        yield from _listed(listed, Entry(Word(name)))


def _listed(listed: str, entry: Entry) -> Iterator[tuple[tuple[str, ...], Entry]]:
    return ((tuple(group.split()), entry) for group in listed.split("|") if group.strip())


def _ordinals(tables: Mapping[str, Any]) -> Mapping[str, int]:
    table = tables["ordinals"]
    endings = [ending.strip() for ending in table["endings"].split("|")]
    stems = (each.split() for each in table["stems"].split("|"))
    regular = {stem + ending: int(value) for stem, value in stems for ending in endings}
    return {**regular, **{form.strip(): 3 for form in table["third"].split("|")}}
