"""Kazakh numerals, fines, terms of days and hours, and dates, as the law spells them."""

from __future__ import annotations

import datetime

from drafter import numerals_kaz
from drafter.language import terms
from drafter.language.kaz_forms import Case, declined

_CASES = (Case.NOM, Case.GEN, Case.DAT, Case.ACC, Case.LOC, Case.ABL, Case.INS)
"""The cases in the order of the tables of numerals."""

_MONTHS = (
    "қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
    "желтоқсан",
)  # fmt: skip


def ordinal(number: int) -> str:
    """Return an ordinal numeral in words, from 1 to 999; before a noun it takes no ending.

    >>> ordinal(2), ordinal(20), ordinal(21)
    ('екінші', 'жиырмасыншы', 'жиырма бірінші')
    """
    terms.within(number, 999)
    return numerals_kaz.ordinal(number)


def cardinal(number: int, case: Case = Case.NOM) -> str:
    """Return a cardinal numeral in words, from 1 to 999 999; only its last word takes the ending.

    >>> cardinal(15), cardinal(15, Case.ABL), cardinal(100, Case.DAT)
    ('он бес', 'он бестен', 'бір жүзге')
    """
    terms.within(number, 999_999)
    *before, last = numerals_kaz.cardinal(number).split()
    return " ".join([*before, numerals_kaz.FORMS[numerals_kaz.CARDINALS[last]][_CASES.index(case)]])


def amount(number: int) -> str:
    """Return the amount of a fine, which stands before «мөлшерінде».

    >>> amount(30)
    'отыз айлық есептік көрсеткіш'
    """
    return f"{cardinal(number)} айлық есептік көрсеткіш"


def days_up_to(number: int) -> str:
    """Return the term of an arrest that has only a limit.

    The provisions at hand have «тәулікке дейінгі мерзімге» 46 times and «тәулікке дейін» 9 times.

    >>> days_up_to(15)
    'он бес тәулікке дейінгі мерзімге'
    """
    return f"{cardinal(number)} тәулікке дейінгі мерзімге"


def days_range(low: int, high: int) -> str:
    """Return the term of an arrest between two limits (КоАП, article 147-1, law № 187-VII).

    >>> days_range(5, 15)
    'бестен он бес тәулікке дейінгі мерзімге'
    """
    terms.ascending(low, high)
    return f"{cardinal(low, Case.ABL)} {days_up_to(high)}"


def days_exactly(number: int) -> str:
    """Return the fixed term of an arrest (КоАП, article 669 part 2: «он тәулікке әкімшілік қамаққа алуға»).

    >>> days_exactly(10)
    'он тәулікке'
    """
    return f"{cardinal(number)} тәулікке"


def hours_up_to(number: int) -> str:
    """Return the term of community work that has only a limit (КоАП, article 443 part 2).

    >>> hours_up_to(20)
    'жиырма сағатқа дейінгі мерзімге'
    """
    return f"{cardinal(number)} сағатқа дейінгі мерзімге"


def hours_range(low: int, high: int) -> str:
    """Return the term of community work between two limits; the hours are named twice (КоАП, article 434 part 1).

    >>> hours_range(20, 60)
    'жиырма сағаттан алпыс сағатқа дейінгі мерзімге'
    """
    terms.ascending(low, high)
    return f"{cardinal(low)} сағаттан {hours_up_to(high)}"


def hours_exactly(number: int) -> str:
    """Return the fixed term of community work, said as the Code says a fixed term of months («үш ай мерзімге»).

    >>> hours_exactly(20)
    'жиырма сағат мерзімге'
    """
    return f"{cardinal(number)} сағат мерзімге"


def date(day: datetime.date, case: Case = Case.NOM) -> str:
    """Return a date in words and digits.

    >>> date(datetime.date(2014, 7, 5), Case.ATT), date(datetime.date(2023, 1, 1), Case.ABL)
    ('2014 жылғы 5 шілдедегі', '2023 жылғы 1 қаңтардан')
    """
    return f"{day.year} жылғы {day.day} {declined(_MONTHS[day.month - 1], case)}"
