"""Checks of signs and letters that an amendment may lose: commas of lists, brackets, final signs, capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.change import Line, Role
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.diff import Kind
from drafter.errors import Finding, Severity
from drafter.messages import _

_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(r"(?:(?<![№\w-])\d+(?:-\d+)*|част[^()]*\))[ ]\d+(?:-\d+)*(?=[,; )]|$)"),
        _("два номера без запятой между ними"),
    ),
    (re.compile(r"[,;:]\s*[,;:.]|\.\s*[,;:]\s*\.|\s[,;:.](?=\s|$)"), _("знак стоит дважды или после пробела")),
    (re.compile(r"\w[(«]\w|\w[)»](?=\w)"), _("слово слилось со скобкой или кавычкой")),
)
_FINAL = (".", ";", ":", "–", "-", ",")


def signs(context: Context) -> Iterator[Finding]:
    """D405: an amendment loses no comma of a list, no bracket, no final sign and no capital letter."""
    for change in context.changes:
        for line in change.lines:
            if line.new is None or not line.touched:
                continue
            for found, expected in _slips(line):
                yield finding(
                    "D405",
                    _("проверьте знаки и прописную букву"),
                    severity=Severity.WARNING,
                    clause=context.clause_of(change, line.eid),
                    eid=line.eid,
                    expected=expected,
                    found=found,
                )


def _slips(line: Line) -> Iterator[tuple[str, str]]:
    old, new = line.old or "", line.new or ""
    for pattern, what in _SLIPS:
        before = {match[0] for match in pattern.finditer(old)}
        for match in pattern.finditer(new):
            if match[0] not in before:
                around = new[max(0, match.start() - 20) : match.end() + 20]
                yield _("{what}: «{text}»").format(what=what, text=around), _("верные знаки")
                break
    for left, right in (("(", ")"), ("«", "»")):
        if new.count(left) != new.count(right) and old.count(left) == old.count(right):
            yield _("непарные {left}{right}").format(left=left, right=right), _("парные скобки и кавычки")
    if line.role in (Role.HEADING, Role.DIVISION):
        return
    if not new.rstrip().endswith(_FINAL):
        yield _("в конце: «{text}»").format(text=new[-20:]), _("знак в конце абзаца")
    if line.role is Role.PARAGRAPH and line.mark is Kind.EQUAL and _starts_small(new) and not _starts_small(old):
        yield _("в начале: «{text}»").format(text=new[:30]), _("часть начинается с прописной буквы")


def _starts_small(text: str) -> bool:
    first = next((c for c in text if c.isalpha()), "")
    return first.islower()
