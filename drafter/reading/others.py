"""Sentences of an amending law that amend nothing: entry into force with its exceptions, transitional rules, others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.numerals import number as rus_number
from drafter.numerals_kaz import number as kaz_number
from drafter.reading import kaz, rus
from drafter.reading.chunks import Place, Stop
from drafter.reading.heads import date_in, has, phrases
from drafter.reading.lexicon import fold, lexicon
from drafter.reading.model import Address, SentenceKind, Term
from drafter.reading.tokens import Lexer

_DAYS_RUS = re.compile(r"по\s+истечении\s+(?P<count>(?:[а-яё]+\s+){1,3}?)(?:календарн\w+\s+)?(?P<what>дн|месяц)\w*")
_DAYS_KAZ = re.compile(
    r"(?:күнт[іi]збел[іi]к\s+(?P<days>(?:[^\W\d_]+\s+){1,3}?)күн|(?P<months>(?:[^\W\d_]+\s+){1,2}?)ай)\s+өткен\s+соң"
)


def kind_of(text: str, language: str) -> SentenceKind | None:
    """Tell what kind of sentence a text is by its words; None where none of them is there.

    >>> kind_of("Настоящий Закон вводится в действие со дня опубликования", "rus")
    <SentenceKind.ENTRY: 'entry'>
    """
    told = (kind for kind, groups in phrases(language).kinds if has(text, groups, language))
    return next((kind for kind in told if kind is not SentenceKind.SIGNATURE), None)


def is_signature(text: str, language: str) -> bool:
    """Tell whether a text begins with the office of the person who signs, or is its first line."""
    groups = dict(phrases(language).kinds)[SentenceKind.SIGNATURE]
    if fold(text.strip(), language) in phrases(language).signature:
        return True
    plain = " ".join(fold(text[:80], language).split())
    return any(re.match(rf"{re.escape(group)}(?!\w)", plain) for group in groups)


def terms(text: str, language: str, *, item: bool = False) -> tuple[Term, ...]:
    """Return the terms of a sentence on entry into force: that of the law, then those of the places it excepts.

    ``item`` says that the sentence is an item of a list of exceptions, so that all its terms are those of places.

    >>> [term.days for term in terms("вводится в действие по истечении шестидесяти календарных дней", "rus")]
    [60]
    """
    found = [_term(part, language, item or bool(number)) for number, part in enumerate(_parts(text, language))]
    return tuple(term for term in found if term is not None)


_EXCEPT_RUS = re.compile(
    r"""\s*,\s+за\s+исключением (?:\s*:\s*(?:1\)\s*)? | \s+)   # «, за исключением: 1) абзаца третьего …»
      | ;\s*\d+\)\s*                                         # «; 2) подпункта 5) …»
      | (?<=,)\s+и\s+(?=(?:абзац|подпункт|пункт|част|стат))""",
    re.VERBOSE,
)
_EXCEPT_KAZ = re.compile(r"(?P<inner>[^,]*?енг[іi]з[іi]лет[іi]н\s+.*?)\s*қоспағанда,?", re.DOTALL)


_OPENS = re.compile(r"^[^:]*:\s*1\)\s*")
_LISTED = re.compile(r";\s*\d+\)\s*")


def _parts(text: str, language: str) -> Iterator[str]:
    """The sentence without its exceptions, then each exception."""
    if language == "rus":
        yield from _EXCEPT_RUS.split(text)
        return
    yield _EXCEPT_KAZ.sub(" ", text)
    for match in _EXCEPT_KAZ.finditer(text):
        yield from _LISTED.split(_OPENS.sub("", match["inner"]))


_SINCE_RUS = re.compile(r"\bсо?\s+\d{1,2}\s+[а-я]+\s+\d{4}")
_SINCE_KAZ = re.compile(r"\d{4}\s+жыл\w*\s+\d{1,2}\s+[^\W\d_]+\s+бастап")
_AT_ONCE = re.compile(r"со\s+дня\s+[^.;,]*опубликования|жарияланған\s+күн[іi]нен\s+бастап")


def _term(text: str, language: str, excepted: bool) -> Term | None:
    places = tuple(_places(text, language)) if excepted else ()
    days, months = _span(text, language)
    since = (_SINCE_RUS if language == "rus" else _SINCE_KAZ).search(text)
    date = None if since is None else date_in(since.group(), language)
    if days is None and months is None and date is None and _AT_ONCE.search(text):
        days = 0
    if date is None and days is None and months is None:
        return None
    return Term(days=days, months=months, date=None if days or months else date, places=places)


def _span(text: str, language: str) -> tuple[int | None, int | None]:
    """Days or months after the first official publication."""
    match = (_DAYS_RUS if language == "rus" else _DAYS_KAZ).search(text)
    if match is None:
        return None, None
    if language == "rus":
        count = rus_number(match["count"].split())
        return (count, None) if match["what"] == "дн" else (None, count)
    said = (match["days"] or match["months"]).split()
    count = next((found for at in range(len(said)) if (found := kaz_number(said[at:])) is not None), None)
    return (count, None) if match["days"] else (None, count)


def _places(text: str, language: str) -> Iterator[Address]:
    """The places of the law itself that an exception names, where it begins or ends with them."""
    words = lexicon(language)
    lexed = next(Lexer([text], words, lambda _text: False).sentences(0, 0), None)
    if lexed is None:
        return
    read = rus.chunks if language == "rus" else kaz.chunks
    for start in range(len(lexed.tokens)):
        try:
            chunk = next(read(lexed.tokens[start:]), None)
        except Stop:
            continue
        if isinstance(chunk, Place) and chunk.addresses != ((),):
            yield from chunk.addresses
            return
