"""Pages saved from the official site: paragraphs by markup, official notes by class and colour, gaps by comments."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from lxml import etree
from lxml import html as lxml_html

from drafter.errors import Finding, InputError, Place
from drafter.files import guard
from drafter.ingest.official import sentences
from drafter.ingest.text import Paragraph, glue, opens
from drafter.messages import _
from drafter.text.letters import letters, normal

_BLOCKS = frozenset(
    "address article blockquote center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul".split()
)
_SILENT = frozenset("head iframe noscript script style template title".split())
_RED = re.compile(r"#?(?:ff0000|f00|red)", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]*charset\s*=\s*[\"']?(?P<name>[\w-]+)", re.IGNORECASE)
_CHARSETS = {"utf-8": "utf-8", "utf8": "utf-8", "windows-1251": "cp1251", "cp1251": "cp1251"}
"""The encodings that pages of the official site have had."""
_INNER_DTD = re.compile(r"<!DOCTYPE[^>]{0,2000}\[|<!ENTITY", re.IGNORECASE)
_WHOLE = re.compile(r"<html\b(?P<body>.*)", re.IGNORECASE | re.DOTALL)
_GAP = re.compile(r"\s*(?:ОПУЩЕНО|ПРОПУСК)\s*:\s*(?P<text>.*?)\s*", re.DOTALL)
_SCRIPT = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_SCRIPT_END = re.compile(r"</(?:script|style)\s*>", re.IGNORECASE)
_TAG = re.compile(r"<[A-Za-z/!?][^<>]*>")


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of text between breaks: a line of a block, or the break of a block itself where ``text`` is None."""

    text: str | None
    line: int
    official: bool = False
    gap: bool = False


def html_paragraphs(path: Path) -> tuple[list[Paragraph], list[Finding], int, bytes]:
    """Return the paragraphs of a saved page, remarks, the letters it shows, counted apart from the tree, and its bytes.

    Raises InputError D004 for another encoding than the page says, D026 for markup that is too deep, cut off or so
    broken that not every letter of it is read, D029 where the page has no text of an act.
    """
    data = guard.read_bytes(path)
    guard.shallow(path, data)
    text = _decoded(path, data)
    if _INNER_DTD.search(text) or "\x00" in text:
        raise guard.refused(path, _("знаки или объявления, каких нет на страницах"), _("страница HTML"))
    page = _WHOLE.search(text)
    open_comment = any("-->" not in piece for piece in text.split("<!--")[1:])
    if open_comment or (page and "</html" not in page["body"].lower()):
        raise guard.refused(path, _("страница не закрыта"), _("страница целиком, до </html>"))
    shown = _shown(text)
    if shown is None:
        raise guard.refused(path, _("текст акта не закрыт"), _("страница целиком, до </article>"))
    try:
        root = lxml_html.document_fromstring(text.removeprefix("\ufeff").encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("страница HTML")) from None
    found = root.find(".//article")
    holder = found if found is not None else root.find("body")
    if holder is None or not (paragraphs := list(_paragraphs(holder))):
        raise guard.refused(path, _("нет абзацев"), _("страница с текстом акта"), code="D029")
    printed, read = _letters(shown), sum(letters(each.text) for each in paragraphs if not each.gap)
    if printed != read:
        told = _("на странице знаков: {n}, прочитано: {m}").format(n=printed, m=read)
        raise guard.refused(path, told, _("страница, разметка которой цела"))
    paragraphs, remarks = sentences(paragraphs, str(path))
    return paragraphs, remarks, printed, data


def _parser() -> lxml_html.HTMLParser:
    return lxml_html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True)


def _decoded(path: Path, data: bytes) -> str:
    named = _CHARSET.search(data[:4096])
    name = named["name"].decode("ascii").lower() if named else "utf-8"
    try:
        return data.decode(_CHARSETS[name])
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


def _shown(text: str) -> str | None:
    """The markup of the act on a page: the element «article», or all; None where that element is not closed."""
    start = text.find("<article")
    if start < 0:
        return text
    end = text.rfind("</article")
    return text[start:end] if end > start else None


def _letters(markup: str) -> int:
    """Count the letters that a page shows; each step goes over the markup once, whatever is not closed in it."""
    plain = "".join(piece.partition("-->")[2] if at else piece for at, piece in enumerate(markup.split("<!--")))
    pieces = _SCRIPT.split(plain)
    plain = pieces[0] + "".join(_SCRIPT_END.split(piece, maxsplit=1)[-1] for piece in pieces[1:])
    return letters(html.unescape(_TAG.sub(" ", plain)))


def _paragraphs(holder: etree._Element) -> Iterator[Paragraph]:
    """Runs of one block that go on each other are one paragraph; runs of two blocks never are."""
    parts: list[str] = []
    line, official = 0, False
    for run in (*_runs(holder, _line_of(holder), False), _Run(None, 0)):
        piece = normal(run.text or "")
        if run.text is not None and not run.gap and not piece:
            continue
        if parts and (run.text is None or run.gap or opens(piece, parts)):
            yield Paragraph(glue(parts), line, official)
            parts = []
        if run.gap:
            yield Paragraph(piece, run.line, gap=True)
        elif piece:
            if not parts:
                line, official = run.line, run.official
            parts.append(piece)


def _runs(node: etree._Element, line: int, official: bool) -> Iterator[_Run]:
    """The lines of text in an element: each between two breaks, official where its first letter is."""
    held: list[str] = []
    first: list[tuple[int, bool]] = []

    def flush() -> Iterator[_Run]:
        text = "".join(held)
        if text.strip():
            yield _Run(text, *first[0])
        held.clear()
        first.clear()

    for event in _events(node, official):
        match event:
            case str(text), bool(noted), int(at):
                if text.strip() and not first:
                    first.append((at, noted))
                held.append(text)
            case "br":
                yield from flush()
            case "block":
                yield from flush()
                yield _Run(None, line)
            case _Run():
                yield from flush()
                yield event
    yield from flush()


_Event = str | tuple[str, bool, int] | _Run


def _events(node: etree._Element, official: bool) -> Iterator[_Event]:
    """The text, the line breaks, the borders of blocks and the gaps in an element, in order."""
    at = _line_of(node)
    block = node.tag in _BLOCKS
    if block:
        yield "block"
    official = official or _is_official(node)
    if node.text:
        yield node.text, official, at
    for child in node:
        if isinstance(child, etree._Comment):
            if gap := _GAP.fullmatch(child.text or ""):
                yield _Run(f"ПРОПУСК: {gap['text']}", _line_of(child), gap=True)
        elif child.tag == "br":
            yield "br"
        elif child.tag not in _SILENT:
            yield from _events(child, official)
        if child.tail:
            yield child.tail, official, _line_of(child)
    if block:
        yield "block"


def _line_of(node: etree._Element) -> int:
    return cast(int, node.sourceline) or 1


def _is_official(node: etree._Element) -> bool:
    classes = (node.get("class") or "").split()
    return "note" in classes or _RED.fullmatch(node.get("color") or "") is not None
