"""A thousand bills and tables with one slip each: none passes ``verify`` unseen.

What a slip leaves the same is proven to be the same, not listed: of prose the act as amended, of a table the words of
its cells, and words left out by «…» where they are the same in both editions.
"""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import prose_mutations
import pytest
import table_mutations
from table_mutations import NEW, OLD, Row
from word_files import HEADS, word

from drafter import akn
from drafter.akn import Act
from drafter.codes import Code
from drafter.draft import project
from drafter.errors import Severity
from drafter.reading import Paragraph
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text
from drafter.verify.bill import Document
from drafter.verify.lines import Line
from drafter.verify.marks import checked
from drafter.verify.mistakes import Mistake
from drafter.verify.prose import Ordered, ordered, prose_of
from drafter.verify.redlines import redline
from drafter.verify.scope import Acts
from drafter.verify.table import mistakes
from drafter.verify.tables import Tables, tables_in, tables_of
from drafter.word import opened
from drafter.word.commented import with_parts
from drafter.word.settled import settled as resolved

EACH = 135
ABSENT = {"rus": "Отсутствует.", "kaz": "Жоқ."}
SETS = [(name, language) for name in ("police-interference", "amend-667") for language in ("rus", "kaz")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A bill and its table without a mistake."""

    language: str
    paragraphs: list[Paragraph]
    lines: list[Line]
    rows: list[Row]
    table: Tables
    ordered: Ordered
    act: Act
    code: Code

    def of_table(self, rows: Sequence[Row]) -> list[Mistake]:
        acts = Acts(self.ordered.amended, self.ordered.changes)
        return mistakes(acts, self.code, tables_of(Path("table.docx"), word([HEADS[self.language], *rows])), None)

    def of_prose(self, texts: Sequence[str]) -> tuple[Ordered, list[Mistake]]:
        paragraphs = [replace(one, text=text) for one, text in zip(self.paragraphs, texts, strict=True)]
        lines = [replace(one, text=text) for one, text in zip(self.lines, texts, strict=True)]
        found = ordered(paragraphs, lines, self.language, self.code, self.act, Path("bill.docx"))
        acts = Acts(found.amended, found.changes)
        return found, [*found.mistakes, *mistakes(acts, self.code, self.table, None, unsettled=found.unsettled)]


@pytest.fixture(scope="module", params=SETS, ids=[" ".join(one) for one in SETS])
def good(request: pytest.FixtureRequest, shelf: Path, koap: Code, tmp_path_factory: pytest.TempPathFactory) -> Good:
    name, language = request.param
    path = tmp_path_factory.mktemp("good") / "bill.yaml"
    path.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    whole = project(path, shelf)
    draft = whole.text(language)
    assert draft is not None
    word_ = opened(path, outputs(whole)[f"bill.{language}.docx"])
    paragraphs, lines = prose_of(word_, tables_in(word_))
    rows: list[Row] = []
    for number, change in enumerate(draft.changes, start=1):
        old = "\n".join(line.old for line in change.lines if line.old is not None) or ABSENT[language]
        new = "\n".join(line.new for line in change.lines if line.new is not None)
        rows.append((str(number), change.place, old, new, "Так."))
    table = tables_of(path, word([HEADS[language], *rows]))
    made = ordered(paragraphs, lines, language, koap, draft.act, path)
    return Good(
        language=language,
        paragraphs=paragraphs,
        lines=lines,
        rows=rows,
        table=table,
        ordered=made,
        act=draft.act,
        code=koap,
    )


def is_seen(found: Sequence[Mistake]) -> bool:
    return any(one.finding.severity is Severity.ERROR for one in found)


def test_what_has_no_slip_has_no_mistake(good: Good) -> None:
    assert good.ordered.mistakes == ()
    assert good.of_table(good.rows) == []


def test_no_slip_of_prose_passes_unseen(good: Good) -> None:
    first = next(at for at, one in enumerate(good.paragraphs) if one.text.endswith(":")) + 1
    last = next(at for at, one in enumerate(good.paragraphs) if one.text.startswith(("Статья 2.", "2-бап."))) - 1
    before = akn.serialize(good.ordered.amended.act.root)
    texts = [one.text for one in good.paragraphs]
    unseen: list[tuple[str, str]] = []
    same = 0
    for slip, at, changed in prose_mutations.variants(texts, good.language, first, last, EACH, seed=7):
        made, found = good.of_prose(changed)
        if is_seen(found):
            continue
        if akn.serialize(made.amended.act.root) == before:
            same += 1
        else:
            unseen.append((slip, changed[at]))
    assert unseen == []
    assert same <= EACH // 10


def test_no_slip_of_a_table_passes_unseen(good: Good) -> None:
    unseen: list[tuple[str, list[Row]]] = []
    seen: Counter[str] = Counter()
    same = 0
    for slip, rows in table_mutations.variants(good.rows, EACH, seed=7):
        if is_seen(good.of_table(rows)):
            seen[slip] += 1
        elif says_the_same(rows, good.rows, good.language):
            same += 1
        else:
            unseen.append((slip, [row for row in rows if row not in good.rows]))
    assert unseen == []
    assert same <= EACH // 6
    assert len(seen) >= len(table_mutations.SLIPS) - 2


def test_accepting_all_mends_the_slip_and_rejecting_all_keeps_it(good: Good) -> None:
    path = Path("table.docx")
    acts = Acts(good.ordered.amended, good.ordered.changes)
    mended = 0
    for slip, rows in table_mutations.variants(good.rows, len(table_mutations.SLIPS), seed=21):
        data = word([HEADS[good.language], *rows])
        table = tables_of(path, data)
        found = mistakes(acts, good.code, table, None)
        if not is_seen(found):
            continue
        made = checked(Document(path=path, data=data, word=table.word, mistakes=tuple(found)))
        assert redline(path, made).rejected == redline(path, data).accepted, slip
        accepted = with_parts(path, made, resolved(opened(path, made).document, accept=True), [])
        assert not is_seen(mistakes(acts, good.code, tables_of(path, accepted), None)), slip
        mended += 1
    assert mended >= len(table_mutations.SLIPS) - 4


def says_the_same(rows: Sequence[Row], good: Sequence[Row], language: str) -> bool:
    """Whether a table says what the good one does: nothing where there is nothing, less only where «…» says so."""
    if len(rows) != len(good) or [row[1] for row in rows] != [row[1] for row in good]:
        return False
    return all(
        _same_cell(row[column], right[column], right, language)
        for row, right in zip(rows, good, strict=True)
        for column in (OLD, NEW)
    )


def _same_cell(cell: str, right: str, row: Row, language: str) -> bool:
    if cell == right:
        return True
    nothing = ABSENT[language]
    if right == nothing:
        return cell in ("", nothing.rstrip("."))
    if cell.count("…") != 1:
        return False
    before, after = cell.split("…")
    hidden = (len(before), len(right) - len(after))
    if not (right.startswith(before) and right.endswith(after) and hidden[0] <= hidden[1]):
        return False
    other = row[NEW] if right == row[OLD] else row[OLD]
    blocks = difflib.SequenceMatcher(None, right, other, autojunk=False).get_matching_blocks()
    return any(block.a <= hidden[0] and hidden[1] <= block.a + block.size for block in blocks)
