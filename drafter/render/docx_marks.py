"""Which paragraph ends a Word file must track, so that accepting and rejecting leave the right paragraphs."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from drafter.diff import Kind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fate(Generic[T]):
    """A paragraph with what becomes of it: ``new`` is its form as proposed, ``old`` its form in force.

    A paragraph that comes has no old form, one that goes has no new form.
    """

    content: tuple[T, ...]
    new: str | None
    old: str | None

    @property
    def mark(self) -> Kind:
        """What happens to the paragraph itself."""
        if self.new is None:
            return Kind.DELETE
        return Kind.INSERT if self.old is None else Kind.EQUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended(Generic[T]):
    """A paragraph as it stands in the file; ``end`` says whether its end is tracked, ``was`` is a replaced form."""

    content: tuple[T, ...]
    form: str
    end: Kind
    was: str | None = None


def ended(paragraphs: Iterable[Fate[T]]) -> list[Ended[T]]:
    """Return the paragraphs of one flow (a cell, or what stands between tables) with their ends tracked.

    The end of a paragraph that goes is deleted, and with it the paragraph merges into the next one. The last end of
    a flow cannot go. So after the last paragraph that stays, the end *before* each paragraph is tracked instead of
    its own:

    >>> [one.end.value for one in ended([_fate("a"), _fate("b", Kind.DELETE), _fate("c")])]
    ['equal', 'delete', 'equal']
    >>> [one.end.value for one in ended([_fate("a"), _fate("b", Kind.DELETE), _fate("c", Kind.INSERT)])]
    ['delete', 'insert', 'equal']

    An end also holds the form of its paragraph, so those ends bear the form of the paragraph they close once the
    change is accepted or rejected. Where nothing stays, two neighbours of which one goes and one comes share a
    paragraph:

    >>> [one.content for one in ended([_fate("a", Kind.DELETE), _fate("b", Kind.INSERT)])]
    [('a', 'b')]

    A flow that goes whole, or comes whole, leaves one empty paragraph: Word keeps no flow without an end.
    """
    flow = _paired(list(paragraphs))
    staying = [position for position, one in enumerate(flow) if one.mark is Kind.EQUAL]
    turn = staying[-1] if staying else 0
    out = [Ended(content=one.content, form=_form(one), end=one.mark) for one in flow[:turn]]
    new = old = None
    for position in range(turn, len(flow)):
        one = flow[position]
        new, old = one.new or new, one.old or old
        end = flow[position + 1].mark if position + 1 < len(flow) else Kind.EQUAL
        form = (old if end is Kind.DELETE else new) or _form(one)
        was = old if end is Kind.EQUAL and old not in (None, form) else None
        out.append(Ended(content=one.content, form=form, end=end, was=was))
    return out


def _paired(flow: Sequence[Fate[T]]) -> Sequence[Fate[T]]:
    """Join the first two neighbours of which one goes and one comes, where no paragraph stays."""
    if any(one.mark is Kind.EQUAL for one in flow):
        return flow
    for position, (one, two) in enumerate(itertools.pairwise(flow)):
        if one.mark is not two.mark:
            both = Fate(content=one.content + two.content, new=one.new or two.new, old=one.old or two.old)
            return [*flow[:position], both, *flow[position + 2 :]]
    return flow


def _form(one: Fate[T]) -> str:
    return one.new or one.old or ""


def _fate(text: str, mark: Kind = Kind.EQUAL) -> Fate[str]:
    """A paragraph for the examples above."""
    return Fate(
        content=(text,), new=None if mark is Kind.DELETE else "form", old=None if mark is Kind.INSERT else "form"
    )
