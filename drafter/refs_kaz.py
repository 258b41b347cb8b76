"""Citations of articles in Kazakh enacted text: «665, 667 (бірінші бөлігі)-баптарында», «50-бабының екінші бөлігі».

The word for an article closes its list, so a list is read from its first number on and counts only where it comes to
that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from drafter import numerals_kaz
from drafter.citation import Brackets, Citation
from drafter.words import either_letter


def citations(text: str) -> list[Citation]:
    """Return the citations of articles in a text, in order.

    «Осы бап» is none, having no number. An act named before a list is that of all its numbers.

    >>> [(c.article, sorted(c.parts)) for c in citations("осы Кодекстiң 665, 667 (бірінші, 3-1-бөліктері)-баптарында")]
    [('665', []), ('667', ['1', '3-1'])]
    >>> [(c.article, c.act) for c in citations("Қылмыстық кодексінің 293-бабы, осы Кодекстің 667-бабы")]
    [('293', 'Қылмыстық кодексінің'), ('667', None)]
    >>> [c.covers("660") for c in citations("658 – 662-баптарында, 667-бапта")]
    [True, False]
    """
    return sorted(_among(text, 0, len(text)), key=lambda one: one.start)


def named_parts(text: str) -> frozenset[str]:
    """Return the numbers of the parts that a text names.

    >>> sorted(named_parts("бірінші, он екінші және 3-1-бөліктерінде")), sorted(named_parts("осы бөлікте"))
    (['1', '12', '3-1'], [])
    """
    lists = (match["list"] for match in _PARTS.finditer(text))
    return frozenset(_number(one[0]) for named in lists for one in _ONE_PART.finditer(named))


def _among(text: str, begin: int, end: int) -> Iterator[Citation]:
    """The citations in a stretch of a text, those in the brackets of a list among them."""
    while number := _NUMBER.search(text, begin, end):
        found, begin = _list(text[:end], number)
        yield from found


def _list(text: str, first: re.Match[str]) -> tuple[list[Citation], int]:
    """The citations of the list that a number opens, none where it opens no list, and where to read on."""
    here: re.Match[str] | None = first
    found: list[Citation] = []
    nested: list[Citation] = []
    while here:
        at, last = here.end(), None
        if (to := _TO.match(text, at)) and (until := _NUMBER.match(text, to.end())):
            at, last = until.end(), until[0]
        spans, at = _BRACKETS.spans(text, at)
        inside = [text[start:end] for start, end in spans]
        parts = frozenset(part for one in inside for part in named_parts(_bare(one)))
        found.append(Citation(article=here[0], last=last, parts=parts, start=here.start(), end=at))
        nested += [one for start, end in spans for one in _among(text, start, end)]
        word = _ARTICLE.match(text, at)
        if word is None and any(one.parts for one in found):
            word = _BROKEN.match(text, at)
        if word:
            return [*_closed(text, first, word, found), *nested], word.end()
        step = _AND.match(text, at) or (_BESIDE.match(text, at) if inside else None)
        if step is None and any(one.parts for one in found):
            step = _GO_ON.match(text, at)
        here = _NUMBER.match(text, step.end()) if step else None
    return [], first.end()


def _closed(text: str, first: re.Match[str], word: re.Match[str], found: list[Citation]) -> list[Citation]:
    """The citations of a list that has come to its word: with the parts named after it and the act named before it."""
    *before, final = found
    if after := _PARTS.match(text, word.end()):
        final = replace(final, parts=final.parts | named_parts(after[0]), end=after.end())
    act = _OTHER.search(text, max(0, first.start() - _REACH), first.start())
    return [replace(one, act=act["act"]) if act else one for one in (*before, final)]


def _bare(text: str) -> str:
    """What stands in a bracket as far as it names parts of the article before it, not articles of its own."""
    return "" if _ARTICLE.search(text) else _BRACKETS.bare(text)


def _number(word: str) -> str:
    """The number of a part: «екінші» is 2, «он бірінші» 11, «3-1» itself."""
    return word if word[0].isdigit() else str(numerals_kaz.number(word.split()))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(either_letter(text), re.VERBOSE)


_NUMBER = re.compile(r"(?<![\d-])\d+(?:-\d+)*(?!\d|-\d|[.,]\d)")
_TO = re.compile(r"\s?[–—]\s?(?=\d)|\s-\s(?=\d)")
_AND = _pattern(r"\s?,\s? (?: (?: және | немесе | сондай-ақ )\s )? | \s (?: және | мен | немесе | не | сондай-ақ ) \s")
_BESIDE = re.compile(r"\s(?=\d)")
"""A comma that the source forgot after a bracket."""
_GO_ON = _pattern(
    r"[^;()\d]{1,200} \)? ,\s (?= \d+(?:-\d+)* (?: [,;)] | \s\( | \s(?:және|мен)\s\d | -ба[пб] ) )"
)
"""Words between two numbers of a list of offences that names parts, as in the Russian text of article 804."""
_ARTICLE = _pattern(r"(?: \s?-\s? | (?<=\)) \s? ) ба[пб] \w*")
"""The word for an article, in every case and number, after the last number or bracket of a list."""
_BROKEN = re.compile(r",?\s*\Z")
"""The end of a paragraph where a source breaks a list of offences in two (684(1) and 804(1) of 12.07.2026)."""

_BRACKETS = Brackets(
    points=_pattern(r"\d+(?:-\d+)*\) (?: (?: ,\s? | \s(?:және|мен|–)\s ) \d+(?:-\d+)*\) )* \s? тармақша"),
    goes_on=_pattern(
        r"""(?P<word> бөлі\w* )? (?P<close> (?(word) \)? | \) ) ) ,\s
            (?= \d{2,3}(?:-\d+)* (?: ,\s | \s\( | \) | -ба[пб] ) )"""
    ),
    article="бап",
)

_ORDINAL = "|".join(numerals_kaz.ORDINALS)
_PART = rf"(?: \d+(?:-\d+)* | (?:(?:он|жиырма|отыз|қырық)\s)? (?i:{_ORDINAL}) )"
_PARTS = _pattern(
    rf"(?: ^ | (?<=[\s(]) | \s ) (?P<list> {_PART} (?: (?: ,\s? | \s(?:және|мен|немесе)\s | \s ) {_PART} )* ) "
    r"(?: \s | \s?-\s? ) бөлі[кг] \w*"
)
_ONE_PART = _pattern(_PART)

_OTHER = _pattern(
    r"""(?P<act> (?:«[^»]*»\s)? (?: (?:[А-ЯЁӘҒҚҢӨҰҮҺ]|І) [\w-]* \s ){0,6}?
          (?: [Кк]одексінің | [Зз]аңының | Конституциясының | [Ққ]ағидаларының | [Кк]онвенциясының | [Шш]артының
            | [Жж]арлығының | [Ее]режесінің ) ) \s $"""
)
"""The act that a citation names right before the number; «осы Кодекстің» is not such an act."""
_REACH = 200
"""How many characters before a list the act that it belongs to is looked for in."""
