"""Word files as a ministry makes them, built for the tests: paragraphs and tables with merged cells."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from html import escape

import docx
from docx.document import Document
from docx.oxml import parse_xml

LEFT, ABOVE = "<", "^"
"""A cell that is one with the cell on its left, or with the cell above."""

Rows = Sequence[Sequence[str]]

HEADS = {
    "rus": ("№ п/п", "Структурный элемент", "Действующая редакция", "Предлагаемая редакция", "Обоснование"),
    "kaz": ("Р/с №", "Құрылымдық элемент", "Қолданыстағы редакция", "Ұсынылатын редакция", "Негіздеме"),
}


def word(*blocks: str | Rows) -> bytes:
    """A Word file of paragraphs and tables in order; lines of a cell are its paragraphs, «~word~» is struck through,
    «\\v» a line break.
    """
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
        else:
            _table(document, block)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _table(document: Document, rows: Rows) -> None:
    namespace = document.element.nsmap["w"]
    width = max(map(len, rows))
    grid = "<w:gridCol/>" * width
    markup = "".join(f"<w:tr>{''.join(_cells(rows, at))}</w:tr>" for at in range(len(rows)))
    table = f'<w:tbl xmlns:w="{namespace}"><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{markup}</w:tbl>'
    document.element.body.insert(len(document.element.body) - 1, parse_xml(table))


def _cells(rows: Rows, at: int) -> Iterator[str]:
    row = rows[at]
    for column, text in enumerate(row):
        if text == LEFT:
            continue
        span = 1
        while column + span < len(row) and row[column + span] == LEFT:
            span += 1
        wide = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        below = at + 1 < len(rows) and column < len(rows[at + 1]) and rows[at + 1][column] == ABOVE
        merged = "<w:vMerge/>" if text == ABOVE else '<w:vMerge w:val="restart"/>' if below else ""
        lines = [""] if text == ABOVE else text.split("\n")
        inside = "".join(f"<w:p>{''.join(_runs(line))}</w:p>" for line in lines)
        yield f"<w:tc><w:tcPr>{wide}{merged}</w:tcPr>{inside}</w:tc>"


def _runs(line: str) -> Iterator[str]:
    for odd, piece in enumerate(line.split("~")):
        look = "<w:rPr><w:strike/></w:rPr>" if odd % 2 else ""
        said = "</w:t><w:br/><w:t xml:space='preserve'>".join(map(escape, piece.split("|")))
        yield f"<w:r>{look}<w:t xml:space='preserve'>{said}</w:t></w:r>"


def with_parts(body: str) -> bytes:
    """A Word file whose body is given as its markup."""
    document = docx.Document()
    namespace = document.element.nsmap["w"]
    for child in parse_xml(f'<w:body xmlns:w="{namespace}">{body}</w:body>'):
        document.element.body.insert(len(document.element.body) - 1, child)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


DOCUMENT, RELATIONS = "word/document.xml", "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def framed(names: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """What says which parts a Word file has."""
    beside = [name[5:-4] for name in names if name.startswith("word/") and name.endswith(".xml") and name != DOCUMENT]
    forms = "".join(f'<Override PartName="/word/{one}.xml" ContentType="{FORM}.{one}+xml"/>' for one in beside)
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
        'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
        f'PartName="/{DOCUMENT}" ContentType="{FORM}.document.main+xml"/>{forms}</Types>'.encode(),
    )
    for name, rows in (("_rels/.rels", [("officeDocument", DOCUMENT)]), (RELATIONS, [(one, one) for one in beside])):
        made = "".join(
            f'<Relationship Id="r{at}" Type="{OFFICE}/{kind}" Target="{to}{"" if to == DOCUMENT else ".xml"}"/>'
            for at, (kind, to) in enumerate(rows)
        )
        yield name, f'<Relationships xmlns="{PACKAGE}/relationships">{made}</Relationships>'.encode()


def packed(body: str, *, styles: str = "", numbering: str = "") -> bytes:
    """A Word file of the markup of its body, its styles and its lists, with the prefixes w, r and mc."""
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in SPACES.items())
    parts = {DOCUMENT: f"<w:document {spaces}><w:body>{body}</w:body></w:document>"}
    if styles:
        parts["word/styles.xml"] = f"<w:styles {spaces}>{styles}</w:styles>"
    if numbering:
        parts["word/numbering.xml"] = f"<w:numbering {spaces}>{numbering}</w:numbering>"
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*framed(parts), *((name, text.encode()) for name, text in parts.items())):
            archive.writestr(name, data)
    return held.getvalue()


SPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE,
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
