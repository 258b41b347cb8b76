"""Units that are restated, added or excluded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter import eid as eids
from drafter.akn import Provision
from drafter.errors import Finding
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.reading import refusals
from drafter.reading.locate import PREFIXES, Spot, parts_of
from drafter.reading.model import Order, Quote, Step, Unit
from drafter.reading.names import step_text
from drafter.reading.refusals import Refused
from drafter.reading.spots import leaf, leaves, sentence, sentences_of
from drafter.reading.structures import Given, checked, divided, lines_of, unlabelled, without_label
from drafter.text.letters import normal

_HAS_HEADING = ("art", "chp", "sec")


def excluded(spot: Spot) -> list[Modification]:
    """Return the exclusion of a place: of a unit, of the paragraphs of an unnumbered часть, of a sentence's words."""
    if spot.sentence is not None:
        return [Repeal(destination=spot.eid, old=(sentence(spot),))]
    if spot.eid.endswith(eids.SEPARATOR + eids.HEADING) or spot.eid == eids.WHOLE:
        raise Refused(refusals.outside(_("исключение заголовка или всего акта")))
    return [Repeal(destination=unit.eid) for unit in spot.group] or [Repeal(destination=spot.eid)]


def restated(order: Order, spots: Sequence[Spot], language: str) -> list[Modification]:
    """Return the substitutions that restate places by one quoted text.

    Raises Refused where the text is not that of the places.
    """
    quote = _text(order)
    if len(spots) == 1:
        (spot,) = spots
        if spot.sentence is not None:
            return [Substitution(destination=spot.eid, old=(sentence(spot),), new=(normal(quote.text),))]
        if spot.eid == eids.WHOLE:
            return [Substitution(destination=eids.WHOLE, new=("\n".join(lines_of(quote)),))]
        if spot.group:
            return _restated_part(spot.group, lines_of(quote), language)
        if eids.pieces(spot.eid)[-1][0] == "al":
            return _restated_paragraph(spot, lines_of(quote), language)
    if any(spot.sentence is not None or spot.group or spot.eid == eids.WHOLE for spot in spots):
        raise Refused(refusals.misshapen(_("один новый текст для разных мест")))
    return [_substituted(each, language) for each in _divided(quote, [spot.eid for spot in spots], language)]


def _text(order: Order) -> Quote:
    assert order.text is not None
    return order.text


def _divided(quote: Quote, wanted: Sequence[str], language: str) -> list[Given]:
    found = divided(quote, wanted, language)
    if isinstance(found, Finding):
        raise Refused(found)
    return found


def _substituted(given: Given, language: str) -> Substitution:
    if eids.pieces(given.eid)[-1][0] == "al":
        given = Given(given.eid, (without_label(given.paragraphs[0], given.eid, language),))
    _check(given, language)
    return Substitution(destination=given.eid, new=(given.text,))


def _check(given: Given, language: str) -> None:
    """Raise Refused where a text cannot stand in its place."""
    if eids.pieces(given.eid)[-1][0] in _HAS_HEADING and len(given.paragraphs) == 1:
        raise Refused(
            refusals.misshapen(
                _("новый текст дан одним абзацем: не видно, где кончается заголовок"),
                expected=_("заголовок и текст отдельными абзацами"),
                found=given.text,
            )
        )
    finding = checked(given, language)
    if finding is not None:
        raise Refused(finding)


def _following(eid: str, lines: Sequence[str]) -> list[Modification]:
    """New unnumbered paragraphs right after one."""
    head, number = eid.rsplit("_", 1)
    return [Insertion(destination=f"{head}_{int(number) + n}", new=line) for n, line in enumerate(lines, start=1)]


def _restated_paragraph(spot: Spot, lines: Sequence[str], language: str) -> list[Modification]:
    """An unnumbered paragraph restated by one or more: those beyond the first are new ones after it."""
    if len(lines) > 1 and not unlabelled(lines[1:], language):
        raise Refused(refusals.misshapen(_("вместо абзаца даны нумерованные элементы"), found=lines[1]))
    return [_substituted(Given(spot.eid, (lines[0],)), language), *_following(spot.eid, lines[1:])]


