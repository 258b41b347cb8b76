"""A bill by hand with its table, from Word files to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import codes
from drafter.akn import Act
from drafter.checks import ranked
from drafter.checks.bill_text import language_of
from drafter.codes import Code
from drafter.errors import Finding, Severity
from drafter.given import amended_code
from drafter.messages import _
from drafter.reading import Paragraph
from drafter.verify.findings import UNCHECKED, told
from drafter.verify.mistakes import Mistake
from drafter.verify.prose import ordered, prose_of
from drafter.verify.scope import Acts
from drafter.verify.table import mistakes
from drafter.verify.tables import tables_in
from drafter.word import Word, opened, read_bytes, unchanged


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Word file that was looked at: its bytes, the tree that the mistakes point into, and the mistakes."""

    path: Path
    data: bytes
    word: Word
    mistakes: tuple[Mistake, ...]

    @property
    def is_marked(self) -> bool:
        """Whether there is anything to mark in it: information alone is not marked."""
        return any(one.finding.severity is not Severity.INFO for one in self.mistakes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """A bill that was verified: its language, the edition of the code, its document and that of its table."""

    language: str
    code: Code
    edition: str
    documents: tuple[Document, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything that is wrong, errors first."""
        return ranked([one.finding for document in self.documents for one in document.mistakes])


def verify(
    bill: Path,
    table: Path | None,
    shelf: Path,
    *,
    code_name: str | None = None,
    language: str | None = None,
    edition: str | None = None,
) -> Verified:
    """Hold the prose of a bill, its comparative table and a code in force against each other.

    The table stands in the file of the bill, or in its own. Raises InputError for files that cannot be read,
    UsageError where no code at hand is the one that the bill amends.
    """

    def amended(paragraphs: Sequence[Paragraph], of: str) -> tuple[Code, Act]:
        code = codes.find(code_name, shelf) if code_name else amended_code(paragraphs, of, shelf, str(bill))
        return code, code.act(of, edition)

    files = [bill] if table is None else [bill, table]
    return of_files([(path, read_bytes(path)) for path in files], amended, language)


def of_files(
    given: Sequence[tuple[Path, bytes]],
    amended: Callable[[Sequence[Paragraph], str], tuple[Code, Act]],
    language: str | None = None,
) -> Verified:
    """Do as ``verify`` does with the bytes of the bill, and of its table where that has a file of its own.

    ``amended`` gives the code and its text in force for the paragraphs of the bill and their language.
    """
    words = [opened(path, data) for path, data in given]
    for word in words:
        unchanged(word)
    tables = [tables_in(word) for word in words]
    paragraphs, lines = prose_of(words[0], tables[0])
    language = language or language_of(" ".join(paragraph.text for paragraph in paragraphs))
    code, act = amended(paragraphs, language)
    prose = ordered(paragraphs, lines, language, code, act, given[0][0])
    name = str(given[-1][0])
    of_table = mistakes(Acts(prose.amended, prose.changes), code, tables[-1], name, unsettled=prose.unsettled)
    wrong = [(*prose.mistakes, *of_table)] if len(given) == 1 else [prose.mistakes, tuple(of_table)]
    if len(given) > 1 and tables[0].tables:
        wrong[0] = (*wrong[0], Mistake(finding=_own_table(given[0][0])))
    return Verified(
        language=language,
        code=code,
        edition=act.edition,
        documents=tuple(
            Document(path=path, data=data, word=word, mistakes=found)
            for (path, data), word, found in zip(given, words, wrong, strict=True)
        ),
    )


def _own_table(bill: Path) -> Finding:
    return told(
        UNCHECKED,
        _("в файле законопроекта есть своя таблица: она не сверена"),
        file=str(bill),
        severity=Severity.WARNING,
        expected=_("одна сравнительная таблица"),
        hint=_("сверьте ее отдельно: без --table"),
    )
