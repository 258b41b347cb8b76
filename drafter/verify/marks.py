"""A Word file with its mistakes marked: what would mend them as tracked changes, and a comment at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from drafter.diff import Kind
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.verify.bill import Document
from drafter.verify.layout import Cell
from drafter.verify.lines import Line, lines_of
from drafter.verify.mistakes import Added, Dropped, Mend, Mistake, Rewritten, RowAdded, RowDropped
from drafter.verify.phrases import marks
from drafter.verify.tables import Row
from drafter.word import opened, rows
from drafter.word.commented import Comment, comments_in, with_parts
from drafter.word.tracked import Edit, Tracker, highest_number, put_comment


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
        self.word = opened(document.path, document.data)
        self.root = self.word.document
        self.twins = dict(zip(document.word.document.iter("*"), self.root.iter("*"), strict=True))
        self.author, self.initials = author or said.author, said.initials
        self.date = date
        self.first = 1 + max(comments_in(document.path, document.data), highest_number(self.root))
        self.tracker = Tracker(self.author, date, self.first + 2 * len(document.mistakes))
        self.edits: dict[etree._Element, list[Edit]] = {}
        self.added: Counter[etree._Element] = Counter()

    def written(self) -> bytes:
        mends = [mend for mistake in self.document.mistakes for mend in mistake.mends]
        for mend in mends:
            self._gather(mend)
        for mend in mends:
            if isinstance(mend, Added) and not self._breaks(mend):
                after = None if mend.after is None else self.twins[mend.after.holder]
                rows.add_paragraphs(self.tracker, self.twins[mend.cell.element], after, mend.texts)
        for holder, edits in self.edits.items():
            self.tracker.rewrite(self.word.story.of[holder], list(_apart(edits)))
        for mend in mends:
            if isinstance(mend, Dropped):
                alone = len(list(lines_of(self.document.word.story.of[mend.line.holder]))) == 1
                if alone:
                    rows.join_to_next(self.tracker, self.twins[mend.line.holder])
            elif isinstance(mend, RowDropped):
                rows.drop(self.tracker, self.twins[mend.row.element], self.word.story.of)
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
                return rows.first_paragraph(self.twins[at.element])
            case Row():
                return rows.first_paragraph(self.twins[at.place.element])
        return rows.first_paragraph(self.root)

    def _comments(self, notes: Sequence[_Note]) -> Iterator[Comment]:
        for number, note in enumerate(notes, start=self.first):
            put_comment(note.holder, number)
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
        *_before, last = lines_of(self.document.word.story.of[mend.after.holder])
        return last.start != mend.after.start

    def _add_row(self, mend: RowAdded) -> etree._Element:
        """A row in the form of the one beside it; returns the paragraph of its place."""
        beside = mend.beside
        model = self.twins[beside.element]
        texts = {beside.place.column: (mend.place,), beside.old.column: mend.old, beside.new.column: mend.new}
        row, place = rows.like(self.tracker, model, texts, beside.place.column)
        if mend.before:
            model.addprevious(row)
        else:
            rows.last_of(model, self.added[model]).addnext(row)
            self.added[model] += 1
        return place


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


def _said(finding: Finding) -> Iterator[str]:
    yield f"{finding.code}: {finding.message}"
    if finding.expected:
        yield _("Должно быть: {text}").format(text=finding.expected)
    if finding.found:
        yield _("Найдено: {text}").format(text=finding.found)
    if finding.hint:
        yield finding.hint
