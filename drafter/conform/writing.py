"""Proposals written into a bill file, whose own lines, comments and layout stay as they are."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml.comments import CommentedMap

from drafter import files, words
from drafter.akn import Act, leaves
from drafter.conform.model import Proposal
from drafter.errors import Finding, InputError, OutputError, Place
from drafter.messages import _
from drafter.modification import Insertion, Modification, Repeal, Substitution, kind
from drafter.spec import yaml
from drafter.spec.bill import Bill

_KEY = "modifications"
_DASH = re.compile(r"(?P<margin>\s*)-(?P<blank>\s*)")
_WIDTH = 118


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the numbers of the new modifications in the file, which of them lack Kazakh words, and which
    a Kazakh reason.
    """

    numbers: tuple[int, ...]
    without_kazakh: tuple[int, ...]
    without_reason: tuple[int, ...]


def write(bill: Bill, proposals: Sequence[Proposal], kazakh: Act | None) -> Written:
    """Add proposals to the end of the list of modifications of a bill file.

    Words made of digits and signs hold in both languages; where the Kazakh text at hand does not have them at that
    place, or where they have letters, only the Russian words are written. Raises OutputError D044 where the file has
    changed since it was read, InputError D018 where its list cannot be added to.
    """
    path = Path(bill.file).resolve()
    if path.read_bytes() != bill.source:
        raise OutputError(files.changed(path))
    given = [_fields(one, kazakh) for one in proposals]
    text = bill.source.decode("utf-8").removeprefix("\ufeff")
    first = len(yaml.parse(text, bill.file)[_KEY]) + 1
    made = "\n".join(_with_items(bill.file, text, proposals, given))
    _prove(bill.file, text, made, given)
    files.rewrite(path, text, made)
    numbered = list(enumerate(given, start=first))
    words_ = (n for n, one in numbered if any(isinstance(one[key], dict) for key in one if key != "reason"))
    reasons = (n for n, one in numbered if not isinstance(one["reason"], dict))
    return Written(tuple(n for n, _one in numbered), tuple(words_), tuple(reasons))


def _fields(proposal: Proposal, kazakh: Act | None) -> dict[str, Any]:
    """The keys of a modification as the bill file has them."""
    modification = proposal.modification
    found: dict[str, Any] = {"type": kind(modification), "destination": modification.destination}
    both = _holds_in_kazakh(modification, kazakh)
    for key, words_ in _words(modification):
        found[key] = words_ if both and not any(c.isalpha() for c in words_) else {"rus": words_}
    reasons = {"rus": proposal.reason, "kaz": proposal.reason_kaz}
    said = {language: " ".join(reason.split()) for language, reason in reasons.items() if reason}
    found["reason"] = said if len(said) > 1 else said["rus"]
    return found


def _words(modification: Modification) -> Iterator[tuple[str, str]]:
    match modification:
        case Substitution():
            yield from (("old", modification.old[0]), ("new", modification.new[0]))
        case Insertion():
            yield from ((modification.pos or "after", modification.old), ("new", modification.new))
        case Repeal():
            yield "old", modification.old[0]


def _holds_in_kazakh(modification: Modification, kazakh: Act | None) -> bool:
    """Whether the words to be found are digits and signs that the Kazakh text, where it is at hand, has there once."""
    old = next(words_ for key, words_ in _words(modification) if key != "new")
    unit = kazakh.index.get(modification.destination) if kazakh is not None else None
    if kazakh is None or any(c.isalpha() for c in old):
        return True
    texts = [leaf.text for leaf in leaves(unit, heading=False)] if unit is not None else []
    return sum(len(words.occurrences(text, old)) for text in texts) == 1


