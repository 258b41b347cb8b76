"""The line in the properties of a Word file that says what it was certified with, and whether it still is that file."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from drafter.akn import PARSER
from drafter.certify.proof import Verdict
from drafter.files import guard
from drafter.messages import _
from drafter.reading.word import W, opened, unreadable
from drafter.text.letters import normal
from drafter.verify.redlines import redline
from drafter.word.zipped import described, description

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
    """Return the SHA-256 of everything that a Word file says, with its tracked changes rejected and accepted.

    Typography does not count: a file saved anew by another program without a change of words has the same.
    Raises InputError D026 for a file that is no ordinary Word document.
    """
    found = redline(Path(name), data)
    said = "\x00".join("\n".join(texts) for texts in (found.rejected, found.accepted, _beside(Path(name), data)))
    return hashlib.sha256(said.encode()).hexdigest()


def _beside(path: Path, data: bytes) -> list[str]:
    """What a Word file prints beside its text: notes, headers, footers but for their numbers, and what has no words."""
    found: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(_PRINTED.fullmatch, archive.namelist())):
            try:
                root = etree.fromstring(guard.read_part(path, archive, name), PARSER)
            except etree.XMLSyntaxError as error:
                raise guard.refused(path, str(error), _("целый файл DOCX")) from None
            texts = ("".join(text.text or "" for text in holder.iter(f"{W}t")) for holder in root.iter(f"{W}p"))
            found += [said for text in texts if (said := normal(text)) and not said.isdecimal()]
    word = opened(path, data)
    hidden = (unreadable(one) for one in word.document.iter(f"{W}p"))
    return sorted(found) + [trouble for trouble in hidden if trouble is not None]


_PRINTED = re.compile(r"word/(?:footnotes|endnotes|header\d*|footer\d*)\.xml")


def sealed(data: bytes, seal: Seal) -> bytes:
    """Return a Word file of ours with a seal behind what its properties say already; its text stays as it is."""
    return described(data, seal.line)


def seal_of(path: Path, data: bytes) -> Seal | None:
    """Return the seal of a Word file, or None where its properties have none."""
    match = _LINE.search(description(path, data))
    if match is None or match["verdict"] not in list(Verdict):
        return None
    return Seal(
        verdict=Verdict(match["verdict"]), bill=match["bill"], code=tuple(match["code"].split("+")), text=match["text"]
    )
