"""The check for norms that are there already: conduct of a new offence found in the conduct of existing ones."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.akn import Provision
from drafter.checks.context import Context, dispositions, is_offence
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.rus_lemmas import lemma
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


def conduct(text: str) -> Conduct:
    """Return the significant words of a disposition.

    >>> found = conduct("Вмешательство в законную деятельность сотрудника полиции –")
    >>> found.act, sorted(found.persons), sorted(found.words)
    ('вмешательство', ['сотрудник'], ['вмешательство', 'деятельность', 'законный', 'полиция', 'сотрудник'])
    """
    words: dict[str, str] = {}
    persons: set[str] = set()
    act = ""
    for match in _WORD.finditer(_CARVED.sub("", text)):
        found = lemma(match[0])
        if found.word in _ORDINARY or not found.significant:
            continue
        words.setdefault(found.word, match[0])
        if found.noun and not act:
            act = found.word
        if found.animate:
            persons.add(found.word)
    return Conduct(act, frozenset(persons), words)


def overlap(context: Context) -> Iterator[Finding]:
    """C18: what a new offence punishes may be punished already (Law № 480-V, article 24(3), edition of 09.01.2026).

    A warning where an existing offence names the same act against the same persons; information where it shares much
    of the conduct. The words found are given, and whether the new text carves the old norm out.
    """
    known = [(unit, leaf.eid, leaf.text) for unit in _offences(context) for leaf in dispositions(unit)]
    weights = _weights([conduct(text) for _unit, _eid, text in known])
    for position, article in context.new_articles():
        if not is_offence(article):
            continue
        text = " ".join(leaf.text for leaf in dispositions(article) if _describes(leaf.text))
        mine = conduct(text)
        total = sum(weights(word) for word in mine.words) or 1.0
        best: dict[str, tuple[float, bool, str, Conduct, list[str]]] = {}
        for unit, eid, other_text in known:
            other = conduct(other_text)
            shared = [word for word in mine.words if word in other.words]
            share = sum(weights(word) for word in shared) / total
            same_act = mine.act in other.words
            same_persons = bool(mine.persons & other.persons) or (not mine.persons and share >= 0.5)
            if same_act and same_persons or share >= 0.35:
                rank = (share + (same_act and same_persons), same_act and same_persons, eid, other, shared)
                if unit.eid not in best or best[unit.eid][0] < rank[0]:
                    best[unit.eid] = rank
        for _share, strong, eid, other, shared in sorted(best.values(), key=lambda b: -b[0]):
            yield _found(context, position, article, eid, strong, [other.words[word] for word in shared], text)


def _offences(context: Context) -> Iterator[Provision]:
    new = {article.eid for _position, article in context.new_articles()}
    return (unit for unit in context.proposed.articles if unit.eid not in new and is_offence(unit))


def _describes(text: str) -> bool:
    """Repetition and exempt persons refer to conduct; they do not describe it."""
    return not re.match(r"(?:\d[\d-]*\. )?(?:Действи[ея]|Деяни[ея])(?: \(бездействие\))?, предусмотренн", text)


def _weights(known: list[Conduct]) -> _Weights:
    return _Weights(Counter(word for found in known for word in found.words), max(1, len(known)))


@dataclass(frozen=True, slots=True)
class _Weights:
    """How much a word tells: the rarer in the offences of the act, the more."""

    counts: Counter[str]
    total: int

    def __call__(self, word: str) -> float:
        return math.log((self.total + 1) / (self.counts[word] + 1)) + 0.2


def _found(
    context: Context, position: int, article: Provision, eid: str, strong: bool, forms: list[str], text: str
) -> Finding:
    place = name(context.proposed, eid)
    carved = _CARVED.search(text)
    other = (eid.split("__")[0]).removeprefix("art_")
    carves = carved is not None and re.search(rf"(?<![\d-]){other}(?![\d-])", carved[0]) is not None
    if strong:
        message = _("такое же деяние уже названо: {place}").format(place=place)
    else:
        message = _("близкое деяние уже наказывается: {place}").format(place=place)
    way = (
        _("проект отграничен словами «{words}»: проверьте, что этого достаточно").format(words=carved[0] if carved else "")
        if carves
        else _("отграничьте новую норму словами «за исключением случаев, предусмотренных …» или измените существующую")
    )
    return finding(
        "C18",
        message,
        severity=Severity.WARNING if strong else Severity.INFO,
        clause=position,
        eid=article.eid,
        expected=_("норма не повторяется в других элементах того же акта"),
        found=_("общие слова: {words}").format(words=", ".join(dict.fromkeys(f"«{form}»" for form in forms))),
        hint=way,
    )

