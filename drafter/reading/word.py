"""Word files written by hand: their paragraphs, with the numbers that Word counts itself apart from the text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.files import guard
from drafter.messages import _
from drafter.reading.model import Paragraph
from drafter.text.letters import normal

W = _W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_P, _T, _TABS = f"{_W}p", f"{_W}t", f"{_W}tabs"
SIGNS = {f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": "", f"{_W}cr": "\n", f"{_W}br": "\n"}
"""What prints without being text, with what it prints."""
_REVISIONS = tuple(
    f"{_W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")
)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The parts of a Word file that say what it prints: the document, and how its lists are numbered."""

    document: etree._Element
    numbering: etree._Element | None
    styles: etree._Element | None


def word_paragraphs(path: Path) -> list[Paragraph]:
    """Return the paragraphs of a Word file; their numbers count the paragraphs of the document from 1.

    Raises InputError D026 for a file that is no ordinary Word document, keeps unaccepted changes or prints words that
    are not in its text, D029 where it has no text.
    """
    word = opened(path, guard.read_bytes(path))
    settled(path, word.document)
    readable(path, word.document.iter(_P))
    found = [
        Paragraph(line, number)
        for number, (_holder, label, text) in enumerate(printed(word), start=1)
        for line in lines(label, text)
    ]
    if not found:
        raise guard.refused(path, _("нет абзацев с текстом"), _("документ с текстом закона"), code="D029")
    return found


def opened(path: Path, data: bytes) -> Opened:
    """Open a Word file; what it repeats for older programs is taken out.

    Raises InputError D026 for a file that is no ordinary Word document.
    """
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
    for fallback in list(document.iter(_FALLBACK)):
        if (holder := fallback.getparent()) is not None:
            holder.remove(fallback)
    return Opened(document=document, numbering=parts.get("numbering"), styles=parts.get("styles"))


def settled(path: Path, document: etree._Element) -> None:
    """Refuse a document that keeps unaccepted changes, or another document whole inside it.

    Raises InputError D026.
    """
    if next(document.iter(f"{_W}altChunk"), None) is not None:
        raise guard.refused(path, _("вложенный документ"), _("документ без вложенных документов"))
    if any(next(document.iter(name), None) is not None for name in _REVISIONS):
        raise guard.refused(path, _("непринятые исправления"), _("документ без исправлений"))


def readable(path: Path, paragraphs: Iterable[etree._Element]) -> None:
    """Refuse paragraphs that print words which are not in their text, or have words that are not printed.

    Raises InputError D026 with the paragraph.
    """
    for paragraph in paragraphs:
        trouble = unreadable(paragraph)
        if trouble is not None:
            said = "".join(text for _node, text in pieces(paragraph)).strip()
            found = _("{trouble} в абзаце «{text}»").format(trouble=trouble, text=said[:80])
            raise guard.refused(path, found, _("слова, набранные в самом абзаце"))


def unreadable(element: etree._Element) -> str | None:
    """Return what in an element prints words that are not in its text, or hides some of it; None where nothing does."""
    for name, said in _UNREADABLE.items():
        if next(element.iter(name), None) is not None:
            return said
    return _("скрытый текст") if any(_is_hidden(run) for run in element.iter(f"{_W}r")) else None


_UNREADABLE = {
    f"{_W}footnoteReference": _("сноска"),
    f"{_W}endnoteReference": _("сноска"),
    f"{_W}sym": _("знак особого шрифта"),
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": _("математическая формула"),
}
OFF = ("0", "false", "off")
"""What says that a property of text is not on."""


def _is_hidden(run: etree._Element) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(f"{_W}val") not in OFF and next(run.iter(_T), None) is not None


def printed(word: Opened) -> Iterator[tuple[etree._Element, str, str]]:
    """Yield the paragraphs of a document: the element, the number that Word prints before it, and its text, in which
    a line break is «\\n».
    """
    counted = _Counters(_lists(word.numbering), _numbered_styles(word.styles))
    for holder in word.document.iter(_P):
        text = "".join(said for _node, said in pieces(holder))
        yield holder, counted.label(holder) if text.strip() else "", text


def pieces(holder: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Yield the elements that print something in a paragraph, a text box in it left out, each with what it prints."""
    for node in holder.iter(_T, *SIGNS):
        if next(node.iterancestors(_P, _TABS)) is holder:
            yield node, (node.text or "") if node.tag == _T else SIGNS[str(node.tag)]


def lines(label: str, text: str) -> list[str]:
    """Return the lines of a paragraph without needless blanks, the first with the number before it."""
    found = [line for start, end in stretches(text) if (line := normal(text[start:end].replace("\n", " ")))]
    return [f"{label} {found[0]}", *found[1:]] if label and found else found


def stretches(text: str) -> list[tuple[int, int]]:
    """Return where the lines of a paragraph stand in its text.

    A break inside a sentence is no new line: no sign stands before it, and a small letter after it.

    >>> stretches("1) сад;\\n2) река\\nи дорога")
    [(0, 7), (8, 24)]
    """
    found: list[tuple[int, int]] = []
    at = 0
    for raw in text.split("\n"):
        start, at = at, at + len(raw) + 1
        before = text[slice(*found[-1])].rstrip() if found else ""
        if before[-1:].isalnum() and raw.lstrip()[:1].islower():
            found[-1] = (found[-1][0], start + len(raw))
        else:
            found.append((start, start + len(raw)))
    return found


def _parsed(path: Path, part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(part, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None


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
