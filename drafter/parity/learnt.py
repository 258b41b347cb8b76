"""Pairs of words that two aligned texts always use together, learnt from them with the number of times.

Nothing is asserted from such a pair: where a new text has the one without the other, a person is asked to look.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from drafter import numerals, numerals_kaz
from drafter.language.rus_lemmas import lemma
from drafter.parity.terms import stems

Phrase: TypeAlias = tuple[str, ...]
"""Words in their base forms."""

LEAST = 4
"""Paragraphs that must have a phrase before anything is learnt of it."""
LEAST_TOGETHER = 0.95
"""The part of them whose counterpart must have the other phrase."""
LEAST_ALIKE = 0.85
"""How nearly the two must occur in the same paragraphs: twice those with both by the sum of those with each."""
LONGEST = 3
"""Words of a phrase."""
MANY = 90
"""Longer paragraphs teach nothing: in a list everything stands beside everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """A Russian and a Kazakh phrase, in how many paragraphs each stands, and in how many both."""

    rus: Phrase
    kaz: Phrase
    with_rus: int
    with_kaz: int
    together: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A phrase of a pair that stands in a text without the other: the text of which language lacks its phrase."""

    learnt: Learnt
    language: str


def learn(texts: Iterable[tuple[str, str]], about: Iterable[tuple[str, str]] | None = None) -> list[Learnt]:
    """Return the pairs of phrases that stand together in pairs of paragraphs, Russian and Kazakh.

    With ``about`` only the pairs that have a phrase of these texts: of all others ``missing`` has nothing to say there.

    >>> taught = [("суд идет", "сот жүреді"), ("в суд", "сотқа"), ("суда нет", "сот жоқ"), ("о суде", "сот")]
    >>> [(one.rus, one.kaz, one.together) for one in learn(taught)]
    [(('суд',), ('сот',), 4)]
    >>> [len(learn(taught, about=[text])) for text in (("суд", ""), ("", "сот"), ("закон", "заң"))]
    [1, 1, 0]
    """
    said = [(russian(rus), kazakh(kaz)) for rus, kaz in texts if max(len(rus.split()), len(kaz.split())) <= MANY]
    here = Counter(phrase for left, _right in said for phrase in left)
    there = Counter(phrase for _left, right in said for phrase in right)
    often, often_kaz = ({phrase for phrase, n in counts.items() if n >= LEAST} for counts in (here, there))
    said = [(left & often, right & often_kaz) for left, right in said]
    wanted = often if about is None else _asked(said, list(about), here, there)
    both = Counter(pair for left, right in said for pair in itertools.product(left & wanted, right))
    return list(_best(here, there, both))


def _asked(
    said: Sequence[tuple[frozenset[Phrase], frozenset[Phrase]]],
    about: Sequence[tuple[str, str]],
    here: Counter[Phrase],
    there: Counter[Phrase],
) -> frozenset[Phrase]:
    """The Russian phrases of texts, and those that may be learnt together with their Kazakh ones."""
    asked = frozenset(phrase for rus, _kaz in about for phrase in russian(rus))
    of_kazakh = frozenset(phrase for _rus, kaz in about for phrase in kazakh(kaz))
    both = Counter(pair for left, right in said for pair in itertools.product(left - asked, right & of_kazakh))
    return asked.union(rus for (rus, kaz), together in both.items() if _alike(here[rus], there[kaz], together))


def missing(learnt: Sequence[Learnt], rus: str, kaz: str) -> Iterator[Missing]:
    """Yield the pairs of which a new text has one phrase in one language and not the other in the other."""
    left, right = russian(rus), kazakh(kaz)
    for one in learnt:
        if one.rus in left and one.kaz not in right and one.together >= LEAST_TOGETHER * one.with_rus:
            yield Missing(learnt=one, language="kaz")
        if one.kaz in right and one.rus not in left and one.together >= LEAST_TOGETHER * one.with_kaz:
            yield Missing(learnt=one, language="rus")


@functools.lru_cache(maxsize=2_000)
def russian(text: str) -> frozenset[Phrase]:
    """Return the phrases of a Russian text: a noun, with the adjectives and nouns right before it."""
    found: set[Phrase] = set()
    for run in _runs(text):
        lemmas = [lemma(word) for word in run]
        for end, last in enumerate(lemmas, start=1):
            if not last.noun:
                continue
            for begin in range(end - 1, max(-1, end - 1 - LONGEST), -1):
                if not (lemmas[begin].noun or lemmas[begin].word.endswith(_ADJECTIVE)):
                    break
                if lemmas[begin].word in _GENERAL or numerals.is_ordinal(lemmas[begin].word):
                    break
                found.add(tuple(one.word for one in lemmas[begin:end]))
    return frozenset(found)


@functools.lru_cache(maxsize=2_000)
def kazakh(text: str) -> frozenset[Phrase]:
    """Return the phrases of a Kazakh text: words side by side, the last one by each of its stems."""
    found: set[Phrase] = set()
    for run in _runs(text):
        folded = [numerals_kaz.fold(word) for word in run]
        for at in range(len(run)):
            for length in range(1, min(LONGEST, len(run) - at) + 1):
                *before, last = folded[at : at + length]
                found |= {(*before, stem) for stem in stems(last) if len(stem) > 2}
    return frozenset(found)


def _runs(text: str) -> Iterator[list[str]]:
    """The words between signs, numbers in words not among them."""
    for run in _SIGNS.split(text):
        words: list[str] = []
        for word in _WORD.findall(run):
            if numerals.value(word) is None and numerals_kaz.value(word) is None:
                words.append(word)
        yield words


def _alike(here: int, there: int, together: int) -> float:
    """How nearly two phrases that occur so often are in the same paragraphs; 0 where too little for learning."""
    alike = 2 * together / (here + there)
    return alike if together >= LEAST and alike >= LEAST_ALIKE else 0.0


def _best(here: Counter[Phrase], there: Counter[Phrase], both: Counter[tuple[Phrase, Phrase]]) -> Iterator[Learnt]:
    """For each Russian phrase the Kazakh one that is most nearly where it is; none where it could be several."""
    ways: dict[Phrase, list[tuple[float, int, Phrase]]] = {}
    for (rus, kaz), together in both.items():
        alike = _alike(here[rus], there[kaz], together)
        if alike:
            ways.setdefault(rus, []).append((alike, -abs(len(kaz) - len(rus)), kaz))
    for rus, found in sorted(ways.items()):
        most = max(way[:2] for way in found)
        equal = sorted((way[-1] for way in found if way[:2] == most), key=lambda kaz: (len(kaz[-1]), kaz))
        kaz = equal[0]
        if all(other[:-1] == kaz[:-1] and other[-1].startswith(kaz[-1][:-1]) for other in equal):
            yield Learnt(rus=rus, kaz=kaz, with_rus=here[rus], with_kaz=there[kaz], together=both[rus, kaz])


_ADJECTIVE = ("ый", "ий", "ой")
_GENERAL = frozenset({"настоящий", "который", "иной", "указанный", "статья", "часть", "абзац", "пункт", "подпункт"})
"""Words that point to a place or thing and name none; places are facts."""
_SIGNS = re.compile(r"[^\w\s-]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
