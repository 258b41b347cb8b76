"""What reading a PDF comes to: printed lines with their geometry, and the paragraphs made of them."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.errors import Finding, InputError, Place
from drafter.ingest.text import Paragraph
from drafter.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """The paragraphs of a PDF, the letters found and the letters of furniture, and remarks."""

    paragraphs: list[Paragraph]
    letters: int
    dropped: int
    remarks: list[Finding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A printed line: its words, page and number in the file, both from 1; lengths in points, y from the foot up.

    ``opening`` is how wide the part of the line is that must stay together at its start, ``raised`` whether some sign
    stands above the line, ``parted`` whether the line ends in a hyphen drawn apart from its word, ``blank`` whether in
    a blank.
    """

    text: str
    page: int
    number: int
    left: float
    right: float
    base: float
    size: float
    opening: float
    raised: bool = False
    parted: bool = False
    blank: bool = False

    @property
    def width(self) -> float:
        """How wide the line is."""
        return self.right - self.left


def unreadable(path: str, found: str, page: int | None = None, *, line: int | None = None) -> InputError:
    """Return the error for a PDF whose page shows what cannot be read surely; ``found`` says what it is."""
    where = found if page is None else _("страница {n}: {found}").format(n=page, found=found)
    return InputError(
        Finding(
            code="D026",
            message=_("этот PDF нельзя прочитать так, как он напечатан"),
            place=Place(file=path, line=line),
            expected=_("PDF, в котором видны слова и границы абзацев"),
            found=where,
            hint=_("откройте исходный документ и сохраните его как DOCX, либо возьмите текст с официального сайта"),
        )
    )
