"""What the whole Code tells of a bill: what cites the changed norms, what would dangle, what is adopted already."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_checks import GOOD, one, restated, substitution

from drafter.draft import draft
from drafter.errors import Finding, Severity

DAY = "2026-03-12"


def found(text: str, shelf: Path, code: str, tmp_path: Path, edition: str = DAY) -> list[Finding]:
    path = tmp_path / "bill.yaml"
    path.write_text(text, "utf-8")
    return [finding for finding in draft(path, shelf, edition).findings if finding.code == code]


def repeal(destination: str) -> str:
    return f"type: repeal\n    destination: {destination}"


def insertion(destination: str, new: str) -> str:
    return f"type: insertion\n    destination: {destination}\n    new: |-\n      " + new.replace("\n", "\n      ")


def test_c25_lists_every_place_of_the_whole_code_that_cites_the_article_before_a_new_one(
    whole_shelf: Path, tmp_path: Path
) -> None:
    """Article 667 is cited in twelve operative places; the bill itself changes two of them."""
    (on_667,) = found(GOOD, whole_shelf, "C25", tmp_path)  # a number in the lists of 684 and 804 changes no citation
    assert (on_667.place.eid, on_667.place.clause, on_667.severity) == ("art_667", 1, Severity.INFO)
    assert on_667.message == "статью 667 называют нормы, которые проект не меняет: 10"
    assert on_667.expected == "проверьте, не нужно ли там назвать и новую статью 667-1"
    assert on_667.found == (
        "часть первая статьи 32; часть первая статьи 804: подпункты 4), 5), 6), 30), 45), 46), 56), 57), 68)"
    )


def test_c25_says_what_an_excerpt_does_not_show(shelf: Path, tmp_path: Path) -> None:
    (on_667,) = found(GOOD, shelf, "C25", tmp_path, "2026-07-12")
    assert on_667.found == (
        "часть первая статьи 32; часть первая статьи 804: подпункты 4), 5), 6); просмотрено только извлечение из "
        "кодекса, в остальном тексте могут быть еще"
    )


def test_c25_is_silent_where_only_other_parts_are_cited(whole_shelf: Path, tmp_path: Path) -> None:
    """Article 443: part one is in 685, part two in 684."""
    first = one(substitution("art_443__para_1__al_2", "пяти", "десяти"))
    (finding,) = found(first, whole_shelf, "C25", tmp_path)
    assert "статьи 685" in str(finding.found)
    assert "статьи 684" not in str(finding.found)


def test_c26_names_what_still_cites_an_excluded_article(whole_shelf: Path, tmp_path: Path) -> None:
    (finding,) = found(one(repeal("art_667")), whole_shelf, "C26", tmp_path)
    assert (finding.severity, finding.place.eid) == (Severity.WARNING, "art_667")
    assert finding.expected == "ни одной ссылки на статью 667"
    assert str(finding.found).startswith("часть первая статьи 32; часть первая статьи 684; часть первая статьи 804: ")
    assert found(one(repeal("art_667")), whole_shelf, "C25", tmp_path) == []


@pytest.mark.parametrize(
    ("modification", "gone", "places"),
    [
        (repeal("art_667__para_2"), "часть вторую статьи 667", "абзац первый части третьей статьи 667"),
        (
            repeal("art_741__para_1__point_3"),
            "подпункт 3) части первой статьи 741",
            "часть первая статьи 861; подпункт 2) части второй статьи 862",
        ),
        (
            restated("art_667", "|-\n      Статья 667. Неповиновение\n      1. Неповиновение, –\n      влечет арест."),
            "часть вторую статьи 667",
            None,
        ),
    ],
)
def test_c26_sees_parts_points_and_what_a_new_wording_drops(
    modification: str, gone: str, places: str | None, whole_shelf: Path, tmp_path: Path
) -> None:
    findings = found(one(modification), whole_shelf, "C26", tmp_path)
    told = [(finding.expected, finding.found) for finding in findings]
    assert told == ([(f"ни одной ссылки на {gone}", places)] if places else [])


def test_c26_is_silent_where_the_bill_takes_the_references_away_too(whole_shelf: Path, tmp_path: Path) -> None:
    both = one(repeal("art_667__para_2") + "\n    reason: Так надо.\n  - " + repeal("art_667__para_3"))
    assert found(both, whole_shelf, "C26", tmp_path) == []


@pytest.mark.parametrize(
    ("modification", "date", "place", "words"),
    [
        (
            substitution("art_444__para_2__al_2", "двухсот", "трехсот"),
            "2026-03-20",
            "часть вторая статьи 444: принято изменение, еще не введенное в действие",
            "Закон РК от 30.12.2025 № 247-VIII: вводится в действие с 01.01.2027",
        ),
        (
            restated("art_640__heading", "Статья 640. Новый заголовок"),
            "2026-11-22",
            "заголовок статьи 640: принято изменение, которое ко дню проекта могло быть введено в действие",
            "Закон РК от 09.01.2026 № 257-VIII: вводится в действие по истечении шести месяцев после дня его первого "
            "официального опубликования",
        ),
    ],
)
def test_c17_warns_where_an_adopted_law_changes_the_same_place(
    modification: str, date: str, place: str, words: str, whole_shelf: Path, tmp_path: Path
) -> None:
    text = one(modification).replace("2026-11-22", date)
    finding = found(text, whole_shelf, "C17", tmp_path)[0]
    assert (finding.severity, finding.message, finding.found) == (Severity.WARNING, place, words)


def test_c17_refuses_a_number_that_an_adopted_law_gives(whole_shelf: Path, tmp_path: Path) -> None:
    text = one(insertion("art_411-1", "Статья 411-1. Сад\nПорча сада –\nвлечет предупреждение."))
    (finding,) = found(text, whole_shelf, "C17", tmp_path)
    assert (finding.severity, finding.place.eid) == (Severity.ERROR, "art_411-1")
    assert finding.found == "Закон РК от 30.12.2025 № 247-VIII: вводится в действие с 01.01.2027"


def test_c17_sees_words_that_an_adopted_law_changes_in_the_whole_text(whole_shelf: Path, tmp_path: Path) -> None:
    text = one(insertion("art_411-2", "Статья 411-2. Сад\nПорча информационной системы –\nвлечет предупреждение."))
    (finding,) = found(text, whole_shelf, "C17", tmp_path)
    assert finding.message.startswith("весь текст: принято изменение")
    assert "257-VIII" in str(finding.found)


def test_c17_is_silent_on_places_that_no_adopted_law_changes(whole_shelf: Path, tmp_path: Path) -> None:
    assert found(GOOD, whole_shelf, "C17", tmp_path) == []
    assert found(one(repeal("art_444__para_1")), whole_shelf, "C17", tmp_path) == []
