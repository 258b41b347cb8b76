"""The check for words whose meaning depends on who applies the norm: «неуважение», «непристойное», «праздное»."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import akn, resources
from drafter import eid as eids
from drafter.akn import Act
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.search import folded, patterns

_SHOWN = 4
"""So many articles that have the word already are named."""

_DEFINED = re.compile(r"\bпонима(?:ется|ются)\b|\bпризна(?:ется|ются)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An evaluative word: what finds its forms, why it is uncertain, and how to say it otherwise."""

    words: tuple[re.Pattern[str], ...]
    why: str
    instead: str


@functools.cache
def terms() -> tuple[Term, ...]:
    """Return the evaluative words of ``templates/evaluative.toml``."""
    with (resources.folder("templates") / "evaluative.toml").open("rb") as stream:
        given = tomllib.load(stream)["term"]
    return tuple(
        Term(
            words=tuple(pattern for phrase in one["words"] for pattern in patterns(f'"{phrase}"')),
            why=one["why"],
            instead=one["instead"],
        )
        for one in given
    )


def evaluative(context: Context) -> Iterator[Finding]:
    """C28: a norm has one clear meaning (Law № 480-V, article 24(3), edition of 09.01.2026).

    A warning for a word that the code at hand does not use yet, information for one that it uses, with the articles;
    a word that a note of the article explains is information too.
    """
    for new in context.new_conduct():
        text = folded(new.text)
        for term in terms():
            found = list(dict.fromkeys(match[0] for word in term.words for match in word.finditer(text)))
            if not found:
                continue
            article = eids.article(new.eid) or ""
            used = _used(context, term, article)
            explained = _is_explained(context, term, article)
            known = _("; уже есть в статьях {list}").format(list=", ".join(used[:_SHOWN])) if used else ""
            told = _("; раскрыто в примечании") if explained else ""
            yield finding(
                "C28",
                _("оценочные слова: {words}").format(words=", ".join(f"«{word}»" for word in found)),
                severity=Severity.INFO if used or explained else Severity.WARNING,
                clause=new.clause,
                eid=new.eid,
                expected=_("слова, смысл которых не зависит от того, кто применяет норму"),
                found=_(term.why) + known + told,
                hint=_(term.instead),
            )


def _used(context: Context, term: Term, article: str) -> list[str]:
    """The numbers of the other articles in force that have the word."""
    found = (where for where, text in _paragraphs(context.act) if any(word.search(text) for word in term.words))
    return [where.removeprefix("art_") for where in dict.fromkeys(found) if where != article]


@functools.lru_cache(maxsize=2)
def _paragraphs(act: Act) -> list[tuple[str, str]]:
    """The paragraphs of articles as they are searched, each with its article."""
    found = ((eids.article(leaf.eid), leaf.text) for leaf in akn.all_leaves(act))
    return [(where, folded(text)) for where, text in found if where is not None]


def _is_explained(context: Context, term: Term, article: str) -> bool:
    """Whether a note of the article says what the word means."""
    unit = context.proposed.index.get(article)
    notes = [leaf.text for leaf in akn.leaves(unit) if "__note_" in leaf.eid] if unit is not None else []
    return any(_DEFINED.search(note) and any(word.search(folded(note)) for word in term.words) for note in notes)
