"""Declarations that let the text of an element be seen otherwise than it is written, and how each is named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.ingest.html_looks import hangs, is_free, is_plain
from drafter.ingest.html_styles import Winner
from drafter.messages import _

_RAISES = _("надстрочный или подстрочный текст ({said})")
_TURNS = _("другое направление письма ({said})")
_CAPITALS = _("прописные буквы по стилю ({said})")
_CHANGES = _("текст скрыт или изменен стилем ({said})")
_STYLED = {
    "vertical-align": _RAISES,
    **dict.fromkeys("dir direction unicode-bidi writing-mode".split(), _TURNS),
    **dict.fromkeys("text-transform font-variant font-variant-caps".split(), _CAPITALS),
}
SEEN_APART = frozenset(
    "display visibility text-decoration vertical-align white-space list-style color background font-family".split()
)
_LAYOUT = re.compile(r"position|float|overflow|z-index|display|margin[\w-]*|text-overflow|transition")
"""Properties of what is around the text of an act that move it whole."""


def styled(name: str, value: str) -> str:
    """Say what a declaration does to text that is then not shown as it is written."""
    return _STYLED.get(name, _CHANGES).format(said=f"{name}: {value}")


def departures(said: Mapping[str, Winner], around: bool) -> Iterator[str]:
    """Yield the declarations that let text be seen otherwise; layout of what is ``around`` the act is not looked at."""
    for name, one in said.items():
        if is_free(name) or name in SEEN_APART or (around and _LAYOUT.fullmatch(name)):
            continue
        for value in (one.value, *one.doubtful):
            whole = (name == "overflow" and value in ("hidden", "clip") and not _cut(said)) or (
                name == "text-indent" and value is not None and value == one.value and _hangs(said, value)
            )
            if value is not None and not whole and not is_plain(name, value):
                yield styled(name, value)


def values(said: Mapping[str, Winner], name: str, attribute: str | None) -> list[str]:
    """Return the values that may stand for a property, the one that surely does first; an attribute is the least."""
    one = said.get(name, Winner(None))
    first = one.value if one.value is not None else (attribute or "").strip().lower() or None
    return [value for value in (first, *one.doubtful) if value is not None]


def _cut(said: Mapping[str, Winner]) -> bool:
    """Whether a box that hides what does not fit has a size, or lines that do not turn."""
    return any(name in said for name in ("height", "max-height", "width", "max-width", "white-space", "text-overflow"))


def _hangs(said: Mapping[str, Winner], indent: str) -> bool:
    left, margins = (said.get(name, Winner(None)) for name in ("margin-left", "margin"))
    return not left.doubtful and not margins.doubtful and hangs(indent, left.value, margins.value)
