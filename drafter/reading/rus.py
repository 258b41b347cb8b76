"""The constituents of a Russian amending sentence, in any order; addresses go from small to large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.messages import _
from drafter.reading.chunks import (
    Beside,
    Chunk,
    Cursor,
    Mark,
    NewUnits,
    Ordered,
    Place,
    Text,
    Words,
    rank,
    shared,
)
from drafter.reading.lexicon import Word
from drafter.reading.model import Address, Quote, Step, Unit
from drafter.reading.numbers import NUMBERS, numbers
from drafter.reading.tokens import Token

_MARKS = (Word.EDITION, Word.CONTENT, Word.RESPECTIVELY, Word.SKIP, Word.DASH, Word.COLON, Word.END)
_UNNUMBERED = frozenset({Unit.HEADING, Unit.NOTE, Unit.ACT, Unit.CONTENTS, Unit.PREAMBLE, Unit.ANNEX, Unit.ROW})
_MAY_HOLD = {Unit.PARAGRAPH: Unit.PART, Unit.POINT: Unit.ALINEA}
"""Units that lie in a smaller one: «пункт 2 части первой» of a code, «подпункт 1) абзаца первого» before a list."""
_NEEDS_NO_NUMBER = _UNNUMBERED | {Unit.ALINEA, Unit.SENTENCE}


def chunks(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Yield the constituents of a sentence from left to right.

    Raises Stop where a word has no place in such a sentence.
    """
    cursor = Cursor(tokens)
    ordered = False
    while cursor.word() is not None:
        if size := cursor.separator():
            cursor.at += size
            yield Mark(Word.COMMA)
        elif token := cursor.take(Word.VERB):
            ordered = True
            yield Ordered(token.value)
        elif token := cursor.take(*_MARKS):
            yield Mark(token.word)
        elif cursor.word() is Word.QUOTE:
            if cursor.word(-1) not in (Word.COLON, Word.EDITION, Word.CONTENT):
                raise cursor.stop(_("слова, цифры или другое название того, что в кавычках"))
            yield Text(cursor.token.value)
            cursor.at += 1
        elif cursor.take(Word.WHOLE):
            yield Place(tuple(_addresses(cursor)) if _starts_address(cursor) else ((),), True, True)
        elif cursor.take(Word.IN):
            yield Place(tuple(_addresses(cursor)), inside=True)
        elif token := cursor.take(Word.AFTER, Word.BEFORE):
            if cursor.word() is Word.QUOTED:
                yield Words(_quoted(cursor), token.word.value)
            else:
                yield from _beside(_addresses(cursor), token, cursor)
        elif cursor.take(Word.INTO):
            if cursor.word() is Word.QUOTE:
                yield Words((_quote(cursor),), "new")
            elif cursor.word() is Word.QUOTED:
                yield Words(_quoted(cursor), "new")
            else:
                raise cursor.stop(_("новые слова в кавычках"))
        elif cursor.word() is Word.QUOTED or (cursor.names_sentence() and cursor.word(1) is Word.QUOTE):
            role = "new" if cursor.token.roles == {"with"} else "old"
            yield Words(_quoted(cursor), role)
        elif token := cursor.take(Word.SIGN):
            yield Words((Quote((token.value,), (token.span,)),), "new" if ordered else "old", sign=True)
        elif _starts_new_units(cursor):
            yield NewUnits(tuple(_new_units(cursor)))
        elif _starts_address(cursor):
            owns = _owns(cursor)
            yield Place(tuple(_addresses(cursor)), inside=owns)
        else:
            raise cursor.stop(_("слова изменяющего предложения"))


def _beside(addresses: Sequence[Address], token: Token, cursor: Cursor) -> Iterator[Chunk]:
    if token.word is Word.BEFORE or len(addresses) != 1:
        raise cursor.stop(_("«после» и один элемент, за которым стоит новый"))
    (address,) = addresses
    if len(address) > 1:
        yield Place((address[:-1],))
    yield Beside(address[-1])


def _quoted(cursor: Cursor) -> tuple[Quote, ...]:
    """«слова «…», «…» и «…»», «слова и цифры «…»»."""
    cursor.at += 1
    while cursor.separator() and cursor.word(cursor.separator()) is Word.QUOTED:
        cursor.at += cursor.separator() + 1
    cursor.take(Word.COLON)
    found = [_quote(cursor)]
    while (size := cursor.separator()) and cursor.word(size) is Word.QUOTE:
        cursor.at += size
        found.append(_quote(cursor))
    return tuple(found)