def _restated_part(group: Sequence[Provision], lines: Sequence[str], language: str) -> list[Modification]:
    """An unnumbered часть restated: paragraph by paragraph, the rest new or excluded."""
    if not unlabelled(lines, language):
        raise Refused(refusals.misshapen(_("новый текст с номерами, а эта часть без номера"), found=lines[0]))
    pairs = [(unit, line) for unit, line in zip(group, lines, strict=False) if leaf(unit).text != line]
    made: list[Modification] = [Substitution(destination=unit.eid, new=(line,)) for unit, line in pairs]
    made += [Repeal(destination=unit.eid) for unit in group[len(lines) :]]
    return [*made, *_following(group[-1].eid, lines[len(group) :])]


def added(order: Order, spot: Spot, language: str) -> list[Modification]:
    """Return the insertions of the new units of an order into one place.

    Raises Refused where it is not certain where they go, or their text is of other units.
    """
    quote = _text(order)
    kinds = {step.unit for step in order.units}
    steps = [each for step in order.units for each in _each(step)]
    if Unit.SENTENCE in kinds:
        return [_new_sentence(order, spot, quote)]
    if Unit.ALINEA in kinds:
        return _new_paragraphs(order, spot, lines_of(quote), language)
    if steps[0].unit is Unit.PART and _is_unnumbered(spot, lines_of(quote), language):
        return _new_part(spot, steps, lines_of(quote))
    made: list[Modification] = []
    for given in _divided(quote, [_new_eid(order, spot, step) for step in steps], language):
        _check(given, language)
        made.append(Insertion(destination=given.eid, new=given.text))
    return made


def _each(step: Step) -> list[Step]:
    """The units of a range of new numbers: 9-1) – 9-3) is three."""
    if not step.last:
        return [step]
    *base, first = step.number.split("-")
    *other, last = step.last.split("-")
    if base != other or not (first.isdigit() and last.isdigit()) or int(first) >= int(last):
        raise Refused(refusals.misshapen(_("ряд новых номеров неясен"), found=f"{step.number} – {step.last}"))
    numbers = ["-".join([*base, str(number)]) for number in range(int(first), int(last) + 1)]
    return [replace(step, number=number, last="") for number in numbers]


def _new_eid(order: Order, spot: Spot, step: Step) -> str:
    prefix = "point" if step.bracket else PREFIXES.get(step.unit)
    if prefix is None:
        raise Refused(refusals.outside(step_text(step)))
    if prefix in _HAS_HEADING:
        return eids.join(None, prefix, step.number)
    holder = spot.eid
    if holder == eids.WHOLE:
        raise Refused(
            refusals.place(
                _("не названо, куда входит новый элемент"),
                expected=_("статья или ее часть в этом предложении или в строке выше"),
                found=step_text(step),
                hint=_("назовите статью в самом предложении или строкой выше"),
            )
        )
    if eids.pieces(holder)[-1][0] == "al":
        holder = eids.parent(holder) or holder
    inner = [] if spot.unit is None else spot.unit.units
    if prefix == "note" and not step.number:
        return eids.join(holder, prefix, str(sum(unit.prefix == "note" for unit in inner) + 1))
    if prefix == "point" and any(unit.prefix == "para" for unit in inner):
        message = _("не названо, в какую часть входит подпункт")
        raise Refused(refusals.place(message, expected=_("часть статьи"), found=holder))
    if order.beside is not None:
        _check_beside(order.beside, step, [unit.number for unit in inner if unit.prefix == prefix])
    return eids.join(holder, prefix, step.number)


def _check_beside(beside: Step, step: Step, numbers: Sequence[str]) -> None:
    """«После части второй» must be where the number of the new unit puts it."""
    low, new = eids.num_key(beside.number), eids.num_key(step.number)
    if not low < new or any(low < eids.num_key(number) < new for number in numbers):
        message = _("номер нового элемента не следует за тем, после которого он назван")
        raise Refused(refusals.place(message, expected=beside.number, found=step.number))


