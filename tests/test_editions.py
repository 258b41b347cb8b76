"""Two editions of a code beside each other: what is the same provision, what changed in it, what cannot be told."""

from __future__ import annotations

import datetime
import itertools
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import office
import pytest
from drawn import acts, texts, usual
from hypothesis import assume, given
from hypothesis import strategies as st
from settled_text import paragraphs
from test_properties import boundaries, cuts
from word_lint import lint

from drafter import resources
from drafter.akn import Act
from drafter.change import Line, in_force, proposed
from drafter.codes import Code
from drafter.diff import Kind, Segment
from drafter.editions import Redline, compare
from drafter.errors import InputError
from drafter.likeness import groups
from drafter.render.editions import compared, document, edition_name, page
from drafter.render.editions_docx import editions_docx
from drafter.word.typography import load_profile
from drafter.word.writer import Properties

ROOT = Path(__file__).resolve().parent.parent
ActOf = Callable[[str], Act]
TextOf = Callable[[Act], list[str]]
OLD, NEW = "2024-06-08", "2026-07-12"
LANGUAGES = pytest.mark.parametrize("language", ["rus", "kaz"])
PROFILE = load_profile(resources.folder("templates") / "profile.toml")
SAID = Properties(
    title="Сады", subject="Сравнение", author="", language="ru-RU", date=datetime.date(2026, 1, 1), revision_author="А"
)

GARDENS = """\
Статья 1. Сад
1. Сад сажают весной у реки и поливают каждый день.
2. Сад, посаженный осенью, поливают один раз в неделю. Сад, посаженный зимой, не поливают до весны.
Статья 2. Река
1. Рекой признается поток воды.
2. Берег реки чистит лесник.
Статья 3. Дорога
Дорога ведет к саду, реке и дому лесника."""


def every_line(redline: Redline) -> list[Line]:
    return [line for change in redline.changes(lambda eid, _old: eid, whole=True) for line in change.lines]


def sides(redline: Redline) -> tuple[list[str], list[str]]:
    """Every paragraph of the old and of the new edition, as the redline tells them."""
    lines = every_line(redline)
    old, new = list(in_force(lines)), list(proposed(lines))
    return [t for text in old for t in text.split("\n")], [t for text in new for t in text.split("\n")]


def shown(redline: Redline) -> str:
    marks = {Kind.EQUAL: "{}", Kind.DELETE: "[-{}-]", Kind.INSERT: "{{+{}+}}"}
    changes = redline.changes(lambda eid, _old: eid)
    touched = [line for change in changes for line in change.lines if line.touched]
    return "\n".join("".join(marks[s.kind].format(s.text) for s in line.segments) for line in touched)


def between(act_of: ActOf, new: str) -> Redline:
    return compare(act_of(GARDENS), act_of(new))


def test_an_edition_that_changed_nothing_has_no_changes(act_of: ActOf) -> None:
    assert list(between(act_of, GARDENS).changes(lambda eid, _old: eid)) == []


def test_changed_words_are_marked_and_the_rest_of_the_code_is_not_shown(act_of: ActOf) -> None:
    found = between(act_of, GARDENS.replace("чистит лесник", "чистят лесник и садовник"))
    assert [change.eid for change in found.changes(lambda eid, _old: eid)] == ["art_2"]
    assert shown(found) == "2. Берег реки [-чистит-]{+чистят+} лесник{+ и садовник+}."


def test_renumbered_articles_are_the_same_articles(act_of: ActOf) -> None:
    new = GARDENS.replace("Статья 3.", "Статья 4.").replace("Статья 2.", "Статья 3.")
    new = new.replace("Статья 3. Река", "Статья 2. Мост\nМост строят через реку.\nСтатья 3. Река")
    new = new.replace("поток воды", "поток пресной воды")
    assert shown(between(act_of, new)).splitlines() == [
        "{+Статья 2. Мост+}",
        "{+Мост строят через реку.+}",
        "Статья [-2-]{+3+}. Река",
        "1. Рекой признается поток {+пресной +}воды.",
        "Статья [-3-]{+4+}. Дорога",
    ]


def test_an_article_in_a_new_wording_is_the_same_article_by_its_number(act_of: ActOf) -> None:
    new = GARDENS.replace("Дорога ведет к саду, реке и дому лесника.", "Путь открыт всем.")
    assert shown(between(act_of, new)) == "[-Дорога ведет к саду, реке и дому лесника.-]{+Путь открыт всем.+}"


