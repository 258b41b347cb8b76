"""The reasons of proposals in the two languages of a bill, whatever language the program speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from drafter import akn
from drafter.akn import Act
from drafter.checks.context import Context
from drafter.checks.wiring import is_reviewer
from drafter.conform import conform
from drafter.conform.bodies import officials
from drafter.conform.model import Proposal
from drafter.messages import speaking


def with_reasons(context: Context, chosen: Sequence[Proposal], kazakh: Act | None) -> list[Proposal]:
    """Return proposals with their reasons in Russian, and in Kazakh by the Kazakh text of the code where it is given.

    A reason that names a body which that text does not show stays without Kazakh words.
    """
    rus = _reasons(context, "ru")
    kaz = _reasons(context, "kk") if kazakh is not None else {}
    names = dict(_names(context.act, kazakh)) if kazakh is not None else {}
    return [
        replace(one, reason=rus[_key(one)], reason_kaz=_named(kaz[_key(one)], names) if kaz else None) for one in chosen
    ]


def _key(one: Proposal) -> tuple[object, ...]:
    return one.alternative, one.modification


def _reasons(context: Context, language: str) -> dict[tuple[object, ...], str]:
    with speaking(language):
        return {_key(one): one.reason for one in conform(context).proposals}


def _names(rus: Act, kaz: Act) -> Iterator[tuple[str, str | None]]:
    """The names of bodies as reasons give them, each with its Kazakh one at the same place, or None."""
    for article in rus.articles:
        if is_reviewer(article.number) and article.heading:
            there = kaz.index.get(article.eid)
            heading = there.heading if there is not None else None
            yield f"«{article.heading}»", f"«{heading.translate(_CYRILLIC)}»" if heading else None
    for one in officials(rus):
        unit = kaz.index.get(f"art_804__para_1__point_{one.point}")
        first = next(akn.leaves(unit), None) if unit is not None else None
        body = _BODY.match(first.text) if first is not None else None
        yield f"({one.body})", f"({body[0].translate(_CYRILLIC)})" if body else None


def _named(reason: str, names: Mapping[str, str | None]) -> str | None:
    for rus in (rus for rus in names if rus in reason):
        kaz = names[rus]
        if kaz is None:
            return None
        reason = reason.replace(rus, kaz)
    return reason


_BODY = re.compile(r"\A(?!осы\b)[^\d(–;:]+?(?=\s[\d(–])")
"""What a point of article 804(1) begins with in Kazakh, where it is the body: «iшкi iстер органдарының (73, …»."""
_CYRILLIC = str.maketrans("iI", "іІ")
"""New text is written with the Cyrillic letter, which official texts mix with the Latin one."""
