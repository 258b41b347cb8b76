"""Russian names of the parts of an act, addresses made of them, and the nouns of amending clauses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Literal

from drafter import words
from drafter.language import unsure
from drafter.language.rus_forms import Case, Gender, noun
from drafter.language.rus_numbers import ordinal
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """The name of a kind of unit."""

    name: str
    gender: Gender
    numbering: Numbering


TERMS: Mapping[str, Term] = {
    "part": Term(name="часть", gender="feminine", numbering=Numbering.WORDS),
    "sec": Term(name="раздел", gender="masculine", numbering=Numbering.DIGITS),
    "subsec": Term(name="подраздел", gender="masculine", numbering=Numbering.DIGITS),
    "chp": Term(name="глава", gender="feminine", numbering=Numbering.DIGITS),
    "subchp": Term(name="параграф", gender="masculine", numbering=Numbering.DIGITS),
    "art": Term(name="статья", gender="feminine", numbering=Numbering.DIGITS),
    "para": Term(name="часть", gender="feminine", numbering=Numbering.WORDS),
    "point": Term(name="подпункт", gender="masculine", numbering=Numbering.POINT),
    "al": Term(name="абзац", gender="masculine", numbering=Numbering.ORDINAL),
    "note": Term(name="примечание", gender="neuter", numbering=Numbering.OPTIONAL),
    "heading": Term(name="заголовок", gender="masculine", numbering=Numbering.NONE),
}
"""The units of a code by the prefix of their eId, from the large to the small (Law № 480-V, article 23)."""

LAW_TERMS: Mapping[str, Term] = {
    **TERMS,
    "para": Term(name="пункт", gender="masculine", numbering=Numbering.DIGITS),
}
"""The units of a law that is not a code."""


def unit(prefix: str, num: str, case: Case, profile: Profile = "code") -> str:
    """Return the name of a unit with its number, as an amending clause says it.

    A part is numbered by an ordinal in words, but a part inserted between others in digits; an alinea is always
    numbered in words. The number of a point may be given with its bracket or without.

    >>> unit("art", "667-1", Case.GEN), unit("para", "4", Case.INS), unit("para", "4-1", Case.INS)
    ('статьи 667-1', 'частью четвертой', 'частью 4-1')
    >>> unit("point", "9-1", Case.INS), unit("al", "2", Case.LOC), unit("para", "2", Case.LOC, "law")
    ('подпунктом 9-1)', 'абзаце втором', 'пункте 2')
    """
    term = (TERMS if profile == "code" else LAW_TERMS).get(prefix)
    if term is None:
        raise unsure(
            _("единицы «{prefix}» нет среди частей закона").format(prefix=prefix),
            expected=", ".join(TERMS),
            found=prefix,
        )
    name = noun(term.name, case)
    number = _number(term, num.strip(), case)
    return f"{name} {number}" if number else name


def address(path: Sequence[tuple[str, str]], case: Case, profile: Profile = "code") -> str:
    """Return the address of a unit: itself in a case, then each larger unit in the genitive.

    The path of prefixes and numbers runs from the large to the small and holds only what is to be said; an address
    does not name the chapter of an article. A note is «к» its article: the codes at hand say «примечание к статье»
    3 times (КоАП, Criminal Code) and «примечание статьи» once, in an editor's footnote.

    >>> address([("art", "337"), ("para", "1"), ("al", "2")], Case.LOC)
    'абзаце втором части первой статьи 337'
    >>> address([("art", "669"), ("note", ""), ("al", "2")], Case.LOC)
    'абзаце втором примечания к статье 669'
    """
    if not path:
        raise ValueError("an address needs a unit")
    said: list[str] = []
    for prefix, num in reversed(path):
        said.append(unit(prefix, num, case, profile))
        case = Case.GEN
        if prefix == "note":
            said.append("к")
            case = Case.DAT
    if said[-1] == "к":
        said.pop()
    return " ".join(said)


class QuotedKind(StrEnum):
    """What a clause calls the words it quotes."""

    WORD = "word"
    WORDS = "words"
    DIGITS = "digits"
    SIGN = "sign"


def quoted_kind(text: str) -> QuotedKind:
    """Return what a clause calls a quoted text: a word, words, digits, or a bare punctuation mark.

    Digits are numbers with punctuation only; every word of a spelled-out numeral counts; a number with «№» or «%»
    is words.

    >>> [str(quoted_kind(t)) for t in ("транспортировка,", "тридцати пяти", "147-1,", "статья 5", ";")]
    ['word', 'words', 'digits', 'words', 'sign']
    """
    pieces = [text[token.start : token.end] for token in words.tokens(text) if token.kind != "blank"]
    spelled = sum(len(piece.split()) for piece in pieces if _LETTER.search(piece))
    numbers = sum(1 for piece in pieces if _DIGIT.search(piece))
    if numbers:
        return QuotedKind.WORDS if spelled or _SYMBOL.search(text) else QuotedKind.DIGITS
    if spelled:
        return QuotedKind.WORD if spelled == 1 else QuotedKind.WORDS
    return QuotedKind.SIGN


def quoted(kind: QuotedKind, case: Case) -> str:
    """Return the noun for quoted words in a case: «слово … заменить словами …», «после цифр …».

    >>> quoted(QuotedKind.WORD, Case.ACC), quoted(QuotedKind.WORDS, Case.INS), quoted(QuotedKind.DIGITS, Case.GEN)
    ('слово', 'словами', 'цифр')
    """
    match kind:
        case QuotedKind.WORD:
            return noun("слово", case)
        case QuotedKind.WORDS:
            return noun("слово", case, plural=True)
        case QuotedKind.DIGITS:
            return noun("цифра", case, plural=True)
        case QuotedKind.SIGN:
            raise unsure(
                _("знак препинания не называют ни словом, ни цифрами"),
                hint=_("Возьмите в кавычки и соседнее слово: «слово «сбыт;» заменить словами «сбыт, хранение;»»."),
            )


def changes_title(substitutions: int, insertions: int) -> str:
    """Return what an amending law makes, for its title: «О внесении …»; changes first (Law № 480-V, article 26(1)).

    ``substitutions`` counts every change that is not an addition.

    >>> changes_title(3, 2), changes_title(1, 1), changes_title(0, 2)
    ('изменений и дополнений', 'изменения и дополнения', 'дополнений')
    """
    return " и ".join(noun(word, Case.GEN, plural=count > 1) for word, count in _changes(substitutions, insertions))


def changes_head(substitutions: int, insertions: int) -> str:
    """Return what an amending law makes, for its first sentence: «Внести в Кодекс … …:».

    >>> changes_head(3, 2), changes_head(1, 1), changes_head(0, 1)
    ('следующие изменения и дополнения', 'следующие изменение и дополнение', 'следующее дополнение')
    """
    changes = _changes(substitutions, insertions)
    following = "следующее" if [count for _word, count in changes] == [1] else "следующие"
    return f"{following} {' и '.join(noun(word, Case.ACC, plural=count > 1) for word, count in changes)}"


def _number(term: Term, num: str, case: Case) -> str:
    match term.numbering:
        case Numbering.DIGITS if _NUM.fullmatch(num):
            return num
        case Numbering.POINT if _NUM.fullmatch(num.removesuffix(")")):
            return f"{num.removesuffix(')')})"
        case Numbering.WORDS if num.isdecimal():
            return ordinal(int(num), case, term.gender)
        case Numbering.WORDS if _NUM.fullmatch(num):
            return num
        case Numbering.ORDINAL if num.isdecimal():
            return ordinal(int(num), case, term.gender)
        case Numbering.OPTIONAL if not num or num.isdecimal():
            return num
        case Numbering.NONE if not num:
            return ""
    raise unsure(
        _("номер «{num}» не подходит к слову «{name}»").format(num=num, name=term.name),
        expected=term.numbering.value,
        found=num,
        hint=_("Проверьте номер в адресе."),
    )


def _changes(substitutions: int, insertions: int) -> list[tuple[str, int]]:
    changes = [(word, count) for word, count in (("изменение", substitutions), ("дополнение", insertions)) if count]
    if not changes or min(substitutions, insertions) < 0:
        raise ValueError("an amending law changes something")
    return changes


_NUM = re.compile(r"\d+(?:-\d+)*")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
_SYMBOL = re.compile(r"[№%§]")
