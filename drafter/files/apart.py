"""Reading in a process of its own, with bounded memory and time: what a file does to a parser it does to nobody else.

The parsers of pages, Word files and PDF are native code. They run in a child process that may take only so much memory
and processor time, may write no file, and answers in JSON, which cannot run anything here. Where the platform has no
such limits (Windows), the time is bounded and the process is apart all the same.
"""

from __future__ import annotations

import contextlib
import faulthandler
import json
import multiprocessing
import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict
from multiprocessing.connection import Connection
from multiprocessing.context import ForkContext, SpawnContext
from pathlib import Path
from typing import Any, ClassVar, Protocol

from drafter.errors import DrafterError, Finding, InputError, Place, Severity, Side
from drafter.files import guard
from drafter.messages import _

Progress = Callable[[int, int], None] | None
"""What is told the parts read and their number."""


class Made(Protocol):
    """What a reader makes: a dataclass of texts, numbers and further such values."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


Reader = Callable[[Path, Progress], Made]

MEMORY = 384 * 1024 * 1024
"""Bytes of address space for a reader, too little for a file that blows up in it; the official PDF of the whole Code
takes 64 MB.
"""
_SECONDS = 9
_SECONDS_FOR_A_MEGABYTE = 20
_LONGEST = 600
"""Seconds for a reader, by the size of its file; the official PDF of the whole Code, 3 MB, takes 3."""
_LARGEST_ANSWER = 512 * 1024 * 1024
_FORKS = "fork" in multiprocessing.get_all_start_methods()
_CONTEXT: ForkContext | SpawnContext = (
    multiprocessing.get_context("fork") if _FORKS else multiprocessing.get_context("spawn")
)


class ReaderBug(RuntimeError):
    """A mistake of ours in a reader, with the traceback of the process that it happened in."""


def apart(read: Reader, path: Path, progress: Progress = None, *, seconds: float | None = None) -> dict[str, Any]:
    """Return the fields of what a reader makes of a file in a process of its own, as JSON gives them.

    Raises what the reader raises as InputError, and InputError D026 where the process takes more memory or time than
    it may, or breaks down.
    """
    seconds = _time_for(path) if seconds is None else seconds
    ours, theirs = _CONTEXT.Pipe(duplex=False)
    heard = ours if _FORKS else None  # a child that holds it too would not see its parent end
    process = _CONTEXT.Process(target=_answer, args=(read, path, theirs, seconds, heard), daemon=True)
    process.start()
    theirs.close()
    try:
        return _heard(ours, path, progress, time.monotonic() + seconds)
    finally:
        process.kill()
        process.join()
        ours.close()


def _time_for(path: Path) -> float:
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return min(_LONGEST, _SECONDS + _SECONDS_FOR_A_MEGABYTE * size / 1024 / 1024)


def _heard(pipe: Connection, path: Path, progress: Progress, until: float) -> dict[str, Any]:
    whole = _("файл, который читается без сбоя")
    while True:
        if not pipe.poll(max(0.0, until - time.monotonic())):
            raise guard.refused(path, _("чтение длится слишком долго"), whole)
        try:
            said = json.loads(pipe.recv_bytes(_LARGEST_ANSWER))
        except (EOFError, OSError):
            broken = _("чтение прервано: не хватило памяти, времени или файл поврежден")
            raise guard.refused(path, broken, whole) from None
        match said:
            case ["pages", int(done), int(total)]:
                if progress is not None:
                    progress(done, total)
            case ["made", dict(made)]:
                return made
            case ["refused", list(findings)]:
                raise InputError(*(finding(one) for one in findings))
            case ["memory"]:
                raise guard.refused(path, _("для чтения не хватило памяти"), whole)
            case ["bug", str(told)]:
                raise ReaderBug(told)


def _answer(read: Reader, path: Path, pipe: Connection, seconds: float, heard: Connection | None) -> None:
    """What the child does: it answers once, after the pages read."""

    def say(*said: object) -> None:
        pipe.send_bytes(json.dumps(said, ensure_ascii=False).encode())

    if heard is not None:
        heard.close()
    _bound(seconds)
    try:
        say("made", asdict(read(path, lambda done, total: say("pages", done, total))))
    except DrafterError as error:
        say("refused", [asdict(finding) for finding in error.findings])
    except (MemoryError, RecursionError):
        say("memory")
    except Exception:
        say("bug", traceback.format_exc())


def _bound(seconds: float) -> None:
    """Take from this process what a reader does not need: memory, time, files to write, the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends this process
    faulthandler.disable()
    silent = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silent, stream)
    try:
        import resource
    except ImportError:
        return
    for limit, most in (
        (resource.RLIMIT_AS, _held() + MEMORY),
        (resource.RLIMIT_CPU, int(seconds) + 1),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # lower limits stay as they are
            resource.setrlimit(limit, (most, resource.getrlimit(limit)[1]))


def _held() -> int:
    """The bytes of address space that this process came with, where the platform tells."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0


def finding(said: dict[str, Any]) -> Finding:
    """Return a finding from its fields as JSON gives them."""
    beside = tuple(Side(**{**side, "shared": tuple(map(tuple, side["shared"]))}) for side in said["beside"])
    place, severity = Place(**said["place"]), Severity(said["severity"])
    return Finding(**{**said, "place": place, "severity": severity, "beside": beside})
