"""Russian names of the parts of an act, addresses made of them, and the nouns of amending clauses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from drafter.language import terms
from drafter.language.rus_forms import Case, Gender, noun
from drafter.language.rus_numbers import ordinal
from drafter.language.terms import Numbering, Profile, QuotedKind


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

    >>> unit("art", "667-1", Case.GEN), unit("para", "4", Case.INS), unit("para", "4-1", Case.INS)
    ('статьи 667-1', 'частью четвертой', 'частью 4-1')
    >>> unit("point", "9-1", Case.INS), unit("al", "2", Case.LOC), unit("para", "2", Case.LOC, "law")
    ('подпунктом 9-1)', 'абзаце втором', 'пункте 2')
    """
    term = _term(prefix, profile)
    number = _number(term, num, case)
    return f"{noun(term.name, case)} {number}" if number else noun(term.name, case)


def several(
    outer: Sequence[tuple[str, str]], prefix: str, nums: Sequence[str], case: Case, profile: Profile = "code"
) -> str:
    """Return the address of units of one kind in one place, which may be named already.

    >>> several([("art", "1"), ("point", "7")], "al", ["2", "3"], Case.GEN)
    'абзацев второго и третьего подпункта 7) статьи 1'
    >>> several([], "para", ["1", "2", "4-1"], Case.INS)
    'частями первой, второй и 4-1'
    """
    if len(nums) == 1:
        return address([*outer, (prefix, nums[0])], case, profile)
    term = _term(prefix, profile)
    said = f"{noun(term.name, case, plural=True)} {listed([_number(term, num, case) for num in nums])}"
    return f"{said} {address(outer, Case.GEN, profile)}" if outer else said


def listed(items: Sequence[str]) -> str:
    """Return things named one after another.

    >>> listed(["первой", "второй", "третьей"]), listed(["первой"])
    ('первой, второй и третьей', 'первой')
    """
    return " и ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else items[0]


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
            raise terms.bare_sign()


def changes_title(substitutions: int, insertions: int) -> str:
    """Return what an amending law makes, for its title: «О внесении …»; changes first (Law № 480-V, article 26(1)).

    ``substitutions`` counts every change that is not an addition.

    >>> changes_title(3, 2), changes_title(1, 1), changes_title(0, 2)
    ('изменений и дополнений', 'изменения и дополнения', 'дополнений')
    """
    return listed([noun(word, Case.GEN, plural=count > 1) for word, count in _changes(substitutions, insertions)])


def changes_head(substitutions: int, insertions: int) -> str:
    """Return what an amending law makes, for its first sentence: «Внести в Кодекс … …:».

    >>> changes_head(3, 2), changes_head(1, 1), changes_head(0, 1)
    ('следующие изменения и дополнения', 'следующие изменение и дополнение', 'следующее дополнение')
    """
    changes = _changes(substitutions, insertions)
    following = "следующее" if [count for _word, count in changes] == [1] else "следующие"
    return f"{following} {listed([noun(word, Case.ACC, plural=count > 1) for word, count in changes])}"


def _changes(substitutions: int, insertions: int) -> list[tuple[str, int]]:
    return terms.counted("изменение", "дополнение", substitutions, insertions)


def _term(prefix: str, profile: Profile) -> Term:
    known = TERMS if profile == "code" else LAW_TERMS
    if prefix not in known:
        raise terms.unknown_unit(prefix, tuple(known))
    return known[prefix]


def _number(term: Term, num: str, case: Case) -> str:
    number = terms.said_number(term.numbering, num, term.name)
    return ordinal(number, case, term.gender) if isinstance(number, int) else number
