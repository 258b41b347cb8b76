"""The check for norms that are there already: conduct punished twice, and words that stand elsewhere in the act."""

from __future__ import annotations

import functools
import itertools
import math
import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Leaf, Provision
from drafter.change import Role
from drafter.checks.context import Context, dispositions, is_offence
from drafter.checks.copies import Phrases
from drafter.checks.rules import finding
from drafter.diff import Kind
from drafter.errors import Finding, Severity, Side
from drafter.language.rus_lemmas import lemma
from drafter.language.sanctions import is_sanction
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


@functools.lru_cache(maxsize=5_000)
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
    """C18: what a new norm says may be said already (Law № 480-V, article 24(3), edition of 09.01.2026).

    Of a new offence: a warning where an existing one names the same act against the same persons; information where it
    names one of the two and shares more words, or much of the conduct. Of any new paragraph: a warning where most of
    its words stand elsewhere in the same order, information where many do. The words found are given, the two texts
    are set side by side, and it is told whether the new text carves the old norm out.
    """
    new = list(context.new_articles())
    mine = {article.eid for _position, article in new}
    known = norms(context.proposed).without(mine)
    for position, article in new:
        text = described(article)
        best = known.like(text) if is_offence(article) else {}
        for like in sorted(best.values(), key=lambda found: (not found.same, -found.share)):
            yield _found(context, position, article, like, text)
        told = {eids.article(eid) for eid in best}
        yield from _copied(context, known, dispositions(article), position, told)
    leaves = {leaf.eid: leaf for leaf in akn.all_leaves(context.proposed)}
    for change in context.changes:
        if eids.article(change.eid) not in mine:
            come = [line.eid for line in change.lines if line.mark is Kind.INSERT and line.role is not Role.HEADING]
            for leaf in (leaves[eid] for eid in dict.fromkeys(come) if eid in leaves):
                if not is_sanction(leaf.text):
                    position = context.clause_of(change, leaf.eid)
                    yield from _copied(context, known, [leaf], position, {eids.article(leaf.eid)})


def _copied(
    context: Context, known: Norms, leaves: Iterable[Leaf], position: int, told: Collection[str | None]
) -> Iterator[Finding]:
    """What new paragraphs have word for word of others, but for articles that are told of already."""
    for leaf in leaves:
        if _REFERS.match(leaf.text):
            continue
        others = (copy for copy in known.phrases.copies(leaf.text) if eids.article(copy.leaf.eid) not in told)
        for copy in itertools.islice(others, _MOST):
            place = name(context.proposed, copy.leaf.eid)
            phrases = "», «".join(leaf.text[start:end] for start, end in copy.mine)
            carves, way = _carved(leaf.text, copy.leaf.eid)
            yield finding(
                "C18",
                _("те же слова уже стоят в действующем тексте: {place}").format(place=place),
                severity=Severity.WARNING if copy.share >= _MOSTLY and not carves else Severity.INFO,
                clause=position,
                eid=leaf.eid,
                expected=_EXPECTED,
                found=_("слов: {n}, в том же порядке: «{phrases}»").format(n=copy.words, phrases=phrases),
                hint=way,
                beside=(
                    Side(name=name(context.proposed, leaf.eid), text=leaf.text, shared=copy.mine),
                    Side(name=place, text=copy.leaf.text, shared=copy.theirs),
                ),
            )


_MOST = 5
"""Of paragraphs with the same words no more than so many are told, those with the most of them."""

_MOSTLY = 0.7
"""From this share on the new paragraph is, for the most part, a copy."""

_EXPECTED = _("норма не повторяется в других элементах того же акта")


def described(article: Provision) -> str:
    """Return what an offence describes, but for parts that refer to others."""
    return " ".join(leaf.text for leaf in dispositions(article) if not _REFERS.match(leaf.text))


_REFERS = re.compile(r"(?:Действи[ея]|Деяни[ея])(?: \(бездействие\))?, предусмотренн")
"""Parts on repetition and on exempt persons refer to conduct; they do not describe it."""


@dataclass(frozen=True, slots=True)
class ArticleNorms:
    """The paragraphs of an article but for headings and sanctions, and what it describes as an offence if it is one.

    Each disposition goes with the beginnings of its words.
    """

    eid: str
    leaves: tuple[Leaf, ...]
    dispositions: tuple[tuple[Leaf, frozenset[str]], ...]


@functools.lru_cache(maxsize=2)
def norms(act: Act) -> Norms:
    """Return the norms of all articles of an act, which is not changed afterwards."""
    return Norms([_of_article(article) for article in act.articles])


def _of_article(article: Provision) -> ArticleNorms:
    text = [leaf for leaf in akn.leaves(article, heading=False) if leaf.role is not Role.HEADING]
    plain = tuple(leaf for leaf in text if not is_sanction(leaf.text))
    described = [leaf for leaf in plain if len(plain) < len(text) and "__note_" not in leaf.eid]
    return ArticleNorms(article.eid, plain, tuple((leaf, _stems(leaf.text)) for leaf in described))


