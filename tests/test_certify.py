"""The certificate: what we wrote is read back and must agree; what is changed afterwards is seen."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree
from typing import Any

import office
import pytest

from drafter import codes, draft, files, given
from drafter.certify.certificate import NAME, certified, summed
from drafter.certify.examine import examine, of_file
from drafter.certify.proof import Proof, Verdict, proofs, subject
from drafter.certify.seal import seal_of, text_hash
from drafter.draft import Project
from drafter.errors import DrafterError, Exit, InputError, Severity
from drafter.render.outputs import outputs
from drafter.spec.starting import bill_text

Finished = tuple[Project, Mapping[str, bytes]]


@pytest.fixture(scope="module")
def finished(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The flagship in both languages with its finished files."""
    path = tmp_path_factory.mktemp("bill") / "bill.yaml"
    path.write_text(bill_text("police-interference", date="2026-11-22"), encoding="utf-8")
    project = draft.project(path, shelf)
    return project, outputs(project)


@pytest.fixture
def folder(finished: Finished, tmp_path: Path) -> Path:
    """A folder with the certified files of the flagship."""
    for name, data in certified(*finished).files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


_KEPT_HYPHEN = re.compile(r'</w:(\w+)><w:noBreakHyphen/><w:\1 xml:space="preserve">')


