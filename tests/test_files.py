"""Reading what a person gives, and writing without ever losing what is theirs."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from drafter import files
from drafter.errors import Exit, Finding, InputError, OutputError


def refused(folder: Path, given: dict[str, bytes]) -> list[Finding]:
    """The findings of a refusal, which leaves the folder as it was."""
    before = contents(folder)
    with pytest.raises(OutputError) as error:
        files.write_all(folder, given)
    assert error.value.exit_code is Exit.NOT_WRITTEN
    assert contents(folder) == before
    assert all(finding.expected and finding.hint for finding in error.value.findings)
    return list(error.value.findings)


def contents(folder: Path) -> dict[str, bytes | str]:
    """What stands in a folder: the bytes of files, where links lead."""
    found: dict[str, bytes | str] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = str(path.readlink()) if path.is_symlink() else path.read_bytes() if path.is_file() else "folder"
    return found


def named(found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.code, Path(str(finding.place.file)).name) for finding in found]


def test_files_are_written_into_a_folder_that_is_made_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "out" / "bill"
    written = files.write_all(folder, {"bill.docx": b"bill", "table.docx": b"table"})
    assert written == [folder / "bill.docx", folder / "table.docx"]
    assert contents(folder).keys() == {"bill.docx", "table.docx", files.MANIFEST}
    assert (folder / "bill.docx").read_bytes() == b"bill"


def test_what_we_wrote_may_be_written_again(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"first", "note.docx": b"note"})
    files.write_all(tmp_path, {"bill.docx": b"second"})
    assert (tmp_path / "bill.docx").read_bytes() == b"second"
    files.write_all(tmp_path, {"bill.docx": b"third", "note.docx": b"another note"})
    assert (tmp_path / "note.docx").read_bytes() == b"another note"


def test_the_same_bytes_may_always_be_written(tmp_path: Path) -> None:
    (tmp_path / "bill.docx").write_bytes(b"the same")
    files.write_all(tmp_path, {"bill.docx": b"the same"})
    files.write_all(tmp_path, {"bill.docx": b"ours by now"})
    assert (tmp_path / "bill.docx").read_bytes() == b"ours by now"


def test_a_file_of_another_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "bill.docx").write_bytes(b"a week of work")
    assert named(refused(tmp_path, {"bill.docx": b"ours"})) == [("D041", "bill.docx")]


def test_a_file_that_was_changed_since_is_not_touched(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    (tmp_path / "bill.docx").write_bytes(b"ours, and a remark by hand")
    assert named(refused(tmp_path, {"bill.docx": b"ours again"})) == [("D041", "bill.docx")]


def test_a_file_that_was_taken_away_is_written_again(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    (tmp_path / "bill.docx").unlink()
    files.write_all(tmp_path, {"bill.docx": b"ours again"})
    assert (tmp_path / "bill.docx").read_bytes() == b"ours again"


def test_all_files_are_written_or_none(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"bill", "note.docx": b"note", "table.docx": b"table"})
    (tmp_path / "note.docx").write_bytes(b"changed by hand")
    (tmp_path / "table.docx").write_bytes(b"changed by hand too")
    new = {"bill.docx": b"new bill", "note.docx": b"new note", "table.docx": b"new table", "page.html": b"new"}
    assert named(refused(tmp_path, new)) == [("D041", "note.docx"), ("D041", "table.docx")]


def test_none_is_written_where_a_later_one_cannot_be(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"bill"})
    assert named(refused(tmp_path, {"bill.docx": b"new bill", "missing/note.docx": b"note"})) == [("D042", "note.docx")]


def test_a_failure_halfway_does_not_make_our_own_files_foreign(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"bill"})
    with pytest.raises(OutputError):
        files.write_all(tmp_path, {"bill.docx": b"new bill", "missing/note.docx": b"note"})
    files.write_all(tmp_path, {"bill.docx": b"newer bill"})
    assert (tmp_path / "bill.docx").read_bytes() == b"newer bill"


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    mine = tmp_path / "mine.docx"
    mine.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "bill.docx").symlink_to(mine)
    assert named(refused(folder, {"bill.docx": b"ours"})) == [("D041", "bill.docx")]
    assert mine.read_bytes() == b"mine"


@pytest.mark.parametrize("target", ["nowhere.docx", "."], ids=["to nothing", "to a folder"])
def test_a_link_is_not_replaced(target: str, tmp_path: Path) -> None:
    (tmp_path / "bill.docx").symlink_to(target)
    assert named(refused(tmp_path, {"bill.docx": b"ours"})) == [("D041", "bill.docx")]


def test_a_folder_with_the_name_of_a_file_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "bill.docx").mkdir()
    assert named(refused(tmp_path, {"bill.docx": b"ours"})) == [("D041", "bill.docx")]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("bill.docx", ".~lock.bill.docx#"),
        ("redline.docx", ".~lock.redline.docx#"),
        ("bill.docx", "~$bill.docx"),
        ("table.docx", "~$table.docx"),
        ("redline.docx", "~$edline.docx"),
        ("consolidated.docx", "~$nsolidated.docx"),
        ("таблица1.docx", "~$блица1.docx"),
    ],
)
def test_a_document_that_is_open_in_an_editor_is_not_written(name: str, lock: str, tmp_path: Path) -> None:
    """LibreOffice locks «.~lock.name#»; Word «~$name», dropping one letter of seven and two of eight or more."""
    files.write_all(tmp_path, {name: b"ours", "page.html": b"page"})
    (tmp_path / lock).write_bytes(b"")
    assert named(refused(tmp_path, {name: b"ours again", "page.html": b"new page"})) == [("D043", name)]


