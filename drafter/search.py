"""Words found in the headings and the text of an act, as a person looks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import akn
from drafter.akn import Act, Leaf
from drafter.errors import Finding, UsageError
from drafter.messages import _

_TERM = re.compile(r"[\"«](?P<phrase>[^\"»]*)[\"»]?|(?P<word>[^\s\"«»]+)")
_SOMETHING = re.compile(r"[\w№§%]")
_ALIKE = str.maketrans({"ё": "е", "Ё": "е", "і": "i", "І": "i", "I": "i", "\N{NO-BREAK SPACE}": " "})
"""Letters that are typed for one another: «ё» and «е», the Kazakh «і» and the Latin «i» that the sources mix."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A printed paragraph, or a heading, that has all that was looked for; ``spans`` are its places in the text."""

    leaf: Leaf
    spans: tuple[tuple[int, int], ...]


def folded(text: str) -> str:
    """Return a text with small letters and one letter for those typed for one another; no character moves.

    >>> folded("Ёлка"), folded("Бiлік") == folded("БІЛIК")
    ('елка', True)
    """
    small = text.translate(_ALIKE).lower()
    return small if len(small) == len(text) else "".join(one.lower()[:1] or one for one in text.translate(_ALIKE))


def search(act: Act, query: str) -> Iterator[Hit]:
    """Yield the paragraphs of an act that hold every term of a query, in order.

    A term is a word, a beginning of words («вмешательств*») or a phrase in quotation marks; whole words are meant:
    «пять» is not in «пятьсот», «667» is not in «667-1».

    Raises UsageError D037 where the query has no term.
    """
    terms = patterns(query)
    for leaf in akn.all_leaves(act):
        text = folded(leaf.printed)
        found = [[match.span() for match in term.finditer(text)] for term in terms]
        if all(found):
            yield Hit(leaf, merged([span for spans in found for span in spans]))


def patterns(query: str) -> list[re.Pattern[str]]:
    """Return what finds the terms of a query in folded text.

    >>> bool(patterns("вмешательств*")[0].search("за вмешательство")), bool(patterns("667")[0].search("667-1"))
    (True, False)
    """
    asked = [match["phrase"] or match["word"] or "" for match in _TERM.finditer(query)]
    found = [_pattern(term) for term in asked if _SOMETHING.search(term)]
    if not found:
        raise UsageError(
            Finding(
                code="D037",
                message=_("искать нечего"),
                expected=_("слово, начало слова со звездочкой или слова в кавычках"),
                found=query or _("пустая строка"),
                hint=_("пример: drafter find koap \"вмешательств*\""),
            )
        )
    return found


def merged(spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the spans in order, those that meet joined.

    >>> merged([(5, 9), (0, 3), (2, 4)])
    ((0, 4), (5, 9))
    """
    out: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return tuple(out)


def _pattern(term: str) -> re.Pattern[str]:
    words = [piece for piece in term.split() if piece.strip("*")]
    pieces = [re.escape(folded(piece)).replace(r"\*", r"[\w-]*") for piece in words]
    body = r"\s+".join(pieces)
    before = r"(?<![\w-])" if pieces[0][0].isdigit() else r"(?<!\w)" if re.match(r"\w", pieces[0]) else ""
    after = r"(?![\w])(?!-\d)" if re.search(r"[\w*]$", pieces[-1]) else ""
    return re.compile(before + body + after)
