"""What an ingest did: how much was read, what was corrected, what is unusual, and the proof that nothing was lost."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from drafter.akn import Act, all_leaves, tag
from drafter.errors import Finding
from drafter.history import steps
from drafter.ingest.fixups import Fixed
from drafter.messages import _, plural
from drafter.text.letters import letters

SCHEMA = "drafter.ingest/1"
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The letters of the source, how many the corrections added, and where all went; blanks are not counted."""

    source: int
    corrected: int
    enacted: int
    history: int
    around: int
    dropped: int

    @property
    def whole(self) -> bool:
        """Whether every letter went somewhere."""
        return self.source + self.corrected == self.enacted + self.history + self.around + self.dropped


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The report of one ingest; ``counts`` are by name, ``form`` is how the source was read."""

    form: str
    counts: Mapping[str, int]
    fixups: tuple[Fixed, ...]
    remarks: tuple[Finding, ...]
    proof: Proof


def counts(act: Act) -> dict[str, int]:
    """Count what an act holds and what its official notes say."""
    kinds = Counter(unit.prefix for unit in act.index.values())
    edition = datetime.date.fromisoformat(act.edition)
    told = [list(steps(note, edition)) for note in act.notes]
    repealed = sum(unit.prefix == "art" and not unit.units for unit in act.index.values())
    return {
        "sections": kinds["sec"],
        "divisions": kinds["part"] + kinds["subsec"] + kinds["subchp"],
        "chapters": kinds["chp"],
        "articles": kinds["art"],
        "articles_without_text": repealed,
        "paragraphs": kinds["para"],
        "points": kinds["point"],
        "alineas": kinds["al"],
        "notes": kinds["note"],
        "history": len(told),
        "laws": sum(bool(step.number) for found in told for step in found),
        "scheduled": sum(any(step.scheduled for step in found) for found in told),
        "gaps": len(act.gaps),
    }


def around(act: Act, name: str) -> list[str]:
    """Return the paragraphs before or after the body: of ``preamble`` or ``conclusions``."""
    return [str(p.text) for p in act.root.iterfind(f".//{tag(name)}/{tag('p')}")]


def prove(act: Act, source: int, dropped: int, fixups: Iterable[Fixed]) -> Proof:
    """Count the letters of a source and of the tree made of it."""
    return Proof(
        source=source,
        corrected=sum(letters(each.fixup.put) - letters(each.fixup.found) for each in fixups),
        enacted=sum(letters(leaf.printed) for leaf in all_leaves(act)),
        history=sum(letters(note.text) for note in act.notes),
        around=sum(letters(text) for name in ("preamble", "conclusions") for text in around(act, name)),
        dropped=dropped,
    )


def shown(report: Report, units: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of a report for a person; ``units`` names the units of the code («часть», «пункт»)."""
    called = {"часть": _("часть"), "пункт": _("пункт"), "подпункт": _("подпункт")}
    names = {
        "sections": _("разделов"),
        "divisions": _("иных делений"),
        "chapters": _("глав"),
        "articles": _("статей"),
        "articles_without_text": _("статей без текста (исключены)"),
        "paragraphs": _("«1.» ({unit})").format(unit=called.get(units["paragraph"], units["paragraph"])),
        "points": _("«1)» ({unit})").format(unit=called.get(units["point"], units["point"])),
        "alineas": _("абзацев"),
        "notes": _("примечаний"),
        "history": _("сносок"),
        "laws": _("упоминаний законов в сносках"),
        "scheduled": _("норм, еще не введенных в действие"),
        "gaps": _("пропусков"),
    }
    yield _("форма источника: {form}").format(form=report.form)
    yield ", ".join(f"{names[name]}: {count}" for name, count in report.counts.items() if count or name == "articles")
    for fixed in report.fixups:
        yield _("исправлено, строка {line}: {reason}").format(line=fixed.line, reason=fixed.fixup.reason)
    for finding in report.remarks[:_SHOWN]:
        yield _("{code}, строка {line}: {message}: {found}").format(
            code=finding.code, line=finding.place.line, message=finding.message, found=finding.found or ""
        )
    if len(report.remarks) > _SHOWN:
        more = len(report.remarks) - _SHOWN
        word = plural(more, "замечание", "замечания", "замечаний")
        yield _("и еще {n} {word}: все — с параметром --json").format(n=more, word=word)
    proof = report.proof
    yield _(
        "ничего не потеряно: {source} знаков источника и {corrected} исправлений = "
        "{enacted} текста + {history} сносок + {around} преамбулы и подписи + {dropped} полей страниц"
    ).format(
        source=proof.source,
        corrected=proof.corrected,
        enacted=proof.enacted,
        history=proof.history,
        around=proof.around,
        dropped=proof.dropped,
    )


def data(report: Report) -> dict[str, Any]:
    """Return the report as plain data for ``--json``."""
    proof = report.proof
    return {
        "schema": SCHEMA,
        "form": report.form,
        "counts": dict(report.counts),
        "fixups": [
            {"line": f.line, "found": f.fixup.found, "put": f.fixup.put, "reason": f.fixup.reason}
            for f in report.fixups
        ],
        "remarks": [
            {"code": r.code, "line": r.place.line, "eid": r.place.eid, "message": r.message, "found": r.found}
            for r in report.remarks
        ],
        "proof": {
            "source": proof.source,
            "corrected": proof.corrected,
            "enacted": proof.enacted,
            "history": proof.history,
            "around": proof.around,
            "dropped": proof.dropped,
            "whole": proof.whole,
        },
    }
