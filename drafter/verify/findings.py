"""What is told of a bill, its table and the Code: findings for a lawyer, each with the row and the column."""

from __future__ import annotations

from dataclasses import replace

from drafter.checks.rules import finding as ruled
from drafter.diff import Kind, Segment
from drafter.errors import Finding, Place, Severity
from drafter.messages import _
from drafter.verify.tables import Row

_AROUND = 40
_LONGEST = 200

PLACE, OLD, NEW, LACKING, EXTRA, WRONG_PLACE = "D701", "D702", "D703", "D704", "D705", "D706"
LEFT_OUT, UNREAD, SPELT, UNCHECKED, UNREASONED = "D707", "D708", "D709", "D710", "D711"


def told(
    code: str,
    message: str,
    *,
    file: str | None,
    row: Row | None = None,
    column: str = "",
    severity: Severity = Severity.ERROR,
    eid: str | None = None,
    expected: str | None = None,
    found: str | None = None,
    hint: str | None = None,
) -> Finding:
    """Return a finding of a table; its message begins with the row and the column."""
    said = message if row is None else f"{where(row, column)}: {message}"
    made = ruled(code, said, severity=severity, eid=eid, expected=expected, found=found, hint=hint)
    return replace(made, place=Place(file=file, eid=eid))


def where(row: Row, column: str = "") -> str:
    """Return where something stands in a table, for a person."""
    table = _("таблица {n}").format(n=row.table) if row.table > 1 else ""
    line = _("строка № {n}").format(n=row.label) if row.label else _("строка {n} таблицы").format(n=row.number)
    said = _("столбец «{column}»").format(column=column) if column else ""
    return ", ".join(part for part in (table, line, said) if part)


def expected_and_found(segments: tuple[Segment, ...]) -> tuple[str, str]:
    """Return what should be and what is, around the smallest run of words that differs; a few words on either side.

    >>> from drafter.diff import segments
    >>> expected_and_found(segments("влечет штраф в размере пяти", "влечет штраф в размере шести"))
    ('влечет штраф в размере шести', 'влечет штраф в размере пяти')
    """
    first = next(n for n, segment in enumerate(segments) if segment.kind is not Kind.EQUAL)
    last = max(n for n, segment in enumerate(segments) if segment.kind is not Kind.EQUAL)
    before = "".join(segment.text for segment in segments[:first])
    after = "".join(segment.text for segment in segments[last + 1 :])
    head = _tail(before)
    tail = _head(after)
    inner = segments[first : last + 1]
    expected = "".join(segment.text for segment in inner if segment.kind is not Kind.DELETE)
    found = "".join(segment.text for segment in inner if segment.kind is not Kind.INSERT)
    return f"{head}{expected}{tail}", f"{head}{found}{tail}"


def _tail(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    return f"…{text[text.find(' ', len(text) - _AROUND) + 1 :]}"


def _head(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    end = text.rfind(" ", 0, _AROUND)
    return f"{text[: end if end > 0 else _AROUND]}…"


def short(text: str) -> str:
    """Return a text that is not too long to be read in a finding."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
