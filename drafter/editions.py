"""Two editions of an act beside each other, neither of which tells how the other was made of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import compress

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.blocks import Block, Rows, blocks
from drafter.change import Change, Line, Role
from drafter.diff import DELETE, EQUAL, INSERT, Kind, Segment, segments
from drafter.likeness import anchors, ascending, between, groups

BREAK = "\n"
"""What parts two paragraphs in a line that shows one paragraph split in two, or two joined."""

_MANY = 400
"""In a gap with more pairs of articles than this, articles of one number are the same article."""

_SAME_NUMBER = 0.3
_LEAST = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A block of each edition that are the same provision; one is None where the provision comes or goes.

    ``lines`` are its paragraphs side by side, None where nothing changes.
    """

    old: Block | None
    new: Block | None
    lines: tuple[Line, ...] | None

    @property
    def eid(self) -> str:
        """The eId in the new edition, or in the old one where there is no new."""
        block = self.new or self.old
        assert block is not None
        return block.eid


@dataclass(frozen=True, slots=True, kw_only=True)
class Redline:
    """The matches of two editions in order, and the places that one of the two excerpts does not show.

    Such a place is in neither the matches nor their lines: nobody can tell whether it changed.
    """

    matches: tuple[Match, ...]
    lacking_new: tuple[str, ...] = ()
    lacking_old: tuple[str, ...] = ()

    def changes(self, name: Callable[[str, bool], str], *, whole: bool = False) -> Iterator[Change]:
        """Yield the changed provisions, or all; ``name`` names an eId, one of the old edition where it is told so."""
        for one in self.provisions(name):
            if isinstance(one, Change):
                yield one
            elif whole:
                yield _change(one.eid, name(one.eid, False), _lines_of(one.rows, EQUAL))

    def provisions(self, name: Callable[[str, bool], str]) -> Iterator[Change | Block]:
        """Yield all provisions in order, a changed one as its change, one that stays as its block."""
        for match in self.matches:
            if match.lines is not None:
                yield _change(match.eid, name(match.eid, match.new is None), match.lines)
            elif match.new is not None:
                yield match.new


def compare(old: Act, new: Act) -> Redline:
    """Return what differs between two editions of an act.

    Articles are matched by what they say where that is unique, then by number and likeness, so that renumbering does
    not mispair them; paragraphs by likeness, one to one, one to two or two to one; then words.
    """
    olds, lacking_new = _shown(old, new)
    news, lacking_old = _shown(new, old)
    return Redline(matches=tuple(matched(olds, news)), lacking_new=lacking_new, lacking_old=lacking_old)


