"""What a PDF holds before anything reads it: streams that blow up, and numbers that no document has, are refused."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path

from drafter.files import guard
from drafter.messages import _

MOST_PAGES = 5_000
_MOST_OBJECTS = 500_000
_MOST_STREAMS = 100_000
_LARGEST_STREAM = 24 * 1024 * 1024
_LARGEST_SUM = 96 * 1024 * 1024
"""Bytes of all streams; those of the official PDF of the whole Code are 16 MB, the largest 76 KB."""
_HIGHEST_RATIO = 100
_RATIO_FROM = 1024 * 1024
_CHUNK = 64 * 1024
_DEEPEST = 4
"""How often a stream may be packed inside a stream."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"\d\s+obj\b")
_FILTER = re.compile(rb"/(?:Filter|F)\s*(?P<names>\[[^\]]*\]|/[^\s/<>\[\]()]+|\d+\s+\d+\s+R)")
_PLAIN = frozenset((b"FlateDecode", b"Fl", b"DCTDecode", b"DCT", b"JPXDecode", b"CCITTFaxDecode", b"JBIG2Decode"))
_DECLARED = re.compile(rb"/(?P<name>Count|Size|N|Columns|Colors|First|Predictor)\s+(?P<number>\d+)")
_MOST_DECLARED = {b"Count": 1_000_000, b"Columns": 100_000, b"Colors": 64, b"Predictor": 15}
_PACKED = re.compile(rb"/Type\s*/(?:ObjStm|XRef)")
_ACTUAL = re.compile(rb"/ActualText\s*(?P<text><[^<>]*>|\((?:[^()\\]|\\.)*\)|/?[^\s]{1,40})", re.DOTALL)
_NO_WORDS = frozenset("\u00ad\u200b \t\r\n")
_LAYERS = re.compile(rb"/OCProperties|/OCG\b|/OCMD\b")
_HIDDEN_FORMS = (
    (re.compile(rb"/XFA\b"), _("форма XFA")),
    (re.compile(rb"/EmbeddedFiles\b|/Type\s*/Filespec"), _("вложенный файл")),
    (re.compile(rb"/AcroForm\b"), _("поля формы")),
    (re.compile(rb"/Encrypt\b"), _("файл с паролем или с запретами")),
)


def sound(path: Path, data: bytes) -> Iterator[bytes]:
    """Yield what the objects and the streams of a PDF say, unpacked, having looked at how large they are.

    Raises InputError D026 for streams that blow up, that are packed as no text is, and for numbers beyond any document.
    """
    whole = _("документ, который не раздувается при чтении")
    if len(_OBJECT.findall(data)) > _MOST_OBJECTS:
        raise guard.refused(path, _("больше {n} объектов").format(n=_MOST_OBJECTS), whole)
    total = 0
    said: list[bytes] = []
    end = 0
    for count, found in enumerate(_STREAM.finditer(data), start=1):
        if count > _MOST_STREAMS:
            raise guard.refused(path, _("больше {n} потоков").format(n=_MOST_STREAMS), whole)
        between = data[max(end, data.find(b"endstream", end, found.start())) : found.start()]
        head = between[between.rfind(b"obj") + 1 :]
        made = _unpacked(path, data, found.end()) or data[found.end() : data.find(b"endstream", found.end())]
        total += len(made)
        if total > _LARGEST_SUM:
            raise guard.refused(path, _("потоки больше {n} байт").format(n=_LARGEST_SUM), whole)
        _filtered(path, head)
        said.append(between)
        if _PACKED.search(head):
            said.append(made)
        end = found.end()
        yield made
    said.append(data[max(end, data.find(b"endstream", end)) :])
    for each in said:
        _declared(path, each)
        yield each


def _unpacked(path: Path, data: bytes, start: int, depth: int = 0) -> bytes:
    """What a stream holds, as far as it is deflated; the whole of it is never more than a limit."""
    flow = zlib.decompressobj()
    made: list[bytes] = []
    size = read = 0
    try:
        while not flow.eof and start + read < len(data):
            part = flow.unconsumed_tail or data[start + read : start + read + _CHUNK]
            read += 0 if flow.unconsumed_tail else len(part)
            got = flow.decompress(part, _LARGEST_STREAM - size + 1)
            size += len(got)
            made.append(got)
            bomb = size > _RATIO_FROM and size > _HIGHEST_RATIO * read
            if bomb or size > _LARGEST_STREAM:
                whole = _("документ, который не раздувается при чтении")
                raise guard.refused(path, _("поток раздувается больше чем до {n} байт").format(n=size - 1), whole)
    except zlib.error:
        pass  # broken or not deflated: what came before counts
    whole_stream = b"".join(made)
    if size > 2 and depth < _DEEPEST and whole_stream[:1] == b"\x78":
        return _unpacked(path, whole_stream, 0, depth + 1) or whole_stream
    return whole_stream


def _filtered(path: Path, head: bytes) -> None:
    for found in _FILTER.finditer(head):
        names = re.findall(rb"/([^\s/<>\[\]()]+)", found["names"])
        odd = next((name for name in names if name not in _PLAIN), None)
        if not found["names"].startswith(b"[]") and (odd is not None or len(names) != 1):
            said = (odd or found["names"]).decode("latin-1")
            raise guard.refused(path, _("поток упакован как «{name}»").format(name=said[:40]), _("потоки FlateDecode"))


def _declared(path: Path, said: bytes) -> None:
    for found in _DECLARED.finditer(said):
        if len(found["number"]) > 9 or int(found["number"]) > _MOST_DECLARED.get(found["name"], _MOST_OBJECTS * 100):
            shown = f"/{found['name'].decode()} {found['number'][:12].decode()}"
            raise guard.refused(path, shown, _("числа, какие бывают в документе"))


def besides(said: bytes) -> str | None:
    """Return what a part of a PDF says that its pages may not show: other words, layers, forms, files."""
    if _LAYERS.search(said):
        return _("слои, которые можно скрыть")
    for form, named in _HIDDEN_FORMS:
        if form.search(said):
            return named
    for found in _ACTUAL.finditer(said):
        if not set(_decoded(found["text"])) <= _NO_WORDS:
            return _("замещающий текст (ActualText): слова файла не те, что напечатаны")
    return None


def _decoded(written: bytes) -> str:
    """A string of a PDF, as far as it can be of blanks and soft hyphens; anything else stays as it is written."""
    if written.startswith(b"<"):
        digits = re.sub(rb"\s", b"", written[1:-1])
        try:
            raw = bytes.fromhex(digits.decode("ascii") + "0" * (len(digits) % 2))
        except ValueError:
            return written.decode("latin-1")
    else:
        raw = re.sub(rb"\\([0-7]{3})", lambda one: bytes([int(one[1], 8) & 255]), written.strip(b"()"))
    coded = raw.startswith(b"\xfe\xff")
    return raw[2:].decode("utf-16-be", "replace") if coded else raw.decode("latin-1")
