"""A Word file with another document part and with comments; every other part stays byte for byte what it was."""

from __future__ import annotations

import datetime
import io
import itertools
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Relationships, parse_xml, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.oxml.exceptions import InvalidXmlError
from docx.package import Package
from docx.parts.comments import CommentsPart
from lxml import etree

from drafter.files import guard
from drafter.messages import _
from drafter.word.names import MAIN
from drafter.word.runs import spelled
from drafter.word.zipped import zipped

_DOCUMENT, _TYPES, _RELATIONS = "word/document.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"


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
        part = guard.read_part(path, archive, _DOCUMENT)
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


def comments_in(path: Path, data: bytes) -> int:
    """Return the highest number of a comment that a Word file has, or -1.

    Raises InputError D026 where its comments are broken.
    """
    try:
        held = _comments(_parts(path, data))
        return -1 if held is None else max((comment.comment_id for comment in held.comments), default=-1)
    except (KeyError, ValueError, InvalidXmlError, etree.XMLSyntaxError) as error:
        raise guard.refused(path, str(error), _("целый файл DOCX")) from None


def with_parts(path: Path, data: bytes, document: etree._Element, comments: Sequence[Comment]) -> bytes:
    """Return a Word file with another document and more comments: the same bytes each time for the same input."""
    parts = _parts(path, data)
    parts[_DOCUMENT] = serialize_part_xml(document)
    if comments:
        held = _comments(parts) or _first_comments(parts)
        for comment in comments:
            _add(held, comment)
        parts[held.partname.membername] = held.blob
    return zipped(parts)


def _parts(path: Path, data: bytes) -> dict[str, bytes]:
    """All parts of a file; those that are read as XML are looked at first."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
        for name in (_TYPES, _DOCUMENT, _RELATIONS, _comments_name(parts)):
            if name in parts:
                guard.read_part(path, archive, name)
    return parts


def _comments(parts: Mapping[str, bytes]) -> CommentsPart | None:
    name = _comments_name(parts)
    if name is None:
        return None
    return cast(CommentsPart, CommentsPart.load(PackURI(f"/{name}"), CONTENT_TYPE.WML_COMMENTS, parts[name], Package()))


def _comments_name(parts: Mapping[str, bytes]) -> str | None:
    """The part that holds the comments of the document, as its relationships name it."""
    named = (row.target_ref for row in _relations(parts).Relationship_lst if row.reltype == RELATIONSHIP_TYPE.COMMENTS)
    return next((PackURI.from_rel_ref("/word", target).membername for target in named), None)


def _relations(parts: Mapping[str, bytes]) -> CT_Relationships:
    return _parsed(parts[_RELATIONS]) if _RELATIONS in parts else CT_Relationships.new()


def _parsed(part: bytes) -> Any:
    return parse_xml(part)  # type: ignore[arg-type]  # its hint leaves out bytes


def _first_comments(parts: dict[str, bytes]) -> CommentsPart:
    """An empty part for comments, which the other parts are told of."""
    held = CommentsPart.default(Package())
    types = _parsed(parts[_TYPES])
    types.add_override(held.partname, held.content_type)
    relations = _relations(parts)
    taken = {row.rId for row in relations.Relationship_lst}
    key = next(key for number in itertools.count(1) if (key := f"rId{number}") not in taken)
    relations.add_rel(key, RELATIONSHIP_TYPE.COMMENTS, held.partname.relative_ref("/word"))
    parts[_TYPES], parts[_RELATIONS] = serialize_part_xml(types), serialize_part_xml(relations)
    return held


def _add(held: CommentsPart, comment: Comment) -> None:
    """Add a comment; its date is the one given or none, since the same input gives the same bytes."""
    added = held.comments.add_comment(author=comment.author, initials=comment.initials)
    made = held.element.comment_lst[-1]
    made.id = comment.number
    made.date = None if comment.date is None else datetime.datetime.fromisoformat(comment.date)
    for _next in comment.lines[1:]:
        added.add_paragraph()
    for paragraph, line in zip(made.p_lst, comment.lines, strict=True):
        paragraph.append(etree.fromstring(f'<w:r xmlns:w="{MAIN}">{spelled(line)}</w:r>'))
