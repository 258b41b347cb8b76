"""Checks of what a penalty may be: main or additional, for whom, how long (КоАП, articles 41, 42, 46, 48, 49-1, 50)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import akn
from drafter import eid as eids
from drafter.checks.context import Context, NewSanction
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.language.amounts import Unit
from drafter.language.penalties import Kind, Sanction
from drafter.messages import _

_ADDITIONAL = frozenset({Kind.CONFISCATION, Kind.DEMOLITION})
"""Only additional: article 42(3), edition of 12.07.2026; so it is named in the instrumental, beside another."""
_INSTRUMENTAL = re.compile(r"(?:конфискацией|принудительным)\b")

_BESIDE = re.compile(
    r"\bс\s+(?:административн\w+\s+)?(?:предупреждением|штрафом|арестом|привлечением\s+к\s+общественным)"
)
"""Only main, and named beside another: article 42(1), edition of 12.07.2026."""
_NATURAL = re.compile(
    r"физическ|граждан|лиц(?!о\b)|родител|водител|пешеход|должностн|нотариус|адвокат|исполнител|иностран"
)
_LEGAL = re.compile(r"юридическ|субъект|организаци|предпринимательств")
_NOT_ARRESTED = re.compile(
    r"совершенн\w+\s+(?:(?:лиц\w+|гражданин\w+),?\s+)?"
    r"(?P<who>несовершеннолетн\w+|беременн\w+|военнослужащ\w+|не\s+достигш\w+\s+восемнадцат\w+"
    r"|сотрудник\w+\s+(?:специальн|правоохранительн|органов\s+внутренних)\w*)"
)
"""Persons of articles 32(2) and 50(2) as a conduct names the one who does it; the one it is done to is not meant."""


def place_of_penalties(context: Context) -> Iterator[Finding]:
    """C09: confiscation and demolition are only additional, the other way round warning, fine and community work."""
    for new in context.new_sanctions():
        kinds = {sanction.kind for sanction in new.reading.sanctions}
        for sanction in new.reading.sanctions:
            alone = kinds <= _ADDITIONAL or not _INSTRUMENTAL.match(sanction.text)
            if sanction.kind in _ADDITIONAL and alone:
                yield _wrong(
                    new,
                    _("взыскание применяется только как дополнительное: {text}").format(text=sanction.text),
                    _("основное взыскание, «с конфискацией …» (КоАП, статья 42, часть третья)"),
                )
        beside = _BESIDE.search(new.text)
        if beside and "арест" not in beside[0]:
            yield _wrong(
                new,
                _("взыскание применяется только как основное: {text}").format(text=beside[0]),
                _("«или», «либо» перед основным взысканием (КоАП, статья 42, часть первая)"),
            )


def terms(context: Context) -> Iterator[Finding]:
    """C09: community work takes ten to a hundred hours and is for natural persons (article 49-1), a special right goes
    for a month to two years, that to drive for six months to ten years (article 46), an activity stands still for up
    to three months (article 48); the kind of penalty is one of the edition (article 41).
    """
    for new in context.new_sanctions():
        for sanction in new.reading.sanctions:
            if sanction.kind is Kind.COMMUNITY_WORK:
                yield from _community_work(context, new, sanction)
            low, high, rule = _BOUNDS.get(_named(sanction), (None, None, ""))
            if low is not None and high is not None and not _within(sanction, low, high):
                yield _wrong(new, _("срок вне пределов: {text}").format(text=sanction.text), rule, Severity.WARNING)


_BOUNDS: dict[str, tuple[int, int, str]] = {
    "drive": (6, 120, _("от шести месяцев до десяти лет (КоАП, статья 46, часть третья)")),
    "right": (1, 24, _("от одного месяца до двух лет (КоАП, статья 46, часть вторая)")),
    "stop": (0, 3, _("до трех месяцев (КоАП, статья 48, часть третья)")),
}
"""Bounds in months."""


def _named(sanction: Sanction) -> str:
    if sanction.kind is Kind.DEPRIVATION:
        return "drive" if "управлени" in sanction.text else "right"
    return "stop" if sanction.kind is Kind.BAN and sanction.text.startswith("приостанов") else ""


def _within(sanction: Sanction, low: int, high: int) -> bool:
    months = {Unit.MONTH: 1, Unit.YEAR: 12}.get(sanction.unit) if sanction.unit else None
    if sanction.high is None or months is None:
        return True
    return sanction.high * months <= high and (sanction.low is None or sanction.low * months >= low)


def _community_work(context: Context, new: NewSanction, sanction: Sanction) -> Iterator[Finding]:
    listed = context.act.index.get("art_41__para_1")
    if listed is not None and not any("общественные работы" in leaf.text for leaf in akn.leaves(listed)):
        yield _wrong(
            new,
            _("в этой редакции нет такого взыскания: {text}").format(text=sanction.text),
            _("вид взыскания из статьи 41 ({title})").format(title=context.title),
        )
    elif not (sanction.high is not None and sanction.high <= 100 and (sanction.low is None or sanction.low >= 10)):
        yield _wrong(
            new,
            _("общественные работы вне пределов: {text}").format(text=sanction.text),
            _("от десяти до ста часов (КоАП, статья 49-1, часть четвертая)"),
        )
    elif _legal_only(new):
        yield _wrong(
            new, _("общественные работы назначены не физическому лицу"), _("физические лица (КоАП, статья 49-1)")
        )


def arrest(context: Context) -> Iterator[Finding]:
    """C05: an arrest is a main penalty, for natural persons, and not for those whom articles 32(2) and 50(2) except."""
    for new in context.new_sanctions():
        if not any(sanction.kind is Kind.ARREST for sanction in new.reading.sanctions):
            continue
        beside = _BESIDE.search(new.text)
        if beside and "арест" in beside[0]:
            yield _wrong(
                new,
                _("арест применяется только как основное взыскание"),
                _("«либо административный арест» (КоАП, статья 42, часть первая)"),
                code="C05",
            )
        if _legal_only(new):
            yield _wrong(
                new,
                _("арест назначен юридическому лицу"),
                _("физические лица (КоАП, статья 41, часть вторая)"),
                code="C05",
            )
        who = _excepted(context, new)
        if who:
            yield _wrong(
                new,
                _("арест назначен тем, к кому он не применяется: {who}").format(who=who),
                _("другое взыскание (КоАП, статьи 32 и 50, части вторые)"),
                code="C05",
            )


def _legal_only(new: NewSanction) -> bool:
    """Whether a sanction names persons, and no natural ones."""
    named = [sanction.subject for sanction in new.reading.sanctions if sanction.subject]
    return bool(named) and all(_LEGAL.search(one) and not _NATURAL.search(_LEGAL_PERSON.sub("", one)) for one in named)


_LEGAL_PERSON = re.compile(r"юридическ\w+\s+лиц\w*")


def _excepted(context: Context, new: NewSanction) -> str:
    """Who may not be arrested, where the conduct before a sanction names them as those who do it."""
    unit = context.proposed.index.get(eids.parent(new.eid) or "")
    texts = [leaf.text for leaf in akn.leaves(unit, heading=False) if leaf.eid != new.eid] if unit is not None else []
    if any("административный арест" in text and "не применяется" in text for text in texts):
        return _("лица, указанные в части второй статьи 50")
    return next((found["who"] for text in texts if (found := _NOT_ARRESTED.search(text))), "")


def _wrong(
    new: NewSanction, message: str, expected: str, severity: Severity = Severity.ERROR, code: str = "C09"
) -> Finding:
    return finding(
        code, message, severity=severity, clause=new.clause, eid=new.eid, expected=expected, found=new.text[:200]
    )
