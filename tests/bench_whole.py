"""Speed on a whole code: a generated one of a thousand articles and two hundred edits, beside what others do."""

from __future__ import annotations

import contextlib
import datetime
import gc
import importlib
import io
import itertools
import statistics
import subprocess
import sys
import tempfile
import time
import unittest.mock
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from pathlib import Path

import docx
import generated
import office
from conftest import _act_of as act_of
from lxml import etree

from drafter import akn, editions, resources
from drafter.akn import Act
from drafter.change import Role
from drafter.diff import Kind
from drafter.editions import Block
from drafter.render.docx import Properties
from drafter.render.docx_text import paragraphs
from drafter.render.editions_docx import editions_docx
from drafter.render.profile import load_profile

ARTICLES, EDITS, RUNS = 1000, 200, 7
PROFILE = load_profile(resources.folder("templates") / "profile.toml")
SAID = Properties(
    title="Кодекс", subject="", author="", language="ru-RU", date=datetime.date(2026, 1, 1), revision_author="Редакция"
)


@dataclass(frozen=True)
class Row:
    """A measured task: median seconds, and for its peer the name and the median of the same run."""

    name: str
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    remark: str = ""

    @property
    def line(self) -> str:
        """The row of the table."""
        ratio = f"{self.seconds / self.peer_seconds:.2f}" if self.peer_seconds else ""
        peer = f"{self.peer}: {self.peer_seconds:.3f}" if self.peer_seconds else self.peer
        return f"| {self.name} | {self.seconds:.3f} | {peer} | {ratio} | {self.remark} |"


def timed(task: Callable[[], object]) -> float:
    """Return the seconds that a task takes."""
    start = time.perf_counter()
    task()
    return time.perf_counter() - start


def beside(name: str, mine: Callable[[], object], peer: str, theirs: Callable[[], object] | None, **more: str) -> Row:
    """Measure two tasks in turn, after one run of each that is not counted."""
    times: tuple[list[float], list[float]] = ([], [])
    for run in range(RUNS + 1):
        for found, task in zip(times, (mine, theirs), strict=True):
            if task is not None:
                seconds = timed(task)
                if run:
                    found.append(seconds)
    other = statistics.median(times[1]) if theirs is not None else None
    return Row(name, statistics.median(times[0]), peer, other, more.get("remark", ""))


def word_diff(old: Path, new: Path) -> str:
    """Return the redline of two files of paragraphs, in the marks of git."""
    marks = {Kind.EQUAL: "{}", Kind.DELETE: "[-{}-]", Kind.INSERT: "{{+{}+}}"}
    sides = [_blocks(path) for path in (old, new)]
    out = []
    for match in editions.matched(*sides):
        for line in match.lines or ():
            if line.touched:
                out.append("".join(marks[segment.kind].format(segment.text) for segment in line.segments))
    return "\n".join(out)


def _blocks(path: Path) -> list[Block]:
    lines = path.read_bytes().decode().split("\n")[:-1]
    heads = [at for at, text in enumerate(lines) if text.startswith("Статья ")]
    found = []
    for start, end in itertools.pairwise([*heads, len(lines)]):
        eid = f"art_{lines[start].split('.', 1)[0].removeprefix('Статья ')}"
        count = end - start
        roles = (Role.HEADING, *[Role.ALINEA] * (count - 1))
        found.append(Block(eid, (eid,) * count, roles, tuple(lines[start:end])))
    return found


def git_word_diff(old: Path, new: Path) -> bytes:
    """Return what git makes of the same files."""
    command = ["git", "diff", "--no-index", "--word-diff", str(old), str(new)]
    return subprocess.run(command, capture_output=True, check=False).stdout


def redline(old: Act, new: Act) -> bytes:
    """Return the whole code as a Word file with tracked changes."""
    found = editions.compare(old, new)
    return editions_docx(found.provisions(lambda eid, _old: eid), "Кодекс", [], PROFILE, SAID)


def in_python_docx(act: Act) -> bytes:
    """Return the code as paragraphs with styles that python-docx writes."""
    document = docx.Document()
    for leaf in akn.all_leaves(act):
        style = "Heading 2" if leaf.role in (Role.HEADING, Role.DIVISION) else "Body Text"
        document.add_paragraph(leaf.printed, style=style)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rows(work: Path) -> list[Row]:
    """Measure everything, in a folder for the files."""
    texts = generated.code(ARTICLES)
    changed = generated.edited(texts, EDITS)
    old, new = act_of("\n".join(texts)), act_of("\n".join(changed))
    before, after = work / "old.txt", work / "new.txt"
    before.write_text("\n".join(texts) + "\n", "utf-8")
    after.write_text("\n".join(changed) + "\n", "utf-8")
    gc.collect()
    gc.freeze()  # the acts above are no part of any task
    found = [
        beside(
            "слова: два текста",
            lambda: word_diff(before, after),
            "git diff --word-diff",
            lambda: git_word_diff(before, after),
            remark="цель: не более 2",
        ),
        *_word_rows(work, old, new),
        beside(
            "1000 статей → DOCX",
            lambda: redline(old, old),
            "python-docx, абзацы со стилями",
            None,
        ),
    ]
    slow = timed(lambda: in_python_docx(old))
    found[-1] = Row(found[-1].name, found[-1].seconds, found[-1].peer, slow)
    path = work / "edition.xml"
    path.write_bytes(akn.serialize(old.root))
    found.append(
        beside(
            "открыть редакцию и перечислить абзацы",
            lambda: akn.all_leaves(akn.read(path)),
            "lxml: разбор того же файла",
            lambda: etree.parse(path),
        )
    )
    found += _linear()
    found.append(_memory(work, path))
    return found


