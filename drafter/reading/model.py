"""What is read from an amending law: its head, the clauses of each amended act with their orders, other sentences."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from drafter.errors import Finding
from drafter.messages import _
from drafter.modification import Modification


class Unit(StrEnum):
    """What an address names, from the large to the small; the last ones are no part of the structure of an act."""

    ACT = "act"
    ACT_PART = "act_part"
    SECTION = "section"
    SUBSECTION = "subsection"
    CHAPTER = "chapter"
    SUBCHAPTER = "subchapter"
    ARTICLE = "article"
    NOTE = "note"
    PARAGRAPH = "paragraph"
    PART = "part"
    POINT = "point"
    ALINEA = "alinea"
    SENTENCE = "sentence"
    HEADING = "heading"
    CONTENTS = "contents"
    PREAMBLE = "preamble"
    ANNEX = "annex"
    ROW = "row"


OUTSIDE: Mapping[Unit, str] = {
    Unit.ACT_PART: _("часть акта"),
    Unit.CONTENTS: _("оглавление"),
    Unit.PREAMBLE: _("преамбула"),
    Unit.ANNEX: _("приложение"),
    Unit.ROW: _("строка таблицы"),
}
"""The units whose changes can be understood but not shown, as the text of an act has no place for them."""


@dataclass(frozen=True, slots=True)
class Step:
    """A unit of an address with its number: «667-1», «2» for «второй»; empty where the prose gives none.

    ``bracket`` says that the number has one: «1)». With ``last`` all units from one number to another are meant.
    """

    unit: Unit
    number: str = ""
    bracket: bool = False
    last: str = ""


Address = tuple[Step, ...]
"""A place as the prose names it, from the large unit to the small."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one paragraph of the document: its index, then start and end in its text."""

    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks, one string for each paragraph, each with its place in the document.

    ``slip`` says what is wrong with the marks, where something is; a person should look at such a quotation.
    """

    paragraphs: tuple[str, ...]
    spans: tuple[Span, ...]
    slip: str | None = None

    @property
    def text(self) -> str:
        """The words, one paragraph per line."""
        return "\n".join(self.paragraphs)


class Verb(StrEnum):
    """What a clause orders."""

    REPLACE = "replace"
    EXCLUDE = "exclude"
    SUPPLEMENT = "supplement"
    RESTATE = "restate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """One order of a clause in the terms of the prose, before any act is looked at.

    ``old`` are the words that give way, or with ``side`` those beside which ``new`` go; ``sign`` says that both are
    signs named by a word («точку»). ``units`` are new units, ``beside`` the unit that they follow, ``text`` what a new
    or restated unit says.
    """

    verb: Verb
    addresses: tuple[Address, ...] = ((),)
    old: tuple[Quote, ...] = ()
    new: tuple[Quote, ...] = ()
    side: str | None = None
    units: tuple[Step, ...] = ()
    beside: Step | None = None
    text: Quote | None = None
    everywhere: bool = False
    sign: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClausePlace:
    """Where a sentence stands in the law that is read: «абзац третий подпункта 24) статьи 1», and its line.

    ``act`` is the number of the amended act in the article, where the article amends several; ``alinea`` counts the
    paragraphs of the item from 1.
    """

    article: str = ""
    act: str = ""
    item: str = ""
    alinea: int = 1
    line: int = 0


class Footing(StrEnum):
    """What the places of a clause rest on: the text in force, the usual naming of units, or no act at all."""

    SEEN = "seen"
    UNSEEN = "unseen"
    NO_ACT = "no_act"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A sentence that orders modifications, or that was not understood: then ``refusal`` says why.

    ``paragraphs`` are indices of the document; ``remarks`` tell of slips of the prose that a person should see.
    """

    text: str
    place: ClausePlace
    paragraphs: tuple[int, ...]
    orders: tuple[Order, ...] = ()
    modifications: tuple[Modification, ...] = ()
    footing: Footing = Footing.NO_ACT
    refusal: Finding | None = None
    remarks: tuple[Finding, ...] = ()

    @property
    def quotes(self) -> Iterator[Quote]:
        """Everything that the clause quotes, in order."""
        for order in self.orders:
            yield from (*order.old, *order.new)
            if order.text is not None:
                yield order.text


class SentenceKind(StrEnum):
    """What a sentence is that orders no modification."""

    TITLE = "title"
    HEAD = "head"
    WHERE = "where"
    ENTRY = "entry"
    SUSPENSION = "suspension"
    TRANSITION = "transition"
    REPEAL = "repeal"
    ASSIGNMENT = "assignment"
    LANGUAGE = "language"
    NOTE = "note"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """When something enters into force: days or months after the first official publication, 0 days with it, or a day.

    ``places`` are places of the law itself to which the term applies; without them it is the term of the whole law.
    """

    days: int | None = None
    months: int | None = None
    date: datetime.date | None = None
    places: tuple[Address, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence that orders no modification: an opening line, entry into force, a transitional rule, the signature."""

    kind: SentenceKind
    text: str
    place: ClausePlace
    paragraphs: tuple[int, ...]
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AmendedAct:
    """An act that the law amends: how it is named, its date of adoption, and the clauses; ``at_hand`` says that its
    text in force was there to find the places in.
    """

    named: str
    date: datetime.date | None
    number: str | None
    at_hand: bool
    clauses: tuple[Clause, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the document that is read, with the number of its line or paragraph in the file, from 1."""

    text: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An amending law as read: nothing of it is left out, everything is a clause or another sentence."""

    language: str
    title: str
    date: datetime.date | None
    number: str | None
    paragraphs: tuple[Paragraph, ...]
    acts: tuple[AmendedAct, ...]
    sentences: tuple[Sentence, ...]
    remarks: tuple[Finding, ...] = ()

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all amended acts, in order."""
        return tuple(clause for act in self.acts for clause in act.clauses)

    @property
    def refused(self) -> tuple[Clause, ...]:
        """The clauses that were not understood."""
        return tuple(clause for clause in self.clauses if clause.refusal is not None)

    @property
    def modifications(self) -> tuple[Modification, ...]:
        """What the clauses on the act at hand order, in order."""
        return tuple(m for act in self.acts if act.at_hand for clause in act.clauses for m in clause.modifications)
