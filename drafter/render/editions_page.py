"""Two editions of a code as one HTML page that shows what changed and needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter.change import Change
from drafter.codes import Code, Edition
from drafter.language import rus
from drafter.messages import _, date, plural, spoken
from drafter.render.review import TAGS, Block, blocks, policy, source, unbroken
from drafter.templating import render


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A changed provision as the page shows it."""

    change: Change
    anchor: str
    kind: str
    gender: rus.Gender
    blocks: tuple[Block, ...]


def editions_page(
    code: Code, old: Edition, new: Edition, changes: Sequence[Change], lacking: Sequence[tuple[Edition, Sequence[str]]]
) -> str:
    """Return the page; ``lacking`` names for an edition the places that its excerpt does not show."""
    style, script = source("review.css"), source("review.js")
    return render(
        "documents",
        "editions.html.j2",
        markup=True,
        _=_,
        plural=plural,
        unbroken=unbroken,
        lang=spoken(),
        text_lang=TAGS[new.language],
        policy=policy(style, script),
        style=style,
        script=script,
        code=code,
        code_title=code.title[new.language],
        old=old,
        new=new,
        dates={edition.date: date(edition.date) for edition in (old, new)},
        rows=tuple(_rows(changes)),
        lacking=[(edition, names) for edition, names in lacking if names],
    )


def _rows(changes: Sequence[Change]) -> Iterator[Row]:
    for change in changes:
        yield Row(
            change=change,
            anchor=f"row-{change.eid}",
            kind="new" if change.is_new else "gone" if change.is_gone else "changed",
            gender=rus.TERMS[eids.pieces(change.eid)[-1][0]].gender,
            blocks=tuple(blocks(change.lines)),
        )
