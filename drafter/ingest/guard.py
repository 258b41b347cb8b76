"""What a file from outside may be: size, kind and depth are looked at before anything reads it whole."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path, PurePosixPath

from drafter.errors import Finding, InputError, Place
from drafter.files import LARGEST_TEXT, cause
from drafter.messages import _

MOST_ENTRIES = 2_000
LARGEST_PART = 200 * 1024 * 1024
HIGHEST_RATIO = 100
_RATIO_FROM = 1024 * 1024
DEEPEST = 200
_ENCRYPTED = 0x1
_TAG = re.compile(rb"<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9:]{0,30})")
_VOID = frozenset(b"area base br col embed hr img input link meta p li source td th tr track wbr".split())


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


def read_bytes(path: Path, *, largest: int = LARGEST_TEXT) -> bytes:
    """Read a file that a person named, not larger than a limit.

    Raises InputError D001–D003 and D005, as ``files.read_text`` does.
    """
    place = Place(file=str(path))
    if path.is_dir():
        raise InputError(Finding(code="D002", message=_("это папка, а не файл"), place=place, expected=_("файл")))
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


def shallow(path: Path, data: bytes) -> None:
    """Refuse markup nested deeper than any page is, counting tags without building a tree.

    Raises InputError D026.
    """
    depth = 0
    for tag in _TAG.finditer(data):
        if tag["name"].lower() not in _VOID:
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
    for entry in entries:
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
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise refused(path, _("{name}: DOCTYPE или не UTF-8").format(name=name), _("XML без DOCTYPE в UTF-8"))
    return data
