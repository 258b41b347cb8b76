"""The package of a Word file: its parts by their relationships and content types, opened as XML and nothing else."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from drafter.messages import _
from drafter.word.names import OFFICE, PACKAGE, STRICT
from drafter.word.refusals import Kind, refused

if TYPE_CHECKING:
    from docx.opc.coreprops import CoreProperties

MOST_PARTS = 2_000
MOST_BYTES = 80 * 1024 * 1024
"""Bytes of all parts that are read; the whole Code of March 2026 has ten million."""
_HIGHEST_RATIO = 100
_RATIO_FROM = 1024 * 1024
_ENCRYPTED = 0x1
_LOCAL_HEADER = 30
"""The least bytes before the data of a part."""

_DECLARED = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
_ENCODING = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["'](?P<name>[^"']*)""")
_TYPES = "[content_types].xml"
_MAIN_TYPES = tuple(
    f"application/vnd.{name}.main+xml"
    for name in (
        "openxmlformats-officedocument.wordprocessingml.document",
        "openxmlformats-officedocument.wordprocessingml.template",
        "ms-word.document.macroEnabled",
        "ms-word.template.macroEnabledTemplate",
    )
)
_CORE = f"{PACKAGE}/relationships/metadata/core-properties"
_FORMS: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "RTF"),
    (b"%PDF", "PDF"),
    (b"<html", "HTML"),
    (b"<!DOC", "HTML"),
    (b"<?xml", "XML"),
    (b"\x7fELF", "ELF"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a package: its name as the zip has it, its content type, and the name by which rows call it."""

    name: str
    form: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Package:
    """A Word file: every part with its bytes, the document, and what the document is related to by the kind of it.

    ``related`` has the last step of the kind of a relationship («styles», «header»); ``outside`` the kinds of those
    that lead out of the file.
    """

    path: Path
    parts: Mapping[str, bytes]
    main: str
    related: Mapping[str, tuple[str, ...]]
    outside: frozenset[str]
    core: str | None

    def tree(self, name: str) -> etree._Element:
        """Return the tree of a part, which may be changed.

        Raises InputError D026 where it is no sound XML.
        """
        return parsed(self.path, name, self.parts[name])

    def named(self, name: str) -> str:
        """Return the name by which the zip has a part; the one that is given where it has none."""
        return next((one for one in self.parts if _plain(one) == _plain(name)), name)

    def usual(self, name: str) -> bytes:
        """Return the bytes of a part, the names of its namespaces the usual ones."""
        return _usual(self.parts[name])

    def one(self, kind: str) -> etree._Element | None:
        """Return the tree of the one part of a kind; None where there is none.

        Raises InputError D026 where there are two: programs differ in which they take.
        """
        names = self.related.get(kind, ())
        if len(names) > 1:
            found = _("две части одного вида: {names}").format(names=", ".join(names))
            raise refused(self.path, Kind.DAMAGED, found)
        return self.tree(names[0]) if names else None

    @property
    def embedded(self) -> list[str]:
        """The fonts that the file carries: letters may look like others in them."""
        return sorted(name for name in self.parts if name.lower().endswith((".odttf", ".ttf", ".otf")))

    @cached_property
    def properties(self) -> CoreProperties | None:
        """What the file says of itself, or None."""
        if self.core is None:
            return None
        from docx.opc.constants import CONTENT_TYPE
        from docx.opc.packuri import PackURI
        from docx.opc.parts.coreprops import CorePropertiesPart
        from docx.package import Package as Parts

        self.tree(self.core)
        name, form = PackURI(f"/{self.core}"), CONTENT_TYPE.OPC_CORE_PROPERTIES
        part: CorePropertiesPart = CorePropertiesPart.load(name, form, self.parts[self.core], Parts())
        found: CoreProperties = part.core_properties
        return found


def package_of(path: Path, data: bytes) -> Package:
    """Open a Word file; the path is for findings alone.

    Raises InputError D026 for another form of file, a password, a broken or hostile zip, and a package without a
    document or with two.
    """
    _known_form(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _parts(path, archive)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError):
        raise refused(path, Kind.DAMAGED, _("архив внутри файла .docx не читается")) from None
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise refused(path, Kind.OTHER_FORM, _("документ OpenDocument (.odt)"))
    return _related(path, parts)


def parsed(path: Path, name: str, part: bytes) -> etree._Element:
    """Return the tree of the bytes of a part; it has no DOCTYPE, and nothing is fetched for it.

    Raises InputError D026 where it is no sound XML.
    """
    named = _ENCODING.search(part[:200])
    other = part[:2] in (b"\xff\xfe", b"\xfe\xff") or (named and named["name"].upper() not in (b"UTF-8", b"US-ASCII"))
    if other or _DECLARED.search(part):
        raise refused(path, Kind.DAMAGED, _("{name}: DOCTYPE или не UTF-8").format(name=name))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_usual(part), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused(path, Kind.DAMAGED, f"{name}: {error}") from None
    return root


def _usual(part: bytes) -> bytes:
    """A part of a document in the strict form with the usual names of its namespaces."""
    if b"http://purl.oclc.org/ooxml/" in part:
        for strict, usual in STRICT.items():
            part = part.replace(strict, usual)
    return part


def _known_form(path: Path, data: bytes) -> None:
    if data.startswith(_OLE):
        if _PASSWORD in data[: 1024 * 1024]:
            raise refused(path, Kind.PASSWORD, _("файл с паролем"))
        raise refused(path, Kind.OTHER_FORM, _("документ старого вида .doc или другой файл прежних программ"))
    head = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    for sign, form in _FORMS:
        if head[: len(sign)].lower() == sign.lower():
            raise refused(path, Kind.OTHER_FORM, form)
    if not data.startswith(b"PK"):
        raise refused(path, Kind.DAMAGED, _("нет начала файла DOCX"))


def _parts(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The parts of an archive by their names; never more bytes of them than it says they have."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    _safe(path, entries)
    parts: dict[str, bytes] = {}
    for entry in entries:
        if entry.flag_bits & _ENCRYPTED:
            raise refused(path, Kind.PASSWORD, _("файл зашифрован"))
        try:
            with archive.open(entry) as part:
                data = part.read(entry.file_size + 1)
        except Exception as error:  # zipfile raises its own, zlib's and others' errors on broken data
            raise refused(path, Kind.DAMAGED, f"{entry.filename}: {error}") from None
        if len(data) != entry.file_size:
            raise refused(path, Kind.DAMAGED, _("{name}: часть другого размера").format(name=entry.filename))
        parts[entry.filename] = data
    return parts


def _safe(path: Path, entries: list[zipfile.ZipInfo]) -> None:
    """Refuse an archive that is no ordinary document: too many parts or too large, doubled or outside names."""
    if len(entries) > MOST_PARTS:
        raise refused(path, Kind.BOMB, _("частей: {n}").format(n=len(entries)))
    names = [_plain(entry.filename) for entry in entries]
    if len(set(names)) != len(names):
        raise refused(path, Kind.DAMAGED, _("две части с одним именем"))
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise refused(path, Kind.DAMAGED, _("{name} лежит внутри другой части").format(name=entry.filename))
        end = entry.header_offset + _LOCAL_HEADER + entry.compress_size
        name = PurePosixPath(entry.filename.replace("\\", "/"))
        if ".." in name.parts or ":" in entry.filename:
            raise refused(path, Kind.DAMAGED, _("часть вне документа: {name}").format(name=entry.filename))
        bomb = entry.file_size > _RATIO_FROM and entry.file_size > _HIGHEST_RATIO * max(entry.compress_size, 1)
        if bomb:
            raise refused(path, Kind.BOMB, _("{n} байт").format(n=entry.file_size))
    total = sum(entry.file_size for entry in entries)
    if total > MOST_BYTES:
        raise refused(path, Kind.BOMB, _("{n} байт").format(n=total))


def _plain(name: str) -> str:
    """The name of a part in the one form in which names are compared (ECMA-376 Part 2, 6.2.2.3)."""
    return unquote(name.replace("\\", "/").lstrip("/")).lower()


def _related(path: Path, parts: Mapping[str, bytes]) -> Package:
    """The package of some parts, by its relationships: read by the package layer of python-docx, which gets the lists
    of parts in one form of names, without those that are not there.
    """
    from docx.opc.pkgreader import PackageReader

    given = {_plain(name): name for name in parts}
    if _TYPES not in given:
        raise refused(path, Kind.DAMAGED, _("нет части {name}").format(name="[Content_Types].xml"))
    outside: set[str] = set()
    lists = io.BytesIO()
    with zipfile.ZipFile(lists, "w") as archive:
        for plain, name in given.items():
            if plain == _TYPES:
                archive.writestr("[Content_Types].xml", _usual(_checked(path, name, parts[name])))
            elif plain.endswith(".rels"):
                archive.writestr(plain, _present(path, plain, parts[name], given, outside))
            else:
                archive.writestr(plain, b"")
    try:
        reader = PackageReader.from_file(lists)  # type: ignore[no-untyped-call]
        forms = {part[0].membername: part[1] for part in reader.iter_sparts()}
        rows = [
            (str(source), row.reltype, row.target_partname.membername)
            for source, row in reader.iter_srels()
            if not row.is_external
        ]
    except (KeyError, ValueError, AttributeError, TypeError, etree.LxmlError, RecursionError) as error:
        raise refused(path, Kind.DAMAGED, str(error)) from None
    mains = [target for source, kind, target in rows if source == "/" and kind == f"{OFFICE}/officeDocument"]
    if len(mains) != 1:
        found = _("в файле нет документа") if not mains else _("два документа в одном файле")
        raise refused(path, Kind.DAMAGED, found)
    (main,) = mains
    if forms.get(main) not in _MAIN_TYPES:
        raise refused(path, Kind.OTHER_FORM, forms.get(main) or _("часть без вида"))
    related: dict[str, list[str]] = {}
    for source, kind, target in rows:
        if source == f"/{main}" and given[target] not in related.setdefault(kind.rpartition("/")[2], []):
            related[kind.rpartition("/")[2]].append(given[target])
    core = [given[target] for source, kind, target in rows if source == "/" and kind == _CORE]
    return Package(
        path=path,
        parts=parts,
        main=given[main],
        related={kind: tuple(names) for kind, names in related.items()},
        outside=frozenset(outside),
        core=core[0] if core else None,
    )


def _checked(path: Path, name: str, part: bytes) -> bytes:
    parsed(path, name, part)
    return part


def _present(path: Path, plain: str, part: bytes, given: Mapping[str, str], outside: set[str]) -> bytes:
    """A list of relationships without those that lead to no part, targets in the one form of names."""
    root = parsed(path, plain, part)
    folder = posixpath.dirname(posixpath.dirname(plain))
    for row in list(root):
        target = (row.get("Target") or "").replace("\\", "/")
        kind = (row.get("Type") or "").rpartition("/")[2]
        if row.get("TargetMode") == "External":
            outside.add(kind)
            continue
        steps = unquote(target).lower()
        name = posixpath.normpath(posixpath.join("/", folder, steps)).lstrip("/")
        if name in given:
            row.set("Target", f"/{name}")
        elif kind in ("officeDocument", "styles", "numbering"):
            raise refused(path, Kind.DAMAGED, _("нет части {name}").format(name=target))
        else:
            root.remove(row)
    return etree.tostring(root)
