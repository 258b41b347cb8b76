"""How long reading a large law takes: ``python tests/bench_reading.py``, or ``seconds()`` from another measurement."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

from drafter import codes
from drafter.reading import Paragraph, read_paragraphs
from drafter.reading.source import paragraphs_of

ROOT = Path(__file__).resolve().parent.parent
LAW = {"rus": "187-VII/law-187-VII.ru.md", "kaz": "187-VII/law-187-VII.kk.md"}
LEAST = 300
"""How many clauses the law has at least."""


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


def seconds(language: str, runs: int = 5) -> float:
    """The median time of reading a law of three hundred clauses and more against the act in force."""
    koap = codes.find("koap", ROOT / "codes")
    act = koap.act(language)
    law = large_law(language)
    taken = []
    for _run in range(runs):
        began = time.perf_counter()
        reading = read_paragraphs(law, language, koap, act)
        taken.append(time.perf_counter() - began)
        assert len(reading.clauses) >= LEAST and not reading.refused
    return statistics.median(taken)


if __name__ == "__main__":
    for name in LAW:
        print(f"{name}: {seconds(name):.2f} s, {len(large_law(name))} paragraphs")
