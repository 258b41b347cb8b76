"""Standard output and error that are closed, full, left by their reader, or of another encoding."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from console import EXITS

ROOT = Path(__file__).resolve().parent.parent
DRAFTER = f'"{sys.executable}" -c "from drafter.cli import main; main()"'
FULL = Path("/dev/full")

needs_full = pytest.mark.skipif(not FULL.exists(), reason="the system has no device that is always full")


def sh(line: str, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell in which «drafter» is the program."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **more}
    script = f'drafter() {{ {DRAFTER} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=120,
        check=False,
    )


def held(told: subprocess.CompletedProcess[str]) -> None:
    assert told.returncode in EXITS, told.stderr
    for bad in ("[D999]", "Traceback", "Exception ignored"):
        assert bad not in told.stdout + told.stderr


@needs_full
@pytest.mark.parametrize(
    "command", ["show koap 667", "--help", "check --help", "find koap сотрудник* --json", "new", "new blank", "schema"]
)
def test_a_result_that_has_no_room_is_told(command: str, tmp_path: Path) -> None:
    told = sh(f"drafter {command} > /dev/full", tmp_path)
    held(told)
    assert told.returncode == 5
    assert told.stderr.count("ошибка[D051]") == 1
    assert "нет места на диске" in told.stderr


@pytest.mark.parametrize("command", ["show koap 667", "--help", "explain", "editions koap"])
def test_a_closed_output_is_told(command: str, tmp_path: Path) -> None:
    told = sh(f"drafter {command} >&-", tmp_path)
    held(told)
    assert told.returncode == 5
    assert "вывод закрыт" in told.stderr


@needs_full
@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full", "2>&- >&-", ">/dev/full 2>/dev/full"])
def test_a_message_that_nobody_gets_changes_no_exit_code(where: str, tmp_path: Path) -> None:
    missing = sh(f"drafter check nothing.yaml {where}", tmp_path)
    held(missing)
    assert missing.returncode == 3
    held(sh(f"drafter bild {where}", tmp_path))
    shown = sh(f"drafter show koap 667 {where}", tmp_path)
    held(shown)
    assert shown.returncode == (5 if ">&- " in f"{where} ".replace("2>&-", "") or ">/dev/full 2" in where else 0)


@pytest.mark.parametrize("command", ["show koap 667", "explain", "find koap сотрудник*", "parity koap", "--help"])
def test_a_reader_who_has_gone_ends_nothing(command: str, tmp_path: Path) -> None:
    told = sh(f"drafter {command} | head -1; exit ${{PIPESTATUS[0]}}", tmp_path)
    held(told)
    whole = sh(f"drafter {command}", tmp_path)
    assert told.returncode == whole.returncode
    assert told.stdout.splitlines() == whole.stdout.splitlines()[:1]
    assert told.stderr == whole.stderr


def test_a_closed_stream_is_no_file_of_ours(tmp_path: Path) -> None:
    """The first file that is opened would get the number of a closed stream, and what is printed."""
    told = sh("drafter new blank -o bill.yaml --date 2026-11-22 >&- 2>&- <&-", tmp_path)
    held(told)
    whole = sh("drafter new blank --date 2026-11-22", tmp_path)
    assert (tmp_path / "bill.yaml").read_text("utf-8") == whole.stdout


@pytest.mark.parametrize("encoding", ["ascii", "cp1251", "koi8-r", "utf-16", "latin-1"])
def test_a_console_without_the_letters_shows_their_codes(encoding: str, tmp_path: Path) -> None:
    held(sh("drafter show koap 667 --lang kaz > /dev/null", tmp_path, PYTHONIOENCODING=encoding))
    told = sh("drafter find koap сотрудник* --json > found.json", tmp_path, PYTHONIOENCODING="latin-1")
    held(told)
    assert "\\u0441\\u043e\\u0442\\u0440" in (tmp_path / "found.json").read_text("ascii")


@pytest.mark.parametrize("locale", ["C", "POSIX", "nothing"])
@pytest.mark.parametrize("mode", ["", "0"])
def test_any_locale_will_do(locale: str, mode: str, tmp_path: Path) -> None:
    more = {"LC_ALL": locale, "PYTHONUTF8": mode, "PYTHONCOERCECLOCALE": "0"} if mode else {"LC_ALL": locale}
    for command in ("show koap 667", "check нет.yaml", "find koap сотрудник*"):
        held(sh(f"drafter {command}", tmp_path, **more))


def test_names_that_are_no_utf_8_are_refused(tmp_path: Path) -> None:
    for line in (
        "drafter check $'law\\xe7\\xe0.docx'",
        "drafter build $'law\\xe7\\xe0.docx' --code koap -o out",
        "drafter new blank -o $'\\xe7.yaml'",
        "drafter show $'ko\\xe0p' 667",
        "drafter show koap $'\\xe0'",
        "drafter verify law.docx --author $'\\xc0'",
        "DRAFTER_CODES=$'/tmp/\\xe7' drafter show koap 667",
        "drafter find koap $'\\xe7'",
    ):
        told = sh(f"cp /dev/null $'law\\xe7\\xe0.docx'; {line}", tmp_path)
        held(told)
        assert told.returncode == 2
        assert "ошибка[D052]" in told.stderr
        assert "знак 0x" in told.stderr


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    for command in ("show koap 667", "new blank -o b.yaml", "check b.yaml", "build b.yaml", "read b.docx", "verify ."):
        held(sh(f"cd gone && rmdir ../gone && drafter {command}; code=$?; mkdir ../gone; exit $code", tmp_path))


def test_an_error_of_usage_is_in_the_language_of_the_person(tmp_path: Path) -> None:
    for language, said in (("ru", "Использование"), ("en", "Usage"), ("kk", "Қолданылуы")):
        told = sh(f"drafter bild --lang {language}", tmp_path)
        assert told.returncode == 2
        assert said in told.stderr
