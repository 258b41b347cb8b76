"""How well real laws are read, counted and written to docs/accuracy.md: ``make accuracy``.

Every law of the folder of real laws is read; what was understood is compared with what the law orders, as written down
by reading it (``data/reading/laws``), and applied where the text before and after the law is at hand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from real_laws import RealLaw, real_laws, told

from drafter import akn, codes
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import apply
from drafter.ingest.document import act_document
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.markdown import markdown_lines
from drafter.ingest.structure import structure
from drafter.modification import Modification, is_verbal, kind
from drafter.reading import Reading
from drafter.reading.canonical import canonical

ROOT = Path(__file__).resolve().parent.parent
LAWS = ROOT.parent / "shared" / "law"
EDITION = "2024-06-08"
BEFORE = "187-VII/before-2020.ru.md"
AFTER = "187-VII/after-2026-03.ru.txt"
KINDS = ("substitution", "insertion", "repeal")


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One law: its clauses, how many were understood, how many of these wrongly, and what became of the articles whose
    text before and after the law is at hand.
    """

    law: RealLaw
    reading: Reading
    wrong: int
    applied: int
    articles: int
    exact: int


def scores() -> Iterator[Score]:
    koap = codes.find("koap", ROOT / "codes")
    for law in real_laws():
        reading = law.read(LAWS, koap, koap.act(law.language, EDITION))
        before = before_187() if law.file == "187-VII/law-187-VII.ru.md" else None
        applied, articles, exact = (0, 0, 0) if before is None else outcome(law.read(LAWS, koap, before), before)
        missed = wrong(law, reading)
        yield Score(law=law, reading=reading, wrong=missed, applied=applied, articles=articles, exact=exact)


def wrong(law: RealLaw, reading: Reading) -> int:
    """How many clauses were understood otherwise than the law was read by a person."""
    if law.clauses is not None:
        found = [None if c.refusal else "; ".join(told(order) for order in c.orders) for c in reading.clauses]
        pairs = zip(found, law.clauses, strict=True) if len(found) == len(law.clauses) else [(f, "") for f in found]
        return sum(mine is not None and mine != theirs for mine, theirs in pairs)
    assert law.modifications is not None
    wanted = Counter(map(repr, canonical(law.modifications, law.language)))
    found_ = Counter(map(repr, canonical(reading.modifications, law.language)))
    return (found_ - wanted).total()


def before_187() -> Act:
    """The fourteen articles in the edition of January 2020."""
    text = (LAWS / BEFORE).read_text("utf-8")
    lines = [line for line in markdown_lines(text) if line.kind in (LineKind.HEADING, LineKind.TEXT)]
    lines.append(SourceLine(LineKind.GAP, "остальные статьи", len(text)))
    built = structure([SourceLine(LineKind.GAP, "остальные статьи", 0), *lines], "rus")
    return act_document(
        built.body,
        built.notes,
        work="/akn/kz/act/code/2014-07-05/235-V",
        language="rus",
        edition="2020-01-01",
        title="КоАП",
        source=BEFORE,
        sha256="0" * 64,
    )


def outcome(reading: Reading, before: Act) -> tuple[int, int, int]:
    """Clauses applied to the text before the law, articles that it changes there, and articles that became exact."""
    after = articles_after()
    numbers = {article.number for article in before.articles}
    mine = [m for m in reading.modifications if number_of(m) in numbers]
    amended = apply(before, mine)
    changed = sorted(numbers & {number_of(m) for m in mine})
    exact = sum(akn.printed(amended.act.index[f"art_{number}"]) == after.get(number) for number in changed)
    return len(mine), len(changed), exact


def number_of(modification: Modification) -> str:
    return (eids.article(modification.destination) or "").removeprefix("art_")


def articles_after() -> dict[str, list[str]]:
    """The paragraphs of the articles in the edition of March 2026, official notes left out."""
    found: dict[str, list[str]] = {}
    for block in (LAWS / AFTER).read_text("utf-8").split("\n\n"):
        lines: list[str] = []
        in_note = False
        for line in block.strip().splitlines():
            in_note = in_note or line.startswith("Сноска.")
            if not in_note:
                lines.append(line.strip())
            elif line.endswith(")."):
                in_note = False
        if lines and (heading := re.match(r"Статья (?P<num>\S+)\. ", lines[0])):
            found[heading["num"]] = lines
    return found


def page(found: Sequence[Score]) -> str:
    """The page of accuracy in Markdown."""
    rows = [
        f"| {score.law.name} | {score.law.language} | {len(score.reading.clauses)} | {understood(score)} |"
        f" {len(score.reading.refused)} | {score.wrong} |"
        f" {score.applied or '—'} | {f'{score.exact} из {score.articles}' if score.articles else '—'} |"
        for score in found
    ]
    total = sum(len(score.reading.clauses) for score in found)
    good = sum(understood(score) for score in found)
    by_kind = Counter(
        (score.law.language, kind(m), "слова" if is_verbal(m) else "элемент")
        for score in found
        for m in score.reading.modifications
    )
    languages = sorted({score.law.language for score in found}, reverse=True)
    refused = [
        f"* {score.law.name}: {clause.refusal.message} — «{clause.text[:90]}…» ({clause.refusal.code})"
        for score in found
        for clause in score.reading.refused
        if clause.refusal is not None
    ]
    return "\n".join(
        [
            "# Точность чтения",
            "",
            "Таблицу пишет `make accuracy`: каждый настоящий закон читается командой чтения, понятое сравнивается с"
            " тем, что закон предписывает (выписано чтением, `tests/data/reading/laws`), и применяется там, где под"
            " рукой тексты до и после закона. «Неверно молча» — понято иначе, чем написано, и без отказа.",
            "",
            "| закон | язык | предложений | понято | отказано | неверно молча | применено | статей точно |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
            f"| всего | | {total} | {good} | {total - good} | {sum(score.wrong for score in found)} | | |",
            "",
            "Статью 386 после закона № 187-VII изменили еще два закона, поэтому с редакцией 2026 года она не совпала.",
            "",
            "## По видам",
            "",
            "| язык | вид | слова | элемент |",
            "|---|---|---|---|",
            *(
                f"| {language} | {name} | {by_kind[language, name, 'слова']} | {by_kind[language, name, 'элемент']} |"
                for language in languages
                for name in KINDS
            ),
            "",
            "## Отказы",
            "",
            *(refused or ["Нет."]),
            "",
        ]
    )


def understood(score: Score) -> int:
    return len(score.reading.clauses) - len(score.reading.refused)


if __name__ == "__main__":
    if not LAWS.is_dir():
        raise SystemExit("Нет папки shared/law с настоящими законами рядом с проектом: измерять нечего.")
    text = page(list(scores()))
    (ROOT / "docs" / "accuracy.md").write_text(text, encoding="utf-8")
    print(text)
