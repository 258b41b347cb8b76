"""Plain text of an official page: one paragraph per line, one text node per line, or indented blocks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.text.letters import normal

_WIDEST_PAGE = 120
"""Characters of a printed line; paragraphs are longer."""
_FRAGMENT = re.compile(r"№\s*\S+|\(|[,;)].*")
_INDENT = re.compile(r"[ \u00a0\t]{3,}\S")
OPENER = re.compile(
    r"""(?:(?:[СC]татья|Глава|Параграф|Раздел|Подраздел)\ \d[\d-]*\.(?:\s*["«]?[^\W\d_a-zа-яё]|\s*$)
        |(?:РАЗДЕЛ|ПОДРАЗДЕЛ|ГЛАВА|ПАРАГРАФ)\ \d
        |(?:(?:ОБЩАЯ|ОСОБЕННАЯ)\ ЧАСТЬ|ЗАКЛЮЧИТЕЛЬНЫЕ\ ПОЛОЖЕНИЯ)$
        |\d[\d-]*-(?:бап|тарау|параграф|бөл[іi]м|к[іi]ш[іi]\ бөл[іi]м|БӨЛ[ІI]М|ТАРАУ)\.(?:\s+["«]?[^\W\d_]|\s*$)
        |Сноска(?:[.:,]|\ [А-ЯЁ])|Примечани[ея][.:]|Примечание\ (?:ИЗПИ|РЦПИ)|Ескерту[.:]|Ескертпе(?:лер)?[.:]
        |(?:ЗҚАИ|РҚАО)-?\S*\ ескертпес)""",
    re.VERBOSE,
)
"""What opens a paragraph wherever it stands at the start of a line."""

HEADING = re.compile(
    r"""(?:[СC]татья|Глава|ГЛАВА|Параграф|ПАРАГРАФ|Раздел|РАЗДЕЛ|Подраздел|ПОДРАЗДЕЛ)\ \d[\d-]*\.
      | \d[\d-]*-(?:бап|тарау|параграф|бөл[іi]м|к[іi]ш[іi]\ бөл[іi]м|БӨЛ[ІI]М|ТАРАУ)\.""",
    re.VERBOSE,
)
_ARTICLE = re.compile(r"[СC]татья |\d[\d-]*-бап|\d[\d-]*\.")
_NUMBERED = re.compile(r"\d+(?:-\d+)*(?:\.(?!\d)|\))(?=\s|[^\W\d_])")
_REFERENCE = re.compile(r"\d[\d-]*\)[,;]?")
_SANCTION = re.compile(r"(?:влеч[её]т|влекут)\b")
_CLOSED = re.compile(r"""[.!:;)"”»]$""")
_PARTED = (":", ";", ".", "–", "—", "-", "−")
_LIST_WORD = re.compile(r"(?:,|\(|\b(?:и|или|либо|по|в|на|с|от|до|подпункт\w*))$")

_TITLE_END = re.compile(
    r"(?:Кодекс|Закон|Конституционный закон) Республики Казахстан от .*№ \S+.*|Қазақстан Республикасының Кодексі .*"
)


class Form(StrEnum):
    """How the lines of a plain text relate to its paragraphs."""

    PARAGRAPHS = "paragraphs"
    NODES = "nodes"
    BLOCKS = "blocks"
    LINES = "lines"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source with the number of its first line, from 1; ``official`` marks a note by its markup."""

    text: str
    number: int
    official: bool = False
    gap: bool = False


def sniff(lines: Sequence[str]) -> Form:
    """Tell how the lines of a plain text relate to its paragraphs.

    >>> sniff(["от 05.07.2018", "№ 177-VI", "(", "вводится", "в действие)"])
    <Form.NODES: 'nodes'>
    """
    full = [line for line in lines if line.strip()]
    fragments = sum(_FRAGMENT.fullmatch(line.strip()) is not None for line in full)
    if fragments * 50 > len(full):
        return Form.NODES
    indented = sum(_INDENT.match(line) is not None for line in full)
    if indented * 3 > len(full):
        return Form.BLOCKS
    broken = sum(line.strip()[:1].islower() for line in full)
    return Form.LINES if broken * 5 > 2 * len(full) and _width(full) < _WIDEST_PAGE else Form.PARAGRAPHS


def _width(full: Sequence[str]) -> int:
    """How long the printed lines of a page are, but for a few that are longer."""
    lengths = sorted(len(line.strip()) for line in full)
    return lengths[len(lengths) * 19 // 20] if lengths else 0


def text_paragraphs(text: str) -> list[Paragraph]:
    """Return the paragraphs of a plain text of any of the forms."""
    lines = text.splitlines()
    match sniff(lines):
        case Form.PARAGRAPHS:
            return [Paragraph(normal(line), number) for number, line in enumerate(lines, start=1) if line.strip()]
        case Form.NODES:
            return list(join(enumerate(lines, start=1)))
        case Form.BLOCKS:
            return list(_blocks(lines))
        case Form.LINES:
            return list(_printed(lines))


def join(lines: Iterable[tuple[int, str]]) -> Iterator[Paragraph]:
    """Join text nodes, or printed lines, into the paragraphs that they are parts of."""
    return _grouped(lines, lambda raw, held, _apart: opens(normal(raw), held))


def _grouped(
    lines: Iterable[tuple[int, str]], begins: Callable[[str, Sequence[str], bool], bool]
) -> Iterator[Paragraph]:
    """Join lines into paragraphs; ``begins`` sees a line, those held before it, and whether a blank one parts them."""
    held: list[str] = []
    started = 0
    apart = False
    for number, raw in lines:
        line = normal(raw)
        if not line:
            apart = True
            continue
        if held and begins(raw, held, apart):
            yield Paragraph(glue(held), started)
            held = []
        if not held:
            started = number
        held.append(line)
        apart = False
    if held:
        yield Paragraph(glue(held), started)


def opens(line: str, parts: Sequence[str]) -> bool:
    """Tell whether a line opens a paragraph after the lines of the one before it.

    >>> opens("№ 177-VI", ["Сноска. Статья 5 в редакции Закона РК от 05.07.2018"]), opens("2) иное.", ["1) одно;"])
    (False, True)
    """
    last = parts[-1]
    if OPENER.match(line):
        return not last.endswith(("(", ",", " И"))
    if _REFERENCE.fullmatch(line):
        return last.endswith((":", ";", "."))
    if _NUMBERED.match(line):
        return not _LIST_WORD.search(last)
    first = line[0]
    if first.islower():
        if _SANCTION.match(line):
            return last.endswith(("–", "-", "—", "−", ".", ";", ":"))
        return last.endswith((":", ";")) or (last.endswith((".", ").")) and _is_list_of_words(line, parts))
    if first.isupper() or (first in '"«“' and last.endswith((":", ";", "."))):
        if HEADING.match(parts[0]) or (_ARTICLE.match(parts[0]) and len(parts) == 1 and _is_heading(parts[0])):
            return not _goes_on_in_heading(line, parts)
        return (_CLOSED.search(last) is not None and not last.endswith('"')) or last.endswith((".", '."'))
    return False


def _is_list_of_words(line: str, parts: Sequence[str]) -> bool:
    return line.startswith("по всему тексту") and parts[0].startswith("слова")


def _is_heading(text: str) -> bool:
    return OPENER.match(text) is not None


def _goes_on_in_heading(line: str, parts: Sequence[str]) -> bool:
    """A heading of a chapter in capitals goes on while the lines are in capitals; that of an article is one line."""
    return (_ARTICLE.match(parts[0]) is None and line.isupper()) or parts[-1].endswith((",", "("))


def title_length(texts: Sequence[str]) -> int:
    """Tell how many lines at the start are the title of the act, which is known from the catalogue.

    >>> title_length(["О садах", "Кодекс Республики Казахстан от 5 июля 2014 года № 235-V ЗРК.", "РАЗДЕЛ 1. САДЫ"])
    2
    """
    for at, text in enumerate(texts[:12]):
        if _TITLE_END.fullmatch(text):
            return at + 1
        if OPENER.match(text):
            return 0
    return 0


def glue(parts: Sequence[str]) -> str:
    """Put text nodes together as the page prints them: no blank after «(» and before «)», «,», «;», «.».

    >>> glue(["№ 5", "(", "вводится", "в действие", ")", ", далее"])
    '№ 5 (вводится в действие), далее'
    """
    made = parts[0]
    for part in parts[1:]:
        tight = made.endswith(("(", "«")) or part.startswith((")", ",", ";", ".", ":", "»"))
        made += part if tight else " " + part
    return made


def _printed(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs of printed lines without indents: a line that has no room for the next word is not the last one.

    That tells whether a heading goes on, if no blank line parts them, and whether small letters after «:» do; a blank
    line after a sign tells that they do not.
    """
    width = _width([line for line in lines if line.strip()])

    def begins(raw: str, held: Sequence[str], apart: bool) -> bool:
        line = normal(raw)
        full = len(held[-1]) + 1 + len(line.split()[0]) > width
        plain = not (OPENER.match(line) or _NUMBERED.match(line))
        heading = HEADING.match(held[0]) is not None and not apart
        goes_on = line[0].islower() and not _SANCTION.match(line) and not (apart and held[-1].endswith(_PARTED))
        return opens(line, held) and not (full and plain and (heading or goes_on))

    return _grouped(enumerate(lines, start=1), begins)


def _blocks(lines: Sequence[str]) -> Iterator[Paragraph]:
    """Indented paragraphs; a heading stands at the margin and may go on after a blank line."""
    return _grouped(
        enumerate(lines, start=1),
        lambda raw, held, _apart: (
            _INDENT.match(raw) is not None or OPENER.match(normal(raw)) is not None or not HEADING.match(held[0])
        ),
    )
