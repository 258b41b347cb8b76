"""The review page: one HTML file that shows a bill, what it changes and what the checks found, and needs no script."""

from __future__ import annotations

import base64
import datetime
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from drafter import eid as eids
from drafter import files, resources
from drafter.change import Change, Line, Role
from drafter.checks.rules import rules
from drafter.diff import Kind, Segment
from drafter.draft import Draft, Project
from drafter.errors import Finding, Place, Severity
from drafter.language import rus
from drafter.messages import _, date, plural, speaking, spoken
from drafter.render.data import file_name
from drafter.render.pages import words
from drafter.templating import render
from drafter.text.hyphens import KEPT, kept
from drafter.wording.clauses import Item, Paragraph

CONTEXT = 170
"""How many characters of unchanged text stay in sight on each side of a change."""

_LEAST_FOLDED = 320
_LEAST_LINES = 3
TAGS = {"rus": "ru", "kaz": "kk"}
_NAMES = {"rus": "Русский", "kaz": "Қазақша"}
_UNBROKEN = re.compile(
    rf"""(
      (?:№|[Сс]тать\w{{1,3}})[ ]\d[\w{KEPT}]{{0,24}}  # «статьи 684», «№ 187-VII»
    | \w{{0,12}}(?:{KEPT}\w{{1,24}}){{1,4}}            # «667-1», «667-1-бап»
    | \S{{1,24}}[ ][–—](?=\s|$)                        # no line begins with a dash
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A piece of a paragraph as it is shown: a segment, or a part of a long unchanged one."""

    kind: Kind
    text: str
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A paragraph as it is shown: a line of a change with its segments in pieces."""

    role: Role
    mark: Kind
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Paragraphs that share a row of the table; unchanged ones may be folded away together."""

    paragraphs: tuple[Shown, ...]
    folded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A modification of a row: what the bill calls the item that orders it, the anchor of its sentence, the reason."""

    item: str
    anchor: str
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A change with all that stands around it on the page.

    ``kind`` is new, changed or gone; ``gender`` is that of the place's name; ``context`` is the article around it.
    """

    change: Change
    anchor: str
    kind: str
    gender: rus.Gender
    context: str
    orders: tuple[Order, ...]
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]
    counts: Mapping[Severity, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """An item of the bill: its paragraphs, each with the anchors of what it orders, and the rows it changes."""

    paragraphs: tuple[tuple[tuple[str, ...], Paragraph], ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of the bill as the page shows it: its language, what the language calls itself, and the markup."""

    language: str
    lang: str
    name: str
    body: str


def review_page(project: Project) -> str:
    """Return the review page of a bill as one HTML file that asks nothing of the network; a switch changes the text.

    Styles and script stand in the page, and its content security policy admits them by their hashes and nothing else.
    """
    style, script = source("review.css"), source("review.js")
    return render(
        "documents",
        "review.html.j2",
        markup=True,
        _=_,
        plural=plural,
        unbroken=unbroken,
        lang=spoken(),
        text_lang=spoken(),
        policy=policy(style, script),
        style=style,
        script=script,
        title=project.first.worded.title,
        tags=TAGS,
        texts=list(_texts(project)),
    )


def _texts(project: Project) -> Iterator[Text]:
    """Yield the texts, the page speaking Russian around the Russian one and Kazakh around the Kazakh one.

    Who asks for English reads English around both. Findings stay in the language they were told in.
    """
    told, titles = spoken(), {code: rule.title for code, rule in rules().items()}
    for number, draft in enumerate(project.texts):
        lang = TAGS[draft.language]
        around = lang if told in TAGS.values() else told
        with speaking(around):
            body = _text(project, draft, f"{draft.language}-" if number else "", spoken=told, titles=titles)
        yield Text(language=draft.language, lang=around, name=_NAMES[draft.language], body=body)


def _text(project: Project, draft: Draft, prefix: str, **told: object) -> str:
    """One text with all that stands around it; ``prefix`` keeps the anchors of two texts apart."""
    placed = {finding: _concerned(finding, draft) for finding in dict.fromkeys(project.findings)}
    rows = tuple(
        _row(draft, change, [f for f, at in placed.items() if change.eid in at], prefix) for change in draft.changes
    )
    return render(
        "documents",
        "review_text.html.j2",
        markup=True,
        _=_,
        plural=plural,
        unbroken=unbroken,
        lang=spoken(),
        text_lang=TAGS[draft.language],
        prefix=prefix,
        office=" ".join(line for style, line in words(draft.language)["bill"]["face"] if style != "mark"),
        worded=draft.worded,
        code=draft.code,
        code_title=draft.code.title[draft.language],
        edition=draft.code.edition(draft.language, draft.act.edition),
        edition_date=_date(draft.act.edition),
        date=_date(str(draft.bill.spec.date)),
        file=file_name(draft.bill.file),
        sha256=files.sha256(draft.bill.source),
        clauses=tuple(_clauses(draft, rows, prefix)),
        rows=rows,
        counts=_counts(tuple(placed)),
        general=[finding for finding, at in placed.items() if not at],
        **told,
    )


def unbroken(text: str) -> list[str]:
    """Return a text in runs, every second of which stands on one line.

    >>> unbroken("по статье 684 за номером 667-1 –")
    ['по ', 'статье 684', ' за номером ', '667-1', ' –']
    >>> unbroken("осы Заңның № 235-V, 667-1-бабы")
    ['осы Заңның ', '№ 235-V', ', ', '667-1-бабы', '']
    """
    return [run.replace(KEPT, "-") for run in _UNBROKEN.split(kept(text))]


def pieces(segments: Sequence[Segment]) -> Iterator[Piece]:
    """Yield the segments of a paragraph as they are shown, the middle of each long unchanged one folded away.

    >>> [(len(piece.text), piece.folded) for piece in pieces([Segment(Kind.EQUAL, "слово " * 200)])]
    [(174, False), (852, True), (174, False)]
    """
    for segment in segments:
        text = segment.text
        start = text.find(" ", CONTEXT) + 1
        end = text.rfind(" ", 0, max(len(text) - CONTEXT, 0) + 1) + 1
        if segment.kind is not Kind.EQUAL or not start or end - start < _LEAST_FOLDED:
            yield Piece(kind=segment.kind, text=text)
        else:
            yield Piece(kind=Kind.EQUAL, text=text[:start])
            yield Piece(kind=Kind.EQUAL, text=text[start:end], folded=True)
            yield Piece(kind=Kind.EQUAL, text=text[end:])


def blocks(lines: Sequence[Line]) -> Iterator[Block]:
    """Yield the lines of a row in blocks: paragraphs that come and go together, unchanged ones, others one by one.

    Of many unchanged paragraphs in a row the first and the last stay in sight.
    """
    for (stays, touched), run in groupby(lines, key=lambda line: (line.mark is Kind.EQUAL, line.touched)):
        group = [Shown(role=line.role, mark=line.mark, pieces=tuple(pieces(line.segments))) for line in run]
        if not stays:
            yield Block(paragraphs=tuple(group))
        elif not touched and len(group) >= _LEAST_LINES + 2:
            yield Block(paragraphs=(group[0],))
            yield Block(paragraphs=tuple(group[1:-1]), folded=True)
            yield Block(paragraphs=(group[-1],))
        else:
            yield from (Block(paragraphs=(paragraph,)) for paragraph in group)


def _row(draft: Draft, change: Change, findings: Sequence[Finding], prefix: str) -> Row:
    whole = change.eid == eids.WHOLE
    return Row(
        change=change,
        anchor=f"{prefix}row-{change.eid}",
        kind="new" if change.is_new else "gone" if change.is_gone else "changed",
        gender="masculine" if whole else rus.TERMS[eids.pieces(change.eid)[-1][0]].gender,
        context=_context(draft, change.eid),
        orders=_orders(draft, change, prefix),
        blocks=tuple(blocks(change.lines)),
        findings=tuple(findings),
        counts=_counts(findings),
    )


def _orders(draft: Draft, change: Change, prefix: str) -> tuple[Order, ...]:
    found: dict[tuple[str, str], Order] = {}
    ordered = draft.worded.ordered
    for position in change.modifications:
        given = draft.bill.spec.modifications[position].reason
        text = (given.in_language(draft.language) if given else None) or ""
        item = _item(ordered[position])
        reason = tuple(part for part in text.splitlines() if part.strip())
        found.setdefault((item, text), Order(item=item, anchor=_anchor(prefix, position), reason=reason))
    return tuple(found.values())


def _item(item: Item) -> str:
    """What a bill calls an item of its own."""
    said = _("подпункт {number}) статьи {article}") if item.number else _("статья {article}")
    return said.format(number=item.number, article=item.article)


def _anchor(prefix: str, position: int) -> str:
    return f"{prefix}clause-{position + 1}"


def _context(draft: Draft, eid: str) -> str:
    """The article around a place with its heading, or nothing where the place shows it itself."""
    article = eids.article(eid)
    act = draft.act if article in draft.act.index else draft.amended.act
    if article is None or eid in (article, eids.SEPARATOR.join((article, eids.HEADING))) or article not in act.index:
        return ""
    return f"{act.index[article].label} {act.index[article].heading or ''}".strip()


def _clauses(draft: Draft, rows: Sequence[Row], prefix: str) -> Iterator[Clause]:
    anchored: set[int] = set()
    for item in draft.worded.items:
        paragraphs = []
        for paragraph in item.paragraphs:
            new = [position for position in paragraph.modifications if position not in anchored]
            paragraphs.append((tuple(_anchor(prefix, position) for position in new), paragraph))
            anchored.update(new)
        mine = {position for paragraph in item.paragraphs for position in paragraph.modifications}
        yield Clause(
            paragraphs=tuple(paragraphs),
            rows=tuple(row for row in rows if mine.intersection(row.change.modifications)),
        )


def _concerned(finding: Finding, draft: Draft) -> frozenset[str]:
    """The rows that a finding stands beside: of those of its modification the ones around its place, or the first."""
    position, at = _modification(finding, draft), finding.place.eid
    if position is None or at == eids.WHOLE:
        return frozenset()
    mine = [change.eid for change in draft.changes if position in change.modifications]
    return frozenset([eid for eid in mine if at and (eids.contains(eid, at) or eids.contains(at, eid))] or mine[:1])


def _modification(finding: Finding, draft: Draft) -> int | None:
    """The modification of a text that a finding is of, which may have been found in the other text."""
    if finding.place.clause is None:
        return None
    at = _where(finding.place)
    found = [position for position, place in enumerate(draft.bill.places) if _where(place) == at]
    mine = finding.place.clause - 1  # several modifications of a bill in words may stand in one line
    return mine if mine in found else next(iter(found), None)


def _where(place: Place) -> tuple[str | None, int | None, int | None]:
    return place.file, place.line, place.column


def _counts(findings: Sequence[Finding]) -> Mapping[Severity, int]:
    counts = {severity: sum(finding.severity is severity for finding in findings) for severity in Severity}
    return {severity: count for severity, count in counts.items() if count}


def policy(style: str, script: str) -> str:
    hashes = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (style, script))
    allowed = "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
    return allowed.format(*hashes)


def source(name: str) -> str:
    return (resources.folder("templates") / "documents" / name).read_text(encoding="utf-8")


def _date(day: str) -> str:
    return date(datetime.date.fromisoformat(day))
