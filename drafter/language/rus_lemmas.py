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


def forms(word: str) -> frozenset[str]:
    """Return every form of the words whose dictionary form is a given one, in small letters with «е» for «ё».

    No word outside these has it as its dictionary form, so a long text need not be looked up word by word.

    >>> sorted(forms("сотрудник"))[:3], "вмешательством" in forms("вмешательство")
    (['сотрудник', 'сотрудника', 'сотрудникам'], True)
    """
    parses = rus_forms.analyzer().parse(word)
    return frozenset(
        rus_forms.plain(form.word)
        for parse in parses
        if rus_forms.plain(parse.normal_form) == word
        for form in parse.lexeme
    )
