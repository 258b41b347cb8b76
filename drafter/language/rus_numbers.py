"""Russian numerals, fines, terms of days and hours, and dates, as the law spells them."""

from __future__ import annotations

import datetime

from drafter.language import terms, unsure
from drafter.language.rus_forms import Case, Gender, noun, plain
from drafter.messages import _

_CASE_LETTER = {Case.NOM: "n", Case.GEN: "g", Case.DAT: "d", Case.ACC: "a", Case.INS: "i", Case.LOC: "p"}
_GENDER_LETTER: dict[Gender, str] = {"masculine": "m", "feminine": "f", "neuter": "n"}

_UNIT_OF_FINE = "месячного расчетного показателя"
_UNITS_OF_FINE = "месячных расчетных показателей"

_DAYS = {1: "одни", 2: "двое", 3: "трое", 4: "четверо"}
"""How many «сутки», which have no singular, in the nominative and accusative; «пять суток» on is regular."""


def ordinal(number: int, case: Case, gender: Gender) -> str:
    """Return an ordinal numeral in words, from 1 to 999.

    >>> ordinal(21, Case.GEN, "feminine"), ordinal(3, Case.LOC, "masculine")
    ('двадцать первой', 'третьем')
    """
    return _spelled(number, 999, to="ordinal", case=_CASE_LETTER[case], gender=_GENDER_LETTER[gender])


def cardinal(number: int, case: Case, gender: Gender = "masculine") -> str:
    """Return a cardinal numeral in words, from 1 to 999 999; the accusative is that of things, not of persons.

    A thousand is «одна тысяча»: the sanctions of the Code on Administrative Offences have «одной тысячи» 91 times
    and «тысячи» alone 46 times. Before hundreds it is the other way round, 6 to 32, but the youngest wording of all,
    article 214 of the law of 30.12.2025, has «одной тысячи восьмисот».

    >>> cardinal(150, Case.GEN), cardinal(1500, Case.GEN), cardinal(2, Case.ACC, "feminine")
    ('ста пятидесяти', 'одной тысячи пятисот', 'две')
    """
    return _spelled(number, 999_999, case=_CASE_LETTER[case], gender=_GENDER_LETTER[gender])


def amount(number: int) -> str:
    """Return the amount of a fine, which stands after «в размере».

    >>> amount(10)
    'десяти месячных расчетных показателей'
    >>> amount(21)
    'двадцати одного месячного расчетного показателя'
    """
    return f"{cardinal(number, Case.GEN)} {_UNIT_OF_FINE if _is_singular(number) else _UNITS_OF_FINE}"


def days_up_to(number: int) -> str:
    """Return the term of an arrest that has only a limit.

    >>> days_up_to(10), days_up_to(1)
    ('на срок до десяти суток', 'на срок до одних суток')
    """
    return f"на срок до {_days(number)} суток"


def days_range(low: int, high: int) -> str:
    """Return the term of an arrest between two limits.

    >>> days_range(15, 20)
    'на срок от пятнадцати до двадцати суток'
    """
    terms.ascending(low, high)
    return f"на срок от {_days(low)} до {_days(high)} суток"


def days_exactly(number: int) -> str:
    """Return the fixed term of an arrest.

    The Code has «арест на двадцать суток» and the like 19 times, «арест на срок двадцать суток» 8 times. For 22, 23
    and 24 days (and 32 to 34, and so on) Russian has no accepted form: these raise LanguageError.

    >>> days_exactly(20), days_exactly(3), days_exactly(21)
    ('на двадцать суток', 'на трое суток', 'на двадцать одни сутки')
    """
    units = 0 if 11 <= number % 100 <= 14 else number % 10
    if number > 4 and units in (2, 3, 4):
        raise unsure(
            _("«сутки» не сочетаются с числом {number} в винительном падеже").format(number=number),
            hint=_("Возьмите другой срок или запишите его с пределом: «{instead}».").format(instead=days_up_to(number)),
        )
    if units not in _DAYS:
        return f"на {cardinal(number, Case.ACC)} {noun('сутки', Case.GEN)}"
    tens = f"{cardinal(number - units, Case.ACC)} " if number > units else ""
    return f"на {tens}{_DAYS[units]} {noun('сутки', Case.ACC if units == 1 else Case.GEN)}"


def hours_up_to(number: int) -> str:
    """Return the term of community work that has only a limit.

    >>> hours_up_to(20)
    'на срок до двадцати часов'
    """
    return f"на срок до {_hours(number, Case.GEN)}"


def hours_range(low: int, high: int) -> str:
    """Return the term of community work between two limits.

    >>> hours_range(20, 60)
    'на срок от двадцати до шестидесяти часов'
    """
    terms.ascending(low, high)
    return f"на срок от {cardinal(low, Case.GEN)} до {_hours(high, Case.GEN)}"


def hours_exactly(number: int) -> str:
    """Return the fixed term of community work.

    >>> hours_exactly(20), hours_exactly(21), hours_exactly(42)
    ('на срок двадцать часов', 'на срок двадцать один час', 'на срок сорок два часа')
    """
    return f"на срок {_hours(number, Case.ACC)}"


def date(day: datetime.date) -> str:
    """Return a date in words and digits, with plain blanks.

    >>> date(datetime.date(2014, 7, 5))
    '5 июля 2014 года'
    """
    from babel.dates import format_date

    return format_date(day, "d MMMM y 'года'", locale="ru")


def _spelled(number: int, limit: int, **form: str) -> str:
    terms.within(number, limit)
    import num2words

    return plain(num2words.num2words(number, lang="ru", animate=False, **form))


def _is_singular(number: int) -> bool:
    return number % 10 == 1 and number % 100 != 11


def _days(number: int) -> str:
    """The genitive numeral before «суток»: «двадцати одних»."""
    if not _is_singular(number):
        return cardinal(number, Case.GEN)
    return f"{cardinal(number - 1, Case.GEN)} одних" if number > 1 else "одних"


def _hours(number: int, case: Case) -> str:
    """The number of hours; after two, three and four in the accusative the noun is in the genitive singular."""
    if _is_singular(number):
        hours = noun("час", case)
    elif case is Case.ACC and number % 10 in (2, 3, 4) and not 11 <= number % 100 <= 14:
        hours = noun("час", Case.GEN)
    else:
        hours = noun("час", Case.GEN, plural=True)
    return f"{cardinal(number, case)} {hours}"
