"""Files that are broken or made to do harm: one message, exit 3, nothing written, little memory and time."""

from __future__ import annotations

import datetime
import io
import os
import shutil
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from word_files import DOCUMENT, framed

from drafter import akn
from drafter.cli.program import cli
from drafter.codes import Code
from drafter.errors import DrafterError, Exit, Finding, Interrupted
from drafter.ingest.source import ingest

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = ("Статья 1. Полив", "1. Сад поливают.")


def document(*lines: str, head: str = "", more: str = "") -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return f'<?xml version="1.0"?>{head}<w:document {W}><w:body>{paragraphs}{more}</w:body></w:document>'.encode()


def word(*parts: tuple[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*framed(name for name, _data in parts), *parts):
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


def overlapping() -> bytes:
    """Two parts of which the second lies in the place of the first."""
    data = bytearray(word((DOCUMENT, document(*LINES)), ("word/b.xml", document(*LINES))))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 42 : entry + 46] = bytes(4)
    return bytes(data)


def beside(name: str, body: str) -> bytes:
    """A Word file with one more part."""
    more = "<w:p><w:r><w:t>Сад.</w:t><w:footnoteReference w:id='1'/></w:r></w:p>"
    part = f"<w:{name} {W}><w:footnote w:id='1'>{body}</w:footnote></w:{name}>".encode()
    return word((DOCUMENT, document(*LINES, more=more)), (f"word/{name}.xml", part))


def numbered(form: str, *, by_style: bool) -> bytes:
    """A Word file whose paragraph is an item of a list."""
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>'
    own = '<w:pStyle w:val="List"/>' if by_style else item
    style = f'<w:style w:styleId="List"><w:pPr>{item if by_style else ""}</w:pPr></w:style>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="{form}"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>'
    )
    more = f"<w:p><w:pPr>{own}</w:pPr><w:r><w:t>Сад.</w:t></w:r></w:p>"
    return word(
        (DOCUMENT, document(*LINES, more=more)),
        ("word/styles.xml", f"<w:styles {W}>{style}</w:styles>".encode()),
        ("word/numbering.xml", f"<w:numbering {W}>{numbering}</w:numbering>".encode()),
    )


@pytest.mark.parametrize("by_style", [False, True])
def test_the_number_that_word_prints_is_read(by_style: bool, koap: Code, tmp_path: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(numbered("decimal", by_style=by_style))
    act = ingest(source, koap, "rus", datetime.date(2026, 1, 1)).act
    assert [leaf.printed for leaf in akn.all_leaves(act)] == [*LINES, "4. Сад."]
    assert act.index["art_1__para_4"].number == "4"


def test_a_page_may_leave_its_paragraphs_open(koap: Code, tmp_path: Path) -> None:
    source = tmp_path / "a.html"
    source.write_text("<html><body>" + "".join(f"<p>{line}" for line in LINES * 150) + "</body></html>", "utf-8")
    assert len(ingest(source, koap, "rus", datetime.date(2026, 1, 1)).act.articles) == 150


def picture() -> bytes:
    """A PDF with a page that is a picture."""
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    page = made.new_page(200, 200)
    image = pypdfium2.PdfImage.new(made)
    image.set_bitmap(pypdfium2.PdfBitmap.new_native(9, 9, 4))
    page.insert_obj(image)
    page.gen_content()
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def pdf(text: str = "") -> bytes:
    from pypdfium2 import PdfDocument

    made = PdfDocument.new()
    made.new_page(200, 200)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


ENTITY = '<!DOCTYPE w [<!ENTITY x "тайна">]>'
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
    "UTF-7 part": ("a.docx", lambda: word((DOCUMENT, b'<?xml version="1.0" encoding="UTF-7"?>+ADw-a/+AD4-')), "D026"),
    "parts in one another": ("a.docx", overlapping, "D026"),
    "Word file with a password": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "D026"),
    "notes that Word prints": ("a.docx", lambda: beside("footnotes", "<w:p><w:r><w:t>x</w:t></w:r></w:p>"), "D026"),
    "numbers in words": ("a.docx", lambda: numbered("ordinalText", by_style=False), "D026"),
    "numbers in words by a style": ("a.docx", lambda: numbered("ordinalText", by_style=True), "D026"),
    "formula": ("a.docx", lambda: word((DOCUMENT, document(*LINES, more="<w:p><w:r><w:sym/></w:r></w:p>"))), "D026"),
    "a million paragraphs": ("a.docx", lambda: word((DOCUMENT, document(more="<w:p/>" * 200_001))), "D026"),
    "no text in Word": ("a.docx", lambda: word((DOCUMENT, document())), "D029"),
    "PDF without text": ("a.pdf", pdf, "D029"),
    "PDF of pictures": ("a.pdf", picture, "D029"),
    "PDF cut off": ("a.pdf", lambda: pdf()[:200], "D026"),
    "PDF of nothing": ("a.pdf", lambda: b"%PDF-1.7\n" + b"\x00" * 500 + b"%%EOF", "D026"),
    "not a PDF": ("a.pdf", lambda: b"PK\x03\x04", "D026"),
    "deep page": ("a.html", lambda: b"<html><body>" + b"<div>" * 100_000, "D026"),
    "deep page of small things": ("a.html", lambda: b"<html><body>" + b"<font>" * 300, "D026"),
    "page not closed": ("a.html", lambda: "<html><body><p>Статья 1. Полив</p>".encode(), "D026"),
    "page with entities": ("a.html", lambda: f"{ENTITY}<p>Статья 1. &x;</p>".encode(), "D026"),
    "page with zeros": ("a.html", lambda: "<p>Статья 1. По\0лив</p>".encode(), "D026"),
    "page with broken markup": ("a.html", lambda: "<p>Статья 1. Полив<!-- </p><p>Сад</p>".encode(), "D026"),
    "page in UTF-16": ("a.html", lambda: "<p>Статья 1. Полив</p>".encode("utf-16"), "D004"),
    "page in an encoding that runs": ("a.html", lambda: b'<meta charset="unicode_escape"><p>x</p>', "D004"),
    "page cut off": ("a.html", lambda: "<article><p>Статья 1. Полив</p>".encode(), "D026"),
    "page of nothing": ("a.html", lambda: b"<html><body><script>1</script></body></html>", "D029"),
    "page in another encoding": ("a.html", lambda: '<meta charset="utf-8"><p>Сад</p>'.encode("cp1251"), "D004"),
    "text in another encoding": ("a.txt", lambda: "Статья 1. Полив\n".encode("cp1251"), "D004"),
    "text in UTF-16": ("a.txt", lambda: "Статья 1. Полив\n".encode("utf-16"), "D004"),
    "endless paragraph": ("a.txt", lambda: f"Статья 1. {'а' * 200_000}\n".encode(), "D026"),
    "binary as text": ("a.txt", lambda: b"\x00\xff\xfe\x80" * 50, "D004"),
    "zeros as text": ("a.txt", lambda: b"\x00" * 50, "D026"),
    "no act": ("a.txt", lambda: "Сад поливают.\n".encode(), "D022"),
    "empty": ("a.pdf", lambda: b"", "D003"),
    "unknown": ("a.odt", lambda: b"x", "D020"),
}


