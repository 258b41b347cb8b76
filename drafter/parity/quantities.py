"""Numbers with their units and bounds, and dates, read alike in Russian and Kazakh.

«Не более пяти рабочих дней» and «бес жұмыс күнінен аспайтын» are one quantity; so are «до четырнадцати лет» and «он
төрт жасқа дейінгі». A number whose unit is not in the table is a quantity without a unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import numerals
from drafter.language import amounts_kaz, amounts_rus
from drafter.words import either_letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number or a range with its unit, and where it stands.

    ``low`` and ``high`` are equal where the number is exact and None where that side is open: «до пяти» has no ``low``,
    «свыше пяти» no ``high``. ``least`` means that an open range begins with its ``low`` («не менее»), not after it.
    """

    unit: str
    low: int | None
    high: int | None
    least: bool = False
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A calendar date, and where it stands."""

    year: int
    month: int
    day: int
    start: int
    end: int


def quantities(text: str, language: str) -> Iterator[Quantity]:
    """Yield the quantities of a text in order, dates among them as plain numbers.

    >>> [(q.unit, q.low, q.high) for q in quantities("от пяти до десяти суток, не более чем за один год", "rus")]
    [('сутки', 5, 10), ('год', None, 1)]
    >>> [(q.unit, q.low, q.high) for q in quantities("бестен он тәулікке дейін, бiр жылдан аспайтын", "kaz")]
    [('сутки', 5, 10), ('год', None, 1)]
    """
    return _kazakh(text) if language == "kaz" else _russian(text)


def days(text: str, language: str) -> Iterator[Day]:
    """Yield the dates of a text in order.

    >>> [(d.year, d.month, d.day) for d in days("от 5 июля 2014 года, 05.07.2014", "rus")]
    [(2014, 7, 5), (2014, 7, 5)]
    >>> [(d.year, d.month, d.day) for d in days("2014 жылғы 5 шілдедегі, 2027 жылғы 1 қаңтардан", "kaz")]
    [(2014, 7, 5), (2027, 1, 1)]
    """
    for m in (_KAZAKH_DATE if language == "kaz" else _RUSSIAN_DATE).finditer(text):
        said = m.groupdict()
        stem = said["month"]
        month = int(said["m"]) if stem is None else _month(stem)
        day = said["day"] or said["d"]
        yield Day(year=int(said["year"] or said["y"]), month=month, day=int(day), start=m.start(), end=m.end())


def _month(said: str) -> int:
    said = said.lower().replace("i", "і")
    return next(n for n, stems in enumerate(_MONTHS, start=1) for stem in stems if said.startswith(stem))


def _russian(text: str) -> Iterator[Quantity]:
    at = 0
    while word := _WORD.search(text, at):
        start = word.start()
        found = amounts_rus.number(text, start)
        if found is None:
            at = word.end()
            if compound := _compound(text, word):
                yield compound
            elif bare := _ONE_RUSSIAN.match(text, start):
                yield Quantity(unit=_unit(bare, _RUSSIAN_UNITS), low=1, high=1, start=start, end=bare.end())
                at = bare.end()
            elif bare := _ONE_RUSSIAN_TERM.match(text, start):
                unit = _COMPOUND_UNITS[bare["unit"].lower()]
                yield Quantity(unit=unit, low=1, high=1, start=start, end=bare.end())
            continue
        first, end = found
        unit, end = _russian_unit(text, end)
        before = _RUSSIAN_BOUND.search(text, max(0, start - _REACH), start)
        bound = str(before.lastgroup) if before else ""
        start = before.start() if before else start
        if bound == "range" and (to := _RUSSIAN_TO.match(text, end)) and (found := amounts_rus.number(text, to.end())):
            last, end = found
            other, end = _russian_unit(text, end)
            yield Quantity(unit=_of_both(unit, other), low=first, high=last, start=start, end=end)
        else:
            yield _bounded(first, unit, bound, start, end)
        at = end


def _compound(text: str, word: re.Match[str]) -> Quantity | None:
    """«Восемнадцатилетнего», «десятидневный»: the number and the unit in one word."""
    m = _COMPOUND.fullmatch(numerals.fold(word[0]))
    value = numerals.value(m["number"]) if m else None
    if m is None or value is None:
        return None
    before = _RUSSIAN_BOUND.search(text, max(0, word.start() - _REACH), word.start())
    start, bound = (before.start(), str(before.lastgroup)) if before else (word.start(), "")
    return _bounded(value, _COMPOUND_UNITS[m["unit"]], bound, start, word.end())


def _russian_unit(text: str, at: int) -> tuple[str, int]:
    m = _RUSSIAN_UNIT.match(text, at)
    return (_unit(m, _RUSSIAN_UNITS), m.end()) if m else ("", at)


def _kazakh(text: str) -> Iterator[Quantity]:
    at = 0
    while word := _WORD.search(text, at):
        first = None if word[0].lower() in _NO_NUMBER else amounts_kaz.number(text, word.start())
        if first is None:
            at = word.end()
        else:
            one = _kazakh_one(text, word.start(), first)
            yield one
            at = one.end


def _kazakh_one(text: str, start: int, first: amounts_kaz.Number) -> Quantity:
    unit, end, is_from = _kazakh_unit(text, first)
    before = text[max(0, start - _REACH) : start]
    if unit == "день" and _KAZAKH_CALENDAR.search(before):
        unit = "календарный день"
    if is_from and (second := amounts_kaz.number(text, end)):
        other, last, _is_from = _kazakh_unit(text, second)
        to = _KAZAKH_BOUND.match(text, last)
        if to and to.lastgroup == "to":
            both = _of_both(unit, other)
            return Quantity(unit=both, low=first.value, high=second.value, start=start, end=to.end())
    after = _KAZAKH_BOUND.match(text, end)
    if after and (is_from or after.lastgroup == "to"):
        return _bounded(first.value, unit, str(after.lastgroup), start, after.end())
    return _bounded(first.value, unit, "least" if _KAZAKH_LEAST.search(before) else "", start, end)


def _kazakh_unit(text: str, number: amounts_kaz.Number) -> tuple[str, int, bool]:
    """The unit after a number, where it ends, and whether number or unit stands in the ablative: «from»."""
    m = _KAZAKH_UNIT.match(text, number.end)
    if m is None:
        return "", number.end, number.is_from
    return _unit(m, _KAZAKH_UNITS), m.end(), number.is_from or _ABLATIVE.search(m["tail"]) is not None


def _of_both(first: str, last: str) -> str:
    """The unit of a range: «от пяти до десяти суток» names it once, «от одного месяца до двух лет» has two."""
    return last if first in ("", last) else f"{first}–{last}" if last else first


def _bounded(value: int, unit: str, bound: str, start: int, end: int) -> Quantity:
    low = None if bound in ("to", "most") else value
    high = None if bound in ("above", "least") else value
    return Quantity(unit=unit, low=low, high=high, least=bound == "least", start=start, end=end)


def _unit(m: re.Match[str], units: tuple[tuple[str, str], ...]) -> str:
    """The unit that a pattern of all of them matched, by the number of its group."""
    return next(name for number, (name, _forms) in enumerate(units) if m[f"u{number}"])


def _any_unit(units: tuple[tuple[str, str], ...]) -> str:
    return "|".join(rf"(?P<u{number}>{forms})" for number, (_name, forms) in enumerate(units))


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(either_letter(text), re.VERBOSE | re.IGNORECASE)


_REACH = 40
"""How many characters before a number its bound is looked for in."""
_WORD = re.compile(r"(?<![\w-])\w+")

_RUSSIAN_UNITS: tuple[tuple[str, str], ...] = (
    ("МРП", r"месячн\w+ \s+ расч[её]тн\w+ \s+ показател\w+ | МРП"),
    ("процент", r"процент\w*"),
    ("рабочий день", r"рабоч\w+ \s+ д(?:ень|ня|ней|ням|нями|нях)"),
    ("календарный день", r"календарн\w+ \s+ д(?:ень|ня|ней|ням|нями|нях)"),
    ("день", r"д(?:ень|ня|ней|ням|нями|нях)"),
    ("сутки", r"сут(?:ки|ок|кам|ками|ках)"),
    ("час", r"час(?:а|ов|у|ом|ам|ами|ах)?"),
    ("минута", r"минут\w{0,3}"),
    ("неделя", r"недел\w{1,3}"),
    ("месяц", r"месяц(?:а|ев|у|ем|ам|ами|ах)?"),
    ("год", r"год(?:а|у|ом|ов|ам|ами|ах)? | лет"),
    ("тенге", r"тенге"),
    ("раз", r"раза?"),
)
_KAZAKH_TAIL = r"(?P<tail> \w* )"
_SHORT = r"""(?= (?: [ғгқк][ае] | [дтн][ае]н | [дтн](?:ы|і)ң | [дт](?:ы|і) | [дт][ае](?:ғы|гі)? | ғы | гі
                   | [лд](?:ық|ік) \w* | с?(?:ы|і)(?:н \w{0,3})? | [лд][ае]р \w* )? \b )"""
"""The endings that a short word may have and still be the unit: «айға», not «айыппұл»."""
_KAZAKH_UNITS: tuple[tuple[str, str], ...] = (
    ("МРП", r"айлық \s+ есептік \s+ көрсеткіш | АЕК"),
    ("процент", r"пайыз"),
    ("рабочий день", r"жұмыс \s+ күн"),
    ("календарный день", r"күнтізбелік \s+ күн"),
    ("день", rf"күн {_SHORT}"),
    ("сутки", r"тәулі[кг]"),
    ("час", r"сағат"),
    ("минута", r"минут"),
    ("неделя", rf"апта {_SHORT}"),
    ("месяц", rf"ай {_SHORT}"),
    ("год", rf"(?: жыл | жас ) {_SHORT}"),
    ("тенге", r"теңге"),
    ("раз", r"есе | рет"),
)
_RUSSIAN_UNIT = _pattern(rf"\s+ (?: {_any_unit(_RUSSIAN_UNITS)} ) \b")
_ONE_RUSSIAN = _pattern(rf"в \s+ течени[еи] \s+ (?: {_any_unit(_RUSSIAN_UNITS)} ) \b")
_ONE_RUSSIAN_TERM = _pattern(r"(?P<unit>годичн|месячн|недельн|суточн) \w+ \s+ срок \w*")
"""«В течение года» and «в месячный срок» are one year and one month; Kazakh says the number: «бір жыл ішінде»."""
_KAZAKH_UNIT = _pattern(rf"\s* (?: {_any_unit(_KAZAKH_UNITS)} ) {_KAZAKH_TAIL}")

_RUSSIAN_BOUND = _pattern(
    r"""(?: (?P<most> не \s+ (?: более | свыше | старше | позднее | позже | превыша\w+ ) (?: \s+ чем )?
                    | не \s+ мо(?:жет|гут) \s+ превышать | не \s+ достигш\w+ )
          | (?P<least> не \s+ (?: менее | ранее | моложе ) (?: \s+ чем )? )
          | (?P<above> свыше | более | старше | превыша\w+ )
          | (?P<to> до ) | (?P<range> от ) )
        \s+ (?: (?: за | на | в | через ) \s+ )? $"""
)
_RUSSIAN_TO = _pattern(r"\s+ до \s+")
_COMPOUND = re.compile(
    r"(?P<number>[а-я]+?)(?P<unit>летн|годичн|месячн|недельн|дневн|суточн|часов|процентн|кратн)[а-я]{2,3}"
)
_COMPOUND_UNITS = {
    "летн": "год",
    "годичн": "год",
    "месячн": "месяц",
    "недельн": "неделя",
    "дневн": "день",
    "суточн": "сутки",
    "часов": "час",
    "процентн": "процент",
    "кратн": "раз",
}

_NO_NUMBER = frozenset({"онда"})
"""«Then», which has the letters of «in ten»."""
_ABLATIVE = _pattern(r"(?: дан | ден | тан | тен | нан | нен ) $")
_KAZAKH_BOUND = _pattern(
    r"""\s+ (?: (?P<to> дейін(?:гі)? (?: \s+ мерзім\w+ )? | толма\w+ | жетпе\w+ )
              | (?P<most> аспа\w+ | асыр\w+ \s+ болма\w+ )
              | (?P<least> кем \s+ (?: емес | болма\w+ ) )
              | (?P<above> ас(?:қан|атын|са)\w* | артық | астам | жоғары ) ) \b"""
)
"""What follows a number with its unit: «тәулікке дейінгі», «жылдан аспайтын», «жастан асқан»."""
_KAZAKH_LEAST = _pattern(r"\b кемінде \s+ $")
_KAZAKH_CALENDAR = _pattern(r"\b күнтізбелік \s+ $")

_MONTHS = (
    ("январ", "қаңтар"),
    ("феврал", "ақпан"),
    ("март", "наурыз"),
    ("апрел", "сәуір"),
    ("мая", "мамыр"),
    ("июн", "маусым"),
    ("июл", "шілде"),
    ("август", "тамыз"),
    ("сентябр", "қыркүйек", "қыркүйег"),
    ("октябр", "қазан"),
    ("ноябр", "қараша"),
    ("декабр", "желтоқсан"),
)
_DOTTED = r"(?P<d>\d\d?)\.(?P<m>\d\d)\.(?P<y>\d{4})"
_RUSSIAN_DATE = _pattern(
    rf"""\b (?: {_DOTTED} | (?P<day>\d\d?) \s+ (?P<month> {"|".join(one[0] for one in _MONTHS)} )
             \w* \s+ (?P<year>\d{{4}}) (?: \s+ года?\b )? )"""
)
_KAZAKH_DATE = _pattern(
    rf"""\b (?: {_DOTTED} | (?P<year>\d{{4}}) \s+ жыл\w* \s+ (?P<day>\d\d?) \s+
             (?P<month> {"|".join(name for one in _MONTHS for name in one[1:])} ) \w* )"""
)
