"""Letters and signs as a reader sees them: blanks, invisible signs, hyphens, digits and raised numbers in one form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.messages import _


def letters(text: str) -> int:
    """Count the characters of a text that are not blanks, its letters composed.

    >>> letters(" статья 5 ")
    7
    """
    return len("".join(unicodedata.normalize("NFC", text).split()))


def normal(text: str) -> str:
    """Return the text with composed letters and single ordinary blanks.

    >>> normal("  статья\\u00a05,   часть 1 ")
    'статья 5, часть 1'
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹⁻"
_ON_THE_LINE = "0123456789-"
_RAISE = {
    **str.maketrans(_ON_THE_LINE, _RAISED),
    **str.maketrans("‐‑−", "⁻⁻⁻"),
}
_LOWER = str.maketrans(_RAISED, _ON_THE_LINE)
_SINK = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def raised(text: str) -> str | None:
    """Return digits and hyphens as the signs that stand above the line, or None where some sign has no such form.

    >>> raised("1-2"), raised("бис")
    ('¹⁻²', None)
    """
    made = text.translate(_RAISE)
    return made if all(sign in _RAISED or sign.isspace() for sign in made) else None


def lowered(text: str) -> str | None:
    """Return digits as the signs that stand below the line, or None where some sign has no such form.

    >>> lowered("2")
    '₂'
    """
    made = text.translate(_SINK)
    return made if all(sign in "₀₁₂₃₄₅₆₇₈₉" or sign.isspace() for sign in made) else None


@dataclass(frozen=True, slots=True)
class Seen:
    """A text as a reader sees it; ``remarks`` say what was read otherwise than it is written, each with the words.

    ``trouble`` says what cannot be read so that it is what a reader sees: then the text is not to be used.
    """

    text: str
    remarks: tuple[tuple[str, str], ...] = ()
    trouble: str | None = None


LONG_NUMBER = re.compile(r"\d[\d_]{50,}")
"""More digits than any number of a law has; Python reads no more than 4,300."""
_PLAIN = re.compile(r"[ -~А-яЁё«»№–—…“”\s\u00a0ӘәҒғҚқҢңӨөҰұҮүҺһІі]*")
"""What most paragraphs are made of: nothing in it needs a look."""
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200e\u2060-\u2064\u206a-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e01ef]"
)
"""Signs that print nothing: of zero width, joiners, soft hyphens, fillers (Unicode 15.1, Default_Ignorable)."""
_TURNING = re.compile("[\u061c\u200f\u202a-\u202e\u2066-\u2069]")
"""Signs that change the direction in which a line is read (Unicode Standard Annex 9)."""
_NO_SIGN = re.compile("[\x7f-\x84\x86-\x9f\ufff9-\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
"""Controls, signs of one font alone, and those that stand for what is lost."""
_STRUCK = re.compile("[\u0334-\u0338\u20d2\u20d3\u20d8-\u20da\u20dd-\u20e0\u20e2-\u20eb]")
"""Marks that strike out or ring the sign before them."""
_WIDE = re.compile("[\uff01-\uff5e]")
_FORMS = re.compile("[\ufb00-\ufb06\u2160-\u2188]")
"""Ligatures and Roman numbers in one sign: they look like their letters."""
_MINUS = re.compile(r"(?<=\d)[\u2212\u2012\ufe63\uff0d](?=\d)")
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})

_NUMBER = re.compile(rf"(?P<num>\d+(?:-\d+)*)?(?P<raised>[{_RAISED}]+)")
_UNIT = (
    r"стат|част|пункт|подпункт|абзац|глав|раздел|подраздел|параграф|примечани|приложени|строк|цифр|сноск|позици"
)
_UNIT_BEFORE = re.compile(
    rf"""(?:\b(?:{_UNIT})\w*|\b(?:ст|ч|п|пп|подп|гл)\.|\bсан\w*)
        (?:[\s\d,;()«»"“”{_RAISED}-]|[–—]|\b(?:и|или|либо|по|с|до|от|после|перед|слов\w*|цифр\w*|дополнить|заменить)\b)*$""",
    re.VERBOSE | re.IGNORECASE,
)
_UNIT_AFTER = re.compile(
    r"[)]?[\s\u00a0]*-?[\s\u00a0]*(?:[«»\"“”,и\s\d-]|және|мен|не|немесе)*(?:бап|баб|тарау|тармақ|тармағ|бөлі|параграф|абзац|ескертпе|қосымша)",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\s«\"“„(]*")
