"""Headings that should follow their text (Law № 480-V, article 23(9), edition of 09.01.2026)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter import akn, words
from drafter import eid as eids
from drafter.akn import Provision
from drafter.change import Line, Role
from drafter.checks.context import Context
from drafter.conform.model import Question, Sureness
from drafter.conform.plan import Wanted
from drafter.diff import Kind
from drafter.language.rus_lemmas import lemma
from drafter.language.sanctions import is_sanction
from drafter.messages import _
from drafter.modification import Insertion, Modification, is_verbal

_WORD = re.compile(r"[А-Яа-яЁё-]{4,}")
_GOVERNED = re.compile(r"\b(?:без|в|во|для|до|за|из|к|на|над|о|об|от|по|под|при|про|с|через)\s(?:[\w-]+\s){0,2}\Z")
_ACT = re.compile(r"\w+(?:ние|тие|ство|ость|вка|ация)")
"""A noun of action in the nominative, as dispositions name acts: «воспрепятствование», «вмешательство»."""


def headings(context: Context) -> Iterator[Wanted | Question]:
    """Yield what headings should change with their text.

    Words changed in the text that the heading has too are changed in it as well (Law № 155-VIII of 10.01.2025, item
    80: «заголовок и абзац первый части первой статьи 377 после слова «транспортировка,» …»). An act that comes new
    into an article and that its heading does not name is a question.
    """
    changed = {m.destination for m in context.modifications}
    for position, modification in enumerate(context.modifications):
        article = context.act.index.get(eids.article(modification.destination) or "")
        heading = f"{article.eid}{eids.SEPARATOR}{eids.HEADING}" if article is not None else ""
        if article is not None and heading not in changed and article.eid not in changed and article.heading:
            yield from _same_words(context, position, modification, article, heading)
    yield from _new_acts(context)


def _same_words(
    context: Context, position: int, modification: Modification, article: Provision, heading: str
) -> Iterator[Wanted]:
    text = article.heading or ""
    old = modification.old if isinstance(modification, Insertion) else "".join(modification.old[:1])
    several = not isinstance(modification, Insertion) and len(modification.old) > 1
    edits = [eid for eid, made in context.amended.edits.items() if any(edit.by == position for edit in made)]
    sanction = any(is_sanction(leaf.text) for eid in edits for leaf in akn.leaves(context.act.index[eid]))
    if not is_verbal(modification) or several or sanction or not _tells(old) or modification.destination == heading:
        return
    if len(words.occurrences(text, old)) == 1:
        yield Wanted(
            ways=(replace(modification, destination=heading, every=False, count=1),),
            reason=_("Эти слова стоят и в заголовке статьи {number}.").format(number=article.number),
            rule=_rule(),
            sureness=Sureness.LIKELY,
            cause=position,
        )


def _rule() -> str:
    return _("Закон «О правовых актах» № 480-V, статья 23, пункт 9 (редакция от 09.01.2026)")


def _tells(old: str) -> bool:
    """Whether words are of the subject: they hold a noun or adjective of some length."""
    return any(lemma(match[0]).significant and len(match[0]) >= 6 for match in _WORD.finditer(old))


def _new_acts(context: Context) -> Iterator[Question]:
    """What a heading does not name of the acts that words or parts new in its article name."""
    for change in context.changes:
        article = context.proposed.index.get(eids.article(change.eid) or "")
        if article is None or article.eid not in context.act.index or not article.heading:
            continue
        named = {lemma(match[0]).word for match in _WORD.finditer(article.heading)}
        for line in change.lines:
            conduct = line.role is not Role.HEADING and "__note_" not in line.eid and not is_sanction(line.new or "")
            acts = _acts(line) if conduct else []
            new = [f"«{act}»" for act in acts if act not in named and act not in (line.old or "").lower()]
            if new:
                text = _(
                    "заголовок статьи {number} не называет: {acts}; изложите его так, чтобы он отражал предмет статьи"
                )
                yield Question(
                    text=text.format(number=article.number, acts=", ".join(new)),
                    rule=_rule(),
                    eid=article.eid + eids.SEPARATOR + eids.HEADING,
                    cause=context.clause_of(change, line.eid),
                )


def _acts(line: Line) -> list[str]:
    """The acts that new words of a paragraph name: nouns of action in the nominative, no preposition before them."""
    found: list[str] = []
    for segment in line.segments:
        for match in _WORD.finditer(segment.text if segment.kind is Kind.INSERT else ""):
            word = match[0].lower()
            governed = _GOVERNED.search(segment.text, 0, match.start())
            if _ACT.fullmatch(word) and lemma(word).word == word and not governed and word not in found:
                found.append(word)
    return found
