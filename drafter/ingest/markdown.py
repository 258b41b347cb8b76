"""Transcripts in Markdown: headings by «#», official notes as quotations, the transcriber's marks as comments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.ingest.lines import LineKind, SourceLine, is_history
from drafter.ingest.text import Paragraph
from drafter.text.letters import normal

_COMMENT = re.compile(r"<!--\s*(?P<text>.*?)\s*-->")
_ANCHOR = re.compile(r'<a id="[^"]*"></a>')
_MARK = re.compile(r"@(?P<name>skip|cut|src)\s+(?P<text>.*)")
_QUOTED_HEADING = re.compile(r"«(?P<heading>(?:Глава \d[\d-]*\.|\d[\d-]*-тарау\.)[^»]*)»")
_SECTION_FILE = re.compile(r"/sec(?P<number>\d+)")


def markdown_lines(text: str) -> Iterator[SourceLine]:
    """Yield the lines of a Markdown transcript.

    ``@skip`` and ``@cut`` say what is left out. ``@src`` names the file that the following lines come from; between
    two files something may be left out too, so the second and later ones are gaps, named by the section for the
    structure to close what has ended. A heading that the transcriber quotes from the table of contents counts.
    """
    files = 0
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        comment = _COMMENT.fullmatch(line)
        if comment:
            mark = _MARK.match(comment["text"])
            heading = _QUOTED_HEADING.search(comment["text"])
            if mark and mark["name"] == "src":
                files += 1
                section = _SECTION_FILE.search(mark["text"])
                if files > 1 and section:
                    yield SourceLine(LineKind.GAP, f"до продолжения раздела {int(section['number'])}", number)
            elif mark:
                yield SourceLine(LineKind.GAP, normal(mark["text"]), number)
            elif heading:
                yield SourceLine(LineKind.HEADING, normal(heading["heading"]), number)
        elif line.startswith("#"):
            yield SourceLine(LineKind.HEADING, normal(line.lstrip("#")), number)
        elif line.startswith(">"):
            yield SourceLine(LineKind.HISTORY, normal(line.lstrip("> ").strip("*")), number)
        elif line and not _ANCHOR.fullmatch(line):
            kind = LineKind.HISTORY if is_history(line) else LineKind.TEXT
            yield SourceLine(kind, normal(line), number)


def markdown_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a Markdown file without the marks of Markdown, its comments left out."""
    lines = ((number, normal(raw.strip().lstrip("#> "))) for number, raw in enumerate(text.splitlines(), start=1))
    return [Paragraph(line, number) for number, line in lines if line and not _COMMENT.fullmatch(line)]
