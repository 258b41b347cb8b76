"""Tracked changes of a Word document accepted or rejected, as Word does it in the tree."""

from __future__ import annotations

import copy

from lxml import etree

from drafter.word.names import DELETED, TBL, TR, P, T, W

COMES, GOES = ("ins", "moveTo"), ("del", "moveFrom")
CELLS = tuple(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge"))
_MARKS = tuple(
    f"{W}{name}"
    for name in (
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart",
        "commentRangeEnd", "rPrChange", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange", "sectPrChange",
        "tblGridChange", "numberingChange",
    )
)  # fmt: skip


def changes_in(document: etree._Element) -> int:
    """Count the tracked changes of a document."""
    return sum(1 for _change in document.iter(*(f"{W}{name}" for name in (*COMES, *GOES))))


def is_redlined(document: etree._Element) -> bool:
    """Tell whether a document keeps any tracked change, be it of words or of their look."""
    return next(document.iter(*(f"{W}{name}" for name in (*COMES, *GOES)), *_MARKS), None) is not None


def changes_cells(document: etree._Element) -> bool:
    """Tell whether a document keeps changes that add or merge cells."""
    return next(document.iter(*CELLS), None) is not None


def settled(document: etree._Element, *, accept: bool) -> etree._Element:
    """Return a document with every tracked change accepted, or rejected; the given one stays as it is.

    A paragraph whose end goes is joined to the next one of its flow; before a table and at the end of a cell or of the
    document there is none, and the paragraph stays unless nothing is left of it.
    """
    made = copy.deepcopy(document)
    stays, goes = (COMES, GOES) if accept else (GOES, COMES)
    for row in list(made.iter(TR)):
        if any(row.find(f"{W}trPr/{W}{name}") is not None for name in goes):
            _drop(row)
    for table in list(made.iter(TBL)):
        if next(table.iter(TR), None) is None:
            _drop(table)
    ending = [
        paragraph
        for paragraph in made.iter(P)
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in goes)
    ]
    for name in goes:
        for change in list(made.iter(f"{W}{name}")):
            _drop(change)
    for paragraph in ending:
        _join(paragraph)
    for name in stays:
        for change in list(made.iter(f"{W}{name}")):
            for text in list(change.iter(DELETED)) if name in GOES else ():
                text.tag = T
            _unwrap(change)
    for name in ("rPr", "pPr") if not accept else ():
        for change in list(made.iter(f"{W}{name}Change")):
            _restore(change, name)
    for mark in list(made.iter(*_MARKS)):
        _drop(mark)
    return made


def _drop(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def _restore(change: etree._Element, name: str) -> None:
    """Give a run or a paragraph the form back that it had before a tracked change of it."""
    holder, old = change.getparent(), change.find(f"{W}{name}")
    if holder is not None:
        for child in [child for child in holder if child.tag not in _OF_END]:
            holder.remove(child)
        holder[:0] = list(old) if old is not None else []


_OF_END = (f"{W}rPr", f"{W}sectPr")
"""What stands in the form of a paragraph and is of its end, not of itself."""


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    holder = element.getparent()
    if holder is not None:
        at = holder.index(element)
        holder[at : at + 1] = list(element)


def _join(paragraph: etree._Element) -> None:
    """Put what is left of a paragraph before the words of the next one."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (P, TBL):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is not None and following.tag == P:
        properties = following.find(f"{W}pPr")
        at = 0 if properties is None else following.index(properties) + 1
        following[at:at] = content
        _drop(paragraph)
        return
    before = paragraph.getprevious()
    if not content and before is not None and before.tag == P:
        _drop(paragraph)  # the paragraph before is then the last one of the flow
