"""Which provision a note of the publisher or on a court's decision is about: the one it names, not where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import eid as eids
from drafter import numerals_kaz
from drafter.refs import named_parts

_N = r"(?<![\d-])(\d{1,4}(?:-\d{1,4}){0,3})"
"""The number of a unit: bounded, as a note may be anything."""
_POINT = re.compile(rf"подпункт\w{{0,4}}\s+{_N}|\bпункт\w{{0,4}}\s+{_N}\)|{_N}\)\s*тармақша", re.IGNORECASE)
_PARA = re.compile(rf"\bпункт\w{{0,4}}\s+{_N}(?![\d-]{{0,9}}\))|{_N}-тарма[қғ](?!ша)", re.IGNORECASE)
_PART = re.compile(rf"част[ьи]\s+{_N}|\bч\s?\.\s*{_N}|{_N}-бөл[іi][кг]", re.IGNORECASE)
_KAZAKH_PART = re.compile(r"(?=\b(\w+(?: \w+)?)\s+бөл[іi][кг])", re.IGNORECASE)
_ARTICLE = re.compile(rf"стать[яиюе]\s+{_N}|{_N}-ба[пб](?!тан)", re.IGNORECASE)
_CHAPTER = re.compile(rf"глав[ауые]\s+{_N}|{_N}-тарау", re.IGNORECASE)
_NOTE = re.compile(r"примечани[ея] (?!ИЗПИ|РЦПИ)|ескертпесі|ескертпеге", re.IGNORECASE)
_GROUNDS = re.compile(r"\sпризнан|\sсм[. ]|\sв соответствии с\s|\sприостановлен|[–-]\s?осы Кодекст")
"""What a note goes on with that is no longer the provision: the Constitution, the law, the transitional article."""


def named_units(text: str, eid: str) -> Iterator[str]:
    """Yield the eIds that a note may mean, the narrowest first; ``eid`` is the unit after which it stands.

    A unit «1.» is a часть of one code and a пункт of another; where a note names both («в часть 2 пункта 3»), the
    пункт is the numbered unit.

    >>> list(named_units("В подпункт 2) предусматривается изменение", "art_5__para_1__point_1"))
    ['art_5__para_1__point_2', 'art_5__point_2', 'art_5']
    >>> list(named_units("В ч.2 пункта 3 предусматривается изменение", "art_5__para_2"))
    ['art_5__para_3', 'art_5__point_3', 'art_5']
    >>> list(named_units("№ 1 часть вторая статьи 7 признана соответствующей пункту 1 статьи 13", "art_5"))
    ['art_7__para_2', 'art_7__point_2', 'art_7']
    """
    grounds = _GROUNDS.search(text)
    named = text[: grounds.start()] if grounds else text
    number = _first(_ARTICLE, named)
    article = f"art_{number}" if number else eids.article(eid)
    part = _first(_PARA, named) or _first(_PART, named) or _in_words(named)
    if article is not None:
        around = eids.SEPARATOR.join(eid.split(eids.SEPARATOR)[:2])
        holder = eids.join(article, "para", part) if part else around
        if not holder.startswith(f"{article}{eids.SEPARATOR}para_"):
            holder = article
        if point := _first(_POINT, named):
            yield from dict.fromkeys((eids.join(holder, "point", point), eids.join(article, "point", point)))
        if part:
            yield holder
            yield eids.join(article, "point", part)
        if _NOTE.search(named):
            yield eids.join(article, "note", "1")
    if chapter := _first(_CHAPTER, named):
        yield f"chp_{chapter}"
    if article is not None:
        yield article


def _in_words(text: str) -> str:
    """The number of a part that a note names in words: «части второй», «екінші бөлігі»."""
    kazakh = (numerals_kaz.number(words.split()) for words in _KAZAKH_PART.findall(text))
    return next((str(number) for number in kazakh if number), "") or min(named_parts(text), default="")


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "") if found else ""


_ADDED = re.compile(
    r"""дополн\w{1,6}\s+(?P<kind>стать|част|подпункт|пункт)\w{1,6}\s+(?:(?P<num>\d{1,4}(?:-\d{1,4}){0,3})|(?P<word>\w{1,20}))
    | (?<![\d-])(?P<knum>\d{1,4}(?:-\d{1,4}){0,3})\)?[- ](?P<kkind>ба|бөл[іi]к|тармақша|тарма)\w{0,6}
      \s+(?:мазмұндағы\s+)?толықтыр""",
    re.IGNORECASE | re.VERBOSE,
)
_KINDS = {
    "стать": ("art",), "част": ("para",), "подпункт": ("point",), "пункт": ("para", "point"),
    "ба": ("art",), "бөлік": ("para",), "тармақша": ("point",), "тарма": ("para", "point"),
}  # fmt: skip


def added_units(text: str, eid: str) -> tuple[str, ...]:
    """Return the eIds that a unit which an adopted law adds may have; ``eid`` is the unit that the note is about.

    >>> added_units("Главу 24 предусматривается дополнить статьей 411-1 в соответствии", "chp_24")
    ('art_411-1',)
    >>> added_units("Статью 686 предусматривается дополнить частью пятой", "art_686")
    ('art_686__para_5',)
    """
    found = _ADDED.search(text)
    if found is None:
        return ()
    kind = (found["kind"] or found["kkind"]).lower().replace("i", "і")
    number = found["num"] or found["knum"] or min(named_parts(f"частью {found['word']}"), default="")
    return tuple(eids.join(eid, prefix, number) for prefix in _KINDS[kind]) if number else ()
