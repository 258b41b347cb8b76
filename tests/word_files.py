"""Word files as a ministry makes them, built for the tests: paragraphs and tables with merged cells."""

from __future__ import annotations

import io
from collections.abc import Sequence

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
    table = document.add_table(len(rows), max(map(len, rows)))
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            if text == LEFT:
                table.cell(at, column - 1).merge(cell)
            elif text == ABOVE:
                table.cell(at - 1, column).merge(cell)
            else:
                for number, line in enumerate(text.split("\n")):
                    paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                    for odd, piece in enumerate(line.split("~")):
                        run = paragraph.add_run(piece.replace("|", "\n"))
                        run.font.strike = True if odd % 2 else None
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            if text in (LEFT, ABOVE):
                continue
            cell = table.cell(at, column)
            for paragraph in cell.paragraphs[1:]:
                if not paragraph.text and len(cell.paragraphs) > len(text.split("\n")):
                    paragraph._p.getparent().remove(paragraph._p)


def with_parts(body: str) -> bytes:
    """A Word file whose body is given as its markup."""
    document = docx.Document()
    namespace = document.element.nsmap["w"]
    for child in parse_xml(f'<w:body xmlns:w="{namespace}">{body}</w:body>'):
        document.element.body.insert(len(document.element.body) - 1, child)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()
