"""Two editions of a code as one Word file with tracked changes: the new text, the old one under «reject all»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.change import Change, Line, Role
from drafter.diff import Kind
from drafter.editions import BREAK
from drafter.render.docx import Properties, write_page
from drafter.render.docx_page import Page, Paragraph, Run, Section
from drafter.render.pages import STYLES
from drafter.render.profile import Profile, Style

_LEVEL = 2
"""The outline level of the headings of an act; the title of the document has the first."""


def editions_docx(
    changes: Iterable[Change], head: str, about: Iterable[str], profile: Profile, said: Properties
) -> bytes:
    """Return the Word file of changed provisions, or of all of them, under a title and paragraphs about it.

    Accepting every change gives the paragraphs of the new edition, rejecting every change those of the old one.
    """
    styles = {style.key: style for style in profile.styles}
    blocks = [
        Paragraph(style=styles["title"], level=styles["title"].outline, runs=(Run(text=head),)),
        *(Paragraph(style=styles["alinea"], runs=(Run(text=text),)) for text in about),
        *(paragraph for change in changes for line in change.lines for paragraph in _paragraphs(line, styles)),
    ]
    sections = (Section(orientation="portrait", blocks=tuple(blocks)),)
    return write_page(Page(title=said.title, language=None, sections=sections), profile, said)


def _paragraphs(line: Line, styles: dict[str, Style]) -> Iterator[Paragraph]:
    """A line as a paragraph, or as the two that it is split in or joined of, their common end being tracked."""
    style, level = styles[STYLES[line.role]], _LEVEL if line.role in (Role.DIVISION, Role.HEADING) else 0
    runs: tuple[Run, ...] = ()
    for segment in line.segments:
        *closed, last = segment.text.split(BREAK)
        for text in closed:
            yield Paragraph(style=style, level=level, mark=segment.kind, runs=runs + _run(text, segment.kind))
            runs = ()
        runs += _run(last, segment.kind)
    yield Paragraph(style=style, level=level, mark=line.mark, runs=runs)


def _run(text: str, track: Kind) -> tuple[Run, ...]:
    return (Run(text=text, track=track),) if text else ()
