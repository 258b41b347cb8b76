"""Clauses worded as real laws word them, in every order and form: each is read as its case says, or refused.

The cases of ``data/reading/further`` are composed; what they mean was written down before they were read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from test_reading import HEADS, act_of, code_of

from drafter.apply import apply, refused
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.reading import Paragraph, Reading, read_paragraphs
from drafter.reading.canonical import canonical

Case = dict[str, Any]

FOLDER = Path(__file__).parent / "data" / "reading" / "further"
LEAST = 150
"""How many cases each language has at least."""
LINE = re.compile(
    r"""(?P<place>\S+):\s
        (?P<every>везде:\s)?
        (?: (?P<restate>изложить:\s) | (?P<insert>дополнить:\s) | (?P<repeal>исключить(?::\s)?)
          | (?P<after>после\s) | (?P<before>перед\s) | (?P<end>в\ конце\s=>\s) )?
        (?P<rest>.*)""",
    re.VERBOSE,
)


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        file = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        for kind, cases in file["kinds"].items():
            for number, case in enumerate(cases, start=1):
                case = {"in_force": file["in_force"], "language": file["language"], **case}
                yield pytest.param(case, id=f"{path.stem}: {kind}, {number}")


CASES = list(_cases())


def meant(line: str) -> Modification:
    """A modification as a line of a case writes it."""
    match = LINE.fullmatch(line)
    assert match is not None, line
    place, every, rest = match["place"], bool(match["every"]), match["rest"]
    if match["restate"]:
        return Substitution(destination=place, new=(rest.replace(" / ", "\n"),))
    if match["insert"]:
        return Insertion(destination=place, new=rest.replace(" / ", "\n"))
    if match["repeal"]:
        return Repeal(destination=place, old=tuple(rest.split(" | ")) if rest else (), every=every)
    if match["end"]:
        return Insertion(destination=place, pos="end", new=rest)
    pairs = [pair.split(" => ") for pair in rest.split(" | ")]
    if match["after"] or match["before"]:
        ((old, new),) = pairs
        return Insertion(destination=place, pos="after" if match["after"] else "before", old=old, new=new, every=every)
    return Substitution(
        destination=place, old=tuple(old for old, _new in pairs), new=tuple(new for _old, new in pairs), every=every
    )


def reading_of(case: Case) -> Reading:
    language = case["language"]
    lines = case["document"] if "document" in case else f"{HEADS[language]}\n{case['law']}"
    paragraphs = [Paragraph(line, number) for number, line in enumerate(lines.splitlines(), start=1) if line.strip()]
    return read_paragraphs(paragraphs, language, code_of(language), act_of(case["in_force"], language))


@pytest.mark.parametrize("case", CASES)
def test_a_clause_is_read_as_it_is_meant_or_refused(case: Case) -> None:
    found = reading_of(case)
    language = case["language"]
    wanted = [meant(line) for line in case.get("gives", "").splitlines()]
    assert canonical(found.modifications, language) == canonical(wanted, language), found.refused
    assert len(found.refused) == case.get("refused", 0), found.refused
    remarked = any(clause.remarks for clause in found.clauses)
    assert remarked == case.get("remarked", False), [clause.remarks for clause in found.clauses]
    for clause in found.refused:
        assert clause.refusal is not None
        assert case.get("hint", "") in f"{clause.refusal.message} {clause.refusal.found} {clause.refusal.hint}"


@pytest.mark.parametrize("case", CASES)
def test_what_is_read_can_be_applied_where_the_words_are_there(case: Case) -> None:
    found = reading_of(case)
    act = act_of(case["in_force"], case["language"])
    if case.get("not_applied", False):
        assert refused(act, found.modifications)
    else:
        apply(act, found.modifications)


def test_there_are_many_cases_of_each_language() -> None:
    for language in ("rus", "kaz"):
        assert sum(case.values[0]["language"] == language for case in CASES) >= LEAST