def reworded(data: bytes, pattern: str, new: str) -> bytes:
    """A Word file in which the first words that fit a pattern are others."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    plain = _KEPT_HYPHEN.sub("-", parts["word/document.xml"].decode())
    text, count = re.subn(pattern, new, plain, count=1)
    assert count == 1, pattern
    parts["word/document.xml"] = text.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


def found(finished: Finished, changed: Mapping[str, bytes]) -> list[Proof]:
    project, made = finished
    return [one for text in project.texts for one in proofs(subject(text), {**made, **changed})]


def disagreeing(finished: Finished, changed: Mapping[str, bytes]) -> list[str]:
    return [f"{one.view} {one.file}" for one in found(finished, changed) if not one.agrees]


def test_every_view_of_both_texts_is_compared_and_agrees(finished: Finished) -> None:
    all_found = found(finished, {})
    views = ["prose", "consolidated", "table", "redline", "page", "bilingual"]
    assert [one.view for one in all_found] == [*views, *views]
    assert [one for one in all_found if not one.agrees] == []
    assert all(one.compared for one in all_found)
    done = certified(*finished)
    assert (done.verdict, done.findings) == (Verdict.AGREED, ())


@pytest.mark.parametrize(
    ("name", "edition"),
    [
        ("police-interference", "2024-06-08"),
        ("amend-667", "2026-07-12"),
        ("new-offence", "2024-06-08"),
        ("new-offence", "2026-07-12"),
    ],
)
def test_every_starting_bill_is_certified(name: str, edition: str, shelf: Path, tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(bill_text(name, date="2026-11-22", edition=edition), encoding="utf-8")
    project = draft.project(path, shelf)
    done = certified(project, outputs(project))
    assert (done.verdict, done.findings) == (Verdict.AGREED, ())


WORDS = [
    ("bill.rus.docx", "после цифр «667,»", "после цифр «668,»", "prose bill.rus.docx"),
    ("bill.rus.docx", "шестидесяти календарных", "тридцати календарных", "prose bill.rus.docx"),
    ("bill.rus.docx", "самовольном проникновении", "случайном проникновении", "prose bill.rus.docx"),
    ("bill.kaz.docx", "«667-1,»", "«667-2,»", "prose bill.kaz.docx"),
    ("table.rus.docx", "самовольном проникновении", "случайном проникновении", "table table.rus.docx"),
    ("table.rus.docx", "Часть первая статьи(.)684", r"Часть вторая статьи\g<1>684", "table table.rus.docx"),
    ("table.kaz.docx", "667-1", "667-2", "table table.kaz.docx"),
    ("redline.rus.docx", "самовольном проникновении", "случайном проникновении", "redline redline.rus.docx"),
    ("bill.bilingual.docx", "самовольном проникновении", "случайном проникновении", "bilingual bill.bilingual.docx"),
]


@pytest.mark.parametrize(("name", "pattern", "new", "view"), WORDS)
def test_a_word_changed_in_a_word_file_is_seen_by_its_view(
    finished: Finished, name: str, pattern: str, new: str, view: str
) -> None:
    seen = disagreeing(finished, {name: reworded(finished[1][name], pattern, new)})
    assert view in seen
    if not view.startswith("prose"):
        assert seen == [view]


@pytest.mark.parametrize(
    ("name", "after", "old", "new", "view"),
    [
        ("consolidated.rus.xml", "<body", "самовольном проникновении", "случайном проникновении", "consolidated"),
        ("consolidated.kaz.xml", '<article eId="art_667-1"', "667-1", "667-2", "consolidated"),
        ("consolidated.kaz.xml", '<article eId="', "art_667-1", "art_667-2", "consolidated"),
        ("review.html", 'class="inline"', "самовольном проникновении", "случайном проникновении", "page"),
        ("review.html", 'class="side"', "самовольном проникновении", "случайном проникновении", "page"),
    ],
)
def test_a_word_changed_in_a_page_or_a_tree_is_seen(
    finished: Finished, name: str, after: str, old: str, new: str, view: str
) -> None:
    text = finished[1][name].decode()
    at = text.index(old, text.index(after))
    changed = f"{text[:at]}{new}{text[at + len(old) :]}".encode()
    assert disagreeing(finished, {name: changed}) == [f"{view} {name}"]


def test_what_is_found_is_told_around_the_first_word_that_differs(finished: Finished) -> None:
    data = reworded(finished[1]["table.rus.docx"], "самовольном проникновении", "случайном проникновении")
    (one,) = [one for one in found(finished, {"table.rus.docx": data}) if not one.agrees]
    assert "самовольном проникновении" in (one.expected or "")
    assert "случайном проникновении" in (one.found or "")
    assert len(one.found or "") < 140


def test_a_file_that_cannot_be_read_does_not_agree(finished: Finished) -> None:
    assert disagreeing(finished, {"table.rus.docx": b"PK broken"}) == ["table table.rus.docx"]
    assert disagreeing(finished, {"bill.kaz.docx": b"PK broken"}) == ["prose bill.kaz.docx"]


def test_views_that_disagree_are_errors_and_the_certificate_says_so(finished: Finished) -> None:
    project, made = finished
    data = reworded(made["table.rus.docx"], "самовольном проникновении", "случайном проникновении")
    done = certified(project, {**made, "table.rus.docx": data})
    assert done.verdict is Verdict.DISAGREED
    assert [(one.code, one.severity, one.place.file) for one in done.findings] == [
        ("D720", Severity.ERROR, "table.rus.docx")
    ]
    assert json.loads(done.files[NAME])["verdict"] == "disagreed"
    seal = seal_of(Path("table.rus.docx"), done.files["table.rus.docx"])
    assert seal is not None
    assert seal.verdict is Verdict.DISAGREED


def test_the_certificate_carries_the_hashes_of_everything(finished: Finished, shelf: Path) -> None:
    project, made = finished
    done = certified(project, made)
    said = json.loads(done.files[NAME])
    assert set(said["outputs"]) == set(made)
    assert said["bill"][0]["file"] == "bill.yaml"
    assert [text["code"]["edition"] for text in said["texts"]] == ["2026-07-12", "2026-07-12"]
    assert said == json.loads(certified(project, made).files[NAME])
    for name, data in done.files.items():
        if name.endswith(".docx"):
            seal = seal_of(Path(name), data)
            assert seal is not None
            assert seal.text == text_hash(name, data) == said["outputs"][name]["text_sha256"]
            assert (seal.bill, list(seal.code)) == (
                said["bill"][0]["sha256"],
                [text["code"]["sha256"] for text in said["texts"]],
            )


def test_a_bill_of_which_a_part_is_not_shown_is_agreed_in_part(shelf: Path, tmp_path: Path) -> None:
    path = tmp_path / "law.txt"
    path.write_text(
        "О внесении изменений в Кодекс Республики Казахстан об административных правонарушениях\n"
        "Статья 1. Внести в Кодекс Республики Казахстан об административных правонарушениях следующие изменения:\n"
        "1) в абзаце втором части первой статьи 665 слово «трех» заменить словом «пяти»;\n"
        "2) статью 667 переосмыслить.\n"
        "Статья 2. Настоящий Закон вводится в действие по истечении шестидесяти календарных дней после дня его"
        " первого официального опубликования.\n",
        encoding="utf-8",
    )
    project = given.project([path], "koap", shelf, "2024-06-08", None)
    done = certified(project, outputs(project))
    assert (done.verdict, done.findings) == (Verdict.PARTLY, ())
    assert [one["view"] for one in json.loads(done.files[NAME])["texts"][0]["proofs"]] == [
        "consolidated",
        "table",
        "redline",
        "page",
    ]


def test_every_output_is_the_same_to_the_byte_wherever_the_bill_lies(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A bill file and a bill in Word, named by a whole path, by a name and by the way from another folder."""
    text = bill_text("police-interference", date="2026-11-22").replace("сотрудник", "сотруднег", 1)
    said: list[Mapping[str, bytes]] = []
    for name, here, way in (("one", ".", "one"), ("deep/two", "deep/two", ""), ("three", "deep", "../three")):
        folder = tmp_path / name
        folder.mkdir(parents=True)
        (folder / "bill.yaml").write_text(text, "utf-8")
        monkeypatch.chdir(tmp_path / here)
        start = tmp_path / way if name == "one" else Path(way)
        of_file = draft.project(start / "bill.yaml", shelf)
        made = certified(of_file, outputs(of_file)).files
        (folder / "law.docx").write_bytes(made["bill.rus.docx"])
        of_words = given.project([start / "law.docx"], "koap", shelf, None, None)
        assert of_file.findings and of_words.findings
        of_given = certified(of_words, outputs(of_words)).files
        said.append({**made, **{f"given.{output}": data for output, data in of_given.items()}})
    assert said[0] == said[1] == said[2]
    parts = {name: part for name, data in said[0].items() for part in unpacked(data)}
    assert [name for name, part in parts.items() if str(tmp_path).encode() in part] == []


