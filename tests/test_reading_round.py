"""Modifications in words, read back: the reader must find in the prose what the writer put there."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_properties import bills as drawn_bills
from test_properties import usual

from drafter import akn, codes
from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.draft import draft
from drafter.errors import ApplyError
from drafter.language import LanguageError
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.reading import Paragraph, Reading, read_paragraphs
from drafter.reading.canonical import canonical
from drafter.reading.lexicon import lexicon
from drafter.spec.model import EntryIntoForce
from drafter.spec.starting import bill_text, templates
from drafter.wording import rus
from drafter.wording.clauses import Worded

ActOf = Callable[[str], Act]
SAMPLE = Code(
    name="sample",
    folder=Path(),
    uri="/akn/kz/act/code/2020-04-01/1-I",
    date=datetime.date(2020, 4, 1),
    number="1-I",
    title={"rus": "Кодекс о садах"},
    short={},
    editions=(),
    units={},
)


def printed(worded: Worded) -> list[Paragraph]:
    """The paragraphs of a bill as its Word file prints them."""
    lines = [
        worded.title,
        f"{worded.head_article} {worded.head}",
        *(paragraph.text for item in worded.items for paragraph in item.paragraphs),
        f"{worded.entry_article} {worded.entry}",
        worded.signature,
    ]
    return [Paragraph(line, number) for number, line in enumerate(lines, start=1)]


def same(found: Sequence[Modification], given_: Sequence[Modification]) -> bool:
    """Whether two lists say the same whatever their order; counted occurrences are worded as «по всему тексту»."""
    one, other = (sorted(map(repr, map(_counted, canonical(each, "rus")))) for each in (found, given_))
    return one == other


def _counted(modification: Modification) -> Modification:
    return replace(modification, every=True, count=1) if modification.count > 1 else modification


def understood(reading: Reading) -> None:
    assert [(clause.text, clause.refusal) for clause in reading.refused] == []
    assert [(clause.text, clause.remarks) for clause in reading.clauses if clause.remarks] == []


@pytest.mark.parametrize("name", [name for name, _about in templates() if name != "blank"])
def test_a_starting_bill_read_back_is_the_bill(name: str, shelf: Path, koap: Code, tmp_path: Path) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(bill_text(name, date="2026-11-22"), encoding="utf-8")
    made = draft(path, shelf)
    reading = read_paragraphs(printed(made.worded), "rus", koap, made.act)
    understood(reading)
    assert same(reading.modifications, made.modifications)
    assert reading.title == made.worded.title
    assert [act.at_hand for act in reading.acts] == [True]


@settings(usual, max_examples=150)
@given(data=st.data())
def test_a_bill_read_back_is_the_bill_and_amends_alike(data: st.DataObject, act_of: ActOf) -> None:
    bill = data.draw(drawn_bills(act_of=act_of))
    act = act_of(bill.text)
    try:
        made = apply(act, bill.modifications)
        worded = in_words(made.in_force, bill.modifications)
    except (ApplyError, LanguageError):
        assume(False)
        raise
    reading = read_paragraphs(printed(worded), "rus", SAMPLE, act)
    assert [(clause.text, clause.refusal) for clause in reading.refused] == []
    assert same(reading.modifications, bill.modifications), (bill.modifications, reading.modifications)
    assert akn.serialize(apply(act, reading.modifications).act.root) == akn.serialize(made.act.root)
    again = in_words(act, reading.modifications)
    assert printed(again) == printed(worded)


def in_words(act: Act, modifications: Sequence[Modification]) -> Worded:
    return rus.word(
        apply(act, modifications),
        modifications,
        act_title=SAMPLE.title["rus"],
        act_date=SAMPLE.date,
        subject=None,
        entry=EntryIntoForce(days=60),
    )


@pytest.mark.parametrize(
    "modification",
    [
        Repeal(destination="art_1__para_1", old=("яблони,", "и кусты")),
        Repeal(destination="art_1__para_1", old=("134,", "145,")),
        Substitution(destination="art_1__para_1", old=("яблони", "кусты"), new=("груши", "груши")),
        Substitution(destination="body", old=("яблони", "яблонями"), new=("груши", "грушами"), every=True),
    ],
)
def test_several_words_of_one_modification_are_all_worded_and_read(modification: Modification, act_of: ActOf) -> None:
    act = act_of("Статья 1. Сад\n1. Растут яблони, груши и кусты; статьи 134, 145, 149.\n2. Сад засажен яблонями.")
    reading = read_paragraphs(printed(in_words(act, [modification])), "rus", SAMPLE, act)
    assert same(reading.modifications, [modification])


def test_what_is_worded_otherwise_is_read_otherwise(koap: Code) -> None:
    act = codes.find("koap", koap.folder.parent).act("rus")
    one = Insertion(destination="art_684__para_1", pos="after", old="667,", new="667-1,")
    other = replace(one, new="667-2,")
    assert not same([one], [other])
    assert in_words(act, [one]) != in_words(act, [other])


def words_of(language: str) -> st.SearchStrategy[str]:
    """Pieces of amending prose in any order: words of the tables, numbers, quotations whole and broken, signs."""
    known = sorted(" ".join(group) for group in lexicon(language).entries)
    loose = ["1", "2-1", "3)", "4-1)", "второй", "екінші", "1-баптың", "«сад»", "«река, или»", '"днем"', "«сад", "сад»"]
    signs = [",", ";", ".", ":", "–", "(", ")", "1)", "«1. Сад.»", "\n", "\n1) ", "\n«Статья 1. Сад\nСад.»"]
    return st.lists(st.sampled_from([*known, *loose, *signs, *loose, *signs]), min_size=1, max_size=14).map(" ".join)


HEADS = {
    "rus": "Статья 1. Внести в Кодекс о садах следующие изменения:",
    "kaz": "1-бап. Кодекс о садах мынадай өзгеріс енгізілсін:",
}


@settings(usual, max_examples=200)
@given(data=st.data(), language=st.sampled_from(["rus", "kaz"]))
def test_no_prose_makes_the_reader_fail_and_none_is_lost(data: st.DataObject, language: str, act_of: ActOf) -> None:
    act = act_of("Статья 1. Сад\n1. Сад, –\n1) река;\n2) дорога, –\nвлечет штраф.\nСтатья 2. Река\nРека.")
    text = f"{HEADS[language]}\n{data.draw(words_of(language))}"
    paragraphs = [Paragraph(line, number) for number, line in enumerate(text.splitlines(), start=1)]
    found = read_paragraphs(paragraphs, language, replace(SAMPLE, title={language: "Кодекс о садах"}), act)
    held = {number for each in (*found.clauses, *found.sentences) for number in each.paragraphs}
    written = {number for number, paragraph in enumerate(paragraphs) if re.search(r"[^\W\d_]{2}", paragraph.text)}
    assert written <= held
    assert all(clause.refusal is None or not clause.modifications for clause in found.clauses)
