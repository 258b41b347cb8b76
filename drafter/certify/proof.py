"""Each finished view of a text of a bill held against what the bill itself says, read by an independent reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile, zip_longest
from pathlib import Path

from drafter import akn
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.certify.views import Shown, bill_lines, columns, page_rows, printed_lines, redline, table_rows
from drafter.change import Change, in_force, proposed
from drafter.codes import Code
from drafter.compare import changes
from drafter.draft import Draft
from drafter.errors import DrafterError, Severity
from drafter.messages import _
from drafter.modification import Modification
from drafter.reading import Paragraph, SentenceKind, read_paragraphs
from drafter.reading.canonical import canonical
from drafter.render.reading import modification_text
from drafter.render.review import TAGS
from drafter.text.letters import normal
from drafter.verify.scope import Acts
from drafter.verify.table import mistakes
from drafter.verify.tables import tables_of

_AROUND = 60


class Verdict(StrEnum):
    """Whether the views agree with the bill; «partly» where the bill says what no view shows, and they say so."""

    AGREED = "agreed"
    PARTLY = "partly"
    DISAGREED = "disagreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """One comparison: the view, its file, how many things were compared, and the first that differs.

    ``expected`` is what the bill says and ``found`` what the file says; both None where they agree.
    """

    view: str
    file: str
    compared: int
    expected: str | None = None
    found: str | None = None

    @property
    def agrees(self) -> bool:
        """Whether nothing differs."""
        return self.expected is None and self.found is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What one text of a bill is held to: the act in force, its list of modifications, its title and last article.

    ``prose`` says that the words of the bill are a view too, and not what a person gave; ``whole`` that the views show
    everything the bill says.
    """

    language: str
    code: Code
    act: Act
    modifications: tuple[Modification, ...]
    title: str
    entry: str
    prose: bool
    whole: bool


def subject(text: Draft) -> Subject:
    """Return what the views of a draft are held to."""
    return Subject(
        language=text.language,
        code=text.code,
        act=text.act,
        modifications=text.modifications,
        title=normal(text.worded.title),
        entry=normal(text.worded.entry),
        prose=not text.bill.is_given,
        whole=not text.unshown,
    )


def proofs(text: Subject, made: Mapping[str, bytes]) -> Iterator[Proof]:
    """Yield the comparisons of the finished files of one text by their names, the prose of the bill first.

    The modifications are read from the finished Word file of the bill, must be those of the list, and are applied anew
    to the act in force; what they make is compared with every view. A file that cannot be read does not agree.
    """
    bill = f"bill.{text.language}.docx"
    try:
        witness = _witness(text, bill, made)
    except DrafterError as error:
        yield _unread("prose", bill, error)
        return
    for view, name, compare in VIEWS:
        file = name.format(language=text.language)
        if file in made:
            try:
                yield _proof(view, file, *compare(witness, file, made[file]))
            except DrafterError as error:
                yield _unread(view, file, error)


def _unread(view: str, file: str, error: DrafterError) -> Proof:
    first = error.findings[0]
    return Proof(view=view, file=file, compared=0, expected=first.expected or "", found=first.message)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    """What the words of a bill order, and what that makes of the act in force; ``paragraphs`` are its words."""

    text: Subject
    paragraphs: Sequence[Paragraph]
    said: Sequence[str]
    amended: Amended
    changes: Sequence[Change]
    rows: Sequence[Shown]


def _witness(text: Subject, name: str, made: Mapping[str, bytes]) -> _Witness:
    paragraphs: Sequence[Paragraph] = ()
    modifications = text.modifications
    said: list[str] = []
    if text.prose:
        paragraphs = printed_lines(name, made[name])
        reading = read_paragraphs(paragraphs, text.language, text.code, text.act)
        modifications = reading.modifications
        entry = " ".join(normal(s.text) for s in reading.sentences if s.kind is SentenceKind.ENTRY)
        unread = [clause.text for clause in reading.refused]
        said = [reading.title, *_in_one_form(modifications, text.language), entry, *unread]
    amended = apply(text.act, modifications)
    found = changes(amended, modifications, str)
    return _Witness(
        text=text,
        paragraphs=paragraphs,
        said=said,
        amended=amended,
        changes=found,
        rows=[Shown(_normal(in_force(change.lines)), _normal(proposed(change.lines))) for change in found],
    )


