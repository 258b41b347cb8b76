"""A bill as it is printed, ours or one that a person gives: its title, its articles, and whose words each line has."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.errors import Place
from drafter.text.letters import normal
from drafter.wording.clauses import Paragraph, RunKind, Worded

ELSEWHERE = "…"
"""What stands in the bill's own words where it quotes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph of a bill: all of it, the words of the clause itself, and the new words that it quotes.

    ``own`` keeps the quotation marks, has «…» between them and in Kazakh one letter «і»; ``new`` leaves out the words
    that go.
    """

    text: str
    own: str
    new: str = ""
    place: Place = field(default_factory=Place)


@dataclass(frozen=True, slots=True, kw_only=True)
class BillText:
    """A bill in the order in which it is read.

    ``before`` is what stands between the title and the first article. ``is_given`` tells a text that a person gives
    from one that the program worded; ``is_stricter`` whether it sets or strengthens liability; ``day`` and
    ``initiator`` are what is known of it.
    """

    language: str
    title: Line | None
    before: tuple[Line, ...]
    articles: tuple[tuple[Line, ...], ...]
    is_given: bool = False
    is_stricter: bool = False
    day: datetime.date | None = None
    initiator: str | None = None

    @property
    def lines(self) -> Iterator[Line]:
        """Every line of the articles."""
        return (line for article in self.articles for line in article)

    @property
    def entry(self) -> Line | None:
        """The first line of the article on entry into force, or None where there is none."""
        return next((a[0] for a in self.articles if any(_ENTRY.search(line.own) for line in a)), None)

    @property
    def amending(self) -> Iterator[Line]:
        """The lines of the articles that amend."""
        entry = self.entry
        return (line for article in self.articles if article[0] is not entry for line in article)


def of_worded(worded: Worded, language: str) -> BillText:
    """Return the text of a bill that the program worded, each line with the modification it belongs to."""
    head = _plain(f"{worded.head_article} {worded.head}")
    items = [
        _worded(paragraph, next((p.modification for p in item.paragraphs if p.modification is not None), None))
        for item in worded.items
        for paragraph in item.paragraphs
    ]
    return BillText(
        language=language,
        title=_plain(worded.title),
        before=(),
        articles=((head, *items), (_plain(f"{worded.entry_article} {worded.entry}"),)),
    )


def _plain(text: str) -> Line:
    return Line(text=text, own=text)


def _worded(paragraph: Paragraph, first: int | None) -> Line:
    own = "".join(run.text if run.kind is RunKind.PLAIN else ELSEWHERE for run in paragraph.runs)
    new = " ".join(run.text for run in paragraph.runs if run.kind is RunKind.NEW)
    position = first if paragraph.modification is None else paragraph.modification
    return Line(text=paragraph.text, own=own, new=new, place=Place(clause=None if position is None else position + 1))


def language_of(text: str) -> str:
    """Tell the language of a text by the letters that only Kazakh has.

    >>> language_of("Осы Заң қолданысқа енгізіледі"), language_of("Настоящий Закон вводится в действие")
    ('kaz', 'rus')
    """
    return "kaz" if len(_KAZAKH.findall(text)) * 50 > len(text) else "rus"


def read(paragraphs: Iterable[tuple[str, Place]], language: str) -> BillText:
    """Read the paragraphs of a bill that a person gives; blank ones and the marks of Markdown headings mean nothing."""
    given = [(normal(text).lstrip("# "), place) for text, place in paragraphs]
    lines = list(_parted([(text, place) for text, place in given if text], language))
    starts = [n for n, line in enumerate(lines) if _ARTICLE.match(line.own)] or [
        n for n, line in enumerate(lines) if _HEAD.search(line.own)
    ]
    first = starts[0] if starts else len(lines)
    at = next((n for n, line in enumerate(lines[:first]) if _TITLE.search(line.text)), None)
    title = None if at is None else lines[at]
    before = lines[:first] if at is None else lines[at + 1 : first]
    bounds = [*starts, len(lines)]
    articles = [tuple(_unsigned(lines[a:b])) for a, b in pairwise(bounds)]
    return BillText(
        language=language,
        title=title,
        before=tuple(line for line in before if not _FACE.match(line.text)),
        articles=tuple(article for article in articles if article),
        is_given=True,
    )


def _unsigned(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of an article up to the signature under the last."""
    for line in lines:
        if _SIGNATURE.match(line.own):
            return
        yield line


