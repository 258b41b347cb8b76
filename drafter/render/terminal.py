"""What a person sees in a terminal: findings with their line, provisions with their eIds, the redline."""

from __future__ import annotations

import difflib
import itertools
import shutil
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import akn, shown
from drafter.akn import Act, Provision
from drafter.change import Change, Line, Role
from drafter.diff import Kind, Segment
from drafter.errors import Finding, Severity, Side
from drafter.messages import _, plural
from drafter.shown import style

if TYPE_CHECKING:
    from drafter.draft import Draft

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_NAMES = {Severity.ERROR: _("ошибка"), Severity.WARNING: _("предупреждение"), Severity.INFO: _("к сведению")}
_FARTHEST = 60
"""Unchanged text between two changes is shown up to this many characters on each side."""

_LEAST_LINES = 3
_LONGEST = 16
"""A text that is set beside another is shown in so many lines."""



def width() -> int:
    """Return the width to write in."""
    return max(40, min(shutil.get_terminal_size().columns, 110))


def findings_text(findings: Sequence[Finding]) -> Iterator[str]:
    """Yield findings as lines: code and message, place with the line of the file, expected, found, rule, hint."""
    sources: dict[str, list[str]] = {}
    for finding in findings:
        colour = _COLOURS[finding.severity]
        head = style(f"{_NAMES[finding.severity]}[{finding.code}]", fg=colour, bold=True)
        yield f"{head}: {style(shown.line(finding.message), bold=True)}"
        yield from _where(finding, sources)
        for name, text in details(finding):
            yield from wrapped(f"   = {name}: ", text)
        yield from _columns(finding.beside)
        yield ""


def details(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what a finding says beyond its message, each with its name."""
    for name, text in (
        (_("ожидалось"), finding.expected),
        (_("найдено"), finding.found),
        (_("правило"), finding.rule),
        (_("оставлено"), finding.ignored),
        (_("что делать"), finding.hint),
    ):
        if text:
            yield name, text


def _columns(sides: Sequence[Side]) -> Iterator[str]:
    """Texts that a finding compares, side by side, the words that both have in bold; long ones are cut."""
    if not sides:
        return
    room = (width() - 3 * len(sides)) // len(sides)
    columns = [_column(side, room) for side in sides]
    for row in itertools.zip_longest(*columns, fillvalue=" " * room):
        yield "   " + " │ ".join(row).rstrip()


def _column(side: Side, room: int) -> list[str]:
    """The name of a text and its lines, each as wide as the column."""
    lines: list[list[tuple[str, bool]]] = [[]]
    length = 0
    for text, shared in side.parts:
        for word in _with_blanks(text):
            starts = not lines[-1] or lines[-1][-1][0].endswith(" ")
            if starts and length + len(word.rstrip()) > room and lines[-1]:
                lines.append([])
                length = 0
            lines[-1].append((word, shared))
            length += len(word)
    if len(lines) > _LONGEST:
        lines = [*lines[: _LONGEST - 1], [("…", False)]]
    name = textwrap.shorten(side.name, room, placeholder="…")
    found = [style(name, dim=True) + " " * (room - len(name))]
    for line in lines:
        line[-1] = (line[-1][0].rstrip(), line[-1][1])  # a blank that ends a full line would stand past the column
        said = "".join(style(word, bold=True) if shared else word for word, shared in line)
        found.append(said + " " * max(0, room - sum(len(word) for word, _shared in line)))
    return found


def _where(finding: Finding, sources: dict[str, list[str]]) -> Iterator[str]:
    place = finding.place
    if place.file:
        at = ":".join(str(part) for part in (place.file, place.line, place.column) if part is not None)
        yield f"  --> {shown.line(at)}" + (f" ({place.eid})" if place.eid else "")
        line = _line_of(place.file, place.line, sources)
        if line is not None and place.line is not None:
            label = str(place.line)
            yield style(f"   {label} | ", dim=True) + line.rstrip()
            if place.column is not None:
                before = " " * shown.length(line[: place.column - 1])
                yield " " * (3 + len(label)) + style(" | ", dim=True) + before + "^"
    elif place.eid:
        yield f"  --> {place.eid}"


def _line_of(file: str, number: int | None, sources: dict[str, list[str]]) -> str | None:
    if number is None:
        return None
    if file not in sources:
        try:
            sources[file] = Path(file).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            sources[file] = []
    lines = sources[file]
    return lines[number - 1] if 1 <= number <= len(lines) else None


def wrapped(lead: str, text: str) -> Iterator[str]:
    """Yield a text in lines of the terminal's width, the later ones indented like the first."""
    line = lead
    for word in text.split():
        if shown.length(line) + shown.length(word) + 1 > width() and line.strip():
            yield line.rstrip()
            line = " " * len(lead)
        line += word + " "
    yield line.rstrip()


def file_diff(before: str, after: str, name: str) -> Iterator[str]:
    """Yield the difference of a file of the person's before and after, as programmers show it."""
    colours = {"+": "green", "-": "red", "@": "cyan"}
    for line in difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=2):
        yield style(line, fg=colours.get(line[:1]))