def _normal(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(normal(text) for text in texts)


_Sides = tuple[Sequence[str], Sequence[str]]
"""What the bill says and what a view says, thing by thing in the same order."""


def _prose(witness: _Witness, _name: str, _data: bytes) -> _Sides:
    """The words of the bill order its modifications, and nothing in them was not understood."""
    text = witness.text
    return [text.title, *_in_one_form(text.modifications, text.language), text.entry], witness.said


def _in_one_form(modifications: Iterable[Modification], language: str) -> list[str]:
    """Modifications as a person reads them, in one form and order; a counted number of occurrences is worded as all."""
    return sorted(
        _("{modification} (везде)").format(modification=modification_text(one))
        if one.every or one.count > 1
        else modification_text(one)
        for one in canonical(modifications, language)
    )


def _consolidated(witness: _Witness, name: str, data: bytes) -> _Sides:
    """The consolidated text is the act as the bill makes it: the same units with the same words."""
    return _units(witness.amended.act), _units(akn.proven(akn.parsed(data, name)))


def _units(act: Act) -> list[str]:
    return [*act.index, *(f"{leaf.eid} {leaf.printed}" for leaf in akn.all_leaves(act))]


def _table(witness: _Witness, name: str, data: bytes) -> _Sides:
    """The table has a row for each changed element, under its place, with its text in force and as proposed."""
    tables = tables_of(Path(name), data)
    wrong = mistakes(Acts(witness.amended, witness.changes), witness.text.code, tables, name)
    errors = [one.finding.message for one in wrong if one.finding.severity is Severity.ERROR]
    return _rows(witness.rows), [*_rows(table_rows(tables, witness.text.language)), *errors]


def _page(witness: _Witness, _name: str, data: bytes) -> _Sides:
    """The review page has each changed element in both its forms."""
    found = list(page_rows(data, TAGS[witness.text.language]))
    inline, side = ([pair[n] for pair in found] for n in (0, 1))
    return [*_rows(witness.rows), *_rows(witness.rows)], [*_rows(inline), *_rows(side)]


def _rows(rows: Iterable[Shown]) -> list[str]:
    return ["\n".join((*row.old, "→", *row.new)) for row in rows]


def _redline(witness: _Witness, name: str, data: bytes) -> _Sides:
    """The redline says the changed elements as they are in force where it is rejected, as proposed where accepted."""
    found = redline(Path(name), data)
    wanted: list[str] = []
    got: list[str] = []
    for shown, texts, act in (
        ([line for row in witness.rows for line in row.old], found.rejected, witness.amended.in_force),
        ([line for row in witness.rows for line in row.new], found.accepted, witness.amended.act),
    ):
        standing = {normal(leaf.printed) for leaf in akn.all_leaves(act)}
        law = list(dropwhile(lambda text, standing=standing: text not in standing, texts))  # type: ignore[misc]
        rest = iter(law)
        wanted += shown
        got += [line for line in shown if any(text == line for text in rest)]
        got += [text for text in law if text not in standing] if witness.text.whole else []
    return wanted, got


def _bilingual(witness: _Witness, name: str, data: bytes) -> _Sides:
    """A column of the bill in two languages says the bill, from its title to the signature."""
    title = witness.text.title
    wanted = " ".join(bill_lines(witness.paragraphs, title))
    sides = [" ".join(column) for column in columns(name, data)]
    return [wanted], [next((side for side in sides if side.startswith(title)), "")]


VIEWS: tuple[tuple[str, str, Callable[[_Witness, str, bytes], _Sides]], ...] = (
    ("prose", "bill.{language}.docx", _prose),
    ("consolidated", "consolidated.{language}.xml", _consolidated),
    ("table", "table.{language}.docx", _table),
    ("redline", "redline.{language}.docx", _redline),
    ("page", "review.html", _page),
    ("bilingual", "bill.bilingual.docx", _bilingual),
)
"""The views of a text with their files, and what compares each with the words of the bill."""


def _proof(view: str, file: str, wanted: Sequence[str], got: Sequence[str]) -> Proof:
    differing = next((pair for pair in zip_longest(wanted, got, fillvalue="") if pair[0] != pair[1]), None)
    if differing is None:
        return Proof(view=view, file=file, compared=len(wanted))
    expected, found = differing
    at = next((n for n, pair in enumerate(zip(expected, found, strict=False)) if pair[0] != pair[1]), 0)
    return Proof(view=view, file=file, compared=len(wanted), expected=_near(expected, at), found=_near(found, at))


def _near(text: str, at: int) -> str:
    """The words around the first sign that differs."""
    start = max(0, at - _AROUND)
    cut = text[start : at + _AROUND]
    return f"{'…' if start else ''}{cut}{'…' if len(text) > at + _AROUND else ''}"


def verdict(found: Iterable[Proof], texts: Iterable[Subject]) -> Verdict:
    """Return what the comparisons of a bill come to."""
    if not all(one.agrees for one in found):
        return Verdict.DISAGREED
    return Verdict.AGREED if all(text.whole for text in texts) else Verdict.PARTLY
