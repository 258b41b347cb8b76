"""Words found in a code, as a person looks for them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from drawn import texts, usual
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run

from drafter.akn import Act
from drafter.cli.program import cli
from drafter.codes import Code
from drafter.errors import UsageError
from drafter.search import folded, search

ActOf = Callable[[str], Act]

GARDENS = """\
Статья 1. Сад и Огород
1. Ёлки в саду сажают по статье 667-1.
2. Штраф в размере пятисот показателей. Вмешательство лесника – законное распоряжение.
3. Законное  распоряжение лесника."""


def found(act: Act, query: str) -> list[str]:
    return [hit.leaf.printed[start:end] for hit in search(act, query) for start, end in hit.spans]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("огород", ["Огород"]),
        ("елки", ["Ёлки"]),
        ("ЁЛК*", ["Ёлки"]),
        ("вмешательств*", ["Вмешательство"]),
        ("вмешательств", []),
        ("пят", []),
        ("667", []),
        ("667-1", ["667-1"]),
        ('"законное распоряжение"', ["законное распоряжение", "Законное распоряжение"]),
        ('"законное распоряж*"', ["законное распоряжение", "Законное распоряжение"]),
        ("распоряжение лесник*", ["лесника", "распоряжение", "распоряжение", "лесника"]),
        ("«распоряжение лесника»", ["распоряжение лесника"]),
        ("сад огород", ["Сад", "Огород"]),
        ("сад река", []),
    ],
)
def test_words_are_found_as_they_are_meant(query: str, words: list[str], act_of: ActOf) -> None:
    assert found(act_of(GARDENS), query) == words


def test_kazakh_words_are_found_whichever_letter_i_was_typed(koap: Code) -> None:
    act = koap.act("kaz")
    cyrillic, latin = (sum(1 for _ in search(act, f"бил{i}к*")) for i in ("і", "i"))
    assert cyrillic == latin > 0


@pytest.mark.parametrize("query", ["", "  ", "*", '""'])
def test_an_empty_query_is_refused(query: str, act_of: ActOf) -> None:
    with pytest.raises(UsageError) as raised:
        list(search(act_of(GARDENS), query))
    assert raised.value.findings[0].code == "D037"


@usual
@given(text=texts(), data=st.data())
def test_each_word_of_a_text_is_found_in_it(text: str, data: st.DataObject, act_of: ActOf) -> None:
    act = act_of(f"Статья 1. Сад\n1. {text}")
    word = data.draw(st.sampled_from([w for w in text.replace("(", " ").split() if w.strip(",;:.–)")]))
    assert found(act, f'"{word}"')


@usual
@given(st.text())
def test_folding_moves_no_character(text: str) -> None:
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["show", "koap", "9999"], "D102"),
        (["show", "koap", "667-9"], "D101"),
        (["show", "koap", "667x"], "D106"),
        (["show", "koap", ""], "D106"),
        (["show", "koap", "статьи 5 и 6"], "D106"),
        (["show", "koap", "статья 667 Уголовного кодекса"], "D106"),
        (["show", "koap", "667", "--edition", "2025-13-45"], "D031"),
        (["show", "koap", "667", "--lang", "kaz", "--edition", "вчера"], "D031"),
        (["show", "nope", "667"], "D030"),
        (["refs", "koap", "chp_33"], "D106"),
        (["refs", "koap", "art_667__para_1__al_1"], "D106"),
        (["refs", "koap", "667-9"], "D101"),
        (["find", "koap", ""], "D037"),
        (["find", "koap", '"'], "D037"),
        (["find", "koap", "***", "("], "D037"),
        (["editions", "nope"], "D030"),
    ],
)
def test_a_wrong_request_gets_one_message(arguments: list[str], code: str) -> None:
    told = CliRunner().invoke(cli, arguments)
    assert isinstance(told.exception, UsageError), told.exception
    assert [finding.code for finding in told.exception.findings] == [code]
    assert told.stdout == ""


@pytest.mark.parametrize(
    "asked", ["667", " 667 ", "«667»", "статья 667", "ст. 667", "667-бап", "art_667", "art_667__heading", "статьи 667"]
)
def test_an_article_is_shown_however_it_is_named(asked: str) -> None:
    told = CliRunner().invoke(cli, ["show", "koap", asked])
    assert told.exit_code == 0
    assert "Статья 667. Неповиновение" in told.stdout


def test_find_on_the_command_line(tmp_path: Path) -> None:
    done = run("find", "koap", "вмешательств*", cwd=tmp_path, NO_COLOR="1")
    assert "[Вмешательство] либо воспрепятствование" in done.stdout
    assert "art_667__para_1__al_1" in done.stdout
    assert "извлечение" in done.stderr
    old = run("find", "koap", "вмешательств*", "--edition", "2024-06-08", cwd=tmp_path)
    assert "art_667__para_1__al_1" not in old.stdout
    data = json.loads(run("find", "koap", "законному распоряжению", "сотрудник*", "--json", cwd=tmp_path).stdout)
    assert data["schema"] == "drafter.find/1"
    hit = data["hits"][0]
    assert hit["eId"] == "art_667__heading"
    assert [hit["text"][a:b] for a, b in hit["spans"]] == ["законному распоряжению", "сотрудника"]
    coloured = run("find", "koap", "вмешательств*", cwd=tmp_path, FORCE_COLOR="1", NO_COLOR="")
    assert "\x1b[" in coloured.stdout
