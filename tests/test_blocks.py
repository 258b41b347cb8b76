"""Acts in blocks: what two editions write the same is not read, and says the same all the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from test_editions import PROFILE, SAID, editions, read

from drafter import akn
from drafter.akn import Act
from drafter.blocks import Block, Rows, blocks
from drafter.change import Role
from drafter.codes import Code
from drafter.editions import Redline, compare
from drafter.render.editions_docx import editions_docx

OLD, NEW = "2024-06-08", "2026-07-12"
ActOf = Callable[[str], Act]


def unread() -> Rows:
    raise AssertionError("read in vain")


def saying(text: str) -> Callable[[], Rows]:
    return lambda: Rows(("art_1",), (Role.ALINEA,), (text,))


def test_what_is_written_the_same_is_not_read() -> None:
    assert Block("art_1", b"<p>1</p>", unread).says(Block("art_1", b"<p>1</p>", unread))


def test_what_is_written_otherwise_is_read() -> None:
    assert Block("art_1", b"<p>1</p>", saying("1")).says(Block("art_1", b"<p >1</p>", saying("1")))
    assert not Block("art_1", b"<p>1</p>", saying("1")).says(Block("art_1", b"<p>2</p>", saying("2")))


def test_what_is_written_nowhere_is_read() -> None:
    assert not Block("art_1", None, saying("1")).says(Block("art_1", None, saying("2")))


@pytest.mark.parametrize("language", ["rus", "kaz"])
def test_blocks_hold_every_printed_paragraph_in_order(koap: Code, language: str) -> None:
    act = koap.act(language, NEW)
    rows = [row for block in blocks(act) for row in zip(*block.rows, strict=True)]
    assert rows == [(leaf.eid, leaf.role, leaf.printed) for leaf in akn.all_leaves(act)]


def test_two_readings_of_one_file_are_compared_without_reading_an_article(
    koap: Code, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = koap.folder / koap.edition("rus", NEW).file
    acts = [whole(akn.read(path)) for _ in range(2)]
    monkeypatch.setattr("drafter.blocks._read", lambda _unit: unread())
    assert list(compare(*acts).changes(lambda eid, _old: eid)) == []


def whole(act: Act) -> Act:
    """The act as if it were no excerpt: what an excerpt does not show has to be looked for in every paragraph."""
    for gap in [node for node in act.body.iter() if akn.is_gap(node)]:
        above = gap.getparent()
        assert above is not None
        above.remove(gap)
    return Act(act.root)


@given(editions())
def test_what_stays_is_the_same_in_word_as_a_block_and_as_lines(act_of: ActOf, pair: tuple[str, str]) -> None:
    assert_same(compare(*(read(text, act_of) for text in pair)))


def test_the_editions_of_the_code_are_the_same_in_word_as_blocks_and_as_lines(koap: Code) -> None:
    assert_same(compare(koap.act("rus", OLD), koap.act("rus", NEW)))


def assert_same(redline: Redline) -> None:
    provisions = redline.provisions(lambda eid, _old: eid)
    lines = redline.changes(lambda eid, _old: eid, whole=True)
    made, expected = (editions_docx(each, "Сады", [], PROFILE, SAID) for each in (provisions, lines))
    assert made == expected
