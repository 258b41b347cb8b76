"""The check for norms that are there already: conduct of a new offence found in the conduct of existing ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import eid as eids
from drafter.akn import Provision
from drafter.checks.context import Context, dispositions, is_offence
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language import rus
from drafter.language.rus_lemmas import forms, is_known, lemma
from drafter.messages import _
from drafter.places import name

_WORD = re.compile(r"[А-Яа-яЁё-]{3,}")
_ORDINARY = frozenset(
    """административный взыскание год действие деяние если иной или кодекс лицо настоящий наложение не он они орган
    повторно предусмотренный при применяться признак республика казахстан размер случай совершенный совершить
    содержать соответствие статья тот уголовно уголовный наказуемый часть это этот который также равно число выразиться
    выраженный исключение предусмотреть""".split()
)
"""Words of nearly every offence, which say nothing of its conduct."""

_CARVED = re.compile(r"за исключением случаев, предусмотренных[^–]*?(?=, если| настоящего Кодекса)")


@dataclass(frozen=True, slots=True)
class Conduct:
    """The significant words of a disposition: each lemma with the form it stands in, the first noun apart."""

    act: str
    persons: frozenset[str]
    words: dict[str, str]


def conduct(text: str, among: frozenset[str] | None = None) -> Conduct:
    """Return the significant words of a disposition, only those of some forms where these are given.

    >>> found = conduct("Вмешательство в законную деятельность сотрудника полиции –")
    >>> found.act, sorted(found.persons), sorted(found.words)
    ('вмешательство', ['сотрудник'], ['вмешательство', 'деятельность', 'законный', 'полиция', 'сотрудник'])
    """
    words: dict[str, str] = {}
    persons: set[str] = set()
    act = ""
    for match in _WORD.finditer(_CARVED.sub("", text)):
        small = rus.plain(match[0].lower())
        if among is not None and small not in among and is_known(small):
            continue
        found = lemma(match[0])
        if found.word in _ORDINARY or not found.significant:
            continue
        words.setdefault(found.word, match[0])
        if found.noun and not act:
            act = found.word
        if found.animate:
            persons.add(found.word)
    return Conduct(act, frozenset(persons), words)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How an existing disposition is like a new one: the share of the new words it has, and which of them."""

    eid: str
    text: str
    other: Conduct
    shared: tuple[str, ...]
    share: float
    same_act: bool
    same_persons: bool

    @property
    def same(self) -> bool:
        """Whether the same act against the same persons is named."""
        return self.same_act and self.same_persons

    @property
    def near(self) -> bool:
        """Whether it is worth a look."""
        return self.same or self.share >= 0.35 or ((self.same_act or self.same_persons) and len(self.shared) >= 4)


def overlap(context: Context) -> Iterator[Finding]:
    """C18: what a new offence punishes may be punished already (Law № 480-V, article 24(3), edition of 09.01.2026).

    A warning where an existing offence names the same act against the same persons; information where it names one of
    the two and shares more words, or much of the conduct. The words found are given, and whether the new text carves
    the old norm out.
    """
    new = {
        article.eid: (position, article, text, conduct(text))
        for position, article in context.new_articles()
        if is_offence(article)
        for text in [" ".join(leaf.text for leaf in dispositions(article) if not _REFERS.match(leaf.text))]
    }
    if not new:
        return
    among = frozenset(form for *_place, mine in new.values() for word in mine.words for form in forms(word))
    known = [
        (unit.eid, leaf.eid, leaf.text, conduct(leaf.text, among))
        for unit in context.proposed.articles
        if unit.eid not in new and is_offence(unit)
        for leaf in dispositions(unit)
    ]
    weight = _Weights(Counter(word for *_place, found in known for word in found.words), max(1, len(known)))
    for position, article, text, mine in new.values():
        best: dict[str, Likeness] = {}
        for unit, eid, other_text, other in known:
            like = _likeness(eid, other_text, mine, other, weight)
            if like.near and (unit not in best or (like.same, like.share) > (best[unit].same, best[unit].share)):
                best[unit] = like
        for like in sorted(best.values(), key=lambda found: (not found.same, -found.share)):
            yield _found(context, position, article, like, text)


_REFERS = re.compile(r"(?:Действи[ея]|Деяни[ея])(?: \(бездействие\))?, предусмотренн")
"""Parts on repetition and on exempt persons refer to conduct; they do not describe it."""


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much a word tells: the rarer in the offences of the act, the more."""

    counts: Counter[str]
    total: int

    def __call__(self, word: str) -> float:
        return math.log((self.total + 1) / (self.counts[word] + 1)) + 0.2


def _likeness(eid: str, text: str, mine: Conduct, other: Conduct, weight: _Weights) -> Likeness:
    shared = tuple(word for word in mine.words if word in other.words)
    share = sum(map(weight, shared)) / (sum(map(weight, mine.words)) or 1.0)
    persons = bool(mine.persons & other.persons) or (not mine.persons and share >= 0.5)
    return Likeness(eid, text, other, shared, share, mine.act in other.words, persons)


def _found(context: Context, position: int, article: Provision, like: Likeness, text: str) -> Finding:
    place = name(context.proposed, like.eid)
    carved = _CARVED.search(text)
    other = (eids.article(like.eid) or "").removeprefix("art_")
    carves = carved is not None and re.search(rf"(?<![\d-]){other}(?![\d-])", carved[0]) is not None
    if like.same:
        message = _("действие с тем же названием против тех же лиц уже названо: {place}")
    else:
        message = _("близкое по словам деяние уже наказывается: {place}")
    if carves and carved is not None:
        way = _("проект отграничен словами «{words}»: проверьте, что этого достаточно").format(words=carved[0])
    else:
        way = _("отграничьте новую норму словами «за исключением случаев, предусмотренных …» или измените существующую")
    forms = dict.fromkeys(like.other.words[word] for word in like.shared)
    quoted = _around(like.text, next(iter(forms), ""))
    return finding(
        "C18",
        message.format(place=place),
        severity=Severity.WARNING if like.same else Severity.INFO,
        clause=position,
        eid=article.eid,
        expected=_("норма не повторяется в других элементах того же акта"),
        found=_("общие слова: {words}; в тексте: «{quoted}»").format(
            words=", ".join(f"«{form}»" for form in forms), quoted=quoted
        ),
        hint=way,
    )


def _around(text: str, word: str) -> str:
    """The words that a form stands among."""
    at = max(0, text.find(word))
    start = text.rfind(" ", 0, max(0, at - 15)) + 1 if at > 15 else 0
    end = text.find(" ", min(len(text), at + 110))
    cut = text[start : end if end > 0 else len(text)].strip(" ,–")
    return ("… " if start else "") + cut + (" …" if end > 0 else "")
