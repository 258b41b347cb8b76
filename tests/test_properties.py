"""What holds of every small act and every list of modifications, not only of the cases somebody thought of."""

from __future__ import annotations

import contextlib
import datetime
import itertools
from collections.abc import Callable, Sequence
from types import ModuleType

from drawn import KAZ, RUS, ActOf, Bill, Tongue, acts, bills, phrases, texts, usual
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from drafter import akn, change, words
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.compare import changes, lines
from drafter.diff import Kind, Segment, new_text, old_text, segments
from drafter.errors import ApplyError
from drafter.language import LanguageError
from drafter.likeness import pairs
from drafter.modification import Insertion, Modification, Repeal, is_verbal
from drafter.spec.model import EntryIntoForce
from drafter.wording import kaz, rus
from drafter.wording.clauses import ParagraphKind, RunKind

TextOf = Callable[[Act], list[str]]


def amended(bill: Bill, act_of: ActOf, tongue: Tongue = RUS) -> Amended:
    """The act as the bill would have it; bills that are refused are not looked at."""
    try:
        return apply(act_of(bill.text, tongue.language), bill.modifications)
    except ApplyError:
        assume(False)
        raise


@usual
@given(data=st.data())
def test_rejecting_gives_the_text_in_force_and_accepting_the_text_as_proposed(
    data: st.DataObject, act_of: ActOf, text_of: TextOf
) -> None:
    bill = data.draw(bills(act_of=act_of))
    made = amended(bill, act_of)
    over_all = list(lines(made, "body"))
    assert list(change.in_force(over_all)) == text_of(made.in_force) == bill.text.splitlines()
    assert list(change.proposed(over_all)) == text_of(made.act)

    rows = changes(made, bill.modifications, str)
    assert {n for row in rows for n in row.modifications} == set(range(len(bill.modifications)))
    at, paragraphs = 0, [(line.old, line.new) for line in over_all]
    for row in rows:  # each row is a run of the whole comparison, one after another
        run = [(line.old, line.new) for line in row.lines]
        found = [n for n in range(at, len(paragraphs)) if paragraphs[n : n + len(run)] == run]
        assert found, (row.eid, run)
        at = found[0] + len(run)


@usual
@given(data=st.data(), language=st.sampled_from([(rus, RUS), (kaz, KAZ)]))
def test_a_clause_quotes_the_text_that_its_modification_gives(
    data: st.DataObject, language: tuple[ModuleType, Tongue], act_of: ActOf
) -> None:
    wording, tongue = language
    bill = data.draw(bills(act_of=act_of, tongue=tongue))
    made = amended(bill, act_of, tongue)
    try:
        worded = wording.word(
            made,
            bill.modifications,
            act_title=tongue.title,
            act_date=datetime.date(2020, 4, 1),
            subject=None,
            entry=EntryIntoForce(days=60),
        )
    except LanguageError:
        assume(False)
    quoted: dict[int, list[str]] = {}
    for paragraph in (paragraph for item in worded.items for paragraph in item.paragraphs):
        if paragraph.kind is ParagraphKind.QUOTED and paragraph.modification is not None:
            text = "".join(run.text for run in paragraph.runs if run.kind is RunKind.NEW)
            quoted.setdefault(paragraph.modification, []).append(text)
    for position, modification in enumerate(bill.modifications):
        if is_verbal(modification) or isinstance(modification, Repeal):
            assert position not in quoted
            continue
        given_text = modification.new if isinstance(modification, Insertion) else modification.new[0]
        assert "\n".join(quoted[position]).endswith(given_text)


@usual
@given(data=st.data())
def test_the_act_in_force_is_never_changed(data: st.DataObject, act_of: ActOf) -> None:
    bill = data.draw(bills(act_of=act_of))
    act = act_of(bill.text)
    before = akn.serialize(act.root)
    with contextlib.suppress(ApplyError):
        apply(act, bill.modifications)
    assert akn.serialize(act.root) == before


