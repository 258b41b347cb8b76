"""Conforming modifications: lists changed as the law changes them, and what follows from a bill."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from ruamel.yaml import YAML
from test_law_187 import BILL as LAW_187

from drafter import akn, refs
from drafter.akn import Act
from drafter.apply import apply
from drafter.checks.context import Context
from drafter.checks.wiring import is_reviewer
from drafter.codes import Code
from drafter.compare import changes
from drafter.conform import Conformed, Sureness, conform, left_over
from drafter.conform.plan import planned, wanted
from drafter.conform.wish import Wish
from drafter.draft import draft
from drafter.ingest.source import ingest
from drafter.modification import Insertion, Modification, Repeal, is_verbal
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.wording import rus

HERE = Path(__file__).parent
CASES = YAML(typ="safe").load((HERE / "data/conform/lists.yaml").read_text("utf-8"))
GOOD = (HERE / "data" / "bills" / "interference.yaml").read_text("utf-8")
OLD, NEW = "2024-06-08", "2026-07-12"
EVERYTHING = frozenset({"1", "2", "3", "3-1"})

ActOf = Callable[[str], Act]
Follow = Callable[..., Conformed]


def context_of(act: Act, koap: Code, modifications: list[Modification]) -> Context:
    """A bill of modifications applied to an act, without a file behind it."""
    places = tuple(replace(LAW_187.places[0], clause=n) for n, _m in enumerate(modifications, start=1))
    bill = Bill(file="bill.yaml", spec=LAW_187.spec, places=places, source=b"")
    amended = apply(act, modifications)
    return Context(
        bill=bill,
        code=koap,
        modifications=tuple(modifications),
        amended=amended,
        changes=changes(amended, modifications, lambda eid: eid),
        worded=rus.word(
            amended,
            modifications,
            act_title=koap.title["rus"],
            act_date=koap.date,
            subject=None,
            entry=bill.spec.entry_into_force.model_copy(update={"exceptions": ()}),
        ),
    )


@pytest.mark.parametrize("name", list(CASES))
def test_a_list_is_changed_as_the_law_changes_it(name: str, act_of: ActOf, koap: Code) -> None:
    case = CASES[name]
    act = act_of(f"Статья 1. Сад\nСад сажают.\nСтатья 9. Список\n1. {case['text']}\n2. Иное.")
    context = context_of(act, koap, [Repeal(destination="art_9__para_2")])
    leaf = next(leaf for leaf in akn.all_leaves(act) if leaf.eid == "art_9__para_1__al_1")
    wishes = [
        Wish(
            leaf=leaf,
            article=article,
            parts=EVERYTHING if parts == "all" else frozenset(parts),
            everything=EVERYTHING,
            reason="так надо",
            rule="правило",
            sureness=Sureness.CERTAIN,
            cause=0,
            model=case.get("beside", ""),
        )
        for article, parts in case["say"].items()
    ]
    proposals, questions = planned(context, wanted(context, wishes))
    assert [one.clause for one in proposals] == ([case["clause"]] if "clause" in case else [])
    assert len(questions) == ("clause" not in case)
    amended = apply(act, [*context.modifications, *(one.modification for one in proposals)])
    assert amended.act.index["art_9__para_1__al_1"].findtext(f".//{akn.tag('p')}") == case.get("then", case["text"])


@pytest.fixture
def follow(tmp_path: Path, shelf: Path) -> Follow:
    """What follows from a bill; each settled proposal is proven to silence C06 and C07."""

    def followed(text: str, edition: str = NEW) -> Conformed:
        path = tmp_path / "bill.yaml"
        path.write_text(text, "utf-8")
        context = draft(path, shelf, edition).context
        found = conform(context)
        assert not any(left_over(context, found).values())
        return found

    return followed


def one(*modifications: str) -> str:
    """A bill of modifications in short."""
    lines = "".join(f"  - {{{text}, reason: Так надо.}}\n" for text in modifications)
    return (
        "drafter: 1\ndate: 2026-11-22\nentry_into_force: {days: 60}\n"
        f"modifications:\n{lines}note: {{necessity: Надо, goals: Цель, tasks: [Задача]}}\n"
    )


def clauses(found: Conformed, *sureness: Sureness) -> list[str]:
    return [one.clause for one in found.proposals if not sureness or one.sureness in sureness]


def without(text: str, *beginnings: str) -> str:
    """A bill without the modifications of the destinations given."""
    for beginning in beginnings:
        text, count = re.subn(rf"  - type: insertion\n    destination: {beginning}.*\n(?:    .*\n)+", "", text)
        assert count == 1
    return text


@pytest.mark.parametrize("edition", [OLD, NEW])
def test_a_bill_that_is_wired_in_leaves_only_the_choice_on_servicemen(edition: str, follow: Follow) -> None:
    found = follow(GOOD, edition)
    assert clauses(found) == ["часть первую статьи 32 после цифр «667,» дополнить цифрами «667-1,»"]
    assert [one.sureness for one in found.proposals] == [Sureness.CHOICE]
    assert "военнослужащие" in found.proposals[0].ask
    assert found.questions == ()
    assert found.unseen == ("art_685", "art_735", "art_804")


@pytest.mark.parametrize("edition", [OLD, NEW])
def test_an_arrest_brings_a_new_offence_to_the_court_and_its_officials_into_article_804(
    edition: str, follow: Follow
) -> None:
    found = follow(without(GOOD, "art_684", "art_804"), edition)
    assert [(one.clause, one.sureness) for one in found.proposals[1:]] == [
        ("часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1,»", Sureness.LIKELY),
        ("подпункт 1) части первой статьи 804 после цифр «667,» дополнить цифрами «667-1,»", Sureness.LIKELY),
    ]
    court, police = found.proposals[1:]
    assert "Часть 2 статьи 667-1 предусматривает административный арест" in court.reason
    assert "статьи 684–735-1" in court.rule
    assert "органов внутренних дел" in police.reason
    assert "4), 5), 6)" in police.ask
    assert {one.cause for one in found.proposals} == {1}


ARREST = (
    'type: insertion, destination: art_667-1, new: "Статья 667-1. Шум\\nШум возле {whom}, –\\nвлечет '
    'административный арест на срок до десяти суток."'
)


def test_where_every_part_is_for_the_judge_the_rule_is_certain(follow: Follow) -> None:
    found = follow(one(ARREST.format(whom="сотрудника полиции")))
    assert clauses(found, Sureness.CERTAIN) == ["часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1,»"]
    assert "статья 683, часть третья" in found.settled[0].rule


def test_where_no_body_is_named_the_officials_of_the_like_article_are_a_choice(
    tmp_path: Path, shelf: Path, follow: Follow
) -> None:
    path = tmp_path / "bill.yaml"
    path.write_text(one(ARREST.format(whom="здания суда")), "utf-8")
    found = conform(draft(path, shelf, NEW).context)
    choices = [one for one in found.proposals if "art_804" in one.modification.destination]
    assert [one.modification.destination.split("point_")[1][0] for one in choices] == ["1", "4", "5", "6"]
    assert all("встретят ли эти лица" in one.ask for one in choices)
    assert choices[2].clause == "подпункт 5) части первой статьи 804 после цифр «667,» дополнить цифрами «667-1,»"


def test_two_new_articles_go_into_a_list_together_and_beside_what_the_bill_adds(follow: Follow) -> None:
    first, second = ARREST.format(whom="сотрудника полиции"), ARREST.format(whom="участкового инспектора полиции")
    both = [first, second.replace("667-1", "667-2")]
    assert "часть первую статьи 684 после цифр «667,» дополнить цифрами «667-1, 667-2,»" in clauses(follow(one(*both)))
    listed = 'type: insertion, destination: art_684__para_1, after: "667,", new: "667-1,"'
    assert "часть первую статьи 684 перед цифрами «668,» дополнить цифрами «667-2,»" in clauses(
        follow(one(*both, listed))
    )


def test_arrest_added_to_an_offence_moves_it_from_the_police_to_the_court(follow: Follow) -> None:
    sanction = "влечет штраф в размере пяти месячных расчетных показателей либо административный арест до пяти суток."
    found = follow(one(f"type: substitution, destination: art_443__para_1__al_2, new: {sanction}"))
    assert clauses(found) == [
        "в части первой статьи 684 слова «443 (частью второй)» заменить цифрами «443»",
        "в части первой статьи 685 слова «443 (частью первой),» исключить",
        "в подпункте 1) части первой статьи 804 слова «443 (часть вторая)» заменить цифрами «443»",
    ]


@pytest.mark.parametrize(
    ("sanction", "expected"),
    [
        (
            "влечет штраф в размере десяти месячных расчетных показателей.",
            ["в части первой статьи 685 слова «443 (частью первой)» заменить словами «443 (частями первой и третьей)»"],
        ),
        (
            "влечет административный арест на срок до десяти суток.",
            [
                "в части первой статьи 684 слова «443 (частью второй)» заменить словами «443 (частями второй и "
                "третьей)»",
                "в подпункте 1) части первой статьи 804 слова «443 (часть вторая)» заменить словами «443 (части вторая "
                "и третья)»",
            ],
        ),
    ],
    ids=["a fine", "an arrest"],
)
def test_a_new_part_goes_where_the_like_parts_of_its_article_are(
    sanction: str, expected: list[str], follow: Follow
) -> None:
    part = f'type: insertion, destination: art_443__para_3, new: "3. Громкий шум, –\\n{sanction}"'
    assert clauses(follow(one(part))) == expected


def test_what_is_excluded_is_no_longer_cited(follow: Follow) -> None:
    assert clauses(follow(one("type: repeal, destination: art_666"))) == [
        "в части первой статьи 684 цифры «666,» исключить"
    ]
    found = follow(one("type: repeal, destination: art_443__para_2"))
    assert clauses(found) == [
        "в части первой статьи 684 слова «443 (частью второй),» исключить",
        "в подпункте 1) части первой статьи 804 слова «443 (часть вторая),» исключить",
    ]
    assert {one.sureness for one in found.proposals} == {Sureness.CERTAIN}
    in_prose = follow(one("type: repeal, destination: art_50__para_2"))
    assert in_prose.proposals == ()
    assert any("частью второй статьи 50" in question.text for question in in_prose.questions)


def test_words_that_the_heading_has_too_change_in_it_as_well(follow: Follow) -> None:
    new = (
        "type: substitution, destination: art_443__para_1__al_1, old: требованию лица, new: требованию или просьбе лица"
    )
    assert clauses(follow(one(new))) == [
        "в заголовке статьи 443 слова «требованию лица» заменить словами «требованию или просьбе лица»"
    ]
    heading = "type: substitution, destination: art_443__heading, old: требованию, new: требованию или просьбе"
    assert clauses(follow(one(new, heading))) == []
    sanction = "type: substitution, destination: art_443__para_1__al_2, old: пяти, new: трех"
    assert clauses(follow(one(sanction))) == []


def test_an_act_that_the_heading_does_not_name_is_asked_about(follow: Follow) -> None:
    part = (
        'type: insertion, destination: art_443__para_3, new: "3. Громкое вмешательство, –\\nвлечет штраф в размере '
        'десяти месячных расчетных показателей."'
    )
    (question,) = follow(one(part)).questions
    assert "«вмешательство»" in question.text
    assert question.eid == "art_443__heading"
    words = "type: insertion, destination: art_443__para_1__al_1, after: порядка, new: или проникновение за оцепление"
    assert ["«проникновение»;" in question.text for question in follow(one(words)).questions] == [True]


# The whole Code.


@pytest.fixture(scope="module")
def whole(law: Path, koap: Code) -> Act:
    """The Code of March 2026, all of it."""
    return ingest(law / "koap" / "rus-2026-03.nodes.txt", koap, "rus", datetime.date(2026, 3, 12)).act


def texts(act: Act) -> dict[str, str]:
    return {leaf.eid: leaf.text for leaf in akn.all_leaves(act)}


def as_if_never(act: Act, koap: Code, *articles: str) -> Act:
    """The act without articles and without every list that names them."""
    context = context_of(act, koap, [Repeal(destination=f"art_{number}") for number in articles])
    follows = [one.modification for one in conform(context).settled]
    gone = apply(act, [*context.modifications, *follows]).act
    for number in articles:
        assert not [one for one in refs.citing(gone, number) if is_reviewer(one.leaf.eid[4:7])]
    return gone


def put_back(act: Act, whole: Act, koap: Code, *articles: str) -> Context:
    """A bill that adds articles as the whole act has them."""
    return context_of(
        act,
        koap,
        [Insertion(destination=f"art_{n}", new="\n".join(akn.printed(whole.index[f"art_{n}"]))) for n in articles],
    )


def test_the_clauses_by_which_law_187_wired_its_articles_in_are_proposed_back(whole: Act, koap: Code) -> None:
    """Law № 187-VII added articles 147-1 and 380-1 and wired them into articles 684, 709 and 804 (items 24 to 26).

    The text is that of March 2026 without the two. Later laws had let the body of article 709-1 review article 380 and
    had given the entry «380» of article 709(2), point 4, a proviso, so both are taken back first.
    """
    act = as_if_never(whole, koap, "147-1", "380-1")
    later = [
        Repeal(destination="art_709-1__para_1", old=("380 (в части рыбных ресурсов и других водных животных),",)),
        Repeal(
            destination="art_709__para_2__point_4",
            old=("(за исключением рыбных ресурсов и других водных животных)",),
            every=True,
        ),
    ]
    act = apply(act, later).act
    context = put_back(act, whole, koap, "147-1", "380-1")
    found = conform(context)
    assert not any(left_over(context, found).values())
    theirs = {
        m
        for m in bills.modifications(LAW_187, "rus")
        if isinstance(m, Insertion) and is_verbal(m) and m.new in ("147-1,", "380-1,")
    }
    assert len(theirs) == 6
    assert {one.modification for one in found.proposals} == theirs
    settled = [one.modification.destination for one in found.settled]
    assert settled == ["art_684__para_1", "art_709__para_1", "art_804__para_1__point_1"]


@pytest.mark.parametrize("number", ["147-1", "207-1", "211-2", "285-1", "413-1"])
def test_an_article_taken_out_of_the_code_is_wired_in_again_as_it_was(number: str, whole: Act, koap: Code) -> None:
    act = as_if_never(whole, koap, number)
    context = put_back(act, whole, koap, number)
    proposals = conform(context).settled
    again = apply(act, [*context.modifications, *(one.modification for one in proposals)]).act
    assert texts(again) == texts(whole)


def test_on_the_whole_code_every_list_that_names_the_base_article_is_seen(whole: Act, koap: Code) -> None:
    text = "Статья 667-1. Шум\nШум возле здания, –\nвлечет административный арест на срок до десяти суток."
    found = conform(context_of(whole, koap, [Insertion(destination="art_667-1", new=text)]))
    cited = {one.leaf.eid for one in refs.citing(whole, "667")}
    proposed = {f"{one.modification.destination}__al_1" for one in found.proposals}
    assert proposed == cited
    assert len(cited) == 12
    assert found.unseen == ()


def test_what_goes_with_its_chapter_is_no_longer_cited(act_of: ActOf, koap: Code) -> None:
    act = act_of(
        "Глава 1. Сад\nСтатья 1. Сад\nСад сажают.\nСтатья 2. Лес\nЛес сажают.\n"
        "Глава 2. Списки\nСтатья 3. Список\n1. Дела по статьям 1, 2, 4, 5 настоящего Кодекса.\nСтатья 4. Дом\nДом."
    )
    found = conform(context_of(act, koap, [Repeal(destination="chp_1")]))
    assert sorted(one.clause for one in found.proposals) == [
        "в части первой статьи 3 цифры «1,» исключить",
        "в части первой статьи 3 цифры «2,» исключить",
    ]
    assert {one.cause for one in found.proposals} == {1}
