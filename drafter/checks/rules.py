"""The rules that findings cite, as data: code, title, basis with its edition, why it matters, a bad and a good case."""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drafter import resources
from drafter.errors import Finding, Place, Severity, Side, UsageError
from drafter.messages import _, spoken


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


_FILES = {"ru": "rus.toml", "kk": "kaz.toml", "en": "eng.toml"}
"""The file of the rules by the language of messages."""


def rules() -> Mapping[str, Rule]:
    """Return every rule by its code, in the order of the file and in the language of the person."""
    return _told(spoken())


@functools.cache
def _told(language: str) -> Mapping[str, Rule]:
    """The rules in a language, those without a translation in Russian."""
    told: dict[str, Rule] = {}
    for name in dict.fromkeys((_FILES["ru"], _FILES[language])):
        with (resources.folder("templates") / "rules" / name).open("rb") as stream:
            told |= {code: Rule(code=code, **fields) for code, fields in tomllib.load(stream).items()}
    return told


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


def chosen(select: str | None, ignore: str | None) -> Callable[[str], bool]:
    """Return what tells whether a code is wanted, from lists of codes or families of codes: «C18,D4».

    Raises UsageError D033 for a name that begins no code.

    >>> keep = chosen("C0,C18", "C02")
    >>> [code for code in ("C02", "C04", "C18", "D401") if keep(code)]
    ['C04', 'C18']
    """
    wanted, unwanted = _names(select), _names(ignore)
    return lambda code: (not wanted or code.startswith(wanted)) and not (unwanted and code.startswith(unwanted))


def _names(given: str | None) -> tuple[str, ...]:
    names = tuple(name.strip().upper() for name in (given or "").split(",") if name.strip())
    for name in names:
        if not any(code.startswith(name) for code in rules()):
            rule(name)
    return names


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
