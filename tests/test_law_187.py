"""The real law № 187-VII of 3 January 2023: what it did to the Code, and in which words it said so.

The law and the articles before and after it are read where they lie; only its modifications are kept here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
import skeleton

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import apply
from drafter.codes import Code
from drafter.modification import Insertion, Modification, Repeal, Substitution, is_verbal
from drafter.spec import bill as bills
from drafter.spec.model import EntryIntoForce
from drafter.wording import rus
from drafter.wording.clauses import Worded

HERE = Path(__file__).parent
BILL = bills.read(HERE / "data" / "law-187-VII.yaml")
ALL = bills.modifications(BILL, "rus")
WITH_TEXT_BEFORE = (
    "367", "368", "369", "370", "372", "373", "374", "378", "380", "381", "382", "386", "387", "388",
)  # fmt: skip
CHANGED_BY_OTHER_LAWS_TOO = "386"

ActOf = Callable[[str], Act]


@pytest.fixture(scope="module")
def printed_law(law: Path) -> list[str]:
    """The paragraphs of the law."""
    text = (law / "187-VII" / "law-187-VII.ru.md").read_text("utf-8")
    return [line.lstrip("# ") for line in text.splitlines() if line.strip()]


@pytest.fixture(scope="module")
def clauses(printed_law: list[str]) -> dict[int, list[str]]:
    """The paragraphs of each item of article 1."""
    return skeleton.by_item(printed_law[2 : index_of("Статья 2.", printed_law)])


def index_of(beginning: str, lines: Sequence[str]) -> int:
    return next(n for n, line in enumerate(lines) if line.startswith(beginning))


def as_law(modifications: Sequence[Modification], act: Act, koap: Code, entry: EntryIntoForce) -> Worded:
    subject = BILL.spec.subject
    assert subject is not None
    amended = apply(act, modifications)
    return rus.word(
        amended,
        modifications,
        act_title=koap.title["rus"],
        act_date=koap.date,
        subject=subject.rus,
        entry=entry,
    )


def lines_of(worded: Worded) -> list[str]:
    return [paragraph.text for item in worded.items for paragraph in item.paragraphs]


@pytest.fixture(scope="module")
def before(law: Path, act_of: ActOf) -> Act:
    """The fourteen articles in the edition of January 2020."""
    text = (law / "187-VII" / "before-2020.ru.md").read_text("utf-8")
    enacted = [line.lstrip("# ") for line in text.splitlines()]
    act = act_of("\n".join(line for line in enacted if not line.startswith("Сноска.")))
    assert tuple(article.number for article in act.articles) == WITH_TEXT_BEFORE
    return act


@pytest.fixture(scope="module")
def after(law: Path) -> dict[str, list[str]]:
    """The paragraphs of the articles in the edition of March 2026, by article; official notes left out."""
    text = (law / "187-VII" / "after-2026-03.ru.txt").read_text("utf-8")
    articles: dict[str, list[str]] = {}
    for block in text.split("\n\n"):
        lines = list(enacted_lines(block))
        heading = re.match(r"Статья (?P<num>\S+)\. ", lines[0])
        assert heading is not None, lines[0]
        articles[heading["num"]] = lines
    return articles


def enacted_lines(block: str) -> Iterator[str]:
    """The lines of an article without its official notes, each of which runs on to a closing «).»."""
    in_note = False
    for line in block.strip().splitlines():
        in_note = in_note or line.startswith("Сноска.")
        if not in_note:
            yield line.strip()
        elif line.endswith(")."):
            in_note = False


def on_articles(numbers: Sequence[str]) -> list[Modification]:
    wanted = {f"art_{number}" for number in numbers}
    return [m for m in ALL if eids.article(m.destination) in wanted]


@pytest.mark.parametrize("number", [n for n in WITH_TEXT_BEFORE if n != CHANGED_BY_OTHER_LAWS_TOO])
def test_the_law_turns_the_article_before_into_the_article_after(
    number: str, before: Act, after: dict[str, list[str]]
) -> None:
    amended = apply(before, on_articles(WITH_TEXT_BEFORE))
    assert akn.printed(amended.act.index[f"art_{number}"]) == after[number]
    assert akn.printed(before.index[f"art_{number}"]) != after[number]


def test_article_386_differs_from_the_edition_of_2026_only_by_two_later_laws(
    before: Act, after: dict[str, list[str]]
) -> None:
    today = " ".join(after["386"])  # the link to article 381-1 stands on a line of its own there
    alone = apply(before, on_articles(WITH_TEXT_BEFORE))
    assert " ".join(akn.printed(alone.act.index["art_386"])) != today

    of_2021_and_2025: list[Modification] = [
        Insertion(  # № 403-VI of 02.01.2021
            destination="art_386__al_1",
            pos="after",
            old="зеленых насаждений",
            new=", за исключением случаев, предусмотренных статьей 381-1 настоящего Кодекса,",
        ),
        Repeal(destination="art_386__al_2", old=("предупреждение или",)),  # № 155-VIII of 10.01.2025, item 81)
    ]
    together = apply(before, [*on_articles(WITH_TEXT_BEFORE), *of_2021_and_2025])
    assert " ".join(akn.printed(together.act.index["art_386"])) == today


def test_the_articles_that_have_a_text_before_are_worded_as_the_law_words_them(
    before: Act, clauses: dict[int, list[str]], koap: Code
) -> None:
    numbers = set(WITH_TEXT_BEFORE)
    expected = [
        lines
        for lines in clauses.values()
        if not re.match(r"\d+\) дополнить статьей", lines[0])
        and numbers & set(re.findall(r"стат\w+ ([\d-]+)", lines[0]))
    ]
    made = as_law(on_articles(WITH_TEXT_BEFORE), before, koap, EntryIntoForce(days=60))
    ours = list(skeleton.by_item(lines_of(made)).values())
    assert len(expected) == len(WITH_TEXT_BEFORE)
    assert [without_number(lines) for lines in ours] == [without_number(lines) for lines in expected]


def without_number(lines: Sequence[str]) -> list[str]:
    """The lines of an item that may stand anywhere: no number before it, no «;» or «.» after it."""
    first, *rest = lines
    *most, last = [re.sub(r"^\d+\) ", "", first), *rest]
    return [*most, last.rstrip(";.")]


@pytest.fixture(scope="module")
def places(act_of: ActOf) -> Act:
    return act_of("\n".join(skeleton.lines(ALL, "rus")))


@pytest.fixture(scope="module")
def worded(places: Act, koap: Code) -> Worded:
    return as_law(ALL, places, koap, BILL.spec.entry_into_force)


def test_the_title_and_the_head_are_those_of_the_law(worded: Worded, printed_law: list[str]) -> None:
    assert worded.title == printed_law[0]
    assert f"{worded.head_article} {worded.head}" == printed_law[1]


def test_the_law_has_twenty_six_items_and_so_has_ours(worded: Worded, clauses: dict[int, list[str]]) -> None:
    assert [item.number for item in worded.items] == [str(number) for number in clauses]
    assert list(clauses) == list(range(1, 27))


ITEMS = range(1, 27)


@pytest.mark.parametrize("number", ITEMS)
def test_each_item_is_worded_line_by_line_as_the_law_words_it(
    number: int, worded: Worded, clauses: dict[int, list[str]]
) -> None:
    assert [paragraph.text for paragraph in worded.items[number - 1].paragraphs] == clauses[number]


def test_no_other_line_of_the_law_differs(worded: Worded, clauses: dict[int, list[str]]) -> None:
    ours = [paragraph.text for item in worded.items for paragraph in item.paragraphs]
    theirs = [line for lines in clauses.values() for line in lines]
    assert len(ours) == len(theirs) == 142
    different = [(our, law) for our, law in zip(ours, theirs, strict=True) if our != law]
    assert [law.removeprefix("«2. ") for _our, law in different] == [our.removeprefix("«") for our, _law in different]
    assert len(different) <= 1


def test_the_entry_into_force_is_that_of_the_law_with_its_exception(worded: Worded, printed_law: list[str]) -> None:
    assert f"{worded.entry_article} {worded.entry}" == printed_law[index_of("Статья 2.", printed_law)]


def test_the_signature_is_that_of_the_law(worded: Worded, printed_law: list[str]) -> None:
    assert worded.signature == printed_law[-2]


def test_the_list_of_modifications_says_what_the_law_says_and_nothing_twice() -> None:
    verbal = [m for m in ALL if is_verbal(m)]
    restated = [m for m in ALL if isinstance(m, Substitution) and not is_verbal(m)]
    added = [m for m in ALL if isinstance(m, Insertion) and not is_verbal(m)]
    assert (len(verbal), len(restated), len(added)) == (76, 7, 2)
    assert len(set(ALL)) == len(ALL)
