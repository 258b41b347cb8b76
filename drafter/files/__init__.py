"""Reading what a person gives, and writing without ever losing what is theirs."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import re
import stat
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.errors import Finding, InputError, OutputError, Place
from drafter.messages import _

MANIFEST = ".drafter.json"
"""The file that remembers, in each output folder, what was written there: names, each with its sha256."""

LOCK = ".drafter.lock"
"""The file that a writer holds while it writes into a folder; what a killed one left is taken over by the next."""

PATIENCE = 30.0
"""Seconds that a writer waits for another one; the longest writing of ours takes less than one."""

_UNFINISHED = re.compile(r"\.drafter-[a-z0-9_]{8}\.tmp")
"""The names that ``tempfile`` gives to what is not in its place yet."""

LARGEST_TEXT = 64 * 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_CAUSES = {
    errno.EACCES: _("нет прав"),
    errno.EPERM: _("нет прав"),
    errno.EEXIST: _("имя уже занято"),
    errno.ENOTDIR: _("часть пути — файл, а не папка"),
    errno.ENOENT: _("нет такой папки"),
    errno.ENAMETOOLONG: _("слишком длинное имя"),
    errno.ENOSPC: _("нет места на диске"),
    errno.EROFS: _("диск только для чтения"),
}


def cause(error: OSError) -> str:
    """Return why the system refused a file, in its own words where they are rare."""
    return _CAUSES.get(error.errno or 0) or error.strerror or str(error)


def read_text(path: Path, *, largest: int = LARGEST_TEXT) -> str:
    """Read a UTF-8 text file that a person named.

    Raises InputError: D001 no such file, D002 a folder, D003 empty, D004 not UTF-8, D005 too large or unreadable.
    """
    place = Place(file=os.fspath(path))

    def refuse(code: str, message: str, expected: str, found: str | None = None, hint: str | None = None) -> InputError:
        return InputError(Finding(code=code, message=message, place=place, expected=expected, found=found, hint=hint))

    if path.is_dir():
        raise refuse("D002", _("это папка, а не файл"), _("файл"), hint=_("назовите файл внутри папки"))
    try:
        known = path.stat()
        if not stat.S_ISREG(known.st_mode):  # a pipe would never end, a device never begin
            raise refuse("D005", _("это не файл, а канал или устройство"), _("файл на диске"))
        size = known.st_size
        if size > largest:
            raise refuse("D005", _("файл слишком велик"), _("не больше {n} байт").format(n=largest), str(size))
        data = path.read_bytes()
    except FileNotFoundError:
        raise refuse("D001", _("файла нет"), _("существующий файл"), hint=_("проверьте имя и папку")) from None
    except OSError as error:
        raise refuse("D005", _("файл не читается"), _("доступ на чтение"), cause(error)) from None
    data = data.removeprefix(_BOM)
    if not data.strip():
        raise refuse("D003", _("файл пуст"), _("текст"))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        finding = Finding(
            code="D004",
            message=_("кодировка файла не UTF-8"),
            place=Place(file=os.fspath(path), line=line),
            expected="UTF-8",
            found=_("байт 0x{byte:02X}").format(byte=data[error.start]),
            hint=_("сохраните файл в кодировке UTF-8"),
        )
        raise InputError(finding) from None


def sha256(data: bytes) -> str:
    """Return the SHA-256 of some bytes in hexadecimal.

    >>> sha256(b"")[:8]
    'e3b0c442'
    """
    return hashlib.sha256(data).hexdigest()


def write_all(folder: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write files into a folder: all of them, or none where one may not be written.

    A file that is there already is overwritten only if it is byte for byte what we last wrote there, or is what we
    are about to write. Of several that write into one folder at once each writes all its files before the next begins.
    Raises OutputError D041 for a foreign or changed file, D042 for one that cannot be written, D043 for one that is
    open in an editor, D047 where another writer does not end.
    """
    _make(folder)
    with alone(folder):
        known = _manifest(folder)
        refused = [finding for name, data in files.items() if (finding := _refusal(folder, name, data, known))]
        if refused:
            raise OutputError(*refused)
        hashes = {name: sha256(data) for name, data in files.items()}
        # Until the last file is in its place, what stands there may be the old bytes or the new ones: both are ours.
        both = _remembered(known, {name: [new, *known.get(name, [])] for name, new in hashes.items()})
        write_together({folder / MANIFEST: both, **{folder / name: data for name, data in files.items()}})
        with contextlib.suppress(OutputError):  # all is in its place, and what is remembered is true of it
            write(folder / MANIFEST, _remembered(known, {name: [new] for name, new in hashes.items()}))
    return [folder / name for name in files]


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder against other writers of ours; what dead ones left unfinished in it goes.

    Raises OutputError D042 where the folder cannot be written, D047 where another writer does not end.
    """
    from filelock import FileLock, Timeout

    lock = folder / LOCK
    held = FileLock(lock, timeout=PATIENCE, mode=0o666)  # one that was left is anybody's who writes here
    try:
        held.acquire()
    except Timeout:
        raise OutputError(_busy(folder)) from None
    except OSError as error:
        raise OutputError(_unwritable(lock, error)) from None
    try:
        _clear(folder)
        yield
    finally:
        # The last thing of all: who waits for this file sees that it is gone, and begins anew.
        with contextlib.suppress(OSError):
            lock.unlink()
        held.release()


def _clear(folder: Path) -> None:
    """Take away what writers left that were killed: one that is alive would hold the lock."""
    with contextlib.suppress(OSError):
        for left in folder.iterdir():
            if _UNFINISHED.fullmatch(left.name):
                left.unlink()


def _refusal(folder: Path, name: str, data: bytes, known: Mapping[str, list[str]]) -> Finding | None:
    path = folder / name
    if _is_open(path):
        return _locked(path)
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            return _foreign(path)
        now = path.read_bytes() if path.exists() else data
    except OSError as error:
        return _unwritable(path, error)
    return _foreign(path) if now != data and sha256(now) not in known.get(name, []) else None


def _is_open(path: Path) -> bool:
    return any(os.path.lexists(path.parent / lock) for lock in _locks(path.name))


def _locks(name: str) -> tuple[str, ...]:
    """The files that Word and LibreOffice keep beside a document that is open; Word drops letters of a long name."""
    dropped = min(2, max(0, len(Path(name).stem) - 6))
    return (f"~${name[dropped:]}", f"~${name}", f".~lock.{name}#")


def _remembered(known: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> bytes:
    return (json.dumps({"files": {**known, **now}}, indent=1, sort_keys=True) + "\n").encode()


def write_new(path: Path, data: bytes) -> None:
    """Write one file that must not exist yet, unless it already holds the same bytes.

    Raises OutputError D041 where another file stands there.
    """
    _make(path.parent)
    with alone(path.parent):
        if path.is_symlink() or path.exists():
            if path.is_file() and path.read_bytes() == data:
                return
            raise OutputError(_foreign(path))
        write(path, data)


def rewrite(path: Path, before: str, after: str) -> None:
    """Write a text file of the person's anew, at their wish: only where it still has the text that was read.

    A byte order mark stays. Raises OutputError D044 where it has another text, D042 where it cannot be written, D043
    where an editor has it open, D047 where another writer does not end.
    """
    with alone(path.parent):
        try:
            data = path.read_bytes()
        except OSError:
            raise OutputError(changed(path)) from None
        mark = _BOM if data.startswith(_BOM) else b""
        if data.removeprefix(_BOM) != before.encode():
            raise OutputError(changed(path))
        if _is_open(path):
            raise OutputError(_locked(path))
        write(path, mark + after.encode())


def write(path: Path, data: bytes) -> None:
    """Write a file so that a reader finds the old bytes or the new ones, never a part.

    Raises OutputError D042 where the folder or the file cannot be written.
    """
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Write every file beside its place first, and only then put each into its place.

    Raises OutputError D042 where a folder or a file cannot be written.
    """
    waiting: dict[Path, Path] = {}
    path = Path()
    try:
        for path, data in files.items():
            handle, temporary = tempfile.mkstemp(prefix=".drafter-", suffix=".tmp", dir=path.parent)
            waiting[path] = Path(temporary)
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            waiting[path].chmod(0o666 & ~_umask())
        for path, ready in waiting.items():
            ready.replace(path)
    except OSError as error:
        raise OutputError(_unwritable(path, error)) from None
    finally:
        for ready in waiting.values():
            ready.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(_unwritable(folder, error)) from None


