"""Fields of Word: what of them is printed, and which print something that only Word knows (ECMA-376 Part 1, 17.16)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from drafter.messages import _
from drafter.word.names import W
from drafter.word.refusals import Kind, Trouble

_SHOWN = frozenset(("HYPERLINK", "FORMTEXT", "PRIVATE", "XE", "TC", "TA", "RD", "BOOKMARK"))
"""Fields whose result is what the file says, or nothing."""
_NOTHING = frozenset(("XE", "TC", "TA", "RD", "PRIVATE", "BOOKMARK"))
"""Fields that mark a place and print nothing."""
_NUMBERS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")
PAGES = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION"))
"""Fields that a header or a footer has and that say no word."""
_ARGUMENT = re.compile(r'"(?:[^"\\]|\\.)*"|\S+')
_SWITCHES = re.compile(r"(?:\\\*\s*(?:MERGEFORMAT|CHARFORMAT|ARABIC|Arabic|mergeformat))\s*")


@dataclass(slots=True)
class Field:
    """A field that is being read: its code, whether its result has begun, what the result prints, its form's data,
    and the number of its first paragraph.
    """

    code: list[str] = field(default_factory=list)
    result: list[str] = field(default_factory=list)
    begun: bool = False
    data: etree._Element | None = None
    first: int = 0

    @property
    def name(self) -> str:
        """The first word of the code."""
        words = "".join(self.code).split(None, 1)
        return words[0].upper() if words else ""

    @property
    def arguments(self) -> list[str]:
        """The words of the code after the first, without switches that do not change what is printed."""
        said = _SWITCHES.sub("", "".join(self.code).strip())
        return [one.strip('"') for one in _ARGUMENT.findall(said)[1:]]

    @property
    def shown(self) -> str:
        """What the result prints."""
        return "".join(self.result)


@dataclass(frozen=True, slots=True)
class Named:
    """A field that repeats what stands at a bookmark: the bookmark and the words of the result."""

    bookmark: str
    shown: str


class Sequences:
    """Counts the fields SEQ of a document."""

    def __init__(self) -> None:
        self._reached: dict[str, int] = {}

    def next(self, arguments: Sequence[str]) -> str | None:
        """Return the number that the next field of a sequence prints; None where its code asks for more than that."""
        if not arguments:
            return None
        name, rest = arguments[0].lower(), list(arguments[1:])
        match rest:
            case [] | ["\\n"]:
                self._reached[name] = self._reached.get(name, 0) + 1
            case ["\\r", number] if number.isdecimal() and len(number) < 9:
                self._reached[name] = int(number)
            case ["\\c"]:
                pass
            case _:
                return None
        return str(self._reached.get(name, 0))


def trouble(one: Field, sequences: Sequences, *, beside: bool) -> Trouble | Named | None:
    """Return why what a field prints is not known, or which words it has to repeat; None where its result is printed.

    ``beside`` is for a header or a footer, where pages are counted.
    """
    name = one.name
    if name in _SHOWN or (beside and name in PAGES):
        return None
    if name in _NUMBERS:
        return Trouble(Kind.NUMBER, _("поле {name}, номер которого ставит сам Word").format(name=name))
    if name == "SEQ":
        number = sequences.next(one.arguments)
        if number is not None and number == one.shown.strip():
            return None
        found = _("поле {name} показывает «{shown}», а считает «{number}»")
        return Trouble(Kind.FIELD, found.format(name=name, shown=one.shown, number=number or "?"))
    if name == "REF" and len(named := [said for said in one.arguments if said != "\\h"]) == 1:
        return Named(named[0], one.shown)  # \h makes a link of it
    if name == "QUOTE" and len(one.arguments) == 1 and one.arguments[0] == one.shown:
        return None
    if name == "FORMDROPDOWN":
        return (
            None if chosen(one) is not None else Trouble(Kind.FORM, _("поле со списком, в котором ничего не выбрано"))
        )
    if name == "FORMCHECKBOX":
        return Trouble(Kind.FORM, _("флажок формы"))
    found = _("поле {name}, слова которого ставит сам Word: «{shown}»")
    return Trouble(Kind.FIELD, found.format(name=name or _("без имени"), shown=one.shown[:60]))


def chosen(one: Field) -> str | None:
    """Return the entry that a drop-down list of a form shows, the first where none is chosen."""
    chooser = None if one.data is None else one.data.find(f"{W}ddList")
    if chooser is None:
        return None
    entries = [each.get(f"{W}val") or "" for each in chooser.iterfind(f"{W}listEntry")]
    said = chooser.find(f"{W}result")
    if said is None:
        said = chooser.find(f"{W}default")
    value = "0" if said is None else said.get(f"{W}val") or "0"
    return entries[int(value)] if value.isdecimal() and len(value) < 6 and int(value) < len(entries) else None


def wanted(root: etree._Element) -> Iterator[str]:
    """Yield the bookmarks, in small letters, that fields REF inside an element may repeat."""
    for holder in root.iter(f"{W}instrText", f"{W}fldSimple"):
        said = (holder.text if holder.tag == f"{W}instrText" else holder.get(f"{W}instr")) or ""
        yield from (one.strip('"').lower() for one in _ARGUMENT.findall(said))


def prints_nothing(one: Field) -> bool:
    """Tell whether a field marks a place and prints nothing, whatever its result says."""
    return one.name in _NOTHING


def unlike(named: Named, bookmarks: Mapping[str, str]) -> Trouble | None:
    """Return the trouble of a field that shows other words than those at its bookmark.

    Of a name in other letters, great or small, some programs find the bookmark, and others do not.
    """
    words = bookmarks.get(named.bookmark)
    if words is not None and words.split() == named.shown.split():
        return None
    found = _("поле REF показывает «{shown}», а закладка «{name}» — «{words}»")
    return Trouble(Kind.FIELD, found.format(shown=named.shown, name=named.bookmark, words=words or _("нет")))
