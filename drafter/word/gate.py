"""The gate for Word files: one is opened here, looked at, and read as it is printed or refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from lxml import etree

from drafter.errors import Finding, InputError, Place, Severity
from drafter.files import guard
from drafter.files.apart import Progress, apart
from drafter.messages import _
from drafter.text.letters import normal, seen
from drafter.word.comments import Comment, comments_of
from drafter.word.markup import misplaced
from drafter.word.names import REVISIONS, TBL, TR, W
from drafter.word.numbering import Numbers
from drafter.word.package import Package, package_of
from drafter.word.pieces import Paragraph
from drafter.word.printed import Story
from drafter.word.refusals import Kind, Trouble, refused
from drafter.word.settled import settled
from drafter.word.sheet import of_section
from drafter.word.styles import Styles
from drafter.word.theme import Theme

SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")
"""The endings of Word files that are read."""
SECONDS = 9.0
"""For a Word file in a process apart; the whole Code takes 0.4."""
_BESIDE = ("footnotes", "endnotes", "header", "footer")


@dataclass(frozen=True, kw_only=True, eq=False)
class Word:
    """A Word file that is open: its package, the tree of its document, its styles and definitions of lists."""

    package: Package
    document: etree._Element
    styles: Styles
    numbering: etree._Element | None

    @property
    def path(self) -> Path:
        """The file, for findings."""
        return self.package.path

    @cached_property
    def story(self) -> Story:
        """What the document prints."""
        body = self.document.find(f"{W}body")
        return Story(self.document if body is None else body, self.styles, Numbers(self.numbering, self.styles))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The printed paragraphs, those of tables and boxes among them."""
        return self.story.paragraphs

    @cached_property
    def beside(self) -> tuple[Paragraph, ...]:
        """What is printed beside the text: notes, headers and footers."""
        found: list[Paragraph] = []
        for kind in _BESIDE:
            for name in self.package.related.get(kind, ()):
                root = self.package.tree(name)
                _sound(self.path, root)
                found += Story(root, self.styles, Numbers(self.numbering, self.styles), beside=True).paragraphs
        return tuple(found)

    @property
    def unstyled(self) -> list[str]:
        """The styles that paragraphs name and the file has not: each program puts its own in their place."""
        named = (one.element.find(f"{W}pPr/{W}pStyle") for one in (*self.paragraphs, *self.beside))
        keys = {key for one in named if one is not None and (key := one.get(f"{W}val"))}
        return sorted(key for key in keys if not self.styles.has("paragraph", key))

    @cached_property
    def comments(self) -> tuple[Comment, ...]:
        """The comments of reviewers, each with the words that it is anchored to."""
        return tuple(comments_of(self.package, self.story.anchors)) if self.paragraphs else ()

    def settled(self, *, accept: bool) -> Word:
        """Return the file as it is with every tracked change accepted, or rejected."""
        return replace(self, document=settled(self.document, accept=accept))


def opened(path: Path, data: bytes) -> Word:
    """Open a Word file; the path is for findings alone.

    Raises InputError D026 for a file that is no ordinary Word document.
    """
    package = package_of(path, data)
    document = package.tree(package.main)
    if document.tag != f"{W}document":
        raise refused(path, Kind.OTHER_FORM, str(document.tag))
    if sum(1 for _paragraph in document.iter(f"{W}p")) > guard.MOST_PARAGRAPHS:
        raise refused(path, Kind.BOMB, _("не больше {n} абзацев").format(n=guard.MOST_PARAGRAPHS))
    styles, numbering = package.one("styles"), package.one("numbering")
    for root in (styles, numbering):
        if (twice := _defined_twice(root)) is not None:
            raise refused(path, Kind.MARKUP, _("разметка {name} дважды").format(name=twice))
    found = Word(
        package=package,
        document=document,
        styles=Styles(styles, Theme(package.one("theme"), package.one("settings"))),
        numbering=numbering,
    )
    if found.styles.doubled:
        raise refused(path, Kind.DAMAGED, _("два стиля с одним именем"))
    for root in (document, styles, numbering):
        if root is not None:
            _sound(path, root)
    for form in document.iter(f"{W}sectPr"):
        if (said := of_section(form)) is not None:
            raise refused(path, Kind.HIDDEN, said)
    if "aFChunk" in package.related or {"aFChunk", "subDocument"} & package.outside:
        raise refused(path, Kind.ELSEWHERE, _("вложенный документ, текст которого в другом файле"))
    return found


