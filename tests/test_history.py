"""What the official notes tell: which acts changed a provision, how, from when, and which changes are yet to come."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_cli import run

from drafter import codes
from drafter.akn import Act, Note
from drafter.codes import Code
from drafter.history import Entry, Step, Verb, history, named_units, read_entry, scheduled, steps

DAY = datetime.date(2026, 3, 12)
CASES = YAML(typ="base").load((Path(__file__).parent / "data/history/notes.yaml").read_text("utf-8"))


def told(step: Step) -> str:
    source = " ".join(filter(None, [step.source, str(step.date or ""), step.number]))
    pieces = [source, step.verb, step.subject, said(step.entry)]
    return " · ".join([*pieces, *(["scheduled"] if step.scheduled else [])]).replace("·  ·", "· ·")


def said(entry: Entry | None) -> str:
    if entry is None:
        return "not told"
    if entry.date:
        return str(entry.date)
    if entry.see:
        return "see"
    for count, unit in ((entry.days, "days"), (entry.months, "months")):
        if count is not None:
            return f"{count} {unit}"
    return entry.text


@pytest.mark.parametrize("name", list(CASES))
def test_a_note_tells_what_it_says(name: str) -> None:
    note = Note("art_1__hist_1", CASES[name]["note"])
    assert [told(step) for step in steps(note, DAY)] == CASES[name]["steps"]


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
        (
            "алғашқы ресми жарияланған күнінен кейін күнтізбелік жиырма бір күн өткен соң қолданысқа енгізіледі",
            None,
            21,
            None,
        ),
    ],
)
def test_entry_into_force_is_read(text: str, date: datetime.date | None, days: int | None, months: int | None) -> None:
    entry = read_entry(text)
    assert (entry.date, entry.days, entry.months) == (date, days, months)
    assert entry.understood


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("вводится в действие с 01.01.2027", datetime.date(2027, 1, 1)),
        ("вводится в действие со дня его первого официального опубликования", datetime.date(2025, 8, 31)),
        (
            "вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования",
            datetime.date(2025, 9, 11),
        ),
        (
            "вводится в действие по истечении шести месяцев после дня его первого официального опубликования",
            datetime.date(2026, 3, 1),
        ),
        ("порядок введения в действие см. ст. 2", None),
        ("вводится в действие с 32.01.2027", None),
    ],
)
def test_a_law_is_in_force_no_sooner_than_if_it_was_published_at_once(text: str, earliest: datetime.date) -> None:
    assert read_entry(text).earliest(datetime.date(2025, 8, 31)) == earliest


@pytest.mark.parametrize(
    ("text", "stands_after", "about"),
    [
        ("Данная редакция пункта 4 действует с 01.01.2018 для городов", "art_44__para_3__al_1", "art_44__para_4"),
        ("проверке конституционности части второй статьи 50.", "art_50__para_1", "art_50__para_2"),
        ("В ч.2 пункта 3 предусматривается изменение", "art_25-1__para_2", "art_25-1__para_3"),
        ("Пункт 64 предусматривается в редакции", "art_138__point_63", "art_138__point_64"),
        ("Статья 22 вводится в действие после введения", "art_21__para_2", "art_22"),
        ("Подпункт 19) вводится в действие", "art_3__para_2__point_18", "art_3__para_2__point_19"),
        ("№ 12 статья 154 признана соответствующей пункту 4 статьи 26", "art_154__para_1", "art_154"),
        ("№ 44-НП пункт 4) части восьмой статьи 72 признан", "art_72__para_9", "art_72__para_8__point_4"),
        ("№ 31-НП примечание статьи 214 признано", "art_214__para_3", "art_214__note_1"),
        ("57-бап 01.07.2028 бастап – осы Кодекстің 148-бабының 1-тармағымен", "art_56__para_1", "art_57"),
        ("осы Кодекстің 50-бабының екінші бөлігі Конституцияға сәйкес", "art_50__para_1", "art_50__para_2"),
        ("Қолданысқа енгізілу тәртібін 106-баптан қараңыз.", "art_21__para_2", "art_21"),
        ("Действие статьи 44 приостановлено, частью третьей статьи 41", "art_44__para_3", "art_44"),
        ("Главу 24 предусматривается дополнить статьей 411-1", "art_411", "chp_24"),
    ],
)
def test_a_note_of_the_publisher_is_about_what_it_names(text: str, stands_after: str, about: str) -> None:
    there = {"art_44__para_4", "art_50__para_2", "art_25-1__para_3", "art_138__point_64", "art_22", "art_154", "art_21"}
    there |= {"art_3__para_2__point_19", "art_72__para_8__point_4", "art_214__note_1", "art_57", "chp_24", "art_214"}
    there |= {"art_26", "art_72__para_8", "art_148__para_1", "art_411", "art_56__para_1", "art_44__para_3", "art_44"}
    assert next(unit for unit in named_units(text, stands_after) if unit in there) == about


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_four_laws_changed_article_667(language: str, koap: Code) -> None:
    found = history(koap.act(language, "2026-07-12"), "art_667")
    assert found.laws == ["84-VI", "63-VII", "137-VII", "155-VIII"]
    assert [step.verb for step in found.steps] == [Verb.RESTATED, *[Verb.AMENDED] * 4]
    assert [step.entry.days for step in found.steps if step.entry] == [10, 60, 60, 60, 60]
    assert found.others == ()


def test_a_part_has_the_history_of_its_article(koap: Code) -> None:
    act = koap.act("rus")
    assert history(act, "art_667__para_1").laws == history(act, "art_667").laws


def test_every_note_of_the_editions_tells_its_laws_or_is_kept(koap: Code) -> None:
    for language in ("rus", "kaz"):
        for day in ("2024-06-08", "2026-07-12"):
            act = koap.act(language, day)
            silent = [note for note in act.notes if not list(steps(note, datetime.date.fromisoformat(day)))]
            assert silent == []
            assert scheduled(act) == ()


@pytest.fixture(scope="session")
def whole(whole_shelf: Path) -> Act:
    return codes.find("koap", whole_shelf).act("rus", DAY)


def test_only_three_notes_of_the_whole_code_tell_no_act(whole: Act) -> None:
    silent = [note.text.replace("\n", " ") for note in whole.notes if not list(steps(note, DAY))]
    assert [text[:46] for text in silent] == [
        "Примечание ИЗПИ! Для удобства пользования ИЗПИ",
        "Примечание РЦПИ! Порядок введения в действие н",
        "Примечание ИЗПИ! Конституционным Судом РК нача",
    ]


def test_what_is_adopted_and_not_in_force_is_told_apart(whole: Act) -> None:
    found = scheduled(whole)
    assert len(found) == 24
    assert {step.number for _note, step in found} == {"155-VIII", "247-VIII", "257-VIII"}
    on_685 = history(whole, "art_685")
    assert [step.number for step in on_685.scheduled] == ["247-VIII"] * 3
    assert "247-VIII" in on_685.laws  # another part of the same law is in force
    assert [step.eid for step in on_685.scheduled] == [
        "art_685__para_1",
        "art_685__para_2__point_2",
        "art_685__para_2__point_4",
    ]


def test_the_text_in_the_place_of_an_excluded_unit_tells_its_law(whole: Act) -> None:
    found = [step for step in history(whole, "art_69").steps if step.verb is Verb.REPEALED]
    assert [(step.number, step.place) for step in found] == [("127-VI", "art_69__para_1__point_2__al_1")]


def test_show_history_on_the_command_line(tmp_path: Path) -> None:
    done = run("show", "koap", "667", "--history", cwd=tmp_path, NO_COLOR="1")
    assert "Закон РК от 03.07.2017 № 84-VI  Статья 667: новая редакция" in done.stdout
    assert "законов: 4" in done.stdout
    assert "Неповиновение" not in done.stdout
    court = run("show", "koap", "50", "--history", cwd=tmp_path)
    assert "Нормативное постановление Конституционного Суда РК от 18.05.2026 № 80-НП" in court.stdout
