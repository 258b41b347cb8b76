"""Paragraphs and rows of a table that come or go as tracked changes, in the form of those beside them."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence

from lxml import etree

from drafter.word.names import TC, TR, P, W
from drafter.word.pieces import Paragraph
from drafter.word.tracked import Tracker, element


def first_paragraph(holder: etree._Element) -> etree._Element | None:
    """Return the first paragraph inside an element."""
    return next(holder.iter(P), None)


def add_paragraphs(tracker: Tracker, cell: etree._Element, after: etree._Element | None, texts: Sequence[str]) -> None:
    """Put new paragraphs into a cell, after one of it or before all: the end that comes with them is theirs, or that of
    the last one before them.
    """
    first = next(cell.iter(P))
    made = [tracker.paragraph(text, first if after is None else after) for text in texts]
    if after is None:
        for paragraph in made:
            first.addprevious(paragraph)
            tracker.ends(paragraph, "ins")
        return
    for paragraph in reversed(made):
        after.addnext(paragraph)
    following = made[-1].getnext()
    goes_on = following is not None and following.tag == P
    for paragraph in made if goes_on else (after, *made[:-1]):
        tracker.ends(paragraph, "ins")


def join_to_next(tracker: Tracker, paragraph: etree._Element) -> None:
    """Take out the end of a paragraph where another one follows."""
    following = paragraph.getnext()
    if following is not None and following.tag == P:
        tracker.ends(paragraph, "del")


def drop(tracker: Tracker, row: etree._Element, printed: Mapping[etree._Element, Paragraph]) -> None:
    """Take out a row, unless its cells are one with those of other rows."""
    if next(row.iter(f"{W}vMerge"), None) is not None:
        return
    tracker.row(row, "del")
    for paragraph in row.iter(P):
        if paragraph in printed:
            tracker.delete_all(printed[paragraph])
        tracker.ends(paragraph, "del")


def like(
    tracker: Tracker, model: etree._Element, texts: Mapping[int, Sequence[str]], place: int
) -> tuple[etree._Element, etree._Element]:
    """Return a new row in the form of another, its texts by the columns of the grid; and the first paragraph of the
    cell over the column ``place``.
    """
    row = element("<w:tr/>")
    for child in model:
        if child.tag not in (TC, f"{W}trPr"):
            row.append(copy.deepcopy(child))
    named: etree._Element | None = None
    column = 0
    for cell in model.iter(TC):
        properties = cell.find(f"{W}tcPr")
        span = _span(properties)
        said = next((text for at, text in texts.items() if column <= at < column + span), ())
        made = element("<w:tc/>")
        if properties is not None:
            made.append(_unmerged(properties))
        form = next(cell.iter(P))
        for text in said or ("",):
            paragraph = tracker.paragraph(text, form, numbered=not said)
            tracker.ends(paragraph, "ins")
            made.append(paragraph)
        if column <= place < column + span:
            named = made
        row.append(made)
        column += span
    tracker.row(row, "ins")
    assert named is not None
    return row, next(named.iter(P))


def last_of(row: etree._Element, later: int) -> etree._Element:
    """Return the row after which a new one goes: the last of those that are one with a row, and those added after."""
    found = row
    following = found.getnext()
    while following is not None and following.tag == TR and (later > 0 or _goes_on(following)):
        later -= not _goes_on(following)
        found, following = following, following.getnext()
    return found


def _goes_on(row: etree._Element) -> bool:
    return any(mark.get(f"{W}val") in (None, "continue") for mark in row.iter(f"{W}vMerge"))


def _span(properties: etree._Element | None) -> int:
    found = None if properties is None else properties.find(f"{W}gridSpan")
    said = "" if found is None else found.get(f"{W}val") or ""
    return int(said) if said.isdigit() else 1


def _unmerged(properties: etree._Element) -> etree._Element:
    made = copy.deepcopy(properties)
    for mark in made.findall(f"{W}vMerge"):
        made.remove(mark)
    return made
