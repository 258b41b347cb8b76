"""The languages of the program: whole catalogues, no sentence that bypasses them, and the choice of a language."""

from __future__ import annotations

import ast
import gettext
import io
import json
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import catalogues
import pytest
from babel.messages.catalog import Catalog

import drafter
from drafter import messages
from drafter.cli.program import cli
from drafter.spec.starting import bill_text

ROOT = Path(__file__).resolve().parent.parent
HOUSE = Path(drafter.__file__).parent
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
QUOTED = re.compile(r"«[^«»]*(?:«[^»]*»[^«»]*)*»|“[^”]*”|\"[^\"]*\"|‹[^›]*›")
NUMBER = re.compile(r"\d+(?:-\d+)*")
PLACEHOLDER = re.compile(r"%\(\w+\)s|\{\w*(?:![rs])?(?::[^}]*)?\}")

# The catalogues


@pytest.fixture(scope="module", params=catalogues.TRANSLATIONS, ids="-".join)
def pair(request: pytest.FixtureRequest) -> tuple[Catalog, Catalog]:
    """A catalogue, and the messages that are in the program."""
    domain, language = request.param
    if domain == "click" and version("click") != catalogues.CLICK:
        pytest.skip(f"the catalogue is made for click {catalogues.CLICK}, here is {version('click')}: make messages")
    return catalogues.read(domain, language), catalogues.template(domain)


