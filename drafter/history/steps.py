"""One official note read: the acts that it names, what each did to the text, and when that entered into force."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from drafter import eid as eids
from drafter.akn import Note
from drafter.history.entry import DAY, Entry, read_date, read_entry
from drafter.history.units import added_units
from drafter.messages import _


class Verb(StrEnum):
    """What an act did to a provision, in the words of Akoma Ntoso where it has them."""

    INSERTED = "insertion"
    AMENDED = "amendment"
    RESTATED = "substitution"
    REPEALED = "repeal"
    REPLACED = "replacement"
    SUSPENDED = "suspension"
    REVIEWED = "constitutionalReview"
    ENTERED = "entryIntoForce"
    OTHER = "other"


class Source(StrEnum):
    """What kind of act a note names."""

    LAW = "law"
    CODE = "code"
    COURT = "court"


_VERBS: tuple[tuple[Verb, re.Pattern[str]], ...] = (
    (Verb.REPEALED, re.compile(r"исключ\w+|алып таст\w+|утратил\w{0,2} силу|күш[іi] жойыл\w+", re.IGNORECASE)),
    (Verb.RESTATED, re.compile(r"в (?:новой )?редакции|(?:жаңа )?редакция(?:да|сында)", re.IGNORECASE)),
    (Verb.AMENDED, re.compile(r"(?:внесен\w{1,3} |\bс )?изменени\w+|өзгер[іi]с\w*", re.IGNORECASE)),
    (Verb.INSERTED, re.compile(r"дополн\w+|толықтыры\w+", re.IGNORECASE)),
    (Verb.REPLACED, re.compile(r"замен\w+|ауыстыр\w+", re.IGNORECASE)),
    (Verb.SUSPENDED, re.compile(r"приостан\w+|тоқтат\w+", re.IGNORECASE)),
    (Verb.REVIEWED, re.compile(r"(?:Нормативным постановлением )?Конституционного Суда|(?:ҚР )?Конституциялық Сот")),
    (Verb.ENTERED, re.compile(r"ввод[ия]тся в действие|порядок введения в действие|қолданысқа енг[іi]з[іi]л", re.I)),
)
_CODE = re.compile(r"Кодекс\w{0,3} РК от $")
_COURT = re.compile(r"\d-?Н[ПҚ]")

_PUBLISHER = re.compile(r"(?:Примечание (?:ИЗПИ|РЦПИ)|(?:ЗҚАИ|РҚАО)-?\S*\s+ескертпес[іi])\s*!?")
_COURT_NOTE = re.compile(r"Нормативным постановлением Конституционного Суда|ҚР Конституциялық Сотының")
_HEAD = re.compile(rf"(?:Сноска|Ескерту)[.,:]?|{_PUBLISHER.pattern}")
_SCHEDULED = re.compile(r"предусм(?:отрен|атрива)\w*|\bбуд(?:ет|ут)\b|көзделген", re.IGNORECASE)
_LAW = re.compile(
    rf"""{DAY}\s*(?:г\.\s?|года\s)?№\s*
    (?P<digits>\d+)(?:\s?-?\s?(?P<letters>[IVXІХ]+|Н[ПҚ])\b)?(?:\sЗРК)?""",
    re.VERBOSE,
)
_LATIN = str.maketrans({"І": "I", "Х": "X"})
_OPEN = re.compile(r"[\s,.]*(?:Заң\w{0,9}\s*|Кодекс\w{0,9}\s*)?\(")
_SIGN = re.compile(
    r"(?:пункт\w{0,4}|тарма\w{1,6})\s\d{1,4}(?:-\d{1,4}){0,3}\)|(?<![\d-])\d{1,4}(?:-\d{1,4}){0,3}\)\s?тармақша|[()]"
)
"""A bracket, or «подпункта 13)», whose bracket closes nothing."""
_NEXT_LAW = re.compile(rf";\s*(?:от\s)?{DAY}\s*№")
_OWN_ENTRY = re.compile(
    rf"ввод[ия]тся в действие (?:с )?{DAY}|{DAY.replace('P<', 'P<k')} бастап қолданысқа енг[іi]з[іi]лед[іi]"
)
_HEADING = re.compile(r"(?:В )?заголов", re.IGNORECASE)
_DATE = re.compile(r"(?:с )?\d{2}\.\d{2}\.\d{4}")
_WORDS = re.compile(r"\bслов[ао]\b")
_BY_ACT = re.compile(r"\s(?:в соответствии с\s)?(?:Кодекс|Закон)\w{0,3} РК от\s?$")
_EDGES = " -–—,.:;()\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One act that changed a provision; ``subject`` is the provision in the words of the note.

    ``date`` and ``number`` are those of the act; a note on the entry into force of a provision of the code itself
    names none. ``entry`` is None where the note does not tell; ``scheduled`` says that the change is adopted and not
    yet in the text of the edition; ``adds`` are the eIds that a unit which it adds may have.
    """

    eid: str
    subject: str
    verb: Verb
    source: Source
    date: datetime.date | None
    number: str
    entry: Entry | None
    scheduled: bool
    adds: tuple[str, ...] = ()

    @property
    def place(self) -> str:
        """The eId of what the act changed: the heading, where the subject is one; the unit that it adds."""
        if self.adds:
            return self.adds[0]
        return self.eid + (eids.SEPARATOR + eids.HEADING if _HEADING.match(self.subject) else "")


_NAMES = {
    Source.LAW: _("Закон РК от {date} № {number}"),
    Source.CODE: _("Кодекс РК от {date} № {number}"),
    Source.COURT: _("Нормативное постановление Конституционного Суда РК от {date} № {number}"),
}


