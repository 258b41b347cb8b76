"""A page of a PDF as printed lines: signs put together by where they stand, raised digits as such."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Any

import pypdfium2.raw as pdfium

from drafter.ingest.pdf_found import Line
from drafter.messages import _
from drafter.text.letters import lowered, raised

_SAME_BASE = 0.8
_SMALLEST = 3.0
_WITHIN_A_LINE = 0.62
"""Of the size of the letters: signs that stand nearer are of one line, raised or lowered."""
_BLANK, _NO_BLANK, _WIDE = 0.5, 0.15, 1.5
_HYPHENS = "-\u00ad\u2010\u0002"
_MEASURE = re.compile(r"(?:^|[\s\d])(?:[мкдс]?м|га)$")
_LABEL = re.compile(r"(?:\S+\s)?[\d.-]+[.)]?|[•–—·-]|\w\)")
_DOTS = re.compile(r"(?:\.{5,}|…{2,}|(?:\. ){5,})\s*\d+$")


class Unclear(Exception):
    """What on a page cannot be read surely."""


@dataclass(frozen=True, slots=True)
class _Sign:
    text: str
    left: float
    right: float
    base: float
    size: float
    run: int
    """Which text object it is of."""
    guessed: bool = False
    """Whether it is a blank put where signs are apart, be there one in the file or not."""

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def page_lines(text: Any, page: int, number: int) -> list[Line]:
    """Return the printed lines of a page from the top down, counted on from a number.

    Raises Unclear where signs lie over one another, are turned, or stand above the line and are no number.
    """
    signs = list(_signs(text))
    rows = [sorted(row, key=lambda sign: sign.left) for row in _rows(signs)]
    lines = [line for row in rows if (line := _line(row, page)) is not None]
    if trouble := _in_columns(lines):
        raise Unclear(trouble)
    return [replace(line, number=number + at) for at, (line, _column) in enumerate(lines)]


def _signs(text: Any) -> Iterator[_Sign]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    scales: dict[int, float] = {}
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        owner = pdfium.FPDFText_GetTextObject(text, at)
        guessed = bool(pdfium.FPDFText_IsGenerated(text, at))
        if guessed:
            if code == ord(" "):
                pdfium.FPDFText_GetCharOrigin(text, at, x, y)
                yield _Sign(" ", x.value, x.value, y.value, 0, 0, guessed)
            continue
        run = ctypes.cast(owner, ctypes.c_void_p).value or 0 if owner else 0
        if run not in scales:
            if not owner or not pdfium.FPDFPageObj_GetMatrix(owner, matrix):
                raise Unclear(_("слова не на своем месте"))
            if matrix.a <= 0 or matrix.d <= 0 or abs(matrix.b) > 0.01 * matrix.a:
                raise Unclear(_("слова повернуты"))
            scales[run] = math.hypot(matrix.c, matrix.d)
        size = pdfium.FPDFText_GetFontSize(text, at) * scales[run]
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        pdfium.FPDFText_GetLooseCharBox(text, at, box)
        if code in (0, 0xFFFD) or pdfium.FPDFText_HasUnicodeMapError(text, at) == 1:
            raise Unclear(_("знаки, для которых в файле не сказано, какие они"))
        sign = "-" if code in (2, 0xFFFE) else chr(code)
        if sign.strip() and size < _SMALLEST:
            raise Unclear(_("слова такие мелкие, что их не видно"))
        yield _Sign(sign, x.value, max(box.right, x.value), y.value, size, run, guessed)


def _rows(signs: Sequence[_Sign]) -> Iterator[list[_Sign]]:
    """The signs of each printed line: those on one base, and what stands a little above or below it."""
    bases: list[list[_Sign]] = []
    for sign in sorted(signs, key=lambda one: -one.base):
        if bases and bases[-1][0].base - sign.base <= _SAME_BASE:
            bases[-1].append(sign)
        else:
            bases.append([sign])
    rows = [row for row in bases if any(sign.text.strip() for sign in row)]
    while rows:
        row = rows.pop(0)
        while rows and _base(row) - _base(rows[0]) < _WITHIN_A_LINE * max(_size(row), _size(rows[0])):
            row = [*row, *rows.pop(0)]
        yield row


def _size(row: Sequence[_Sign]) -> float:
    """How large most signs of a row are."""
    sizes = Counter(round(sign.size, 1) for sign in row if sign.text.strip())
    return max(sizes, key=lambda size: (sizes[size], size))


def _base(row: Sequence[_Sign]) -> float:
    """The base on which most of a row stands, larger letters first."""
    weights: dict[float, float] = {}
    for sign in row:
        if sign.text.strip():
            weights[round(sign.base, 1)] = weights.get(round(sign.base, 1), 0) + sign.size
    return max(weights, key=lambda base: weights[base])


def _line(row: Sequence[_Sign], page: int) -> tuple[Line, float | None] | None:
    """The line that the signs of a row print, and where a second column begins in it."""
    base = _base(row)
    size = _size([sign for sign in row if abs(sign.base - base) <= _SAME_BASE])
    full = [sign for sign in row if sign.text.strip() and sign.text != "\u200b"]
    if not full:
        return None
    blanks = [sign for sign in row if not sign.text.strip()]
    for before, sign in pairwise(full):
        over = before.right - sign.left
        if over > 0.4 * (sign.right - sign.left) and over > 0.08 * size and not unicodedata.combining(sign.text):
            raise Unclear(_("слова поверх слов: «{words}»").format(words=before.text + sign.text))
    if _is_spaced_out(full, blanks, size):
        raise Unclear(_("разрядка: не видно, где кончаются слова"))
    words: list[str] = []
    column: float | None = None
    for level, group in groupby(full, key=lambda sign: _level(sign, base, size)):
        some = list(group)
        first = full.index(some[0])
        gap = _gap(full[first - 1], some[0], blanks, size, base) if first else ""
        inside = "".join(
            sign.text if before is None else _gap(before, sign, blanks, size, base) + sign.text
            for before, sign in zip([None, *some], some, strict=False)
        )
        words.append(gap + (_shifted(inside, level, "".join(words) + gap) if level else inside))
    text = "".join(words)
    at = next((n for n, (a, b) in enumerate(pairwise(full)) if b.left - a.right > _WIDE * size), None)
    if at is not None:
        label = "".join(sign.text for sign in full[: at + 1])
        rest = [b.left - a.right for n, (a, b) in enumerate(pairwise(full)) if n != at]
        if not _LABEL.fullmatch(label) and max(rest, default=0) < (full[at + 1].left - full[at].right) / 2:
            column = full[at + 1].left
    if _DOTS.search(text):
        raise Unclear(_("оглавление с номерами страниц"))
    opening = next((n for n, sign in enumerate(full) if n and _parts(full, n, blanks, size, base)), len(full))
    last = full[-1]
    alone = last.text in _HYPHENS and len(full) > 1 and sum(sign.run == last.run for sign in full) == 1
    line = Line(
        text=text,
        page=page,
        number=0,
        left=full[0].left,
        right=last.right,
        base=base,
        size=size,
        opening=full[opening - 1].right - full[0].left,
        raised=any(_level(sign, base, size) for sign in full),
        parted=alone,
        blank=any(one.middle > last.middle for one in blanks),
    )
    return line, column


def _level(sign: _Sign, base: float, size: float) -> int:
    """Whether a sign stands on the line (0), above (1) or below it (-1)."""
    off = sign.base - base
    return 0 if abs(off) <= max(_SAME_BASE, 0.06 * size) else 1 if off > 0 else -1


def _shifted(text: str, level: int, before: str) -> str:
    """Digits above or below the line, as such; a raised one stands after a number or a measure."""
    made = raised(text) if level > 0 else lowered(text)
    if made is None:
        raise Unclear(_("надстрочный или подстрочный текст: «{words}»").format(words=(before[-10:] + text).strip()))
    if level > 0 and not (before[-1:].isdigit() or _MEASURE.search(before)):
        raise Unclear(_("надстрочный знак, похожий на сноску: «{words}»").format(words=(before[-10:] + made).strip()))
    return made


def _gap(before: _Sign, sign: _Sign, blanks: Sequence[_Sign], size: float, base: float) -> str:
    """What parts two signs: a blank or nothing."""
    gap = (sign.left - before.right) / size
    if _between(before, sign, blanks):
        if gap < 0.04 and _level(sign, base, size) == _level(before, base, size):
            raise Unclear(_("слова без пробела между ними: «{words}»").format(words=before.text + sign.text))
        return " "
    if gap < _NO_BLANK:
        return ""
    if gap < _BLANK and blanks and before.text.isalnum() and sign.text.isalnum():
        raise Unclear(_("разрядка: не видно, где кончаются слова"))
    return " "


def _is_spaced_out(full: Sequence[_Sign], blanks: Sequence[_Sign], size: float) -> bool:
    """Whether three letters that follow one another are set apart with no blank written between them."""
    apart = 0
    for before, sign in pairwise(full):
        wide = _NO_BLANK * size <= sign.left - before.right < _BLANK * size
        written = any(not one.guessed for one in _between(before, sign, blanks))
        apart = apart + 1 if wide and not written and before.text.isalpha() and sign.text.isalpha() else 0
        if apart == 3:
            return True
    return False


def _parts(full: Sequence[_Sign], at: int, blanks: Sequence[_Sign], size: float, base: float) -> bool:
    """Whether a line could be broken before a sign: after a blank or a hyphen."""
    before = full[at - 1]
    if before.text in "-\u2010–—" and full[at].text.isalpha():
        return True
    held = _between(before, full[at], blanks)
    return _gap(before, full[at], blanks, size, base) == " " and (
        not held or any(one.text != "\u00a0" and not one.guessed for one in held)
    )


def _between(before: _Sign, sign: _Sign, blanks: Sequence[_Sign]) -> list[_Sign]:
    return [one for one in blanks if before.middle < one.middle < sign.middle]


def _in_columns(lines: Sequence[tuple[Line, float | None]]) -> str | None:
    """Whether the same gap runs through lines that follow one another."""
    for (_line_before, before), (_line_after, after) in pairwise(lines):
        if before is not None and after is not None and abs(before - after) < 2:
            return _("текст в несколько колонок")
    return None
