"""What shows on a terminal how much of long work is done."""

from __future__ import annotations

import io

import pytest

from drafter.cli import common


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The clock: what stands last in the list is the time."""
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[-1])
    return clock


def test_work_of_less_than_a_second_shows_nothing(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with common.progress() as show:
        for done in range(4):
            seconds.append(100 + done / 4)
            show(done, 4)
    assert terminal.getvalue() == ""


def test_longer_work_shows_a_bar_and_takes_it_off(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with common.progress("страниц: {done} из {total}") as show:
        for done in range(4):
            seconds.append(100 + done)
            show(done, 4)
        shown = terminal.getvalue()
    assert shown.count("\r") == 2
    assert shown.endswith(f"\r{'█' * 22:<30} страниц: 3 из 4")
    assert terminal.getvalue() == shown + "\r\x1b[K"


def test_the_bar_is_taken_off_where_the_work_fails(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> None:
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with pytest.raises(ValueError, match="broken"), common.progress() as show:
        seconds.append(102)
        show(1, 2)
        raise ValueError("broken")
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch, seconds: list[float]) -> None:
    stream = io.StringIO()
    monkeypatch.setattr("sys.stderr", stream)
    with common.progress() as show:
        seconds.append(102)
        show(1, 2)
    assert stream.getvalue() == ""
