"""The text of new and restated units: which of its paragraphs belong to which of the units that a clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter.errors import DrafterError, Finding, Place
from drafter.ingest.given import heading_text, parse_unit
from drafter.ingest.units import read_unit
from drafter.messages import _
from drafter.reading import refusals
from drafter.reading.model import Quote
from drafter.text.letters import normal


@dataclass(frozen=True, slots=True)
class Given:
    """A unit by its eId and the paragraphs that the prose gives for it."""

    eid: str
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, one per line."""
        return "\n".join(self.paragraphs)


def lines_of(quote: Quote) -> tuple[str, ...]:
    """Return the paragraphs of a quotation with single ordinary blanks."""
    return tuple(normal(paragraph) for paragraph in quote.paragraphs)


def divided(quote: Quote, wanted: Sequence[str], language: str) -> list[Given] | Finding:
    """Give each unit its paragraphs of a quotation: «подпунктами 9-1) и 9-2)» have one text that has both.

    A numbered unit begins with its number and goes on to the next wanted one; a heading and an unnumbered paragraph
    are one paragraph each. Returns the finding D605 where the text is not of these units.
    """
    lines = _unfolded(lines_of(quote), wanted, language)
    found: list[Given] = []
    at = 0
    for number, eid in enumerate(wanted):
        if at >= len(lines):
            return _short_of(eid, lines)
        if not _opens(lines[at], eid, language):
            return refusals.misshapen(
                _("новый текст не того элемента, который назван"), expected=eid, found=lines[at]
            )
        end = at + 1
        if eids.pieces(eid)[-1][0] not in ("al", eids.HEADING):
            following = wanted[number + 1] if number + 1 < len(wanted) else None
            while end < len(lines) and (following is None or not _opens(lines[end], following, language)):
                end += 1
        found.append(Given(eid, tuple(lines[at:end])))
        at = end
    if at < len(lines):
        return refusals.misshapen(
            _("в новом тексте больше элементов, чем названо"), expected=", ".join(wanted), found=lines[at]
        )
    return found


def _short_of(eid: str, lines: Sequence[str]) -> Finding:
    return refusals.misshapen(
        _("в новом тексте меньше элементов, чем названо"), expected=eid, found=lines[-1] if lines else ""
    )


def _opens(line: str, eid: str, language: str) -> bool:
    """Whether a paragraph begins a unit; for a heading or an unnumbered paragraph any does."""
    prefix, num = eids.pieces(eid)[-1]
    if prefix in ("al", eids.HEADING):
        return True
    unit = read_unit(line, language, division=True)
    return unit.prefix == prefix and (unit.num == num or prefix == "note")


def _unfolded(lines: tuple[str, ...], wanted: Sequence[str], language: str) -> tuple[str, ...]:
    """The paragraphs of a text that was saved in one line, cut before each unit that is wanted."""
    if len(lines) != 1 or len(wanted) < 2:
        return lines
    cuts, at = [0], 1
    for eid in wanted[1:]:
        prefix, num = eids.pieces(eid)[-1]
        label = _LABELS.get((prefix, language)) or _LABELS.get((prefix, ""))
        match = re.compile(label.format(num=re.escape(num))).search(lines[0], at) if label else None
        if match is None:
            return lines
        cuts.append(match.start())
        at = match.end()
    return tuple(lines[0][a:b].strip() for a, b in zip(cuts, [*cuts[1:], len(lines[0])], strict=True))


_LABELS = {
    ("point", ""): r"(?<=[;.:])\s+{num}\)",
    ("para", ""): r"(?<=[;.:])\s+{num}\.\s",
    ("art", "rus"): r"(?<=[;.:])\s+Статья\s+{num}\.",
    ("art", "kaz"): r"(?<=[;.:])\s+{num}-бап\.",
}


def checked(given: Given, language: str, label: str = "") -> Finding | None:
    """Return the finding that says why a text cannot stand in its place, or None where it can."""
    place = Place(eid=given.eid)
    try:
        if given.eid.endswith(eids.SEPARATOR + eids.HEADING):
            heading_text(given.text, given.eid, language, place)
        else:
            parse_unit(given.text, given.eid, language, place, label=label)
    except DrafterError as error:
        return error.findings[0]
    return None


def without_label(line: str, eid: str, language: str) -> str:
    """Return the first paragraph of a numbered unit without the number of the unit.

    >>> without_label("2. Рассматривать дела вправе:", "art_709__para_2__al_1", "rus")
    'Рассматривать дела вправе:'
    """
    path = eids.pieces(eid)
    if len(path) < 2 or path[-1] != ("al", "1"):
        return line
    unit = read_unit(line, language, division=False)
    return unit.text if (unit.prefix, unit.num) == path[-2] or unit.prefix == path[-2][0] == "note" else line


def unlabelled(lines: Sequence[str], language: str) -> bool:
    """Tell whether no paragraph opens a numbered unit."""
    return all(read_unit(line, language, division=False).prefix == "al" for line in lines)
