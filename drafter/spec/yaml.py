"""YAML 1.2 as a bill file may use it: no anchors, no tags, no depth without end, and a place for every value."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.constructor import RoundTripConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from drafter import files
from drafter.errors import Finding, InputError, Place
from drafter.messages import _
from drafter.spec.scan import broken, scan

LARGEST = 2 * 1024 * 1024


def text_of(path: Path) -> str:
    """Return the text of a YAML file that a person named.

    Raises InputError D001–D005.
    """
    return files.read_text(path, largest=LARGEST)


def load(path: Path) -> CommentedMap:
    """Read a YAML mapping from a file that a person named.

    Raises InputError: D001–D005 for the file itself, and as ``parse`` does.
    """
    return parse(text_of(path), str(path))


def parse(text: str, file: str) -> CommentedMap:
    """Read a YAML mapping from text; ``file`` names it in findings. Raises as ``examined`` does."""
    return examined(text, file)[0]


def examined(text: str, file: str) -> tuple[CommentedMap, tuple[Finding, ...]]:
    """Read a YAML mapping from text, and say what of it is a comment beside a text, which is not read.

    Raises InputError D010 for broken YAML or a key given twice, and as ``scan`` does.
    """
    try:
        remarks = tuple(scan(text, file))
        loaded = _reader().load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file=file, line=mark.line + 1, column=mark.column + 1) if mark else Place(file=file)
        raise InputError(broken(place, str(error.problem or error.context))) from None
    except YAMLError as error:
        raise InputError(broken(Place(file=file), str(error).splitlines()[0])) from None
    if not isinstance(loaded, CommentedMap):
        raise InputError(broken(Place(file=file, line=1), _("не запись «ключ: значение»")))
    return loaded, remarks


class _Constructor(RoundTripConstructor):
    """Leaves days as they are written, so that a day that no calendar has is told with its line."""


_Constructor.add_constructor("tag:yaml.org,2002:timestamp", RoundTripConstructor.construct_yaml_str)


def _reader() -> YAML:
    reader = YAML(typ="rt", pure=True)
    reader.Constructor = _Constructor
    reader.allow_duplicate_keys = False
    return reader


def plain(value: Any) -> Any:
    """Return a loaded value without the wrappers that remember its layout."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value


def place_of(root: Any, path: Sequence[str | int], file: str) -> Place:
    """Return where in the file the value at a path stands, or the nearest value around it that is there."""
    line, column = 1, 1
    node = root
    for step in path:
        try:
            if isinstance(node, CommentedMap) and step in node:
                row, col = node.lc.value(step)
            elif isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node):
                row, col = node.lc.item(step)
            else:
                continue  # a step of the model that the file does not write, as the branch of a union
        except (KeyError, TypeError, AttributeError):
            break
        line, column = row + 1, col + 1
        node = node[step]
    return Place(file=file, line=line, column=column)


def key_place(root: Any, path: Sequence[str | int], file: str) -> Place:
    """Return where the last key of a path stands itself: for a key that should not be there."""
    node = root
    for step in path[:-1]:
        if (isinstance(node, CommentedMap) and step in node) or (
            isinstance(node, CommentedSeq) and isinstance(step, int) and step < len(node)
        ):
            node = node[step]
    if isinstance(node, CommentedMap) and path[-1] in node:
        row, col = node.lc.key(path[-1])
        return Place(file=file, line=row + 1, column=col + 1)
    return place_of(root, path, file)
