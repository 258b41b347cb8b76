"""Pages saved from the official site: paragraphs by markup, official notes by class and colour, gaps by comments."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from drafter.errors import Finding, InputError, Place
from drafter.files import guard
from drafter.ingest.html_events import Break, Event, Gap, Text, Told
from drafter.ingest.html_markup import Markup, false_comments, markup, repeated
from drafter.ingest.html_nodes import line_of
from drafter.ingest.html_shown import Shown
from drafter.ingest.official import remark, sentences
from drafter.ingest.text import HEADING, Paragraph, glue, opens
from drafter.messages import _
from drafter.text.letters import letters, normal

_LARGEST = 16 * 1024 * 1024
"""Bytes; the page of the whole Code has fewer than five million."""
_MOST_TAGS = 200_000
_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?(?P<name>[\w-]+)", re.IGNORECASE)
_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "windows-1251": "cp1251", "cp1251": "cp1251"}
"""The encodings that pages of the official site have had."""
_BOM = b"\xef\xbb\xbf"
_INNER_DTD = re.compile(r"<!DOCTYPE[^>]{0,2000}\[|<!ENTITY", re.IGNORECASE)
_OLD_SIGN = re.compile(r"&#(?:0*1[2-5]\d|[xX]0*[89][0-9a-fA-F]);?")
"""References to signs of Windows, which browsers show as such (HTML, 13.2.5.80)."""
_WHOLE = re.compile(r"<html\b(?P<body>.*)", re.IGNORECASE | re.DOTALL)
_INLINE_SHEET = re.compile(r"""@import[^;]{0,40}data:|<link\b[^>]{0,200}href\s*=\s*["']?\s*data:""", re.IGNORECASE)
_IMPLIED = frozenset(("html", "body", "head", "p", "tbody", "colgroup"))
"""Elements that a parser puts where their tags are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as read: ``letters`` of it that are shown or hidden, ``dropped`` those that are told and not read."""

    paragraphs: list[Paragraph]
    remarks: list[Finding]
    letters: int
    dropped: int
    data: bytes


def html_paragraphs(path: Path) -> Page:
    """Return the paragraphs of a saved page as a browser shows them.

    Raises InputError D004 for another encoding than the page says, D005 for a page larger than any, D026 for markup
    that is too deep, cut off, or shows other words than it holds, D029 where the page has no text of an act.
    """
    data = guard.read_bytes(path, largest=_LARGEST)
    if data.count(b"<") > _MOST_TAGS:
        raise guard.refused(path, str(data.count(b"<")), _("не больше {n} знаков разметки").format(n=_MOST_TAGS))
    guard.shallow(path, data)
    text = _decoded(path, data)
    if _INNER_DTD.search(text) or "\x00" in text or false_comments(text) or repeated(text):
        raise guard.refused(path, _("знаки или объявления, каких нет на страницах"), _("страница HTML"))
    if _INLINE_SHEET.search(text):
        raise guard.refused(path, _("таблица стилей внутри адреса"), _("страница HTML"))
    page = _WHOLE.search(text)
    open_comment = any("-->" not in piece for piece in text.split("<!--")[1:])
    if open_comment or (page and "</html" not in page["body"].lower()):
        raise guard.refused(path, _("страница не закрыта"), _("страница целиком, до </html>"))
    written = markup(text)
    if written is None:
        raise guard.refused(path, _("текст акта не закрыт"), _("страница целиком, до </article>"))
    try:
        root = lxml_html.document_fromstring(text.encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("страница HTML")) from None
    found = root.find(".//article")
    holder = found if found is not None else root.find("body")
    if holder is None:
        raise guard.refused(path, _("нет абзацев"), _("страница с текстом акта"), code="D029")
    return _read(path, data, written, root, holder)


def _read(path: Path, data: bytes, written: Markup, root: etree._Element, holder: etree._Element) -> Page:
    whole = _("страница, разметка которой цела")
    try:
        shown = Shown(path, root)
        shown.outside(holder)
        events = list(shown.events(holder))
    except ValueError as error:
        raise guard.refused(path, _("стилей больше, чем бывает на страницах: {n}").format(n=error), whole) from None
    paragraphs: list[Paragraph] = []
    items: set[int] = set()
    for paragraph, listed in _paragraphs(path, events, line_of(holder)):
        items.update([len(paragraphs)] if listed else [])
        paragraphs.append(paragraph)
    if not paragraphs:
        raise guard.refused(path, _("нет абзацев"), _("страница с текстом акта"), code="D029")
    if shown.odd is not None and (tangle := written.tangle or _differs(written, holder)) is not None:
        raise guard.refused(path, _("метки не в порядке: {tag}").format(tag=tangle[:60]), whole, line=shown.odd)
    tags = Counter(str(node.tag) for node in holder.iter() if isinstance(node.tag, str))
    for tag in sorted((tags | written.tags).keys() - _IMPLIED):
        if tags[tag] != written.tags[tag]:
            told = _("<{tag}> на странице: {n}, прочитано: {m}").format(tag=tag, n=written.tags[tag], m=tags[tag])
            raise guard.refused(path, told, whole)
    read = sum(letters(each.text) for each in paragraphs if not each.gap)
    added = sum(letters(each.text) for each in events if isinstance(each, Text) and each.added)
    dropped = sum(each.letters for each in events if isinstance(each, Told))
    if written.letters != read - added + dropped:
        told = _("на странице знаков: {n}, прочитано: {m}").format(n=written.letters, m=read - added + dropped)
        raise guard.refused(path, told, whole)
    whole_ones: list[Paragraph] = []
    remarks = [remark(each.message, each.found, each.line, str(path)) for each in events if isinstance(each, Told)]
    for start, end in pairwise((0, *sorted(items - {0}), len(paragraphs))):  # an item begins no rest of a sentence
        joined, noted = sentences(paragraphs[start:end], str(path))
        whole_ones += joined
        remarks += noted
    return Page(paragraphs=whole_ones, remarks=remarks, letters=read + dropped, dropped=dropped, data=data)


