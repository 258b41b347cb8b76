"""Files that are broken or made to do harm: one message, exit 3, nothing written, little memory and time."""

from __future__ import annotations

import datetime
import io
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from drafter import akn
from drafter.cli.program import cli
from drafter.codes import Code
from drafter.errors import DrafterError, Exit
from drafter.ingest.source import ingest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = ("Статья 1. Полив", "1. Сад поливают.")


def document(*lines: str, head: str = "", more: str = "") -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{paragraphs}{more}</w:body></w:document>'.encode()


def word(*parts: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return held.getvalue()


def test_a_sound_word_file_is_read(koap: Code, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(good())
    act = ingest(source, koap, "rus", datetime.date(2026, 1, 1)).act
    assert [leaf.printed for leaf in akn.all_leaves(act)] == list(LINES)


def good() -> bytes:
    return word(("word/document.xml", document(*LINES)))


def bomb() -> bytes:
    return word(("word/document.xml", document(*LINES)), ("word/media/a.bin", b"0" * (60 * 1024 * 1024)))


def encrypted() -> bytes:
    data = bytearray(good())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def pdf(text: str = "") -> bytes:
    from pypdfium2 import PdfDocument

    made = PdfDocument.new()
    made.new_page(200, 200)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


ENTITY = '<!DOCTYPE w [<!ENTITY x "тайна">]>'
DOCUMENT = "word/document.xml"
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "DOCTYPE in a part": ("a.docx", lambda: word((DOCUMENT, document("&x;", head=ENTITY))), "D026"),
    "UTF-16 part": ("a.docx", lambda: word((DOCUMENT, document(*LINES).decode().encode("utf-16"))), "D026"),
    "zip bomb": ("a.docx", bomb, "D026"),
    "doubled part": ("a.docx", lambda: word((DOCUMENT, document(*LINES)), (DOCUMENT, document("Иное"))), "D026"),
    "same name in capitals": ("a.docx", lambda: word((DOCUMENT, document(*LINES)), (DOCUMENT.upper(), b"")), "D026"),
    "part outside": ("a.docx", lambda: word((DOCUMENT, document(*LINES)), ("../../x", b"x")), "D026"),
    "many parts": ("a.docx", lambda: word(*((f"p{n}", b"") for n in range(2001))), "D026"),
    "no document part": ("a.docx", lambda: word(("x.xml", b"<a/>")), "D026"),
    "encrypted": ("a.docx", encrypted, "D026"),
    "cut off": ("a.docx", lambda: good()[:-60], "D026"),
    "not a zip": ("a.docx", lambda: b"\x00\x01binary", "D026"),
    "tracked changes": (
        "a.docx",
        lambda: word((DOCUMENT, document(*LINES, more="<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>"))),
        "D026",
    ),
    "text from outside": ("a.docx", lambda: word((DOCUMENT, document(*LINES, more="<w:altChunk/>"))), "D026"),
    "deep XML": ("a.docx", lambda: word((DOCUMENT, document(more="<w:p>" * 20_000 + "</w:p>" * 20_000))), "D026"),
    "no text in Word": ("a.docx", lambda: word((DOCUMENT, document())), "D029"),
    "PDF without text": ("a.pdf", pdf, "D029"),
    "PDF cut off": ("a.pdf", lambda: pdf()[:200], "D026"),
    "PDF of nothing": ("a.pdf", lambda: b"%PDF-1.7\n" + b"\x00" * 500 + b"%%EOF", "D026"),
    "not a PDF": ("a.pdf", lambda: b"PK\x03\x04", "D026"),
    "deep page": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000, "D026"),
    "page cut off": ("a.html", lambda: "<article><p>Статья 1. Полив</p>".encode(), "D026"),
    "page of nothing": ("a.html", lambda: b"<html><body><script>1</script></body></html>", "D029"),
    "page in another encoding": ("a.html", lambda: '<meta charset="utf-8"><p>Сад</p>'.encode("cp1251"), "D004"),
    "text in another encoding": ("a.txt", lambda: "Статья 1. Полив\n".encode("cp1251"), "D004"),
    "binary as text": ("a.txt", lambda: b"\x00\xff\xfe\x80" * 50, "D004"),
    "zeros as text": ("a.txt", lambda: b"\x00" * 50, "D026"),
    "no act": ("a.txt", lambda: "Сад поливают.\n".encode(), "D022"),
    "empty": ("a.pdf", lambda: b"", "D003"),
    "unknown": ("a.odt", lambda: b"x", "D020"),
}


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_message_and_nothing_is_written(
    name: str, koap: Code, tmp_path: Path
) -> None:
    file, make, code = HOSTILE[name]
    source = tmp_path / file
    source.write_bytes(make())
    folder = tmp_path / "koap"
    shutil.copytree(koap.folder, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    began = time.monotonic()
    told = CliRunner().invoke(
        cli, ["ingest", str(source), "--code", "koap", "--lang", "rus", "--edition", "2026-01-01", "-o", str(folder)]
    )
    assert time.monotonic() - began < 5
    assert isinstance(told.exception, DrafterError), told.exception
    assert told.exception.exit_code == Exit.INPUT
    (finding,) = told.exception.findings
    assert (finding.code, finding.place.file) == (code, str(source))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert "тайна" not in str(finding)
