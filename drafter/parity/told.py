"""Facts told to a person in Russian: «арест от 5 до 15 суток», «статья 596 (части 3, 3-1)»."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never, cast

from drafter import eid as eids
from drafter.messages import _, plural
from drafter.parity.facts import Fact, FactKind
from drafter.parity.terms import terms


def told(facts: Sequence[Fact]) -> str:
    """Return what facts say, each once, or that there is nothing.

    >>> from drafter.parity.facts import facts
    >>> told(facts("влечет административный арест на срок от пяти до десяти суток.", "rus"))
    'арест от 5 до 10 суток'
    >>> told(facts("осы Кодекстiң 50-бабының екінші бөлiгiне сәйкес бiр жыл iшiнде", "kaz"))
    'статья 50 (часть 2); 1 год'
    """
    return "; ".join(dict.fromkeys(_one(fact) for fact in facts)) or _("ничего")


def _one(fact: Fact) -> str:
    match fact.kind:
        case FactKind.SANCTION:
            kind, low, high, unit, whom = fact.value
            amount = _limits(low, high, _MEASURES[str(unit)], least=False) if high is not None else ""
            names = ", ".join(_TERMS[name] for name in cast(tuple[str, ...], whom or ()))
            return f"{_PENALTIES[str(kind)]} {amount}".strip() + (f" ({names})" if names else "")
        case FactKind.QUANTITY:
            unit, low, high, least = fact.value
            named = "–".join(_UNITS[one] for one in str(unit).split("–"))
            return _limits(low, high, named, least=bool(least))
        case FactKind.NUMBER:
            return _("число {n}").format(n=_number(fact.value))
        case FactKind.DATE:
            return ".".join(str(part) for part in reversed(fact.value))
        case FactKind.CITATION:
            article, last, parts, act = fact.value
            listed = sorted(cast(tuple[str, ...], parts), key=eids.num_key)
            said = _("статья {n}").format(n=article if last is None else f"{article}–{last}")
            if listed:
                many = plural(len(listed), "часть {parts}", "части {parts}", "части {parts}")
                said += f" ({many.format(parts=', '.join(listed))})"
            if act == "?":
                return _("{citation} другого акта").format(citation=said)
            return f"{said} {_TERMS[str(act)]}" if act else said
        case FactKind.UNIT:
            kind, number, last = fact.value
            said = f"{number}" if last is None else f"{number}–{last}"
            return _("{unit} {number}").format(unit=_KINDS[str(kind)], number=said)
        case FactKind.TERM:
            return f"«{_TERMS[str(fact.value[0])]}»"
        case FactKind.MODAL:
            return _MODALS[str(fact.value[0])]
    assert_never(fact.kind)


def _number(value: tuple[object, ...]) -> str:
    if value[0] == "ordinal":
        return _("{n} (порядковое)").format(n=value[1])
    return _limits(*value, "", least=False) if len(value) == 2 else str(value[0])


def _limits(low: object, high: object, unit: str, *, least: bool) -> str:
    if low is None:
        said = _("до {n}").format(n=high)
    elif high is None:
        said = (_("не менее {n}") if least else _("более {n}")).format(n=low)
    else:
        said = str(low) if low == high else _("от {a} до {b}").format(a=low, b=high)
    return f"{said} {unit}".rstrip()


_TERMS = {term.name: term.label for term in terms()}

_PENALTIES = {
    "warning": _("предупреждение"),
    "fine": _("штраф"),
    "confiscation": _("конфискация"),
    "deprivation": _("лишение права"),
    "licence": _("лишение или приостановление разрешения"),
    "exclusion": _("исключение из реестра"),
    "ban": _("приостановление или запрещение деятельности"),
    "demolition": _("снос"),
    "community_work": _("общественные работы"),
    "arrest": _("арест"),
    "expulsion": _("выдворение"),
}
_MEASURES = {
    "": "",
    "mci": _("МРП"),
    "percent": "%",
    "hour": _("часов"),
    "day": _("суток"),
    "month": _("мес."),
    "year": _("лет"),
}
_UNITS = {
    "МРП": _("МРП"),
    "процент": "%",
    "рабочий день": _("рабочий день"),
    "календарный день": _("календарный день"),
    "день": _("дней"),
    "сутки": _("суток"),
    "час": _("часов"),
    "минута": _("минута"),
    "неделя": _("неделя"),
    "месяц": _("мес."),
    "год": _("год"),
    "тенге": _("тенге"),
    "раз": _("раз"),
}
_KINDS = {
    "para": _("часть"),
    "point": _("подпункт"),
    "item": _("пункт"),
    "al": _("абзац"),
    "sec": _("раздел"),
    "subsec": _("подраздел"),
    "chp": _("глава"),
    "subchp": _("параграф"),
}
_MODALS = {"must": _("обязанность"), "may": _("право"), "forbidden": _("запрет")}
