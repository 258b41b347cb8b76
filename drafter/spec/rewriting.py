"""Changes of a bill file made in its text, so that comments and layout stay as the drafter wrote them."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, assert_never

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from drafter.errors import InputError
from drafter.spec import yaml

Path: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead to a value of the file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words inside a text give way to others, wherever they stand in it."""

    path: Path
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value gives way to another, or is put after a key of the mapping that it is missing in."""

    path: Path
    value: str | int
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A new item of a list after the one at a position, given as the lines of its YAML, a mapping."""

    path: Path
    position: int
    lines: tuple[str, ...]

    @property
    def value(self) -> Any:
        """What the lines say."""
        return yaml.plain(yaml.parse("\n".join(self.lines), ""))


Edit: TypeAlias = Words | Value | Item


class NotRewritten(ValueError):
    """The text of the file does not let an edit be made without changing anything else."""


def rewritten(text: str, edits: Sequence[Edit]) -> str:
    """Return the text of a bill file with edits made; the file read anew must say just what the edits ask for.

    Raises NotRewritten where it does not.

    >>> print(rewritten("a: [x]  # why\\nb: old words\\n", [Words(path=("b",), old="old", new="new")]), end="")
    a: [x]  # why
    b: new words
    """
    for edit in edits:
        try:
            wanted = _asked(yaml.parse(text, ""), edit)
            text = next(made for made in _ways(text, edit) if _says(made, wanted))
        except (YAMLError, LookupError, TypeError, AttributeError, StopIteration) as error:
            raise NotRewritten(edit) from error
    return text


def _says(text: str, wanted: Any) -> bool:
    try:
        return bool(yaml.plain(yaml.parse(text, "")) == wanted)
    except InputError:
        return False


def _asked(loaded: Any, edit: Edit) -> Any:
    """What the file says after an edit."""
    root = copy.deepcopy(yaml.plain(loaded))
    holder = root
    for step in edit.path[:-1]:
        holder = holder[step]
    last = edit.path[-1]
    match edit:
        case Words():
            holder[last] = _pattern(edit.old).sub(lambda _m: edit.new, holder[last])
        case Value():
            holder[last] = edit.value
        case Item():
            holder[last].insert(edit.position + 1, edit.value)
        case _:
            assert_never(edit)
    return root


def _ways(text: str, edit: Edit) -> list[str]:
    """The text with an edit made, in the ways in which it may be made, the least intrusive first."""
    root = YAML(typ="rt", pure=True).compose(text)
    match edit:
        case Words():
            return _words(text, _at(root, edit.path), edit)
        case Value():
            return _value(text, _at(root, edit.path[:-1]), edit)
        case Item():
            return _item(text, _at(root, edit.path), edit)
    assert_never(edit)


def _at(root: Any, path: Path) -> Any:
    node = root
    for step in path:
        if isinstance(node, SequenceNode) and isinstance(step, int):
            node = node.value[step]
        elif isinstance(node, MappingNode):
            node = next(value for key, value in node.value if key.value == step)
        else:
            raise KeyError(step)
    return node


def _words(text: str, node: Any, edit: Words) -> list[str]:
    start, end = node.start_mark.index, node.end_mark.index
    inside = _pattern(edit.old).sub(lambda _m: edit.new, text[start:end])
    value = _pattern(edit.old).sub(lambda _m: edit.new, node.value)
    return [text[:start] + inside + text[end:], text[:start] + _quoted(node, value) + text[end:]]


def _quoted(node: Any, value: str) -> str:
    """A text written anew: in double quotes, or as a block where it was one."""
    if node.style not in ("|", ">"):
        return json.dumps(value, ensure_ascii=False)
    indent = " " * (node.start_mark.column + 2)
    lines = value.rstrip("\n").split("\n")
    keep = "" if value.endswith("\n") else "-"
    return f"|{keep}\n" + "".join(f"{indent}{line}\n" for line in lines)


def _value(text: str, holder: Any, edit: Value) -> list[str]:
    key = str(edit.path[-1])
    found = next((value for name, value in holder.value if name.value == key), None)
    if isinstance(found, ScalarNode):
        return [text[: found.start_mark.index] + str(edit.value) + text[found.end_mark.index :]]
    before = next(value for name, value in holder.value if name.value == edit.after)
    end = _last(before).end_mark.index
    if holder.flow_style:
        return [f"{text[:end]}, {key}: {edit.value}{text[end:]}"]
    return [_line_after(text, end, " " * holder.start_mark.column + f"{key}: {edit.value}")]


def _item(text: str, sequence: Any, edit: Item) -> list[str]:
    if sequence.flow_style:
        raise NotRewritten(edit)
    indent = " " * sequence.start_mark.column
    lines = [f"{'- ' if n == 0 else '  '}{line}" for n, line in enumerate(edit.lines)]
    end = _last(sequence.value[edit.position]).end_mark.index
    return [_line_after(text, end, "\n".join(indent + line for line in lines))]


def _last(node: Any) -> Any:
    """The last value that stands in a node, where its own text ends; a list or mapping in brackets ends itself."""
    while isinstance(node, MappingNode | SequenceNode) and node.value and not node.flow_style:
        node = node.value[-1][1] if isinstance(node, MappingNode) else node.value[-1]
    return node


def _line_after(text: str, end: int, line: str) -> str:
    """The text with a line after the one that a place stands in, or at the place where it begins a line."""
    end = len(text[:end].rstrip()) if text[:end].endswith("\n") else end
    newline = "\r\n" if "\r\n" in text else "\n"
    stop = text.find(newline, end)
    stop = len(text) if stop < 0 else stop
    return text[:stop] + newline + line.replace("\n", newline) + text[stop:]


def _pattern(words: str) -> re.Pattern[str]:
    """Words as a text of the file has them, line ends of a folded text being blanks; numbers are found whole."""
    pattern = "".join(r"\s+" if piece.isspace() else re.escape(piece) for piece in re.split(r"(\s+)", words) if piece)
    left = r"(?<![\w-])" if words[:1].isalnum() else ""
    right = r"(?![\w]|-\d)" if words[-1:].isalnum() else ""
    return re.compile(left + pattern + right)
