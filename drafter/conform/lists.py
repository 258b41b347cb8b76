"""Lists of articles in a paragraph of the law: «665, 667 (частью первой), 668», read and changed by modifications."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter import numerals, refs, words
from drafter.akn import Act, Leaf
from drafter.language import rus
from drafter.language.rus import Case
from drafter.modification import Insertion, Modification, Repeal, Substitution

_INSTRUMENTAL = re.compile(r"\(част(?:ью|ями)\s")
_NOMINATIVE = re.compile(r"\(част(?:ь|и)\s")
_OPENS = re.compile(r"(?:[Сс]тат\w+\s+|предусмотренных\s+|\()(?=\d)")
"""What a list of articles begins with; «частью первой статьи 667» opens none, having its parts before it."""

_OPENER = re.compile(r"\b(?P<word>[Сс]тать(?:я|ей|е|и|ями|ям))\s\Z")
_BRACKET = re.compile(r"(?:\s?\(част(?:ью|ями|ь|и)\s(?P<parts>[^();]+)\))?")
_JOINS = frozenset({"и", "двадцать", "тридцать", "сорок"})
_AND = re.compile(r"\s(?:и|или|либо)\s")
_JOINED = re.compile(r",?\s(?:(?:и|или|либо)\s)?")
_COMMA = re.compile(r",\s*\Z")
"""The comma right before an entry, after whatever proviso the one before it has («652 (…) по делам …, 667»)."""
_CLOSES = re.compile(r"\s*(?:[,;.:)]|\Z|(?:и|или|либо|настоящего)\b)")
"""What may follow an entry so that a number can be added right after it: no proviso of its own."""
_ONE = {"статьями": "статьей", "статьям": "статье", "статьи": "статья"}
_MANY = {one: many for many, one in _ONE.items()}
"""The word that opens a list of several articles, and of one; the genitive opens none of the lists that are changed."""

_WIDEST = 4
"""Words that stand more than once are quoted with up to this many entries of the list around them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in a list, or a range up to ``last``, with what stands in brackets after it.

    ``parts`` are the numbers of the parts it names, none meaning the whole article; ``start`` and ``end`` count in the
    paragraph.
    """

    article: str
    last: str | None
    parts: frozenset[str]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Listing:
    """The articles that one word «статьями» opens in a printed paragraph, in order.

    ``case`` is that of the parts in brackets: «(частью третьей)» or «(часть третья)».
    """

    leaf: Leaf
    entries: tuple[Entry, ...]
    case: Case

    @property
    def text(self) -> str:
        """The paragraph that holds the list."""
        return self.leaf.text

    def said(self, entry: Entry) -> str:
        """The words of an entry."""
        return self.text[entry.start : entry.end]

    def find(self, article: str) -> Entry | None:
        """The entry that names an article, by itself or in a range."""
        key = eids.num_key(article)
        return next(
            (
                entry
                for entry in self.entries
                if entry.article == article
                or (entry.last and eids.num_key(entry.article) <= key <= eids.num_key(entry.last))
            ),
            None,
        )

    def is_plain(self, entry: Entry) -> bool:
        """Whether an entry is a number with its parts alone: no range, no proviso in brackets."""
        bracket = _BRACKET.fullmatch(self.said(entry).removeprefix(entry.article))
        if entry.last is not None or bracket is None:
            return False
        said = (bracket["parts"] or "").replace(",", " ").split()
        return all(word[0].isdigit() or numerals.is_ordinal(word) or word in _JOINS for word in said)


@functools.lru_cache(maxsize=10_000)
def listings(leaf: Leaf) -> tuple[Listing, ...]:
    """Return the lists of articles of the same code in a printed paragraph; a lone «статьей 667» is one too."""
    groups: list[list[Entry]] = []
    for cited in refs.citations(leaf.text):
        opener = _OPENS.match(leaf.text, cited.start, cited.end)
        if opener is not None or not leaf.text[cited.start].isdigit():
            groups.append([])
        if cited.act is None and groups and (opener is not None or groups[-1]):
            start = opener.end() if opener is not None else cited.start
            groups[-1].append(Entry(cited.article, cited.last, cited.parts, start, cited.end))
    return tuple(Listing(leaf, tuple(group), _case(leaf, group)) for group in groups if group)


def _case(leaf: Leaf, group: Sequence[Entry]) -> Case:
    """The case of the parts in a list: that of most of its brackets; without any, by the article that it stands in."""
    said = leaf.text[group[0].start : group[-1].end]
    instrumental, nominative = (len(case.findall(said)) for case in (_INSTRUMENTAL, _NOMINATIVE))
    if instrumental != nominative:
        return Case.INS if instrumental > nominative else Case.NOM
    return Case.NOM if eids.article(leaf.eid) == "art_804" else Case.INS


def entry_text(article: str, parts: Iterable[str], case: Case) -> str:
    """Return an entry as the lists of the Code write it: parts in words, compound ones in digits.

    >>> entry_text("159", ["1", "3", "3-1"], Case.INS), entry_text("443", ["2"], Case.NOM)
    ('159 (частями первой, третьей и 3-1)', '443 (часть вторая)')
    """
    numbers = sorted(parts, key=eids.num_key)
    if not numbers:
        return article
    if len(numbers) == 1:
        return f"{article} ({rus.unit('para', numbers[0], case)})"
    named = [rus.ordinal(int(n), case, "feminine") if n.isdecimal() else n for n in numbers]
    return f"{article} ({rus.noun('часть', case, plural=True)} {', '.join(named[:-1])} и {named[-1]})"


def destination(act: Act, leaf: Leaf) -> str:
    """Return the place that a clause names for words of a paragraph: the part or point, where it is the only one."""
    above = eids.parent(leaf.eid)
    holder = act.index.get(above) if above else None
    if holder is None or holder.prefix not in ("para", "point") or len(holder.units) > 1 or holder.has_gap:
        return leaf.eid
    return holder.eid


def added(act: Act, listing: Listing, made: Sequence[tuple[str, str]]) -> Iterator[Modification]:
    """Yield the ways to add entries, given as article and words, at one place of a list, the usual one first.

    A new number stands after the last one before it (Law № 187-VII, item 24: «после цифр «145,» дополнить цифрами
    «147-1,»»). Nothing is yielded where the list is out of order.
    """
    entries, text = listing.entries, listing.text
    keys = [eids.num_key(entry.last or entry.article) for entry in entries]
    wanted = eids.num_key(made[0][0])
    at = sum(key < wanted for key in keys)
    new = ", ".join(said for _article, said in made)
    where = destination(act, listing.leaf)
    if any(key < wanted for key in keys[at:]):
        return
    if len(entries) == 1:
        both = (new, listing.said(entries[0])) if at == 0 else (listing.said(entries[0]), new)
        yield from _reopened(where, listing, _MANY, entries[0], ", ".join(both))
        return
    if at:
        before = entries[at - 1]
        last = at == len(entries)
        comma = not last and text.startswith(",", before.end)
        if last and _AND.fullmatch(text[entries[at - 2].end : before.start]):
            first = entries[at - 2]
            said = f"{listing.said(first)}, {listing.said(before)}{text[first.end : before.start]}{new}"
            yield from _restated(where, listing, first.start, before.end, said)
            return
        old = _anchor(listing, at - 1, before.end + comma)
        if old is not None and _CLOSES.match(text, before.end):
            yield Insertion(destination=where, pos="after", old=old, new=f"{new}," if comma else f", {new}")
    if at < len(entries):
        after = entries[at]
        old = _anchor(listing, at, after.end + text.startswith(",", after.end), right=True)
        if old is not None:
            yield Insertion(destination=where, pos="before", old=old, new=f"{new},")


def renamed(act: Act, listing: Listing, entry: Entry, parts: Iterable[str]) -> Iterator[Modification]:
    """Yield the ways to give an entry other parts, or none."""
    if listing.is_plain(entry):
        made = entry_text(entry.article, parts, listing.case)
        yield from _restated(destination(act, listing.leaf), listing, entry.start, entry.end, made)


def dropped(act: Act, listing: Listing, entry: Entry) -> Iterator[Modification]:
    """Yield the ways to take an entry out of a list; nothing for the only one, or for one of a range."""
    entries, text = listing.entries, listing.text
    at, where = entries.index(entry), destination(act, listing.leaf)
    if entry.last is not None or len(entries) == 1:
        return
    if len(entries) == 2:
        if _is_joined(listing, *entries):
            yield from _reopened(where, listing, _ONE, entries[1], listing.said(entries[1 - at]))
        return
    last = at == len(entries) - 1
    joined = text[entries[at - 1].end : entry.start] if last else text[entry.end : entries[at + 1].start]
    if at and _AND.fullmatch(joined) and _is_joined(listing, entries[at - 2 if last else at - 1], entries[at - last]):
        first, second = (entries[at - 2], entries[at - 1]) if last else (entries[at - 1], entries[at + 1])
        start, end = first.start, (entry if last else second).end
        yield from _restated(where, listing, start, end, f"{listing.said(first)}{joined}{listing.said(second)}")
    elif last and (comma := _COMMA.search(text, entries[at - 1].end, entry.start)):
        yield from _excluded(where, listing, comma.start(), entry.end, entries[at - 1].start)
    elif text.startswith(",", entry.end):
        yield from _excluded(where, listing, entry.start, entry.end + 1, entries[max(0, at - 1)].start)


def _is_joined(listing: Listing, one: Entry, other: Entry) -> bool:
    """Whether nothing but a sign or a conjunction stands between two neighbours: a proviso would be lost with it."""
    return _JOINED.fullmatch(listing.text, one.end, other.start) is not None


def _reopened(where: str, listing: Listing, table: dict[str, str], to: Entry, said: str) -> Iterator[Modification]:
    """The list of one made one of several, or the other way round: «статья 462» → «статьи 462, 463»."""
    opener = _OPENER.search(listing.text, 0, listing.entries[0].start)
    word = table.get(opener["word"].lower()) if opener else None
    if opener is not None and word is not None:
        word = word.capitalize() if opener["word"][0].isupper() else word
        yield from _restated(where, listing, opener.start("word"), to.end, f"{word} {said}")


def _restated(where: str, listing: Listing, start: int, end: int, said: str) -> Iterator[Modification]:
    """Words of a list replaced, with entries before them where the words alone stand more than once."""
    for earlier in _starts(listing, start):
        old = listing.text[earlier:end]
        if _stands_once(listing, old, earlier):
            yield Substitution(destination=where, old=(old,), new=(listing.text[earlier:start] + said,))
            return


def _excluded(where: str, listing: Listing, start: int, end: int, before: int) -> Iterator[Modification]:
    old = listing.text[start:end]
    if _stands_once(listing, old, start):
        yield Repeal(destination=where, old=(old,))
    elif before < start:
        kept = listing.text[before:start].rstrip()
        yield from _restated(where, listing, before, end, kept)


def _anchor(listing: Listing, at: int, end: int, *, right: bool = False) -> str | None:
    """The words of an entry up to an end, with neighbours where they stand more than once."""
    if right:
        for later in range(at, min(at + _WIDEST, len(listing.entries))):
            stop = end if later == at else listing.entries[later].end
            old = listing.text[listing.entries[at].start : stop]
            if _stands_once(listing, old, listing.entries[at].start):
                return old
        return None
    for start in _starts(listing, listing.entries[at].start):
        old = listing.text[start:end]
        if _stands_once(listing, old, start):
            return old
    return None


def _starts(listing: Listing, start: int) -> list[int]:
    """A place and the beginnings of the entries before it, nearest first."""
    return [start, *reversed([entry.start for entry in listing.entries if entry.start < start][-_WIDEST:])]


def _stands_once(listing: Listing, old: str, at: int) -> bool:
    return words.occurrences(listing.text, old) == [(at, at + len(old))]