def outcome(text: str, modifications: Sequence[Modification], act_of: ActOf, text_of: TextOf) -> object:
    try:
        return text_of(apply(act_of(text), modifications).act)
    except ApplyError:
        return "refused"


@usual
@given(data=st.data())
def test_the_order_of_modifications_changes_nothing(data: st.DataObject, act_of: ActOf, text_of: TextOf) -> None:
    bill = data.draw(bills(act_of=act_of))
    shuffled = data.draw(st.permutations(bill.modifications))
    assert outcome(bill.text, shuffled, act_of, text_of) == outcome(bill.text, bill.modifications, act_of, text_of)


@usual
@given(data=st.data())
def test_a_paragraph_that_nothing_names_stays_as_it_is(data: st.DataObject, act_of: ActOf) -> None:
    bill = data.draw(bills(act_of=act_of))
    made = amended(bill, act_of)
    now = {was: eid for eid, was in made.origin.items()}
    for eid, unit in made.in_force.index.items():
        if unit.prefix == "al" and not any(akn.contains(made.in_force, m.destination, eid) for m in bill.modifications):
            (before,), (after,) = akn.leaves(unit), akn.leaves(made.act.index[now[eid]])
            assert after.text == before.text


@usual
@given(acts())
def test_a_text_becomes_a_tree_and_the_tree_the_text(act_of: ActOf, text_of: TextOf, text: str) -> None:
    act = act_of(text)
    assert text_of(act) == text.splitlines()
    assert len(act.index) == len({unit.eid for unit in act.index.values()})


def boundaries(text: str) -> set[int]:
    """Where a change may begin or end in a text."""
    return {0, len(text)} | {token.end for token in words.tokens(text)}


def cuts(found: Sequence[Segment], without: Kind) -> set[int]:
    """Where the segments of one of the two texts end."""
    at, ends = 0, set()
    for segment in found:
        if segment.kind is not without:
            at += len(segment.text)
            ends.add(at)
    return ends


@settings(usual, max_examples=150)
@given(texts(), texts())
def test_a_difference_never_cuts_a_token(old: str, new: str) -> None:
    found = segments(old, new)
    assert (old_text(found), new_text(found)) == (old, new)
    assert cuts(found, Kind.INSERT) <= boundaries(old)
    assert cuts(found, Kind.DELETE) <= boundaries(new)
    kinds = [segment.kind for segment in found]
    assert all(pair != (Kind.INSERT, Kind.DELETE) and pair[0] != pair[1] for pair in itertools.pairwise(kinds))


@settings(usual, max_examples=150)
@given(texts(), st.one_of(phrases(), st.text("аеиопт -,15", min_size=1, max_size=6)))
def test_an_occurrence_never_begins_or_ends_inside_a_token(text: str, phrase: str) -> None:
    found = words.occurrences(text, phrase)
    assert [text[start:end].split() for start, end in found] == [phrase.split()] * len(found)
    assert {at for span in found for at in span} <= boundaries(text)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))


@settings(usual, max_examples=150)
@given(texts(), st.data())
def test_whole_words_of_a_text_are_found_in_it(text: str, data: st.DataObject) -> None:
    tokens = [token for token in words.tokens(text) if token.kind != "blank"]
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    assert words.occurrences(text, text[tokens[first].start : tokens[last].end])


@usual
@given(st.one_of(texts(), st.text(max_size=40)))
def test_tokens_follow_one_another_without_a_gap(text: str) -> None:
    found = words.tokens(text)
    assert "".join(text[token.start : token.end] for token in found) == text
    assert all(token.start < token.end for token in found)


@usual
@given(st.lists(texts(), max_size=5), st.lists(texts(), max_size=5))
def test_pairs_hold_every_paragraph_once_and_in_order(old: list[str], new: list[str]) -> None:
    found = pairs(old, new)
    assert [a for a, _ in found if a is not None] == list(range(len(old)))
    assert [b for _, b in found if b is not None] == list(range(len(new)))
    assert (None, None) not in found
