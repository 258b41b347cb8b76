"""The command line as a person meets it: what it prints, its exit codes, and what it does with bad input."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from drafter.checks.rules import rules
from drafter.spec.starting import bill_text, templates

ROOT = Path(__file__).resolve().parent.parent


def run(*arguments: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more},
    )


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "my-bill.yaml"
    path.write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    return path


def test_a_new_bill_checks_and_builds(tmp_path: Path) -> None:
    made = run("new", "police-interference", "-o", "my-bill.yaml", "--date", "2026-11-22", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (
        (tmp_path / "my-bill.yaml")
        .read_text(encoding="utf-8")
        .startswith("# yaml-language-server: $schema=bill.schema.json")
    )
    assert json.loads((tmp_path / "bill.schema.json").read_text(encoding="utf-8"))["title"]
    checked = run("check", "my-bill.yaml", cwd=tmp_path)
    assert checked.returncode == 0, checked.stdout
    assert "предупреждение[C18]" in checked.stdout
    assert run("check", "my-bill.yaml", "--strict", cwd=tmp_path).returncode == 1
    built = run("build", "my-bill.yaml", "-o", "out", cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert len(built.stdout.splitlines()) == 17
    assert run("build", "my-bill.yaml", "-o", "out", cwd=tmp_path).returncode == 0  # ours may be written anew


@pytest.mark.parametrize("name", [name for name, _about in templates()])
def test_every_starting_point_says_what_is_left_to_fill_in(tmp_path: Path, name: str) -> None:
    run("new", name, "-o", "bill.yaml", "--date", "2026-11-22", cwd=tmp_path)
    checked = run("check", "bill.yaml", "--json", cwd=tmp_path)
    found = json.loads(checked.stdout)
    codes = {f["code"] for f in found["findings"] if f["severity"] == "error"}
    assert codes == ({"D016"} if name in ("blank", "new-offence") else set())
    assert checked.returncode == (1 if codes else 0)


def test_new_without_a_name_lists_the_starting_points(tmp_path: Path) -> None:
    listed = run("new", cwd=tmp_path)
    assert [line for line in listed.stdout.splitlines() if not line.startswith(" ")] == [n for n, _about in templates()]


def test_show_gives_a_provision_as_it_stood(tmp_path: Path) -> None:
    old = run("show", "koap", "667", "--edition", "2024-06-08", cwd=tmp_path).stdout
    new = run("show", "koap", "667", cwd=tmp_path).stdout
    assert "вмешательство" not in old.split("Сноска")[0]
    assert "вмешательство" in new.split("Сноска")[0]
    assert "art_667__para_1__al_2" in new


def test_show_reads_kazakh_too(tmp_path: Path) -> None:
    assert "667-бап." in run("show", "koap", "667", "--lang", "kaz", cwd=tmp_path).stdout


def test_an_excerpt_does_not_say_that_what_it_lacks_does_not_exist(tmp_path: Path) -> None:
    lacking = run("show", "koap", "700", cwd=tmp_path)
    assert lacking.returncode == 2
    assert "D102" in lacking.stderr
    absent = run("show", "koap", "667-1", cwd=tmp_path)
    assert "D101" in absent.stderr


def test_diff_marks_changes_without_colour_and_with_it(bill: Path) -> None:
    plain = run("diff", bill.name, cwd=bill.parent, NO_COLOR="1").stdout
    assert "{+ 667-1,+}" in plain
    assert "\x1b[" not in plain
    coloured = run("diff", bill.name, cwd=bill.parent, FORCE_COLOR="1", NO_COLOR="").stdout
    assert "\x1b[" in coloured
    assert "{+" not in coloured


def test_every_code_is_explained(tmp_path: Path) -> None:
    listed = run("explain", cwd=tmp_path).stdout
    for code in rules():
        assert code in listed
    assert "статья 42" in run("explain", "c02", cwd=tmp_path).stdout
    assert run("explain", "C99", cwd=tmp_path).returncode == 2


def test_the_schema_goes_to_the_screen_or_a_file(tmp_path: Path) -> None:
    assert json.loads(run("schema", cwd=tmp_path).stdout)["type"] == "object"
    assert run("schema", "-o", "s.json", cwd=tmp_path).returncode == 0
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["type"] == "object"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "D003"),
        (b"\xff\xfe\x00d", "D004"),
        ("drafter: 1\nтекст".encode("cp1251"), "D004"),
        (b"drafter: 1\ndrafter: 1\n", "D010"),
        (b"drafter: [1\n", "D010"),
        (b"drafter: &a 1\n", "D011"),
        (b"- 1\n", "D010"),
        (b"drafter: 1\n", "D013"),
        (b"\x00\x01\x02", "D010"),
    ],
)
def test_a_broken_bill_file_gives_one_clear_message_and_exit_3(tmp_path: Path, content: bytes, code: str) -> None:
    (tmp_path / "bill.yaml").write_bytes(content)
    told = run("build", "bill.yaml", "-o", "out", cwd=tmp_path)
    assert told.returncode == 3, told.stderr
    assert f"ошибка[{code}]" in told.stderr
    assert "bill.yaml" in told.stderr
    assert "Traceback" not in told.stderr
    assert not (tmp_path / "out").exists()


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    assert "D001" in run("check", "nothing.yaml", cwd=tmp_path).stderr
    (tmp_path / "folder.yaml").mkdir()
    told = run("check", "folder.yaml", cwd=tmp_path)
    assert told.returncode == 3
    assert "D002" in told.stderr


@pytest.mark.parametrize(
    ("old", "new", "status", "code"),
    [
        ('after: "667,"', 'aftr: "667,"', 3, "D012"),
        ("days: 60", "days: sixty", 3, "D013"),
        ("destination: art_684__para_1", "destination: article 684", 3, "D013"),
        ("destination: art_684__para_1", "destination: art_684__para_9", 4, "D101"),
        ("destination: art_804__para_1__point_1", "destination: art_804__para_1__point_77", 4, "D102"),
        ("destination: art_667-1", "destination: art_668-1", 4, "C10"),
        ('after: "667,"', 'after: "6677,"', 4, "C13"),
        ("code: koap", "code: ugolovny", 2, "D030"),
        ("edition: latest", "edition: 1999-01-01", 2, "D031"),
        ("days: 60", "days: 10", 1, "C02"),
        ("fine: 10 ", "fine: 999 ", 1, "C04"),
        ("{up_to: 5}", "{up_to: 44}", 1, "C05"),
    ],
)
def test_each_mistake_has_its_code_its_line_and_its_exit_code(
    bill: Path, old: str, new: str, status: int, code: str
) -> None:
    text = bill.read_text(encoding="utf-8")
    assert old in text
    bill.write_text(text.replace(old, new, 1), encoding="utf-8")
    told = run("check", bill.name, cwd=bill.parent)
    assert told.returncode == status, told.stdout + told.stderr
    said = told.stdout + told.stderr
    assert f"ошибка[{code}]" in said
    if status in (1, 3, 4):
        assert f"{bill.name}:" in said
    assert "Traceback" not in said


def test_what_is_not_ours_is_never_overwritten(bill: Path) -> None:
    out = bill.parent / "out"
    out.mkdir()
    (out / "note.rus.docx").write_text("моя записка", encoding="utf-8")
    told = run("build", bill.name, "-o", "out", cwd=bill.parent)
    assert told.returncode == 5
    assert "D041" in told.stderr
    assert (out / "note.rus.docx").read_text(encoding="utf-8") == "моя записка"
    assert [path.name for path in out.iterdir()] == ["note.rus.docx"]


def test_a_file_changed_by_hand_is_kept(bill: Path) -> None:
    assert run("build", bill.name, "-o", "out", cwd=bill.parent).returncode == 0
    target = bill.parent / "out" / "bill.rus.docx"
    target.write_bytes(target.read_bytes() + b"edited")
    told = run("build", bill.name, "-o", "out", cwd=bill.parent)
    assert told.returncode == 5
    assert target.read_bytes().endswith(b"edited")


@pytest.mark.parametrize("lock", ["~$ll.rus.docx", "~$bill.rus.docx", ".~lock.bill.rus.docx#"])
def test_a_file_open_in_an_editor_is_left_alone(bill: Path, lock: str) -> None:
    assert run("build", bill.name, "-o", "out", cwd=bill.parent).returncode == 0
    (bill.parent / "out" / lock).touch()
    told = run("build", bill.name, "-o", "out", cwd=bill.parent)
    assert told.returncode == 5
    assert "D043" in told.stderr


def test_new_does_not_overwrite_a_bill(bill: Path) -> None:
    bill.write_text("мой проект", encoding="utf-8")
    told = run("new", "blank", "-o", bill.name, cwd=bill.parent)
    assert told.returncode == 5
    assert bill.read_text(encoding="utf-8") == "мой проект"


def test_new_keeps_a_schema_that_is_not_as_we_wrote_it(tmp_path: Path) -> None:
    (tmp_path / "bill.schema.json").write_text("{}", encoding="utf-8")
    told = run("new", "blank", "-o", "bill.yaml", cwd=tmp_path)
    assert told.returncode == 0, told.stderr
    assert (tmp_path / "bill.yaml").is_file()
    assert (tmp_path / "bill.schema.json").read_text(encoding="utf-8") == "{}"


def test_an_output_folder_that_is_a_file_is_refused(bill: Path) -> None:
    (bill.parent / "out").write_text("файл", encoding="utf-8")
    told = run("build", bill.name, "-o", "out", cwd=bill.parent)
    assert told.returncode == 5
    assert "D042" in told.stderr


def test_an_unknown_command_and_option_are_usage_errors(tmp_path: Path) -> None:
    assert run("bild", cwd=tmp_path).returncode == 2
    assert run("build", cwd=tmp_path).returncode == 2


def test_a_console_without_the_letters_does_not_crash(tmp_path: Path) -> None:
    told = run("show", "koap", "667", "--lang", "kaz", cwd=tmp_path, PYTHONIOENCODING="cp1251")
    assert told.returncode == 0
