"""Kazakh numerals, names of units, addresses and the nouns of amending clauses."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter import numerals_kaz
from drafter.language import LanguageError, kaz
from drafter.language.kaz import Case, QuotedKind

FOLDER = Path(__file__).parent / "data" / "language"
NAMES = ("numerals", "nouns", "units", "addresses", "changes", "terms")
CASES: dict[str, Any] = {
    name: YAML(typ="safe").load((FOLDER / f"kaz-{name}.yaml").read_text("utf-8")) for name in NAMES
}
REAL = (
    "187-VII/law-187-VII.kk.md",
    "koap/2024/kaz.md",
    "koap/2026/kaz.md",
    "koap/kaz-2022.chapter-33.md",
    "koap/kaz-2023.articles-653-1-667.md",
    "codes/construction-code.kaz-2026.txt",
    "codes/digital-code.kaz-2026.txt",
)


@pytest.fixture(scope="module")
def printed(law: Path) -> str:
    """All the real Kazakh texts, the Latin «i» written «і»."""
    return numerals_kaz.fold("\n".join((law / path).read_text("utf-8") for path in REAL))


def step(written: str) -> tuple[str, str]:
    """A unit as the case files write it: «art 667-1»."""
    prefix, _blank, num = written.partition(" ")
    return prefix, num


def test_ordinals() -> None:
    assert {n: kaz.ordinal(n) for n in range(1, 101)} == CASES["numerals"]["ordinals"]


@pytest.mark.parametrize(("number", "spelled"), CASES["numerals"]["cardinals"].items())
def test_cardinals(number: int, spelled: str) -> None:
    assert kaz.cardinal(number) == spelled


@pytest.mark.parametrize(("number", "forms"), CASES["numerals"]["cases"].items())
def test_cardinals_in_every_case(number: int, forms: str) -> None:
    assert [kaz.cardinal(number, case) for case in Case if case is not Case.ATT] == forms.split(", ")


@pytest.mark.parametrize("case", [case for case in Case if case is not Case.ATT])
def test_every_cardinal_is_read_back(case: Case) -> None:
    for number in range(1, 10_001):
        assert numerals_kaz.number(kaz.cardinal(number, case).split()) == number


def test_the_rule_for_endings_agrees_with_the_table_of_numerals() -> None:
    for forms in numerals_kaz.FORMS.values():
        if forms[0] != "миллион":  # a loan word, of which the rule is not certain
            assert tuple(kaz.declined(forms[0], case) for case in Case if case is not Case.ATT) == forms


@pytest.mark.parametrize("number", [0, -1, 1_000_000])
def test_a_number_out_of_bounds_is_refused(number: int) -> None:
    with pytest.raises(LanguageError):
        kaz.cardinal(number)
    with pytest.raises(LanguageError):
        kaz.ordinal(number)


@pytest.mark.parametrize(("word", "forms"), CASES["nouns"]["plain"].items())
def test_a_noun_in_every_case(word: str, forms: list[str]) -> None:
    assert [kaz.declined(word, case) for case in Case] == forms


@pytest.mark.parametrize(("word", "forms"), CASES["nouns"]["own"].items())
def test_a_noun_of_another_in_every_case(word: str, forms: list[str]) -> None:
    assert [kaz.possessed(word, case) for case in Case] == forms


def test_every_name_of_a_unit_stands_in_the_tables() -> None:
    named = [*kaz.TERMS.values(), *kaz.LAW_TERMS.values()]
    assert {term.name for term in named} <= set(CASES["nouns"]["plain"])
    assert {term.own for term in named} <= set(CASES["nouns"]["own"])
    assert {kaz.TERMS[prefix].many for prefix in ("art", "para", "point", "al")} <= set(CASES["nouns"]["own"])


@pytest.mark.parametrize("word", CASES["nouns"]["uncertain"])
def test_a_word_whose_ending_is_not_certain_is_refused(word: str) -> None:
    with pytest.raises(LanguageError) as raised:
        kaz.declined(word, Case.DAT)
    assert raised.value.findings[0].code == "D401"


@pytest.mark.parametrize("word", ["кодекс", "Заң", "бап", ""])
def test_a_word_that_is_not_of_another_is_refused(word: str) -> None:
    with pytest.raises(LanguageError):
        kaz.possessed(word, Case.DAT)


@pytest.mark.parametrize("case", CASES["terms"]["titles"])
def test_titles_of_acts(case: dict[str, Any]) -> None:
    assert kaz.title(case["title"], Case(case["case"])) == case["text"]


@pytest.mark.parametrize("title", ["Кодекс", "Жер қойнауы туралы", "Қазақстан Республикасының ережесі"])
def test_a_title_that_does_not_end_with_the_kind_of_the_act_is_refused(title: str) -> None:
    with pytest.raises(LanguageError, match="название акта"):
        kaz.title(title, Case.DAT)


def test_every_form_of_a_unit_that_the_laws_print_is_one_of_ours(printed: str) -> None:
    """«Бапта», «бөлігінің» and the like: each form in the real texts is in the tables, but for other nouns."""
    ours = {form for table in ("plain", "own") for forms in CASES["nouns"][table].values() for form in forms}
    stems = r"\b(?:ба[пб]|бөлі[кг]|тарма[қғ]|абзац|тақыры[пб]|ескертпе)\w*"
    seen = Counter(re.findall(stems, printed))
    others = {form: times for form, times in seen.items() if form not in ours}
    # «баптар);» closes lists of article 804; «баптау» is tuning, «тақырыптық» thematic
    assert others == {"баптар": 24, "баптарда": 2, "бөліктер": 5, "баптау": 3, "тақырыптық": 1}
    assert sum(seen.values()) > 1400


@pytest.mark.parametrize("case", CASES["units"], ids=[case["text"] for case in CASES["units"]])
def test_a_unit_with_its_number(case: dict[str, Any]) -> None:
    prefix, num = step(case["unit"])
    profile, own = case.get("profile", "code"), case.get("own", False)
    assert kaz.unit(prefix, num, Case(case["case"]), profile, own=own) == case["text"]


def test_every_unit_is_tested() -> None:
    assert {step(case["unit"])[0] for case in CASES["units"]} == set(kaz.TERMS)


@pytest.mark.parametrize(("prefix", "num"), [("art", ""), ("art", "667а"), ("al", "2-1"), ("heading", "1"), ("x", "1")])
def test_a_unit_that_cannot_be_named(prefix: str, num: str) -> None:
    with pytest.raises(LanguageError) as raised:
        kaz.unit(prefix, num, Case.GEN)
    assert raised.value.findings[0].code == "D401"


@pytest.mark.parametrize("case", CASES["addresses"], ids=[case["text"] for case in CASES["addresses"]])
def test_an_address(case: dict[str, Any]) -> None:
    path = [step(written) for written in case["path"]]
    profile, own = case.get("profile", "code"), case.get("own", False)
    assert kaz.address(path, Case(case["case"]), profile, own=own) == case["text"]


def test_no_address_without_a_unit() -> None:
    with pytest.raises(ValueError, match="unit"):
        kaz.address([], Case.GEN)


_PREFIXES = {"ба": "art", "бө": "para", "аб": "al"}


def test_addresses_of_a_real_law(law: Path) -> None:
    """Every address of № 187-VII, read by its words and written again."""
    text = numerals_kaz.fold((law / "187-VII" / "law-187-VII.kk.md").read_text("utf-8"))
    names = r"(?:ба[пб]|бөлі[кг]|абзац|тармақша)\w*"
    number = r"(?:\d+(?:-\d+)*-(?=ба[пб])|\d+(?:-\d+)*\) (?=тармақша)|\w+нш[іы] (?=бөлі[кг]|абзац))"
    said = [m[0] for m in re.finditer(rf"(?<![\w-]){number}{names}(?: {number}{names})*", text)]
    for address in said:
        steps = re.findall(rf"({number})({names})", address)
        path = [(_PREFIXES.get(name[:2], "point"), digits(num)) for num, name in steps]
        ours = {kaz.address(path, case, own=own) for case in Case for own in (False, True)}
        assert address in ours, address
    assert len(said) >= 90


def digits(num: str) -> str:
    """The number of a unit in digits."""
    spelled = numerals_kaz.number(num.split())
    return num.strip(" -)") if spelled is None else str(spelled)


@pytest.mark.parametrize(
    "what", ["days_up_to", "days_range", "days_exactly", "hours_up_to", "hours_range", "hours_exactly", "amount"]
)
def test_terms(what: str) -> None:
    for numbers, expected in CASES["terms"][what].items():
        assert getattr(kaz, what)(*map(int, str(numbers).split())) == expected


@pytest.mark.parametrize("case", CASES["terms"]["dates"])
def test_dates(case: dict[str, Any]) -> None:
    assert kaz.date(case["day"], Case(case["case"])) == case["text"]


def test_limits_in_the_wrong_order() -> None:
    with pytest.raises(LanguageError, match="нижний предел"):
        kaz.days_range(20, 15)
    with pytest.raises(LanguageError, match="нижний предел"):
        kaz.hours_range(20, 20)


_WORDS = r"(?P<before>(?:[^\W\d_]+ )+)"


def spelled_at_the_end(phrase: str) -> list[str]:
    """The words of the numeral that a phrase ends with."""
    spelled = phrase.split()
    while spelled and numerals_kaz.number(spelled) is None:
        spelled.pop(0)
    return spelled


@pytest.mark.parametrize(("unit", "what", "least"), [("тәулік", "days", 40), ("сағат", "hours", 5)])
def test_terms_of_the_code_come_back_as_they_stand(unit: str, what: str, least: int, printed: str) -> None:
    """Every arrest and every community work that the Code writes in the form the program prefers."""
    alike = 0
    for m in re.finditer(rf"{_WORDS}(?P<end>{unit}(?:ке|қа) дейінгі мерзімге) (?:әкімшілік қамаққа|қоғамдық)", printed):
        high = spelled_at_the_end(m["before"])
        before = m["before"].strip().removesuffix(" ".join(high)).removesuffix(f"{unit}тан ").strip()
        low = [] if before.endswith((" не", "немесе")) else spelled_at_the_end(before)
        number = numerals_kaz.number(high)
        assert number is not None
        lowest = numerals_kaz.number(low)
        said = getattr(kaz, f"{what}_range")(lowest, number) if low else getattr(kaz, f"{what}_up_to")(number)
        assert printed[: m.end("end")].endswith(said)
        alike += 1
    assert alike >= least


def test_amounts_of_the_code_come_back_as_they_stand(printed: str) -> None:
    """Every amount «… айлық есептік көрсеткіш мөлшерінде» of the real texts, read and spelled again."""
    alike = 0
    for m in re.finditer(rf"{_WORDS}айлық есептік көрсеткіш мөлшер", printed):
        spelled = spelled_at_the_end(m["before"])
        number = numerals_kaz.number(spelled)
        if number is not None:
            assert kaz.cardinal(number) == " ".join(spelled)
            alike += 1
    assert alike > 130


@pytest.mark.parametrize("kind", ["word", "words", "digits"])
def test_what_quoted_words_are_called(kind: str) -> None:
    cases = (Case.NOM, Case.GEN, Case.ABL, Case.INS)
    assert [kaz.quoted(QuotedKind(kind), case) for case in cases] == CASES["terms"]["quoted"][kind]


def test_a_bare_sign_needs_a_neighbouring_word() -> None:
    with pytest.raises(LanguageError):
        kaz.quoted(QuotedKind.SIGN, Case.NOM)


def test_quotes_of_a_real_law_are_called_as_it_calls_them(law: Path) -> None:
    """«Деген сөз», «деген сөздер», «деген цифрлар» after every quotation of № 187-VII."""
    text = (law / "187-VII" / "law-187-VII.kk.md").read_text("utf-8")
    nouns = {kaz.quoted(kind, case): kind for kind in list(QuotedKind)[:3] for case in Case}
    quotes = re.findall(r"((?:«[^«»]+»,? )+)деген (\w+)", text)
    for said, noun in quotes:
        assert kaz.quoted_kind(*re.findall(r"«([^«»]+)»", said)) is nouns[noun], (noun, said)
    assert len(quotes) > 130


@pytest.mark.parametrize("case", CASES["changes"])
def test_what_a_law_makes(case: dict[str, Any]) -> None:
    assert kaz.changes(case["substitutions"], case["insertions"]) == case["text"]


def test_a_law_that_changes_nothing() -> None:
    with pytest.raises(ValueError, match="changes something"):
        kaz.changes(0, 0)
