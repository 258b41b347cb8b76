"""The sanction of an offence in either language: the text itself shows which of the two reads it."""

from __future__ import annotations

import functools

from drafter.language import sanctions_kaz, sanctions_rus
from drafter.language.penalties import SanctionReading


@functools.lru_cache(maxsize=20_000)
def is_sanction(text: str) -> bool:
    """Tell whether a paragraph is a sanction in one of the two languages, or has one after its disposition.

    >>> is_sanction("влечет предупреждение."), is_sanction("ескерту жасауға алып келеді.")
    (True, True)
    """
    return sanctions_rus.is_sanction(text) or sanctions_kaz.is_sanction(text)


def sanctions(text: str) -> SanctionReading:
    """Read the sanction of a paragraph in its language, and say which of its words were not understood.

    >>> [sanctions(text).sanctions[0].kind.value for text in ("влечет предупреждение.", "ескерту жасауға алып келеді.")]
    ['warning', 'warning']
    """
    if sanctions_kaz.is_sanction(text):
        return sanctions_kaz.sanctions(text)
    return sanctions_rus.sanctions(text)
