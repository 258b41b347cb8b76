"""Kazakh names of the parts of an act, addresses made of them, and the nouns of amending clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.language import terms
from drafter.language.kaz_forms import Case, declined, possessed
from drafter.language.kaz_numbers import ordinal
from drafter.language.terms import Numbering, Profile, QuotedKind


@dataclass(frozen=True, slots=True)
class Term:
    """The name of a kind of unit: alone («бап»), of another («бабы»), and of several of another («баптары»)."""

    name: str
    own: str
    many: str
    numbering: Numbering


TERMS: Mapping[str, Term] = {
    "part": Term("бөлік", "бөлігі", "бөліктері", Numbering.WORDS),
    "sec": Term("бөлім", "бөлімі", "бөлімдері", Numbering.DIGITS),
    "subsec": Term("кіші бөлім", "кіші бөлімі", "кіші бөлімдері", Numbering.DIGITS),
    "chp": Term("тарау", "тарауы", "тараулары", Numbering.DIGITS),
    "subchp": Term("параграф", "параграфы", "параграфтары", Numbering.DIGITS),
    "art": Term("бап", "бабы", "баптары", Numbering.DIGITS),
    "para": Term("бөлік", "бөлігі", "бөліктері", Numbering.WORDS),
    "point": Term("тармақша", "тармақшасы", "тармақшалары", Numbering.POINT),
    "al": Term("абзац", "абзацы", "абзацтары", Numbering.ORDINAL),
    "note": Term("ескертпе", "ескертпесі", "ескертпелері", Numbering.OPTIONAL),
    "heading": Term("тақырып", "тақырыбы", "тақырыптары", Numbering.NONE),
}
"""The units of a code by the prefix of their eId, from the large to the small (Law № 480-V, article 23)."""

LAW_TERMS: Mapping[str, Term] = {**TERMS, "para": Term("тармақ", "тармағы", "тармақтары", Numbering.DIGITS)}
"""The units of a law that is not a code."""


def unit(prefix: str, num: str, case: Case, profile: Profile = "code", *, own: bool = False) -> str:
    """Return the name of a unit with its number, as an amending clause says it; ``own`` makes it that of another.

    >>> unit("art", "667-1", Case.INS), unit("para", "4", Case.INS), unit("para", "4-1", Case.INS)
    ('667-1-баппен', 'төртінші бөлікпен', '4-1-бөлікпен')
    >>> unit("point", "9-1", Case.INS), unit("al", "2", Case.ATT, own=True), unit("para", "2", Case.LOC, "law")
    ('9-1) тармақшамен', 'екінші абзацындағы', '2-тармақта')
    """
    term = _term(prefix, profile)
    name = possessed(term.own, case) if own else declined(term.name, case)
    return _numbered(term, [num], name)


def address(path: Sequence[tuple[str, str]], case: Case, profile: Profile = "code", *, own: bool = False) -> str:
    """Return the address of a unit: from the large to the small, each larger unit in the genitive, the last in a case.

    The path of prefixes and numbers holds only what is to be said; an address does not name the chapter of an article.
    ``own`` makes the largest unit that of what is named before it: «осы Кодекстің 50-бабының». A note is «to» its
    article, in the dative: «366-бапқа ескертпеде» (КоАП, article 43 part 2).

    >>> address([("art", "337"), ("para", "1"), ("al", "2")], Case.ATT)
    '337-баптың бірінші бөлігінің екінші абзацындағы'
    >>> address([("para", "2"), ("al", "1")], Case.LOC), address([("art", "50"), ("para", "2")], Case.DAT, own=True)
    ('екінші бөліктің бірінші абзацында', '50-бабының екінші бөлігіне')
    >>> address([("art", "669"), ("note", ""), ("al", "2")], Case.LOC)
    '669-бапқа ескертпенің екінші абзацында'
    """
    if not path:
        raise ValueError("an address needs a unit")
    said: list[str] = []
    for position, (prefix, num) in enumerate(path):
        note_next = position + 1 < len(path) and path[position + 1][0] == "note"
        owned = own if position == 0 else prefix != "note"
        inner = Case.DAT if note_next else Case.GEN
        said.append(unit(prefix, num, case if position == len(path) - 1 else inner, profile, own=owned))
    return " ".join(said)


def several(
    outer: Sequence[tuple[str, str]], prefix: str, nums: Sequence[str], case: Case, profile: Profile = "code"
) -> str:
    """Return the address of units of one kind in one place, which may be named already.

    >>> several([("art", "1"), ("point", "7")], "al", ["2", "3"], Case.ACC)
    '1-баптың 7) тармақшасының екінші және үшінші абзацтарын'
    >>> several([], "para", ["1", "2", "4-1"], Case.LOC), several([], "para", ["1"], Case.LOC)
    ('бірінші, екінші және 4-1-бөліктерінде', 'бірінші бөлігінде')
    """
    term = _term(prefix, profile)
    own = term.own if len(nums) == 1 else term.many
    said = _numbered(term, nums, possessed(own, case))
    return f"{address(outer, Case.GEN, profile)} {said}" if outer else said


def listed(items: Sequence[str]) -> str:
    """Return things named one after another.

    >>> listed(["бірінші", "екінші", "үшінші"]), listed(["бірінші"])
    ('бірінші, екінші және үшінші', 'бірінші')
    """
    return " және ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else items[0]


def quoted(kind: QuotedKind, case: Case) -> str:
    """Return the noun for quoted words in a case: «… деген сөз … деген сөздермен ауыстырылсын».

    >>> quoted(QuotedKind.WORD, Case.NOM), quoted(QuotedKind.WORDS, Case.INS), quoted(QuotedKind.DIGITS, Case.ABL)
    ('сөз', 'сөздермен', 'цифрлардан')
    """
    if kind is QuotedKind.SIGN:
        raise terms.bare_sign()
    return declined(_QUOTED[kind], case)


def changes(substitutions: int, insertions: int) -> str:
    """Return what an amending law makes, changes first (Law № 480-V, article 26(1)).

    ``substitutions`` counts every change that is not an addition.

    >>> changes(3, 2), changes(1, 1), changes(0, 1)
    ('өзгерістер мен толықтырулар', 'өзгеріс пен толықтыру', 'толықтыру')
    """
    made = terms.counted("өзгеріс", "толықтыру", substitutions, insertions)
    said = [_PLURAL[word] if count > 1 else word for word, count in made]
    return said[0] if len(said) == 1 else f"{said[0]} {_AND[said[0]]} {said[1]}"


_QUOTED = {QuotedKind.WORD: "сөз", QuotedKind.WORDS: "сөздер", QuotedKind.DIGITS: "цифрлар"}
_PLURAL = {"өзгеріс": "өзгерістер", "толықтыру": "толықтырулар"}
_AND = {"өзгеріс": "пен", "өзгерістер": "мен"}


def _term(prefix: str, profile: Profile) -> Term:
    known = TERMS if profile == "code" else LAW_TERMS
    if prefix not in known:
        raise terms.unknown_unit(prefix, tuple(known))
    return known[prefix]


def _numbered(term: Term, nums: Sequence[str], name: str) -> str:
    """A name after its numbers: a blank follows an ordinal and a bracket, a hyphen follows bare digits."""
    numbers = [terms.said_number(term.numbering, num, term.name) for num in nums]
    said = listed([ordinal(number) if isinstance(number, int) else number for number in numbers])
    if not said:
        return name
    return f"{said} {name}" if isinstance(numbers[-1], int) or said.endswith(")") else f"{said}-{name}"
