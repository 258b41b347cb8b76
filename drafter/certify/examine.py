"""Finished files looked at later: whether they are still what was certified, and what no longer agrees."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, Field, ValidationError

from drafter import codes, files
from drafter.certify.certificate import NAME, SCHEMA, code_hash, disagreements, is_whole
from drafter.certify.proof import Subject, Verdict, proofs
from drafter.certify.seal import Seal, seal_of, text_hash
from drafter.checks.rules import finding
from drafter.errors import DrafterError, Finding, InputError, Place, Severity
from drafter.files import guard
from drafter.messages import _
from drafter.modification import Insertion, Modification, Position, Repeal, Substitution
from drafter.word import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """What was found in a folder of finished files: how many there should be, how many are as they were certified, and
    what is wrong.
    """

    files: int
    unchanged: int
    findings: tuple[Finding, ...]


def examine(folder: Path, shelf: Path) -> Examined:
    """Hold the files of a folder against its certificate, and what they say against the words of the bill.

    Every file that is missing or has other bytes is an error, also one whose words nothing reads; only a Word file
    saved anew with the same words is not. A certificate may have been edited together with a file: so the seals must
    say what it says, and the views are compared anew even where every file is as it was certified.

    Raises InputError D722 where the folder has no certificate that can be read, UsageError where its code or edition is
    not at hand.
    """
    said = _certificate(folder / NAME)
    made: dict[str, bytes] = {}
    told = list(_rewritten(folder / NAME))
    unchanged = 0
    for name, expected in said.outputs.items():
        path = folder / name
        if not path.is_file():
            told.append(_gone(path))
            continue
        try:
            made[name] = read_bytes(path) if path.suffix == ".docx" else guard.read_bytes(path)
            found = list(_changed(path, made[name], expected))
        except DrafterError as error:
            made[name] = made.get(name, b"")  # it agrees with nothing, and the others are compared all the same
            found = list(error.findings)
        unchanged += not found
        told += found
    told += [one for name in made for one in _sealed_otherwise(folder / name, said)]
    told += _unnamed(folder, said)
    for given in said.texts:
        text, other = _subject(given, shelf)
        told += [one.at(Place(file=str(folder / NAME))) for one in other]
        if f"bill.{text.language}.docx" in made or not text.prose:
            wrong = disagreements(proofs(text, made))
            told += [replace(one, place=Place(file=str(folder / (one.place.file or "")))) for one in wrong]
    return Examined(files=len(said.outputs), unchanged=unchanged, findings=tuple(told))


def of_file(path: Path, shelf: Path) -> Iterator[Finding]:
    """Yield what the seal of a Word file says of it, and the certificate beside it; nothing where it has no seal."""
    data = guard.read_bytes(path)
    seal = seal_of(path, data)
    if seal is None:
        return
    beside = path.parent / NAME
    if beside.is_file() and path.name in _certificate(beside).outputs:
        yield from examine(path.parent, shelf).findings
    elif seal.text != text_hash(str(path), data):
        # Who takes our bill up in Word wants it compared with its table, and knows that it is another one.
        yield replace(_edited(path, seal.text, text_hash(str(path), data)), severity=Severity.WARNING)


class _Modification(BaseModel):
    destination: str
    every: bool = False
    count: int = 1


class _Substitution(_Modification):
    type: Literal["substitution"]
    old: tuple[str, ...] = ()
    new: tuple[str, ...]


class _Insertion(_Modification):
    type: Literal["insertion"]
    pos: Position | None = None
    old: str = ""
    new: str


class _Repeal(_Modification):
    type: Literal["repeal"]
    old: tuple[str, ...] = ()


class _Output(BaseModel):
    sha256: str
    text_sha256: str | None = None


class _Edition(BaseModel):
    name: str
    edition: str
    sha256: str


class _Text(BaseModel):
    language: Literal["rus", "kaz"]
    title: str
    entry: str
    prose: bool
    whole: bool
    code: _Edition
    modifications: tuple[Annotated[_Substitution | _Insertion | _Repeal, Field(discriminator="type")], ...]


class _Source(BaseModel):
    sha256: str


class _Certificate(BaseModel):
    """A certificate as it is read: what is not needed to hold files against it is left out."""

    format: Literal["drafter.certificate/1"] = Field(alias="schema")
    verdict: Verdict
    bill: Annotated[tuple[_Source, ...], Field(min_length=1)]
    texts: Annotated[tuple[_Text, ...], Field(min_length=1)]
    outputs: Annotated[dict[Annotated[str, Field(pattern=r"^[^/\\]+$")], _Output], Field(min_length=1)]


def sealed_edition(path: Path, shelf: Path) -> tuple[str | None, str | None]:
    """Return the name of the code and the edition that a Word file was certified with, where they are at hand."""
    seal = seal_of(path, read_bytes(path))
    if seal is None:
        return None, None
    for name in codes.names(shelf):
        code = codes.find(name, shelf)
        for edition in code.editions:
            with contextlib.suppress(InputError):  # another edition that cannot be read is no hindrance
                if code_hash(code, edition.language, str(edition.date)) in seal.code:
                    return name, str(edition.date)
    return None, None


def _certificate(path: Path) -> _Certificate:
    if not path.exists():
        raise _unreadable(path, _("такого файла в папке нет"))
    text = files.read_text(path)
    try:
        return _Certificate.model_validate_json(text)
    except ValidationError as error:
        problem = error.errors()[0]
        raise _unreadable(path, f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}") from None


def _unreadable(path: Path, found: str) -> InputError:
    made = finding("D722", _("свидетельство не читается"), expected=SCHEMA, found=found)
    return InputError(made.at(Place(file=str(path))))


def _subject(given: _Text, shelf: Path) -> tuple[Subject, list[Finding]]:
    """A text of the certificate, against the code at hand; a code that is another one is told."""
    code = codes.find(given.code.name, shelf)
    text = Subject(
        language=given.language,
        code=code,
        act=code.act(given.language, given.code.edition),
        modifications=tuple(_modification(one) for one in given.modifications),
        title=given.title,
        entry=given.entry,
        prose=given.prose,
        whole=given.whole,
    )
    now = code_hash(code, given.language, given.code.edition)
    if now == given.code.sha256:
        return text, []
    told = finding(
        "D723",
        _("текст кодекса не тот, с которым сверен законопроект"),
        severity=Severity.WARNING,
        expected=f"sha256:{given.code.sha256}",
        found=f"sha256:{now}",
    )
    return text, [told]


def _modification(given: _Substitution | _Insertion | _Repeal) -> Modification:
    fields = given.model_dump(exclude={"type"})
    match given:
        case _Substitution():
            return Substitution(**fields)
        case _Insertion():
            return Insertion(**fields)
        case _Repeal():
            return Repeal(**fields)


def _changed(path: Path, data: bytes, expected: _Output) -> Iterator[Finding]:
    if files.sha256(data) == expected.sha256:
        return
    if expected.text_sha256 is not None and text_hash(str(path), data) == expected.text_sha256:
        yield finding(
            "D721",
            _("файл сохранен заново, слова те же"),
            severity=Severity.INFO,
            expected=f"sha256:{expected.sha256}",
            found=f"sha256:{files.sha256(data)}",
        ).at(Place(file=str(path)))
    else:
        yield _edited(path, expected.sha256, files.sha256(data))


def _rewritten(path: Path) -> Iterator[Finding]:
    """The finding for a certificate that is not to the byte as it was written."""
    if not is_whole(path.read_bytes()):
        yield finding(
            "D721",
            _("свидетельство изменено после сверки"),
            expected=_("certificate.json, каким его записала команда drafter build"),
            found=_("его собственная контрольная сумма не сходится"),
        ).at(Place(file=str(path)))


def _sealed_otherwise(path: Path, said: _Certificate) -> Iterator[Finding]:
    """The finding for a file whose seal is of another bill, code or verdict than the certificate, or of other words."""
    seal = _seal(path) if path.suffix == ".docx" else None
    if seal is None:
        return
    wanted = replace(
        seal,
        verdict=said.verdict,
        bill=said.bill[0].sha256,
        code=tuple(text.code.sha256 for text in said.texts),
        text=said.outputs[path.name].text_sha256 or "",
    )
    if seal != wanted:
        yield finding(
            "D721",
            _("печать файла и свидетельство говорят разное"),
            expected=wanted.line,
            found=seal.line,
        ).at(Place(file=str(path)))


def _seal(path: Path) -> Seal | None:
    """The seal of a file; None for one that cannot be read, which is told where its words are compared."""
    try:
        return seal_of(path, guard.read_bytes(path))
    except DrafterError:
        return None


_OURS = re.compile(
    r"(?:bill|table|note|redline|consolidated)\.(?:rus|kaz|bilingual)\.(?:docx|xml)"
    r"|review\.html|modifications\.json|findings\.json"
)
"""The names of finished files."""


def _unnamed(folder: Path, said: _Certificate) -> Iterator[Finding]:
    """Findings for what looks like a finished file and is not in the certificate: a name of ours, or a sealed file."""
    for path in sorted(folder.iterdir()):
        if path.name in said.outputs or not path.is_file():
            continue
        if _OURS.fullmatch(path.name) or (path.suffix.lower() == ".docx" and _seal(path) is not None):
            yield finding(
                "D721",
                _("файла нет в свидетельстве: он не сверен"),
                severity=Severity.WARNING,
                expected=", ".join(name for name in said.outputs if name.endswith(path.suffix.lower())),
                found=path.name,
            ).at(Place(file=str(path)))


def _edited(path: Path, expected: str, found: str) -> Finding:
    return finding(
        "D721",
        _("файл изменен после сверки"),
        expected=f"sha256:{expected}",
        found=f"sha256:{found}",
    ).at(Place(file=str(path)))


def _gone(path: Path) -> Finding:
    return finding(
        "D721",
        _("файла, который был сверен, нет"),
        expected=path.name,
        found=_("нет"),
    ).at(Place(file=str(path)))
