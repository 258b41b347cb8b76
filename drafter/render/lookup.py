"""What a person looks up in a code: citations of an article, words, the history of a provision; as text or data."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from drafter import eid as eids
from drafter import places
from drafter.akn import Act, Leaf
from drafter.history import History, Step, Verb, act_name
from drafter.messages import _, plural
from drafter.refs import Citing
from drafter.render.data import as_json
from drafter.render.terminal import wrapped
from drafter.search import Hit
from drafter.shown import style

Namer = Callable[[str], str]
"""Gives the name of a place for a person from its eId."""

AROUND = 70
"""How many characters on each side of what was found are shown."""

_VERBS = {
    Verb.RESTATED: _("новая редакция"),
    Verb.AMENDED: _("изменения"),
    Verb.INSERTED: _("введение"),
    Verb.REPEALED: _("исключение"),
    Verb.REPLACED: _("замена слов"),
    Verb.SUSPENDED: _("приостановление"),
    Verb.REVIEWED: _("проверка конституционности"),
    Verb.ENTERED: _("введение в действие"),
    Verb.OTHER: _("изменение"),
}


def names(act: Act, profile: Literal["code", "law"]) -> Namer:
    """Return what names the places of an act: a paragraph that is all of a unit by the number of the unit."""
    return lambda eid: places.name(act, places.around(act, eid), profile=profile)


def refs_text(namer: Namer, found: Sequence[Citing], *, colour: bool) -> Iterator[str]:
    """Yield the citations of an article, each with the name of its place, its eId, the parts and the words around."""
    for one in found:
        cited = one.citation
        parts = sorted(cited.parts, key=eids.num_key)
        points = sorted(cited.points, key=eids.num_key)
        notes = [_("в промежутке {a}–{b}").format(a=cited.article, b=cited.last)] if cited.last else []
        if parts:
            many = plural(len(parts), "часть {parts}", "части {parts}", "части {parts}")
            notes.append(many.format(parts=", ".join(parts)))
        if points:
            many = plural(len(points), "подпункт {points}", "подпункты {points}", "подпункты {points}")
            notes.append(many.format(points=", ".join(points)))
        yield _place(namer, one.leaf, ", ".join(notes))
        yield from _context(one.leaf.text, ((cited.start, cited.end),), colour)
    yield _("ссылок: {n}").format(n=len(found))


def refs_json(act: Act, namer: Namer, article: str, found: Sequence[Citing]) -> bytes:
    """Return the citations of an article: ``drafter.refs/1``."""
    return as_json(
        "drafter.refs/1",
        act=act.uri,
        article=article,
        excerpt=act.is_excerpt,
        citations=[
            {
                "eId": one.leaf.eid,
                "place": namer(one.leaf.eid),
                "parts": sorted(one.citation.parts, key=eids.num_key),
                "points": sorted(one.citation.points, key=eids.num_key),
                "range": [one.citation.article, one.citation.last] if one.citation.last else None,
                "text": one.leaf.text[one.citation.start : one.citation.end],
                "start": one.citation.start,
                "end": one.citation.end,
            }
            for one in found
        ],
    )


def find_text(namer: Namer, hits: Sequence[Hit], *, colour: bool) -> Iterator[str]:
    """Yield what was found, each paragraph with the name of its place, its eId and the words in context."""
    for hit in hits:
        yield _place(namer, hit.leaf, "")
        yield from _context(hit.leaf.printed, hit.spans, colour)
    many = plural(len(hits), "абзац", "абзаца", "абзацев")
    yield _("найдено: {n} {many}").format(n=len(hits), many=many)


def find_json(act: Act, namer: Namer, query: str, hits: Sequence[Hit]) -> bytes:
    """Return what was found: ``drafter.find/1``."""
    return as_json(
        "drafter.find/1",
        act=act.uri,
        query=query,
        excerpt=act.is_excerpt,
        hits=[
            {
                "eId": hit.leaf.eid,
                "place": namer(hit.leaf.eid),
                "text": hit.leaf.printed,
                "spans": [list(span) for span in hit.spans],
            }
            for hit in hits
        ],
    )


def history_text(act: Act, namer: Namer, found: History) -> Iterator[str]:
    """Yield what changed a provision by dates, apart from it what is adopted and not yet in force, and other notes."""
    for step in found.done:
        yield from _step(namer, step)
    for note in found.others:
        yield from (style(line, dim=True) for line in wrapped("  ", note.text))
    if not found.steps and not found.others:
        yield _("официальных сносок нет")
    else:
        yield _("законов: {n}").format(n=len(found.laws))
    if found.scheduled:
        yield style(_("Принято, но не введено в действие на {date}:").format(date=act.edition), fg="yellow")
        for step in found.scheduled:
            yield from _step(namer, step)


def _step(namer: Namer, step: Step) -> Iterator[str]:
    named = not step.scheduled and step.subject
    yield f"{style(act_name(step), bold=True)}  {named or namer(step.place)}: {_VERBS[step.verb]}"
    if step.entry is not None:
        yield from wrapped("    ", _("вводится в действие: {said}").format(said=step.entry.said))


def unseen_lines(act: Act, reach: str) -> Iterator[str]:
    """Yield the warning that an excerpt was looked through, and what it holds."""
    if act.is_excerpt:
        yield from wrapped(
            "",
            _("просмотрено только извлечение (статьи {reach}); в остальном тексте кодекса может быть еще").format(
                reach=reach
            ),
        )


def _place(namer: Namer, leaf: Leaf, note: str) -> str:
    name = namer(leaf.eid)
    about = f"  {leaf.eid}" + (f" · {note}" if note else "")
    return style(name[:1].upper() + name[1:], bold=True) + style(about, dim=True)


def _context(text: str, spans: Sequence[tuple[int, int]], colour: bool) -> Iterator[str]:
    """The words found and those around them; the rest of a long paragraph is given as «…»."""
    out = ""
    at = 0
    for position, (start, end) in enumerate(spans):
        before = text[at:start]
        room = AROUND if not position else 2 * AROUND
        if len(before) > room:
            head = before[:AROUND].rsplit(" ", 1)[0] + " " if position else ""
            out += f"{head}… " + before[-AROUND:].split(" ", 1)[-1]
        else:
            out += before
        words = text[start:end]
        out += style(words, fg="yellow", bold=True) if colour else f"[{words}]"
        at = end
    tail = text[at:]
    out += tail if len(tail) <= AROUND else tail[:AROUND].rsplit(" ", 1)[0] + " …"
    yield from wrapped("  ", out)
