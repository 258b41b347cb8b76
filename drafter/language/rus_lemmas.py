"""Russian words by their dictionary form, to compare what texts speak of."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from drafter.language import rus_forms


@dataclass(frozen=True, slots=True)
class Lemma:
    """A dictionary form: whether it is a noun, names a living being, and bears meaning of its own."""

    word: str
    noun: bool
    animate: bool
    significant: bool


@functools.lru_cache(maxsize=20_000)
def lemma(word: str) -> Lemma:
    """Return the dictionary form of a word by its likeliest reading.

    >>> lemma("деятельности"), lemma("сотрудника").animate, lemma("либо").significant
    (Lemma(word='деятельность', noun=True, animate=False, significant=True), True, False)
    """
    best = rus_forms.analyzer().parse(word)[0]
    noun = "NOUN" in best.tag
    return Lemma(
        word=rus_forms.plain(best.normal_form),
        noun=noun,
        animate=noun and "anim" in best.tag,
        significant=noun or any(pos in best.tag for pos in ("ADJF", "PRTF", "VERB", "INFN")),
    )
