"""How long reading a large law takes: a part of ``make bench``, or alone ``python tests/bench_reading.py``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from bench_measure import HEAD, Goal, Row, measured

from drafter import codes
from drafter.reading import Paragraph, read_paragraphs
from drafter.reading.source import paragraphs_of

ROOT = Path(__file__).resolve().parent.parent
LAW = {"rus": "187-VII/law-187-VII.ru.md", "kaz": "187-VII/law-187-VII.kk.md"}
LEAST = 300
"""How many clauses the law has at least."""


def law_at_hand() -> bool:
    """Tell whether the folder of real laws stands beside the checkout."""
    return (ROOT.parent / "shared" / "law").is_dir()


def large_law(language: str, least: int = LEAST) -> list[Paragraph]:
    """The paragraphs of law № 187-VII with its items repeated, numbered through."""
    law = paragraphs_of(ROOT.parent / "shared" / "law" / LAW[language])
    head, items, tail = law[:2], law[2:-3], law[-3:]
    texts = [paragraph.text for paragraph in items]
    times = -(-least // 85)
    made = [head[0].text, head[1].text, *_repeated(texts, times), *(paragraph.text for paragraph in tail)]
    return [Paragraph(text, number) for number, text in enumerate(made, start=1)]


def _repeated(texts: list[str], times: int) -> Iterator[str]:
    number = 0
    for time_ in range(times):
        inner = 1
        for position, text in enumerate(texts):
            if text.startswith(f"{inner}) "):
                number, inner = number + 1, inner + 1
                text = f"{number}) {text.partition(') ')[2]}"
            last = time_ + 1 < times and position + 1 == len(texts)
            yield text.removesuffix(".") + ";" if last else text


def rows(_work: Path) -> Iterator[Row]:
    """Measure the reading of a law of three hundred clauses and more against the act in force, in each language."""
    koap = codes.find("koap", ROOT / "codes")
    for language, named in (("rus", "русский"), ("kaz", "казахский")):
        act, law = koap.act(language), large_law(language)
        reading = read_paragraphs(law, language, koap, act)
        assert len(reading.clauses) >= LEAST and not reading.refused
        yield measured(
            f"прочесть закон, {named} текст: предложений {len(reading.clauses)}, абзацев {len(law)}",
            partial(read_paragraphs, law, language, koap, act),
            goal=Goal(seconds=2),
        )


if __name__ == "__main__":
    print(HEAD)
    for row in rows(ROOT):
        print(row.line)
