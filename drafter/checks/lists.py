"""The check of lists of offences: in which words the articles on reviewers and officials name parts of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter import eid as eids
from drafter.change import Line
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.checks.wiring import PROTOCOL, is_reviewer
from drafter.errors import Finding, Severity
from drafter.language import rus
from drafter.language.rus import Case
from drafter.messages import _
from drafter.refs import named_parts

_BRACKET = re.compile(r"(?P<article>\d+(?:-\d+)*)\s?\(част\w+\s(?P<parts>[^()]*)\)")
_AND = re.compile(r",\s(?:и\s)?|\sи\s")


def parts(context: Context) -> Iterator[Finding]:
    """C08: a list names parts in its own case and with ordinals in words, parts between others in digits.

    All brackets of the articles on reviewers, 684–735-1, have the instrumental («частями первой и 3-1»), those of
    article 804, but for one, the nominative («части первая и 3-1»): КоАП, edition of 12.03.2026.
    """
    for change in context.changes if context.is_offence_code else ():
        number = (eids.article(change.eid) or "").removeprefix("art_")
        case = Case.NOM if f"art_{number}" == PROTOCOL else Case.INS if is_reviewer(number) else None
        for line in change.lines if case else ():
            for found, expected in _wrong(line, case or Case.NOM):
                yield finding(
                    "C08",
                    _("части статьи названы не так, как в этом списке"),
                    severity=Severity.WARNING,
                    clause=context.clause_of(change, line.eid),
                    eid=line.eid,
                    expected=expected,
                    found=found,
                )


def _wrong(line: Line, case: Case) -> Iterator[tuple[str, str]]:
    was = {match[0] for match in _BRACKET.finditer(line.old or "")}
    for match in _BRACKET.finditer(line.new or ""):
        items = _AND.split(match["parts"])
        if match[0] in was or any(len(named_parts(f"часть {item}")) != 1 or len(item.split()) > 2 for item in items):
            continue  # a bracket that says more: «230 (частью второй в части правонарушений, совершенных …)»
        expected = f"{match['article']} ({named(match['parts'], case)})"
        if match[0] != expected:
            yield match[0], expected


def named(text: str, case: Case) -> str:
    """Return the parts that a text names as a list names them in a case.

    >>> named("1, 3-1 и вторая", Case.INS), named("первой", Case.NOM)
    ('частями первой, второй и 3-1', 'часть первая')
    """
    numbers = sorted(named_parts(f"часть {text}"), key=eids.num_key)
    words = [number if "-" in number else rus.ordinal(int(number), case, "feminine") for number in numbers]
    spoken = " и ".join(filter(None, [", ".join(words[:-1]), words[-1]])) if words else ""
    return f"{rus.noun('часть', case, plural=len(words) > 1)} {spoken}"
