"""The markup of small Word files, and the file made of it as Word writes one or in the other ways that it allows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
STRICT = {
    W: "http://purl.oclc.org/ooxml/wordprocessingml/main",
    R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "http://purl.oclc.org/ooxml/officeDocument/math",
    "http://schemas.openxmlformats.org/drawingml/2006/": "http://purl.oclc.org/ooxml/drawingml/",
}
"""The namespaces of the usual form, and of the strict one."""

WHO = 'w:id="700" w:author="рецензент" w:date="2026-01-01T00:00:00Z"'
"""Whose a tracked change is."""


def text_of(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def run(text: str, look: str = "") -> str:
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{text_of(text) if text else ''}</w:r>"


def p(inside: str, form: str = "") -> str:
    return f"<w:p>{f'<w:pPr>{form}</w:pPr>' if form else ''}{inside}</w:p>"


def in_list(num: int | None, level: int | None) -> str:
    depth = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    named = "" if num is None else f'<w:numId w:val="{num}"/>'
    return f"<w:numPr>{depth}{named}</w:numPr>"


def in_style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def level_of(
    at: int, form: str, text: str, *, start: int | None = 1, more: str = "", suff: str = "", look: str = ""
) -> str:
    """A level of a list; ``more`` stands before what follows the number, as the schema has it."""
    begins = "" if start is None else f'<w:start w:val="{start}"/>'
    after = f'<w:suff w:val="{suff}"/>' if suff else ""
    looks = f"<w:rPr>{look}</w:rPr>" if look else ""
    return (
        f'<w:lvl w:ilvl="{at}">{begins}<w:numFmt w:val="{form}"/>{more}{after}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/>{looks}</w:lvl>'
    )


def alternatives(need: str, choice: str, other: str) -> str:
    """One place written in two ways: for readers who know some prefixes, and for others."""
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{need}">{choice}</mc:Choice><mc:Fallback>{other}</mc:Fallback>'
        "</mc:AlternateContent>"
    )


def start_anew(level: int, value: int) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{value}"/></w:lvlOverride>'


def field_of(code: str, result: str) -> str:
    begin, split, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f'{begin}<w:r><w:instrText xml:space="preserve">{escape(code)}</w:instrText></w:r>{split}{result}{end}'


SHEET = (
    '<w:pgSz w:w="31680" w:h="31680"/><w:pgMar w:top="700" w:right="700" w:bottom="700" w:left="700" w:header="300" '
    'w:footer="300" w:gutter="0"/>'
)
"""The largest sheet: a paragraph is one line on it."""


def _comments(number: int) -> str:
    return "".join(
        f'<w:comment w:id="{at}" w:author="рецензент">{p(run("спорно"))}</w:comment>' for at in range(number)
    )


_TYPES = {"document.macroEnabled.main": "application/vnd.ms-word"}
_PREFIX = re.compile(r"(</?|\s)w:(?=[A-Za-z])")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """How the parts of a file are named and written: as Word does, or in the other ways that it allows."""

    main: str = "word/document.xml"
    type: str = "document.main"
    encoding: str = "utf-8"
    prefix: str = "w"
    strict: bool = False
    header: str = ""
    comments: int = 0

    @property
    def features(self) -> Iterator[str]:
        """In what it is unlike the files of Word."""
        usual = File()
        for name in ("main", "type", "encoding", "prefix", "strict"):
            if getattr(self, name) != getattr(usual, name):
                yield f"file-{name}"

    def packed(self, body: str, styles: str, numbering: str, *, hidden: bool = False) -> bytes:
        """Return the file of a body; where ``hidden``, by its defaults all of it is."""
        base, name = self.main.rsplit("/", 1)
        defaults = (
            "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>" if hidden else ""
        )
        normal = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
        own = {
            "styles": f"<w:styles {SPACES}>{defaults}{normal}{styles}</w:styles>",
            "numbering": f"<w:numbering {SPACES}>{numbering}</w:numbering>",
            **({"comments": f"<w:comments {SPACES}>{_comments(self.comments)}</w:comments>"} if self.comments else {}),
            **({"header": f"<w:hdr {SPACES}>{self.header}</w:hdr>"} if self.header else {}),
        }
        last = len(own) - 1
        above = f'<w:headerReference w:type="default" r:id="rId{last}"/>' if self.header else ""
        conformance = ' w:conformance="strict"' if self.strict else ""
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/{self.main}" ContentType="{_TYPES.get(self.type, FORM)}.{self.type}+xml"/>'
            + "".join(f'<Override PartName="/{base}/{part}.xml" ContentType="{FORM}.{part}+xml"/>' for part in own)
            + "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{R}/officeDocument" Target="{self.main}"/></Relationships>',
            self.main: f"<w:document {SPACES}{conformance}><w:body>{body}<w:sectPr>{above}{SHEET}</w:sectPr></w:body>"
            "</w:document>",
            f"{base}/_rels/{name}.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="rId{at}" Type="{R}/{part}" Target="{part}.xml"/>' for at, part in enumerate(own)
            )
            + "</Relationships>",
            **{f"{base}/{part}.xml": text for part, text in own.items()},
        }
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, text in parts.items():
                coded = self.encoding if part == self.main else "utf-8"
                whole = f'<?xml version="1.0" encoding="{coded.upper()}" standalone="yes"?>\n{text}'
                if part == self.main and self.prefix != "w":
                    whole = _PREFIX.sub(rf"\g<1>{self.prefix}:", whole).replace("xmlns:w=", f"xmlns:{self.prefix}=")
                if self.strict and part != "[Content_Types].xml":
                    for usual, strict in STRICT.items():
                        whole = whole.replace(usual, strict)
                archive.writestr(zipfile.ZipInfo(part, (2026, 1, 1, 0, 0, 0)), whole.encode(coded))
        return held.getvalue()
