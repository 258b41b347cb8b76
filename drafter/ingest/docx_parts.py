"""The parts of a Word file: opened as XML and nothing else, and refused where Word prints what they do not say."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from lxml import etree

from drafter.files import guard
from drafter.messages import _

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OLE = b"\xd0\xcf\x11\xe0"
_DOCUMENT = "word/document.xml"
_BESIDE = ("styles", "numbering", "footnotes", "endnotes")
_REVISIONS = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_OUTSIDE = (f"{W}altChunk", f"{W}subDoc")
_SIGNS = (f"{W}sym", "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath")


def document(path: Path, data: bytes) -> etree._Element:
    """Return the document part of a Word file.

    Raises InputError D026 for a file that is no ordinary Word document, that keeps unaccepted changes, takes text from
    outside, or has numbers and notes that only Word prints.
    """
    parts = _parts(path, data)
    _refuse_what_is_not_text(path, parts)
    return parts["document"]


def _parts(path: Path, data: bytes) -> dict[str, etree._Element]:
    """The parts of the document that have text, or say how Word numbers it, by their names."""
    if data.startswith(_OLE):
        raise guard.refused(path, _("файл с паролем или старого вида .doc"), _("файл .docx без пароля"))
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            guard.safe_zip(path, archive)
            known = {name: f"word/{name}.xml" for name in _BESIDE if f"word/{name}.xml" in archive.namelist()}
            read = {
                name: guard.read_part(path, archive, part) for name, part in {"document": _DOCUMENT, **known}.items()
            }
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    return {name: _parsed(path, part, f"{W}{name}") for name, part in read.items()}


def _parsed(path: Path, part: bytes, name: str) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    if root.getroottree().docinfo.internalDTD is not None or root.tag != name:
        raise guard.refused(path, str(root.tag), _("документ Word без DOCTYPE"))
    return root


def _refuse_what_is_not_text(path: Path, parts: dict[str, etree._Element]) -> None:
    """Refuse a document whose printed text is not all in its paragraphs, or not yet settled."""
    root = parts["document"]
    whole = _("весь текст в самом документе")
    for found, expected, is_there in (
        (_("непринятые исправления"), _("документ без исправлений"), _holds(root, *_REVISIONS)),
        (_("вложенный документ"), whole, _holds(root, *_OUTSIDE)),
        (_("формулы или знаки особого шрифта"), whole, _holds(root, *_SIGNS)),
        (_("сноски Word"), whole, any(_has_text(parts[name]) for name in ("footnotes", "endnotes") if name in parts)),
        (_("номера абзацев ставит сам Word"), _("номера, набранные текстом"), _is_numbered(parts)),
    ):
        if is_there:
            raise guard.refused(path, found, expected)


def _holds(root: etree._Element, *names: str) -> bool:
    return next(root.iter(*names), None) is not None


def _has_text(holder: etree._Element) -> bool:
    return any((text.text or "").strip() for text in holder.iter(f"{W}t"))


def _is_numbered(parts: dict[str, etree._Element]) -> bool:
    """Whether Word numbers a paragraph that has text, by itself or by its style: such a number is not in the text."""
    lists = _numbered_lists(parts.get("numbering"))
    styles = parts["styles"].iter(f"{W}style") if "styles" in parts else ()
    by_style = {style.get(f"{W}styleId"): _list_of(style) for style in styles}
    for holder in parts["document"].iter(f"{W}p"):
        style = holder.find(f"{W}pPr/{W}pStyle")
        named = by_style.get(style.get(f"{W}val")) if style is not None else None
        if (_list_of(holder) or named) in lists and _has_text(holder):
            return True
    return False


def _list_of(holder: etree._Element) -> tuple[str, str] | None:
    """The list and the level that a paragraph or a style belongs to; list «0» takes it out of one."""
    number = holder.find(f"{W}pPr/{W}numPr/{W}numId")
    level = holder.find(f"{W}pPr/{W}numPr/{W}ilvl")
    if number is None:
        return None
    return number.get(f"{W}val", ""), "0" if level is None else level.get(f"{W}val", "0")


def _numbered_lists(numbering: etree._Element | None) -> set[tuple[str, str]]:
    """The lists and levels that print a number, not a bullet or nothing."""
    if numbering is None:
        return set()
    value = f"{W}val"
    printed = {
        (str(kind.get(f"{W}abstractNumId")), str(level.get(f"{W}ilvl")))
        for kind in numbering.iterfind(f"{W}abstractNum")
        for level in kind.iterfind(f"{W}lvl")
        for form in level.iterfind(f"{W}numFmt")
        if form.get(value) not in ("bullet", "none")
    }
    return {
        (str(one.get(f"{W}numId")), level)
        for one in numbering.iterfind(f"{W}num")
        for kind in one.iterfind(f"{W}abstractNumId")
        for abstract, level in printed
        if abstract == kind.get(value)
    }
