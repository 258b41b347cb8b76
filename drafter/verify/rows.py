"""Rows of a comparative table held against what the bill does to the act: the place of each, and what it says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.codes import Code
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.placing import UNSEEN
from drafter.reading.heads import without_brackets
from drafter.reading.model import Address
from drafter.reading.read import is_named
from drafter.verify import findings as of
from drafter.verify.addresses import addresses, headed, under
from drafter.verify.alike import alike
from drafter.verify.cells import NEW, OLD, Side, shown
from drafter.verify.mistakes import Mistake, Rewritten
from drafter.verify.phrases import phrases
from drafter.verify.scope import Acts, Key, Stretch
from drafter.verify.tables import Row, Table, joined, names_act


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a row says of a place: its mistakes, which changed paragraphs it shows, and which it should."""

    mistakes: tuple[Mistake, ...]
    shown: frozenset[Key]
    due: frozenset[Key]

    @property
    def errors(self) -> list[Mistake]:
        """The mistakes that make the row wrong."""
        return [one for one in self.mistakes if one.finding.severity is Severity.ERROR]

    @property
    def is_right(self) -> bool:
        """Whether the row shows a change and nothing in it is wrong."""
        return bool(self.shown) and not self.errors

    @property
    def differs_in_words(self) -> bool:
        """Whether the row has every paragraph of a change, some in other words."""
        return bool(self.due) and all(isinstance(mend, Rewritten) for one in self.errors for mend in one.mends)

    @property
    def weight(self) -> tuple[int, int]:
        """How much is wrong."""
        return len(self.errors) + (not self.due), len(self.mistakes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A row with the verdict on it; ``lost`` says why it has no place in the act, ``heading`` what is wrong with the
    heading that its place repeats.
    """

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

    def judged(self) -> Iterator[Judged | Mistake]:
        """Yield every row that shows a place of the code with its verdict; a mistake for what cannot be compared."""
        above: tuple[str, ...] = ()
        groups: tuple[str, ...] | None = None
        unchecked: set[str] = set()
        for row in joined(self.table.rows):
            if row.groups != groups:
                groups, above = row.groups, ()
            act = self._other_act(row)
            if row.trouble is not None:
                yield Mistake(finding=self._unread(row, row.trouble), at=row.place)
            elif not (row.old.lines or row.new.lines or (row.reason and row.reason.lines)):
                above = (row.said,)  # a row that only names what follows
            elif act is None:
                yield self._judged(row, (*groups, *above))
            elif act not in unchecked:
                unchecked.add(act)
                yield self._unchecked(row, act)

    def _other_act(self, row: Row) -> str | None:
        """The act that the lines above a row name, where it is not the code."""
        act = row.groups[0] if row.groups else ""
        mine = not names_act(act, phrases(self.language), self.language) or is_named(
            self.code, without_brackets(act), self.language
        )
        return None if mine else act

    def _judged(self, row: Row, groups: Sequence[str]) -> Judged:
        places, heading = self._places(row, groups)
        if not places:
            return Judged(row=row, lost=self._not_understood(row))
        stretches = self._stretches(row, places)
        if isinstance(stretches, Finding):
            return Judged(row=row, lost=self._not_there(row, stretches))
        best = min((self.verdict(row, stretch) for stretch in stretches), key=lambda verdict: verdict.weight)
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
        if len(made) == 2 and self._sides(row)[0].says_nothing:
            made.reverse()
        return list(dict.fromkeys(made))

    def _sides(self, row: Row) -> tuple[Side, Side]:
        old, new = (
            Side(row=row, kind=kind, column=self.table.heads[name], file=self.file, language=self.language)
            for kind, name in ((OLD, "old"), (NEW, "new"))
        )
        return old, new

    def verdict(self, row: Row, stretch: Stretch) -> Verdict:
        """Return what a row says of a stretch of the act."""
        old, new = (shown(side, stretch) for side in self._sides(row))
        due = frozenset(item.key for item in stretch.items if stretch.holds(item) and item.touched)
        return Verdict(mistakes=(*old.mistakes, *new.mistakes), shown=due & old.seen & new.seen, due=due)

    def _heading(self, row: Row, heading: str, stretch: Stretch) -> Mistake | None:
        """The mistake of a place that repeats the heading of its article in other words."""
        said = alike(" ".join(heading.split())).rstrip(" .")
        known = [text for item in stretch.items[:1] for kind in (OLD, NEW) if (text := item.text(kind)) is not None]
        if any(alike(text).rstrip(" .").endswith(f" {said}") for text in known):
            return None
        told = self._told(
            of.PLACE, _("заголовок статьи не тот, что в тексте"), row, known[0] if known else "", row.said
        )
        return Mistake(finding=told, at=row.place)

    def _not_understood(self, row: Row) -> Finding:
        expected = _("статья, часть, подпункт или абзац с номером")
        return self._told(of.PLACE, _("место не понято"), row, expected, row.said or _("пустая клетка"))

    def _not_there(self, row: Row, lacking: Finding) -> Finding:
        if lacking.code == UNSEEN:
            message = _("строка не сверена: в извлечении из кодекса этого места нет")
            return self._told(
                of.UNCHECKED, message, row, lacking.expected or "", lacking.found or "", severity=Severity.WARNING
            )
        message = _("такого места нет ни в действующем тексте, ни по законопроекту")
        return self._told(of.PLACE, message, row, lacking.found or "", row.said)

    def _unchecked(self, row: Row, act: str) -> Mistake:
        message = _("строки об этом акте не сверены: его текста нет под рукой")
        told = self._told(of.UNCHECKED, message, row, self.code.title[self.language], act, severity=Severity.WARNING)
        return Mistake(finding=told, at=row.place)

    def _unread(self, row: Row, trouble: str) -> Finding:
        return self._told(of.UNREAD, _("строка не прочитана"), row, _("слова, набранные в самой клетке"), trouble)

    def _told(
        self, code: str, message: str, row: Row, expected: str, found: str, *, severity: Severity = Severity.ERROR
    ) -> Finding:
        column = self.table.heads["place"] if code == of.PLACE else ""
        return of.told(
            code, message, file=self.file, row=row, column=column, severity=severity, expected=expected, found=found
        )
