"""Official notes read for the history of a provision: which laws changed it, how, and from when."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafter import eid as eids
from drafter import numerals
from drafter.akn import Act, Note


class Verb(StrEnum):
    """What a law did to a provision."""

    RESTATED = "restated"
    CHANGED = "changed"
    ADDED = "added"
    EXCLUDED = "excluded"


_VERBS: Mapping[str, tuple[tuple[Verb, re.Pattern[str]], ...]] = {
    "rus": (
        (Verb.RESTATED, re.compile(r"в редакции")),
        (Verb.CHANGED, re.compile(r"с изменени(?:ем|ями)|слова? .* замен|заменен")),
        (Verb.ADDED, re.compile(r"дополнен")),
        (Verb.EXCLUDED, re.compile(r"исключен|утратил")),
    ),
    "kaz": (
        (Verb.RESTATED, re.compile(r"жаңа редакцияда|редакциясында")),
        (Verb.CHANGED, re.compile(r"өзгер[iі]с(?:тер)? енг[iі]з[iі]лд[iі]|ауыстырылды")),
        (Verb.ADDED, re.compile(r"толықтырылды")),
        (Verb.EXCLUDED, re.compile(r"алып тасталды|күш[iі] жойылды")),
    ),
}
"""The words of the notes for what a law did, by language."""

_HEAD = re.compile(r"(?:Сноска|Ескерту)\.\s*")
_DAY = r"(?P<day>\d{2})\.(?P<month>\d{2})\.(?P<year>\d{4})"
_LAW = re.compile(rf"{_DAY}\s?(?:г\.\s?|года\s)?№\s?(?P<number>\d+(?:-[IVXІХ]+)?)(?:\sЗРК)?")
_BRACKET = re.compile(r"[\s,]*(?:Заң\w*\s*)?\(")
_SIGN = re.compile(r"(?:пункт\w*|тарма\w+)\s\d+(?:-\d+)*\)|[()]")
"""A bracket, or «подпункта 13)», whose bracket closes nothing."""

_MONTHS = "месяц"
_KAZAKH = {"он": 10, "жиырма бір": 21, "отыз": 30, "алпыс": 60, "алты": 6, "үш": 3, "екі": 2, "бір": 1}
_TERMS: tuple[re.Pattern[str], ...] = (
    re.compile(
        r"ввод[ия]тся в действие по истечении (?P<count>\w+?(?: \w+)??) (?P<unit>календарн\w+ дн\w+|месяц\w*|дн\w+) "
        r"(?:после|со) (?:дня )?его (?:первого )?официального опубликования\.?"
    ),
    re.compile(
        r"алғашқы ресми жарияланған күнінен кейін (?:күнтізбелік )?(?P<count>\w+(?: бір)?) (?P<unit>күн|ай) "
        r"өткен соң қолданысқа енгізіледі"
    ),
)
"""Entry into force some time after publication; the day of publication is not in the note."""
_AT_ONCE = re.compile(r"вводится в действие со дня его (?:первого )?официального опубликования\.?")
_FROM = re.compile(rf"вводится в действие (?:[сc] )?{_DAY}|{_DAY.replace('P<', 'P<k')} бастап қолданысқа енгізіледі")
_SEE = re.compile(r"порядок введения в действие см\.|қолданысқа енгізілу тәртібін .* қараңыз")
_SAID = re.compile(r"вводится в действие\s*|\s*қолданысқа енгізіледі")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """When a change enters into force, as the note says it in ``text``.

    ``date`` where the note names the day, ``count`` of calendar ``days`` or ``months`` after the first official
    publication where it names a term; ``see`` where it sends the reader to an article of the law. Where none of them
    is given the words were not understood.
    """

    text: str
    date: datetime.date | None = None
    days: int | None = None
    months: int | None = None
    see: bool = False

    @property
    def understood(self) -> bool:
        """Whether the words were understood."""
        return self.date is not None or self.days is not None or self.months is not None or self.see

    @property
    def said(self) -> str:
        """The words without «вводится в действие»."""
        return _SAID.sub("", self.text).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One law that changed a provision; ``subject`` is the provision in the words of the note."""

    eid: str
    subject: str
    verb: Verb | None
    date: datetime.date
    number: str
    entry: Entry | None


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """The steps that the notes on a provision tell, and the notes that tell none."""

    steps: tuple[Step, ...]
    others: tuple[Note, ...]

    @property
    def laws(self) -> list[str]:
        """The numbers of the laws, each once, by their dates."""
        return list(dict.fromkeys(step.number for step in self.steps))


