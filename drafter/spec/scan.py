"""A bill file before it is loaded: what YAML would read otherwise than a person does, each with its line and column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from drafter.errors import Finding, InputError, Place, Severity
from drafter.messages import _
from drafter.text.letters import LONG_NUMBER

DEEPEST = 40

TEXTS = frozenset(
    """rus kaz old new after before reason difference subject heading conduct of note author text source necessity
    goals tasks delimitation safeguards consequences""".split()
)
"""The keys whose values are texts of a person."""

_MERGE = "<<"
_LONG_NUMBER = re.compile(rf"{LONG_NUMBER.pattern}|\b0[xob][\da-fA-F_]{{50,}}")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
"""Signs that XML has no place for, and those that end a line for YAML alone."""


@dataclass(slots=True)
class _Holder:
    """A list or a mapping that is being read: the column of its keys, and the key whose value comes next."""

    is_list: bool
    column: int
    key: str
    key_end: int = 0
    at_key: bool = True


def scan(text: str, file: str) -> Iterator[Finding]:
    """Yield as information each comment that stands beside a text.

    Raises InputError D010 for signs that nobody sees, D011 for anchors, aliases, tags, nesting and numbers that a bill
    file has no use for, D054 for a comment that may be the rest of a text: «new: тридцати #2».
    """
    _refuse_signs(text, file)
    holders: list[_Holder] = []
    for event in YAML(typ="safe", pure=True).parse(text):
        if trick := _trick_of(event, len(holders)):
            hint = _("возьмите в кавычки текст, который начинается с &, * или !")
            raise InputError(_trick(_place(event, file), trick, hint))
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            holders.pop()
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            key = _begun(holders, event)
            column = -1 if event.flow_style else event.start_mark.column
            holders.append(_Holder(isinstance(event, SequenceStartEvent), column, key))
        elif isinstance(event, ScalarEvent) and holders:
            yield from _scalar(holders[-1], event, text, file)


def _begun(holders: list[_Holder], event: Event) -> str:
    """The key that a value which begins here belongs to."""
    if not holders:
        return ""
    holder = holders[-1]
    if not holder.is_list:
        holder.at_key = not holder.at_key
        if not holder.at_key:  # a key that is itself a list or a mapping
            holder.key, holder.key_end = "", event.end_mark.index
    return holder.key


def _scalar(holder: _Holder, event: ScalarEvent, text: str, file: str) -> Iterator[Finding]:
    if not holder.is_list and holder.at_key:
        if event.value == _MERGE:
            raise InputError(_trick(_place(event, file), _MERGE, _("напишите ключи прямо в этой записи")))
        holder.key, holder.key_end, holder.at_key = event.value, event.end_mark.index, False
        return
    holder.at_key = True
    if holder.key not in TEXTS or event.style in ("'", '"'):
        return
    comment = _comment(holder, event, text)
    if comment is None:
        return
    at, is_apart = comment
    place = _place_at(text, at, file)
    said = text[at:].split("\n", 1)[0].rstrip()
    if not is_apart:
        raise InputError(
            Finding(
                code="D054",
                message=_("знак # в тексте без кавычек: что стоит после него, YAML не читает"),
                place=place,
                expected=_('текст в кавычках: {key}: "…"').format(key=holder.key),
                found=said,
                hint=_("возьмите в кавычки весь текст, а примечание к нему пишите отдельной строкой"),
            )
        )
    if holder.key != "author":  # no word of the law
        yield Finding(
            code="D054",
            severity=Severity.INFO,
            message=_("примечание после текста в законопроект не войдет"),
            place=place,
            found=said,
            hint=_("если это часть текста, возьмите весь текст в кавычки"),
        )


_BESIDE = re.compile(r"(?P<gap>[ \t\r]*)(?P<comment>#[^\n]*)")
_HEADER = re.compile(r"[|>][-+\d]*")
_BELOW = re.compile(r"(?:[ \t\r]*\n)?(?P<indent>[ \t]*)(?P<comment>#[^\n]*)")
_APART = re.compile(r"#(?:[\s#!]|$)")
"""How a person begins a comment: «# …»; a number or a hashtag has no blank."""