def unpacked(data: bytes) -> list[bytes]:
    """The parts of a Word file, or any other file whole."""
    if data[:2] != b"PK":
        return [data]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist()]


# Looked at later


def test_a_folder_as_it_was_certified_has_nothing_to_say(folder: Path, shelf: Path) -> None:
    seen = examine(folder, shelf)
    assert (seen.findings, seen.unchanged) == ((), seen.files)
    assert list(of_file(folder / "bill.rus.docx", shelf)) == []


def test_a_table_edited_by_hand_is_held_against_the_bill(folder: Path, shelf: Path) -> None:
    table = folder / "table.rus.docx"
    table.write_bytes(reworded(table.read_bytes(), "самовольном проникновении", "случайном проникновении"))
    seen = examine(folder, shelf)
    assert [(one.code, Path(one.place.file or "").name) for one in seen.findings] == [
        ("D721", "table.rus.docx"),
        ("D720", "table.rus.docx"),
    ]
    assert seen.unchanged == seen.files - 1


def test_a_bill_edited_by_hand_disagrees_with_its_list_and_with_every_view(folder: Path, shelf: Path) -> None:
    bill = folder / "bill.rus.docx"
    bill.write_bytes(reworded(bill.read_bytes(), "самовольном проникновении", "случайном проникновении"))
    told = [(one.code, Path(one.place.file or "").name) for one in of_file(bill, shelf)]
    assert told[0] == ("D721", "bill.rus.docx")
    assert {name for code, name in told if code == "D720"} == {
        "bill.rus.docx",
        "consolidated.rus.xml",
        "table.rus.docx",
        "redline.rus.docx",
        "review.html",
        "bill.bilingual.docx",
    }


def test_a_file_alone_is_held_against_its_seal(folder: Path, shelf: Path, tmp_path: Path) -> None:
    alone = tmp_path / "elsewhere"
    alone.mkdir()
    data = (folder / "bill.rus.docx").read_bytes()
    (alone / "zakon.docx").write_bytes(data)
    assert list(of_file(alone / "zakon.docx", shelf)) == []
    (alone / "zakon.docx").write_bytes(reworded(data, "шестидесяти", "тридцати"))
    assert [(one.code, one.severity) for one in of_file(alone / "zakon.docx", shelf)] == [("D721", Severity.WARNING)]