def act_name(step: Step) -> str:
    """Return the act of a step for a person: «Закон РК от 30.12.2025 № 247-VIII»; the code where it names none."""
    if step.date is None:
        return _("сам Кодекс")
    return _NAMES[step.source].format(date=step.date.strftime("%d.%m.%Y"), number=step.number)


def is_publishers(text: str) -> bool:
    """Tell whether a note is one of the publisher («Примечание ИЗПИ!»).

    >>> is_publishers("Примечание ИЗПИ!"), is_publishers("Сноска. Статья 5")
    (True, False)
    """
    return _PUBLISHER.match(text) is not None


def is_courts(text: str) -> bool:
    """Tell whether a note is on a decision of the Constitutional Court."""
    return _COURT_NOTE.match(text) is not None


def steps(note: Note, edition: datetime.date) -> Iterator[Step]:
    """Yield what a note in an edition of a date tells, act by act.

    >>> text = "Сноска. Статья 5 в редакции Закона РК от 03.07.2017 № 84-VI (вводится в действие с 01.01.2018); "
    >>> text += "с изменениями, внесенными законами РК от 02.07.2021 № 63-VII; от 11.07.2022 № 137-VII."
    >>> for step in steps(Note("art_5__hist_1", text), datetime.date(2026, 1, 1)):
    ...     print(step.subject, step.verb, step.date, step.number, step.entry.date if step.entry else None)
    Статья 5 substitution 2017-07-03 84-VI 2018-01-01
    Статья 5 amendment 2021-07-02 63-VII None
    Статья 5 amendment 2022-07-11 137-VII None
    """
    text = note.text
    eid = note.eid.rpartition(eids.SEPARATOR)[0]
    head = _HEAD.match(text)
    at = head.end() if head else 0
    adopted = is_publishers(text) and _SCHEDULED.search(text) is not None
    verb, subject = Verb.OTHER, ""
    named = False
    while law := _LAW.search(text, at):
        between = text[at : law.start()]
        verb = _last_verb(between, verb)
        subject = subject or _subject(between)
        entry, at = _entry(text, law.end())
        if entry is None and verb is Verb.ENTERED:
            entry = _clause(between)
        date = read_date(law)
        if date is None:
            continue
        named = True
        yield Step(
            eid=eid,
            subject=subject,
            verb=verb,
            source=_source(between, law, verb),
            date=date,
            number=_number(law),
            entry=entry,
            scheduled=adopted or _later(entry, edition),
            adds=added_units(text, eid) if adopted and verb is Verb.INSERTED else (),
        )
    if not named and (own := _OWN_ENTRY.search(text)):
        entry = read_entry(own[0])
        yield Step(
            eid=eid,
            subject=_subject(text[head.end() if head else 0 :]),
            verb=Verb.ENTERED,
            source=Source.CODE,
            date=None,
            number="",
            entry=entry,
            scheduled=_later(entry, edition),
        )


def _last_verb(text: str, before: Verb) -> Verb:
    """The verb nearest to the act, else the one before; entry into force only where there is no other at all."""
    found = [(at, verb) for verb, at in _verbs(text) if verb is not Verb.ENTERED]
    entered = any(verb is Verb.ENTERED for verb, _at in _verbs(text)) and before is Verb.OTHER
    return max(found)[1] if found else Verb.ENTERED if entered else before


def _verbs(text: str) -> Iterator[tuple[Verb, int]]:
    return ((verb, match.start()) for verb, pattern in _VERBS for match in pattern.finditer(text))


def _subject(between: str) -> str:
    """The words before what was done: «Статья 5», «По всему тексту»."""
    verbs = [at for _verb, at in _verbs(between)]
    starts = verbs + [match.start() for sign in (_SCHEDULED, _WORDS, _DATE) for match in sign.finditer(between)]
    return between[: min(starts)].strip(_EDGES) if verbs else ""


def _source(between: str, law: re.Match[str], verb: Verb) -> Source:
    """The kind of act that the words before its date name; a court's decision also by the letters of its number."""
    if _COURT.search(law[0]) or verb is Verb.REVIEWED:
        return Source.COURT
    return Source.CODE if _CODE.search(between) else Source.LAW


def _number(law: re.Match[str]) -> str:
    """The number with its hyphen, which a PDF may have lost, and with the Latin letters of Roman numerals."""
    letters = law["letters"]
    return law["digits"] + (f"-{letters.translate(_LATIN)}" if letters else "")


def _entry(text: str, at: int) -> tuple[Entry | None, int]:
    """The words in brackets after an act, and the place after them; some brackets are never closed."""
    opened = _OPEN.match(text, at)
    if opened is None:
        return None, at
    following = _NEXT_LAW.search(text, opened.end())
    limit = following.start() if following else len(text)
    depth = 1
    for sign in _SIGN.finditer(text, opened.end(), limit):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if depth == 0:
            return read_entry(_line(text[opened.end() : sign.start()])), sign.end()
    return read_entry(_line(text[opened.end() : limit].rstrip(_EDGES))), limit


def _clause(between: str) -> Entry | None:
    """What a note says on entry into force before it names the act, without «в соответствии с»."""
    start = next((at for verb, at in _verbs(between) if verb is Verb.ENTERED), None)
    return None if start is None else read_entry(_line(_BY_ACT.sub("", between[start:])))


def _line(text: str) -> str:
    return " ".join(text.split())


def _later(entry: Entry | None, edition: datetime.date) -> bool:
    return entry is not None and entry.date is not None and entry.date > edition
