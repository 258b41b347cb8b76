"""Typography as data: the page, the font, the paragraph styles and the tables of every document."""

from __future__ import annotations

import dataclasses
import os
import tomllib
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import UnionType
from typing import Any, Literal

from drafter.errors import Finding, InputError, Place
from drafter.messages import _

Align = Literal["left", "center", "right", "justify"]
Orientation = Literal["portrait", "landscape"]
Changed = Literal["bold", "underline", "plain"]

NEEDED = ("caption", "cell", "cell-heading", "footer")
"""Styles that the writer sets by itself; a profile must have them."""

TAKEN = frozenset({"Normal", "ChangedWords", "Изменённые слова", "ExternalLink", "Ссылка"})
"""Ids and names of the styles that every file has beside those of the profile."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """The font of all documents, its size in points and the line spacing in lines."""

    name: str
    size: float
    line: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Distances from the edges of the sheet to the text, in millimetres."""

    top: float
    right: float
    bottom: float
    left: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A sheet held upright, in millimetres, with the margins for both ways to turn it."""

    width: float
    height: float
    footer: float
    portrait: Margins
    landscape: Margins

    def size(self, orientation: Orientation) -> tuple[float, float]:
        """Return the width and the height of the sheet as it is turned."""
        return (self.width, self.height) if orientation == "portrait" else (self.height, self.width)

    def margins(self, orientation: Orientation) -> Margins:
        """Return the margins of the sheet as it is turned."""
        return self.portrait if orientation == "portrait" else self.landscape

    def text_width(self, orientation: Orientation) -> float:
        """Return the width between the left and the right margin."""
        margins = self.margins(orientation)
        return self.size(orientation)[0] - margins.left - margins.right


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: ``key`` is the class documents use, ``name`` what a person sees in Word.

    Indents are in millimetres, spacing and sizes in points; ``size`` is None where the style has the size of the
    font; ``outline`` is the level of a heading from 1, or 0; ``tab`` sets a right tab stop at the edge of the text.
    """

    key: str
    name: str
    id: str
    align: Align = "justify"
    first_line: float = 0.0
    left: float = 0.0
    before: float = 0.0
    after: float = 0.0
    size: float | None = None
    bold: bool = False
    caps: bool = False
    letter_spacing: float = 0.0
    keep_next: bool = False
    keep_lines: bool = False
    outline: int = 0
    tab: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A kind of table: ``columns`` are shares of the width of the text, ``border`` is in points, ``padding`` in mm."""

    key: str
    name: str
    id: str
    columns: tuple[float, ...]
    border: float
    padding: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """All typography of a ministry's documents."""

    font: Font
    page: Sheet
    styles: tuple[Style, ...]
    tables: tuple[Table, ...]
    changed_words: Changed = "bold"


def load_profile(path: Path) -> Profile:
    """Return the profile that a TOML file describes.

    Raises InputError with a finding for every key that is unknown, missing or has a wrong value.
    """
    place = Place(file=os.fspath(path))
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        unreadable = _finding(_("профиль оформления не читается"), _("файл TOML в UTF-8"), str(error))
        raise InputError(unreadable.at(place)) from error
    findings: list[Finding] = []
    profile = _table(Profile, given, "", findings)
    if not findings:
        findings.extend(_nonsense(profile))
    if findings:
        raise InputError(*(finding.at(place) for finding in findings))
    return typing.cast(Profile, profile)


def _finding(message: str, expected: str, found: str) -> Finding:
    return Finding(code="D091", message=message, expected=expected, found=found)


