"""What the tests have in common: where texts lie, and how an act is made of the lines that a person would read."""

from __future__ import annotations

import datetime
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter import akn, codes
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.codes import Code
from drafter.ingest.document import act_document
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.source import ingest, store
from drafter.ingest.structure import structure
from drafter.ingest.units import read_unit
from drafter.text.letters import normal

ROOT = Path(__file__).resolve().parents[1]
os.environ["DRAFTER_LANG"] = "ru"  # what the tests expect, whatever the machine speaks
GAP = "…"
"""What a line begins with where a sample text leaves something out: «… статьи 3–5»."""


@pytest.fixture(scope="session")
def shelf() -> Path:
    """The folder of the codes that travel with the program."""
    return ROOT / "codes"


@pytest.fixture(scope="session")
def koap(shelf: Path) -> Code:
    """The Code on Administrative Offences."""
    return codes.find("koap", shelf)


@pytest.fixture(scope="session")
def law() -> Path:
    """The folder of real laws beside the checkout; without it the test is skipped."""
    folder = ROOT.parent / "shared" / "law"
    if not folder.is_dir():
        pytest.skip("the folder shared/law with the real laws does not stand beside the checkout")
    return folder


@pytest.fixture(scope="session")
def act_of() -> Callable[..., Act]:
    """Makes an act of a text as a law prints it, one paragraph per line, and its language: Russian unless named."""
    return _act_of


@pytest.fixture(scope="session")
def text_of() -> Callable[[Act], list[str]]:
    """Reads an act back as a person does, one paragraph per line."""
    return _text_of


def _act_of(text: str, language: str = "rus") -> Act:
    printed = [(number, normal(raw)) for number, raw in enumerate(text.splitlines(), start=1) if raw.strip()]
    lines = [_line(line, number, language) for number, line in printed]
    built = structure(lines, language)
    return act_document(
        built.body,
        built.notes,
        work="/akn/kz/act/code/2020-04-01/1-I",
        language=language,
        edition="2026-01-01",
        title="Кодекс о садах, реках и дорогах",
        source="sample",
        sha256="0" * 64,
    )


def _line(text: str, number: int, language: str) -> SourceLine:
    if text.startswith(GAP):
        return SourceLine(LineKind.GAP, text.removeprefix(GAP).strip(), number)
    opens = read_unit(text, language, division=True).prefix
    kind = LineKind.HEADING if opens in eids.DIVISIONS or opens == "art" else LineKind.TEXT
    return SourceLine(kind, text, number)


def _text_of(act: Act) -> list[str]:
    return [line for top in act.body if isinstance(top, Provision) for line in akn.printed(top)]


@pytest.fixture(scope="session")
def whole_shelf(law: Path, shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shelf with the whole Code on Administrative Offences in Russian, edition of 12.03.2026."""
    folder = tmp_path_factory.mktemp("codes") / "koap"
    shutil.copytree(shelf / "koap", folder)
    source = law / "koap" / "rus-2026-03.paragraphs.txt"
    store(ingest(source, codes.load(folder), "rus", datetime.date(2026, 3, 12)), folder)
    return folder.parent