def _parted(paragraphs: Sequence[tuple[str, Place]], language: str) -> Iterator[Line]:
    """Each paragraph with the bill's own words and the new ones parted, quotations running over paragraphs."""
    depth, item = 0, 0
    for text, place in paragraphs:
        number = _ITEM.match(text)
        opens = number is not None and int(number[1]) == item + 1
        if depth and ((opens and _ORDERS.search(text)) or _ENTRY_ARTICLE.match(text)):
            depth = 0  # a quotation that nobody closed: the balance of signs tells it
        if opens and not depth:
            item += 1
        began = depth
        own, quoted, depth = _outside(text, depth)
        whole = began > 0 or (text.startswith(("«", '"')) and not own.strip(f'«»";,.: {ELSEWHERE}'))
        new = (
            quoted
            if whole
            else [words for words, before, after in _each(own, quoted) if _is_new(before, after, language)]
        )
        own = own.translate(_CYRILLIC) if language == "kaz" else own
        yield Line(text=text, own=own, new=" ".join(new), place=place)


def _outside(text: str, depth: int) -> tuple[str, list[str], int]:
    """The words of a paragraph outside quotations, what each quotation holds, and how deep the paragraph ends."""
    own: list[str] = [ELSEWHERE] if depth else []
    quoted: list[str] = [""] if depth else []
    for at, sign in enumerate(text):
        opens = sign == "«" or (sign == '"' and (at == 0 or text[at - 1] in ' («"'))
        closes = sign == "»" or (sign == '"' and not opens)
        if opens:
            depth += 1
        if depth > (1 if opens or closes else 0):
            quoted[-1] += sign
        elif depth == 0 and not opens:
            own.append(sign)
        elif opens:
            own += [sign, ELSEWHERE]
            quoted.append("")
        elif closes:
            own.append(sign)
        if closes:
            depth = max(0, depth - 1)
    return "".join(own), quoted, depth


def _each(own: str, quoted: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Each quotation with the words before and after it."""
    pieces = own.split(ELSEWHERE)
    yield from zip(quoted, pieces, pieces[1:], strict=False)


def _is_new(before: str, after: str, language: str) -> bool:
    """Whether quoted words come in: «словами «…»», «… деген сөздермен»; a list of quotations goes by its last."""
    return bool(_NEW_AFTER.match(after)) if language == "kaz" else bool(_NEW_BEFORE.search(before))


_CYRILLIC = str.maketrans("iI", "іІ")
"""Official Kazakh texts mix the two letters inside words; the clause's own words are matched with one."""
_KAZAKH = re.compile(r"[әғқңөұүһі]", re.IGNORECASE)
_ARTICLE = re.compile(r"Статья\s+\d+\s?\.|\d+-бап\.")
_ENTRY_ARTICLE = re.compile(r"(?:Статья\s+\d+\s?\.|\d+-бап\.)\s+(?:Настоящий|Осы)\s")
_HEAD = re.compile(r"\bВнести\b|енгізілсін:")
_TITLE = re.compile(r"^О внесении\b|\bенгізу туралы$")
_ENTRY = re.compile(r"\bввод[ия]тся в действие|\bвступа\w+ в силу|қолданысқа енгізіл")
_SIGNATURE = re.compile(r"Президент Республики Казахстан|Қазақстан Республикасының Президенті")
_ITEM = re.compile(r"(\d+)\)\s")
_ORDERS = re.compile(
    r"(?::|заменить|исключить|изложить|дополнить|толықтырылсын|ауыстырылсын|тасталсын|жазылсын)[^«»]*$|\bстать"
)
_NEW_BEFORE = re.compile(r"(?:слов(?:ом|ами)|цифр(?:ой|ами)|предложением)(?: [^«»\"]*)?[«\"]$", re.IGNORECASE)
_NEW_AFTER = re.compile(r"[»\"],?\s+деген\s+(?:сөзбен|сөздермен|цифрлармен|цифрмен)")
_FACE = re.compile(
    r"""проект$ | жоба$ | закон(?:\sреспублики\sказахстан)?$ | з\sа\sк\sо\sн\b | республик[аи]\sказахстан$
      | қазақстан\sреспубликасының\sзаңы$ | (?:г\.|город|қ\.)?\s?\w*\s?(?:астана|алматы)\b
      | \d{1,2}\s\w+\s\d{4}\sгода | \d{4}\sжылғы | №\s | сноска | ескерту
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Lines of the face of a law: they are no preamble."""
