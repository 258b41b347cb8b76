"""The constituents of a Kazakh amending sentence; addresses go from large to small, the verb closes the sentence."""

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
from drafter.reading.model import Quote, Step, Unit
from drafter.reading.numbers import NUMBERS, numbers
from drafter.reading.tokens import Token

_MARKS = (Word.EDITION, Word.CONTENT, Word.RESPECTIVELY, Word.SKIP, Word.DASH, Word.COLON)
_OPENS_TEXT = (Word.COLON, Word.VERB, Word.EDITION)
_NEEDS_NO_NUMBER = frozenset(
    {
        Unit.HEADING,
        Unit.NOTE,
        Unit.ACT,
        Unit.ACT_PART,
        Unit.CONTENTS,
        Unit.PREAMBLE,
        Unit.ANNEX,
        Unit.ROW,
        Unit.ALINEA,
        Unit.SENTENCE,
    }
)


def chunks(tokens: Sequence[Token]) -> Iterator[Chunk]:
    """Yield the constituents of a sentence from left to right.

    Raises Stop where a word has no place in such a sentence.
    """
    cursor = Cursor(tokens)
    while cursor.word() is not None:
        if size := cursor.separator():
            cursor.at += size
            yield Mark(Word.COMMA)
        elif token := cursor.take(Word.VERB):
            yield Ordered(token.value)
        elif token := cursor.take(*_MARKS):
            yield Mark(token.word)
        elif cursor.take(Word.WHOLE):
            yield Place(((),), True, True)
        elif cursor.word() is Word.QUOTE:
            if cursor.word(-1) in _OPENS_TEXT:
                yield Text(cursor.token.value)
                cursor.at += 1
            else:
                yield _words(cursor)
        elif token := cursor.take(Word.SIGN):
            role = "new" if token.text.endswith("мен") else "old"
            yield Words((Quote((token.value,), (token.span,)),), role, sign=True)
        elif cursor.word() in NUMBERS or cursor.word() is Word.UNIT:
            yield from _units(cursor)
        else:
            raise cursor.stop(_("слова изменяющего предложения"))


def _words(cursor: Cursor) -> Words:
    """«…», «…» деген сөздер(ден кейін / дің алдынан / мен)."""
    quotes = [_quote(cursor)]
    while (size := cursor.separator()) and cursor.word(size) is Word.QUOTE:
        cursor.at += size
        quotes.append(_quote(cursor))
    cursor.take(Word.NAMED)
    roles = _kind(cursor)
    while (size := cursor.separator()) and cursor.word(size) is Word.QUOTED:  # «деген сөздер мен цифрлар»
        cursor.at += size
        roles = _kind(cursor)
    if "with" in roles:
        return Words(tuple(quotes), "new")
    if cursor.take(Word.AFTER):
        return Words(tuple(quotes), "after")
    if cursor.take(Word.BEFORE):
        return Words(tuple(quotes), "before")
    if "is" not in roles:
        raise cursor.stop(_("«кейін» или «алдынан»"))
    return Words(tuple(quotes), "old")


def _quote(cursor: Cursor) -> Quote:
    quote = cursor.token.value
    assert isinstance(quote, Quote)
    cursor.at += 1
    return quote


def _kind(cursor: Cursor) -> frozenset[str]:
    token = cursor.take(Word.QUOTED) or (cursor.take(Word.UNIT) if cursor.names_sentence() else None)
    if token is None:
        raise cursor.stop(_("«деген сөздер», «деген цифрлар»"))
    return token.roles


def _units(cursor: Cursor) -> Iterator[Chunk]:
    """An address, or new units where the chain closes in the instrumental: «147-1-баппен»."""
    elements: list[list[tuple[Step, ...]]] = []
    new: list[Step] = []
    roles: frozenset[str] = frozenset()
    while True:
        levels, roles = _element(cursor)
        if "with" in roles:
            new += levels.pop()
            if levels:
                elements.append(levels)
        else:
            elements.append(levels)
        size = cursor.separator()
        if not size or not (_starts_unit(cursor, size) and (bool(new) == _is_new(cursor, size))):
            break
        cursor.at += size
    if new:
        if elements:
            yield Place(tuple(address for group in shared(elements) for address in group), inside=True)
        yield NewUnits(tuple(new))
        return
    addresses = tuple(address for group in shared(elements) for address in group)
    if "to" in roles and cursor.take(Word.AFTER):
        if len(addresses) > 1:
            raise cursor.stop(_("один элемент, после которого стоит новый"))
        if addresses[0][:-1]:
            yield Place((addresses[0][:-1],), inside=True)
        yield Beside(addresses[0][-1])
    elif cursor.take(Word.WHOLE):
        yield Place(addresses, True, True)
    elif cursor.take(Word.END):
        yield Place(addresses, True)
    else:
        owned = cursor.word() is Word.VERB and bool(cursor.token.roles & roles)  # «5-баптың күші жойылды деп танылсын»
        yield Place(addresses, inside="is" not in roles and not owned)


def _starts_unit(cursor: Cursor, ahead: int) -> bool:
    while cursor.word(ahead) in NUMBERS:
        ahead += 1 + cursor.separator(ahead + 1)
    return cursor.word(ahead) is Word.UNIT


def _is_new(cursor: Cursor, ahead: int) -> bool:
    """Whether the units after a separator are new ones too."""
    while cursor.word(ahead) in NUMBERS:
        ahead += 1 + cursor.separator(ahead + 1)
    return "with" in cursor.tokens[cursor.at + ahead].roles


def _element(cursor: Cursor) -> tuple[list[tuple[Step, ...]], frozenset[str]]:
    """One chain of units and the case of its last: «337-баптың бірінші бөлігінің екінші абзацындағы»."""
    levels = []
    while True:
        level, roles = _level(cursor)
        levels.append(level)
        if not _starts_unit(cursor, 0) or not ("of" in roles or ("is" in roles and _lies_in(cursor, level[0]))):
            return levels, roles


def _lies_in(cursor: Cursor, outer: Step) -> bool:
    """Whether the unit at hand may lie in one that is named without its case: «бірінші бөлігі бірінші абзацының»."""
    ahead = 0
    bracket = False
    while cursor.word(ahead) is not Word.UNIT:
        bracket = bracket or "bracket" in cursor.tokens[cursor.at + ahead].roles
        ahead += 1
    return rank(outer) < rank(Step(cursor.tokens[cursor.at + ahead].value, bracket=bracket))


def _level(cursor: Cursor) -> tuple[tuple[Step, ...], frozenset[str]]:
    given = numbers(cursor, lambda at, size: at.word(size) in NUMBERS)
    token = cursor.take(Word.UNIT)
    if token is None:
        raise cursor.stop(_("название структурного элемента"))
    unit: Unit = token.value
    if not given and unit not in _NEEDS_NO_NUMBER:
        raise cursor.stop(_("номер элемента"))
    return tuple(replace(step, unit=unit) for step in given) or (Step(unit),), token.roles
