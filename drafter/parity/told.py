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
            amount = _limits(low, high, str(unit), least=False) if high is not None else ""
            names = ", ".join(_TERMS[name] for name in cast(tuple[str, ...], whom or ()))
            return f"{_PENALTIES[str(kind)]} {amount}".strip() + (f" ({names})" if names else "")
        case FactKind.QUANTITY:
            unit, low, high, least = fact.value
            return _limits(low, high, str(unit), least=bool(least))
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
        return _("до {n}").format(n=_amount(high, unit, limit=True))
    if high is None:
        return (_("не менее {n}") if least else _("более {n}")).format(n=_amount(low, unit, limit=True))
    if low == high:
        return _amount(low, unit)
    return _("от {a} до {b}").format(a=low, b=_amount(high, unit, limit=True))


def _amount(number: object, unit: str, *, limit: bool = False) -> str:
    """A number with its unit, which in Russian is in the genitive after «до» and «более».

    >>> _amount(3, "год"), _amount(1, "год", limit=True), _amount(21, "сутки"), _amount(30, "МРП")
    ('3 года', '1 года', '21 сутки', '30 МРП')
    """
    n = number if isinstance(number, int) else 5
    match unit:
        case "year" | "год" if limit:
            said = plural(n, "{n} года", "{n} лет", "{n} лет")
        case "year" | "год":
            said = plural(n, "{n} год", "{n} года", "{n} лет")
        case "day" | "сутки" if not limit:
            said = plural(n, "{n} сутки", "{n} суток", "{n} суток")
        case "день" if limit:
            said = plural(n, "{n} дня", "{n} дней", "{n} дней")
        case "день":
            said = plural(n, "{n} день", "{n} дня", "{n} дней")
        case "рабочий день" if limit:
            said = plural(n, "{n} рабочего дня", "{n} рабочих дней", "{n} рабочих дней")
        case "рабочий день":
            said = plural(n, "{n} рабочий день", "{n} рабочих дня", "{n} рабочих дней")
        case "календарный день" if limit:
            said = plural(n, "{n} календарного дня", "{n} календарных дней", "{n} календарных дней")
        case "календарный день":
            said = plural(n, "{n} календарный день", "{n} календарных дня", "{n} календарных дней")
        case "hour" | "час" if limit:
            said = plural(n, "{n} часа", "{n} часов", "{n} часов")
        case "hour" | "час":
            said = plural(n, "{n} час", "{n} часа", "{n} часов")
        case "минута" if limit:
            said = plural(n, "{n} минуты", "{n} минут", "{n} минут")
        case "минута":
            said = plural(n, "{n} минута", "{n} минуты", "{n} минут")
        case "неделя" if limit:
            said = plural(n, "{n} недели", "{n} недель", "{n} недель")
        case "неделя":
            said = plural(n, "{n} неделя", "{n} недели", "{n} недель")
        case "раз" if not limit:
            said = plural(n, "{n} раз", "{n} раза", "{n} раз")
        case _:
            said = f"{{n}} {'–'.join(_UNITS[one] for one in unit.split('–'))}".rstrip()
    return said.format(n=number)


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
_UNITS = {
    "": "",
    "mci": _("МРП"),
    "МРП": _("МРП"),
    "percent": "%",
    "процент": "%",
    "тенге": _("тенге"),
    "раз": _("раз"),
    "минута": _("минут"),
    "hour": _("часов"),
    "час": _("часов"),
    "day": _("суток"),
    "сутки": _("суток"),
    "день": _("дней"),
    "рабочий день": _("рабочих дней"),
    "календарный день": _("календарных дней"),
    "неделя": _("недель"),
    "month": _("мес."),
    "месяц": _("мес."),
    "year": _("лет"),
    "год": _("лет"),
}
"""Units that are the same after every number, and each as one of several: «10 часов–суток»."""
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
