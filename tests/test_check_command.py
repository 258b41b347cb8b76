"""The command ``check``: its forms of output, what is left with a reason, what is chosen, and what it mends."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from lxml import etree

from drafter.checks.look import look
from drafter.checks.rules import chosen, rules
from drafter.cli.program import cli
from drafter.draft import project
from drafter.errors import Finding, Severity, UsageError
from drafter.ingest.paper import printed, printed_docx
from drafter.render.junit import findings_junit
from drafter.render.outputs import looks, outputs
from drafter.render.sarif import findings_sarif
from drafter.spec.starting import bill_text

KEPT = """
ignore:
  - code: C18
    destination: art_667-1
    reason:
      rus: Диспозиция исключает случаи, предусмотренные статьей 667.
      kaz: Диспозиция 667-бапта көзделген жағдайларды қоспайды.
"""


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "my-bill.yaml"
    path.write_text(bill_text("police-interference", date="2026-11-22"), "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, [str(one) for one in arguments])


def told(result: Result) -> list[dict[str, Any]]:
    return list(json.loads(result.stdout)["findings"])


def test_a_finding_is_shown_with_its_line_and_a_caret(bill: Path) -> None:
    shown = run("check", bill, "--select", "C18").stdout.splitlines()
    at = next(n for n, line in enumerate(shown) if line.startswith("предупреждение[C18]"))
    assert shown[at + 1].endswith("my-bill.yaml:32:18 (art_667-1)")
    assert shown[at + 2].endswith("|     destination: art_667-1")
    assert shown[at + 3].index("^") == shown[at + 2].index("art_667-1")


def test_codes_and_families_are_chosen(bill: Path) -> None:
    assert {one["code"] for one in told(run("check", bill, "--json"))} >= {"C18", "D901"}
    assert {one["code"] for one in told(run("check", bill, "--json", "--select", "C1"))} == {"C18"}
    assert {one["code"] for one in told(run("check", bill, "--json", "--select", "C1,D9", "--ignore", "C18"))} == {
        "D901"
    }
    assert run("check", bill, "--strict").exit_code == 1
    assert run("check", bill, "--strict", "--ignore", "C18,C33").exit_code == 0


@pytest.mark.parametrize("names", ["X1", "C99", "C1,Q"])
def test_a_code_that_is_none_is_refused(names: str) -> None:
    with pytest.raises(UsageError) as refused:
        chosen(names, None)
    assert refused.value.findings[0].code == "D033"


def test_a_finding_left_with_a_reason_is_information_and_stands_in_the_note(bill: Path, shelf: Path) -> None:
    before = project(bill, shelf).findings
    bill.write_text(bill.read_text("utf-8") + KEPT, "utf-8")
    made = project(bill, shelf)
    left = [one for one in made.findings if one.code == "C18"]
    assert Severity.WARNING in {one.severity for one in before if one.code == "C18"}
    assert {one.severity for one in left} == {Severity.INFO}
    assert {one.ignored for one in left} == {"Диспозиция исключает случаи, предусмотренные статьей 667."}
    assert len(made.findings) == len(before)
    said = {language: paragraphs(outputs(made)[f"note.{language}.docx"]) for language in ("rus", "kaz")}
    heading = said["rus"].index("Замечания проверки, оставленные с обоснованием")
    assert said["rus"][heading + 1].replace("\u00a0", " ") == (
        "Статья 667-1 (замечание C18): Диспозиция исключает случаи, предусмотренные статьей 667."
    )
    heading = said["kaz"].index("Негіздемесі көрсетіліп қалдырылған тексеру ескертпелері")
    assert said["kaz"][heading + 1].endswith("(C18 ескертпесі): Диспозиция 667-бапта көзделген жағдайларды қоспайды.")


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in printed_docx(data, Path("note.docx"))]


def test_a_reason_that_fits_nothing_is_told_at_its_line(bill: Path, shelf: Path) -> None:
    bill.write_text(bill.read_text("utf-8") + KEPT.replace("C18", "C04"), "utf-8")
    (unused,) = [one for one in project(bill, shelf).findings if one.code == "D017"]
    assert unused.severity is Severity.WARNING
    assert unused.place.line is not None
    assert bill.read_text("utf-8").splitlines()[unused.place.line - 1] == "  - code: C04"


# Forms for programs

SARIF = {
    "type": "object",
    "required": ["$schema", "version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "language": {"pattern": "^[a-z]{2}$"},
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "uniqueItems": True,
                                        "items": {
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                name: {"required": ["text"], "properties": {"text": {"minLength": 1}}}
                                                for name in ("shortDescription", "fullDescription", "help")
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "items": {
                            "required": ["ruleId", "ruleIndex", "level", "message"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": {"pattern": "^[CD]\\d+$"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"required": ["text"]},
                                "suppressions": {
                                    "items": {
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    }
                                },
                                "locations": {
                                    "items": {
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": {
                                                "required": ["artifactLocation"],
                                                "properties": {
                                                    "artifactLocation": {"required": ["uri"]},
                                                    "region": {
                                                        "required": ["startLine"],
                                                        "properties": {
                                                            "startLine": {"type": "integer", "minimum": 1},
                                                            "startColumn": {"type": "integer", "minimum": 1},
                                                        },
                                                    },
                                                },
                                            },
                                            "logicalLocations": {"type": "array"},
                                        },
                                    }
                                },
                            },
                        }
                    },
                },
            },
        },
    },
}
"""What SARIF 2.1.0 (OASIS Standard) asks of the parts that we write."""


def test_sarif_is_what_the_standard_asks(bill: Path) -> None:
    bill.write_text(bill.read_text("utf-8") + KEPT, "utf-8")
    result = run("check", bill, "--format", "sarif")
    log = json.loads(result.stdout)
    jsonschema.validate(log, SARIF)
    (each,) = log["runs"]
    known = each["tool"]["driver"]["rules"]
    assert all(known[one["ruleIndex"]]["id"] == one["ruleId"] for one in each["results"])
    left = [one for one in each["results"] if one["ruleId"] == "C18"]
    assert all(one["level"] == "note" and one["suppressions"][0]["justification"] for one in left)
    assert left[0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 32, "startColumn": 18}
    assert left[0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "art_667-1"


def test_sarif_of_nothing_is_a_log_too() -> None:
    jsonschema.validate(json.loads(findings_sarif([])), SARIF)


def test_junit_has_a_test_for_each_rule_and_fails_where_one_is_broken() -> None:
    found = [
        Finding(code="C02", message="рано <10>", expected="60", found="10 & меньше"),
        Finding(code="C18", severity=Severity.WARNING, message="похоже"),
    ]
    for strict, failures in ((False, 1), (True, 2)):
        root = etree.fromstring(findings_junit(found, "bill.yaml", strict=strict))
        (suite,) = root
        assert (root.tag, suite.tag, suite.get("name")) == ("testsuites", "testsuite", "bill.yaml")
        assert int(suite.get("tests", "0")) == len(suite) >= 30
        failed = suite.findall("testcase/failure")
        assert int(suite.get("failures", "0")) == len(failed) == failures
        assert failed[0].get("message") == "рано <10>"
        assert "10 & меньше" in str(failed[0].text)
        assert len(suite.findall("testcase/system-out")) == 2 - failures
        assert {case.get("classname") for case in suite} >= {f"drafter.{code}" for code in rules() if code[0] == "C"}


def test_a_file_that_is_no_bill_is_told_in_every_form(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("drafter: 2\n", "utf-8")
    assert {one["code"] for one in told(run("check", path, "--format", "json"))} == {"D013"}
    jsonschema.validate(json.loads(run("check", path, "--format", "sarif").stdout), SARIF)
    assert "failure" in run("check", path, "--format", "junit").stdout
    assert run("check", path, "--format", "junit").exit_code == 3


@pytest.mark.parametrize("form", ["json", "sarif", "junit"])
def test_no_form_for_programs_has_the_folder_of_the_bill(
    form: str, bill: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bill.parent)
    named = run("check", bill.name, "--format", form).stdout
    assert bill.name in named
    assert run("check", bill, "--format", form).stdout == named
    monkeypatch.chdir(bill.parent.parent)
    assert f"{bill.parent.name}/{bill.name}" in run("check", bill.relative_to(Path.cwd()), "--format", form).stdout


# Mending


def test_check_mends_the_file_shows_how_and_leaves_what_is_the_drafters(bill: Path) -> None:
    good = bill.read_text("utf-8")
    bad = good.replace("за установленное оцепление либо", "за утверждённое оцепление либо").replace(
        "{days: 60}", "{days: 10}"
    )
    bill.write_text(bad, "utf-8")
    shown = run("check", bill, "--fix", "--diff")
    assert bill.read_text("utf-8") == bad
    assert "\n+                самовольном проникновении за утвержденное оцепление" in shown.stdout
    assert told(run("check", bill, "--fix", "--diff", "--json"))
    mended = run("check", bill, "--fix")
    assert mended.exit_code == 1, "ten days are an error still"
    assert bill.read_text("utf-8") == bad.replace("утверждённое", "утвержденное")
    assert "исправлено: D406" in mended.stderr and "--unsafe-fixes (1)" in mended.stderr
    assert run("check", bill, "--unsafe-fixes").exit_code == 0
    assert bill.read_text("utf-8") == bad.replace("утверждённое", "утвержденное").replace("{days: 10}", "{days: 60}")
    assert run("check", bill, "--fix").stdout.count("@@") == 0


def test_a_printed_text_is_not_mended(tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text("Статья 1.", "utf-8")
    assert run("check", path, "--fix").exit_code == 2


# Printed texts and finished documents


def test_a_word_file_that_a_person_gives_is_checked_as_it_looks(tmp_path: Path, bill: Path, shelf: Path) -> None:
    made = outputs(project(bill, shelf))
    for language in ("rus", "kaz"):
        path = tmp_path / f"bill.{language}.docx"
        path.write_bytes(made[path.name])
        checked = run("check", path, "--date", "2026-11-22", "--json")
        assert (checked.exit_code, told(checked)) == (0, [])
    spoiled = tmp_path / "spoiled.docx"
    spoiled.write_bytes(
        edited(
            made["bill.rus.docx"],
            (f"<w:r>{FIRST}", f'<w:r><w:rPr><w:u w:val="single"/></w:rPr>{FIRST}'),
            (QUOTED, f'{QUOTED}<w:numPr><w:numId w:val="1"/></w:numPr>'),
        )
    )
    assert [one["message"] for one in told(run("check", spoiled, "--json"))] == [
        "слова выделены",
        "абзац обозначен знаком",
    ]


FIRST = '<w:t xml:space="preserve">1) дополнить'
QUOTED = '<w:pStyle w:val="Quoted"/>'


def edited(data: bytes, *pairs: tuple[str, str]) -> bytes:
    """A Word file with some of its text changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                text = part.decode()
                for was, now in pairs:
                    assert was in text, was
                    text = text.replace(was, now, 1)
                part = text.encode()
            new.writestr(name, part)
    return out.getvalue()


