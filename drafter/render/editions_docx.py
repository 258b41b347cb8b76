"""Two editions of a code as one Word file with tracked changes: the new text, the old one under «reject all»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from drafter.change import Change, Line, Role
from drafter.diff import Segment
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
    level = _LEVEL if line.role in (Role.DIVISION, Role.HEADING) else 0
    paragraph = Paragraph(style=styles[STYLES[line.role]], level=level, mark=line.mark, runs=())
    gathered: list[Run] = []
    for segment in _cut(line.segments):
        if segment.text == BREAK:
            yield replace(paragraph, mark=segment.kind, runs=tuple(gathered))
            gathered = []
        else:
            gathered.append(Run(text=segment.text, track=segment.kind))
    yield replace(paragraph, runs=tuple(gathered))


def _cut(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments with each break of paragraphs apart."""
    for segment in segments:
        for position, text in enumerate(segment.text.split(BREAK)):
            if position:
                yield Segment(segment.kind, BREAK)
            if text:
                yield Segment(segment.kind, text)
