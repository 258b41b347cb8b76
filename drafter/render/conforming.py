"""What follows from a bill, for a person and for other programs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence

from drafter.conform import Conformed, Proposal, Sureness
from drafter.draft import Draft
from drafter.errors import Finding
from drafter.messages import _, plural
from drafter.modification import kind
from drafter.render.data import as_json, finding_data
from drafter.render.terminal import wrapped
from drafter.shown import style

_SURE = {
    Sureness.CERTAIN: _("следует из закона"),
    Sureness.LIKELY: _("по образцу соседних норм"),
    Sureness.CHOICE: _("решаете вы"),
}
_COLOURS = {Sureness.CERTAIN: "green", Sureness.LIKELY: "cyan", Sureness.CHOICE: "yellow"}


Left = Mapping[str, Sequence[Finding]]
"""What checks still find, by the way that was chosen."""


def conform_text(found: Conformed, left: Left) -> Iterator[str]:
    """Yield the proposals with their numbers, ways that exclude each other apart, then what only a person can do."""
    alternative = ""
    for number, one in enumerate(found.proposals, start=1):
        if one.alternative != alternative:
            alternative = one.alternative
            article, _colon, way = alternative.partition(":")
            name = _("Вариант для статьи {article}: статья {way}").format(article=article, way=way)
            yield style(name, bold=True)
        yield from _proposal(number, one)
    if found.questions:
        yield style(_("Решите и впишите сами"), bold=True)
        for question in found.questions:
            yield from wrapped("  – ", question.text)
            yield from wrapped("    ", _("изменение {n}; {rule}").format(n=question.cause, rule=question.rule))
        yield ""
    for way, findings in left.items():
        for finding in findings:
            where = _("  останется {code}, вариант {way}: ") if way else _("  останется {code}: ")
            yield from wrapped(where.format(code=finding.code, way=way), f"{finding.message} ({finding.found})")
    if not found.proposals and not found.questions:
        yield _("других изменений из законопроекта не следует")


def _proposal(number: int, one: Proposal) -> Iterator[str]:
    yield from wrapped(f"{number}. ", one.clause)
    sure = style(_SURE[one.sureness], fg=_COLOURS[one.sureness])
    place = one.modification.destination
    yield f"   {sure} · {place} · " + _("из изменения {n}").format(n=one.cause)
    asked = _("решите") if one.sureness is Sureness.CHOICE else _("учтите")
    for name, text in ((_("почему"), one.reason), (_("правило"), one.rule), (asked, one.ask)):
        if text:
            yield from wrapped(f"   {name}: ", text)
    yield ""


def conform_summary(found: Conformed) -> str:
    """Return how much follows: «следует изменений: 2, решить: 1»."""
    choices = len(found.proposals) - len(found.settled) + len(found.questions)
    return _("следует изменений: {n}, решить: {m}").format(n=len(found.settled), m=choices)


def unseen_text(found: Conformed, reach: str) -> Iterator[str]:
    """Yield what an excerpt does not let us see."""
    if found.unseen:
        text = plural(
            len(found.unseen),
            "по извлечению (статьи {reach}) не видно целиком списка {places}: ссылок там может быть больше",
            "по извлечению (статьи {reach}) не видно целиком списков {places}: ссылок там может быть больше",
            "по извлечению (статьи {reach}) не видно целиком списков {places}: ссылок там может быть больше",
        )
        yield from wrapped("", text.format(reach=reach, places=", ".join(found.unseen)))


def conform_json(draft: Draft, found: Conformed, left: Left) -> bytes:
    """Return what follows from a bill: ``drafter.conform/1``; numbers count from 1."""
    return as_json(
        "drafter.conform/1",
        act=draft.act.uri,
        excerpt=draft.act.is_excerpt,
        unseen=list(found.unseen),
        proposals=[
            {
                "number": number,
                "sureness": one.sureness.value,
                "alternative": one.alternative or None,
                "type": kind(one.modification),
                **dataclasses.asdict(one.modification),
                "clause": one.clause,
                "reason": one.reason,
                "rule": one.rule,
                "ask": one.ask or None,
                "cause": one.cause,
            }
            for number, one in enumerate(found.proposals, start=1)
        ],
        questions=[{"text": one.text, "rule": one.rule, "eId": one.eid, "cause": one.cause} for one in found.questions],
        left={way: [finding_data(finding) for finding in findings] for way, findings in left.items()},
    )
