"""Lines become provisions: what is a part, a point, an unnumbered paragraph, a note, and where each belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from drafter import eid as eids
from drafter.akn import GAP, Provision, child, element
from drafter.errors import Finding, InputError, Place
from drafter.history import is_courts, is_publishers, named_units
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.units import DEPTH, Unit, read_unit
from drafter.messages import _

_REST = re.compile(r"остальн|қалған", re.IGNORECASE)
_ON_ARTICLE = re.compile(
    r"Сноска\. (?:Статья|Заголовок статьи|Кодекс|Закон|Глава)|Ескерту\. (?:\d[\d-]*-бап|Кодекс|Заң)"
)
_ARTICLES_GAP = re.compile(r"ПРОПУСК: (?:статьи|баптар)\b")
_SECTION_GAP = re.compile(r"до продолжения раздела (?P<num>\d+)")


@dataclass(frozen=True, slots=True)
class Structured:
    """The body of an act, the official notes with the eId of the unit that each is about, and what is around the body.

    ``repeated`` are the units whose number was there already, each with its line and the line of the first one.
    """

    body: etree._Element
    notes: tuple[tuple[str, str], ...]
    preamble: tuple[str, ...] = ()
    conclusions: tuple[str, ...] = ()
    repeated: tuple[tuple[str, int, int], ...] = ()


def structure(
    lines: Iterable[SourceLine], language: str, file: str | None = None, *, repeats: bool = False
) -> Structured:
    """Build the body of an act from its lines.

    With ``repeats`` a number that the source has twice is no error: the second unit «5» is ``para_5-0-2``, the third
    ``para_5-0-3``, which sort after 5 and before 5-1. Raises InputError D022 where text stands outside any article,
    D023 where two units would have one eId.
    """
    builder = Builder(language, file, repeats=repeats)
    everything = list(lines)
    for position, line in enumerate(everything):
        builder.add(line, after(everything, position))
    preamble = tuple(line.text for line in everything if line.kind is LineKind.PREAMBLE)
    conclusions = tuple(line.text for line in everything if line.kind is LineKind.CONCLUSION)
    return Structured(builder.body, builder.placed_notes(), preamble, conclusions, tuple(builder.repeated))


def after(lines: Sequence[SourceLine], position: int) -> Iterator[SourceLine]:
    """Yield the lines after a position, when they are asked for."""
    return (lines[at] for at in range(position + 1, len(lines)))


class Builder:
    """The units that are open while the lines go by; the innermost is last."""

    def __init__(self, language: str, file: str | None, *, repeats: bool = False) -> None:
        self.language = language
        self.file = file
        self.repeats = repeats
        self.repeated: list[tuple[str, int, int]] = []
        self.body = element("body", eId="body")
        self.stack: list[Provision] = []
        self.notes: list[tuple[str, str]] = []
        self.seen: dict[str, int] = {}
        self.counts: Counter[tuple[str, str]] = Counter()
        self.decided: tuple[int, bool] = (0, False)
        self.interrupted: tuple[Provision, ...] = ()
        self.last_text = ""

    @property
    def in_point(self) -> bool:
        return bool(self.stack) and self.stack[-1].prefix == "point"

    def add(self, line: SourceLine, following: Iterable[SourceLine]) -> None:
        match line.kind:
            case LineKind.HISTORY:
                self.notes.append((self._noted(line.text), line.text))
            case LineKind.PREAMBLE | LineKind.CONCLUSION:
                pass
            case LineKind.GAP:
                self._gap(line)
            case LineKind.QUOTED:
                self._alinea(line.text, line, following)
                self.last_text = line.text
            case LineKind.HEADING | LineKind.TEXT:
                unit = read_unit(line.text, self.language, division=line.kind is LineKind.HEADING)
                if unit.prefix == "al":
                    self._alinea(unit.text, line, following)
                else:
                    self._open(unit, line)
                self.last_text = line.text

    def _noted(self, text: str) -> str:
        """The unit that an official note is about: the article, unless the note names a part of it."""
        if not self.stack:
            return eids.WHOLE
        article = next((unit for unit in self.stack if unit.prefix == "art"), self.stack[-1])
        return article.eid if _ON_ARTICLE.match(text) else self.stack[-1].eid

    def placed_notes(self) -> tuple[tuple[str, str], ...]:
        """The official notes in order, those of the publisher and on decisions of a court at the units they name."""
        return tuple((self._about(eid, text), text) for eid, text in self.notes)

    def _about(self, eid: str, text: str) -> str:
        named = named_units(text, eid) if is_publishers(text) or is_courts(text) else ()
        return next((unit for unit in named if unit in self.seen), eid)

    def _gap(self, line: SourceLine) -> None:
        section = _SECTION_GAP.fullmatch(line.text)
        if section:  # another file of the source: its chapter is not the open one, nor perhaps its section
            self._close(lambda unit: unit.prefix == "sec" and unit.number == section["num"])
        elif _ARTICLES_GAP.match(line.text):  # the chapter of the next article is not known
            self._close(lambda unit: False)
        elif _REST.search(line.text):
            self._close(lambda unit: unit.prefix == "sec")
        instruction = etree.ProcessingInstruction(GAP, line.text)
        cut = self.stack and self.stack[-1].prefix not in eids.DIVISIONS and self._names_open_article(line.text)
        if cut:
            self.stack[-1].append(instruction)
            return
        while self.stack and self.stack[-1].prefix not in eids.DIVISIONS:
            self.stack.pop()
        (self.stack[-1] if self.stack else self.body).append(instruction)

    def _names_open_article(self, text: str) -> bool:
        article = next((unit for unit in self.stack if unit.prefix == "art"), None)
        return article is not None and re.search(rf"(?<![\d-]){article.number}(?!\d|-\d)", text) is not None

    def _close(self, keep: Callable[[Provision], bool]) -> None:
        while self.stack and not keep(self.stack[-1]):
            self.stack.pop()

    def _open(self, unit: Unit, line: SourceLine) -> None:
        depth = DEPTH[unit.prefix]
        if unit.prefix == "part" and (not self.stack or self.stack[0].prefix == "part"):
            depth = -1  # a part above the sections, as in the Criminal Code
        if unit.prefix == "point" and self._goes_on_before_note(unit.num):
            depth = DEPTH["note"]
        if unit.prefix == "note":
            self.interrupted = tuple(self.stack)
        if unit.prefix == "para" and self._is_inside_note(unit.num):
            depth = DEPTH["para"]
        elif unit.prefix == "para":
            depth = DEPTH["note"]
        while self.stack and DEPTH[self.stack[-1].prefix] >= depth:
            if depth >= 0 and len(self.stack) == 1 and self.stack[0].prefix == "part":
                break
            self.stack.pop()
        if unit.prefix not in eids.DIVISIONS and unit.prefix != "art":
            self._need_article(line)
        num = unit.num
        if unit.prefix in ("note", "part"):
            num = self._next(unit.prefix)
        made = self._append(unit.prefix, num, line)
        if unit.label:
            child(made, "num", unit.label)
        if unit.prefix in eids.DIVISIONS or unit.prefix == "art":
            child(made, "heading", unit.text)
        self.stack.append(made)
        if unit.text and not (unit.prefix in eids.DIVISIONS or unit.prefix == "art"):
            self._leaf(unit.text, line)

    def _goes_on_before_note(self, num: str) -> bool:
        """Whether a point goes on the list before the note: «1) …», its note, «1-1) …» (Criminal Code, article 3)."""
        note = next((unit for unit in self.stack if unit.prefix == "note"), None)
        if note is None or self.counts[note.eid, "point"]:
            return False
        before = next((unit for unit in self.interrupted if unit.prefix == "point"), None)
        beside = before is not None and before.getparent() is note.getparent()
        return before is not None and beside and eids.num_key(before.number) < eids.num_key(num)

    def _is_inside_note(self, num: str) -> bool:
        note = next((unit for unit in self.stack if unit.prefix == "note"), None)
        if note is None:
            return False
        units = (unit for unit in note if isinstance(unit, Provision))
        return num == "1" or next(units, None) is None or self.counts[note.eid, "para"] > 0

    def _alinea(self, text: str, line: SourceLine, following: Iterable[SourceLine]) -> None:
        self._need_article(line)
        if self.in_point and not self._goes_on_in_point(following):
            self.stack.pop()
        self._leaf(text, line)

    def _goes_on_in_point(self, following: Iterable[SourceLine]) -> bool:
        """An unnumbered line after a point is the point's own where the point is not finished or more points follow."""
        if self.last_text.endswith((":", ";")):
            return True
        for line in following:
            if line.number < self.decided[0]:
                return self.decided[1]
            if line.kind is LineKind.HEADING:
                return self._decide(line, False)
            if line.kind is LineKind.TEXT:
                prefix = read_unit(line.text, self.language, division=False).prefix
                if prefix != "al":
                    return self._decide(line, prefix == "point")
        return False

    def _decide(self, line: SourceLine, goes_on: bool) -> bool:
        """Keep what a line tells of all the unnumbered lines before it, so that each is looked at once."""
        self.decided = (line.number, goes_on)
        return goes_on

    def _leaf(self, text: str, line: SourceLine) -> None:
        made = self._append("al", self._next("al"), line)
        child(child(made, "content"), "p", text)

    def _next(self, prefix: str) -> str:
        """The number of the next unit of a kind that is numbered by position."""
        return str(self.counts[self.stack[-1].eid if self.stack else eids.WHOLE, prefix] + 1)

    def _append(self, prefix: str, num: str, line: SourceLine) -> Provision:
        parent = self.stack[-1] if self.stack else None
        named = None if prefix == "art" or parent is None else parent.eid
        eid = eids.join(named, prefix, num)
        if eid in self.seen and self.repeats:
            first = self.seen[eid]
            self.counts[eid, "again"] += 1
            eid = eids.join(named, prefix, f"{num}-0-{self.counts[eid, 'again'] + 1}")
            self.repeated.append((eid, line.number, first))
        if eid in self.seen:
            raise InputError(
                Finding(
                    code="D023",
                    message=_("два структурных элемента с одним номером"),
                    place=Place(file=self.file, line=line.number, eid=eid),
                    expected=_("каждый номер один раз"),
                    found=_("номер уже был в строке {line}").format(line=self.seen[eid]),
                    hint=_("проверьте нумерацию в исходном тексте"),
                )
            )
        self.seen[eid] = line.number
        attributes = {"name": "note"} if prefix == "note" else {}
        made = child(parent if parent is not None else self.body, eids.ELEMENTS[prefix], eId=eid, **attributes)
        assert isinstance(made, Provision)
        self.counts[eids.WHOLE if parent is None else parent.eid, prefix] += 1
        return made

    def _need_article(self, line: SourceLine) -> None:
        if any(unit.prefix == "art" for unit in self.stack):
            return
        raise InputError(
            Finding(
                code="D022",
                message=_("текст стоит вне статьи"),
                place=Place(file=self.file, line=line.number),
                expected=_("заголовок статьи («Статья 1. …», «1-бап. …») до первого абзаца"),
                found=line.text[:80],
                hint=_("проверьте, что файл содержит текст акта, а не его описание"),
            )
        )
