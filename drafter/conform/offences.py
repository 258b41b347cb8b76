"""The offences that a bill adds or changes, and which body reviews each of their parts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter import akn
from drafter import eid as eids
from drafter.akn import Act, Provision
from drafter.checks.context import Context, is_offence
from drafter.checks.wiring import COURT, OffencePart, bodies, concerns, offence_parts
from drafter.conform.bodies import body_name, by_subject
from drafter.conform.model import Sureness
from drafter.language.penalties import Kind
from drafter.messages import _, plural
from drafter.refs import named_parts

_EXEMPT = re.compile(r"(?P<parts>част\w+\s[^,]+?)\sнастоящей\sстатьи,.*арест\b.*\bне\sприменя", re.DOTALL)
"""«…, предусмотренное частью второй настоящей статьи, совершенное лицом, к которому … арест … не применяется»."""

_NEAREST = 3
"""How many offences of the chapter on each side are looked at where none has the same basic number."""

_RARE = 3
"""A body that reviews fewer neighbours than another by this factor is not among the fitting ones."""

@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A reviewing article that fits parts of an offence, with the reason; ``model`` is the article followed, if any."""

    number: str
    sureness: Sureness
    reason: str
    rule: str
    model: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """Parts of an offence that need the same reviewer, and the reviewers that fit; ``gone`` review them until now."""

    parts: frozenset[str]
    fitting: tuple[Body, ...]
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offence:
    """An offence as proposed: its article, what the bill does to it, its parts, and those only the court reviews."""

    article: Provision
    cause: int
    is_new: bool
    parts: tuple[OffencePart, ...]
    court: frozenset[str]

    @property
    def number(self) -> str:
        """The number of the article."""
        return self.article.number

    @property
    def base(self) -> str:
        """The basic number of the article: 667 of 667-1 (Law № 480-V, article 26(7), edition of 09.01.2026)."""
        return self.number.partition("-")[0]

    @property
    def all_parts(self) -> frozenset[str]:
        """The numbers of its parts."""
        return frozenset(part.number for part in self.parts)


def offences(context: Context) -> Iterator[Offence]:
    """Yield the offences that a bill adds or changes."""
    for concern in concerns(context):
        parts = tuple(offence_parts(concern.article))
        yield Offence(
            article=concern.article,
            cause=concern.clause,
            is_new=concern.article.eid not in context.act.index,
            parts=parts,
            court=court_parts(concern.article, parts),
        )


def court_parts(article: Provision, parts: Sequence[OffencePart]) -> frozenset[str]:
    """Return the parts that the court reviews: those that only a judge may punish, and those on persons exempt there.

    A part on persons to whom arrest is not applied is about the same act: all ten such parts of the Code (edition of
    12.03.2026) are listed with the court.
    """
    court = {part.number for part in parts if part.for_judge}
    for part in parts:
        text = part_text(article, part.number)
        if (exempt := _EXEMPT.search(text)) and named_parts(exempt["parts"]) & court:
            court.add(part.number)
    return frozenset(court)


def part_text(article: Provision, part: str) -> str:
    """Return the text of a part of an article, or of all of it where it has no parts."""
    unit = next((u for u in article.units if u.prefix == "para" and u.number == part), article)
    return " ".join(leaf.text for leaf in akn.leaves(unit, heading=False))


def assigned(context: Context, offence: Offence) -> Iterator[Assigned]:
    """Yield the parts of an offence that need another reviewer than the bill gives them."""
    before = context.act.index.get(offence.article.eid)
    old = {} if before is None else {part.number: part for part in offence_parts(before)}
    now = {part.number: frozenset(bodies(context.proposed, offence.number, part.number)) for part in offence.parts}
    mine = [p for p in offence.parts if p.number in offence.court and now[p.number] != {COURT}]
    mine = [p for p in mine if p.number not in old or p.for_judge != old[p.number].for_judge or not now[p.number]]
    if mine:
        strict = [part for part in mine if part.for_judge]
        reason = _strict(offence, strict) if strict else _("статью рассматривает суд")
        body = Body(
            number=COURT,
            sureness=Sureness.CERTAIN,
            reason=reason,
            rule=_("КоАП, статья 683, часть третья (редакция от {date})").format(date=context.edition),
        )
        moved = frozenset(part.number for part in mine)
        yield Assigned(parts=moved, fitting=(body,), gone=frozenset().union(*(now[p] for p in moved)) - {COURT})
    free = frozenset(p.number for p in offence.parts if p.number not in offence.court and not now[p.number])
    new = frozenset(part for part in free if part not in old)
    if new:
        yield Assigned(parts=new, fitting=tuple(_neighbours(context, offence)))


