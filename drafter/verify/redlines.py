"""A Word redline read by itself: its text with every tracked change rejected, and with every one accepted.

The reader shares nothing with what writes redlines: it settles the changes in the tree as Word does, then reads what is
printed.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree

from drafter.files import guard
from drafter.messages import _
from drafter.reading.word import Opened, W, lines, opened, printed

_COMES, _GOES = ("ins", "moveTo"), ("del", "moveFrom")
_CELLS = tuple(f"{W}{name}" for name in ("cellIns", "cellDel", "cellMerge"))
_MARKS = tuple(
    f"{W}{name}"
    for name in (
        "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart",
        "commentRangeEnd", "rPrChange", "pPrChange", "trPrChange", "tcPrChange", "tblPrChange", "sectPrChange",
        "tblGridChange", "numberingChange",
    )
)  # fmt: skip
_P, _TR, _TBL = f"{W}p", f"{W}tr", f"{W}tbl"
_DELETED_TEXT = f"{W}delText"


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """The paragraphs of a redline, tables among them: ``rejected`` as they were, ``accepted`` as they will be.

    ``changes`` counts the tracked changes.
    """

    rejected: tuple[str, ...]
    accepted: tuple[str, ...]
    changes: int


def read_redline(path: Path) -> Redline:
    """Read a redline from a file.

    Raises InputError D026 for a file that is no ordinary Word document, or has cells that come or go.
    """
    return redline(path, guard.read_bytes(path))


def redline(path: Path, data: bytes) -> Redline:
    """Read a redline from the bytes of a Word file; the path is for findings alone.

    Paragraphs without words are left out, blanks are single and ordinary.
    """
    word = opened(path, data)
    if next(word.document.iter(*_CELLS), None) is not None:
        raise guard.refused(path, _("исправления, которые меняют клетки таблицы"), _("исправления слов и строк"))
    names = [f"{W}{name}" for name in (*_COMES, *_GOES)]
    return Redline(
        rejected=_texts(word, accept=False),
        accepted=_texts(word, accept=True),
        changes=sum(1 for _change in word.document.iter(*names)),
    )


def _texts(word: Opened, *, accept: bool) -> tuple[str, ...]:
    settled = replace(word, document=resolved(word.document, accept=accept))
    return tuple(line for _holder, label, text in printed(settled) for line in lines(label, text))


def resolved(document: etree._Element, *, accept: bool) -> etree._Element:
    """Return a document with every tracked change accepted, or rejected; the given one stays as it is.

    A paragraph whose end goes is joined to the next one of its flow; before a table and at the end of a cell or of the
    document there is none, and the paragraph stays unless nothing is left of it.
    """
    made = copy.deepcopy(document)
    stays, goes = (_COMES, _GOES) if accept else (_GOES, _COMES)
    for row in list(made.iter(_TR)):
        if any(row.find(f"{W}trPr/{W}{name}") is not None for name in goes):
            _drop(row)
    for table in list(made.iter(_TBL)):
        if next(table.iter(_TR), None) is None:
            _drop(table)
    ending = [
        paragraph
        for paragraph in made.iter(_P)
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in goes)
    ]
    for name in goes:
        for change in list(made.iter(f"{W}{name}")):
            _drop(change)
    for paragraph in ending:
        _join(paragraph)
    for name in stays:
        for change in list(made.iter(f"{W}{name}")):
            _unwrap(change)
    for mark in list(made.iter(*_MARKS)):
        _drop(mark)
    for text in list(made.iter(_DELETED_TEXT)):
        text.tag = f"{W}t"
    return made


def _drop(element: etree._Element) -> None:
    holder = element.getparent()
    if holder is not None:
        holder.remove(element)


def _unwrap(element: etree._Element) -> None:
    """Put what an element holds in its place."""
    holder = element.getparent()
    if holder is not None:
        at = holder.index(element)
        holder[at : at + 1] = list(element)


def _join(paragraph: etree._Element) -> None:
    """Put what is left of a paragraph before the words of the next one."""
    following = paragraph.getnext()
    while following is not None and following.tag not in (_P, _TBL):
        following = following.getnext()
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    if following is not None and following.tag == _P:
        properties = following.find(f"{W}pPr")
        at = 0 if properties is None else following.index(properties) + 1
        following[at:at] = content
        _drop(paragraph)
        return
    before = paragraph.getprevious()
    if not content and before is not None and before.tag == _P:
        _drop(paragraph)  # the paragraph before is then the last one of the flow
