"""The way through an amending law: articles, amended acts, items, lines that name a place, clauses, other sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.messages import _
from drafter.reading.chunks import RANKS, Place, rank
from drafter.reading.frames import narrower, within
from drafter.reading.heads import has, head_end, is_approved, named_act, phrases, read_head
from drafter.reading.lexicon import fold
from drafter.reading.model import ClausePlace, Order, Sentence, SentenceKind, Term, Unit, Verb
from drafter.reading.others import is_signature, kind_of, terms
from drafter.reading.quotes import MARKS, endings
from drafter.reading.sentences import Failure, Parsed, lexer_for, parse, reads_as_clause


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """A clause as it stands in the law: its orders with the places of the lines above, or the failure."""

    text: str
    place: ClausePlace
    paragraphs: tuple[int, ...]
    orders: tuple[Order, ...] = ()
    failure: Failure | None = None
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Block:
    """An amended act as named, and its clauses."""

    named: str
    clauses: list[Raw] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outline:
    """What an amending law is made of, and the paragraphs before its text."""

    preface: tuple[str, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]


_ARTICLE = {
    "rus": re.compile(r"Статья\s+(?P<num>\d+)\s*(?:\.\s*|$)"),
    "kaz": re.compile(r"(?P<num>\d+)\s*-\s*бап\s*(?:\.\s*|$)", re.IGNORECASE),
}
_NUMBERED = re.compile(r"(?P<num>\d+)\.(?!\d)\s*")
_ITEM = re.compile(r"(?P<num>\d+(?:-\d+)*|[^\W\d_])\)\s*")
_NUMBERS_OF_UNIT = re.compile(r"(?:(?:,|және|мен|–|-)\s*\d+(?:-\d+)*\)\s*)*(?P<word>[^\W\d_]+)")
_BEGINS = {
    "rus": re.compile(r"Статья\s+1\s*(?:\.|$)|(?:1\s*\.\s*)?Внести\s"),
    "kaz": re.compile(r"(?<!\d)(?<!-)1\s*-\s*бап\s*(?:\.|$)"),
}


_WHOLE = RANKS[Unit.ARTICLE]
"""How deep a place may lie that depends on no line above."""


def outline(texts: Sequence[str], language: str) -> Outline:
    """Read a document from its first paragraph to its last; nothing is left out."""
    walk = _Walk(texts, language)
    walk.run()
    return Outline(tuple(walk.preface), tuple(walk.blocks), tuple(walk.sentences))


class _Walk:
    """Where the reading is: the paragraph and the place in it, and what the lines above have named."""

    def __init__(self, texts: Sequence[str], language: str) -> None:
        self.texts = texts
        self.language = language
        self.lexer = lexer_for(texts, language, self._opens)
        self.paragraph = 0
        self.at = 0
        self.preface: list[str] = []
        self.blocks: list[Block] = []
        self.sentences: list[Sentence] = []
        self.article = self.act = self.item = ""
        self.first = 0
        self.amends = False
        self.several = False
        self.context: list[Place] = []
        self.lost = False
        self.kind: SentenceKind | None = None

    def run(self) -> None:
        self._preface()
        while self._skip_blanks():
            if self._article() or self._signature() or self._numbered():
                continue
            if self.amends and has(self._rest[:30], phrases(self.language).own, self.language):
                self.amends, self.kind = False, None
            if self.amends:
                self._item()
                self._clause()
            elif not self._head():
                self._other()

    # --- what opens a sentence

    def _preface(self) -> None:
        begins = _BEGINS[self.language]
        for number, text in enumerate(self.texts):
            match = begins.search(text)
            if match is None and self.language == "kaz" and read_head(text[: (head_end(text, 0) or 0)], "kaz"):
                match = re.match("", text)
            if match is not None:
                self.preface = [*self.texts[:number], text[: match.start()]]
                self.paragraph, self.at = number, match.start()
                return
        self.preface = list(self.texts[:3])

    def _skip_blanks(self) -> bool:
        while self.paragraph < len(self.texts):
            text = self.texts[self.paragraph]
            while self.at < len(text) and (text[self.at].isspace() or text[self.at] in ";"):
                self.at += 1
            if self.at < len(text):
                return True
            self.paragraph, self.at = self.paragraph + 1, 0
        return False

    @property
    def _next_article(self) -> str:
        return str(int(self.article or 0) + 1)

    @property
    def _rest(self) -> str:
        return self.texts[self.paragraph][self.at :]

    def _article(self) -> bool:
        match = _ARTICLE[self.language].match(self._rest)
        if match is None or match["num"] != self._next_article:
            return False
        self.article, self.act, self.item = match["num"], "", ""
        self.amends, self.several, self.kind = False, False, None
        self._begin()
        self.at += match.end()
        return True

    def _signature(self) -> bool:
        if not is_signature(self._rest, self.language):
            return False
        start = (self.paragraph, self.at)
        self.paragraph, self.at = len(self.texts) - 1, len(self.texts[-1])
        self._sentence(SentenceKind.SIGNATURE, start)
        return True

    def _numbered(self) -> bool:
        """«1.» before an amended act, or before a point of a resolution."""
        match = _NUMBERED.match(self._rest)
        if match is None:
            return False
        names_act = self.several and self._names_act(match.end())
        if self.amends and self.article and not names_act:
            return False
        self.act, self.item, self.kind = match["num"], "", None
        self._begin()
        self.amends = self.amends and names_act
        self.at += match.end()
        return True

    def _names_act(self, ahead: int) -> bool:
        text = self.texts[self.paragraph]
        colon = head_end(text, self.at + ahead)
        return colon is not None and named_act(text[self.at + ahead : colon], self.language) is not None

    def _head(self) -> bool:
        """A line that opens a list of changes, or names the act of the list below it."""
        text = self.texts[self.paragraph]
        colon = head_end(text, self.at)
        if colon is None:
            return False
        said = text[self.at : colon]
        head = read_head(said, self.language)
        named = None if head is not None else self._act_below(said)
        if head is None and named is None:
            return False
        start = (self.paragraph, self.at)
        self.several = self.several or (head is not None and head.named is None)
        name = head.named if head is not None else named
        if name is not None:
            self.blocks.append(Block(name))
        self.amends, self.context, self.at = True, [], colon + 1
        self._sentence(SentenceKind.HEAD, start)
        return True

    def _act_below(self, said: str) -> str | None:
        """The act that a line names under the head: one of several, or what an amended resolution approved."""
        if self.several and self.act and not self.item:
            return named_act(said, self.language)
        return said.strip() if self.amends and is_approved(said, self.language) else None

    def _item(self) -> None:
        """«1)» before a clause, unless it is the number of a unit: «1) тармақшада»."""
        match = _ITEM.match(self._rest)
        if match is None or self._counts_a_unit(match.end()):
            return
        self.item = match["num"]
        self._begin()
        self.at += match.end()

    def _begin(self) -> None:
        """Begin an article, an act or an item: no line above counts any more."""
        self.first, self.context, self.lost = self.paragraph, [], False

    def _counts_a_unit(self, ahead: int) -> bool:
        """Whether a number in Kazakh, where it stands first, is that of a unit: «1), 2) және 3) тармақшалар»."""
        match = _NUMBERS_OF_UNIT.match(self._rest, ahead) if self.language == "kaz" else None
        if match is None:
            return False
        entry = self.lexer.lexicon.entries.get((fold(match["word"], "kaz"),))
        return entry is not None and entry.value in (Unit.POINT, Unit.PARAGRAPH)

    # --- sentences

    def _clause(self) -> None:
        if not self._skip_blanks():
            return
        start = (self.paragraph, self.at)
        parsed = parse(self.lexer, *start)
        if parsed.failure is not None and not parsed.failure.orders and self._head():
            return
        if parsed.failure is not None and (kind := self._kind_of_unread(parsed)) is not None:
            self._move(parsed)
            self._sentence(kind, start)
            return
        self._move(parsed)
        failure = parsed.failure or self._adrift(parsed) or self._unplaced(parsed)
        if failure is None and parsed.place is not None:
            self._enter(parsed.place)
            self._sentence(SentenceKind.WHERE, start)
            return
        if failure is not None:
            self._over_new_text(parsed)
            self.lost = self.lost or not (failure.orders or any(mark in self._text(start) for mark in MARKS))
        self._keep(start, failure, () if failure else parsed.orders, () if failure else parsed.lexed.remarks)

    def _keep(
        self,
        start: tuple[int, int],
        failure: Failure | None,
        orders: Sequence[Order] = (),
        remarks: tuple[str, ...] = (),
    ) -> None:
        """Keep a clause with the places of the lines above."""
        if not self.blocks:
            self.blocks.append(Block(""))
        raw = Raw(
            text=self._text(start),
            place=self._place(start[0]),
            paragraphs=self._paragraphs(start[0]),
            orders=tuple(self._placed(order) for order in orders),
            failure=failure,
            remarks=remarks,
        )
        clauses = self.blocks[-1].clauses
        if failure is not None and not failure.orders and clauses and _goes_on(clauses[-1], raw):
            joined = f"{clauses[-1].text}\n{raw.text}"
            paragraphs = tuple(dict.fromkeys((*clauses[-1].paragraphs, *raw.paragraphs)))
            clauses[-1] = replace(clauses[-1], text=joined, paragraphs=paragraphs)
        else:
            clauses.append(raw)

    def _adrift(self, parsed: Parsed) -> Failure | None:
        """A place that hangs on a line above which was not understood, unless it names its article itself."""
        places = [parsed.place.addresses] if parsed.place else [order.addresses for order in parsed.orders]
        if not self.lost or all(addresses[0][:1] and rank(addresses[0][0]) <= _WHOLE for addresses in places):
            return None
        return Failure(
            message=_("строка выше, от которой зависит место, не понята"),
            understood="",
            rest=" ".join(token.text for token in parsed.lexed.tokens)[:120],
            expected=_("статья, названная в самом предложении"),
            orders=bool(parsed.orders),
        )

    def _unplaced(self, parsed: Parsed) -> Failure | None:
        """A unit restated under a line «в статье 5:» must be named itself; only an act may be restated unnamed."""
        lone = any(order.verb is Verb.RESTATE and order.addresses == ((),) for order in parsed.orders)
        if not (lone and self.context):
            return None
        return Failure(
            message=_("не названо, что излагается в новой редакции"),
            understood="",
            rest=self.texts[parsed.lexed.tokens[0].span.paragraph][:120],
            expected=_("заголовок, часть, пункт, абзац перед словом «изложить»"),
        )

    def _kind_of_unread(self, parsed: Parsed) -> SentenceKind | None:
        """What a sentence among the clauses is that orders nothing in this language, or None."""
        end = parsed.lexed.at if parsed.lexed.paragraph == self.paragraph else None
        kind = kind_of(self.texts[self.paragraph][self.at : end], self.language)
        return kind if kind in (SentenceKind.LANGUAGE, SentenceKind.NOTE) else None

    def _move(self, parsed: Parsed) -> None:
        self.paragraph, self.at = parsed.lexed.paragraph, parsed.lexed.at

    def _enter(self, place: Place) -> None:
        """Go into a place, out of those that cannot hold it."""
        while self.context and not narrower(self.context[-1].addresses, place.addresses):
            self.context.pop()
        self.context.append(self._completed(place))

    def _completed(self, place: Place) -> Place:
        for outer in reversed(self.context):
            if narrower(outer.addresses, place.addresses):
                everywhere = place.everywhere or outer.everywhere
                return replace(place, addresses=within(outer.addresses, place.addresses), everywhere=everywhere)
        return place

    def _placed(self, order: Order) -> Order:
        """An order with the place of the lines above, as far as they can hold what it names."""
        relative = order.addresses
        own = Place(relative, everywhere=order.everywhere)
        if order.units and relative == ((),):
            for outer in reversed(self.context):
                if narrower(outer.addresses, ((order.units[0],),)):
                    return replace(order, addresses=outer.addresses)
            return order
        found = self._completed(own)
        return replace(order, addresses=found.addresses, everywhere=found.everywhere)

    def _over_new_text(self, parsed: Parsed) -> None:
        """Go over the new text that belongs to a clause that was not understood, so that it is not read as clauses."""
        if parsed.lexed.unclosed:
            self._to_next_clause()
            return
        if parsed.lexed.sign != ":" or self.paragraph + 1 >= len(self.texts):
            return
        after = self.texts[self.paragraph + 1].lstrip()
        if self._rest.strip() or after[:1] not in MARKS or not after:
            return
        lexicon = self.lexer.lexicon
        ending = next(endings(self.texts, self.paragraph + 1, 0, lexicon, whole=True, opens=self._opens), None)
        if ending is None:
            self._to_next_clause()
        else:
            self.paragraph, self.at = ending.paragraph, ending.at

    def _to_next_clause(self) -> None:
        """Go to the next paragraph that opens a clause or an article, where a quotation has no end."""
        self.paragraph += 1
        while self.paragraph < len(self.texts) and not self._opens(self.texts[self.paragraph]):
            self.paragraph += 1
        self.paragraph, self.at = self.paragraph - 1, len(self.texts[self.paragraph - 1])

    def _other(self) -> None:
        """A sentence of an article that amends nothing; a paragraph goes on what the one before it began."""
        start = (self.paragraph, self.at)
        text = self._rest
        item = _ITEM.match(text)
        if reads_as_clause(text[item.end() :] if item else text, self.lexer):
            self._unlisted(start)
            return
        one_line = next((m.start() for m in re.finditer(r"(?<=[.])\s+(?=\S)", text) if self._turns(m.end())), None)
        self.at += one_line if one_line is not None else len(text)
        self.kind = kind_of(self._text(start), self.language) or self.kind or SentenceKind.TRANSITION
        self._sentence(self.kind, start)

    def _turns(self, ahead: int) -> bool:
        """Whether something else begins after a full stop in the same paragraph: pages saved in one line."""
        rest = self._rest[ahead:]
        return bool(_ARTICLE[self.language].match(rest) or _NUMBERED.match(rest) or is_signature(rest, self.language))

    def _unlisted(self, start: tuple[int, int]) -> None:
        self.at = len(self.texts[self.paragraph])
        failure = Failure(
            message=_("изменение стоит не в перечне изменений акта"),
            understood="",
            rest=self._text(start),
            expected=_("строка вида «Внести в … следующие изменения:» перед ним"),
        )
        self._keep(start, failure)

    def _sentence(self, kind: SentenceKind, start: tuple[int, int]) -> None:
        text = self._text(start)
        self.sentences.append(
            Sentence(
                kind=kind,
                text=text,
                place=self._place(start[0]),
                paragraphs=self._paragraphs(start[0]),
                terms=self._terms(text) if kind is SentenceKind.ENTRY else (),
            )
        )

    def _terms(self, text: str) -> tuple[Term, ...]:
        item = _ITEM.match(text)
        return terms(text[item.end() :] if item else text, self.language, item=item is not None)

    def _text(self, start: tuple[int, int]) -> str:
        paragraph, at = start
        if paragraph == self.paragraph:
            return self.texts[paragraph][at : self.at].strip()
        middle = self.texts[paragraph + 1 : self.paragraph]
        lines = [self.texts[paragraph][at:], *middle, self.texts[self.paragraph][: self.at]]
        return "\n".join(line.strip() for line in lines if line.strip())

    def _paragraphs(self, first: int) -> tuple[int, ...]:
        return tuple(range(first, min(self.paragraph, len(self.texts) - 1) + 1))

    def _place(self, paragraph: int) -> ClausePlace:
        return ClausePlace(
            article=self.article,
            act=self.act,
            item=self.item,
            alinea=paragraph - self.first + 1,
            line=paragraph,
        )

    def _opens(self, text: str) -> bool:
        """Tell whether a paragraph opens the next clause, item or article of this law."""
        own = _ARTICLE[self.language].match(text)
        if own is not None:
            return own["num"] == self._next_article
        if is_signature(text, self.language):
            return True
        match = _ITEM.match(text)
        return reads_as_clause(text[match.end() :] if match else text, self.lexer)


def _goes_on(refused: Raw, raw: Raw) -> bool:
    """Whether words without a verb of amending go on a clause of the same item that was not understood."""
    return refused.failure is not None and refused.place.item == raw.place.item
