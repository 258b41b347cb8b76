"""What each paragraph of an official text is: heading, enacted text, a note on its history, a norm not yet in force."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from drafter import eid as eids
from drafter.errors import Finding, Place, Severity
from drafter.history import is_publishers
from drafter.ingest.lines import LineKind, SourceLine, is_history
from drafter.ingest.text import Paragraph, opens
from drafter.ingest.units import read_unit
from drafter.messages import _

_BARE_MARK = re.compile(r"[^.:]*[!:]")
_CONTENTS = re.compile(r"СОДЕРЖАНИЕ|МАЗМҰНЫ")
_SPLIT_NOTE = re.compile(r"(?P<label>(?:Примечани[ея]|Ескертпе(?:лер)?)[.:])\s+(?P<text>\d+(?:-\d+)*[.)]\s.*)")
_HISTORY_UNMARKED = re.compile(r"Статья \d[\d-]* (?:с изменени\w+, внесенн\w+|в редакции|исключена) Закон\w+ РК от ")
_EXCLUDED_UNIT = re.compile(
    r"\d+(?:-\d+)*[.)]\s*(?:исключен\w*|утратил\w*|алып тасталды|\d{2}\.\d{2}\.\d{4} дейін)", re.IGNORECASE
)
_QUOTED_UNIT = re.compile(r'["«](?:Статья \d|\d+(?:-\d+)*[.)]|\d[\d-]*-бап)')
_LONGEST_QUOTATION = 2_000
_SIGNATURE = re.compile(
    r"Президент(?: Республики Казахстан|$)|Қазақстан Республикасының Президенті|Қазақстан Республикасының$"
)
_EXCLUDED_DIVISION = re.compile(
    r"Сноска\. (?:Раздел|Подраздел|Глава|Параграф) [\d-]+ исключен|Сноска\. Статьи \d[^.]{0,80} исключены"
    r"|Ескерту\. [\d-]+-(?:бөл[іi]м|к[іi]ш[іi] бөл[іi]м|тарау|параграф) алып таст"
)
_LABEL = re.compile(r"(?:Примечани[ея]|Ескертпе(?:лер)?)[.:]|\d+(?:-\d+)*[.)]")
_NEARLY = re.compile(r"(?:[СC]татья|[Г]лава)\s+\d|\d[\d-]*-бап\b")
_CAPITAL_PART = re.compile(r"(?:ОБЩАЯ|ОСОБЕННАЯ) ЧАСТЬ|ЗАКЛЮЧИТЕЛЬНЫЕ ПОЛОЖЕНИЯ|(?:ЖАЛПЫ|ЕРЕКШЕ) БӨЛ[ІI]К")


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of a source and what is unusual in them."""

    lines: tuple[SourceLine, ...]
    remarks: tuple[Finding, ...]


def official_lines(paragraphs: Iterable[Paragraph], language: str, file: str | None = None) -> Read:
    """Say of each paragraph what it is; nothing is left out.

    A note of the publisher («Примечание ИЗПИ!») takes the paragraph after it, a note that ends in a colon the list
    after it; all that becomes one entry, its paragraphs parted by line breaks.
    """
    lines: list[SourceLine] = []
    remarks: list[Finding] = []
    opened = False
    for paragraph in paragraphs:
        text = paragraph.text
        if paragraph.gap:
            lines.append(SourceLine(LineKind.GAP, text, paragraph.number))
            continue
        heading = is_heading(text, language)
        if not heading and lines and _belongs(text, lines[-1], opened):
            lines[-1] = SourceLine(LineKind.HISTORY, f"{lines[-1].text}\n{text}", lines[-1].number)
            continue
        opened = opened or heading
        noted = paragraph.official and not _EXCLUDED_UNIT.match(text)
        if noted or is_history(text) or _CONTENTS.fullmatch(text):
            lines.append(SourceLine(LineKind.HISTORY, text, paragraph.number))
        elif _HISTORY_UNMARKED.match(text):
            lines.append(SourceLine(LineKind.HISTORY, text, paragraph.number))
            remarks.append(remark(_("официальная сноска без слова «Сноска»"), text, paragraph.number, file))
        elif heading:
            lines.append(SourceLine(LineKind.HEADING, text, paragraph.number))
        elif not opened:
            lines.append(SourceLine(LineKind.PREAMBLE, text, paragraph.number))
        elif lines and _stands_alone(lines[-1]) and read_unit(text, language, division=False).prefix == "al":
            lines[-1] = SourceLine(LineKind.TEXT, f"{lines[-1].text} {text}", lines[-1].number)
        else:
            lines += _enacted(text, paragraph.number)
            if _NEARLY.match(text):
                remarks.append(remark(_("похоже на заголовок, но прочтено как текст"), text, paragraph.number, file))
    read = ordered(_signed(list(_quoted(lines))), language, file)
    return Read(read.lines, (*remarks, *read.remarks, *_cut_off(read.lines, file)))


