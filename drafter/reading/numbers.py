"""Lists and ranges of numbers in addresses: «1), 2) и 3)», «вторую – четвертую», «с 1) по 3)», «вторую-1»."""

from __future__ import annotations

from collections.abc import Callable

from drafter.messages import _
from drafter.reading.chunks import Cursor
from drafter.reading.lexicon import Word
from drafter.reading.model import Step, Unit

NUMBERS = (Word.NUMBER, Word.ORDINAL)


def numbers(cursor: Cursor, belongs: Callable[[Cursor, int], bool]) -> list[Step]:
    """Read the numbers at hand as steps whose unit is still to be named, empty where there is no number.

    ``belongs`` tells whether what follows a separator of a given size is still of the list.
    """
    found: list[Step] = []
    opened = cursor.word() is Word.FROM and cursor.word(1) in NUMBERS
    if opened:
        cursor.at += 1
    while cursor.word() in NUMBERS:
        found.append(_one(cursor, opened))
        size = cursor.separator()
        if not size or not belongs(cursor, size):
            break
        cursor.at += size
    return found


def _one(cursor: Cursor, opened: bool) -> Step:
    first = cursor.token
    cursor.at += 1
    if _is_additional(cursor):
        cursor.at += 2
        return Step(Unit.ACT, f"{first.value}-{cursor.tokens[cursor.at - 1].value}")
    roles, last = first.roles, ""
    joint = cursor.word() is Word.DASH or (opened and cursor.word() is Word.IN)
    if joint and cursor.word(1) in NUMBERS:
        end = cursor.tokens[cursor.at + 1]
        cursor.at += 2
        roles, last = roles | end.roles, str(end.value)
    elif opened:
        raise cursor.stop(_("«по» и последний номер"))
    return Step(Unit.ACT, str(first.value), "bracket" in roles, last)


def _is_additional(cursor: Cursor) -> bool:
    """Whether a hyphen and digits make an ordinal the number of an added unit: «часть вторую-1» is часть 2-1."""
    if (cursor.word(-1), cursor.word(), cursor.word(1)) != (Word.ORDINAL, Word.DASH, Word.NUMBER):
        return False
    ordinal, hyphen, digits = (cursor.tokens[cursor.at + ahead].span for ahead in (-1, 0, 1))
    return ordinal.end == hyphen.start and hyphen.end == digits.start
