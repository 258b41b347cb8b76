"""One official text into ``codes/``: read, build, check, and enter in the catalogue."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest
from pathlib import Path

import tomlkit

from drafter import akn, codes, files
from drafter import eid as eids
from drafter.errors import Exit, Finding, InputError, Place, Severity
from drafter.files import guard
from drafter.ingest.document import act_document
from drafter.ingest.fixups import Fixed, load, mend
from drafter.ingest.forms import read_source
from drafter.ingest.found import Progress, Source
from drafter.ingest.lines import LineKind, SourceLine
from drafter.ingest.official import is_heading, official_lines, ordered, remark
from drafter.ingest.report import Report, around, counts, prove
from drafter.ingest.structure import structure
from drafter.messages import _
from drafter.text.letters import letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What was read: the act, the file and the catalogue entry it becomes, and the report."""

    act: akn.Act
    edition: codes.Edition
    data: bytes
    report: Report


def ingest(path: Path, code: codes.Code, language: str, date: datetime.date, progress: Progress = None) -> Ingested:
    """Read a source of an edition into an act: a Markdown transcript, or what the official site and bank give.

    Raises InputError D020 for an unknown form, D022 and D023 for a broken structure, D025 where the tree would break
    the Akoma Ntoso schema, D026 and D029 for a file that is not safe to read or has no text; LossError D024 where the
    tree would not hold the source's text letter for letter.
    """
    source = read_source(path, progress)
    transcript = source.lines is not None
    fixed: Sequence[Fixed] = ()
    remarks: list[Finding] = list(source.remarks)
    guard.readable(path, ((each.number, each.text) for each in source.lines or source.paragraphs))
    if source.lines is not None:
        read = ordered(source.lines, language, str(path))
        lines = read.lines
    else:
        paragraphs, fixed = mend(source.paragraphs, load(code.folder, language))
        read = official_lines(paragraphs, language, str(path))
        lines = read.lines
    remarks += read.remarks
    _is_act(lines, path, transcript, language)
    remarks += _kept_structure(source, lines, path)
    built = structure(lines, language, str(path), repeats=not transcript)
    remarks += [_repeated(each, path) for each in built.repeated]
    act = act_document(
        built.body,
        built.notes,
        work=code.uri,
        language=language,
        edition=date.isoformat(),
        title=code.named(language),
        source=source.origin,
        sha256=source.sha256,
        preamble=built.preamble,
        conclusions=built.conclusions,
        history=not transcript,
        fixups=[(each.line, each.fixup.reason, each.fixup.put.strip()) for each in fixed],
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
    data = akn.serialize(act.root)
    edition = codes.Edition(
        language=language,
        date=date,
        file=f"{language}@{date.isoformat()}.xml",
        source=source.origin,
        sha256=source.sha256,
        xml_sha256=files.sha256(data),
        excerpt=act.is_excerpt,
        reach=reach(act),
    )
    given = source.letters if not transcript else sum(letters(each.text) for each in lines if each.kind in _TEXTS)
    proof = prove(act, given, source.dropped, fixed)
    if not proof.whole:
        raise _lost(path, lines[-1], str(proof))
    report = Report(
        form=source.form,
        counts=counts(act),
        fixups=tuple(fixed),
        remarks=tuple(sorted(remarks, key=lambda each: each.place.line or 0)),
        proof=proof,
    )
    return Ingested(act=act, edition=edition, data=data, report=report)


def _kept_structure(source: Source, lines: Sequence[SourceLine], path: Path) -> Iterator[Finding]:
    """The numbers that a form gives its paragraphs are in the lines, and its headings are headings.

    Yields a remark for a heading that was read as text; raises LossError where a number is lost.
    """
    said = {line.number: line for line in reversed(lines)}  # the first line of each paragraph
    for number, label in source.numbered:
        line = said.get(number)
        if line is not None and not line.text.startswith(label):
            raise _lost(path, SourceLine(LineKind.TEXT, label, number), line.text)
    for number in source.headings:
        line = said.get(number)
        if line is not None and line.kind in (LineKind.TEXT, LineKind.QUOTED):
            yield remark(_("оформлено как заголовок, но прочтено как текст"), line.text, number, str(path))


_INSIDE = re.compile(r"\s(?:Статья\s\d[\d-]*|\d[\d-]*-бап)\s?\.")
_TEXTS = frozenset(LineKind) - {LineKind.GAP}


def _is_act(lines: Sequence[SourceLine], path: Path, transcript: bool, language: str) -> None:
    """Refuse a file that is no act."""
    if transcript or any(line.kind is LineKind.HEADING for line in lines):
        return
    other = "kaz" if language == "rus" else "rus"
    if any(is_heading(line.text, other) for line in lines):
        raise InputError(
            Finding(
                code="D022",
                message=_("текст не на том языке"),
                place=Place(file=str(path)),
                expected=language,
                found=other,
                hint=_("укажите --lang {language}").format(language=other),
            )
        )
    glued = next((line for line in lines if _INSIDE.search(line.text)), None)
    shown = lines[0] if glued is None else glued
    raise InputError(
        Finding(
            code="D022",
            message=_("в файле нет ни одной статьи"),
            place=Place(file=str(path), line=shown.number),
            expected=_("заголовки статей («Статья 1. …», «1-бап. …») в начале строк"),
            found=shown.text[:80] if glued is None else _("статья посреди строки: абзацы слиты"),
            hint=_("проверьте, что файл содержит текст акта, а не его описание")
            if glued is None
            else _("сохраните страницу как HTML или DOCX: в этом тексте не видно, где кончаются абзацы"),
        )
    )


def _repeated(repeat: tuple[str, int, int], path: Path) -> Finding:
    eid, line, first = repeat
    return Finding(
        code="D027",
        severity=Severity.WARNING,
        message=_("номер повторяется, второй элемент назван {eid}").format(eid=eid),
        place=Place(file=str(path), line=line, eid=eid),
        found=_("номер уже был в строке {line}").format(line=first),
    )


def _prove_nothing_lost(act: akn.Act, lines: Iterable[SourceLine], path: Path) -> None:
    """The text of the tree, its notes and its preamble, read back, are the source line for line."""
    given = list(lines)
    for kinds, texts in (
        ((LineKind.TEXT, LineKind.QUOTED, LineKind.HEADING), [leaf.printed for leaf in akn.all_leaves(act)]),
        ((LineKind.HISTORY,), [note.text for note in act.notes]),
        ((LineKind.PREAMBLE,), around(act, "preamble")),
        ((LineKind.CONCLUSION,), around(act, "conclusions")),
    ):
        expected = [line for line in given if line.kind in kinds]
        for found, line in zip_longest(texts, expected):
            if found is None or line is None or _squeezed(found) != _squeezed(line.text):
                raise _lost(path, line or SourceLine(LineKind.TEXT, "", given[-1].number), found or "")


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


class LossError(InputError):
    """A source whose text the tree would not hold letter for letter."""

    exit_code = Exit.FINDINGS


def _lost(path: Path, line: SourceLine, found: str) -> LossError:
    return LossError(
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
            shown = node.number + (codes.PARTLY if node.has_gap else "")
            follows = not broken and "(" not in runs[-1][-1] and eids.num_key(runs[-1][-1]) < eids.num_key(shown)
            if node.has_gap or not follows:
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

    Of several that write into one catalogue at once each adds its entry to those of the others. Raises InputError D021
    where a file of that name is no act of ours, OutputError D042 where the folder cannot be written, D047 where another
    writer does not end.
    """
    edition = ingested.edition
    path = folder / codes.CATALOGUE
    target = folder / edition.file
    with files.alone(folder):
        known = codes.load(folder)
        if target.exists() and edition.file not in (one.file for one in known.editions):
            akn.read(target)  # only an act of ours may be replaced
        files.write_together({target: ingested.data, path: _entered(files.read_text(path), edition)})
    return [target, path]


def _entered(catalogue: str, edition: codes.Edition) -> bytes:
    """The text of a catalogue with the entry of an edition in its place."""
    made = tomlkit.parse(catalogue)
    entries = [
        entry
        for entry in made.get("edition", [])
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
    made["edition"] = listed
    return re.sub(r"\n{3,}", "\n\n", tomlkit.dumps(made)).encode()
