"""What of a sheet, a table, a row or a cell keeps words from being printed: places of no size and beyond the sheet."""

from __future__ import annotations

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
_LINE, _OF_LINE = 200, 30
"""The least height of a line, and how many letters surely stand in one."""
_MOST_PITCH = 8192
"""Of 4,096 to the point, between letters."""
_MOST_COLUMNS = 4


def is_far(value: str | None, least: float = _NEAREST, most: float = _FARTHEST) -> bool:
    """Tell whether a measure leads beyond the sheet; one in words leads nowhere."""
    found = measure(value, 20)
    return found is not None and found == found and not least < found < most


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
    low = height is not None and height.get(f"{W}hRule") == "exact" and _is_low(row, height.get(f"{W}val"))
    if (hidden is not None and is_on(hidden)) or low:
        return Trouble(Kind.HIDDEN, _("скрытая строка таблицы"))
    return None


def _is_low(row: etree._Element, height: str | None) -> bool:
    """Whether a row of a fixed height has more words than surely stand in it."""
    given = measure(height, 20) or 0.0
    return not all(
        given >= _LINE * sum(1 + len("".join(map(str, one.itertext(T)))) // _OF_LINE for one in cell.iter(P))
        for cell in row.iter(TC)
        if has_words(cell)
    )


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
