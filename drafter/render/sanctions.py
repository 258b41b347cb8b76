"""What a person sees of sanctions: a small table of an offence, and how much of a code is understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from drafter import akn, places
from drafter.akn import Act, Leaf, Provision
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction, SanctionReading
from drafter.language.sanctions import is_sanction, sanctions
from drafter.messages import _
from drafter.render.terminal import wrapped
from drafter.shown import style

KINDS = {
    Kind.WARNING: _("предупреждение"),
    Kind.FINE: _("штраф"),
    Kind.CONFISCATION: _("конфискация"),
    Kind.DEPRIVATION: _("лишение специального права"),
    Kind.LICENCE: _("лишение или приостановление разрешения"),
    Kind.EXCLUSION: _("исключение из реестра"),
    Kind.BAN: _("приостановление или запрещение деятельности"),
    Kind.DEMOLITION: _("принудительный снос"),
    Kind.COMMUNITY_WORK: _("общественные работы"),
    Kind.ARREST: _("административный арест"),
    Kind.EXPULSION: _("выдворение"),
}
UNITS = {
    Unit.MCI: _("МРП"),
    Unit.PERCENT: "%",
    Unit.HOUR: _("ч."),
    Unit.DAY: _("сут."),
    Unit.MONTH: _("мес."),
    Unit.YEAR: _("г."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A sanction of a code where it stands, as it is read."""

    leaf: Leaf
    reading: SanctionReading


def sanctions_of(unit: Provision) -> Iterator[Told]:
    """Yield the sanctions of a unit in order; notes have none."""
    for leaf in akn.leaves(unit, heading=False):
        if "__note_" not in leaf.eid and is_sanction(leaf.text):
            yield Told(leaf, sanctions(leaf.text))


def table_text(act: Act, unit: Provision) -> Iterator[str]:
    """Yield the sanctions of a provision as a table: subject, kind, from, to and unit, a row for each penalty."""
    head = (_("субъект"), _("взыскание"), _("от"), _("до"), _("единица"))
    told = list(sanctions_of(unit))
    rows = [row(sanction) for one in told for sanction in one.reading.sanctions]
    widths = [max(len(cells[n]) for cells in [head, *rows]) for n in range(len(head))]
    for one in told:
        yield style(places.name(act, one.leaf.eid), bold=True) + style(f"  {one.leaf.eid}", dim=True)
        for cells in [head, *map(row, one.reading.sanctions)]:
            line = "  " + "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
            yield style(line, dim=True) if cells is head else line
        if not one.reading.understood:
            yield from wrapped("  " + _("не прочитано:") + " ", one.reading.remainder)
    if not told:
        yield _("взысканий нет")


def row(sanction: Sanction) -> tuple[str, str, str, str, str]:
    """Return a penalty as the cells of a table; a limit that the text does not give is «–»."""
    low, high = (str(limit) if limit is not None else "–" for limit in (sanction.low, sanction.high))
    unit = UNITS[sanction.unit] if sanction.unit else ""
    return sanction.subject or "–", KINDS[sanction.kind], low, high, unit


def report_text(act: Act, *, unread: bool) -> Iterator[str]:
    """Yield how many sanctions of an act are understood, and of which kinds; or each that is not, with what is not."""
    told = [one for article in act.articles for one in sanctions_of(article)]
    missed = [one for one in told if not one.reading.understood]
    share = 100 * (len(told) - len(missed)) / len(told) if told else 100.0
    yield _("абзацев со взысканиями: {n}, понято полностью: {m} ({share:.1f} %)").format(
        n=len(told), m=len(told) - len(missed), share=share
    )
    if unread:
        for one in missed:
            yield style(places.name(act, one.leaf.eid), bold=True) + style(f"  {one.leaf.eid}", dim=True)
            yield from wrapped("  ", one.leaf.text)
            yield from wrapped("  " + _("не прочитано:") + " ", one.reading.remainder)
        return
    kinds = Counter(sanction.kind for one in told for sanction in one.reading.sanctions)
    for kind, count in kinds.most_common():
        yield f"  {count:>6}  {KINDS[kind]}"
