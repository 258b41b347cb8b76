"""Places of an act in the words of its law: «часть первая статьи 684»."""

from __future__ import annotations

from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.language import kaz, rus
from drafter.language.terms import Profile


def spoken(act: Act, eid: str) -> tuple[tuple[str, str], ...]:
    """Return the path of a place as an address names it.

    A point in the conduct of an offence belongs to the paragraph that opens the list, and the sanction is the next
    paragraph: «подпункт 16) абзаца первого части первой статьи 400» (Law № 155-VIII of 10.01.2025, item 82).
    """
    path: list[tuple[str, str]] = []
    at: str | None = None
    for prefix, num in eids.pieces(eid):
        if prefix == eids.HEADING:
            path.append((prefix, ""))
            continue
        outer, at = at, eids.join(at, prefix, num)
        if prefix == "point" and outer is not None and (opening := _opening(act, outer, at)) is not None:
            path.append(("al", str(opening)))
        path.append((prefix, "" if prefix == "note" and not _has_several_notes(act, outer) else num))
    return tuple(path)


def _opening(act: Act, outer: str, point: str) -> int | None:
    """The number of the unnumbered paragraph that a point belongs to, where another one follows the points."""
    unit, holder = act.index.get(point), act.index.get(outer)
    if unit is None or holder is None:
        return None
    before = sum(u.prefix == "al" for u in unit.itersiblings(preceding=True) if isinstance(u, Provision))
    after = sum(u.prefix == "al" for u in unit.itersiblings() if isinstance(u, Provision))
    return before if before and after else None


def _has_several_notes(act: Act, outer: str | None) -> bool:
    holder = act.index.get(outer) if outer else None
    return holder is not None and sum(unit.prefix == "note" for unit in holder.units) > 1


def around(act: Act, eid: str) -> str:
    """Return the place of the unit whose only text a paragraph is, so that it is named by its number; else its own."""
    above = eids.parent(eid)
    unit = act.index.get(above or "")
    if above is None or unit is None or eids.pieces(eid)[-1][0] != "al":
        return eid
    return above if [inner.eid for inner in unit.units] == [eid] else eid


def name(act: Act, eid: str, case: str = "nominative", profile: Profile = "code") -> str:
    """Return the name of a place in the language of the act; a case is named as ``Case`` of that language names it.

    The profile of the code says what its units «1.» are called.

    >>> from drafter import codes, resources
    >>> koap = codes.find("koap", resources.folder("codes"))
    >>> name(koap.act("rus"), "art_667__para_1__al_2"), name(koap.act("kaz"), "art_667__para_1__al_2")
    ('абзац второй части первой статьи 667', '667-баптың бірінші бөлігінің екінші абзацы')
    """
    if eid == eids.WHOLE:
        return _WHOLE[act.language]
    steps = spoken(act, eid)
    if act.language == "kaz":
        return kaz.address(steps, kaz.Case(case), profile)
    return rus.address(steps, rus.Case(case), profile)


_WHOLE = {"rus": "весь текст", "kaz": "бүкіл мәтін"}
