"""Words that stand against each other in the two texts, from a closed table, and where a text has them."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import numerals_kaz, resources
from drafter.language import rus_forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the law: how each language says it, and where the two stand against each other.

    Of the terms of one ``group`` none may stand for another.
    """

    name: str
    rus: tuple[str, ...]
    kaz: tuple[str, ...]
    group: str = ""
    source: str

    @property
    def label(self) -> str:
        """The term in both languages."""
        return f"{self.rus[0]} – {self.kaz[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text, its base forms, and where it stands."""

    said: str
    bases: frozenset[str]
    start: int
    end: int


@functools.cache
def terms() -> tuple[Term, ...]:
    """Return the table of terms, ``templates/parity/terms.toml``."""
    with (resources.folder("templates") / "parity" / "terms.toml").open("rb") as stream:
        table = tomllib.load(stream)
    return tuple(
        Term(
            name=name,
            rus=tuple(given["rus"]),
            kaz=tuple(given["kaz"]),
            group=given.get("group", ""),
            source=given["source"],
        )
        for name, given in table.items()
    )


def found(text: str, language: str) -> Iterator[tuple[Term, int, int]]:
    """Yield the terms of a text with their spans in order; of those that overlap the longest one.

    >>> [(term.name, start) for term, start, _end in found("законом, законодательными актами", "rus")]
    [('law', 0), ('legislative-act', 9)]
    >>> [(term.name, start) for term, start, _end in found("заңда, заңнамалық актiлерге, заң консультанты", "kaz")]
    [('law', 0), ('legislative-act', 7), ('legal-consultant', 29)]
    """
    said = words(text, language)
    at = 0
    while at < len(said):
        term, length = _longest(said, at, language)
        if term is not None:
            yield term, said[at].start, said[at + length - 1].end
        at += length


def words(text: str, language: str) -> list[Word]:
    """Return the words of a text, each with its base forms in the language."""
    bases = stems if language == "kaz" else lemmas
    return [Word(said=m[0], bases=bases(m[0]), start=m.start(), end=m.end()) for m in _WORD.finditer(text)]


@functools.lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Return every dictionary form that a Russian word may have.

    >>> sorted(lemmas("законами")), "суд" in lemmas("суда")
    (['закон'], True)
    """
    return frozenset(rus_forms.plain(reading.normal_form) for reading in rus_forms.analyzer().parse(word))


@functools.lru_cache(maxsize=20_000)
def stems(word: str) -> frozenset[str]:
    """Return every stem that a Kazakh word may have under endings of number, possession and case, and the word itself.

    >>> sorted(stems("қызметкерлерінің"))[0], "бөлік" in stems("бөлiгiнде"), "заң" in stems("заңнама")
    ('қызметкер', True, False)
    """
    folded = numerals_kaz.fold(word)
    found = {folded}
    for at in range(2, len(folded)):
        if _ENDINGS.fullmatch(folded, at):
            found |= {folded[:at], folded[: at - 1] + _VOICELESS.get(folded[at - 1], folded[at - 1])}
    return frozenset(found)


def _longest(said: list[Word], at: int, language: str) -> tuple[Term | None, int]:
    """The longest phrase of the table that begins at a word, as written before under endings; None is one word long."""
    fitting = [
        (len(phrase), said[at + len(phrase) - 1].said.lower() == phrase[-1], term)
        for base in said[at].bases
        for phrase, term in _phrases(language).get(base, ())
        if len(phrase) <= len(said) - at and all(p in w.bases for p, w in zip(phrase, said[at:], strict=False))
    ]
    if not fitting:
        return None, 1
    length, _exact, term = max(fitting, key=lambda one: one[:2])
    return term, length


@functools.cache
def _phrases(language: str) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
    """The phrases of the table by their first word, in base forms."""
    index: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
    for term in terms():
        for said in term.kaz if language == "kaz" else term.rus:
            phrase = tuple(_base(m[0], language) for m in _WORD.finditer(said))
            index.setdefault(phrase[0], []).append((phrase, term))
    return index


def _base(word: str, language: str) -> str:
    """The form by which a word of the table is found: as it is, if that is a dictionary form, or the likeliest one."""
    if language == "kaz":
        return numerals_kaz.fold(word)
    found = [rus_forms.plain(reading.normal_form) for reading in rus_forms.analyzer().parse(word)]
    return next((form for form in found if form == word.lower()), found[0])


_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENDINGS = re.compile(
    r"""(?: [лдт][ае]р )?
        (?: с?[ыі]м?(?:[ыі]з)? | [ыі]?ң(?:[ыі]з)? )?
        (?: [ндт][ыі]ң | [гқғк][ае] | [ндт][ыі] | н?[ае] | н | н?[дт][ае] | [ндт][ае]н | н[ае]н | [мбп]ен(?:ен)? )?
        (?: [дт][ае]?[ғг][ыі] | н[дт][ае][ғг][ыі] )?""",
    re.VERBOSE,
)
"""Number, possession, case, and «-дағы»: what may follow the stem of a noun."""
_VOICELESS = {"ғ": "қ", "г": "к", "б": "п"}
"""The last consonant of a stem as it stands without endings: «бөлігі» is of «бөлік»."""
