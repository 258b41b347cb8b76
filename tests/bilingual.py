"""The bilingual test bill: its modifications in each language from ``data/parity/bill.yaml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from drafter.apply import apply
from drafter.codes import Code
from drafter.modification import Insertion, Modification, Repeal, Substitution
from drafter.parity.bill import Version

DATA = Path(__file__).parent / "data" / "parity"
CONFIRMED = {"art_443__para_1__al_2": "глагол санкции меняется только в казахском тексте"}


def modifications(language: str, file: str = "bill.yaml") -> list[Modification]:
    """The modifications of a bilingual bill in one language, in the order of the file."""
    found: list[Modification] = []
    for entry in YAML(typ="safe").load((DATA / file).read_text("utf-8")):
        if language in entry:
            found += read(entry, entry[language], entry.get("together") == language)
    return found


def read(entry: dict[str, Any], said: Any, together: bool) -> list[Modification]:
    place, verb = entry["place"], entry["verb"]
    pairs = list(said.items()) if isinstance(said, dict) else []
    match verb:
        case "add":
            return [Insertion(destination=place, new=said)]
        case "restate":
            return [Substitution(destination=place, new=(said,))]
        case "strike":
            return [Repeal(destination=place, old=() if said is True else (said,))]
        case "after" | "before":
            return [Insertion(destination=place, pos=verb, old=old, new=new) for old, new in pairs]
        case "replace" if together:
            olds, news = zip(*pairs, strict=True)
            return [Substitution(destination=place, old=olds, new=news)]
        case "replace":
            return [Substitution(destination=place, old=(old,), new=(new,)) for old, new in pairs]
    raise ValueError(verb)


def version(koap: Code, language: str, given: list[Modification]) -> Version:
    """A version of the bill applied to the Code in its language."""
    return Version(modifications=given, amended=apply(koap.act(language, "2026-07-12"), given))
