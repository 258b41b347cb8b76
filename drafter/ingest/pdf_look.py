"""What nobody sees on a page of a PDF, or sees otherwise than it is written: the reason why the page is not read."""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from drafter.ingest.pdf_found import Line
from drafter.messages import _

_THIN = 2.2
"""Points: what is no thicker is a rule, not a box."""
_SLACK = 3.0
_LEAST_CONTRAST = 60
_LARGE_PICTURE = 0.25
_LINK, _WIDGET = 2, 20
_RAISE = str.maketrans("123456789", "¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"(?:\d{1,3}(?![\d.)⁰¹²³⁴-⁹-])|[*†¹²³⁴⁵⁶⁷⁸⁹])")

Box = tuple[float, float, float, float]
"""Left, foot, right and top, in points."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """The lines drawn on a page, and how many pictures without letters over them it has."""

    rules: list[Box]
    pictures: int


def looked_at(page: Any) -> tuple[Drawn, str | None]:
    """Return what is drawn on a page beside its text, and what keeps the text from being what is seen."""
    drawn = Drawn([], 0)
    if page.get_rotation():
        return drawn, _("страница повернута")
    if noted := _annotated(page):
        return drawn, noted
    objects = [pdfium.FPDFPage_GetObject(page, at) for at in range(pdfium.FPDFPage_CountObjects(page))]
    whole: Box = page.get_cropbox()
    texts: list[tuple[int, Box, tuple[int, ...]]] = []
    filled: list[tuple[int, Box, tuple[int, ...]]] = []
    frames: list[Box] = []
    pictures: list[Box] = []
    for at, one in enumerate(objects):
        box = _bounds(one)
        match pdfium.FPDFPageObj_GetType(one):
            case pdfium.FPDF_PAGEOBJ_TEXT:
                trouble, colour = _of_text(one, box, whole)
                if trouble:
                    return drawn, trouble
                texts.append((at, box, colour))
            case pdfium.FPDF_PAGEOBJ_PATH:
                paint = _painted(one)
                if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
                    if paint is not None or _is_stroked(one):
                        drawn.rules.append(box)
                elif paint is not None:
                    filled.append((at, box, paint))
                elif _is_stroked(one):
                    frames.append(box)
            case _:
                pictures.append(box)
    area = (whole[2] - whole[0]) * (whole[3] - whole[1])
    for box in pictures:
        if _area(box) > _LARGE_PICTURE * area or any(_covers(box, text) for _order, text, _colour in texts):
            return drawn, _("картинка или рисунок вместо текста или поверх него")
    for at, box, colour in texts:
        below: tuple[int, ...] = (255, 255, 255)
        for order, cover, fill in filled:
            if _covers(cover, box):
                if order > at:
                    return drawn, _("слова закрыты закрашенным прямоугольником")
                below = fill[:3]
        if max(abs(one - other) for one, other in zip(colour, below, strict=False)) < _LEAST_CONTRAST:
            return drawn, _("слова цвета фона: их никто не видит")
        if any(_covers(frame, box) for frame in frames):
            return drawn, _("рамка или таблица: границы ячеек")
    return Drawn(drawn.rules, len(pictures)), None


def _annotated(page: Any) -> str | None:
    for at in range(pdfium.FPDFPage_GetAnnotCount(page)):
        note = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetSubtype(note)
        pdfium.FPDFPage_CloseAnnot(note)
        if kind == _WIDGET:
            return _("поля формы")
        if kind != _LINK:
            return _("пометка поверх страницы: заметка, зачеркивание или надпись")
    return None


def _bounds(one: Any) -> Box:
    left, foot, right, top = (ctypes.c_float() for _each in range(4))
    if not pdfium.FPDFPageObj_GetBounds(one, left, foot, right, top):
        return (0, 0, 0, 0)
    return (left.value, foot.value, right.value, top.value)


def _of_text(one: Any, box: Box, whole: Box) -> tuple[str | None, tuple[int, ...]]:
    """What keeps a text from being seen, and its colour."""
    mode = pdfium.FPDFTextObj_GetTextRenderMode(one)
    if mode not in (pdfium.FPDF_TEXTRENDERMODE_FILL, pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE):
        return _("невидимые слова"), ()
    colour = _colour(one)
    if colour is None or colour[3] < 200 or pdfium.FPDFPageObj_HasTransparency(one):
        return _("прозрачные слова"), ()
    if box[2] <= box[0]:
        return None, (0, 0, 0)  # blanks alone
    seen = _clipped(one, whole)
    beyond = box[2] > seen[2] + _SLACK + 12  # blanks at the end of a line stand out
    if box[0] < seen[0] - _SLACK or box[1] < seen[1] - _SLACK or box[3] > seen[3] + _SLACK or beyond:
        return _("слова за краем видимой части страницы"), ()
    return None, colour[:3]


def _clipped(one: Any, whole: Box) -> Box:
    """The part of the page in which an object is seen."""
    left, foot, right, top = whole
    clip = pdfium.FPDFPageObj_GetClipPath(one)
    x, y = ctypes.c_float(), ctypes.c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip)) if clip else 0):
        points = []
        for at in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
            if pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(clip, path, at), x, y):
                points.append((x.value, y.value))
        if points:
            left, right = max(left, min(p[0] for p in points)), min(right, max(p[0] for p in points))
            foot, top = max(foot, min(p[1] for p in points)), min(top, max(p[1] for p in points))
    return (left, foot, right, top)


def _colour(one: Any) -> tuple[int, ...] | None:
    parts = tuple(ctypes.c_uint() for _each in range(4))
    return tuple(part.value for part in parts) if pdfium.FPDFPageObj_GetFillColor(one, *parts) else None


def _painted(path: Any) -> tuple[int, ...] | None:
    """The colour that a path is filled with, if it is."""
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, mode, stroke)
    return _colour(path) if mode.value else None


def _is_stroked(path: Any) -> bool:
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, mode, stroke)) and bool(stroke.value)


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _covers(cover: Box, text: Box) -> bool:
    """Whether a box lies over a sign of a text, more than at its edge."""
    wide = min(cover[2], text[2]) - max(cover[0], text[0])
    high = min(cover[3], text[3]) - max(cover[1], text[1])
    return wide > 2 and high > 0.3 * min(text[3] - text[1], cover[3] - cover[1]) and high > 1


def ruled(rules: Sequence[Box], lines: Sequence[Line]) -> str | None:
    """Return what the rules drawn on a page make of its lines: words struck out, a table, or notes at the foot."""
    if not lines:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    foot, top = min(line.base for line in lines), max(line.base + line.size for line in lines)
    loose: list[Box] = []
    for rule in rules:
        wide, high = rule[2] - rule[0], rule[3] - rule[1]
        if high > wide:
            across = left - 24 < rule[0] < right + 24 and rule[1] < top and rule[3] > foot
            if across and high > 6:
                return _("вертикальная черта: таблица или пометка исправлений")
            continue
        touched = list(_touched(rule, lines))
        if any(0.14 * line.size < height < 0.7 * line.size for line, height in touched):
            return _("зачеркнутые слова")
        if not touched and wide > 20:
            loose.append(rule)
    heights = sorted({round(rule[1]) for rule in loose}, reverse=True)
    if len(heights) > 2 and any(any(low < line.base < high for line in lines) for high, low in pairwise(heights[1:])):
        return _("таблица: горизонтальные черты")
    return None


def has_notes(rules: Sequence[Box], lines: Sequence[Line]) -> bool:
    """Whether the last lines of a page are notes: under a short rule, or in smaller letters, after a mark."""
    sizes = Counter(line.size for line in lines)
    body = max(sizes, key=lambda size: (sizes[size], size), default=0.0)
    marked = {sign for line in lines for sign in line.text if sign in "¹²³⁴⁵⁶⁷⁸⁹"}
    least = min((above.base - line.base for above, line in pairwise(lines)), default=0)
    for above, line in pairwise(lines):
        ruled_off = any(line.base < rule[1] < above.base and rule[2] - rule[0] < 200 for rule in rules)
        smaller = line.size < 0.93 * body and above.size > line.size
        marks = line.text[0].translate(_RAISE) in marked and above.base - line.base > 1.5 * least
        if (ruled_off or smaller or marks) and _NOTE.match(line.text):
            return True
    return False


def _touched(rule: Box, lines: Sequence[Line]) -> Iterator[tuple[Line, float]]:
    """The lines that a rule runs through or under, each with its height above the base of the line."""
    for line in lines:
        height = (rule[1] + rule[3]) / 2 - line.base
        if min(rule[2], line.right) - max(rule[0], line.left) > 1 and -0.4 * line.size < height < line.size:
            yield line, height
