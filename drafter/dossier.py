"""The materials with which a bill is submitted: what the program makes, and a checklist of what must be obtained."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from drafter import eid as eids
from drafter import files, resources, shown
from drafter.certify.certificate import certified
from drafter.draft import Draft, Project
from drafter.language import kaz, rus
from drafter.render.outputs import outputs, properties
from drafter.render.pages import body, glue, initiator, words
from drafter.spec.model import LANGUAGES
from drafter.templating import environment
from drafter.word.typography import load_profile
from drafter.word.writer import write_docx

Need = Literal["made", "obtain", "if", "none", "open"]

_ADDRESS: Mapping[str, Callable[..., str]] = {"rus": rus.address, "kaz": kaz.address}
_NOMINATIVE: Mapping[str, Any] = {"rus": rus.Case.NOM, "kaz": kaz.Case.NOM}
_DATE: Mapping[str, Callable[[datetime.date], str]] = {
    "rus": rus.date,
    "kaz": lambda day: kaz.date(day, kaz.Case.NOM),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A document of the dossier: its names, the outputs that are it, and what each initiator needs of it.

    ``needs`` gives by initiator the need, the condition it depends on and the provisions of the law.
    """

    file: str
    names: Mapping[str, str]
    made: tuple[str, ...]
    needs: Mapping[str, tuple[Need, str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the checklist: an item with its number in the dossier, None where it is not needed.

    ``state`` is the need as this bill answers it: ``partly`` where a language is lacking, ``seen`` where the bill shows
    that a condition is met; ``lacking`` are those languages, ``files`` what was made.
    """

    number: int | None
    item: Item
    state: str
    condition: str
    rules: tuple[str, ...]
    lacking: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


@functools.cache
def _data() -> Mapping[str, Any]:
    with (resources.folder("templates") / "dossier.toml").open("rb") as stream:
        return tomllib.load(stream)


def items() -> Iterator[Item]:
    """Yield the documents of the dossier in the order of ``templates/dossier.toml``."""
    for one in _data()["item"]:
        known = {key: value for key, value in one.items() if isinstance(value, dict)}
        yield Item(
            file=one["file"],
            names={language: one[language] for language in LANGUAGES},
            made=tuple(one.get("made", ())),
            needs={
                who: (need["need"], need.get("if", ""), tuple(need.get("rules", one["rules"])))
                for who, need in known.items()
            },
        )


def laid_out(project: Project, found: Sequence[Entry]) -> Mapping[str, bytes]:
    """Return the files of the dossier by name, numbered for filing: what was made, the checklists, the manifest.

    Raises InputError D013 where there is no such initiator on the day of the bill.
    """
    made = {name: data for entry in found for name, data in entry.files.items()}
    for draft in project.texts:
        made[f"00-checklist.{draft.language}.docx"] = _checklist(draft, found)
    return {**made, "manifest.json": _manifest(project, found, made)}


def stale(folder: Path, made: Mapping[str, bytes]) -> list[str]:
    """Return the files of an earlier dossier in a folder whose names the new one does not have."""
    ours = "|".join(["checklist", *(item.file for item in items() if item.made)])
    named = re.compile(rf"\d\d-(?:{ours})\.(?:\w+\.)?(?:docx|xml)")
    return sorted(path.name for path in folder.glob("*") if named.fullmatch(path.name) and path.name not in made)


def entries(project: Project) -> Iterator[Entry]:
    """Yield the lines of the checklist for the initiator of a bill: what is needed in order, then what is not.

    The set is that of article 29 of Law № 480-V (edition of 09.01.2026).
    """
    who = project.first.bill.spec.initiator
    made = certified(project, outputs(project)).files
    signs = _signs(project)
    number = 0
    spared: list[Entry] = []
    for item in items():
        if who not in item.needs:
            continue
        need, condition, rules = item.needs[who]
        if need == "none":
            spared.append(Entry(number=None, item=item, state=need, condition="", rules=rules))
            continue
        number += 1
        state: str = need
        mine: dict[str, bytes] = {}
        lacking: tuple[str, ...] = ()
        if need == "made":
            lacking = tuple(language for language in LANGUAGES if project.text(language) is None)
            state = "partly" if lacking else need
            mine = {f"{number:02}-{name}": made[name] for name in _outputs(item) if name in made}
        elif _data()["condition"].get(condition, {}).get("kind") in signs:
            state = "seen"
        yield Entry(
            number=number, item=item, state=state, condition=condition, rules=rules, lacking=lacking, files=mine
        )
    yield from spared


def _outputs(item: Item) -> Iterator[str]:
    """The names of the outputs that an item is made of."""
    for document in item.made:
        if document == "bilingual":
            yield "bill.bilingual.docx"
        else:
            name, _dot, ending = document.partition(".")
            yield from (f"{name}.{language}.{ending or 'docx'}" for language in LANGUAGES)


def _signs(project: Project) -> frozenset[str]:
    """The kinds of conditions that the sanctions of a bill show to be met, by whom they are set for."""
    found = [new.reading.sanctions for draft in project.texts for new in draft.context.new_sanctions()]
    subjects = " ".join(one.subject for sanctions in found for one in sanctions)
    known = (one for one in _data()["condition"].values() if found and "kind" in one)
    return frozenset(
        one["kind"] for one in known if "subjects" not in one or any(word in subjects for word in one["subjects"])
    )


def _checklist(draft: Draft, found: Sequence[Entry]) -> bytes:
    """The checklist in the language of a text, as a Word file."""
    language = draft.language
    spec = draft.bill.spec
    said = words(language)
    env = environment("documents", markup=True)
    env.filters["glue"] = glue
    text = env.get_template("checklist.j2").render(
        t=said,
        blanks={"title": draft.worded.title},
        head=said["checklist"]["head"].format(
            initiator=initiator(spec.initiator, spec.date, draft.bill.file, language),
            chamber=body("chamber", spec.date, language),
            date=_DATE[language](spec.date),
        ),
        rows=[_row(entry, language) for entry in found],
    )
    profile = load_profile(resources.folder("templates") / "profile.toml")
    return write_docx(text, profile, properties(draft, "checklist"))


def _row(entry: Entry, language: str) -> dict[str, Any]:
    """A line of the checklist; what is still to be obtained has the beginning of the name of its file."""
    awaited = (f"{entry.number:02}-{entry.item.file}",) if entry.number else ()
    return {
        "number": entry.number,
        "name": entry.item.names[language],
        "rules": [_ADDRESS[language](eids.pieces(eid), _NOMINATIVE[language], "law") for eid in entry.rules],
        "state": _state(entry, language),
        "files": tuple(entry.files) or awaited,
    }


def _state(entry: Entry, language: str) -> str:
    """What the checklist says of a document."""
    said = words(language)["checklist"]
    condition = _data()["condition"].get(entry.condition, {})
    return str(said["state"][entry.state]).format(
        condition=condition.get(language, ""),
        signs=said["signs"].get(condition.get("kind", ""), ""),
        lacking=", ".join(entry.lacking),
    )


def _manifest(project: Project, found: Sequence[Entry], made: Mapping[str, bytes]) -> bytes:
    """The dossier as data: ``drafter.dossier/1``; every file with its hash."""
    spec = project.first.bill.spec
    content = {
        "schema": "drafter.dossier/1",
        "initiator": spec.initiator,
        "date": spec.date.isoformat(),
        "chamber": {language: body("chamber", spec.date, language) for language in LANGUAGES},
        "title": {draft.language: draft.worded.title for draft in project.texts},
        "act": {draft.language: draft.act.uri for draft in project.texts},
        "bill": files.sha256(project.first.bill.source),
        "items": [
            {
                "number": entry.number,
                "file": entry.item.file,
                "name": dict(entry.item.names),
                "state": entry.state,
                "condition": entry.condition or None,
                "rules": list(entry.rules),
                "files": list(entry.files),
            }
            for entry in found
        ],
        "files": {name: {"sha256": files.sha256(data), "size": len(data)} for name, data in sorted(made.items())},
    }
    return shown.data(content)


def counts(found: Sequence[Entry]) -> Mapping[str, int]:
    """Return how many documents are in each state."""
    return {state: sum(entry.state == state for entry in found) for state in dict.fromkeys(e.state for e in found)}