class Norms:
    """The norms of articles that another may be like: all paragraphs, and the dispositions of offences among them."""

    def __init__(self, articles: Sequence[ArticleNorms]) -> None:
        self._articles = articles
        self._offences = [(article.eid, leaf, stems) for article in articles for leaf, stems in article.dispositions]
        counts = Counter(stem for _unit, _leaf, stems in self._offences for stem in stems)
        self._rarest = math.log(len(self._offences) + 1) + 0.2
        self._weights = {stem: self._rarest - math.log(count + 1) for stem, count in counts.items()}

    def without(self, gone: Collection[str]) -> Norms:
        """Return the norms of all articles but some, given by their eIds."""
        return Norms([article for article in self._articles if article.eid not in gone])

    @functools.cached_property
    def phrases(self) -> Phrases:
        """The phrases of the paragraphs."""
        return Phrases(leaf for article in self._articles for leaf in article.leaves)

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer in the offences of the act, the more."""
        return self._weights.get(word[:_STEM], self._rarest)

    def like(self, text: str) -> dict[str, Likeness]:
        """Return of each article the disposition that is most like a text, where it is worth a look."""
        best: dict[str, Likeness] = {}
        for unit, found in self.nearest(text):
            if found.near and (unit not in best or (found.same, found.share) > (best[unit].same, best[unit].share)):
                best[unit] = found
        return best

    def nearest(self, text: str) -> Iterator[tuple[str, Likeness]]:
        """Yield the dispositions nearest to a text with the eIds of their articles.

        Beginnings of words choose the dispositions that are worth reading; these are compared by dictionary forms.
        """
        mine, stems = conduct(text), _stems(text)
        near = sorted(self._offences, key=lambda one: -sum(map(self.weight, stems & one[2])))[:_READ]
        return ((unit, self._likeness(leaf, mine, conduct(leaf.text))) for unit, leaf, _own in near)

    def _likeness(self, leaf: Leaf, mine: Conduct, other: Conduct) -> Likeness:
        shared = tuple(word for word in mine.words if word in other.words)
        share = sum(map(self.weight, shared)) / (sum(map(self.weight, mine.words)) or 1.0)
        persons = bool(mine.persons & other.persons) or (not mine.persons and share >= 0.5)
        return Likeness(leaf.eid, leaf.text, other, shared, share, mine.act in other.words, persons)


_STEM = 5
_READ = 200
"""So many dispositions, the nearest by the beginnings of their words, are read word by word."""


def _stems(text: str) -> frozenset[str]:
    return frozenset(match[0][:_STEM].lower() for match in _WORD.finditer(_CARVED.sub("", text)))


def _found(context: Context, position: int, article: Provision, like: Likeness, text: str) -> Finding:
    place = name(context.proposed, like.eid)
    _carves, way = _carved(text, like.eid)
    forms = dict.fromkeys(like.other.words[word] for word in like.shared)
    quoted = _around(like.text, next(iter(forms), ""))
    if like.same:
        message = _("действие с тем же названием против тех же лиц уже названо: {place}")
    else:
        message = _("близкое по словам деяние уже наказывается: {place}")
    return finding(
        "C18",
        message.format(place=place),
        severity=Severity.WARNING if like.same else Severity.INFO,
        clause=position,
        eid=article.eid,
        expected=_EXPECTED,
        found=_("общие слова: {words}; в тексте: «{quoted}»").format(
            words=", ".join(f"«{form}»" for form in forms), quoted=quoted
        ),
        hint=way,
        beside=(
            Side(name=name(context.proposed, article.eid), text=text, shared=_spans(text, like.shared)),
            Side(name=place, text=like.text, shared=_spans(like.text, like.shared)),
        ),
    )


def _carved(text: str, eid: str) -> tuple[bool, str]:
    """Whether a new text carves the article of a place out, and what to do about the overlap."""
    carved = _CARVED.search(text)
    other = (eids.article(eid) or "").removeprefix("art_")
    if carved is not None and re.search(rf"(?<![\d-]){other}(?![\d-])", carved[0]):
        return True, _("проект отграничен словами «{words}»: проверьте, что этого достаточно").format(words=carved[0])
    return False, _(
        "отграничьте новую норму словами «за исключением случаев, предусмотренных …» или измените существующую"
    )


def _spans(text: str, shared: Collection[str]) -> tuple[tuple[int, int], ...]:
    """Where the words stand whose dictionary forms are given, neighbours together."""
    spans: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        if lemma(match[0]).word in shared:
            near = spans and not text[spans[-1][1] : match.start()].strip()
            spans[-1:] = [(spans[-1][0], match.end())] if near else [*spans[-1:], match.span()]
    return tuple(spans)


def _around(text: str, word: str) -> str:
    """The words that a form stands among."""
    at = max(0, text.find(word))
    start = text.rfind(" ", 0, max(0, at - 15)) + 1 if at > 15 else 0
    end = text.find(" ", min(len(text), at + 110))
    cut = text[start : end if end > 0 else len(text)].strip(" ,–")
    return ("… " if start else "") + cut + (" …" if end > 0 else "")