def test_a_lock_of_another_document_is_no_hindrance(tmp_path: Path) -> None:
    (tmp_path / ".~lock.note.docx#").write_bytes(b"")
    (tmp_path / "~$note.docx").write_bytes(b"")
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    assert (tmp_path / "bill.docx").read_bytes() == b"ours"


@pytest.fixture
def closed(tmp_path: Path) -> Path:
    """A folder that may not be written to; skipped for users whom no folder refuses."""
    folder = tmp_path / "closed"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write to every folder")
    return folder


def test_a_folder_that_may_not_be_written_to_is_named(closed: Path) -> None:
    (finding,) = refused(closed, {"bill.docx": b"ours"})
    assert finding.code == "D042"
    assert Path(str(finding.place.file)).parent == closed


@pytest.mark.parametrize("below", ["", "out"], ids=["itself", "above"])
def test_a_file_in_the_place_of_the_folder_is_named(below: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutputError) as error:
        files.write_all(tmp_path / "file" / below, {"bill.docx": b"ours"})
    assert [finding.code for finding in error.value.findings] == ["D042"]
    assert (tmp_path / "file").read_bytes() == b""


@pytest.mark.parametrize("name", ["o" * 300 + ".docx", "ж" * 130 + ".docx"], ids=["letters", "bytes"])
def test_a_name_that_is_too_long_is_named(name: str, tmp_path: Path) -> None:
    (one,) = refused(tmp_path, {name: b"ours"})
    assert (one.code, one.found) == ("D042", "слишком длинное имя")
    with pytest.raises(OutputError) as error:
        files.write_all(tmp_path / name / "out", {"bill.docx": b"ours"})
    assert [each.code for each in error.value.findings] == ["D042"]


@pytest.mark.parametrize("name", [os.fsdecode(b"law\xe7\xe0.docx"), "o" * 250, "закон\n.docx", ".docx"])
def test_a_name_that_is_odd_and_possible_is_written_and_written_again(name: str, tmp_path: Path) -> None:
    """Of another system, so long that no lock of an editor could be beside it, with a sign of control."""
    files.write_all(tmp_path, {name: b"ours"})
    files.write_all(tmp_path, {name: b"ours again"})
    assert contents(tmp_path).keys() == {name, files.MANIFEST}


def test_a_name_that_is_none_is_refused(tmp_path: Path) -> None:
    assert named(refused(tmp_path, {"": b"ours"})) == [("D041", tmp_path.name)]


