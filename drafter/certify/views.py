"""What the finished views of a bill show, read from their bytes as a person reads them and not as they were written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from drafter.reading import Paragraph
from drafter.text.letters import normal
from drafter.verify.phrases import is_only, phrases
from drafter.verify.redlines import Redline, redline
from drafter.verify.tables import Tables
from drafter.word import lines, opened, readable, running, unchanged
from drafter.word.tables import Table, blocks_of

__all__ = ["Redline", "Shown", "bill_lines", "columns", "page_rows", "printed_lines", "redline", "table_rows"]

@dataclass(frozen=True, slots=True)
class Shown:
    """One changed element as a view shows it: its paragraphs in force and as proposed, with single ordinary blanks."""

    old: tuple[str, ...]
    new: tuple[str, ...]


_NOTHING = Shown((), ())


def printed_lines(name: str, data: bytes) -> list[Paragraph]:
    """Return the lines that a Word file without tracked changes prints, with the numbers of their paragraphs.

    Raises InputError D026 for a file that is no ordinary Word document, keeps tracked changes, or prints words that are
    not in its text.
    """
    word = opened(Path(name), data)
    unchanged(word)
    return [Paragraph(line, one.number) for one in running(word, word.paragraphs) for line in lines(one)]


def columns(name: str, data: bytes) -> list[list[str]]:
    """Return the lines of each column of the first table of a Word file, its head left out.

    A cell that only says «–» has none: the text has nothing there that is in the other.
    """
    word = opened(Path(name), data)
    readable(word, word.paragraphs)
    tables = [block for block in blocks_of(word) if isinstance(block, Table)]
    rows = [cells for table in tables for _row, cells in table.rows][1:]
    cells = [
        [[line for one in cell.paragraphs for line in lines(one) if line != "–"] for cell in row] for row in rows
    ]
    width = max((len(row) for row in cells), default=0)
    return [[line for row in cells if at < len(row) for line in row[at]] for at in range(width)]


def table_rows(tables: Tables, language: str) -> list[Shown]:
    """Return the rows of comparative tables in order."""
    words = phrases(language)
    return [
        Shown(_unless(row.old.texts, words.absent, language), _unless(row.new.texts, words.gone, language))
        for row in tables.rows
    ]


def _unless(texts: tuple[str, ...], nothing: Sequence[str], language: str) -> tuple[str, ...]:
    """The lines of a cell; none where it says that there is no text."""
    return () if len(texts) == 1 and is_only(texts[0], nothing, language) else texts


def page_rows(data: bytes, lang: str) -> Iterator[tuple[Shown, Shown]]:
    """Yield the changes that a review page shows around the text in a language, as HTML tags it: in running text with
    marks, and in two columns.
    """
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True)
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except etree.LxmlError:
        return  # nothing of a page is in it
    for law in root.iter("div"):
        if law.get("class") == "law" and _language(law) == lang:
            inline = next((child for child in law if child.get("class") == "inline"), None)
            side = next((child for child in law if child.tag == "table"), None)
            yield _NOTHING if inline is None else _inline(inline), _NOTHING if side is None else _side(side)


def _language(element: etree._Element) -> str | None:
    """The language of the text that an element holds: its own, or that of the nearest element around it."""
    around = (element, *element.iterancestors())
    return next((said for one in around if (said := one.get("lang"))), None)


def _inline(holder: etree._Element) -> Shown:
    found = list(_paragraphs(holder))
    return Shown(
        tuple(text for one in found if "insert" not in _classes(one) and (text := _text(one, "ins"))),
        tuple(text for one in found if "delete" not in _classes(one) and (text := _text(one, "del"))),
    )


def _side(table: etree._Element) -> Shown:
    old: list[str] = []
    new: list[str] = []
    for cell in table.iter("td"):
        kinds = _classes(cell)
        texts = [text for one in _paragraphs(cell) if (text := _text(one))]
        old += texts if kinds & {"old", "same"} else []
        new += texts if kinds & {"new", "same"} else []
    return Shown(tuple(old), tuple(new))


def _paragraphs(holder: etree._Element) -> Iterator[etree._Element]:
    return (one for one in holder.iter("p", "div") if "line" in _classes(one))


def _classes(element: etree._Element) -> set[str]:
    return set((element.get("class") or "").split())


def _text(element: etree._Element, absent: str = "") -> str:
    """The words of a paragraph without those marked so, and without what is said to a screen reader."""
    return normal("".join(_pieces(element, absent)))


def _pieces(element: etree._Element, absent: str) -> Iterator[str]:
    if element.tag in (absent, "summary") or "vh" in _classes(element):
        return
    yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from _pieces(child, absent)
        yield child.tail or ""


def bill_lines(paragraphs: Sequence[Paragraph], title: str) -> list[str]:
    """Return the lines of a bill from its title on: what stands before is the face of the document."""
    texts = [paragraph.text for paragraph in paragraphs]
    return texts[texts.index(title) :] if title in texts else texts