def test_a_file_that_is_gone_and_another_code_are_told(folder: Path, shelf: Path, tmp_path: Path) -> None:
    (folder / "note.rus.docx").unlink()
    other = tmp_path / "codes"
    copytree(shelf, other)
    edition, catalogue = (other / "koap" / name for name in ("rus@2026-07-12.xml", codes.CATALOGUE))
    before = edition.read_bytes()
    edition.write_bytes(before.replace("неповиновение".encode(), "Неповиновение".encode(), 1) + b"\n")
    with pytest.raises(InputError) as refused:
        examine(folder, other)
    assert [one.code for one in refused.value.findings] == ["D048"]
    sums = (files.sha256(data) for data in (before, edition.read_bytes()))
    catalogue.write_text(catalogue.read_text("utf-8").replace(*sums), "utf-8")
    told = [(one.code, Path(one.place.file or "").name) for one in examine(folder, other).findings]
    assert told[:2] == [("D721", "note.rus.docx"), ("D723", NAME)]


def test_files_that_disagreed_when_built_still_disagree(finished: Finished, shelf: Path, tmp_path: Path) -> None:
    project, made = finished
    data = reworded(made["table.rus.docx"], "самовольном проникновении", "случайном проникновении")
    for name, one in certified(project, {**made, "table.rus.docx": data}).files.items():
        (tmp_path / name).write_bytes(one)
    seen = examine(tmp_path, shelf)
    assert seen.unchanged == seen.files
    assert [(one.code, one.severity) for one in seen.findings] == [("D720", Severity.ERROR)]


def forge(folder: Path, said: dict[str, Any]) -> None:
    """Write a certificate that says other things, its own sum made anew."""
    (folder / NAME).write_bytes(summed(**{name: one for name, one in said.items() if name not in ("schema", "sha256")}))


def test_a_certificate_edited_together_with_a_file_is_seen(folder: Path, shelf: Path) -> None:
    """A new sum in the certificate hides nothing: the views are compared anew, and the seals tell the rest."""
    said = json.loads((folder / NAME).read_text(encoding="utf-8"))
    for name, old, new in (
        ("table.rus.docx", "самовольном проникновении", "случайном проникновении"),
        ("note.rus.docx", "проникновени", "приближени"),
    ):
        data = reworded((folder / name).read_bytes(), old, new)
        (folder / name).write_bytes(data)
        said["outputs"][name] = {"sha256": files.sha256(data), "text_sha256": text_hash(name, data)}
    forge(folder, said)
    told = [(one.code, one.severity, Path(one.place.file or "").name) for one in examine(folder, shelf).findings]
    assert sorted(told) == [
        ("D720", Severity.ERROR, "table.rus.docx"),
        ("D721", Severity.ERROR, "note.rus.docx"),
        ("D721", Severity.ERROR, "table.rus.docx"),
    ]


def test_a_certificate_that_leaves_a_text_or_a_file_out_is_seen(folder: Path, shelf: Path) -> None:
    said = json.loads((folder / NAME).read_text(encoding="utf-8"))
    said["texts"].pop()
    del said["outputs"]["table.kaz.docx"]
    forge(folder, said)
    found = examine(folder, shelf).findings
    assert {one.place.file for one in found if one.severity is Severity.ERROR} == {
        str(folder / name) for name in said["outputs"] if name.endswith(".docx")
    }
    assert [one.found for one in found if one.severity is Severity.WARNING] == ["table.kaz.docx"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        '{"schema": "drafter.certificate/1", "verdict": "agreed", "bill": [], "texts": [], "outputs": {}}',
        "[]",
        '{"schema": "drafter.findings/1"}',
        '{"schema": "drafter.certificate/1", "texts": [], "outputs": {"../secret": {"sha256": ""}}}',
        '{"schema": "drafter.certificate/1", "texts": [{"language": "eng"}], "outputs": {}}',
    ],
)
def test_a_certificate_that_is_none_is_refused(folder: Path, shelf: Path, text: str) -> None:
    (folder / NAME).write_text(text, encoding="utf-8")
    with pytest.raises(DrafterError) as refused:
        examine(folder, shelf)
    assert refused.value.exit_code is Exit.INPUT
    assert refused.value.findings[0].code in ("D722", "D003")


