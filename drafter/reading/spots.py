"""The text in force at a place: its paragraphs and its sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import akn
from drafter import eid as eids
from drafter.akn import Leaf, Provision
from drafter.messages import _
from drafter.reading import refusals
from drafter.reading.locate import Spot
from drafter.reading.refusals import Refused


def leaf(unit: Provision) -> Leaf:
    """Return the one printed paragraph of an unnumbered paragraph."""
    return next(iter(akn.leaves(unit)))


def leaves(spot: Spot) -> list[Leaf]:
    """Return the printed paragraphs of a place that the act shows; of a heading the heading alone."""
    if spot.group:
        return [leaf(unit) for unit in spot.group]
    assert spot.unit is not None
    heading = spot.eid.endswith(eids.SEPARATOR + eids.HEADING)
    return [each for each in akn.leaves(spot.unit, heading=heading) if not heading or each.eid == spot.eid]


def sentence(spot: Spot) -> str:
    """Return the sentence that a place names.

    Raises Refused where the paragraph has no sentence of that number.
    """
    text = leaves(spot)[0].text
    assert spot.sentence is not None
    spans = sentences_of(text)
    number = int(spot.sentence.number) if spot.sentence.number.isdigit() else 0
    if not 1 <= number <= len(spans):
        raise Refused(
            refusals.place(
                _("такого предложения нет"),
                expected=_("предложение {number}").format(number=spot.sentence.number),
                found=_("предложений: {n}").format(n=len(spans)),
            )
        )
    start, end = spans[number - 1]
    return text[start:end]


def sentences_of(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a paragraph.

    >>> text = "Срок – 5 дней (ст. 3). Он исчисляется с 1 июля. Иного нет."
    >>> [text[start:end] for start, end in sentences_of(text)]
    ['Срок – 5 дней (ст. 3).', 'Он исчисляется с 1 июля.', 'Иного нет.']
    """
    return list(_sentences(text))


_FULL_STOP = re.compile(
    r"""(?<![\s.][^\W\d_]) (?<!\bст) (?<!\bпп) (?<!\bгг) [.!?] [»")]* \s+   # no initial, no abbreviation before it
        (?=[«"(]?[^\W\d_а-яәғқңөұүһі])                                     # a capital letter after it""",
    re.VERBOSE,
)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _FULL_STOP.finditer(text):
        end = match.start() + len(match.group().rstrip())
        yield start, end
        start = match.end()
    yield start, len(text)
