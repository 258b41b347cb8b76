"""The certificate of a bill: what was compared, what it came to, and the SHA-256 of everything that it is about."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter import files
from drafter.certify.proof import Proof, Subject, Verdict, proofs, subject, verdict
from drafter.certify.seal import Seal, sealed, text_hash
from drafter.checks.rules import finding
from drafter.codes import Code
from drafter.draft import Project
from drafter.errors import Finding, Place
from drafter.messages import _
from drafter.render.data import as_json, file_name, modification_data

NAME = "certificate.json"
SCHEMA = "drafter.certificate/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """The finished files of a bill, Word files with their seals and the certificate among them.

    ``findings`` tell of every view that says something else than the bill.
    """

    files: Mapping[str, bytes]
    verdict: Verdict
    findings: tuple[Finding, ...]


def certified(project: Project, made: Mapping[str, bytes]) -> Certified:
    """Read the finished files of a bill back, compare what they say, and certify what that comes to."""
    texts = [subject(text) for text in project.texts]
    found = {text.language: tuple(proofs(text, made)) for text in texts}
    every = [one for mine in found.values() for one in mine]
    said = verdict(every, texts)
    bill = files.sha256(project.first.bill.source)
    editions = {text.language: code_hash(text.code, text.language, text.act.edition) for text in texts}
    hashes = {name: text_hash(name, data) for name, data in made.items() if name.endswith(".docx")}
    code = tuple(editions.values())
    seals = {name: Seal(verdict=said, bill=bill, code=code, text=text) for name, text in hashes.items()}
    finished = {name: sealed(data, seals[name]) if name in seals else data for name, data in made.items()}
    certificate = summed(
        verdict=said.value,
        bill=[
            {"file": file_name(name), "sha256": sha256}
            for name, sha256 in dict.fromkeys(
                (text.bill.file, files.sha256(text.bill.source)) for text in project.texts
            )
        ],
        texts=[_text(text, editions[text.language], found[text.language]) for text in texts],
        outputs={name: _output(data, hashes.get(name)) for name, data in finished.items()},
    )
    return Certified(
        files={**finished, NAME: certificate},
        verdict=said,
        findings=tuple(disagreements(every)),
    )


def summed(**content: Any) -> bytes:
    """Return a certificate with its own sum: the SHA-256 of what it would be without it.

    Whoever changes it must change this too, which a slip or another program does not.
    """
    return as_json(SCHEMA, **content, sha256=files.sha256(as_json(SCHEMA, **content)))


def is_whole(certificate: bytes) -> bool:
    """Tell whether a certificate is to the byte as it was written."""
    try:
        content = json.loads(certificate)
        del content["schema"], content["sha256"]
        return summed(**content) == certificate
    except (ValueError, KeyError, TypeError, RecursionError):
        return False


def code_hash(code: Code, language: str, edition: str) -> str:
    """Return the SHA-256 of the file that an edition of a code is read from."""
    return files.sha256(code.data(code.edition(language, edition)))


def _text(text: Subject, code: str, found: Iterable[Proof]) -> dict[str, Any]:
    edition = text.code.edition(text.language, text.act.edition)
    return {
        "language": text.language,
        "title": text.title,
        "entry": text.entry,
        "prose": text.prose,
        "whole": text.whole,
        "code": {
            "name": text.code.name,
            "uri": text.act.uri,
            "edition": text.act.edition,
            "source": edition.source,
            "source_sha256": edition.sha256,
            "sha256": code,
        },
        "modifications": [modification_data(one) for one in text.modifications],
        "proofs": [{**dataclasses.asdict(one), "agrees": one.agrees} for one in found],
    }


def _output(data: bytes, text: str | None) -> dict[str, str]:
    return {"sha256": files.sha256(data), **({} if text is None else {"text_sha256": text})}


def disagreements(found: Iterable[Proof]) -> Iterator[Finding]:
    """Yield a finding for each view that says something else than the bill."""
    return (_disagreement(one) for one in found if not one.agrees)


def _disagreement(proof: Proof) -> Finding:
    return finding(
        "D720",
        _("готовый файл разошелся с законопроектом: {view}").format(view=VIEWS[proof.view]),
        expected=proof.expected or _("ничего"),
        found=proof.found or _("ничего"),
    ).at(Place(file=proof.file))


def told(verdict: Verdict) -> str:
    """Return what a verdict says to a person."""
    return {
        Verdict.AGREED: _("готовые файлы прочитаны заново и согласованы между собой"),
        Verdict.PARTLY: _("готовые файлы прочитаны заново и согласованы, но показывают не все положения законопроекта"),
        Verdict.DISAGREED: _("готовые файлы разошлись между собой: не представляйте их"),
    }[verdict]


VIEWS: Mapping[str, str] = {
    "prose": _("слова законопроекта"),
    "consolidated": _("текст с учетом изменений"),
    "table": _("сравнительная таблица"),
    "redline": _("правки"),
    "page": _("страница рассмотрения"),
    "bilingual": _("законопроект на двух языках"),
}
"""What a person calls the views."""
