"""An offence article in the words of the law, from the parameters that a drafter gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter import eid as eids
from drafter.language import rus
from drafter.spec.model import Fine, Offence, Part, Text
from drafter.templating import render

_HEADING = re.compile(r"\A(?:Статья \d[\d-]*\.|\d[\d-]*-бап\.)\s*")
_NOTE = re.compile(r"\A(?:Примечани[ея]|Ескертпе(?:лер)?)\.\s*")
_DASH = re.compile(r"\s*[–—-]\s*\Z")
"""What the template writes itself, where a drafter has written it too: at the beginning, or at the end."""


@dataclass(frozen=True, slots=True)
class Group:
    """Subjects of an offence that pay the same amount and stand side by side."""

    subjects: tuple[str, ...]
    amount: int


def offence_text(offence: Offence, num: str, language: str) -> str:
    """Return the printed text of an offence article, one paragraph per line.

    The formulas are those of КоАП in the edition of 12.07.2026: «влечет» for one act and «влекут» for several, fines
    in words, «либо» before an arrest. Raises LanguageError D401 where a form is not certain.
    """

    def text(given: Text) -> str:
        found = given.in_language(language)
        assert found is not None
        return found

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
        text=text,
        is_several=lambda part: is_several(offence, part),
        by_amount=by_amount,
        parts=lambda numbers: _parts(sorted(numbers)),
        places=_places,
        amount=rus.amount,
        cardinal=lambda number: rus.cardinal(number, rus.Case.GEN),
        days_up_to=rus.days_up_to,
        days_range=rus.days_range,
        days_exactly=rus.days_exactly,
        hours_up_to=rus.hours_up_to,
        hours_range=rus.hours_range,
        hours_exactly=rus.hours_exactly,
    )


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


def _parts(numbers: Sequence[int]) -> str:
    """«частью первой», «частями первой и второй», «частями первой, второй и третьей»."""
    if len(numbers) == 1:
        return rus.unit("para", str(numbers[0]), rus.Case.INS)
    words = [rus.ordinal(n, rus.Case.INS, "feminine") for n in numbers]
    return f"{rus.noun('часть', rus.Case.INS, plural=True)} {', '.join(words[:-1])} и {words[-1]}"


def _places(places: Sequence[str]) -> str:
    named = [rus.address(eids.pieces(eid), rus.Case.INS) for eid in places]
    return " и ".join([", ".join(named[:-1]), named[-1]]) if len(named) > 1 else named[0]