_ONCE: Mapping[str, tuple[str, ...]] = {
    f"{W}style": ("type", "styleId"),
    f"{W}abstractNum": ("abstractNumId",),
    f"{W}num": ("numId",),
}


def _defined_twice(root: etree._Element | None) -> str | None:
    """Return what a part defines twice and not alike: programs take either."""
    found: dict[tuple[str | None, ...], bytes] = {}
    for one in root.iter(*_ONCE) if root is not None else ():
        key = (str(one.tag), *(one.get(f"{W}{name}") for name in _ONCE[str(one.tag)]))
        said = etree.tostring(one, method="c14n")
        if found.setdefault(key, said) != said:
            return f"{etree.QName(one).localname} {key[-1]}"
    return None


def _sound(path: Path, root: etree._Element) -> None:
    said = misplaced(root)
    if said is not None:
        raise refused(path, Kind.MARKUP, said)


def has_changes(word: Word) -> bool:
    """Tell whether a file keeps changes of words, rows or numbers that nobody accepted or rejected."""
    return next(word.document.iter(*REVISIONS), None) is not None


def unchanged(word: Word) -> None:
    """Refuse a file that keeps tracked changes.

    Raises InputError D026, which tells our own redline from a draft of somebody's.
    """
    if not has_changes(word):
        return
    own = word.package.properties
    if own is not None and (own.identifier or "").startswith("sha256:"):
        raise refused(
            word.path,
            Kind.CHANGES,
            _("правки, которые создала эта программа: «{name}»").format(name=own.subject),
            hint=_("возьмите файл законопроекта (bill.rus.docx, bill.kaz.docx) или примите исправления в Word"),
        )
    raise refused(word.path, Kind.CHANGES, _("непринятые исправления"))


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a Word file that a person names, once a process apart has read it to its end.

    Raises InputError D001–D005 for a file that cannot be read, D026 for one that is not safe to read.
    """
    data = guard.read_bytes(path)
    apart(_tried, path, seconds=SECONDS)
    return data


@dataclass(frozen=True, slots=True)
class Counted:
    """How many paragraphs a file prints."""

    paragraphs: int


def _tried(path: Path, _progress: Progress) -> Counted:
    word = opened(path, guard.read_bytes(path))
    return Counted(len(word.paragraphs) + len(word.beside))


def trouble(paragraph: Paragraph, *, objects: bool = True, struck: bool = False) -> Trouble | None:
    """Return the first reason not to read a paragraph, or None.

    Without ``objects`` what is drawn in it does not matter; with ``struck`` neither do words struck out.
    """
    found = next(iter(paragraph.troubles), None)
    if found is None and not struck and paragraph.struck:
        found = Trouble(Kind.STRUCK, _("зачеркнутые слова «{words}»").format(words=paragraph.struck[:60]))
    if found is None and objects and paragraph.objects:
        found = Trouble(paragraph.objects[0].kind, paragraph.objects[0].said)
    return found or _signs(paragraph)


def _signs(paragraph: Paragraph) -> Trouble | None:
    said = seen(paragraph.text).trouble or (seen(paragraph.label).trouble if paragraph.label else None)
    return None if said is None else Trouble(Kind.SIGN, said)


def readable(word: Word, paragraphs: Iterable[Paragraph], *, objects: bool = True, struck: bool = False) -> None:
    """Refuse paragraphs that cannot be read so as they are printed, as ``trouble`` says.

    Raises InputError D026 with the paragraph.
    """
    for paragraph in paragraphs:
        found = trouble(paragraph, objects=objects, struck=struck)
        if found is not None:
            raise refusal(word, paragraph, found)


def refusal(word: Word, paragraph: Paragraph, found: Trouble) -> InputError:
    """Return the error for a paragraph, with its words."""
    text = normal(paragraph.text)
    said = _("{trouble} в абзаце «{text}»").format(trouble=found.found, text=text[:80]) if text else found.found
    return refused(word.path, found.kind, said, line=paragraph.number)


def lines(paragraph: Paragraph) -> list[str]:
    """Return the lines of a paragraph as a reader sees them, the first with the number that Word prints before it."""
    text = paragraph.text
    found = [line for start, end in stretches(text) if (line := shown(text[start:end]))]
    if not paragraph.label:
        return found
    first = found[0] if found else ""
    blank = " " if paragraph.apart and first else ""
    return [f"{paragraph.label}{blank}{first}", *found[1:]]


def shown(text: str) -> str:
    """Return a stretch of a paragraph with single ordinary blanks, and its signs as a reader sees them."""
    return normal(seen(text.replace("\n", " ")).text)


def stretches(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a paragraph stand in its text.

    A break inside a sentence is no new line: no sign stands before it, and a small letter after it.

    >>> stretches("1) сад;\\n2) река\\nи дорога")
    [(0, 7), (8, 24)]
    """
    found: list[tuple[int, int]] = []
    at = 0
    for raw in text.split("\n"):
        start, at = at, at + len(raw) + 1
        before = text[slice(*found[-1])].rstrip() if found else ""
        if before[-1:].isalnum() and raw.lstrip()[:1].islower():
            found[-1] = (found[-1][0], start + len(raw))
        else:
            found.append((start, start + len(raw)))
    return found


