"""Texts and places as a bill file gives them."""

from __future__ import annotations

import datetime
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from drafter import eid as eids


class Model(BaseModel):
    """A part of a bill file: frozen, and closed to unknown keys."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, strict=False)


def _visible(value: str | None) -> str | None:
    """Refuse signs that nobody sees: tabs and other controls, soft hyphens, marks of direction and of no width."""
    hidden = next((c for c in value or "" if c != "\n" and unicodedata.category(c) in _UNSEEN), None)
    if hidden is not None:
        raise ValueError(f"an invisible sign U+{ord(hidden):04X}")
    return value


_UNSEEN = frozenset(("Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"))
"""General categories of Unicode: signs without a form, of one font alone, and ends of lines."""
OneText = Annotated[str | None, AfterValidator(_visible)]


class Text(Model):
    """A text in the two authentic languages (Law № 480-V, article 24(3), edition of 09.01.2026)."""

    rus: OneText = Field(None, min_length=1, description="Текст на русском языке")
    kaz: OneText = Field(None, min_length=1, description="Қазақ тіліндегі мәтін")

    def in_language(self, language: str) -> str | None:
        """Return the text in a language, or None where it is not given."""
        found = getattr(self, language)
        return found if found is None else str(found)


def plain(value: Any) -> Any:
    """Return a text written as a plain string as one in its languages; ValueError for a value that is no text."""
    if isinstance(value, (bool, int, float, datetime.date)):
        raise ValueError("not a text: digits and dates need quotation marks")
    if not isinstance(value, str):
        return value
    both = value and not any(c.isalpha() for c in value)
    return {"rus": value, "kaz": value} if both else {"rus": value}


Words = Annotated[Text, BeforeValidator(plain, json_schema_input_type=str | Text)]
"""A text; written as a plain string it is the Russian one, digits and signs alone being the same in both languages."""

Name = Annotated[str, AfterValidator(_visible), Field(pattern=r"^[^\n]*$")]
"""A name in one line, which a Word file keeps among its properties."""


def _is_eid(value: str) -> str:
    if value != eids.WHOLE:
        eids.pieces(value)
    return value


Eid = Annotated[
    str,
    AfterValidator(_is_eid),
    Field(
        description="Место в кодексе: art_684__para_1 (часть первая статьи 684), art_804__para_1__point_1, "
        "art_667__para_1__al_2 (абзац второй), art_368__heading (заголовок), body (весь текст)",
        examples=["art_684__para_1", "art_667-1"],
        json_schema_extra={"pattern": r"^(body|[a-z]+_[0-9a-zа-я-]+(__[a-z]+(_[0-9a-zа-я-]+)?)*)$"},
    ),
]