def refusal(source: Path, koap: Code, tmp_path: Path) -> Finding:
    """The one finding that a source is refused with, by the command; proves that nothing is written."""
    folder = tmp_path / "koap"
    shutil.copytree(koap.folder, folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    began = time.monotonic()
    told = CliRunner().invoke(
        cli, ["ingest", str(source), "--code", "koap", "--lang", "rus", "--edition", "2026-01-01", "-o", str(folder)]
    )
    assert time.monotonic() - began < 10
    assert isinstance(told.exception, DrafterError), told.exception
    assert told.exception.exit_code == Exit.INPUT
    (finding,) = told.exception.findings
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    return finding


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_one_message_and_nothing_is_written(
    name: str, koap: Code, tmp_path: Path
) -> None:
    file, make, code = HOSTILE[name]
    source = tmp_path / file
    source.write_bytes(make())
    finding = refusal(source, koap, tmp_path)
    assert (finding.code, finding.place.file) == (code, str(source))
    assert "тайна" not in str(finding)


@pytest.mark.parametrize("name", ["a.pdf", "a.html", "a.docx", "a.txt", "a.md"])
def test_what_is_no_file_is_refused_at_once(name: str, koap: Code, tmp_path: Path) -> None:
    for kind in ("folder", "pipe", "hole", "nothing"):
        place = tmp_path / kind
        place.mkdir()
        source = place / name
        if kind == "folder":
            source.mkdir()
        elif kind == "pipe":
            os.mkfifo(source)
        elif kind == "hole":
            with source.open("wb") as stream:
                stream.truncate(2 * 1024**3)
        finding = refusal(source, koap, place)
        assert finding.code == {"folder": "D002", "pipe": "D005", "hole": "D005", "nothing": "D001"}[kind]


def test_a_command_that_is_stopped_writes_nothing(koap: Code, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("drafter.files.apart._heard", stopped)
    source = tmp_path / "a.docx"
    source.write_bytes(good())
    folder = tmp_path / "koap"
    shutil.copytree(koap.folder, folder)
    told = CliRunner().invoke(
        cli, ["ingest", str(source), "--code", "koap", "--lang", "rus", "--edition", "2026-01-01", "-o", str(folder)]
    )
    assert isinstance(told.exception, Interrupted)
    assert (told.exception.exit_code, told.exception.findings[0].code) == (130, "D006")
    assert not (folder / "rus@2026-01-01.xml").exists()
