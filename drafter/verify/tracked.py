"""Tracked changes made in the tree of a Word document: words of a paragraph, whole paragraphs and rows."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from drafter.reading.word import W, pieces
from drafter.word.names import MAIN
from drafter.word.runs import spelled
from drafter.word.zipped import escape

_R, _T = f"{W}r", f"{W}t"
_PPR, _RPR, _TRPR = f"{W}pPr", f"{W}rPr", f"{W}trPr"
_AFTER_MARKS = (f"{W}sectPr", f"{W}pPrChange")
_OFF_LOOKS = tuple(f"{W}{name}" for name in ("strike", "dstrike", "vanish"))


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a paragraph that give way to others: where they stand in what it prints."""

    start: int
    end: int
    new: str


class Tracker:
    """Makes tracked changes of one author; each has a number of its own from ``first`` on.

    There is no date where none is given, so that the same input gives the same bytes.
    """

    def __init__(self, author: str, date: str | None, first: int) -> None:
        self.author = author
        self.date = date
        self.numbers = itertools.count(first)

    def change(self, name: str) -> etree._Element:
        """Return an empty ``ins`` or ``del``."""
        made = element(f"<w:{name}/>")
        made.set(f"{W}id", str(next(self.numbers)))
        made.set(f"{W}author", self.author)
        if self.date is not None:
            made.set(f"{W}date", f"{self.date}T00:00:00Z")
        return made

    def rewrite(self, paragraph: etree._Element, edits: Iterable[Edit]) -> None:
        """Replace words of a paragraph; the look of the words around stays and the new ones take it."""
        for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
            _cut(paragraph, edit.end)
            _cut(paragraph, edit.start)
            runs = _between(paragraph, edit.start, edit.end)
            beside = runs[-1] if runs else _before(paragraph, edit.start)
            look = beside if beside is not None else next(paragraph.iter(_R), None)
            came = self.inserted(edit.new, look) if edit.new else None
            for run in runs:
                beside = self._delete(run)
            if came is None:
                continue
            if beside is not None:
                beside.addnext(came)
            else:
                paragraph.insert(0 if paragraph.find(_PPR) is None else 1, came)

    def inserted(self, text: str, like: etree._Element | None) -> etree._Element:
        """Return new words with the look of a run."""
        made = self.change("ins")
        made.append(run_of(text, like))
        return made

    def _delete(self, run: etree._Element) -> etree._Element:
        """Mark a run as deleted, and return what holds it then."""
        made = self.change("del")
        holder = run.getparent()
        assert holder is not None
        holder.replace(run, made)
        made.append(run)
        for text in run.iter(_T):
            text.tag = f"{W}delText"
        return made

    def delete_all(self, paragraph: etree._Element) -> None:
        """Mark everything that a paragraph prints as deleted."""
        for run in dict.fromkeys(_run(node) for node, _said in pieces(paragraph)):
            if run is not None:
                self._delete(run)

    def ends(self, paragraph: etree._Element, name: str) -> None:
        """Mark the end of a paragraph as inserted or deleted."""
        properties = paragraph.find(_PPR)
        if properties is None:
            properties = element("<w:pPr/>")
            paragraph.insert(0, properties)
        marks = properties.find(_RPR)
        if marks is None:
            marks = element("<w:rPr/>")
            at = next((n for n, child in enumerate(properties) if child.tag in _AFTER_MARKS), len(properties))
            properties.insert(at, marks)
        if marks.find(f"{W}ins") is None and marks.find(f"{W}del") is None:
            marks.insert(0, self.change(name))

    def row(self, row: etree._Element, name: str) -> None:
        """Mark a row as inserted or deleted; what it prints is marked by who makes it or takes it out."""
        properties = row.find(_TRPR)
        if properties is None:
            properties = element("<w:trPr/>")
            before = [child for child in row if child.tag == f"{W}tblPrEx"]
            row.insert(len(before), properties)
        properties.append(self.change(name))

    def paragraph(self, text: str, like: etree._Element, *, numbered: bool = False) -> etree._Element:
        """Return a new paragraph with new words, in the form of another one."""
        made = element("<w:p/>")
        properties = like.find(_PPR)
        if properties is not None:
            made.append(_form(properties, numbered))
        if text:
            made.append(self.inserted(text, next(like.iter(_R), None)))
        return made