def summary(findings: Sequence[Finding]) -> str:
    """Return how many findings there are: «ошибок: 0, предупреждений: 1, к сведению: 2»."""
    counts = {severity: sum(f.severity is severity for f in findings) for severity in Severity}
    return _("ошибок: {e}, предупреждений: {w}, к сведению: {i}").format(
        e=counts[Severity.ERROR], w=counts[Severity.WARNING], i=counts[Severity.INFO]
    )


def provision_text(act: Act, unit: Provision, *, notes: bool = True) -> Iterator[str]:
    """Yield a provision as it is printed, each paragraph with its eId, and the official notes on it."""
    for leaf in akn.leaves(unit):
        yield style(leaf.eid, dim=True)
        heading = leaf.eid.endswith("__heading")
        for line in wrapped("  ", leaf.printed):
            yield style(line, bold=True) if heading else line
    if unit.has_gap:
        yield style(_("  … приведено не полностью"), fg="yellow")
    if notes:
        for note in act.history(unit.eid):
            yield ""
            for line in wrapped("  ", note.text):
                yield style(line, dim=True)


def redline_text(draft: Draft, *, colour: bool, full: bool = False) -> Iterator[str]:
    """Yield the redline of a draft; without colour deletions are «[-…-]» and insertions «{+…+}»."""
    for change in draft.changes:
        clause = ", ".join(str(n + 1) for n in change.modifications)
        about = plural(len(change.modifications), "изменение {n}", "изменения {n}", "изменения {n}").format(n=clause)
        yield _named(change, f"{change.eid} · {about}")
        for line in change.lines:
            yield from _flowed(_pieces(line, full), colour)
        yield ""


def changes_text(changes: Iterable[Change], *, colour: bool, full: bool = False) -> Iterator[str]:
    """Yield the changed provisions of two editions, unchanged paragraphs counted where there are many."""
    for change in changes:
        yield _named(change, change.eid)
        for touched, run in groupby(change.lines, key=lambda line: line.touched or line.role is Role.HEADING):
            group = list(run)
            if touched or full or len(group) < _LEAST_LINES:
                for line in group:
                    yield from _flowed(_pieces(line, full), colour)
            else:
                many = plural(len(group), "абзац", "абзаца", "абзацев")
                yield style(_("  … {n} {many} без изменений").format(n=len(group), many=many), dim=True)
        yield ""


def _named(change: Change, about: str) -> str:
    name = f"{change.place[:1].upper()}{change.place[1:]}"
    return style(name, bold=True) + style(f"  {about}", dim=True)


def _pieces(line: Line, full: bool) -> list[Segment]:
    if full or not line.touched:
        return list(line.segments) if full or not line.segments else [_shortened(line.segments[0], False, False)]
    last = len(line.segments) - 1
    return [
        segment if segment.kind is not Kind.EQUAL else _shortened(segment, position > 0, position < last)
        for position, segment in enumerate(line.segments)
    ]


def _shortened(segment: Segment, after_change: bool, before_change: bool) -> Segment:
    """Unchanged text near a change, the rest given as «…»."""
    text = segment.text
    head = _FARTHEST if after_change or not before_change else _FARTHEST // 2
    tail = _FARTHEST if before_change else 0
    if len(text) <= head + tail + 20:
        return segment
    start = text[:head].rsplit(" ", 1)[0]
    end = text[-tail:].split(" ", 1)[-1] if tail else ""
    return Segment(Kind.EQUAL, f"{start} … {end}" if end else f"{start} …")


def _flowed(segments: Iterable[Segment], colour: bool) -> Iterator[str]:
    """Words of a paragraph in lines of the terminal's width, each in the colour of its segment."""
    line, length = "  ", 2
    for segment in segments:
        marked = segment.text if colour else _bracketed(segment)
        for word in _with_blanks(marked):
            if length + len(word.rstrip()) > width() and length > 2:
                yield line.rstrip(" ")
                line, length = "  ", 2
                word = word.lstrip() if segment.kind is Kind.EQUAL else word
            line += _painted(word, segment.kind) if colour else word
            length += len(word)
    yield line


def _bracketed(segment: Segment) -> str:
    marks = {Kind.DELETE: ("[-", "-]"), Kind.INSERT: ("{+", "+}"), Kind.EQUAL: ("", "")}
    left, right = marks[segment.kind]
    return f"{left}{segment.text}{right}"


def _with_blanks(text: str) -> list[str]:
    words = text.split(" ")
    return [word + " " for word in words[:-1]] + ([words[-1]] if words[-1] else [])


def _painted(word: str, kind: Kind) -> str:
    if kind is Kind.DELETE:
        return style(word, fg="red", strikethrough=True)
    if kind is Kind.INSERT:
        return style(word, fg="green", underline=True)
    return word
