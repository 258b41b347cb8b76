"""Odd files and odd words on the command line: each is refused with a reason, none breaks the program down."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from console import is_safe, run
from word_files import HEADS, word

from drafter.spec.starting import bill_text

BILL = bill_text("police-interference", date="2026-11-22")
DIGITS = "7" * 5_000
LAW = "В части второй статьи 443 слово «десяти» заменить словом «пятнадцати»."

Odd = Callable[[Path], object]

FILES: dict[str, Odd] = {
    "missing": lambda _path: None,
    "empty": lambda path: path.touch(),
    "blank": lambda path: path.write_bytes(b"\xef\xbb\xbf \r\n\t\n"),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "a long line": lambda path: path.write_text("слово " * 40_000, encoding="utf-8"),
    "a long number": lambda path: path.write_text(f"статья {DIGITS}", encoding="utf-8"),
    "brackets": lambda path: path.write_text("[" * 20_000 + "{" * 20_000, encoding="utf-8"),
    "tags": lambda path: path.write_text("<p>" * 5_000, encoding="utf-8"),
    "a folder": lambda path: path.mkdir(),
    "a pipe": lambda path: os.mkfifo(path),
    "a device": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a file in a file": lambda path: path.write_text("x", encoding="utf-8"),
}
"""What stands where a file is named. «A file in a file» is named as a folder."""

COMMANDS = (
    "check odd.yaml",
    "check odd.yaml --fix",
    "check odd.yaml --format junit",
    "check odd.docx",
    "check odd.txt --code koap",
    "build odd.yaml -o out",
    "build odd.docx --code koap -o out",
    "diff odd.yaml",
    "conform odd.yaml --json",
    "dossier odd.yaml",
    "compare-sanctions koap 667 --bill odd.yaml",
    "read odd.docx --code koap",
    "read odd.html",
    "read odd.pdf",
    "read odd.md --json",
    "read odd",
    "verify odd.docx",
    "verify odd.docx --table odd.docx --code koap",
    "verify odd",
    "--codes odd show koap 667",
    "ingest odd.txt --code koap --lang rus --edition 2026-07-12 -o odd",
)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("odd", FILES)
def test_an_odd_file_is_refused(odd: str, command: str, tmp_path: Path) -> None:
    words = command.split()
    for name in dict.fromkeys(one for one in words if one.startswith("odd")):
        FILES[odd](tmp_path / name)
    if odd == "a file in a file":
        words = [f"{one}/{one}" if one.startswith("odd") else one for one in words]
    said = run(*words, cwd=tmp_path)
    is_safe(said)
    assert said.code != 0 or command == "check odd.docx"
    assert not (tmp_path / "out").exists()


LINES: tuple[tuple[str, ...], ...] = (
    ("",),
    ("check", ""),
    ("build", "bill.yaml", "-o", ""),
    ("show", "", "667"),
    ("show", "koap", ""),
    ("find", "koap", ""),
    ("find", "koap", "*"),
    ("find", "koap", "**", '"', "«"),
    ("find", "koap", "слово " * 5_000),
    ("find", "koap", "(((((([[[[\\"),
    ("show", "koap", DIGITS),
    ("show", "koap", "7" * 30),
    ("show", "koap", f"art_{'7' * 30}"),
    ("show", "koap", f"часть {'7' * 30} статьи 667"),
    ("show", "koap", "667-" * 500 + "1"),
    ("show", "koap", "art_667" + "__para_1" * 500),
    ("show", "koap", "٦٦٧"),
    ("show", "koap", "667²"),
    ("show", "koap", "art_667__al_0"),
    ("refs", "koap", "body"),
    ("refs", "koap", "7" * 30),
    ("refs", "koap", "art_a"),
    ("refs", "koap", "chp_33"),
    ("show", "koap", "body"),
    ("show", "koap", "art_667__heading", "--history"),
    ("show", "koap", "art_667__para_1", "--sanctions"),
    ("show", "koap", "667", "--edition", "9" * 40),
    ("show", "koap", "667", "--edition", "2026-02-31"),
    ("show", "../koap", "667"),
    ("show", "/etc/passwd", "667"),
    ("show", "koap/..", "667"),
    ("editions", "."),
    ("explain", "D" + "9" * 40),
    ("new", "../../blank"),
    ("new", "blank", "-o", "нет/такой/папки/bill.yaml"),
    ("new", "blank", "-o", "bill.yaml/bill.yaml"),
    ("new", "blank", "-o", "/dev/null/bill.yaml"),
    ("new", "blank", "-o", "x" * 300 + ".yaml"),
    ("new", "blank", "-o", "ж" * 200 + ".yaml"),
    ("new", "blank", "-o", "."),
    ("new", "blank", "-o", ".."),
    ("new", "blank", "-o", "/"),
    ("new", "blank", "-o", "fifo"),
    ("new", "blank", "-o", "a" + "/a" * 3_000),
    ("new", "blank", "--date", "9" * 40),
    ("new", "blank", "--edition", "0000-00-00"),
    ("check", "bill.yaml", "--date", "2026-11-22"),
    ("check", "bill.yaml", "--select", ","),
    ("check", "bill.yaml", "--ignore", "Ж" * 500),
    ("check", "x" * 5_000 + ".yaml"),
    ("check", "bill.yaml/x.yaml"),
    ("check", "bill.yaml", "--edition", "x"),
    ("check", "law.docx", "--date", "99999-01-01"),
    ("check", "law.docx", "--date", "0001-01-01"),
    ("build", "law.docx", "--code", "koap", "--date", "9999-12-31", "-o", "law.docx"),
    ("build", "law.docx", "law.docx", "-o", "out"),
    ("build", "bill.yaml", "bill.yaml"),
    ("build", "bill.yaml", "-o", "bill.yaml"),
    ("build", "bill.yaml", "-o", "x" * 300),
    ("build", "bill.yaml", "-o", "/proc/nothing"),
    ("read", "law.docx", "--code", "koap", "-o", "x" * 300 + ".json"),
    ("read", "law.docx", "-o", "fifo"),
    ("read", "law.docx", "-o", "/"),
    ("read", "law.docx", "--lang", "kaz", "--code", "koap"),
    ("verify", "law.docx", "-o", "x" * 300 + ".docx"),
    ("verify", "table.docx", "--author", "А" * 5_000),
    ("verify", "table.docx", "--author", "\U0001f600<&>\"'"),
    ("verify", "table.docx", "-o", "/"),
    ("verify", "."),
    ("verify", ".", "--table", "x.docx"),
    ("diff", "koap@", "koap@"),
    ("diff", "@2026-07-12", "@2024-06-08"),
    ("diff", "koap@2024-06-08", "koap@2026-07-12", "-o", "x" * 300 + ".html"),
    ("diff", "koap@2024-06-08", "koap@2026-07-12", "-o", ".docx"),
    ("diff", "koap@2024-06-08", "law.docx"),
    ("diff", "koap@2024-06-08"),
    ("conform", "law.docx"),
    ("conform", "bill.yaml", "--take", "9" * 40),
    ("conform", "bill.yaml", "--take", "1,,x"),
    ("dossier", "bill.yaml", "-o", "bill.yaml"),
    ("dossier", "law.docx"),
    ("compare-sanctions", "koap", "1"),
    ("compare-sanctions", "koap", "667", "-o", "x" * 300 + ".html"),
    ("compare-sanctions", "koap", "667", "--bill", "law.docx"),
    ("schema", "-o", "x" * 300),
    ("schema", "-o", "/"),
    ("ingest", "law.docx", "--code", "koap", "--lang", "rus", "--edition", "2026-07-12", "-o", "."),
    ("ingest", "law.docx", "--code", "koap", "--lang", "rus", "--edition", "2026-07-12", "-o", "bill.yaml"),
    ("--codes", "law.docx", "show", "koap", "667"),
    ("--codes", "/dev/null", "show", "koap", "667"),
    ("--codes", "x" * 300, "show", "koap", "667"),
    ("--lang", "rus", "show", "koap", "667"),
    ("--lang",),
    ("check", "--format", "x", "bill.yaml"),
    ("check", "-", "--json"),
    ("--", "check", "bill.yaml"),
    ("check", "--", "--json"),
)


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line)[:50])
def test_odd_words_are_refused_or_answered(line: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").write_text(BILL, encoding="utf-8")
    (tmp_path / "law.docx").write_bytes(word(LAW))
    row = ("1", "Статья 443, часть вторая", "десяти", "пятнадцати", "Так.")
    (tmp_path / "table.docx").write_bytes(word(LAW, [HEADS["rus"], row]))
    os.mkfifo(tmp_path / "fifo")
    is_safe(run(*line, cwd=tmp_path))


NUMBERS = (
    ("bill.yaml", BILL.replace("days: 60", f"days: {DIGITS}")),
    ("bill.yaml", BILL.replace("days: 60", f"days: 0x{'f' * 5_000}")),
    ("bill.yaml", BILL.replace("days: 60", f"days: {'1_000_' * 50}0")),
    ("bill.yaml", BILL.replace("date: 2026-11-22", f"date: {DIGITS}-11-22")),
    ("bill.yaml", BILL.replace("art_684__para_1", f"art_{DIGITS}", 1)),
    ("bill.yaml", BILL.replace("art_684__para_1", f"art_{'8' * 20}", 1)),
    ("bill.yaml", BILL.replace("art_684__para_1", f"art_684__para_{'8' * 9}", 1)),
    ("bill.yaml", BILL.replace("art_684__para_1", "art_684" + "-1" * 400, 1)),
    ("bill.yaml", BILL.replace('"667,"', f'"{DIGITS},"', 1)),
    ("bill.yaml", BILL.replace("fine: 10 ", f"fine: {'9' * 40} ", 1)),
    ("bill.yaml", BILL.replace("fine: 10 ", f"fine: 0x{'f' * 5_000} ", 1)),
    ("bill.yaml", BILL.replace("{up_to: 5}", f"{{up_to: {'9' * 40}}}", 1)),
    *(
        (name, text)
        for number in (DIGITS, "9" * 40, "9" * 15, "1 " * 3_000, "1" + " 000" * 3_000)
        for name, text in (
            ("law.txt", f"1. В статье {number} слово «десяти» заменить словом «пятнадцати»."),
            ("law.txt", f"1. В части второй статьи 443 слово «десяти» заменить цифрами «{number}»."),
            ("law.md", f"1. Статью 667 дополнить частью {number} следующего содержания:\n«{number}. Штраф {number}»."),
            ("law.html", f"<p>В части {number} статьи 443 абзац {number} исключить.</p>"),
            ("law.docx", f"В Кодексе от {number} января {number} года № {number} статью 443 исключить."),
            ("law.docx", f"в статье 443 слова «штраф {number}» заменить словами «штраф в размере {number} МРП»;"),
        )
    ),
)


@pytest.mark.parametrize("number", range(len(NUMBERS)))
def test_no_number_is_too_long(number: int, tmp_path: Path) -> None:
    name, text = NUMBERS[number]
    (tmp_path / name).write_bytes(word(text) if name.endswith("docx") else text.encode())
    for command in ("check", "build"):
        given = ["--code", "koap"] if name != "bill.yaml" else []
        said = run(command, name, *given, cwd=tmp_path)
        is_safe(said)
        assert said.code != 0
    if given:
        is_safe(run("read", name, cwd=tmp_path))
        is_safe(run("check", name, cwd=tmp_path))
