"""What of a sheet, a table, a row or a cell keeps words from being printed: places of no size and beyond the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from drafter.messages import _
from drafter.word.names import DELETED, TBL, TC, P, T, W, is_on
from drafter.word.refusals import Kind, Trouble
from drafter.word.styles import measure

_NEAREST, _FARTHEST = -3000, 9000
"""Twentieths of a point from the margin: no sheet is wider."""
_LOWEST_PLACE = 16000
_LEAST_SHEET, _MOST_SHEET = 1500, 40000
"""Twentieths of a point of a sheet that are left between its margins."""
_LEAST_COLUMN = 200
_LEAST_ROW = 100
_LINE, _LETTER = 220, 100
"""Twentieths of a point that a line is high and a letter is wide, at 11 points."""
_MOST_PITCH = 8192
"""Of 4,096 to the point, between letters."""
_MOST_COLUMNS = 4


def is_far(value: str | None, least: float = _NEAREST, most: float = _FARTHEST) -> bool:
    """Tell whether a measure leads beyond the sheet; one in words leads nowhere."""
    found = measure(value, 20)
    return found is not None and found == found and not least < found < most


@dataclass(frozen=True, slots=True)
class Room:
    """How far words may stand before the margin, and how wide the place between the margins is."""

    before: float = 1000.0
    width: float = 9000.0


def room_of(root: etree._Element) -> Room:
    """Return the room that the narrowest sheet of a document leaves, in twentieths of a point."""
    rooms = [_room(form) for form in root.iter(f"{W}sectPr") if form.find(f"{W}pgSz") is not None]
    return Room(min(one.before for one in rooms), min(one.width for one in rooms)) if rooms else Room()


def _room(form: etree._Element) -> Room:
    width = _said(form, "pgSz", "w", 11906.0)
    left, right = (_said(form, "pgMar", side, 1134.0) for side in ("left", "right"))
    columns = form.find(f"{W}cols")
    count = 1.0 if columns is None else measure(columns.get(f"{W}num")) or 1.0
    return Room(max(0.0, min(left, right)), (width - left - right) / count)


def _said(form: etree._Element, name: str, key: str, usual: float) -> float:
    mark = form.find(f"{W}{name}")
    found = None if mark is None else measure(mark.get(f"{W}{key}"), 20)
    return usual if found is None else found


def leaves(room: Room, indents: Mapping[str, str], element: etree._Element) -> bool:
    """Tell whether the indents of a paragraph lead its words out of the sheet or of their cell."""
    if any(map(is_far, indents.values())):
        return True
    given = {name: measure(value, 20) or 0.0 for name, value in indents.items()}
    left, right = (given.get(one, given.get(other, 0.0)) for one, other in (("left", "start"), ("right", "end")))
    first = given.get("firstLine", 0.0) - given.get("hanging", 0.0)
    cell = next(element.iterancestors(TC), None)
    mark = None if cell is None else cell.find(f"{W}tcPr/{W}tcW")
    wide = mark is not None and mark.get(f"{W}type") in (None, "dxa") and measure(mark.get(f"{W}w"), 20)
    width = wide or room.width
    return min(left, left + first, right) < -room.before or left + max(first, 0.0) + right + _LEAST_COLUMN > width


def has_words(element: etree._Element) -> bool:
    """Tell whether there is any text, or a number that Word counts, inside an element."""
    return any((one.text or "").strip() for one in element.iter(T, DELETED)) or (
        next(element.iter(f"{W}numPr", f"{W}sym"), None) is not None
    )


def of_table(table: etree._Element) -> Trouble | None:
    """Return why the words of a table are not printed where they stand, or None."""
    form = table.find(f"{W}tblPr")
    if form is None:
        return None
    mirrored, place, indent = (form.find(f"{W}{name}") for name in ("bidiVisual", "tblpPr", "tblInd"))
    if mirrored is not None and is_on(mirrored):
        return Trouble(Kind.LOOK, _("таблица справа налево"))
    away = place is not None and (
        is_far(place.get(f"{W}tblpX")) or is_far(place.get(f"{W}tblpY"), -_LOWEST_PLACE, _LOWEST_PLACE)
    )
    aside = indent is not None and indent.get(f"{W}type") in (None, "dxa") and is_far(indent.get(f"{W}w"))
    if away or aside or _pads(form.find(f"{W}tblCellMar")):
        return Trouble(Kind.HIDDEN, _("таблица за краем листа"))
    return None


def of_row(row: etree._Element) -> Trouble | None:
    """Return why the words of a row are not printed, or None."""
    form = row.find(f"{W}trPr")
    hidden, height = (None if form is None else form.find(f"{W}{name}") for name in ("hidden", "trHeight"))
    if hidden is not None and is_on(hidden):
        return Trouble(Kind.HIDDEN, _("скрытая строка таблицы"))
    if height is None or height.get(f"{W}hRule") != "exact":
        return None
    given = measure(height.get(f"{W}val"), 20) or 0.0
    if not given >= _LEAST_ROW:
        return Trouble(Kind.HIDDEN, _("скрытая строка таблицы"))
    if not all(given >= _LINE * _lines_of(cell) for cell in row.iter(TC)):
        return Trouble(Kind.HIDDEN, _("строка таблицы ниже своего текста"))
    return None


def _lines_of(cell: etree._Element) -> int:
    """How many lines the text of a cell takes, as near as may be."""
    mark = cell.find(f"{W}tcPr/{W}tcW")
    width = measure(mark.get(f"{W}w"), 20) if mark is not None and mark.get(f"{W}type") == "dxa" else None
    fits = max(int(width) // _LETTER, 1) if width and width == width else 10_000
    counts = [len("".join(one.text or "" for one in each.iter(T)).strip()) for each in cell.iter(P)]
    while counts and not counts[-1]:
        counts.pop()
    return sum(max(1, -(-count // fits)) for count in counts)


def of_cell(cell: etree._Element) -> Trouble | None:
    """Return why the words of a cell are not printed so as they stand, or None."""
    form = cell.find(f"{W}tcPr")
    if form is None or not has_words(cell):
        return None
    for name in ("vMerge", "hMerge"):
        mark = form.find(f"{W}{name}")
        if mark is not None and mark.get(f"{W}val") in (None, "continue"):
            return Trouble(Kind.HIDDEN, _("слова в клетке, объединенной с другой"))
    fitted = form.find(f"{W}tcFitText")
    if fitted is not None and is_on(fitted):
        return Trouble(Kind.LOOK, _("сжатые или прозрачные слова"))
    if _is_narrow(cell, form.find(f"{W}tcW")) or _pads(form.find(f"{W}tcMar")):
        return Trouble(Kind.HIDDEN, _("клетка без ширины"))
    return None


def _is_narrow(cell: etree._Element, width: etree._Element | None) -> bool:
    """Whether a cell of a table of fixed widths has none."""
    table = next(cell.iterancestors(TBL), None)
    layout = None if table is None else table.find(f"{W}tblPr/{W}tblLayout")
    if width is None or layout is None or layout.get(f"{W}type") != "fixed":
        return False
    given = measure(width.get(f"{W}w"), 20) if width.get(f"{W}type") in (None, "dxa") else None
    return given is not None and not given >= _LEAST_COLUMN and given != 0


def _pads(margins: etree._Element | None) -> bool:
    sides = () if margins is None else margins
    return any(is_far(one.get(f"{W}w"), -100, 2000) for one in sides if one.get(f"{W}type") in (None, "dxa"))


def of_section(form: etree._Element) -> str | None:
    """Return what keeps words from the sheets of a section, or None."""
    size, margins, columns, grid = (form.find(f"{W}{name}") for name in ("pgSz", "pgMar", "cols", "docGrid"))
    if grid is not None and is_far(grid.get(f"{W}charSpace"), -_MOST_PITCH, _MOST_PITCH):
        return _("лист без места для слов")
    if columns is not None and not (measure(columns.get(f"{W}num")) or 1) <= _MOST_COLUMNS:
        return _("лист без места для слов")
    if size is None:
        return None
    for length, before, after in (("w", "left", "right"), ("h", "top", "bottom")):
        given = measure(size.get(f"{W}{length}"), 20)
        sides = [0.0 if margins is None else (measure(margins.get(f"{W}{side}"), 20) or 0) for side in (before, after)]
        if length == "h":
            sides = [abs(side) for side in sides]
        fits = given is None or _LEAST_SHEET <= given - sum(sides) <= _MOST_SHEET
        if not (fits and min(sides) >= -_LEAST_COLUMN):
            return _("лист без места для слов")
    return None
