"""The line in the properties of a Word file that says what it was certified with, and whether it still is that file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from drafter.certify.proof import Verdict
from drafter.text.letters import seen
from drafter.verify.redlines import redline_of
from drafter.word import Word, has_changes, lines, opened, trouble
from drafter.word.package import package_of
from drafter.word.tables import Table, blocks_of
from drafter.word.zipped import described

_LINE = re.compile(
    r"drafter-certificate/1 verdict=(?P<verdict>\w+) bill=sha256:(?P<bill>[0-9a-f]{64})"
    r" code=sha256:(?P<code>[0-9a-f]{64}(?:\+[0-9a-f]{64})*) text=sha256:(?P<text>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """What the properties of a Word file say: the verdict, and the SHA-256 of the bill file, of each edition of the
    code that was used, and of the file's own text.
    """

    verdict: Verdict
    bill: str
    code: tuple[str, ...]
    text: str

    @property
    def line(self) -> str:
        """The seal as it stands in the properties.

        >>> Seal(verdict=Verdict.AGREED, bill="0" * 64, code=("1" * 64,), text="2" * 64).line[:46]
        'drafter-certificate/1 verdict=agreed bill=sha2'
        """
        code = "+".join(self.code)
        return (
            f"drafter-certificate/1 verdict={self.verdict.value} bill=sha256:{self.bill} code=sha256:{code}"
            f" text=sha256:{self.text}"
        )


def text_hash(name: str, data: bytes) -> str:
    """Return the SHA-256 of everything that a Word file prints, with its tracked changes rejected and accepted.

    Typography does not count: a file saved anew by another program without a change of words has the same.
    Raises InputError D026 for a file that is no ordinary Word document, or prints other words than it says.
    """
    word = opened(Path(name), data)
    found = redline_of(word)
    said = "\x00".join("\n".join(texts) for texts in (found.rejected, found.accepted, sorted(_beside(word))))
    return hashlib.sha256(said.encode()).hexdigest()


def _beside(word: Word) -> Iterator[str]:
    """What a Word file prints beside its text: notes, headers, footers but for their numbers, boxes, comments; fonts
    of its own, styles it lacks, columns of tables, whether it keeps tracked changes; what is printed otherwise than
    written.
    """
    yield from word.package.embedded
    yield from word.unstyled
    if has_changes(word):
        yield "tracked changes"
    for block in blocks_of(word):
        for _row, cells in block.rows if isinstance(block, Table) else ():
            yield " ".join(f"{cell.column}+{cell.span}" for cell in cells)
    boxed = [one for one in word.paragraphs if one.boxed]
    for one in (*word.beside, *boxed):
        yield from (line for line in lines(one) if not line.isdecimal())
        if (found := trouble(one)) is not None:
            yield found.found
    for comment in word.comments:
        yield f"{comment.author}: {comment.text}"
    for paragraph in word.paragraphs:
        if paragraph.struck:
            yield f"struck: {paragraph.struck}"
        yield from (f"{message}: {words}" for message, words in seen(paragraph.text).remarks)


def sealed(data: bytes, seal: Seal) -> bytes:
    """Return a Word file of ours with a seal behind what its properties say already; its text stays as it is."""
    return described(data, seal.line)


def seal_of(path: Path, data: bytes) -> Seal | None:
    """Return the seal of a Word file, or None where its properties have none."""
    properties = package_of(path, data).properties
    match = _LINE.search("" if properties is None else properties.comments or "")
    if match is None or match["verdict"] not in list(Verdict):
        return None
    return Seal(
        verdict=Verdict(match["verdict"]), bill=match["bill"], code=tuple(match["code"].split("+")), text=match["text"]
    )
