"""What a file from outside may be: size, kind and depth are looked at before anything reads it whole."""

from __future__ import annotations

import re
import stat
import zipfile
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from drafter.errors import Finding, InputError, Place
from drafter.files import LARGEST_TEXT, cause
from drafter.messages import _

MOST_ENTRIES = 2_000
LARGEST_PART = 200 * 1024 * 1024
HIGHEST_RATIO = 100
_RATIO_FROM = 1024 * 1024
DEEPEST = 200
LARGEST = 32 * 1024 * 1024
"""Bytes of a source in text; the whole Code has four million."""
MOST_PARAGRAPHS = 200_000
"""The Code has fewer than ten thousand; a source that gives one text node a line, three times as many lines."""
LONGEST = 100_000
"""Characters of a paragraph; the longest of the Code, point 1) of article 804(1), has fewer than nine thousand."""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
"""The least bytes before the data of a part."""
_TAG = re.compile(rb"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]{0,30})")
_NEVER_CLOSED = frozenset(
    b"""area base br col embed hr img input link meta source track wbr
    dd dt li option p tbody td tfoot th thead tr""".split()
)
"""Tags that have no end tag, or may leave it out and end where the next of the kind begins: they do not nest."""
_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["'](?P<name>[^"']*)""")


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


def safe_zip(path: Path, archive: zipfile.ZipFile) -> None:
    """Refuse an archive that is no ordinary document: too many parts or too large, doubled or outside names, secrets.

    Raises InputError D026.
    """
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise refused(path, str(len(entries)), _("не больше {n} частей").format(n=MOST_ENTRIES))
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) != len(names):
        raise refused(path, _("две части с одним именем"), _("разные имена частей"))
    total = 0
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise refused(path, _("{name} лежит внутри другой части").format(name=entry.filename), _("части порознь"))
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in entry.filename:
            raise refused(path, entry.filename, _("имена частей внутри документа"))
        if entry.flag_bits & _ENCRYPTED:
            raise refused(path, _("файл зашифрован"), _("документ без пароля"))
        total += entry.file_size
        bomb = entry.file_size > _RATIO_FROM and entry.file_size > HIGHEST_RATIO * max(entry.compress_size, 1)
        if bomb or total > LARGEST_PART:
            raise refused(path, _("{n} байт").format(n=total), _("документ, который не раздувается при чтении"))


def read_part(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    """Read one part of an archive, never more than the archive says it holds.

    Raises InputError D026 where the part is missing, broken, longer than it says, or has a DOCTYPE.
    """
    try:
        size = archive.getinfo(name).file_size
        with archive.open(name) as part:
            data = part.read(size + 1)
    except KeyError:
        raise refused(path, _("нет части {name}").format(name=name), _("документ Word")) from None
    except Exception as error:  # zipfile raises its own, zlib's and others' errors on broken data
        raise refused(path, f"{name}: {error}", _("целый файл")) from None
    if len(data) > size:
        raise refused(path, name, _("часть заявленного размера"))
    named = _ENCODING.search(data[:200])
    other = data[:2] in (b"\xff\xfe", b"\xfe\xff") or (named and named["name"].upper() not in (b"UTF-8", b"US-ASCII"))
    if other or _DECLARED.search(data):
        raise refused(path, _("{name}: DOCTYPE или не UTF-8").format(name=name), _("XML без DOCTYPE в UTF-8"))
    return data
