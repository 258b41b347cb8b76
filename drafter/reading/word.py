"""Word files written by hand: their paragraphs, with the numbers that Word counts itself apart from the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.ingest import guard
from drafter.ingest.lines import normal
from drafter.messages import _
from drafter.reading.model import Paragraph

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _T = f"{_W}p", f"{_W}t"
_SIGNS = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "", f"{_W}cr": "\n", f"{_W}br": "\n"}
_REVISIONS = tuple(f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_LETTERS = {
    "russianLower": "абвгдежзиклмнопрстуфхцчшщэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ",
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}


@dataclass(frozen=True, slots=True)
class _Level:
    """How Word numbers the paragraphs of one level of a list: from which number, in which form, «%1)»."""

    start: int
    form: str
    text: str


_Lists = Mapping[str, Mapping[int, _Level]]


def word_paragraphs(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a Word file; their numbers count the paragraphs of the document from 1.

    Raises InputError D026 for a file that is no ordinary Word document or keeps unaccepted changes, D029 where it has
    no text.
    """
    data = guard.read_bytes(path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            guard.safe_zip(path, archive)
            parts = {
                name: _parsed(path, guard.read_part(path, archive, f"word/{name}.xml"))
                for name in ("document", "numbering", "styles")
                if name == "document" or f"word/{name}.xml" in archive.namelist()
            }
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None
    document = parts["document"]
    if any(next(document.iter(name), None) is not None for name in _REVISIONS):
        raise guard.refused(path, _("непринятые исправления"), _("документ без исправлений"))
    for fallback in list(document.iter(_FALLBACK)):
        if (holder := fallback.getparent()) is not None:
            holder.remove(fallback)
    counted = _Counters(_lists(parts.get("numbering")), _numbered_styles(parts.get("styles")))
    found = [
        Paragraph(line, number)
        for number, holder in enumerate(document.iter(_P), start=1)
        for line in _lines(holder, counted)
    ]
    if not found:
        raise guard.refused(path, _("нет абзацев с текстом"), _("документ с текстом закона"), code="D029")
    return found


def _parsed(path: Path, part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None


def _lines(holder: etree._Element, counted: _Counters) -> Iterator[str]:
    """The printed lines of a paragraph, the first with its number.

    A break inside a sentence is no new line: no sign stands before it, and a small letter after it.
    """
    text = "".join(
        (node.text or "") if node.tag == _T else _SIGNS[str(node.tag)]
        for node in holder.iter(_T, *_SIGNS)
        if next(node.iterancestors(_P)) is holder
    )
    lines: list[str] = []
    for line in (normal(raw) for raw in text.split("\n")):
        if lines and line[:1].islower() and lines[-1][-1].isalnum():
            lines[-1] += f" {line}"
        elif line:
            lines.append(line)
    if lines:
        label = counted.label(holder)
        lines[0] = f"{label} {lines[0]}" if label else lines[0]
    yield from lines


class _Counters:
    """The numbers that Word has reached in the lists of a document."""

    def __init__(self, lists: _Lists, styles: Mapping[str, tuple[str, int]]) -> None:
        self._lists = lists
        self._styles = styles
        self._reached: dict[str, dict[int, int]] = {}

    def label(self, paragraph: etree._Element) -> str:
        """The number before a paragraph, which it takes; empty where it has none."""
        found = _numbering(paragraph.find(f"{_W}pPr"))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if found is None and style is not None:
            found = self._styles.get(style.get(f"{_W}val") or "")
        if found is None:
            return ""
        name, depth = found
        levels = self._lists.get(name, {})
        level = levels.get(depth)
        if level is None or level.form in ("bullet", "none"):
            return ""
        reached = self._reached.setdefault(name, {})
        reached[depth] = reached.get(depth, level.start - 1) + 1
        for deeper in [each for each in reached if each > depth]:
            del reached[deeper]
        text = level.text
        for each in range(depth + 1):
            outer = levels.get(each, level)
            text = text.replace(f"%{each + 1}", _written(reached.get(each, outer.start), outer.form))
        return text.strip()


def _written(number: int, form: str) -> str:
    letters = _LETTERS.get(form)
    return letters[number - 1] if letters is not None and 1 <= number <= len(letters) else str(number)


def _numbering(properties: etree._Element | None) -> tuple[str, int] | None:
    """The list and the level that the properties of a paragraph or a style name."""
    if properties is None or (named := properties.find(f"{_W}numPr/{_W}numId")) is None:
        return None
    depth = properties.find(f"{_W}numPr/{_W}ilvl")
    return named.get(f"{_W}val") or "", int(depth.get(f"{_W}val") or 0) if depth is not None else 0


def _numbered_styles(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    found = {}
    for style in styles.iter(f"{_W}style") if styles is not None else ():
        numbered = _numbering(style.find(f"{_W}pPr"))
        if numbered is not None:
            found[style.get(f"{_W}styleId") or ""] = numbered
    return found


def _lists(numbering: etree._Element | None) -> dict[str, dict[int, _Level]]:
    if numbering is None:
        return {}
    abstract = {
        each.get(f"{_W}abstractNumId"): {
            int(level.get(f"{_W}ilvl") or 0): _Level(
                int(_value(level, "start") or 1), _value(level, "numFmt") or "decimal", _value(level, "lvlText") or ""
            )
            for level in each.iter(f"{_W}lvl")
        }
        for each in numbering.iter(f"{_W}abstractNum")
    }
    return {
        each.get(f"{_W}numId") or "": abstract.get(_value(each, "abstractNumId"), {})
        for each in numbering.iter(f"{_W}num")
    }


def _value(holder: etree._Element, name: str) -> str | None:
    found = holder.find(f"{_W}{name}")
    return None if found is None else found.get(f"{_W}val")
