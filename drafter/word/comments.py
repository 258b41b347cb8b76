"""The comments of reviewers in a Word file, read by python-docx: whose each is, its words, what it speaks of."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from drafter.word.package import Package
from drafter.word.refusals import Kind, refused

_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment: its author, its day and hour where the file says them, its words, and those that it speaks of."""

    author: str
    date: datetime.datetime | None
    text: str
    anchor: str


def comments_of(package: Package, anchors: Mapping[str, str]) -> Iterator[Comment]:
    """Yield the comments of a file in their order; ``anchors`` are the words of the document by the comments' ids."""
    for name in package.related.get("comments", ()):
        from docx.opc.packuri import PackURI
        from docx.oxml.exceptions import InvalidXmlError
        from docx.package import Package as Parts
        from docx.parts.comments import CommentsPart

        package.tree(name)  # refuses what is no sound XML
        part = CommentsPart.load(PackURI(f"/{name}"), _FORM, package.usual(name), Parts())
        try:
            for one in part.comments:
                anchor = anchors.get(str(one.comment_id), "")
                yield Comment(author=one.author, date=one.timestamp, text=one.text, anchor=anchor)
        except (ValueError, KeyError, InvalidXmlError) as error:
            raise refused(package.path, Kind.DAMAGED, f"{name}: {error}") from None
