"""The numbers that Word counts itself before paragraphs of lists (ECMA-376 Part 1, 17.9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from drafter.messages import _
from drafter.word.names import MC, W, doubled, is_on
from drafter.word.refusals import Kind, Trouble
from drafter.word.styles import Look, Styles, look_of
from drafter.word.symbols import FONTS, plain

_DEEPEST = 9
_MOST_LETTERS = 20
_UNKNOWN = "?" * (_MOST_LETTERS + 1)


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def _roman(number: int) -> str:
    signs = (
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
    )
    made = ""
    for value, sign in (*signs, (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        made += sign * (number // value)
        number %= value
    return made


def _once(alphabet: str) -> Callable[[int], str]:
    """Numbers as letters, as many as there are: programs differ in what comes after the last one."""
    return lambda number: alphabet[number - 1] if number <= len(alphabet) else _UNKNOWN


def _lettered(alphabet: str) -> Callable[[int], str]:
    """Numbers as letters: after the last letter they are doubled, «aa», «bb», as Word does."""
    return lambda number: alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) + 1)


_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
"""Without ё, й, ъ and ь (17.18.59)."""

FORMS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "upperRoman": lambda number: _roman(number).upper(),
    "lowerRoman": _roman,
    "upperLetter": _lettered(_LATIN.upper()),
    "lowerLetter": _lettered(_LATIN),
    "russianUpper": _once(_RUSSIAN.upper()),
    "russianLower": _once(_RUSSIAN),
    "none": lambda _number: "",
}
"""The forms of numbers that a text of law may show; any other is refused."""


def written(number: int, form: str) -> str | None:
    """Return a number in a form, or None where the form is not known or does not have the number.

    >>> written(3, "russianLower"), written(4, "upperRoman"), written(7, "zeros-3"), written(1, "ordinalText")
    ('в', 'IV', '007', None)
    """
    if form.startswith("zeros-"):
        return f"{number:0{form.removeprefix('zeros-')}}"
    if form not in FORMS or (number < 1 and form not in ("decimal", "decimalZero", "none")):
        return None
    made = FORMS[form](number)
    return made if len(made) <= _MOST_LETTERS else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level of a list: where it begins, its form, «%1)», after which level it begins anew, what follows it."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    apart: bool = True
    capitals: bool = False
    style: str | None = None
    look: etree._Element | None = None
    form_of: etree._Element | None = None
    trouble: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What Word prints before a paragraph: the number and whether a blank parts it from the text.

    ``bullet`` is a sign that counts nothing; ``trouble`` says why the number cannot be known; ``look`` and ``form`` are
    the properties that its level gives it and its paragraph.
    """

    text: str = ""
    apart: bool = True
    bullet: bool = False
    look: etree._Element | None = None
    form: etree._Element | None = None
    trouble: Trouble | None = None


@dataclass(slots=True)
class _List:
    """A definition of lists and how far each of its levels has been counted; ``unseen`` are the levels that deeper ones
    stand in without a paragraph of their own.
    """

    levels: Mapping[int, Level]
    reached: dict[int, int] = field(default_factory=dict)
    unseen: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Num:
    """A list by its number: its definition, its levels, the starts that it sets anew."""

    key: str
    kind: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


