"""Broken files by the thousand: python tests/fuzz_ingest.py [SEED]; each is read or refused with one message, in time.

2,000 Word files, 300 pages and 200 PDF are mangled byte by byte, the same for the same seed. A file that brings a
traceback, another exit than 1 or 3, or takes longer than it may, is kept in a folder and named.
"""

from __future__ import annotations

import datetime
import io
import random
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from word_files import DOCUMENT, framed

from drafter import codes
from drafter.errors import DrafterError, Exit
from drafter.ingest.source import ingest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (
    (ROOT / "tests/data/ingest/article-667.html").read_text("utf-8").replace("utf-8", "windows-1251").encode("cp1251")
)
"""In an encoding where nearly every byte is a letter."""
OFFICIAL_PDF = ROOT.parent / "shared/law/koap/rus-2026-03-12.pdf"
ODDITIES = (b"<", b"\x00", b"&#0;", b"<!--", b"]]>", b"<table>", b"\xff" * 8, b"/", b"9" * 30)
LONGEST = 10.0
KEPT = Path(tempfile.gettempdir()) / "drafter-fuzz"


def word_file() -> bytes:
    """Return a Word file of an article."""
    lines = (ROOT / "tests/data/ingest/article-667.txt").read_text("utf-8").splitlines()
    return zipped(word_part("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)))


def word_part(body: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'<?xml version="1.0"?><w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'.encode()


def zipped(part: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*framed([DOCUMENT]), (DOCUMENT, part)):
            archive.writestr(name, data)
    return held.getvalue()


def pdf_file() -> bytes:
    """Return two pages of the official PDF of the Code."""
    import pypdfium2

    made = pypdfium2.PdfDocument.new()
    made.import_pages(pypdfium2.PdfDocument(OFFICIAL_PDF), [0, 600])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def mangled(data: bytes, chance: random.Random) -> bytes:
    """Return the bytes with some changed, lost, doubled, put elsewhere, or with the end cut off."""
    out = bytearray(data)
    for _ in range(chance.choice([1, 1, 2, 5, 20, 100])):
        at, size = chance.randrange(len(out)), chance.choice([1, 1, 4, 50, 500])
        match chance.randrange(6):
            case 0:
                out[at] = chance.randrange(256)
            case 1:
                del out[at : at + size]
            case 2:
                out[at:at] = out[at : at + size]
            case 3:
                out[at:at] = chance.choice(ODDITIES)
            case 4:
                piece = out[at : at + size]
                del out[at : at + size]
                put = chance.randrange(len(out) + 1)
                out[put:put] = piece
            case 5 if chance.random() < 0.2:
                del out[at:]
        if not out:
            out = bytearray(b"x")
    return bytes(out)


def attempts(chance: random.Random) -> Iterator[tuple[str, bytes]]:
    """Yield the files, each with its name."""
    whole = word_file()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        part = archive.read("word/document.xml")
    makers: list[tuple[int, str, Callable[[], bytes]]] = [
        (1_000, "docx", lambda: mangled(whole, chance)),
        (1_000, "docx", lambda: zipped(mangled(part, chance))),
        (300, "html", lambda: mangled(PAGE, chance)),
    ]
    if OFFICIAL_PDF.exists():
        official = pdf_file()
        makers.append((200, "pdf", lambda: mangled(official, chance)))
    for count, suffix, make in makers:
        for number in range(count):
            yield f"{suffix}-{number}.{suffix}", make()


def main(seed: int) -> int:
    """Read every file; return how many were neither read nor refused as they should be."""
    koap = codes.find("koap", ROOT / "codes")
    told: Counter[str] = Counter()
    bad = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name, data in attempts(random.Random(seed)):
            path = Path(folder) / name
            path.write_bytes(data)
            began = time.monotonic()
            wrong = ""
            try:
                ingest(path, koap, "rus", datetime.date(2026, 1, 1))
                told[f"{path.suffix} read"] += 1
            except DrafterError as error:
                told[f"{path.suffix} {error.findings[0].code}"] += 1
                wrong = "" if error.exit_code in (Exit.INPUT, Exit.FINDINGS) else repr(error)
            except Exception as error:
                wrong = repr(error)
            took = time.monotonic() - began
            slowest = max(slowest, took)
            if wrong or took > LONGEST:
                bad += 1
                KEPT.mkdir(exist_ok=True)
                shutil.copy(path, KEPT / f"{seed}-{name}")
                print(f"{KEPT / f'{seed}-{name}'}: {wrong or f'{took:.1f} s'}")
            path.unlink()
    for what, count in sorted(told.items()):
        print(f"{what}: {count}")
    print(f"bad: {bad}, slowest {slowest:.2f} s")
    return bad


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1)))
