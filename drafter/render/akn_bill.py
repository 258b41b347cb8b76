"""The bill and the consolidated act as Akoma Ntoso documents."""

from __future__ import annotations

import copy

from lxml import etree

from drafter import akn
from drafter import eid as eids
from drafter.akn import child
from drafter.draft import Draft
from drafter.ingest.document import identification, references
from drafter.modification import Insertion, Modification, Repeal, is_verbal, kind
from drafter.wording.clauses import Item, Paragraph, ParagraphKind, RunKind


def bill_document(draft: Draft) -> bytes:
    """Return the bill as an Akoma Ntoso ``bill``: its clauses with ``mod``, ``quotedText`` and ``quotedStructure``,
    and ``activeModifications`` that say what each does to the act.
    """
    root = akn.element("akomaNtoso")
    bill = child(root, "bill", name="bill", contains="originalVersion")
    meta = child(bill, "meta")
    day = draft.bill.spec.date.isoformat()
    identification(
        meta,
        work=f"/akn/kz/bill/law/{day}/{_number(draft)}",
        language=draft.language,
        version=f"@{day}",
        title=draft.worded.title,
    )
    analysis = child(child(meta, "analysis", source="#drafter"), "activeModifications")
    for position, modification in enumerate(draft.modifications):
        analysis.append(_textual_mod(draft, position, modification))
    references(meta)
    preface = child(child(bill, "preface"), "longTitle", eId="longTitle")
    child(child(preface, "p"), "docTitle", draft.worded.title)
    body = child(bill, "body", eId="body")
    body.append(_amending_article(draft))
    last = child(body, "article", eId="art_2")
    child(last, "num", draft.worded.entry_article)
    _paragraph(child(last, "alinea", eId="art_2__al_1"), draft.worded.entry)
    conclusions = child(bill, "conclusions", eId="conclusions")
    child(conclusions, "p", draft.worded.signature)
    return akn.serialize(root)


def _number(draft: Draft) -> str:
    """A bill has no number until it is registered; its destination and file tell it apart."""
    return f"project-{draft.code.name}"


def consolidated_document(draft: Draft) -> bytes:
    """Return the act as proposed: the text in force with the bill's modifications made, as of the bill's date."""
    root = copy.deepcopy(draft.amended.act.root)
    meta = root.find(f".//{akn.tag('meta')}")
    old = root.find(f".//{akn.tag('identification')}")
    assert meta is not None and old is not None
    meta.remove(old)
    holder = akn.element("meta")
    identification(
        holder,
        work=draft.act.work,
        language=draft.language,
        version=f":{draft.bill.spec.date.isoformat()}",
        title=draft.code.title[draft.language],
    )
    meta.insert(0, holder[0])
    return akn.serialize(root)


def _textual_mod(draft: Draft, position: int, modification: Modification) -> etree._Element:
    made = akn.element("textualMod", eId=f"am_{position + 1}", type=kind(modification))
    child(made, "source", href=f"#mod_{position + 1}")
    place = f"{draft.act.uri}/!main"
    if modification.destination != eids.WHOLE:
        place += f"~{modification.destination}"
    pos = modification.pos if isinstance(modification, Insertion) else None
    side = {} if pos is None else {"pos": pos}
    child(made, "destination", href=place, **side)
    if is_verbal(modification):
        olds = modification.old if not isinstance(modification, Insertion) else (modification.old,) * (pos != "end")
        for form in range(len(olds)):
            child(made, "old", href=f"#mod_{position + 1}__qtext_old_{form + 1}")
        if not isinstance(modification, Repeal):
            for form in range(1 if isinstance(modification, Insertion) else len(modification.new)):
                child(made, "new", href=f"#mod_{position + 1}__qtext_new_{form + 1}")
    elif not isinstance(modification, Repeal):
        child(made, "new", href=f"#mod_{position + 1}__qstr_1")
    return made


def _amending_article(draft: Draft) -> etree._Element:
    article = akn.element("article", eId="art_1")
    child(article, "num", draft.worded.head_article)
    _paragraph(child(article, "alinea", eId="art_1__al_1"), draft.worded.head)
    for item in draft.worded.items:
        if item.number is None:
            _lines(draft, article, "art_1", item, first=2)
            continue
        point = child(article, "point", eId=f"art_1__point_{item.number}")
        child(point, "num", f"{item.number})")
        _lines(draft, point, f"art_1__point_{item.number}", item, first=1)
    return article


def _lines(draft: Draft, holder: etree._Element, eid: str, item: Item, *, first: int) -> None:
    sentences = [p for p in item.paragraphs if p.kind is not ParagraphKind.QUOTED]
    for count, paragraph in enumerate(sentences, start=first):
        mine = paragraph.modification
        quoted = [p for p in item.paragraphs if p.kind is ParagraphKind.QUOTED and p.modification == mine]
        made = child(holder, "alinea", eId=f"{eid}__al_{count}")
        _clause(draft, child(child(made, "content"), "p"), paragraph, quoted, item.number)


def _clause(
    draft: Draft, block: etree._Element, paragraph: Paragraph, quoted: list[Paragraph], number: str | None
) -> None:
    label = f"{number}) " if number is not None and paragraph.kind is ParagraphKind.ITEM else ""
    if paragraph.modification is None:
        block.text = paragraph.text.removeprefix(label)
        return
    mod = child(block, "mod", eId=f"mod_{paragraph.modification + 1}")
    counts = {RunKind.OLD: 0, RunKind.NEW: 0}
    for position, run in enumerate(paragraph.runs):
        text = run.text.removeprefix(label) if position == 0 else run.text
        if run.kind is RunKind.PLAIN:
            _append(mod, text)
            continue
        counts[run.kind] += 1
        child(mod, "quotedText", text, eId=f"{mod.get('eId')}__qtext_{run.kind.value}_{counts[run.kind]}")
    if quoted:
        structure = child(mod, "quotedStructure", eId=f"{mod.get('eId')}__qstr_1", startQuote="«", endQuote="»")
        _structure(draft, structure, paragraph.modification)
        structure.tail = quoted[-1].text.rpartition("»")[2]


def _structure(draft: Draft, holder: etree._Element, position: int) -> None:
    """The new unit itself, its eIds under the modification so that they stay unique in the bill."""
    eid = draft.amended.placed[position]
    prefix = f"{holder.get('eId')}__"
    if eid.endswith(eids.SEPARATOR + eids.HEADING):
        unit = draft.amended.act.index[eids.parent(eid) or eid]
        child(holder, "p", f"{unit.label} {unit.heading}")
        return
    made = copy.deepcopy(draft.amended.act.index[eid])
    made.tail = None
    for inner in made.iter():
        if isinstance(inner, akn.Provision):
            inner.set("eId", prefix + inner.eid)
            if "wId" in inner.attrib:
                del inner.attrib["wId"]
    holder.append(made)


def _append(holder: etree._Element, text: str) -> None:
    if len(holder):
        holder[-1].tail = (holder[-1].tail or "") + text
    else:
        holder.text = (holder.text or "") + text


def _paragraph(holder: etree._Element, text: str) -> None:
    child(child(holder, "content"), "p", text)
