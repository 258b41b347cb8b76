"""What can be done about a finding: changes of the bill file, each safe or for the drafter to decide.

A fix is safe where the law, or the print of every law, leaves one right form and the norm means the same after it.
Amounts of penalties are decisions, so no fix proposes them alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from drafter import eid as eids
from drafter.checks.entry import LEAST_DAYS
from drafter.checks.form import MIXED
from drafter.checks.style import BLANKS, REPEATED, SIGNS, YO
from drafter.errors import Finding
from drafter.language import rus
from drafter.language.rus import Case
from drafter.language.sanctions import is_sanction
from drafter.messages import _
from drafter.spec.rewriting import Edit, Item, Path, Value, Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """A way to mend a finding: the changes of the file, what they do, and whether a person must decide on them."""

    finding: Finding
    about: str
    is_safe: bool
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A Russian text of a bill file: where it stands, what it is called there, what it says."""

    path: Path
    role: str
    value: str

    @property
    def is_new(self) -> bool:
        """Whether it goes into the code; other texts are words in force."""
        return self.role not in ("old", "after", "before")


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A finding with the modification that it is about, as the file has it."""

    finding: Finding
    file: dict[str, Any]
    position: int | None

    @property
    def modification(self) -> dict[str, Any]:
        """The modification as the file has it; empty where the finding is about the bill."""
        return {} if self.position is None else self.file["modifications"][self.position]

    @property
    def texts(self) -> list[Text]:
        """The Russian texts of the modification."""
        if self.position is None:
            return []
        return list(texts(self.modification, ("modifications", self.position)))


_NO_TEXT = ("type", "destination", "reason", "difference", "languages", "acts", "except", "kaz")


def texts(given: Any, path: Path, role: str = "") -> Iterator[Text]:
    """Yield the Russian texts under a value of the file."""
    if isinstance(given, dict):
        for key, inner in given.items():
            if key not in _NO_TEXT:
                yield from texts(inner, (*path, key), role if key == "rus" else key)
    elif isinstance(given, list):
        for number, inner in enumerate(given):
            yield from texts(inner, (*path, number), role)
    elif isinstance(given, str):
        yield Text(path=path, role=role, value=given)


_ALIKE = dict(zip("aceopxyABCEHKMOPTXY", "асеорхуАВСЕНКМОРТХУ", strict=True))
_QUOTED = re.compile(r'"([^"]*)"')
_BULLET = re.compile(rf"^\s*[{SIGNS}]\s+(?P<word>\S+)", re.MULTILINE)
_STRONG = re.compile(
    r"(\*\*|__|`)(?P<inside>.+?)\1|<(?P<tag>b|i|u|strong|em)>(?P<marked>.+?)</(?P=tag)>", re.IGNORECASE
)
_NUMBER = re.compile(r"\b(?P<lead>размере|до|от)\s(?P<n>\d+)(?=\s(?:месячн|МРП|сут|час|до\s))")
_SHORT = re.compile(r"(?P<number>[\w-]+)\sМРП\b")
_REPEAT = re.compile(
    r"повторно(?:\s+в\s+течени[еи]\s+(?:одного\s+)?года)?(?:\s+после\s+наложения\s+(?:административного\s+)?взыскания)?"
)


def _swapped(pattern: re.Pattern[str], text: Text, new: Callable[[re.Match[str]], str]) -> Iterator[Words]:
    """A change for each thing that a pattern finds in a text."""
    for found in {match[0]: match for match in pattern.finditer(text.value)}.values():
        if new(found) != found[0]:
            yield Words(path=text.path, old=found[0], new=new(found))


def letters(about: About) -> Iterator[Fix]:
    """D403, C13: Latin letters that look like Russian ones; safe, nobody sees a difference."""
    wanted = [text for text in about.texts if text.is_new == (about.finding.code == "D403")]
    edits = [edit for text in wanted for edit in _swapped(MIXED, text, _in_russian)]
    yield from _fix(about, _("латинские буквы заменены русскими"), edits)


def _in_russian(match: re.Match[str]) -> str:
    word = "".join(_ALIKE.get(letter, letter) for letter in match[0])
    return match[0] if MIXED.search(word) else word


def spelling(about: About) -> Iterator[Fix]:
    """D406, C13: «е» for «ё», quotes as laws print them, one blank; safe, the same words."""
    new = about.finding.code == "D406"
    edits: list[Words] = []
    for text in about.texts:
        if text.is_new == new:
            edits += _swapped(YO, text, lambda match: rus.plain(match[0]))
        if text.is_new and new and not _is_restated(about):
            edits += _swapped(_QUOTED, text, lambda match: f"«{match[1]}»")
        elif text.is_new and new and (found := _QUOTED.fullmatch(about.finding.found or "")):
            edits.append(Words(path=text.path, old=found[0], new=f"«{found[1]}»"))
        if new:
            edits += _swapped(BLANKS, text, lambda match: " ".join(match[0].split()))
    yield from _fix(about, _("знаки — как в печати законов"), edits)


def _is_restated(about: About) -> bool:
    """Whether the new text repeats what is in force, whose quotation marks stay as they are."""
    return about.modification.get("type") == "substitution" and "old" not in about.modification


def marks(about: About) -> Iterator[Fix]:
    """C20: marks before paragraphs and around words go (Law № 480-V, article 24(7)); safe, no word changes."""
    edits: list[Words] = []
    for text in about.texts:
        if text.is_new:
            edits += _swapped(_BULLET, text, lambda match: match["word"])
            edits += _swapped(_STRONG, text, lambda match: match["inside"] or match["marked"])
    yield from _fix(about, _("знаки перед абзацами и выделения убраны"), edits)


def lists(about: About) -> Iterator[Fix]:
    """C08: parts named as the list names them; safe, the same parts."""
    found, expected = about.finding.found or "", about.finding.expected or ""
    edits = [
        Words(path=text.path, old=found, new=expected) for text in about.texts if text.is_new and found in text.value
    ]
    yield from _fix(about, _("части названы в падеже списка"), edits)


def commas(about: About) -> Iterator[Fix]:
    """D405: the comma of a list that an insertion lost; safe, the number is the same."""
    said = {text.role: text for text in about.texts}
    new, after = said.get("new"), said.get("after")
    if new is None or after is None or not (new.value[-1:].isalnum() or new.value.endswith(")")):
        return
    bare = after.value[-1:].isalnum() or after.value.endswith(")")
    value = f", {new.value}" if bare else f"{new.value},"
    yield from _fix(about, _("запятая списка возвращена"), [Words(path=new.path, old=new.value, new=value)])


def formulas(about: About) -> Iterator[Fix]:
    """C19: the dash, the numbers and the unit of a sanction are safe, being read the same; agreement and repetition are
    for the drafter to decide.
    """
    dashes: list[Words] = []
    amounts: list[Words] = []
    decided: list[Words] = []
    for text in about.texts if about.modification.get("type") else ():
        lines = text.value.splitlines() if text.is_new else []
        for before, line in zip(["", *lines], lines, strict=False):
            if not is_sanction(line):
                continue
            tail = re.search(r"(?P<word>\S+?)(?P<comma>,?)\s?[-—−–]$", before)
            if tail:
                dashes.append(Words(path=text.path, old=tail[0], new=f"{tail['word']}{tail['comma']} –"))
            amounts += _swapped(_NUMBER, replaced(text, line), lambda m: f"{m['lead']} {_genitive(int(m['n']))}")
            amounts += _swapped(_SHORT, replaced(text, line), lambda m: f"{m['number']} месячных расчетных показателей")
            verb = line.split(" ", 1)[0]
            other = "влечет" if about.finding.expected == "влечет" else "влекут"
            if about.finding.expected in ("влечет", "влекут") and verb != other:
                decided.append(Words(path=text.path, old=line, new=other + line[len(verb) :]))
            decided += _swapped(_REPEAT, replaced(text, before), lambda _m: REPEATED)
    yield from _fix(about, _("тире перед взысканием"), [edit for edit in dashes if edit.old != edit.new])
    yield from _fix(about, _("размеры и сроки прописью, без сокращений"), amounts)
    yield from _fix(about, _("слова взыскания — формула кодекса"), decided, is_safe=False)
    yield from _acts(about)


def replaced(text: Text, value: str) -> Text:
    """A part of a text, in the same place."""
    return Text(path=text.path, role=text.role, value=value)


def _genitive(number: int) -> str:
    return rus.cardinal(number, Case.GEN)


def _acts(about: About) -> Iterator[Fix]:
    """The key «acts» of an offence given by its parameters."""
    part = _part(about)
    if part is not None and about.finding.expected in ("влечет", "влекут"):
        path, _parts, number = part
        value = "several" if about.finding.expected == "влекут" else "one"
        edit = Value(path=(*path, number - 1, "acts"), value=value, after="conduct")
        yield from _fix(about, _("число деяний"), [edit], is_safe=False)


def _part(about: About) -> tuple[Path, list[dict[str, Any]], int] | None:
    """Where the parts of an offence stand in the file, the parts, and which of them a finding is about, from 1."""
    new = about.modification.get("new")
    if not isinstance(new, dict) or "offence" not in new or about.position is None or not about.finding.place.eid:
        return None
    numbers = [num for prefix, num in eids.pieces(about.finding.place.eid) if prefix == "para"]
    parts = new["offence"].get("parts", [])
    number = int(numbers[0]) if numbers and numbers[0].isdigit() else 1
    path = ("modifications", about.position, "new", "offence", "parts")
    return (path, parts, number) if number <= len(parts) else None


def in_turn(about: About) -> Iterator[Fix]:
    """C10: an article that skips a number takes the one that is due, wherever the bill names it (Law № 480-V, article
    26(7)); for the drafter to decide, since another bill may have taken it.
    """
    eid = about.finding.place.eid or ""
    due = re.search(r"art_(\d+(?:-\d+)*)\b(?!__)", about.finding.expected or "")
    if due is None or not re.fullmatch(r"art_\d+(?:-\d+)+", eid):
        return
    old = eid.removeprefix("art_")
    edits = [
        edit
        for key in ("modifications", "note", "ignore")
        for edit in _renamed(about.file.get(key), (key,), old, due[1])
    ]
    yield from _fix(about, _("номер {old} заменен номером {new}").format(old=old, new=due[1]), edits, is_safe=False)


def _renamed(given: Any, path: Path, old: str, new: str) -> Iterator[Words]:
    """A number of an article changed in every text and place under a value, in either language."""
    if isinstance(given, dict):
        for key, inner in given.items():
            yield from _renamed(inner, (*path, key), old, new)
    elif isinstance(given, list):
        for number, inner in enumerate(given):
            yield from _renamed(inner, (*path, number), old, new)
    elif isinstance(given, str):
        for prefix in ("", "art_"):
            if re.search(rf"(?<![\w-]){prefix}{old}(?!\w|-\d)", given):
                yield Words(path=path, old=f"{prefix}{old}", new=f"{prefix}{new}")


def days(about: About) -> Iterator[Fix]:
    """C02: sixty days before entry into force; for the drafter to decide, who may soften the law instead."""
    if "days" in about.file["entry_into_force"]:
        edit = Value(path=("entry_into_force", "days"), value=LEAST_DAYS)
        yield from _fix(about, _("срок введения в действие — шестьдесят дней"), [edit], is_safe=False)


def counted(about: About) -> Iterator[Fix]:
    """C13: how many times the words are found; for the drafter to decide, who may have meant one of them."""
    number = re.search(r"\d+", about.finding.found or "")
    key = next((text.role for text in about.texts if not text.is_new), None)
    if number is not None and key is not None and about.position is not None:
        edit = Value(path=("modifications", about.position, "count"), value=int(number[0]), after=key)
        yield from _fix(about, _("указано, сколько раз слова заменяются"), [edit], is_safe=False)


def exempt(about: About) -> Iterator[Fix]:
    """C05: a part for those who may not be arrested, with the largest fine of the offence; the fine is for the drafter
    to decide.
    """
    found = _part(about)
    if found is None:
        return
    path, parts, number = found
    fines = [fine for part in parts if isinstance(fine := part.get("sanctions", {}).get("fine"), int)]
    if fines and "arrest" in parts[number - 1].get("sanctions", {}):
        item = Item(
            path=path,
            position=len(parts) - 1,
            lines=(f"exempt_of: [{number}]", "sanctions:", f"  fine: {max(fines)}"),
        )
        yield from _fix(about, _("добавлена часть для лиц, к которым арест не применяется"), [item], is_safe=False)


def _fix(about: About, said: str, edits: Sequence[Edit], *, is_safe: bool = True) -> Iterator[Fix]:
    if edits:
        yield Fix(finding=about.finding, about=said, is_safe=is_safe, edits=tuple(dict.fromkeys(edits)))


OFFERS: tuple[tuple[str, Callable[[About], Iterator[Fix]]], ...] = (
    ("C02", days),
    ("C05", exempt),
    ("C08", lists),
    ("C10", in_turn),
    ("C13", letters),
    ("C13", spelling),
    ("C13", counted),
    ("C19", formulas),
    ("C20", marks),
    ("D403", letters),
    ("D405", commas),
    ("D406", spelling),
)
"""What can be done about each code, in the order in which it is tried."""
