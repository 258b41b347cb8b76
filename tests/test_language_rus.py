"""Russian numerals, names of units, addresses and the nouns of amending clauses."""

from __future__ import annotations

import datetime
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from drafter import numerals, words
from drafter.errors import DrafterError, Exit
from drafter.language import LanguageError, rus
from drafter.language.rus import Case, QuotedKind

HERE = Path(__file__).parent
LAW = HERE.parents[1] / "shared" / "law"


def cases(name: str) -> Any:
    """The cases of a file of tests/data/language."""
    return YAML(typ="safe").load((HERE / "data" / "language" / f"{name}.yaml").read_text("utf-8"))


def real(path: str) -> str:
    """A real text of the law, or the reason why there is none."""
    file = LAW / path
    if not file.exists():
        pytest.skip(f"the real text is not here: {file}")
    return file.read_text("utf-8")


def step(written: str) -> tuple[str, str]:
    """A unit as the case files write it: «art 667-1»."""
    prefix, _blank, num = written.partition(" ")
    return prefix, num


def declined(names: str) -> list[Case]:
    return [Case[name] for name in names.split()]


@pytest.mark.parametrize(
    ("gender", "columns"),
    [("masculine", declined("NOM GEN DAT INS LOC")), ("feminine", declined("NOM GEN ACC"))],
)
def test_ordinals(gender: rus.Gender, columns: list[Case]) -> None:
    for number, forms in cases("ordinals")[gender].items():
        assert [rus.ordinal(number, case, gender) for case in columns] == forms.split(", ")


def test_ordinals_whose_forms_coincide() -> None:
    for number in range(1, 101):
        oblique = {rus.ordinal(number, case, "feminine") for case in declined("GEN DAT INS LOC")}
        assert len(oblique) == 1
        for gender in ("masculine", "neuter"):
            assert rus.ordinal(number, Case.ACC, gender) == rus.ordinal(number, Case.NOM, gender)


@pytest.mark.parametrize("gender", ["masculine", "feminine", "neuter"])
def test_cardinals(gender: rus.Gender) -> None:
    for number, forms in cases("cardinals")[gender].items():
        assert [rus.cardinal(number, case, gender) for case in declined("NOM GEN ACC")] == forms.split(", ")


@pytest.mark.parametrize("case", Case)
def test_every_cardinal_is_read_back(case: Case) -> None:
    for number in range(1, 2001):
        assert numerals.number(rus.cardinal(number, case).split()) == number


@pytest.mark.parametrize("case", Case)
def test_every_word_of_a_numeral_is_in_its_case_by_the_dictionary(case: Case) -> None:
    pymorphy3 = pytest.importorskip("pymorphy3")
    parse = pymorphy3.MorphAnalyzer().parse
    tag = {"NOM": "nomn", "GEN": "gent", "DAT": "datv", "ACC": "accs", "INS": "ablt", "LOC": "loct"}[case.name]
    for number in [*range(1, 100), 100, 145, 200, 318, 400, 567, 600, 789, 800, 999]:
        for word in rus.cardinal(number, case).split():
            assert any(tag in reading.tag for reading in parse(word)), (number, word)


@pytest.mark.parametrize("number", [0, -1, 1_000_000])
def test_a_number_out_of_bounds_is_refused(number: int) -> None:
    with pytest.raises(LanguageError):
        rus.cardinal(number, Case.GEN)
    with pytest.raises(LanguageError):
        rus.ordinal(number, Case.GEN, "feminine")


def test_numerals_of_the_code_come_back_as_they_stand() -> None:
    """All but the bare «тысячи», a fraction, and a slip of declension."""
    other: Counter[str] = Counter()
    alike = 0
    for paragraph in real("koap/rus-2026-03.paragraphs.txt").splitlines():
        if not re.match(r"вле(?:чет|кут)\b", paragraph):
            continue
        for token in words.tokens(paragraph):
            spelled = paragraph[token.start : token.end]
            if token.kind == "numeral" and re.search(r"(?:в размере|до|от) (?:– )?$", paragraph[: token.start]):
                number = numerals.number(spelled.split())
                assert number is not None
                same = rus.cardinal(number, Case.GEN) == spelled
                alike += same
                other[spelled] += not same
    odd = sorted(phrase for phrase, times in other.items() if times and not phrase.startswith("тысячи"))
    assert odd == ["одной", "шестьсот пятидесяти"]  # «одной десятой процента»; «в размере шестьсот пятидесяти»
    assert alike > 3500


