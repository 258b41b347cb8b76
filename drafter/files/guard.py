"""What a file from outside may be: size, kind and depth are looked at before anything reads it whole."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable
from pathlib import Path

from drafter.errors import Finding, InputError, Place
from drafter.files import LARGEST_TEXT, cause
from drafter.messages import _

DEEPEST = 200
LARGEST = 32 * 1024 * 1024
"""Bytes of a source in text; the whole Code has four million."""
MOST_PARAGRAPHS = 200_000
"""The Code has fewer than ten thousand; a source that gives one text node a line, three times as many lines."""
LONGEST = 100_000
"""Characters of a paragraph; the longest of the Code, point 1) of article 804(1), has fewer than nine thousand."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_TAG = re.compile(rb"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]{0,30})")
_NEVER_CLOSED = frozenset(
    b"""area base br col embed hr img input link meta source track wbr
    dd dt li option p tbody td tfoot th thead tr""".split()
)
"""Tags that have no end tag, or may leave it out and end where the next of the kind begins: they do not nest."""


def refused(path: Path, found: str, expected: str, *, code: str = "D026", line: int | None = None) -> InputError:
    """Return the one error for a file that is broken or not safe to read."""
    image = code == "D029"
    return InputError(
        Finding(
            code=code,
            message=_("в файле нет текста акта") if image else _("исходный файл поврежден или небезопасен"),
            place=Place(file=str(path), line=line),
            expected=expected,
            found=found,
            hint=_("возьмите HTML, DOCX, PDF с текстом или текст с официального сайта")
            if image
            else _("скачайте файл заново с официального сайта"),
        )
    )


def regular(path: Path) -> None:
    """Refuse what is there and is no ordinary file: a pipe would never end, a device never begin.

    Raises InputError D002 for a folder, D005 for anything else.
    """
    try:
        mode = path.stat().st_mode
    except OSError:
        return  # who reads it will tell
    if stat.S_ISDIR(mode):
        code, message, expected = "D002", _("это папка, а не файл"), _("файл")
    elif not stat.S_ISREG(mode):
        code, message, expected = "D005", _("это не файл, а канал или устройство"), _("файл на диске")
    else:
        return
    raise InputError(Finding(code=code, message=message, place=Place(file=str(path)), expected=expected))


def read_bytes(path: Path, *, largest: int = LARGEST_TEXT) -> bytes:
    """Read a file that a person named, not larger than a limit.

    Raises InputError D001–D003 and D005, as ``files.read_text`` does.
    """
    place = Place(file=str(path))
    regular(path)
    try:
        size = path.stat().st_size
        if size > largest:
            message = _("файл слишком велик")
            expected = _("не больше {n} байт").format(n=largest)
            raise InputError(Finding(code="D005", message=message, place=place, expected=expected, found=str(size)))
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(
            Finding(code="D001", message=_("файла нет"), place=place, hint=_("проверьте имя и папку"))
        ) from None
    except OSError as error:
        raise InputError(
            Finding(code="D005", message=_("файл не читается"), place=place, found=cause(error))
        ) from None
    if not data.strip():
        raise InputError(Finding(code="D003", message=_("файл пуст"), place=place, expected=_("текст")))
    return data


def readable(path: Path, lines: Iterable[tuple[int, str]]) -> None:
    """Refuse characters that no text has, and paragraphs longer or more than any law's; each comes with its number.

    Raises InputError D026.
    """
    for count, (number, text) in enumerate(lines, start=1):
        if count > MOST_PARAGRAPHS:
            raise refused(path, str(count), _("не больше {n} абзацев").format(n=MOST_PARAGRAPHS), line=number)
        if found := _CONTROL.search(text):
            raise refused(path, repr(found.group()), _("текст без управляющих знаков"), line=number)
        if len(text) > LONGEST:
            raise refused(path, str(len(text)), _("абзацы до {n} знаков").format(n=LONGEST), line=number)


def shallow(path: Path, data: bytes) -> None:
    """Refuse markup nested deeper than any page is, counting tags without building a tree.

    Raises InputError D026.
    """
    depth = 0
    for tag in _TAG.finditer(data):
        if tag["name"].lower() not in _NEVER_CLOSED:
            depth = max(0, depth - 1) if tag["close"] else depth + 1
        if depth > DEEPEST:
            line = data.count(b"\n", 0, tag.start()) + 1
            raise refused(path, _("глубже"), _("вложенность до {n}").format(n=DEEPEST), line=line)
