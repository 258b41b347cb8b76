"""A place in the paragraphs of a document, and the text between two places."""

from __future__ import annotations

from collections.abc import Sequence

Start = tuple[int, int]
"""A paragraph by its index, and a place in its text."""


class Position:
    """How far a document has been read."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.paragraph = 0
        self.at = 0

    @property
    def here(self) -> Start:
        return self.paragraph, self.at

    @property
    def rest(self) -> str:
        """What is left of the paragraph."""
        return self.texts[self.paragraph][self.at :]

    def move(self, paragraph: int, at: int) -> None:
        """Go to a place."""
        self.paragraph, self.at = paragraph, at

    def to_the_end(self) -> None:
        """Go to the end of the document."""
        self.move(len(self.texts) - 1, len(self.texts[-1]))

    def skip_blanks(self) -> bool:
        """Go to the next sign that is neither a blank nor «;»; False at the end of the document."""
        while self.paragraph < len(self.texts):
            text = self.texts[self.paragraph]
            while self.at < len(text) and (text[self.at].isspace() or text[self.at] == ";"):
                self.at += 1
            if self.at < len(text):
                return True
            self.move(self.paragraph + 1, 0)
        return False

    def text(self, start: Start) -> str:
        """The text from a place to here, one paragraph per line."""
        paragraph, at = start
        if paragraph == self.paragraph:
            return self.texts[paragraph][at : self.at].strip()
        middle = self.texts[paragraph + 1 : self.paragraph]
        lines = [self.texts[paragraph][at:], *middle, self.texts[self.paragraph][: self.at]]
        return "\n".join(line.strip() for line in lines if line.strip())

    def paragraphs(self, start: Start) -> tuple[int, ...]:
        """The indices of the paragraphs from a place to here."""
        return tuple(range(start[0], self.paragraph + 1))
