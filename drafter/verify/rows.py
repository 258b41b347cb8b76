"""Rows of a comparative table held against what the bill does to the act: what each should say, and what it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.codes import Code
from drafter.diff import Kind, Segment, tidy
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.placing import UNSEEN
from drafter.reading.model import Address
from drafter.reading.read import is_named
from drafter.verify import findings as of
from drafter.verify.addresses import addresses, headed, under
from drafter.verify.aligning import Fit, Pair, aligned
from drafter.verify.alike import abbreviates, alike, difference, is_left_out, same
from drafter.verify.mistakes import Added, Dropped, Mend, Mistake, Rewritten, RowDropped
from drafter.verify.phrases import is_only, phrases
from drafter.verify.scope import Acts, Item, Stretch
from drafter.verify.tables import Cell, Row, Table, names_act

OLD, NEW = Kind.DELETE, Kind.INSERT
_SIDES = (OLD, NEW)
_ELLIPSIS = "…"

Key = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a row says of a place: its mistakes, which changed paragraphs it shows, and which it should."""

    mistakes: tuple[Mistake, ...]
    shown: frozenset[Key]
    due: frozenset[Key]

    @property
    def is_right(self) -> bool:
        """Whether the row shows a change and nothing in it is wrong."""
        return bool(self.shown) and all(one.finding.severity is not Severity.ERROR for one in self.mistakes)

    @property
    def differs_in_words(self) -> bool:
        """Whether the row has every paragraph of a change, some in other words."""
        wrong = [one for one in self.mistakes if one.finding.severity is Severity.ERROR]
        return bool(self.due) and all(isinstance(mend, Rewritten) for one in wrong for mend in one.mends)

    @property
    def weight(self) -> int:
        """How much is wrong."""
        return len(self.mistakes) + (not self.due)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row with its place in the act, where it has one, and the verdict on it; ``lost`` says why it has none."""

    row: Row
    verdict: Verdict | None = None
    lost: Finding | None = None
    heading: Mistake | None = None


class Judge:
    """Holds the rows of one table against an act and its changes."""

    def __init__(self, acts: Acts, code: Code, table: Table, file: str | None) -> None:
        self.acts = acts
        self.code = code
        self.table = table
        self.file = file
        self.language = table.language
        self.words = phrases(table.language)

    def judged(self) -> Iterator[Judged | Mistake]:
        """Yield every row that shows a place of the code with its verdict; a mistake for what cannot be compared."""
        above: tuple[str, ...] = ()
        groups: tuple[str, ...] | None = None
        unchecked: set[str] = set()
        for row in self.table.rows:
            if row.groups != groups:
                groups, above = row.groups, ()
            if not (row.old.lines or row.new.lines or row.trouble or (row.reason and row.reason.lines)):
                above = (row.said,)  # a row that only names what follows
                continue
            act = groups[0] if groups and names_act(groups[0], self.words, self.language) else ""
            if act and not is_named(self.code, act, self.language):
                if act not in unchecked:
                    unchecked.add(act)
                    yield self._unchecked(row, act)
            elif row.trouble is not None:
                yield Mistake(finding=self._unread(row, row.trouble), at=row.place)
            else:
                yield self._judged(row, (*groups, *above))

    def _judged(self, row: Row, groups: Sequence[str]) -> Judged:
        places, heading = self._places(row, groups)
        if not places:
            return Judged(row=row, lost=self._not_understood(row))
        stretches = self._stretches(row, places)
        if isinstance(stretches, Finding):
            return Judged(row=row, lost=self._not_there(row, stretches))
        verdicts = [self.verdict(row, stretch) for stretch in stretches]
        best = min(verdicts, key=lambda verdict: verdict.weight)
        wrong = None if heading is None else self._heading(row, heading, stretches[0])
        return Judged(row=row, verdict=best, heading=wrong)

    def _places(self, row: Row, groups: Sequence[str]) -> tuple[list[Address], str | None]:
        """The addresses of a row, inside those that stand above it, and the heading that its place repeats."""
        found, heading = self._addresses(row.said)
        for group in reversed(groups):
            outer, _heading = self._addresses(group)
            if outer:
                return under(found, outer), heading
        return found, heading

    def _addresses(self, said: str) -> tuple[list[Address], str | None]:
        found = addresses(said, self.language)
        if found:
            return found, None
        parted = headed(said, self.language)
        return ([], None) if parted is None else (addresses(parted[0], self.language), parted[1])

    def _stretches(self, row: Row, places: Sequence[Address]) -> list[Stretch] | Finding:
        """The stretches that the addresses may mean: paragraphs are counted in each text by itself."""
        found = {proposed: self.acts.located(places, proposed=proposed) for proposed in (False, True)}
        made = [
            self.acts.around(eids, proposed=proposed)
            for proposed, eids in found.items()
            if not isinstance(eids, Finding)
        ]
        if not made:
            lacking = found[False]
            assert isinstance(lacking, Finding)
            return lacking
        if len(made) == 2 and self._is_absent(row.old, OLD):
            made.reverse()
        return list(dict.fromkeys(made))

    def verdict(self, row: Row, stretch: Stretch) -> Verdict:
        """Return what a row says of a stretch of the act."""
        mistakes: list[Mistake] = []
        visible: list[set[Key]] = []
        for side, cell in ((OLD, row.old), (NEW, row.new)):
            found, seen = self._side(row, cell, stretch, side)
            mistakes += found
            visible.append(seen)
        due = frozenset(item.key for item in stretch.items if stretch.holds(item) and item.touched)
        return Verdict(mistakes=tuple(mistakes), shown=due & visible[0] & visible[1], due=due)

    def _is_absent(self, cell: Cell, side: Kind) -> bool:
        groups = self.words.absent if side is OLD else self.words.gone
        said = " ".join(cell.texts)
        return (not any(sign.isalnum() for sign in said) and not abbreviates(said)) or is_only(
            said, groups, self.language
        )

    def _side(self, row: Row, cell: Cell, stretch: Stretch, side: Kind) -> tuple[list[Mistake], set[Key]]:
        """The mistakes of one cell, and the paragraphs whose changed words can be seen in it."""
        inside = [item for item in stretch.items if stretch.holds(item)]
        seen = {item.key for item in inside if item.text(side) is None}
        wanted = [text for item in inside if (text := item.text(side)) is not None]
        if self._is_absent(cell, side):
            return ([self._nothing(row, cell, side, wanted)] if wanted else []), seen
        if not wanted and all(map(is_left_out, cell.texts)):
            return [self._left_out_of_nothing(row, cell, side)], seen
        pairs = aligned(cell.texts, stretch, side, self.language)
        seen |= {stretch.items[pair.item].key for pair in pairs if pair.item is not None and pair.fit is Fit.SAME}
        return list(self._mistakes(row, cell, stretch, side, pairs)), seen

    def _mistakes(self, row: Row, cell: Cell, stretch: Stretch, side: Kind, pairs: Sequence[Pair]) -> Iterator[Mistake]:
        """What is wrong in a cell, line by line, and paragraph by paragraph that it does not show."""
        omitted: list[Item] = []
        last: int | None = None
        shown = {_unit(stretch.items[pair.item]) for pair in pairs if pair.item is not None and pair.line is not None}
        for pair in pairs:
            if pair.line is not None:
                if omitted:
                    yield self._omitted(row, cell, side, omitted, last, shown)
                    omitted = []
                last = pair.line
                mistake = self._line(row, cell, stretch, side, pair)
                if mistake is not None:
                    yield mistake
            elif pair.item is not None:
                omitted.append(stretch.items[pair.item])
        if omitted:
            yield self._omitted(row, cell, side, omitted, last, shown)

    def _line(self, row: Row, cell: Cell, stretch: Stretch, side: Kind, pair: Pair) -> Mistake | None:
        assert pair.line is not None
        line = cell.lines[pair.line]
        if pair.fit is Fit.SAME:
            return self._spelling(row, cell, side, pair)
        if pair.fit is None or pair.fit is Fit.GONE:
            return None
        if pair.item is None and stretch.gapped:
            return Mistake(finding=self._unseen(row, side, line.text), at=line)
        if pair.item is None:
            told = self._told(
                row,
                side,
                _("абзац, которого в этом месте нет"),
                expected=self._nothing_there(side),
                found=line.text,
            )
            return Mistake(finding=told, at=line, mends=(Dropped(line=line),))
        segments = difference(line.text, pair.text)
        mend = (Rewritten(line=line, segments=segments),)
        eid = _eid(stretch.items[pair.item], side)
        if pair.fit is Fit.HIDES:
            finding = of.told(
                of.LEFT_OUT,
                _("знак «…» скрывает измененные слова"),
                file=self.file,
                row=row,
                column=self._column(side),
                eid=eid,
                expected=pair.text,
                found=line.text,
            )
            return Mistake(finding=finding, at=line, mends=mend)
        expected, found = of.expected_and_found(segments)
        return Mistake(finding=self._told(row, side, self._differs(side), expected, found, eid), at=line, mends=mend)

    def _spelling(self, row: Row, cell: Cell, side: Kind, pair: Pair) -> Mistake | None:
        """The information that a line has other quotation marks or dashes than the text."""
        assert pair.line is not None
        line = cell.lines[pair.line]
        if abbreviates(line.text) or same(line.text) == same(pair.text):
            return None
        finding = of.told(
            of.SPELT,
            _("другие кавычки или тире"),
            file=self.file,
            row=row,
            column=self._column(side),
            severity=Severity.INFO,
            expected=pair.text[:80],
            found=line.text[:80],
        )
        return Mistake(finding=finding, at=None)

    def _omitted(
        self, row: Row, cell: Cell, side: Kind, items: Sequence[Item], last: int | None, shown: set[str]
    ) -> Mistake:
        """Paragraphs of the place that a cell does not show; whole units that do not change need only «…»."""
        touched = any(item.touched for item in items)
        whole = not touched and all(_unit(item) not in shown for item in items)
        texts = [text for item in items if (text := item.text(side)) is not None]
        after = None if last is None else cell.lines[last]
        if whole:
            finding = of.told(
                of.LEFT_OUT,
                _("показана только часть названного места"),
                file=self.file,
                row=row,
                column=self._column(side),
                severity=Severity.WARNING,
                expected=_("абзацы: {n}, либо знак «…» вместо них").format(n=len(texts)),
                found=_("не показано: «{text}»").format(text=_short(texts[0])),
            )
            return Mistake(
                finding=finding, at=after or cell, mends=(Added(cell=cell, after=after, texts=(_ELLIPSIS,)),)
            )
        told = self._told(
            row,
            side,
            _("пропущен абзац") if len(texts) == 1 else _("пропущены абзацы: {n}").format(n=len(texts)),
            expected=_short(texts[0]),
            found=_("ничего"),
            eid=_eid(items[0], side),
        )
        return Mistake(finding=told, at=after or cell, mends=(Added(cell=cell, after=after, texts=tuple(texts)),))

    def _nothing(self, row: Row, cell: Cell, side: Kind, wanted: Sequence[str]) -> Mistake:
        """The mistake of a cell that says that there is nothing, where there is."""
        message = _("этот элемент есть в действующем тексте") if side is OLD else _("законопроект этого не исключает")
        told = self._told(row, side, message, _short(wanted[0]), " ".join(cell.texts) or _("пустая клетка"))
        dropped: list[Mend] = [Dropped(line=line) for line in cell.lines]
        after = cell.lines[-1] if cell.lines else None
        return Mistake(finding=told, at=cell, mends=(*dropped, Added(cell=cell, after=after, texts=tuple(wanted))))

    def _left_out_of_nothing(self, row: Row, cell: Cell, side: Kind) -> Mistake:
        """The mistake of a cell that leaves out a text which there is not."""
        absent, gone = self.words.spoken
        expected = absent if side is OLD else gone
        told = self._told(row, side, _("знак «…» стоит вместо текста, которого нет"), expected, _ELLIPSIS)
        first, *rest = cell.lines
        mend = Rewritten(line=first, segments=difference(first.text, expected))
        return Mistake(finding=told, at=cell, mends=(mend, *(Dropped(line=line) for line in rest)))

    def _told(self, row: Row, side: Kind, message: str, expected: str, found: str, eid: str | None = None) -> Finding:
        return of.told(
            of.OLD if side is OLD else of.NEW,
            message,
            file=self.file,
            row=row,
            column=self._column(side),
            eid=eid,
            expected=_short(expected),
            found=_short(found),
            hint=_letters(expected, found),
        )

    def _column(self, side: Kind) -> str:
        return self.table.heads["old" if side is OLD else "new"]

    def _differs(self, side: Kind) -> str:
        if side is OLD:
            return _("слова не те, что в действующем тексте")
        return _("слова не те, что получаются по законопроекту")

    def _nothing_there(self, side: Kind) -> str:
        return _("только действующий текст этого места") if side is OLD else _("только предлагаемый текст этого места")

    def _heading(self, row: Row, heading: str, stretch: Stretch) -> Mistake | None:
        """The mistake of a place that repeats the heading of its article in other words."""
        said = alike(" ".join(heading.split())).rstrip(" .")
        known = [text for item in stretch.items for side in _SIDES if (text := item.text(side)) is not None]
        if any(alike(text).rstrip(" .").endswith(said) for text in known[:2]):
            return None
        finding = of.told(
            of.PLACE,
            _("заголовок статьи не тот, что в тексте"),
            file=self.file,
            row=row,
            column=self.table.heads["place"],
            expected=known[0] if known else None,
            found=row.said,
        )
        return Mistake(finding=finding, at=row.place)

    def _not_understood(self, row: Row) -> Finding:
        return of.told(
            of.PLACE,
            _("место не понято"),
            file=self.file,
            row=row,
            column=self.table.heads["place"],
            expected=_("статья, часть, подпункт или абзац с номером"),
            found=row.said or _("пустая клетка"),
        )

    def _unseen(self, row: Row, side: Kind, said: str) -> Finding:
        return of.told(
            of.UNCHECKED,
            _("абзац не сверен: в извлечении из кодекса эта часть статьи опущена"),
            file=self.file,
            row=row,
            column=self._column(side),
            severity=Severity.WARNING,
            expected=_("полный текст кодекса"),
            found=_short(said),
        )

    def _not_there(self, row: Row, lacking: Finding) -> Finding:
        if lacking.code == UNSEEN:
            return of.told(
                of.UNCHECKED,
                _("строка не сверена: в извлечении из кодекса этого места нет"),
                file=self.file,
                row=row,
                severity=Severity.WARNING,
                expected=lacking.expected,
                found=lacking.found,
            )
        return of.told(
            of.PLACE,
            _("такого места нет ни в действующем тексте, ни по законопроекту"),
            file=self.file,
            row=row,
            column=self.table.heads["place"],
            expected=lacking.found,
            found=row.said,
        )

    def _unchecked(self, row: Row, act: str) -> Mistake:
        finding = of.told(
            of.UNCHECKED,
            _("строки об этом акте не сверены: его текста нет под рукой"),
            file=self.file,
            row=row,
            severity=Severity.WARNING,
            expected=self.code.title[self.language],
            found=act,
        )
        return Mistake(finding=finding, at=row.place)

    def _unread(self, row: Row, trouble: str) -> Finding:
        return of.told(
            of.UNREAD,
            _("строка не прочитана"),
            file=self.file,
            row=row,
            expected=_("слова, набранные в самой клетке"),
            found=trouble,
        )


def _unit(item: Item) -> str:
    """The numbered unit that a paragraph belongs to."""
    eid = item.new_eid or item.old_eid or ""
    return eid.rpartition("__al_")[0] or eid


def _eid(item: Item, side: Kind) -> str | None:
    return item.old_eid if side is OLD else item.new_eid


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:197]}…"


_LOOKS = str.maketrans("AaBEeKMHOoPpCcTyXxIi", "АаВЕеКМНОоРрСсТуХхІі")


def _letters(expected: str, found: str) -> str | None:
    """The hint that two texts differ only in letters that look alike."""
    alike_ = expected != found and expected.translate(_LOOKS) == found.translate(_LOOKS)
    return _("буквы выглядят одинаково, но латинские и кириллические") if alike_ else None


def renamed(row: Row, place: str) -> Rewritten | None:
    """Return the mend that gives a row another place, where its words are one line."""
    if len(row.place.lines) != 1:
        return None
    (line,) = row.place.lines
    segments = tidy([Segment(OLD, line.text), Segment(NEW, place)])
    return Rewritten(line=line, segments=segments)


def removed(row: Row) -> RowDropped:
    """Return the mend that takes a row out."""
    return RowDropped(row=row)