def _with_items(file: str, text: str, proposals: Sequence[Proposal], given: Sequence[Mapping[str, Any]]) -> list[str]:
    """The lines of a bill file with new items after the last one of its list."""
    lines = text.split("\n")
    ending = "\r" if lines[0].endswith("\r") else ""
    loaded = yaml.parse(text, file)
    items = loaded[_KEY]
    dash = _DASH.match(lines[items.lc.item(0)[0]]) if len(items) else None
    if items.fa.flow_style() or dash is None:
        raise InputError(_flowing(file, loaded))
    margin = len(dash["margin"])
    start, end = loaded.lc.key(_KEY)[0], _end(loaded, len(lines))
    inside = [n for n in range(start + 1, end) if lines[n].strip() and _indent(lines[n]) >= max(margin, 1)]
    inside += [n for n in range(start + 1, end) if margin == 0 and lines[n].startswith("-")]
    last = max(inside)
    apart = any(not lines[n].strip() for n in range(start + 1, last))
    new: list[str] = []
    for proposal, fields in zip(proposals, given, strict=True):
        new += [""] if apart else []
        new += _item(proposal, fields, margin, len(dash["blank"]) or 1)
    return [*lines[: last + 1], *(line + ending for line in new), *(lines[last + 1 :] or [""])]


def _end(loaded: CommentedMap, length: int) -> int:
    """The line of the key after the list, or the end of the file."""
    start = loaded.lc.key(_KEY)[0]
    return min((row for key in loaded if (row := loaded.lc.key(key)[0]) > start), default=length)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _item(proposal: Proposal, fields: Mapping[str, Any], margin: int, blank: int) -> Iterator[str]:
    """An item of the list: where it comes from as a comment, then its keys."""
    said = _("Следует из изменения {n}: {rule}").format(n=proposal.cause, rule=proposal.rule)
    yield from textwrap.wrap(said, _WIDTH, initial_indent=" " * margin + "# ", subsequent_indent=" " * margin + "# ")
    lead = " " * margin + "-" + " " * blank
    for key, value in fields.items():
        if key == "reason" and isinstance(value, dict):
            yield f"{lead}reason:"
            for language, said in value.items():
                yield from _folded(f"{' ' * len(lead)}  {language}", said)
        elif key == "reason":
            yield from _folded(f"{lead}reason", value)
        elif isinstance(value, dict):
            yield f"{lead}{key}: {{rus: {_quoted(value['rus'])}}}"
        else:
            yield f"{lead}{key}: {value if key in ('type', 'destination') else _quoted(value)}"
        lead = " " * len(lead)


def _folded(key: str, text: str) -> Iterator[str]:
    """A key with a text in lines."""
    yield f"{key}: >-"
    inner = " " * (len(key) - len(key.lstrip(" -")) + 2)
    yield from textwrap.wrap(text, _WIDTH, initial_indent=inner, subsequent_indent=inner, break_on_hyphens=False)


def _quoted(text: str) -> str:
    """A text in the double quotation marks of YAML, which are those of JSON."""
    return json.dumps(text, ensure_ascii=False)


def _prove(file: str, before: str, after: str, given: Sequence[Mapping[str, Any]]) -> None:
    """Prove that a changed file says what it said, and the new modifications at the end of its list."""
    ended = before if before.endswith("\n") else before + "\n"
    old, new = (dict(yaml.parse(text, file)) for text in (ended, after))
    items = list(new.pop(_KEY))
    kept = list(old.pop(_KEY))
    assert old == new, "the rest of the file stays as it is"
    assert items[: len(kept)] == kept, "the modifications that were there stay as they are"
    assert [dict(one) for one in items[len(kept) :]] == list(given), "the new modifications say what was proposed"


def _flowing(file: str, loaded: CommentedMap) -> Finding:
    row = loaded.lc.key(_KEY)[0]
    return Finding(
        code="D018",
        message=_("изменения в этот файл нельзя дописать"),
        place=Place(file=file, line=row + 1),
        expected=_("список modifications, где каждое изменение начинается с новой строки и «-»"),
        found=_("список в одну строку"),
        hint=_("запишите список построчно или перенесите предложенные изменения сами"),
    )