def _is_unnumbered(spot: Spot, lines: Sequence[str], language: str) -> bool:
    """Whether a new часть is one without a number: its text has none, nor have those in force."""
    if spot.unit is None or any(unit.prefix == "para" for unit in spot.unit.units):
        return False
    return unlabelled(lines, language)


def _new_part(spot: Spot, steps: Sequence[Step], lines: Sequence[str]) -> list[Modification]:
    """A new unnumbered часть: paragraphs after the часть before it."""
    assert spot.unit is not None
    parts = parts_of(spot.unit)
    number = int(steps[0].number) if steps[0].number.isdigit() else 0
    if len(steps) != 1 or not 2 <= number <= len(parts) + 1:
        raise Refused(
            refusals.place(
                _("новая часть не следует за имеющимися"),
                expected=_("часть {n}").format(n=len(parts) + 1),
                found=", ".join(step.number for step in steps),
            )
        )
    return _following(parts[number - 2][-1].eid, lines)


def _new_paragraphs(order: Order, spot: Spot, lines: Sequence[str], language: str) -> list[Modification]:
    """New unnumbered paragraphs; without a number they go at the end, or after the one that is named."""
    if spot.eid == eids.WHOLE:
        raise Refused(refusals.place(_("не названо, куда входит новый абзац")))
    if spot.unit is not None and any(unit.prefix == "para" for unit in spot.unit.units):
        message = _("не названо, в какую часть входит абзац")
        raise Refused(refusals.place(message, expected=_("часть статьи"), found=spot.eid))
    offset = int(spot.group[0].number) - 1 if spot.group else 0
    numbers = [each.number for step in order.units for each in _each(step)]
    if all(numbers):
        if len(numbers) != len(lines):
            message = _("абзацев названо {n}, а дано {m}").format(n=len(numbers), m=len(lines))
            raise Refused(refusals.misshapen(message, found=lines[-1]))
        places = [int(number) + offset for number in numbers]
    else:
        last = _last_paragraph(order, spot, offset)
        places = [last + extra for extra in range(1, len(lines) + 1)]
    named = [eids.join(spot.eid, "al", str(place)) for place in places]
    texts = [without_label(line, eid, language) for eid, line in zip(named, lines, strict=True)]
    if not unlabelled(texts, language):
        raise Refused(refusals.misshapen(_("вместо абзацев даны нумерованные элементы"), found=lines[0]))
    return [Insertion(destination=eid, new=text) for eid, text in zip(named, texts, strict=True)]


def _last_paragraph(order: Order, spot: Spot, offset: int) -> int:
    """The number of the paragraph that new ones follow."""
    beside = order.beside
    if beside is not None and beside.unit is Unit.ALINEA and beside.number.isdigit():
        return int(beside.number) + offset
    if spot.unit is None:
        raise Refused(refusals.needs_text(_("последний абзац")))
    inner = spot.group or tuple(unit for unit in spot.unit.units if unit.prefix == "al")
    if not inner:
        raise Refused(refusals.place(_("в этом элементе нет абзацев"), found=spot.eid))
    return int(inner[-1].number)


def _new_sentence(order: Order, spot: Spot, quote: Quote) -> Modification:
    """A new sentence: at the end of a paragraph, or after the one whose number is before its own."""
    number = order.units[0].number
    if len(order.units) != 1 or len(quote.paragraphs) != 1:
        raise Refused(refusals.misshapen(_("одно предложение за раз"), found=quote.text))
    new = normal(quote.text)
    if spot.unit is None and not number:
        return Insertion(destination=spot.eid, pos="end", new=new)
    if spot.unit is None:
        raise Refused(refusals.needs_text(_("предложение")))
    found = leaves(spot)
    if len(found) != 1:
        raise Refused(refusals.place(_("неясно, в каком абзаце это предложение"), found=spot.eid))
    text = found[0].text
    spans = sentences_of(text)
    if not number or number == str(len(spans) + 1):
        return Insertion(destination=found[0].eid, pos="end", new=new)
    if not number.isdigit() or not 2 <= int(number) <= len(spans):
        raise Refused(refusals.place(_("предложение не следует за имеющимися"), found=number))
    start, end = spans[int(number) - 2]
    return Insertion(destination=found[0].eid, pos="after", old=text[start:end], new=new)
