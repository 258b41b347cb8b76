"""The real law № 187-VII as a bill: brought before the Code as it stood without it, it breaks no rule.

The Code is that of March 2026 with the law undone, as far as later laws left its words: 69 of its 85 modifications.
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from drafter import akn, codes
from drafter.akn import Act
from drafter.apply import apply, refused
from drafter.certify.certificate import certified
from drafter.certify.proof import Verdict
from drafter.draft import Project, of_bill
from drafter.errors import Finding, Severity
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.render.outputs import outputs, properties
from drafter.render.pages import page
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import EntryIntoForce, NoteSpec
from drafter.spec.text import Text
from drafter.verify.bill import verify
from drafter.word.typography import load_profile
from drafter.word.writer import write_docx

LAW = bills.read(Path(__file__).parent / "data" / "law-187-VII.yaml")
ALL = bills.modifications(LAW, "rus")
EDITION = "2026-03-12"


def undoing(modification: Modification) -> Modification | None:
    """The modification that undoes one of words or of a new unit; a restated unit does not say what it was."""
    match modification:
        case Substitution() if modification.old:
            return Substitution(destination=modification.destination, old=modification.new, new=modification.old)
        case Insertion() if modification.pos:
            return Repeal(destination=modification.destination, old=(modification.new,))
        case Insertion():
            return Repeal(destination=modification.destination)
    return None


def applies(act: Act, modification: Modification) -> bool:
    return not refused(act, [modification])


@pytest.fixture(scope="module")
def shelf_without(whole_shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """A shelf with the Code as it stood without the law, and which of the modifications of the law apply to it."""
    code = codes.find("koap", whole_shelf)
    act = code.act("rus", EDITION)
    undone = [(n, back) for n, one in enumerate(ALL) if (back := undoing(one)) and applies(act, back)]
    without = apply(act, [back for _n, back in undone]).act
    taken = [n for n, _back in undone if applies(without, ALL[n])]
    shelf = tmp_path_factory.mktemp("without")
    shutil.copytree(code.folder, shelf / "koap")
    (shelf / "koap" / code.edition("rus", EDITION).file).write_bytes(akn.serialize(without.root))
    catalogue = shelf / "koap" / "code.toml"
    catalogue.write_text(re.sub(r'xml_sha256 = ".*"\n', "", catalogue.read_text("utf-8")), encoding="utf-8")
    return shelf, taken


@pytest.fixture(scope="module")
def drafted(shelf_without: tuple[Path, list[int]]) -> Project:
    shelf, taken = shelf_without
    return of_bill(part(taken), shelf, EDITION)


@pytest.fixture(scope="module")
def findings(drafted: Project) -> tuple[Finding, ...]:
    return drafted.findings


def part(taken: list[int]) -> Bill:
    """The law with some of its modifications, and with what is asked of a bill and not of a law: reasons and a note."""
    said = Text(rus="Так решил законодатель.")
    spec = LAW.spec.model_copy(
        update={
            "date": datetime.date(2026, 4, 1),
            "entry_into_force": EntryIntoForce(days=60),
            "modifications": tuple(LAW.spec.modifications[n].model_copy(update={"reason": said}) for n in taken),
            "note": NoteSpec(necessity=said, goals=said, tasks=(said,)),
        }
    )
    assert len(taken) == 69
    return replace(LAW, spec=spec, places=tuple(LAW.places[n] for n in taken))


def test_the_law_breaks_no_rule(findings: tuple[Finding, ...]) -> None:
    assert [finding for finding in findings if finding.severity is Severity.ERROR] == []


def test_its_finished_files_read_back_say_the_same(drafted: Project) -> None:
    done = certified(drafted, outputs(drafted))
    assert (done.verdict, done.findings) == (Verdict.AGREED, ())


def test_its_warnings_are_few_and_true(findings: tuple[Finding, ...]) -> None:
    told = Counter((f.code, f.place.eid) for f in findings if f.severity is Severity.WARNING)
    assert told == {
        ("C27", None): 1,  # only the Russian text is brought
        ("C07", "art_653-1"): 1,  # nobody draws up the protocol to this day
        ("C07", "art_380-1"): 1,  # article 709-1, of a later law, lists it too
        ("C18", "art_147-1"): 2,  # destruction on purpose is punished by articles 114 and 568 too
        ("C18", "art_380-1"): 1,  # a breach of the regime of protection by article 145 too
    }


def test_its_word_file_and_its_table_agree_with_the_code(
    drafted: Project, shelf_without: tuple[Path, list[int]], tmp_path: Path
) -> None:
    profile = load_profile(Path(__file__).parents[1] / "templates" / "profile.toml")
    for name in ("bill", "table"):
        made = write_docx(page(drafted.first, name, None), profile, properties(drafted.first, name))
        (tmp_path / f"{name}.docx").write_bytes(made)
    found = verify(tmp_path / "bill.docx", tmp_path / "table.docx", shelf_without[0], edition=EDITION)
    assert found.findings == ()
