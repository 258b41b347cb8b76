"""The shelf: what a catalogue may say, editions changed by hand, and files that are no acts."""

from __future__ import annotations

import datetime
import os
import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from drafter import akn, codes, files
from drafter.cli.program import cli
from drafter.codes import Code
from drafter.errors import DrafterError, Exit, Finding, InputError
from drafter.ingest import fixups
from drafter.spec.starting import bill_text

EDITION = "rus@2026-07-12.xml"


@pytest.fixture
def place(koap: Code, tmp_path: Path) -> Path:
    """A folder of the Code that a test may change."""
    shutil.copytree(koap.folder, tmp_path / "codes" / "koap")
    return tmp_path / "codes" / "koap"


def refused(asked: Callable[[], object]) -> Finding:
    with pytest.raises(InputError) as error:
        asked()
    (one,) = error.value.findings
    assert one.expected and one.found and one.hint
    return one


# Sums


def test_the_catalogue_keeps_the_sum_of_each_edition(koap: Code) -> None:
    assert [one.xml_sha256 for one in koap.editions] == [files.sha256(koap.data(one)) for one in koap.editions]


COMMANDS: Mapping[str, tuple[str, ...]] = {
    "show": ("show", "koap", "667"),
    "refs": ("refs", "koap", "667"),
    "find": ("find", "koap", "штраф*"),
    "sanctions": ("sanctions", "koap"),
    "compare-sanctions": ("compare-sanctions", "koap", "667"),
    "diff": ("diff", "koap@2024-06-08", "koap@2026-07-12"),
    "parity": ("parity", "koap"),
    "check": ("check", "BILL"),
    "build": ("build", "BILL", "-o", "OUT"),
    "conform": ("conform", "BILL"),
    "dossier": ("dossier", "BILL", "-o", "OUT"),
}


def run(place: Path, command: tuple[str, ...]) -> BaseException | None:
    """What a command on the shelf ends with."""
    bill = place.parents[1] / "bill.yaml"
    bill.write_text(bill_text("police-interference", date="2026-11-22"), "utf-8")
    named = {"BILL": str(bill), "OUT": str(place.parents[1] / "out")}
    asked = [named.get(word, word) for word in command]
    return CliRunner().invoke(cli, ["--codes", str(place.parent), *asked]).exception


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_every_command_tells_an_edition_changed_by_hand(command: tuple[str, ...], place: Path) -> None:
    path = place / EDITION
    path.write_bytes(path.read_bytes().replace("пяти".encode(), "двухсот".encode(), 1))
    error = run(place, command)
    assert isinstance(error, InputError)
    (one,) = error.findings
    assert (one.code, one.place.file, one.found) == ("D048", str(path), f"sha256:{files.sha256(path.read_bytes())}")


def without_sums(place: Path) -> None:
    catalogue = place / codes.CATALOGUE
    text, count = re.subn(r"xml_sha256 = .*\n", "", catalogue.read_text("utf-8"))
    assert count == 4
    catalogue.write_text(text, "utf-8")


def test_a_catalogue_without_sums_is_read_as_before(place: Path, koap: Code) -> None:
    without_sums(place)
    code = codes.load(place)
    assert {one.xml_sha256 for one in code.editions} == {None}
    assert akn.serialize(code.act("kaz").root) == akn.serialize(koap.act("kaz").root)


# The catalogue


WRONG = {
    "another folder": (r'file = "rus@2026', 'file = "../koap/rus@2026'),
    "a file of the system": (r'file = "rus@2026.*"', 'file = "/etc/passwd"'),
    "a drive": (r'file = "rus@2026.*"', r"file = 'C:\\codes\\rus.xml'"),
    "a sign that no name has": (r'file = "rus@2026.*"', r'file = "rus\\u0000.xml"'),
    "no name": (r'file = "rus@2026.*"', 'file = ""'),
    "a number for a name": (r'file = "rus@2026.*"', "file = 5"),
    "a day in quotation marks": (r"\ndate = 2026-07-12", '\ndate = "2026-07-12"'),
    "a moment": (r"\ndate = 2026-07-12", "\ndate = 2026-07-12T00:00:00"),
    "a day that no calendar has": (r"\ndate = 2026-07-12", "\ndate = 2026-02-30"),
    "an edition twice": (r"\ndate = 2026-07-12", "\ndate = 2024-06-08"),
    "a file twice": (r'file = "rus@2026.*"', 'file = "rus@2024-06-08.xml"'),
    "another language": ('language = "kaz"', 'language = "eng"'),
    "a title that is no table": (r"\[title\]\nrus = .*\nkaz = .*", 'title = "КоАП"'),
    "a title of one language": (r"\nkaz = .*", ""),
    "a short name that is a list": ('rus = "КоАП"', 'rus = ["КоАП"]'),
    "no short names": (r"\[short\]\nrus = .*\nkaz = .*", ""),
    "a URI that is none": ('uri = ".*"', 'uri = "КоАП"'),
    "yes for no": ("excerpt = true", 'excerpt = "true"'),
    "a sum that is a number": ('xml_sha256 = ".*"', "xml_sha256 = 5"),
    "a sum under another name": ("xml_sha256 =", "xml_sha265 ="),
    "one table for editions": (r"\[\[edition\]\](?s:.)*", "[edition]\nrus = 1\n"),
    "a unit that is a number": (r"\[\[edition\]\](?s:.)*", "[profile]\nparagraph = 5\n"),
    "tables in tables without end": (r"\A", f"x = {'[' * 5000}{']' * 5000}\n"),
}


