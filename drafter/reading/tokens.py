"""Sentences of amending prose as tokens: words of the tables, numbers, signs, and quotations, each one token."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from drafter.messages import _
from drafter.reading.lexicon import Entry, Lexicon, Word, fold
from drafter.reading.model import Quote, Span, Verb
from drafter.reading.quotes import CLOSING, MARKS, Follow, Opens, endings, follow

_NUMBER = re.compile(r"\d+(?:-\d+)*\)?")
_LETTER_POINT = re.compile(r"[^\W\d_]\)")
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*(?:\s+[^\W\d_]+(?:-[^\W\d_]+)*){0,5}")
_HYPHEN = re.compile(r"(?P<hyphen>\s?[-–—−]\s?)(?P<word>[^\W\d_]+)")
_ABBREVIATED = frozenset("г гг ст п пп ч т д др им ж жж б".split())
_DASHES = "–—-−"
_GOES_ON = frozenset(
    {Word.COMMA, Word.COLON, Word.AND, Word.RESPECTIVELY, Word.NAMED, Word.EDITION, Word.CONTENT, Word.QUOTED}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a sentence: what it is to the grammar, its value, its case, and where it stands."""

    word: Word
    text: str
    span: Span
    value: Any = None
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexed:
    """A sentence as tokens: the sign that ends it («;», «.», «:» or none), and where the next one begins.

    ``remarks`` say which slips of the prose were read over; ``trouble`` why a quotation has no sure end, and
    ``unclosed`` that it has none at all.
    """

    tokens: tuple[Token, ...]
    sign: str
    paragraph: int
    at: int
    remarks: tuple[str, ...] = ()
    trouble: str | None = None
    unclosed: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """A sentence read up to a place; ``spare`` of its later choices are still to be other than the first one."""

    paragraph: int
    at: int
    tokens: tuple[Token, ...]
    remarks: tuple[str, ...]
    spare: int


