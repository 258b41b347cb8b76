"""Real laws and what they order, written down by reading them: case files in ``data/reading/laws``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from drafter.akn import Act
from drafter.codes import Code
from drafter.modification import Modification, Repeal, Substitution
from drafter.reading import Order, Quote, Reading, Verb, read
from drafter.render.reading import address_text
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import BillSpec

HERE = Path(__file__).parent
FOLDER = HERE / "data" / "reading" / "laws"
VERBS = {Verb.REPLACE: "заменить", Verb.EXCLUDE: "исключить", Verb.SUPPLEMENT: "дополнить", Verb.RESTATE: "изложить"}
SIDES = {"after": "после ", "before": "перед ", None: ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class RealLaw:
    """A law in the folder of real laws with its expected orders, in words or as modifications of a code."""

    name: str
    file: str
    language: str
    acts: tuple[str, ...]
    clauses: tuple[str | None, ...] | None
    modifications: tuple[Modification, ...] | None

    def read(self, folder: Path, code: Code | None, act: Act | None) -> Reading:
        return read(folder / self.file, self.language, code, act)


def real_laws() -> Iterator[RealLaw]:
    for path in sorted(FOLDER.glob("*.yaml")):
        given = YAML(typ="safe", pure=True).load(path.read_text("utf-8"))
        clauses = given.get("clauses")
        yield RealLaw(
            name=path.stem.rsplit(".", 1)[0],
            file=given["file"],
            language=given["language"],
            acts=tuple(given.get("acts", ())),
            clauses=None if clauses is None else tuple(clauses),
            modifications=modifications_of(given),
        )


def modifications_of(given: Mapping[str, Any]) -> tuple[Modification, ...] | None:
    if "bill" in given:
        return bills.modifications(bills.read(HERE / "data" / given["bill"]), "rus")
    if "modifications" not in given:
        return None
    return tuple(made for entry in given["modifications"] for made in written(entry))


def written(entry: Mapping[str, Any]) -> tuple[Modification, ...]:
    """The modifications of an entry; ``forms_once`` are pairs that stand once each, ``olds`` several words excluded."""
    plain = dict(entry)
    forms, olds = plain.pop("forms_once", None), plain.pop("olds", None)
    if forms is not None:
        old, new = (tuple(form[side] for form in forms) for side in ("old", "new"))
        return (Substitution(destination=plain["destination"], old=old, new=new),)
    if olds is not None:
        return (Repeal(destination=plain["destination"], old=tuple(olds), every=plain.get("every", False)),)
    spec = BillSpec.model_validate(
        {"drafter": 1, "date": "2026-01-01", "entry_into_force": {"days": 60}, "modifications": [plain]}
    )
    return bills.modifications(Bill(file="case.yaml", spec=spec, places=(), source=b""), "rus")


def told(order: Order) -> str:
    """An order in one line, as the case files write it."""
    parts = [VERBS[order.verb], "; ".join(address_text(address) for address in order.addresses)]
    old, new = (", ".join(quote.text for quote in quotes) for quotes in (order.old, order.new))
    if order.verb is Verb.EXCLUDE:
        old = "; ".join(quote.text for quote in order.old)
    if order.units:
        parts.append(", ".join(address_text((step,)) for step in order.units))
    if new:
        parts.append(f"{SIDES[order.side]}{old} => {new}")
    elif old:
        parts.append(old)
    if order.text is not None:
        parts.append(beginning_and_end(order.text))
    return " | ".join(parts)


def beginning_and_end(quote: Quote) -> str:
    words = quote.text.split()
    return " ".join(words) if len(words) <= 5 else f"{' '.join(words[:3]).rstrip(',')} … {' '.join(words[-2:])}"
