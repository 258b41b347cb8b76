"""Russian cases, and nouns of the law put into them by dictionary."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Literal

from drafter.language import unsure
from drafter.messages import _

if TYPE_CHECKING:
    import pymorphy3

Gender = Literal["masculine", "feminine", "neuter"]


class Case(StrEnum):
    """The six cases."""

    NOM = "nominative"
    GEN = "genitive"
    DAT = "dative"
    ACC = "accusative"
    INS = "instrumental"
    LOC = "locative"


_GRAMMEME = {
    Case.NOM: "nomn",
    Case.GEN: "gent",
    Case.DAT: "datv",
    Case.ACC: "accs",
    Case.INS: "ablt",
    Case.LOC: "loct",
}


@cache
def noun(word: str, case: Case, *, plural: bool = False) -> str:
    """Return an inanimate noun, given in the nominative singular, in another case and number.

    Capital letters stay where they were and «ё» becomes «е». A noun that has no singular («сутки») is given in the
    plural. A word that the dictionary does not know as one inanimate noun, or that has two forms of equal right in
    that case («образы», «образа»), raises LanguageError.

    >>> noun("глава", Case.ACC), noun("глава", Case.ACC, plural=True), noun("Статья", Case.INS)
    ('главу', 'главы', 'Статьей')
    """
    readings = [
        reading
        for reading in analyzer().parse(word)
        if reading.is_known
        and {"NOUN", "inan", "nomn"} in reading.tag
        and ("sing" in reading.tag or "Pltm" in reading.tag)
        and not _NO_TERM & reading.tag.grammemes
    ]
    if len(readings) != 1:
        raise unsure(_("«{word}» не находится в словаре как один неодушевленный предмет").format(word=word))
    wanted = {_GRAMMEME[case], "plur" if plural or "Pltm" in readings[0].tag else "sing"}
    forms = {plain(f.word) for f in readings[0].lexeme if wanted in f.tag and not _VARIANT & f.tag.grammemes}
    if len(forms) != 1:
        raise unsure(
            _("у слова «{word}» в этом падеже не одна форма").format(word=word), found=", ".join(sorted(forms)) or None
        )
    return _as_written(forms.pop(), word)


def plain(text: str) -> str:
    """Return a generated text as the law spells it: with «е» for «ё».

    >>> plain("трёх")
    'трех'
    """
    return text.replace("ё", "е").replace("Ё", "Е")


_NO_TERM = frozenset({"Name", "Surn", "Patr", "Geox", "Abbr", "Init"})
"""Readings that are names or abbreviations, not words of the law."""

_VARIANT = frozenset({"V-be", "V-bi", "V-ey", "V-oy", "Arch", "Abbr", "Slng", "Erro", "Dist"})
"""Forms that the law does not write: «примечанье», «статьею», «частию», «гг»."""


@cache
def analyzer() -> pymorphy3.MorphAnalyzer:
    """Return the one dictionary of the program; loading it takes a moment, so it is loaded when first needed."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer()


def _as_written(form: str, model: str) -> str:
    """The form in the capital letters of the model word."""
    if len(model) > 1 and model.isupper():
        return form.upper()
    return form.capitalize() if model[:1].isupper() else form
