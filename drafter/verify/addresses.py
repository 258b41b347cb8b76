"""The words of a place in a table become addresses: any usual order, abbreviated or not, with what stands above it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.reading.chunks import Mark, Place, Stop, rank
from drafter.reading.frames import Incomplete
from drafter.reading.lexicon import lexicon
from drafter.reading.model import Address, Unit
from drafter.reading.sentences import GRAMMARS
from drafter.reading.tokens import Lexer
from drafter.verify.phrases import folded, phrases

_POINT = re.compile(r"(?<![(\w])(\d+(?:-\d+)*|[^\W\d_])\)")
_HELD = "⟯"
_BRACKETS = re.compile(r"[()]")
_FULL_STOP = re.compile(r"(?<=[\w)])\.\s+")
_NUMBERED = re.compile(r"\d+[.)]\s+")
_HEADED = {
    "rus": re.compile(r"(?P<place>статья\s+\d+(?:-\d+)*)\s*\.\s*(?P<heading>\S.*)", re.IGNORECASE | re.DOTALL),
    "kaz": re.compile(r"(?P<place>\d+(?:-\d+)*\s*-\s*бап)\s*\.\s*(?P<heading>\S.*)", re.IGNORECASE | re.DOTALL),
}
_ARTICLE = 6


def addresses(said: str, language: str) -> list[Address]:
    """Return the addresses that the words of a place name, lines being read together; empty where a word is unknown.

    >>> addresses("часть первая статьи 684", "rus") == addresses("Статья 684, часть 1", "rus")
    True
    >>> addresses("684-баптың бірінші бөлігі", "kaz") == addresses("684-бап, 1-бөлік", "kaz")
    True
    >>> addresses("Статья 5 и сад", "rus")
    []
    """
    for text in _readings(said, language):
        found = _read(text, language)
        if found:
            return found
    return []


def headed(said: str, language: str) -> tuple[str, str] | None:
    """Return the place and the heading where the words give both: «Статья 667. Неповиновение …».

    >>> headed("Статья 5. Сады", "rus")
    ('Статья 5', 'Сады')
    """
    match = _HEADED[language].fullmatch(said.strip())
    return None if match is None else (match["place"], match["heading"])


def under(given: Sequence[Address], outer: Sequence[Address]) -> list[Address]:
    """Return addresses inside the one that stands above them, where they do not name an article themselves."""
    if len(outer) != 1 or any(not address or rank(address[0]) <= _ARTICLE for address in given):
        return list(given)
    return [(*outer[0], *address) for address in given if rank(outer[0][-1]) < rank(address[0])] or list(given)


def _readings(said: str, language: str) -> Iterator[str]:
    words = phrases(language)
    text = _BRACKETS.sub(",", _outside_points(said)).replace("\n", ", ").replace(";", ",").replace(":", ",")
    text = " ".join(text.split()).strip(" .,–-")
    for short, whole in words.short:
        text = re.sub(rf"(?<!\w){re.escape(short)}\s*(?=\w)", f"{whole} ", text, flags=re.IGNORECASE)
    kept = [
        part for part in text.split(",") if (plain := folded(part.strip(" ."), language)) and plain not in words.new
    ]
    text = ", ".join(part.strip(" .") for part in kept)
    for word in words.new:
        text = re.sub(rf"(?<!\w){word}(?!\w)\s*", "", text, flags=re.IGNORECASE)
    for one in (text, _FULL_STOP.sub(", ", text)):
        yield one
        if match := _NUMBERED.match(one):
            yield one[match.end() :]


def _outside_points(said: str) -> str:
    """A text in which the bracket of a point, «1)», is another sign, so that it closes nothing."""
    return _POINT.sub(rf"\1{_HELD}", said)


def _read(text: str, language: str) -> list[Address]:
    plain = text.replace(_HELD, ")")
    lexed = next(Lexer([plain], lexicon(language), lambda _text: False).sentences(0, 0), None)
    if lexed is None or lexed.trouble or plain[lexed.at :].strip(" .,"):
        return []
    try:
        chunks = list(GRAMMARS[language](lexed.tokens))
    except (Stop, Incomplete):
        return []
    if not all(isinstance(chunk, Place | Mark) for chunk in chunks):
        return []
    found = [_from_large(address) for chunk in chunks if isinstance(chunk, Place) for address in chunk.addresses]
    return _nested(found)


def _from_large(address: Address) -> Address:
    """An address from the large unit to the small, said so without a comma: «статья 667 часть 1»."""
    turned = len(address) > 1 and all(rank(a) > rank(b) for a, b in pairwise(address))
    return address[::-1] if turned else address


def _nested(given: Sequence[Address]) -> list[Address]:
    """Addresses said from the large to the small one after another: «статья 684, часть 1» is one."""
    if len(given) > 1 and [address for address in given if _names_article(address)] == [given[-1]]:
        *inner, around = given
        if all(address and rank(around[-1]) < rank(address[0]) for address in inner):
            return [(*around, *address) for address in inner]
    found: list[Address] = []
    outer: Address = ()
    for address in given:
        inside, back = outer, False
        if address and not _names_article(address):
            while inside and rank(inside[-1]) >= rank(address[0]):
                inside, back = inside[:-1], True
        else:
            inside = ()
        if inside and not back:
            found.pop()  # it was only said to lead to this one
        outer = (*inside, *address)
        found.append(outer)
    return found


def _names_article(address: Address) -> bool:
    return bool(address) and address[0].unit in (
        Unit.ARTICLE,
        Unit.CHAPTER,
        Unit.SECTION,
        Unit.SUBSECTION,
        Unit.SUBCHAPTER,
    )
