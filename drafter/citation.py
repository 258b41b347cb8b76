"""A citation of articles in a text, and the brackets after the numbers of its list, in whichever language."""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter import eid as eids


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place in a text that cites an article, or a range of them up to ``last``.

    ``parts`` are the numbers of the parts it names («часть первая», «пункт 1»), none meaning the whole article, and
    ``points`` those of the points («1)»); ``act`` is what the text calls another act that the article is of, None for
    an article of the same code.
    """

    article: str
    last: str | None = None
    parts: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    start: int
    end: int
    act: str | None = None

    def covers(self, article: str) -> bool:
        """Tell whether the citation is of an article of the same code, by itself or as one of a range."""
        if self.act is not None:
            return False
        if self.last is None:
            return article == self.article
        return eids.num_key(self.article) <= eids.num_key(article) <= eids.num_key(self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brackets:
    """How brackets stand in the lists of a language.

    ``points`` matches points with their signs, which close nothing («подпунктами 1), 2) и 3)»); ``goes_on`` matches
    where a list goes on inside brackets because the source forgot to close one, its group ``close`` being the sign or
    nothing; ``article`` is how the word for an article begins, with which a list of its own stands in the brackets.
    """

    points: re.Pattern[str]
    goes_on: re.Pattern[str]
    article: str

    def spans(self, text: str, at: int) -> tuple[list[tuple[int, int]], int]:
        """Return where the insides of the brackets right from a place stand, one pair after another, and what follows.

        A bracket that the source forgot to close is closed where the list goes on, or by the first that closes any.
        """
        inside: list[tuple[int, int]] = []
        skipped = list(self.points.finditer(text, at, at + _FAR)) if text.startswith(("(", " ("), at) else []
        while opened := _OPEN.match(text, at):
            depth, end = 0, -1
            limit = opened.end() + _WIDEST
            for sign in _EITHER.finditer(text, opened.end() - 1, limit):
                if any(points.start() < sign.start() < points.end() for points in skipped):
                    continue
                depth += 1 if sign[0] == "(" else -1
                if depth == 0:
                    end = sign.start()
                    break
            after = end + 1
            forgot = self.goes_on.search(text, opened.end(), end if end >= 0 else limit)
            if forgot and self.article not in text[opened.end() : forgot.start()]:
                end, after = forgot.span("close")
            elif end < 0:
                end = text.find(")", opened.end(), limit)
                after = end + 1
            if end < 0:
                return inside, at
            inside.append((opened.end(), end))
            at = after
        return inside, at

    def bare(self, text: str) -> str:
        """Return what stands in a bracket without brackets of its own and without points."""
        text = self.points.sub("", text)
        while (bare := _INNER.sub("", text)) != text:
            text = bare
        return text


_FAR = 2_000
_WIDEST = 2_000
"""How many characters a bracket after a number may hold; those of real codes have at most 901."""

_INNER = re.compile(r"\s?\([^()]*\)")
_OPEN = re.compile(r"\s?\(")
_EITHER = re.compile(r"[()]")
