"""Words found in a code, and the history of a provision by its official notes."""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cli import run
from test_properties import texts, usual

from drafter.akn import Act, Note
from drafter.codes import Code
from drafter.errors import UsageError
from drafter.history import Verb, history, read_entry, steps
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


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_four_laws_changed_article_667(language: str, koap: Code) -> None:
    told = history(koap.act(language, "2026-07-12"), "art_667")
    assert told.laws == ["84-VI", "63-VII", "137-VII", "155-VIII"]
    assert [step.verb for step in told.steps] == [Verb.RESTATED, *[Verb.CHANGED] * 4]
    assert [step.entry.days for step in told.steps if step.entry] == [10, 60, 60, 60, 60]
    assert told.others == ()


def test_a_part_has_the_history_of_its_article(koap: Code) -> None:
    act = koap.act("rus")
    assert history(act, "art_667__para_1").laws == history(act, "art_667").laws


@pytest.mark.parametrize(
    ("text", "date", "days", "months"),
    [
        ("вводится в действие с 01.01.2023", datetime.date(2023, 1, 1), None, None),
        ("вводится в действие 01.01.2015", datetime.date(2015, 1, 1), None, None),
        ("01.09.2025 бастап қолданысқа енгізіледі", datetime.date(2025, 9, 1), None, None),
        (
            "вводится в действие по истечении двадцати одного календарного дня после дня его первого "
            "официального опубликования",
            None,
            21,
            None,
        ),
        (
            "вводится в действие по истечении шести месяцев после дня его первого официального опубликования",
            None,
            None,
            6,
        ),
        ("вводится в действие со дня его первого официального опубликования", None, 0, None),
        ("алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі", None, 10, None),
    ],
)
def test_entry_into_force_is_read(text: str, date: datetime.date | None, days: int | None, months: int | None) -> None:
    entry = read_entry(text)
    assert (entry.date, entry.days, entry.months) == (date, days, months)
    assert entry.understood


def test_an_entry_into_force_that_is_not_understood_keeps_its_words() -> None:
    text = "вводится в действие с 01.01.2018, за исключением абзаца третьего подпункта 13) пункта 7 статьи 1"
    note = f"Сноска. Статья 684 с изменением, внесенным Законом РК от 25.12.2017 № 122-VI ({text})."
    (step,) = steps(Note("art_684__hist_1", note), "rus")
    assert step.entry is not None
    assert not step.entry.understood
    assert step.entry.text == text


def test_every_note_of_the_editions_tells_its_laws_or_is_kept(koap: Code) -> None:
    for language in ("rus", "kaz"):
        for day in ("2024-06-08", "2026-07-12"):
            act = koap.act(language, day)
            silent = [note for note in act.notes if not list(steps(note, language))]
            assert all("Конституц" in note.text or "№" not in note.text for note in silent)
            assert all(step.verb for note in act.notes for step in steps(note, language))


def test_show_history_on_the_command_line(tmp_path: Path) -> None:
    done = run("show", "koap", "667", "--history", cwd=tmp_path, NO_COLOR="1")
    assert "Закон РК от 03.07.2017 № 84-VI  Статья 667: новая редакция" in done.stdout
    assert "законов: 4" in done.stdout
    assert "Неповиновение" not in done.stdout
    court = run("show", "koap", "50", "--history", cwd=tmp_path)
    assert "Конституционного Суда" in court.stdout
