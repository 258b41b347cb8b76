"""What the rules of law-making say about a bill: for each check a bill that passes and one that does not.

The bill that passes stands in ``data/bills/interference.yaml``; a bad one is the same bill with one thing changed, or
a bill of one modification.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.checks.rules import rules
from drafter.draft import draft
from drafter.errors import DrafterError, Finding, Severity

GOOD = (Path(__file__).parent / "data" / "bills" / "interference.yaml").read_text("utf-8")
OLD, NEW = "2024-06-08", "2026-07-12"
COURT = """  - type: insertion
    destination: art_684__para_1
    reason: Дела с административным арестом рассматривает суд.
    after: "667,"
    new: "667-1,"
"""
PROTOCOL = """  - type: insertion
    destination: art_804__para_1__point_1
    reason: Протоколы составляют органы внутренних дел.
    after: "667,"
    new: "667-1,"
"""
POLICE = """  - type: insertion
    destination: art_685__para_1
    reason: Дела рассматривают органы внутренних дел.
    after: "443 (частью первой),"
    new: "667-1,"
"""

both_editions = pytest.mark.parametrize("edition", [OLD, NEW])

Check = Callable[..., list[Finding]]
Row = tuple[str, int | None, str | None, str | None, str | None]


def written(edition: str) -> str:
    """The date of an edition as the law writes it."""
    return ".".join(reversed(edition.split("-")))


@pytest.fixture
def check(tmp_path: Path, shelf: Path) -> Check:
    """Drafts a bill and gives the findings with a code, each proven to cite its rule and to stand at its line."""

    def checked(text: str, edition: str, *codes: str) -> list[Finding]:
        path = tmp_path / "bill.yaml"
        path.write_text(text, "utf-8")
        found = draft(path, shelf, edition).findings
        lines = text.splitlines()
        for finding in found:
            known = rules()[finding.code]
            assert finding.rule == (known.basis or None)
            assert finding.hint
            assert finding.place.file == str(path)
            if finding.place.clause is not None:
                assert finding.place.line is not None
                assert "destination:" in lines[finding.place.line - 1]
        assert [f.severity for f in found] == sorted((f.severity for f in found), key=list(Severity).index)
        return [finding for finding in found if finding.code in codes] if codes else list(found)

    return checked


def with_changes(*changes: tuple[str, str]) -> str:
    """The good bill with some of its text changed."""
    text = GOOD
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def one(modification: str, entry: str = "{days: 60}") -> str:
    """A bill of one modification with a reason."""
    return (
        f"drafter: 1\ndate: 2026-11-22\nentry_into_force: {entry}\n"
        f"modifications:\n  - {modification.strip()}\n    reason: Так надо.\n"
        "note: {necessity: Надо, goals: Цель, tasks: [Задача]}\n"
    )


def substitution(destination: str, old: str, new: str) -> str:
    return f"type: substitution\n    destination: {destination}\n    old: {old}\n    new: {new}"


def restated(destination: str, new: str) -> str:
    return f"type: substitution\n    destination: {destination}\n    new: {new}"


def rows(found: list[Finding]) -> list[Row]:
    return [(f.severity.value, f.place.clause, f.place.eid, f.expected, f.found) for f in found]


@both_editions
def test_the_good_bill_breaks_no_rule(edition: str, check: Check) -> None:
    assert [f.code for f in check(GOOD, edition) if f.severity is Severity.ERROR] == []
    assert [f.code for f in check(GOOD, OLD) if f.severity is Severity.WARNING] == []


EARLY = "не раньше 60 календарных дней после дня первого официального опубликования"


@both_editions
@pytest.mark.parametrize("entry", ["{days: 60}", "{days: 90}"])
def test_c02_a_law_on_liability_may_wait_sixty_days_or_more(entry: str, edition: str, check: Check) -> None:
    assert check(with_changes(("{days: 60}", entry)), edition, "C02") == []


@both_editions
def test_c02_a_law_on_liability_may_not_wait_less(edition: str, check: Check) -> None:
    assert rows(check(with_changes(("{days: 60}", "{days: 59}")), edition, "C02")) == [
        (
            "error",
            1,
            "art_667-1__para_1__al_2",
            EARLY,
            "59 дней; новое или более строгое взыскание: "
            "влечет предупреждение или штраф в размере десяти месячных расчетных показателей.",
        )
    ]


@both_editions
def test_c02_a_day_named_by_its_date_cannot_be_proven(edition: str, check: Check) -> None:
    found = check(with_changes(("{days: 60}", "{date: 2027-07-01}")), edition, "C02")
    assert rows(found) == [("warning", 1, "art_667-1__para_1__al_2", EARLY, "2027-07-01")]


@both_editions
@pytest.mark.parametrize(
    "modification",
    [
        substitution("art_666__al_2", "двухсот", "ста"),
        substitution("art_667__para_1__al_2", "пятнадцати", "десяти"),
        substitution("art_666__heading", "Неуведомление", "Неизвещение"),
    ],
    ids=["a lower fine", "a shorter arrest", "a heading"],
)
def test_c02_what_is_not_stricter_need_not_wait(modification: str, edition: str, check: Check) -> None:
    assert check(one(modification, "{days: 10}"), edition, "C02") == []


@both_editions
def test_c02_a_milder_alternative_beside_the_old_sanction_need_not_wait(edition: str, check: Check) -> None:
    sanction = "влечет предупреждение или штраф в размере двухсот месячных расчетных показателей."
    assert check(one(restated("art_666__al_2", sanction), "{days: 10}"), edition, "C02") == []


@both_editions
@pytest.mark.parametrize(
    ("modification", "eid"),
    [
        (substitution("art_670__para_3__al_2", "пятидесяти", "шестидесяти"), "art_670__para_3__al_2"),
        (substitution("art_667__para_1__al_2", "пятнадцати", "двадцати"), "art_667__para_1__al_2"),
        (substitution("art_667__para_2__al_2", "от пятнадцати", "от шестнадцати"), "art_667__para_2__al_2"),
        (
            restated("art_666__al_2", "влечет штраф в размере двухсот МРП, с лишением права управления садом."),
            "art_666__al_2",
        ),
    ],
    ids=["a higher fine", "a longer arrest", "a higher lower limit", "a sanction that is not understood"],
)
def test_c02_what_is_stricter_must_wait(modification: str, eid: str, edition: str, check: Check) -> None:
    found = check(one(modification, "{days: 10}"), edition, "C02")
    assert [(f.severity, f.place.eid, f.expected) for f in found] == [(Severity.ERROR, eid, EARLY)]


@both_editions
@pytest.mark.parametrize(
    ("destination", "old"),
    [
        ("art_653__para_1__al_2", "предупреждение либо"),
        ("art_667__para_1__al_2", "штраф в размере тридцати месячных расчетных показателей либо"),
    ],
    ids=["the warning goes", "the fine beside an arrest goes"],
)
def test_c02_a_sanction_without_its_milder_alternative_is_stricter(
    destination: str, old: str, edition: str, check: Check
) -> None:
    """So № 155-VIII of 10.01.2025, item 81), made article 386 stricter: «слова «предупреждение или» исключить»."""
    bill = one(f"type: repeal\n    destination: {destination}\n    old: {old}", "{days: 10}")
    assert [f.place.eid for f in check(bill, edition, "C02")] == [destination]


@both_editions
def test_c02_conduct_that_was_not_punished_before_must_wait(edition: str, check: Check) -> None:
    bill = one(
        "type: insertion\n    destination: art_667__para_1__al_1\n"
        "    after: служебных обязанностей\n    new: или вне службы",
        "{days: 10}",
    )
    assert [f.place.eid for f in check(bill, edition, "C02")] == ["art_667__para_1__al_1"]


@both_editions
@pytest.mark.parametrize(
    "fine", ["200", "{individuals: 200, officials: 750, small: 750, medium: 1000, large: 2000}", "{legal: 2000}"]
)
def test_c04_a_fine_may_reach_the_cap(fine: str, edition: str, check: Check) -> None:
    assert check(with_changes(("fine: 10}", f"fine: {fine}}}")), edition, "C04") == []


@both_editions
@pytest.mark.parametrize(
    ("fine", "cap", "high"),
    [
        ("201", 200, 201),
        ("{individuals: 300}", 200, 300),
        ("{individuals: 10, officials: 751}", 750, 751),
        ("{individuals: 10, small: 800}", 750, 800),
        ("{individuals: 10, medium: 1001}", 1000, 1001),
        ("{individuals: 10, large: 2001}", 2000, 2001),
    ],
)
def test_c04_a_fine_above_the_cap_of_its_subject(fine: str, cap: int, high: int, edition: str, check: Check) -> None:
    assert rows(check(with_changes(("fine: 10}", f"fine: {fine}}}")), edition, "C04")) == [
        (
            "error",
            1,
            "art_667-1__para_1__al_2",
            f"не больше {cap} МРП (КоАП, редакция от {written(edition)}, статья 44, часть вторая)",
            f"{high} МРП",
        )
    ]


@both_editions
def test_c04_a_fine_on_a_subject_that_article_44_does_not_name(edition: str, check: Check) -> None:
    sanction = "влечет штраф на садоводов в размере двадцати месячных расчетных показателей."
    assert rows(check(one(restated("art_666__al_2", sanction)), edition, "C04")) == [
        ("warning", 1, "art_666__al_2", "субъект, названный в части второй статьи 44", "садоводов")
    ]


@both_editions
@pytest.mark.parametrize("term", ["{up_to: 30}", "{exactly: 30}", "{from: 15, to: 30}"])
def test_c05_an_arrest_may_reach_thirty_days(term: str, edition: str, check: Check) -> None:
    assert check(with_changes(("{up_to: 5}", term)), edition, "C05") == []


@both_editions
@pytest.mark.parametrize(("term", "days"), [("{up_to: 45}", 45), ("{exactly: 31}", 31), ("{from: 15, to: 40}", 40)])
def test_c05_an_arrest_may_not_be_longer(term: str, days: int, edition: str, check: Check) -> None:
    assert rows(check(with_changes(("{up_to: 5}", term)), edition, "C05")) == [
        (
            "error",
            1,
            "art_667-1__para_2__al_2",
            f"до 30 суток (КоАП, редакция от {written(edition)}, статья 50, часть первая)",
            f"{days} {'сутки' if days % 10 == 1 else 'суток'}",
        )
    ]


@both_editions
def test_c05_those_who_may_not_be_arrested_need_a_part_of_their_own(edition: str, check: Check) -> None:
    without = with_changes(("          - exempt_of: [2]\n            sanctions: {fine: 20}\n", ""))
    assert rows(check(without, edition, "C05")) == [
        (
            "warning",
            1,
            "art_667-1__para_2__al_2",
            "часть со ссылкой на часть вторую статьи 50 (как в статьях 434 и 667)",
            "влечет административный арест на срок до пяти суток.",
        )
    ]


@both_editions
def test_c05_the_part_for_those_who_may_not_be_arrested_stays(edition: str, check: Check) -> None:
    bill = one("type: repeal\n    destination: art_667__para_3")
    assert [(f.severity, f.place.clause) for f in check(bill, edition, "C05")] == [(Severity.WARNING, 1)]


@both_editions
def test_c05_an_arrest_beside_a_fine_needs_no_such_part(edition: str, check: Check) -> None:
    sanction = "влечет штраф в размере ста месячных расчетных показателей либо административный арест до пяти суток."
    assert check(one(restated("art_666__al_2", sanction)), edition, "C05") == []


@both_editions
def test_c06_c07_an_offence_listed_with_the_court_and_in_article_804_is_wired_in(edition: str, check: Check) -> None:
    assert check(GOOD, edition, "C06", "C07") == []


@both_editions
def test_c06_an_arrest_is_for_the_court_alone(edition: str, check: Check) -> None:
    assert rows(check(with_changes((COURT, POLICE)), edition, "C06", "C07")) == [
        ("error", 1, "art_667-1", "номер 667-1 в статье 684 и нигде более", "статья 685")
    ]


@both_editions
def test_c06_a_fine_may_be_for_the_police(edition: str, check: Check) -> None:
    bill = with_changes(
        (COURT, POLICE),
        (PROTOCOL, ""),
        ("sanctions: {arrest: {up_to: 5}}", "sanctions: {fine: 15}"),
        ("          - exempt_of: [2]\n            sanctions: {fine: 20}\n", ""),
    )
    assert check(bill, edition, "C06", "C07") == []


@both_editions
def test_c07_each_part_has_a_body_that_reviews_it(edition: str, check: Check) -> None:
    expected = "номер 667-1 в одной из статей 684–735-1"
    assert rows(check(with_changes((COURT, "")), edition, "C07")) == [
        ("error", 1, "art_667-1", expected, "ни в одной из них")
    ]


@both_editions
def test_c07_two_bodies_are_worth_a_look_and_beside_the_court_wrong_for_an_arrest(edition: str, check: Check) -> None:
    """The Code itself has many offences in several lists, which part them by other signs."""
    found = rows(check(with_changes((COURT, COURT + POLICE)), edition, "C06", "C07"))
    several = ("warning", 1, "art_667-1", "номер 667-1 в одной из статей 684–735-1", "статьи: 684, 685")
    assert found == [
        ("error", 1, "art_667-1", "номер 667-1 в статье 684 и нигде более", "статья 684, 685"),
        several,
    ]


@both_editions
def test_c07_what_the_court_reviews_has_officials_who_draw_up_the_protocol(edition: str, check: Check) -> None:
    expected = "номер 667-1 в подпункте части первой статьи 804"
    assert rows(check(with_changes((PROTOCOL, "")), edition, "C07")) == [("error", 1, "art_667-1", expected, "нет")]


@both_editions
def test_c07_a_list_may_name_parts_and_then_it_names_no_others(edition: str, check: Check) -> None:
    in_court = with_changes((COURT, COURT.replace('"667-1,"', '"667-1 (частями первой и второй),"')))
    assert [f.message.split(":")[0] for f in check(in_court, edition, "C07")] == ["статья 667-1, часть 3"]
    in_protocol = with_changes((PROTOCOL, PROTOCOL.replace('"667-1,"', '"667-1 (части вторая и третья),"')))
    assert [f.message.split(":")[0] for f in check(in_protocol, edition, "C07")] == ["статья 667-1, часть 1"]
    whole = with_changes((COURT, COURT.replace('"667-1,"', '"667-1 (частями первой, второй и третьей),"')))
    assert check(whole, edition, "C07") == []


@both_editions
def test_c07_the_hint_says_where_to_put_the_number(edition: str, check: Check) -> None:
    hints = {f.hint for f in check(with_changes((COURT, "")), edition, "C07")}
    assert hints == {"дополните часть первую статьи 684: после «667,» — «667-1,»"}


@both_editions
def test_c07_the_hint_on_two_bodies_says_to_take_one_away(edition: str, check: Check) -> None:
    hints = {str(f.hint) for f in check(with_changes((COURT, COURT + POLICE)), edition, "C07")}
    assert not [hint for hint in hints if hint.startswith("дополните часть первую статьи 684")]


@both_editions
def test_c07_an_article_without_a_sanction_needs_no_body(edition: str, check: Check) -> None:
    article = 'type: insertion\n    destination: art_667-1\n    new: "Статья 667-1. Полив\\nСад поливают."'
    assert check(one(article), edition, "C06", "C07") == []


def test_c06_an_arrest_added_to_an_offence_that_the_court_does_not_review(check: Check) -> None:
    sanction = restated("art_668-2__al_2", "влечет административный арест на срок до десяти суток.")
    assert [f.code for f in check(one(sanction), NEW, "C06")] == ["C06"]


@both_editions
def test_c07_a_new_part_needs_its_body_where_the_lists_name_parts(edition: str, check: Check) -> None:
    part = (
        "type: insertion\n    destination: art_443__para_3\n"
        '    new: "3. Громкий шум, –\\nвлечет штраф в размере десяти месячных расчетных показателей."'
    )
    assert [f.code for f in check(one(part), edition, "C07")] == ["C07"]


@both_editions
@pytest.mark.parametrize(
    "modification",
    [
        'type: repeal\n    destination: art_684__para_1\n    old: "666,"',
        'type: insertion\n    destination: art_685__para_1\n    after: "443 (частью первой),"\n    new: "666,"',
    ],
    ids=["nobody", "two bodies"],
)
def test_c07_an_existing_offence_keeps_exactly_one_body(modification: str, edition: str, check: Check) -> None:
    assert [f.code for f in check(one(modification), edition, "C07")] == ["C07"]


@both_editions
@pytest.mark.parametrize(
    ("destination", "text", "before"),
    [
        ("art_667-2", "Статья 667-2. Полив\\nСад поливают.", "art_667-1"),
        ("art_667__para_3-2", "3-2. Сад поливают.", "art_667__para_3-1"),
    ],
)
def test_c10_additional_numbers_go_in_turn(
    destination: str, text: str, before: str, edition: str, check: Check
) -> None:
    bill = one(f'type: insertion\n    destination: {destination}\n    new: "{text}"')
    assert rows(check(bill, edition, "C10")) == [
        ("warning", 1, destination, f"перед ним элемент {before}", "такого элемента нет")
    ]


@both_editions
def test_c10_the_first_additional_number_is_in_turn(edition: str, check: Check) -> None:
    assert check(GOOD, edition, "C10") == []


def test_c10_the_next_number_depends_on_the_edition(check: Check) -> None:
    bill = one('type: insertion\n    destination: art_668-3\n    new: "Статья 668-3. Полив\\nСад поливают."')
    assert check(bill, NEW, "C10") == []
    assert [f.expected for f in check(bill, OLD, "C10")] == ["перед ним элемент art_668-2"]


@both_editions
def test_c11_an_article_of_a_code_has_a_heading(edition: str, check: Check) -> None:
    bill = one('type: insertion\n    destination: art_667-1\n    new: "Статья 667-1.\\nСад поливают."')
    assert rows(check(bill, edition, "C11")) == [
        ("error", 1, "art_667-1", "«Статья 667-1. Заголовок»", "Статья 667-1.")
    ]
    assert check(GOOD, edition, "C11") == []


def test_c18_the_new_norm_was_not_there_in_the_old_edition(check: Check) -> None:
    found = check(GOOD, OLD, "C18")
    assert [f.severity for f in found if f.severity is Severity.WARNING] == []


def test_c18_the_new_norm_is_there_already_in_the_new_edition(check: Check) -> None:
    (found,) = [f for f in check(GOOD, NEW, "C18") if f.severity is Severity.WARNING]
    assert (found.place.clause, found.place.eid) == (1, "art_667-1")
    assert found.message.endswith("абзац первый части первой статьи 667")
    assert found.expected == "норма не повторяется в других элементах того же акта"
    assert found.found is not None
    words = found.found.partition(";")[0]
    assert all(f"«{word}»" in words for word in ("вмешательство", "законному", "деятельности", "сотрудника"))
    assert "«преграждении»" not in words


def test_c18_the_finding_says_whether_the_bill_marks_itself_off(check: Check) -> None:
    (marked_off,) = [f for f in check(GOOD, NEW, "C18") if f.severity is Severity.WARNING]
    assert "за исключением случаев, предусмотренных частью первой статьи 667" in str(marked_off.hint)
    plain = with_changes(("            except: [art_667__para_1]\n", ""))
    (not_marked_off,) = [f for f in check(plain, NEW, "C18") if f.severity is Severity.WARNING]
    assert str(not_marked_off.hint).startswith("отграничьте новую норму")


@both_editions
def test_c18_a_norm_about_something_else_repeats_nothing(edition: str, check: Check) -> None:
    article = (
        "type: insertion\n    destination: art_667-1\n"
        '    new: "Статья 667-1. Полив\\nПолив клумб в полдень –\\nвлечет предупреждение."'
    )
    assert check(one(article), edition, "C18") == []


@both_editions
def test_c22_each_modification_has_its_reason(edition: str, check: Check) -> None:
    assert check(GOOD, edition, "C22") == []
    without = with_changes(("    reason: Протоколы составляют органы внутренних дел.\n", ""))
    assert rows(check(without, edition, "C22")) == [("error", 3, "art_804__para_1__point_1", "reason: …", "пусто")]


@both_editions
def test_c22_a_reason_in_the_other_language_is_none_in_this_one(edition: str, check: Check) -> None:
    kazakh = with_changes(("reason: Протоколы составляют органы внутренних дел.", "reason: {kaz: Негіздеме}"))
    assert [f.place.clause for f in check(kazakh, edition, "C22")] == [3]


@both_editions
def test_d402_a_sanction_that_is_not_understood_is_named(edition: str, check: Check) -> None:
    assert check(GOOD, edition, "D402") == []
    sanction = "влечет штраф в размере двухсот месячных расчетных показателей за каждый случай."
    assert rows(check(one(restated("art_666__al_2", sanction)), edition, "D402")) == [
        (
            "warning",
            1,
            "art_666__al_2",
            "взыскание отдельным абзацем, словами кодекса: «влечет штраф в размере …»",
            "за каждый случай",
        )
    ]


@both_editions
def test_d901_the_reach_of_an_excerpt_is_told(edition: str, check: Check) -> None:
    articles = "1, 5, 25, 32, 41, 42, 44, 50, 80-1, 434, 443, 653–670, 683, 684, 685 (в части), 804 (в части)"
    assert rows(check(GOOD, edition, "D901")) == [("info", None, "body", "полный текст", f"статьи {articles}")]


def test_every_code_has_its_rule_told(check: Check) -> None:
    for code, rule in rules().items():
        assert rule.title and rule.why and rule.todo and (rule.bad and rule.good), code
        assert code.startswith("D") or rule.basis
    assert {f.code for f in check(GOOD, NEW)} <= rules().keys()


def test_d401_what_cannot_be_worded_is_refused_at_its_line(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(one('type: substitution\n    destination: art_666__al_2\n    old: "."\n    new: ";"'), "utf-8")
    with pytest.raises(DrafterError) as refused:
        draft(path, shelf, NEW)
    (finding,) = refused.value.findings
    assert (finding.code, finding.place.file) == ("D401", str(path))
    assert finding.place.line is not None


@both_editions
@pytest.mark.parametrize(
    "text",
    [
        "Проезд на красный свет – влечет штраф на физических лиц в размере трехсот месячных расчетных показателей.",
        "Проезд на красный свет, –\\nВлечет штраф в размере трехсот месячных расчетных показателей.",
        "Проезд на красный свет наказывается штрафом в размере трехсот месячных расчетных показателей.",
    ],
    ids=["in one paragraph", "with a capital", "by another verb"],
)
def test_d402_a_sanction_put_in_another_way_is_not_passed_over(text: str, edition: str, check: Check) -> None:
    article = f'type: insertion\n    destination: art_667-1\n    new: "Статья 667-1. Проезд\\n{text}"'
    assert "D402" in {f.code for f in check(one(article), edition)}


@both_editions
def test_d404_a_part_keeps_its_sanction(edition: str, check: Check) -> None:
    bill = one("type: repeal\n    destination: art_655__al_2")
    assert [(f.severity, f.place.eid) for f in check(bill, edition, "D404")] == [(Severity.ERROR, "art_655")]


@both_editions
@pytest.mark.parametrize(
    ("modification", "found"),
    [
        (
            'type: insertion\n    destination: art_684__para_1\n    after: "667"\n    new: "667-1"',
            "два номера без запятой",
        ),
        ("type: substitution\n    destination: art_666__al_2\n    old: показателей.\n    new: показателей", "в конце"),
        (
            "type: insertion\n    destination: art_667__para_1__al_1\n    before: Неповиновение\n    new: умышленное",
            "в начале",
        ),
        (
            "type: substitution\n    destination: art_662__al_1\n    old: (подозреваемого) к\n    new: лица) к",
            "непарные",
        ),
    ],
    ids=["a comma in a list", "a final sign", "a capital", "a bracket"],
)
def test_d405_signs_and_capitals_are_not_lost(modification: str, found: str, edition: str, check: Check) -> None:
    assert found in (check(one(modification), edition, "D405")[0].found or "")


def test_d902_an_edition_later_than_the_bill_is_named(check: Check) -> None:
    early = GOOD.replace(next(line for line in GOOD.splitlines() if line.startswith("date:")), "date: 2025-01-01")
    assert [f.severity for f in check(early, NEW, "D902")] == [Severity.WARNING]
    assert [f.severity for f in check(GOOD, OLD, "D902")] == [Severity.INFO]
