"""Two editions of a code as one Word file with tracked changes: the new text, the old one under «reject all»."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from drafter.blocks import Block
from drafter.change import Change, Line, Role
from drafter.diff import EQUAL, Kind
from drafter.editions import BREAK
from drafter.render.roles import STYLES
from drafter.word.page import Kept, Page, Paragraph, Run, Section
from drafter.word.typography import Profile, Style
from drafter.word.writer import Properties, write_page

_LEVEL = 2
"""The outline level of the headings of an act; the title of the document has the first."""


def editions_docx(
    provisions: Iterable[Change | Block], head: str, about: Iterable[str], profile: Profile, said: Properties
) -> bytes:
    """Return the Word file of changed provisions, and of those that stay, under a title and paragraphs about it.

    Accepting every change gives the paragraphs of the new edition, rejecting every change those of the old one.
    """
    styles = {style.key: style for style in profile.styles}
    forms = {role: (styles[STYLES[role]], _LEVEL if role in (Role.DIVISION, Role.HEADING) else 0) for role in Role}
    blocks = [
        Paragraph(style=styles["title"], level=styles["title"].outline, runs=(Run(text=head),)),
        *(Paragraph(style=styles["alinea"], runs=(Run(text=text),)) for text in about),
        *(block for one in provisions for block in _blocks(one, forms)),
    ]
    sections = (Section(orientation="portrait", blocks=tuple(blocks)),)
    return write_page(Page(title=said.title, language=None, sections=sections), profile, said)


_Forms = Mapping[Role, tuple[Style, int]]


def _blocks(one: Change | Block, forms: _Forms) -> Iterator[Paragraph | Kept]:
    if isinstance(one, Block):
        yield _kept(zip(one.rows.roles, one.texts, strict=True), forms)
        return
    for stays, lines in groupby(one.lines, _stays):
        if stays:
            yield _kept(((line.role, line.segments[0].text) for line in lines), forms)
        else:
            for line in lines:
                yield from _paragraphs(line, *forms[line.role])


def _stays(line: Line) -> bool:
    return line.mark is EQUAL and len(line.segments) == 1 and line.segments[0].kind is EQUAL


def _kept(paragraphs: Iterable[tuple[Role, str]], forms: _Forms) -> Kept:
    return Kept(paragraphs=tuple([(*forms[role], text) for role, line in paragraphs for text in line.split(BREAK)]))


def _paragraphs(line: Line, style: Style, level: int) -> Iterator[Paragraph]:
    """A line as a paragraph, or as the two that it is split in or joined of, their common end being tracked."""
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