def remarks(word: Word, paragraphs: Sequence[Paragraph]) -> Iterator[Finding]:
    """Yield what a reader of the file is told: signs that were read otherwise than they are written, words in boxes,
    headers and comments, which are no part of the text.
    """
    for paragraph in paragraphs:
        for message, words in seen(paragraph.text).remarks:
            yield _told(word, message, words, paragraph.number)
        for one in paragraph.objects:
            yield _told(word, _("не прочитано: {what}").format(what=one.said), normal(paragraph.text), paragraph.number)
    beside = " ".join(said for one in word.beside if not (said := normal(one.text)).isdecimal() and said)
    if beside:
        yield _told(word, _("слова колонтитулов и сносок — не часть текста"), beside, None)
    if word.package.related.get("comments"):
        yield _told(word, _("примечания рецензентов — не часть текста"), "", None)


def _told(word: Word, message: str, found: str, line: int | None) -> Finding:
    place = Place(file=str(word.path), line=line)
    return Finding(code="D049", severity=Severity.INFO, message=message, place=place, found=found[:120] or None)


_ARTICLE = re.compile(r"\W*(?:[СC]татья\s+\d|\d+(?:-\d+)*\s*-\s*бап)")
"""How the first article begins; what stands before it is the face of a document."""


def running(word: Word, paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs of a running text, the first of its articles to its last words being one text.

    On the face of a document, and below its last words, there may be tables, boxes and pictures: those inside the text
    are refused. Raises InputError D026 with the paragraph for whatever does not print what it says.
    """
    mine = list(paragraphs)
    full = [at for at, one in enumerate(mine) if not one.boxed and (one.label or one.text.strip())]
    first = next((at for at in full if _ARTICLE.match(f"{mine[at].label} {mine[at].text}".strip())), 0)
    last = next((at for at in reversed(full) if table_of(mine[at]) is None), len(mine))
    for at, one in enumerate(mine):
        inside = first <= at <= last
        if one.boxed and not inside:
            continue
        found = trouble(one, objects=inside)
        if found is None and inside and (table := table_of(one)) is not None:
            rows = sum(1 for _row in table.iter(TR))
            found = Trouble(Kind.TABLE, _("таблица внутри текста, строк: {n}").format(n=rows))
        if found is not None:
            raise refusal(word, one, found)
    return [one for one in mine if not one.boxed]


def table_of(paragraph: Paragraph) -> etree._Element | None:
    """Return the table that a paragraph lies in, the outermost one."""
    return next(iter([*paragraph.element.iterancestors(TBL)][::-1]), None)


def printed_lines(path: Path, data: bytes) -> list[str]:
    """Return the printed lines of the text of a Word file, those of tables in the order of their rows.

    Raises InputError D026 for a file that does not print what it says.
    """
    word = opened(path, data)
    unchanged(word)
    mine = [one for one in word.paragraphs if not one.boxed]
    readable(word, mine, objects=False)
    return [line for one in mine for line in lines(one)]


def printed_beside(path: Path, data: bytes) -> list[str]:
    """Return the lines that a Word file prints in boxes, headers, footers and notes."""
    word = opened(path, data)
    boxed = (one for one in word.paragraphs if one.boxed)
    return [line for one in (*boxed, *word.beside) for line in lines(one)]
