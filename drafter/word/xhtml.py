"""A small XHTML subset, read strictly into the page that a Word file is written from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import cast

from lxml import etree

from drafter.diff import Kind
from drafter.word.page import Cell, Page, Paragraph, Row, Run, Section, Table
from drafter.word.typography import Orientation, Profile, Style

LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ", "en": "en-US"}
"""The languages a page may name, as Word calls them."""

_LAYOUT = re.compile(r"[\t\n\r]")
_BLANK = " \t\n\r"
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3}
_MARKS = {None: Kind.EQUAL, "insert": Kind.INSERT, "delete": Kind.DELETE}


class PageError(ValueError):
    """A page that breaks the contract between the documents and the writer: our bug, never a drafter's."""


def read_page(page: str | etree._Element, profile: Profile) -> Page:
    """Return what a page says; PageError where it has anything that the contract does not know.

    Blanks between blocks are layout of the template and mean nothing; inside a paragraph every character counts, so
    a tab or a line end there is refused: they are written ``<span class="tab"/>`` and ``<br/>``.
    """
    return _Reader(profile).page(_root(page))


def _root(page: str | etree._Element) -> etree._Element:
    if not isinstance(page, str):
        return page
    try:
        return etree.fromstring(page.encode(), etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise PageError(f"the page is not XML: {error}") from error


class _Reader:
    """Reads one page; it holds the profile and the level of the last heading."""

    def __init__(self, profile: Profile) -> None:
        self.styles = {style.key: style for style in profile.styles}
        self.tables = {table.key: table for table in profile.tables}
        self.level = 0

    def page(self, root: etree._Element) -> Page:
        if root.tag != "html":
            raise _error(root, "the page is no html element without a namespace")
        _only(root, "lang")
        head, body = _exactly(root, "head", "body")
        (title,) = _exactly(head, "title")
        language = root.get("lang")
        if language is not None and language not in LANGUAGES:
            raise _error(root, f"unknown language {language!r}")
        sections = tuple(self._sections(body))
        if not sections:
            raise _error(body, "nothing to write")
        return Page(
            title="".join(run.text for run in self._inline(title, Run())),
            language=language,
            sections=sections,
        )

    def _sections(self, body: etree._Element) -> Iterator[Section]:
        around = _orientation(body)
        gathered: list[Paragraph | Table] = []
        for child in _children(body, "h1", "h2", "h3", "p", "table", "section"):
            if child.tag != "section":
                gathered.append(self._block(child))
                continue
            if gathered:
                yield Section(orientation=around, blocks=tuple(gathered))
                gathered = []
            turned = _orientation(child)
            inner = tuple(self._block(block) for block in _children(child, "h1", "h2", "h3", "p", "table"))
            if inner:
                yield Section(orientation=turned, blocks=inner)
        if gathered:
            yield Section(orientation=around, blocks=tuple(gathered))

    def _block(self, element: etree._Element) -> Paragraph | Table:
        return self._table(element) if element.tag == "table" else self._paragraph(element)

    def _paragraph(self, element: etree._Element, default: str | None = None) -> Paragraph:
        _only(element, "class", "data-mark")
        style = self._style(element, element.get("class", default))
        level = _HEADINGS.get(str(element.tag), 0)
        if bool(level) != bool(style.outline):
            raise _error(element, f"style {style.key!r} is {'a' if style.outline else 'no'} heading")
        if level > self.level + 1:
            raise _error(element, f"a heading of level {level} after level {self.level}")
        self.level = level or self.level
        if element.get("data-mark") not in _MARKS:
            raise _error(element, f"unknown mark {element.get('data-mark')!r}")
        mark = _MARKS[element.get("data-mark")]
        runs = tuple(self._inline(element, Run()))
        if mark is not Kind.EQUAL and any(run.track is not mark for run in runs):
            raise _error(element, f"all text of a paragraph with data-mark {mark.value!r} must be marked so too")
        return Paragraph(style=style, level=level, mark=mark, runs=runs)

    def _style(self, element: etree._Element, key: str | None) -> Style:
        if key not in self.styles:
            raise _error(element, f"the profile has no style {key!r}")
        return self.styles[key]

    def _table(self, element: etree._Element) -> Table:
        _only(element, "class", "title")
        kind = self.tables.get(element.get("class", ""))
        if kind is None:
            raise _error(element, f"the profile has no table {element.get('class')!r}")
        caption: Paragraph | None = None
        rows: list[Row] = []
        captions = ["caption"] if element.find("caption") is not None else []
        for part in _exactly(element, *captions, "thead", "tbody"):
            if part.tag == "caption":
                caption = Paragraph(style=self.styles["caption"], runs=tuple(self._inline(part, Run())))
            else:
                rows += (self._row(row, part.tag == "thead", len(kind.columns)) for row in _children(part, "tr"))
        heads = "; ".join(p.line for row in rows if row.header for cell in row.cells for p in cell.paragraphs)
        if not heads:
            raise _error(element, "a table without a head")
        return Table(kind=kind, caption=caption, description=element.get("title", heads), rows=tuple(rows))

    def _row(self, row: etree._Element, header: bool, columns: int) -> Row:
        _only(row)
        cells = tuple(self._cell(cell, header) for cell in _children(row, "th" if header else "td"))
        if sum(cell.span for cell in cells) != columns:
            raise _error(row, f"the row has {sum(cell.span for cell in cells)} columns, the table {columns}")
        return Row(header=header, cells=cells)

    def _cell(self, cell: etree._Element, header: bool) -> Cell:
        _only(cell, "class", "colspan")
        span = cell.get("colspan", "1")
        if not (span.isascii() and span.isdigit() and int(span)):
            raise _error(cell, f"colspan {span!r} is no number from 1")
        default = cell.get("class", "cell-heading" if header else "cell")
        empty = Paragraph(style=self._style(cell, default), runs=())
        paragraphs = tuple(self._paragraph(p, default) for p in _children(cell, "p"))
        return Cell(span=int(span), paragraphs=paragraphs or (empty,))

    def _inline(self, element: etree._Element, run: Run) -> Iterator[Run]:
        """Yield the pieces of an element, each with the look that its ancestors give it."""
        yield from _piece(element, element.text, run)
        for child in element:
            if not isinstance(child, etree._Comment):
                yield from self._inside(child, run)
            yield from _piece(element, child.tail, run)

    def _inside(self, element: etree._Element, run: Run) -> Iterator[Run]:
        tag, look = element.tag, run.look
        _only(element, *{"span": ("lang", "class"), "a": ("href",)}.get(str(tag), ()))
        if tag == "b":
            run = replace(run, look=replace(look, bold=True))
        elif tag == "i":
            run = replace(run, look=replace(look, italic=True))
        elif tag == "mark":
            run = replace(run, look=replace(look, changed=True))
        elif tag in ("ins", "del") and run.track is Kind.EQUAL:
            run = replace(run, track=Kind.INSERT if tag == "ins" else Kind.DELETE)
        elif tag == "span" and element.keys() == ["lang"] and element.get("lang") in LANGUAGES:
            run = replace(run, look=replace(look, language=LANGUAGES[element.get("lang", "")]))
        elif tag == "a" and element.get("href", "").startswith("https://") and run.link is None:
            run = replace(run, link=element.get("href"))
        elif tag == "br" or (tag == "span" and element.items() == [("class", "tab")]):
            if element.text or len(element):
                raise _error(element, "a tab or a line break holds nothing")
            yield replace(run, text="\n" if tag == "br" else "\t")
            return
        else:
            raise _error(element, "an element or a value that has no place here")
        yield from self._inline(element, run)


def _piece(element: etree._Element, text: str | None, run: Run) -> Iterator[Run]:
    if text:
        if _LAYOUT.search(text):
            raise _error(element, f"a tab or a line end in text: {text[:40]!r}")
        yield Run(text=text, look=run.look, track=run.track, link=run.link)


def _children(element: etree._Element, *tags: str) -> list[etree._Element]:
    """Return the elements right inside an element, which may hold nothing else but blanks and comments."""
    pieces = [element.text, *(child.tail for child in element)]
    if any(piece and piece.strip(_BLANK) for piece in pieces):
        raise _error(element, "text between blocks")
    found = [child for child in element if not isinstance(child, etree._Comment)]
    for child in found:
        if child.tag not in tags:
            raise _error(child, f"an element that has no place in {element.tag}")
    return found


def _exactly(element: etree._Element, *tags: str) -> list[etree._Element]:
    """Return the elements right inside an element, which are these and bear no attributes of their own."""
    found = _children(element, *tags)
    if [child.tag for child in found] != list(tags):
        raise _error(element, f"it holds {', '.join(tags)}, in this order")
    for child in found:
        _only(child, *(("class",) if child.tag == "body" else ()))
    return found


def _only(element: etree._Element, *known: str) -> None:
    for name in element.attrib:
        if name not in known:
            raise _error(element, f"unknown attribute {name!r}")


def _orientation(element: etree._Element) -> Orientation:
    _only(element, "class")
    turned = element.get("class")
    if turned not in ("portrait", "landscape"):
        raise _error(element, f"a class {turned!r} that is neither portrait nor landscape")
    return cast(Orientation, turned)


def _error(element: etree._Element, problem: str) -> PageError:
    line = f"line {element.sourceline}, " if element.sourceline else ""
    return PageError(f"{line}{element.tag}: {problem}")
