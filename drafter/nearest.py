"""What stands in a text instead of the words that were not found: the hint that saves an hour."""

from __future__ import annotations

import difflib

from drafter import words
from drafter.messages import _

_ALIKE = str.maketrans(
    "ABCEHKMOPTXaceopxyiI–—‑−“”„\"«»",
    "АВСЕНКМОРТХасеорхуіІ----\"\"\"\"\"\"",
)


def nearest(text: str, phrase: str) -> str | None:
    """Return a sentence on what in the text comes nearest to a phrase that is not in it as whole words, or None.

    >>> nearest("до тридцати пяти лет", "пяти")
    'эти слова есть только внутри «тридцати пяти»'
    >>> nearest("Действия лица", "действия")
    'буквы отличаются: в тексте «Действия»'
    """
    cut = words.matches(text, phrase)
    if cut:
        return _("эти слова есть только внутри «{words}»").format(words=words.enclosing(text, cut[0]))
    for fold in (str.casefold, lambda s: s.translate(_ALIKE), lambda s: s.translate(_ALIKE).casefold()):
        at = fold(text).find(fold(phrase))
        if at >= 0 and len(fold(text)) == len(text):
            return _("буквы отличаются: в тексте «{words}»").format(words=text[at : at + len(phrase)])
    found = closest(text, phrase)
    return None if found is None else _("ближе всего в тексте: «{words}»").format(words=text[slice(*found)])


def closest(text: str, phrase: str) -> tuple[int, int] | None:
    """Return where in a text the words stand that are most like a phrase of as many, or None where none are.

    >>> closest("Вмешательство в законную деятельность", "законная деятельность")
    (16, 37)
    """
    pieces = [t for t in words.tokens(text) if t.kind != "blank"]
    size = max(1, sum(t.kind != "blank" for t in words.tokens(phrase)))
    best, where = 0.0, (0, 0)
    matcher = difflib.SequenceMatcher(autojunk=False)
    matcher.set_seq2(phrase)
    for i in range(max(1, len(pieces) - size + 1)):
        span = (pieces[i].start, pieces[min(i + size, len(pieces)) - 1].end) if pieces else (0, 0)
        matcher.set_seq1(text[slice(*span)])
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, where = ratio, span
    return where if best >= 0.6 else None