def _table(kind: type[Any], given: object, key: str, findings: list[Finding]) -> Any:
    """Return a dataclass made from a TOML table, or anything at all once there are findings."""
    if not isinstance(given, Mapping):
        findings.append(_wrong(key, _("таблица TOML"), given))
        return None
    hints = typing.get_type_hints(kind)
    fields = {field.name: field for field in dataclasses.fields(kind) if field.name != "key"}
    for name in sorted(given.keys() - fields.keys()):
        known = ", ".join(sorted(fields.keys() - given.keys())) or _("других ключей нет")
        findings.append(_finding(_("неизвестный ключ «{key}»").format(key=_under(key, name)), known, name))
    values: dict[str, object] = {}
    for name, field in fields.items():
        where = _under(key, name)
        if name in given:
            values[name] = _value(hints[name], given[name], where, findings)
        elif field.default is dataclasses.MISSING:
            findings.append(_finding(_("нет ключа «{key}»").format(key=where), _wanted(hints[name]), _("ничего")))
    if findings:
        return None
    if "key" in hints:
        values["key"] = key.rpartition(".")[2]
    return kind(**values)


def _value(hint: Any, given: object, key: str, findings: list[Finding]) -> object:
    """Return the value of a key as its type wants it, with a finding where it cannot be."""
    item = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
    if dataclasses.is_dataclass(hint):
        return _table(typing.cast(type[Any], hint), given, key, findings)
    if dataclasses.is_dataclass(item) and isinstance(given, Mapping):
        return tuple(_table(typing.cast(type[Any], item), given[name], _under(key, name), findings) for name in given)
    if item is float and isinstance(given, list) and given and all(_is_measure(each) and each > 0 for each in given):
        return tuple(float(each) for each in given)
    if isinstance(hint, UnionType):
        hint = typing.get_args(hint)[0]
    if hint is float and _is_measure(given):
        return float(typing.cast(float, given))
    if hint is int and type(given) is int and 0 <= given <= 9:
        return given
    if hint in (str, bool) and type(given) is hint and given != "":
        return given
    if typing.get_origin(hint) is Literal and given in typing.get_args(hint):
        return given
    findings.append(_wrong(key, _wanted(hint), given))
    return None


def _is_measure(given: object) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and 0 <= given <= 2000


def _wanted(hint: Any) -> str:
    """A type as a person would name it."""
    if typing.get_origin(hint) is Literal:
        return ", ".join(f"«{choice}»" for choice in typing.get_args(hint))
    if typing.get_origin(hint) is tuple and typing.get_args(hint)[0] is float:
        return _("список чисел больше 0")
    if isinstance(hint, UnionType):
        hint = typing.get_args(hint)[0]
    names = {
        str: _("непустая строка"),
        bool: "true / false",
        int: _("целое число от 0 до 9"),
        float: _("число от 0 до 2000"),
    }
    return names.get(hint, _("таблица TOML"))


def _wrong(key: str, expected: str, given: object) -> Finding:
    return _finding(_("неверное значение ключа «{key}»").format(key=key), expected, repr(given))


def _under(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name


def _nonsense(profile: Profile) -> Iterator[Finding]:
    """Yield what no single key shows: names used twice, styles the writer misses, text without room."""
    entries: tuple[Style | Table, ...] = (*profile.styles, *profile.tables)
    for part in ("id", "name"):
        seen = set(TAKEN)
        for entry in entries:
            value = getattr(entry, part)
            if value in seen:
                key = f"{entry.key}.{part}"
                yield _finding(_("имя в ключе «{key}» уже занято").format(key=key), _("своё у каждого стиля"), value)
            seen.add(value)
    for key in NEEDED:
        if key not in {style.key for style in profile.styles}:
            yield _finding(_("нет стиля «styles.{key}»").format(key=key), ", ".join(NEEDED), _("ничего"))
    for key, size in (("font", profile.font.size), *((s.key, s.size) for s in profile.styles if s.size is not None)):
        if size < 1:
            yield _wrong(f"{key}.size", _("не меньше 1"), size)
    for orientation in typing.get_args(Orientation):
        if profile.page.text_width(orientation) < 50:
            found = str(profile.page.text_width(orientation))
            yield _finding(_("поля «page.{key}» не оставляют места").format(key=orientation), _("50 мм текста"), found)
