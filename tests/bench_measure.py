"""Tasks measured in turn with what others do, and the goals that the figures are held against."""

from __future__ import annotations

import gc
import os
import resource
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

RUNS, SLOW_RUNS, SLOW = 7, 3, 2.0
"""Counted runs of a task, and of one that takes longer than so many seconds."""

Task = Callable[[], object]
COLUMNS = (
    "задача",
    "время, с",
    "процессор, с",
    "сосед",
    "время, с",
    "процессор, с",
    "быстрее, раз",
    "цель",
    "итог",
    "",
)
HEAD = f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|"


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, and seconds of the processor, those of child processes among them."""

    wall: float
    cpu: float


@dataclass(frozen=True, kw_only=True)
class Goal:
    """What a figure must reach: so many times the speed of the peer, or no more seconds or megabytes than this."""

    faster: float | None = None
    seconds: float | None = None
    megabytes: float | None = None

    def __str__(self) -> str:
        if self.faster is not None:
            slower = f"не более чем в {1 / self.faster:.3g} раза медленнее"
            return slower if self.faster < 1 else f"в {self.faster:.3g} раз быстрее" if self.faster > 1 else "быстрее"
        return f"не более {self.megabytes:.0f} МБ" if self.seconds is None else f"не более {self.seconds:.3g} с"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A measured task: the medians of its runs and of its peer's, taken in turn.

    Goals are held against the time of the processor: what else runs on the machine hardly touches it.
    """

    name: str
    mine: Spent
    peer: str = ""
    theirs: Spent | None = None
    goal: Goal | None = None
    megabytes: float = 0.0
    remark: str = ""

    @property
    def faster(self) -> float | None:
        """How many times as fast as the peer."""
        return self.theirs.cpu / self.mine.cpu if self.theirs else None

    @property
    def met(self) -> bool | None:
        """Whether the goal is met; None where there is none, or no peer to measure against."""
        if self.goal is None or (self.goal.faster and self.faster is None):
            return None
        if self.goal.faster is not None and self.faster is not None:
            return self.faster >= self.goal.faster
        if self.goal.seconds is not None:
            return self.mine.cpu <= self.goal.seconds
        return self.megabytes <= (self.goal.megabytes or 0.0)

    @property
    def line(self) -> str:
        """The row of the table."""
        theirs = (f"{self.theirs.wall:.3f}", f"{self.theirs.cpu:.3f}") if self.theirs else ("", "")
        cells = (
            self.name,
            f"{self.mine.wall:.3f}",
            f"{self.mine.cpu:.3f}",
            self.peer,
            *theirs,
            "" if self.faster is None else f"{self.faster:.2f}" if self.faster < 10 else f"{self.faster:.0f}",
            "" if self.goal is None else str(self.goal),
            {True: "да", False: "**нет**", None: "" if self.goal is None else "не измерено"}[self.met],
            self.remark,
        )
        return f"| {' | '.join(cells)} |"


def measured(
    name: str, mine: Task, peer: str = "", theirs: Task | None = None, *, goal: Goal | None = None, remark: str = ""
) -> Row:
    """Run a task and its peer in turn, after one run of each that is not counted, and return the medians."""
    tasks = [task for task in (mine, theirs) if task is not None]
    first = [spent(task) for task in tasks]
    runs = SLOW_RUNS if max(each.wall for each in first) > SLOW else RUNS
    found = [[spent(task) for task in tasks] for _ in range(runs)]
    medians = [median([run[which] for run in found]) for which in range(len(tasks))]
    return Row(
        name=name,
        mine=medians[0],
        peer=peer,
        theirs=medians[1] if theirs is not None else None,
        goal=goal,
        remark=remark,
    )


def spent(task: Task) -> Spent:
    """Return what one run of a task takes."""
    gc.collect()
    wall, cpu = time.perf_counter(), _cpu()
    task()
    return Spent(time.perf_counter() - wall, _cpu() - cpu)


def median(runs: Sequence[Spent]) -> Spent:
    """Return the medians of some runs."""
    return Spent(statistics.median(run.wall for run in runs), statistics.median(run.cpu for run in runs))


def _cpu() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def process(command: Sequence[str | Path], cwd: Path, *, may_find: bool = False) -> Task:
    """Return the task of running a command, which must succeed, or exit 1 where it may find errors.

    Compiled modules are kept in the folder, as an installed program has them.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(cwd / "compiled"))

    def run() -> None:
        done = subprocess.run(command, cwd=cwd, check=False, capture_output=True, env=environment)
        if done.returncode != 0 and not (may_find and done.returncode == 1):
            raise subprocess.CalledProcessError(done.returncode, command, done.stdout, done.stderr)

    return run


def megabytes(command: Sequence[str | Path], cwd: Path) -> float:
    """Return the most memory that a command takes."""
    with subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as running:
        _pid, status, usage = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return usage.ru_maxrss / 1024
