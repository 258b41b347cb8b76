"""What a language gives to the wording of a bill: formulas with blanks, and the words that fill them in a case."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from drafter import resources
from drafter.language.terms import QuotedKind
from drafter.wording.clauses import Run, RunKind

Steps: TypeAlias = Sequence[tuple[str, str]]
"""What an address says, from the large unit to the small: prefixes and numbers."""

Runs: TypeAlias = tuple[Run, ...]
Blank: TypeAlias = str | Callable[[str], str | Runs]
"""What fills a blank: a text, or what makes it for the case that the formula names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """The words of a language; each takes the name of a case as the formulas write it: ``locative``."""

    language: str
    act: Callable[[str, str], str]
    date: Callable[[datetime.date, str], str]
    calendar_days: Callable[[int], str]
    changes_title: Callable[[int, int], str]
    changes_head: Callable[[int, int], str]
    unit: Callable[[str, str, str], str]
    address: Callable[[Steps, str], str]
    several: Callable[[Steps, str, Sequence[str], str], str]
    listed: Callable[[Sequence[str]], str]
    quoted: Callable[[QuotedKind, str], str]

    def formula(self, table: str, name: str) -> str:
        """Return a formula of ``templates/wording``."""
        return str(_formulas(self.language)[table][name])

    def text(self, table: str, name: str, **blanks: Blank) -> str:
        """Return a formula filled in, as a text."""
        return "".join(run.text for run in filled(self.formula(table, name), **blanks))


@functools.cache
def _formulas(language: str) -> dict[str, Any]:
    with (resources.folder("templates") / "wording" / f"{language}.toml").open("rb") as stream:
        return tomllib.load(stream)


_BLANK = re.compile(r"\{(?P<name>\w+)(?:\.(?P<case>\w+))?\}")


def filled(formula: str, **blanks: Blank) -> Runs:
    """Return a formula with its blanks filled, quoted words kept apart from the clause's own.

    >>> [run.text for run in filled("{old.accusative} исключить", old=lambda case: f"слова в падеже {case}")]
    ['слова в падеже accusative исключить']
    """
    runs: list[Run] = []
    at = 0
    for m in _BLANK.finditer(formula):
        blank = blanks[m["name"]]
        value = blank if isinstance(blank, str) else blank(m["case"] or "")
        runs.append(Run(RunKind.PLAIN, formula[at : m.start()]))
        runs += [Run(RunKind.PLAIN, value)] if isinstance(value, str) else value
        at = m.end()
    return merged([*runs, Run(RunKind.PLAIN, formula[at:])])


def merged(runs: Sequence[Run]) -> Runs:
    """Return runs with neighbouring plain ones joined and empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].kind is RunKind.PLAIN is run.kind:
            out[-1] = Run(RunKind.PLAIN, out[-1].text + run.text)
        elif run.text:
            out.append(run)
    return tuple(out)
