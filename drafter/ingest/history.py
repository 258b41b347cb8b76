"""Official notes read: which law did what to a unit, and when that entered into force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafter.akn import Act
from drafter.eid import article as article_of
from drafter.eid import join


class Verb(StrEnum):
    """What a law did to a unit, in the words of Akoma Ntoso where it has them."""

    INSERTED = "insertion"
    AMENDED = "amendment"
    RESTATED = "substitution"
    REPEALED = "repeal"
    REPLACED = "replacement"
    SUSPENDED = "suspension"
    REVIEWED = "constitutionalReview"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One act that touched a unit: its date and number, what it did, the words on its entry into force.

    ``force`` is empty where the note does not tell; ``scheduled`` says that the change is adopted, not yet in force.
    """

    eid: str
    date: datetime.date
    number: str
    verb: Verb
    force: str
    scheduled: bool


_LAW = re.compile(
    r"""(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})\s*
        №\s*(?P<number>\d+(?:\s?-?\s?(?:[IVXІХ]+|НП))?)\b\.?
        (?:\s*\((?P<force>(?:[^()]|\([^()]*\))*?)(?:\)|(?=;\s*от\s)|\.?$))?   # some brackets are never closed
        """,
    re.VERBOSE,
)
_VERBS: tuple[tuple[Verb, re.Pattern[str]], ...] = (
    (Verb.REPEALED, re.compile(r"исключ\w+|алып таст\w+|утратил\w* силу|күш[іi] жойыл\w+", re.IGNORECASE)),
    (Verb.RESTATED, re.compile(r"в (?:новой )?редакции|(?:жаңа )?редакцияда", re.IGNORECASE)),
    (Verb.AMENDED, re.compile(r"изменени\w+|өзгер[іi]с\w*", re.IGNORECASE)),
    (Verb.INSERTED, re.compile(r"дополн\w+|толықтыры\w+", re.IGNORECASE)),
    (Verb.REPLACED, re.compile(r"замен\w+|ауыстыр\w+", re.IGNORECASE)),
    (Verb.SUSPENDED, re.compile(r"приостан\w+|тоқтат\w+", re.IGNORECASE)),
    (Verb.REVIEWED, re.compile(r"Конституционного Суда|Конституциялық Сот", re.IGNORECASE)),
)
_EDITORS = re.compile(r"Примечание (?:ИЗПИ|РЦПИ)|(?:ЗҚАИ|РҚАО)")
_SCHEDULED = re.compile(r"предусм(?:отрен|атрива)|көзделген", re.IGNORECASE)
_ROMAN = str.maketrans({"І": "I", "Х": "X", "і": "I", " ": None})

_N = r"(\d+(?:-\d+)*)"
_POINT = re.compile(rf"подпункт\w*\s+{_N}|{_N}\)\s*тармақша", re.IGNORECASE)
_PARA = re.compile(
    rf"(?:част[ьи]|\bпункт[а-я]*)\s+{_N}|\bч\.\s*{_N}|{_N}-(?:бөл[іi]к|бөл[іi]г|тармақ(?!ша))", re.IGNORECASE
)
_ARTICLE = re.compile(rf"стать[яиюе]\s+{_N}|{_N}-ба[пб]", re.IGNORECASE)
_CHAPTER = re.compile(rf"глав[ауые]\s+{_N}|{_N}-тарау", re.IGNORECASE)
_NOTE = re.compile(r"примечание (?!ИЗПИ|РЦПИ)|ескертпесі|ескертпеге", re.IGNORECASE)


def history_of(act: Act, eid: str) -> tuple[Entry, ...]:
    """Return what the official notes say on a unit and on what it holds, law by law in the order of the notes."""
    return tuple(entry for note in act.history(eid) for entry in entries(note.text, note.eid.rpartition("__")[0]))


def entries(text: str, eid: str) -> Iterator[Entry]:
    """Yield the acts that an official note names, each with the last verb before it.

    >>> note = "Сноска. Статья 5 в редакции Закона РК от 03.07.2017 № 84-VI (вводится в действие с 01.01.2018)."
    >>> [(str(e.date), e.number, e.verb.value, e.force) for e in entries(note, "art_5")]
    [('2017-07-03', '84-VI', 'substitution', 'вводится в действие с 01.01.2018')]
    """
    verb = Verb.OTHER
    at = 0
    scheduled = _EDITORS.match(text) is not None and _SCHEDULED.search(text) is not None
    for law in _LAW.finditer(text):
        verb = _last_verb(text[at : law.start()]) or verb
        at = law.end()
        try:
            date = datetime.date(int(law["year"]), int(law["month"]), int(law["day"]))
        except ValueError:
            continue
        yield Entry(
            eid=eid,
            date=date,
            number=law["number"].translate(_ROMAN),
            verb=verb,
            force=" ".join((law["force"] or "").split()),
            scheduled=scheduled,
        )


def _last_verb(text: str) -> Verb | None:
    found = [(match.start(), verb) for verb, pattern in _VERBS for match in pattern.finditer(text)]
    return max(found, key=lambda each: each[0])[1] if found else None


def named_units(text: str, eid: str) -> Iterator[str]:
    """Yield the eIds that a note on a norm not yet in force may mean, the narrowest first.

    ``eid`` is the part or the article in which the note stands.

    >>> list(named_units("В подпункт 2) предусматривается изменение", "art_5__para_1"))
    ['art_5__para_1__point_2', 'art_5__point_2', 'art_5']
    """
    number = _first(_ARTICLE, text)
    article = f"art_{number}" if number else article_of(eid)
    if article is not None:
        part = _first(_PARA, text)
        holder = join(article, "para", part) if part else eid if eid.startswith(f"{article}__para_") else article
        if point := _first(_POINT, text):
            yield join(holder, "point", point)
            yield join(article, "point", point)
        if part:
            yield holder
        if _NOTE.search(text):
            yield join(article, "note", "1")
    if chapter := _first(_CHAPTER, text):
        yield f"chp_{chapter}"
    if article is not None:
        yield article


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return next((group for group in found.groups() if group), "") if found else ""