def test_two_fonts_and_bold_words_are_seen(bill: Path, shelf: Path) -> None:
    data = outputs(project(bill, shelf))["bill.rus.docx"]
    words = '<w:r><w:t xml:space="preserve"> Настоящий Закон'
    other = '<w:r><w:rPr><w:rFonts w:ascii="Arial"/><w:b/></w:rPr><w:t>Настоящий</w:t></w:r>'
    spoiled = edited(data, (words, f"{other}{words}"))
    found = list(look(printed_docx(spoiled, Path("x.docx")), "x.docx"))
    assert [one.message for one in found] == ["не единый шрифт", "слова выделены"]
    assert all(one.code == "C20" and one.place.line for one in found)


def test_the_finished_bills_are_looked_at(bill: Path, shelf: Path) -> None:
    made = project(bill, shelf)
    written = dict(outputs(made))
    assert list(looks(made, written)) == []
    spoiled = edited(written["bill.rus.docx"], (FIRST, f'<w:rPr><w:u w:val="single"/></w:rPr>{FIRST}'))
    written["bill.rus.docx"] = spoiled
    assert [one.place.file for one in looks(made, written)] == ["bill.rus.docx"]


def test_a_file_that_only_looks_like_word_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "law.docx"
    path.write_bytes(b"no zip")
    result = CliRunner().invoke(cli, ["check", str(path), "--json"])
    assert {one["code"] for one in told(result)} == {"D026"}
    text = tmp_path / "law.txt"
    text.write_text("Статья 1.\n\nЕще\n", "utf-8")
    assert [(one.number, one.text) for one in printed(text)] == [(1, "Статья 1."), (3, "Еще")]


# Sanctions


def test_the_sanctions_of_an_offence_are_a_table_in_either_language() -> None:
    for language in ("rus", "kaz"):
        lines = run("show", "koap", "667", "--sanctions", *(("--lang", language) if language == "kaz" else ())).stdout
        rows = [line.split() for line in lines.splitlines() if line.startswith("  ")]
        assert ["–", "штраф", "30", "30", "МРП"] in rows
        assert ["–", "административный", "арест", "–", "15", "сут."] in rows
    assert "взысканий нет" in run("show", "koap", "44", "--sanctions").stdout


def test_the_report_says_how_many_sanctions_are_understood_and_which_are_not(whole_shelf: Path) -> None:
    said = run("--codes", whole_shelf, "sanctions", "koap", "--edition", "2026-03-12").stdout
    assert said.splitlines()[0] == "абзацев со взысканиями: 1965, понято полностью: 1957 (99.6 %)"
    unread = run("--codes", whole_shelf, "sanctions", "koap", "--edition", "2026-03-12", "--unread").stdout
    assert unread.count("не прочитано:") == 8
