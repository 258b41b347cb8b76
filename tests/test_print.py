"""What the gate reads of a Word file is what LibreOffice prints of it, or the file is refused."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import office
import print_office
import pytest
from drawn_words import Drawn, document
from word_odd import DEPARTURES, UNREADABLE

from drafter.errors import InputError
from drafter.word import printed_beside, printed_lines

PRINTS = int(os.environ.get("DRAFTER_PRINTS", "150"))
"""How many drawn files are printed and read: ``make print`` tries 2,000."""
_BATCH = 250
"""Files that LibreOffice is given at once."""
_SHOWN = 8
"""Differences that a failure shows in full."""

needs_office = pytest.mark.skipif(
    not office.soffice_available() or shutil.which("pdftotext") is None,
    reason="LibreOffice (soffice) or pdftotext is not installed",
)


@dataclass(frozen=True, slots=True)
class Read:
    """What the gate made of a drawn file: its lines and those beside the text, or why it was refused."""

    drawn: Drawn
    lines: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    refused: str = ""


@cache
def read_all() -> tuple[Read, ...]:
    """The drawn files as the gate reads them."""
    return tuple(map(_read, map(document, range(PRINTS))))


def _read(drawn: Drawn) -> Read:
    path = Path(f"{drawn.seed}.docx")
    try:
        return Read(drawn, tuple(printed_lines(path, drawn.data)), tuple(printed_beside(path, drawn.data)))
    except InputError as error:
        return Read(drawn, refused=str(error.findings[0].found))


def test_a_file_with_nothing_odd_in_it_is_read() -> None:
    refused = [f"{one.drawn.seed}: {one.refused}" for one in read_all() if one.refused and not one.drawn.refusable]
    assert not refused, "\n".join(refused[:_SHOWN])


def test_most_files_are_read() -> None:
    reasons = Counter(re.sub(r"[«:].*", "…", one.refused) for one in read_all() if one.refused)
    print(f"{PRINTS} drawn, {PRINTS - reasons.total()} read, {reasons.total()} refused:")
    print(*(f"{count:5} {reason}" for reason, count in reasons.most_common()), sep="\n")
    assert reasons.total() <= PRINTS * 0.4
    assert reasons, "something odd is drawn, and the gate takes all of it"


def test_what_prints_no_sure_words_is_refused() -> None:
    taken = [
        f"{one.drawn.seed}: {features}"
        for one in read_all()
        if (features := sorted(one.drawn.features & UNREADABLE)) and not one.refused
    ]
    assert not taken, "\n".join(taken[:_SHOWN])


def test_what_departs_from_the_norm_may_be_refused_and_cites_it() -> None:
    assert all(re.match(r"Part 1, 17\.[\d.]+: ", said) for said in DEPARTURES.values())
    assert not UNREADABLE & DEPARTURES.keys(), "what has a twin can be read"


@needs_office
def test_the_gate_reads_what_is_printed() -> None:
    read = [one for one in read_all() if not one.refused]
    differences = [
        difference for start in range(0, len(read), _BATCH) for difference in _differences(read[start : start + _BATCH])
    ]
    groups = Counter(feature for one, _said in differences for feature in one.features)
    shown = "\n".join(f"{one.seed} ({', '.join(sorted(one.features))}):\n{said}" for one, said in differences[:_SHOWN])
    assert not differences, f"{len(differences)} of {len(read)} files differ, {groups.most_common(12)}\n{shown}"


def _differences(read: Iterable[Read]) -> Iterator[tuple[Drawn, str]]:
    """The files of which the gate reads other lines or letters than LibreOffice prints, with what differs."""
    mine = {str(one.drawn.seed): one for one in read}
    judged = {name: one.drawn.twin or one.drawn.data for name, one in mine.items()}
    texts, pages = print_office.printed_texts(judged), print_office.printed_pages(judged)
    for name, one in mine.items():
        features = one.drawn.features
        if name not in texts or name not in pages:
            yield one.drawn, "  LibreOffice makes nothing of it"
            continue
        ours, theirs = _plain(one.lines, features), _plain(texts[name], features)
        said = _unlike_lines(ours, theirs, joined="break" in features, blanks="glued" not in features)
        if said is None:
            times = len(pages[name]) if "header" in features else 1
            said = _unlike_letters([*one.lines, *(one.beside * times)], pages[name])
        if said is not None:
            yield one.drawn, said


def _unlike_lines(ours: list[str], theirs: list[str], *, joined: bool, blanks: bool) -> str | None:
    """Where lines differ; with ``joined`` one of ours may be several of theirs, which a break inside it parts."""
    at = 0
    for line in ours:
        start, held = at, ""
        while at < len(theirs) and len(held) < len(line) and (at == start or joined):
            held = f"{held} {theirs[at]}".strip() if blanks else held + theirs[at]
            at += 1
        if held != line:
            return f"  reads  {line}\n  prints {held}\n  after  {theirs[start - 1] if start else '(the beginning)'}"
    return None if at == len(theirs) else f"  prints {theirs[at]}\n  and that is not read"


def _unlike_letters(lines: Iterable[str], pages: Iterable[str]) -> str | None:
    """Which letters are read and not seen on the pages, or the other way round."""
    ours, theirs = (Counter(_LOOSE.sub("", _signs("".join(part), "NFKD"))) for part in (lines, pages))
    if ours == theirs:
        return None
    unseen, unread = dict(ours - theirs), dict(theirs - ours)
    return f"  reads what no page shows: {unseen}\n  does not read what one shows: {unread}"


_LOOSE = re.compile(r"[\s\-•◦–▪·\ue000-\uf8ff]")
"""What is not counted: blanks, hyphens of additional numbers, signs before paragraphs."""
_BULLET = re.compile(r"^(?:[•◦–▪·-]|\uf0b7)(?=\s|$|\w)")


def _plain(lines: Iterable[str], features: frozenset[str]) -> list[str]:
    """Lines without what nobody tells apart, or the text does not have: kinds of blanks and of bullets, capitals by
    look, raised digits and their hyphen.
    """
    made: list[str] = []
    for line in lines:
        text = " ".join(_signs(line, "NFKC").casefold().split())
        if "bullet" in features:
            text = _BULLET.sub("• ", text).replace("•  ", "• ")
        if "raised" in features:
            text = re.sub(r"(?<=\d)-(?=\d)", "", text)
        if "glued" in features:
            text = text.replace(" ", "")
        if text.strip():
            made.append(text.strip())
    return made


def _signs(text: str, form: Literal["NFKC", "NFKD"]) -> str:
    text = unicodedata.normalize(form, text)
    return text.translate({0xAD: None, 0x200B: None, 0x2010: "-", 0x2011: "-"})
