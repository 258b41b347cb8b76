"""Which paragraph ends a Word file must track, so that accepting and rejecting leave the right paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from drafter.diff import DELETE, EQUAL, INSERT, Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Generic[T]):
    """A paragraph with its form; ``end`` says whether its end comes, goes or stays, ``was`` is a form it replaces."""

    content: tuple[T, ...]
    form: str
    end: Kind
    was: str | None = None


def ended(paragraphs: Iterable[Marked[T]]) -> list[Marked[T]]:
    """Return the paragraphs of one flow (a cell, or what stands between tables) with their ends tracked.

    Each paragraph is given with its own fate as its end. The end of a paragraph that goes is deleted, and with it the
    paragraph merges into the next one. The last end of a flow cannot go. So after the last paragraph that stays, the
    end *before* each paragraph is tracked instead of its own:

    >>> [one.end.value for one in ended([_marked("a"), _marked("b", Kind.DELETE), _marked("c")])]
    ['equal', 'delete', 'equal']
    >>> [one.end.value for one in ended([_marked("a"), _marked("b", Kind.DELETE), _marked("c", Kind.INSERT)])]
    ['delete', 'insert', 'equal']

    An end also holds the form of its paragraph, so those ends bear the form of the paragraph they close once the
    change is accepted or rejected. Where nothing stays, two neighbours of which one goes and one comes share a
    paragraph:

    >>> [one.content for one in ended([_marked("a", Kind.DELETE), _marked("b", Kind.INSERT)])]
    [('a', 'b')]

    A flow that goes whole, or comes whole, leaves one empty paragraph: Word keeps no flow without an end.
    """
    flow = list(paragraphs)
    turn = _last_staying(flow)
    if turn is None:
        flow = _paired(flow)
        turn = _last_staying(flow) or 0
    new = old = None
    for position in range(turn, len(flow)):
        one = flow[position]
        new = new if one.end is DELETE else one.form
        old = old if one.end is INSERT else one.was or one.form
        end = flow[position + 1].end if position + 1 < len(flow) else EQUAL
        form = (old if end is DELETE else new) or one.form
        was = old if end is EQUAL and old != form else None
        flow[position] = Marked(content=one.content, form=form, end=end, was=was)
    return flow


def _last_staying(flow: Sequence[Marked[T]]) -> int | None:
    return next((at for at in range(len(flow) - 1, -1, -1) if flow[at].end is EQUAL), None)


def _paired(flow: list[Marked[T]]) -> list[Marked[T]]:
    """Join the first two neighbours of which one goes and one comes, where no paragraph stays."""
    for position, (one, two) in enumerate(itertools.pairwise(flow)):
        if one.end is not two.end:
            new, old = (one, two) if one.end is INSERT else (two, one)
            both = Marked(content=one.content + two.content, form=new.form, was=old.form, end=EQUAL)
            return [*flow[:position], both, *flow[position + 2 :]]
    return flow


def _marked(text: str, end: Kind = Kind.EQUAL) -> Marked[str]:
    """A paragraph for the examples above."""
    return Marked(content=(text,), form="form", end=end)