@pytest.mark.parametrize("data", [b"", b"<", b"<html/>", b"\xff\xfe\x00", b"<html><div class='law' lang='ru'/></html>"])
@pytest.mark.parametrize("name", ["consolidated.rus.xml", "review.html", "bill.rus.docx", "redline.kaz.docx"])
def test_a_broken_file_of_a_folder_is_told_and_the_others_are_still_compared(
    folder: Path, shelf: Path, name: str, data: bytes
) -> None:
    (folder / name).write_bytes(data)
    table = folder / "table.kaz.docx"
    table.write_bytes(reworded(table.read_bytes(), "667-1", "667-2"))
    seen = examine(folder, shelf)
    errors = {Path(one.place.file or "").name for one in seen.findings if one.code == "D720"}
    assert errors == {name, "table.kaz.docx"}
    assert seen.unchanged == seen.files - 2


def test_a_folder_without_a_certificate_is_told_what_to_do(tmp_path: Path, shelf: Path) -> None:
    with pytest.raises(DrafterError) as refused:
        examine(tmp_path, shelf)
    (one,) = refused.value.findings
    assert (one.code, one.hint) == ("D722", "постройте документы заново: drafter build")


def test_a_file_without_a_seal_says_nothing(finished: Finished, shelf: Path, tmp_path: Path) -> None:
    path = tmp_path / "bill.docx"
    path.write_bytes(finished[1]["bill.rus.docx"])
    assert list(of_file(path, shelf)) == []


def test_a_hidden_word_put_into_a_certified_file_is_seen(folder: Path, shelf: Path) -> None:
    bill = folder / "bill.rus.docx"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>не</w:t></w:r></w:p>"
    bill.write_bytes(reworded(bill.read_bytes(), "</w:p>", hidden))
    told = [(one.code, one.severity) for one in examine(folder, shelf).findings]
    assert ("D026", Severity.ERROR) in told
    assert ("D720", Severity.ERROR) in told


def test_a_bill_that_is_gone_and_a_broken_table_are_errors(folder: Path, shelf: Path) -> None:
    (folder / "bill.kaz.docx").unlink()
    (folder / "table.rus.docx").write_bytes(b"PK broken")
    told = {(one.code, one.severity, Path(one.place.file or "").name) for one in examine(folder, shelf).findings}
    assert ("D721", Severity.ERROR, "bill.kaz.docx") in told
    assert ("D026", Severity.ERROR, "table.rus.docx") in told
    assert ("D720", Severity.ERROR, "table.rus.docx") in told


OUTPUTS = [
    *(f"{name}.{language}.docx" for name in ("bill", "table", "redline", "note") for language in ("rus", "kaz")),
    *(f"{name}.{language}.xml" for name in ("bill", "consolidated") for language in ("rus", "kaz")),
    *("bill.bilingual.docx", "review.html", "modifications.json", "findings.json"),
]


def test_every_file_is_guarded(folder: Path) -> None:
    assert {*OUTPUTS, NAME} == {path.name for path in folder.iterdir()}


@pytest.mark.parametrize("name", [*OUTPUTS, NAME])
def test_a_byte_more_in_any_file_is_an_error(name: str, folder: Path, shelf: Path) -> None:
    path = folder / name
    data = path.read_bytes()
    path.write_bytes(
        reworded(data, "(?=</w:body>)", "<w:p><w:r><w:t>И</w:t></w:r></w:p>") if data[:2] == b"PK" else data + b"\n"
    )
    assert ("D721", Severity.ERROR, name) in told_of(folder, shelf)


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_file_that_is_missing_is_an_error(name: str, folder: Path, shelf: Path) -> None:
    (folder / name).unlink()
    assert ("D721", Severity.ERROR, name) in told_of(folder, shelf)


def told_of(folder: Path, shelf: Path) -> list[tuple[str, Severity, str]]:
    return [(one.code, one.severity, Path(one.place.file or "").name) for one in examine(folder, shelf).findings]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"verdict": "agreed"', '"verdict": "partly"'),
        ('"file": "bill.yaml"', '"file": "other.yaml"'),
        ('"agrees": true', '"agrees": false'),
        ('{\n "schema"', '{ "schema"'),
        ('"sha256": "', '"sha256":  "'),
        ('"schema": ', '"remark": "", "schema": '),
        ('"language": "rus"', '"language": "kaz", "language": "rus"'),
    ],
    ids=["verdict", "bill", "proof", "layout", "a blank", "a key more", "a key twice"],
)
def test_a_certificate_edited_alone_is_an_error(old: str, new: str, folder: Path, shelf: Path) -> None:
    path = folder / NAME
    assert old in path.read_text("utf-8")
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    assert ("D721", Severity.ERROR, NAME) in told_of(folder, shelf)


