"""A Word file with another document part and with comments; every other part stays byte for byte what it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.files import guard
from drafter.word.names import MAIN, OFFICE, PACKAGE, W
from drafter.word.zipped import attribute, escape

_DOCUMENT, _TYPES, _RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"
_KIND = f"{OFFICE}/comments"
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DAY = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment by its number in the document, and its paragraphs."""

    number: int
    author: str
    initials: str
    date: str | None
    lines: tuple[str, ...]


def document_of(path: Path, data: bytes) -> etree._Element:
    """Return the document part of a Word file as a tree that may be changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _parsed(guard.read_part(path, archive, _DOCUMENT))


def comments_in(path: Path, data: bytes) -> int:
    """Return the highest number of a comment that a Word file has, or -1."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = _comments_part(path, archive)
        held = None if name is None else _parsed(guard.read_part(path, archive, name))
    numbers = [each.get(f"{W}id", "") for each in held] if held is not None else []
    return max((int(number) for number in numbers if number.isdigit()), default=-1)


def with_parts(path: Path, data: bytes, document: etree._Element, comments: Sequence[Comment]) -> bytes:
    """Return a Word file with another document and more comments: the same bytes each time for the same input."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {
            entry.filename: guard.read_part(path, archive, entry.filename)
            if _is_ours(entry.filename)
            else archive.read(entry.filename)
            for entry in archive.infolist()
        }
        name = _comments_part(path, archive)
    parts[_DOCUMENT] = _written(document)
    if comments:
        if name is None:
            name = "word/comments.xml"
            parts[name] = f'<w:comments xmlns:w="{MAIN}"/>'.encode()
            parts[_TYPES] = _with(
                parts[_TYPES], f'<Override PartName="/{name}" ContentType="{_FORM}"/>', "content-types"
            )
            relations = parts.get(_RELATIONS, f'<Relationships xmlns="{PACKAGE}/relationships"/>'.encode())
            key = _free(relations)
            row = f'<Relationship Id="{key}" Type="{_KIND}" Target="comments.xml"/>'
            parts[_RELATIONS] = _with(relations, row, "relationships")
        held = _parsed(parts[name])
        held.extend(_comment(comment) for comment in comments)
        parts[name] = _written(held)
    return _zipped(parts)


def _is_ours(name: str) -> bool:
    return name in (_DOCUMENT, _TYPES, _RELATIONS)


def _comments_part(path: Path, archive: zipfile.ZipFile) -> str | None:
    """The part that holds the comments of the document, as its relationships name it."""
    if _RELATIONS not in archive.namelist():
        return None
    for row in _parsed(guard.read_part(path, archive, _RELATIONS)):
        if row.get("Type") == _KIND:
            target = row.get("Target") or ""
            return target.lstrip("/") if target.startswith("/") else f"word/{target}"
    return None


def _parsed(part: bytes) -> etree._Element:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _with(part: bytes, row: str, namespace: str) -> bytes:
    held = _parsed(part)
    made = _parsed(row.replace(" ", f' xmlns="{PACKAGE}/{namespace}" ', 1).encode())
    held.append(made)
    return _written(held)


def _free(relations: bytes) -> str:
    taken = {row.get("Id") for row in _parsed(relations)}
    return next(key for number in range(1, len(taken) + 2) if (key := f"rIdVerify{number}") not in taken)


def _comment(comment: Comment) -> etree._Element:
    date = "" if comment.date is None else f' w:date="{comment.date}T00:00:00Z"'
    said = "".join(_paragraphs(comment.lines))
    return _parsed(
        f'<w:comment xmlns:w="{MAIN}" w:id="{comment.number}" w:author="{attribute(comment.author)}"{date}'
        f' w:initials="{attribute(comment.initials)}">{said}</w:comment>'.encode()
    )


def _paragraphs(lines: Iterable[str]) -> Iterable[str]:
    return (f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_DAY)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
