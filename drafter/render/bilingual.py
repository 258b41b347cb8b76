"""The two authentic texts of a bill beside each other, clause by clause, for those who check one against the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from drafter.draft import Draft, Project
from drafter.render.pages import glue, words
from drafter.templating import environment
from drafter.wording.clauses import Item, Paragraph, RunKind

_Said = tuple[tuple[bool, str], ...]
"""Runs of a paragraph, each with whether it is bold."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Paragraphs of the two texts that say the same; one side is empty where its text alone has them."""

    kaz: tuple[_Said, ...]
    rus: tuple[_Said, ...]


def bilingual_page(project: Project) -> str | None:
    """Return the bill in two columns as XHTML for the Word writer, or None where one of the texts could not be made.

    Clauses stand beside each other by what they order: the two languages group and part them differently, so a row
    holds as many clauses of each as it takes to order the same modifications; of as many paragraphs of the same kinds
    each has a row of its own.
    """
    kaz, rus = project.text("kaz"), project.text("rus")
    if kaz is None or rus is None:
        return None
    return (
        environment("documents", markup=True)
        .get_template("bilingual.j2")
        .render(
            names=[words(language)["bilingual"]["name"] for language in ("kaz", "rus")],
            kaz=kaz.worded,
            rows=list(pairs(kaz, rus)),
        )
    )


def pairs(kaz: Draft, rus: Draft) -> Iterator[Pair]:
    """Yield the rows: title, head, the clauses, entry into force, signature."""
    a, b = kaz.worded, rus.worded
    yield Pair(_bold(a.title), _bold(b.title))
    yield Pair(_led(a.head_article, a.head), _led(b.head_article, b.head))
    for left, right in together(_clauses(kaz), _clauses(rus)):
        if [p.kind for p in left] == [p.kind for p in right]:
            yield from (Pair((_said(one),), (_said(other),)) for one, other in zip(left, right, strict=True))
        else:
            yield Pair(tuple(_said(p) for p in left), tuple(_said(p) for p in right))
    yield Pair(_led(a.entry_article, a.entry), _led(b.entry_article, b.entry))
    yield Pair(_bold(a.signature), _bold(b.signature))


_Clause = tuple[frozenset[str], tuple[Paragraph, ...]]
"""What a run of paragraphs orders, by the keys of the modifications, and the paragraphs."""


def together(kaz: Sequence[_Clause], rus: Sequence[_Clause]) -> Iterator[tuple[list[Paragraph], list[Paragraph]]]:
    """Yield the clauses of both texts in order, those that order the same modifications together.

    >>> none = ()
    >>> one, two, both = frozenset("1"), frozenset("2"), frozenset("12")
    >>> len(list(together([(both, none)], [(one, none), (two, none)])))
    1
    >>> len(list(together([(one, none), (two, none)], [(one, none), (two, none)])))
    2
    """
    i = j = 0
    while i < len(kaz) or j < len(rus):
        left, right = _row(kaz, rus, i, j)
        yield (
            [p for _keys, inside in kaz[i:left] for p in inside],
            [p for _keys, inside in rus[j:right] for p in inside],
        )
        i, j = left, right


def _row(kaz: Sequence[_Clause], rus: Sequence[_Clause], i: int, j: int) -> tuple[int, int]:
    """Where the row that begins at a clause of each text ends: the first place where both have ordered the same.

    Modifications of one text alone hold nobody up.
    """
    everything = [frozenset().union(*(keys for keys, _inside in side)) for side in (kaz, rus)]
    shared = everything[0] & everything[1]
    left, right = i, j
    mine: frozenset[str] = frozenset()
    theirs: frozenset[str] = frozenset()
    while True:
        if left < len(kaz) and (mine <= theirs or right >= len(rus)):
            mine |= kaz[left][0] & shared
            left += 1
        elif right < len(rus):
            theirs |= rus[right][0] & shared
            right += 1
        if mine == theirs or (left >= len(kaz) and right >= len(rus)):
            return left, right


def _clauses(draft: Draft) -> list[_Clause]:
    """The items of a text in runs of paragraphs that order one modification, with the lines that lead to it."""
    keys = _keys(draft)
    return [clause for item in draft.worded.items for clause in _runs(item, keys)]


def _runs(item: Item, keys: Mapping[int, str]) -> Iterator[_Clause]:
    waiting: list[Paragraph] = []
    ordered: int | None = None
    for paragraph in item.paragraphs:
        if ordered is not None and paragraph.modification != ordered:
            yield frozenset({keys[ordered]}), tuple(waiting)
            waiting = []
        waiting.append(paragraph)
        ordered = paragraph.modification
    if waiting:
        yield frozenset({keys[ordered]} if ordered is not None else ()), tuple(waiting)


def _keys(draft: Draft) -> dict[int, str]:
    """For each modification of a text its line in the bill file, which both texts share."""
    return {n: f"{place.line}:{place.column}" for n, place in enumerate(draft.bill.places)}


def _said(paragraph: Paragraph) -> _Said:
    return tuple((False, glue(run.text) if run.kind is RunKind.PLAIN else run.text) for run in paragraph.runs)


def _bold(text: str) -> tuple[_Said, ...]:
    return (((True, glue(text)),),)


def _led(label: str, text: str) -> tuple[_Said, ...]:
    return (((True, glue(label)), (False, " " + glue(text))),)