def _differs(written: Markup, holder: etree._Element) -> str | None:
    """The first element that the tree has at another depth than the markup."""
    depth = 0
    order: list[tuple[str, int]] = []
    for event, node in etree.iterwalk(holder, events=("start", "end")):
        if node is holder or node.tag in ("script", "style"):
            continue
        depth -= event == "end"
        if event == "start":
            order.append((node.tag, depth))
            depth += 1
    pairs = zip_longest(written.order, order, fillvalue=("", 0))
    return next((f"<{mine[0] or theirs[0]}>" for mine, theirs in pairs if mine != theirs), None)


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)


def _decoded(path: Path, data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    name = named["name"].decode("ascii").lower() if named and not data.startswith(_BOM) else "utf-8"
    try:
        text = data.removeprefix(_BOM).decode(_CHARSETS[name])
        if name not in ("utf-8", "utf8") and not data.isascii() and _is_utf8(data):
            raise KeyError(name)
    except (KeyError, UnicodeDecodeError) as error:
        found = _("байт 0x{byte:02X}").format(byte=data[error.start]) if isinstance(error, UnicodeDecodeError) else name
        raise InputError(
            Finding(
                code="D004",
                message=_("кодировка страницы не та, что в ней названа"),
                place=Place(file=str(path)),
                expected=", ".join(_CHARSETS) if isinstance(error, KeyError) else name,
                found=found,
                hint=_("сохраните страницу заново: «Веб-страница, только HTML»"),
            )
        ) from None
    return _OLD_SIGN.sub(lambda sign: html.unescape(sign.group()), text)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of text between breaks: a line of a block, or the break of a block itself where ``text`` is None."""

    text: str | None
    line: int
    official: bool = False
    gap: bool = False
    listed: bool = False
    """Whether a browser numbers it."""
    item: bool = False
    """Whether it begins an item of a list."""


def _paragraphs(path: Path, events: list[Event], line: int) -> Iterator[tuple[Paragraph, bool]]:
    """Yield the paragraphs, each with whether it is an item of a list.

    Runs of one block that go on each other are one paragraph; runs of two blocks never are.
    """
    parts: list[str] = []
    first = _Run(None, line)
    number = _Number()
    for run in (*_runs(events, line), _Run(None, 0)):
        piece = normal(run.text or "")
        if run.text is not None and not run.gap and not piece:
            continue
        if parts and (run.text is None or run.gap or opens(piece, parts)):
            made = Paragraph(glue(parts), first.line, first.official)
            number = number.after(path, made, listed=first.listed)
            yield made, first.item
            parts = []
        if run.gap:
            yield Paragraph(piece, run.line, gap=True), False
        elif piece:
            first = run if not parts else first
            parts.append(piece)


_NUMBER = re.compile(r"(?P<number>\d+)\.(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Number:
    """The number of the last paragraph «1.» under a heading, and whether a browser printed it."""

    value: int = 0
    listed: bool = False

    def after(self, path: Path, paragraph: Paragraph, *, listed: bool) -> _Number:
        """The number after one more paragraph; raises InputError D026 where a list is out of the order of the text."""
        found = _NUMBER.match(paragraph.text)
        if found is None:
            return _Number() if HEADING.match(paragraph.text) else self
        value = int(found["number"])
        if (listed and value != self.value + 1) or (not listed and self.listed and value <= self.value):
            told = _("номер списка не по порядку: «{number}.» после «{before}.»: «{words}»").format(
                number=value, before=self.value, words=paragraph.text[:60]
            )
            raise guard.refused(path, told, _("списки, номера которых идут подряд"), line=paragraph.number)
        return _Number(value, listed)


def _runs(events: list[Event], line: int) -> Iterator[_Run]:
    """The lines of text: each between two breaks, official where its first letter is."""
    held: list[str] = []
    first: list[Text] = []
    item = False

    def flush() -> Iterator[_Run]:
        if first:
            listed = first[0].added and first[0].text.endswith(". ")
            yield _Run("".join(held), first[0].line, first[0].official, listed=listed, item=item)
        held.clear()
        first.clear()

    for event in (*events, Break.BLOCK):
        match event:
            case Text(text):
                if text.strip() and not first:
                    first.append(event)
                held.append(text)
            case Break.LINE:
                yield from flush()
            case Break.BLOCK | Break.ITEM:
                read = bool(first)
                yield from flush()
                yield _Run(None, line)
                item = event is Break.ITEM or (item and not read)
            case Gap(text, at):
                yield from flush()
                yield _Run(text, at, gap=True)
