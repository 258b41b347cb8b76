"""Official PDFs: printed lines become paragraphs by their indents, hyphens at line ends come back, furniture goes.

pypdfium2 reads them: pypdf puts the words of links out of order, pdfminer.six takes ten times as long.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import Finding
from drafter.files import guard
from drafter.ingest.lines import is_history
from drafter.ingest.official import remark
from drafter.ingest.text import OPENER, Paragraph, opens, title_length
from drafter.messages import _
from drafter.text.letters import letters, normal

MOST_PAGES = 5_000
_MOST_LETTERS = 32 * 1024 * 1024
_LARGEST = 128 * 1024 * 1024
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The paragraphs of a PDF, the letters found and the letters of furniture, remarks and the bytes of the file."""

    paragraphs: list[Paragraph]
    letters: int
    dropped: int
    remarks: list[Finding]
    data: bytes


def pdf_paragraphs(path: Path, progress: Callable[[int, int], None] | None = None) -> Printed:
    """Return the paragraphs of an official PDF; ``progress`` is told the pages read and their number.

    Line numbers count the printed lines through the file. Raises InputError D026 for a file that is no sound PDF, D029
    where a page is an image.
    """
    data = guard.read_bytes(path, largest=_LARGEST)
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise guard.refused(path, _("нет начала или конца PDF"), _("целый файл PDF"))
    lines = [_Line(raw, at) for at, raw in enumerate(_printed(path, data, progress), start=1)]
    full = [line for line in lines if line.raw.strip()]
    if not full:
        raise guard.refused(path, _("страницы без текстового слоя"), _("PDF с текстом"), code="D029")
    kept = [line for line in full if not _PUBLISHER.fullmatch(normal(line.raw))]
    kept = kept[title_length([normal(line.raw) for line in kept[:12]]) :]
    paragraphs, remarks = _restored(list(_paragraphs(kept)), str(path))
    left = {line.number for line in kept}
    return Printed(
        paragraphs=paragraphs,
        letters=sum(letters(_whole(line.raw)) for line in full) + len(remarks),
        dropped=sum(letters(_whole(line.raw)) for line in full if line.number not in left),
        remarks=remarks,
        data=data,
    )


def _printed(path: Path, data: bytes, progress: Callable[[int, int], None] | None) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        if count > MOST_PAGES:
            raise guard.refused(path, str(count), _("не больше {n} страниц").format(n=MOST_PAGES))
        total = 0
        for at in range(count):
            page = document[at]
            text = page.get_textpage()
            printed = text.get_text_range()
            if not printed.strip() and _has_picture(page):
                image = _("страница {n} — изображение").format(n=at + 1)
                raise guard.refused(path, image, _("PDF с текстом на каждой странице"), code="D029")
            total += len(printed)
            if total > _MOST_LETTERS:
                raise guard.refused(path, str(total), _("не больше {n} знаков").format(n=_MOST_LETTERS))
            yield from printed.splitlines()
            text.close()
            page.close()
            if progress is not None:
                progress(at + 1, count)
        document.close()
    except pypdfium2.PdfiumError as error:
        found = _("файл с паролем") if "password" in str(error).lower() else str(error)
        raise guard.refused(path, found, _("целый файл PDF без пароля")) from None


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects([FPDF_PAGEOBJ_IMAGE])), None) is not None


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
