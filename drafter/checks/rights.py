"""Which rights of a person a bill may touch, with the safeguard that it names: information, never a verdict."""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter import akn, resources
from drafter import eid as eids
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.search import folded, patterns

_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right by its name in each language, and the signs of a text by which it may be touched.

    ``article`` is its place in the Constitution, empty where no text of it is at hand; ``rule`` a provision at hand
    that speaks of the same; ``sanction`` says that the signs are those of sanctions.
    """

    key: str
    names: Mapping[str, str]
    signs: Mapping[str, tuple[re.Pattern[str], ...]]
    asks: str
    rule: str
    article: str
    sanction: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """A right that a bill may touch: the words that show it, where they stand, and the safeguard given, if any."""

    right: Right
    words: tuple[str, ...]
    clause: int
    eid: str
    safeguard: str


@functools.cache
def known_rights() -> tuple[Right, ...]:
    """Return the rights of ``templates/rights.toml``."""
    with (resources.folder("templates") / "rights.toml").open("rb") as stream:
        given = tomllib.load(stream)["right"]
    return tuple(
        Right(
            key=one["key"],
            names={"rus": one["name"], "kaz": one["kaz"]},
            signs={
                language: tuple(pattern for sign in signs for pattern in patterns(f'"{sign}"'))
                for language, signs in one["signs"].items()
            },
            asks=one["asks"],
            rule=one.get("rule", ""),
            article=one.get("article", ""),
            sanction=one.get("sanction", False),
        )
        for one in given
    )


def touched(context: Context) -> list[Touched]:
    """Return the rights that the new conduct and the new sanctions of a bill may touch, each once."""
    language = context.act.language
    conduct = [(new.clause, new.eid, new.text) for new in context.new_conduct()]
    sanctions = [(new.clause, new.eid, new.text) for new in context.new_sanctions()]
    found: list[Touched] = []
    for right in known_rights():
        words: dict[str, None] = {}
        places: list[tuple[int, str]] = []
        for clause, eid, text in sanctions if right.sanction else conduct:
            met = [match[0] for sign in right.signs[language] for match in sign.finditer(folded(text))]
            words.update(dict.fromkeys(met))
            places += [(clause, eid)] if met else []
        if places:
            clause, eid = places[0]
            found.append(
                Touched(
                    right=right, words=tuple(words), clause=clause, eid=eid, safeguard=_safeguard(context, right, eid)
                )
            )
    return found


def rights(context: Context) -> Iterator[Finding]:
    """C30: the expert opinion looks at human rights (Law № 480-V, article 30(2)1), edition of 09.01.2026): which rights
    the conduct may touch, by its words, and which safeguard the bill names.
    """
    for one in touched(context):
        name = one.right.names["rus"]
        where = one.right.article or _("номер статьи Конституции не указан: ее текста среди источников нет")
        rule = "; " + _(one.right.rule) if one.right.rule else ""
        yield finding(
            "C30",
            _("норма может касаться права: {name}").format(name=_(name)),
            severity=Severity.INFO,
            clause=one.clause,
            eid=one.eid,
            expected=_("в записке или примечании названо, как право защищено; {where}{rule}").format(
                where=where, rule=rule
            ),
            found=_("слова: {words}; {safeguard}").format(
                words=", ".join(f"«{word}»" for word in one.words),
                safeguard=_("гарантия: «{text}»").format(text=one.safeguard)
                if one.safeguard
                else _("гарантия не названа"),
            ),
            hint=_("ответьте в записке (note: safeguards): {asks}").format(asks=_(one.right.asks)),
        )


def _safeguard(context: Context, right: Right, eid: str) -> str:
    """The sentence of the note of the bill or of the article that speaks of the same signs; empty where none does."""
    language = context.act.language
    given = context.bill.spec.note.safeguards
    said = (given.in_language(language) if given else None) or ""
    unit = context.proposed.index.get(eids.article(eid) or "")
    notes = [leaf.text for leaf in akn.leaves(unit) if "__note_" in leaf.eid] if unit is not None else []
    for text in (said, *notes):
        for sentence in _SENTENCE.split(text):
            if any(sign.search(folded(sentence)) for sign in right.signs[language]):
                return " ".join(sentence.split())
    return ""
