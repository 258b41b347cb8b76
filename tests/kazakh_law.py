"""The modifications that the Kazakh text of law № 187-VII orders, read from its paragraphs for the tests.

It knows the clauses of this one law and refuses any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter import eid as eids
from drafter import numerals_kaz
from drafter.modification import Insertion, Modification, Substitution
from drafter.words import either_letter

QUOTED = re.compile(r"«([^»]*)»")
STEP = re.compile(
    either_letter(
        r"""(?P<art>\d+(?:-\d+)*)-бап\w* | (?P<para>\S+)\s бөлі[кг]\w* | (?P<point>\d+)\)\s тармақша\w*
          | (?P<al>\S+)\s абзац\w* | (?P<heading>тақырып)"""
    ),
    re.VERBOSE,
)
WORDS = either_letter(r"деген (?:сөз|цифр)\S*")
REPLACE = re.compile(
    either_letter(rf"(?P<old>«.*»(?:, «.*?»)*) {WORDS}(?: тиісінше)? (?P<new>«.*») {WORDS} ауыстырылсын")
)
AFTER = re.compile(either_letter(rf"«(?P<old>[^»]*)» {WORDS} кейін «(?P<new>[^»]*)» {WORDS} толықтырылсын"))
NEW_UNIT = re.compile(either_letter(r"мынадай мазмұндағы (?P<num>[\d-]+)-баппен толықтырылсын:"))
RESTATE = re.compile(either_letter(r"мынадай редакцияда жазылсын:"))


def modifications(lines: Sequence[str]) -> list[Modification]:
    """The modifications of article 1, whose paragraphs are given without its opening."""
    return list(_modifications([line.strip() for line in lines if line.strip()]))


def _modifications(lines: Sequence[str]) -> Iterator[Modification]:
    context: list[tuple[str, str]] = []
    at = 0
    while at < len(lines):
        line = re.sub(r"^\d+\) (?=\S+-бап|мынадай)", "", lines[at])
        at += 1
        said, path = line.split("«", 1)[0], list(steps(line.split("«", 1)[0]))
        place = [*(one for one in context if path and RANK[one[0]] < RANK[path[0][0]]), *path] if path else context
        if m := NEW_UNIT.search(said):
            text, at = quoted(lines, at)
            yield Insertion(destination=f"art_{m['num']}", new=text)
        elif RESTATE.search(said):
            text, at = quoted(lines, at)
            yield Substitution(destination=eid(place), new=(text,))
        elif m := AFTER.search(line):
            yield Insertion(destination=eid(place), pos="after", old=m["old"], new=m["new"])
        elif m := REPLACE.search(line):
            olds, news = (tuple(QUOTED.findall(m[side])) for side in ("old", "new"))
            yield Substitution(destination=eid(place), old=olds, new=news)
        else:
            assert line.endswith(":"), line
            context = place


RANK = {"art": 0, "heading": 1, "para": 1, "point": 2, "al": 3}


def steps(said: str) -> Iterator[tuple[str, str]]:
    """The path of a place as a clause names it, from the article down."""
    for m in STEP.finditer(said):
        prefix = str(m.lastgroup)
        number = m[prefix]
        if prefix in ("para", "al"):
            number = str(numerals_kaz.number([number]))
        yield prefix, "" if prefix == "heading" else number


def eid(path: Sequence[tuple[str, str]]) -> str:
    found: str | None = None
    for prefix, number in path:
        found = f"{found}__heading" if prefix == "heading" else eids.join(found, prefix, number)
    assert found is not None
    return found


def quoted(lines: Sequence[str], at: int) -> tuple[str, int]:
    """The text in quotation marks that begins with a line, and the line after it."""
    taken: list[str] = []
    while True:
        taken.append(lines[at])
        at += 1
        if taken[-1].endswith(("»;", "».")):
            return "\n".join(taken).removeprefix("«").rstrip(";.")[:-1], at
