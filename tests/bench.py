"""Speed as a person feels it, measured as whole processes and written to docs/benchmarks.md: ``make bench``.

Absolute seconds depend on the machine, so each figure stands beside a peer measured in the same run.
"""

from __future__ import annotations

import datetime
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import bench_whole

ROOT = Path(__file__).resolve().parent.parent
RUNS = 7
DRAFTER = [sys.executable, "-c", "from drafter.cli import main; main()"]


@dataclass(frozen=True)
class Figure:
    """A measured command: median and range in seconds, the goal, and the peer of the same run."""

    name: str
    seconds: list[float]
    goal: float | None
    peer: str
    peer_seconds: list[float] | None

    @property
    def row(self) -> str:
        median = statistics.median(self.seconds)
        goal = "" if self.goal is None else f"{self.goal:.2f}"
        ratio = "" if self.peer_seconds is None else f"{median / statistics.median(self.peer_seconds):.2f}"
        peer = "" if self.peer_seconds is None else f"{self.peer}: {statistics.median(self.peer_seconds):.3f}"
        spread = f"{min(self.seconds):.3f}–{max(self.seconds):.3f}"
        return f"| {self.name} | {median:.3f} | {spread} | {goal} | {peer} | {ratio} |"


def timed(command: Sequence[str], cwd: Path) -> float:
    """Return the wall time of a command, which must succeed."""
    start = time.perf_counter()
    subprocess.run(command, cwd=cwd, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def measured(
    name: str, command: Sequence[str], cwd: Path, *, goal: float | None, peer: str, other: Sequence[str] | None
) -> Figure:
    """Run a command and its peer in turn, after one run of each that is not counted."""
    mine: list[float] = []
    theirs: list[float] = []
    for run in range(RUNS + 1):
        for times, line in ((mine, command), (theirs, other)):
            if line is not None:
                seconds = timed(line, cwd)
                if run:
                    times.append(seconds)
    return Figure(name, mine, goal, peer, theirs or None)


def figures(work: Path) -> list[Figure]:
    """Measure what a person waits for."""
    timed([*DRAFTER, "new", "police-interference", "--date", "2026-11-22", "-o", "bill.yaml"], work)
    timed([*DRAFTER, "build", "bill.yaml", "-o", "out"], work)
    office = shutil.which("soffice")
    view = None
    if office:
        profile = f"-env:UserInstallation=file://{work}/office"
        view = [
            office,
            profile,
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(work),
            str(work / "out" / "table.rus.docx"),
        ]
    click = [sys.executable, "-c", "import click"]
    return [
        measured("drafter --help", [*DRAFTER, "--help"], work, goal=0.15, peer="python + click", other=click),
        measured(
            "drafter show koap 667",
            [*DRAFTER, "show", "koap", "667"],
            work,
            goal=None,
            peer="python + click",
            other=click,
        ),
        measured(
            "drafter check", [*DRAFTER, "check", "bill.yaml"], work, goal=None, peer="python + click", other=click
        ),
        measured(
            "drafter build",
            [*DRAFTER, "build", "bill.yaml", "-o", "out"],
            work,
            goal=2.0,
            peer="LibreOffice: table.rus.docx → PDF",
            other=view,
        ),
    ]


def report(found: Sequence[Figure]) -> str:
    """Return the page with the table."""
    packages = ", ".join(f"{name} {version(name)}" for name in ("lxml", "pydantic", "jinja2", "pymorphy3", "click"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return "\n".join(
        [
            "# Измерения",
            "",
            "Таблицу пишет `make bench`: каждая команда — целый процесс, медиана и размах "
            f"{RUNS} запусков, секунды; рядом сосед того же запуска.",
            "",
            f"{datetime.date.today()}, {platform.machine()}, ядер: {os.cpu_count()}, память: {memory:.0f} ГБ, "
            f"Python {platform.python_version()}, {packages}.",
            "",
            "| команда | медиана | размах | цель | сосед | во сколько раз |",
            "|---|---|---|---|---|---|",
            *(figure.row for figure in found),
            "",
        ]
    )


def main() -> int:
    """Measure, print and write; exit 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        found = figures(Path(folder))
    page = f"{report(found)}\n{bench_whole.section()}"
    (ROOT / "docs" / "benchmarks.md").write_text(page, encoding="utf-8")
    print(page)
    missed = [f.name for f in found if f.goal is not None and statistics.median(f.seconds) > f.goal]
    for name in missed:
        print(f"цель не достигнута: {name}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
