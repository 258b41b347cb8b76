"""The real law № 187-VII as a bill by hand with a table by hand: they agree, and no slip in them passes unseen."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import prose_mutations
import pytest
import skeleton
import table_mutations
from table_mutations import NEW, OLD, PLACE, Row
from verify_cases import BILL, TABLE
from word_files import HEADS, word

from drafter import places
from drafter.akn import Act
from drafter.apply import apply
from drafter.change import in_force, proposed
from drafter.codes import Code
from drafter.compare import changes
from drafter.errors import Severity
from drafter.modification import Modification, Substitution
from drafter.reading import Paragraph, read_paragraphs
from drafter.reading.canonical import canonical
from drafter.spec import bill as bills
from drafter.verify.bill import Verified, of_files

HERE = Path(__file__).parent / "data"
LAWS = {"rus": ("law-187-VII.yaml", "law-187-VII.ru.md"), "kaz": ("law-187-VII.kaz.yaml", "law-187-VII.kk.md")}


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """The law in one language, the act of the places that it names, and the table that shows what it does."""

    language: str
    lines: list[str]
    act: Act
    rows: list[Row]
    code: Code

    def verified(self, lines: Sequence[str], rows: Sequence[Row]) -> Verified:
        def amended(_paragraphs: Sequence[Paragraph], _language: str) -> tuple[Code, Act]:
            return self.code, self.act

        return of_files([(BILL, word(*lines)), (TABLE, word([HEADS[self.language], *rows]))], amended)

    def modifications(self, lines: Sequence[str]) -> list[str]:
        paragraphs = [Paragraph(line, number) for number, line in enumerate(lines, start=1)]
        read = read_paragraphs(paragraphs, self.language, self.code, self.act)
        return sorted(map(repr, canonical(read.modifications, self.language)))


def _once(modification: Modification) -> Modification:
    """The file format takes «forms» for every occurrence of each; the law means one."""
    folded = isinstance(modification, Substitution) and len(modification.old) > 1
    return replace(modification, every=False) if folded else modification


@pytest.fixture(scope="module", params=["rus", "kaz"])
def given(request: pytest.FixtureRequest, law: Path, act_of: Callable[..., Act], koap: Code) -> Law:
    language = request.param
    bill, text = LAWS[language]
    all_ = [_once(one) for one in bills.modifications(bills.read(HERE / bill), language)]
    act = act_of("\n".join(skeleton.lines(all_, language)), language)
    amended = apply(act, all_)
    absent, gone = ("Отсутствует.", "Исключить.") if language == "rus" else ("Жоқ.", "Алып тасталсын.")

    def name(eid: str) -> str:
        new = eid in amended.inserted and eid not in act.index
        return places.name(amended.act if new else act, eid)

    rows = [
        (
            str(number),
            change.place,
            "\n".join(in_force(change.lines)) or absent,
            "\n".join(proposed(change.lines)) or gone,
            "Так.",
        )
        for number, change in enumerate(changes(amended, all_, name), start=1)
    ]
    lines = [
        line.lstrip("# ").strip() for line in (law / "187-VII" / text).read_text("utf-8").splitlines() if line.strip()
    ]
    return Law(language=language, lines=lines, act=act, rows=rows, code=koap)


def told(found: Verified) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in found.findings]


def test_the_law_and_its_table_agree(given: Law) -> None:
    found = given.verified(given.lines, given.rows)
    assert (found.language, told(found)) == (given.language, [])
    assert len(given.rows) > 40


EACH = 20


def test_no_slip_of_the_law_passes_unseen(given: Law) -> None:
    items = [at for at, line in enumerate(given.lines) if line.startswith("1) ")]
    last = next(at for at, line in enumerate(given.lines) if line.startswith(("Статья 2.", "2-бап."))) - 1
    before = given.modifications(given.lines)
    slips = prose_mutations.variants(given.lines, given.language, items[0], last, EACH, seed=5)
    unseen = [
        (slip, lines[at])
        for slip, at, lines in slips
        if not is_seen(given.verified(lines, given.rows)) and given.modifications(lines) != before
    ]
    assert unseen == []


def test_no_slip_of_its_table_passes_unseen(given: Law) -> None:
    slips = [slip for slip in table_mutations.SLIPS if "left_out" not in slip.__name__]
    chance = random.Random(5)
    unseen = []
    for turn in range(EACH):
        slip = slips[turn % len(slips)]
        rows = slip(list(given.rows), chance)
        if rows is None or rows == given.rows or [row[PLACE:] for row in rows] == [row[PLACE:] for row in given.rows]:
            continue
        if not is_seen(given.verified(given.lines, rows)):
            unseen.append((slip.__name__, [row[OLD:NEW] for row in rows if row not in given.rows]))
    assert unseen == []


def is_seen(found: Verified) -> bool:
    return any(finding.severity is Severity.ERROR for finding in found.findings)
