"""One official text into ``codes/``: read, build, check, and enter in the catalogue."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import tomlkit

from drafter import akn, codes, files
from drafter import eid as eids
from drafter.errors import Finding, InputError, Place
from drafter.ingest.document import act_document
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.markdown import markdown_lines
from drafter.ingest.structure import structure
from drafter.messages import _

_SOURCE = re.compile(r"<!--.*?\bsource: (?P<source>\S+)\s*-->")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What was read: the act, the file and the catalogue entry it becomes."""

    act: akn.Act
    edition: codes.Edition
    data: bytes


def ingest(path: Path, code: codes.Code, language: str, date: datetime.date) -> Ingested:
    """Read a source of an edition into an act.

    Raises InputError D020 for an unknown form, D022 and D023 for a broken structure, D024 where the tree would not
    hold the source's text word for word, D025 where it would break the Akoma Ntoso schema.
    """
    if path.suffix.lower() not in (".md", ".markdown"):
        raise InputError(
            Finding(
                code="D020",
                message=_("неизвестный вид исходного текста"),
                place=Place(file=str(path)),
                expected=".md",
                found=path.suffix or _("без расширения"),
                hint=_("сохраните текст в Markdown: заголовки с «#», официальные сноски с «>»"),
            )
        )
    text = files.read_text(path)
    lines = list(markdown_lines(text))
    built = structure(lines, language, str(path))
    source = _SOURCE.search(text)
    digest = files.sha256(text.encode())
    origin = source["source"] if source else path.name
    act = act_document(
        built.body,
        built.notes,
        work=code.uri,
        language=language,
        edition=date.isoformat(),
        title=code.title[language],
        source=origin,
        sha256=digest,
    )
    _prove_nothing_lost(act, lines, path)
    if broken := akn.violations(act.root):
        raise InputError(
            Finding(
                code="D025",
                message=_("дерево не соответствует схеме Akoma Ntoso 3.0"),
                place=Place(file=str(path)),
                expected=_("строгая схема"),
                found=broken[0],
                hint=_("это ошибка программы: пришлите нам исходный файл"),
            )
        )
    edition = codes.Edition(
        language=language,
        date=date,
        file=f"{language}@{date.isoformat()}.xml",
        source=origin,
        sha256=digest,
        excerpt=act.is_excerpt,
        reach=reach(act),
    )
    return Ingested(act=act, edition=edition, data=akn.serialize(act.root))


def _prove_nothing_lost(act: akn.Act, lines: Iterable[SourceLine], path: Path) -> None:
    """The text of the tree and its notes, read back, is the source line for line."""
    enacted = [leaf.printed for top in act.body if isinstance(top, akn.Provision) for leaf in akn.leaves(top)]
    given = list(lines)
    expected = [line for line in given if line.kind in (LineKind.TEXT, LineKind.HEADING)]
    for printed, line in zip(enacted, expected, strict=False):
        if printed.replace(" ", "") != line.text.replace(" ", ""):
            raise _lost(path, line, printed)
    history = [line for line in given if line.kind is LineKind.HISTORY]
    if len(enacted) != len(expected) or [n.text for n in act.notes] != [line.text for line in history]:
        raise _lost(path, expected[-1] if expected else SourceLine(LineKind.TEXT, "", 1), "")


def _lost(path: Path, line: SourceLine, found: str) -> InputError:
    return InputError(
        Finding(
            code="D024",
            message=_("текст дерева не равен исходному"),
            place=Place(file=str(path), line=line.number),
            expected=line.text[:120],
            found=found[:120],
            hint=_("это ошибка программы: пришлите нам исходный файл"),
        )
    )


def reach(act: akn.Act) -> str:
    """Return which articles an edition holds, in words: «1, 5, 653–670, 685 (в части)».

    A run is written as a range only where nothing is left out in it.
    """
    runs: list[list[str]] = []
    broken = True
    for node in act.body.iter():
        if isinstance(node, akn.Provision) and node.prefix == "art":
            shown = node.number + (_(" (в части)") if node.has_gap else "")
            if broken or node.has_gap or "(" in runs[-1][-1]:
                runs.append([shown])
            else:
                runs[-1].append(shown)
            broken = False
        elif akn.is_gap(node):
            broken = True
    return ", ".join(run[0] if len(run) == 1 else _range(run) for run in runs)


def _range(run: list[str]) -> str:
    assert all(eids.num_key(a) < eids.num_key(b) for a, b in pairwise(run))
    return f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(run)


def store(ingested: Ingested, folder: Path) -> list[Path]:
    """Write the act and its entry in the catalogue of a code's folder, whose other entries and comments stay.

    Raises OutputError D041 where a file there is not ours.
    """
    edition = ingested.edition
    path = folder / codes.CATALOGUE
    catalogue = tomlkit.parse(files.read_text(path))
    entries = [
        entry
        for entry in catalogue.get("edition", [])
        if (entry["language"], str(entry["date"])) != (edition.language, edition.date.isoformat())
    ]
    entry = tomlkit.table()
    for name in codes.Edition.__dataclass_fields__:
        entry[name] = getattr(edition, name)
    entries.append(entry)
    entries.sort(key=lambda e: (str(e["date"]), {"rus": 0}.get(str(e["language"]), 1)))
    listed = tomlkit.aot()
    for each in entries:
        listed.append(each)
    catalogue["edition"] = listed
    target = folder / edition.file
    if target.exists() and target.read_bytes() != ingested.data:
        akn.read(target)  # only an act of ours may be replaced
    files.write(target, ingested.data)
    files.write(path, re.sub(r"\n{3,}", "\n\n", tomlkit.dumps(catalogue)).encode())
    return [target, path]