def _cut_off(lines: Sequence[SourceLine], file: str | None) -> list[Finding]:
    """A remark where the last enacted paragraph has no sign at its end."""
    last = next((line for line in reversed(lines) if line.kind in (LineKind.TEXT, LineKind.CONCLUSION)), None)
    if last is None or last.kind is LineKind.CONCLUSION or not last.text[-1].isalnum():
        return []
    return [remark(_("текст обрывается: нет знака в конце последнего абзаца"), last.text[-60:], last.number, file)]


def sentences(paragraphs: Sequence[Paragraph], file: str) -> tuple[list[Paragraph], list[Finding]]:
    """Join a sentence that the markup breaks in two: a line that ends in a word, the next in small letters."""
    made: list[Paragraph] = []
    remarks: list[Finding] = []
    for each in paragraphs:
        last = made[-1] if made else None
        plain = last is not None and not (last.official or last.gap or each.official or each.gap)
        if last and plain and last.text[-1].isalpha() and each.text[:1].islower() and not opens(each.text, [last.text]):
            made[-1] = Paragraph(f"{last.text} {each.text}", last.number)
            remarks.append(remark(_("предложение разорвано разметкой на два абзаца"), each.text, each.number, file))
        else:
            made.append(each)
    return made, remarks


def is_heading(text: str, language: str) -> bool:
    """Tell whether a paragraph is a heading and not a sentence that merely begins so.

    >>> is_heading("Статья 5. Полив", "rus"), is_heading("Глава 10 настоящего Кодекса применяется", "rus")
    (True, False)
    """
    unit = read_unit(text, language, division=True)
    if unit.prefix == "part":
        return _CAPITAL_PART.fullmatch(text) is not None
    if unit.prefix != "art" and unit.prefix not in eids.DIVISIONS:
        return False
    rest = unit.text
    if unit.prefix in eids.DIVISIONS and not unit.label.endswith("."):
        return not rest or rest.isupper()
    return not rest[:1].islower()


def remark(message: str, found: str, line: int, file: str | None) -> Finding:
    """Return a finding on something unusual in a source, which does not stop the reading."""
    place = Place(file=file, line=line)
    return Finding(code="D028", severity=Severity.INFO, message=message, place=place, found=found[:100])


def _belongs(text: str, last: SourceLine, opened: bool) -> bool:
    """Whether a paragraph that is no heading goes on the official note before it."""
    if last.kind is not LineKind.HISTORY or is_history(text):
        return False
    if _CONTENTS.fullmatch(text):
        return True
    if is_publishers(last.text):
        return "\n" not in last.text and _BARE_MARK.fullmatch(last.text) is not None
    if last.text.endswith(":"):
        return True
    list_goes_on = "\n" in last.text and last.text.endswith(";")
    return list_goes_on or (not opened and text[:1].islower())


