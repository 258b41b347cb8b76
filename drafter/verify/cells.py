"""One cell of a comparative table held against the paragraphs of its place, in force or as proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.diff import Kind
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.verify import findings as of
from drafter.verify.aligning import Fit, Pair, aligned
from drafter.verify.alike import abbreviates, difference, is_left_out, same
from drafter.verify.findings import short
from drafter.verify.layout import Cell
from drafter.verify.mistakes import Added, Dropped, Mistake, Rewritten
from drafter.verify.phrases import is_only, phrases
from drafter.verify.scope import Item, Key, Stretch
from drafter.verify.tables import Row

OLD, NEW = Kind.DELETE, Kind.INSERT
"""The side of the text in force, and that of the proposed one."""
_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What a cell shows: its mistakes, and the paragraphs whose changed words can be seen in it."""

    mistakes: tuple[Mistake, ...]
    seen: frozenset[Key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A cell of a row, which edition it shows, the head of its column, the file and the language of the table."""

    row: Row
    kind: Kind
    column: str
    file: str | None
    language: str

    @property
    def cell(self) -> Cell:
        """The cell itself."""
        return self.row.old if self.kind is OLD else self.row.new

    @property
    def says_nothing(self) -> bool:
        """Whether the cell is empty or says «Отсутствует», in the proposed edition «Исключить»."""
        words = phrases(self.language)
        said = " ".join(self.cell.texts)
        blank = not any(sign.isalnum() for sign in said) and not abbreviates(said)
        return blank or is_only(said, words.absent if self.kind is OLD else words.gone, self.language)

    def told(
        self,
        message: str,
        expected: str,
        found: str,
        *,
        code: str | None = None,
        severity: Severity = Severity.ERROR,
        eid: str | None = None,
    ) -> Finding:
        """Return a finding of the cell: without a code that of its edition."""
        return of.told(
            code or (of.OLD if self.kind is OLD else of.NEW),
            message,
            file=self.file,
            row=self.row,
            column=self.column,
            severity=severity,
            eid=eid,
            expected=short(expected),
            found=short(found),
            hint=_letters(expected, found),
        )


def shown(side: Side, stretch: Stretch) -> Shown:
    """Return what a cell shows of a stretch of the act."""
    inside = [item for item in stretch.items if stretch.holds(item)]
    seen = {item.key for item in inside if item.text(side.kind) is None}
    wanted = [text for item in inside if (text := item.text(side.kind)) is not None]
    if side.says_nothing:
        return Shown(mistakes=(_nothing(side, wanted),) if wanted else (), seen=frozenset(seen))
    if not wanted and all(map(is_left_out, side.cell.texts)):
        return Shown(mistakes=(_left_out_of_nothing(side),), seen=frozenset(seen))
    pairs = aligned(side.cell.texts, stretch, side.kind, side.language)
    seen |= {stretch.items[pair.item].key for pair in pairs if pair.item is not None and pair.fit is Fit.SAME}
    return Shown(mistakes=(*_mistakes(side, stretch, pairs), *_spelling(side, pairs)), seen=frozenset(seen))


def _mistakes(side: Side, stretch: Stretch, pairs: Sequence[Pair]) -> Iterator[Mistake]:
    """What is wrong in a cell, line by line, and paragraph by paragraph that it does not show."""
    units = {_unit(stretch.items[pair.item]) for pair in pairs if pair.item is not None and pair.line is not None}
    omitted: list[Item] = []
    last: int | None = None
    for pair in pairs:
        if pair.line is None:
            if pair.item is not None:
                omitted.append(stretch.items[pair.item])
            continue
        if omitted:
            yield _omitted(side, omitted, last, units)
            omitted = []
        last = pair.line
        mistake = _line(side, stretch, pair)
        if mistake is not None:
            yield mistake
    if omitted:
        yield _omitted(side, omitted, last, units)


def _line(side: Side, stretch: Stretch, pair: Pair) -> Mistake | None:
    """What is wrong with a line: it hides what changes, has other words, or stands where no paragraph is."""
    assert pair.line is not None
    line = side.cell.lines[pair.line]
    if pair.fit in (None, Fit.SAME, Fit.GONE):
        return None
    if pair.item is None and stretch.gapped:
        message = _("абзац не сверен: в извлечении из кодекса эта часть статьи опущена")
        told = side.told(message, _("полный текст кодекса"), line.text, code=of.UNCHECKED, severity=Severity.WARNING)
        return Mistake(finding=told, at=line)
    if pair.item is None:
        only = (
            _("только действующий текст этого места")
            if side.kind is OLD
            else _("только предлагаемый текст этого места")
        )
        told = side.told(_("абзац, которого в этом месте нет"), only, line.text)
        return Mistake(finding=told, at=line, mends=(Dropped(line=line),))
    segments = difference(line.text, pair.text)
    eid = _eid(stretch.items[pair.item], side.kind)
    if pair.fit is Fit.HIDES:
        words = _changed_words(stretch.items[pair.item], side.kind)
        told = side.told(_("знак «…» скрывает измененные слова"), words, line.text, code=of.LEFT_OUT, eid=eid)
    elif side.kind is OLD:
        told = side.told(_("слова не те, что в действующем тексте"), *of.expected_and_found(segments), eid=eid)
    else:
        told = side.told(_("слова не те, что получаются по законопроекту"), *of.expected_and_found(segments), eid=eid)
    return Mistake(finding=told, at=line, mends=(Rewritten(line=line, segments=segments),))


def _changed_words(item: Item, kind: Kind) -> str:
    """The words of a paragraph that the bill changes, with a few around."""
    if item.line.mark is not Kind.EQUAL:
        return item.text(kind) or ""
    new, old = of.expected_and_found(item.line.segments)
    return old if kind is OLD else new


def _spelling(side: Side, pairs: Sequence[Pair]) -> Iterator[Mistake]:
    """The information that lines have other quotation marks or dashes than the text: the first of them is told."""
    for pair in pairs:
        if pair.fit is Fit.SAME and pair.line is not None:
            said = side.cell.lines[pair.line].text
            if not abbreviates(said) and same(said) != same(pair.text):
                message = _("другие кавычки или тире")
                yield Mistake(finding=side.told(message, pair.text, said, code=of.SPELT, severity=Severity.INFO))
                return


def _omitted(side: Side, items: Sequence[Item], last: int | None, units: set[str]) -> Mistake:
    """Paragraphs of the place that a cell does not show; whole units that do not change need only «…»."""
    texts = tuple(text for item in items if (text := item.text(side.kind)) is not None)
    after = None if last is None else side.cell.lines[last]
    if not any(item.touched for item in items) and all(_unit(item) not in units for item in items):
        told = side.told(
            _("показана только часть названного места"),
            _("абзацы: {n}, либо знак «…» вместо них").format(n=len(texts)),
            _("не показано: «{text}»").format(text=texts[0]),
            code=of.LEFT_OUT,
            severity=Severity.WARNING,
        )
        texts = (_ELLIPSIS,)
    else:
        message = _("пропущен абзац") if len(texts) == 1 else _("пропущены абзацы: {n}").format(n=len(texts))
        told = side.told(message, texts[0], _("ничего"), eid=_eid(items[0], side.kind))
    return Mistake(finding=told, at=after or side.cell, mends=(Added(cell=side.cell, after=after, texts=texts),))


def _nothing(side: Side, wanted: Sequence[str]) -> Mistake:
    """The mistake of a cell that says that there is nothing, where there is."""
    cell = side.cell
    message = _("этот элемент есть в действующем тексте") if side.kind is OLD else _("законопроект этого не исключает")
    told = side.told(message, wanted[0], " ".join(cell.texts) or _("пустая клетка"))
    after = cell.lines[-1] if cell.lines else None
    dropped = (Dropped(line=line) for line in cell.lines)
    return Mistake(finding=told, at=cell, mends=(*dropped, Added(cell=cell, after=after, texts=tuple(wanted))))


def _left_out_of_nothing(side: Side) -> Mistake:
    """The mistake of a cell that leaves out a text which there is not."""
    absent, gone = phrases(side.language).spoken
    expected = absent if side.kind is OLD else gone
    told = side.told(_("знак «…» стоит вместо текста, которого нет"), expected, _ELLIPSIS)
    first, *rest = side.cell.lines
    mend = Rewritten(line=first, segments=difference(first.text, expected))
    return Mistake(finding=told, at=side.cell, mends=(mend, *(Dropped(line=line) for line in rest)))


def _unit(item: Item) -> str:
    """The numbered unit that a paragraph belongs to."""
    eid = item.new_eid or item.old_eid or ""
    return eid.rpartition("__al_")[0] or eid


def _eid(item: Item, side: Kind) -> str | None:
    return item.old_eid if side is OLD else item.new_eid


_LOOKS = str.maketrans("AaBEeKMHOoPpCcTyXxIi", "АаВЕеКМНОоРрСсТуХхІі")


def _letters(expected: str, found: str) -> str | None:
    """The hint that two texts differ only in letters that look alike."""
    alike = expected != found and expected.translate(_LOOKS) == found.translate(_LOOKS)
    return _("буквы выглядят одинаково, но латинские и кириллические") if alike else None
