"""Lines of an official text, whatever form it came in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of a source is."""

    TEXT = "text"
    QUOTED = "quoted"
    HEADING = "heading"
    HISTORY = "history"
    PREAMBLE = "preamble"
    CONCLUSION = "conclusion"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One paragraph of a source with the number of its line, from 1."""

    kind: LineKind
    text: str
    number: int


_HISTORY = re.compile(
    r"""Сноска(?:[.,:]|[ ][А-ЯЁ])
      | Примечание[ ](?:ИЗПИ|РЦПИ)
      | Нормативным[ ]постановлением[ ]Конституционного[ ]Суда
      | Ескерту[.:]
      | (?:ЗҚАИ|РҚАО)-?\S*[ ]ескертпес[іi]
      | ҚР[ ]Конституциялық[ ]Сотының[ ].*[ ]нормативт[іi]к[ ]қаулысымен""",
    re.VERBOSE,
)


def is_history(text: str) -> bool:
    """Tell whether a line is an official note on the history of the text, not enacted text.

    >>> is_history("Сноска. Статья 5 с изменениями"), is_history("Примечание. Лицо освобождается")
    (True, False)
    """
    return _HISTORY.match(text) is not None
