"""No file, name or option speaks to the terminal: what would steer it is shown as its code, in every way out."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from console import is_safe, run
from lxml import etree
from word_files import HEADS, word

from drafter import shown
from drafter.spec.starting import bill_text

ESCAPE = "\x1b[31;47m\x1b]0;title\x07"
"""Red on white, then a new title of the window."""
C1 = "\x9b31m"
TURN = "\u202e"
LAW = f"В части третьей статьи 667 слово «де{C1}{TURN}сяти» заменить сло{TURN}вом «пятнадцати»."
BILL = bill_text("police-interference", date="2026-11-22")
READ = ("read", "--code", "koap")


def _bill(text: str) -> Callable[[Path, Path], list[str]]:
    def made(folder: Path, _shelf: Path) -> list[str]:
        (folder / "bill.yaml").write_text(text, encoding="utf-8")
        return ["bill.yaml"]

    return made


def _law(name: str, text: str) -> Callable[[Path, Path], list[str]]:
    def made(folder: Path, _shelf: Path) -> list[str]:
        (folder / name).write_text(text, encoding="utf-8")
        return [name]

    return made


def _word(folder: Path, _shelf: Path) -> list[str]:
    (folder / "law.docx").write_bytes(word(LAW))
    return ["law.docx"]


def _table(folder: Path, _shelf: Path) -> list[str]:
    row = ("1", f"Статья 667{C1}", f"{TURN}десяти", f"{C1}пятнадцати", TURN)
    (folder / "law.docx").write_bytes(word(LAW, [HEADS["rus"], row]))
    return ["law.docx", "--code", "koap"]


def _nothing(_folder: Path, _shelf: Path) -> list[str]:
    return []


def _code(folder: Path, shelf: Path) -> list[str]:
    """A shelf whose catalogue and texts have such signs, as far as TOML and XML let them."""
    made = shutil.copytree(shelf / "koap", folder / "codes" / "koap")
    catalogue = made / "code.toml"
    said = catalogue.read_text("utf-8")
    said = said.replace('rus = "Кодекс', f'rus = "\\u001b[31;47m{TURN}Кодекс').replace(
        'source = "', 'source = "\\u001b[31;47m\\u009b'
    )
    catalogue.write_text(re.sub(r'xml_sha256 = ".*"\n', "", said), encoding="utf-8")
    for file in made.glob("rus@*.xml"):
        act = etree.parse(file)
        for paragraph in act.iter("{*}p", "{*}heading"):
            if paragraph.text:
                paragraph.text = f"{C1}{TURN} {paragraph.text}"
        act.write(file, encoding="utf-8", xml_declaration=True)
    return []


def _certified(folder: Path, _shelf: Path) -> list[str]:
    (folder / "out").mkdir()
    told = {"schema": "drafter.certificate/1", "files": {f"note{ESCAPE}.docx": "0" * 64}, ESCAPE: [TURN]}
    (folder / "out" / "certificate.json").write_text(json.dumps(told), encoding="utf-8")
    return ["out"]


def _quoted(sign: str) -> str:
    return BILL.replace("author: Разработчик", f'author: "{sign}"')


WAYS: dict[str, tuple[tuple[str, ...], Callable[[Path, Path], list[str]]]] = {
    "a command": ((f"bild{ESCAPE}",), _nothing),
    "an option": (("show", "koap", "667", f"--{TURN}{C1}"), _nothing),
    "a language": (("show", "koap", "667", "--lang", ESCAPE), _nothing),
    "a date": (("check", "law.docx", "--date", f"{TURN}2026"), _nothing),
    "a file": (("check", f"{ESCAPE}.yaml"), _nothing),
    "a file with a line of its own": (("check", "a\nошибка[D001]: b.yaml"), _nothing),
    "a place": (("show", "koap", f"667{C1}"), _nothing),
    "a code": (("show", f"koap{TURN}", "667"), _nothing),
    "an edition": (("show", "koap", "667", "--edition", ESCAPE), _nothing),
    "words": (("find", "koap", f"слово{C1}"), _nothing),
    "a starting point": (("new", f"blank{C1}"), _nothing),
    "a code of a finding": (("explain", f"C18{TURN}"), _nothing),
    "chosen codes": (("check", "--select", ESCAPE), _bill(BILL)),
    "an author": (("verify", "--author", f"Ахметов{ESCAPE}"), _word),
    "an output": (("diff", "-o", f"{ESCAPE}.docx", "koap@2024-06-08", "koap@2026-07-12"), _nothing),
    "a raw sign in a bill": (("check",), _bill(_quoted(ESCAPE))),
    "a sign in a bill by its code": (("check",), _bill(_quoted("\\u001b[31;47m\\u009b\\u202e"))),
    "half a sign in a bill": (("check", "--json"), _bill(_quoted("\\ud800"))),
    "a text of a bill": (("build",), _bill(BILL.replace("reason:", f'difference: "{TURN}"\n    reason:', 1))),
    "a key of a bill": (("check",), _bill(f'{BILL}\n"{TURN}\\u001b[31;47m": 1\n')),
    "a place of a bill": (("diff",), _bill(BILL.replace("art_684__para_1", '"art_684\\u009b\\e[31;47m"', 1))),
    "a comment of a bill": (("check",), _bill(BILL.replace("author: ", f"subject: порядок #{TURN}2\nauthor: "))),
    "findings as SARIF": (("check", "--format", "sarif"), _bill(_quoted("\\u001b\\u009b\\u202e"))),
    "findings as JUnit": (("check", "--format", "junit"), _bill(_quoted("\\u001b\\u009b\\u202e"))),
    "findings as JSON": (("check", "--json"), _bill(_quoted("\\u001b\\u009b\\u202e"))),
    "a law in text": (READ, _law("law.txt", LAW)),
    "a law in Markdown": (READ, _law("law.md", LAW)),
    "a law on a page": (READ, _law("law.html", f"<html><body><p>{LAW}</p></body></html>")),
    "a law in text with an escape": (READ, _law("law.txt", LAW + ESCAPE)),
    "a law in Word": (READ, _word),
    "a law in Word with no code": (("read",), _word),
    "a law in Word as JSON": (("read", "--json"), _word),
    "a printed law": (("check",), _word),
    "a printed law in text": (("check",), _law("law.txt", LAW + ESCAPE)),
    "a law built": (("build", "--code", "koap"), _word),
    "a table": (("verify",), _table),
    "a certificate": (("verify",), _certified),
    "a provision": (("--codes", "codes", "show", "koap", "667"), _code),
    "a history": (("--codes", "codes", "show", "koap", "667", "--history"), _code),
    "a table of sanctions": (("--codes", "codes", "show", "koap", "667", "--sanctions"), _code),
    "citations": (("--codes", "codes", "refs", "koap", "667"), _code),
    "citations as JSON": (("--codes", "codes", "refs", "koap", "667", "--json"), _code),
    "words found": (("--codes", "codes", "find", "koap", "сотрудник*"), _code),
    "editions": (("--codes", "codes", "editions", "koap"), _code),
    "editions compared": (("--codes", "codes", "diff", "koap@2024-06-08", "koap@2026-07-12"), _code),
    "both texts": (("--codes", "codes", "parity", "koap"), _code),
    "sanctions side by side": (("--codes", "codes", "compare-sanctions", "koap", "667"), _code),
}


@pytest.mark.parametrize("colour", ["--color", "--no-color"])
@pytest.mark.parametrize("way", WAYS)
def test_no_sign_of_a_person_or_a_file_steers_the_terminal(way: str, colour: str, tmp_path: Path, shelf: Path) -> None:
    arguments, prepare = WAYS[way]
    said = run(colour, *arguments, *prepare(tmp_path, shelf), cwd=tmp_path)
    is_safe(said)
    assert "\x1b[31;47m" not in said.whole
    if colour == "--no-color" and said.code in (0, 1):
        assert "\x1b" not in said.whole
    assert said.whole


def test_json_with_such_signs_is_json(tmp_path: Path, shelf: Path) -> None:
    _code(tmp_path, shelf)
    said = run("--codes", "codes", "find", "koap", "сотрудник*", "--json", cwd=tmp_path)
    assert "\\u009b" in said.out
    assert any(C1 in hit["text"] for hit in json.loads(said.out)["hits"])


@pytest.mark.parametrize("variable", ["DRAFTER_CODES", "DRAFTER_LANG"])
def test_a_variable_with_such_signs_is_refused(variable: str, tmp_path: Path) -> None:
    said = run("show", "koap", "667", cwd=tmp_path, **{variable: f"codes{ESCAPE}"})
    is_safe(said)
    assert said.code == 2


def test_a_look_cannot_be_forged() -> None:
    made = shown.style("ошибка", bold=True) + "\x1b[1m\x1b12345678[1m"
    assert shown.terminal(made, colour=True) == "\x1b[1mошибка\x1b[0m\\u001b[1m\\u001b12345678[1m"
    assert shown.terminal(made, colour=False) == "ошибка\\u001b[1m\\u001b12345678[1m"
