"""The dossier of a bill: what each initiator submits, in which order, by which provision of the law."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest
from settled_text import cells
from test_checks import GOOD
from test_cli import run

from drafter import dossier, files
from drafter import eid as eids
from drafter.draft import Project, project
from drafter.errors import DrafterError
from drafter.render.pages import body
from drafter.spec.starting import bill_text

INITIATORS = ("government", "deputies", "president", "people-council")


def submitted(folder: Path, shelf: Path, initiator: str, date: str = "2026-11-22", text: str | None = None) -> Project:
    given = text or bill_text("police-interference", date=date)
    path = folder / "my-bill.yaml"
    path.write_text(re.sub(r"(?m)^initiator: \S+", f"initiator: {initiator}", given), "utf-8")
    return project(path, shelf)


def states(found: Project) -> dict[str, str]:
    return {entry.item.file: entry.state for entry in dossier.entries(found)}


EVERYWHERE = {"bill": "made", "table": "made"}


@pytest.mark.parametrize(
    ("initiator", "expected"),
    [
        (
            "government",
            {
                "note": "made",
                "approval": "obtain",
                "public-council": "seen",
                "business-opinions": "if",
                "finance": "if",
                "sublaws": "if",
                "justice-conclusion": "obtain",
                "information-programme": "obtain",
                "government-conclusion": "none",
            },
        ),
        (
            "deputies",
            {
                "note": "made",
                "approval": "none",
                "public-council": "none",
                "business-opinions": "none",
                "expertise-linguistic": "obtain",
                "government-conclusion": "if",
                "sublaws": "none",
            },
        ),
        (
            "president",
            {"note": "none", "message": "obtain", "approval": "if", "finance": "none", "expertise-linguistic": "if"},
        ),
        ("people-council", {"note": "made", "approval": "open", "public-council": "open", "finance": "if"}),
    ],
)
def test_each_initiator_submits_what_the_law_asks_of_it(
    initiator: str, expected: dict[str, str], tmp_path: Path, shelf: Path
) -> None:
    found = states(submitted(tmp_path, shelf, initiator))
    assert {file: found[file] for file in (*EVERYWHERE, *expected)} == {**EVERYWHERE, **expected}
    assert ("message" in found) == (initiator == "president")
    assert ("consultative-document" in found) == (initiator == "government")


@pytest.mark.parametrize("initiator", INITIATORS)
def test_what_is_needed_is_numbered_in_order_and_the_rest_is_not(initiator: str, tmp_path: Path, shelf: Path) -> None:
    found = list(dossier.entries(submitted(tmp_path, shelf, initiator)))
    needed = [entry for entry in found if entry.state != "none"]
    assert [entry.number for entry in needed] == list(range(1, len(needed) + 1))
    assert all(entry.number is None for entry in found[len(needed) :])
    for entry in needed:
        assert all(name.startswith(f"{entry.number:02}-") for name in entry.files)
        assert bool(entry.files) == (entry.state == "made")


def test_business_is_seen_by_whom_the_sanctions_name(tmp_path: Path, shelf: Path) -> None:
    text = bill_text("police-interference", date="2026-11-22")
    text = text.replace("fine: 10 ", "fine: {individuals: 10, small: 20} ", 1)
    found = states(submitted(tmp_path, shelf, "government", text=text))
    assert (found["business-opinions"], found["regulatory-impact"]) == ("seen", "seen")


def test_a_text_that_could_not_be_made_is_lacking(tmp_path: Path, shelf: Path) -> None:
    found = list(dossier.entries(submitted(tmp_path, shelf, "deputies", text=GOOD)))
    assert found[0].state == "partly"
    assert found[0].lacking == ("kaz",)
    assert set(found[0].files) == {"01-bill.rus.docx", "01-bill.rus.xml"}


def test_every_provision_named_is_in_the_law(law: Path) -> None:
    text = (law / "480-V.rus.txt").read_text("utf-8").replace("\f", "\n")
    articles = {
        match["num"]: match["text"]
        for match in re.finditer(r"(?ms)^Статья (?P<num>[\d-]+)\. (?P<text>.*?)(?=^Статья [\d-]+\. |\Z)", text)
    }
    named = {eid for item in dossier.items() for _need, _if, rules in item.needs.values() for eid in rules}
    assert len(named) > 20
    for eid in named:
        (_art, number), *rest = eids.pieces(eid)
        article = articles[number]
        for prefix, num in rest:
            found = re.search(rf"(?m)^{num}{'[.]' if prefix == 'para' else '[)]'} ", article)
            assert found, eid
            article = article[found.start() :]


@pytest.mark.parametrize(
    ("day", "chamber"),
    [
        (datetime.date(2026, 6, 30), "Мажилис Парламента Республики Казахстан"),
        (datetime.date(2026, 7, 1), "Курултай Республики Казахстан"),
    ],
)
def test_the_chamber_is_named_by_the_day(day: datetime.date, chamber: str) -> None:
    assert body("chamber", day, "rus") == chamber
    assert body("chamber", day, "kaz")


def test_a_body_that_was_not_there_yet_submits_nothing(tmp_path: Path, shelf: Path) -> None:
    early = submitted(tmp_path, shelf, "people-council", date="2026-06-01")
    with pytest.raises(DrafterError) as refused:
        dossier.laid_out(early, list(dossier.entries(early)))
    assert {finding.code for finding in refused.value.findings} == {"D013"}


def test_the_checklist_and_the_manifest_say_the_same(tmp_path: Path, shelf: Path) -> None:
    made = submitted(tmp_path, shelf, "deputies")
    found = list(dossier.entries(made))
    laid = dossier.laid_out(made, found)
    assert laid == dossier.laid_out(made, list(dossier.entries(made)))  # the same bytes each time
    manifest = json.loads(laid["manifest.json"])
    assert manifest["schema"] == "drafter.dossier/1"
    assert manifest["chamber"]["rus"] == "Курултай Республики Казахстан"
    assert manifest["files"] == {
        name: {"sha256": files.sha256(data), "size": len(data)}
        for name, data in laid.items()
        if name != "manifest.json"
    }
    for language, state, place in (
        ("rus", "получить", "подпункт 4) пункта 2 статьи 29"),
        ("kaz", "алу керек", "29-баптың 2-тармағының 4) тармақшасы"),
    ):
        rows = cells(laid[f"00-checklist.{language}.docx"], accept=True)
        assert len(rows) == len(found) + 1
        assert [row[1] for row in rows[1:]] == [[entry.item.names[language]] for entry in found]
        linguistic = next(row for row in rows if row[4] == ["05-expertise-linguistic"])
        assert linguistic[3] == [state]
        assert place in [rule.replace("\N{NO-BREAK SPACE}", " ") for rule in linguistic[2]]


def test_dossier_on_the_command_line_never_touches_what_is_not_ours(tmp_path: Path) -> None:
    bill = tmp_path / "my-bill.yaml"
    bill.write_text(bill_text("police-interference", date="2026-11-22"), "utf-8")
    done = run("dossier", "my-bill.yaml", "-o", "d", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "составлено: 3, получить: 4, при условии: 4, не требуется: 4" in done.stderr
    assert len(done.stdout.splitlines()) == 12
    assert run("dossier", "my-bill.yaml", "-o", "d", cwd=tmp_path).returncode == 0
    other = bill.read_text("utf-8").replace("initiator: deputies", "initiator: president")
    bill.write_text(other, "utf-8")
    again = run("dossier", "my-bill.yaml", "-o", "d", cwd=tmp_path)
    assert "остались файлы прежнего комплекта" in again.stderr
    assert "02-note.rus.docx" in again.stderr
    (tmp_path / "d" / "01-bill.rus.docx").write_text("мое", "utf-8")
    refused = run("dossier", "my-bill.yaml", "-o", "d", cwd=tmp_path)
    assert (refused.returncode, "D041" in refused.stderr) == (5, True)
    assert (tmp_path / "d" / "01-bill.rus.docx").read_text("utf-8") == "мое"
