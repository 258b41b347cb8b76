"""Checks of the article on entry into force: it is there, in the words of the law, and reaches nothing done before."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import numerals, numerals_kaz
from drafter.checks.bill_text import BillText
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _

LEAST_DAYS = 60
"""Days after first publication for a law on new or stricter liability: Law № 480-V, article 42(5), ed. 09.01.2026."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How a law in one language says when it enters into force, and that it reaches back."""

    days: re.Pattern[str]
    exact: re.Pattern[str]
    from_the_day: re.Pattern[str]
    date: re.Pattern[str]
    months: tuple[str, ...]
    back: re.Pattern[str]
    apart: re.Pattern[str]


FORMULAS = {
    "rus": Formula(
        days=re.compile(r"по\sистечении\s(?P<n>.+?)\s(?:календарн\w+\s)?(?:рабочих\s)?(?:дней|дня|суток)\b"),
        exact=re.compile(
            r"вводится\sв\sдействие\sпо\sистечении\s[а-я\s]+\sкалендарн(?:ых|ого)\sдн(?:ей|я)\sпосле\sдня\sего\sпервого\s"
            r"официального\sопубликования"
        ),
        from_the_day=re.compile(r"\bсо\sдня\b"),
        date=re.compile(r"\bс\s(?P<day>\d{1,2})\s(?P<month>[а-я]+)\s(?P<year>\d{4})\sгода"),
        months=tuple("январ феврал март апрел ма июн июл август сентябр октябр ноябр декабр".split()),
        back=re.compile(
            r"""\bраспространя\w+\s(?:сво[её]\s(?:действие|силу)\s)?на\s
                  (?:отношени|правоотношени|правонарушени|деяни|действи|случаи)\w*,?\s
                  (?:возникши|соверш[её]нн|имевши|допущенн)\w*\s(?:до|с|ранее|в\sпериод)\b
              | (?<!не\s) \b(?:име\w+|прида\w+)\sобратн\w+\sсил""",
            re.VERBOSE | re.IGNORECASE,
        ),
        apart=re.compile(r",\sза\sисключением\s.*"),
    ),
    "kaz": Formula(
        days=re.compile(r"күнтізбелік\s(?P<n>.+?)\sкүн\sөткен"),
        exact=re.compile(
            r"алғашқы\sресми\sжарияланған\sкүнінен\sкейін\sкүнтізбелік\s.+?\sкүн\sөткен\sсоң\sқолданысқа\sенгізіледі"
        ),
        from_the_day=re.compile(r"\bкүнінен\sбастап\b"),
        date=re.compile(r"(?P<year>\d{4})\sжылғы\s(?P<day>\d{1,2})\s(?P<month>\w+?)(?:дан|ден|тан|тен)\sбастап"),
        months=tuple("қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()),
        back=re.compile(r"\bкері\sкүш(?:і\sбар|ке\sие)|дейін\s(?:туындаған|жасалған)\s\w+\sқолданылады", re.IGNORECASE),
        apart=re.compile(r"[,:]\s.*қоспағанда,"),
    ),
}  # fmt: skip
"""«по истечении … календарных дней после дня его первого официального опубликования»: № 187-VII, both languages."""


def wording(text: BillText) -> Iterator[Finding]:
    """C02: a law says when it enters into force, after the day of its first publication, not from it; a text that is
    given waits sixty days where it speaks of sanctions (Law № 480-V, article 42(5) and (8), edition of 09.01.2026).
    """
    entry, formula = text.entry, FORMULAS[text.language]
    if entry is None:
        yield finding(
            "C02",
            _("не указан срок введения в действие"),
            expected=_("последняя статья: «Настоящий Закон вводится в действие …»"),
            found=_("нет"),
        )
        return
    main = formula.apart.sub("", entry.own)
    days = formula.days.search(main)
    exact = formula.exact.search(" ".join(main.split()))
    if (days or formula.from_the_day.search(main)) and not exact:
        yield finding(
            "C02",
            _("срок введения в действие назван не словами закона"),
            severity=Severity.ERROR if formula.from_the_day.search(main) else Severity.WARNING,
            expected=_("по истечении … календарных дней после дня его первого официального опубликования"),
            found=entry.text[:200],
            hint=_("«после дня», а не «со дня»: закон считает срок со следующего дня"),
        ).at(entry.place)
    elif text.is_given and text.is_stricter and (days is None or (_number(days["n"], text.language) or 0) < LEAST_DAYS):
        yield finding(
            "C02",
            _("закон об ответственности вводится в действие слишком рано"),
            severity=Severity.WARNING if days is None else Severity.ERROR,
            expected=_("не раньше {n} календарных дней после дня первого официального опубликования").format(
                n=LEAST_DAYS
            ),
            found=entry.text[:200],
        ).at(entry.place)


def _number(text: str, language: str) -> int | None:
    if text.isdigit():
        return int(text)
    return numerals_kaz.number(text.split()) if language == "kaz" else numerals.number(text.split())


def retroactive(text: BillText) -> Iterator[Finding]:
    """C03: a law that sets or strengthens liability has no retroactive force (Law № 480-V, article 43(4), edition of
    09.01.2026; КоАП, article 5(2), edition of 12.07.2026).
    """
    if not text.is_stricter:
        return
    formula = FORMULAS[text.language]
    for line in text.lines:
        for words in (line.own, line.new):
            back = formula.back.search(words)
            if back:
                yield _retroactive(_("законопроект распространен на то, что было до него"), words[back.start() :]).at(
                    line.place
                )
    entry = text.entry
    if entry is None or text.day is None or not text.is_given:
        return
    aside = formula.apart.search(entry.own)
    for match in formula.date.finditer(entry.own):
        day = _date(match, formula.months)
        if day is not None and day <= text.day:
            yield _retroactive(
                _("день введения в действие не позже дня законопроекта"),
                day.isoformat(),
                # An exception may be of provisions that set no liability, as in article 2 of № 187-VII.
                Severity.WARNING if aside and aside.start() <= match.start() < aside.end() else Severity.ERROR,
            ).at(entry.place)


def _retroactive(message: str, found: str, severity: Severity = Severity.ERROR) -> Finding:
    return finding(
        "C03",
        message,
        severity=severity,
        expected=_("ответственность только за то, что совершено после введения закона в действие"),
        found=found[:160],
    )


def _date(match: re.Match[str], months: tuple[str, ...]) -> datetime.date | None:
    # «ма» begins «марта» too, so the longest name that fits
    fitting = [n for n, name in enumerate(months, 1) if match["month"].startswith(name)]
    month = max(fitting, key=lambda n: len(months[n - 1]), default=0)
    try:
        return datetime.date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
