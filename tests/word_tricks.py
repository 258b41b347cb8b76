"""Ways to make a Word file print other words than it says, each a small change of a sound file.

What a person sees is said with each: the words that are printed in the place of one word of the file, or that nobody
can say. The authority is ECMA-376 Part 1 (its section stands with what is odd) and what LibreOffice prints.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = f"{{{MAIN}}}"
SPACES = {
    "w": MAIN,
    "r": OFFICE,
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "wpc": "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "w16se": "http://schemas.microsoft.com/office/word/2015/wordml/symex",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:example:unknown",
}
DOCUMENT, STYLES, SETTINGS, NUMBERING = (f"word/{name}.xml" for name in ("document", "styles", "settings", "numbering"))
_DECLARED = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
SAME = "@word@"
OTHER = "@other@"


def unzipped(data: bytes) -> dict[str, bytes]:
    """The parts of a zip by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """The zip of some parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return out.getvalue()


@dataclass(eq=False)
class Sound:
    """A sound Word file that is being changed: one word of it stands in a run of its own."""

    parts: dict[str, bytes]
    word: str
    other: str
    run: etree._Element
    trees: dict[str, etree._Element] = field(default_factory=dict)

    @property
    def paragraph(self) -> etree._Element:
        """The paragraph of the word."""
        return next(self.run.iterancestors(f"{W}p"))

    @property
    def body(self) -> etree._Element:
        """The body of the document."""
        found = self.tree(DOCUMENT).find(f"{W}body")
        assert found is not None
        return found

    def tree(self, name: str) -> etree._Element:
        """The tree of a part, written back in the end."""
        if name not in self.trees:
            self.trees[name] = etree.fromstring(self.parts[name])
        return self.trees[name]

    def made(self, markup: str) -> list[etree._Element]:
        """Elements from their markup; «@run@» is the run of the word, «@look@» its properties."""
        run = etree.tostring(self.run, encoding="unicode")
        look = "".join(etree.tostring(one, encoding="unicode") for one in self.run.iterfind(f"{W}rPr"))
        text = markup.replace("@run@", run).replace("@look@", look)
        text = text.replace("@word@", self.word).replace("@other@", self.other)
        return list(etree.fromstring(f"<x:all {_DECLARED}>{text}</x:all>"))

    def add(self, name: str, kind: str, form: str, data: bytes) -> None:
        """Put a part into the file, related to the document as «rTrick»."""
        self.parts[f"word/{name}"] = data
        types = self.parts["[Content_Types].xml"].decode()
        made = f'<Override PartName="/word/{name}" ContentType="{form}"/></Types>'
        self.parts["[Content_Types].xml"] = types.replace("</Types>", made).encode()
        self.relate(f'Id="rTrick" Type="{OFFICE}/{kind}" Target="{name}"')

    def relate(self, row: str) -> None:
        """Put a relationship of the document into the file."""
        name = "word/_rels/document.xml.rels"
        rows = self.parts[name].decode()
        self.parts[name] = rows.replace("</Relationships>", f"<Relationship {row}/></Relationships>").encode()

    def file(self) -> bytes:
        """The changed file."""
        told = {name: etree.tostring(tree, encoding="UTF-8", standalone=True) for name, tree in self.trees.items()}
        return zipped({**self.parts, **told})


def sound(data: bytes, before: str, word: str, other: str) -> Sound:
    """A sound file whose word after some words stands in a run of its own."""
    parts = unzipped(data)
    tree = etree.fromstring(parts[DOCUMENT])
    text = next(one for one in tree.iter(f"{W}t") if before + word in (one.text or ""))
    run = text.getparent()
    assert run is not None and text.text is not None
    at = text.text.index(before + word) + len(before)
    for said in (text.text[:at], text.text[at + len(word) :]):
        beside = etree.fromstring(etree.tostring(run))
        (inside,) = beside.iter(f"{W}t")
        inside.text = said
        inside.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        if said == text.text[:at]:
            run.addprevious(beside)
        else:
            run.addnext(beside)
    text.text = word
    return Sound(parts=parts, word=word, other=other, run=run, trees={DOCUMENT: tree})


Change = Callable[[Sound], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trick:
    """A change and what a person then sees: ``word`` in the place of the word, None where nobody can say.

    ``beside`` tells that words are printed beside the text; ``line`` is how the whole line is printed.
    """

    name: str
    change: Change
    word: str | None = None
    line: str = "{}"
    beside: bool = False
    whole: bool = False
    """Whether the look is that of the whole line."""
    hand: bool = False
    """Only in files by hand: the styles of ours say it themselves."""
    table: bool = False
    """Only where the word stands in a table."""

    def printed(self, line: str, made: Sound) -> str | None:
        """The line of the word as it is printed."""
        if self.word is None:
            return None
        if self.word == "@upper@" and self.whole:
            return line.upper()
        word = self.word.replace("@word@", made.word).replace("@other@", made.other)
        word = word.replace("@upper@", made.word.upper())
        return self.line.format(line.replace(made.word, word, 1)).replace("@other@", made.other)


def inline(markup: str) -> Change:
    """Put markup in the place of the run of the word."""

    def change(made: Sound) -> None:
        for one in made.made(markup):
            made.run.addprevious(one)
        holder = made.run.getparent()
        assert holder is not None
        holder.remove(made.run)

    return change


def look(markup: str) -> Change:
    """Give the run of the word properties."""

    def change(made: Sound) -> None:
        properties = made.run.find(f"{W}rPr")
        if properties is None:
            properties = etree.SubElement(made.run, f"{W}rPr")
            made.run.insert(0, properties)
        for one in made.made(markup):
            for same in properties.findall(str(one.tag)):
                properties.remove(same)
            properties.append(one)

    return change


def form(markup: str) -> Change:
    """Give the paragraph of the word properties."""

    def change(made: Sound) -> None:
        properties = made.paragraph.find(f"{W}pPr")
        if properties is None:
            properties = etree.SubElement(made.paragraph, f"{W}pPr")
            made.paragraph.insert(0, properties)
        for one in made.made(markup):
            for same in properties.findall(str(one.tag)):
                properties.remove(same)
            properties.append(one)

    return change


def block(markup: str) -> Change:
    """Put markup in the place of the paragraph of the word, which it has as «@paragraph@»."""

    def change(made: Sound) -> None:
        paragraph = made.paragraph
        text = markup.replace("@paragraph@", etree.tostring(paragraph, encoding="unicode"))
        for one in made.made(text):
            paragraph.addprevious(one)
        holder = paragraph.getparent()
        assert holder is not None
        holder.remove(paragraph)

    return change


def first(markup: str) -> Change:
    """Put markup before everything else in the body."""

    def change(made: Sound) -> None:
        made.body[:0] = made.made(markup)

    return change


def last(markup: str) -> Change:
    """Put markup at the end of the body, before the form of the sheet."""

    def change(made: Sound) -> None:
        for one in made.made(markup):
            made.body.insert(len(made.body) - (made.body[-1].tag == f"{W}sectPr"), one)

    return change


def styles(markup: str) -> Change:
    """Put styles into the file."""

    def change(made: Sound) -> None:
        made.tree(STYLES).extend(made.made(markup))

    return change


def own_style(properties: str) -> Change:
    """Give the style of the paragraph of the word properties."""

    def change(made: Sound) -> None:
        named = made.paragraph.find(f"{W}pPr/{W}pStyle")
        key = "Normal" if named is None else named.get(f"{W}val")
        style = next(one for one in made.tree(STYLES).iter(f"{W}style") if one.get(f"{W}styleId") == key)
        _into(style, made.made(properties))

    return change


def default_style(properties: str) -> Change:
    """Give the default style of paragraphs properties."""

    def change(made: Sound) -> None:
        style = next(
            one
            for one in made.tree(STYLES).iter(f"{W}style")
            if one.get(f"{W}default") == "1" and one.get(f"{W}type") == "paragraph"
        )
        _into(style, made.made(properties))

    return change


def _into(style: etree._Element, holders: list[etree._Element]) -> None:
    """Put the properties of some holders into those that a style has."""
    for holder in holders:
        there = style.find(str(holder.tag))
        if there is None:
            style.append(holder)
            continue
        for one in list(holder):
            for same in there.findall(str(one.tag)):
                there.remove(same)
            there.append(one)


def defaults(name: str, properties: str) -> Change:
    """Give the defaults of the document properties: «r» of text, «p» of paragraphs."""

    def change(made: Sound) -> None:
        tree = made.tree(STYLES)
        holder = tree.find(f"{W}docDefaults/{W}{name}PrDefault/{W}{name}Pr")
        if holder is None:
            around = tree.find(f"{W}docDefaults")
            assert around is not None
            default = around.find(f"{W}{name}PrDefault")
            if default is None:
                default = etree.SubElement(around, f"{W}{name}PrDefault")
            holder = etree.SubElement(default, f"{W}{name}Pr")
        for one in made.made(properties):
            for same in holder.findall(str(one.tag)):
                holder.remove(same)
            holder.append(one)

    return change


def settings(markup: str) -> Change:
    """Put settings into the file."""

    def change(made: Sound) -> None:
        made.tree(SETTINGS)[:0] = made.made(markup)

    return change


def row(markup: str) -> Change:
    """Give the row of the word properties."""
    return _around("tr", markup)


def cell(markup: str) -> Change:
    """Give the cell of the word properties."""
    return _around("tc", markup)


def _around(name: str, markup: str) -> Change:
    def change(made: Sound) -> None:
        holder = next(made.run.iterancestors(f"{W}{name}"))
        properties = holder.find(f"{W}{name}Pr")
        if properties is None:
            properties = etree.Element(f"{W}{name}Pr")
            holder.insert(0, properties)
        for one in made.made(markup):
            for same in properties.findall(str(one.tag)):
                properties.remove(same)
            properties.append(one)

    return change


def table_style(markup: str) -> Change:
    """Give the style of the table of the word properties."""

    def change(made: Sound) -> None:
        table = next(made.run.iterancestors(f"{W}tbl"))
        named = table.find(f"{W}tblPr/{W}tblStyle")
        assert named is not None
        (style,) = (
            one
            for one in made.tree(STYLES).iter(f"{W}style")
            if one.get(f"{W}styleId") == named.get(f"{W}val") and one.get(f"{W}type") == "table"
        )
        style.extend(made.made(markup))

    return change


def part(name: str, kind: str, markup: str, *changes: Change, form: str | None = None) -> Change:
    """Put a part into the file, and do the other changes."""

    def change(made: Sound) -> None:
        text = markup.replace("@word@", made.word).replace("@other@", made.other)
        text = re.sub(r"^<([\w:]+)", rf"<\1 {_DECLARED}", text)
        made.add(name, kind, f"{FORM}.{kind}+xml" if form is None else form, text.encode())
        for one in changes:
            one(made)

    return change


def beside(kind: str, form: str, words: str = "@other@", *changes: Change) -> Change:
    """Put a header or a footer of some pages with words into the file."""
    tag = {"header": "hdr", "footer": "ftr"}[kind]

    def refer(made: Sound) -> None:
        sheet = made.body[-1]
        if sheet.tag != f"{W}sectPr":
            sheet = etree.SubElement(made.body, f"{W}sectPr")
        for same in [one for one in sheet.iterfind(f"{W}{kind}Reference") if one.get(f"{W}type") == form]:
            sheet.remove(same)
        sheet[:0] = made.made(f'<w:{kind}Reference w:type="{form}" r:id="rTrick"/>')

    inside = words if words.startswith("<") else f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    return part(f"trick.{kind}.xml", kind, f"<w:{tag}>{inside}</w:{tag}>", refer, *changes)


def numbered(level: str, *changes: Change, more: str = "") -> Change:
    """Put a list into the file, and do the other changes."""
    abstract = f'<w:abstractNum w:abstractNumId="970">{level}</w:abstractNum>'
    number = f'<w:num w:numId="970"><w:abstractNumId w:val="970"/>{more}</w:num>'

    def change(made: Sound) -> None:
        if NUMBERING in made.parts:
            tree = made.tree(NUMBERING)
            tree[:0] = made.made(abstract)
            tree.extend(made.made(number))
        else:
            root = f"<w:numbering {_DECLARED}>{abstract}{number}</w:numbering>"
            made.add("numbering.xml", "numbering", f"{FORM}.numbering+xml", root.encode())
        for one in changes:
            one(made)

    return change


def text(change: Callable[[bytes], bytes], name: str = DOCUMENT) -> Change:
    """Change the bytes of a part."""

    def changed(made: Sound) -> None:
        tree = made.trees.pop(name, None)
        given = made.parts[name] if tree is None else etree.tostring(tree, encoding="UTF-8", standalone=True)
        made.parts[name] = change(given)
        assert made.parts[name] != given

    return changed


def all_of(*changes: Change) -> Change:
    """Do several changes."""

    def change(made: Sound) -> None:
        for one in changes:
            one(made)

    return change


def _raw(pattern: str) -> Change:
    """Put bytes in the place of the text of the word, whose element is «T»."""

    def change(made: Sound) -> None:
        (inside,) = made.run.iter(f"{W}t")
        inside.text = "TRICK"
        tree = made.trees.pop(DOCUMENT)
        given = etree.tostring(tree, encoding="UTF-8", standalone=True)
        said = pattern.replace("@word@", made.word).replace("@other@", made.other).encode()
        made.parts[DOCUMENT] = re.sub(rb"<w:t(?: [^>]*)?>TRICK</w:t>", lambda _found: said, given, count=1)
        assert made.parts[DOCUMENT] != given

    return change


# Properties of text, each at every level where Word looks for them

_LOOKS: tuple[tuple[str, str, str | None], ...] = (
    ("hidden", "<w:vanish/>", ""),
    ("struck", "<w:strike/>", None),
    ("struck twice", "<w:dstrike/>", None),
    ("capitals", "<w:caps/>", "@upper@"),
    ("small capitals", "<w:smallCaps/>", "@upper@"),
    ("white", '<w:color w:val="FFFFFF"/>', None),
    ("tiny", '<w:sz w:val="1"/><w:szCs w:val="1"/>', None),
    ("narrow", '<w:w w:val="1"/>', None),
    ("tight", '<w:spacing w:val="-200"/>', None),
    ("black on black", '<w:color w:val="000000"/><w:shd w:val="clear" w:color="auto" w:fill="000000"/>', None),
    ("white on no background", '<w:color w:val="auto" w:themeColor="background1"/>', None),
    ("a fill that is none", "<w14:textFill><w14:noFill/></w14:textFill>", None),
    ("symbols", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:cs="Wingdings"/>', SAME),
)
_LEVELS: tuple[tuple[str, Callable[[str], Change]], ...] = (
    ("itself", look),
    (
        "a character style",
        lambda said: all_of(
            styles(f'<w:style w:type="character" w:styleId="Trick"><w:name w:val="T"/><w:rPr>{said}</w:rPr></w:style>'),
            look('<w:rStyle w:val="Trick"/>'),
        ),
    ),
    (
        "a character style based on another",
        lambda said: all_of(
            styles(
                f'<w:style w:type="character" w:styleId="TrickBase"><w:name w:val="B"/><w:rPr>{said}</w:rPr></w:style>'
                '<w:style w:type="character" w:styleId="Trick"><w:name w:val="T"/><w:basedOn w:val="TrickBase"/>'
                "</w:style>"
            ),
            look('<w:rStyle w:val="Trick"/>'),
        ),
    ),
    ("the style of its paragraph", lambda said: own_style(f"<w:rPr>{said}</w:rPr>")),
    ("the default style", lambda said: default_style(f"<w:rPr>{said}</w:rPr>")),
    ("the defaults", lambda said: defaults("r", said)),
)


def _looks() -> Iterator[Trick]:
    for name, said, word in _LOOKS:
        for level, change in _LEVELS:
            whole = level not in ("itself", "a character style", "a character style based on another")
            wide = None if whole and word == "" else word
            over = name == "tiny" and level in ("the default style", "the defaults")
            yield Trick(name=f"{name} by {level}", change=change(said), word=wide, whole=whole, hand=over)
        for level, change in (
            ("the style of the table", lambda said: table_style(f"<w:rPr>{said}</w:rPr>")),
            (
                "a style of some cells",
                lambda said: table_style(f'<w:tblStylePr w:type="band1Horz"><w:rPr>{said}</w:rPr></w:tblStylePr>'),
            ),
        ):
            if (name, level) != ("tiny", "the style of the table"):
                yield Trick(name=f"{name} by {level}", change=change(said), table=True)


_FIELD = (
    '<w:r>@look@<w:fldChar w:fldCharType="begin"{dirty}/></w:r><w:r><w:instrText xml:space="preserve">{code}'
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>@run@'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def field_of(code: str, dirty: str = "") -> Change:
    """A field whose result is the word."""
    return inline(_FIELD.replace("{code}", code).replace("{dirty}", dirty))


_FIELDS = (
    ' QUOTE "@other@" ', ' IF 1 = 1 "@other@" "@word@" ', " = 10 * 2 \\* CardText ", " DOCPROPERTY Title ",
    ' FILLIN "?" ', " SYMBOL 1044 \\u ", " ADVANCE \\l 200 ", " EQ \\o(@word@,@other@) ", " DATE ", " TIME ",
    ' LISTNUM "" ', " AUTONUM ", ' ASK a "?" ', ' INCLUDETEXT "other.docx" ', " SEQ a ", " REF nowhere ",
    " PAGEREF nowhere ", ' STYLEREF "Act" ', " AUTHOR ", " TITLE ", " FILENAME ", " NUMPAGES ", " PAGE ",
    ' DOCVARIABLE "a" ', " MERGEFIELD a ", ' AUTOTEXT "a" ', ' COMMENTS "@other@" ', " USERNAME ", " INFO Title ",
    " FORMULA ", ' GLOSSARY "a" ', ' DDEAUTO excel "a" ', " BARCODE ", " NOTEREF a ", " SECTION ", " EDITTIME ",
    ' INCLUDEPICTURE "a.png" ', " BIBLIOGRAPHY ", " CITATION a ", ' TOC \\o "1-3" ', " COMPARE 1 = "
     "1 ", " ", " nothing ",
    " FORMCHECKBOX ", " REVNUM ", " NEXT ", " MERGEREC ", ' INDEX \\e "@other@" ', ' ADDRESSBLOCK \\f "@other@" ',
)  # fmt: skip


def _fields() -> Iterator[Trick]:
    for code in _FIELDS:
        yield Trick(name=f"a field {code.strip()}", change=field_of(code))
    simple = '<w:fldSimple w:instr="{code}">@run@</w:fldSimple>'
    for code in (" QUOTE &quot;@other@&quot; ", " = 20 ", " DATE ", " REF nowhere ", " TITLE "):
        yield Trick(name=f"a simple field {code.strip()}", change=inline(simple.replace("{code}", code)))
    begin, part_, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end"))
    code = "<w:r><w:instrText>{}</w:instrText></w:r>"
    yield Trick(name="a field MACROBUTTON", change=field_of(" MACROBUTTON None @other@ "))
    yield Trick(
        name="a field MACROBUTTON without a result",
        change=inline(begin + code.format(" MACROBUTTON None @other@ ") + end),
    )
    yield Trick(
        name="a field GOTOBUTTON without a result", change=inline(begin + code.format(" GOTOBUTTON a @other@ ") + end)
    )
    yield Trick(name="a field GOTOBUTTON", change=field_of(" GOTOBUTTON a @other@ "))
    yield Trick(name="a field PRIVATE", change=field_of(" PRIVATE "))
    yield Trick(name="a field XE", change=field_of(' XE "@other@" '))
    yield Trick(name="a field TC", change=field_of(' TC "@other@" '))
    yield Trick(name="a field RD", change=field_of(" RD other.docx "))
    yield Trick(name="a field SET", change=field_of(' SET a "@other@" '))
    yield Trick(name="a word in the code of a field", change=inline(begin + "@run@" + end))
    yield Trick(name="a field without an end", change=inline(begin + code.format(" QUOTE ") + part_ + "@run@"))
    yield Trick(name="a field without a beginning", change=inline(part_ + "@run@" + end))
    yield Trick(
        name="a code in several runs",
        change=inline(begin + code.format(" QU") + code.format('OTE "@other@" ') + part_ + "@run@" + end),
    )
    yield Trick(
        name="a field in the code of a field",
        change=inline(
            begin + code.format(" QUOTE ") + begin + code.format(' QUOTE "@other@" ') + part_ + "@run@" + end
            + part_ + "@run@" + end
        ),
    )  # fmt: skip
    yield Trick(
        name="a field in the result of a link",
        change=inline(
            begin + code.format(' HYPERLINK \\l "a" ') + part_ + begin + code.format(' QUOTE "@other@" ') + part_
            + "@run@" + end + end
        ),
    )  # fmt: skip
    yield Trick(
        name="a field that repeats other words",
        change=all_of(
            first('<w:p><w:bookmarkStart w:id="970" w:name="a"/><w:r><w:t>@other@</w:t></w:r>'
                  '<w:bookmarkEnd w:id="970"/></w:p>'),
            field_of(" REF a \\h "),
        ),
    )  # fmt: skip
    yield Trick(
        name="a field whose words a SET says",
        change=all_of(first("<w:p/>"), inline(
            begin + code.format(' SET a "@other@" ') + part_
            + '<w:bookmarkStart w:id="970" w:name="a"/><w:r><w:t>@word@</w:t></w:r><w:bookmarkEnd w:id="970"/>' + end
            + begin + code.format(" a ") + part_ + "@run@" + end
        )),
    )  # fmt: skip
    yield Trick(
        name="a number that counts otherwise",
        change=inline(begin + code.format(" SEQ a \\r 20 ") + part_ + "<w:r><w:t>10</w:t></w:r>" + end),
    )
    data = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="a"/>{}</w:ffData></w:fldChar></w:r>'
        "<w:r><w:instrText> {} </w:instrText></w:r>" + part_ + "{}" + end
    )
    listed = '<w:ddList><w:result w:val="{}"/><w:listEntry w:val="@word@"/><w:listEntry w:val="@other@"/></w:ddList>'
    yield Trick(
        name="a drop-down list that shows another entry",
        change=inline(data.format(listed.format(1), "FORMDROPDOWN", "@run@")),
    )
    yield Trick(
        name="a drop-down list without a result",
        change=inline(data.format(listed.format(1), "FORMDROPDOWN", "")),
        word=OTHER,
    )
    yield Trick(
        name="a box of a form that is ticked",
        change=inline("@run@" + data.format('<w:checkBox><w:checked w:val="1"/></w:checkBox>', "FORMCHECKBOX", "")),
    )
    yield Trick(
        name="a text of a form",
        change=inline(
            data.format('<w:textInput><w:default w:val="@other@"/></w:textInput>', "FORMTEXT", "@run@")
        ),
        word=SAME,
    )  # fmt: skip
    yield Trick(
        name="a field over two paragraphs",
        change=block(
            "<w:p>" + begin + code.format(' QUOTE "@other@" ') + part_ + "</w:p>@paragraph@<w:p>" + end + "</w:p>"
        ),
    )
    yield Trick(
        name="a field that is to be counted anew", change=field_of(' QUOTE "@other@" ', ' w:dirty="true"'), word=None
    )
    yield Trick(
        name="a deleted code",
        change=inline(begin + "<w:r><w:delInstrText> QUOTE @other@ </w:delInstrText></w:r>" + part_ + "@run@" + end),
    )


_INK = 'xmlns:ink="urn:ink"'
_TEXTBOX = "<w:txbxContent><w:p><w:r><w:t>@other@</w:t></w:r></w:p></w:txbxContent>"
_ANCHOR = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="9" behindDoc="0" locked="0"'
    ' layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:posOffset>0'
    '</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset>'
    '</wp:positionV><wp:extent cx="2000000" cy="400000"/><wp:wrapNone/><wp:docPr id="9" name="t"/>'
    '<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{uri}">{inside}</a:graphicData></a:graphic></wp:anchor>'
)
_SHAPE = (
    '<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="400000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill></wps:spPr>'
    "{}<wps:bodyPr/></wps:wsp>"
)
_BOX = f"<wps:txbx>{_TEXTBOX}</wps:txbx>"
_URI = "http://schemas.microsoft.com/office/word/2010/wordprocessing"


def _drawing(inside: str, uri: str = _URI + "Shape") -> str:
    drawn = _ANCHOR.replace("{uri}", uri).replace("{inside}", inside)
    return f"@run@<w:r><w:drawing>{drawn}</w:drawing></w:r>"


_DRAWN: tuple[tuple[str, str], ...] = (
    ("a box of words", _drawing(_SHAPE.format(_BOX))),
    ("a shape over the word", _drawing(_SHAPE.format(""))),
    (
        "a group of boxes",
        _drawing(f"<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr/>{_SHAPE.format(_BOX)}</wpg:wgp>", _URI + "Group"),
    ),
    (
        "a canvas with a box",
        _drawing(f"<wpc:wpc><wpc:bg/><wpc:whole/>{_SHAPE.format(_BOX)}</wpc:wpc>", _URI + "Canvas"),
    ),
    (
        "words of a diagram",
        _drawing(
            '<dgm:relIds r:dm="r1" r:lo="r2" r:qs="r3" r:cs="r4"/>',
            "http://schemas.openxmlformats.org/drawingml/2006/diagram",
        ),
    ),
    ("a chart", _drawing('<c:chart r:id="r1"/>', "http://schemas.openxmlformats.org/drawingml/2006/chart")),
    (
        "a picture",
        _drawing(
            '<pic:pic><pic:nvPicPr><pic:cNvPr id="0" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip'
            ' r:embed="rPic"/></pic:blipFill><pic:spPr/></pic:pic>',
            "http://schemas.openxmlformats.org/drawingml/2006/picture",
        ),
    ),
    ("words of DrawingML", _drawing("<a:p><a:r><a:t>@other@</a:t></a:r></a:p>")),
    ("a drawing of nobody's namespace", _drawing("<x:shape><x:t>@other@</x:t></x:shape>")),
    (
        "a box of VML",
        f'@run@<w:r><w:pict><v:shape style="width:90pt;height:20pt"><v:textbox>{_TEXTBOX}</v:textbox></v:shape>'
        "</w:pict></w:r>",
    ),
    (
        "words along a path",
        '@run@<w:r><w:pict><v:shape style="width:90pt;height:20pt"><v:textpath on="t" string="@other@"/></v:shape>'
        "</w:pict></w:r>",
    ),
    (
        "a rectangle of VML over the word",
        '@run@<w:r><w:pict><v:rect style="position:absolute;width:90pt;height:20pt" fillcolor="white"/></w:pict></w:r>',
    ),
    (
        "a group of VML",
        f"@run@<w:r><w:pict><v:group><v:shape><v:textbox>{_TEXTBOX}</v:textbox></v:shape></v:group></w:pict></w:r>",
    ),
    ("an arc of VML over the word", '@run@<w:r><w:pict><v:arc style="width:90pt"/></w:pict></w:r>'),
    ("a curve of VML over the word", '@run@<w:r><w:pict><v:curve from="0,0" to="90,0"/></w:pict></w:r>'),
    (
        "an object of another program",
        '@run@<w:r><w:object><v:shape style="width:90pt;height:20pt"><v:imagedata r:id="rPic"/></v:shape>'
        '<o:OLEObject Type="Embed" ProgID="Word.Document.12" r:id="rOle"/></w:object></w:r>',
    ),
    ("a control of ActiveX", '@run@<w:r><w:object><w:control r:id="rOcx" w:name="a"/></w:object></w:r>'),
    ("a part with content", '@run@<w:r><w:contentPart r:id="rInk"/></w:r>'),
    ("a movie", '@run@<w:r><w:pict><w:movie r:id="rMovie"/></w:pict></w:r>'),
)


def _alternative(first: str, second: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{first}</mc:Choice>'
        f"<mc:Fallback>{second}</mc:Fallback></mc:AlternateContent>"
    )


_THE_OTHER = "<w:r>@look@<w:t>@other@</w:t></w:r>"
_INSIDE: tuple[tuple[str, str, str | None], ...] = (
    ("two records, the first other", _alternative(_THE_OTHER, "@run@"), None),
    ("two records, the second other", _alternative("@run@", _THE_OTHER), None),
    ("two records, of nobody's namespace", _alternative("@run@", _THE_OTHER, "x"), None),
    ("two records, the first empty", _alternative("", "@run@"), None),
    ("two records, the second empty", _alternative("@run@", ""), None),
    ("two records, of nobody's namespace, the second empty", _alternative("@run@", "", "x"), None),
    ("two records inside a run", f"<w:r>{_alternative('<w:t>@other@</w:t>', '<w:t>@word@</w:t>')}</w:r>", None),
    ("records in a record", _alternative(_alternative(_THE_OTHER, "@run@", "x"), "@run@"), None),
    (
        "three records",
        '<mc:AlternateContent><mc:Choice Requires="x">@run@</mc:Choice><mc:Choice Requires="w14">' + _THE_OTHER
        + "</mc:Choice><mc:Fallback>@run@</mc:Fallback></mc:AlternateContent>",
        None,
    ),
    ("records without a fallback", '<mc:AlternateContent><mc:Choice Requires="x">@run@</mc:Choice>'
     '</mc:AlternateContent>', ""),
    ("two records, one struck", _alternative("@run@", "<w:r><w:rPr><w:strike/></w:rPr><w:t>@word@</w:t></w:r>"), None),
    ("two records, one hidden", _alternative("@run@", "<w:r><w:rPr><w:vanish/></w:rPr><w:t>@word@</w:t></w:r>"), None),
    ("two records, one a sign of a font",
     _alternative("@run@", '<w:r><w:t>@word@</w:t><w:sym w:font="Symbol" w:char="F061"/></w:r>'), None),
    ("two records, one a number",
     _alternative("@run@", '<w:r><w:t>@word@</w:t><w:noBreakHyphen/></w:r>'), None),
    ("two records, one with a picture", _alternative("@run@", "<w:r><w:t>@word@</w:t><w:pict><v:shape/>"
     "</w:pict></w:r>"), None),
    ("an unknown element around", "<x:around>@run@</x:around>", None),
    ("an unknown element in a run", "<w:r>@look@<x:around><w:t>@word@</w:t></x:around></w:r>", None),
    ("an unknown element of Word", "<w:unheard>@run@</w:unheard>", None),
    ("an element in the text", "<w:r>@look@<w:t>@word@<w:tab/></w:t></w:r>", None),
    ("an unknown element in the text", "<w:r>@look@<w:t><x:a>@word@</x:a></w:t></w:r>", None),
    ("a text in a text", "<w:r>@look@<w:t><w:t>@word@</w:t></w:t></w:r>", None),
    ("a text outside a run", "<w:t>@word@</w:t>", None),
    ("text between elements", '<w:bookmarkEnd w:id="970"/>@word@', None),
    ("text between the elements of a run", "<w:r>@look@@word@</w:r>", None),
    ("a sign of a font", '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>', None),
    ("a sign of Symbol", '@run@<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "@word@≥"),
    ("a sign of an ordinary font", '@run@<w:r><w:sym w:font="Arial" w:char="0031"/></w:r>', "@word@1"),
    ("a sign without a code", '@run@<w:r><w:sym w:font="Arial"/></w:r>', None),
    ("a sign of newer Word", '@run@<w:r><w16se:symEx w16se:font="Symbol" w16se:char="1F60A"/></w:r>', None),
    ("a deleted word", '<w:del w:id="970" w:author="А"><w:r><w:delText>@word@</w:delText></w:r></w:del>', None),
    ("a deleted word as it was", '<w:del w:id="970" w:author="А">@run@</w:del>', None),
    ("an inserted word", f'@run@<w:ins w:id="970" w:author="А">{_THE_OTHER}</w:ins>', None),
    ("a word moved away", '<w:moveFrom w:id="970" w:author="А">@run@</w:moveFrom>', None),
    ("a word moved here", f'@run@<w:moveTo w:id="970" w:author="А">{_THE_OTHER}</w:moveTo>', None),
    ("a deletion in an insertion",
     '<w:ins w:id="970" w:author="А"><w:del w:id="971" w:author="Б">@run@</w:del></w:ins>', None),
    ("deleted text that is in no change", "<w:r><w:delText>@word@</w:delText></w:r>", None),
    ("a word in a text of deletion beside", "@run@<w:r><w:delText>@other@</w:delText></w:r>", None),
    ("a conflicting insertion", f"@run@<w14:conflictIns w:id='970' w:author='А'>{_THE_OTHER}</w14:conflictIns>", None),
    ("a conflicting deletion", "<w14:conflictDel w:id='970' w:author='А'>@run@</w14:conflictDel>", None),
    ("a note", '@run@<w:r><w:footnoteReference w:id="2"/></w:r>', None),
    ("an end note", '@run@<w:r><w:endnoteReference w:id="2"/></w:r>', None),
    ("letters over letters", "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>@other@</w:t></w:r></w:rt><w:rubyBase>@run@"
     "</w:rubyBase></w:ruby></w:r>", None),
    ("a formula", "<m:oMath><m:r><m:t>@other@</m:t></m:r></m:oMath>", None),
    ("a formula of its own line", "@run@<m:oMathPara><m:oMath><m:r><m:t>@other@</m:t></m:r></m:oMath>"
     "</m:oMathPara>", None),
    ("the number of the page", "@run@<w:r><w:pgNum/></w:r>", None),
    ("the day", "@run@<w:r><w:dayLong/></w:r>", None),
    ("the year", "<w:r><w:yearLong/></w:r>", None),
    ("another direction", '<w:bdo w:val="rtl">@run@</w:bdo>', None),
    ("a direction", '<w:dir w:val="rtl">@run@</w:dir>', None),
    ("a sub-document", '<w:subDoc r:id="rSub"/>@run@', None),
    ("a control that shows its prompt", "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
     "<w:sdtContent>@run@</w:sdtContent></w:sdt>", None),
    ("a control bound to data", '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
     '<w:sdtContent>@run@'
     "</w:sdtContent></w:sdt>", None),
    ("a control bound to data anew", '<w:sdt><w:sdtPr><w15:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
     "<w:sdtContent>@run@</w:sdtContent></w:sdt>", None),
    ("a list of a control", '<w:sdt><w:sdtPr><w:dropDownList w:lastValue="1"><w:listItem w:value="1" '
     'w:displayText="@other@"/>'
     "</w:dropDownList></w:sdtPr><w:sdtContent>@run@</w:sdtContent></w:sdt>", SAME),
    ("a date of a control", '<w:sdt><w:sdtPr><w:date w:fullDate="2026-01-20T00:00:00Z"/></w:sdtPr><w:sdtContent>@run@'
     "</w:sdtContent></w:sdt>", SAME),
    ("a box of a control", '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
     '<w:sdtContent>'
     "@run@</w:sdtContent></w:sdt>", SAME),
    ("a picture of a control", "<w:sdt><w:sdtPr><w:picture/></w:sdtPr><w:sdtContent>@run@<w:r><w:drawing/>"
     "</w:r></w:sdtContent></w:sdt>", None),
    ("a control whose run is outside its content", "<w:sdt><w:sdtPr/>@run@</w:sdt>", None),
    ("a control with two contents", f"<w:sdt><w:sdtContent>@run@</w:sdtContent>"
     f"<w:sdtContent>{_THE_OTHER}</w:sdtContent></w:sdt>", None),
    ("a tab", "@run@<w:r><w:tab/></w:r>", SAME),
    ("a hyphen", "@run@<w:r><w:noBreakHyphen/></w:r>", "@word@-"),
    ("a soft hyphen", "@run@<w:r><w:softHyphen/></w:r>", SAME),
    ("a mark of a position", '@run@<w:r><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="dot"/>'
     '</w:r>', SAME),
    ("a break of page", '@run@<w:r><w:br w:type="page"/></w:r>', SAME),
    ("a return", "@run@<w:r><w:cr/></w:r>", SAME),
    ("a comment", '<w:commentRangeStart w:id="9"/>@run@<w:commentRangeEnd w:id="9"/><w:r><w:commentReference '
     'w:id="9"/></w:r>', SAME),
    ("the sign of a note without one", "@run@<w:r><w:footnoteRef/></w:r>", None),
    ("a separator in the text", "@run@<w:r><w:separator/></w:r>", None),
    ("a sign of a comment in the text", "@run@<w:r><w:annotationRef/></w:r>", SAME),
    ("a paragraph in a paragraph", "<w:p>@run@</w:p>", None),
    ("a table in a paragraph", "<w:tbl><w:tr><w:tc><w:p>@run@</w:p></w:tc></w:tr></w:tbl>", None),
    ("a run in a run", "<w:r>@run@</w:r>", None),
    ("a word in the properties of a run", "<w:r><w:rPr><w:t>@other@</w:t></w:rPr><w:t>@word@</w:t></w:r>", SAME),
    ("a word in a proof mark", "<w:proofErr><w:r><w:t>@word@</w:t></w:r></w:proofErr>", None),
    ("a word in a mark of a place", '<w:bookmarkStart w:id="970" w:name="a"><w:r><w:t>@word@</w:t></w:r>'
     '</w:bookmarkStart>', None),
    ("a second list of properties", "<w:r><w:rPr/><w:rPr><w:vanish/></w:rPr><w:t>@word@</w:t></w:r>", None),
    ("properties after the text", "<w:r><w:t>@word@</w:t><w:rPr><w:vanish/></w:rPr></w:r>", None),
    ("a link with properties of its own", '<w:hyperlink w:anchor="a"><w:rPr><w:vanish/>'
     '</w:rPr>@run@</w:hyperlink>', None),
    ("phonetic letters of the East", "<w:r><w:rPr><w:eastAsianLayout w:combine='on'/></w:rPr><w:t>@word@</w:t>"
     "</w:r>", None),
)  # fmt: skip
_SIGNS: tuple[tuple[str, str, str | None], ...] = (
    ("a turning sign U+202E", "\u202e@word@\u202c", None),
    ("an isolate U+2067", "\u2067@word@\u2069", None),
    ("a mark of direction U+200F", "\u200f@word@", None),
    ("a mark of direction U+200E", "\u200e@word@", SAME),
    ("a sign of zero width", "@word@\u200b", SAME),
    ("a joiner", "@word@\u200d", SAME),
    ("a soft hyphen in the text", "@word@\u00ad", SAME),
    ("letters struck out by U+0336", "@word@\u0336", None),
    ("letters ringed by U+20DD", "@word@\u20dd", None),
    ("letters barred by U+0305", "@word@\u0305", "@word@\u0305"),
    ("a sign of no letter U+FFFC", "@word@\ufffc", None),
    ("a private sign", "@word@\ue000", None),
    ("a private sign of Symbol", "@word@\uf061", None),
    ("a tag U+E0041", "@word@\U000e0041", SAME),
    ("blanks of no break", "\u00a0@word@\u00a0", SAME),
    ("a narrow blank", "\u202f@word@", SAME),
    ("a filler U+3164", "\u3164@word@", SAME),
    ("a separator of lines U+2028", "@word@\u2028", SAME),
    ("a digit of another script", "@word@ ١", None),
)
_TEXTS: tuple[tuple[str, str, str | None], ...] = (
    ("a section of raw text", "<w:t><![CDATA[@word@]]></w:t>", SAME),
    ("a remark between letters", "<w:t>@word@<!-- @other@ --></w:t>", SAME),
    ("an instruction between letters", "<w:t>@word@<?a @other@?></w:t>", SAME),
    ("letters by their numbers", "<w:t>@word@&#x5F;</w:t>", "@word@_"),
    ("an entity", "<w:t>@word@&amp;</w:t>", "@word@&"),
    ("blanks at the ends that are not kept", "<w:t> @word@ </w:t>", SAME),
    ("a line feed in the text", '<w:t xml:space="preserve">@word@\n</w:t>', SAME),
    ("a text of another namespace", '<t xmlns="urn:example:unknown">@word@</t>', None),
    ("a text that is to be kept", '<w:t xml:space="default">@word@</w:t>', SAME),
    ("a text with deletion text beside", "<w:t>@word@</w:t><w:instrText>@other@</w:instrText>", SAME),
)
_FORMS: tuple[tuple[str, str, str | None, str], ...] = (
    ("a paragraph right to left", "<w:bidi/>", None, "{}"),
    ("lines of no height", '<w:spacing w:line="1" w:lineRule="exact"/>', None, "{}"),
    ("lines of little height", '<w:spacing w:line="80" w:lineRule="exact"/>', None, "{}"),
    ("a paragraph beyond the sheet", '<w:ind w:left="30000"/>', None, "{}"),
    ("a paragraph before the sheet", '<w:ind w:left="-30000"/>', None, "{}"),
    ("a first line beyond the sheet", '<w:ind w:firstLine="30000"/>', None, "{}"),
    ("an indent counted in letters", '<w:ind w:leftChars="9000" w:left="0"/>', None, "{}"),
    ("a frame beyond the sheet", '<w:framePr w:x="30000" w:y="30000" w:hAnchor="page" w:vAnchor="page"/>', None, "{}"),
    ("a frame of no width", '<w:framePr w:w="1" w:h="1" w:hRule="exact"/>', None, "{}"),
    ("a letter dropped", '<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around" w:vAnchor="text"/>', None, "{}"),
    ("a hidden end", "<w:rPr><w:vanish/></w:rPr>", None, "{}"),
    ("a hidden end of a style", "<w:rPr><w:specVanish/><w:vanish/></w:rPr>", None, "{}"),
    ("a deleted end", '<w:rPr><w:del w:id="970" w:author="А"/></w:rPr>', None, "{}"),
    ("an inserted end", '<w:rPr><w:ins w:id="970" w:author="А"/></w:rPr>', SAME, "{}"),
    ("an end moved away", '<w:rPr><w:moveFrom w:id="970" w:author="А"/></w:rPr>', None, "{}"),
    ("an inserted number",
     '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/><w:ins w:id="970" w:author="А"/></w:numPr>', SAME, "{}"),
    ("a background of the colour of ink", '<w:shd w:val="clear" w:fill="000000"/><w:rPr/>', SAME, "{}"),
    ("an indent before the sheet", '<w:ind w:left="-2500"/>', None, "{}"),
    ("indents that leave no room", '<w:ind w:left="4700" w:right="4700"/>', None, "{}"),
    ("a stop beyond the sheet", '<w:tabs><w:tab w:val="left" w:pos="30000"/></w:tabs>', None, "{}"),
    ("lines on one another", '<w:spacing w:line="10" w:lineRule="auto"/>', None, "{}"),
    ("a form without its style", '<w:pStyle w:val="Nothing"/>', SAME, "{}"),
    ("tabs with dots", '<w:tabs><w:tab w:val="left" w:leader="dot" w:pos="9000"/></w:tabs>', SAME, "{}"),
    ("text from top to bottom", '<w:textDirection w:val="tbRl"/>', SAME, "{}"),
    ("a paragraph of a page only", "<w:pageBreakBefore/>", SAME, "{}"),
)  # fmt: skip
_PLAIN_LEVEL = '<w:lvl w:ilvl="0"><w:start w:val="{}"/><w:numFmt w:val="{}"/><w:lvlText w:val="{}"/>{}</w:lvl>'
_IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="970"/></w:numPr>'


def _lists() -> Iterator[Trick]:
    decimal = _PLAIN_LEVEL.format(1, "decimal", "%1)", "")
    ways: tuple[tuple[str, Change], ...] = (
        ("itself", form(_IN_LIST)),
        ("its style", own_style(f"<w:pPr>{_IN_LIST}</w:pPr>")),
        ("the default style", default_style(f"<w:pPr>{_IN_LIST}</w:pPr>")),
        ("the defaults", defaults("p", _IN_LIST)),
    )
    for name, change in ways:
        alone = name == "itself"
        yield Trick(
            name=f"a number by {name}",
            change=numbered(decimal, change),
            word=SAME if alone else None,
            line="1) {}",
            whole=not alone,
        )
    for name, line, level in (
        ("a bullet", "• {}", _PLAIN_LEVEL.format(1, "bullet", "•", "")),
        ("a bullet of a font", "• {}", _PLAIN_LEVEL.format(1, "bullet", "\uf0b7", '<w:rPr><w:rFonts '
     'w:ascii="Symbol"/></w:rPr>')),
        ("words for a number", "не {}", _PLAIN_LEVEL.format(1, "decimal", "@other@", "")),
        ("a bullet of words", "не {}", _PLAIN_LEVEL.format(1, "bullet", "@other@", "")),
        ("a number of words", None, _PLAIN_LEVEL.format(20, "cardinalText", "%1", "")),
        ("a picture for a number", None, _PLAIN_LEVEL.format(1, "bullet", "", '<w:lvlPicBulletId w:val="0"/>')),
        ("a number and no blank", "1{}", _PLAIN_LEVEL.format(1, "decimal", "%1", '<w:suff w:val="nothing"/>')),
        ("a letter", "а {}", _PLAIN_LEVEL.format(1, "russianLower", "%1", "")),
        ("a number in a font of signs", None,
         _PLAIN_LEVEL.format(1, "decimal", "%1", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>')),
        ("a letter bullet in a font of signs", "■ {}",
         _PLAIN_LEVEL.format(1, "bullet", "n", '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>')),
    ):  # fmt: skip
        yield Trick(
            name=name,
            change=numbered(level.replace("@other@", "не "), form(_IN_LIST)),
            word=None if line is None else SAME,
            line=line or "{}",
        )
    for name, mark in (("hidden", "<w:vanish/>"), ("struck", "<w:strike/>"), ("white", '<w:color w:val="FFFFFF"/>'),
                       ("tiny", '<w:sz w:val="1"/>'), ("raised", '<w:vertAlign w:val="superscript"/>')):  # fmt: skip
        level = _PLAIN_LEVEL.format(1, "decimal", "%1)", f"<w:rPr>{mark}</w:rPr>")
        yield Trick(name=f"a {name} number", change=numbered(level, form(_IN_LIST)))
    yield Trick(
        name="a number by an override",
        change=numbered(
            _PLAIN_LEVEL.format(1, "none", "", ""),
            form(_IN_LIST),
            more=f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>{_PLAIN_LEVEL.format(7, "decimal", "%1.", "")}'
            "</w:lvlOverride>",
        ),
        word=SAME,
        line="5. {}",
    )
    yield Trick(name="a number by a level that names a style", change=numbered(
        _PLAIN_LEVEL.format(1, "decimal", "%1)", '<w:pStyle w:val="Quoted"/>'),
        own_style('<w:pPr><w:numPr><w:numId w:val="970"/></w:numPr></w:pPr>'),
    ), whole=True)  # fmt: skip


_ONE = "<w:p><w:r><w:t>@other@</w:t></w:r></w:p>"
_BLOCKS: tuple[tuple[str, Change, str | None], ...] = (
    ("two records of a paragraph", block(_alternative(_ONE, "@paragraph@")), None),
    ("two records of a paragraph, the second empty", block(_alternative("@paragraph@", "")), None),
    ("records of nobody's namespace of a paragraph", block(_alternative("@paragraph@", _ONE, "x")), None),
    ("another document in this one", block('<w:altChunk r:id="rChunk"/>@paragraph@'), None),
    ("a control around a paragraph that shows its prompt",
     block("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>@paragraph@</w:sdtContent></w:sdt>"), None),
    ("a control around a paragraph bound to data",
     block('<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>@paragraph@'
           "</w:sdtContent></w:sdt>"), None),
    ("a paragraph of an unknown element", block("<x:around>@paragraph@</x:around>"), None),
    ("a paragraph in a deletion", block('<w:del w:id="970" w:author="А">@paragraph@</w:del>'), None),
    ("a paragraph in an insertion", block('<w:ins w:id="970" w:author="А">@paragraph@</w:ins>'), None),
    ("a paragraph moved away", block('<w:moveFrom w:id="970" w:author="А">@paragraph@</w:moveFrom>'), None),
    ("a run between paragraphs", block("@paragraph@<w:r><w:t>@other@</w:t></w:r>"), None),
    ("a text between paragraphs", block("@paragraph@<w:t>@other@</w:t>"), None),
    ("a formula between paragraphs", block("@paragraph@<m:oMathPara><m:oMath><m:r><m:t>@other@</m:t></m:r></m:oMath>"
                                           "</m:oMathPara>"), None),
    ("a second paragraph", block(f"@paragraph@{_ONE}"), None),
    ("an empty paragraph", block("@paragraph@<w:p/>"), SAME),
    ("a drawing between paragraphs", block("@paragraph@<w:drawing/>"), None),
    ("a section of no paper", form('<w:sectPr><w:pgSz w:w="20" w:h="20"/></w:sectPr>'), None),
    ("a section with margins beyond the sheet",
     form('<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="30000" w:left="30000" w:right="0" w:bottom="0"'
          ' w:header="0" w:footer="0" w:gutter="0"/></w:sectPr>'), None),
    ("a section from top to bottom", form('<w:sectPr><w:textDirection w:val="tbRl"/></w:sectPr>'), SAME),
    ("a section right to left", form("<w:sectPr><w:bidi/></w:sectPr>"), SAME),
    ("numbers of lines", form('<w:sectPr><w:lnNumType w:countBy="1"/></w:sectPr>'), SAME),
)  # fmt: skip
_TABLE_WAYS: tuple[tuple[str, Change], ...] = (
    ("a hidden row", row("<w:hidden/>")),
    ("a row of no height", row('<w:trHeight w:val="1" w:hRule="exact"/>')),
    ("a row of one line", row('<w:trHeight w:val="200" w:hRule="exact"/>')),
    ("a deleted row", row('<w:del w:id="970" w:author="А"/>')),
    ("an inserted row", row('<w:ins w:id="970" w:author="А"/>')),
    ("a row that begins later", row('<w:gridBefore w:val="1"/>')),
    ("a cell that goes on", cell("<w:vMerge/>")),
    ("a cell that goes on by its word", cell('<w:vMerge w:val="continue"/>')),
    ("a cell that goes on aside", cell('<w:hMerge w:val="continue"/>')),
    ("a cell of no width", cell('<w:tcW w:w="1" w:type="dxa"/>')),
    ("a cell fitted", cell("<w:tcFitText/>")),
    ("an inserted cell", cell('<w:cellIns w:id="970" w:author="А"/>')),
    ("a deleted cell", cell('<w:cellDel w:id="970" w:author="А"/>')),
    ("a merged cell", cell('<w:cellMerge w:id="970" w:author="А" w:vMerge="cont"/>')),
    ("words beside the rows", lambda made: next(made.run.iterancestors(f"{W}tr")).addprevious(
        made.made(_ONE)[0])),
    ("words beside the cells", lambda made: next(made.run.iterancestors(f"{W}tc")).addprevious(made.made(_ONE)[0])),
    ("words in the grid", lambda made: next(made.run.iterancestors(f"{W}tbl")).insert(
        0, made.made(f"<w:tblGrid>{_ONE}</w:tblGrid>")[0])),
    ("a table right to left", lambda made: next(made.run.iterancestors(f"{W}tbl"))[0].extend(
        made.made("<w:bidiVisual/>"))),
    ("a table beyond the sheet", lambda made: next(made.run.iterancestors(f"{W}tbl"))[0].extend(
        made.made('<w:tblpPr w:tblpX="30000" w:tblpY="30000" w:horzAnchor="page" w:vertAnchor="page"/>'))),
    ("a table indented beyond the sheet", lambda made: next(made.run.iterancestors(f"{W}tbl"))[0].extend(
        made.made('<w:tblInd w:w="30000" w:type="dxa"/>'))),
    ("a table in a cell", lambda made: next(made.run.iterancestors(f"{W}tc")).insert(
        1, made.made(f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{_ONE}</w:tc></w:tr></w:tbl>")[0])),
    ("a background by the table's style", table_style(
        '<w:tcPr><w:shd w:val="clear" w:fill="000000"/></w:tcPr><w:rPr><w:color w:val="000000"/></w:rPr>')),
    ("columns of no width", lambda made: [one.set(f"{W}w", "1") for one in next(  # type: ignore[func-returns-value]
        made.run.iterancestors(f"{W}tbl")).iter(f"{W}gridCol", f"{W}tcW")] and None),
)  # fmt: skip


def _named_styles() -> Iterator[Trick]:
    hidden = '<w:style w:type="{}" {} w:styleId="{}"><w:name w:val="Zed"/><w:rPr><w:vanish/></w:rPr></w:style>'
    ways: tuple[tuple[str, str, str], ...] = (
        ("a style twice", hidden.format("paragraph", "", "Quoted"), "Quoted"),
        ("a second default style", hidden.format("paragraph", 'w:default="1"', "Z"), ""),
        ("a style by its name", hidden.format("paragraph", "", "Z"), "Zed"),
    )
    for name, said, key in ways:
        named = (form(f'<w:pStyle w:val="{key}"/>'),) if key else ()
        yield Trick(name=name, change=all_of(styles(said + (said if key == "Quoted" else "")), *named))
    yield Trick(
        name="a style of text by its name",
        change=all_of(styles(hidden.format("character", "", "Z")), look('<w:rStyle w:val="Zed"/>')),
    )


def _settings() -> Iterator[Trick]:
    numbering = f"<w:numbering {_DECLARED}/>".encode()
    rows: tuple[tuple[str, Change, str | None], ...] = (
        ("a mail merge", settings('<w:mailMerge><w:mainDocumentType w:val="formLetters"/></w:mailMerge>'), SAME),
        ("changes not shown", settings('<w:revisionView w:markup="0" w:insDel="0"/>'), SAME),
        ("changes recorded", settings("<w:trackRevisions/>"), SAME),
        ("spelling errors hidden", settings("<w:hideSpellingErrors/>"), SAME),
        ("a document protected", settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'), SAME),
        ("fields updated", settings('<w:updateFields w:val="true"/>'), SAME),
        ("a template linked", settings('<w:attachedTemplate r:id="rTemplate"/><w:linkStyles/>'), SAME),
        (
            "a page of a background",
            lambda made: made.tree(DOCUMENT).insert(0, made.made('<w:background w:color="000000"/>')[0]),
            SAME,
        ),
    )
    for name, change, word in rows:
        yield Trick(name=name, change=change, word=word)
    yield Trick(
        name="a second part of styles",
        change=part("styles2.xml", "styles", "<w:styles/>", form=f"{FORM}.styles+xml"),
    )
    yield Trick(
        name="two parts of numbers",
        change=all_of(
            numbered(_PLAIN_LEVEL.format(1, "decimal", "%1)", "")),
            lambda made: made.parts.update({"word/numbering2.xml": numbering}),
            lambda made: made.relate(f'Id="rTrick2" Type="{OFFICE}/numbering" Target="numbering2.xml"'),
        ),
    )
    yield Trick(
        name="a second document",
        change=all_of(
            lambda made: made.parts.update({"word/other.xml": made.parts[DOCUMENT]}),
            text(
                lambda given: given.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rOther" Type="{OFFICE}/officeDocument" Target="word/other.xml"/>'
                    "</Relationships>".encode(),
                ),
                "_rels/.rels",
            ),
        ),
    )
    yield Trick(
        name="two bodies",
        change=lambda made: made.tree(DOCUMENT).append(made.made(f"<w:body>{_ONE}</w:body>")[0]),
    )
    yield Trick(
        name="two bodies, the first other",
        change=lambda made: made.tree(DOCUMENT).insert(0, made.made(f"<w:body>{_ONE}</w:body>")[0]),
    )
    yield Trick(name="words beside the body", change=lambda made: made.tree(DOCUMENT).append(made.made(_ONE)[0]))
    ignored = text(
        lambda given: re.sub(
            rb"<w:document ",
            b'<w:document xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
            b' xmlns:x="urn:example:unknown" mc:Ignorable="x" ',
            given,
            count=1,
        )
    )
    yield Trick(
        name="a namespace that is ignored, with words",
        change=all_of(inline("<x:around><w:r><w:t>@word@</w:t></w:r></x:around>"), ignored),
    )
    yield Trick(
        name="a namespace whose content is processed",
        change=all_of(
            inline(f"@run@<x:around>{_THE_OTHER}</x:around>"),
            ignored,
            text(lambda given: given.replace(b'mc:Ignorable="x"', b'mc:Ignorable="x" mc:ProcessContent="x:around"')),
        ),
    )
    yield Trick(
        name="a namespace that must be understood",
        change=all_of(ignored, text(lambda given: given.replace(b'mc:Ignorable="x"', b'mc:MustUnderstand="x"'))),
    )
    yield Trick(
        name="Word's own namespace ignored",
        change=all_of(ignored, text(lambda given: given.replace(b'mc:Ignorable="x"', b'mc:Ignorable="w"'))),
    )
    for kind in ("header", "footer"):
        for at in ("default", "first", "even"):
            more = (settings("<w:evenAndOddHeaders/>"),) if at == "even" else ()
            yield Trick(
                name=f"a {at} {kind} with words", change=beside(kind, at, "@other@", *more), word=SAME, beside=True
            )
    yield Trick(
        name="a number of words in a footer",
        change=beside("footer", "default", "20 @other@"), word=SAME, beside=True,
    )  # fmt: skip
    water = (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;width:400pt;height:100pt"><v:textpath on="t"'
        ' string="@other@"/></v:shape></w:pict></w:r></w:p>'
    )
    yield Trick(name="words across the sheet", change=beside("header", "default", water), word=SAME, beside=True)
    yield Trick(
        name="a white shape in a header over the text",
        change=beside("header", "default",
                      '<w:p><w:r><w:pict><v:rect style="position:absolute;width:900pt;height:900pt" fillcolor="white"/>'
                      "</w:pict></w:r></w:p>"),
        word=SAME, beside=True,
    )  # fmt: skip
    yield Trick(
        name="a drawing in a header over the text",
        change=beside("header", "default", f"<w:p>{_drawing(_SHAPE.format('')).removeprefix('@run@')}</w:p>"),
        word=SAME, beside=True,
    )  # fmt: skip
    yield Trick(
        name="words of a box in a footer",
        change=beside("footer", "default", f"<w:p>{_drawing(_SHAPE.format(_BOX)).removeprefix('@run@')}</w:p>"),
        word=SAME, beside=True,
    )  # fmt: skip
    yield Trick(
        name="a footnote with words",
        change=part(
            "footnotes.xml",
            "footnotes",
            f'<w:footnotes><w:footnote w:id="2">{_ONE}</w:footnote></w:footnotes>',
            inline('@run@<w:r><w:footnoteReference w:id="2"/></w:r>'),
        ),
    )
    yield Trick(
        name="a mark of one's own for a note",
        change=part(
            "endnotes.xml",
            "endnotes",
            f'<w:endnotes><w:endnote w:id="2">{_ONE}</w:endnote></w:endnotes>',
            inline('@run@<w:r><w:endnoteReference w:id="2" w:customMarkFollows="1"/><w:t>@other@</w:t></w:r>'),
        ),
    )
    yield Trick(
        name="a comment with words",
        change=part(
            "comments.xml",
            "comments",
            f'<w:comments><w:comment w:id="9" w:author="А" w:initials="А">{_ONE}</w:comment></w:comments>',
            inline('<w:commentRangeStart w:id="9"/>@run@<w:commentRangeEnd w:id="9"/>'
                   '<w:r><w:commentReference w:id="9"/></w:r>'),
        ),
        word=SAME, beside=True,
    )  # fmt: skip
    theme = (
        '<a:theme name="t"><a:themeElements><a:clrScheme name="t"><a:dk1><a:srgbClr val="FFFFFF"/></a:dk1><a:lt1>'
        '<a:srgbClr val="FFFFFF"/></a:lt1></a:clrScheme><a:fontScheme name="t"><a:majorFont><a:latin'
        ' typeface="Wingdings"/></a:majorFont><a:minorFont><a:latin typeface="Symbol"/></a:minorFont></a:fontScheme>'
        "</a:themeElements></a:theme>"
    )
    themed = "application/vnd.openxmlformats-officedocument.theme+xml"
    for name, mark in (
        ("a font of the theme", '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'),
        ("another font of the theme", '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>'),
        ("a colour of the theme", '<w:color w:val="000000" w:themeColor="text1"/>'),
        ("a dark colour of the theme", '<w:color w:val="000000" w:themeColor="dark1"/>'),
    ):
        yield Trick(
            name=name,
            change=all_of(
                inline("<w:r>@look@<w:t>abc</w:t></w:r>") if "font" in name else (lambda _made: None),
                _themed(theme, themed, mark, "abc" if "font" in name else None),
            ),
            whole="font" in name,
        )


def _themed(theme: str, form_: str, mark: str, words: str | None) -> Change:
    def change(made: Sound) -> None:
        if "word/theme/theme1.xml" in made.parts:
            made.parts["word/theme/theme1.xml"] = re.sub(r"^<([\w:]+)", rf"<\1 {_DECLARED}", theme).encode()
        else:
            part("theme/theme1.xml", "theme", theme, form=form_)(made)
        runs = [one for one in made.body.iter(f"{W}r") if "".join(one.itertext()) == (words or made.word)]
        properties = runs[-1].find(f"{W}rPr") if runs else None
        if runs and properties is None:
            properties = etree.Element(f"{W}rPr")
            runs[-1].insert(0, properties)
        assert properties is not None
        properties.extend(made.made(mark))

    return change


_MORE_LOOKS: tuple[tuple[str, str, str | None], ...] = (
    *((f"hidden «{value}»", f'<w:vanish w:val="{value}"/>', "") for value in ("1", "on", "true", "yes")),
    *((f"not hidden «{value}»", f'<w:vanish w:val="{value}"/>', SAME) for value in ("0", "off", "false")),
    *((f"struck «{value}»", f'<w:strike w:val="{value}"/>', None) for value in ("1", "on", "true")),
    ("hidden on the web", "<w:webHidden/>", None),  # 17.3.2.44: only in web layout; LibreOffice hides it everywhere
    ("raised", '<w:vertAlign w:val="superscript"/>', None),
    ("lowered", '<w:vertAlign w:val="subscript"/>', None),
    ("set higher", '<w:position w:val="40"/>', None),
    ("set lower", '<w:position w:val="-40"/>', None),
    ("right to left", "<w:rtl/>", None),
    ("right to left «on»", '<w:rtl w:val="on"/>', None),
    ("fitted", '<w:fitText w:val="1" w:id="9"/>', None),
    ("two lines in one", '<w:eastAsianLayout w:id="9" w:combine="1"/>', None),
    ("turned", '<w:eastAsianLayout w:id="9" w:vert="1"/>', None),
    ("nearly white", '<w:color w:val="FAFAFA"/>', None),
    ("white by the theme", '<w:color w:val="000000" w:themeColor="background1"/>', None),
    ("light by the theme", '<w:color w:val="000000" w:themeColor="light1"/>', None),
    ("white by a tint", '<w:color w:val="000000" w:themeColor="text1" w:themeTint="00"/>', None),
    ("white behind white", '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="FFFFFF"/>', None),
    ("yellow on yellow", '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>', None),
    ("black on black marker", '<w:highlight w:val="black"/><w:color w:val="000000"/>', None),
    ("red on red", '<w:color w:val="FF0000"/><w:shd w:val="clear" w:fill="FF0000"/>', None),
    ("red on a red marker", '<w:color w:val="FF0000"/><w:highlight w:val="red"/>', None),
    ("black on a solid pattern", '<w:color w:val="000000"/><w:shd w:val="solid" w:color="000000"/>', None),
    ("black on a background of the theme", '<w:color w:val="000000"/><w:shd w:val="clear" w:fill="FFFFFF"'
     ' w:themeFill="text1"/>', None),
    ("under a border of its colour", '<w:bdr w:val="single" w:sz="96" w:color="000000"/>', SAME),
    ("a fill of white", '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>',
     None),
    ("a fill of the theme", '<w14:textFill><w14:solidFill><w14:schemeClr w14:val="bg1"/></w14:solidFill>'
     '</w14:textFill>',
     None),
    ("a fill seen through", '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="000000"><w14:alpha w14:val="100000"/>'
     "</w14:srgbClr></w14:solidFill></w14:textFill>", None),
    ("a fill from white", '<w14:textFill><w14:gradFill><w14:gsLst><w14:gs w14:pos="0"><w14:srgbClr w14:val="FFFFFF"/>'
     "</w14:gs></w14:gsLst></w14:gradFill></w14:textFill>", None),
    ("small", '<w:sz w:val="4"/>', None),
    ("a colour that is none", '<w:color w:val="white"/>', None),
    ("a glow", '<w14:glow w14:rad="2000000"><w14:srgbClr w14:val="000000"/></w14:glow>', None),
    ("a wide outline", '<w14:textOutline w14:w="90000"><w14:solidFill/></w14:textOutline>', None),
    ("of no size", '<w:sz w:val="0"/>', None),
    ("narrow in per cent", '<w:w w:val="5%"/>', None),
    ("close", '<w:spacing w:val="-120"/>', None),
    ("close in points", '<w:spacing w:val="-10pt"/>', None),
    ("far apart", '<w:spacing w:val="20000"/>', None),
    ("raised far", '<w:position w:val="3000"/>', None),
    ("raised in points", '<w:position w:val="20pt"/>', None),
    ("a font of signs for all scripts", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol" w:cs="Symbol"/>', SAME),
    ("a font of another script", '<w:rFonts w:hAnsi="Wingdings"/>', SAME),
    ("a style that is none", '<w:rStyle w:val="Nothing"/>', SAME),
    ("of an animated look", '<w:effect w:val="blinkBackground"/>', SAME),
    ("relief", "<w:emboss/>", SAME),
    ("an outline", "<w:outline/>", SAME),
    ("engraved", "<w:imprint/>", SAME),
    ("marks over letters", '<w:em w:val="dot"/>', SAME),
    ("underlined", '<w:u w:val="single"/>', SAME),
    ("underlined thick in white", '<w:u w:val="thick" w:color="FFFFFF"/>', SAME),
    ("italic", "<w:i/>", SAME),
    ("of complex script", "<w:cs/>", SAME),
    ("a change of look", '<w:rPrChange w:id="970" w:author="А"><w:rPr><w:vanish/></w:rPr></w:rPrChange>', SAME),
    ("inserted by its properties", '<w:ins w:id="970" w:author="А"/>', None),
    ("deleted by its properties", '<w:del w:id="970" w:author="А"/>', None),
)  # fmt: skip


def tricks() -> Iterator[Trick]:
    """Every way, in the order of the markup: looks, forms, what stands in a line, blocks, tables, parts."""
    yield from _looks()
    for name, said, word in _MORE_LOOKS:
        yield Trick(name=name, change=look(said), word=word)
    yield Trick(
        name="digits in a font of signs",
        change=all_of(
            inline("<w:r><w:rPr><w:rFonts w:ascii='Wingdings' w:hAnsi='Wingdings'/></w:rPr><w:t>10</w:t></w:r>")
        ),
    )
    yield Trick(
        name="digits in a font of signs by the style",
        change=all_of(own_style('<w:rPr><w:rFonts w:ascii="Webdings"/></w:rPr>'), inline("<w:r><w:t>10</w:t></w:r>")),
    )
    yield Trick(
        name="a style with properties twice",
        change=lambda made: next(
            one for one in made.tree(STYLES).iter(f"{W}style") if one.get(f"{W}default") == "1"
        ).extend(made.made("<w:rPr/><w:rPr><w:caps/></w:rPr>")),
    )
    for name, said, word, line in _FORMS:
        yield Trick(name=name, change=form(said), word=word, line=line)
        if name.startswith(("lines", "a frame", "a paragraph", "a hidden", "a letter", "a first", "text from")):
            yield Trick(name=f"{name} by its style", change=own_style(f"<w:pPr>{said}</w:pPr>"), word=word, line=line)
            hand = "<w:ind" in said and "Chars" not in said
            yield Trick(name=f"{name} by the defaults", change=defaults("p", said), word=word, line=line, hand=hand)
    for name, said, word in _INSIDE:
        yield Trick(name=name, change=inline(said), word=word)
    for name, sign, word in _SIGNS:
        yield Trick(name=name, change=inline(f"<w:r>@look@<w:t xml:space='preserve'>{sign}</w:t></w:r>"), word=word)
    for name, said, word in _TEXTS:
        yield Trick(name=name, change=_raw(said), word=word)
    yield from _fields()
    for name, said in _DRAWN:
        yield Trick(name=name, change=inline(said))
    yield from _lists()
    for name, change, word in _BLOCKS:
        yield Trick(name=name, change=change, word=word, whole=name == "a second paragraph")
    for name, change in _TABLE_WAYS:
        yield Trick(name=name, change=change, table=True)
    yield from _named_styles()
    yield from _settings()


TRICKS = tuple(tricks())
