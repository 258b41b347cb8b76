"""PDF files that blow up, or that hide words: each is refused soon, with little memory, and says what it is."""

from __future__ import annotations

import io
import time
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path

import pypdfium2
import pytest

from drafter.errors import InputError
from drafter.ingest.forms import read_source

PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
WORDS = b"BT /F 12 Tf 60 700 Td (1. Gardens are kept.) Tj 0 -14 Td (2. Parks are kept.) Tj ET"


def stream(data: bytes, said: bytes = b"") -> bytes:
    """A stream with its dictionary."""
    return b"<<" + said + b"/Length %d>>stream\n%s\nendstream" % (len(data), data)


def file_of(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """A PDF of numbered objects, the first being its catalogue."""
    made = io.BytesIO()
    made.write(b"%PDF-1.7\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = made.tell()
        made.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    began = made.tell()
    made.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, place in places.items():
        made.write(b"%d 1\n%010d 00000 n \n" % (number, place))
    size = max(objects) + 1
    made.write(b"trailer<</Root 1 0 R/Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, began))
    return made.getvalue()


def pages(contents: bytes, said: bytes = b"", *, kids: bytes = b"3 0 R", count: int = 1, **more: bytes) -> bytes:
    """A PDF with pages of the same contents."""
    return file_of(
        {
            1: b"<</Type/Catalog/Pages 2 0 R" + more.get("catalogue", b"") + b">>",
            2: b"<</Type/Pages/Kids[" + kids + b"]/Count %d>>" % count,
            3: PAGE.replace(b">>>>>>", b">>>>" + more.get("page", b"") + b">>"),
            4: stream(contents, said),
            5: FONT,
        },
        more.get("trailer", b""),
    )


def flate(data: bytes) -> tuple[bytes, bytes]:
    return zlib.compress(data, 9), b"/Filter/FlateDecode"


def twice(data: bytes) -> tuple[bytes, bytes]:
    return zlib.compress(zlib.compress(data, 9), 9), b"/Filter[/FlateDecode/FlateDecode]"


def deep() -> bytes:
    """Pages nested ten thousand times."""
    depth = 10_000
    tree = {n: b"<</Type/Pages/Kids[%d 0 R]/Count 1/Parent %d 0 R>>" % (n + 1, n - 1) for n in range(3, depth)}
    first = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>"}
    return file_of({**first, **tree, depth: PAGE.replace(b"2 0 R/Media", b"%d 0 R/Media" % (depth - 1))})


def cross_reference() -> bytes:
    """A cross-reference stream that claims a billion objects, of which it holds zeros."""
    packed, said = flate(b"\0" * 60_000_000)
    table = stream(packed, said + b"/Type/XRef/Size 1000000000/W[1 2 1]/Root 1 0 R")
    return b"%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n9 0 obj\n" + table + b"\nendobj\nstartxref\n45\n%%EOF\n"


BOMBS: dict[str, Callable[[], bytes]] = {
    "a stream of two gigabytes": lambda: pages(*flate(b"\0" * 500_000_000)),
    "a stream of blanks": lambda: pages(*flate(WORDS + b" " * 200_000_000)),
    "a stream in a stream": lambda: pages(*twice(b" " * 400_000_000)),
    "many operators": lambda: pages(*flate(b"0 0 m 1 1 l S " * 8_000_000)),
    "another packing": lambda: pages(b"\0" * 1000, b"/Filter/LZWDecode"),
    "a packing under another name": lambda: pages(flate(WORDS)[0], b"/Filter/Fl#61teDecode"),
    "a packing in another place": lambda: pages(flate(WORDS)[0], b"/Filter 7 0 R"),
    "a billion pages": lambda: pages(WORDS, count=1_000_000_000),
    "many pages": lambda: pages(WORDS, kids=b" 3 0 R" * 6_000, count=6_000),
    "deep pages": deep,
    "a large cross-reference": cross_reference,
}


def refusal(path: Path, data: bytes) -> str:
    """What a file is refused with, in less than ten seconds."""
    path.write_bytes(data)
    began = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_source(path)
    assert time.monotonic() - began < 10
    (finding,) = refused.value.findings
    assert finding.code in ("D026", "D029")
    return str(finding.found)


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_that_blows_up_is_refused(name: str, tmp_path: Path) -> None:
    assert refusal(tmp_path / "a.pdf", BOMBS[name]())


def test_a_stream_that_is_not_large_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pages(*flate(WORDS)))
    assert [each.text for each in read_source(tmp_path / "a.pdf").paragraphs] == [
        "1. Gardens are kept.",
        "2. Parks are kept.",
    ]


NOTE = b"/Annots[<</Type/Annot/Subtype/%s/Rect[60 690 200 710]%s>>]"
OVER = b" 1 1 1 rg 60 695 120 12 re f"
SEEN_OTHERWISE: dict[str, tuple[bytes, str]] = {
    "invisible": (pages(WORDS.replace(b"BT", b"BT 3 Tr")), "невидим"),
    "white": (pages(b"1 1 1 rg " + WORDS), "цвета фона"),
    "nearly white": (pages(b"0.95 0.95 0.95 rg " + WORDS), "цвета фона"),
    "black on black": (pages(b"0 0 0 rg 50 600 300 200 re f " + WORDS), "цвета фона"),
    "covered": (pages(WORDS + OVER), "закрыты"),
    "outside the page": (pages(WORDS.replace(b"60 700", b"-300 700")), "краем"),
    "above the page": (pages(WORDS.replace(b"60 700", b"60 900")), "краем"),
    "clipped": (pages(b"q 0 0 50 50 re W n " + WORDS + b" Q"), "краем"),
    "in the crop box alone": (pages(WORDS, page=b"/CropBox[0 0 595 600]"), "краем"),
    "tiny": (pages(WORDS.replace(b"12 Tf", b"1 Tf")), "мелкие"),
    "tiny by its matrix": (pages(b".1 0 0 .1 50 600 cm " + WORDS), "мелкие"),
    "turned": (pages(WORDS.replace(b"60 700 Td", b"0 1 -1 0 300 300 Tm")), "повернут"),
    "mirrored": (pages(WORDS.replace(b"60 700 Td", b"-1 0 0 1 300 300 Tm")), "повернут"),
    "a turned page": (pages(WORDS, page=b"/Rotate 90"), "повернут"),
    "struck out": (pages(WORDS + b" 60 704 m 120 704 l S"), "зачеркнут"),
    "struck out by a bar": (pages(WORDS + b" 60 703.5 60 1 re f"), "зачеркнут"),
    "struck out by a note": (pages(WORDS, page=NOTE % (b"StrikeOut", b"")), "пометка"),
    "a written note": (pages(WORDS, page=NOTE % (b"FreeText", b"/Contents(x)")), "пометка"),
    "a form field": (pages(WORDS, page=NOTE % (b"Widget", b"/FT/Tx/V(x)")), "поля формы"),
    "a form": (pages(WORDS, catalogue=b"/AcroForm<</Fields[]>>"), "поля формы"),
    "layers": (pages(WORDS, catalogue=b"/OCProperties<</OCGs[]/D<</OFF[]>>>>"), "слои"),
    "other words": (pages(b"/Span<</ActualText(ten)>>BDC " + WORDS + b" EMC"), "ActualText"),
    "other words packed": (pages(*flate(b"/Span<</ActualText<FEFF0031>>>BDC " + WORDS + b" EMC")), "ActualText"),
    "words over words": (pages(WORDS + b" BT /F 12 Tf 62 700 Td (3. Woods) Tj ET"), "поверх"),
    "words half over words": (pages(WORDS + b" BT /F 12 Tf 60 703 Td (Woods) Tj ET"), "поверх"),
    "a frame": (pages(WORDS + b" 55 680 300 40 re S"), "рамка"),
    "columns ruled": (pages(WORDS + b" 110 600 m 110 720 l S"), "черта"),
    "a secret": (pages(WORDS, trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(x)/U(x)/P -4>>"), "парол"),
}


@pytest.mark.parametrize("name", SEEN_OTHERWISE)
def test_words_that_nobody_sees_so_are_refused(name: str, tmp_path: Path) -> None:
    data, said = SEEN_OTHERWISE[name]
    assert said in refusal(tmp_path / "a.pdf", data)


def test_a_scan_with_words_under_it_is_refused(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument(pages(WORDS))
    image = pypdfium2.PdfImage.new(document)
    image.set_bitmap(pypdfium2.PdfBitmap.new_native(9, 9, 4))
    image.set_matrix(pypdfium2.PdfMatrix().scale(595, 842))
    page = document[0]
    page.insert_obj(image)
    page.gen_content()
    held = io.BytesIO()
    document.save(held)
    assert "картинка" in refusal(tmp_path / "a.pdf", held.getvalue())


def test_an_official_file_with_words_that_nobody_sees_is_refused_too(tmp_path: Path) -> None:
    producer = b"/Info<</Producer(iText 2.1.7 by 1T3XT)>>"
    data = pages(WORDS.replace(b"BT", b"BT 3 Tr"), trailer=producer).replace(b"595 842", b"612 792")
    assert "невидим" in refusal(tmp_path / "a.pdf", data)
