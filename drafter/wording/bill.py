"""A bill in words: the title, the head of article 1, its items, the article on entry into force, the signature."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.apply import Amended
from drafter.modification import Insertion, Modification
from drafter.spec.model import EntryIntoForce
from drafter.wording import entry as entries
from drafter.wording import sentences
from drafter.wording.clauses import Item, ParagraphKind, Run, RunKind, Worded
from drafter.wording.speech import Speech, merged


def word(
    speech: Speech,
    amended: Amended,
    modifications: Sequence[Modification],
    *,
    act_title: str,
    act_date: datetime.date,
    subject: str | None,
    entry: EntryIntoForce,
) -> Worded:
    """Word a bill that amends one act."""
    items = tuple(_terminated(sentences.items(speech, amended, modifications)))
    insertions = sum(isinstance(m, Insertion) for m in modifications)
    substitutions = len(modifications) - insertions
    return Worded(
        title=speech.text(
            "title",
            "about" if subject else "text",
            act=lambda case: speech.act(act_title, case),
            subject=subject or "",
            changes=speech.changes_title(substitutions, insertions),
        ),
        head_article=speech.formula("head", "article"),
        head=speech.text(
            "head",
            "text",
            act=lambda case: speech.act(act_title, case),
            date=lambda case: speech.date(act_date, case),
            changes=speech.changes_head(substitutions, insertions),
        ),
        items=items,
        entry_article=speech.formula("entry", "article"),
        entry=entries.sentence(speech, entry, items, modifications),
        signature=speech.formula("signature", "office"),
    )


def _terminated(items: Sequence[Item]) -> Iterator[Item]:
    """Each sentence ends with «;», the last of the bill with «.»; what opens a list or a quotation ends with «:»."""
    for number, item in enumerate(items):
        paragraphs = list(item.paragraphs)
        for position, paragraph in enumerate(paragraphs):
            quoted_next = position + 1 < len(paragraphs) and paragraphs[position + 1].kind is ParagraphKind.QUOTED
            same = quoted_next and paragraphs[position + 1].modification == paragraph.modification
            if (paragraph.text.endswith(":") and paragraph.kind is not ParagraphKind.QUOTED) or same:
                continue
            last = number == len(items) - 1 and position == len(paragraphs) - 1
            runs = merged([*paragraph.runs, Run(RunKind.PLAIN, "." if last else ";")])
            paragraphs[position] = replace(paragraph, runs=runs)
        yield replace(item, paragraphs=tuple(paragraphs))