def _manifest(folder: Path) -> dict[str, list[str]]:
    try:
        files = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
        return {str(name): [str(digest) for digest in digests] for name, digests in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _foreign(path: Path) -> Finding:
    return Finding(
        code="D041",
        message=_("файл не тронут: он создан или изменен не программой"),
        place=Place(file=os.fspath(path)),
        expected=_("нет файла с таким именем, или он такой, каким программа его записала"),
        hint=_("уберите или переименуйте этот файл, либо укажите другую папку или имя: -o"),
    )


def changed(path: Path) -> Finding:
    """Return the finding for a file of the person's that is not as it was read."""
    return Finding(
        code="D044",
        message=_("файл законопроекта изменился, пока программа работала"),
        place=Place(file=os.fspath(path)),
        expected=_("тот же файл, что был прочитан"),
        hint=_("повторите команду"),
    )


def _locked(path: Path) -> Finding:
    return Finding(
        code="D043",
        message=_("файл открыт в текстовом редакторе"),
        place=Place(file=os.fspath(path)),
        expected=_("закрытый файл"),
        hint=_("закройте документ в Word или LibreOffice и повторите"),
    )


def _busy(path: Path) -> Finding:
    return Finding(
        code="D047",
        message=_("в эту папку сейчас пишет другая команда drafter"),
        place=Place(file=os.fspath(path)),
        expected=_("папка, в которую никто не пишет"),
        found=_("не освободилась за {n} с").format(n=round(PATIENCE)),
        hint=_("дождитесь конца той команды и повторите, либо укажите другую папку: -o"),
    )


def _unwritable(path: Path, error: OSError) -> Finding:
    return Finding(
        code="D042",
        message=_("нельзя записать файл"),
        place=Place(file=os.fspath(path)),
        expected=_("папка, в которую можно писать"),
        found=cause(error),
        hint=_("проверьте права и свободное место, либо укажите другую папку: -o"),
    )
