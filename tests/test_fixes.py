"""Fixes of a bill file: what is mended, what stays as the drafter wrote it, and what nobody may decide for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from drafter.draft import draft
from drafter.errors import DrafterError, OutputError
from drafter.files import rewrite
from drafter.fixes import repaired
from drafter.spec import yaml
from drafter.spec.rewriting import Item, NotRewritten, Value, Words, rewritten

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = YAML(typ="safe").load((HERE / "data" / "checks" / "fixes.yaml").read_text("utf-8"))
HEAD = """# Законопроект для проверки исправлений.
drafter: 1
code: koap
date: 2026-11-22   # день
entry_into_force: {days: 60}

modifications:
"""
TAIL = """
# Записка
note: {necessity: Надо, goals: Цель, tasks: [Задача]}
"""


def bill(case: dict[str, Any], key: str) -> str:
    body = "".join(f"  {line}\n" if line else "\n" for line in case[key].splitlines())
    head = HEAD.replace("{days: 60}", case.get("entry", "{days: 60}") if key == "before" else "{days: 60}")
    return head + body + TAIL


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_fix_changes_what_it_should_and_nothing_else(case: dict[str, Any], tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(bill(case, "before"), "utf-8")
    safe = repaired(path, shelf)
    every = repaired(path, shelf, unsafe=True)
    expected = bill(case, "after") if "after" in case else safe.before
    if case.get("unsafe"):
        assert safe.after == safe.before, "an unsafe fix was made without being asked for"
        assert [fix.is_safe for fix in safe.offered][:1] == [False]
        assert every.after == expected
    else:
        assert safe.after == expected
    assert path.read_text("utf-8") == safe.before, "the file itself stays as it is"


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_is_fixed_is_found_no_more(case: dict[str, Any], tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    repair_of = bill(case, "before")
    path.write_text(repair_of, "utf-8")
    done = repaired(path, shelf, unsafe=True)
    path.write_text(done.after, "utf-8")
    again = repaired(path, shelf, unsafe=True)
    assert again.after == done.after
    assert not again.done
    assert {fix.finding.code for fix in done.done} == set(case.get("codes", []))
    left = codes(path, shelf)
    assert not {fix.finding.code for fix in done.done} & left or case.get("left")


def codes(path: Path, shelf: Path) -> set[str]:
    try:
        return {finding.code for finding in draft(path, shelf).findings}
    except DrafterError as error:
        return {finding.code for finding in error.findings}


def test_a_finding_that_is_left_with_a_reason_is_not_mended(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    kept = "ignore: [{code: D406, reason: Так в названии.}]\n"
    path.write_text(bill(next(c for c in CASES if c["codes"] == ["D406"]), "before") + kept, "utf-8")
    assert repaired(path, shelf, unsafe=True).done == ()


FILE = """a: {days: 10}   # why
list:
  - type: x
    old: some words   # here
    new: >-
      one two
      three
  - {type: y, old: "a b"}
text: |
  first "line"
  second
"""


def test_words_give_way_in_every_kind_of_text() -> None:
    made = rewritten(
        FILE,
        [
            Words(path=("list", 0, "old"), old="words", new="more: words # so"),
            Words(path=("list", 0, "new"), old="two three", new="four"),
            Words(path=("list", 1, "old"), old="a b", new='"c"'),
            Words(path=("text",), old='"line"', new="«line»"),
        ],
    )
    loaded = yaml.plain(yaml.parse(made, "x"))
    assert loaded["list"][0]["old"] == "some more: words # so"
    assert loaded["list"][0]["new"] == "one four"
    assert loaded["list"][1]["old"] == '"c"'
    assert loaded["text"] == "first «line»\nsecond\n"
    assert "# why" in made and "# here" in made


def test_a_value_is_changed_or_added_beside_another() -> None:
    made = rewritten(
        FILE,
        [
            Value(path=("a", "days"), value=60),
            Value(path=("list", 0, "count"), value=2, after="old"),
            Value(path=("list", 1, "count"), value=3, after="old"),
        ],
    )
    assert "a: {days: 60}   # why" in made
    assert "    old: some words   # here\n    count: 2\n" in made
    assert '{type: y, old: "a b", count: 3}' in made


def test_an_item_is_added_to_a_list_after_another() -> None:
    made = rewritten(FILE, [Item(path=("list",), position=1, lines=("type: z", "old: q"))])
    assert '  - {type: y, old: "a b"}\n  - type: z\n    old: q\ntext' in made


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_stay_those_of_the_file(newline: str) -> None:
    text = FILE.replace("\n", newline)
    made = rewritten(text, [Value(path=("list", 0, "count"), value=2, after="old")])
    assert made.count("\n") == made.count(newline) == text.count(newline) + 1


def test_what_cannot_be_changed_without_changing_more_is_not() -> None:
    for edit in (
        Words(path=("nothing",), old="a", new="b"),
        Value(path=("list", 0, "count"), value=2, after="nothing"),
        Item(path=("a",), position=0, lines=("b: 1",)),
    ):
        with pytest.raises(NotRewritten):
            rewritten(FILE, [edit])


@given(st.text("ab «»\"':#-\n", min_size=1, max_size=20).map(str.strip).filter(bool))
def test_any_words_may_be_put_into_a_text(new: str) -> None:
    made = rewritten(FILE, [Words(path=("list", 0, "old"), old="words", new=new)])
    assert yaml.plain(yaml.parse(made, "x"))["list"][0]["old"] == f"some {new}"
    assert made.startswith("a: {days: 10}   # why\nlist:\n  - type: x\n")


def test_a_file_that_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_bytes(b"\xef\xbb\xbfold")
    with pytest.raises(OutputError) as refused:
        rewrite(path, "other", "new")
    assert refused.value.findings[0].code == "D044"
    rewrite(path, "old", "new")
    assert path.read_bytes() == b"\xef\xbb\xbfnew"
