"""Lines become provisions: what is a part, a point, an unnumbered paragraph, a note, and where each belongs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count as count_from

from lxml import etree

from drafter import eid as eids
from drafter.akn import GAP, Provision, child, element
from drafter.errors import Finding, InputError, Place
from drafter.ingest.history import named_units
from drafter.ingest.lines import LineKind, SourceLine, normal
from drafter.messages import _

_N = r"(?P<num>\d+(?:-\d+)*)"
_DIVISIONS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "rus": (
        ("sec", re.compile(rf"(?P<label>раздел {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subsec", re.compile(rf"(?P<label>подраздел {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("part", re.compile(r"(?P<heading>(?:общая|особенная) часть|заключительные положения)", re.IGNORECASE)),
        ("chp", re.compile(rf"(?P<label>глава {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subchp", re.compile(rf"(?P<label>параграф {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("art", re.compile(rf"(?P<label>Статья {_N}\.)\s*(?P<heading>.*)")),
    ),
    "kaz": (
        ("sec", re.compile(rf"(?P<label>{_N}-бөл[іi]м\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subsec", re.compile(rf"(?P<label>{_N}-к[іi]ш[іi] бөл[іi]м\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("part", re.compile(r"(?P<heading>(?:жалпы|ерекше) бөл[іi]к)", re.IGNORECASE)),
        ("chp", re.compile(rf"(?P<label>{_N}-тарау\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subchp", re.compile(rf"(?P<label>{_N}-параграф\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("art", re.compile(rf"(?P<label>{_N}-бап\.)\s*(?P<heading>.*)")),
    ),
}
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("para", re.compile(rf"(?P<label>{_N}\.)(?!\d)\s*(?P<text>.*)", re.DOTALL)),
    ("point", re.compile(rf"(?P<label>{_N}\))\s*(?P<text>.*)", re.DOTALL)),
    ("note", re.compile(r"(?P<label>(?:Примечани[ея]|Ескертпе(?:лер)?)[.:])\s*(?P<text>.*)", re.DOTALL)),
)
_DEPTH = {p: d for d, p in enumerate(("sec", "part", "subsec", "chp", "subchp", "art", "note", "para", "point", "al"))}
_REST = re.compile(r"остальн|қалған", re.IGNORECASE)
_ON_ARTICLE = re.compile(
    r"Сноска\. (?:Статья|Заголовок статьи|Кодекс|Закон|Глава)|Ескерту\. (?:\d[\d-]*-бап|Кодекс|Заң)"
)
_ARTICLES_GAP = re.compile(r"ПРОПУСК: (?:статьи|баптар)\b")
_SECTION_GAP = re.compile(r"до продолжения раздела (?P<num>\d+)")


@dataclass(frozen=True, slots=True)
class Unit:
    """A line read for what it opens: the kind of unit, its number, the label as printed, and its text."""

    prefix: str
    num: str
    label: str
    text: str


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


def read_unit(text: str, language: str, *, division: bool) -> Unit:
    """Read one line; ``division`` says that it may open an article or what is above one.

    >>> read_unit("2-1. Внесение изменений", "rus", division=False)
    Unit(prefix='para', num='2-1', label='2-1.', text='Внесение изменений')
    """
    if division:
        for prefix, pattern in _DIVISIONS[language]:
            if match := pattern.fullmatch(text):
                found = match.groupdict()
                return Unit(prefix, found.get("num") or "1", found.get("label") or "", found["heading"])
    for prefix, pattern in _UNITS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return Unit(prefix, found.get("num") or "1", found["label"], found["text"])
    return Unit("al", "", "", text)


def structure(
    lines: Iterable[SourceLine], language: str, file: str | None = None, *, repeats: bool = False
) -> Structured:
    """Build the body of an act from its lines.

    With ``repeats`` a number that the source has twice is no error: the second unit «5» is ``para_5-0-2``, the third
    ``para_5-0-3``, which sort after 5 and before 5-1. Raises InputError D022 where text stands outside any article,
    D023 where two units would have one eId.
    """
    builder = _Builder(language, file, repeats=repeats)
    everything = list(lines)
    for position, line in enumerate(everything):
        builder.add(line, _after(everything, position))
    preamble = tuple(line.text for line in everything if line.kind is LineKind.PREAMBLE)
    conclusions = tuple(line.text for line in everything if line.kind is LineKind.CONCLUSION)
    return Structured(builder.body, builder.placed_notes(), preamble, conclusions, tuple(builder.repeated))


def _after(lines: Sequence[SourceLine], position: int) -> Iterator[SourceLine]:
    return (lines[at] for at in range(position + 1, len(lines)))


class _Builder:
    """The units that are open while the lines go by; the innermost is last."""

    def __init__(self, language: str, file: str | None, *, repeats: bool = False) -> None:
        self.language = language
        self.file = file
        self.repeats = repeats
        self.repeated: list[tuple[str, int, int]] = []
        self.scheduled: list[int] = []
        self.body = element("body", eId="body")
        self.stack: list[Provision] = []
        self.notes: list[tuple[str, str]] = []
        self.seen: dict[str, int] = {}
        self.last_text = ""

    @property
    def in_point(self) -> bool:
        return bool(self.stack) and self.stack[-1].prefix == "point"

    def add(self, line: SourceLine, following: Iterable[SourceLine]) -> None:
        match line.kind:
            case LineKind.HISTORY:
                self.notes.append((self._noted(line.text), line.text))
            case LineKind.SCHEDULED:
                around = [unit.eid for unit in self.stack if unit.prefix in ("art", "para")]
                self.scheduled.append(len(self.notes))
                self.notes.append((around[-1] if around else self._noted(line.text), line.text))
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
        """The official notes in order, those on norms not yet in force at the units that they name."""
        for at in self.scheduled:
            eid, text = self.notes[at]
            self.notes[at] = (next((named for named in named_units(text, eid) if named in self.seen), eid), text)
        return tuple(self.notes)

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
        depth = _DEPTH[unit.prefix]
        if unit.prefix == "part" and (not self.stack or self.stack[0].prefix == "part"):
            depth = -1  # a part above the sections, as in the Criminal Code
        if unit.prefix == "para" and self._is_inside_note(unit.num):
            depth = _DEPTH["para"]
        elif unit.prefix == "para":
            depth = _DEPTH["note"]
        while self.stack and _DEPTH[self.stack[-1].prefix] >= depth:
            if depth >= 0 and len(self.stack) == 1 and self.stack[0].prefix == "part":
                break
            self.stack.pop()
        if unit.prefix not in eids.DIVISIONS and unit.prefix != "art":
            self._need_article(line)
        num = unit.num
        if unit.prefix in ("note", "part"):
            beside = self.stack[-1] if self.stack else self.body
            num = str(sum(isinstance(u, Provision) and u.prefix == unit.prefix for u in beside) + 1)
        made = self._append(unit.prefix, num, line)
        if unit.label:
            child(made, "num", unit.label)
        if unit.prefix in eids.DIVISIONS or unit.prefix == "art":
            child(made, "heading", unit.text)
        self.stack.append(made)
        if unit.text and not (unit.prefix in eids.DIVISIONS or unit.prefix == "art"):
            self._leaf(unit.text, line)

    def _is_inside_note(self, num: str) -> bool:
        note = next((unit for unit in self.stack if unit.prefix == "note"), None)
        if note is None:
            return False
        return num == "1" or not note.units or any(unit.prefix == "para" for unit in note.units)

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
            if line.kind is LineKind.HEADING:
                return False
            if line.kind is LineKind.TEXT:
                prefix = read_unit(line.text, self.language, division=False).prefix
                if prefix != "al":
                    return prefix == "point"
        return False

    def _leaf(self, text: str, line: SourceLine) -> None:
        holder = self.stack[-1]
        count = sum(unit.prefix == "al" for unit in holder.units)
        made = self._append("al", str(count + 1), line)
        child(child(made, "content"), "p", text)

    def _append(self, prefix: str, num: str, line: SourceLine) -> Provision:
        parent = self.stack[-1] if self.stack else None
        named = None if prefix == "art" or parent is None else parent.eid
        eid = eids.join(named, prefix, num)
        if eid in self.seen and self.repeats:
            first = self.seen[eid]
            count = next(n for n in count_from(2) if eids.join(named, prefix, f"{num}-0-{n}") not in self.seen)
            eid = eids.join(named, prefix, f"{num}-0-{count}")
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


def parse_unit(text: str, eid: str, language: str, place: Place, label: str = "") -> Provision:
    """Build one unit from text that a drafter wrote for a given place.

    The text is written as the law prints it, one paragraph per line: «Статья 667-1. …», «4-1. …», «8-1) …»; the first
    paragraph of a numbered unit may be given with the ``label`` of that unit. Raises InputError D107 where the text
    opens another unit than the place asks for, or more than one.
    """
    path = eids.pieces(eid)
    prefix, num = path[-1]
    lines = [normal(line) for line in text.splitlines() if line.strip()]
    if lines and label and prefix == "al":
        lines[0] = lines[0].removeprefix(label).lstrip()
    read = [read_unit(line, language, division=True) for line in lines]
    first = read[0] if read else None
    numbered = prefix not in ("al", "note", "part")
    if first is None or first.prefix != prefix or (numbered and first.num != num):
        raise _misshapen(place, _("текст элемента {eid}, начиная с его номера").format(eid=eid), lines[:1])
    if prefix == "al":
        if len(lines) > 1:
            raise _misshapen(place, _("один абзац"), lines[1:])
        alinea = _empty(path[:-1], "al", num)
        child(child(alinea, "content"), "p", lines[0])
        return alinea
    outer = [line for line, unit in zip(lines[1:], read[1:], strict=True) if _opens_beside(unit.prefix, prefix)]
    if outer:
        raise _misshapen(place, _("один элемент {eid}").format(eid=eid), outer)
    builder = _Builder(language, place.file)
    builder.stack = _scaffold(path[:-1])
    holder = builder.stack[-1] if builder.stack else None
    source = [
        SourceLine(
            LineKind.HEADING if unit.prefix in eids.DIVISIONS or unit.prefix == "art" else LineKind.TEXT,
            line,
            place.line or number,
        )
        for number, (line, unit) in enumerate(zip(lines, read, strict=True), start=1)
    ]
    for position, line in enumerate(source):
        builder.add(line, _after(source, position))
    made = (holder if holder is not None else builder.body)[0]
    assert isinstance(made, Provision)
    beside = list(holder if holder is not None else builder.body)[1:]
    if beside:
        raise _misshapen(place, _("один элемент {eid}").format(eid=eid), [str(unit.get("eId")) for unit in beside])
    _rename(made, eid)
    return made


def _opens_beside(prefix: str, own: str) -> bool:
    """Whether a line opens a unit of the same kind or above, so that it cannot be a part of the new one."""
    least = _DEPTH[own] if own in eids.DIVISIONS else _DEPTH["art"]
    return _DEPTH[prefix] <= least


def _misshapen(place: Place, expected: str, found: Sequence[str]) -> InputError:
    return InputError(
        Finding(
            code="D107",
            message=_("новый текст не того вида, какой нужен этому месту"),
            place=place,
            expected=expected,
            found=found[0][:80] if found else _("пустой текст"),
            hint=_("напишите текст так, как его печатает закон: «Статья 667-1. …», «4-1. …», «8-1) …»"),
        )
    )


def _empty(path: Sequence[tuple[str, str]], prefix: str, num: str) -> Provision:
    holder = None
    for outer, number in path:
        holder = eids.join(holder, outer, number)
    made = element(eids.ELEMENTS[prefix], eId=eids.join(holder, prefix, num))
    assert isinstance(made, Provision)
    return made


def _scaffold(path: Sequence[tuple[str, str]]) -> list[Provision]:
    """Empty units for the path above a new one, so that it is read as if it stood in its place."""
    stack: list[Provision] = []
    for prefix, num in path:
        parent = stack[-1] if stack else None
        made = element(
            eids.ELEMENTS[prefix],
            eId=eids.join(parent.eid if parent is not None else None, prefix, num),
            **({"name": "note"} if prefix == "note" else {}),
        )
        assert isinstance(made, Provision)
        if parent is not None:
            parent.append(made)
        stack.append(made)
    return stack


def _rename(unit: Provision, eid: str) -> None:
    """Give a unit its place's eId, and what it holds theirs."""
    was = unit.eid
    for inner in unit.iter():
        if isinstance(inner, Provision) and inner.get("eId", "").startswith(was):
            inner.set("eId", eid + inner.eid[len(was) :])


def heading_text(text: str, eid: str, language: str, place: Place) -> str:
    """Return the heading without its label from a heading line that a drafter wrote: «Статья 709. …» or «…»."""
    line = normal(text)
    unit = read_unit(line, language, division=True)
    prefix, num = eids.pieces(eid)[-2]
    if unit.prefix == prefix and unit.num == num:
        return unit.text
    if unit.prefix in ("al", "para", "point", "note"):
        return line
    raise InputError(
        Finding(
            code="D107",
            message=_("заголовок другого структурного элемента"),
            place=place,
            expected=_("заголовок элемента {eid}").format(eid=eids.parent(eid)),
            found=line[:80],
            hint=_("напишите заголовок с номером той же статьи или без номера"),
        )
    )
