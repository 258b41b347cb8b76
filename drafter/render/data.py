"""The draft as data for other programs: modifications and findings in versioned JSON."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Any

from drafter import shown
from drafter.draft import Draft, Project
from drafter.errors import Finding, Severity
from drafter.modification import Modification, kind
from drafter.wording.clauses import Item


def as_json(schema: str, **content: Any) -> bytes:
    """Return a JSON document in UTF-8 under the name and version of its schema."""
    return shown.data({"schema": schema, **content})


def modifications_json(project: Project) -> bytes:
    """Return the modifications of each text with the place of each clause in the bill: ``drafter.modifications/2``."""
    return as_json(
        "drafter.modifications/2",
        date=project.first.bill.spec.date.isoformat(),
        texts=[_text(draft) for draft in project.texts],
    )


def _text(draft: Draft) -> dict[str, Any]:
    ordered = draft.worded.ordered
    return {
        "language": draft.language,
        "title": draft.worded.title,
        "act": draft.act.uri,
        "modifications": [
            {
                "number": position + 1,
                **modification_data(modification),
                "item": _item(ordered[position]),
                "reason": _reason(draft, position),
            }
            for position, modification in enumerate(draft.modifications)
        ],
    }


def modification_data(modification: Modification) -> dict[str, Any]:
    """Return a modification as data."""
    return {"type": kind(modification), **dataclasses.asdict(modification)}


def _item(item: Item) -> int | str | None:
    """The number of an item: a bare one is a number in JSON too."""
    return int(item.number) if item.number and item.number.isdecimal() else item.number


def findings_json(findings: Sequence[Finding]) -> bytes:
    """Return findings: ``drafter.findings/1``; ``ok`` says that none is an error."""
    return as_json(
        "drafter.findings/1",
        ok=not any(finding.severity is Severity.ERROR for finding in findings),
        findings=[finding_data(finding) for finding in findings],
    )


def by_name(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings whose places name their files without a folder: the same wherever the bill lies."""
    return tuple(replace(one, place=replace(one.place, file=file_name(one.place.file))) for one in findings)


def file_name(file: str | None) -> str | None:
    """Return the name of a file without its folder, where the letters of another system are given by their codes."""
    return None if file is None else PurePath(file).name.encode("utf-8", "backslashreplace").decode()


def portable(file: str | None) -> str | None:
    """Return a path as it may stand in an output: relative as a person gave it, of another only the name.

    >>> portable("bills/bill.yaml"), portable("/home/me/bill.yaml")
    ('bills/bill.yaml', 'bill.yaml')
    """
    if file is None or PurePath(file).is_absolute():
        return file_name(file)
    return file.encode("utf-8", "backslashreplace").decode()


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as data, without the blanks of its place."""
    given = dataclasses.asdict(finding)
    given["severity"] = finding.severity.value
    given["place"]["file"] = portable(finding.place.file)
    given["place"] = {key: value for key, value in given["place"].items() if value is not None}
    return given


def _reason(draft: Draft, position: int) -> str | None:
    reason = draft.bill.spec.modifications[position].reason
    return reason.in_language(draft.language) if reason else None