class Lexer:
    """Cuts the paragraphs of one document into sentences."""

    def __init__(self, texts: Sequence[str], lexicon: Lexicon, opens: Opens) -> None:
        self.texts = texts
        self.lexicon = lexicon
        self.opens = opens

    def sentences(self, paragraph: int, at: int) -> Iterator[Lexed]:
        """Yield the ways to read the sentence that begins at a place: first the regular one, then those that differ
        from it at one quotation, then at two.
        """
        for spare in range(3):
            open_: list[_State | Lexed] = [_State(paragraph, at, (), (), spare)]
            while open_:
                state = open_.pop()
                if isinstance(state, Lexed):
                    yield state
                else:
                    open_ += reversed(self._further(state))

    def _further(self, state: _State) -> list[_State | Lexed]:
        """Go on up to a quotation, the end of the paragraph or of the sentence: the ways from there, best first."""
        paragraph, at = state.paragraph, state.at
        made, noted = list(state.tokens), list(state.remarks)
        text = self.texts[paragraph]
        while True:
            while at < len(text) and text[at].isspace():
                at += 1
            here = _State(paragraph, at, tuple(made), tuple(noted), state.spare)
            if at == len(text):
                return self._at_the_end(here)
            sign = text[at]
            if sign in MARKS and sign not in CLOSING:
                return self._quoted(here)
            if sign in CLOSING and (mended := self._unopened(paragraph, at, made)) is not None:
                made, at = mended, at + 1
                noted.append(_("кавычка не открыта"))
            elif self._ends(sign, made, paragraph, at):
                return [self._ended(here, sign)] if here.spare == 0 else []
            else:
                token, glued = self._token(paragraph, at)
                made += token
                noted += glued
                at = made[-1].span.end

    def _ends(self, sign: str, tokens: Sequence[Token], paragraph: int, at: int) -> bool:
        """Whether a sign ends the sentence: «;», a full stop, or the colon after an address."""
        match sign:
            case ";":
                return True
            case ".":
                return not self._is_abbreviated(tokens, paragraph, at)
            case ":":
                return not self._opens_text(tokens, paragraph, at)
        return False

    def _ended(self, state: _State, sign: str) -> Lexed:
        text, at = self.texts[state.paragraph], state.at + 1
        while at < len(text) and text[at] in ";.,":  # a second sign after the sentence is a slip
            at += 1
        return Lexed(state.tokens, sign, state.paragraph, at, state.remarks)

    def _at_the_end(self, state: _State) -> list[_State | Lexed]:
        """At the end of a paragraph a sentence goes on where it cannot be whole, or where it may not be."""
        following = state.paragraph + 1
        ways: list[_State | Lexed] = []
        if following < len(self.texts) and self._may_go_on(state.tokens, following):
            ways.append(replace(state, paragraph=following, at=0))
        if state.tokens and state.spare == len(ways):
            ways.append(Lexed(state.tokens, "", state.paragraph, state.at, state.remarks))
        return ways

    def _may_go_on(self, tokens: Sequence[Token], following: int) -> bool:
        if not tokens:
            return True
        opening = self.texts[following].lstrip()[:1]
        last = tokens[-1]
        quoted = opening in MARKS and bool(opening)
        if last.word in _GOES_ON and (quoted or last.word in (Word.COMMA, Word.AND)):
            return True
        if last.word is Word.VERB:
            return quoted and last.value in (Verb.RESTATE, Verb.SUPPLEMENT)
        has_verb = any(token.word is Word.VERB for token in tokens)
        has_quote = any(token.word is Word.QUOTE for token in tokens)
        return has_quote and not has_verb and not opening.isdigit()

    def _quoted(self, state: _State) -> list[_State | Lexed]:
        """The ways to end the quotation at hand."""
        tokens, paragraph, at = state.tokens, state.paragraph, state.at
        whole = bool(tokens) and (
            tokens[-1].word in (Word.COLON, Word.EDITION, Word.CONTENT)
            or (tokens[-1].word is Word.VERB and tokens[-1].value in (Verb.RESTATE, Verb.SUPPLEMENT))
        )
        text = self.texts[paragraph]
        left = Token(Word.OTHER, text[at:], Span(paragraph, at, len(text)))
        ways: list[_State | Lexed] = []
        found = endings(self.texts, paragraph, at, self.lexicon, whole=whole, opens=self.opens)
        for ending in islice(found, 1 if state.spare == 0 else None):
            slip = ending.quote.slip
            if ending.doubtful:
                lexed = Lexed((*tokens, left), "", ending.paragraph, ending.at, trouble=slip)
                return [lexed] if state.spare == 0 else []
            end = ending.at if ending.paragraph == paragraph else len(text)
            token = Token(Word.QUOTE, ending.quote.text, Span(paragraph, at, end), ending.quote)
            ways.append(
                _State(
                    ending.paragraph,
                    ending.at,
                    (*tokens, token),
                    state.remarks if slip is None else (*state.remarks, slip),
                    state.spare - bool(ways),
                )
            )
        if not ways and state.spare == 0:
            trouble = _("кавычка не закрыта")
            return [Lexed((*tokens, left), "", paragraph, len(text), trouble=trouble, unclosed=True)]
        return ways

    def _unopened(self, paragraph: int, at: int, tokens: Sequence[Token]) -> list[Token] | None:
        """The tokens with the words before a closing mark as a quotation, where its beginning is sure."""
        start = len(tokens)
        while start and tokens[start - 1].word not in (Word.COMMA, Word.QUOTED, Word.QUOTE):
            start -= 1
        inside = tokens[start:]
        if not inside or not start or tokens[start - 1].word is Word.QUOTE or inside[0].span.paragraph != paragraph:
            return None
        if follow(self.texts[paragraph], at + 1, self.lexicon) is Follow.NO:
            return None
        first = inside[0].span.start
        words = self.texts[paragraph][first:at].strip()
        quote = Quote((words,), (Span(paragraph, first, at),), _("кавычка не открыта"))
        return [*tokens[:start], Token(Word.QUOTE, words, Span(paragraph, first, at + 1), quote)]

    def _is_abbreviated(self, tokens: Sequence[Token], paragraph: int, at: int) -> bool:
        text = self.texts[paragraph]
        if not tokens or tokens[-1].span.paragraph != paragraph or tokens[-1].span.end != at:
            return False
        return tokens[-1].text.lower() in _ABBREVIATED and at + 1 < len(text)

    def _opens_text(self, tokens: Sequence[Token], paragraph: int, at: int) -> bool:
        """Whether a colon stands before quoted words or the text of a unit, not after an address."""
        if not tokens:
            return False
        rest = self.texts[paragraph][at + 1 :].lstrip()
        if not rest and paragraph + 1 < len(self.texts):
            rest = self.texts[paragraph + 1].lstrip()
        if rest[:1] not in MARKS or not rest:
            return False
        ordering = (Word.VERB, Word.EDITION, Word.CONTENT, Word.AFTER, Word.BEFORE)
        ordered = any(token.word in ordering for token in tokens)
        return ordered or tokens[-1].word is Word.QUOTED

    def _token(self, paragraph: int, at: int) -> tuple[list[Token], list[str]]:
        """The token at a place; two where words are glued, with the remark that says so."""
        text = self.texts[paragraph]
        sign = text[at]
        if match := _NUMBER.match(text, at):
            number, end = match.group(), match.end()
            bracket = frozenset({"bracket"}) if number.endswith(")") else frozenset()
            span = Span(paragraph, at, self._to_unit(text, end))
            return [Token(Word.NUMBER, number, span, number.rstrip(")"), bracket)], []
        if match := _LETTER_POINT.match(text, at):
            span = Span(paragraph, at, match.end())
            return [Token(Word.NUMBER, match.group(), span, match.group()[:-1].lower(), frozenset({"bracket"}))], []
        if match := _WORDS.match(text, at):
            return self._words(paragraph, at, match.group())
        end = at + 1
        if sign == "(":
            end = _closing_bracket(text, at)
            word = Word.OTHER
        elif sign in _DASHES:
            word = Word.DASH
        else:
            word = {",": Word.COMMA, ":": Word.COLON}.get(sign, Word.OTHER)
        return [Token(word, text[at:end], Span(paragraph, at, end))], []

    def _to_unit(self, text: str, end: int) -> int:
        """The place after a number and the hyphen between it and its unit, however that is set: «337-баптың»."""
        if text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha():
            return end + 1
        match = _HYPHEN.match(text, end)
        if match is None or self.lexicon.language != "kaz":
            return end
        entry = self.lexicon.entries.get((fold(match["word"], "kaz"),))
        return match.end("hyphen") if entry is not None and entry.word is Word.UNIT else end

    def _words(self, paragraph: int, at: int, group: str) -> tuple[list[Token], list[str]]:
        pieces = [(match.group(), match.start(), match.end()) for match in re.finditer(r"\S+", group)]
        folded = [fold(piece, self.lexicon.language) for piece, _start, _end in pieces]
        found = self.lexicon.longest_match(folded)
        ordinal = self.lexicon.ordinal(folded)

        def token(size: int, entry: Entry) -> list[Token]:
            end = pieces[size - 1][2]
            if "short" in entry.roles and self.texts[paragraph][at + end : at + end + 1] == ".":
                end += 1
            text = self.texts[paragraph][at : at + end]
            return [Token(entry.word, text, Span(paragraph, at, at + end), entry.value, entry.roles)]

        if ordinal is not None and (found is None or ordinal[1] >= found[0]):
            return token(ordinal[1], Entry(Word.ORDINAL, str(ordinal[0]))), []
        if found is not None:
            return token(*found), []
        glued = self.lexicon.split(folded[0])
        if glued is None:
            return token(1, Entry(Word.OTHER)), []
        first, second = glued
        made: list[Token] = []
        for word, start in ((first, at), (second, at + len(first))):
            value = self.lexicon.ordinals.get(word)
            entry = self.lexicon.entries.get((word,)) or Entry(Word.ORDINAL, str(value))
            shown = self.texts[paragraph][start : start + len(word)]
            made.append(Token(entry.word, shown, Span(paragraph, start, start + len(word)), entry.value, entry.roles))
        return made, [_("слова слиты: «{words}»").format(words=pieces[0][0])]


def _closing_bracket(text: str, at: int) -> int:
    """The position after the bracket that closes the one at a place; the next character where none does."""
    depth = 0
    for place in range(at, len(text)):
        depth += (text[place] == "(") - (text[place] == ")")
        if depth == 0:
            return place + 1
    return at + 1
