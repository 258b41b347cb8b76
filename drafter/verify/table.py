"""A whole comparative table held against a bill: wrong rows, rows under a wrong place, rows too many and missing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from drafter.change import Change, in_force, proposed
from drafter.codes import Code
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.verify import findings as of
from drafter.verify.alike import difference
from drafter.verify.mistakes import Added, Dropped, Mend, Mistake, Rewritten, RowAdded, RowDropped
from drafter.verify.phrases import phrases
from drafter.verify.rows import Judge, Judged, Verdict
from drafter.verify.scope import Acts, Key
from drafter.verify.tables import Row, Table, Tables

_WORD = re.compile(r"\w+")
_MOST_LIKE = 6
"""How many changes a row under a wrong place is held against."""


def mistakes(acts: Acts, code: Code, tables: Tables, file: str | None, *, unsettled: bool = False) -> list[Mistake]:
    """Return what is wrong in the comparative tables of a document, row by row, then what is missing.

    ``unsettled`` says that not everything the bill orders was understood, so that rows may be right and not shown to
    be.
    """
    language = acts.amended.in_force.language
    mine = [table for table in tables.tables if table.language == language]
    found: list[Mistake] = [
        Mistake(finding=_other_language(table, file)) for table in tables.tables if table.language != language
    ]
    if not mine:
        return [*found, Mistake(finding=_no_table(tables, file))]
    if tables.others:
        found.append(Mistake(finding=_others(tables, file)))
    return [*found, *_Held(acts, code, mine, file, unsettled).mistakes()]


class _Held:
    """The tables of one language held against a bill."""

    def __init__(self, acts: Acts, code: Code, tables: Sequence[Table], file: str | None, unsettled: bool) -> None:
        self.acts = acts
        self.file = file
        self.unsettled = unsettled
        self.judges = {table.number: Judge(acts, code, table, file) for table in tables}
        self.tables = tables
        self.counted = [(change, _words_of(change)) for change in acts.changes]
        self.tried: dict[Key, Row] = {}
        self.shown: dict[Key, Row] = {}

    def mistakes(self) -> Iterator[Mistake]:
        judged = [one for judge in self.judges.values() for one in judge.judged()]
        for one in judged:
            if isinstance(one, Judged) and one.verdict is not None and one.verdict.is_right:
                for key in one.verdict.shown:
                    self.shown.setdefault(key, one.row)
        for one in judged:
            if isinstance(one, Mistake):
                yield one
            else:
                yield from self._of_row(one)
        yield from self._missing()

    def _of_row(self, one: Judged) -> Iterator[Mistake]:
        row, verdict = one.row, one.verdict
        if one.heading is not None:
            yield one.heading
        yield from self._unreasoned(row)
        if verdict is not None and verdict.is_right:
            self.tried |= dict.fromkeys(verdict.due, row)
            yield from verdict.mistakes
            if all(self.shown[key] is not row for key in verdict.shown):
                yield self._repeats(row, verdict)
            return
        meant = self._meant(row, verdict)
        if meant is not None:
            yield self._misplaced(one, *meant)
            yield from meant[1].mistakes
        elif one.lost is not None:
            yield Mistake(finding=one.lost, at=row.place)
        elif verdict is not None and verdict.due:
            self.tried |= dict.fromkeys(verdict.due, row)
            for key in verdict.shown:
                self.shown.setdefault(key, row)
            yield from verdict.mistakes
        elif verdict is not None:
            yield from (each for each in verdict.mistakes if each.finding.code == of.OLD)
            yield self._extra(row)

    def _meant(self, row: Row, verdict: Verdict | None) -> tuple[Change, Verdict] | None:
        """The change that a row shows word for word though its place is another; where its place is of no change, the
        change that it shows but for some words.
        """
        judge = self.judges[row.table]
        near: list[tuple[Change, Verdict]] = []
        for change in self._like(row):
            found = judge.verdict(row, self.acts.of(change))
            if found.is_right and found.shown == found.due and (verdict is None or found.due != verdict.due):
                return change, found
            if found.differs_in_words and not (verdict and verdict.due):
                near.append((change, found))
        return near[0] if len(near) == 1 else None

    def _like(self, row: Row) -> list[Change]:
        """The changes whose words come nearest to those of a row."""
        said = Counter(_WORD.findall(" ".join((*row.old.texts, *row.new.texts))))

        def likeness(counted: tuple[Change, Counter[str]]) -> float:
            words = counted[1]
            return 2 * (said & words).total() / max(1, said.total() + words.total())

        ranked = sorted(self.counted, key=likeness, reverse=True)
        return [change for change, _words in ranked[:_MOST_LIKE]]

    def _misplaced(self, one: Judged, change: Change, verdict: Verdict) -> Mistake:
        """A row under a wrong place; where its change is shown elsewhere already, it is a row too many."""
        row = one.row
        if verdict.due <= self.shown.keys():
            return self._repeats(row, verdict)
        self.tried |= dict.fromkeys(verdict.due, row)
        for key in verdict.shown:
            self.shown.setdefault(key, row)
        place = _capital(change.place)
        finding = of.told(
            of.WRONG_PLACE if one.lost is None else of.PLACE,
            _("место не то: текст строки — другого места") if one.lost is None else _("место не понято"),
            file=self.file,
            row=row,
            column=self.judges[row.table].table.heads["place"],
            eid=change.eid,
            expected=place,
            found=row.said or _("пустая клетка"),
        )
        return Mistake(finding=finding, at=row.place, mends=tuple(_renamed(row, place)))

    def _repeats(self, row: Row, verdict: Verdict) -> Mistake:
        other = next(self.shown[key] for key in verdict.due if key in self.shown)
        finding = of.told(
            of.EXTRA,
            _("лишняя строка: это изменение уже показано"),
            file=self.file,
            row=row,
            expected=_("одна строка на изменение"),
            found=of.where(other),
        )
        return Mistake(finding=finding, at=row, mends=(RowDropped(row=row),))

    def _extra(self, row: Row) -> Mistake:
        finding = of.told(
            of.EXTRA,
            _("лишняя строка: законопроект этого места не изменяет"),
            file=self.file,
            row=row,
            expected=_("место, которое законопроект изменяет"),
            found=row.said,
            hint=_("часть законопроекта не понята: сверьте эту строку сами") if self.unsettled else None,
        )
        mends: tuple[Mend, ...] = () if self.unsettled else (RowDropped(row=row),)
        return Mistake(finding=finding, at=row, mends=mends)

    def _unreasoned(self, row: Row) -> Iterator[Mistake]:
        """A row without its reason, which the law demands: Law № 480-V, article 29(2), edition of 09.01.2026."""
        if row.reason is not None and not row.reason.lines:
            finding = of.told(
                of.UNREASONED,
                _("нет обоснования"),
                file=self.file,
                row=row,
                column=self.judges[row.table].table.heads["reason"],
                severity=Severity.WARNING,
            )
            yield Mistake(finding=finding, at=row.reason)

    def _missing(self) -> Iterator[Mistake]:
        """The changes that no row shows."""
        before: Row | None = None
        said = phrases(self.acts.amended.in_force.language)
        for change in self.acts.changes:
            stretch = self.acts.of(change)
            due = [item.key for item in stretch.items if stretch.holds(item) and item.touched]
            rows = [found for key in due if (found := self.shown.get(key) or self.tried.get(key)) is not None]
            lacking = [key for key in due if key not in self.shown and key not in self.tried]
            if lacking:
                yield self._lacking(change, before, said.spoken)
            before = rows[-1] if rows else before

    def _lacking(self, change: Change, before: Row | None, spoken: tuple[str, str]) -> Mistake:
        place = _capital(change.place)
        absent, gone = spoken
        old, new = tuple(in_force(change.lines)), tuple(proposed(change.lines))
        finding = of.told(
            of.LACKING,
            _("в таблице нет строки: {place}").format(place=place),
            file=self.file,
            eid=change.eid,
            expected=_("строка о каждом изменяемом элементе"),
            found=_("нет"),
        )
        rows = [row for table in self.tables for row in table.rows]
        if not rows:
            return Mistake(finding=finding)
        mend = RowAdded(
            beside=before or rows[0], before=before is None, place=place, old=old or (absent,), new=new or (gone,)
        )
        return Mistake(finding=finding, at=before or rows[0], mends=(mend,))


def _renamed(row: Row, place: str) -> Iterator[Mend]:
    """What gives a row another place: its first line says it, the others go."""
    first, *rest = row.place.lines or (None,)
    if first is not None:
        yield Rewritten(line=first, segments=difference(first.text, place))
        yield from (Dropped(line=line) for line in rest if line is not None)
    else:
        yield Added(cell=row.place, after=None, texts=(place,))


def _words_of(change: Change) -> Counter[str]:
    return Counter(_WORD.findall(" ".join((*in_force(change.lines), *proposed(change.lines)))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _no_table(tables: Tables, file: str | None) -> Finding:
    return of.told(
        of.UNREAD,
        _("сравнительная таблица не найдена"),
        file=file,
        expected=_("таблица со столбцами «Структурный элемент», «Действующая редакция», «Предлагаемая редакция»"),
        found=_("других таблиц: {n}").format(n=tables.others),
    )


def _others(tables: Tables, file: str | None) -> Finding:
    return of.told(
        of.UNCHECKED,
        _("в файле есть таблицы без строки заголовка сравнительной таблицы: они не сверены"),
        file=file,
        severity=Severity.WARNING,
        expected=_("таблица со столбцами «Структурный элемент», «Действующая редакция», «Предлагаемая редакция»"),
        found=_("других таблиц: {n}").format(n=tables.others),
    )


def _other_language(table: Table, file: str | None) -> Finding:
    return of.told(
        of.UNCHECKED,
        _("таблица на другом языке не сверена"),
        file=file,
        severity=Severity.WARNING,
        expected=_("таблица на языке законопроекта"),
        found=table.heads["old"],
    )