@pytest.mark.parametrize("what", [name for name in cases("terms") if name not in ("date",)])
def test_terms(what: str) -> None:
    for numbers, expected in cases("terms")[what].items():
        assert getattr(rus, what)(*map(int, str(numbers).split())) == expected


@pytest.mark.parametrize(("day", "expected"), cases("terms")["date"].items())
def test_dates(day: datetime.date, expected: str) -> None:
    assert rus.date(day) == expected


@pytest.mark.parametrize("number", [22, 23, 24, 32, 44])
def test_days_that_have_no_accepted_form(number: int) -> None:
    with pytest.raises(LanguageError) as raised:
        rus.days_exactly(number)
    assert rus.days_up_to(number) in (raised.value.findings[0].hint or "")


def test_limits_in_the_wrong_order() -> None:
    with pytest.raises(LanguageError, match="нижний предел"):
        rus.days_range(20, 15)
    with pytest.raises(LanguageError, match="нижний предел"):
        rus.hours_range(20, 20)


def test_terms_of_the_code_come_back_as_they_stand() -> None:
    """Every arrest and every community work that the Code writes in the form the program prefers."""
    text = real("koap/rus-2026-03.paragraphs.txt")
    limits = r"(?P<said>на срок (?:от (?P<low>[а-я ]+?) )?до (?P<high>[а-я ]+?) (?P<unit>суток|часов))\b"
    seen = 0
    for m in re.finditer(rf"(?:арест|работам) {limits}", text):
        unit = "days" if m["unit"] == "суток" else "hours"
        high = numerals.number(m["high"].split())
        assert high is not None
        low = numerals.number(m["low"].split()) if m["low"] else None
        said = getattr(rus, f"{unit}_range")(low, high) if low else getattr(rus, f"{unit}_up_to")(high)
        assert said == m["said"]
        seen += 1
    assert seen >= 60


@pytest.mark.parametrize(
    ("profile", "written", "forms"),
    [(profile, written, forms) for profile, units in cases("units").items() for written, forms in units.items()],
)
def test_a_unit_in_every_case(profile: rus.Profile, written: str, forms: list[str]) -> None:
    prefix, num = step(written)
    assert [rus.unit(prefix, num, case, profile) for case in Case] == forms


def test_every_unit_is_tested() -> None:
    assert {step(written)[0] for written in cases("units")["code"]} == set(rus.TERMS)


@pytest.mark.parametrize(
    ("prefix", "num"),
    [
        ("art", ""),
        ("art", "667а"),
        ("para", ""),
        ("point", "а)"),
        ("al", "2-1"),
        ("al", "0"),
        ("note", "2-1"),
        ("heading", "1"),
        ("clause", "1"),
    ],
)
def test_a_unit_that_cannot_be_named(prefix: str, num: str) -> None:
    with pytest.raises(LanguageError) as raised:
        rus.unit(prefix, num, Case.GEN)
    assert raised.value.findings[0].code == "D401"


@pytest.mark.parametrize("case", cases("addresses"), ids=[case["text"] for case in cases("addresses")])
def test_an_address(case: dict[str, Any]) -> None:
    path = [step(written) for written in case["path"]]
    assert rus.address(path, Case(case["case"]), case.get("profile", "code")) == case["text"]


def test_no_address_without_a_unit() -> None:
    with pytest.raises(ValueError, match="unit"):
        rus.address([], Case.GEN)


def test_addresses_of_a_real_law() -> None:
    """Every address of № 187-VII, read by its words and written again."""
    phrase = re.compile(
        r"""(?: подпункт\w*\ [\d-]+\) | абзац\w*\ \w+ | част\w+\ (?:перв|втор|трет|четверт)\w+ | стать\w+\ [\d-]+ )
            (?: \ (?: подпункт\w*\ [\d-]+\) | част\w+\ (?:перв|втор|трет|четверт)\w+ | стать\w+\ [\d-]+ ) )*""",
        re.VERBOSE,
    )
    said = [m[0] for m in phrase.finditer(real("187-VII/law-187-VII.ru.md"))]
    for address in said:
        path = list(reversed([unit_of(m[1], m[2]) for m in re.finditer(r"(\w+) ([\w-]+\)?)", address)]))
        assert address in {rus.address(path, case) for case in Case}, address
    assert len(said) >= 90