def test_a_part_in_a_new_wording_keeps_its_label(act_of: ActOf) -> None:
    new = GARDENS.replace("1. Рекой признается поток воды.", "1. Что такое река, знает всякий.")
    assert shown(between(act_of, new)) == "1. [-Рекой признается поток воды.-]{+Что такое река, знает всякий.+}"


def test_a_new_part_pushes_the_others_down_without_changing_them(act_of: ActOf) -> None:
    new = GARDENS.replace("2. Берег", "3. Берег").replace("3. Берег", "2. Рыбу ловят удочкой.\n3. Берег")
    assert shown(between(act_of, new)) == "{+2. Рыбу ловят удочкой.+}\n[-2-]{+3+}. Берег реки чистит лесник."


def test_a_paragraph_split_in_two_changes_no_word(act_of: ActOf) -> None:
    found = between(act_of, GARDENS.replace("в неделю. Сад", "в неделю.\nСад"))
    (line,) = [line for line in every_line(found) if line.touched]
    assert [(s.kind, s.text) for s in line.segments if s.kind is not Kind.EQUAL] == [
        (Kind.DELETE, " "),
        (Kind.INSERT, "\n"),
    ]


def test_a_split_and_a_joined_paragraph_accept_and_reject_in_word(act_of: ActOf) -> None:
    split = GARDENS.replace("в неделю. Сад", "в неделю.\nСад")
    for old, new in ((GARDENS, split), (split, GARDENS)):
        data = in_word(compare(act_of(old), act_of(new)))
        assert paragraphs(data, accept=True)[1:] == new.splitlines()
        assert paragraphs(data, accept=False)[1:] == old.splitlines()
        assert lint(data) == []


def in_word(redline: Redline) -> bytes:
    changes = redline.changes(lambda eid, _old: eid, whole=True)
    return editions_docx(changes, "Сады", [], PROFILE, SAID)


@st.composite
def editions(draw: st.DrawFn) -> tuple[str, str]:
    """An act, and one made of it: paragraphs that go, come and change, articles that get other numbers; or any two."""
    old = draw(acts())
    if draw(st.booleans()):
        return old, draw(acts())
    lines: list[str] = []
    for line in old.splitlines():
        fate = draw(st.sampled_from(["stays", "stays", "stays", "words", "goes", "comes"]))
        if line.startswith(("Статья", "Глава")) or fate == "stays":
            lines.append(line)
        elif fate == "words":
            head, _blank, tail = line.rpartition(" ")
            lines.append(f"{head} {draw(texts())} {tail}".strip())
        elif fate == "comes":
            lines += [line, draw(texts())]
    return old, "\n".join(lines)


def read(text: str, act_of: ActOf) -> Act:
    """An edition; a drawn text that numbers two units alike is none."""
    try:
        return act_of(text)
    except InputError:
        assume(False)
        raise


@usual
@given(pair=editions())
def test_rejecting_gives_the_old_edition_and_accepting_the_new(
    pair: tuple[str, str], act_of: ActOf, text_of: TextOf
) -> None:
    old, new = (read(text, act_of) for text in pair)
    redline = compare(old, new)
    assert sides(redline) == (text_of(old), text_of(new))
    data = in_word(redline)
    assert paragraphs(data, accept=True)[1:] == text_of(new)
    assert paragraphs(data, accept=False)[1:] == text_of(old)
    assert lint(data) == []


@usual
@given(pair=editions())
def test_no_change_between_editions_cuts_a_word(pair: tuple[str, str], act_of: ActOf) -> None:
    for line in every_line(compare(*(read(text, act_of) for text in pair))):
        assert cuts(line.segments, Kind.INSERT) <= boundaries(line.old or "")
        assert cuts(line.segments, Kind.DELETE) <= boundaries(line.new or "")


@usual
@given(st.lists(texts(), max_size=6), st.lists(texts(), max_size=6))
def test_groups_hold_every_paragraph_once_and_in_order(old: list[str], new: list[str]) -> None:
    found = groups(old, new)
    assert list(itertools.chain.from_iterable(a for a, _ in found)) == list(range(len(old)))
    assert list(itertools.chain.from_iterable(b for _, b in found)) == list(range(len(new)))
    assert all((len(a), len(b)) in {(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)} for a, b in found)


def test_what_an_excerpt_leaves_out_is_not_called_deleted(act_of: ActOf) -> None:
    new = "\n".join([*GARDENS.splitlines()[:3], "… статья 2", *GARDENS.splitlines()[6:]])
    found = between(act_of, new)
    assert found.lacking_new == ("art_2",)
    assert shown(found) == ""


