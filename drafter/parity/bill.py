"""Whether a bill orders in Kazakh what it orders in Russian: the same places, verbs, numbers, tree and terms.

What may be lawfully different – a word that changes in one language alone, the order of words – is confirmed with a
reason; what is certain to be wrong is an error; terms are asked about, never asserted.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act
from drafter.apply import Amended, edited
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _
from drafter.modification import Modification
from drafter.parity.agreed import Disagreement, disagreements, texts
from drafter.parity.align import BREAK, Said, Text, beside, passages
from drafter.parity.clauses import Match, clauses, matched
from drafter.parity.compare import Divergence, Sure, differing, lacking
from drafter.parity.facts import Fact, FactKind, reads_as_sanction
from drafter.parity.learnt import Learnt, learn
from drafter.parity.told import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A bill in one language: its modifications, and what they make of the Code, or None where that is not at hand."""

    modifications: Sequence[Modification]
    amended: Amended | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What a comparison of both languages found; ``divergences`` has the texts of the finding at the same place.

    A finding that a reason is not needed stands at the end and has no texts.
    """

    findings: tuple[Finding, ...]
    divergences: tuple[Divergence, ...]


def agreement(rus: Version, kaz: Version, *, confirmed: Mapping[str, str] | None = None) -> Agreement:
    """Compare the two versions of a bill (Law № 480-V, articles 24(3) and 30(7), edition of 09.01.2026).

    C21 is an error: another place, verb, number, citation or tree. C31 asks about a term. C32 asks to confirm what one
    language has alone or puts otherwise; ``confirmed`` gives the reason by the eId of the destination, which makes the
    finding information. A reason for what does not differ is a finding too: it would hide an error to come.
    """
    found = [*_clauses(rus, kaz), *_trees(rus, kaz)]
    reasons = dict(confirmed or {})
    needed = {one.destination for one in found if one.may_be_lawful}
    return Agreement(
        findings=(*(_finding(one, reasons) for one in found), *(_idle(eid) for eid in reasons if eid not in needed)),
        divergences=tuple(one.shown for one in found),
    )


def _clauses(rus: Version, kaz: Version) -> Iterator[Disagreement]:
    matches = matched(clauses(rus.modifications), clauses(kaz.modifications))
    learnt = _learnt(rus, kaz, matches)
    found = {match: list(disagreements(match, learnt)) for match in matches}
    for match, said in found.items():
        yield from said
        there = [other for other in found if other.first.destination == match.first.destination]
        if match is there[0] and not any(one.code == "C21" for other in there for one in found[other]):
            yield from _effects(there, rus.amended, kaz.amended)


def _learnt(rus: Version, kaz: Version, matches: Sequence[Match]) -> list[Learnt]:
    """The pairs of words that the Code in force and the bill itself teach of the words of the bill."""
    own = [(pair.rus.text, pair.kaz.text) for match in matches for pair in texts(match)]
    code = []
    if rus.amended is not None and kaz.amended is not None:
        code = _of_code(rus.amended.in_force, kaz.amended.in_force)
    return learn([*own, *code], about=own)


@functools.lru_cache(maxsize=4)
def _of_code(rus: Act, kaz: Act) -> list[tuple[str, str]]:
    return list(passages(rus, kaz))


def _effects(matches: Sequence[Match], rus: Amended | None, kaz: Amended | None) -> Iterator[Disagreement]:
    """What the clauses of one place change in the facts of its paragraphs, where that differs.

    A divergence that is in force already is not the bill's: gained and lost facts are compared, not texts.
    """
    if rus is None or kaz is None:
        return
    before, after = (
        beside(_touched(matches, rus, "rus", proposed=proposed), _touched(matches, kaz, "kaz", proposed=proposed))
        for proposed in (False, True)
    )
    gained = _certain(
        differing(lacking(after.rus.facts, before.rus.facts), lacking(after.kaz.facts, before.kaz.facts))
    )
    lost = _certain(
        differing(lacking(before.rus.facts, after.rus.facts), lacking(before.kaz.facts, after.kaz.facts))
    )
    turned = [_turned(was.text, now.text) for was, now in ((before.rus, after.rus), (before.kaz, after.kaz))]
    if any(gained) or any(lost) or turned[0] != turned[1]:
        first = matches[0].first
        yield Disagreement(
            code="C21",
            message=_("изменения одного места меняют тексты по-разному"),
            destination=first.destination,
            position=first.position,
            rus=_effect(gained[0], lost[0], turned[0]),
            kaz=_effect(gained[1], lost[1], turned[1]),
            shown=Divergence(
                rus=after.rus,
                kaz=after.kaz,
                only_rus=tuple(gained[0]),
                only_kaz=tuple(gained[1]),
                sure=Sure.CERTAIN,
            ),
        )


def _certain(sides: Sequence[Sequence[Fact]]) -> list[list[Fact]]:
    """Facts of which there is no doubt: words are asked about by C31."""
    return [[fact for fact in side if fact.kind not in (FactKind.TERM, FactKind.MODAL)] for side in sides]


def _turned(before: str, after: str) -> int:
    """How many paragraphs more are understood as sanctions after the changes than before."""
    return sum(map(reads_as_sanction, after.split(BREAK))) - sum(map(reads_as_sanction, before.split(BREAK)))


def _effect(gained: Sequence[Fact], lost: Sequence[Fact], turned: int) -> str:
    said = _("прибавилось: {a}; ушло: {b}").format(a=told(gained), b=told(lost))
    return said if not turned else _("{said}; читаемых взысканий: {n:+d}").format(said=said, n=turned)


def _touched(matches: Sequence[Match], amended: Amended, language: str, *, proposed: bool) -> list[Said]:
    """The paragraphs in force whose words the clauses of a language change, as they are or as proposed."""
    mine = [match.rus if language == "rus" else match.kaz for match in matches]
    by = {clause.position for clause in mine if clause is not None}
    return [
        (leaf.eid, edited(leaf.text, amended.edits[leaf.eid]) if proposed else leaf.text)
        for leaf in akn.all_leaves(amended.in_force)
        if any(edit.by in by for edit in amended.edits.get(leaf.eid, ()))
    ]


def _trees(rus: Version, kaz: Version) -> Iterator[Disagreement]:
    """Units that come or go in one language alone, each named once by the largest."""
    if rus.amended is None or kaz.amended is None:
        return
    for now, before in ((_come(rus.amended), _come(kaz.amended)), (_gone(rus.amended), _gone(kaz.amended))):
        for eid in sorted(now ^ before, key=eids.key):
            if eids.parent(eid) in now ^ before:
                continue
            yield Disagreement(
                code="C21",
                message=_("после изменений деревья двух текстов разные"),
                destination=eid,
                position=None,
                rus=_("изменено") if eid in now else _("не изменено"),
                kaz=_("изменено") if eid in before else _("не изменено"),
                shown=Divergence(rus=_NOTHING, kaz=_NOTHING, sure=Sure.CERTAIN),
            )


def _come(amended: Amended) -> set[str]:
    return set(amended.act.index) - set(amended.origin)


def _gone(amended: Amended) -> set[str]:
    return set(amended.in_force.index) - set(amended.origin.values())


_NOTHING = Text(eids=(), text="", facts=())


def _finding(one: Disagreement, reasons: Mapping[str, str]) -> Finding:
    found = finding(
        one.code,
        one.message,
        severity=Severity.ERROR if one.code == "C21" else Severity.WARNING,
        clause=one.position,
        eid=one.destination,
        expected=_("на русском: {said}").format(said=one.rus),
        found=_("на казахском: {said}").format(said=one.kaz),
    )
    reason = reasons.get(one.destination) if one.may_be_lawful else None
    if reason is None:
        return found
    message = _("подтверждено: {message} — {reason}").format(message=one.message, reason=reason)
    return replace(found, severity=Severity.INFO, message=message, hint=None)


def _idle(eid: str) -> Finding:
    return finding(
        "C32",
        _("подтверждено различие, которого нет"),
        severity=Severity.WARNING,
        eid=eid,
        hint=_("удалите подтверждение: оно скрыло бы будущую ошибку"),
    )
