"""What YAML would read otherwise than a person does, and what it may not do to the program."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from console import is_safe, run

from drafter.errors import InputError, Severity
from drafter.resources import folder
from drafter.spec import bill as bills
from drafter.spec import yaml
from drafter.spec.model import BillSpec
from drafter.spec.scan import DEEPEST, TEXTS
from drafter.spec.starting import templates

HEAD = """\
drafter: 1
code: koap            # кодекс
edition: 2026-07-12   # редакция
date: 2026-11-22      # день
entry_into_force: {days: 60}   # срок
modifications:
  # строка примечания
  - type: substitution          # вид
    destination: art_443__para_2__al_2   # место
    every: false #да
"""


def read(modification: str) -> bills.Bill:
    return bills.from_text(HEAD + modification, "bill.yaml", b"")


LOST = {
    "a number sign after a word": "    old: десяти\n    new: тридцати #2\n",
    "with blanks on both sides": "    old: десяти\n    new: тридцати # 2\n",
    "far from the word, with no blank after it": "    old: десяти\n    new: тридцати     #2\n",
    "after a tab": "    old: десяти\n    new: тридцати\t# 2\n",
    "in Kazakh": "    old: {rus: десяти, kaz: он}\n    new:\n      rus: тридцати\n      kaz: отыз №1 #2\n",
    "in a list of both texts": "    old: десяти\n    new: {rus: тридцати #2, kaz: отыз\n      }\n",
    "in words in force": "    old: десяти #2\n    new: тридцати\n",
    "instead of words in force": "    old: #2\n    new: тридцати\n",
    "in a form": "    forms:\n      - {old: десяти, new: ста}\n      - old: десять #3\n        new: сто\n",
    "in a reason": "    old: десяти\n    new: ста\n    reason: Запрос #12 от 5 мая.\n",
    "on the last line of a text": "    old: десяти\n    new: тридцати\n      дней #2\n",
    "on a line of its own within the text": "    old: десяти\n    new: тридцати\n      #2 дней\n",
    "beside the mark of a text of lines": "    old: десяти\n    new: | #2\n      тридцати\n",
    "below a text of lines": "    old: десяти\n    new: |\n        тридцати\n      #2\n",
    "in a subject": "    old: десяти\n    new: ста\nsubject: по вопросам дела #5\n",
    "in a task": "    old: десяти\n    new: ста\nnote:\n  tasks:\n    - первая\n    - вторая #3\n",
    "in the name of an author": "    old: десяти\n    new: ста\nauthor: Ахметов #2\n",
    "in an offence": "    new: {offence: {heading: Шум #2\n      , parts: []}}\n",
}


@pytest.mark.parametrize("case", LOST)
def test_words_that_yaml_takes_for_a_comment_are_never_lost(case: str) -> None:
    with pytest.raises(InputError) as refused:
        read(LOST[case])
    (found,) = refused.value.findings
    text = HEAD + LOST[case]
    assert found.code == "D054"
    assert found.severity is Severity.ERROR
    assert found.place.line is not None
    assert found.place.column is not None
    line = text.split("\n")[found.place.line - 1]
    assert line[found.place.column - 1 :].rstrip("\r") == found.found
    assert "кавыч" in (found.hint or "")


KEPT = {
    "a text in quotation marks": ('    old: "десяти"   # слова\n    new: "тридцати #2" #да\n', "тридцати #2"),
    "a text of lines": ("    old: 'десяти' #да\n    new: |   # новый текст\n      тридцати #2\n", "тридцати #2"),
    "no blank before the sign": ("    old: десяти\n    new: дом№1#2\n", "дом№1#2"),
    "a comment below": ("    old: десяти\n    new: ста\n    # примечание\n#ещё\n", "ста"),
    "a comment below and deeper": ("    old: десяти\n    new: ста\n      # примечание\n", "ста"),
    "a comment after a key": ("    old: десяти\n    new:   # новый текст\n      ста\n", "ста"),
}


@pytest.mark.parametrize("case", KEPT)
def test_a_comment_is_no_part_of_a_closed_text(case: str) -> None:
    modification, new = KEPT[case]
    (spec,) = read(modification).spec.modifications
    assert spec.new.rus.strip() == new  # type: ignore[union-attr]


def test_a_comment_set_apart_from_a_text_is_told() -> None:
    (told,) = read("    old: десяти   # где именно?\n    new: ста\nauthor: Ахметов   # кто\n").remarks
    assert (told.code, told.severity, told.found) == ("D054", Severity.INFO, "# где именно?")
    assert (told.place.line, told.place.column) == (11, 19)


def test_what_is_told_of_a_file_is_told_of_the_bill(tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").write_text(HEAD + "    old: десяти   # где?\n    new: ста\n", encoding="utf-8")
    said = run("check", "bill.yaml", cwd=tmp_path)
    assert "[D054]" in said.out
    assert "# где?" in said.out


@pytest.mark.parametrize("name", [name for name, _about in templates()])
def test_the_starting_points_lose_nothing(name: str) -> None:
    assert bills.read(folder("templates") / "bills" / f"{name}.yaml").remarks == ()


def test_every_text_of_a_bill_is_looked_at() -> None:
    assert set(_texts(BillSpec.model_json_schema())) <= TEXTS


def _texts(schema: dict[str, Any]) -> Iterator[str]:
    """The keys of the schema that a text may stand under."""
    for defined in (schema, *schema.get("$defs", {}).values()):
        for name, about in defined.get("properties", {}).items():
            if "#/$defs/Text" in str(about):
                yield name
    yield from ("rus", "kaz", "author")


TRICKS = {
    "an anchor": ("a: &x [1]\nb: *x\n", "D011"),
    "a bomb of links": ("a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in ("ab", "bc", "cd")), "D011"),
    "a tag that runs code": ("a: !!python/object/apply:os.system [id]\n", "D011"),
    "a tag of a text": ("a: !!str 5\n", "D011"),
    "a merged mapping": ("a:\n  <<: {b: 1}\n", "D011"),
    "a directive": ("%YAML 1.1\n---\na: yes\n", "D011"),
    "lists in lists": ("a: " + "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1) + "\n", "D011"),
    "lists in lists without end": ("a: " + "[" * 30_000, "D011"),
    "mappings in mappings": ("".join(f"{' ' * n}a:\n" for n in range(DEEPEST + 2)), "D011"),
    "keys that are lists": ("? [" * 3_000, "D011"),
    "a key given twice": ("a: 1\na: 2\n", "D010"),
    "a tab": ("a:\n\tb: 1\n", "D010"),
    "a sign that is none": ("a: \x00\n", "D010"),
    "an escape": ("# \x1b[31m\na: 1\n", "D010"),
    "an end of a line that an editor does not show": ("a: 1 # x\u2028b: 2\n", "D010"),
    "another end of a line": ("a: 1 # x\x85b: 2\n", "D010"),
    "two documents": ("a: 1\n---\nb: 2\n", "D010"),
    "a quotation mark that is not closed": ('a: "b\n', "D010"),
    "words after a quotation": ('a: "b" c\n', "D010"),
    "a colon in a text": ("a: b: c\n", "D010"),
    "a bracket that is not closed": ("a: [b\n", "D010"),
    "an endless number": ("a: " + "9" * 5_000 + "\n", "D011"),
    "an endless number of another base": ("a: 0x" + "f" * 5_000 + "\n", "D011"),
    "a list": ("- a\n", "D010"),
    "a text": ("a\n", "D010"),
}


@pytest.mark.parametrize("case", TRICKS)
def test_a_trick_is_refused_with_its_line(case: str) -> None:
    text, code = TRICKS[case]
    with pytest.raises(InputError) as refused:
        yaml.parse(text, "bill.yaml")
    (found,) = refused.value.findings
    assert found.code == code
    assert found.place.line is not None
    assert not any("a" <= letter <= "z" for letter in (found.found or "").removesuffix(": a").removeprefix("символ U+"))


TEXT = "    old: десяти\n    new: ста\n"
VALUES = {
    "a tab in a text": '    old: "де\\tсяти"\n    new: ста\n',
    "a sign of XML's": '    old: десяти\n    new: "с\\x07та"\n',
    "half a sign": '    old: десяти\n    new: "с\\ud800та"\n',
    "a sign that is none": '    old: десяти\n    new: "с\\uffffта"\n',
    "an end of a line": '    old: десяти\n    new: "с\\Lта"\n',
    "an author with an escape": f'{TEXT}author: "Ахметов\\e[31m"\n',
    "an author of two lines": f'{TEXT}author: "Ахметов\\nБ."\n',
    "an author with a sign of direction": f'{TEXT}author: "Ахметов\\u202e"\n',
    "words in force that are not there": "    old:\n    new: ста\n",
    "words in force that are nothing": "    old: ~\n    new: ста\n",
    "a number for words": "    old: 10\n    new: ста\n",
    "a reason that nobody sees": f'{TEXT}    reason: "Так\\u200b."\n',
}


@pytest.mark.parametrize("case", VALUES)
def test_a_value_that_a_document_has_no_place_for_is_refused_at_its_line(case: str, tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").write_text(HEAD + VALUES[case], encoding="utf-8")
    said = run("build", "bill.yaml", "-o", "out", cwd=tmp_path)
    is_safe(said)
    assert said.code == 3
    assert "ошибка[D013]" in said.err
    assert "bill.yaml:1" in said.err
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    "reason", ["|\n      Одно.\n\n      Другое.\n", '"Одно.\\nДругое."\n', '{rus: "Одно.\\nДругое."}\n']
)
def test_a_reason_may_have_paragraphs(reason: str, tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").write_text(f"{HEAD}{TEXT}    reason: {reason}", encoding="utf-8")
    said = run("build", "bill.yaml", "-o", "out", cwd=tmp_path)
    is_safe(said)
    assert said.code == 0
    table = docx.Document(str(tmp_path / "out" / "table.rus.docx")).tables[0]
    assert [paragraph.text for paragraph in table.rows[-1].cells[-1].paragraphs] == ["Одно.", "Другое."]
