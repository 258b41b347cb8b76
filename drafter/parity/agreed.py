"""Whether two clauses order the same in both languages: place, verb, words, numbers, new text, terms."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten
from typing import Literal

from drafter import eid as eids
from drafter.errors import DrafterError, Place
from drafter.ingest.given import heading_text, parse_unit
from drafter.messages import _, plural
from drafter.parity.align import Pair, beside, units
from drafter.parity.clauses import Clause, Match, Verb, bare, is_certain
from drafter.parity.compare import Divergence, Sure, among, differing, lacking
from drafter.parity.facts import Fact, FactKind, facts
from drafter.parity.learnt import Learnt, Missing, kazakh, missing, russian
from drafter.parity.told import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One thing that the two languages of a bill do not say alike.

    ``code`` is that of the finding, ``destination`` the place of the clause and ``position`` that of its modification;
    ``rus`` and ``kaz`` tell what each says, ``shown`` has the texts. One that ``may_be_lawful`` can be confirmed.
    """

    code: str
    message: str
    destination: str
    position: int | None
    rus: str
    kaz: str
    may_be_lawful: bool = False
    shown: Divergence


def disagreements(match: Match, learnt: Sequence[Learnt]) -> Iterator[Disagreement]:
    """Yield what the clauses of a match do not say alike; ``learnt`` are words that usually stand together."""
    rus, kaz = match.rus, match.kaz
    if rus is None or kaz is None:
        yield _alone(match.first, is_russian=rus is not None)
        return
    if rus.destination != kaz.destination:
        yield _ordered(match, "C21", _("одно изменение, а места разные"), rus.destination, kaz.destination)
    elif {rus.verb, kaz.verb} == {Verb.ADD_AFTER, Verb.ADD_BEFORE}:
        # the order of words may ask for it: «"көзделген" деген сөздің алдынан» where Russian adds after
        yield _ordered(match, "C32", _("слова вставлены с разных сторон"), VERBS[rus.verb], VERBS[kaz.verb])
    elif rus.verb is not kaz.verb:
        yield _ordered(match, "C21", _("в одном месте разные изменения"), VERBS[rus.verb], VERBS[kaz.verb])
    elif (rus.every, rus.count) != (kaz.every, kaz.count):
        yield _ordered(match, "C32", _("слова меняются разное число раз"), _times(rus), _times(kaz))
    old = _fragment(match, "old")
    here, there = (tuple(side) for side in differing(old.rus.facts, old.kaz.facts))
    if is_certain(here) or is_certain(there):
        shown = Divergence(rus=old.rus, kaz=old.kaz, only_rus=here, only_kaz=there, sure=Sure.CERTAIN)
        yield _said(match, "C21", _("изменение относится к разным словам"), shown)
    new = list(texts(match))
    for divergence in among(new):
        yield _of_text(match, divergence)
    for pair in new:
        yield from _of_counts(match, pair)
        yield from _of_terms(match, pair, learnt)


def texts(match: Match) -> Iterator[Pair]:
    """Yield the new text of a match in both languages, paragraph beside paragraph."""
    rus, kaz = match.rus, match.kaz
    if rus is None or kaz is None or not (rus.new or kaz.new):
        return
    if rus.is_verbal or kaz.is_verbal:
        yield _fragment(match, "new")
        return
    said = ((rus, "rus"), (kaz, "kaz"))
    try:
        if rus.destination.endswith(eids.SEPARATOR + eids.HEADING):
            here, there = (heading_text(one.new, one.destination, language, Place()) for one, language in said)
            yield beside([(rus.destination, here)], [(kaz.destination, there)])
        else:
            label = _label(rus.destination)
            yield from units(*(parse_unit(one.new, one.destination, name, Place(), label) for one, name in said))
    except (DrafterError, ValueError):  # a text or a place of the wrong shape, which cannot be applied either
        yield beside([(rus.destination, rus.new)], [(kaz.destination, kaz.new)])


def _label(destination: str) -> str:
    """The label that the text of a first paragraph may begin with: «2.» where part two is restated from there on."""
    path = eids.pieces(destination)
    prefix, number = path[-2] if len(path) > 1 and path[-1] == ("al", "1") else ("", "")
    return number + _SIGNS[prefix] if prefix in _SIGNS else ""


_SIGNS = {"para": ".", "point": ")"}


VERBS = {
    Verb.REPLACE_WORDS: _("заменить слова"),
    Verb.RESTATE: _("изложить в новой редакции"),
    Verb.ADD_UNIT: _("дополнить элементом"),
    Verb.ADD_AFTER: _("дополнить после слов"),
    Verb.ADD_BEFORE: _("дополнить перед словами"),
    Verb.STRIKE_WORDS: _("исключить слова"),
    Verb.STRIKE_UNIT: _("исключить элемент"),
}


_SHOWN = 80
"""How many characters of the words of a clause are told."""


def _fragment(match: Match, which: Literal["old", "new"]) -> Pair:
    """The old or new words of a match, with the facts that words torn out of a sentence have.

    Where words give way to others, what both of them say is left out: each language takes along what it needs.
    """
    sides: list[tuple[str, str, str]] = []
    for clause, language in ((match.rus, "rus"), (match.kaz, "kaz")):
        said, other = (clause.old, clause.new) if clause else ("", "")
        said, other = (said, other) if which == "old" else (other, said)
        sides.append((said, other if clause and clause.verb is Verb.REPLACE_WORDS else "", language))
    place = match.first.destination
    pair = beside([(place, sides[0][0])], [(place, sides[1][0])])
    rus, kaz = (
        replace(text, facts=tuple(lacking(bare(text.facts), bare(facts(other, language)))))
        for text, (_said, other, language) in zip((pair.rus, pair.kaz), sides, strict=True)
    )
    return replace(pair, rus=rus, kaz=kaz)