def history(act: Act, eid: str) -> History:
    """Return the history of a provision by the official notes on it, on what it holds, and on the article around it.

    The steps stand by the date of the law; of one day, in the order of the notes.
    """
    article = eids.article(eid)
    around = [note for note in act.notes if article and note.eid.rpartition(eids.SEPARATOR)[0] == article]
    notes = list(dict.fromkeys([*around, *act.history(eid)]))
    found = [(note, tuple(steps(note, act.language))) for note in notes]
    return History(
        steps=tuple(sorted((step for _, told in found for step in told), key=lambda step: step.date)),
        others=tuple(note for note, told in found if not told),
    )


def steps(note: Note, language: str) -> Iterator[Step]:
    """Yield what a note tells, law by law.

    >>> text = "Сноска. Статья 5 в редакции Закона РК от 03.07.2017 № 84-VI (вводится в действие с 01.01.2018); "
    >>> text += "с изменениями, внесенными законами РК от 02.07.2021 № 63-VII; от 11.07.2022 № 137-VII."
    >>> for step in steps(Note("art_5__hist_1", text), "rus"):
    ...     print(step.subject, step.verb, step.date, step.number, step.entry.date if step.entry else None)
    Статья 5 restated 2017-07-03 84-VI 2018-01-01
    Статья 5 changed 2021-07-02 63-VII None
    Статья 5 changed 2022-07-11 137-VII None
    """
    head = _HEAD.match(note.text)
    if head is None:
        return
    at, verb, subject = head.end(), None, ""
    while law := _LAW.search(note.text, at):
        between = note.text[at : law.start()]
        found = min(_verbs(between, language), default=None)
        if found is not None:
            subject = subject or between[: found[0]].strip(" -–,")
            verb = found[1]
        entry, at = _entry(note.text, law.end())
        yield Step(
            eid=note.eid.rpartition(eids.SEPARATOR)[0],
            subject=subject,
            verb=verb,
            date=_date(law),
            number=law["number"].replace("І", "I").replace("Х", "X"),
            entry=entry,
        )


def _verbs(text: str, language: str) -> Iterable[tuple[int, Verb]]:
    return ((match.start(), verb) for verb, pattern in _VERBS[language] if (match := pattern.search(text)))


def _entry(text: str, at: int) -> tuple[Entry | None, int]:
    """The words in brackets after a law, and the place after them."""
    opened = _BRACKET.match(text, at)
    if opened is None:
        return None, at
    depth = 1
    for sign in _SIGN.finditer(text, opened.end()):
        depth += {"(": 1, ")": -1}.get(sign[0], 0)
        if depth == 0:
            return read_entry(text[opened.end() : sign.start()].strip()), sign.end()
    return None, at


def read_entry(text: str) -> Entry:
    """Return when a change enters into force, read from the words of a note.

    >>> read_entry("вводится в действие по истечении шестидесяти календарных дней после дня его первого "
    ...            "официального опубликования").days
    60
    >>> read_entry("вводится в действие для городов с 01.01.2018").understood
    False
    """
    for pattern in _TERMS:
        if (match := pattern.fullmatch(text)) and (count := _count(match["count"])) is not None:
            months = match["unit"].startswith((_MONTHS, "ай"))
            return Entry(text=text, months=count) if months else Entry(text=text, days=count)
    if _AT_ONCE.fullmatch(text):
        return Entry(text=text, days=0)
    if match := _FROM.fullmatch(text):
        return Entry(text=text, date=_date(match))
    return Entry(text=text, see=_SEE.match(text) is not None)


def _count(words: str) -> int | None:
    return numerals.number(words.split()) or _KAZAKH.get(words.replace("i", "і"))


def _date(match: re.Match[str]) -> datetime.date:
    found = match.groupdict()
    day, month, year = (int(found.get(name) or found[f"k{name}"]) for name in ("day", "month", "year"))
    return datetime.date(year, month, day)
