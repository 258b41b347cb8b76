"""What is drawn in a Word file: pictures, shapes, boxes with words, and records of one place for several programs."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from drafter.messages import _
from drafter.word.names import DELETED, KNOWN_SPACES, MC, OFFICE_SHAPES, PIC, SIGNS, WPS, A, T, V, W
from drafter.word.pieces import Object
from drafter.word.refusals import Kind

_BOX = f"{W}txbxContent"
_PICTURES = frozenset((f"{PIC}pic", f"{V}imagedata", f"{A}blip"))
_SHAPES = frozenset(
    (f"{WPS}wsp", *(f"{V}{name}" for name in ("shape", "rect", "roundrect", "oval", "line", "polyline")))
)


def objects(element: etree._Element) -> Iterator[Object]:
    """Yield what a drawing is, besides the boxes with paragraphs in it."""
    inside = [one for one in element.iter("*") if not any(up.tag == _BOX for up in one.iterancestors())]
    tags = {str(one.tag) for one in inside}
    drawn = " ".join(said for one in inside if (said := _drawn_words(one)))
    if drawn:
        yield Object(Kind.PICTURE, _("слова в рисунке: «{words}»").format(words=drawn[:80]))
    if tags & _PICTURES or element.tag == f"{W}object":
        yield Object(Kind.PICTURE, _("рисунок"))
    elif tags & _SHAPES and not tags & {_BOX} and not any(one.get(f"{OFFICE_SHAPES}hr") for one in inside):
        yield Object(Kind.PICTURE, _("фигура (рисунок)"))
    elif not tags & {_BOX} | tags & _SHAPES and not drawn:
        yield Object(Kind.PICTURE, _("рисунок"))


def alternatives(element: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """Return the choice that Word takes of several records of one place, and those that it does not take."""
    branches = [one for one in element if one.tag in (f"{MC}Choice", f"{MC}Fallback")]
    taken = next(
        (
            one
            for one in branches
            if one.tag == f"{MC}Fallback" or all(name in KNOWN_SPACES for name in (one.get("Requires") or "?").split())
        ),
        None,
    )
    return taken, [one for one in branches if one is not taken]


def differ(element: etree._Element) -> bool:
    """Tell whether the records of one place print different words: of drawings words count, of text all its markup."""
    said = {_recorded(one) for one in element}
    return len(said - {""}) > 1 or (len(said) > 1 and any(next(_undrawn(one), None) is not None for one in element))


def _recorded(record: etree._Element) -> str:
    """What a record prints, all its markup where that is text."""
    if next(_undrawn(record), None) is None:
        return words_of(record)
    return b"".join(etree.tostring(one, method="c14n", with_tail=False) for one in record).decode()


def _undrawn(record: etree._Element) -> Iterator[etree._Element]:
    """What of a record prints and is no drawing."""
    drawn = (f"{W}drawing", f"{W}pict", f"{W}object")
    return (one for one in record.iter(*SIGNS) if next(one.iterancestors(*drawn), None) is None)


def is_taken(element: etree._Element) -> bool:
    """Tell whether an element lies in no record that Word does not take."""
    return not any(
        up.tag in (f"{MC}Choice", f"{MC}Fallback")
        and (over := up.getparent()) is not None
        and alternatives(over)[0] is not up
        for up in element.iterancestors()
    )


def words_of(element: etree._Element) -> str:
    """Return the letters of all text inside an element, whatever is printed of it; of alternatives the first."""
    made: list[str] = []
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            taken, _others = alternatives(child)
            made.append("" if taken is None else words_of(taken))
        elif child.tag in (T, f"{A}t"):
            made.append("".join((child.text or "").split()))
        elif child.tag == f"{V}textpath":
            made.append("".join((child.get("string") or "").split()))
        else:
            made.append(words_of(child))
    return "".join(made)


def has_words(element: etree._Element) -> bool:
    """Tell whether there is any text inside an element."""
    return any((one.text or "").strip() for one in element.iter(T, f"{A}t", DELETED))


def _drawn_words(element: etree._Element) -> str:
    """The words that a drawing has itself, and not in a box."""
    said = element.text if element.tag == f"{A}t" else element.get("string") if element.tag == f"{V}textpath" else ""
    return (said or "").strip()


def boxes(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the boxes of a drawing, not those inside a box, nor those of a record that is not taken."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag == f"{MC}AlternateContent":
            taken, _others = alternatives(child)
            if taken is not None:
                yield from boxes(taken)
        else:
            yield from boxes(child)
