"""The text of our Word files read back from their XML alone, with every tracked change accepted or rejected: a witness
of the writer that shares nothing with the gate.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from lxml import etree

from drafter.word.names import W

_TEXT = {f"{W}t", f"{W}delText"}
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_COMES = {f"{W}ins", f"{W}moveTo"}
_GOES = {f"{W}del", f"{W}moveFrom"}
_WRAPPERS = {f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "smartTag")}


def paragraphs(data: bytes, *, accept: bool) -> list[str]:
    """Return the paragraphs outside tables once every tracked change is accepted, or rejected.

    A paragraph whose end goes is joined to the next one; before a table and at the end of the document there is
    none, and it stays.
    """
    return [text for _style, text in styled(data, accept=accept)]


def styled(data: bytes, *, accept: bool) -> list[tuple[str, str]]:
    """Return the paragraphs outside tables as ``paragraphs`` does, each with the id of its style before it."""
    body = _document(data).find(f"{W}body")
    return list(_flow([] if body is None else _blocks(body), accept))


def cells(data: bytes, *, accept: bool) -> list[list[list[str]]]:
    """Return the rows of all tables, as cells of paragraphs, once every change is accepted, or rejected."""
    return [
        [[text for _style, text in _flow(_blocks(cell), accept)] for cell in row.iterchildren(f"{W}tc")]
        for row in _document(data).iter(f"{W}tr")
        if not _is_gone(row.find(f"{W}trPr"), accept)
    ]


def _document(data: bytes) -> etree._Element:
    return _part(data, "word/document.xml")


def _part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables right inside an element, through the wrappers Word may put around them."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _blocks(child)
        elif child.tag in (f"{W}p", f"{W}tbl"):
            yield child


def _flow(blocks: Iterable[etree._Element], accept: bool) -> Iterator[tuple[str, str]]:
    """Yield style and text of the paragraphs of a flow; the style of joined ones is that of the last."""
    waiting: tuple[str, str] | None = None
    for block in blocks:
        if block.tag == f"{W}tbl":
            if waiting is not None:
                yield waiting
            waiting = None
            continue
        properties = block.find(f"{W}pPr")
        text = (waiting[1] if waiting else "") + "".join(_pieces(block, accept))
        here = (_style(properties, accept), text)
        if properties is not None and _is_gone(properties.find(f"{W}rPr"), accept):
            waiting = here
        else:
            waiting = None
            yield here
    if waiting is not None:
        yield waiting


def _style(properties: etree._Element | None, accept: bool) -> str:
    if properties is None:
        return ""
    before = properties.find(f"{W}pPrChange/{W}pPr")
    style = (properties if accept or before is None else before).find(f"{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _is_gone(properties: etree._Element | None, accept: bool) -> bool:
    """Whether what has these properties, a paragraph end or a row, is not there any more."""
    return properties is not None and any(child.tag in (_GOES if accept else _COMES) for child in properties)


def _pieces(element: etree._Element, accept: bool) -> Iterator[str]:
    for child in element:
        if child.tag in _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        elif child.tag not in (_GOES if accept else _COMES) and child.tag != f"{W}pPr":
            yield from _pieces(child, accept)
