"""Slips of a source that hinder its reading, each corrected only because a list beside the code names it."""

from __future__ import annotations

import bisect
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import cast

from drafter.errors import Finding, InputError, Place
from drafter.ingest.text import Paragraph
from drafter.messages import _

FIXUPS = "fixups.toml"
_BREAK = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixup:
    """A slip of a source: what is found there, what is put instead, and why; «\\n» parts paragraphs."""

    language: str
    found: str
    put: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A correction that was made, with the line of the source."""

    fixup: Fixup
    line: int


def load(folder: Path, language: str) -> tuple[Fixup, ...]:
    """Read the list of slips of a code in a language; empty where the code has none.

    Raises InputError D032 where the list cannot be read.
    """
    path = folder / FIXUPS
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("fixup", [])
        return tuple(fixup for entry in entries if (fixup := _fixup(entry)).language == language)
    except FileNotFoundError:
        return ()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, TypeError, AttributeError) as error:
        raise InputError(
            Finding(
                code="D032",
                message=_("список описок кодекса не читается"),
                place=Place(file=str(path)),
                expected=_("записи [[fixup]] с language, found, put, reason"),
                found=str(error),
                hint=_("образец — codes/koap/fixups.toml"),
            )
        ) from None


def _fixup(entry: Mapping[str, object]) -> Fixup:
    """An entry of the list; TypeError where it is not four texts, or nothing is to be found."""
    for name, value in entry.items():
        if not isinstance(value, str) or (name == "found" and not value.strip(_BREAK)):
            raise TypeError(f"{name} = {value!r}")
    return Fixup(**cast(Mapping[str, str], entry))


def mend(paragraphs: Sequence[Paragraph], fixups: Iterable[Fixup]) -> tuple[list[Paragraph], list[Fixed]]:
    """Return the paragraphs with the listed slips corrected, and the corrections made.

    >>> slip = Fixup(language="rus", found="Cтатья 2.", put="Статья 2.", reason="латинская C")
    >>> [p.text for p in mend([Paragraph("Cтатья 2. Сад", 7)], [slip])[0]]
    ['Статья 2. Сад']
    """
    made = list(paragraphs)
    used: list[Fixed] = []
    for fixup in fixups:
        text = _BREAK + _BREAK.join(p.text for p in made) + _BREAK
        starts = list(accumulate((len(p.text) + 1 for p in made), initial=1))
        for match in reversed(list(re.finditer(re.escape(fixup.found), text))):
            inner = match.group().strip(_BREAK)
            begin = match.start() + match.group().index(inner)
            first = bisect.bisect_right(starts, begin) - 1
            last = bisect.bisect_right(starts, begin + len(inner) - 1) - 1
            whole = _BREAK.join(p.text for p in made[first : last + 1])
            at = begin - starts[first]
            mended = whole[:at] + fixup.put.strip(_BREAK) + whole[at + len(inner) :]
            made[first : last + 1] = [replace(made[first], text=each) for each in mended.split(_BREAK)]
            used.append(Fixed(fixup=fixup, line=paragraphs_line(made, first)))
    return made, sorted(used, key=lambda each: each.line)


def paragraphs_line(paragraphs: Sequence[Paragraph], at: int) -> int:
    """Return the line of the source on which a paragraph begins."""
    return paragraphs[at].number
