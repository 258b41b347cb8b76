"""Modifications in words, read back: the reader must find in the prose what the writer put there."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import skeleton
from drawn import TONGUES, ActOf, Bill, Tongue, usual
from drawn import bills as drawn_bills
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter import akn, codes
from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.draft import project
from drafter.errors import ApplyError
from drafter.language import LanguageError
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.reading import Paragraph, Reading, read_paragraphs
from drafter.reading.canonical import canonical
from drafter.reading.lexicon import lexicon
from drafter.spec import bill as bills
from drafter.spec.model import EntryIntoForce
from drafter.spec.starting import bill_text, templates
from drafter.wording import kaz, rus
from drafter.wording.clauses import Worded

DATA = Path(__file__).parent / "data"
WORDING = {"rus": rus, "kaz": kaz}
BILLS = int(os.environ.get("DRAFTER_BILLS", "150"))
"""How many drawn bills of each language are worded and read: ``make round`` tries 2,000."""
SAMPLE = Code(
    name="sample",
    folder=Path(),
    uri="/akn/kz/act/code/2020-04-01/1-I",
    date=datetime.date(2020, 4, 1),
    number="1-I",
    title={tongue.language: tongue.title for tongue in TONGUES},
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


def same(found: Sequence[Modification], given_: Sequence[Modification], language: str = "rus") -> bool:
    """Whether two lists say the same whatever their order; counted occurrences are worded as «по всему тексту»."""
    one, other = (sorted(map(repr, map(_counted, canonical(each, language)))) for each in (found, given_))
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
    texts = project(path, shelf).texts
    assert [made.language for made in texts] == (["rus"] if name == "new-offence" else ["rus", "kaz"])
    for made in texts:
        reading = read_paragraphs(printed(made.worded), made.language, koap, made.act)
        understood(reading)
        assert same(reading.modifications, made.modifications, made.language)
        assert reading.title == made.worded.title
        assert [act.at_hand for act in reading.acts] == [True]
        assert written_again(made.act, reading, made.worded) == made.worded


@pytest.mark.parametrize("language", WORDING)
def test_the_law_187_written_read_and_written_again_is_the_same(language: str, act_of: ActOf) -> None:
    file = DATA / ("law-187-VII.yaml" if language == "rus" else f"law-187-VII.{language}.yaml")
    given_ = bills.modifications(bills.read(file), language)
    orders = [replace(m, every=False) if isinstance(m, Substitution) and len(m.old) > 1 else m for m in given_]
    act = act_of("\n".join(skeleton.lines(orders, language)), language)
    worded = in_words(act, orders, language)
    reading = read_paragraphs(printed(worded), language, SAMPLE, act)
    understood(reading)
    assert len(reading.modifications) == 85
    assert same(reading.modifications, orders, language)
    assert written_again(act, reading, worded) == worded


def written_again(act: Act, reading: Reading, worded: Worded) -> Worded:
    """The bill worded from what was read of it, with its own title, head and entry into force."""
    again = in_words(act, reading.modifications, act.language)
    return replace(again, title=worded.title, head=worded.head, entry=worded.entry)


@pytest.mark.parametrize("tongue", TONGUES, ids=[tongue.language for tongue in TONGUES])
def test_a_bill_read_back_is_the_bill_and_amends_alike(tongue: Tongue, act_of: ActOf) -> None:
    @settings(usual, max_examples=BILLS)
    @given(bill=drawn_bills(act_of=act_of, tongue=tongue))
    def holds(bill: Bill) -> None:
        act = act_of(bill.text, tongue.language)
        try:
            made = apply(act, bill.modifications)
            worded = in_words(made.in_force, bill.modifications, tongue.language)
        except (ApplyError, LanguageError):
            assume(False)
            raise
        reading = read_paragraphs(printed(worded), tongue.language, SAMPLE, act)
        assert [(clause.text, clause.refusal) for clause in reading.refused] == []
        assert same(reading.modifications, bill.modifications, tongue.language), (
            bill.modifications,
            reading.modifications,
        )
        assert akn.serialize(apply(act, reading.modifications).act.root) == akn.serialize(made.act.root)
        assert printed(in_words(act, reading.modifications, tongue.language)) == printed(worded)

    holds()


def in_words(act: Act, modifications: Sequence[Modification], language: str = "rus") -> Worded:
    return WORDING[language].word(
        apply(act, modifications),
        modifications,
        act_title=SAMPLE.title[language],
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


@pytest.mark.parametrize(
    ("text", "modifications", "clauses"),
    [
        pytest.param(
            "Статья 1. Сад\nрека\nдорога\nлес",
            [Repeal(destination="art_1__al_1"), Insertion(destination="art_1__al_3", new="а равно роза")],
            ["в статье 1:", "абзац первый исключить;", "дополнить абзацем третьим следующего содержания:"],
            id="a new paragraph is counted among those in force, excluded ones too",
        ),
        pytest.param(
            "Статья 1. Сад\n1. река\nдорога\nлес",
            [Repeal(destination="art_1__para_1__al_1"), Substitution(destination="art_1__para_1__al_2", new=("луг",))],
            ["в части первой статьи 1:", "абзац второй изложить в следующей редакции:", "«луг»;"],
            id="a paragraph that comes first is quoted without the label of its unit",
        ),
        pytest.param(
            "Статья 1. Сад\nрека, –\nдорога\nПримечание. Сад или лес.",
            [
                Substitution(destination="art_1__note_1__al_1", old=("лес",), new=("луг",)),
                Insertion(destination="art_1__note_1__al_2", new="а равно поле"),
                Insertion(destination="art_1__al_2", new="а равно роза"),
            ],
            [
                "в статье 1:",
                "в примечании:",
                "в абзаце первом слово «лес» заменить словом «луг»;",
                "дополнить абзацем вторым следующего содержания:",
                "«а равно поле»;",
                "статью 1 дополнить абзацем вторым следующего содержания:",
            ],
            id="what could lie in the note above is named from the article down",
        ),
        pytest.param(
            "Статья 1. Сад\n1. Поливают:\n1) сад;\n2) лес, –\nвлечет арест.",
            [
                Substitution(destination="art_1__para_1__point_2__al_1", old=("лес",), new=("луг",)),
                Insertion(destination="art_1__para_1__point_2__al_2", new="а равно поле"),
                Substitution(destination="art_1__para_1__al_2", old=("арест",), new=("штраф",)),
            ],
            [
                "в части первой статьи 1:",
                "в подпункте 2) абзаца первого:",
                "в абзаце первом слово «лес» заменить словом «луг»;",
                "дополнить абзацем вторым следующего содержания:",
                "«а равно поле»;",
                "в абзаце втором части первой статьи 1 слово «арест» заменить словом «штраф».",
            ],
            id="what could lie in the point above is named from the article down",
        ),
    ],
)
def test_places_are_named_so_that_they_are_read(
    text: str, modifications: list[Modification], clauses: list[str], act_of: ActOf
) -> None:
    act = act_of(text)
    worded = printed(in_words(act, modifications))
    assert [paragraph.text for paragraph in worded][2 : 2 + len(clauses)] == clauses
    reading = read_paragraphs(worded, "rus", SAMPLE, act)
    understood(reading)
    assert same(reading.modifications, modifications)
