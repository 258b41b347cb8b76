"""Overlap by text, evaluative words, sanctions beside their neighbours, rights that a norm may touch."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from test_checks import GOOD, NEW, one, restated, substitution, with_changes
from test_cli import run
from test_conform import context_of, whole

from drafter import akn
from drafter.akn import Act
from drafter.checks.context import Context
from drafter.checks.copies import Phrases
from drafter.checks.evaluative import evaluative, terms
from drafter.checks.overlap import overlap
from drafter.checks.proportion import Measure, compared, proportion
from drafter.checks.rights import known_rights, rights, touched
from drafter.codes import Code
from drafter.draft import Project, draft
from drafter.errors import Finding, Severity
from drafter.language.amounts import Unit
from drafter.modification import Insertion
from drafter.render.pages import page
from drafter.render.review import review_page
from drafter.render.terminal import findings_text

__all__ = ["whole"]

Look = Callable[..., Context]


@pytest.fixture
def look(tmp_path: Path, shelf: Path) -> Look:
    """What the checks see of a bill."""

    def looked(text: str, edition: str = NEW) -> Context:
        path = tmp_path / "bill.yaml"
        path.write_text(text, "utf-8")
        return draft(path, shelf, edition).context

    return looked


def article(conduct: str, sanction: str = "влечет предупреждение.", number: str = "667-1") -> str:
    new = f'"Статья {number}. Шум\\n{conduct} –\\n{sanction}"'
    return one(f"type: insertion\n    destination: art_{number}\n    new: {new}")


COPIED = (
    "Публичное неповиновение законному распоряжению или требованию работника таможни в связи с исполнением ими "
    "служебных обязанностей, воспрепятствование их законной деятельности,"
)


def test_a_copied_phrase_is_found_though_its_nouns_differ(koap: Code) -> None:
    act = koap.act("rus", NEW)
    (best, *_others) = Phrases(leaf for leaf in akn.all_leaves(act) if "heading" not in leaf.eid).copies(COPIED)
    assert best.leaf.eid == "art_667__para_1__al_1"
    assert best.share > 0.6
    phrases = [COPIED[start:end] for start, end in best.mine]
    assert "неповиновение законному распоряжению или требованию" in phrases
    assert not any("таможни" in phrase for phrase in phrases)
    start, end = best.theirs[0]
    assert best.leaf.text[start:end].lower().startswith("неповиновение законному")


def test_c18_formulas_of_the_code_are_no_copies(look: Look) -> None:
    repeated = (
        "3. Действия, предусмотренные частью первой настоящей статьи, совершенные повторно в течение года после "
        "наложения административного взыскания, –\\nвлечет предупреждение."
    )
    part = one(f'type: insertion\n    destination: art_443__para_3\n    new: "{repeated}"')
    assert list(overlap(look(part))) == []


def test_c18_copied_words_are_told_with_both_texts_side_by_side(look: Look) -> None:
    note = (
        "Примечание. Мелкое хулиганство, то есть нецензурная брань в общественных местах, оскорбительное приставание к "
        "физическим лицам, осквернение жилых помещений, загрязнение мест общего пользования."
    )
    bill = one(f'type: insertion\n    destination: art_666__note_1\n    new: "{note}"')
    (found,) = overlap(look(bill))
    assert (found.code, found.place.eid) == ("C18", "art_666__note_1__al_1")
    assert found.message.endswith("абзац первый части первой статьи 434")
    mine, theirs = found.beside
    assert mine.text.startswith("Мелкое хулиганство")
    assert "ецензурная брань в общественных местах" in "".join(text for text, shared in theirs.parts if shared)
    assert "".join(text for text, _shared in mine.parts) == mine.text
    lines = list(findings_text([found]))
    assert sum("│" in line for line in lines) > 3


def test_c18_each_finding_on_an_offence_has_its_texts_beside_it(look: Look) -> None:
    found = list(overlap(look(GOOD)))
    assert found and all(len(one.beside) == 2 for one in found)
    warning = next(one for one in found if one.severity is Severity.WARNING)
    shared = [text for text, is_shared in warning.beside[1].parts if is_shared]
    assert "вмешательство" in shared


def test_the_review_page_shows_the_texts_side_by_side(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(GOOD, "utf-8")
    made = draft(path, shelf, NEW)
    shown = review_page(Project(texts=(made,), findings=made.findings))
    assert shown.count('<details class="pair">') == sum(bool(one.beside) for one in made.findings) > 0
    assert "<mark>вмешательство</mark>" in shown


def test_c18_on_the_whole_code_the_copied_article_is_found(whole: Act, koap: Code) -> None:
    text = f"Статья 667-1. Шум\n{COPIED} –\nвлечет предупреждение."
    found = list(overlap(context_of(whole, koap, [Insertion(destination="art_667-1", new=text)])))
    assert "статьи 667" in found[0].message


@pytest.mark.parametrize(
    ("conduct", "severity", "word"),
    [
        ("Проявление неуважения к сотруднику,", Severity.INFO, "неуважения"),
        ("Непристойное поведение,", Severity.INFO, "непристойное"),
        ("Праздные вопросы сотруднику,", Severity.WARNING, "праздные"),
        ("Аморальный поступок,", Severity.WARNING, "аморальный"),
        ("Вызывающее поведение,", Severity.WARNING, "вызывающее поведение"),
        ("Шум и иные подобные действия,", Severity.INFO, "иные подобные"),
    ],
)
def test_c28_evaluative_words_are_told_with_why(conduct: str, severity: Severity, word: str, look: Look) -> None:
    (found,) = evaluative(look(article(conduct)))
    assert (found.severity, f"«{word}»" in found.message) == (severity, True)
    assert ("уже есть в статьях" in str(found.found)) == (severity is Severity.INFO)
    assert found.hint and "24, пункт 3" in str(found.rule)


def test_c28_plain_words_and_words_that_a_note_explains(look: Look) -> None:
    assert list(evaluative(look(GOOD))) == []
    plain = article("Праздные вопросы сотруднику,")
    assert "влечет предупреждение." in plain
    noted = plain.replace(
        "влечет предупреждение.", "влечет предупреждение.\\nПримечание. Под праздными понимаются вопросы не о службе."
    )
    (found,) = evaluative(look(noted))
    assert (found.severity, "раскрыто в примечании" in str(found.found)) == (Severity.INFO, True)


def test_c28_only_new_words_count(look: Look) -> None:
    bill = one(substitution("art_667__para_1__al_1", "судебного пристава", "судебного исполнителя и пристава"))
    assert list(evaluative(look(bill))) == []


def test_every_evaluative_word_has_its_reason() -> None:
    assert all(term.words and term.why and term.instead for term in terms())


@pytest.mark.parametrize(
    ("conduct", "key"),
    [
        ("Съемка сотрудника,", "information"),
        ("Распространение сведений о сотруднике,", "information"),
        ("Оскорбительное высказывание о сотруднике,", "expression"),
        ("Участие в собрании,", "assembly"),
        ("Проникновение за оцепление,", "movement"),
        ("Раскрытие персональных данных,", "privacy"),
    ],
)
def test_c30_a_right_is_told_by_the_words_of_the_conduct(conduct: str, key: str, look: Look) -> None:
    context = look(article(conduct))
    assert [one.right.key for one in touched(context)] == [key]
    (found,) = rights(context)
    assert found.severity is Severity.INFO
    assert "гарантия не названа" in str(found.found)
    assert "30, пункт 2" in str(found.rule)
    assert "номер статьи Конституции не указан" in str(found.expected)


def test_c30_a_safeguard_is_quoted_where_the_bill_gives_one(look: Look) -> None:
    bill = article("Съемка сотрудника,")
    assert "note: {" in bill
    given = bill.replace(
        "note: {", "note: {safeguards: Наблюдение не наказывается. Съемка со стороны не наказывается., "
    )
    assert touched(look(given))[0].safeguard == "Наблюдение не наказывается."
    noted = bill.replace("предупреждение.", "предупреждение.\\nПримечание. Съемка с улицы не наказывается.")
    assert touched(look(noted))[0].safeguard == "Съемка с улицы не наказывается."


def test_c30_a_sanction_touches_liberty_and_nothing_more(look: Look) -> None:
    bill = one(restated("art_666__al_2", "влечет административный арест на срок до десяти суток."))
    assert [one.right.key for one in touched(look(bill))] == ["liberty"]


def test_every_right_has_its_name_and_signs_in_both_languages() -> None:
    for right in known_rights():
        assert all(right.names[language] and right.signs[language] for language in ("rus", "kaz"))
        assert right.asks


def test_the_note_names_the_rights(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(article("Съемка сотрудника,"), "utf-8")
    text = page(draft(path, shelf, NEW), "note")
    assert "Права, которых может касаться законопроект" in text
    assert "слова «съемка»; гарантия не названа." in text


def found_of(context: Context) -> list[Finding]:
    return list(proportion(context))


def test_c29_a_sanction_above_its_neighbours_is_told_with_the_measure(look: Look) -> None:
    high = with_changes(("fine: 10}", "fine: 199}"))
    (fine,) = [one for one in found_of(look(high)) if "штраф" in one.message]
    assert (fine.found, fine.severity) == ("199", Severity.INFO)
    assert "медиана" in str(fine.expected) and "отношение" in str(fine.expected)
    assert "55" in str(fine.rule)
    assert found_of(look(GOOD)) == []


@pytest.mark.parametrize(
    ("mine", "others", "exceeds", "is_out"),
    [
        (30, (10, 20, 30), False, False),
        (31, (10, 20, 30), True, False),
        (40, (10, 20, 50), False, True),
        (5, (0, 0, 0), True, False),
        (40, (50,), False, False),
        (1, (), False, False),
    ],
)
def test_a_measure_is_the_highest_and_twice_the_median(
    mine: int, others: tuple[int, ...], exceeds: bool, is_out: bool
) -> None:
    measure = Measure(name="штраф", unit=Unit.MCI, mine=mine, others=others)
    assert (measure.exceeds, measure.is_out) == (exceeds, is_out)


def test_an_offence_is_set_beside_its_chapter_and_the_nearest_by_conduct(koap: Code) -> None:
    act = koap.act("rus", NEW)
    found = compared(act, act.index["art_667"])
    numbers = [one.article.number for one in found.neighbours]
    assert numbers[0] == "80-1"
    assert {"668", "668-1"} <= set(numbers)
    assert [one.share for one in found.neighbours] == sorted((one.share for one in found.neighbours), reverse=True)
    assert (found.mine.fine, found.mine.arrest) == (50, 20)


def test_compare_sanctions_on_the_command_line(tmp_path: Path) -> None:
    shown = run("compare-sanctions", "koap", "667", cwd=tmp_path)
    assert shown.returncode == 0
    assert "штраф 30 МРП; арест до 15 сут." in shown.stdout
    assert "█" in shown.stdout
    assert "не вывод о соразмерности" in shown.stdout
    assert "извлечение" in shown.stderr
    data = json.loads(run("compare-sanctions", "koap", "667", "--json", cwd=tmp_path).stdout)
    assert data["schema"] == "drafter.sanctions/1"
    assert data["offence"]["parts"][1]["penalties"] == [
        {"kind": "arrest", "subject": None, "low": 15, "high": 20, "unit": "day"}
    ]
    (tmp_path / "bill.yaml").write_text(GOOD, "utf-8")
    made = run("compare-sanctions", "koap", "667-1", "--bill", "bill.yaml", "-o", "x.html", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    page_text = (tmp_path / "x.html").read_text("utf-8")
    assert "Статья 667-1." in page_text and "<svg" in page_text and "<script" not in page_text
    assert "D039" in run("compare-sanctions", "koap", "32", cwd=tmp_path).stderr
    assert run("compare-sanctions", "koap", "667-9", cwd=tmp_path).returncode == 2
