"""An amending law in prose becomes modifications: the whole way from a file to what it orders."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from drafter.akn import Act
from drafter.codes import Code
from drafter.errors import Finding, Place
from drafter.modification import Modification
from drafter.reading import refusals
from drafter.reading.choice import chosen
from drafter.reading.contents import is_of_contents
from drafter.reading.heads import date_in, law_title, number_in
from drafter.reading.lexicon import fold
from drafter.reading.model import (
    AmendedAct,
    Clause,
    ClausePlace,
    Footing,
    Order,
    Paragraph,
    Reading,
    Sentence,
    SentenceKind,
    Unit,
)
from drafter.reading.names import with_names
from drafter.reading.outline import outline
from drafter.reading.raw import Block, Raw
from drafter.reading.refusals import Refused
from drafter.reading.resolve import resolve
from drafter.reading.source import source_of


def read(path: Path, language: str, code: Code | None = None, act: Act | None = None) -> Reading:
    """Read an amending law from a file: Word, a saved page, PDF, text or Markdown.

    ``act`` is the text in force of ``code``; the clauses on it become modifications, those on other acts keep their
    addresses. Raises InputError where the file cannot be read; what is not understood is a clause with its refusal.
    """
    source = source_of(path)
    found = read_paragraphs(source.paragraphs, language, code, act, str(path))
    remarks = (finding.at(Place(file=str(path))) for finding in source.remarks)
    return replace(found, remarks=(*found.remarks, *remarks))


def read_paragraphs(
    paragraphs: Sequence[Paragraph],
    language: str,
    code: Code | None = None,
    act: Act | None = None,
    file: str | None = None,
) -> Reading:
    """Read an amending law from its paragraphs."""
    found = outline([paragraph.text for paragraph in paragraphs], language)
    title = law_title(found.preface, language)
    lines = [paragraph.number for paragraph in paragraphs]
    acts = tuple(_act(block, language, code, act, lines, file) for block in found.blocks)
    sentences = tuple(replace(each, place=_in_file(each.place, lines)) for each in found.sentences)
    if any(text.strip() for text in found.preface):
        opening = Sentence(
            kind=SentenceKind.TITLE,
            text="\n".join(text for text in found.preface if text.strip()),
            place=ClausePlace(line=lines[0]),
            paragraphs=tuple(range(len(found.preface))),
        )
        sentences = (opening, *sentences)
    return Reading(
        language=language,
        title=title.title,
        date=title.date,
        number=title.number,
        paragraphs=tuple(paragraphs),
        acts=acts,
        sentences=sentences,
        remarks=tuple(refusals.no_act(each.named).at(Place(file=file)) for each in acts if not each.at_hand),
    )


def _act(
    block: Block,
    language: str,
    code: Code | None,
    act: Act | None,
    lines: Sequence[int],
    file: str | None,
) -> AmendedAct:
    at_hand = code is not None and act is not None and is_named(code, block.named, language)
    clauses = tuple(
        _clause(replace(raw, place=_in_file(raw.place, lines)), act if at_hand else None, file)
        for raw in block.clauses
    )
    return AmendedAct(
        named=block.named,
        date=date_in(block.named, language),
        number=number_in(block.named),
        at_hand=at_hand,
        clauses=clauses,
    )


def _in_file(place: ClausePlace, lines: Sequence[int]) -> ClausePlace:
    """A place whose paragraph is counted as the file counts it."""
    return replace(place, line=lines[place.line])


def is_named(code: Code, named: str, language: str) -> bool:
    """Tell whether the words of an amending law name a code: by its title in any case, and its date if they give one.

    >>> from drafter import codes, resources
    >>> koap = codes.find("koap", resources.folder("codes"))
    >>> is_named(koap, "Кодексе Республики Казахстан об административных правонарушениях от 5 июля 2014 года", "rus")
    True
    >>> is_named(koap, "Уголовно-исполнительный кодекс Республики Казахстан от 5 июля 2014 года", "rus")
    False
    >>> is_named(koap, "2014 жылғы 5 шілдедегі Әкімшілік құқық бұзушылық туралы кодекске", "kaz")
    True
    """
    date = date_in(named, language)
    if date is not None and date != code.date:
        return False
    said = [_plain(word, language) for word in named.split()]
    wanted = [plain for word in code.title[language].split() if (plain := _plain(word, language)) not in _COUNTRY]
    return all(any(_alike(word, other) for other in said) for word in wanted)


_COUNTRY = frozenset("республики казахстан қазақстан республикасының".split())
"""Words of a title that a bill written by hand may leave out."""


def _plain(word: str, language: str) -> str:
    return fold(word, language).strip("«»\"“”,.")


def _alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: they differ in their endings alone."""
    least = min(len(one), len(other), max(len(one), len(other)) - 3)
    return abs(len(one) - len(other)) <= 3 and one[: max(least, 2)] == other[: max(least, 2)]


def _runs_on(order: Order) -> bool:
    """Whether the text of a numbered unit stands in one line with the sentence, so that its paragraphs may be lost."""
    if order.text is None or not order.text.spans or order.text.spans[0].start <= 1:
        return False
    smallest = [step.unit for step in order.units] or [a[-1].unit for a in order.addresses if a]
    return any(unit not in (Unit.ALINEA, Unit.HEADING, Unit.SENTENCE) for unit in smallest)


def _clause(raw: Raw, act: Act | None, file: str | None) -> Clause:
    place = Place(file=file, line=raw.place.line)
    remarks = [refusals.slip(text).at(place) for text in raw.remarks]
    if any(_runs_on(order) for order in raw.orders):
        remarks.append(refusals.run_on().at(place))
    modifications: list[Modification] = []
    if act is not None and (meant := chosen(raw.readings, act)) is not None:
        raw = replace(raw, orders=meant, failure=None)
        remarks.append(refusals.chosen().at(place))
    refusal: Finding | None = None if raw.failure is None else refusals.not_read(raw.failure)
    footing = Footing.NO_ACT if act is None else Footing.SEEN
    if act is not None and refusal is None and not is_of_contents(raw.orders):
        try:
            for order in raw.orders:
                made = resolve(order, act)
                modifications += made.modifications
                remarks += [finding.at(place) for finding in made.remarks]
                footing = footing if made.seen else Footing.UNSEEN
        except Refused as refused:
            refusal, modifications = refused.finding, []
    return Clause(
        text=raw.text,
        place=raw.place,
        paragraphs=raw.paragraphs,
        orders=raw.orders,
        modifications=tuple(modifications),
        footing=footing,
        refusal=None if refusal is None else (refusal if act is None else with_names(refusal, act)).at(place),
        remarks=tuple(remarks),
    )
