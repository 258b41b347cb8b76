"""A bill that a person gives in words – in Word, as a page, as a text – made into a project like one of ours.

It is read against the code, and what was understood is applied, compared and checked; what was not is told by findings
and named in ``Draft.unshown``, so that no view passes over it in silence.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from drafter import codes
from drafter.akn import Act
from drafter.apply import apply
from drafter.checks import bill_text
from drafter.checks import given as of_form
from drafter.checks.rules import finding
from drafter.checks.stricter import is_stricter
from drafter.codes import Code
from drafter.draft import Draft, Project, checked, together
from drafter.errors import Finding, InputError, Place, Severity, UsageError
from drafter.messages import _
from drafter.reading import Clause, Reading, Sentence, SentenceKind, read_paragraphs
from drafter.reading import Paragraph as Read
from drafter.reading.contents import disagreements, is_of_contents
from drafter.reading.read import is_named
from drafter.reading.refusals import not_amended, nothing
from drafter.reading.source import source_of
from drafter.reading.trial import on_the_act, tried
from drafter.spec.bill import Bill
from drafter.spec.model import BillSpec, EntryIntoForce, ReadSpec
from drafter.wording.clauses import Item, Paragraph, ParagraphKind, Run, RunKind, Worded


def project(
    paths: Sequence[Path], code_name: str | None, shelf: Path, edition: str | None, day: datetime.date | None
) -> Project:
    """Read a bill in words from one file for each of its texts, and make of each what can be made.

    Without the name of a code it is the one on the shelf that the bill names. ``day`` is the day of the bill, where its
    title does not say it. Raises InputError for a file that cannot be read or that does not amend the code, UsageError
    for two texts in one language, for an edition that is not at hand, and where the code is in doubt.
    """
    texts: dict[str, Draft] = {}
    told: list[Finding] = []
    for path in paths:
        draft, found = _text(path, code_name, shelf, edition, day)
        if draft.language in texts:
            raise UsageError(_same_language(path, draft.language))
        texts[draft.language] = draft
        told += found
    ordered = [texts[language] for language in sorted(texts, reverse=True)]  # the Russian text stands first
    return together(ordered[0].bill, ordered, told, ordered[0].language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ordered:
    """A clause on the code with the modifications that it orders, by their positions; none where it is not shown."""

    clause: Clause
    positions: tuple[int, ...]


def amended_code(paragraphs: Sequence[Read], language: str, shelf: Path, file: str) -> Code:
    """Return the one code on a shelf that a bill in words amends.

    Raises UsageError D030 where it names none of them, or several.
    """
    named = [act.named for act in read_paragraphs(paragraphs, language).acts]
    known = [codes.find(name, shelf) for name in codes.names(shelf)]
    found = [code for code in known if any(is_named(code, name, language) for name in named)]
    if len(found) == 1:
        return found[0]
    raise UsageError(
        Finding(
            code="D030",
            message=_("не ясно, какой кодекс изменяет законопроект"),
            place=Place(file=file),
            expected=", ".join(code.name for code in found or known) or _("ни одного"),
            found="; ".join(named) or _("нет строки «Внести в … следующие изменения:»"),
            hint=_("назовите кодекс: --code koap"),
        )
    )


def _text(
    path: Path, code_name: str | None, shelf: Path, edition: str | None, day: datetime.date | None
) -> tuple[Draft, list[Finding]]:
    source = source_of(path)
    paragraphs = source.paragraphs
    language = bill_text.language_of(" ".join(paragraph.text for paragraph in paragraphs))
    code = codes.find(code_name, shelf) if code_name else amended_code(paragraphs, language, shelf, str(path))
    act = code.act(language, edition)
    reading = read_paragraphs(paragraphs, language, code, act, str(path))
    mine = on_the_act(reading)
    if not mine:
        other = not_amended(code.title[language], [each.named for each in reading.acts])
        raise InputError((other if reading.acts else nothing()).at(Place(file=str(path))))
    told = [*(finding for clause in reading.clauses for finding in _said(clause)), *reading.remarks]
    told += [one.at(Place(file=str(path))) for one in source.remarks]
    found = tried(mine, act, str(path))
    told += [one.finding for one in found.refusals]
    if not found.settled:
        raise InputError(*told)
    modifications = found.modifications
    amended = apply(act, modifications)
    of_contents = [clause for clause in mine if is_of_contents(clause.orders)]
    told += [one for clause in of_contents for one in disagreements(clause, amended.act, str(path))]
    shown = {id(clause) for clause in (*found.settled, *of_contents)}
    draft = checked(
        _bill(path, code, act, reading, found.settled, day),
        code,
        modifications,
        amended,
        _worded(reading, list(_ordered(mine, found.settled))),
        tuple(clause for clause in reading.clauses if id(clause) not in shown),
    )
    if day is None and reading.date is None:
        told.append(_no_day(draft))
    if path.suffix.lower() in of_form.FORMS:
        stricter = any(is_stricter(new) for new in draft.context.new_sanctions())
        told += of_form.findings(path, draft.bill.spec.date, is_stricter=stricter)
    return draft, told


def _said(clause: Clause) -> tuple[Finding, ...]:
    return clause.remarks if clause.refusal is None else (clause.refusal, *clause.remarks)


def _ordered(clauses: Sequence[Clause], fitting: Sequence[Clause]) -> Iterator[_Ordered]:
    position = 0
    for clause in clauses:
        count = len(clause.modifications) if any(clause is one for one in fitting) else 0
        yield _Ordered(clause=clause, positions=tuple(range(position, position + count)))
        position += count


def _bill(
    path: Path, code: Code, act: Act, reading: Reading, clauses: Sequence[Clause], day: datetime.date | None
) -> Bill:
    """The bill with what its words say of it; without a day of its own it is of that of the edition."""
    lines = [(clause.place.line, one) for clause in clauses for one in clause.modifications]
    return Bill(
        file=str(path),
        spec=BillSpec.model_construct(
            drafter=1,
            code=code.name,
            edition=datetime.date.fromisoformat(act.edition),
            date=day or reading.date or datetime.date.fromisoformat(act.edition),
            entry_into_force=EntryIntoForce.model_construct(),
            modifications=tuple(ReadSpec.model_validate({"destination": one.destination}) for _line, one in lines),
        ),
        places=tuple(
            Place(file=str(path), line=line, clause=number, eid=one.destination)
            for number, (line, one) in enumerate(lines, start=1)
        ),
        source=path.read_bytes(),
        is_given=True,
    )


# The bill in its own words


def _worded(reading: Reading, ordered: Sequence[_Ordered]) -> Worded:
    """The bill as its paragraphs say it: of a law that amends several acts, what it says of this one."""
    first = ordered[0].clause.place
    head = [s for s in reading.sentences if s.kind is SentenceKind.HEAD and s.place.line <= first.line]
    entry = [sentence for sentence in reading.sentences if sentence.kind is SentenceKind.ENTRY]
    signature = (s.text for s in reading.sentences if s.kind is SentenceKind.SIGNATURE)
    return Worded(
        title=reading.title,
        head_article=_article(reading, head[-1:]),
        head=head[-1].text if head else "",
        items=tuple(_items(reading, ordered)),
        entry_article=_article(reading, entry),
        entry="\n".join(sentence.text for sentence in entry),
        signature=" ".join(next(signature, "").split()),
    )


def _article(reading: Reading, sentences: Sequence[Sentence]) -> str:
    """What stands before the first of some sentences in its paragraph: «Статья 2.»."""
    if not sentences:
        return ""
    paragraph = reading.paragraphs[sentences[0].paragraphs[0]].text
    return paragraph.partition(sentences[0].text.split("\n")[0])[0].strip()


@dataclass(slots=True)
class _Line:
    """What is known of a paragraph of the list of changes; several sentences may stand in one."""

    article: str
    item: str
    kind: ParagraphKind
    spans: set[tuple[int, int, RunKind]] = field(default_factory=set)
    positions: list[int] = field(default_factory=list)


def _items(reading: Reading, ordered: Sequence[_Ordered]) -> Iterator[Item]:
    """The items of the list: the paragraphs of the clauses, and of the lines above them that name a place."""
    lines: dict[int, _Line] = {}
    for holder, positions in _holders(reading, ordered):
        place = holder.place
        for number in holder.paragraphs:
            spans = list(_spans(holder, number)) if isinstance(holder, Clause) else []
            continued = number != holder.paragraphs[0]
            kind = ParagraphKind.QUOTED if continued and spans else ParagraphKind.LINE
            line = lines.setdefault(number, _Line(place.article, place.item, kind))
            line.spans.update(spans)
            line.positions += positions
    for (article, item), group in groupby(sorted(lines), key=lambda n: (lines[n].article, lines[n].item)):
        first, *others = (_paragraph(reading.paragraphs[number].text, lines[number]) for number in group)
        opening = replace(first, kind=ParagraphKind.ITEM)
        yield Item(number=item or None, paragraphs=(opening, *others), article=article or "1")


def _holders(reading: Reading, ordered: Sequence[_Ordered]) -> list[tuple[Clause | Sentence, tuple[int, ...]]]:
    """The clauses on the code and the sentences among them, in order, each with what it orders."""
    clauses: list[tuple[Clause | Sentence, tuple[int, ...]]] = [(one.clause, one.positions) for one in ordered]
    first, last = ordered[0].clause, ordered[-1].clause
    among = [
        sentence
        for sentence in reading.sentences
        if sentence.kind in (SentenceKind.WHERE, SentenceKind.NOTE, SentenceKind.LANGUAGE)
        and _article_and_act(first) <= _article_and_act(sentence) <= _article_and_act(last)
    ]
    return sorted([*clauses, *((sentence, ()) for sentence in among)], key=lambda holder: holder[0].paragraphs)


def _article_and_act(holder: Clause | Sentence) -> tuple[int, ...]:
    return tuple(int(n) if n.isdecimal() else 0 for n in (holder.place.article, holder.place.act))


def _spans(clause: Clause, number: int) -> Iterator[tuple[int, int, RunKind]]:
    """Where a paragraph quotes the old and the new text."""
    for order in clause.orders:
        quotes = [(quote, RunKind.OLD) for quote in order.old] + [(quote, RunKind.NEW) for quote in order.new]
        for quote, kind in [*quotes, *([(order.text, RunKind.NEW)] if order.text else [])]:
            yield from ((span.start, span.end, kind) for span in quote.spans if span.paragraph == number)


def _paragraph(text: str, line: _Line) -> Paragraph:
    positions = tuple(dict.fromkeys(line.positions))
    return Paragraph(
        kind=line.kind,
        runs=tuple(_runs(text, sorted(line.spans))),
        modification=positions[0] if positions else None,
        also=positions[1:],
    )


def _runs(text: str, spans: Sequence[tuple[int, int, RunKind]]) -> Iterator[Run]:
    at = 0
    for start, end, kind in spans:
        if start < at:  # words that two orders quote
            continue
        if start > at:
            yield Run(RunKind.PLAIN, text[at:start])
        yield Run(kind, text[start:end])
        at = end
    if at < len(text) or not spans:
        yield Run(RunKind.PLAIN, text[at:])


# What is told


def _same_language(path: Path, language: str) -> Finding:
    return finding(
        "D045",
        _("два файла на одном языке"),
        expected=_("законопроект на русском языке и он же на казахском"),
        found=language,
    ).at(Place(file=str(path)))


def _no_day(draft: Draft) -> Finding:
    return finding(
        "D904",
        _("день законопроекта не назван: взят день редакции кодекса"),
        severity=Severity.INFO,
        expected=_("--date ДАТА"),
        found=draft.act.edition,
    ).at(Place(file=draft.bill.file))