@pytest.mark.parametrize(("pattern", "new"), WRONG.values(), ids=WRONG)
def test_a_catalogue_that_says_what_cannot_be_is_named(pattern: str, new: str, place: Path) -> None:
    path = place / codes.CATALOGUE
    text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")
    one = refused(lambda: codes.load(place))
    assert (one.code, one.place.file) == ("D032", str(path))


@pytest.mark.parametrize("target", ["secret.xml", "nowhere.xml", "/dev/zero", "/etc/passwd"])
def test_a_link_of_an_edition_out_of_the_folder_is_not_followed(target: str, place: Path) -> None:
    shutil.copy(place / EDITION, place.parent / "secret.xml")
    (place / EDITION).unlink()
    (place / EDITION).symlink_to(place.parent / target)
    one = refused(lambda: codes.load(place).act("rus"))
    assert (one.code, one.found) == ("D032", f"file = {EDITION}")


def test_a_shelf_that_is_a_link_itself_is_a_shelf(place: Path, koap: Code) -> None:
    (place.parents[1] / "link").symlink_to(place.parent)
    assert codes.find("koap", place.parents[1] / "link").act("rus").uri == koap.act("rus").uri


@pytest.mark.parametrize("name", [codes.CATALOGUE, EDITION])
def test_a_pipe_on_the_shelf_is_not_waited_for(name: str, place: Path) -> None:
    (place / name).unlink()
    os.mkfifo(place / name)
    with pytest.raises(InputError) as error:
        codes.load(place).act("rus")
    assert error.value.findings[0].code in ("D005", "D021")


@pytest.mark.parametrize("there", [None, b"", "folder"], ids=["missing", "empty", "a folder"])
def test_an_edition_that_is_no_file_is_named(there: bytes | str | None, place: Path) -> None:
    (place / EDITION).unlink()
    if isinstance(there, bytes):
        (place / EDITION).write_bytes(there)
    elif there:
        (place / EDITION).mkdir()
    assert refused(lambda: codes.load(place).act("rus")).code == "D021"


def test_an_edition_of_another_day_or_language_is_another_act(place: Path) -> None:
    without_sums(place)
    for other in ("kaz@2026-07-12.xml", "rus@2024-06-08.xml"):
        shutil.copy(place / other, place / EDITION)
        one = refused(lambda: codes.load(place).act("rus", "2026-07-12"))
        assert (one.code, one.expected) == ("D021", "/akn/kz/act/code/2014-07-05/235-V/rus@2026-07-12")
        codes._read.cache_clear()


# Files that are no acts


HOSTILE: Mapping[str, tuple[str, str]] = {
    "a paragraph with an element": ("<p>(.)", r"<p><b>\1</b>"),
    "a paragraph with a comment": ("<p>(.)", r"<p>\1<!-- -->"),
    "a paragraph with an instruction": ("<p>(.)", r"<p>\1<?drafter-gap?>"),
    "text beside a paragraph": ("</p>\n *</content>", "</p>не</content>"),
    "text in an article": ("</heading>", "</heading>не"),
    "a paragraph without text": ("<p>.*</p>", ""),
    "two paragraphs in one": ("(<p>.*</p>)", r"\1\1"),
    "an element that no act has": ("<content>(?s:.)*?</content>", "<table/>"),
    "a number twice": ("(<num>.*</num>)", r"\1\1"),
    "a place without an eId": (r'<article eId="art_667"', "<article"),
    "an eId twice": (r'eId="art_668"', 'eId="art_667"'),
    "an eId of another kind": (r'eId="art_667"', 'eId="para_667"'),
    "an eId of another place": (r'eId="art_667__para_1"', 'eId="art_668__para_99"'),
    "an eId that is none": (r'eId="art_667"', 'eId="статья 667"'),
    "an article in a part": ("<paragraph ", "<article eId='art_9000'/><paragraph "),
    "a note on nothing": (r'eId="art_1__hist_1"', 'eId="hist_1"'),
    "a note with an element": ("<note (.*)>", r"<note \1><b/>"),
    "no day": (r'(<FRBRExpression>(?s:.)*?)rus@2026-07-12"/>\n *<FRBRdate', r'\1rus@"/><FRBRdate'),
    "no work": ("<FRBRWork>(?s:.)*</FRBRWork>", ""),
    "another work": (r'<FRBRuri value="/akn/kz/act/code/2014-07-05/235-V"/>', '<FRBRuri value="/akn"/>'),
    "no body": ("<body (?s:.)*</body>", ""),
    "cut off": ("</body>(?s:.)*", ""),
}