def test_a_catalogue_has_the_messages_of_the_program_and_no_others(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, known = pair
    assert {each.id for each in known if each.id} - {each.id for each in catalogue} == set(), "make messages"
    assert {each.id for each in catalogue if each.id} - {each.id for each in known} == set(), "make messages"
    assert not catalogue.obsolete


def test_every_message_is_translated(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, _known = pair
    assert [each.id for each in catalogue if each.id and not all(catalogues.strings(each))] == []
    assert [each.id for each in catalogue if each.id and each.fuzzy] == []


def test_a_message_with_a_count_has_every_form_of_the_language(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, _known = pair
    assert catalogue.num_plurals == {"ru": 3, "kk": 1, "en": 2}[str(catalogue.locale)]
    counted = [each for each in catalogue if each.pluralizable]
    assert counted
    assert [each.id for each in counted if len(catalogues.strings(each)) != catalogue.num_plurals] == []


def test_a_translation_has_the_placeholders_of_its_message(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, _known = pair
    for each in catalogue:
        if not each.id:
            continue
        forms = [each.id] if isinstance(each.id, str) else list(each.id)
        wanted = [set(PLACEHOLDER.findall(form)) for form in forms]
        for said in catalogues.strings(each):
            found = set(PLACEHOLDER.findall(said))
            if each.pluralizable:  # one form may say «a place», another «{n} places»
                assert found <= set().union(*wanted), each.id
            else:
                assert found == wanted[0], each.id


def test_a_translation_begins_and_ends_as_its_message_does(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, _known = pair
    for each in catalogue:
        if isinstance(each.id, str) and each.id and isinstance(each.string, str):
            for edge in (r"\A\s*", r"\s*\Z"):
                assert re.findall(edge, each.string)[0] == re.findall(edge, each.id)[0], each.id


def test_the_program_reads_what_the_catalogue_says(pair: tuple[Catalog, Catalog]) -> None:
    catalogue, _known = pair
    assert catalogue.domain is not None
    committed = catalogues.file_of(catalogue.domain, str(catalogue.locale)).with_suffix(".mo").read_bytes()
    assert _meaning(committed) == _meaning(catalogues.compiled(catalogue)), "make messages"


def _meaning(data: bytes) -> dict[object, str]:
    """The translations of a compiled catalogue, without its head, which names the version of Babel."""
    read = gettext.GNUTranslations(io.BytesIO(data))
    return {key: text for key, text in vars(read)["_catalog"].items() if key != ""}


def test_english_and_kazakh_do_not_lapse_into_russian() -> None:
    """English has Cyrillic letters only in quotation marks; Kazakh differs from the Russian message."""
    for each in catalogues.read("drafter", "en"):
        for said in catalogues.strings(each) if each.id else ():
            assert not CYRILLIC.search(QUOTED.sub("", said.split("\n\n")[0]).removesuffix('"вмешательств*"')), said
    same = {each.id for each in catalogues.read("drafter", "kk") if each.id and each.id == each.string}
    assert {text for text in same if CYRILLIC.search(str(text))} <= {
        "файл",
        "[КОД]",
        "КОДЕКС",
        "Кодекс",
        "{n} байт",
        "{what}: «{text}»",
        "тег (!)",
        "Папка.",
        "параграф",
        "минут",
    }


def test_plurals_follow_the_language() -> None:
    said = {
        language: _python(
            f"from drafter import messages as m; m.speak('{language}');"
            "print([m.plural(n, 'абзац', 'абзаца', 'абзацев') for n in (1, 2, 5, 21)])"
        ).strip()
        for language in messages.LANGUAGES
    }
    assert said == {
        "ru": "['абзац', 'абзаца', 'абзацев', 'абзац']",
        "kk": "['абзац', 'абзац', 'абзац', 'абзац']",
        "en": "['paragraph', 'paragraphs', 'paragraphs', 'paragraphs']",
    }


# The rules that findings cite


@pytest.mark.parametrize("name", ["kaz", "eng"])
def test_every_rule_is_told_in_every_language(name: str) -> None:
    russian, told = (
        tomllib.loads((ROOT / "templates" / "rules" / f"{one}.toml").read_text("utf-8")) for one in ("rus", name)
    )
    assert list(told) == list(russian)
    for code, fields in russian.items():
        assert list(told[code]) == list(fields), code
        assert all(told[code].values()), code
        for field in ("title", "why"):
            assert told[code][field] != fields[field], code
        for field, text in fields.items():
            assert sorted(NUMBER.findall(told[code][field])) == sorted(NUMBER.findall(text)), f"{code}.{field}"
    if name == "eng":
        for code, fields in told.items():
            for text in fields.values():
                assert not CYRILLIC.search(QUOTED.sub("", text)) or text.startswith("drafter find"), code


# No sentence bypasses the catalogues

SHOWN_AS_IT_IS: tuple[tuple[str, str, str], ...] = (
    ("language", ".*", "words of the law's languages"),
    ("numerals", ".*", "numerals of the law's languages"),
    ("numerals_kaz", ".*", "numerals of the law's languages"),
    ("words", r"\[.*\]|.{1,2}", "letters that look alike"),
    ("nearest", r"\S+", "letters that look alike"),
    ("search", r".", "letters that look alike"),
    ("conform.reasons", r"іІ", "letters that look alike"),
    ("diff", "[а-яәғқңөұүһі ]+\n.*", "the small words of the law's languages"),
    ("places", "весь текст|бүкіл мәтін", "a place is named in the language of the law"),
    ("render.editions", r"\{title\}.*", "the head of a document in the language of the law"),
    ("word.stylesheet", r"Изменённые слова|Ссылка", "names of styles in a Word file"),
    ("word.typography", r"Изменённые слова|Ссылка", "names of styles in a Word file"),
    ("spec.model", ".*", "the JSON Schema is one for all languages"),
    ("spec.offence", ".*", "the JSON Schema is one for all languages"),
    ("spec.text", ".*", "the JSON Schema is one for all languages"),
    ("verify.alike", "[iіІ-]+", "letters that look alike"),
    ("verify.cells", r"\w+", "letters that look alike"),
    ("wording", ".*", "the bill is written in the language of the law"),
    ("render.review", "Русский|Қазақша", "a language is named in itself"),
    ("refs_kaz", ".*", "what citations in the law are read by"),
    ("refs", ".*", "what citations in the law are read by"),
    ("history", r"\w+(?: \w+)? ?", "what official notes are read by"),
    ("ingest.document", "Парламент Республики Казахстан", "data of an act"),
    ("ingest.html_shown", "ПРОПУСК: ", "how a transcript marks a gap"),
    ("ingest.markdown", "до продолжения раздела ", "how a transcript marks a gap"),
    ("ingest.official", "ПРОПУСК: статьи ", "how a transcript marks a gap"),
    ("ingest.pdf_furniture", r"стр .*", "words beside the number of a page"),
    ("ingest.pdf_hyphens", r"[а-яәғқңөұүһі ]+", "parts of words with a hyphen of their own"),
    ("ingest.report", "часть|пункт|подпункт", "how code.toml calls the units; shown through _"),
    ("codes", r"часть|подпункт| \(в части\)", "data of a catalogue; shown through _"),
    ("checks.bill_text", "іІ", "letters that look alike"),
    ("checks.entry", r"[а-яәғқңөұүһі ]+", "names of months in the law's languages"),
    ("checks.form", "ЗАПОЛНИТЕ", "what starting points write"),
    ("checks.lists", r"часть.*| и ", "words of the law"),
    ("checks.style", r"[«а-яА-Я…»{} ]+", "words of the law"),
    ("checks.title", r" по вопросам|«(?:О|Статья).*", "words of the law"),
    ("fixes.offers", r"[а-яА-Я{}' \[\]]+", "words of the law, letters that look alike"),
    ("checks.overlap", r"[а-яё\s]+", "the ordinary words of offences"),
    ("checks.sanctions", r"[а-я]+", "words that name subjects in sanctions"),
    ("conform.bodies", r"[а-я\s]+|,\|\\sи\\s", "words by which state bodies are told in the law"),
    ("conform.lists", r"[а-я ]+", "words of lists in the law"),
    ("parity.facts", r"субъект|взыскание", "names of groups in the table of terms"),
    ("parity.facts", r"ІХ|\\b .*", "what the two texts are read by"),
    ("parity.learnt", r"[а-я]+", "words and endings of the law's languages"),
    ("parity.quantities", ".*", "what the two texts are read by; units are shown through _"),
    ("parity.terms", r"[а-яғқ]", "last letters of Kazakh words"),
    ("parity.told", r"[а-я ]+|МРП", "how quantities name their units; shown through _"),
    ("parity.units", ".*", "what the two texts are read by"),
    ("reading.heads", "іІ", "letters that look alike"),
    ("reading.lexicon", r"[а-яёі]+", "letters that look alike"),
    ("reading.read", r"[а-яқіғңың ]+", "words of titles in the law's languages"),
    ("reading.sameness", "іІ", "letters that look alike"),
    ("reading.structures", r"\(\?<=.*", "what a new text is read by"),
    ("reading.tokens", r"[а-я ]+", "abbreviations in amending prose"),
    ("text.hyphens", r"IVX.*|бап.*", "what the numbers of units are known by"),
    ("text.letters", r"стат\|част.*", "what the numbers of units are known by"),
    ("word.numbering", r"[а-я]+", "letters by which Word numbers paragraphs"),
)
"""Texts with Cyrillic letters that need no translation: the module, what the whole text is like, and why."""

LOOKED_FOR = frozenset("compile startswith endswith removeprefix removesuffix partition get find".split())
"""Functions whose arguments are looked for in a text and not shown."""

MODULES = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
    if "data" not in path.relative_to(HOUSE).parts
}


def texts(node: ast.AST) -> Iterator[ast.Constant]:
    """The texts with Cyrillic letters that may be shown and do not pass through ``_``."""
    match node:
        case ast.Expr(value=ast.Constant()) | ast.Compare():
            return  # a docstring; what is compared with
        case ast.Call(func=ast.Name(id="_" | "plural" as name), args=arguments):
            forms = arguments if name == "_" else arguments[1:]
            assert all(isinstance(each, ast.Constant) or name == "_" for each in forms), f"line {node.lineno}"
            return
        case ast.Call(func=ast.Attribute(attr=name)) if name in LOOKED_FOR:
            yield from texts(node.func)
            return
        case ast.Constant(value=str(text)) if CYRILLIC.search(text):
            yield node
    for inner in ast.iter_child_nodes(node):
        yield from texts(inner)


def explained(module: str, text: str) -> tuple[str, str, str] | None:
    """The entry that says why a text is shown as it is."""
    fitting = (each for each in SHOWN_AS_IT_IS if module == each[0] or module.startswith(f"{each[0]}."))
    return next((each for each in fitting if re.fullmatch(each[1], text, re.DOTALL)), None)


@pytest.mark.parametrize("module", MODULES)
def test_every_sentence_passes_through_the_catalogues(module: str) -> None:
    found = texts(ast.parse(MODULES[module].read_text("utf-8")))
    bypassing = [f"{module}:{each.lineno}: {each.value}" for each in found if not explained(module, str(each.value))]
    assert bypassing == [], "pass it through messages._, or say in SHOWN_AS_IT_IS why not"


def test_the_list_of_what_is_shown_as_it_is_holds_nothing_else() -> None:
    used = {
        explained(module, str(each.value))
        for module, path in MODULES.items()
        for each in texts(ast.parse(path.read_text("utf-8")))
    }
    assert [each for each in SHOWN_AS_IT_IS if each not in used] == []


READ = ("about(path)", "name", "one.right.rule", "one.right.asks", "term.why", "term.instead")
"""Sentences of the templates, which are put into the catalogues by what reads them."""


def test_what_is_asked_of_the_catalogues_is_in_them() -> None:
    """Not ``_(f"…{x}…")``, nor ``_("…".format(x=…))``, nor ``f"…{_('…')}"``, which Babel does not see."""
    ids = [each.id for each in catalogues.template("drafter")]
    known = {*ids, *(each[0] for each in ids if isinstance(each, tuple))}
    for module, path in MODULES.items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("_", "plural"):
                given = [each.value if isinstance(each, ast.Constant) else ast.unparse(each) for each in node.args]
                asked = given[0] if node.func.id == "_" else (given[1], given[3])
                assert asked in known or asked in READ, f"{module}:{node.lineno}: {asked}"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_mistakes_of_a_bill_file_are_told_in_one_language(language: str, tmp_path: Path) -> None:
    cases = ROOT / "tests" / "data" / "bills" / "wrong.yaml"
    told = json.loads(_python(WRONG_BILLS, language, str(cases), str(tmp_path)))
    assert len(told) > 50
    for text in told:
        shown = QUOTED.sub("", text)
        if language == "en":
            assert not CYRILLIC.search(shown), text
        else:
            assert CYRILLIC.search(shown), text


WRONG_BILLS = """
import json, sys, pathlib
from drafter import messages
messages.speak(sys.argv[1])
from ruamel.yaml import YAML
from drafter.errors import InputError
from drafter.spec import bill
told = []
for case in YAML(typ="safe", pure=True).load(pathlib.Path(sys.argv[2]).read_text("utf-8")):
    path = pathlib.Path(sys.argv[3], "bill.yaml")
    path.write_text(case["file"], encoding="utf-8")
    try:
        bill.read(path)
    except InputError as error:
        told += [text for each in error.findings for text in (each.message, each.expected, each.hint) if text]
print(json.dumps(told))
"""


# The choice of a language


def run(*arguments: str, encoding: str = "utf-8", **more: str | None) -> tuple[int, str, str]:
    """Run the program in an environment without any language but the one given."""
    environment = {key: value for key, value in os.environ.items() if key not in LANGUAGE_VARIABLES}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding, "COLUMNS": "100"}
    environment |= {key: value for key, value in more.items() if value is not None}
    done = subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *arguments], capture_output=True, env=environment
    )
    read = "utf-8" if encoding == "ascii" else encoding
    return done.returncode, done.stdout.decode(read), done.stderr.decode(read)


LANGUAGE_VARIABLES = ("DRAFTER_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
OPTIONS = {"ru": "Параметры:", "kk": "Параметрлер:", "en": "Options:"}


def _python(code: str, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments], capture_output=True, check=True, env=environment, encoding="utf-8"
    ).stdout


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "C.UTF-8"}, "ru"),
        ([], {"LANG": "de_DE.UTF-8"}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LANG": "kk_KZ.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ([], {"LANG": "en_US", "LC_MESSAGES": "en_GB", "LC_ALL": "kk_KZ"}, "kk"),
        ([], {"LANG": "en_US", "LC_ALL": "C"}, "ru"),
        ([], {"LANG": "en_US.UTF-8", "DRAFTER_LANG": "kk"}, "kk"),
        (["--lang", "ru"], {"LANG": "en_US.UTF-8", "DRAFTER_LANG": "kk"}, "ru"),
        (["--lang", "kk"], {}, "kk"),
        (["--lang=en"], {"DRAFTER_LANG": "kk"}, "en"),
    ],
)
def test_the_language_is_that_of_the_option_the_variable_or_the_locale(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    status, said, _told = run(*arguments, "--help", **environment)
    assert status == 0
    assert [known for known, word in OPTIONS.items() if word in said.splitlines()] == [language]


@pytest.mark.parametrize("language", messages.LANGUAGES)
@pytest.mark.parametrize("command", ["", *cli.commands])
def test_every_command_has_help_in_every_language(command: str, language: str) -> None:
    status, said, told = run(*command.split(), "--lang", language, "--help")
    assert (status, told) == (0, "")
    assert OPTIONS[language] in said.splitlines()
    parameters = cli.commands[command].params if command else cli.params
    options = [name for each in parameters if each.param_type_name == "option" for name in each.opts]
    assert "--lang" in options
    assert [name for name in options if name not in said] == []
    if language == "en":
        assert not CYRILLIC.search(EXAMPLES.sub("", QUOTED.sub("", said))), said
    else:
        said = FORMS.sub("", said)
        assert not re.search(r"(?i)usage|options|commands|show this|default|required|\bpath\b|\btext\b|directory", said)


FORMS = re.compile(r"\[text\|json\|sarif\|junit\]")
EXAMPLES = re.compile(r"сотрудник\*|“часть\.\.\.")


def test_every_command_takes_the_language_of_messages() -> None:
    assert [name for name, one in cli.commands.items() if not any("--lang" in each.opts for each in one.params)] == []


def test_the_language_of_the_text_and_of_messages_are_given_apart() -> None:
    for arguments in (
        ("--lang", "kk", "show", "koap", "667", "--lang", "kaz"),
        ("show", "koap", "667", "--lang", "kaz", "--lang", "kk"),
        ("show", "--lang", "kk", "koap", "--lang", "kaz", "667", "--history"),
    ):
        status, said, told = run(*arguments)
        assert (status, told) == (0, "")
        assert "667-бап" in said
    assert "қолданысқа енгізілуі" in said
    assert "667-бап" in run("show", "koap", "667", "--lang", "kaz", "--lang", "en")[1]
    assert "Статья 667" in run("show", "koap", "667", "--lang", "kk")[1]
    assert "3 paragraphs" in run("find", "koap", "вмешательств*", "--lang", "en", "--edition", "2024-06-08")[1]


@pytest.mark.parametrize(
    ("arguments", "environment"),
    [
        (["--lang", "de", "editions", "koap"], {}),
        (["--lang", "kaz", "editions", "koap"], {}),
        (["editions", "koap", "--lang", "kaz"], {}),
        (["editions", "koap", "--lang", "kk_KZ"], {}),
        (["show", "koap", "667", "--lang", "english"], {}),
        (["ingest", "x.txt", "--code", "koap", "--edition", "2026-01-01", "-o", "codes/koap", "--lang", "kk"], {}),
        (["editions", "koap"], {"DRAFTER_LANG": "deutsch"}),
    ],
)
def test_a_wrong_language_is_one_clear_message(arguments: list[str], environment: dict[str, str]) -> None:
    status, said, told = run(*arguments, **environment)
    assert (status, said) == (2, "")
    assert "'--lang'" in told.partition("\n\n")[2]
    assert "Traceback" not in told


def test_what_stands_after_two_hyphens_is_not_an_option() -> None:
    _status, said, _told = run("find", "koap", "--", "--lang", "en")
    assert "найдено" in said


@pytest.fixture
def bill(tmp_path: Path) -> Path:
    path = tmp_path / "my-bill.yaml"
    path.write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    return path


PLACE = re.compile(r"часть первая статьи \d+")
"""Places are named in the language of the law."""


@pytest.mark.parametrize(
    ("language", "head", "count"),
    [
        ("ru", "предупреждение[C18]", "ошибок: 0, предупреждений: 1, к сведению: 6"),
        ("kk", "ескерту[C18]", "қателер: 0, ескертулер: 1, мәліметтер: 6"),
        ("en", "warning[C18]", "errors: 0, warnings: 1, notices: 6"),
    ],
)
def test_a_bill_is_checked_in_every_language(bill: Path, language: str, head: str, count: str) -> None:
    status, said, told = run("check", str(bill), "--lang", language)
    assert status == 0
    assert head in said
    assert told.strip() == count
    if language == "en":
        # rights are named as templates/rights.toml names them
        told_of = (one for one in said.split("\n\n") if "[C30]" not in one)
        own = [line for one in told_of for line in one.splitlines() if "C18" not in line and "│" not in line]
        assert not CYRILLIC.search(PLACE.sub("", QUOTED.sub("", " ".join(" ".join(own).split())))), said
    if language == "kk":
        assert "«Құқықтық актілер туралы» № 480-V Заң" in said


def test_the_review_page_speaks_the_language_of_messages_and_shows_that_of_the_law(bill: Path) -> None:
    pages = {}
    for language in messages.LANGUAGES:
        out = bill.parent / language
        status, _said, told = run("build", str(bill), "-o", str(out), "--lang", language)
        assert status == 0, told
        pages[language] = (out / "review.html").read_text("utf-8")
        assert f'<html lang="{language}">' in pages[language]
        assert (out / "bill.rus.xml").read_bytes() == (bill.parent / "ru" / "bill.rus.xml").read_bytes()
    assert '<div class="law">' in pages["ru"]
    assert '<div class="law" lang="ru">' in pages["en"]
    assert "2026 жылғы 22 қараша" in pages["kk"]
    assert "22 November 2026" in pages["en"]
    assert ">1 warning<" in pages["en"].replace("</span> 1 warning", "</span>>1 warning")


# Consoles that lack letters


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize(("encoding", "letter"), [("cp1251", r"\u04d9"), ("cp866", r"\u04d9"), ("ascii", "ә")])
def test_a_console_that_lacks_letters_shows_their_codes(bill: Path, encoding: str, letter: str, language: str) -> None:
    """Where Python is told of ASCII, click writes UTF-8."""
    for arguments, sign in (
        (("show", "koap", "667", "--lang", "kaz"), letter),
        (("check", str(bill)), "C18"),
        (("check", str(bill), "--json"), "drafter.findings/1"),
        (("diff", str(bill)), "{+"),
        (("explain", "C18"), "C18"),
        (("--help",), "drafter"),
    ):
        status, said, told = run(*arguments, encoding=encoding, DRAFTER_LANG=language)
        assert status == 0, told
        assert "Traceback" not in told
        assert sign in said
        if "--json" in arguments:
            assert json.loads(said)["ok"] is True
