"""Places as the prose names them, for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from drafter import places
from drafter.akn import Act
from drafter.errors import Finding
from drafter.messages import _
from drafter.reading.model import Address, Step, Unit

UNITS: Mapping[Unit, str] = {
    Unit.ACT: _("акт"),
    Unit.ACT_PART: _("часть акта"),
    Unit.SECTION: _("раздел"),
    Unit.SUBSECTION: _("подраздел"),
    Unit.CHAPTER: _("глава"),
    Unit.SUBCHAPTER: _("параграф"),
    Unit.ARTICLE: _("статья"),
    Unit.NOTE: _("примечание"),
    Unit.PARAGRAPH: _("пункт"),
    Unit.PART: _("часть"),
    Unit.POINT: _("подпункт"),
    Unit.ALINEA: _("абзац"),
    Unit.SENTENCE: _("предложение"),
    Unit.HEADING: _("заголовок"),
    Unit.CONTENTS: _("оглавление"),
    Unit.PREAMBLE: _("преамбула"),
    Unit.ANNEX: _("приложение"),
    Unit.ROW: _("строка"),
}


def address_text(address: Address) -> str:
    """Return an address for a person, from the large unit to the small.

    >>> address_text((Step(Unit.ARTICLE, "804"), Step(Unit.PART, "1"), Step(Unit.POINT, "2", True)))
    'статья 804, часть 1, подпункт 2)'
    """
    return ", ".join(step_text(step) for step in address) or _("весь акт")


def step_text(step: Step) -> str:
    """Return a unit with its number for a person: «подпункт 2)»."""
    unit = UNITS[step.unit]
    if not step.number:
        return unit
    form = _("{unit} {number})") if step.bracket else _("{unit} {number}")
    sign = ")" if step.bracket else ""
    return form.format(unit=unit, number=f"{step.number}{sign} – {step.last}" if step.last else step.number)


_EID = re.compile(r"\b(?:art|chp|sec)_[\d-]+(?:__[a-z]+(?:_[\d-]+)?)*")


def with_names(finding: Finding, act: Act) -> Finding:
    """Return a finding that names places as the act does, where it gave their eIds."""

    def named(match: re.Match[str]) -> str:
        try:
            return f"«{places.name(act, match.group())}»"
        except (ValueError, KeyError):
            return match.group()

    return replace(
        finding,
        expected=finding.expected and _EID.sub(named, finding.expected),
        found=finding.found and _EID.sub(named, finding.found),
    )
