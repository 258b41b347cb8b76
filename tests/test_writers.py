"""Several writers at once, and writers that are killed: real processes, one folder."""

from __future__ import annotations

import datetime
import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from drafter import codes, files
from drafter.codes import Code
from drafter.errors import Exit, OutputError
from drafter.spec.starting import bill_text

DRAFTER = (sys.executable, "-c", "from drafter.cli import main; main()")
TOGETHER = 8
HIDDEN = {files.MANIFEST}
"""What a finished folder holds beside its documents."""


def at_once(commands: Sequence[Sequence[str | Path]]) -> list[int]:
    """The exit codes of commands that run at the same time."""
    started = [
        subprocess.Popen([*map(str, one)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) for one in commands
    ]
    return [one.wait() if not one.communicate()[1].count(b"D999") else -1 for one in started]


WRITER = """
import sys
from pathlib import Path
from drafter import files
for n in range(20):
    said = f"{sys.argv[2]} {n}".encode()
    files.write_all(Path(sys.argv[1]), {f"{name}.docx": said for name in ("bill", "table", "redline", "note")})
"""


def test_of_many_writers_each_writes_all_its_files_before_the_next(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "out"
    assert at_once([(sys.executable, "-c", WRITER, folder, f"writer {n}") for n in range(TOGETHER)]) == [0] * TOGETHER
    assert len({path.read_bytes() for path in folder.glob("*.docx")}) == 1
    assert {path.name for path in folder.iterdir() if path.suffix != ".docx"} == HIDDEN
    files.write_all(folder, {"bill.docx": b"the next", "note.docx": b"the next"})


def test_bills_built_into_one_folder_at_once_leave_one_of_them(tmp_path: Path) -> None:
    bills = [tmp_path / f"bill-{n}.yaml" for n in range(4)]
    for n, bill in enumerate(bills):
        bill.write_text(bill_text("amend-667", date=f"2026-11-{20 + n}"), "utf-8")
    out = tmp_path / "out"
    assert set(at_once([(*DRAFTER, "build", bill, "-o", out) for bill in bills])) == {0}
    assert {path.name for path in out.iterdir() if path.name.startswith(".")} == HIDDEN
    assert at_once([(*DRAFTER, "verify", out)]) == [0]


def test_new_bills_of_one_name_are_one_of_them(tmp_path: Path) -> None:
    made = tmp_path / "bill.yaml"
    days = [f"2026-11-{10 + n}" for n in range(TOGETHER)]
    assert set(at_once([(*DRAFTER, "new", "amend-667", "--date", day, "-o", made) for day in days])) == {0}
    assert made.read_text("utf-8") in [bill_text("amend-667", date=day) for day in days]
    assert {path.name for path in tmp_path.iterdir()} == {"bill.yaml", "bill.schema.json"} | HIDDEN


LAW = {
    "rus": "Статья 1. Сад\n1. Сад поливают.\n2. Деревья не рубят.\n",
    "kaz": "1-бап. Бақ\n1. Бақты суарады.\n2. Ағаштарды кеспейді.\n",
}


@pytest.fixture
def place(koap: Code, tmp_path: Path) -> Path:
    """A folder of a code with its catalogue, and beside it the texts to read."""
    folder = tmp_path / "codes" / "koap"
    shutil.copytree(koap.folder, folder)
    for language, text in LAW.items():
        (tmp_path / f"{language}.txt").write_text(text, "utf-8")
    return folder


def ingesting(place: Path, language: str, day: object) -> list[str | Path]:
    source = place.parents[1] / f"{language}.txt"
    command = ["ingest", source, "--code", "koap", "--lang", language, "--edition", str(day), "-o", place]
    return [*DRAFTER, *command]


def test_editions_that_are_ingested_at_once_are_all_in_the_catalogue(place: Path, koap: Code) -> None:
    given = [(language, datetime.date(2020, 1, 1 + n)) for n in range(TOGETHER // 2) for language in LAW]
    assert at_once([ingesting(place, *one) for one in given]) == [0] * TOGETHER
    stored = codes.load(place)
    assert {(one.language, one.date) for one in stored.editions} == {
        *given,
        *((one.language, one.date) for one in koap.editions),
    }
    for language, day in given:
        assert stored.act(language, day).edition == str(day)
    assert [path for path in place.iterdir() if path.name.startswith(".")] == []


KILLED = """
import sys
from pathlib import Path
from drafter import files
moves, replace, last = iter(range(99)), Path.replace, int(sys.argv[2])
def stopping(self, target):
    if next(moves) == last:
        print("here", flush=True)
        sys.stdin.read()
    return replace(self, target)
Path.replace = stopping
"""


def kill(script: str, *arguments: str | Path) -> None:
    """Run a writer that stops before it moves a file into its place, and kill it there."""
    command = [sys.executable, "-c", KILLED + script, *map(str, arguments)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"here\n"
        writer.kill()
        assert writer.wait() == -signal.SIGKILL


@pytest.mark.parametrize("moves", range(6))
def test_a_folder_whose_writer_was_killed_is_healed_by_the_next(moves: int, tmp_path: Path) -> None:
    """Of manifest, four files and the manifest again each may be the last that came into its place."""
    names = ("bill.docx", "note.docx", "redline.docx", "table.docx")
    files.write_all(tmp_path, dict.fromkeys(names, b"before"))
    said = f"files.write_all(Path(sys.argv[1]), dict.fromkeys({names!r}, b'killed'))"
    for _again in range(2):
        kill(said, tmp_path, str(moves))
        assert len(list(tmp_path.glob(".drafter-*.tmp"))) > 0
        assert {(tmp_path / name).read_bytes() for name in names} <= {b"before", b"killed"}
    files.write_all(tmp_path, dict.fromkeys(names, b"after"))
    assert {(tmp_path / name).read_bytes() for name in names} == {b"after"}
    assert {path.name for path in tmp_path.iterdir()} == {*names} | HIDDEN
    assert json.loads((tmp_path / files.MANIFEST).read_text("utf-8"))["files"].keys() == {*names}


@pytest.mark.parametrize("moves", [0, 1])
def test_an_ingest_that_was_killed_is_healed_by_the_next(moves: int, place: Path, koap: Code) -> None:
    said = "sys.argv = ['drafter', *sys.argv[3:]]\nfrom drafter.cli import main\nmain()"
    kill(said, place, str(moves), *ingesting(place, "rus", "2026-07-12")[3:])
    kill(said, place, str(moves), *ingesting(place, "rus", "2020-01-01")[3:])
    assert codes.load(place).editions == koap.editions
    assert at_once([ingesting(place, "rus", day) for day in ("2026-07-12", "2020-01-01")]) == [0, 0]
    stored = codes.load(place)
    assert [stored.act("rus", day).edition for day in ("2026-07-12", "2020-01-01")] == ["2026-07-12", "2020-01-01"]
    assert [path for path in place.iterdir() if path.name.startswith(".")] == []


def test_a_file_of_a_person_is_no_rest_of_ours(tmp_path: Path) -> None:
    theirs = [".drafter-notes.tmp", "drafter-abcdefgh.tmp", ".drafter-abcdefgh.tmp.txt"]
    for name in theirs:
        (tmp_path / name).write_text("свое", "utf-8")
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    assert {path.name for path in tmp_path.iterdir()} == {*theirs, "bill.docx"} | HIDDEN


def test_who_waits_too_long_for_another_writer_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holding = (
        "import sys; from pathlib import Path; from drafter import files\n"
        "with files.alone(Path(sys.argv[1])): print('here', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, tmp_path]
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdin is not None
        holder.stdout.readline()
        with pytest.raises(OutputError) as refused:
            files.write_all(tmp_path, {"bill.docx": b"ours"})
        holder.stdin.close()
    (one,) = refused.value.findings
    assert (one.code, one.place.file, refused.value.exit_code) == ("D047", str(tmp_path), Exit.NOT_WRITTEN)
    assert one.expected and one.found and one.hint
    files.write_all(tmp_path, {"bill.docx": b"ours"})
