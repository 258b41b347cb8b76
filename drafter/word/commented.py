"""A Word file with another document part and with comments; every other part stays byte for byte what it was."""

from __future__ import annotations

import datetime
import itertools
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.oxml import CT_Relationships, parse_xml, serialize_part_xml
from docx.opc.packuri import PackURI
from docx.oxml.exceptions import InvalidXmlError
from docx.package import Package as Parts
from docx.parts.comments import CommentsPart
from lxml import etree

from drafter.word.names import MAIN
from drafter.word.package import Package, package_of
from drafter.word.refusals import Kind, refused
from drafter.word.runs import spelled
from drafter.word.zipped import zipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment by its number in the document, and its paragraphs."""

    number: int
    author: str
    initials: str
    date: str | None
    lines: tuple[str, ...]


def comments_in(path: Path, data: bytes) -> int:
    """Return the highest number of a comment that a Word file has, or -1.

    Raises InputError D026 where its comments are broken.
    """
    package = package_of(path, data)
    try:
        held = _comments(package)
        return -1 if held is None else max((comment.comment_id for comment in held.comments), default=-1)
    except (KeyError, ValueError, InvalidXmlError, etree.XMLSyntaxError) as error:
        raise refused(path, Kind.DAMAGED, str(error)) from None


def with_parts(path: Path, data: bytes, document: etree._Element, comments: Sequence[Comment]) -> bytes:
    """Return a Word file with another document and more comments: the same bytes each time for the same input."""
    package = package_of(path, data)
    parts = {name: package.usual(name) for name in package.parts}
    parts[package.main] = serialize_part_xml(document)
    if comments:
        held = _comments(package) or _first_comments(package, parts)
        for comment in comments:
            _add(held, comment)
        named = package.related.get("comments", (held.partname.membername,))
        parts[named[0]] = held.blob
    return zipped(parts)


def _comments(package: Package) -> CommentsPart | None:
    names = package.related.get("comments", ())
    if not names:
        return None
    package.tree(names[0])  # refuses what is no sound XML
    name, blob = PackURI(f"/{names[0]}"), package.usual(names[0])
    return cast(CommentsPart, CommentsPart.load(name, CONTENT_TYPE.WML_COMMENTS, blob, Parts()))


def _parsed(part: bytes) -> Any:
    return parse_xml(part)  # type: ignore[arg-type]  # its hint leaves out bytes


def _first_comments(package: Package, parts: dict[str, bytes]) -> CommentsPart:
    """An empty part for comments, which the other parts are told of."""
    held = CommentsPart.default(Parts())
    folder, main = posixpath.split(package.main)
    listed = package.named(f"{folder}/_rels/{main}.rels")
    relations = _parsed(parts[listed]) if listed in parts else CT_Relationships.new()
    types = _parsed(parts[package.named("[Content_Types].xml")])
    types.add_override(held.partname, held.content_type)
    taken = {row.rId for row in relations.Relationship_lst}
    key = next(key for number in itertools.count(1) if (key := f"rId{number}") not in taken)
    relations.add_rel(key, RELATIONSHIP_TYPE.COMMENTS, held.partname)
    parts[package.named("[Content_Types].xml")] = serialize_part_xml(types)
    parts[listed] = serialize_part_xml(relations)
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
