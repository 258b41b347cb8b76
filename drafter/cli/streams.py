"""Standard output and error: all that the program prints passes through here, whoever prints it."""

from __future__ import annotations

import codecs
import contextlib
import errno
import io
import os
import sys
from collections.abc import Iterator
from typing import TextIO, cast

import click

from drafter import shown
from drafter.errors import Finding, OutputError
from drafter.files import cause
from drafter.messages import _


class Stream(io.TextIOBase):
    """A stream of text in which no sign steers the terminal, and whose failure is told once.

    A reader who has gone («| head») ends the printing, not the command. What else cannot be printed is told by
    OutputError D051 where it is the result; a message that nobody can get is dropped.
    """

    def __init__(self, inner: TextIO | None, *, is_result: bool) -> None:
        self.inner = inner
        self._is_result = is_result
        self._is_told = False
        if isinstance(inner, io.TextIOWrapper):
            is_ascii = codecs.lookup(inner.encoding).name == "ascii"  # what a system says that knows nothing else
            inner.reconfigure(encoding="utf-8" if is_ascii else None, errors="letter-codes")

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return getattr(self.inner, "encoding", None) or "utf-8"

    @property
    def errors(self) -> str:  # type: ignore[override]
        return "letter-codes"

    def isatty(self) -> bool:
        return self.inner is not None and self.inner.isatty()

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        if self.inner is None:
            raise io.UnsupportedOperation("fileno")
        return self.inner.fileno()

    def write(self, text: str, /) -> int:
        said = shown.terminal(text, colour=self._is_coloured())
        try:
            if self.inner is not None and said:  # even nothing is too much for a full disk
                self.inner.write(said)
            elif said and not self._is_told:
                raise OSError(errno.EBADF, _("вывод закрыт"))
        except OSError as error:
            self._lost(error)
        return len(text)

    def flush(self) -> None:
        try:
            if self.inner is not None:
                self.inner.flush()
        except OSError as error:
            self._lost(error)

    def _is_coloured(self) -> bool:
        context = click.get_current_context(silent=True)
        wanted = None if context is None else context.color
        return self.isatty() if wanted is None else wanted

    def _lost(self, error: OSError) -> None:
        if self.inner is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.inner.fileno())  # what waits in the buffer must go somewhere when Python ends
            os.close(nowhere)
        self.inner = None
        self._is_told = True
        if self._is_result and error.errno != errno.EPIPE:
            raise OutputError(
                Finding(
                    code="D051",
                    message=_("результат нельзя записать в стандартный вывод"),
                    expected=_("вывод, в который можно писать"),
                    found=cause(error),
                    hint=_("освободите место или направьте вывод в другое место"),
                )
            ) from None


def _letter_codes(error: UnicodeError) -> tuple[str, int]:
    """What a console shows of letters that it lacks: their codes."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return shown.code(error.object[error.start : error.end]), error.end


codecs.register_error("letter-codes", _letter_codes)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """Hold both streams under guard.

    A stream that is closed is held open to nowhere, so that no file of ours takes its number and is printed into.
    """
    while (held := os.open(os.devnull, os.O_RDWR)) < 3:
        pass
    os.close(held)
    before = sys.stdout, sys.stderr
    if not isinstance(sys.stdout, Stream):
        sys.stdout = cast(TextIO, Stream(sys.stdout, is_result=True))
    if not isinstance(sys.stderr, Stream):
        sys.stderr = cast(TextIO, Stream(sys.stderr, is_result=False))
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before


def behind(stream: TextIO) -> TextIO:
    """Return the stream itself behind its guard: for what moves the cursor and has no word from outside."""
    inner = stream.inner if isinstance(stream, Stream) else stream
    return inner if inner is not None else stream
