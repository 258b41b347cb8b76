"""Word files drawn at random, with the paragraphs that their print must give, and LibreOffice that prints them."""

from __future__ import annotations

import io
import os
import random
import re
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(
        f'<Override PartName="/word/{name}.xml" '
        f'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>'
        for name, kind in (
            ("document", "document.main"),
            ("header1", "header"),
            ("footer1", "footer"),
            ("footnotes", "footnotes"),
        )
    )
    + "</Types>"
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_UP = '<w:vertAlign w:val="superscript"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a document is set: lengths in twentieths of a point, the size of letters in half points.

    ``first`` tells that the first page has no head or foot.
    """

    indent: int = 0
    after: int = 0
    hanging: int = 0
    blanks: int = 0
    justified: bool = True
    spacing: int = 240
    size: int = 28
    header: str = ""
    footer: str = ""
    centred: bool = False
    first: bool = False


def run(text: str, look: str = "") -> str:
    """Return a run; a tab, a line break and a page break are written as such."""
    inside = escape(text).replace("\f", '</w:t><w:br w:type="page"/><w:t xml:space="preserve">')
    inside = inside.replace("\v", '</w:t><w:br/><w:t xml:space="preserve">')
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{inside}</w:t></w:r>'


def runs(text: str) -> str:
    """Return the runs of a text in which «^1» is a raised 1."""
    parts = text.split("^")
    return run(parts[0]) + "".join(run(part[0], _UP) + run(part[1:]) for part in parts[1:])


def paragraph(text: str, form: str = "") -> str:
    """Return a paragraph of a text, or of markup."""
    return f"<w:p><w:pPr>{form}</w:pPr>{text if text.startswith('<w:') else runs(text)}</w:p>"


def word_file(layout: Layout, body: str, *, more: Mapping[str, str] | None = None) -> bytes:
    """Return a Word file with the paragraphs and tables of its body."""
    fonts = "".join(f' w:{kind}="Times New Roman"' for kind in ("ascii", "hAnsi", "cs"))
    size = f'<w:rFonts{fonts}/><w:sz w:val="{layout.size}"/>'
    space = f'<w:spacing w:before="0" w:after="{layout.after}" w:line="{layout.spacing}" w:lineRule="auto"/>'
    styles = (
        f"<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr>{size}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{space}</w:pPr></w:pPrDefault></w:docDefaults></w:styles>"
    )

    def furniture(name: str, text: str) -> str:
        number = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        inside = number.join(run(part) for part in text.split("#"))
        return f'<w:{name} {WORD}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{inside}</w:p></w:{name}>'

    parts = {"styles": styles, **(more or {})}
    references = ""
    if layout.header:
        parts["header1"] = furniture("hdr", layout.header)
        references += '<w:headerReference w:type="default" r:id="header1"/>'
    if layout.footer:
        parts["footer1"] = furniture("ftr", layout.footer)
        references += '<w:footerReference w:type="default" r:id="footer1"/>'
    page = (
        f'<w:sectPr>{references}<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="709" w:footer="709"/>'
        f"{'<w:titlePg/>' if layout.first else ''}</w:sectPr>"
    )
    parts["document"] = f"<w:document {WORD} {_R}><w:body>{body}{page}</w:body></w:document>"
    relation = "".join(
        f'<Relationship Id="{name}" Type="{_RELATION}/{name.rstrip("1")}" Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
            f'Type="{_RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation}</Relationships>',
        )
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return held.getvalue()


def set_in(layout: Layout, paragraphs: Sequence[str]) -> bytes:
    """Return a Word file with paragraphs set as a layout says; headings may stand in the middle."""
    made = []
    for text in paragraphs:
        heading = layout.centred and text.startswith(("Глава", "1-тарау"))
        indent = f'<w:ind w:left="{layout.hanging}" w:firstLine="{layout.indent}"/>'
        if layout.hanging:
            indent = f'<w:ind w:left="{layout.hanging}" w:hanging="{layout.hanging}"/>'
        justify = "center" if heading else "both" if layout.justified else "left"
        made.append(paragraph(" " * layout.blanks + text, f'{"" if heading else indent}<w:jc w:val="{justify}"/>'))
    return word_file(layout, "".join(made))


def printed(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Return the PDF of each Word file, as LibreOffice prints them, all in one go."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    every = [f"{folder}/{name}.docx" for name in files]
    subprocess.run(
        [*command, "--outdir", str(folder), *every], check=True, capture_output=True, env=os.environ, timeout=300
    )
    return {name: folder / f"{name}.pdf" for name in files}


_RUSSIAN = """
сады парки и цветники охраняются законом в порядке, установленном уполномоченным органом Республики Казахстан по
согласованию с местными исполнительными органами области, города республиканского значения и столицы; граждане
вправе содержать растения за счет собственных средств либо средств бюджета, если иное не предусмотрено настоящим
Кодексом Правительством когда-либо социально-экономического развития Нұр-Сұлтан № 235-V на основании части 2 статьи
667-1
""".split()
_KAZAKH = """
бақтар мен саябақтар заңмен қорғалады, егер осы Кодексте өзгеше көзделмесе; азаматтар өсімдіктерді өз қаражаты
есебінен күтіп-баптауға құқылы Қазақстан Республикасының Үкіметі белгілеген тәртіппен жергілікті атқарушы
органдардың келісімі бойынша әлеуметтік-экономикалық дамыту мақсатында облыстың, қаланың және астананың бюджеті
667-1-бапта
""".split()


def sentence(chance: random.Random, words: Sequence[str], length: int) -> str:
    """Return a sentence of words drawn at random."""
    drawn = [chance.choice(words).rstrip(";") for _each in range(length)]
    drawn = drawn if drawn[-1] != "№" else [*drawn, words[0]]
    return " ".join([drawn[0][0].upper() + drawn[0][1:], *drawn[1:]]).rstrip(",") + "."


def as_read(text: str) -> str:
    """Return a drawn paragraph as its print reads: without breaks and soft hyphens, with raised digits."""
    text = re.sub(r"\^(\d)", lambda up: "¹²³"[int(up[1]) - 1], text)
    return " ".join(text.translate({0xAD: None, ord("\f"): None, 0xA0: " "}).split())


def drawn_layout(chance: random.Random) -> Layout:
    """Return a layout drawn at random."""
    return Layout(
        indent=chance.choice([0, 567, 709, 709]),
        after=chance.choice([0, 0, 120, 200]),
        hanging=chance.choice([0, 0, 0, 0, 425]),
        blanks=chance.choice([0, 0, 0, 6]),
        justified=chance.random() < 0.7,
        spacing=chance.choice([240, 276, 360]),
        size=chance.choice([22, 24, 28]),
        header=chance.choice(["", "", "Кодекс о садах"]),
        footer=chance.choice(["", "#", "Страница #", "- # -", "#-бет"]),
        centred=chance.random() < 0.5,
    )


def drawn_paragraphs(chance: random.Random, language: str, articles: int) -> list[str]:
    """Return the paragraphs of an act drawn at random."""
    words = _RUSSIAN if language == "rus" else _KAZAKH
    made = ["Глава 1. САДЫ" if language == "rus" else "1-тарау. БАҚТАР"]
    for article in range(1, articles + 1):
        up = chance.choice(["", "", "", "^1", "^2"])
        title = sentence(chance, words, chance.randint(1, 14)).rstrip(".")
        made.append(f"Статья {article}{up}. {title}" if language == "rus" else f"{article}{up}-бап. {title}")
        for part in range(1, chance.randint(1, 5) + 1):
            text = sentence(chance, words, chance.randint(3, 60))
            if chance.random() < 0.3:
                made.append(f"{part}. {text[:-1]}:")
                points = chance.randint(2, 4)
                for point in range(1, points + 1):
                    end = "." if point == points else ";"
                    made.append(f"{point}) {sentence(chance, words, chance.randint(2, 25))[:-1].lower()}{end}")
            else:
                more = f" {sentence(chance, words, chance.randint(3, 30))}" if chance.random() < 0.4 else ""
                made.append(f"{part}. {text}{more}")
            if chance.random() < 0.05:
                made[-1] = _broken(chance, made[-1])
    return made


def _broken(chance: random.Random, text: str) -> str:
    """A text with a break of the page before a word in small letters, or with soft hyphens in its long words."""
    if chance.random() < 0.5:
        return re.sub(r"([а-яәғқңөұүһі]{4})(?=[а-яәғқңөұүһі]{4})", "\\1\u00ad", text)
    places = [found.start() for found in re.finditer(r"(?<=[^\W\d_] )[а-я]", text)]
    at = chance.choice(places) if places else 0
    return f"{text[:at]}\f{text[at:]}" if at else text
