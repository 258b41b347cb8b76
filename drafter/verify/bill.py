"""A bill by hand with its table, from Word files to everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import codes
from drafter.akn import Act
from drafter.checks import ranked
from drafter.codes import CATALOGUE, Code
from drafter.errors import Finding, Place, Severity, UsageError
from drafter.ingest import guard
from drafter.messages import _
from drafter.reading import Paragraph, read_paragraphs
from drafter.reading.read import is_named
from drafter.reading.word import Opened, opened, settled
from drafter.verify.findings import UNCHECKED, told
from drafter.verify.mistakes import Mistake
from drafter.verify.prose import ordered, prose_of
from drafter.verify.scope import Acts
from drafter.verify.table import mistakes
from drafter.verify.tables import tables_in

_KAZAKH = frozenset("әғқңөұүһӘҒҚҢӨҰҮҺ")
_LEAST_KAZAKH = 0.03
"""The share of letters that only Kazakh has, from which a text is Kazakh; the Kazakh text of the Code has 12 %."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A Word file that was looked at: its bytes, the tree that the mistakes point into, and the mistakes."""

    path: Path
    data: bytes
    word: Opened
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
        code = codes.find(code_name, shelf) if code_name else _named(paragraphs, of, shelf, bill)
        return code, code.act(of, edition)

    files = [bill] if table is None else [bill, table]
    return of_files([(path, guard.read_bytes(path)) for path in files], amended, language)


def of_files(
    given: Sequence[tuple[Path, bytes]],
    amended: Callable[[Sequence[Paragraph], str], tuple[Code, Act]],
    language: str | None = None,
) -> Verified:
    """Do as ``verify`` does with the bytes of the bill, and of its table where that has a file of its own.

    ``amended`` gives the code and its text in force for the paragraphs of the bill and their language.
    """
    words = [opened(path, data) for path, data in given]
    for (path, _data), word in zip(given, words, strict=True):
        settled(path, word.document)
    tables = [tables_in(word) for word in words]
    paragraphs, lines = prose_of(words[0], tables[0])
    language = language or language_of(paragraph.text for paragraph in paragraphs)
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


def language_of(texts: Iterable[str]) -> str:
    """Return the language of a text by the letters that only Kazakh has.

    >>> language_of(["Осы Заң қолданысқа енгізіледі"]), language_of(["Настоящий Закон"])
    ('kaz', 'rus')
    """
    letters = [sign for text in texts for sign in text if sign.isalpha()]
    kazakh = sum(sign in _KAZAKH for sign in letters)
    return "kaz" if kazakh > _LEAST_KAZAKH * len(letters) else "rus"


def _named(paragraphs: Sequence[Paragraph], language: str, shelf: Path, bill: Path) -> Code:
    """The one code at hand that a bill says it amends."""
    named = [act.named for act in read_paragraphs(paragraphs, language).acts]
    known = [codes.find(path.parent.name, shelf) for path in sorted(shelf.glob(f"*/{CATALOGUE}"))]
    found = [code for code in known if any(is_named(code, name, language) for name in named)]
    if len(found) == 1:
        return found[0]
    raise UsageError(
        Finding(
            code="D030",
            severity=Severity.ERROR,
            message=_("не ясно, какой кодекс изменяет законопроект"),
            place=Place(file=str(bill)),
            expected=", ".join(code.name for code in known) or _("ни одного"),
            found="; ".join(named) or _("нет строки «Внести в … следующие изменения:»"),
            hint=_("назовите кодекс: --code koap"),
        )
    )
