"""Kazakh cases, and the endings that words of the law take in them."""

from __future__ import annotations

from enum import StrEnum

from drafter.language import LanguageError, unsure
from drafter.messages import _


class Case(StrEnum):
    """The seven cases, and the locative made an attribute: «бабындағы»."""

    NOM = "nominative"
    GEN = "genitive"
    DAT = "dative"
    ACC = "accusative"
    LOC = "locative"
    ABL = "ablative"
    INS = "instrumental"
    ATT = "attributive"


def declined(word: str, case: Case) -> str:
    """Return a word without an ending of its own, or a phrase that ends with one, in a case.

    An ending follows the vowels and the last sound of the word. A native word has vowels of one row; a loan or
    compound word is certain only where this module names it, and any other raises LanguageError.

    >>> declined("бап", Case.INS), declined("тақырып", Case.LOC), declined("абзац", Case.ATT)
    ('баппен', 'тақырыпта', 'абзацтағы')
    """
    if case is Case.NOM:
        return word
    head = word.rpartition(" ")[2]
    back = _BACK_ROW[head] if head in _BACK_ROW else _is_back(head)
    last = word[-1].lower()
    if last in _VOWELS:
        endings = _AFTER_VOWEL
    elif last in _NASALS:
        endings = _AFTER_NASAL
    elif last in _BUZZING:
        endings = {**_AFTER_SONORANT, Case.INS: "бен"}
    elif last in _SONORANTS:
        endings = _AFTER_SONORANT
    else:
        endings = _AFTER_VOICELESS
    return word + _harmonious(endings[case], case, back)


def possessed(word: str, case: Case) -> str:
    """Return a word that belongs to another, given as «бабы», «кодексі», «Заңы», in a case.

    Such a word ends in «ы» or «і», which alone settles the ending; any other raises LanguageError.

    >>> possessed("кодексі", Case.DAT), possessed("Заңы", Case.GEN), possessed("бабы", Case.ATT)
    ('кодексіне', 'Заңының', 'бабындағы')
    """
    last = word[-1:].lower()
    if last not in ("ы", "і"):
        raise unsure(
            _("слово «{word}» не стоит в форме принадлежности").format(word=word),
            expected=_("окончание «ы» или «і»: «кодексі», «Заңы»"),
            found=word,
        )
    return word + _harmonious(_AFTER_POSSESSIVE[case], case, last == "ы")


def title(text: str, case: Case) -> str:
    """Return the title of an act in a case: its last word says what the act is and takes the ending.

    A Latin «i» in that word, which official texts mix in, becomes «і».

    >>> title("Қазақстан Республикасының Қылмыстық кодексі", Case.DAT)
    'Қазақстан Республикасының Қылмыстық кодексіне'
    """
    *before, last = text.split(" ")
    last = last.replace("i", "і")
    if last.lower() not in _ACTS:
        raise unsure(
            _("название акта не кончается словом, которое называет его вид"),
            expected=", ".join(_ACTS),
            found=last,
        )
    return " ".join([*before, possessed(last, case)])


_ACTS = ("кодексі", "заңы", "конституциясы", "қаулысы", "жарлығы", "бұйрығы")
"""What an act is called at the end of its title."""

_BACK_ROW = {"абзац": True, "параграф": True, "цифрлар": True, "желтоқсан": True, "қыркүйек": False}
"""Terms and months that the rule leaves uncertain, loan and compound words: whether the back vowels follow them."""

_BACK = frozenset("аоұы")
_FRONT = frozenset("әөүіе")
_VOWELS = _BACK | _FRONT
_NASALS = frozenset("мнң")
_SONORANTS = frozenset("лрйу")
_BUZZING = frozenset("зж")
_OF_LOANS = frozenset("вфхцчщъьэёяюһ")
"""Letters that stand in loan words only, whose endings the rule does not tell."""

_AFTER_VOWEL = {
    Case.GEN: "нің", Case.DAT: "ге", Case.ACC: "ні", Case.LOC: "де", Case.ABL: "ден", Case.INS: "мен", Case.ATT: "дегі",
}  # fmt: skip
_AFTER_NASAL = {**_AFTER_VOWEL, Case.ACC: "ді", Case.ABL: "нен"}
_AFTER_SONORANT = {**_AFTER_VOWEL, Case.GEN: "дің", Case.ACC: "ді"}
_AFTER_VOICELESS = {
    Case.GEN: "тің", Case.DAT: "ке", Case.ACC: "ті", Case.LOC: "те", Case.ABL: "тен", Case.INS: "пен", Case.ATT: "тегі",
}  # fmt: skip
_AFTER_POSSESSIVE = {
    Case.NOM: "", Case.GEN: "нің", Case.DAT: "не", Case.ACC: "н", Case.LOC: "нде", Case.ABL: "нен", Case.INS: "мен",
    Case.ATT: "ндегі",
}  # fmt: skip
"""The endings after front vowels."""

_TO_BACK = str.maketrans("іегк", "ыағқ")


def _harmonious(ending: str, case: Case, back: bool) -> str:
    """The ending in the row of the word; «-мен» has one row only."""
    return ending.translate(_TO_BACK) if back and case is not Case.INS else ending


def _is_back(word: str) -> bool:
    letters = word.lower()
    back, front = not _BACK.isdisjoint(letters), not _FRONT.isdisjoint(letters)
    cluster = (_VOWELS | {"у"}).isdisjoint(letters[-2:]) and letters[-2:] not in ("рт", "лт")
    if back is front or not letters.isalpha() or not _OF_LOANS.isdisjoint(letters) or cluster or letters[-1] == "и":
        raise _uncertain(word)
    return back


def _uncertain(word: str) -> LanguageError:
    return unsure(_("окончание слова «{word}» правилом не определяется").format(word=word), found=word)
