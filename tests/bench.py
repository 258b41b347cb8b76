"""Speed as a person feels it, measured beside what others do and written to docs/benchmarks.md: ``make bench``.

Absolute seconds depend on the machine, so each figure stands beside a peer measured in the same run, on the same texts.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import bench_reading
import bench_whole
from bench_measure import HEAD, RUNS, SLOW, SLOW_RUNS, Goal, Row, measured, process
from bench_whole import DRAFTER, ROOT

PACKAGES = (
    "lxml",
    "pydantic",
    "jinja2",
    "pymorphy3",
    "click",
    "diff-match-patch",
    "python-docx",
    "python-redlines",
    "docx-trackdiff",
    "docx-redline",
)


def commands(work: Path) -> Iterator[Row]:
    """Measure what a person waits for."""
    bill, out = "bill.yaml", work / "out"
    process([*DRAFTER, "new", "police-interference", "--date", "2026-11-22", "-o", bill], work)()
    process([*DRAFTER, "build", bill, "-o", str(out)], work)()
    click = process([sys.executable, "-c", "import click"], work)
    for name, arguments, goal in (
        ("drafter --help", ["--help"], Goal(seconds=0.15)),
        ("drafter show koap 667", ["show", "koap", "667"], Goal(seconds=0.4)),
        ("drafter check", ["check", bill], None),
    ):
        yield measured(name, process([*DRAFTER, *arguments], work), "python + click", click, goal=goal)
    office = shutil.which("soffice")
    view = [f"-env:UserInstallation=file://{work}/office", "--headless", "--convert-to", "pdf", "--outdir", str(work)]
    yield measured(
        "drafter build",
        process([*DRAFTER, "build", bill, "-o", str(out)], work),
        "LibreOffice: table.rus.docx → PDF" if office else "LibreOffice не установлен",
        process([office, *view, str(out / "table.rus.docx")], work) if office else None,
        goal=Goal(seconds=2),
    )


def sections() -> Iterator[tuple[str, Callable[[Path], Iterator[Row]]]]:
    """Yield the parts of the page, each with what measures it in a folder."""
    yield "Команды", commands
    invented, real = bench_whole.invented(), bench_whole.real()
    yield str(invented), partial(bench_whole.rows, invented)
    if real is not None:
        yield str(real), partial(bench_whole.rows, real)
        yield "Проверки на всем КоАП", bench_whole.checks
    else:
        yield "КоАП целиком: текста нет рядом, не измерен", lambda _work: iter(())
    if bench_reading.law_at_hand():
        yield "Чтение закона, изменяющего Кодекс", bench_reading.rows
    else:
        yield "Чтение закона: текста нет рядом, не измерено", lambda _work: iter(())
    yield "Время растет как размер", lambda _work: bench_whole.linear()


def head() -> str:
    """Return what the page says before the tables."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"""# Измерения

Таблицы пишет `make bench`. Каждая задача и ее сосед выполняются по очереди, на одних и тех же текстах; показаны
медианы {RUNS} запусков ({SLOW_RUNS}, если запуск дольше {SLOW:.0f} с) после одного пробного: время по часам и время
процессора вместе с дочерними процессами. Сравнение и цели — по времени процессора: на него почти не влияет, чем еще
занята машина.
«Команды» — целые процессы, прочее — внутри процесса, если не названа команда.

{datetime.date.today()}, {platform.machine()}, ядер: {os.cpu_count()}, память: {memory:.0f} ГБ, Python
{platform.python_version()}, {bench_whole.versions()}, {", ".join(installed())}.
"""


def installed() -> Iterator[str]:
    """Yield the packages that matter, those that are not installed left out."""
    for name in PACKAGES:
        with contextlib.suppress(PackageNotFoundError):
            yield f"{name} {version(name)}"


def main() -> int:
    """Measure, print and write; exit 1 where a goal is missed."""
    page = [head()]
    missed: list[str] = []
    for title, measure in sections():
        page += [f"## {title}", "", HEAD]
        print("\n".join(page[-3:]))
        with tempfile.TemporaryDirectory() as folder:
            for row in measure(Path(folder)):
                print(row.line, flush=True)
                page.append(row.line)
                if row.met is False:
                    missed.append(f"{row.name} ({row.peer or row.goal})")
        page.append("")
    (ROOT / "docs" / "benchmarks.md").write_text("\n".join(page), encoding="utf-8")
    for name in missed:
        print(f"цель не достигнута: {name}", file=sys.stderr)
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main())