def test_what_the_older_excerpt_leaves_out_is_not_called_new(act_of: ActOf) -> None:
    old = "\n".join([*GARDENS.splitlines()[:3], "… статья 2", *GARDENS.splitlines()[6:]])
    found = compare(act_of(old), act_of(GARDENS))
    assert (found.lacking_old, found.lacking_new) == (("art_2",), ())
    assert shown(found) == ""


def test_an_article_where_nothing_is_left_out_is_deleted(act_of: ActOf) -> None:
    lines = GARDENS.splitlines()
    found = compare(act_of(GARDENS + "\n… статьи 4–9"), act_of("\n".join([*lines[:3], *lines[6:], "… статьи 4–9"])))
    assert found.lacking_new == ()
    assert shown(found).splitlines() == [f"[-{line}-]" for line in lines[3:6]]


@LANGUAGES
def test_the_two_editions_of_the_code_read_back_whole(
    language: str, shelf: Path, koap: Code, text_of: TextOf
) -> None:
    found = compared(shelf, f"koap@{OLD}", f"koap@{NEW}", language)
    old, new = (text_of(koap.act(language, day)) for day in (OLD, NEW))
    assert sides(found.redline) == (old, new)
    data = document(found, whole=True)
    assert [paragraphs(data, accept=accept)[1:] for accept in (True, False)] == [new, old]
    assert lint(data) == []
    changed = document(found, whole=False)
    assert len(changed) < len(data)
    assert set(paragraphs(changed, accept=True)[1:]) <= set(new)


@LANGUAGES
def test_the_changed_articles_of_the_code_are_these(language: str, shelf: Path) -> None:
    found = {change.eid for change in compared(shelf, f"koap@{OLD}", f"koap@{NEW}", language).changes()}
    assert {"art_667", "art_668-2", "art_684", "art_804"} <= found
    assert not {"art_5", "art_25", "art_657", "art_660"} & found


@pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)
def test_libreoffice_settles_the_redline_of_the_code(shelf: Path, koap: Code, text_of: TextOf) -> None:
    data = document(compared(shelf, f"koap@{OLD}", f"koap@{NEW}", "rus"), whole=True)
    for settle, day in ((office.accept_all, NEW), (office.reject_all, OLD)):
        assert settle(data)[1:] == text_of(koap.act("rus", day))


def test_the_page_shows_changed_articles_and_the_same_bytes_each_time(shelf: Path) -> None:
    found = compared(shelf, f"koap@{OLD}", f"koap@{NEW}", "rus")
    shown_page = page(found)
    assert page(found) == shown_page
    text = shown_page.decode()
    assert 'id="row-art_667"' in text
    assert 'id="row-art_5"' not in text
    assert "<script src" not in text


def test_an_edition_is_told_from_a_file() -> None:
    assert edition_name("koap@2024-06-08") == ("koap", "2024-06-08")
    assert edition_name("drafts/koap@2024.yaml") is None


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from drafter.cli import main; main()", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "NO_COLOR": "1"},
    )


def test_diff_of_two_editions_on_the_command_line(tmp_path: Path) -> None:
    pair = (f"koap@{OLD}", f"koap@{NEW}")
    plain = run("diff", *pair, cwd=tmp_path)
    assert plain.returncode == 0, plain.stderr
    assert "статья 668-2  art_668-2" in plain.stdout.lower()
    assert "Статья 657" not in plain.stdout
    for name in ("redline.html", "redline.docx"):
        assert run("diff", *pair, "-o", name, cwd=tmp_path).stdout == f"{name}\n"
        assert (tmp_path / name).stat().st_size > 10_000
    assert "D036" in run("diff", *pair, "-o", "redline.pdf", cwd=tmp_path).stderr
    assert "D031" in run("diff", "koap@2020-01-01", pair[1], cwd=tmp_path).stderr
    assert "D035" in run("diff", pair[0], "my-bill.yaml", cwd=tmp_path).stderr


def test_a_segment_may_break_a_paragraph_only_where_one_is_split_or_joined(shelf: Path) -> None:
    for change in compared(shelf, f"koap@{OLD}", f"koap@{NEW}", "rus").changes():
        breaks = [s for line in change.lines for s in line.segments if "\n" in s.text]
        assert Segment(Kind.EQUAL, "\n") not in breaks
