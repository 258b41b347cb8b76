"""The sentence on entry into force, with the clauses of the bill that enter into force at another time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from drafter.errors import Finding, InputError
from drafter.messages import _
from drafter.modification import Modification
from drafter.spec.model import EntryException, EntryIntoForce
from drafter.wording.clauses import Item
from drafter.wording.speech import Speech, Steps


@dataclass(frozen=True, slots=True)
class _Units:
    """Units of one kind in one place of the bill: «абзацы второй и третий» of «подпункт 24) статьи 1»."""

    outer: Steps
    prefix: str
    nums: tuple[str, ...]


def sentence(
    speech: Speech, entry: EntryIntoForce, items: Sequence[Item] = (), modifications: Sequence[Modification] = ()
) -> str:
    """Return the sentence on entry into force (Law № 480-V, article 42, edition of 09.01.2026).

    Several exceptions are a numbered list inside the sentence. Raises InputError D019 where an exception names no
    modification, one that another names too, or where nothing is left.
    """
    term = _term(speech, entry)
    if not entry.exceptions:
        return speech.text("entry", "text", term=term)
    excepted = [positions(exception, modifications) for exception in entry.exceptions]
    named = [position for places in excepted for position in places]
    if len(set(named)) < len(named):
        raise _wrong(_("одно изменение названо в исключениях дважды"), ", ".join(str(p + 1) for p in sorted(named)))
    if len(named) == len(modifications):
        raise _wrong(_("исключения не оставляют закону ни одного изменения"), str(len(named)))
    said = [
        _exception(speech, exception, _units(items, places))
        for exception, places in zip(entry.exceptions, excepted, strict=True)
    ]
    if len(said) == 1:
        return speech.text("entry", "excepting", term=term, exceptions=said[0])
    numbered = "; ".join(f"{number}) {one}" for number, one in enumerate(said, start=1))
    return speech.text("entry", "excepting_several", term=term, exceptions=numbered)


def _term(speech: Speech, entry: EntryIntoForce | EntryException) -> str:
    if entry.date is not None:
        day = entry.date
        return speech.text("term", "date", date=lambda case: speech.date(day, case))
    return speech.text("term", "days", days=speech.calendar_days(entry.days or 0))


def positions(exception: EntryException, modifications: Sequence[Modification]) -> list[int]:
    """The modifications that an exception names, by their positions from 0."""
    found: set[int] = set()
    for named in exception.modifications:
        meant = {p for p, m in enumerate(modifications) if named in (p + 1, m.destination)}
        if not meant:
            raise _wrong(_("исключение называет изменение, которого нет"), str(named))
        found |= meant
    return sorted(found)


def _wrong(message: str, found: str) -> InputError:
    return InputError(
        Finding(
            code="D019",
            message=message,
            expected=_("номера изменений этого файла, с 1, или их назначения; каждое один раз и не все"),
            found=found,
            hint=_("исправьте entry_into_force.exceptions"),
        )
    )


def _units(items: Sequence[Item], positions: Sequence[int]) -> list[_Units]:
    """The places in the bill of the clauses that order modifications.

    An item whose clauses are all meant is named whole; of another the paragraphs are counted from its first, those of
    quoted texts among them (Law № 187-VII: the third paragraph of item 24 is the second clause under its address). The
    paragraphs of a lone item, which has no number, are counted from the head of article 1.
    """
    article = ("art", "1")
    whole: list[str] = []
    parts: list[_Units] = []
    for item in items:
        orders = [paragraph.modification for paragraph in item.paragraphs]
        meant = [order in positions for order in orders]
        if not any(meant):
            continue
        if item.number is not None and all(meant[n] for n, order in enumerate(orders) if order is not None):
            whole.append(item.number)
        else:
            outer = (article, ("point", item.number)) if item.number is not None else (article,)
            first = 1 if item.number is not None else 2
            parts.append(_Units(outer, "al", tuple(str(first + n) for n, one in enumerate(meant) if one)))
    return [*([_Units((article,), "point", tuple(whole))] if whole else []), *parts]


def _exception(speech: Speech, exception: EntryException, units: Sequence[_Units]) -> str:
    several = len(units) > 1 or len(units[0].nums) > 1
    return speech.text(
        "exception",
        "several" if several else "one",
        term=_term(speech, exception),
        clauses=lambda case: speech.listed([speech.several(u.outer, u.prefix, u.nums, case) for u in units]),
    )
