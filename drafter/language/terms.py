"""What the languages have in common: how units are numbered, what quoted words are called, which numbers are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, StrEnum
from typing import Literal

from drafter import words
from drafter.language import LanguageError, unsure
from drafter.messages import _

Profile = Literal["code", "law"]
"""What the text is: a code, whose articles have «части», or another law, whose articles have «пункты»."""


class Numbering(Enum):
    """How a unit carries its number."""

    DIGITS = "статья 667-1"
    POINT = "подпункт 9-1)"
    WORDS = "часть четвертая, часть 4-1"
    ORDINAL = "абзац второй"
    OPTIONAL = "примечание, примечание 2"
    NONE = "заголовок"


def said_number(numbering: Numbering, num: str, name: str) -> int | str:
    """Return the number of a unit as an address says it: an integer is said by an ordinal in words.

    A part is numbered by an ordinal in words, but a part inserted between others in digits; an alinea is always
    numbered in words. The number of a point may be given with its bracket or without. Raises LanguageError where the
    number does not suit the unit.

    >>> said_number(Numbering.WORDS, "4", "часть"), said_number(Numbering.WORDS, "4-1", "часть")
    (4, '4-1')
    >>> said_number(Numbering.POINT, "9-1", "подпункт"), said_number(Numbering.NONE, "", "заголовок")
    ('9-1)', '')
    """
    num = num.strip()
    match numbering:
        case Numbering.DIGITS if _NUM.fullmatch(num):
            return num
        case Numbering.POINT if _NUM.fullmatch(num.removesuffix(")")):
            return f"{num.removesuffix(')')})"
        case Numbering.WORDS | Numbering.ORDINAL if num.isdecimal():
            return int(num)
        case Numbering.WORDS if _NUM.fullmatch(num):
            return num
        case Numbering.OPTIONAL if not num or num.isdecimal():
            return num
        case Numbering.NONE if not num:
            return num
    raise unsure(
        _("номер «{num}» не подходит к слову «{name}»").format(num=num, name=name),
        expected=numbering.value,
        found=num,
        hint=_("Проверьте номер в адресе."),
    )


def unknown_unit(prefix: str, known: Sequence[str]) -> LanguageError:
    """Return the error for a unit that no law has."""
    return unsure(
        _("единицы «{prefix}» нет среди частей закона").format(prefix=prefix), expected=", ".join(known), found=prefix
    )


class QuotedKind(StrEnum):
    """What a clause calls the words it quotes."""

    WORD = "word"
    WORDS = "words"
    DIGITS = "digits"
    SIGN = "sign"


def quoted_kind(*texts: str) -> QuotedKind:
    """Return what a clause calls quoted texts: a word, words, digits, or a bare punctuation mark.

    Digits are numbers with punctuation only; every word of a spelled-out numeral counts; a number with «№» or «%»
    is words. Several texts are digits where all are, else words.

    >>> [str(quoted_kind(t)) for t in ("транспортировка,", "тридцати пяти", "147-1,", "статья 5", ";")]
    ['word', 'words', 'digits', 'words', 'sign']
    >>> str(quoted_kind("двадцати", "сорока")), str(quoted_kind("5", "10"))
    ('words', 'digits')
    """
    kinds = {_kind(text) for text in texts}
    return kinds.pop() if len(texts) == 1 or kinds == {QuotedKind.DIGITS} else QuotedKind.WORDS


def bare_sign() -> LanguageError:
    """Return the error for a punctuation mark that is quoted alone."""
    return unsure(
        _("знак препинания не называют ни словом, ни цифрами"),
        hint=_("Возьмите в кавычки и соседнее слово: «слово «сбыт;» заменить словами «сбыт, хранение;»»."),
    )


def counted(change: str, addition: str, substitutions: int, insertions: int) -> list[tuple[str, int]]:
    """Return what an amending law makes, changes first (Law № 480-V, article 26(1)): each word with how many there are.

    ``substitutions`` counts every change that is not an addition.

    >>> counted("өзгеріс", "толықтыру", 1, 2)
    [('өзгеріс', 1), ('толықтыру', 2)]
    """
    found = [(word, count) for word, count in ((change, substitutions), (addition, insertions)) if count]
    if not found or min(substitutions, insertions) < 0:
        raise ValueError("an amending law changes something")
    return found


def ascending(low: int, high: int) -> None:
    """Raise LanguageError where the limits of a term are not in order."""
    if low >= high:
        raise unsure(
            _("нижний предел срока не меньше верхнего"), found=f"{low}–{high}", hint=_("Проверьте пределы срока.")
        )


def within(number: int, limit: int) -> None:
    """Raise LanguageError for a number that is not spelled out."""
    if not 1 <= number <= limit:
        raise unsure(_("число {number} прописью не пишется").format(number=number), expected=f"1–{limit}")


def _kind(text: str) -> QuotedKind:
    pieces = [text[token.start : token.end] for token in words.tokens(text) if token.kind != "blank"]
    spelled = sum(len(piece.split()) for piece in pieces if _LETTER.search(piece))
    if any(_DIGIT.search(piece) for piece in pieces):
        return QuotedKind.WORDS if spelled or _SYMBOL.search(text) else QuotedKind.DIGITS
    if spelled:
        return QuotedKind.WORD if spelled == 1 else QuotedKind.WORDS
    return QuotedKind.SIGN


_NUM = re.compile(r"\d+(?:-\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_SYMBOL = re.compile(r"[№%§]")
