"""The rules that findings cite, as data: code, title, basis with its edition, why it matters, a bad and a good case."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

from drafter import resources
from drafter.errors import Finding, Place, Severity, Side, UsageError
from drafter.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What ``drafter explain`` tells of a code."""

    code: str
    title: str
    basis: str = ""
    why: str
    todo: str
    bad: str = ""
    good: str = ""


@functools.cache
def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the file."""
    with (resources.folder("templates") / "rules" / "rus.toml").open("rb") as stream:
        return {code: Rule(code=code, **fields) for code, fields in tomllib.load(stream).items()}


def rule(code: str) -> Rule:
    """Return a rule by its code.

    Raises UsageError D033 where there is none.
    """
    found = rules().get(code.upper())
    if found is None:
        raise UsageError(
            Finding(
                code="D033",
                message=_("нет такого кода: {code}").format(code=code),
                expected=", ".join(rules()),
                hint=_("коды стоят в начале каждого замечания"),
            )
        )
    return found


def finding(
    code: str,
    message: str,
    *,
    severity: Severity = Severity.ERROR,
    clause: int | None = None,
    eid: str | None = None,
    expected: str | None = None,
    found: str | None = None,
    hint: str | None = None,
    beside: tuple[Side, ...] = (),
) -> Finding:
    """Return a finding that cites the basis of its rule; ``clause`` is the position of the modification, from 0."""
    known = rule(code)
    return Finding(
        code=code,
        severity=severity,
        message=message,
        place=Place(clause=None if clause is None else clause + 1, eid=eid),
        expected=expected,
        found=found,
        rule=known.basis or None,
        hint=hint or known.todo,
        beside=beside,
    )
