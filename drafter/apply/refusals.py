"""Why a modification is refused, as findings for a person."""

from __future__ import annotations

from collections.abc import Sequence

from drafter import eid as eids
from drafter.akn import Leaf
from drafter.errors import Finding, Place
from drafter.messages import _
from drafter.modification import Modification
from drafter.nearest import nearest

MEETING = "D105"


def place(position: int, eid: str) -> Place:
    """Return the place of a modification by its position in the list, from 0."""
    return Place(clause=position + 1, eid=eid)


def meeting(other: int) -> Finding:
    """Return the finding for a place that another modification changes too."""
    return Finding(
        code=MEETING,
        message=_("два изменения касаются одних и тех же слов или одного элемента"),
        expected=_("каждое место меняется один раз"),
        found=_("это место уже меняет изменение {n}").format(n=other + 1),
        hint=_("объедините изменения в одно"),
    )


def no_effect() -> Finding:
    """Return the finding for a modification whose new text is the text in force."""
    return Finding(
        code="D108",
        message=_("изменение ничего не меняет"),
        expected=_("новый текст, отличный от действующего"),
        found=_("тот же текст"),
        hint=_("удалите это изменение или исправьте новый текст"),
    )


def nothing_left(what: str) -> Finding:
    """Return the finding for an exclusion that would leave a unit without text."""
    return Finding(
        code="D109",
        message=_("после изменения от элемента не остается текста"),
        expected=_("хотя бы одно слово"),
        found=what,
        hint=_("исключите элемент целиком или изложите его в новой редакции"),
    )


def no_end(eid: str, paragraphs: int) -> Finding:
    """Return the finding for words added at the end of a unit whose end is not one paragraph."""
    return Finding(
        code="D110",
        message=_("неясно, к какому абзацу относятся слова, добавляемые в конец"),
        expected=_("место из одного абзаца, либо часть, подпункт"),
        found=_("{eid}, абзацев: {n}").format(eid=eid, n=paragraphs),
        hint=_("укажите абзац или слова, после которых вставить"),
    )


def whole_act() -> Finding:
    """Return the finding for an act restated whole, which is a new edition and not a change of one."""
    return Finding(
        code="D111",
        message=_("акт изложен целиком: это новая редакция, а не изменение действующей"),
        expected=_("изменение статьи или ее части"),
        found=eids.WHOLE,
        hint=_("внесите новую редакцию командой drafter ingest"),
    )


def no_heading(eid: str) -> Finding:
    """Return the finding for a heading restated where the unit has none."""
    return Finding(
        code="D101",
        message=_("у этого элемента нет заголовка"),
        expected=_("элемент с заголовком: статья, глава, раздел"),
        found=eid,
        hint=_("изложите в новой редакции сам элемент"),
    )


def miscounted(old: str, modification: Modification, number: int, scope: Sequence[Leaf]) -> Finding:
    """Return the finding for old words found otherwise than stated, with what stands there instead."""
    if number == 0:
        text = " ".join(leaf.text for leaf in scope)
        message = _("слова «{old}» не найдены").format(old=old)
        found = nearest(text, old) or _("ничего похожего")
    else:
        message = _("слова «{old}» найдены не столько раз, сколько ожидалось").format(old=old)
        found = _("раз: {n}").format(n=number)
    expected = _("хотя бы один раз") if modification.every else _("раз: {n}").format(n=modification.count)
    many = _("укажите больше соседних слов, более узкое место, every: true или count: {n}").format(n=number)
    return Finding(
        code="C13",
        message=message,
        expected=expected,
        found=found,
        rule=_("старые слова должны стоять в действующем тексте по указанному адресу дословно и один раз"),
        hint=many if number else _("скопируйте слова из действующего текста: drafter show"),
    )
