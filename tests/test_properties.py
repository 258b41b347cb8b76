"""What holds of every small act and every list of modifications, not only of the cases somebody thought of."""

from __future__ import annotations

import contextlib
import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from drafter import akn, change, words
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.compare import changes, lines
from drafter.diff import Kind, Segment, new_text, old_text, segments
from drafter.errors import ApplyError
from drafter.likeness import pairs
from drafter.modification import Insertion, Modification, Repeal, Substitution

ActOf = Callable[[str], Act]
TextOf = Callable[[Act], list[str]]

usual = settings(
    derandomize=True,
    deadline=None,
    max_examples=120,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)

WORDS = ["сад", "сада", "сад-огород", "река", "реки", "дорога", "лесник", "Лесник", "чистит", "или", "и", "не"]
NUMERALS = [
    "пяти",
    "тридцати",
    "тридцати пяти",
    "ста",
    "ста пятидесяти",
    "двадцать первой",
    "145,",
    "145-1,",
    "5",
    "4-1",
]
SIGNS = [",", ";", ":", " –", ", –", " (", ")", "."]
pieces = st.sampled_from([*WORDS, *NUMERALS])
phrases = st.tuples(st.sampled_from(WORDS), st.lists(pieces, max_size=2)).map(
    lambda parts: " ".join((parts[0], *parts[1]))
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A paragraph of words, numerals and signs; it begins with a word, as a number would be its own."""
    out = draw(st.sampled_from(WORDS))
    for _ in range(draw(st.integers(0, 7))):
        out += draw(st.sampled_from([" ", " ", " ", *(f"{sign} " for sign in SIGNS)])) + draw(pieces)
    return " ".join((out + draw(st.sampled_from(["", ".", ", –", ";"]))).split())


@st.composite
def acts(draw: st.DrawFn) -> str:
    """A small act as it is printed: articles with parts, points, unnumbered paragraphs and notes."""
    out: list[str] = []
    for number in range(1, draw(st.integers(1, 3)) + 1):
        out.append(f"Статья {number}. {draw(phrases).capitalize()}")
        parts = draw(st.integers(0, 3))
        for part in range(1, max(parts, 1) + 1):
            out.append((f"{part}. " if parts else "") + draw(texts()))
            points = draw(st.integers(0, 2)) if parts else 0
            out += [f"{point}) {draw(phrases)};" for point in range(1, points + 1)]
            if not points:
                out += [draw(texts()) for _ in range(draw(st.integers(0, 2)))]
        if draw(st.booleans()):
            out.append(f"Примечание. {draw(texts())}")
    return "\n".join(out)


@dataclass(frozen=True)
class Bill:
    """A text in force, and modifications of it, which need not go together: a part may lie in a restated article."""

    text: str
    modifications: tuple[Modification, ...]


@st.composite
def bills(draw: st.DrawFn, *, act_of: ActOf, moving: bool) -> Bill:
    """Modifications of different places that the act has; ``moving`` adds and takes away unnumbered paragraphs."""
    text = draw(acts())
    act = act_of(text)
    made = draw(st.lists(one_of(act, moving=moving), min_size=1, max_size=4, unique_by=lambda one: one.destination))
    return Bill(text, tuple(made))


def one_of(act: Act, *, moving: bool) -> st.SearchStrategy[Modification]:
    """One modification of an act."""
    choices = [verbal(act), verbal(act), whole(act)]
    if moving:
        choices.append(of_paragraphs(act))
    return st.one_of(choices)


@st.composite
def verbal(draw: st.DrawFn, act: Act) -> Modification:
    """Words of a paragraph replaced, excluded, or added to, wherever they stand in it."""
    inside = [leaf for article in act.articles for leaf in akn.leaves(article) if leaf.text]
    leaf = draw(st.sampled_from(inside))
    tokens = [token for token in words.tokens(leaf.text) if token.kind != "blank"]
    first = draw(st.integers(0, len(tokens) - 1))
    last = draw(st.integers(first, min(first + 2, len(tokens) - 1)))
    old = leaf.text[tokens[first].start : tokens[last].end]
    kind = draw(st.sampled_from(["substitution", "after", "before", "repeal"]))
    new = draw(phrases)
    if kind == "substitution":
        return Substitution(destination=leaf.eid, old=(old,), new=(new,), every=True)
    if kind == "repeal":
        assume(old != leaf.text)
        assume(len(words.occurrences(leaf.text, old)) == 1)
        return Repeal(destination=leaf.eid, old=(old,), every=True)
    return Insertion(destination=leaf.eid, pos="after" if kind == "after" else "before", old=old, new=new, every=True)


@st.composite
def whole(draw: st.DrawFn, act: Act) -> Modification:
    """A numbered unit restated, excluded, or a new one after it."""
    unit = draw(st.sampled_from([u for u in act.index.values() if u.prefix in ("art", "para", "point")]))
    printed = {"art": f"Статья {unit.number}. Сад\n", "para": f"{unit.number}. ", "point": f"{unit.number}) "}
    kind = draw(st.sampled_from(["restate", "repeal", "insert"]))
    text = draw(texts())
    if kind == "restate":
        return Substitution(destination=unit.eid, new=(printed[unit.prefix] + text,))
    if kind == "repeal":
        assume(unit.prefix == "art" or len(unit.getparent()) > 3)  # type: ignore[arg-type]
        return Repeal(destination=unit.eid)
    number = f"{unit.number}-1"
    new = {"art": f"Статья {number}. Сад\n", "para": f"{number}. ", "point": f"{number}) "}[unit.prefix] + text
    return Insertion(destination=f"{unit.eid}-1", new=new)


@st.composite
def of_paragraphs(draw: st.DrawFn, act: Act) -> Modification:
    """An unnumbered paragraph of a part restated, excluded, or a new one in its place."""
    places = [eid for eid, unit in act.index.items() if unit.prefix == "al" and "__point_" not in eid]
    eid = draw(st.sampled_from(places))
    kind = draw(st.sampled_from(["restate", "repeal", "insert"]))
    if kind == "restate":
        return Substitution(destination=eid, new=(f"а равно {draw(texts())}",))
    return Repeal(destination=eid) if kind == "repeal" else Insertion(destination=eid, new=f"а равно {draw(texts())}")


def amended(bill: Bill, act_of: ActOf) -> Amended:
    """The act as the bill would have it; bills that are refused are not looked at."""
    try:
        return apply(act_of(bill.text), bill.modifications)
    except ApplyError:
        assume(False)
        raise


def reads_back(bill: Bill, act_of: ActOf, text_of: TextOf) -> None:
    """Rejecting all changes gives the text in force, accepting all the text as proposed, over all and row by row."""
    made = amended(bill, act_of)
    old, new = text_of(made.in_force), text_of(made.act)
    assert old == bill.text.splitlines()
    over_all = list(lines(made, "body"))
    assert list(change.in_force(over_all)) == old
    assert list(change.proposed(over_all)) == new
    rows = changes(made, bill.modifications, str)
    assert {n for row in rows for n in row.modifications} == set(range(len(bill.modifications)))
    for row in rows:
        assert all(line.old in old for line in row.lines if line.old is not None and line.eid.count("__al_1") == 0)
        assert all(line.new in new for line in row.lines if line.new is not None and line.eid.count("__al_1") == 0)
        assert row.is_new is not any(True for _ in change.in_force(row.lines))
        assert row.is_gone is not any(True for _ in change.proposed(row.lines))


@usual
@given(data=st.data())
def test_the_comparison_reads_back_as_both_texts(data: st.DataObject, act_of: ActOf, text_of: TextOf) -> None:
    reads_back(data.draw(bills(act_of=act_of, moving=False)), act_of, text_of)


@usual
@given(data=st.data())
def test_the_comparison_reads_back_when_paragraphs_move(data: st.DataObject, act_of: ActOf, text_of: TextOf) -> None:
    reads_back(data.draw(bills(act_of=act_of, moving=True)), act_of, text_of)


@usual
@given(data=st.data())
def test_the_act_in_force_is_never_changed(data: st.DataObject, act_of: ActOf) -> None:
    bill = data.draw(bills(act_of=act_of, moving=True))
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
    bill = data.draw(bills(act_of=act_of, moving=True))
    shuffled = data.draw(st.permutations(bill.modifications))
    assert outcome(bill.text, shuffled, act_of, text_of) == outcome(bill.text, bill.modifications, act_of, text_of)


@usual
@given(data=st.data())
def test_a_paragraph_that_nothing_names_stays_as_it_is(data: st.DataObject, act_of: ActOf, text_of: TextOf) -> None:
    bill = data.draw(bills(act_of=act_of, moving=False))
    made = amended(bill, act_of)
    named = [m.destination for m in bill.modifications]
    for eid, unit in made.in_force.index.items():
        if unit.prefix == "al" and not any(eid == place or eid.startswith(f"{place}__") for place in named):
            (then,) = akn.leaves(unit)
            (now,) = akn.leaves(made.act.index[eid])
            assert now.text == then.text


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


@settings(usual, max_examples=300)
@given(texts(), texts())
def test_a_difference_never_cuts_a_token(old: str, new: str) -> None:
    found = segments(old, new)
    assert (old_text(found), new_text(found)) == (old, new)
    assert cuts(found, Kind.INSERT) <= boundaries(old)
    assert cuts(found, Kind.DELETE) <= boundaries(new)
    kinds = [segment.kind for segment in found]
    assert all(pair != (Kind.INSERT, Kind.DELETE) and pair[0] != pair[1] for pair in itertools.pairwise(kinds))


@settings(usual, max_examples=300)
@given(texts(), st.one_of(phrases, st.text("аеиопт -,15", min_size=1, max_size=6)))
def test_an_occurrence_never_begins_or_ends_inside_a_token(text: str, phrase: str) -> None:
    found = words.occurrences(text, phrase)
    assert [text[start:end].split() for start, end in found] == [phrase.split()] * len(found)
    assert {at for span in found for at in span} <= boundaries(text)
    assert all(left[1] <= right[0] for left, right in itertools.pairwise(found))


@settings(usual, max_examples=300)
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
