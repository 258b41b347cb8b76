"""What one line of an act opens: a division, an article, a part, a point, a note, or none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_N = r"(?P<num>\d+(?:-\d+)*)"
_DIVISIONS: dict[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "rus": (
        ("sec", re.compile(rf"(?P<label>раздел {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subsec", re.compile(rf"(?P<label>подраздел {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("part", re.compile(r"(?P<heading>(?:общая|особенная) часть|заключительные положения)", re.IGNORECASE)),
        ("chp", re.compile(rf"(?P<label>глава {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subchp", re.compile(rf"(?P<label>параграф {_N}\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("art", re.compile(rf"(?P<label>Статья {_N}\.)\s*(?P<heading>.*)")),
    ),
    "kaz": (
        ("sec", re.compile(rf"(?P<label>{_N}-бөл[іi]м\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subsec", re.compile(rf"(?P<label>{_N}-к[іi]ш[іi] бөл[іi]м\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("part", re.compile(r"(?P<heading>(?:жалпы|ерекше) бөл[іi]к)", re.IGNORECASE)),
        ("chp", re.compile(rf"(?P<label>{_N}-тарау\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("subchp", re.compile(rf"(?P<label>{_N}-параграф\.?)\s*(?P<heading>.*)", re.IGNORECASE)),
        ("art", re.compile(rf"(?P<label>{_N}-бап\.)\s*(?P<heading>.*)")),
    ),
}
_UNITS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("para", re.compile(rf"(?P<label>{_N}\.)(?!\d)\s*(?P<text>.*)", re.DOTALL)),
    ("point", re.compile(rf"(?P<label>{_N}\))(?!,|\s*тармақша)\s*(?P<text>.*)", re.DOTALL)),
    ("note", re.compile(r"(?P<label>(?:Примечани[ея]|Ескертпе(?:лер)?)[.:])\s*(?P<text>.*)", re.DOTALL)),
)
# «1) тармақша …» of a Kazakh law and «1), 4) …» of a list cite points, they do not open one.
DEPTH = {p: d for d, p in enumerate(("sec", "part", "subsec", "chp", "subchp", "art", "note", "para", "point", "al"))}
"""How deep each kind of unit lies in an act."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A line read for what it opens: the kind of unit, its number, the label as printed, and its text."""

    prefix: str
    num: str
    label: str
    text: str


def read_unit(text: str, language: str, *, division: bool) -> Unit:
    """Read one line; ``division`` says that it may open an article or what is above one.

    >>> read_unit("2-1. Внесение изменений", "rus", division=False)
    Unit(prefix='para', num='2-1', label='2-1.', text='Внесение изменений')
    """
    if division:
        for prefix, pattern in _DIVISIONS[language]:
            if match := pattern.fullmatch(text):
                found = match.groupdict()
                return Unit(prefix, found.get("num") or "1", found.get("label") or "", found["heading"])
    for prefix, pattern in _UNITS:
        if match := pattern.fullmatch(text):
            found = match.groupdict()
            return Unit(prefix, found.get("num") or "1", found["label"], found["text"])
    return Unit("al", "", "", text)
