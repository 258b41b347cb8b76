"""Places as a person names them: «667», «667-бап», «часть вторая статьи 667», «глава 33», an eId."""

from __future__ import annotations

import re

from drafter import eid as eids
from drafter import refs

_NUMBER = re.compile(r"\d+(?:-\d+)*")
_ARTICLE = re.compile(r"(?:ст\.?|статья)\s*(?P<num>\d+(?:-\d+)*)|(?P<knum>\d+(?:-\d+)*)-бап", re.IGNORECASE)
_CHAPTER = re.compile(r"(?:гл\.?|глава)\s*(?P<num>\d+(?:-\d+)*)|(?P<knum>\d+(?:-\d+)*)-тарау", re.IGNORECASE)


def place(text: str) -> str | None:
    """Return the eId of the place that a text names, or None where it names none, or more than one.

    >>> place("667"), place("статья 667-1"), place("667-бап"), place("глава 33"), place(" art_5__para_2 ")
    ('art_667', 'art_667-1', 'art_667', 'chp_33', 'art_5__para_2')
    >>> place("часть вторая статьи 667"), place("подпункт 1) части первой статьи 804"), place("статьи 5 и 6")
    ('art_667__para_2', 'art_804__para_1__point_1', None)
    """
    asked = " ".join(text.split()).strip("\"'«»“”")
    named = _named(asked)
    return named if _is_eid(named) else _cited(asked)


def _named(asked: str) -> str:
    if _NUMBER.fullmatch(asked):
        return f"art_{asked}"
    for prefix, pattern in (("art", _ARTICLE), ("chp", _CHAPTER)):
        if match := pattern.fullmatch(asked):
            return f"{prefix}_{match['num'] or match['knum']}"
    return asked


def _cited(text: str) -> str | None:
    found = refs.citations(text)
    if len(found) != 1 or found[0].act or found[0].last or len(found[0].parts) > 1 or len(found[0].points) > 1:
        return None
    eid = f"art_{found[0].article}"
    for prefix, numbers in (("para", found[0].parts), ("point", found[0].points)):
        for number in numbers:
            eid = eids.join(eid, prefix, number)
    return eid if _is_eid(eid) else None


def _is_eid(text: str) -> bool:
    try:
        return bool(eids.pieces(text))
    except ValueError:
        return False