def _strict(offence: Offence, parts: Sequence[OffencePart]) -> str:
    names = {
        Kind.ARREST: _("административный арест"),
        Kind.EXPULSION: _("выдворение"),
        Kind.CONFISCATION: _("конфискацию"),
        Kind.DEPRIVATION: _("лишение специального права"),
        Kind.DEMOLITION: _("принудительный снос"),
    }
    kinds = {kind for part in parts for kind in part.kinds}
    penalties = ", ".join(name for kind, name in names.items() if kind in kinds)
    numbers = [part.number for part in parts if part.number]
    text = (
        plural(
            len(numbers),
            "часть {parts} статьи {number} предусматривает {penalties}: такое взыскание назначает только судья",
            "части {parts} статьи {number} предусматривают {penalties}: такое взыскание назначает только судья",
            "части {parts} статьи {number} предусматривают {penalties}: такое взыскание назначает только судья",
        )
        if numbers
        else _("статья {number} предусматривает {penalties}: такое взыскание назначает только судья")
    )
    return text.format(parts=", ".join(numbers), number=offence.number, penalties=penalties)


def _neighbours(context: Context, offence: Offence) -> Iterator[Body]:
    """The bodies that review the nearest offences without arrest and the like: of this article, of those with its
    basic number, or of the chapter; beside the only one, those of whose subject the offence speaks.

    Of the 34 additional articles of the edition of 12.03.2026 whose like ones have one body, 24 have the same.
    """
    act = context.act
    found: dict[str, list[str]] = {}
    for near in _groups(act, offence):
        for article in near:
            for body in _reviewing(act, article):
                found.setdefault(body, []).append(article.number)
        if found:
            break
    most = max(map(len, found.values()), default=0)
    found = {body: models for body, models in found.items() if len(models) * _RARE >= most}
    own = list(found.values()) == [[offence.number]]
    named = [] if own or (offence.court and list(found) == [COURT]) else by_subject(act, offence.article)
    named = [body for body in named if body not in found]
    several = len(found) + len(named) > 1
    rule = _("КоАП, статья 683, часть вторая, и статьи 684–735-1 (редакция от {date})").format(date=context.edition)
    sureness = Sureness.CHOICE if several else Sureness.LIKELY
    for body, models in sorted(found.items(), key=lambda item: -len(item[1])):
        said = (
            _("другие части этой статьи рассматривает {body}")
            if own
            else _("соседние составы ({list}) рассматривает {body}")
        )
        reason = said.format(list=", ".join(models), body=body_name(act, body))
        yield Body(number=body, sureness=sureness, reason=reason, rule=rule, model=models[0])
    for body in named:
        reason = _("норма говорит о предмете ведения: {body}").format(body=body_name(act, body))
        yield Body(number=body, sureness=sureness, reason=reason, rule=rule)


def _groups(act: Act, offence: Offence) -> Iterator[list[Provision]]:
    """The offences to look at, nearest first."""
    here = act.index.get(offence.article.eid)
    if here is not None:
        yield [here]
    known = [article for article in _known(act) if article.number != offence.number]
    family = [article for article in known if article.number.partition("-")[0] == offence.base]
    if any(_free_parts(article) for article in family):
        yield family
    key = eids.num_key(offence.number)
    before = [article for article in known if eids.num_key(article.number) < key][-_NEAREST:]
    after = [article for article in known if eids.num_key(article.number) > key][:_NEAREST]
    chapter = before[-1].getparent() if before else None
    near = [article for article in (*reversed(before), *after) if article.getparent() is chapter]
    yield [*family, *(article for article in near if article not in family)]


@functools.lru_cache(maxsize=2)
def _known(act: Act) -> tuple[Provision, ...]:
    """The offences of an act."""
    return tuple(article for article in act.articles if is_offence(article))


def _free_parts(article: Provision) -> list[OffencePart]:
    """The parts of an offence that the law does not give to the court."""
    parts = offence_parts(article)
    court = court_parts(article, parts)
    return [part for part in parts if part.number not in court]


def _reviewing(act: Act, article: Provision) -> list[str]:
    """The bodies that review an offence: its parts without arrest and the like, or all where it has no such part."""
    parts = _free_parts(article) or offence_parts(article)
    return sorted({body for part in parts for body in bodies(act, article.number, part.number)}, key=eids.num_key)
