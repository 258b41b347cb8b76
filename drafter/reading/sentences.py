"""One sentence of amending prose read in full: a line that names a place, a clause with its orders, or a failure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from drafter.messages import _
from drafter.reading import kaz, rus
from drafter.reading.chunks import Chunk, Ordered, Place, Stop
from drafter.reading.frames import Incomplete, context, orders
from drafter.reading.lexicon import Lexicon, Word, fold, lexicon
from drafter.reading.model import OUTSIDE, Order, Unit, Verb
from drafter.reading.tokens import Lexed, Lexer, Token

_MOST = 60
"""How many ways to set quotation marks right are tried."""

Grammar = Callable[[Sequence[Token]], Iterator[Chunk]]
_LONG = 40
"""How much of a quotation is shown."""

GRAMMARS: dict[str, Grammar] = {"rus": rus.chunks, "kaz": kaz.chunks}


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a sentence was not understood: the words up to which it was, those from there on, what could stand there.

    ``outside`` names what the sentence is about where no text of an act could show its change; ``orders`` says that it
    has a verb of amending, ``renumbers`` that it would give units other numbers; ``formula`` is how laws word such a
    sentence.
    """

    message: str
    understood: str
    rest: str
    expected: str
    nearest: tuple[str, ...] = ()
    outside: str | None = None
    orders: bool = True
    renumbers: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A sentence as read: a line before a list where ``place`` is given, orders, or a failure.

    ``readings`` are the orders in each sense, where the marks give several and only the text in force can tell.
    """

    lexed: Lexed
    place: Place | None = None
    orders: tuple[Order, ...] = ()
    failure: Failure | None = None
    readings: tuple[tuple[Order, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return " ".join(token.text for token in self.lexed.tokens)


def parse(lexer: Lexer, paragraph: int, at: int) -> Parsed:
    """Read the sentence at a place.

    The regular way to set quotation marks is taken where the sentence makes sense with it. Otherwise the other ways
    are tried; two that make different sense are a failure: only the text in force may choose between them.
    """
    first: Parsed | None = None
    sensible: list[Parsed] = []
    for lexed in islice(lexer.sentences(paragraph, at), _MOST):
        found = _parsed(lexed, lexer)
        first = first or found
        if found.failure is None:
            if not lexed.remarks and not sensible:
                return found
            if all(found.orders != other.orders for other in sensible):
                sensible.append(found)
    assert first is not None
    if len(sensible) == 1:
        return sensible[0]
    return _ambiguous(sensible, lexer) if sensible else first


def reads_as_clause(text: str, lexer: Lexer) -> bool:
    """Tell whether a text begins with a sentence of which every word is amending prose, its new text aside."""
    alone = Lexer([text], lexer.lexicon, lambda _text: False)
    lexed = next(alone.sentences(0, 0), None)
    if lexed is None or not lexed.tokens or lexed.trouble:
        return False
    try:
        found = list(GRAMMARS[lexer.lexicon.language](lexed.tokens))
    except Stop:
        return False
    if any(isinstance(chunk, Ordered) for chunk in found):
        return True
    place = context(found) if lexed.sign == ":" else None
    return place is not None and any(step.number for address in place.addresses for step in address)


def amends(text: str, lexer: Lexer) -> bool:
    """Tell whether a text orders a modification, though not all of its words need be amending prose: «Статью 4 Кодекса
    о садах исключить», which names the act itself.
    """
    if reads_as_clause(text, lexer):
        return True
    alone = Lexer([text], lexer.lexicon, lambda _text: False)
    lexed = next(alone.sentences(0, 0), None)
    if lexed is None:
        return False
    said = {token.word for token in lexed.tokens if token.word is not Word.UNIT or token.value is not Unit.ACT}
    return Word.VERB in said and bool(said & {Word.UNIT, Word.QUOTE})


def _parsed(lexed: Lexed, lexer: Lexer) -> Parsed:
    words = lexer.lexicon
    if lexed.trouble:
        return Parsed(lexed=lexed, failure=_failed(lexed, len(lexed.tokens) - 1, _("закрывающая кавычка"), words))
    try:
        found = list(GRAMMARS[words.language](lexed.tokens))
    except Stop as stop:
        return Parsed(lexed=lexed, failure=_failed(lexed, stop.position, stop.expected, words))
    try:
        if lexed.sign == ":" and (place := context(found)) is not None:
            return Parsed(lexed=lexed, place=place)
        return Parsed(lexed=lexed, orders=tuple(orders(found)))
    except Incomplete as missing:
        return Parsed(lexed=lexed, failure=_incomplete(lexed, str(missing), words))


def _incomplete(lexed: Lexed, missing: str, words: Lexicon) -> Failure:
    failure = _failed(lexed, len(lexed.tokens), "", words)
    slip = next((t.value.slip for t in lexed.tokens if t.word is Word.QUOTE and t.value.slip), None)
    message = _("предложение неполно: {what}").format(what=missing if slip is None else f"{missing}; {slip}")
    return replace(failure, message=message, expected=failure.formula)


def _shown(tokens: Sequence[Token]) -> str:
    """Words of a sentence with its quotations in marks of their own, long ones cut."""
    return " ".join(_cut(token) for token in tokens).replace(" ,", ",")


def _cut(token: Token) -> str:
    if token.word is not Word.QUOTE:
        return token.text
    return f"“{token.text if len(token.text) <= _LONG else token.text[:_LONG] + '…'}”"


def _failed(lexed: Lexed, position: int, expected: str, words: Lexicon) -> Failure:
    understood, rest = _shown(lexed.tokens[:position]), _shown(lexed.tokens[position:])
    near: tuple[str, ...] = ()
    if position < len(lexed.tokens) and lexed.tokens[position].word is Word.OTHER:
        near = words.nearest(fold(lexed.tokens[position].text.split()[0], words.language))
        message = _("слово не из языка изменений: «{word}»").format(word=lexed.tokens[position].text[:60])
    elif position < len(lexed.tokens):
        message = _("предложение не складывается на словах «{word}»").format(word=lexed.tokens[position].text[:60])
    else:
        message = _("предложение неполно")
    named = (OUTSIDE.get(token.value) for token in lexed.tokens if token.word is Word.UNIT)
    return Failure(
        message=lexed.trouble or message,
        understood=understood,
        rest=rest,
        expected=expected,
        nearest=near,
        outside=next(filter(None, named), None),
        orders=any(token.word is Word.VERB for token in lexed.tokens),
        renumbers=any(fold(token.text, words.language) in words.renumbering for token in lexed.tokens),
        formula=words.formulas[next((token.value for token in lexed.tokens if token.word is Word.VERB), Verb.REPLACE)],
    )


def _ambiguous(sensible: Sequence[Parsed], lexer: Lexer) -> Parsed:
    lexed = sensible[0].lexed
    one_end = len({(each.lexed.paragraph, each.lexed.at) for each in sensible}) == 1
    return Parsed(
        lexed=lexed,
        readings=tuple(each.orders for each in sensible) if one_end else (),
        failure=Failure(
            message=_("кавычки расставлены так, что предложение можно прочесть по-разному"),
            understood="",
            rest=" ".join(token.text for token in lexed.tokens),
            expected=_("каждая цитата в своей паре кавычек"),
            nearest=tuple(_told(each) for each in sensible[:3]),
        ),
    )


def _told(parsed: Parsed) -> str:
    quotes = [quote.text for order in parsed.orders for quote in (*order.old, *order.new)]
    return " | ".join(quotes)


def lexer_for(texts: Sequence[str], language: str, opens: Callable[[str], bool]) -> Lexer:
    """Return what cuts a document into sentences."""
    return Lexer(texts, lexicon(language), opens)
