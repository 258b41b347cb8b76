"""A reader in a process of its own may fail in any way: the file is refused, the program goes on."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from drafter.errors import Finding, InputError, Place
from drafter.files import guard
from drafter.files.apart import MEMORY, Reader, ReaderBug, apart
from drafter.ingest.forms import told as fields
from drafter.ingest.found import Progress, Source
from drafter.ingest.official import remark
from drafter.ingest.text import Paragraph
from drafter.text.letters import letters

linux = pytest.mark.skipif(sys.platform != "linux", reason="these limits are those of Linux")

SOUND = Source(
    form="HTML",
    origin="a.html",
    sha256="0" * 64,
    letters=letters("Сад"),
    paragraphs=(Paragraph("Сад", 3, official=True), Paragraph("ПРОПУСК: статья 5", 4, gap=True)),
    remarks=(remark("похоже на заголовок", "Сад", 3, "a.html"),),
)


def sound(_path: Path, progress: Progress) -> Source:
    assert progress is not None
    progress(1, 2)
    progress(2, 2)
    return SOUND


def refusing(path: Path, _progress: Progress) -> Source:
    raise InputError(
        Finding(code="D026", message="плохо", place=Place(file=str(path), line=7), expected="хорошо"),
        guard.refused(path, "x", "y").findings[0],
    )


def greedy(_path: Path, _progress: Progress) -> Source:
    raise AssertionError(len(bytearray(2 * MEMORY)))


def endless(_path: Path, _progress: Progress) -> Source:
    while True:
        pass


def asleep(_path: Path, _progress: Progress) -> Source:
    time.sleep(600)
    return SOUND


def deep(_path: Path, _progress: Progress) -> Source:
    return deep(_path, _progress)


def crashing(_path: Path, _progress: Progress) -> Source:
    os.abort()


def leaving(_path: Path, _progress: Progress) -> Source:
    os._exit(0)


def writing(path: Path, _progress: Progress) -> Source:
    path.with_suffix(".stolen").write_text("x" * 100_000)
    return SOUND


def mistaken(_path: Path, _progress: Progress) -> Source:
    return {}["key"]  # type: ignore[return-value]


def test_what_the_reader_gives_comes_back_as_it_is(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert Source(**fields(apart(sound, tmp_path, lambda done, total: told.append((done, total))))) == SOUND
    assert told == [(1, 2), (2, 2)]
    assert Source(**fields(apart(sound, tmp_path))) == SOUND


def test_every_finding_of_a_refusal_comes_back(tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        apart(refusing, tmp_path / "a.pdf")
    first, second = refused.value.findings
    assert (first.message, first.place.line, first.expected) == ("плохо", 7, "хорошо")
    assert second == guard.refused(tmp_path / "a.pdf", "x", "y").findings[0]


@pytest.mark.parametrize(
    ("reader", "seconds", "found"),
    [
        pytest.param(greedy, None, "не хватило памяти", marks=linux),
        (deep, None, "не хватило памяти"),
        (endless, 0.5, "слишком долго"),
        (asleep, 0.5, "слишком долго"),
        (crashing, None, "чтение прервано"),
        (leaving, None, "чтение прервано"),
    ],
)
def test_a_reader_that_fails_refuses_the_file(
    reader: Reader, seconds: float | None, found: str, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    with pytest.raises(InputError) as refused:
        apart(reader, path, seconds=seconds)
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.file) == ("D026", str(path))
    assert found in str(finding.found)


@linux
def test_a_reader_can_write_no_file(tmp_path: Path) -> None:
    with pytest.raises(ReaderBug, match="File too large"):
        apart(writing, tmp_path / "a.pdf")
    assert (tmp_path / "a.stolen").read_bytes() == b""


def test_a_mistake_of_ours_is_not_called_a_broken_file(tmp_path: Path) -> None:
    with pytest.raises(ReaderBug, match="KeyError: 'key'"):
        apart(mistaken, tmp_path)


def test_no_process_is_left(tmp_path: Path) -> None:
    import multiprocessing

    with pytest.raises(InputError):
        apart(asleep, tmp_path, seconds=0.2)
    assert multiprocessing.active_children() == []
