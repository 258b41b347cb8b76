"""The opening lines of an amending law: its title, the line that opens a list of changes, the acts that are changed."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass

from drafter import resources
from drafter.reading.lexicon import fold
from drafter.reading.model import SentenceKind
from drafter.reading.quotes import MARKS, OPENING, STRAIGHT


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """The groups of words by which whole sentences are told, of one language."""

    months: tuple[str, ...]
    own: tuple[str, ...]
    signature: tuple[str, ...]
    order: str
    changes: tuple[str, ...]
    several: tuple[str, ...]
    acts: tuple[str, ...]
    approved: tuple[str, ...]
    kinds: tuple[tuple[SentenceKind, tuple[str, ...]], ...]


@functools.cache
def phrases(language: str) -> Phrases:
    """Read the groups of words of a language: ``templates/reading/<language>.toml``."""
    with (resources.folder("templates") / "reading" / f"{language}.toml").open("rb") as stream:
        tables = tomllib.load(stream)
    head = tables["head"]
    return Phrases(
        months=_listed(tables["months"]["names"]),
        own=_listed(head["own"]),
        signature=_listed(head["signature"]),
        order=head["order"],
        changes=_listed(head["changes"]),
        several=_listed(head["several"]),
        acts=_listed(head["acts"]),
        approved=_listed(head["approved"]),
        kinds=tuple((SentenceKind(name), _listed(listed)) for name, listed in tables["sentences"].items()),
    )


def _listed(listed: str) -> tuple[str, ...]:
    return tuple(" ".join(group.split()) for group in listed.split("|"))


def has(text: str, groups: Sequence[str], language: str) -> bool:
    """Tell whether a text has one of some groups of words, as whole words at their beginning.

    >>> has("Настоящий Закон вводится  в действие", ["вводится в действие"], "rus")
    True
    """
    plain = " " + " ".join(fold(text, language).split())
    return any(re.search(rf"(?<!\w){re.escape(fold(group, language))}", plain) for group in groups)


@dataclass(frozen=True, slots=True)
class Head:
    """A line that opens a list of changes: of one act, which it names, or of several acts, which follow."""

    named: str | None


_HEAD_RUS = (
    re.compile(
        r"""внести\s+(?: (?:изменени\w+|дополнени\w+)(?:\s+(?:и|или)\s+дополнени\w+)? \s+ )? во?\s+ (?P<named>.*?)
            (?: \s+(?:следующ\w+|соответствующ\w+)\s+(?:изменени\w+|дополнени\w+) .* )? $""",
        re.VERBOSE | re.IGNORECASE | re.DOTALL,
    ),
    re.compile(r"во?\s+(?P<named>.*?)\s+внести\s+(?:следующ\w+\s+)?(?:изменени|дополнени)", re.IGNORECASE | re.DOTALL),
)
_HEAD_KAZ = re.compile(
    r"(?P<named>.*?)\s+(?:мынадай\s+|мына\s+|келесі\s+)?(?:өзгеріс|толықтыру)\w*(?:\s+(?:мен|пен|және)\s+толықтыру\w*)?"
    r"\s+енгізілсін$",
    re.IGNORECASE | re.DOTALL,
)
_IN = re.compile(r"во?\s+", re.IGNORECASE)


def read_head(sentence: str, language: str) -> Head | None:
    """Read the line that opens a list of changes, without its colon, or return None.

    >>> read_head("Внести в Кодекс о садах от 1 мая 2020 года следующие изменения", "rus")
    Head(named='Кодекс о садах от 1 мая 2020 года')
    >>> read_head("Внести изменения и дополнения в следующие законодательные акты", "rus")
    Head(named=None)
    """
    words = phrases(language)
    plain = without_brackets(sentence)
    if not (has(plain, (words.order,), language) and has(plain, words.changes, language)):
        return None
    if has(plain, words.several, language):
        return Head(None)
    folded = plain if language == "rus" else plain.translate(_I)
    if language == "rus":
        match = next((found for pattern in _HEAD_RUS if (found := pattern.match(folded))), None)
    else:
        match = _HEAD_KAZ.match(folded)
    if match is None:
        return None
    return Head(plain[match.start("named") : match.end("named")].strip())


_I = str.maketrans("iI", "іІ")


def named_act(sentence: str, language: str) -> str | None:
    """Read the line that names one of several amended acts, without its number and colon, or return None.

    >>> named_act("В Закон Республики Казахстан от 1 мая 2020 года «О садах» (Ведомости …)", "rus")
    'Закон Республики Казахстан от 1 мая 2020 года «О садах»'
    """
    plain = without_brackets(sentence)
    words = phrases(language)
    if language == "rus":
        match = _IN.match(plain)
        if match is None or not has(plain[:120], words.acts, language):
            return None
        return plain[match.end() :].strip()
    return plain if has(plain[-60:], words.acts, language) else None


def is_approved(sentence: str, language: str) -> bool:
    """Tell whether a line opens the changes of what an amended resolution approved: rules, a programme."""
    return has(without_brackets(sentence), phrases(language).approved, language)


def without_brackets(text: str) -> str:
    """Return a text without what it says in brackets; those inside a quotation are of a title and stay.

    >>> without_brackets("В Кодекс «О браке (супружестве)» (Ведомости, 2002 г., № 5 (часть 1)) изменения")
    'В Кодекс «О браке (супружестве)» изменения'
    """
    out, depth, quoted = [], 0, False
    for sign in text:
        if depth == 0 and sign in MARKS:
            quoted = not quoted if sign in STRAIGHT else sign in OPENING
        depth += sign == "(" and not quoted
        if depth == 0:
            out.append(sign)
        depth -= sign == ")" and depth > 0
    return " ".join("".join(out).split())


_OPENS_LIST = re.compile(r"(?:изменени\w+|дополнени\w+|енг[іi]з[іi]лс[іi]н)\s*:", re.IGNORECASE)


def head_end(text: str, at: int) -> int | None:
    """Return where the colon of an opening line stands: outside brackets; None where there is none.

    >>> head_end("В Закон (2002 г.: № 5): 1) статью", 0)
    22
    """
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if text[place] == ":" and depth <= 0:
            return place
    match = _OPENS_LIST.search(text, at)  # a bracket that is not closed
    return match.end() - 1 if match else None


_DATE_RUS = re.compile(r"(?P<day>\d{1,2})\s+(?P<month>[а-я]+)\s+(?P<year>\d{4})")
_DATE_KAZ = re.compile(r"(?P<year>\d{4})\s+жыл\w*\s+(?P<day>\d{1,2})\s+(?P<month>[^\W\d_]+)")
_NUMBER = re.compile(r"(?:№|\bN)\s*(?P<number>[\dIVXLCІХ]+(?:[-–][\w]+)?)")


def date_in(text: str, language: str) -> datetime.date | None:
    """Return the first date that a text names in words.

    >>> date_in("от 5 июля 2014 года", "rus"), date_in("2014 жылғы 5 шiлдедегi", "kaz")
    (datetime.date(2014, 7, 5), datetime.date(2014, 7, 5))
    """
    months = phrases(language).months
    for match in (_DATE_RUS if language == "rus" else _DATE_KAZ).finditer(text):
        month = fold(match["month"], language)
        for number, name in enumerate(months, start=1):
            if month == name or (language == "kaz" and month.startswith(name)):
                try:
                    return datetime.date(int(match["year"]), number, int(match["day"]))
                except ValueError:
                    break
    return None


def number_in(text: str) -> str | None:
    """Return the first number of an act in a text.

    >>> number_in("Закон от 3 января 2023 года № 187-VII ЗРК")
    '187-VII'
    """
    match = _NUMBER.search(text)
    return match["number"] if match else None


@dataclass(frozen=True, slots=True)
class Title:
    """The title of a law, its date and number as far as what stands before its text gives them."""

    title: str
    date: datetime.date | None
    number: str | None


_TITLE_RUS = re.compile(
    r"О(?:б)?\s+внесении\s+(?:изменени|дополнени).*?(?=$|\s+(?:Новый\s|Утративший\s+силу\s|Действующий\s)"
    r"|\s+(?:Закон|Кодекс|Постановление|Приказ|Указ|Конституционный\s+закон)\s[^«\"]{0,200}?от\s+\d{1,2}\s+[а-я]+\s+\d{4}"
    r"\s+года\s+(?:№|N))",
    re.DOTALL,
)
_TITLE_KAZ = re.compile(r"[^\n]*(?:өзгер[іi]с|толықтыру)[^\n]*енг[іi]зу\s+туралы")


def law_title(paragraphs: Sequence[str], language: str) -> Title:
    """Find the title, the date and the number in the paragraphs before the text of a law.

    >>> law_title(["О внесении изменения в Кодекс о садах", "Закон от 3 января 2023 года № 187-VII"], "rus").title
    'О внесении изменения в Кодекс о садах'
    """
    lines: list[str] = []
    for line in paragraphs:
        if lines and line[:1].islower():  # a title of several lines
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    text = "\n".join(lines)
    pattern = _TITLE_RUS if language == "rus" else _TITLE_KAZ
    found = [match for line in lines for match in pattern.finditer(line)]
    if not found:
        return Title("", None, None)
    title = found[-1].group().strip()
    place = text.find(title) + len(title)
    for part in (text[place:], text[: place - len(title)]):
        if (date := date_in(part, language)) is not None:
            return Title(title, date, number_in(part))
    return Title(title, None, None)
