"""What others make of the same texts: programs and packages that compare two of them, or write one as a Word file.

A peer that is not installed is left out, and the table says so.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import subprocess
import sys
import unittest.mock
import zipfile
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import docx
import office
from lxml import etree

from drafter import akn
from drafter.akn import Act
from drafter.change import Role

Compare = Callable[[], bytes]
"""What compares two Word files that lie ready, and returns the one with tracked changes."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TRACKED = {f"{_W}ins": "new", f"{_W}moveTo": "new", f"{_W}del": "old", f"{_W}moveFrom": "old"}


def git_word_diff(old: Path, new: Path) -> bytes:
    """Return what git makes of two files of paragraphs."""
    command = ["git", "diff", "--no-index", "--word-diff", str(old), str(new)]
    return subprocess.run(command, capture_output=True, check=False).stdout


def in_python_docx(act: Act) -> bytes:
    """Return an act as paragraphs with styles that python-docx writes."""
    document = docx.Document()
    for leaf in akn.all_leaves(act):
        style = "Heading 2" if leaf.role in (Role.HEADING, Role.DIVISION) else "Body Text"
        document.add_paragraph(leaf.printed, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def comparers(work: Path, old: bytes, new: bytes) -> Iterator[tuple[str, Compare | None]]:
    """Yield each program that compares two Word files by its name, with None where it is not installed."""
    paths = [work / f"peer-{side}.docx" for side in ("old", "new", "out")]
    for path, data in zip(paths, (old, new), strict=False):
        path.write_bytes(data)
    for name, make in _COMPARERS.items():
        try:
            yield name, make(work, *paths)
        except ImportError:
            yield name, None


def _libreoffice(work: Path, old: Path, new: Path, _out: Path) -> Compare:
    if not office.soffice_available():
        raise ImportError(office.NO_OFFICE)
    compare = office.comparer(work)
    return lambda: compare(old.read_bytes(), new.read_bytes())


def _docxodus(_work: Path, old: Path, new: Path, _out: Path) -> Compare:
    engine = importlib.import_module("python_redlines").DocxodusEngine()
    return lambda: bytes(engine.run_redline("Редакция", old, new)[0])


def _trackdiff(_work: Path, old: Path, new: Path, out: Path) -> Compare:
    compare = importlib.import_module("docx_trackdiff.compare").main
    arguments = ["docx-trackdiff", *map(str, (old, new, out))]

    def run() -> bytes:
        with unittest.mock.patch.object(sys, "argv", arguments), contextlib.redirect_stdout(io.StringIO()):
            compare()
        return out.read_bytes()

    return run


def _docx_redline(_work: Path, old: Path, new: Path, out: Path) -> Compare:
    redline = importlib.import_module("docx_redline").redline_files

    def run() -> bytes:
        redline(old, new, out)
        return out.read_bytes()

    return run


_COMPARERS: dict[str, Callable[[Path, Path, Path, Path], Compare]] = {
    "LibreOffice: сравнение документов": _libreoffice,
    "python-redlines (Docxodus)": _docxodus,
    "docx-trackdiff": _trackdiff,
    "docx-redline": _docx_redline,
}


def cut_words(data: bytes) -> int:
    """Return how many words the tracked changes of a Word file cut, as they stand before or after the change."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = etree.fromstring(archive.read("word/document.xml"), etree.XMLParser(huge_tree=True))
    return sum(
        one[0] != two[0] and one[1][-1].isalnum() and two[1][0].isalnum()
        for paragraph in document.iter(f"{_W}p")
        for other in ("new", "old")
        for one, two in pairwise([piece for piece in _pieces(paragraph, "both") if piece[0] != other])
    )


def _pieces(element: etree._Element, side: str) -> Iterator[tuple[str, str]]:
    """The texts of a paragraph, each with the side that it is on; a sign that is no text parts words."""
    for child in element:
        if child.tag in (f"{_W}t", f"{_W}delText"):
            if child.text:
                yield side, child.text
        elif child.tag in (f"{_W}tab", f"{_W}br"):
            yield side, " "
        elif child.tag != f"{_W}pPr":
            yield from _pieces(child, _TRACKED.get(str(child.tag), side))
