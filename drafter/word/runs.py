"""What a run holds to print a text."""

from __future__ import annotations

from drafter.text.hyphens import KEPT, kept
from drafter.word.zipped import escape


def spelled(text: str, tag: str = "w:t") -> str:
    """Return the children of a run that print a text, hyphens of numbers as such at which no line ends.

    >>> spelled("статья 667-1")
    '<w:t xml:space="preserve">статья 667</w:t><w:noBreakHyphen/><w:t xml:space="preserve">1</w:t>'
    """
    return spelled_kept(kept(text), tag)


def spelled_kept(text: str, tag: str = "w:t") -> str:
    """Return the same of a text in which KEPT stands already for such hyphens, as for a piece of a paragraph."""
    opens, closes = f'<{tag} xml:space="preserve">', f"</{tag}>"
    written = f"{opens}{escape(text)}{closes}"
    if text and "\t" not in text and "\n" not in text and KEPT not in text:
        return written
    for sign, element in _ELEMENTS:
        written = written.replace(sign, f"{closes}{element}{opens}")
    return written.replace(opens + closes, "")


_ELEMENTS = (("\t", "<w:tab/>"), ("\n", "<w:br/>"), (KEPT, "<w:noBreakHyphen/>"))
