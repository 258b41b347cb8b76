"""What a terminal is shown: a text from outside may not steer it, and a sign without a form is shown as its code.

Only the program gives colours. What stands for the escape sign in them is drawn anew for each run: no file has it.
"""

from __future__ import annotations

import json
import os
import re
from typing import Any

import click

_OURS = f"\x1b{os.urandom(4).hex()}"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_TURNING = "\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
"""Signs that change the direction of a line, or end it (Unicode Standard Annexes 9 and 14)."""
_NOWHERE = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_UNSEEN = "\u200b-\u200d\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e0fff"

STEERING = re.compile(f"[{_CONTROLS}{_TURNING}{_NOWHERE}]")
"""A sign that no text has: controls but for a tab and the end of a line, signs of direction, halves of a sign."""
_SIGN = re.compile(f"{_OURS}(?P<look>\\[[0-9;]*m)|[\r{_CONTROLS}{_TURNING}{_NOWHERE}{_UNSEEN}]")


def style(text: str, **look: Any) -> str:
    """Return a text in a look, named as ``click.style`` names it, for ``terminal``.

    >>> terminal(style("ошибка", bold=True) + "\\x1b[1m", colour=True)
    '\\x1b[1mошибка\\x1b[0m\\\\u001b[1m'
    """
    before, after = (mark.replace("\x1b", _OURS) for mark in click.style("|", **look).split("|"))
    return f"{before}{text}{after}"


def terminal(text: str, *, colour: bool) -> str:
    """Return a text as a terminal may have it, with the looks of ``style`` or without them.

    >>> terminal("закон\\x07.docx\\n", colour=False)
    'закон\\\\u0007.docx\\n'
    """

    def said(sign: re.Match[str]) -> str:
        if sign["look"] is None:
            return code(sign[0])
        return f"\x1b{sign['look']}" if colour else ""

    return _SIGN.sub(said, text)


def visible(text: str) -> str:
    """Return a text in one line without signs that steer a terminal or that XML has no place for."""
    return line(terminal(text, colour=False))


def line(text: str) -> str:
    """Return a text in one line: a name with a line break may not look like a message of ours.

    >>> line("закон\\nошибка.docx")
    'закон\\\\nошибка.docx'
    """
    return text.replace("\n", "\\n")


def length(text: str) -> int:
    """Return how many signs of a text are seen, looks not counted."""
    return len(terminal(text, colour=False))


def code(sign: str) -> str:
    """Return the code of a sign as JSON writes it, so that JSON which is shown stays JSON."""
    return json.dumps(sign)[1:-1]


def data(content: Any) -> bytes:
    """Return JSON in UTF-8 to be read by a person too; signs that steer a terminal stand in it as their codes."""
    return (terminal(json.dumps(content, ensure_ascii=False, indent=1), colour=False) + "\n").encode()
