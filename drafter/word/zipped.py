"""The package around a Word document: parts, relationships, properties, and a zip that is the same every time."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from drafter.word.names import MAIN, OFFICE, PACKAGE

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
CORE = "docProps/core.xml"
"""The part with the properties of the file."""
CONTENT_TYPES = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
}
"""The parts of a document as they are named in the zip, with what each holds."""

STYLES, SETTINGS, FOOTER = "rId1", "rId2", "rId3"
"""Relationships of the document to its own parts; links to other places are numbered after them."""

_LEVEL = 5
"""How hard parts are compressed: the default level 6 takes twice as long for a file one tenth smaller."""

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


_DESCRIPTION = re.compile(r"(?<=<dc:description>)[^<]*")
_IN_ATTRIBUTE = str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Properties:
    """What a file says about itself; ``date`` is the day of the document and of every tracked change in it.

    ``track`` makes Word go on recording changes when a person edits the file.
    """

    title: str
    subject: str
    author: str
    language: Literal["ru-RU", "kk-KZ"]
    date: datetime.date
    revision_author: str
    identifier: str | None = None
    description: str = ""
    track: bool = False

    @property
    def stamp(self) -> str:
        """The date as Word writes it."""
        return f"{self.date.isoformat()}T00:00:00Z"


def attribute(text: str) -> str:
    """Return a text as it stands between the quotation marks of an XML attribute.

    >>> attribute('«А» & "Б"')
    '«А» &amp; &quot;Б&quot;'
    """
    if _CONTROL.search(text):
        raise ValueError(f"a character that XML has no place for: {text!r}")
    return escape(text).translate(_IN_ATTRIBUTE)


def escape(text: str) -> str:
    """Return a text as it stands between the tags of XML.

    >>> escape("a < b & c")
    'a &lt; b &amp; c'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def package(document: str, styles: str, footer: str, links: Iterable[str], properties: Properties) -> bytes:
    """Return the Word file made of these parts; ``links`` are addresses, numbered in their order."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relationships(
            ("rId1", f"{OFFICE}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", CORE),
        ),
        CORE: _core(properties),
        "word/_rels/document.xml.rels": _relationships(
            (STYLES, f"{OFFICE}/styles", "styles.xml"),
            (SETTINGS, f"{OFFICE}/settings", "settings.xml"),
            (FOOTER, f"{OFFICE}/footer", "footer1.xml"),
            *((link_id(n), f"{OFFICE}/hyperlink", address) for n, address in enumerate(links)),
        ),
        "word/document.xml": document,
        "word/footer1.xml": footer,
        "word/settings.xml": _settings(properties),
        "word/styles.xml": styles,
    }
    return _zipped(parts)


def described(data: bytes, more: str) -> bytes:
    """Return a Word file of ours with more in the description of its properties, every other part as it is."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode().removeprefix(DECLARATION) for name in archive.namelist()}
    said = _DESCRIPTION.search(parts[CORE])
    if said is not None:
        parts[CORE] = f"{parts[CORE][: said.end()]}; {attribute(more)}{parts[CORE][said.end() :]}"
    else:
        new = f"</dc:creator><dc:description>{attribute(more)}</dc:description>"
        parts[CORE] = parts[CORE].replace("</dc:creator>", new, 1)
    return _zipped(parts)


def link_id(position: int) -> str:
    """Return the relationship of the link at a position, from 0."""
    return f"rId{position + 4}"


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Return a zip of parts in their order; nothing in it depends on the clock or the system."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED, compresslevel=_LEVEL)
    return out.getvalue()


def _zipped(parts: Mapping[str, str]) -> bytes:
    """The two parts that say what the rest is come first."""
    first, second, *rest = parts
    return zipped({name: (DECLARATION + parts[name]).encode() for name in (first, second, *sorted(rest))})


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(CONTENT_TYPES.items())
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relationships(*rows: tuple[str, str, str]) -> str:
    return (
        f'<Relationships xmlns="{PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="{key}" Type="{kind}" Target="{attribute(target)}"'
            + (' TargetMode="External"/>' if kind.endswith("/hyperlink") else "/>")
            for key, kind, target in rows
        )
        + "</Relationships>"
    )


def _core(properties: Properties) -> str:
    said = {
        "dc:title": properties.title,
        "dc:subject": properties.subject,
        "dc:creator": properties.author,
        "dc:description": properties.description,
        "dc:identifier": properties.identifier,
        "dc:language": properties.language,
        "cp:lastModifiedBy": properties.author,
        "cp:revision": "1",
    }
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{properties.stamp}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        + "".join(f"<{name}>{attribute(text)}</{name}>" for name, text in said.items() if text)
        + f"{dates}</cp:coreProperties>"
    )


def _settings(properties: Properties) -> str:
    """Settings in the order of the schema; mode 15 is the layout of Word 2013 and later."""
    compat = {
        "compatibilityMode": 15,
        "overrideTableStyleFontSizeAndJustification": 1,
        "enableOpenTypeFeatures": 1,
        "doNotFlipMirrorIndents": 1,
        "differentiateMultirowTableHeaders": 1,
    }
    return (
        f'<w:settings xmlns:w="{MAIN}">'
        + ("<w:trackRevisions/>" if properties.track else "")
        + '<w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        + "".join(
            f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
            for name, value in compat.items()
        )
        + '</w:compat><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
