"""Defects of a Word file that schema validation lets pass and a person would meet in Word."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping

from lxml import etree

from drafter.word.names import OFFICE, PACKAGE, W
from drafter.word.zipped import CONTENT_TYPES

_R = f"{{{OFFICE}}}"
_TYPES = f"{{{PACKAGE}/content-types}}"
_RELATIONSHIP = f"{{{PACKAGE}/relationships}}Relationship"
_REVISIONS = [f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "pPrChange", "rPrChange")]
_GONE = ("del", "moveFrom")
_STYLED = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_RELATED = ("basedOn", "next", "link")


def lint(data: bytes) -> list[str]:
    """Return what is wrong with a Word file beyond its schema, one sentence each; an empty list is a sound file.

    Found are text not marked as deleted inside a deletion and the reverse, ids that two tracked changes share,
    styles that are used and not defined, parts of the wrong content type or none, relationships that lead nowhere.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        parts = {name: etree.fromstring(archive.read(name)) for name in names if name.endswith((".xml", ".rels"))}
    found = [f"{name}: stands twice in the package" for name, count in Counter(names).items() if count > 1]
    return [*found, *_text(parts), *_ids(parts), *_styles(parts), *_types(parts, names), *_relations(parts, names)]


def _text(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    for name, root in parts.items():
        for text in root.iter(f"{W}t", f"{W}delText"):
            is_gone = any(etree.QName(each).localname in _GONE for each in text.iterancestors())
            if is_gone and text.tag == f"{W}t":
                yield f"{name}: w:t inside a deletion: {text.text!r}"
            if not is_gone and text.tag == f"{W}delText":
                yield f"{name}: w:delText outside a deletion: {text.text!r}"


def _ids(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    ids = Counter(each.get(f"{W}id") for root in parts.values() for each in root.iter(*_REVISIONS))
    for key, count in ids.items():
        if key is None:
            yield "a tracked change without an id"
        elif count > 1:
            yield f"{count} tracked changes share the id {key}"


def _styles(parts: Mapping[str, etree._Element]) -> Iterator[str]:
    defined = {
        (style.get(f"{W}type"), style.get(f"{W}styleId"))
        for style in parts.get("word/styles.xml", etree.Element("none")).iter(f"{W}style")
    }
    used = {
        (name, kind, use.get(f"{W}val"))
        for name, root in parts.items()
        for tag, kind in _STYLED.items()
        for use in root.iter(f"{W}{tag}")
    }
    for name, kind, key in sorted(used):
        if (kind, key) not in defined:
            yield f"{name}: undefined {kind} style {key!r}"
    keys = {key for _kind, key in defined}
    for root in parts.values():
        for use in root.iter(*(f"{W}{tag}" for tag in _RELATED)):
            if use.get(f"{W}val") not in keys and etree.QName(use.getparent()).localname == "style":
                yield f"a style rests on the undefined style {use.get(f'{W}val')!r}"


def _types(parts: Mapping[str, etree._Element], names: list[str]) -> Iterator[str]:
    declared = parts.get("[Content_Types].xml")
    if declared is None:
        yield "[Content_Types].xml: missing"
        return
    defaults = {each.get("Extension"): each.get("ContentType") for each in declared.iter(f"{_TYPES}Default")}
    overrides = {each.get("PartName", "")[1:]: each.get("ContentType") for each in declared.iter(f"{_TYPES}Override")}
    yield from (f"{name}: has a content type but is missing" for name in overrides if name not in names)
    for name in names:
        if name == "[Content_Types].xml":
            continue
        kind = overrides.get(name, defaults.get(name.rpartition(".")[2]))
        expected = CONTENT_TYPES.get(name, kind)
        if kind is None or kind != expected:
            yield f"{name}: content type {kind!r}, expected {expected!r}"


def _relations(parts: Mapping[str, etree._Element], names: list[str]) -> Iterator[str]:
    known: dict[str, set[str]] = {}
    for name, root in parts.items():
        if not name.endswith(".rels"):
            continue
        folder, file = posixpath.split(name)
        source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
        for each in root.iter(_RELATIONSHIP):
            key, target = each.get("Id", ""), each.get("Target", "")
            if key in known.setdefault(source, set()):
                yield f"{name}: two relationships {key}"
            known[source].add(key)
            where = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))[1:]
            if each.get("TargetMode") != "External" and where not in names:
                yield f"{name}: {key} leads to {target!r}, which is missing"
    for name, root in parts.items():
        for use in root.iter():
            for attribute, named in use.attrib.items():
                if str(attribute).startswith(_R) and named not in known.get(name, set()):
                    yield f"{name}: {etree.QName(use).localname} names the relationship {named!s}, which is missing"