class Numbers:
    """Counts the paragraphs of a document in their order; each story is counted by a fresh one."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._kinds = {} if root is None else {_id(one, "abstractNumId"): one for one in root.iter(f"{W}abstractNum")}
        self._nums = {} if root is None else {_id(one, "numId"): one for one in root.iter(f"{W}num")}
        self._lists: dict[str, _List] = {}
        self._read: dict[str, _Num | None] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, paragraph: etree._Element, style: str | None) -> Label | None:
        """Return what Word prints before a paragraph, which it counts; None where it is in no list."""
        at = self._place(paragraph, style)
        if at is None:
            return None
        num, depth = at
        level = None if num is None else num.levels.get(depth)
        if num is None:
            return Label()  # a list that the file does not define prints no number
        if level is None:
            return _unknown(_("уровень списка, которого нет в файле"))
        sure = self._is_sure(num, depth)
        counted = self._count(num, depth)
        if not sure:
            return _unknown(_("номер списка, который программы считают по-разному"))
        if level.trouble is not None:
            return _unknown(level.trouble)
        if level.form == "bullet":
            return Label(text=level.text.strip(), bullet=True, look=level.look, form=level.form_of)
        text = level.text
        for each in range(_DEEPEST):
            if f"%{each + 1}" not in text:
                continue
            if each < depth and self._awaits(num, each):
                return _unknown(_("номер списка, который программы считают по-разному"))
            outer = num.levels.get(each, Level())
            form = "decimal" if level.legal and outer.form != "none" else outer.form
            value = counted.get(each, outer.start)
            shown = None if outer.trouble else written(value, form)
            if shown is None:
                return _unknown(outer.trouble or _("номер {n} вида {form}").format(n=value, form=form))
            text = text.replace(f"%{each + 1}", shown.upper() if level.capitals else shown)
        apart = level.apart or text.strip().endswith((")", "."))
        return Label(text=text.strip(), apart=apart, look=level.look, form=level.form_of)

    def _place(self, paragraph: etree._Element, style: str | None) -> tuple[_Num | None, int] | None:
        """The list and the level of a paragraph: its own words over those of its style and what that is based on."""
        key, depth = _named(paragraph.find(f"{W}pPr/{W}numPr"))
        own = depth is not None
        for each in self._styles.chain("paragraph", style):
            found, level = _named(each.find(f"{W}pPr/{W}numPr"))
            depth = level if depth is None else depth
            if key is None and found is not None:
                key = found
                linked = None if own else self._linked(key, (style, each.get(f"{W}styleId")))
                if linked is not None and depth is None:
                    depth = linked
                elif linked is not None and depth != linked:
                    depth = _DEEPEST  # the style and its list name two levels: no program knows which
        return None if key is None or key == "0" else (self._num(key), depth or 0)

    def _linked(self, key: str, styles: tuple[str | None, ...]) -> int | None:
        """The level of a list that one of some styles belongs to (17.9.23), the first style first."""
        num = self._num(key)
        levels = {} if num is None else {level.style: depth for depth, level in num.levels.items() if level.style}
        return next((levels[style] for style in styles if style in levels), None)

    def _is_sure(self, num: _Num, depth: int) -> bool:
        """Whether the norm and the programs agree on the next number: not where a level that has stood above others
        without a paragraph of its own gets its first one, nor where an inner level begins anew that has another
        beginning here than in its definition, nor where a list that has begun at one level sets another anew.
        """
        held = self._lists[num.kind]
        if depth in held.unseen:
            return False
        follows = held.reached.get(depth, num.levels[depth].start - 1) + 1
        begun = any(key == num.key for key, _at in self._started)
        if begun and self._awaits(num, depth) and num.starts[depth] != follows:
            return False
        begins = depth not in held.reached and (num.key, depth) in self._started
        return not (begins and depth and num.starts.get(depth) != num.levels[depth].start)

    def _awaits(self, num: _Num, depth: int) -> bool:
        """Whether a level of a list is yet to begin at the number that the list sets anew."""
        return depth in num.starts and (num.key, depth) not in self._started

    def _count(self, num: _Num, depth: int) -> Mapping[int, int]:
        held = self._lists[num.kind]
        counted = held.reached
        if self._awaits(num, depth):
            self._started.add((num.key, depth))
            counted[depth] = num.starts[depth] - 1
        for each in range(depth):
            if each not in counted:
                held.unseen.add(each)
                counted[each] = num.starts.get(each, num.levels.get(each, Level()).start)
        level = num.levels[depth]
        counted[depth] = counted.get(depth, num.starts.get(depth, level.start) - 1) + 1
        for each in [each for each in counted if each > depth]:
            restart = num.levels.get(each, Level()).restart
            if restart is None or (restart and depth < restart):
                del counted[each]
                held.unseen.discard(each)
        return counted

    def _num(self, key: str) -> _Num | None:
        if key not in self._read:
            self._read[key] = self._made(key)
        return self._read[key]

    def _made(self, key: str) -> _Num | None:
        element = self._nums.get(key)
        if element is None:
            return None
        kind = self._definition(_value(element, "abstractNumId") or "")
        if kind not in self._kinds:
            return None
        if kind not in self._lists:
            self._lists[kind] = _List(dict(_levels(self._kinds[kind])))
        levels = dict(self._lists[kind].levels)
        starts: dict[int, int] = {}
        for over in element.iterfind(f"{W}lvlOverride"):
            depth = _int(over.get(f"{W}ilvl"), 0)
            levels.update(dict(_levels(over)))
            if (start := _value(over, "startOverride")) is not None:
                starts[depth] = _int(start, 1)
                if not _is_start(start):
                    trouble = _("вид номера «{form}»").format(form=start[:60])
                    levels[depth] = replace(levels.get(depth, Level()), trouble=trouble)
        return _Num(key, kind, levels, starts)

    def _definition(self, key: str, steps: int = 8) -> str:
        """The definition that another leads to by a style of lists (17.9.21)."""
        element = self._kinds.get(key)
        link = None if element is None else _value(element, "numStyleLink")
        style = None if link is None else self._styles.numbering(link)
        named = None if style is None else _named(style.find(f"{W}pPr/{W}numPr"))[0]
        num = self._nums.get(named or "")
        if num is None or not steps:
            return key
        return self._definition(_value(num, "abstractNumId") or "", steps - 1)


def _levels(holder: etree._Element) -> Iterator[tuple[int, Level]]:
    seen: list[str | None] = []
    for level in holder.iterfind(f"{W}lvl"):
        form, trouble = _form(level)
        if level.find(f"{W}lvlPicBulletId") is not None:
            trouble = _("номер-рисунок")
        look = look_of(level.find(f"{W}rPr"))
        legal, restart = level.find(f"{W}isLgl"), _value(level, "lvlRestart")
        text = _value(level, "lvlText") or ""
        sign = _bullet(text, look.font) if form == "bullet" else text
        yield (
            _int(level.get(f"{W}ilvl"), 0),
            Level(
                start=_int(_value(level, "start") or "0", 1),
                form=form,
                text=(sign or "").upper() if look.capitals else sign or "",
                capitals=look.capitals,
                restart=None if restart is None else _int(restart, 0),
                legal=legal is not None and is_on(legal),
                apart=_value(level, "suff") != "nothing",
                style=_value(level, "pStyle"),
                look=level.find(f"{W}rPr"),
                form_of=level.find(f"{W}pPr"),
                trouble=trouble or _unseen(look) or _odd_sign(form, sign, look.font) or _odd_level(level, seen),
            ),
        )
        seen.append(level.get(f"{W}ilvl"))


def _odd_level(level: etree._Element, seen: Sequence[str | None]) -> str | None:
    """Why programs differ on a level: it is there twice, begins where no list does, or names levels below it."""
    twice = "lvl" if level.get(f"{W}ilvl") in seen else doubled(level)
    if twice is not None:
        return _("разметка {name} дважды").format(name=twice)
    start = _value(level, "start") or "0"
    text = _value(level, "lvlText") or ""
    above = _int(level.get(f"{W}ilvl"), 0) + 1
    if not _is_start(start) or "%" in _PLACE.sub("", text) or any(int(n) > above for n in _PLACE.findall(text)):
        return _("вид номера «{form}»").format(form=f"{start} {text}"[:60])
    return None


_PLACE = re.compile(r"%([1-9])(?!\d)")
"""Where the number of a level stands in a label; another «%» is shown by some programs and not by others."""


def _is_start(value: str) -> bool:
    """Whether a list may begin at a number: 32767 is the last."""
    return value.isdecimal() and len(value) < 6 and int(value) <= 32767


def _unseen(look: Look) -> str | None:
    """Why nobody sees a label of a look as it is."""
    if look.hidden:
        return _("скрытый номер")
    if look.struck:
        return _("зачеркнутый номер")
    return _("номер, который не виден") if look.odd else None


def _odd_sign(form: str, sign: str | None, font: str) -> str | None:
    """Why the sign of a label is not known: one of a font of pictures, or several, of which programs show the first."""
    if sign is None or (form != "bullet" and font.lower() in FONTS):
        return _("номер шрифтом {font}").format(font=font or _("без имени"))
    if form == "bullet" and len(sign) > 1:
        return _("знак списка из нескольких букв: «{sign}»").format(sign=sign[:60])
    return None


_CUSTOM = re.compile(r"(?P<zeros>0+)1, 0*2, 0*3, \.\.\.")
"""How newer Word writes that numbers have leading zeros: «001, 002, 003, ...»."""


def _form(level: etree._Element) -> tuple[str, str | None]:
    """The form of the numbers of a level, and why it cannot be known."""
    marks = [
        mark for mark in level.iter(f"{W}numFmt") if not any(up.tag == f"{MC}Fallback" for up in mark.iterancestors())
    ]
    if not marks:
        return "decimal", None
    form = marks[0].get(f"{W}val") or "decimal"
    if form == "custom":
        said = marks[0].get(f"{W}format") or ""
        custom = _CUSTOM.fullmatch(said)
        if custom is None:
            return form, _("вид номера «{form}»").format(form=said)
        width = len(custom["zeros"]) + 1
        return f"zeros-{width}", None
    if form not in FORMS and form != "bullet":
        return form, _("вид номера {form}").format(form=form)
    return form, None


_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf02d": "–",
    "\uf0be": "—",
    "\uf0a8": "◆",
}


def _bullet(text: str, font: str) -> str | None:
    made = plain(text, font) if font.lower() in FONTS else _BULLETS.get(text, text)
    return None if made is None or any("\ue000" <= sign <= "\uf8ff" for sign in made) else made


def _unknown(said: str) -> Label:
    return Label(trouble=Trouble(Kind.NUMBER, said))


def _named(properties: etree._Element | None) -> tuple[str | None, int | None]:
    """The list and the level that the properties of a paragraph or a style name."""
    if properties is None:
        return None, None
    depth = _value(properties, "ilvl")
    return _value(properties, "numId"), None if depth is None else _int(depth, 0)


def _id(element: etree._Element, name: str) -> str:
    return element.get(f"{W}{name}") or ""


def _value(holder: etree._Element, name: str) -> str | None:
    found = holder.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def _int(value: str | None, default: int) -> int:
    """A number of the markup; one that is none, or of more signs than any list counts, is the default."""
    return int(value) if value is not None and re.fullmatch(r"-?\d{1,9}", value) else default