_NAME = re.compile(r"^<(?P<name>[\w:]+)")


def element(markup: str) -> etree._Element:
    """Return an element of Word from its markup."""
    whole = _NAME.sub(rf'<\g<name> xmlns:w="{MAIN}"', markup, count=1)
    return etree.fromstring(whole, etree.XMLParser(resolve_entities=False, no_network=True))


def run_of(text: str, like: etree._Element | None) -> etree._Element:
    """Return a run of words in the look of another run; a «\\n» is a line break."""
    made = element(f"<w:r>{spelled(text)}</w:r>")
    look = None if like is None else like.find(_RPR)
    if look is not None:
        kept = copy.deepcopy(look)
        for mark in [mark for name in _OFF_LOOKS for mark in kept.findall(name)]:
            kept.remove(mark)
        made.insert(0, kept)
    return made


def _form(properties: etree._Element, numbered: bool) -> etree._Element:
    """The form of a paragraph without what is of its own: its tracked end, the sheet, its number."""
    made = copy.deepcopy(properties)
    left = [*_AFTER_MARKS, *([] if numbered else [f"{W}numPr"])]
    for child in [child for child in made if child.tag in left]:
        made.remove(child)
    marks = made.find(_RPR)
    for mark in list(marks) if marks is not None else []:
        if mark.tag in (f"{W}ins", f"{W}del") and marks is not None:
            marks.remove(mark)
    return made


def _run(node: etree._Element) -> etree._Element | None:
    return next(node.iterancestors(_R), None)


def _cut(paragraph: etree._Element, at: int) -> None:
    """Part the run that prints what stands at a place, so that one run ends there."""
    here = 0
    for node, said in pieces(paragraph):
        end = here + len(said)
        run = _run(node)
        if run is not None and here <= at < end:
            after = _split_text(node, at - here) if at > here else node
            if any(child.tag != _RPR for child in after.itersiblings(preceding=True)):
                _split_run(run, after)
            return
        here = end


def _split_text(node: etree._Element, size: int) -> etree._Element:
    """Part a piece of text in two, and return the second."""
    said = node.text or ""
    before, after = (element(f'<w:t xml:space="preserve">{escape(part)}</w:t>') for part in (said[:size], said[size:]))
    node.addnext(before)
    before.addnext(after)
    holder = node.getparent()
    assert holder is not None
    holder.remove(node)
    return after


def _split_run(run: etree._Element, first: etree._Element) -> None:
    """Put a child of a run and what follows it into a run of its own right after."""
    made = element("<w:r/>")
    look = run.find(_RPR)
    if look is not None:
        made.append(copy.deepcopy(look))
    children = list(run)
    for child in children[children.index(first) :]:
        made.append(child)
    run.addnext(made)


def _between(paragraph: etree._Element, start: int, end: int) -> list[etree._Element]:
    """The runs that print what stands between two places, at which runs end."""
    found: list[etree._Element] = []
    here = 0
    for node, said in pieces(paragraph):
        run = _run(node)
        if said and start <= here and here + len(said) <= end and run is not None and run not in found:
            found.append(run)
        here += len(said)
    return found


def _before(paragraph: etree._Element, at: int) -> etree._Element | None:
    """The run that prints the last sign before a place, or None."""
    here = 0
    found: etree._Element | None = None
    for node, said in pieces(paragraph):
        if here >= at:
            break
        found = _run(node) if said else found
        here += len(said)
    return found
