"""State bodies by their names: in headings of reviewing articles, in points of article 804, in the text of offences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter import akn
from drafter.akn import Act, Leaf, Provision
from drafter.checks.wiring import COURT, PROTOCOL, is_reviewer
from drafter.conform.lists import listings
from drafter.language.rus_lemmas import lemma
from drafter.messages import _

_WORD = re.compile(r"[А-Яа-яЁё-]{2,}")
_BODY = re.compile(r"\A.+?(?=\s\(|\sо\sправонарушениях|\sпри\sпроведении)")
"""What a point of article 804(1) begins with: the body whose officials it names."""

_BRACKETS = re.compile(r"\s\((?P<other>[^)]*)\)")
_NAMELESS = frozenset(
    """орган уполномоченный государственный исполнительный местный область сфера республика казахстан осуществлять
    контроль надзор руководство отдельный законодательство структурный подразделение министерство""".split()
)
"""Words that alone name no certain body."""

_SAME_BODY = 0.85
"""The share of common words from which the heading of a reviewing article and a point of 804(1) name one body.

Of the 52 reviewing articles of the edition of 12.03.2026 that have a point, 48 share all words with it; the nearest
wrong pair shares two thirds.
"""


@dataclass(frozen=True, slots=True)
class Officials:
    """A point of article 804(1): its paragraph with the list, and the names of the body whose officials it names."""

    point: str
    leaf: Leaf
    body: str
    names: tuple[tuple[str, ...], ...]

    def lists(self, article: str) -> bool:
        """Whether the point lists an article."""
        return any(one.find(article) for one in listings(self.leaf))


def officials(act: Act) -> list[Officials]:
    """Return the points of article 804(1) at hand, in order."""
    part = act.index.get(f"{PROTOCOL}__para_1")
    found: list[Officials] = []
    short = _short_names(act)
    for unit in part.units if part is not None else ():
        first = next(akn.leaves(unit), None)
        body = _BODY.match(first.text) if first is not None else None
        if unit.prefix == "point" and first is not None and body is not None and listings(first):
            found.append(Officials(unit.number, first, body[0], tuple(_names(short, body[0]))))
    return found


def _short_names(act: Act) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The short names that headings of reviewing articles give in brackets: «Органы внутренних дел (полиция)»."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for article in act.articles:
        short = _BRACKETS.search(article.heading or "") if is_reviewer(article.number) else None
        if short:
            found[tuple(_lemmas(_BRACKETS.sub("", article.heading or "")))] = tuple(_lemmas(short["other"]))
    return found


def of_reviewer(act: Act, number: str, known: Sequence[Officials]) -> Officials | None:
    """Return the point that names the officials of the body which a reviewing article is about, or None."""
    article = act.index.get(f"art_{number}")
    words = frozenset(_lemmas(_BRACKETS.sub("", article.heading or ""))) if article is not None else frozenset()
    for one in known:
        own = frozenset(_lemmas(one.body))
        if len(words & own) >= _SAME_BODY * max(1, len(words | own)):
            return one
    return None


def by_subject(act: Act, offence: Provision) -> list[str]:
    """Return the reviewing articles all of whose subject an offence names: «защиты прав детей», «внутренних дел»."""
    text = frozenset(_lemmas(" ".join([offence.heading or "", *_texts(offence)])))
    found: list[str] = []
    for article in act.articles:
        if is_reviewer(article.number) and article.number != COURT:
            subject = frozenset(_lemmas(_BRACKETS.sub("", article.heading or ""))) - _NAMELESS
            if subject and subject <= text:
                found.append(article.number)
    return found


def named_in(offence: Provision, known: Sequence[Officials]) -> list[Officials]:
    """Return the points whose body the heading or the text of an offence names."""
    text = _lemmas(" ".join([offence.heading or "", *_texts(offence)]))
    return [one for one in known if any(_stands(text, name) for name in one.names)]


def _texts(article: Provision) -> Iterable[str]:
    return (leaf.text for leaf in akn.leaves(article, heading=False) if "__note_" not in leaf.eid)


def _names(short: Mapping[tuple[str, ...], tuple[str, ...]], body: str) -> Iterator[tuple[str, ...]]:
    """The names of a body: its own, its beginning up to «и», and its short one."""
    own = tuple(_lemmas(body))
    yield own
    first = tuple(_lemmas(re.split(r",|\sи\s", body)[0]))
    if len(first) > 1 and not _NAMELESS.issuperset(first):
        yield first
    if own in short:
        yield short[own]


def _lemmas(text: str) -> list[str]:
    found = (lemma(match[0]) for match in _WORD.finditer(text))
    return [one.word for one in found if one.significant]


def _stands(text: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words name a body; a short name with an adjective before it is that of another: «военной полиции»."""
    found = (at for at in range(len(text) - len(name) + 1) if tuple(text[at : at + len(name)]) == tuple(name))
    return any(len(name) > 1 or at == 0 or not text[at - 1].endswith(("ый", "ий", "ой")) for at in found)


def body_name(act: Act, number: str) -> str:
    """Return a reviewing article by its number and heading: «статья 685 («Органы внутренних дел (полиция)»)»."""
    article = act.index.get(f"art_{number}")
    heading = article.heading if article is not None else None
    return _("статья {number} («{heading}»)").format(number=number, heading=heading) if heading else number