def test_parts_of_articles_in_the_code() -> None:
    """«Частью первой» and the like, in the singular: every one of the Code is a form the program writes."""
    forms = {rus.unit("para", str(number), case) for number in range(1, 30) for case in Case}
    found = re.findall(r"\b(?:часть|частью) \w+", real("koap/rus-2026-03.paragraphs.txt"))
    ordinals = [phrase for phrase in found if numerals.is_ordinal(phrase.split()[1])]
    assert len(ordinals) > 800
    assert set(ordinals) <= forms


def unit_of(name: str, num: str) -> tuple[str, str]:
    """A unit from its name and number in any case, by their first letters."""
    prefixes = {"подп": "point", "абза": "al", "част": "para", "стат": "art"}
    stems = {"перв": "1", "втор": "2", "трет": "3", "четв": "4"}
    return prefixes[name[:4]], stems.get(num[:4], num)


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, case in cases("quoted").items() for text in case["texts"]]
)
def test_what_is_quoted(kind: str, text: str) -> None:
    assert rus.quoted_kind(text) is QuotedKind(kind)


@pytest.mark.parametrize("kind", ["word", "words", "digits"])
def test_what_it_is_called(kind: str) -> None:
    for case in ("accusative", "genitive", "instrumental"):
        assert rus.quoted(QuotedKind(kind), Case(case)) == cases("quoted")[kind][case]


def test_a_bare_sign_needs_a_neighbouring_word() -> None:
    with pytest.raises(LanguageError) as raised:
        rus.quoted(QuotedKind.SIGN, Case.ACC)
    assert "соседнее слово" in (raised.value.findings[0].hint or "")


def test_quotes_of_a_real_law_are_called_as_it_calls_them() -> None:
    """«Слово», «слова», «цифры» before every quotation of № 187-VII; the law counts as the program does."""
    nouns = {rus.quoted(kind, case): kind for kind in list(QuotedKind)[:3] for case in Case if case is not Case.GEN}
    nouns |= {"после слов": QuotedKind.WORDS, "после слова": QuotedKind.WORD, "после цифр": QuotedKind.DIGITS}
    quotes = re.findall(r"\b(после \w+|слов\w*|цифр\w*) «([^»]+)»", real("187-VII/law-187-VII.ru.md"))
    for noun, text in quotes:
        assert rus.quoted_kind(text) is nouns[noun], (noun, text)
    assert len(quotes) > 100


@pytest.mark.parametrize("case", cases("changes"))
def test_what_a_law_makes(case: dict[str, Any]) -> None:
    assert rus.changes_title(case["substitutions"], case["insertions"]) == case["title"]
    assert rus.changes_head(case["substitutions"], case["insertions"]) == case["head"]


@pytest.mark.parametrize(("substitutions", "insertions"), [(0, 0), (-1, 2), (2, -1)])
def test_a_law_that_changes_nothing(substitutions: int, insertions: int) -> None:
    with pytest.raises(ValueError, match="changes something"):
        rus.changes_head(substitutions, insertions)


@pytest.mark.parametrize(
    ("word", "why"),
    [
        ("маслихат", "не находится в словаре"),
        ("акимат", "не находится в словаре"),
        ("прокурор", "не находится в словаре"),
        ("быстро", "не находится в словаре"),
        ("образ", "не одна форма"),
        ("пропуск", "не одна форма"),
    ],
)
def test_a_noun_that_is_not_certain_is_refused(word: str, why: str) -> None:
    with pytest.raises(LanguageError, match=why) as raised:
        rus.noun(word, Case.NOM, plural=True)
    finding = raised.value.findings[0]
    assert finding.code == "D401"
    assert finding.message.startswith("проверьте падеж")
    assert isinstance(raised.value, DrafterError)
    assert raised.value.exit_code is Exit.INPUT


def test_capital_letters_stay() -> None:
    assert rus.noun("Кодекс", Case.ACC) == "Кодекс"
    assert rus.noun("ГЛАВА", Case.GEN) == "ГЛАВЫ"
    assert rus.noun("Закон", Case.INS) == "Законом"


def test_the_dictionary_is_loaded_only_when_a_word_is_needed() -> None:
    code = (
        "import sys, drafter.language.rus, drafter.language.sanctions_rus;"
        "print({'pymorphy3', 'num2words', 'babel'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=HERE.parent)
    assert out.stdout.strip() == "set()"
