"""The gate for Word files: what they print is read, and what they do not say as they print it is refused."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from ruamel.yaml import YAML
from word_files import DOCUMENT, framed, packed

from drafter import word
from drafter.errors import InputError
from drafter.word import printed_beside, printed_lines
from drafter.word.package import package_of

DATA = Path(__file__).parent / "data" / "word"
FILE = Path("law.docx")
CASES = YAML(typ="safe", pure=True).load((DATA / "printed.yaml").read_text("utf-8"))


STYLE = re.compile(r'<w:style [^>]*w:styleId="(?P<key>\w+)">')


def markup(block: str) -> str:
    return f"<w:p><w:r><w:t>{block.removeprefix('p: ')}</w:t></w:r></w:p>" if block.startswith("p: ") else block


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_word_file_prints(case: dict[str, Any]) -> None:
    parts = {name: case.get(name, "") for name in ("styles", "numbering")}
    parts["styles"] = STYLE.sub(r'\g<0><w:name w:val="\g<key>"/>', parts["styles"])
    data = packed("".join(map(markup, case["body"])), **parts)
    if "printed" in case:
        assert printed_lines(FILE, data) == case["printed"]
        return
    with pytest.raises(InputError) as refused:
        printed_lines(FILE, data)
    (finding,) = refused.value.findings
    assert finding.code == "D026"
    assert case["refused"] in (finding.found or "")
    assert finding.hint and finding.expected


def test_parts_are_found_by_their_relationships_whatever_they_are_called() -> None:
    with zipfile.ZipFile(io.BytesIO(packed(markup("p: Сад.")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    moved = {
        "[content_types].XML": parts["[Content_Types].xml"].replace(b"/word/document.xml", b"/Word/Main2.xml"),
        "_RELS\\.rels": parts["_rels/.rels"].replace(b"word/document.xml", b"/WORD/main2.xml"),
        "word\\main2.xml": parts[DOCUMENT],
    }
    assert printed_lines(FILE, zipped(moved)) == ["Сад."]


@pytest.mark.parametrize("form", ["template.main", "document.main"])
def test_templates_and_documents_of_the_strict_form_are_read(form: str) -> None:
    with zipfile.ZipFile(io.BytesIO(packed(markup("p: Сад.")))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    strict = {
        name: data.replace(b"document.main", form.encode())
        .replace(
            b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        .replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    assert printed_lines(FILE, zipped(strict)) == ["Сад."]


def zipped(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "found", "hint"),
    [
        (b"{\\rtf1 \\ansi}", "RTF", "сохраните его как .docx"),
        (OLE + bytes(600), ".doc", "сохраните его как .docx"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "паролем", "снимите пароль"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), ".odt", "сохраните его как .docx"),
        (b"PK\x03\x04" + bytes(60), "архив", "сохраните его заново"),
        (zipped({"a.txt": b"a"}), "[Content_Types].xml", "сохраните его заново"),
        (zipped(dict(framed([]))), "нет части word/document.xml", "сохраните его заново"),
        (packed("").replace(b"PK\x01\x02", b"PK\x01\x03"), "", "сохраните его заново"),
    ],
    ids=["rtf", "doc", "password", "odt", "broken zip", "other zip", "no document", "no directory"],
)
def test_another_form_of_file_is_told_with_what_to_do(data: bytes, found: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        printed_lines(FILE, data)
    (finding,) = refused.value.findings
    assert found in (finding.found or "")
    assert hint in (finding.hint or "")


def test_words_in_boxes_headers_and_comments_are_no_part_of_the_text() -> None:
    document = docx.Document()
    clause = document.add_paragraph("Сады охраняются законом.")
    document.sections[0].header.paragraphs[0].text = "Проект"
    document.add_comment(clause.runs, "Уточнить", author="Рецензент", initials="Р")
    held = io.BytesIO()
    document.save(held)
    opened = word.opened(FILE, held.getvalue())
    assert [line for one in opened.paragraphs for line in word.lines(one)] == ["Сады охраняются законом."]
    assert printed_beside(FILE, held.getvalue()) == ["Проект"]
    (comment,) = opened.comments
    assert (comment.author, comment.text, comment.anchor) == ("Рецензент", "Уточнить", "Сады охраняются законом.")
    told = [one.message for one in word.remarks(opened, opened.paragraphs)]
    assert told == ["слова колонтитулов и сносок — не часть текста", "примечания рецензентов — не часть текста"]


def test_each_piece_knows_whose_change_it_is() -> None:
    change = '<w:ins w:id="1" w:author="Иванов" w:date="2026-11-22T00:00:00Z"><w:r><w:t>сад</w:t></w:r></w:ins>'
    (paragraph,) = word.opened(FILE, packed(f"<w:p><w:r><w:t>Это</w:t></w:r>{change}</w:p>")).paragraphs
    first, second = paragraph.pieces
    assert first.change is None
    assert second.change is not None
    assert (second.change.comes, second.change.author, second.change.date[:10]) == (True, "Иванов", "2026-11-22")


def test_the_properties_of_a_file_are_read() -> None:
    document = docx.Document()
    document.core_properties.title = "О садах"
    held = io.BytesIO()
    document.save(held)
    found = package_of(FILE, held.getvalue()).properties
    assert found is not None and found.title == "О садах"