def _comment(holder: _Holder, event: ScalarEvent, text: str) -> tuple[int, bool] | None:
    """Where a comment begins that YAML takes off a text without quotation marks, and whether it is set apart as one."""
    end = event.end_mark.index if event.value else text.find(":", holder.key_end) + 1
    if event.style in ("|", ">"):
        header = _HEADER.match(text, event.start_mark.index)
        beside = header and _BESIDE.match(text, header.end())
    else:
        beside = _BESIDE.match(text, end)
    if beside:
        is_apart = bool(event.value) and len(beside["gap"]) > 1 and _APART.match(beside["comment"]) is not None
        return beside.start("comment"), is_apart
    below = _BELOW.match(text, end)
    if below and len(below["indent"]) > holder.column and not _APART.match(below["comment"]):
        return below.start("comment"), False
    return None


def _trick_of(event: Event, depth: int) -> str | None:
    if isinstance(event, DocumentStartEvent) and (event.version or event.tags):
        return _("директива (%)")
    if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
        return _("якорь или ссылка (& или *)")
    if getattr(event, "tag", None):
        return _("тег (!)")
    if depth >= DEEPEST and isinstance(event, (MappingStartEvent, SequenceStartEvent)):
        return _("вложенность больше {n}").format(n=DEEPEST)
    return None


def _refuse_signs(text: str, file: str) -> None:
    """Refuse signs that an editor does not show, some of which end a line for YAML alone, and endless numbers."""
    if sign := _CONTROL.search(text):
        found = _("управляющий символ U+{code:04X}").format(code=ord(sign[0]))
        raise InputError(broken(_place_at(text, sign.start(), file), found))
    if number := _LONG_NUMBER.search(text):
        found = _("цифр подряд: {n}").format(n=len(number[0]))
        raise InputError(_trick(_place_at(text, number.start(), file), found, _("проверьте число")))


def _trick(place: Place, found: str, hint: str) -> Finding:
    return Finding(
        code="D011",
        message=_("файл законопроекта так не пишут"),
        place=place,
        expected=_("простые записи, списки и тексты"),
        found=found,
        hint=hint,
    )


def broken(place: Place, problem: str) -> Finding:
    """Return the finding for a file that is not YAML; ``problem`` is what the parser says of it."""
    known = next((said for start, said in _PROBLEMS.items() if start in problem), problem)
    return Finding(
        code="D010",
        message=_("файл не разбирается как YAML"),
        place=place,
        expected=_("правильный YAML: отступы пробелами, каждый ключ один раз"),
        found=known.format(detail=problem.split('"')[1]) if known is not problem and '"' in problem else known,
        hint=_("образец создает команда drafter new"),
    )


_PROBLEMS: dict[str, str] = {
    "duplicate key": _("ключ повторяется: {detail}"),
    "mapping values are not allowed": _("двоеточие в тексте без кавычек или лишний отступ"),
    "character '\\t'": _("табуляция вместо пробелов"),
    "could not find expected ':'": _("в строке нет двоеточия после ключа, или кавычки не закрыты"),
    "found unexpected end of stream": _("кавычки не закрыты до конца файла"),
    "expected <block end>": _("отступ не как у соседних ключей, или слова после закрытых кавычек"),
    "expected ',' or": _("нет запятой или закрывающей скобки"),
    "cannot start any token": _("текст без кавычек так начинаться не может"),
    "found another document": _("второй документ YAML после строки ---"),
}
"""What the parser says, by some words of it, and what a person is told."""


def _place(event: Event, file: str) -> Place:
    return Place(file=file, line=event.start_mark.line + 1, column=event.start_mark.column + 1)


def _place_at(text: str, at: int, file: str) -> Place:
    return Place(file=file, line=text.count("\n", 0, at) + 1, column=at - text.rfind("\n", 0, at))
