"""The sanctions of an offence beside those of its neighbours: a table and bars for a terminal, a page, data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from drafter.akn import Act
from drafter.checks.proportion import Compared, Comparison, Measure, PartSanction
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction
from drafter.messages import _, spoken
from drafter.render.data import as_json
from drafter.render.terminal import width, wrapped
from drafter.shown import style
from drafter.templating import render

_KINDS = {
    Kind.WARNING: _("предупреждение"),
    Kind.FINE: _("штраф"),
    Kind.CONFISCATION: _("конфискация"),
    Kind.DEPRIVATION: _("лишение права"),
    Kind.LICENCE: _("лишение разрешения"),
    Kind.EXCLUSION: _("исключение из реестра"),
    Kind.BAN: _("приостановление деятельности"),
    Kind.DEMOLITION: _("снос"),
    Kind.COMMUNITY_WORK: _("работы"),
    Kind.ARREST: _("арест"),
    Kind.EXPULSION: _("выдворение"),
}
_UNITS = {
    Unit.MCI: _("МРП"),
    Unit.PERCENT: "%",
    Unit.HOUR: _("ч."),
    Unit.DAY: _("сут."),
    Unit.MONTH: _("мес."),
    Unit.YEAR: _("г."),
}
_BAR = 24


def proportion_text(found: Comparison) -> Iterator[str]:
    """Yield an offence and its neighbours as a table, bars of the highest fine and arrest, and what they measure."""
    for one in (found.mine, *found.neighbours):
        heading = f"{one.article.label} {one.article.heading or ''}"
        yield from (style(line, bold=one is found.mine) for line in wrapped("", heading))
        yield style(f"  {_why(one, one is found.mine)}", dim=True)
        for part in one.parts:
            lead = _("  часть {part}: ").format(part=part.part) if part.part else "  "
            yield from wrapped(lead, said(part))
    for measure in found.measures:
        yield ""
        yield style(measure.name, bold=True)
        yield from _bars(found, measure)
        yield from wrapped("  ", measured(measure))
    yield ""
    yield from wrapped("", _("Сведения для обоснования, не вывод о соразмерности (КоАП, статья 55, часть вторая)."))


def said(part: PartSanction) -> str:
    """Return the sanction of a part in short: «штраф 30 МРП либо арест до 15 сут.»; the text where it is not read."""
    if not part.understood:
        return part.text
    return "; ".join(_penalty(one) for one in part.penalties)


def _penalty(one: Sanction) -> str:
    unit = _UNITS.get(one.unit, "") if one.unit else ""
    if one.high is None:
        amount = ""
    elif one.fixed or one.low == one.high:
        amount = f" {one.high} {unit}"
    elif one.low is None:
        amount = _(" до {high} {unit}").format(high=one.high, unit=unit)
    else:
        amount = f" {one.low}–{one.high} {unit}"
    return f"{_KINDS[one.kind]}{amount.rstrip()}" + (f" ({one.subject})" if one.subject else "")


def _why(one: Compared, own: bool) -> str:
    if own:
        return _("этот состав")
    same = _("та же глава") if one.chapter else _("другая глава")
    return _("{same}; общих слов деяния: {share:.0%}").format(same=same, share=one.share)


def _bars(found: Comparison, measure: Measure) -> Iterator[str]:
    values = [(one.article.number, _value(one, measure)) for one in (found.mine, *found.neighbours)]
    longest = max((value for _number, value in values if value), default=1)
    room = min(_BAR, width() - 24)
    for position, (number, value) in enumerate(values):
        bar = "█" * max(1, round(room * value / longest)) if value else "·"
        yield "  " + style(f"{number:>7} ", bold=not position) + f"{bar} {value if value is not None else '–'}"


def _value(one: Compared, measure: Measure) -> int | None:
    return one.fine if measure.unit is Unit.MCI else one.arrest


def measured(measure: Measure) -> str:
    """Return what a measure says, in numbers."""
    if not measure.others:
        return _("у соседних составов такого взыскания нет")
    text = _("здесь {mine}; у соседних составов ({n}) от {low} до {high}").format(
        mine=measure.mine, n=len(measure.others), low=min(measure.others), high=max(measure.others)
    )
    if measure.median is None:
        return text
    return text + _(", медиана {median:g}").format(median=measure.median)


def proportion_json(act: Act, found: Comparison) -> bytes:
    """Return the comparison: ``drafter.sanctions/1``."""
    return as_json(
        "drafter.sanctions/1",
        act=act.uri,
        excerpt=act.is_excerpt,
        offence=_data(found.mine),
        neighbours=[
            {**_data(one), "share": round(one.share, 3), "sameChapter": one.chapter} for one in found.neighbours
        ],
        measures=[
            {
                "name": one.name,
                "unit": one.unit.value,
                "value": one.mine,
                "neighbours": list(one.others),
                "median": one.median,
                "exceedsAll": one.exceeds,
                "twiceMedian": one.is_out,
            }
            for one in found.measures
        ],
    )


def _data(one: Compared) -> dict[str, Any]:
    return {
        "article": one.article.number,
        "heading": one.article.heading,
        "parts": [
            {
                "part": part.part or None,
                "eId": part.eid,
                "text": part.text,
                "understood": part.understood,
                "penalties": [
                    {
                        "kind": penalty.kind.value,
                        "subject": penalty.subject or None,
                        "low": penalty.low,
                        "high": penalty.high,
                        "unit": penalty.unit.value if penalty.unit else None,
                    }
                    for penalty in part.penalties
                ],
            }
            for part in one.parts
        ],
    }


def proportion_page(title: str, act: Act, found: Comparison, reach: str | None) -> bytes:
    """Return the comparison as one page without scripts; ``reach`` says what an excerpt holds."""
    text = render(
        "documents",
        "sanctions.html.j2",
        markup=True,
        _=_,
        spoken=spoken(),
        title=title,
        edition=act.edition,
        found=found,
        rows=(found.mine, *found.neighbours),
        said=said,
        why=_why,
        measured=measured,
        value=_value,
        reach=reach,
    )
    return text.encode()
