"""The way through an amending law: articles, amended acts, items, lines that name a place, clauses, other sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from drafter.messages import _
from drafter.reading.context import Context
from drafter.reading.heads import date_in, has, head_end, is_approved, named_act, phrases, read_head
from drafter.reading.lexicon import fold
from drafter.reading.model import ClausePlace, Order, Sentence, SentenceKind, Term, Unit
from drafter.reading.others import is_signature, kind_of, terms
from drafter.reading.position import Position, Start
from drafter.reading.quotes import MARKS, endings
from drafter.reading.raw import Block, Outline, Raw
from drafter.reading.sentences import Failure, Parsed, amends, lexer_for, parse, reads_as_clause

_ARTICLE = {
    "rus": re.compile(r"Статья\s+(?P<num>\d+)\s*(?:\.\s*|$)"),
    "kaz": re.compile(r"(?P<num>\d+)\s*-\s*бап\s*(?:\.\s*|$)", re.IGNORECASE),
}
_NUMBERED = re.compile(r"(?P<num>\d+)\.(?!\d)\s*")
_ITEM = re.compile(r"(?P<num>\d+(?:-\d+)*|[^\W\d_])\)\s*")
_NUMBERS_OF_UNIT = re.compile(r"(?:(?:,|және|мен|–|-)\s*\d+(?:-\d+)*\)\s*)*(?P<word>[^\W\d_]+)")
_FIRST = re.compile(r"1|[аa]", re.IGNORECASE)
_BEGINS = {
    "rus": re.compile(r"Статья\s+1\s*(?:\.|$)|(?:1\s*\.\s*)?Внести\s"),
    "kaz": re.compile(r"(?<!\d)(?<!-)1\s*-\s*бап\s*(?:\.|$)"),
}
_AFTER_STOP = re.compile(r"(?<=[.])\s+(?=\S)")


def outline(texts: Sequence[str], language: str) -> Outline:
    """Read a document from its first paragraph to its last; nothing is left out."""
    walk = _Walk(texts, language)
    walk.run()
    return Outline(tuple(walk.preface), tuple(walk.blocks), tuple(walk.sentences))


class _Walk:
    """What the reading has come to: the article, the act and the item of the law, and the lines above."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self.texts = texts
        self.language = language
        self.lexer = lexer_for(texts, language, self._opens)
        self.position = Position(texts)
        self.preface: list[str] = []
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.article = self.act = self.item = ""
        self.first = 0
        self.amends = False
        self.several = False
        self.context = Context()
        self.lists: dict[bool, Context] = {}
        self.kind: SentenceKind | None = None

    def run(self) -> None:
        self._preface()
        while self.position.skip_blanks():
            if self._article() or self._signature() or self._numbered():
                continue
            if self.amends and has(self.position.rest[:30], phrases(self.language).own, self.language):
                self.amends, self.kind = False, None
            if self.amends:
                self._item()
                self._clause()
            elif not self._head():
                self._other()

    def _preface(self) -> None:
        """Go over what stands before the text of the law: its title, date and number."""
        begins = _BEGINS[self.language]
        for number, text in enumerate(self.texts):
            match = begins.search(text)
            start = match.start() if match else None
            if start is None and self.language == "kaz" and read_head(text[: (head_end(text, 0) or 0)], "kaz"):
                start = 0  # «2003 жылғы … кодексіне … мынадай өзгерістер енгізілсін:» opens a law without articles
            if start is not None:
                self.preface = [*self.texts[:number], text[:start]]
                self.position.move(number, start)
                return

    @property
    def _next_article(self) -> str:
        return str(int(self.article or 0) + 1)

    def _begin(self) -> None:
        """Begin an article, an act or a list: no line above counts any more."""
        self.first, self.context, self.lists = self.position.paragraph, Context(), {}

    def _article(self) -> bool:
        match = _ARTICLE[self.language].match(self.position.rest)
        if match is None or match["num"] != self._next_article:
            return False
        self.article, self.act, self.item = match["num"], "", ""
        self.amends, self.several, self.kind = False, False, None
        self._begin()
        self.position.at += match.end()
        return True

    def _signature(self) -> bool:
        """The signature and what stands after it, where no article and no clause does."""
        if not is_signature(self.position.rest, self.language) or self._goes_further():
            return False
        start = self.position.here
        self.position.to_the_end()
        self._sentence(SentenceKind.SIGNATURE, start)
        return True

    def _goes_further(self) -> bool:
        articles = _ARTICLE[self.language].finditer(self.position.rest)
        return any(match["num"] == self._next_article for match in articles) or any(
            self._opens(text) for text in self.texts[self.position.paragraph + 1 :]
        )

    def _numbered(self) -> bool:
        """«1.» before an amended act, or before a point of a resolution."""
        match = _NUMBERED.match(self.position.rest)
        if match is None:
            return False
        names_act = self.several and self._names_act(match.end())
        if self.amends and self.article and not names_act:
            return False
        self.act, self.item, self.kind = match["num"], "", None
        self._begin()
        self.amends = self.amends and names_act
        self.position.at += match.end()
        return True

    def _names_act(self, ahead: int) -> bool:
        rest = self.position.rest
        colon = head_end(rest, ahead)
        return colon is not None and named_act(rest[ahead:colon], self.language) is not None

    def _head(self) -> bool:
        """A line that opens a list of changes, or names the act of the list below it."""
        rest = self.position.rest
        colon = head_end(rest, 0)
        if colon is None:
            return False
        head = read_head(rest[:colon], self.language)
        named = None if head is not None else self._act_below(rest[:colon])
        if head is None and named is None:
            return False
        start = self.position.here
        self.several = self.several or (head is not None and head.named is None)
        name = head.named if head is not None else named
        if name is not None:
            self.blocks.append(Block(name))
        self.amends, self.context = True, Context()
        self.position.at += colon + 1
        self._sentence(SentenceKind.HEAD, start)
        return True

    def _act_below(self, said: str) -> str | None:
        """The act that a line names under the head: one of several, or what an amended resolution approved."""
        named = named_act(said, self.language) if self.several and (self.act or self.item) else None
        if named is not None and (date_in(named, self.language) or any(mark in named for mark in MARKS)):
            self.act, self.item = self.item or self.act, ""
            return named
        return said.strip() if self.amends and is_approved(said, self.language) else None

    def _item(self) -> None:
        """«1)» before a clause, unless it is the number of a unit: «1) тармақшада».

        A list that begins under a line with a place is inside it: «в статье 5: / 1) …; / 2) …»; so is one of letters
        under an item.
        """
        match = _ITEM.match(self.position.rest)
        if match is None or self._counts_a_unit(match.end()):
            return
        number = match["num"]
        letter = number.isalpha()
        if _FIRST.fullmatch(number) and (letter or not self.item):
            self.lists[letter] = self.context.copy()
        inside = self.lists.get(letter, Context())
        if not letter:
            self.item = number
            self.first = self.position.paragraph
            self.lists.pop(True, None)
        self.context = inside.copy()
        self.position.at += match.end()

    def _counts_a_unit(self, ahead: int) -> bool:
        """Whether a number in Kazakh, where it stands first, is that of a unit: «1), 2) және 3) тармақшалар»."""
        match = _NUMBERS_OF_UNIT.match(self.position.rest, ahead) if self.language == "kaz" else None
        if match is None:
            return False
        entry = self.lexer.lexicon.entries.get((fold(match["word"], "kaz"),))
        return entry is not None and entry.value in (Unit.POINT, Unit.PARAGRAPH)

    def _clause(self) -> None:
        if not self.position.skip_blanks():
            return
        start = self.position.here
        parsed = parse(self.lexer, *start)
        failure = parsed.failure
        if failure is not None and not failure.orders and self._head():
            return
        kind = None if failure is None else self._kind_of_unread(parsed)
        self.position.move(parsed.lexed.paragraph, parsed.lexed.at)
        if kind is not None:
            self._sentence(kind, start)
            return
        failure = failure or self.context.refusal(parsed)
        if failure is None and parsed.place is not None:
            self.context.enter(parsed.place)
            self._sentence(SentenceKind.WHERE, start)
        elif failure is None:
            orders = tuple(self.context.placed(order) for order in parsed.orders)
            made = self._raw(start, orders=orders, remarks=parsed.lexed.remarks)
            self._keep(replace(made, unended=not parsed.lexed.sign))
        else:
            self._over_new_text(parsed)
            quotes = any(mark in self.position.text(start) for mark in MARKS)
            self.context.lost = self.context.lost or not (failure.orders or quotes)
            readings = tuple(self.context.apart(orders) for orders in parsed.readings)
            self._keep(self._raw(start, failure=failure, readings=readings))

    def _kind_of_unread(self, parsed: Parsed) -> SentenceKind | None:
        """What a sentence among the clauses is that orders nothing in this language, or None."""
        rest = self.position.rest
        end = parsed.lexed.at - self.position.at if parsed.lexed.paragraph == self.position.paragraph else None
        kind = kind_of(rest[:end], self.language)
        return kind if kind in (SentenceKind.LANGUAGE, SentenceKind.NOTE) else None

    def _raw(
        self,
        start: Start,
        *,
        orders: tuple[Order, ...] = (),
        failure: Failure | None = None,
        readings: tuple[tuple[Order, ...], ...] = (),
        remarks: tuple[str, ...] = (),
    ) -> Raw:
        return Raw(
            text=self.position.text(start),
            place=self._place(start),
            paragraphs=self.position.paragraphs(start),
            orders=orders,
            failure=failure,
            readings=readings,
            remarks=remarks,
        )

    def _keep(self, raw: Raw) -> None:
        """Keep a clause; words without a verb of amending go on the one before that was not understood or not ended."""
        if not self.blocks:
            self.blocks.append(Block(""))
        clauses = self.blocks[-1].clauses
        before = clauses[-1] if clauses else None
        open_ = before is not None and (before.failure is not None or before.unended)
        goes_on = before is not None and open_ and before.place.item == raw.place.item
        if before is not None and goes_on and raw.failure is not None and not raw.failure.orders:
            paragraphs = tuple(dict.fromkeys((*before.paragraphs, *raw.paragraphs)))
            clauses[-1] = replace(
                before,
                text=f"{before.text}\n{raw.text}",
                paragraphs=paragraphs,
                orders=(),
                failure=before.failure or raw.failure,
            )
        else:
            clauses.append(raw)

    def _over_new_text(self, parsed: Parsed) -> None:
        """Go over the new text that belongs to a clause that was not understood, so that it is not read as clauses."""
        if parsed.lexed.unclosed:
            self._to_next_clause()
            return
        following = self.position.paragraph + 1
        if parsed.lexed.sign != ":" or self.position.rest.strip() or following >= len(self.texts):
            return
        if self.texts[following].lstrip()[:1] not in tuple(MARKS):
            return
        lexicon = self.lexer.lexicon
        ending = next(endings(self.texts, following, 0, lexicon, whole=True, opens=self._opens), None)
        if ending is None:
            self._to_next_clause()
        else:
            self.position.move(ending.paragraph, ending.at)

    def _to_next_clause(self) -> None:
        """Go up to the next paragraph that opens a clause or an article, where a quotation has no end."""
        last = self.position.paragraph
        while last + 1 < len(self.texts) and not self._opens(self.texts[last + 1]):
            last += 1
        self.position.move(last, len(self.texts[last]))

    def _opens(self, text: str) -> bool:
        """Tell whether a paragraph opens the next clause, item or article of this law."""
        own = _ARTICLE[self.language].match(text)
        if own is not None:
            return own["num"] == self._next_article and self._has_no_heading(text[own.end() :])
        return reads_as_clause(_without_item(text), self.lexer)

    def _has_no_heading(self, text: str) -> bool:
        """Whether the first line of an article is a sentence: those of amending laws have no heading, those of codes
        have one (Law № 480-V, article 23(9), edition of 09.01.2026), which no sign ends.
        """
        return not text.strip() or text.rstrip()[-1] in ".:;" or kind_of(text, self.language) is not None

    def _other(self) -> None:
        """A sentence of an article that amends nothing; a paragraph goes on what the one before it began."""
        start = self.position.here
        rest = self.position.rest
        if amends(_without_item(rest), self.lexer) and kind_of(rest, self.language) is not SentenceKind.REPEAL:
            self.position.at += len(rest)
            self._keep(self._raw(start, failure=_unlisted(rest)))
            return
        ends = (match.start() for match in _AFTER_STOP.finditer(rest) if self._turns(rest[match.end() :]))
        self.position.at += next(ends, len(rest))
        self.kind = kind_of(self.position.text(start), self.language) or self.kind or SentenceKind.TRANSITION
        self._sentence(self.kind, start)

    def _turns(self, rest: str) -> bool:
        """Whether something else begins after a full stop in the same paragraph: pages saved in one line."""
        return bool(_ARTICLE[self.language].match(rest) or _NUMBERED.match(rest) or is_signature(rest, self.language))

    def _sentence(self, kind: SentenceKind, start: Start) -> None:
        text = self.position.text(start)
        self.sentences.append(
            Sentence(
                kind=kind,
                text=text,
                place=self._place(start),
                paragraphs=self.position.paragraphs(start),
                terms=self._terms(text) if kind is SentenceKind.ENTRY else (),
            )
        )

    def _terms(self, text: str) -> tuple[Term, ...]:
        return terms(_without_item(text), self.language, item=_ITEM.match(text) is not None)

    def _place(self, start: Start) -> ClausePlace:
        return ClausePlace(
            article=self.article, act=self.act, item=self.item, alinea=start[0] - self.first + 1, line=start[0]
        )


def _without_item(text: str) -> str:
    match = _ITEM.match(text)
    return text[match.end() :] if match else text


def _unlisted(text: str) -> Failure:
    return Failure(
        message=_("изменение стоит не в перечне изменений акта"),
        understood="",
        rest=text,
        expected=_("строка вида «Внести в … следующие изменения:» перед ним"),
    )
