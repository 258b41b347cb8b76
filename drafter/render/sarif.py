"""Findings as SARIF 2.1.0 (OASIS Standard, 2020), which code hosts and editors show beside the lines of a file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from drafter import __version__, shown
from drafter.checks.rules import Rule, rule
from drafter.errors import Finding, Severity
from drafter.messages import spoken
from drafter.render.data import portable
from drafter.render.terminal import details

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def findings_sarif(findings: Sequence[Finding]) -> bytes:
    """Return findings as a SARIF log of one run; what the bill file leaves with a reason is suppressed there.

    Columns count Unicode code points, as our places do; the eId of a place is its logical location.
    """
    codes = sorted({finding.code for finding in findings})
    log = {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "drafter",
                        "semanticVersion": __version__,
                        "rules": [_rule(rule(code)) for code in codes],
                    }
                },
                "language": spoken(),
                "columnKind": "unicodeCodePoints",
                "results": [_result(finding, codes.index(finding.code)) for finding in findings],
            }
        ],
    }
    return shown.data(log)


def _rule(known: Rule) -> dict[str, Any]:
    help_text = "\n".join(filter(None, [known.why, known.todo, known.basis]))
    return {
        "id": known.code,
        "shortDescription": {"text": known.title},
        "fullDescription": {"text": known.basis or known.why},
        "help": {"text": help_text},
    }


def _result(finding: Finding, index: int) -> dict[str, Any]:
    said = [finding.message, *(f"{name}: {text}" for name, text in details(finding))]
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(said)},
    }
    location = _location(finding)
    if location:
        result["locations"] = [location]
    if finding.ignored is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": finding.ignored}]
    return result


def _location(finding: Finding) -> dict[str, Any]:
    place = finding.place
    location: dict[str, Any] = {}
    if file := portable(place.file):
        physical: dict[str, Any] = {"artifactLocation": {"uri": quote(os.fsencode(PurePath(file).as_posix()))}}
        if place.line is not None:
            physical["region"] = {"startLine": place.line, **({"startColumn": place.column} if place.column else {})}
        location["physicalLocation"] = physical
    if place.eid:
        location["logicalLocations"] = [{"fullyQualifiedName": place.eid, "kind": "element"}]
    return location