def _word_rows(work: Path, old: Act, new: Act) -> list[Row]:
    """The redline of two editions in Word, beside what programs make of the two as Word files."""
    mine = redline(old, new)
    exact = "принять и отклонить всё: точно" if _exact(mine, old, new) else "НЕТОЧНО"
    task = partial(redline, old, new)
    sides = [redline(act, act) for act in (old, new)]
    found = []
    if office.soffice_available():
        seconds = timed(partial(office.comparer(work), *sides))
        found.append(Row("правки двух редакций → DOCX", _median(task), "LibreOffice: сравнение", seconds, exact))
    for name in PACKAGES:
        other = _package(name, work, *sides)
        if isinstance(other, str):
            found.append(Row("правки двух редакций → DOCX", _median(task), f"{name}: {other}", None, exact))
        else:
            found.append(Row("правки двух редакций → DOCX", _median(task), name, timed(other), exact))
    return found


def _exact(data: bytes, old: Act, new: Act) -> bool:
    sides = ((True, new), (False, old))
    return all(paragraphs(data, accept=a)[1:] == [leaf.printed for leaf in akn.all_leaves(act)] for a, act in sides)


def _median(task: Callable[[], object]) -> float:
    return statistics.median([timed(task) for _ in range(RUNS + 1)][1:])


def _package(name: str, work: Path, old: bytes, new: bytes) -> Callable[[], object] | str:
    """What compares two files with a package, or why it cannot."""
    paths = [work / f"peer-{side}.docx" for side in ("old", "new", "out")]
    for path, data in zip(paths, (old, new), strict=False):
        path.write_bytes(data)
    try:
        return PACKAGES[name](*paths)
    except Exception as error:
        return "не установлен" if isinstance(error, ImportError) else f"{type(error).__name__}"


def _docxodus(old: Path, new: Path, _out: Path) -> Callable[[], object]:
    engine = importlib.import_module("python_redlines").DocxodusEngine()
    return lambda: engine.run_redline("Редакция", old, new)


def _trackdiff(old: Path, new: Path, out: Path) -> Callable[[], object]:
    compare = importlib.import_module("docx_trackdiff.compare").main
    arguments = ["docx-trackdiff", *map(str, (old, new, out))]

    def run() -> None:
        with unittest.mock.patch.object(sys, "argv", arguments), contextlib.redirect_stdout(io.StringIO()):
            compare()

    return run


def _docx_redline(old: Path, new: Path, out: Path) -> Callable[[], object]:
    compare = importlib.import_module("docx_redline").compare
    return lambda: compare(old, new, out)


PACKAGES = {
    "python-redlines (Docxodus)": _docxodus,
    "docx-trackdiff": _trackdiff,
    "docx-redline": _docx_redline,
}
"""Packages that compare two Word files; those that are not installed are left out."""


def _linear() -> list[Row]:
    """The same redline for one, two and four codes, in turn; the peer of each is the first, times the size."""
    acts: dict[int, tuple[Act, Act]] = {}
    for size in (1, 2, 4):
        texts = generated.code(ARTICLES * size)
        acts[size] = act_of("\n".join(texts)), act_of("\n".join(generated.edited(texts, EDITS * size)))
    gc.collect()
    gc.freeze()
    times: dict[int, list[float]] = {size: [] for size in acts}
    for _ in range(4):
        for size, pair in acts.items():
            times[size].append(timed(partial(redline, *pair)))
    found: list[Row] = []
    for size, seconds in times.items():
        median = statistics.median(seconds[1:])
        first = found[0].seconds if found else median
        found.append(Row(f"правки → DOCX, размер ×{size}", median, f"×{size} от первого", first * size))
    return found


def _memory(work: Path, path: Path) -> Row:
    """The most memory of a process that opens two editions and writes the redline of them."""
    script = (
        "import resource, sys; sys.path.insert(0, sys.argv[2]);"
        "from pathlib import Path; from drafter import akn; import bench_whole as b;"
        "acts = [akn.read(Path(sys.argv[1])) for _ in range(2)]; b.redline(*acts);"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    command = [sys.executable, "-c", script, str(path), str(Path(__file__).parent)]
    start = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=work)
    seconds = time.perf_counter() - start
    return Row("процесс: открыть две редакции, правки → DOCX", seconds, remark=f"память {float(done.stdout):.0f} МБ")


def section() -> str:
    """Return the part of the page about a whole code."""
    with tempfile.TemporaryDirectory() as folder:
        found = rows(Path(folder))
    git = subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout.strip()
    suite = ""
    if office.soffice_available():
        said = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
        suite = ", " + " ".join(said.split()[:2])
    return "\n".join(
        [
            "## Целый кодекс",
            "",
            f"Составленный кодекс: {ARTICLES} статей, 1,4 млн знаков, {EDITS} правок; внутри процесса, медиана, "
            f"секунды; сосед измерен в том же запуске. {git}{suite}, python-docx {version('python-docx')}.",
            "",
            "| задача | медиана | сосед | во сколько раз | |",
            "|---|---|---|---|---|",
            *(row.line for row in found),
            "",
        ]
    )


if __name__ == "__main__":
    print(section())
