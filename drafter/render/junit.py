"""Findings as JUnit XML, which every continuous integration reads: a test for each rule, failed where it is broken."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from drafter.checks.rules import Rule, rules
from drafter.errors import Finding, Severity
from drafter.render.data import portable
from drafter.render.terminal import details
from drafter.shown import visible

_CHECKED = ("C", "D4")
"""The codes of rules that a bill is checked against, by their beginnings; others are told where they are found."""


def findings_junit(findings: Sequence[Finding], name: str, *, strict: bool = False) -> bytes:
    """Return findings as one suite of tests, named as the file that was checked.

    A rule fails where a finding of it is an error, and with ``strict`` a warning; other findings are its output.
    """
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    found = {finding.code for finding in findings}
    cases = [known for code, known in rules().items() if code.startswith(_CHECKED) or code in found]
    bad = {finding.code for finding in findings if finding.severity in failing}
    counts = {"tests": str(len(cases)), "failures": str(len(bad)), "errors": "0", "time": "0"}
    root = etree.Element("testsuites", counts)
    suite = etree.SubElement(root, "testsuite", {"name": visible(portable(name) or ""), "skipped": "0", **counts})
    for known in cases:
        _case(suite, known, [finding for finding in findings if finding.code == known.code], failing)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _case(suite: etree._Element, known: Rule, findings: Sequence[Finding], failing: set[Severity]) -> None:
    named = {"classname": f"drafter.{known.code}", "name": known.title, "time": "0"}
    case = etree.SubElement(suite, "testcase", named)
    failed = [finding for finding in findings if finding.severity in failing]
    if failed:
        failure = etree.SubElement(case, "failure", {"type": known.code, "message": visible(failed[0].message)})
        failure.text = "\n\n".join(_told(finding) for finding in failed)
    rest = [finding for finding in findings if finding not in failed]
    if rest:
        etree.SubElement(case, "system-out").text = "\n\n".join(_told(finding) for finding in rest)


def _told(finding: Finding) -> str:
    place = finding.place
    at = ":".join(str(part) for part in (portable(place.file), place.line, place.column) if part is not None)
    lines = [" ".join(filter(None, [at, place.eid])), finding.message]
    return "\n".join(map(visible, [*filter(None, lines), *(f"{name}: {text}" for name, text in details(finding))]))