@pytest.mark.parametrize(("pattern", "new"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_without_a_sum_is_no_act(pattern: str, new: str, place: Path) -> None:
    without_sums(place)
    path = place / EDITION
    before = path.read_text("utf-8")
    start = before.index("<body ") if "<p" in pattern else 0  # notes have paragraphs, too
    text, count = re.subn(pattern, new, before[start:], count=1)
    assert count == 1
    path.write_text(before[:start] + text, "utf-8")
    assert refused(lambda: codes.load(place).act("rus", "2026-07-12")).code == "D021"


def mangled(text: str, draw: random.Random) -> str:
    """The text of an act with one change: of its lines, of its eIds, of its elements or of its signs."""
    match draw.randrange(5):
        case 0:
            lines = text.split("\n")
            del lines[draw.randrange(len(lines))]
            return "\n".join(lines)
        case 1:
            at = draw.choice(list(re.finditer(r'(?:eId|value|date)="([^"]*)"', text)))
            values = ("", "x", "art_5", "art_5__heading", "body", "9" * 30, "2026-13-45", "rus@")
            return text[: at.start(1)] + draw.choice(values) + text[at.end(1) :]
        case 2:
            at = draw.randrange(len(text))
            return text[:at] + draw.choice(("<", "&", "<x/>", "<!---->", "<?drafter-gap?>", "не", "\x01")) + text[at:]
        case 3:
            root = etree.fromstring(text.encode())
            moved, target = draw.sample([one for one in root.iter(etree.Element) if one is not root], 2)
            if moved not in target.iterancestors():
                target.append(moved)
            return etree.tostring(root, encoding="unicode")
        case _:
            root = etree.fromstring(text.encode())
            gone = draw.choice(list(root.iter(etree.Element)))
            gone.tag = draw.choice([one.tag for one in root.iter(etree.Element)])
            return etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("seed", range(30))
def test_no_mangled_edition_is_a_mistake_of_the_program(seed: int, place: Path) -> None:
    without_sums(place)
    path = place / EDITION
    path.write_text(mangled(path.read_text("utf-8"), random.Random(seed)), "utf-8")
    for name in ("show", "find", "refs", "check", "build"):
        error = run(place, COMMANDS[name])
        assert isinstance(error, DrafterError | SystemExit | None), name


def test_ingest_in_a_language_without_a_title_says_so(place: Path, tmp_path: Path) -> None:
    catalogue = place / codes.CATALOGUE
    text = catalogue.read_text("utf-8").split("\n[[edition]]")[0]
    catalogue.write_text(re.sub(r"\nkaz = .*", "", text), "utf-8")
    (tmp_path / "kaz.txt").write_text("1-бап. Бақ\n1. Бақты суарады.\n", "utf-8")
    command = ["ingest", str(tmp_path / "kaz.txt"), "--code", "koap", "--lang", "kaz", "--edition", "2020-01-01"]
    error = CliRunner().invoke(cli, [*command, "-o", str(place)]).exception
    assert isinstance(error, InputError)
    assert (error.exit_code, error.findings[0].code, error.findings[0].found) == (Exit.INPUT, "D032", "нет [title] kaz")


@pytest.mark.parametrize("wrong", ["found = 5", 'found = ""', r'found = "\n"', "found = ['a']"])
def test_a_list_of_slips_that_are_no_texts_is_named(wrong: str, place: Path) -> None:
    path = place / "fixups.toml"
    path.write_text(f'[[fixup]]\nlanguage = "rus"\n{wrong}\nput = "б"\nreason = "описка"\n', "utf-8")
    one = refused(lambda: fixups.load(place, "rus"))
    assert (one.code, one.place.file) == ("D032", str(path))


def test_ingest_puts_an_edition_changed_by_hand_right(place: Path, tmp_path: Path) -> None:
    day = datetime.date(2020, 1, 1)
    (tmp_path / "rus.txt").write_text("Статья 1. Сад\n1. Сад поливают.\n", "utf-8")
    command = ["ingest", str(tmp_path / "rus.txt"), "--code", "koap", "--lang", "rus", "--edition", str(day)]
    for broken in (None, b"not XML at all", b""):
        if broken is not None:
            (place / f"rus@{day}.xml").write_bytes(broken)
            codes._read.cache_clear()
            with pytest.raises(InputError):
                codes.load(place).act("rus", day)
        assert CliRunner().invoke(cli, [*command, "-o", str(place)]).exit_code == Exit.OK
        assert codes.load(place).act("rus", day).edition == str(day)


def test_ingest_leaves_a_file_of_that_name_that_is_no_act(place: Path, tmp_path: Path) -> None:
    (tmp_path / "rus.txt").write_text("Статья 1. Сад\n1. Сад поливают.\n", "utf-8")
    theirs = place / "rus@2020-01-01.xml"
    theirs.write_text("свое", "utf-8")
    command = ["ingest", str(tmp_path / "rus.txt"), "--code", "koap", "--lang", "rus", "--edition", "2020-01-01"]
    error = CliRunner().invoke(cli, [*command, "-o", str(place)]).exception
    assert isinstance(error, InputError)
    assert (error.findings[0].code, theirs.read_text("utf-8")) == ("D021", "свое")
