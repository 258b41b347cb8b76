"""The PDF of the official site: printed lines become paragraphs by their blanks, hyphens at line ends come back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import Finding
from drafter.ingest.lines import is_history
from drafter.ingest.official import remark
from drafter.ingest.pdf_found import Found
from drafter.ingest.text import OPENER, Paragraph, opens, title_length
from drafter.messages import _
from drafter.text.letters import letters, normal

_MARK = re.compile(r"Примечание (?:ИЗПИ|РЦПИ)!|(?:ЗҚАИ|РҚАО)-?\S*\s+ескертпесі!")
_SANCTION = re.compile(r"(?:влеч[её]т|влекут)\b")
_BARE_HEADING = re.compile(r"\d{1,3}(?:-\d+)?\. [А-ЯЁ]")
_LOOSE = re.compile(r"(?<=[\w)»\"]) (?=[,.;)](?:[\s,.;)]|$))|(?<=\d) (?=-[\dIVX])")
_PUBLISHER = re.compile(
    r"©.*|Министерства юстиции Республики Казахстан|Қазақстан Республикасы Әділет министрлігі.*|\d{1,4}"
)
_BROKEN_WORD = re.compile("[\ufffe\u00ad\u0002]")
_HYPHENED = re.compile(r"(?P<head>(?:Статья|Глава|Параграф)\s+)(?P<num>\d{2,})(?P<dot>\.)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A printed line: its text as found, and its number counted through the file."""

    raw: str
    number: int


def official_paragraphs(printed: Iterable[str], path: Path) -> Found:
    """Return the paragraphs of the printed lines of an official PDF."""
    lines = [_Line(raw, at) for at, raw in enumerate(printed, start=1)]
    full = [line for line in lines if line.raw.strip()]
    kept = [line for line in full if not _PUBLISHER.fullmatch(normal(line.raw))]
    kept = kept[title_length([normal(line.raw) for line in kept[:12]]) :]
    paragraphs, remarks = _restored(list(_paragraphs(kept)), str(path))
    left = {line.number for line in kept}
    return Found(
        paragraphs=paragraphs,
        letters=sum(letters(_whole(line.raw)) for line in full) + len(remarks),
        dropped=sum(letters(_whole(line.raw)) for line in full if line.number not in left),
        remarks=remarks,
    )


def _paragraphs(lines: Iterable[_Line]) -> Iterator[Paragraph]:
    held: list[str] = []
    started = 0
    for line in lines:
        if held and _begins(line.raw, held):
            yield Paragraph(_glued(held), started)
            held = []
        if not held:
            started = line.number
        held.append(line.raw)
    if held:
        yield Paragraph(_glued(held), started)


def _begins(raw: str, held: Sequence[str]) -> bool:
    """An indent opens a paragraph unless the sentence goes on; at the margin only headings, marks and sanctions do."""
    text = normal(raw)
    last = normal(held[-1])
    if OPENER.match(text):
        return opens(text, [last])
    if _MARK.fullmatch(normal(held[0])):
        return True
    if _BARE_HEADING.match(text) and last.endswith(").") and is_history(normal(held[0])):
        return True
    if raw[:1].isspace():
        goes_on = text[0].islower() or text[0] in "–-"
        return not goes_on or last.endswith((":", ";", ".", "–", "-", "—", "−"))
    return _SANCTION.match(text) is not None and last.endswith((".", ":"))


def _whole(raw: str) -> str:
    return _BROKEN_WORD.sub("-", raw)


def _glued(held: Sequence[str]) -> str:
    """Put printed lines together: no blank after a hyphen that breaks a word, nor after an opening bracket or mark.

    The blanks that the PDF has at the ends of links («статьи 5 ,») go too.
    """
    made = _whole(held[0])
    for raw in held[1:]:
        line = _whole(raw)
        tight = made.endswith(("(", "«", ' "', '("')) or (made.endswith("-") and not made.endswith(" -"))
        made += line if tight or made.endswith(" ") else f" {line}"
    return _LOOSE.sub("", normal(made))


def _restored(paragraphs: Sequence[Paragraph], file: str) -> tuple[list[Paragraph], list[Finding]]:
    """Give back the hyphen that a PDF swallowed in a heading, where the order of numbers shows it: 6681 after 668."""
    made: list[Paragraph] = []
    remarks: list[Finding] = []
    before: dict[str, int] = {}
    for each in paragraphs:
        heading = _HYPHENED.match(each.text) if OPENER.match(each.text) else None
        if heading is None:
            made.append(each)
            continue
        kind, number = heading["head"].split()[0], heading["num"]
        main = before.get(kind, 0)
        if int(number) > 5 * main + 50 and main and number.startswith(str(main)):
            text = f"{heading['head']}{main}-{number[len(str(main)) :]}{each.text[heading.start('dot') :]}"
            remarks.append(remark(_("в номер возвращен дефис, потерянный в PDF"), text, each.number, file))
            made.append(Paragraph(text, each.number))
        else:
            before[kind] = int(number)
            made.append(each)
    return made, remarks
