"""Where a new unit goes among those in force, by its number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from lxml import etree

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.errors import Finding
from drafter.messages import _

UNSEEN = "D102"
MISSING = "D101"


@dataclass(frozen=True, slots=True)
class Spot:
    """A place between units: right after ``previous``, or first in ``parent``."""

    parent: etree._Element
    previous: etree._Element | None


def find(act: Act, eid: str) -> Provision | Finding:
    """Return a unit of an act, or the finding that says why it cannot be had."""
    try:
        eids.pieces(eid)
    except ValueError:
        return no_eid(eid)
    unit = act.index.get(eid)
    if unit is not None:
        return unit
    if akn.may_hold(act, eid):
        return Finding(
            code=UNSEEN,
            message=_("этого элемента нет в имеющемся извлечении из акта"),
            expected=_("элемент {eid} в редакции {edition}").format(eid=eid, edition=act.edition),
            found=_("извлечение; в нем опущено: {gaps}").format(gaps=_shown_gaps(act, eid)),
            hint=_("возьмите полный текст акта: drafter ingest"),
        )
    return Finding(
        code=MISSING,
        message=_("такого элемента нет в действующем тексте"),
        expected=_("элемент {eid} в редакции {edition}").format(eid=eid, edition=act.edition),
        found=_nearby(act, eid),
        hint=_("посмотрите статью: drafter show"),
    )


def no_eid(eid: str) -> Finding:
    """Return the finding for a text that is no eId."""
    return Finding(
        code="D106",
        message=_("неверное имя места"),
        expected=_("например art_684__para_1, art_41__para_1__point_1, art_368__heading, body"),
        found=eid,
        hint=_("имена всех мест статьи показывает drafter show"),
    )


def _shown_gaps(act: Act, eid: str) -> str:
    article = eids.article(eid)
    unit = act.index.get(article) if article else None
    if unit is not None and unit.has_gap:
        return "; ".join(str(pi.text) for pi in unit.iter(etree.ProcessingInstruction) if akn.is_gap(pi))
    return _("мест: {n}").format(n=len(act.gaps)) if len(act.gaps) > 6 else "; ".join(act.gaps)


def _nearby(act: Act, eid: str) -> str:
    above = eids.parent(eid)
    while above is not None and above not in act.index:
        above = eids.parent(above)
    if above is not None:
        inner = [unit.eid for unit in act.index[above].units]
        return _("в {eid} есть: {units}").format(eid=above, units=", ".join(inner) or _("только текст"))
    wanted = eids.num_key(eid.rsplit("_", 1)[1])
    close = sorted(act.articles, key=lambda a: _distance(eids.num_key(a.number), wanted))[:3]
    return _("ближайшие: {units}").format(units=", ".join(sorted((a.eid for a in close), key=eids.key)))


def _distance(a: tuple[int | str, ...], b: tuple[int | str, ...]) -> float:
    first, second = (k[0] if isinstance(k[0], int) else 0 for k in (a, b))
    return abs(first - second) + 0.1 * abs(len(a) - len(b))


def spot(act: Act, eid: str, beside: Collection[str] = ()) -> Spot | Finding:
    """Return where a new unit goes: after the unit whose number comes before its own.

    ``beside`` are the other new units of the same bill, which count where paragraphs are numbered by position.

    Additional numbers duplicate the number of the unit they follow (Law № 480-V, article 26(7), edition of
    09.01.2026): 667-1 goes after 667.
    """
    prefix, num = eids.pieces(eid)[-1]
    if eid in act.index and prefix != "al":
        return taken(act, eid)
    parent: etree._Element = act.body
    above = eids.parent(eid)
    if above is not None:
        holder = find(act, above)
        if isinstance(holder, Finding):
            return holder
        parent = holder
    if prefix == "al":
        return _alinea_spot(parent, int(num), eid, beside)
    if prefix == "note":
        last = [unit for unit in parent if isinstance(unit, Provision)]
        return Spot(parent, last[-1] if last else None)
    return _numbered_spot(act, parent, prefix, num, eid)


def taken(act: Act, eid: str) -> Finding:
    """Return the finding for a new unit whose number a unit in force has."""
    return Finding(
        code="C10",
        message=_("элемент с таким номером уже есть"),
        expected=_("свободный номер; следующий — {eid}").format(eid=next_free(act, eid)),
        found=act.index[eid].heading or eid,
        rule=_("Закон «О правовых актах» № 480-V, статья 26, пункт 7 (редакция от 09.01.2026)"),
        hint=_("выберите свободный номер или изложите существующий элемент в новой редакции"),
    )


def _alinea_spot(parent: etree._Element, num: int, eid: str, beside: Collection[str]) -> Spot | Finding:
    """A new unnumbered paragraph has its number in the text as proposed: those in force fill the other numbers."""
    alineas = [unit for unit in parent if isinstance(unit, Provision) and unit.prefix == "al"]
    head = eid.rsplit("_", 1)[0]
    before = num - 1 - sum(f"{head}_{n}" in beside for n in range(1, num))
    if before < len(alineas):
        return Spot(parent, alineas[before].getprevious())
    if before == len(alineas) and alineas:
        return Spot(parent, alineas[-1])
    return Finding(
        code=MISSING,
        message=_("абзац нельзя вставить на это место"),
        expected=_("номер не больше {n}").format(n=len(alineas) + 1),
        found=eid,
        hint=_("абзацы считаются по порядку; следующий — {n}").format(n=len(alineas) + 1),
    )


def _numbered_spot(act: Act, parent: etree._Element, prefix: str, num: str, eid: str) -> Spot | Finding:
    if prefix == "art":
        kind = list(act.articles)
    else:
        pool = act.index.values() if prefix in ("chp", "sec") else (u for u in parent if isinstance(u, Provision))
        kind = [unit for unit in pool if unit.prefix == prefix]
    wanted = eids.num_key(num)
    lower = [unit for unit in kind if eids.num_key(unit.number) < wanted]
    if not lower:
        return Finding(
            code=MISSING,
            message=_("нет элемента, после которого стоял бы новый"),
            expected=_("элемент того же вида с меньшим номером"),
            found=", ".join(unit.eid for unit in kind[:5]) or _("элементов этого вида здесь нет"),
            hint=_("номер нового элемента повторяет номер того, за которым он следует: 667 → 667-1"),
        )
    previous = max(lower, key=lambda unit: eids.num_key(unit.number))
    if akn.may_hold(act, eid) and _gap_follows(previous):
        return Finding(
            code=UNSEEN,
            message=_("в извлечении не видно, свободен ли этот номер"),
            expected=_("{eid} или место, где он стоял бы").format(eid=eid),
            found=_("после {eid} в извлечении пропуск").format(eid=previous.eid),
            hint=_("возьмите полный текст акта: drafter ingest"),
        )
    holder = previous.getparent()
    assert holder is not None
    return Spot(holder, previous)


def _gap_follows(unit: Provision) -> bool:
    after = unit.getnext()
    return unit.has_gap or akn.is_gap(after)


def next_free(act: Act, eid: str) -> str:
    """Return the next additional number after a taken one, as an eId: 667 → 667-1, 668-1 → 668-3 where 668-2 is.

    Law № 480-V, article 26(7), edition of 09.01.2026.
    """
    head, num = eid.rsplit("_", 1)
    base = num.split("-")[0] if num.count("-") <= 1 else num.rsplit("-", 1)[0]
    index = 1
    while f"{head}_{base}-{index}" in act.index:
        index += 1
    return f"{head}_{base}-{index}"