def _quote(cursor: Cursor) -> Quote:
    token = cursor.take(Word.QUOTE)
    if token is None:
        raise cursor.stop(_("слова в кавычках"))
    quote = token.value
    assert isinstance(quote, Quote)
    return quote


def _starts_new_units(cursor: Cursor) -> bool:
    """A unit in the instrumental: «частью третьей», «второй частью»."""
    ahead = 0
    while cursor.word(ahead) in NUMBERS:
        ahead += 1
    if cursor.word(ahead) is not Word.UNIT:
        return False
    return cursor.tokens[cursor.at + ahead].roles == {"with"}


def _new_units(cursor: Cursor) -> Iterator[Step]:
    while True:
        level = _level(cursor)
        yield from level
        size = cursor.separator()
        if not size:
            return
        cursor.at += size
        if not _starts_new_units(cursor):
            cursor.at -= size
            return


def _starts_address(cursor: Cursor) -> bool:
    if cursor.word() is Word.UNIT:
        return cursor.token.roles != {"with"}
    ahead = 0
    while cursor.word(ahead) in NUMBERS:
        ahead += 1
    return bool(ahead) and cursor.word(ahead) is Word.UNIT


def _owns(cursor: Cursor) -> bool:
    """Whether the unit at hand is one, and in a case in which nothing is excluded or restated: «статьи 5»."""
    beside = Cursor(cursor.tokens[cursor.at :])
    level = _level(beside)
    token = next(token for token in cursor.tokens[cursor.at :] if token.word is Word.UNIT)
    return "of" in token.roles and len(level) == 1 and not level[0].last


def _addresses(cursor: Cursor) -> list[Address]:
    """One address or several: «заголовок и абзац первый части первой статьи 377», «в части первой, в части второй»."""
    elements = [_element(cursor)]
    while size := cursor.separator():
        ahead = size + (cursor.word(size) is Word.IN)
        cursor.at += ahead
        if not _starts_address(cursor):
            cursor.at -= ahead
            break
        elements.append(_element(cursor))
    found = list(shared(reversed(elements)))  # what an address does not name itself the next one names
    return [address for group in reversed(found) for address in group]


def _element(cursor: Cursor) -> list[tuple[Step, ...]]:
    """One chain of units as levels from the large to the small: «абзац второй частей первой и второй статьи 5»."""
    if not _starts_address(cursor):
        raise cursor.stop(_("место в акте: статья, часть, пункт, абзац"))
    levels = [_level(cursor)]
    while True:
        skipped = cursor.word() is Word.OF
        ahead = int(skipped)
        starts = cursor.word(ahead) is Word.UNIT or (
            cursor.word(ahead) is Word.ORDINAL and cursor.word(ahead + 1) is Word.UNIT
        )
        if not starts or not _holds(cursor.tokens[cursor.at + ahead : cursor.at + ahead + 2], levels[-1][0]):
            return levels[::-1]
        cursor.at += ahead
        levels.append(_level(cursor))


def _holds(tokens: Sequence[Token], inner: Step) -> bool:
    """Whether the unit named next is around the one before: «части первой статьи 5», not «в статье 5 часть первую»."""
    token = next(token for token in tokens if token.word is Word.UNIT)
    if token.roles == {"with"}:
        return False
    outer = Step(token.value)
    return rank(outer) < rank(inner) or (_MAY_HOLD.get(inner.unit) is outer.unit and "is" not in token.roles)


def _level(cursor: Cursor) -> tuple[Step, ...]:
    """One unit with its numbers, which stand before or after it: «второе предложение», «подпункты 1), 2) и 3)»."""
    before = numbers(cursor, _belongs)
    token = cursor.take(Word.UNIT)
    if token is None:
        raise cursor.stop(_("название структурного элемента"))
    given = before or numbers(cursor, _belongs)
    unit: Unit = token.value
    if not given and unit not in _NEEDS_NO_NUMBER:
        raise cursor.stop(_("номер элемента"))
    return tuple(replace(step, unit=unit) for step in given) or (Step(unit),)


def _belongs(cursor: Cursor, size: int) -> bool:
    """Whether the number after a separator goes on the list, and is not that of another unit: «и втором абзаце»."""
    if cursor.word(size) is Word.NUMBER:
        return True
    if cursor.word(size) is not Word.ORDINAL:
        return False
    if cursor.word(size + 1) is not Word.UNIT:
        return True
    unit = cursor.tokens[cursor.at + size + 1].value
    return cursor.word(size + 2) in NUMBERS or unit in _UNNUMBERED
