"""Speed on a whole code: a generated one of a thousand articles, and the real Code where it is at hand."""

from __future__ import annotations

import datetime
import gc
import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import bench_peers as peers
import generated
import office
from bench_measure import Goal, Row, Spent, measured, median, megabytes, process, spent
from conftest import _act_of as act_of
from lxml import etree
from settled_text import paragraphs

from drafter import akn, codes, editions, resources
from drafter.akn import Act
from drafter.blocks import Block, Rows
from drafter.change import Role
from drafter.diff import Kind
from drafter.files import sha256
from drafter.ingest.source import ingest, store
from drafter.render.editions_docx import editions_docx
from drafter.word.typography import load_profile
from drafter.word.writer import Properties

ROOT = Path(__file__).resolve().parent.parent
LAW = ROOT.parent / "shared" / "law" / "koap" / "rus-2026-03.paragraphs.txt"
ARTICLES, EDITS = 1000, 200
LARGE = (6, 20)
"""Articles that a large amending law adds, and words that it replaces: № 187-VII has 5 and 19."""
DRAFTER = [sys.executable, "-c", "from drafter.cli import main; main()"]
DATES = ("2026-01-01", "2026-02-01")
PROFILE = load_profile(resources.folder("templates") / "profile.toml")
SAID = Properties(
    title="Кодекс", subject="", author="", language="ru-RU", date=datetime.date(2026, 1, 1), revision_author="Редакция"
)
CODE = """\
uri = "{uri}"
date = {date}
number = "{number}"
title = {{rus = "Кодекс"}}
short = {{rus = "Кодекс"}}
"""
EDITION = """
[[edition]]
language = "rus"
date = {date}
file = "rus@{date}.xml"
source = "sample"
sha256 = "{zeros}"
xml_sha256 = "{sum}"
excerpt = false
reach = ""
"""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two editions of a code."""

    name: str
    old: Act
    new: Act

    def __str__(self) -> str:
        texts = [leaf.printed for leaf in akn.all_leaves(self.old)]
        size = sum(map(len, texts)) / 1e6
        return (
            f"{self.name}: статей {len(self.old.articles)}, абзацев {len(texts)}, {size:.2f} млн знаков, {EDITS} правок"
        )


def invented(size: int = 1) -> Pair:
    """Return a generated code, so many times as large, and an edition of it with edits."""
    texts = generated.code(ARTICLES * size)
    changed = generated.edited(texts, EDITS * size)
    return Pair(name="Составленный кодекс", old=act_of("\n".join(texts)), new=act_of("\n".join(changed)))


def real() -> Pair | None:
    """Return the real Code and an edition of it with edits, or None where its text is not at hand."""
    if not LAW.is_file():
        return None
    code = codes.find("koap", ROOT / "codes")
    old = ingest(LAW, code, "rus", datetime.date(2026, 3, 12)).act
    return Pair(name="КоАП, редакция марта 2026 года", old=old, new=generated.amended(old, EDITS))


def rows(pair: Pair, work: Path) -> Iterator[Row]:
    """Measure everything on two editions, in a folder for the files."""
    gc.collect()
    gc.freeze()  # the acts are no part of any task
    texts = [work / f"{side}.txt" for side in ("old", "new")]
    for path, act in zip(texts, (pair.old, pair.new), strict=True):
        path.write_text("".join(f"{leaf.printed}\n" for leaf in akn.all_leaves(act)), "utf-8")
    yield measured(
        "правки слов в двух текстах",
        lambda: word_diff(*texts),
        "git diff --word-diff",
        lambda: peers.git_word_diff(*texts),
        goal=Goal(faster=0.5),
    )
    yield from _redlines(pair, work)
    yield measured(
        "весь кодекс в DOCX",
        lambda: redline(pair.old, pair.old),
        "python-docx: абзацы со стилями",
        lambda: peers.in_python_docx(pair.old),
        goal=Goal(faster=20),
    )
    yield from _from_files(pair, work)
    gc.unfreeze()


def word_diff(old: Path, new: Path) -> str:
    """Return the redline of two files of paragraphs, in the marks of git."""
    marks = {Kind.EQUAL: "{}", Kind.DELETE: "[-{}-]", Kind.INSERT: "{{+{}+}}"}
    return "\n".join(
        "".join([marks[segment.kind].format(segment.text) for segment in line.segments])
        for match in editions.matched(list(_blocks(old)), list(_blocks(new)))
        for line in match.lines or ()
        if line.touched
    )


def _blocks(path: Path) -> Iterator[Block]:
    data = path.read_bytes()
    heading = "\nСтатья ".encode()
    starts = [0]
    while (at := data.find(heading, starts[-1])) >= 0:
        starts.append(at + 1)
    for start, end in itertools.pairwise([*starts, len(data)]):
        written = data[start:end]
        number = written[len(heading) - 1 : written.find(b".")].decode(errors="replace")
        yield Block(f"art_{number}", written, partial(_rows, written))


def _rows(written: bytes) -> Rows:
    texts = tuple(written.decode().rstrip("\n").split("\n"))
    return Rows(("",) * len(texts), (Role.ALINEA,) * len(texts), texts)


def redline(old: Act, new: Act) -> bytes:
    """Return the whole code as a Word file with tracked changes."""
    found = editions.compare(old, new)
    return editions_docx(found.provisions(lambda eid, _old: eid), "Кодекс", [], PROFILE, SAID)


def _redlines(pair: Pair, work: Path) -> Iterator[Row]:
    """The redline of two editions in Word, beside what programs make of the two as Word files."""
    sides = [redline(act, act) for act in (pair.old, pair.new)]
    wanted = [paragraphs(side, accept=True) for side in sides]
    mine = redline(pair.old, pair.new)
    assert _quality(mine, wanted) == "точно, слов разрезано: 0", _quality(mine, wanted)
    for name, compare in peers.comparers(work, *sides):
        yield measured(
            "правки двух редакций в DOCX",
            partial(redline, pair.old, pair.new),
            name if compare else f"{name}: не установлен",
            compare,
            goal=Goal(faster=15 if "LibreOffice" in name or "Docxodus" in name else 1),
            remark=f"сосед: {_quality(compare(), wanted)}" if compare else "",
        )


def _quality(data: bytes, wanted: list[list[str]]) -> str:
    old, new = (paragraphs(data, accept=accept) for accept in (False, True))
    wrong = [name for name, is_wrong in (("отклонить", old != wanted[0]), ("принять", new != wanted[1])) if is_wrong]
    exact = f"{' и '.join(wrong)} все — неточно" if wrong else "точно"
    return f"{exact}, слов разрезано: {peers.cut_words(data)}"


def _from_files(pair: Pair, work: Path) -> Iterator[Row]:
    """What begins with opening editions, in a process of its own or not."""
    home = work / "codes" / "sample"
    home.mkdir(parents=True)
    files = [home / f"rus@{date}.xml" for date in DATES]
    for path, act, date in zip(files, (pair.old, pair.new), DATES, strict=True):
        text = akn.serialize(act.root).decode().replace(f"@{act.edition}", f"@{date}")
        path.write_text(text.replace(f'date="{act.edition}"', f'date="{date}"'), "utf-8")
    sums = [sha256(path.read_bytes()) for path in files]
    listed = (EDITION.format(date=date, zeros="0" * 64, sum=one) for date, one in zip(DATES, sums, strict=True))
    uri = pair.old.uri.partition("/rus@")[0]
    day, number = uri.split("/")[-2:]
    code = CODE.format(uri=uri, date=day, number=number)
    (home / codes.CATALOGUE).write_text(code + "".join(listed), "utf-8")
    yield measured(
        "открыть редакцию: указатель и абзацы",
        lambda: _opened(files[0]),
        "lxml: разбор того же файла",
        lambda: etree.parse(files[0]),
        goal=Goal(seconds=0.15),
    )
    command = [*DRAFTER, "--codes", str(work / "codes")]
    yield measured("drafter show … 667", process([*command, "show", "sample", "667"], work), goal=Goal(seconds=0.4))
    compare = [*command, "diff", *(f"sample@{date}" for date in DATES), "-o"]
    for name, last in (("измененные нормы", ["changed.docx"]), ("весь кодекс", ["whole.docx", "--whole"])):
        row = measured(f"drafter diff … -o, {name}", process([*compare, *last], work))
        most = megabytes([*compare, *last], work)
        yield Row(
            name=row.name, mine=row.mine, goal=Goal(megabytes=500), megabytes=most, remark=f"память {most:.0f} МБ"
        )


def _opened(path: Path) -> object:
    act = akn.read(path)
    return act.index, akn.all_leaves(act)


def checks(work: Path) -> Iterator[Row]:
    """All checks on the whole Code, the start of the program and the reading of the Code among them.

    The first bill, and one that changes as many places as a large amending law.
    """
    shelf, day = work / "codes", datetime.date(2026, 3, 12)
    shutil.copytree(ROOT / "codes" / "koap", shelf / "koap")
    store(ingest(LAW, codes.load(shelf / "koap"), "rus", day), shelf / "koap")
    process([*DRAFTER, "new", "police-interference", "--date", "2026-11-22", "-o", "first.yaml"], work)()
    first = (work / "first.yaml").read_text("utf-8").replace("edition: latest", f"edition: {day}")
    (work / "first.yaml").write_text(first, "utf-8")
    (work / "large.yaml").write_text(generated.bill(codes.load(shelf / "koap").act("rus", str(day)), *LARGE), "utf-8")
    check = [*DRAFTER, "--codes", str(shelf), "check", "--json"]
    for name, file, goal in (
        ("drafter check: первый проект", "first.yaml", Goal(seconds=2)),
        (f"drafter check: новых статей {LARGE[0]}, правок слов {LARGE[1]}", "large.yaml", None),
    ):
        yield measured(name, process([*check, file], work, may_find=True), goal=goal)


def linear() -> Iterator[Row]:
    """The same redline for one, two and four codes, in turn; the peer of each is the first, times the size."""
    pairs = {size: invented(size) for size in (1, 2, 4)}
    gc.collect()
    gc.freeze()
    times: dict[int, list[Spent]] = {size: [] for size in pairs}
    for _ in range(5):
        for size, pair in pairs.items():
            times[size].append(spent(partial(redline, pair.old, pair.new)))
    gc.unfreeze()
    first = median(times[1][1:])
    for size, runs in times.items():
        yield Row(
            name=f"правки в DOCX, размер ×{size}",
            mine=median(runs[1:]),
            peer=f"×{size} от первого",
            theirs=Spent(first.wall * size, first.cpu * size),
            goal=Goal(faster=0.8) if size > 1 else None,
        )


def versions() -> str:
    """Return what the peers are."""
    said = [subprocess.run(["git", "--version"], capture_output=True, text=True, check=True).stdout.strip()]
    if office.soffice_available():
        suite = subprocess.run(["soffice", "--version"], capture_output=True, text=True, check=True).stdout
        said.append(" ".join(suite.split()[:2]))
    return ", ".join(said)
