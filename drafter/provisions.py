"""An offence article in the words of the law, from the parameters that a drafter gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from types import ModuleType
from typing import Any

from drafter import eid as eids
from drafter.language import kaz, rus
from drafter.spec.offence import Fine, Offence, Part
from drafter.spec.text import Text
from drafter.templating import render

_LANGUAGES: dict[str, ModuleType] = {"rus": rus, "kaz": kaz}

_HEADING = re.compile(r"\A(?:Статья \d[\d-]*\.|\d[\d-]*-бап\.)\s*")
_NOTE = re.compile(r"\A(?:Примечани[ея]|Ескертпе(?:лер)?)[.:]\s*")
_DASH = re.compile(r"\s*[–—-]\s*\Z")
"""What the template writes itself, where a drafter has written it too: at the beginning, or at the end."""

_NAME = re.compile(
    r"""Қазақстан | Конституци | Президент | Үкімет | Құрылтай | Парламент | Премьер | Жоғарғы\ Сот | Бас\ прокур
      | Ұлттық\ [А-ЯӘІҢҒҮҰҚӨҺ] | Қарулы\ Күш | .[А-ЯӘІҢҒҮҰҚӨҺ]""",
    re.VERBOSE,
)
"""Names that keep their capital letter inside a sentence: of the state and its bodies, and abbreviations."""


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects of an offence that pay the same amount and stand side by side."""

    subjects: tuple[str, ...]
    amount: int


def offence_text(offence: Offence, num: str, language: str) -> str:
    """Return the printed text of an offence article, one paragraph per line.

    The formulas are those of КоАП in the edition of 12.07.2026, each template naming the articles it follows: «влечет»
    for one act and «влекут» for several, fines in words, «либо» before an arrest. What is confiscated is given in the
    genitive in Russian («с конфискацией …») and without an ending in Kazakh («… тәркілене отырып»). Raises
    LanguageError D401 where a form is not certain.
    """
    said: Any = _LANGUAGES[language]
    address = partial(said.address, own=True) if language == "kaz" else said.address  # «осы Кодекстің 443-бабында»

    def text(given: Text) -> str:
        found = given.in_language(language)
        assert found is not None
        return found

    def places(named: Sequence[str], case: str) -> str:
        return str(said.listed([address(eids.pieces(eid), said.Case(case)) for eid in named]))

    heading = _HEADING.sub("", text(offence.heading))
    note = _NOTE.sub("", text(offence.note)) if offence.note else None
    return render(
        "provisions",
        f"offence.{language}.j2",
        offence=offence,
        num=num,
        heading=heading,
        note=note,
        conduct=lambda part: _DASH.sub("", text(part.conduct)),
        inside=inside,
        text=text,
        is_several=lambda part: is_several(offence, part),
        by_amount=by_amount,
        parts=lambda numbers, case: said.several([], "para", [str(n) for n in sorted(numbers)], said.Case(case)),
        places=places,
        amount=said.amount,
        cardinal=lambda number, case: said.cardinal(number, said.Case(case)),
        days_up_to=said.days_up_to,
        days_range=said.days_range,
        days_exactly=said.days_exactly,
        hours_up_to=said.hours_up_to,
        hours_range=said.hours_range,
        hours_exactly=said.hours_exactly,
    )


def inside(conduct: str) -> str:
    """Return a Kazakh conduct as it goes on inside a sentence: with a small letter, but for a name.

    >>> inside("Елді мекендерді салу"), inside("Қазақстан Республикасының шекарасын бұзу")[:9]
    ('елді мекендерді салу', 'Қазақстан')
    """
    return conduct if _NAME.match(conduct) else conduct[:1].lower() + conduct[1:]


def is_several(offence: Offence, part: Part) -> bool:
    """Tell whether a part speaks of several acts: «влекут», not «влечет»."""
    named = (*part.repeat_of, *part.exempt_of)
    if not named:
        return part.acts == "several"
    return len(named) > 1 or is_several(offence, offence.parts[named[0] - 1])


def by_amount(fine: Fine) -> list[Group]:
    """Return the subjects of a fine in the Code's order, neighbours with one amount together.

    >>> [(g.subjects, g.amount) for g in by_amount(Fine(individuals=10, officials=20, small=20))]
    [(('individuals',), 10), (('officials', 'small'), 20)]
    """
    given = [(name, value) for name in type(fine).model_fields if (value := getattr(fine, name)) is not None]
    return [Group(tuple(n for n, _ in run), amount) for amount, run in groupby(given, key=lambda item: item[1])]
