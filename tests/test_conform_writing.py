"""Proposals written into a bill file: its own lines stay byte for byte, and what is written says what was proposed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from test_cli import run

from drafter.apply import apply
from drafter.codes import Code
from drafter.conform import Proposal, conform
from drafter.conform.writing import write
from drafter.draft import draft
from drafter.errors import DrafterError
from drafter.modification import Substitution
from drafter.spec import bill as bills

NEW = "2026-07-12"
ARTICLE = (
    r'"Статья 667-1. Шум\nШум возле сотрудника полиции, –\nвлечет административный арест на срок до десяти суток."'
)
OFFENCE = f"""- type: insertion
    destination: art_667-1
    new: {ARTICLE}
    reason: |
      # не комментарий
      Так надо."""
TOP = "drafter: 1\ndate: 2026-11-22\nentry_into_force: {days: 60}\n"
END = "note: {necessity: Надо, goals: Цель, tasks: [Задача]}\n"

LAYOUTS = {
    "the list at the end of the file": f"{TOP}{END}modifications:\n  {OFFENCE}\n",
    "no line break at the end": f"{TOP}{END}modifications:\n  {OFFENCE}",
    "comments before the next key stay there": (
        f"{TOP}modifications:\n\n  # Новая статья.\n  {OFFENCE}\n    # о статье\n\n# Записка.\n{END}"
    ),
    "a comment that closes the list": f"{TOP}modifications:\n  {OFFENCE}\n  # конец списка\n{END}",
    "no margin": TOP + "modifications:\n" + OFFENCE.replace("\n  ", "\n") + "\n# Записка.\n" + END,
    "a wide margin": TOP + "modifications:\n    " + OFFENCE.replace("\n  ", "\n    ") + "\n" + END,
    "blanks after the dash": (
        TOP + "modifications:\n  " + OFFENCE.replace("- type", "-   type").replace("\n  ", "\n    ") + "\n" + END
    ),
    "a short item": (
        f"{TOP}modifications:\n  - {{type: insertion, destination: art_667-1, reason: Надо, new: {ARTICLE}}}\n{END}"
    ),
    "lines of Windows": f"{TOP}modifications:\n  {OFFENCE}\n\n{END}".replace("\n", "\r\n"),
    "a byte order mark": f"\ufeff{TOP}modifications:\n  {OFFENCE}\n{END}",
}


def proposed(path: Path, shelf: Path) -> list[Proposal]:
    return list(conform(draft(path, shelf, NEW).context).settled)


@pytest.mark.parametrize("layout", list(LAYOUTS))
def test_a_bill_file_keeps_its_lines_and_gets_new_ones_at_the_end_of_its_list(
    layout: str, tmp_path: Path, shelf: Path, koap: Code
) -> None:
    path = tmp_path / "bill.yaml"
    path.write_bytes(LAYOUTS[layout].encode())
    before = bills.read(path)
    proposals = proposed(path, shelf)
    done = write(before, proposals, koap.act("kaz", NEW))
    assert done.numbers == (2, 3)
    assert done.without_kazakh == ()
    after = path.read_bytes().decode()
    rest = iter(after.splitlines(keepends=True))
    assert all(line.rstrip("\r\n") in (other.rstrip("\r\n") for other in rest) for line in LAYOUTS[layout].splitlines())
    assert ("\r" in after) == ("\r" in LAYOUTS[layout])
    assert after.count("\r\n") == after.count("\n") or "\r" not in after
    again = bills.read(path)
    assert again.spec.modifications[0] == before.spec.modifications[0]
    assert again.spec.note == before.spec.note
    assert bills.modifications(again, "rus")[1:] == tuple(one.modification for one in proposals)
    assert [one.reason.rus for one in again.spec.modifications[1:] if one.reason] == [one.reason for one in proposals]
    assert [one.new.kaz for one in again.spec.modifications[1:]] == ["667-1,", "667-1,"]  # type: ignore[union-attr]
    assert proposed(path, shelf) == []


def test_words_are_left_for_the_kazakh_text(tmp_path: Path, shelf: Path, koap: Code) -> None:
    sanction = "влечет штраф в размере пяти месячных расчетных показателей либо административный арест до пяти суток."
    path = tmp_path / "bill.yaml"
    item = f"  - type: substitution\n    destination: art_443__para_1__al_2\n    new: {sanction}\n"
    path.write_text(f"{TOP}modifications:\n{item}{END}", "utf-8")
    done = write(bills.read(path), proposed(path, shelf), koap.act("kaz", NEW))
    assert done.without_kazakh == done.numbers == (2, 3, 4)
    with pytest.raises(DrafterError) as refused:
        bills.modifications(bills.read(path), "kaz")
    assert {finding.code for finding in refused.value.findings} == {"D014"}


def test_digits_that_the_kazakh_text_has_otherwise_are_left_for_it_too(tmp_path: Path, shelf: Path, koap: Code) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(f"{TOP}modifications:\n  {OFFENCE}\n{END}", "utf-8")
    other = Substitution(destination="art_684__para_1", old=("667, 668",), new=("667-баптарда, 668",))
    kazakh = apply(koap.act("kaz", NEW), [other]).act
    assert write(bills.read(path), proposed(path, shelf), kazakh).without_kazakh == (2,)


def test_a_list_in_one_line_is_refused_and_a_file_that_changed_meanwhile_is_kept(tmp_path: Path, shelf: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(
        f"{TOP}modifications: [{{type: insertion, destination: art_667-1, new: {ARTICLE}, reason: Надо}}]\n{END}",
        "utf-8",
    )
    bill, proposals = bills.read(path), proposed(path, shelf)
    with pytest.raises(DrafterError) as flowing:
        write(bill, proposals, None)
    assert [(finding.code, finding.place.line) for finding in flowing.value.findings] == [("D018", 4)]
    path.write_text(path.read_text("utf-8") + "# ещё\n", "utf-8")
    changed = path.read_bytes()
    with pytest.raises(DrafterError) as refused:
        write(bill, proposals, None)
    assert [finding.code for finding in refused.value.findings] == ["D044"]
    assert path.read_bytes() == changed


def test_conform_on_the_command_line(tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(LAYOUTS["comments before the next key stay there"], "utf-8")
    shown = run("conform", "bill.yaml", cwd=tmp_path)
    assert shown.returncode == 1
    assert "часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1,»" in shown.stdout
    assert "следует изменений: 2, решить: 1" in shown.stderr
    assert "art_804" in shown.stderr  # the excerpt does not show all of it
    found = json.loads(run("conform", "bill.yaml", "--json", cwd=tmp_path).stdout)
    assert found["schema"] == "drafter.conform/1"
    assert [one["sureness"] for one in found["proposals"]] == ["choice", "certain", "likely"]
    assert found["left"] == {"": []}
    checked = json.loads(run("check", "bill.yaml", "--json", cwd=tmp_path).stdout) if _checks(tmp_path) else None
    assert checked is None or "C33" in {one["code"] for one in checked["findings"]}
    wrong = run("conform", "bill.yaml", "--take", "9", cwd=tmp_path)
    assert (wrong.returncode, "D038" in wrong.stderr) == (2, True)
    assert path.read_text("utf-8") == LAYOUTS["comments before the next key stay there"]
    assert run("conform", "bill.yaml", "--write", cwd=tmp_path).returncode == 0
    again = run("conform", "bill.yaml", cwd=tmp_path)
    assert (again.returncode, "следует изменений: 1, решить: 1" in again.stderr) == (1, True)  # the likely one stays
    assert run("conform", "bill.yaml", "--all", cwd=tmp_path).returncode == 0
    assert "не следует" in run("conform", "bill.yaml", cwd=tmp_path).stdout


def _checks(folder: Path) -> bool:
    return run("check", "bill.yaml", cwd=folder).returncode < 2


def test_a_bill_in_both_languages_gets_its_reasons_in_both(tmp_path: Path) -> None:
    """The body is named by the Kazakh text of article 804 at the same point."""
    path = tmp_path / "bill.yaml"
    both = ARTICLE.replace('"Статья', '{rus: "Статья') + (
        r', kaz: "667-1-бап. Шу шығару\nПолиция қызметкерінің жанында шу шығару –\n'
        r'он тәулікке дейінгі мерзімге әкімшілік қамаққа алуға алып келеді."}'
    )
    path.write_text(f"{TOP}modifications:\n  {OFFENCE.replace(ARTICLE, both)}\n{END}", "utf-8")
    said = run("conform", "bill.yaml", "--all", cwd=tmp_path)
    assert (said.returncode, "казахские впишите сами" in said.stderr) == (0, False), said.stderr
    reasons = {one.destination: one.reason for one in bills.read(path).spec.modifications[1:]}
    assert {(one is not None and one.kaz is not None) for one in reasons.values()} == {True}
    protocol = reasons["art_804__para_1__point_1"]
    assert protocol is not None and "(органов внутренних дел)" in str(protocol.rus)
    assert "(ішкі істер органдарының)" in str(protocol.kaz)