def test_what_looks_like_ours_and_is_not_in_the_certificate_is_told(folder: Path, shelf: Path) -> None:
    (folder / "Черновик.DOCX").write_bytes((folder / "bill.rus.docx").read_bytes())
    (folder / "table.bilingual.docx").write_bytes(b"not even Word")
    (folder / "remarks.txt").write_text("свое", "utf-8")
    assert told_of(folder, shelf) == [
        ("D721", Severity.WARNING, "table.bilingual.docx"),
        ("D721", Severity.WARNING, "Черновик.DOCX"),
    ]


@pytest.mark.skipif(not office.soffice_available(), reason="LibreOffice is not installed")
def test_a_file_saved_anew_by_an_office_has_the_same_text(folder: Path, shelf: Path) -> None:
    bill = folder / "bill.rus.docx"
    before = text_hash("bill.rus.docx", bill.read_bytes())
    saved = office.resaved(bill.read_bytes())
    assert text_hash("bill.rus.docx", saved) == before
    bill.write_bytes(saved)
    assert [(one.code, one.severity) for one in examine(folder, shelf).findings] == [("D721", Severity.INFO)]


def test_build_writes_the_certificate_and_says_the_verdict(tmp_path: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text("amend-667", date="2026-11-22"), encoding="utf-8")
    done = run("build", bill, "-o", tmp_path / "out")
    assert done.returncode == Exit.OK
    assert "согласованы между собой" in done.stderr
    assert json.loads((tmp_path / "out" / NAME).read_text("utf-8"))["verdict"] == "agreed"


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-c", "from drafter.cli import main; main()"]
    return subprocess.run([*program, *map(str, arguments)], capture_output=True, text=True, check=False)


def test_verify_holds_a_folder_against_its_certificate(folder: Path) -> None:
    done = run("verify", folder)
    assert (done.returncode, "не изменены: 16" in done.stderr) == (Exit.OK, True)
    table = folder / "table.kaz.docx"
    table.write_bytes(reworded(table.read_bytes(), "667-1", "667-2"))
    told = json.loads(run("verify", folder, "--json").stdout)["findings"]
    assert [one["code"] for one in told] == ["D721", "D720"]
    assert run("verify", folder, "--table", table).returncode == Exit.USAGE


@pytest.mark.parametrize("name", ["note.rus.docx", "bill.kaz.xml", "findings.json", "review.html", NAME])
def test_verify_of_a_folder_with_a_changed_file_exits_with_findings(name: str, folder: Path) -> None:
    data = (folder / name).read_bytes()
    changed = (
        reworded(data, "(?=</w:p>)", "<w:r><w:t> и</w:t></w:r>") if data[:2] == b"PK" else data.rstrip() + b"\n \n"
    )
    (folder / name).write_bytes(changed)
    done = run("verify", folder)
    assert (done.returncode, name in done.stdout) == (Exit.FINDINGS, True)


def test_verify_takes_the_edition_that_a_file_was_certified_with(tmp_path: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text(bill_text("police-interference", date="2026-11-22", edition="2024-06-08"), encoding="utf-8")
    assert run("build", bill, "-o", tmp_path / "out").returncode == Exit.OK
    done = run("verify", tmp_path / "out" / "bill.kaz.docx", "--table", tmp_path / "out" / "table.kaz.docx")
    assert (done.returncode, done.stdout) == (Exit.OK, "")
    alone = tmp_path / "zakon.docx"
    alone.write_bytes(reworded((tmp_path / "out" / "bill.rus.docx").read_bytes(), "самовольном", "случайном"))
    edited = run(
        "verify", alone, "--table", tmp_path / "out" / "table.rus.docx", "-o", tmp_path / "checked.docx", "--json"
    )
    assert {one["code"] for one in json.loads(edited.stdout)["findings"]} == {"D703", "D721"}
    assert (tmp_path / "checked.docx").exists()
