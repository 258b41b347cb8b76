"""A bill in both languages: what agrees is silent, and every slip of one language is caught."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import mutations
import pytest
from bilingual import CONFIRMED, modifications, version
from kazakh_law import modifications as read_kazakh_law
from mutations import Mutation

from drafter.codes import Code
from drafter.errors import DrafterError, Finding, Severity
from drafter.modification import Insertion, Modification, Substitution
from drafter.parity.bill import Agreement, Version, agreement
from drafter.parity.clauses import Verb, clauses, matched
from drafter.spec import bill as bills

HERE = Path(__file__).parent
ADDED = "art_667-1"


@pytest.fixture(scope="module")
def rus(koap: Code) -> Version:
    return version(koap, "rus", modifications("rus"))


@pytest.fixture(scope="module")
def kaz(koap: Code) -> Version:
    return version(koap, "kaz", modifications("kaz"))


def serious(found: Agreement) -> list[Finding]:
    return [one for one in found.findings if one.severity is not Severity.INFO]


def changed(given: Version, place: str, old: str, new: str) -> Version:
    """The bill with words of one modification changed, not applied."""
    said = [_with(one, old, new) if one.destination == place else one for one in given.modifications]
    assert said != list(given.modifications)
    return Version(modifications=said)


def _with(one: Modification, old: str, new: str) -> Modification:
    for name, position, text in mutations.texts(one):
        if old in text:
            return mutations.with_text(one, name, position, text.replace(old, new, 1))
    return one


def test_a_bill_that_says_the_same_has_no_findings(rus: Version, kaz: Version) -> None:
    found = agreement(rus, kaz, confirmed=CONFIRMED)
    assert serious(found) == []
    assert [(one.code, one.severity, one.place.eid) for one in found.findings] == [
        ("C32", Severity.INFO, "art_443__para_1__al_2")
    ]
    assert "глагол санкции меняется только в казахском тексте" in found.findings[0].message


def test_a_change_of_one_language_is_to_be_confirmed(rus: Version, kaz: Version) -> None:
    (one,) = agreement(rus, kaz).findings
    assert (one.code, one.severity) == ("C32", Severity.WARNING)
    assert one.found == "на казахском: заменить слова: «әкеп соғады» – «алып келеді»"


def test_a_reason_for_what_does_not_differ_is_told(rus: Version, kaz: Version) -> None:
    (one,) = serious(agreement(rus, kaz, confirmed={**CONFIRMED, "art_5__para_1": "так надо"}))
    assert (one.code, one.place.eid) == ("C32", "art_5__para_1")


def test_one_clause_on_two_words_is_two_clauses(rus: Version, kaz: Version) -> None:
    """Kazakh folds them with «тиісінше», and in another order."""
    place = "art_669__para_1__al_2"
    assert sum(one.destination == place for one in rus.modifications) == 2
    assert sum(one.destination == place for one in kaz.modifications) == 1
    every = matched(clauses(rus.modifications), clauses(kaz.modifications))
    both = [one for one in every if one.first.destination == place]
    assert [(one.rus.old, one.kaz.old) for one in both if one.rus and one.kaz] == [
        ("пяти месячных", "бес айлық"),
        ("двадцати часов", "жиырма сағатқа"),
    ]
    assert {one.first.verb for one in both} == {Verb.REPLACE_WORDS}


CASES: list[tuple[str, str, str, str, str, str, str]] = [
    # язык, место, было, стало, код, что сказано на русском, что на казахском
    ("kaz", ADDED, "бестен он тәулікке", "бестен он бес тәулікке", "C21", "арест от 5 до 10 суток",
     "арест от 5 до 15 суток"),
    ("rus", ADDED, "от пяти до десяти суток", "до десяти суток", "C21", "арест до 10 суток", "арест от 5 до 10 суток"),
    ("kaz", ADDED, "667-бабының бірінші", "667-бабының екінші", "C21", "статья 667 (часть 1)", "статья 667 (часть 2)"),
    ("kaz", ADDED, "2028 жылғы 1 қаңтарға", "2028 жылғы 1 ақпанға", "C21", "1.1.2028", "1.2.2028"),
    ("kaz", ADDED, "бес жұмыс күні", "күнтізбелік бес күн", "C21", "5 рабочих дней", "5 календарных дней"),
    ("rus", ADDED, "на должностных лиц", "на юридических лиц", "C21", "штраф 20 МРП (юридическое лицо – заңды тұлға)",
     "штраф 20 МРП (должностное лицо – лауазымды адам)"),
    ("kaz", ADDED, "прокурорға", "тергеушіге", "C31", "«прокурор – прокурор»", "«следователь – тергеуші»"),
    ("kaz", "art_684__para_1", "667-1,", "667-2,", "C21", "число 667-1", "число 667-2"),
    ("kaz", "art_804__para_1__point_1", "екінші және", "екінші, төртінші және", "C21", "ничего", "число 4"),
    ("rus", "art_668-1__al_2", "сорока", "тридцати", "C21", "штраф 30 МРП (юридическое лицо – заңды тұлға)",
     "штраф 40 МРП (юридическое лицо – заңды тұлға)"),
    ("kaz", "art_443__heading", "кедергі келтіру", "араласу", "C31", "«воспрепятствование – кедергі келтіру»",
     "«вмешательство – араласу»"),
    ("kaz", "art_443__para_3", "отыз тәулік", "отыз күн", "C21", "30 суток", "30 дней"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[f"{case[0]}: {case[2]} – {case[3]}" for case in CASES])
def test_a_slip_is_told_in_both_languages(rus: Version, kaz: Version, case: tuple[str, ...]) -> None:
    language, place, old, new, code, russian, kazakh = case
    given = {"rus": rus, "kaz": kaz}
    given[language] = changed(given[language], place, old, new)
    found = agreement(given["rus"], given["kaz"], confirmed=CONFIRMED)
    assert [(one.code, one.place.eid, one.expected, one.found) for one in serious(found)] == [
        (code, place, f"на русском: {russian}", f"на казахском: {kazakh}")
    ]
    shown = next(one for one in found.divergences if one.only_rus or one.only_kaz)
    for side, only in ((shown.rus, shown.only_rus), (shown.kaz, shown.only_kaz)):
        assert all(side.text[fact.start : fact.end] for fact in only)


def test_a_bound_outside_the_words_is_seen_in_the_paragraph(koap: Code) -> None:
    """The words agree, the paragraphs they make do not: «до двадцати» against «жиырма» without «дейінгі»."""
    place = "art_667__para_1__al_2"
    russian = version(koap, "rus", [Substitution(destination=place, old=("пятнадцати",), new=("двадцати",))])
    same = Substitution(destination=place, old=("он бес",), new=("жиырма",))
    other = replace(same, old=("он бес тәулікке дейінгі мерзімге",), new=("жиырма тәулікке",))
    assert agreement(russian, version(koap, "kaz", [same])).findings == ()
    (one,) = agreement(russian, version(koap, "kaz", [other])).findings
    assert (one.code, one.severity) == ("C21", Severity.ERROR)
    assert one.expected == "на русском: прибавилось: арест до 20 суток; ушло: ничего"
    assert one.found == "на казахском: прибавилось: арест 20 суток; ушло: ничего"


def test_a_divergence_in_force_is_not_the_bill_s(koap: Code) -> None:
    """Article 434(1) differs in its term of arrest; a change of its fine does not."""
    place = "art_434__para_1__al_2"
    given = (
        version(koap, "rus", [Substitution(destination=place, old=("двадцати месячных",), new=("сорока месячных",))]),
        version(koap, "kaz", [Substitution(destination=place, old=("жиырма айлық",), new=("қырық айлық",))]),
    )
    assert agreement(*given).findings == ()


def test_a_word_may_have_more_forms_in_one_language() -> None:
    forms = Substitution(destination="body", old=("органа", "органу"), new=("суда", "суду"), every=True)
    more = Substitution(
        destination="body",
        old=("органның", "органға", "органды"),
        new=("соттың", "сотқа", "сотты"),
        every=True,
    )
    assert agreement(Version(modifications=[forms]), Version(modifications=[more])).findings == ()


def test_a_unit_of_one_language_is_an_error(rus: Version, kaz: Version) -> None:
    less = Version(modifications=[one for one in kaz.modifications if one.destination != ADDED])
    found = serious(agreement(rus, less, confirmed=CONFIRMED))
    assert [(one.code, one.place.eid) for one in found] == [("C21", ADDED)]
    assert found[0].found == "на казахском: изменения нет"


def test_words_on_the_other_side_are_to_be_confirmed(koap: Code) -> None:
    place = "art_684__para_1"
    russian = version(koap, "rus", [Insertion(destination=place, pos="after", old="667,", new="667-1,")])
    kazakh = version(koap, "kaz", [Insertion(destination=place, pos="before", old="668,", new="667-1,")])
    found = agreement(russian, kazakh).findings
    # «667,» and «668,», to which the words are added, are other numbers too
    assert {(one.code, one.place.eid) for one in found} == {("C32", place), ("C21", place)}


def test_terms_are_learnt_from_the_code(rus: Version, kaz: Version) -> None:
    """«Требование» is in no table; the Code teaches «требование – талап»."""
    other = changed(kaz, "art_443__heading", "заңды талабына", "әділ өтінішіне")
    found = serious(agreement(rus, replace(other, amended=kaz.amended), confirmed=CONFIRMED))
    assert {one.code for one in found} == {"C31"}
    assert any("стоят вместе" in one.message and "талап" in one.message for one in found)


def test_the_real_law_agrees_but_for_three_changes(law: Path) -> None:
    """№ 187-VII: three words change in the Kazakh text alone, in items 1, 7 and 22; all else agrees."""
    lines = (law / "187-VII" / "law-187-VII.kk.md").read_text("utf-8").splitlines()
    first, last = (next(n for n, line in enumerate(lines) if line.startswith(f"{k}-бап.")) for k in (1, 2))
    kazakh = read_kazakh_law(lines[first + 1 : last])
    russian = bills.modifications(bills.read(HERE / "data" / "law-187-VII.yaml"), "rus")
    assert len(russian) == len(kazakh) == 85
    places = ["art_143__para_2__al_1", "art_368__para_2__al_1", "art_434__para_2__al_2"]
    found = agreement(Version(modifications=russian), Version(modifications=kazakh))
    assert [(one.code, one.place.eid) for one in found.findings] == [("C32", place) for place in places]
    confirmed = dict.fromkeys(places, "только в казахском тексте")
    assert serious(agreement(Version(modifications=russian), Version(modifications=kazakh), confirmed=confirmed)) == []


def caught(koap: Code, given: dict[str, Version], language: str, said: list[Modification]) -> bool:
    """Whether a broken bill is caught: by its clauses alone, or by what they make of the Code."""
    broken = {**given, language: Version(modifications=said)}
    if serious(agreement(broken["rus"], broken["kaz"], confirmed=CONFIRMED)):
        return True
    try:
        broken[language] = version(koap, language, said)
    except DrafterError:
        return False  # it could not be applied, but the comparison itself said nothing
    return bool(serious(agreement(broken["rus"], broken["kaz"], confirmed=CONFIRMED)))


@pytest.mark.parametrize(
    ("name", "mutate", "seeds"),
    [
        ("addresses", mutations.addresses, 1),
        ("verbs", mutations.verbs, 1),
        ("numbers and digits", mutations.numbers, 2),
        ("dates", mutations.dates, 1),
        ("terms of the table", mutations.known_terms, 2),
    ],
)
def test_mutations_are_caught(
    koap: Code, rus: Version, kaz: Version, name: str, mutate: Mutation, seeds: int
) -> None:
    tried: Counter[bool] = Counter()
    for language, given in (("rus", rus), ("kaz", kaz)):
        for seed in range(seeds):
            for position, said in mutations.mutated(given.modifications, mutate, language, random.Random(seed)):
                is_caught = caught(koap, {"rus": rus, "kaz": kaz}, language, said)
                tried[is_caught] += 1
                assert is_caught, (language, given.modifications[position], said[position])
    print(f"\n{name}: caught {tried[True]} of {tried.total()}")
    assert tried.total() > 0


def test_half_of_any_other_words_are_asked_about(koap: Code, rus: Version, kaz: Version) -> None:
    """A word that no table has is asked about where the Code teaches its counterpart."""
    tried: Counter[bool] = Counter()
    for language, given in (("rus", rus), ("kaz", kaz)):
        mutate = mutations.any_words(koap.act(language, "2026-07-12"))
        every = list(mutations.mutated(given.modifications, mutate, language, random.Random(1)))
        for _position, said in random.Random(2).sample(every, 20):
            tried[caught(koap, {"rus": rus, "kaz": kaz}, language, said)] += 1
    print(f"\nany words: caught {tried[True]} of {tried.total()}")
    assert tried[True] >= 0.5 * tried.total()
