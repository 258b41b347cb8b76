"""The command line run in this process, with what it prints read to the byte."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from drafter.cli import program

EXITS = frozenset({0, 1, 2, 3, 4, 5, 130})
"""The exit codes of a command that did what it should, or refused it with a reason."""

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_SECONDS = 120
LOOK = re.compile("\x1b\\[(?:0|1|2|4|9|31|32|33|36)m")
"""The looks that the program gives: bold, dim, underlined, struck out, four colours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a command said and its exit code."""

    code: int
    out: str
    err: str

    @property
    def whole(self) -> str:
        return self.out + self.err


def run(*arguments: str, cwd: Path, **environment: str) -> Said:
    """Run a command in a folder."""
    streams = [io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2)]
    before = Path.cwd()
    os.chdir(cwd)
    signal.signal(signal.SIGALRM, _waits)
    signal.alarm(_SECONDS)
    try:
        with (
            mock.patch.object(sys, "stdout", streams[0]),
            mock.patch.object(sys, "stderr", streams[1]),
            mock.patch.object(sys, "stdin", io.StringIO()),
            mock.patch.object(sys, "argv", ["drafter", *arguments]),
            mock.patch.dict(os.environ, environment),
        ):
            code = _ended()
    finally:
        signal.alarm(0)
        os.chdir(before)
    out, err = (_printed(stream) for stream in streams)
    return Said(code=code, out=out, err=err)


def _waits(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt("the command waits for something that does not come")


def _ended() -> int:
    try:
        program.main()
    except SystemExit as end:
        return 0 if end.code is None else int(end.code)
    return 0


def _printed(stream: io.TextIOWrapper) -> str:
    stream.flush()
    held = stream.buffer
    assert isinstance(held, io.BytesIO)
    return held.getvalue().decode("utf-8")


def is_safe(said: Said) -> None:
    """Hold what a command said to what no file may break: an exit code of ours, no bug, no sign that steers."""
    assert said.code in EXITS, said.whole
    assert "[D006]" not in said.err, "the command waits for something that does not come"
    assert "[D999]" not in said.whole
    assert "Traceback" not in said.whole
    steering = STEERS.search(LOOK.sub("", said.whole))
    assert steering is None, (hex(ord(steering[0])), said.whole[steering.start() - 80 :][:160])
