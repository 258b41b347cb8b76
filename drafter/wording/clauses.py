"""What a worded bill is made of, in any language."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RunKind(StrEnum):
    """What a piece of a clause is: the clause's own words, or words it quotes from the old or the new text."""

    PLAIN = "plain"
    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph; the quotation marks around quoted words belong to the plain pieces."""

    kind: RunKind
    text: str


class ParagraphKind(StrEnum):
    """What a paragraph of a bill is: a numbered item, a line under it, a paragraph of a quoted structure."""

    ITEM = "item"
    LINE = "line"
    QUOTED = "quoted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph of a bill; ``modification`` is the position of the one it orders or quotes, where it is one.

    ``also`` are the positions of further ones that the same paragraph orders, in a bill that a person gives in words.
    """

    kind: ParagraphKind
    runs: tuple[Run, ...]
    modification: int | None = None
    also: tuple[int, ...] = ()

    @property
    def modifications(self) -> tuple[int, ...]:
        """The positions of all that the paragraph orders or quotes."""
        return (() if self.modification is None else (self.modification,)) + self.also

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One numbered item of the amending article of a bill, with all its paragraphs; a lone item has no number."""

    number: str | None
    paragraphs: tuple[Paragraph, ...]
    article: str = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A bill in words: the title, the head of article 1, its items, the article on entry into force, the signature."""

    title: str
    head_article: str
    head: str
    items: tuple[Item, ...]
    entry_article: str
    entry: str
    signature: str

    @property
    def ordered(self) -> dict[int, Item]:
        """For each modification, by its position, the item that orders it."""
        found: dict[int, Item] = {}
        for item in self.items:
            for paragraph in item.paragraphs:
                for position in paragraph.modifications:
                    found.setdefault(position, item)
        return found
