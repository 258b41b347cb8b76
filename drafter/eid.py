"""Names of places in an act: ``art_667-1__para_2__al_1``, as the Akoma Ntoso naming convention builds them.

Articles, chapters and sections are numbered through the whole act (Law № 480-V, article 23(4), edition of 09.01.2026),
so their eIds carry no parent.
"""

from __future__ import annotations

import functools
import re

SEPARATOR = "__"
HEADING = "heading"
WHOLE = "body"
"""The eId of the whole text of an act («по всему тексту»)."""

ELEMENTS: dict[str, str] = {
    "sec": "section",
    "part": "part",
    "subsec": "subsection",
    "chp": "chapter",
    "subchp": "subchapter",
    "art": "article",
    "para": "paragraph",
    "point": "point",
    "al": "alinea",
    "note": "hcontainer",
}
"""The prefix of an eId and the Akoma Ntoso element it stands for."""

DIVISIONS = frozenset({"sec", "part", "subsec", "chp", "subchp"})
"""Units above the article."""

_NUM = r"\d{1,9}(?:-\d{1,9})*"
"""The number of a unit; longer ones are no numbers of a law, and would not be read."""
_NUMBER = re.compile(_NUM)
_PIECE = re.compile(rf"(?P<prefix>[a-z]+)_(?P<num>{_NUM}|[a-zа-яё]\d{{0,9}})")
_ALONE = frozenset({"art", "chp", "sec"})


def pieces(eid: str) -> tuple[tuple[str, str], ...]:
    """Return the path of an eId from the large unit to the small; a heading closes it as ``("heading", "")``.

    Raises ValueError where the text is no eId of a unit.

    >>> pieces("art_667-1__para_2")
    (('art', '667-1'), ('para', '2'))
    """
    found: list[tuple[str, str]] = []
    steps = eid.split(SEPARATOR)
    for position, step in enumerate(steps):
        match = _PIECE.fullmatch(step)
        if match and match["prefix"] in ELEMENTS:
            found.append((match["prefix"], match["num"]))
        elif step == HEADING and position and position == len(steps) - 1:
            found.append((HEADING, ""))
        else:
            raise ValueError(f"not an eId: {eid!r}")
    return tuple(found)


def join(parent: str | None, prefix: str, num: str) -> str:
    """Return the eId of a unit under its parent.

    >>> join("art_5", "para", "2"), join("chp_33", "art", "667-1")
    ('art_5__para_2', 'art_667-1')
    """
    step = f"{prefix}_{num}"
    return step if parent is None or prefix in _ALONE else f"{parent}{SEPARATOR}{step}"


def parent(eid: str) -> str | None:
    """Return the eId of the unit around a place, as far as the eId itself names it.

    >>> parent("art_5__para_2"), parent("art_5")
    ('art_5', None)
    """
    head, separator, _ = eid.rpartition(SEPARATOR)
    return head if separator else None


def contains(outer: str, inner: str) -> bool:
    """Tell whether a place lies in another or is the same.

    >>> contains("art_5", "art_5__para_2"), contains("art_5", "art_50"), contains("body", "art_5")
    (True, False, True)
    """
    return outer in (inner, WHOLE) or inner.startswith(outer + SEPARATOR)


def article(eid: str) -> str | None:
    """Return the article part of an eId, or None above the articles.

    >>> article("art_5__para_2"), article("chp_33")
    ('art_5', None)
    """
    first = eid.split(SEPARATOR, 1)[0]
    return first if first.startswith("art_") else None


@functools.lru_cache(maxsize=10_000)
def num_key(num: str) -> tuple[int | str, ...]:
    """Return what sorts numbers of units as the law does: 667, 667-1, 667-2, 668.

    >>> sorted(["668", "667-10", "667-2", "667"], key=num_key)
    ['667', '667-2', '667-10', '668']
    """
    return tuple(int(n) for n in num.split("-")) if _NUMBER.fullmatch(num) else (-1, num)


_RANK = {"heading": 0, "al": 1, "para": 1, "point": 1, "note": 2}


def key(eid: str) -> tuple[tuple[int, tuple[int | str, ...]], ...]:
    """Return what sorts eIds in the order of the act: the heading, then by number, notes last.

    >>> sorted(["art_5__note_1", "art_5__para_2", "art_4", "art_5__heading"], key=key)
    ['art_4', 'art_5__heading', 'art_5__para_2', 'art_5__note_1']
    """
    if eid == WHOLE:
        return ()
    return tuple((_RANK.get(prefix, 1), num_key(num) if num else ()) for prefix, num in pieces(eid))