def _stands_alone(line: SourceLine) -> bool:
    """Whether a line is only the label of a note, whose first paragraph is then the next line."""
    return line.kind is LineKind.TEXT and _LABEL.fullmatch(line.text) is not None


def _enacted(text: str, number: int) -> Iterator[SourceLine]:
    """One paragraph; where a note and its first numbered item share a line, two."""
    if note := _SPLIT_NOTE.fullmatch(text):
        yield SourceLine(LineKind.TEXT, note["label"], number)
        yield SourceLine(LineKind.TEXT, note["text"], number)
    else:
        yield SourceLine(LineKind.TEXT, text, number)


def _signed(lines: list[SourceLine]) -> list[SourceLine]:
    """Mark the signature at the end of the act, which is no part of the last article."""
    for at in range(max(0, len(lines) - 5), len(lines)):
        if lines[at].kind is LineKind.TEXT and _SIGNATURE.match(lines[at].text):
            return [
                *lines[:at],
                *(SourceLine(LineKind.CONCLUSION, line.text, line.number) for line in lines[at:]),
            ]
    return lines


def _quoted(lines: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Mark the paragraphs between the quotation marks around a unit that an article gives in full."""
    until = -1
    for position, line in enumerate(lines):
        if line.kind is LineKind.TEXT and position > until and _QUOTED_UNIT.match(line.text):
            until = _closes(lines, position)
        quoted = position <= until and line.kind is LineKind.TEXT
        yield SourceLine(LineKind.QUOTED, line.text, line.number) if quoted else line


def _closes(lines: Sequence[SourceLine], start: int) -> int:
    """The position of the line that closes a quotation; ``start`` itself where the source never closes it."""
    marks = depth = 0
    for position in range(start, min(len(lines), start + _LONGEST_QUOTATION)):
        text = lines[position].text
        if lines[position].kind is LineKind.HEADING:
            return start
        marks += text.count('"')
        depth += text.count("«") - text.count("»")
        if marks % 2 == 0 and depth <= 0:
            return position
    return start


def ordered(lines: Sequence[SourceLine], language: str, file: str | None) -> Read:
    """Mark as gaps the articles that a source leaves out, and tell of numbers that are not greater than the one before.

    Excluded articles keep their numbers (Law № 480-V, article 27(6), edition of 09.01.2026), so a number that is not
    there is left out, unless its whole chapter is said to be excluded.
    """
    gaps: dict[int, SourceLine] = {}
    remarks: list[Finding] = []
    before: tuple[int | str, ...] = (0,)
    divisions: int | None = None
    explained = False
    for position, line in enumerate(lines):
        explained = explained or line.kind is LineKind.GAP or _EXCLUDED_DIVISION.match(line.text) is not None
        if line.kind not in (LineKind.HEADING, LineKind.HISTORY):
            divisions = None
        if line.kind is not LineKind.HEADING:
            continue
        unit = read_unit(line.text, language, division=True)
        if unit.prefix != "art":
            divisions = position if divisions is None else divisions
            continue
        now = eids.num_key(unit.num)
        follows = now[0] == int(before[0]) + 1 if len(now) == 1 else now[0] == before[0]
        if now <= before:
            remarks.append(remark(_("номер статьи не больше предыдущего"), line.text, line.number, file))
        elif not follows and not explained:
            remarks.append(remark(_("перед статьей пропущен номер"), line.text, line.number, file))
            first, last = int(before[0]) + 1, int(now[0]) - (len(now) == 1)
            left = f"{first}–{last}" if last > first else str(first)
            gaps[position if divisions is None else divisions] = SourceLine(
                LineKind.GAP, f"ПРОПУСК: статьи {left}", line.number
            )
        before, divisions, explained = now, None, False
    marked = [each for at, line in enumerate(lines) for each in ((gaps[at], line) if at in gaps else (line,))]
    return Read(tuple(marked), tuple(remarks))