_CLOSES = re.compile(r"[.)](?=[\s«\"“А-ЯЁа-яёӘҒҚҢӨҰҮҺІәғқңөұүһі]|$)")


def seen(text: str) -> Seen:
    """Return a text as a reader sees it.

    Invisible signs go, hyphens of other widths are hyphens, digits of full width digits; a raised number after the
    number of a unit is its additional number. Signs that turn the line, that one font alone has, or that strike others
    out are trouble, and so is any other raised number after a number.

    >>> seen("статью 667¹ исключить").text, seen("1¹-бап. Суару").text, seen("площадью 5 м²").text
    ('статью 667-1 исключить', '1-1-бап. Суару', 'площадью 5 м²')
    >>> seen("10⁶ рублей").trouble
    'надстрочный знак: «10⁶»'
    """
    if _PLAIN.fullmatch(text) and not LONG_NUMBER.search(text):
        return Seen(text)
    trouble = next(_troubles(text), None)
    if trouble is not None:
        return Seen(text, trouble=trouble)
    remarks: list[tuple[str, str]] = []
    hidden = dict.fromkeys(_INVISIBLE.findall(text))
    if hidden:
        named = ", ".join(f"U+{ord(sign):04X}" for sign in hidden)
        remarks.append((_("невидимые знаки не прочитаны: {signs}").format(signs=named), _short(text)))
        text = _INVISIBLE.sub("", text)
    if _WIDE.search(text):
        remarks.append((_("знаки полной ширины прочитаны как обычные"), _short(text)))
        text = _WIDE.sub(lambda sign: chr(ord(sign[0]) - 0xFEE0), text)
    text = _FORMS.sub(lambda sign: unicodedata.normalize("NFKC", sign[0]), text)
    text = _MINUS.sub("-", text.translate(_HYPHENS))
    return _with_additional_numbers(text, remarks)


def _troubles(text: str) -> Iterator[str]:
    if long := LONG_NUMBER.search(text):
        yield _("цифр подряд: {n}").format(n=len(long[0]))
    for found, said in (
        (_TURNING, _("знак U+{code}, который меняет направление письма")),
        (_NO_SIGN, _("знак U+{code}, которого нет в тексте")),
        (_STRUCK, _("знак U+{code}, который зачеркивает буквы")),
    ):
        if there := found.search(text):
            yield said.format(code=f"{ord(there[0]):04X}")
    for sign in text:
        if not sign.isascii() and unicodedata.category(sign) == "Nd" and not _WIDE.match(sign):
            yield _("цифра другого письма: U+{code}").format(code=f"{ord(sign):04X}")


def _with_additional_numbers(text: str, remarks: list[tuple[str, str]]) -> Seen:
    made: list[str] = []
    at = 0
    for found in _NUMBER.finditer(text):
        number, above = found["num"], found["raised"]
        before = text[: found.start()]
        if number is None:
            if before[-1:].isalpha() and "⁻" not in above:
                continue  # «м²» is a sign of its own
            return Seen(text, trouble=_("надстрочный знак: «{words}»").format(words=(before[-10:] + above).strip()))
        if not _is_of_a_unit(before, text[found.end() :]):
            return Seen(text, trouble=_("надстрочный знак: «{words}»").format(words=number + above))
        whole = f"{number}-{above.translate(_LOWER).strip('-')}"
        remarks.append((_("надстрочный номер прочитан как {number}").format(number=whole), number + above))
        made.append(text[at : found.start()] + whole)
        at = found.end()
    return Seen("".join(made) + text[at:], tuple(remarks))


def _is_of_a_unit(before: str, after: str) -> bool:
    """Whether a number between two texts is that of a unit: named so, or the label of a paragraph or of a point."""
    if _UNIT_BEFORE.search(before) or _UNIT_AFTER.match(after):
        return True
    return _CLOSES.match(after) is not None and (
        _OPENS.fullmatch(before) is not None or (after.startswith(")") and before.endswith((" ", "\u00a0", "«", "(")))
    )


def _short(text: str) -> str:
    shown = "".join(f"[U+{ord(sign):04X}]" if _INVISIBLE.match(sign) else sign for sign in text)
    return shown if len(shown) <= 80 else shown[:79] + "…"