@pytest.mark.parametrize("left", [0, 1, 3])
def test_a_disk_that_fills_up_leaves_all_as_it_was(left: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files.write_all(tmp_path, {"bill.docx": b"bill", "note.docx": b"note"})
    fsync, written = os.fsync, iter(range(99))

    def full(handle: int) -> None:
        if next(written) >= left:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", full)
    new = {"bill.docx": b"new bill", "note.docx": b"new note"}
    if left < 3:
        (one,) = refused(tmp_path, new)
        assert (one.code, one.found) == ("D042", "нет места на диске")
    else:  # manifest, bill and note are written: only what the manifest remembers of before could not be taken off
        files.write_all(tmp_path, new)
        assert (tmp_path / "note.docx").read_bytes() == b"new note"
    monkeypatch.undo()
    files.write_all(tmp_path, {"bill.docx": b"newer bill", "note.docx": b"newer note"})
    assert contents(tmp_path).keys() == {"bill.docx", "note.docx", files.MANIFEST}


def test_a_lock_that_is_no_file_of_ours_is_named(tmp_path: Path) -> None:
    (tmp_path / files.LOCK).mkdir()
    assert named(refused(tmp_path, {"bill.docx": b"ours"})) == [("D042", files.LOCK)]
    (tmp_path / files.LOCK).rmdir()
    (tmp_path / "mine").write_bytes(b"mine")
    (tmp_path / files.LOCK).symlink_to("mine")
    assert named(refused(tmp_path, {"bill.docx": b"ours"})) == [("D042", files.LOCK)]


def test_a_bill_that_is_gone_is_told_when_it_is_to_be_written_anew(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        files.rewrite(tmp_path / "bill.yaml", "before", "after")
    assert [finding.code for finding in error.value.findings] == ["D044"]


@pytest.mark.parametrize(
    "manifest",
    [b"", b"not JSON", b"[]", b'{"files": []}', b'{"files": {"bill.docx": 5}}', b"\xff\xfe"],
    ids=["empty", "text", "a list", "files a list", "a number", "bytes"],
)
def test_a_manifest_that_is_broken_makes_every_file_foreign(manifest: bytes, tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    (tmp_path / files.MANIFEST).write_bytes(manifest)
    assert named(refused(tmp_path, {"bill.docx": b"ours again"})) == [("D041", "bill.docx")]


def test_the_manifest_is_never_written_through_a_link(tmp_path: Path) -> None:
    mine = tmp_path / "mine.json"
    mine.write_bytes(b"mine")
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / files.MANIFEST).symlink_to(mine)
    files.write_all(folder, {"bill.docx": b"ours"})
    assert mine.read_bytes() == b"mine"


def test_no_temporary_file_is_left(tmp_path: Path) -> None:
    files.write_all(tmp_path, {"bill.docx": b"ours"})
    (tmp_path / "a folder").mkdir()
    with pytest.raises(OutputError):
        files.write(tmp_path / "a folder", b"ours")
    assert contents(tmp_path).keys() == {"bill.docx", files.MANIFEST, "a folder"}


def test_a_reader_finds_the_old_bytes_or_the_new_never_a_part(tmp_path: Path) -> None:
    path = tmp_path / "bill.docx"
    old, new = b"0" * 500_000, b"1" * 500_000
    files.write(path, old)
    done = threading.Event()
    seen: list[bool] = []

    def read() -> None:
        while not done.is_set():
            seen.append(path.read_bytes() in (old, new))

    reader = threading.Thread(target=read)
    reader.start()
    for data in [new, old] * 10:
        files.write(path, data)
    done.set()
    reader.join()
    assert seen
    assert all(seen)


def test_a_written_file_may_be_read_by_those_whom_the_mask_allows(tmp_path: Path) -> None:
    mask = os.umask(0o027)
    try:
        files.write(tmp_path / "bill.docx", b"ours")
    finally:
        os.umask(mask)
    assert (tmp_path / "bill.docx").stat().st_mode & 0o777 == 0o640


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    path = tmp_path / "new" / "bill.yaml"
    files.write_new(path, b"ours")
    files.write_new(path, b"ours")
    with pytest.raises(OutputError) as error:
        files.write_new(path, b"ours, changed")
    assert [finding.code for finding in error.value.findings] == ["D041"]
    assert path.read_bytes() == b"ours"


def test_a_new_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "bill.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(OutputError):
        files.write_new(tmp_path / "bill.yaml", b"ours")
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_text_is_read_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_bytes("Статья 1\r\n".encode("utf-8-sig"))
    assert files.read_text(path) == "Статья 1\r\n"


def test_a_text_in_another_encoding_is_refused_at_its_line(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_bytes(b"# 1\n\n" + "Статья".encode("cp1251"))
    with pytest.raises(InputError) as error:
        files.read_text(path)
    (finding,) = error.value.findings
    assert (finding.code, finding.place.line, finding.found) == ("D004", 3, "байт 0xD1")


def test_a_text_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "text.md"
    path.write_text("Статья", "utf-8")
    path.chmod(0o000)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read every file")
    with pytest.raises(InputError) as error:
        files.read_text(path)
    assert [finding.code for finding in error.value.findings] == ["D005"]
