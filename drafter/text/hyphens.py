"""Hyphens at which no line may end: those of the number of a unit or of a law."""

from __future__ import annotations

import re

KEPT = "\x1f"
"""What stands for such a hyphen in a text that is being written; no text has this sign."""

_ROMAN = "IVXLCDMІХ"
"""Kazakh texts write the Roman numbers with Cyrillic letters too."""
_UNITS = "бап|баб|бөлі|тармақ|тармағ|тарау|параграф|абзац|азат|ескертпе|тақырып|тақырыб|қосымша|кіші|жол|сөйлем"
_NUMBERED = re.compile(
    rf"""-(?:                                      # the hyphen first, as it is what is looked for
      (?<=\d-)(?=\d)                              # 667-1
    | (?<=\d-)(?=[{_ROMAN}]{{1,8}}\b)             # 187-VII
    | (?<![^\d{_ROMAN}]-)(?=(?i:{_UNITS}))        # 667-1-бап, and «-бап» where a changed number before it is apart
    )""",
    re.VERBOSE,
)


def kept(text: str) -> str:
    """Return a text of the same length with KEPT in place of each hyphen at which no line may end.

    >>> kept("статьи 667-1 Закона № 235-V, когда-либо").replace(KEPT, "_")
    'статьи 667_1 Закона № 235_V, когда-либо'
    >>> kept("668-1-1-бап, ІІ-тарау, 3–5-тармақтар").replace(KEPT, "_")
    '668_1_1_бап, ІІ_тарау, 3–5_тармақтар'
    """
    return _NUMBERED.sub(KEPT, text) if "-" in text else text
