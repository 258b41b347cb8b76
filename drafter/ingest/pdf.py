"""PDF files: that of the official site by its blanks, those that a word processor made by geometry, or refused.

pypdfium2 reads them: pypdf puts the words of links out of order, pdfminer.six takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from drafter.errors import Finding, InputError
from drafter.files import guard
from drafter.ingest.official import remark
from drafter.ingest.pdf_found import Found, Line, unreadable
from drafter.ingest.pdf_streams import MOST_PAGES, besides, sound
from drafter.ingest.text import Paragraph
from drafter.messages import _
from drafter.text.letters import letters, normal

_MOST_LETTERS = 32 * 1024 * 1024
_LARGEST = 128 * 1024 * 1024
_OFFICIAL, _OFFICIAL_SIZE = "iText 2.1.7", (612, 792)
"""What the official site makes its files with, and how large their pages are, in points."""
_OFFICE = "LibreOffice"
"""What draws the hyphen of a parted word apart from the word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The paragraphs of a PDF, the letters found and the letters of furniture, remarks and the bytes of the file."""

    paragraphs: list[Paragraph]
    letters: int
    dropped: int
    remarks: list[Finding]
    data: bytes


def pdf_paragraphs(path: Path, progress: Callable[[int, int], None] | None = None) -> Printed:
    """Return the paragraphs of a PDF; ``progress`` is told the pages read and their number.

    Line numbers count the printed lines through the file. Raises InputError D026 for a file that is no sound PDF, or
    whose pages do not show its words or paragraphs surely, D029 where a page is an image.
    """
    data = guard.read_bytes(path, largest=_LARGEST)
    if not data.startswith(b"%PDF-") or b"%%EOF" not in data[-2048:]:
        raise guard.refused(path, _("нет начала или конца PDF"), _("целый файл PDF"))
    beside = [hidden for said in sound(path, data) if (hidden := besides(said))]
    if beside:
        raise unreadable(str(path), beside[0])
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
        if len(document) > MOST_PAGES:
            raise guard.refused(path, str(len(document)), _("не больше {n} страниц").format(n=MOST_PAGES))
        producer = document.get_metadata_value("Producer")
        official = producer.startswith(_OFFICIAL) and document.get_page_size(0) == _OFFICIAL_SIZE
        read = _official if official else _by_geometry
        found = read(path, document, _pages(path, document, progress))
        document.close()
    except pypdfium2.PdfiumError as error:
        trouble = _("файл с паролем") if "password" in str(error).lower() else str(error)
        raise guard.refused(path, trouble, _("целый файл PDF без пароля")) from None
    return Printed(
        paragraphs=found.paragraphs,
        letters=found.letters,
        dropped=found.dropped,
        remarks=found.remarks,
        data=data,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    page: Any
    text: Any
    printed: str
    number: int


def _pages(path: Path, document: Any, progress: Callable[[int, int], None] | None) -> Iterator[_Page]:
    count = len(document)
    total = 0
    empty = True
    for at in range(count):
        page = document[at]
        text = page.get_textpage()
        printed = text.get_text_range()
        if not printed.strip() and _has_picture(page):
            image = _("страница {n} — изображение").format(n=at + 1)
            raise guard.refused(path, image, _("PDF с текстом на каждой странице"), code="D029")
        total += len(printed)
        empty = empty and not printed.strip()
        if total > _MOST_LETTERS:
            raise guard.refused(path, str(total), _("не больше {n} знаков").format(n=_MOST_LETTERS))
        yield _Page(page, text, printed, at + 1)
        text.close()
        page.close()
        if progress is not None:
            progress(at + 1, count)
    if empty:
        raise _without_text(path)


def _without_text(path: Path) -> InputError:
    return guard.refused(path, _("страницы без текстового слоя"), _("PDF с текстом"), code="D029")


def _has_picture(page: Any) -> bool:
    from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

    return next(iter(page.get_objects([FPDF_PAGEOBJ_IMAGE])), None) is not None


def _official(path: Path, _document: Any, pages: Iterator[_Page]) -> Found:
    from drafter.ingest.pdf_look import looked_at
    from drafter.ingest.pdf_official import official_paragraphs

    def printed() -> Iterator[str]:
        for each in pages:
            _drawn, trouble = looked_at(each.page)
            if trouble is not None:
                raise unreadable(str(path), trouble, each.number)
            yield from each.printed.splitlines()

    return official_paragraphs(printed(), path)


def _by_geometry(path: Path, document: Any, pages: Iterator[_Page]) -> Found:
    from drafter.ingest.pdf_furniture import Doubtful, Sheet, without_furniture
    from drafter.ingest.pdf_hyphens import Undecided, put_together, words_within
    from drafter.ingest.pdf_lines import Unmarked, paragraphs_of
    from drafter.ingest.pdf_look import Box, has_notes, looked_at, ruled
    from drafter.ingest.pdf_page import Unclear, page_lines

    file = str(path)
    sheets: list[Sheet] = []
    rules: dict[int, list[Box]] = {}
    remarks: list[Finding] = []
    widths: set[int] = set()
    for each in pages:
        number = 1 + sum(len(sheet.lines) for sheet in sheets)
        drawn, trouble = looked_at(each.page)
        if trouble is None:
            try:
                lines = page_lines(each.text, each.number, number)
            except Unclear as unclear:
                raise unreadable(file, str(unclear), each.number, line=number) from None
            trouble = ruled(drawn.rules, lines)
        if trouble is not None:
            raise unreadable(file, trouble, each.number, line=number)
        if drawn.pictures:
            remarks.append(remark(_("картинка на странице не прочитана"), str(each.number), number, file))
        rules[each.number] = drawn.rules
        sheets.append(Sheet(tuple(lines), each.page.get_height(), each.number))
        widths.add(round(each.page.get_width()))
    if len(widths) > 1:
        raise unreadable(file, _("страницы разной ширины"))
    try:
        kept, taken = without_furniture(sheets)
    except Doubtful as doubtful:
        raise unreadable(file, *doubtful.args) from None
    if noted := next((sheet.page for sheet in kept if has_notes(rules[sheet.page], sheet.lines)), None):
        raise unreadable(file, _("сноска внизу страницы"), noted)
    for text, lines_of_it in _by_text(taken).items():
        remarks.append(remark(_("колонтитул или номер страницы, не текст акта"), text, lines_of_it[0].number, file))
    body = [line for sheet in kept for line in sheet.lines]
    if not body:
        raise _without_text(path)
    whole = words_within(body)
    apart = document.get_metadata_value("Producer").startswith(_OFFICE)
    paragraphs: list[Paragraph] = []
    gone = 0
    try:
        for held in paragraphs_of(body):
            text, weighed, less = put_together(held, whole, drawn_apart=apart)
            gone += less
            paragraphs.append(Paragraph(normal(text), held[0].number))
            said = _("перенос в конце строки: слово прочитано так")
            remarks += [remark(said, word, held[0].number, file) for word in weighed]
    except Unmarked as unmarked:
        (line,) = unmarked.args
        seen = _("не видно, где кончаются абзацы: «{line}»").format(line=line.text[:60])
        raise unreadable(file, seen, line.page, line=line.number) from None
    except Undecided as undecided:
        word, line = undecided.args
        seen = _("не видно, перенос это или дефис: «{word}»").format(word=word)
        raise unreadable(file, seen, line.page, line=line.number) from None
    dropped = sum(letters(line.text) for line in taken)
    return Found(
        paragraphs=paragraphs,
        letters=sum(letters(line.text) for line in body) - gone + dropped,
        dropped=dropped,
        remarks=remarks,
    )


def _by_text(lines: list[Line]) -> dict[str, list[Line]]:
    made: dict[str, list[Line]] = {}
    for line in lines:
        made.setdefault(line.text, []).append(line)
    return made
