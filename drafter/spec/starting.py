"""Starting points: bill files to fill in, and the schema that helps an editor to."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from pathlib import Path

from drafter import files, resources
from drafter.errors import Finding, OutputError, UsageError
from drafter.messages import _
from drafter.spec.model import BillSpec

SCHEMA_FILE = "bill.schema.json"
_DATE = re.compile(r"^date: .*$", re.MULTILINE)
_EDITION = re.compile(r"^edition: .*$", re.MULTILINE)


def templates() -> Iterator[tuple[str, str]]:
    """Yield each starting point with the sentence that its second line says of it."""
    for path in sorted((resources.folder("templates") / "bills").glob("*.yaml")):
        yield path.stem, _(about(path))


def about(path: Path) -> str:
    """Return the second line of a starting point, in Russian; the catalogues of messages translate it."""
    return path.read_text(encoding="utf-8").splitlines()[1].lstrip("# ")


def bill_text(name: str, *, date: str | None = None, edition: str | None = None) -> str:
    """Return a starting point for a day, which is today where none is given, and for an edition of the code.

    Raises UsageError D034 where there is no such starting point, D013 for a date that is none.
    """
    known = dict(templates())
    if name not in known:
        raise UsageError(
            Finding(
                code="D034",
                message=_("нет такого образца: {name}").format(name=name),
                expected=", ".join(known),
                hint=_("drafter new без имени перечисляет образцы"),
            )
        )
    text = (resources.folder("templates") / "bills" / f"{name}.yaml").read_text(encoding="utf-8")
    text = _DATE.sub(f"date: {_day(date) if date else datetime.date.today()}", text, count=1)
    return _EDITION.sub(f"edition: {_day(edition)}", text, count=1) if edition else text


def _day(text: str) -> str:
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError:
        raise UsageError(
            Finding(code="D013", message=_("неверная дата"), expected=_("дата вида 2026-11-22"), found=text)
        ) from None


def schema() -> bytes:
    """Return the JSON Schema of a bill file."""
    made = {"$schema": "https://json-schema.org/draft/2020-12/schema", **BillSpec.model_json_schema(by_alias=True)}
    return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()


def write(path: Path, text: str) -> list[Path]:
    """Write a new bill file, and beside it the schema that its first line names, and return what was written.

    A schema that is there already and is not as we wrote it stays. Raises OutputError D041 where another file has the
    name of the bill.
    """
    bill = {path.name: text.encode()}
    try:
        return files.write_all(path.parent, {**bill, SCHEMA_FILE: schema()})
    except OutputError as error:
        if any(Path(finding.place.file or "").name != SCHEMA_FILE for finding in error.findings):
            raise
        return files.write_all(path.parent, bill)
