"""Tracked changes made in the tree of a Word document: words of a paragraph, whole paragraphs and rows."""

from __future__ import annotations

import copy
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from drafter.word.names import MAIN, RUN, T, W
from drafter.word.pieces import Paragraph
from drafter.word.runs import spelled
from drafter.word.zipped import escape

_PPR, _RPR, _TRPR = f"{W}pPr", f"{W}rPr", f"{W}trPr"
_AFTER_MARKS = (f"{W}sectPr", f"{W}pPrChange")
_OFF_LOOKS = tuple(f"{W}{name}" for name in ("strike", "dstrike", "vanish"))


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of a paragraph that give way to others: where they stand in what it prints."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What an element prints."""

    node: etree._Element
    text: str


class Tracker:
    """Makes tracked changes of one author; each has a number of its own from ``first`` on.

    There is no date where none is given, so that the same input gives the same bytes.
    """

    def __init__(self, author: str, date: str | None, first: int) -> None:
        self.author = author
        self.date = date
        self.numbers = itertools.count(first)
        self._said: dict[etree._Element, list[_Said]] = {}

    def _pieces(self, paragraph: Paragraph) -> list[_Said]:
        """What the elements of a paragraph print, those that were parted since it was read among them."""
        return self._said.setdefault(paragraph.element, [_Said(one.node, one.text) for one in paragraph.pieces])

    def change(self, name: str) -> etree._Element:
        """Return an empty ``ins`` or ``del``."""
        made = element(f"<w:{name}/>")
        made.set(f"{W}id", str(next(self.numbers)))
        made.set(f"{W}author", self.author)
        if self.date is not None:
            made.set(f"{W}date", f"{self.date}T00:00:00Z")
        return made

    def rewrite(self, printed: Paragraph, edits: Iterable[Edit]) -> None:
        """Replace words of a paragraph; the look of the words around stays and the new ones take it."""
        paragraph, pieces = printed.element, self._pieces(printed)
        for edit in sorted(edits, key=lambda each: (each.start, each.end), reverse=True):
            _cut(pieces, edit.end)
            _cut(pieces, edit.start)
            runs = _between(pieces, edit.start, edit.end)
            beside = runs[-1] if runs else _before(pieces, edit.start)
            look = beside if beside is not None else next(paragraph.iter(RUN), None)
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
        for text in run.iter(T):
            text.tag = f"{W}delText"
        return made

    def delete_all(self, paragraph: Paragraph) -> None:
        """Mark everything that a paragraph prints as deleted."""
        for run in dict.fromkeys(_run(one.node) for one in self._pieces(paragraph)):
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
            made.append(self.inserted(text, next(like.iter(RUN), None)))
        return made


_COUNTED = tuple(f"{W}{name}" for name in ("ins", "del", "bookmarkStart", "commentRangeStart", "commentReference"))


def highest_number(document: etree._Element) -> int:
    """Return the highest number of a change, a bookmark or a comment of a document."""
    numbers = (each.get(f"{W}id", "") for each in document.iter(*_COUNTED))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def put_comment(paragraph: etree._Element, number: int) -> None:
    """Anchor the comment of a number in a paragraph."""
    start = element(f'<w:commentRangeStart w:id="{number}"/>')
    paragraph.insert(0 if paragraph.find(_PPR) is None else 1, start)
    paragraph.append(element(f'<w:commentRangeEnd w:id="{number}"/>'))
    paragraph.append(element(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))


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
    return next(node.iterancestors(RUN), None)


def _cut(pieces: list[_Said], at: int) -> None:
    """Part the run that prints what stands at a place, so that one run ends there."""
    here = 0
    for number, one in enumerate(pieces):
        end = here + len(one.text)
        run = _run(one.node)
        if run is not None and here <= at < end:
            if at > here:
                pieces[number : number + 1] = _split_text(one, at - here)
                number += 1
            after = pieces[number].node
            if any(child.tag != _RPR for child in after.itersiblings(preceding=True)):
                _split_run(run, after)
            return
        here = end


def _split_text(one: _Said, size: int) -> list[_Said]:
    """Part a piece of text in two; it is written as it is printed, but for capitals that are only a look."""
    said = one.node.text or ""
    if said.upper() != one.text.upper():
        said = one.text
    made: list[_Said] = []
    for part, text in ((said[:size], one.text[:size]), (said[size:], one.text[size:])):
        new = element(f'<w:t xml:space="preserve">{escape(part)}</w:t>')
        one.node.addprevious(new)
        made.append(_Said(new, text))
    holder = one.node.getparent()
    assert holder is not None
    holder.remove(one.node)
    return made


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


def _between(pieces: Iterable[_Said], start: int, end: int) -> list[etree._Element]:
    """The runs that print what stands between two places, at which runs end."""
    found: list[etree._Element] = []
    here = 0
    for one in pieces:
        run = _run(one.node)
        if one.text and start <= here and here + len(one.text) <= end and run is not None and run not in found:
            found.append(run)
        here += len(one.text)
    return found


def _before(pieces: Iterable[_Said], at: int) -> etree._Element | None:
    """The run that prints the last sign before a place, or None."""
    here = 0
    found: etree._Element | None = None
    for one in pieces:
        if here >= at:
            break
        found = _run(one.node) if one.text else found
        here += len(one.text)
    return found
