"""Numbered units that a text names: «части первой», «подпунктах 1) – 5) и 7)», «екінші абзацы», «2-бөлімінің»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import numerals, numerals_kaz
from drafter.words import either_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A unit that a text names by its kind and number, or a range of them up to ``last``, and where it stands.

    The kind is that of an eId: ``para`` часть, ``point`` подпункт, ``item`` пункт, ``al`` абзац, ``chp`` глава and so
    on; articles are citations, which ``refs`` reads.
    """

    kind: str
    number: str
    last: str | None
    start: int
    end: int


def named(text: str, language: str) -> Iterator[Named]:
    """Yield the numbered units that a text names, in order.

    >>> [(u.kind, u.number, u.last) for u in named("в подпунктах 1) – 5) и 7) части первой", "rus")]
    [('point', '1', '5'), ('point', '7', None), ('para', '1', None)]
    >>> [(u.kind, u.number, u.last) for u in named("бiрiншi бөлiгiнiң 1) – 5) және 7) тармақшаларында", "kaz")]
    [('para', '1', None), ('point', '1', '5'), ('point', '7', None)]
    """
    lists, ranges = (_KAZAKH_LIST, _KAZAKH_RANGE) if language == "kaz" else (_RUSSIAN_LIST, _RUSSIAN_RANGE)
    for match in lists.finditer(text):
        kind = next(name for number, (name, _forms) in enumerate(_UNITS[language]) if match[f"u{number}"])
        begin, end = match.span("list")
        for one in ranges.finditer(text, begin, end):
            last = _number(one["last"], language) if one["last"] else None
            yield Named(kind=kind, number=_number(one["first"], language), last=last, start=one.start(), end=one.end())


def _number(said: str, language: str) -> str:
    said = said.rstrip(")")
    if said[0].isdigit():
        return said
    words = said.split()
    return str(numerals_kaz.number(words) if language == "kaz" else numerals.ordinal(words))


_UNITS: dict[str, tuple[tuple[str, str], ...]] = {
    "rus": (
        ("para", r"част(?:ь|и|ью|ей|ям|ями|ях)"),
        ("point", r"подпункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("item", r"пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("al", r"абзац(?:а|у|ем|е|ы|ев|ам|ами|ах)?"),
        ("sec", r"раздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("subsec", r"подраздел(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
        ("chp", r"глав(?:а|ы|е|у|ой|ам|ами|ах)?"),
        ("subchp", r"параграф(?:а|у|ом|е|ы|ов|ам|ами|ах)?"),
    ),
    "kaz": (
        ("para", r"бөлік\w* | бөліг\w*"),
        ("point", r"тармақша\w*"),
        ("item", r"тармақ(?!ша)\w* | тармағ\w*"),
        ("al", r"абзац\w*"),
        ("subsec", r"кіші \s+ бөлім\w*"),
        ("sec", r"бөлім\w*"),
        ("chp", r"тарау\w*"),
        ("subchp", r"параграф\w*"),
    ),
}
"""The words for units by the kind of the unit."""


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(either_letter(text), re.VERBOSE | re.IGNORECASE)


def _any_unit(language: str) -> str:
    return "|".join(rf"(?P<u{number}>{forms})" for number, (_kind, forms) in enumerate(_UNITS[language]))


_DIGITS = r"\d+(?:-\d+)*\)?"
_RUSSIAN_ONE = rf"(?: {_DIGITS} (?!\d) | (?: (?:двадцать|тридцать|сорок)\s )? {numerals.ORDINAL} (?!\w) )"
_KAZAKH_ONE = rf"(?: {_DIGITS} | (?: (?:он|жиырма|отыз|қырық)\s )? (?:{'|'.join(numerals_kaz.ORDINALS)}) (?!\w) )"
_TO = r"\s? [–—] \s? | \s-\s"


def _range(one: str) -> str:
    return rf"{one} (?: (?:{_TO}) {one} )?"


_RUSSIAN_LIST = _pattern(
    rf"""\b (?:{_any_unit("rus")}) \s
         (?P<list> {_range(_RUSSIAN_ONE)} (?: (?: ,\s? | ,?\s (?:и|или|либо) \s ) {_range(_RUSSIAN_ONE)} )* )"""
)
_KAZAKH_LIST = _pattern(
    rf"""(?<![\w-]) (?P<list> {_range(_KAZAKH_ONE)}
             (?: (?: ,\s? | \s (?:және|мен|немесе|не) \s | \s ) {_range(_KAZAKH_ONE)} )* )
         (?: \s | \s?-\s? ) (?:{_any_unit("kaz")})"""
)
_RUSSIAN_RANGE = _pattern(rf"(?P<first>{_RUSSIAN_ONE}) (?: (?:{_TO}) (?P<last>{_RUSSIAN_ONE}) )?")
_KAZAKH_RANGE = _pattern(rf"(?P<first>{_KAZAKH_ONE}) (?: (?:{_TO}) (?P<last>{_KAZAKH_ONE}) )?")