def _shown(act: Act, other: Act) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks of an edition without what the other excerpt may hold but does not show, and the places of that."""
    found = blocks(act)
    if not other.is_excerpt:
        return found, ()
    left: list[Block] = []
    lacking: dict[str, None] = {}
    for block in found:
        places = [unseen(other, _unit(eid)) for eid in block.rows.eids]
        lacking.update(dict.fromkeys(place for place in places if place is not None))
        shown = [place is None for place in places]
        if all(shown):
            left.append(block)
        elif any(shown):
            left.append(Block(block.eid, None, partial(_partly, block.rows, shown)))
    return left, tuple(lacking)


def _partly(rows: Rows, shown: Sequence[bool]) -> Rows:
    eids, roles, texts = rows
    return Rows(tuple(compress(eids, shown)), tuple(compress(roles, shown)), tuple(compress(texts, shown)))


def unseen(act: Act, eid: str) -> str | None:
    """Return the place that an excerpt may hold without showing it, around a place that it lacks or the place itself.

    Numbers that follow one another with nothing left out between them have no gap for a place.
    """
    if eid in act.index or not akn.may_hold(act, eid):
        return None
    while (above := eids.parent(eid)) is not None and above not in act.index:
        eid = above
    prefix, number = eids.pieces(eid)[-1]
    if above is None or prefix not in ("para", "point"):
        return eid
    holder = act.index[above]
    lower = [u for u in holder.units if u.prefix == prefix and eids.num_key(u.number) < eids.num_key(number)]
    last = lower[-1] if lower else None
    if last is not None and not last.has_gap and isinstance(last.getnext(), Provision):
        return None
    return eid


def matched(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Match]:
    """Yield the blocks of two editions in order, each with its counterpart and the lines where they differ."""
    for a, b in _pairs(old, new):
        one, other = (None if a is None else old[a]), (None if b is None else new[b])
        yield Match(old=one, new=other, lines=_lines(one, other))


def _unit(eid: str) -> str:
    return eid.removesuffix(eids.SEPARATOR + eids.HEADING)


def _pairs(old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int | None, int | None]]:
    """Anchor what is the same with its number, then what is unique without it, then pair what is left."""
    at = {block.eid: j for j, block in enumerate(new)}
    same = (
        (i, at[block.eid]) for i, block in enumerate(old) if block.eid in at and new[at[block.eid]].says(block)
    )
    for a, b, is_anchor in between(ascending(same), len(old), len(new)):
        if is_anchor:
            yield a[0], b[0]
            continue
        unique = anchors([_body(old[i]) for i in a], [_body(new[j]) for j in b]) if len(a) * len(b) > 1 else ()
        for c, d, is_unique in between(unique, len(a), len(b)):
            left, right = a[c.start : c.stop], b[d.start : d.stop]
            if is_unique:
                yield left[0], right[0]
            else:
                yield from _gap(old, new, left, right)


def _body(block: Block) -> tuple[str, ...]:
    """What a block says without its number."""
    head, *rest = block.texts
    return (head.replace(block.eid.rsplit("_", 1)[1], "", 1), *rest)


def _gap(old: Sequence[Block], new: Sequence[Block], a: range, b: range) -> Iterator[tuple[int | None, int | None]]:
    """Pair the blocks between two anchors: those of one number and heading, and where they are many, of one number."""
    many = len(a) * len(b) > _MANY or len(a) == len(b) == 1
    at = {new[j].eid: j for j in b}
    same = (
        (i - a.start, j - b.start)
        for i in a
        if (j := at.get(old[i].eid)) is not None and (many or old[i].texts[0] == new[j].texts[0])
    )
    for c, d, is_pair in between(ascending(same), len(a), len(b)):
        left, right = [a[i] for i in c], [b[j] for j in d]
        if is_pair:
            yield left[0], right[0]
        else:
            yield from _likest(old, new, left, right)


def _likest(
    old: Sequence[Block], new: Sequence[Block], a: Sequence[int], b: Sequence[int]
) -> Iterator[tuple[int | None, int | None]]:
    """Pair blocks so that the sum of their likenesses is greatest, the order being kept."""
    if len(a) * len(b) > 4 * _MANY:
        yield from ((i, None) for i in a)
        yield from ((None, j) for j in b)
        return
    olds, news = [(old[i], _words(old[i])) for i in a], [(new[j], _words(new[j])) for j in b]
    like = [[_likeness(*one, *other) for other in news] for one in olds]
    best = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        for j in range(len(b) - 1, -1, -1):
            together = best[i + 1][j + 1] + like[i][j] if like[i][j] else -1.0
            best[i][j] = max(together, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(a) and j < len(b):
        if like[i][j] and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            yield a[i], b[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield a[i], None
            i += 1
        else:
            yield None, b[j]
            j += 1
    yield from ((a[k], None) for k in range(i, len(a)))
    yield from ((None, b[k]) for k in range(j, len(b)))


def _words(block: Block) -> Counter[str]:
    return Counter(word for text in block.texts for word in text.split())


def _likeness(old: Block, before: Counter[str], new: Block, after: Counter[str]) -> float:
    """How alike two blocks are by their words and number, or 0 where they are not the same provision."""
    if eids.pieces(_unit(old.eid))[-1][0] != eids.pieces(_unit(new.eid))[-1][0]:
        return 0.0
    total = before.total() + after.total()
    ratio = 2.0 * (before & after).total() / total if total else 1.0
    if old.eid == new.eid:
        return ratio + _SAME_NUMBER
    return ratio if ratio >= _LEAST else 0.0


def _lines(old: Block | None, new: Block | None) -> tuple[Line, ...] | None:
    if old is None or new is None:
        block, mark = (new, INSERT) if old is None else (old, DELETE)
        assert block is not None
        return _lines_of(block.rows, mark)
    if new.says(old):
        return None
    return tuple([_line(old.rows, new.rows, a, b) for a, b in groups(old.texts, new.texts)])


def _line(old: Rows, new: Rows, a: Sequence[int], b: Sequence[int]) -> Line:
    if not b:
        return _whole(old.eids[a[0]], old.roles[a[0]], old.texts[a[0]], DELETE)
    eid, role, text = new.eids[b[0]], new.roles[b[0]], new.texts[b[0]]
    if not a:
        return _whole(eid, role, text, INSERT)
    if len(a) == len(b) == 1 and old.texts[a[0]] == text:
        return _whole(eid, role, text, EQUAL)
    before, after = (BREAK.join([side.texts[at] for at in span]) for side, span in ((old, a), (new, b)))
    return Line(eid=eid, role=role, mark=EQUAL, segments=segments(before, after))


def _lines_of(rows: Rows, mark: Kind) -> tuple[Line, ...]:
    """All these paragraphs, which stay, go or come as they are."""
    return tuple([_whole(eid, role, text, mark) for eid, role, text in zip(*rows, strict=True)])


def _whole(eid: str, role: Role, text: str, mark: Kind) -> Line:
    return Line(eid=eid, role=role, mark=mark, segments=(Segment(mark, text),) if text else ())


def _change(eid: str, place: str, lines: tuple[Line, ...]) -> Change:
    return Change(eid=eid, place=place, modifications=(), lines=lines)
