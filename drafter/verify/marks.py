"""A Word file with its mistakes marked: what would mend them as tracked changes, and a comment at each."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from drafter.diff import Kind
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.reading.word import W
from drafter.verify.bill import Document
from drafter.verify.layout import Cell
from drafter.verify.lines import Line, lines_of
from drafter.verify.mistakes import Added, Dropped, Mend, Mistake, Rewritten, RowAdded, RowDropped
from drafter.verify.phrases import marks
from drafter.verify.tables import Row
from drafter.verify.tracked import Edit, Tracker, element
from drafter.word.commented import Comment, comments_in, document_of, with_parts

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _TR, _TC = f"{W}p", f"{W}tr", f"{W}tc"
_PPR = f"{W}pPr"
_COUNTED = tuple(f"{W}{name}" for name in ("ins", "del", "bookmarkStart", "commentRangeStart", "commentReference"))


def checked(document: Document, *, author: str | None = None, date: str | None = None) -> bytes:
    """Return a document with its mistakes marked; the same bytes each time for the same input.

    Rejecting every tracked change gives the text as it was.
    """
    return _Marker(document, author, date).written()


@dataclass(frozen=True, slots=True)
class _Note:
    """A finding and the paragraph that bears its comment."""

    finding: Finding
    holder: etree._Element


class _Marker:
    """Marks one document in a tree of its own."""

    def __init__(self, document: Document, author: str | None, date: str | None) -> None:
        said = marks()
        self.document = document
        self.root = document_of(document.path, document.data)
        self.twins = dict(zip(document.word.document.iter("*"), _without_fallback(self.root), strict=True))
        self.author, self.initials = author or said.author, said.initials
        self.date = date
        self.first = 1 + max(comments_in(document.path, document.data), _highest(self.root))
        self.tracker = Tracker(self.author, date, self.first + 2 * len(document.mistakes))
        self.edits: dict[etree._Element, list[Edit]] = {}
        self.added: Counter[etree._Element] = Counter()

    def written(self) -> bytes:
        mends = [mend for mistake in self.document.mistakes for mend in mistake.mends]
        for mend in mends:
            self._gather(mend)
        for mend in mends:
            if isinstance(mend, Added) and not self._breaks(mend):
                self._add(mend)
        for holder, edits in self.edits.items():
            self.tracker.rewrite(holder, list(_apart(edits)))
        for mend in mends:
            if isinstance(mend, Dropped):
                self._close(mend)
            elif isinstance(mend, RowDropped):
                self._drop_row(mend)
        notes = [note for mistake in self.document.mistakes for note in self._notes(mistake)]
        return with_parts(self.document.path, self.document.data, self.root, list(self._comments(notes)))

    def _notes(self, mistake: Mistake) -> Iterator[_Note]:
        """The comment of a mistake, at the new row where it adds one."""
        holder = self._holder(mistake.at)
        for mend in mistake.mends:
            if isinstance(mend, RowAdded):
                holder = self._add_row(mend)
        if holder is not None and mistake.finding.severity is not Severity.INFO:
            yield _Note(mistake.finding, holder)

    def _holder(self, at: Line | Cell | Row | None) -> etree._Element | None:
        match at:
            case Line():
                return self.twins[at.holder]
            case Cell():
                return next(self.twins[at.element].iter(_P), None)
            case Row():
                return next(self.twins[at.place.element].iter(_P), None)
        return next(self.root.iter(_P), None)

    def _comments(self, notes: Sequence[_Note]) -> Iterator[Comment]:
        for number, note in enumerate(notes, start=self.first):
            start = element(f'<w:commentRangeStart w:id="{number}"/>')
            note.holder.insert(0 if note.holder.find(_PPR) is None else 1, start)
            note.holder.append(element(f'<w:commentRangeEnd w:id="{number}"/>'))
            note.holder.append(element(f'<w:r><w:commentReference w:id="{number}"/></w:r>'))
            yield Comment(
                number=number,
                author=self.author,
                initials=self.initials,
                date=self.date,
                lines=tuple(_said(note.finding)),
            )

    def _gather(self, mend: Mend) -> None:
        """Take the words of paragraphs that change."""
        match mend:
            case Rewritten():
                for edit in _edits(mend):
                    self._edit(mend.line, edit)
            case Dropped(line=line):
                self._edit(line, Edit(line.start, line.end, ""))
            case Added() if self._breaks(mend):
                assert mend.after is not None
                at = mend.after.end
                self._edit(mend.after, Edit(at, at, "".join(f"\n{text}" for text in mend.texts)))

    def _edit(self, line: Line, edit: Edit) -> None:
        self.edits.setdefault(self.twins[line.holder], []).append(edit)

    def _breaks(self, mend: Added) -> bool:
        """Whether new lines go into a paragraph that has others after them."""
        if mend.after is None:
            return False
        *_before, last = lines_of(mend.after.holder, "")
        return last.start != mend.after.start

    def _add(self, mend: Added) -> None:
        """New paragraphs in a cell: the end that comes with them is theirs, or that of the last one before them."""
        cell = self.twins[mend.cell.element]
        holders = list(cell.iter(_P))
        after = None if mend.after is None else self.twins[mend.after.holder]
        like = after if after is not None else holders[0]
        made = [self.tracker.paragraph(text, like) for text in mend.texts]
        if after is None:
            for paragraph in made:
                holders[0].addprevious(paragraph)
                self.tracker.ends(paragraph, "ins")
            return
        for paragraph in reversed(made):
            after.addnext(paragraph)
        following = made[-1].getnext()
        goes_on = following is not None and following.tag == _P
        for paragraph in made if goes_on else (after, *made[:-1]):
            self.tracker.ends(paragraph, "ins")

    def _close(self, mend: Dropped) -> None:
        """The end of a paragraph goes with its only line, where another paragraph follows."""
        holder = self.twins[mend.line.holder]
        following = holder.getnext()
        alone = len(list(lines_of(mend.line.holder, ""))) == 1
        if alone and following is not None and following.tag == _P:
            self.tracker.ends(holder, "del")

    def _drop_row(self, mend: RowDropped) -> None:
        row = self.twins[mend.row.element]
        if next(row.iter(f"{W}vMerge"), None) is not None:
            return  # its cells are one with those of other rows
        self.tracker.row(row, "del")
        for paragraph in row.iter(_P):
            self.tracker.delete_all(paragraph)
            self.tracker.ends(paragraph, "del")

    def _add_row(self, mend: RowAdded) -> etree._Element:
        """A row in the form of the one beside it; returns the paragraph of its place."""
        beside = mend.beside
        model = self.twins[beside.element]
        row = element("<w:tr/>")
        for child in model:
            if child.tag != _TC and child.tag != f"{W}trPr":
                row.append(copy.deepcopy(child))
        place: etree._Element | None = None
        texts = {beside.place.column: (mend.place,), beside.old.column: mend.old, beside.new.column: mend.new}
        column = 0
        for cell in model.iter(_TC):
            properties = cell.find(f"{W}tcPr")
            span = _span(properties)
            said = next((text for at, text in texts.items() if column <= at < column + span), ())
            made = element("<w:tc/>")
            if properties is not None:
                made.append(_unmerged(properties))
            like = next(cell.iter(_P))
            for text in said or ("",):
                paragraph = self.tracker.paragraph(text, like, numbered=not said)
                self.tracker.ends(paragraph, "ins")
                made.append(paragraph)
            if column <= beside.place.column < column + span:
                place = made
            row.append(made)
            column += span
        self.tracker.row(row, "ins")
        if mend.before:
            model.addprevious(row)
        else:
            _last_of(model, self.added[model]).addnext(row)
            self.added[model] += 1
        assert place is not None
        return next(place.iter(_P))


def _without_fallback(root: etree._Element) -> Iterator[etree._Element]:
    """The elements of a document in order, without those that are there for older programs."""
    if root.tag == _FALLBACK:
        return
    yield root
    for child in root.iterchildren("*"):
        yield from _without_fallback(child)


def _highest(root: etree._Element) -> int:
    numbers = (each.get(f"{W}id", "") for each in root.iter(*_COUNTED))
    return max((int(number) for number in numbers if number.isdigit()), default=0)


def _edits(mend: Rewritten) -> Iterator[Edit]:
    """The changed words of a line, by their place in its paragraph; those in a number that Word gives stay."""
    line = mend.line
    at = 0
    gone: tuple[int, int] | None = None
    for segment in mend.segments:
        match segment.kind:
            case Kind.EQUAL:
                if gone is not None:
                    yield from _edit(line, gone, "")
                gone, at = None, at + len(segment.text)
            case Kind.DELETE:
                gone, at = (at, at + len(segment.text)), at + len(segment.text)
            case Kind.INSERT:
                yield from _edit(line, gone or (at, at), segment.text)
                gone = None
    if gone is not None:
        yield from _edit(line, gone, "")


def _apart(edits: Sequence[Edit]) -> Iterator[Edit]:
    """The edits that do not meet: a cell over several rows may be told of more than once."""
    taken: list[Edit] = []
    for edit in dict.fromkeys(edits):
        if all(edit.end <= other.start or other.end <= edit.start for other in taken):
            taken.append(edit)
            yield edit


def _edit(line: Line, span: tuple[int, int], new: str) -> Iterator[Edit]:
    start, end = line.spot(span[0]), line.spot(span[1])
    if start is not None and end is not None:
        yield Edit(start, max(start, end), new)


def _span(properties: etree._Element | None) -> int:
    found = None if properties is None else properties.find(f"{W}gridSpan")
    said = "" if found is None else found.get(f"{W}val") or ""
    return int(said) if said.isdigit() else 1


def _unmerged(properties: etree._Element) -> etree._Element:
    made = copy.deepcopy(properties)
    for mark in made.findall(f"{W}vMerge"):
        made.remove(mark)
    return made


def _last_of(row: etree._Element, later: int) -> etree._Element:
    """The row after which a new one goes: the last of those that are one with a row, and those added after it."""
    found = row
    following = found.getnext()
    while following is not None and following.tag == _TR and (later > 0 or _goes_on(following)):
        later -= not _goes_on(following)
        found, following = following, following.getnext()
    return found


def _goes_on(row: etree._Element) -> bool:
    return any(mark.get(f"{W}val") in (None, "continue") for mark in row.iter(f"{W}vMerge"))


def _said(finding: Finding) -> Iterator[str]:
    yield f"{finding.code}: {finding.message}"
    if finding.expected:
        yield _("Должно быть: {text}").format(text=finding.expected)
    if finding.found:
        yield _("Найдено: {text}").format(text=finding.found)
    if finding.hint:
        yield finding.hint