def _alone(clause: Clause, *, is_russian: bool) -> Disagreement:
    """A change that one language has alone: an error where it says anything certain, else something to confirm."""
    said = [(clause.destination, text) for text in (clause.old, clause.new) if text]
    pair = beside(said, []) if is_russian else beside([], said)
    lawful = clause.is_verbal and not is_certain((*pair.rus.facts, *pair.kaz.facts))
    words = " – ".join(f"«{shorten(text, _SHOWN, placeholder=' …')}»" for text in (clause.old, clause.new) if text)
    what = f"{VERBS[clause.verb]}: {words}" if words else VERBS[clause.verb]
    return Disagreement(
        code="C32" if lawful else "C21",
        message=_("изменение есть только на одном языке"),
        destination=clause.destination,
        position=clause.position,
        rus=what if is_russian else _("изменения нет"),
        kaz=_("изменения нет") if is_russian else what,
        may_be_lawful=lawful,
        shown=Divergence(rus=pair.rus, kaz=pair.kaz, sure=Sure.POSSIBLE if lawful else Sure.CERTAIN),
    )


def _ordered(match: Match, code: str, message: str, rus: str, kaz: str) -> Disagreement:
    """Clauses whose words may be the same while what is done with them is not; either may be confirmed."""
    pair = _fragment(match, "new" if any(one and one.new for one in (match.rus, match.kaz)) else "old")
    return Disagreement(
        code=code,
        message=message,
        destination=match.first.destination,
        position=match.first.position,
        rus=rus,
        kaz=kaz,
        may_be_lawful=True,
        shown=Divergence(rus=pair.rus, kaz=pair.kaz, sure=Sure.CERTAIN if code == "C21" else Sure.POSSIBLE),
    )


def _said(match: Match, code: str, message: str, shown: Divergence) -> Disagreement:
    return Disagreement(
        code=code,
        message=message,
        destination=match.first.destination,
        position=match.first.position,
        rus=told(shown.only_rus) if shown.rus.eids else _("абзаца нет"),
        kaz=told(shown.only_kaz) if shown.kaz.eids else _("абзаца нет"),
        shown=shown,
    )


def _of_text(match: Match, shown: Divergence) -> Disagreement:
    code, message = {
        Sure.CERTAIN: ("C21", _("новый текст на двух языках говорит разное")),
        Sure.LIKELY: ("C31", _("новый текст на двух языках говорит разными словами")),
        Sure.POSSIBLE: ("C31", _("слово нового текста есть только на одном языке")),
        Sure.LAYOUT: ("C21", _("новый текст по-разному разбит на абзацы")),
    }[shown.sure]
    return _said(match, code, message, shown)


def _of_counts(match: Match, pair: Pair) -> Iterator[Disagreement]:
    """Terms that both texts have, but not as often: one of them may stand for another word."""
    sides = [[fact for fact in side.facts if fact.kind is FactKind.TERM] for side in (pair.rus, pair.kaz)]
    here, there = (Counter(fact.value for fact in side) for side in sides)
    uneven = {name for name in here.keys() & there.keys() if here[name] != there[name]}
    if uneven:
        only = [tuple(fact for fact in side if fact.value in uneven) for side in sides]
        shown = Divergence(rus=pair.rus, kaz=pair.kaz, only_rus=only[0], only_kaz=only[1], sure=Sure.POSSIBLE)
        message = _("термин нового текста сказан на двух языках разное число раз")
        yield replace(_said(match, "C31", message, shown), rus=_often(only[0]), kaz=_often(only[1]))


def _often(said: Sequence[Fact]) -> str:
    counts = Counter(told([fact]) for fact in said)
    return ", ".join(f"{name} × {count}" for name, count in counts.items())


def _of_terms(match: Match, pair: Pair, learnt: Sequence[Learnt]) -> Iterator[Disagreement]:
    for one in missing(learnt, pair.rus.text, pair.kaz.text):
        if _was_there(match, one):
            continue
        rus, kaz = " ".join(one.learnt.rus), " ".join(one.learnt.kaz)
        of = one.learnt.with_rus if one.language == "kaz" else one.learnt.with_kaz
        yield Disagreement(
            code="C31",
            message=plural(
                one.learnt.together,
                "«{rus}» и «{kaz}…» стоят вместе {n} раз из {m}, здесь есть только одно",
                "«{rus}» и «{kaz}…» стоят вместе {n} раза из {m}, здесь есть только одно",
                "«{rus}» и «{kaz}…» стоят вместе {n} раз из {m}, здесь есть только одно",
            ).format(rus=rus, kaz=kaz, n=one.learnt.together, m=of),
            destination=match.first.destination,
            position=match.first.position,
            rus=_("«{word}» есть").format(word=rus) if one.language == "kaz" else _("«{word}» нет").format(word=rus),
            kaz=_("«{word}…» нет").format(word=kaz) if one.language == "kaz" else _("«{word}…» есть").format(word=kaz),
            shown=Divergence(rus=pair.rus, kaz=pair.kaz, sure=Sure.POSSIBLE),
        )


def _was_there(match: Match, one: Missing) -> bool:
    """Whether the phrase that has no pair stands in the words that the clause replaces too."""
    if one.language == "kaz":
        return match.rus is not None and one.learnt.rus in russian(match.rus.old)
    return match.kaz is not None and one.learnt.kaz in kazakh(match.kaz.old)


def _times(clause: Clause) -> str:
    if clause.every:
        return _("каждый раз")
    return plural(clause.count, "{n} раз", "{n} раза", "{n} раз").format(n=clause.count)
