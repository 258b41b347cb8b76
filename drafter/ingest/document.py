"""The Akoma Ntoso document around the body of an act: who it is, its notes, its source."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from lxml import etree

from drafter import eid as eids
from drafter.akn import PROPRIETARY, Act, child, element
from drafter.history import steps

_SOURCE = "#drafter"


def identification(meta: etree._Element, *, work: str, language: str, version: str, title: str) -> None:
    """Append the FRBR identification of an expression to a ``meta`` element.

    ``work`` is the FRBR URI of the work; ``version`` is «@» or «:» with a date: «@2024-06-08» is an edition,
    «:2026-11-22» a text as proposed on a day.
    """
    expression = f"{work}/{language}{version}"
    kind, date, number = work.split("/")[-3:]
    day = version[1:]
    block = child(meta, "identification", source=_SOURCE)
    for level, uri, dated, name in (
        ("FRBRWork", work, date, "adoption"),
        ("FRBRExpression", expression, day, "expression"),
        ("FRBRManifestation", f"{expression}.xml", day, "markup"),
    ):
        part = child(block, level)
        child(part, "FRBRthis", value=f"{uri}/!main" if level != "FRBRManifestation" else f"{expression}/!main.xml")
        child(part, "FRBRuri", value=uri)
        if level == "FRBRWork":
            child(part, "FRBRalias", name="title", value=title)
        child(part, "FRBRdate", date=dated, name=name)
        child(part, "FRBRauthor", href="#parliament" if level != "FRBRManifestation" else _SOURCE)
        if level == "FRBRWork":
            child(part, "FRBRcountry", value="kz")
            child(part, "FRBRsubtype", value=kind)
            child(part, "FRBRnumber", value=number)
        elif level == "FRBRExpression":
            child(part, "FRBRlanguage", language=language)


def references(meta: etree._Element) -> None:
    """Append the organisations that the identification names."""
    block = child(meta, "references", source=_SOURCE)
    for eid, href, shown in (
        ("parliament", "/akn/ontology/organization/kz/parliament", "Парламент Республики Казахстан"),
        ("drafter", "/akn/ontology/organization/drafter", "drafter"),
    ):
        child(block, "TLCOrganization", eId=eid, href=href, showAs=shown)


def act_document(
    body: etree._Element,
    notes: Sequence[tuple[str, str]],
    *,
    work: str,
    language: str,
    edition: str,
    title: str,
    source: str,
    sha256: str,
    preamble: Sequence[str] = (),
    conclusions: Sequence[str] = (),
    fixups: Sequence[tuple[int, str, str]] = (),
    history: bool = False,
) -> Act:
    """Return the whole document of an expression of an act.

    ``notes`` are the official notes, each with the eId of the unit it stands after; they go to ``meta``, apart from
    the enacted text. ``source`` and ``sha256`` say what the text was read from; ``fixups`` are the corrections made to
    it, each with its line and reason; ``preamble`` and ``conclusions`` are the text before and
    after the body.
    """
    root = element("akomaNtoso")
    act = child(root, "act", name="code", contains="singleVersion")
    meta = child(act, "meta")
    identification(meta, work=work, language=language, version=f"@{edition}", title=title)
    references(meta)
    if notes:
        block = child(meta, "notes", source="#parliament")
        counts: dict[str, int] = {}
        for eid, text in notes:
            counts[eid] = counts.get(eid, 0) + 1
            note = child(block, "note", eId=f"{eid}{eids.SEPARATOR}hist_{counts[eid]}")
            for paragraph in text.split("\n"):
                child(note, "p", paragraph)
    proprietary = child(meta, "proprietary", source=_SOURCE)
    etree.SubElement(
        proprietary, f"{{{PROPRIETARY}}}source", {"href": source, "sha256": sha256}, nsmap={"drafter": PROPRIETARY}
    )
    for line, reason, put in fixups:
        given = {"line": str(line), "reason": reason, "put": put}
        etree.SubElement(proprietary, f"{{{PROPRIETARY}}}fixup", given)
    if history:
        _history(root, proprietary, datetime.date.fromisoformat(edition))
    if preamble:
        before = child(act, "preamble")
        for paragraph in preamble:
            child(before, "p", paragraph)
    act.append(body)
    if conclusions:
        after = child(act, "conclusions")
        for paragraph in conclusions:
            child(after, "p", paragraph)
    return Act(root)


def _history(root: etree._Element, proprietary: etree._Element, edition: datetime.date) -> None:
    """Append what the official notes say, act by act; each names the note it is read from."""
    for note in Act(root).notes:
        for step in steps(note, edition):
            attributes = {
                "note": note.eid,
                "date": step.date.isoformat() if step.date else "",
                "number": step.number,
                "verb": step.verb.value,
                "force": step.entry.text if step.entry else "",
                "scheduled": str(step.scheduled).lower(),
            }
            etree.SubElement(proprietary, f"{{{PROPRIETARY}}}history", attributes)
