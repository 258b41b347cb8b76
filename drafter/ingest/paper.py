"""A bill in a Word or text file as it looks on paper: its paragraphs, and in which font each piece is printed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter import files
from drafter.files import guard
from drafter.messages import _

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T = f"{_W}p", f"{_W}r", f"{_W}t"
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_OFF = ("0", "false", "none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text printed in one way; ``font`` is empty where the file does not say."""

    text: str
    font: str = ""
    bold: bool = False
    underline: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A paragraph with its number in the document, or of its line, from 1; ``listed`` where Word itself marks it."""

    number: int
    pieces: tuple[Piece, ...]
    listed: bool = False

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(piece.text for piece in self.pieces)


def printed(path: Path) -> list[Printed]:
    """Return the paragraphs of a bill in a Word file, or in a text with a paragraph in each line.

    Raises InputError D001–D005 for a text, D026 for a file that is no ordinary Word document.
    """
    if path.suffix.lower() == ".docx":
        return printed_docx(guard.read_bytes(path), path)
    lines = files.read_text(path).splitlines()
    return [Printed(number=n, pieces=(Piece(text=line),)) for n, line in enumerate(lines, 1) if line.strip()]


def printed_docx(data: bytes, path: Path) -> list[Printed]:
    """Return the paragraphs of a Word file; text that is marked as deleted is not printed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            guard.safe_zip(path, archive)
            document = _parsed(path, guard.read_part(path, archive, "word/document.xml"))
            styled = "word/styles.xml" in archive.namelist()
            styles = _Styles(_parsed(path, guard.read_part(path, archive, "word/styles.xml")) if styled else None)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    found = (_paragraph(element, number, styles) for number, element in enumerate(document.iter(_P), 1))
    return [paragraph for paragraph in found if paragraph.text.strip()]


def _parsed(path: Path, part: bytes) -> etree._Element:
    try:
        return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None


def _paragraph(element: etree._Element, number: int, styles: _Styles) -> Printed:
    style = element.find(f"{_W}pPr/{_W}pStyle")
    base = styles.of(None if style is None else style.get(f"{_W}val"))
    listed = element.find(f"{_W}pPr/{_W}numPr") is not None
    return Printed(number=number, pieces=tuple(_pieces(element, base, styles)), listed=listed)


def _pieces(element: etree._Element, base: dict[str, str], styles: _Styles) -> Iterator[Piece]:
    for run in element.iter(_R):
        text = "".join((node.text or "") if node.tag == _T else _SIGNS[str(node.tag)] for node in run.iter(_T, *_SIGNS))
        if not text:
            continue
        own = run.find(f"{_W}rPr")
        named = None if own is None else own.find(f"{_W}rStyle")
        look = {**base, **({} if named is None else styles.of(named.get(f"{_W}val"), alone=True)), **_look(own)}
        yield Piece(
            text=text,
            font=look.get("font", ""),
            bold=look.get("b", "0") not in _OFF,
            underline=look.get("u", "none") not in _OFF,
        )


def _look(properties: etree._Element | None) -> dict[str, str]:
    """What properties of text say of its font, its weight and its underline."""
    if properties is None:
        return {}
    said: dict[str, str] = {}
    fonts = properties.find(f"{_W}rFonts")
    if fonts is not None and fonts.get(f"{_W}ascii"):
        said["font"] = str(fonts.get(f"{_W}ascii"))
    for name, default in (("b", "1"), ("u", "single")):
        given = properties.find(f"{_W}{name}")
        if given is not None:
            said[name] = given.get(f"{_W}val", default)
    return said


class _Styles:
    """The look that each style of a Word file gives to text, with that of the styles it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        defaults = None if root is None else root.find(f"{_W}docDefaults/{_W}rPrDefault/{_W}rPr")
        self._defaults = _look(defaults)
        elements = [] if root is None else list(root.iter(f"{_W}style"))
        self._styles = {str(style.get(f"{_W}styleId")): style for style in elements}
        normal = (
            key
            for key, style in self._styles.items()
            if style.get(f"{_W}default") == "1" and style.get(f"{_W}type") == "paragraph"
        )
        self._normal = next(normal, None)

    def of(self, key: str | None, *, alone: bool = False) -> dict[str, str]:
        """The look of a style, of the default one where none is named; ``alone`` leaves out the document's own."""
        chain: list[dict[str, str]] = []
        seen: set[str] = set()
        name = key or self._normal
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
            chain.append(_look(style.find(f"{_W}rPr")))
            based = style.find(f"{_W}basedOn")
            name = None if based is None else based.get(f"{_W}val")
        look = {} if alone else dict(self._defaults)
        for layer in reversed(chain):
            look.update(layer)
        return look
