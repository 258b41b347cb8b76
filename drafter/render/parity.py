"""The divergences of the two authentic texts as a person reads them: side by side, the differing words marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from drafter import places
from drafter.akn import Act
from drafter.messages import _, plural
from drafter.parity.align import Text
from drafter.parity.compare import Divergence, Sure
from drafter.parity.facts import Fact
from drafter.parity.told import told
from drafter.render.data import as_json
from drafter.render.terminal import width, wrapped
from drafter.shown import style

_SURE = {
    Sure.CERTAIN: _("точно"),
    Sure.LIKELY: _("вероятно"),
    Sure.POSSIBLE: _("возможно"),
    Sure.LAYOUT: _("только разбивка на абзацы"),
}
_AROUND = 60
"""How many characters of a long text are shown on each side of marked words."""
_GUTTER = " │ "


def parity_text(rus: Act, kaz: Act, found: Sequence[Divergence], *, colour: bool) -> Iterator[str]:
    """Yield the divergences of two expressions: place, what differs, and both texts in two columns."""
    for one in found:
        act = rus if one.rus.eids else kaz
        name = places.name(act, one.eid)
        yield style(f"{name[:1].upper()}{name[1:]}", bold=True) + style(
            f"  {one.eid} · {_SURE[one.sure]}", dim=True
        )
        yield from wrapped("  ", _about(one))
        yield from beside(one, colour=colour)
        yield ""
    substantive = [one for one in found if one.sure is not Sure.LAYOUT]
    summary = plural(
        len(substantive),
        "{n} расхождение по существу, только в разбивке на абзацы: {m}",
        "{n} расхождения по существу, только в разбивке на абзацы: {m}",
        "{n} расхождений по существу, только в разбивке на абзацы: {m}",
    )
    yield summary.format(n=len(substantive), m=len(found) - len(substantive))


def parity_json(rus: Act, kaz: Act, found: Sequence[Divergence]) -> bytes:
    """Return the divergences of two expressions: ``drafter.parity/1``."""
    counts = Counter(one.sure for one in found)
    return as_json(
        "drafter.parity/1",
        acts=[rus.uri, kaz.uri],
        excerpt=rus.is_excerpt or kaz.is_excerpt,
        counts={str(sure): counts[sure] for sure in Sure},
        divergences=[
            {
                "eId": one.eid,
                "place": places.name(rus if one.rus.eids else kaz, one.eid),
                "sure": str(one.sure),
                "about": _about(one),
                "rus": _side(one.rus, one.only_rus),
                "kaz": _side(one.kaz, one.only_kaz),
            }
            for one in found
        ],
    )


def beside(one: Divergence, *, colour: bool) -> Iterator[str]:
    """Yield the two texts of a divergence in two columns, Russian on the left, with the differing words marked."""
    room = (width() - len(_GUTTER) - 2) // 2
    left = _column(one.rus, one.only_rus, room, colour)
    right = _column(one.kaz, one.only_kaz, room, colour)
    for a, b in zip_longest(left, right, fillvalue=_Line("", 0)):
        yield f"  {a.text}{' ' * (room - a.length)}{_GUTTER}{b.text}".rstrip()


def _about(one: Divergence) -> str:
    if not (one.rus.eids and one.kaz.eids):
        return _("есть только в русском тексте") if one.rus.eids else _("есть только в казахском тексте")
    if one.sure is Sure.LAYOUT:
        return _("абзацев в русском тексте: {a}, в казахском: {b}").format(a=len(one.rus.eids), b=len(one.kaz.eids))
    return _("только в русском: {a} — только в казахском: {b}").format(a=told(one.only_rus), b=told(one.only_kaz))


def _side(text: Text, only: Sequence[Fact]) -> dict[str, Any]:
    return {
        "eIds": list(text.eids),
        "text": text.text,
        "only": [
            {
                "kind": str(fact.kind),
                "value": list(fact.value),
                "told": told([fact]),
                "text": text.text[fact.start : fact.end],
                "start": fact.start,
                "end": fact.end,
            }
            for fact in only
        ],
    }


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column, which may hold the signs of a colour, and its length without them."""

    text: str
    length: int


def _column(text: Text, only: Sequence[Fact], room: int, colour: bool) -> list[_Line]:
    lines: list[_Line] = []
    line, length, inside = "", 0, False
    for word in _marked(text.text, only).split():
        shown = word.replace(_OPEN, "" if colour else "[").replace(_CLOSE, "" if colour else "]")
        if length and length + 1 + len(shown) > room:
            lines.append(_Line(line, length))
            line, length = "", 0
        inside = inside or _OPEN in word
        painted = style(shown, fg="yellow", bold=True) if inside and colour else shown
        inside = inside and _CLOSE not in word
        line, length = (f"{line} {painted}", length + 1 + len(shown)) if length else (painted, len(shown))
    return [*lines, _Line(line, length)]


_OPEN, _CLOSE = "\ue000", "\ue001"
"""Signs of private use around words that say what the other text does not."""


def _marked(text: str, only: Sequence[Fact]) -> str:
    """A text with its differing words between marks; what is long and unmarked is given as «…»."""
    out = ""
    at = 0
    spans = _spans(only)
    for position, (start, end) in enumerate(spans):
        out += f"{_shortened(text[at:start], position > 0, True)}{_OPEN}{text[start:end]}{_CLOSE}"
        at = end
    return out + _shortened(text[at:], bool(spans), False)


def _spans(only: Sequence[Fact]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for fact in sorted(only, key=lambda fact: fact.start):
        if spans and fact.start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(spans[-1][1], fact.end)
        else:
            spans.append((fact.start, fact.end))
    return spans


def _shortened(text: str, after_mark: bool, before_mark: bool) -> str:
    head = _AROUND if after_mark or not before_mark else _AROUND // 2
    tail = _AROUND if before_mark else 0
    if len(text) <= head + tail + 20:
        return text
    end = text[-tail:].split(" ", 1)[-1] if tail else ""
    return f"{text[:head].rsplit(' ', 1)[0]} … {end}"
