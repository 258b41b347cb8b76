"""A page written as a Word file, with tracked changes that accept and reject to exactly the right text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import attrgetter

from lxml import etree

from drafter.diff import DELETE, EQUAL, INSERT
from drafter.text.hyphens import kept
from drafter.word.ends import Marked, ended
from drafter.word.names import MAIN, OFFICE
from drafter.word.page import Kept, Page, Paragraph, Row, Run, Section, Table
from drafter.word.runs import spelled, spelled_kept
from drafter.word.stylesheet import CHANGED, LINK, styles_xml, tab_stop, twips
from drafter.word.typography import Orientation, Profile, Style
from drafter.word.xhtml import LANGUAGES, PageError, read_page
from drafter.word.zipped import FOOTER, Properties, attribute, link_id, package

__all__ = ["PageError", "Properties", "write_docx", "write_page"]

_TAGS = {INSERT: "w:ins", DELETE: "w:del"}
_LINK, _TRACK = attrgetter("link"), attrgetter("track")


def write_docx(page: str | etree._Element, profile: Profile, properties: Properties) -> bytes:
    """Return the Word file of a page: the same bytes each time for the same page, profile and properties.

    The page is XHTML without a namespace, made of what stands here and of nothing else:

    * ``html lang``, ``head`` with a ``title``, ``body class="portrait"`` or ``"landscape"``; ``section`` with such a
      class turns the sheet for what is in it;
    * ``h1``, ``h2``, ``h3``, ``p``, each with the ``class`` of a style of the profile; ``data-mark="insert"`` or
      ``"delete"`` where the paragraph itself comes or goes;
    * ``table class title`` with a ``caption``, a ``thead`` of ``th`` and a ``tbody`` of ``td``; cells have
      ``colspan`` and hold ``p``, which take the ``class`` of their cell where they have none;
    * in a paragraph ``b``, ``i``, ``br``, ``mark`` (changed words), ``span lang``, ``span class="tab"``, ``a href``
      to an https address, ``ins`` and ``del``.

    Anything else raises PageError: no text is lost silently. No character of the text is altered; a hyphen inside a
    number of a unit is written as one at which no line ends.
    """
    read = read_page(page, profile)
    if read.language is not None and LANGUAGES[read.language] != properties.language:
        raise PageError(f"the page is in {read.language!r}, its properties say {properties.language!r}")
    return write_page(read, profile, properties)


def write_page(page: Page, profile: Profile, properties: Properties) -> bytes:
    """Return the Word file of a page that was made without XHTML, as one of thousands of paragraphs is."""
    writer = _Writer(profile, properties, page.title)
    document = writer.document(page.sections)
    return package(document, styles_xml(profile, properties.language), _footer(profile), writer.links, properties)


def _footer(profile: Profile) -> str:
    """The page number, which Word counts anew; until then the number of the first page that has one stands there."""
    style = next(style for style in profile.styles if style.key == "footer")
    field = (
        '<w:fldChar w:fldCharType="begin"/>',
        '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
        '<w:fldChar w:fldCharType="separate"/>',
        "<w:t>2</w:t>",
        '<w:fldChar w:fldCharType="end"/>',
    )
    runs = "".join(f"<w:r>{piece}</w:r>" for piece in field)
    return f'<w:ftr xmlns:w="{MAIN}"><w:p><w:pPr><w:pStyle w:val="{attribute(style.id)}"/></w:pPr>{runs}</w:p></w:ftr>'


class _Writer:
    """Writes one document; it counts the revisions and gathers the links."""

    def __init__(self, profile: Profile, properties: Properties, title: str) -> None:
        self.profile = profile
        self.title = title
        self.author = attribute(properties.revision_author)
        self.date = properties.date.isoformat()
        self.hour = 0
        self.revisions = itertools.count(1)
        self.links: dict[str, str] = {}
        self.forms: dict[tuple[str, int, Orientation], str] = {}
        self.orientation: Orientation = "portrait"

    def document(self, sections: Sequence[Section]) -> str:
        out: list[str] = []
        for position, section in enumerate(sections):
            self.orientation = section.orientation
            ending = self._section_properties(first=position == 0)
            last = position == len(sections) - 1
            out += self._section(section, "" if last else ending)
            if last:
                out.append(ending)
        return f'<w:document xmlns:w="{MAIN}" xmlns:r="{OFFICE}"><w:body>{"".join(out)}</w:body></w:document>'

    def _section(self, section: Section, ending: str) -> Iterator[str]:
        """Yield the blocks of a section, the last paragraph with the ending of the section in it."""
        flow: list[Paragraph] = []
        after_table = False
        for block in section.blocks:
            if isinstance(block, Paragraph):
                flow.append(block)
                continue
            if isinstance(block, Kept):
                yield from self._written([self._marked(one) for one in flow])
                yield from self._kept(block)
                flow = [_last(block)]
                continue
            if block.caption is not None:
                flow.append(block.caption)
            yield from self._flow(flow) if flow or not after_table else [_spacer("")]
            yield self._table(block)
            flow, after_table = [], True
        yield from self._flow(flow, ending) if flow else [_spacer(ending)]

    def _section_properties(self, *, first: bool) -> str:
        """The sheet; the first page of the document bears no number."""
        page = self.profile.page
        width, height = (twips(each) for each in page.size(self.orientation))
        margins = page.margins(self.orientation)
        sides = " ".join(f'w:{side}="{twips(getattr(margins, side))}"' for side in ("top", "right", "bottom", "left"))
        edge = twips(page.footer)
        return (
            f'<w:sectPr><w:footerReference w:type="default" r:id="{FOOTER}"/><w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="{self.orientation}"/>'
            f'<w:pgMar {sides} w:header="{edge}" w:footer="{edge}" w:gutter="0"/>'
            f"{'<w:titlePg/>' if first else ''}</w:sectPr>"
        )

    def _flow(self, paragraphs: Iterable[Paragraph], ending: str = "") -> Iterator[str]:
        """Yield the paragraphs between two tables, or of a cell."""
        return self._written(ended(map(self._marked, paragraphs)), ending)

    def _written(self, flow: Sequence[Marked[Run]], ending: str = "") -> Iterator[str]:
        """Yield paragraphs whose ends are tracked, the last with the ending of the section in it."""
        for position, (one, hour) in enumerate(zip(flow, _hours(flow), strict=True), start=1):
            self.hour = hour
            yield self._paragraph(one, ending if position == len(flow) else "")

    def _kept(self, block: Kept) -> Iterator[str]:
        """Yield all of these paragraphs but the last, whose end bears what becomes of paragraphs after it."""
        for style, level, text in block.paragraphs[:-1]:
            yield f"<w:p><w:pPr>{self._form(style, level)}</w:pPr><w:r>{spelled(text)}</w:r></w:p>"

    def _marked(self, one: Paragraph) -> Marked[Run]:
        return Marked(content=one.runs, form=self._form(one.style, one.level), end=one.mark)

    def _form(self, style: Style, level: int) -> str:
        """The properties of a paragraph: its style, and where it departs from it."""
        key = (style.id, level, self.orientation)
        if key in self.forms:
            return self.forms[key]
        form = f'<w:pStyle w:val="{attribute(style.id)}"/>'
        if style.tab and self.orientation == "landscape":
            form += tab_stop(self.profile, self.orientation)
        if level != style.outline:
            form += f'<w:outlineLvl w:val="{level - 1}"/>'
        self.forms[key] = form
        return form

    def _paragraph(self, one: Marked[Run], ending: str) -> str:
        mark = "" if one.end is EQUAL else f"<w:rPr><{_TAGS[one.end]} {self._revision()}/></w:rPr>"
        was = "" if one.was is None else f"<w:pPrChange {self._revision()}><w:pPr>{one.was}</w:pPr></w:pPrChange>"
        return f"<w:p><w:pPr>{one.form}{mark}{ending}{was}</w:pPr>{self._runs(one.content)}</w:p>"

    def _revision(self) -> str:
        return f'w:id="{next(self.revisions)}" w:author="{self.author}" w:date="{self.date}T0{self.hour}:00:00Z"'

    def _runs(self, runs: Sequence[Run]) -> str:
        """Runs of one address stand in one link, and in it runs of one fate in one tracked change."""
        out: list[str] = []
        for link, linked in itertools.groupby(_kept_runs(runs), _LINK):
            inside = ""
            for track, tracked in itertools.groupby(linked, _TRACK):
                written = "".join([_run(run) for run in tracked])
                tag = _TAGS.get(track)
                inside += f"<{tag} {self._revision()}>{written}</{tag}>" if tag else written
            if link is not None:
                key = self.links.setdefault(link, link_id(len(self.links)))
                inside = f'<w:hyperlink r:id="{key}" w:history="1">{inside}</w:hyperlink>'
            out.append(inside)
        return "".join(out)

    def _table(self, table: Table) -> str:
        shares = list(itertools.accumulate(table.kind.columns, initial=0.0))
        edges = [round(twips(self.profile.page.text_width(self.orientation)) * at / shares[-1]) for at in shares]
        title = attribute(table.caption.line if table.caption is not None else self.title)
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{attribute(table.kind.id)}"/><w:tblW w:w="{edges[-1]}" w:type="dxa"/>'
            '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
            f' w:lastColumn="0" w:noHBand="0" w:noVBand="0"/><w:tblCaption w:val="{title}"/>'
            f'<w:tblDescription w:val="{attribute(table.description)}"/></w:tblPr><w:tblGrid>'
            + "".join(f'<w:gridCol w:w="{right - left}"/>' for left, right in itertools.pairwise(edges))
            + f"</w:tblGrid>{''.join(self._row(row, edges) for row in table.rows)}</w:tbl>"
        )

    def _row(self, row: Row, edges: Sequence[int]) -> str:
        """A row; a header row is repeated on each page and kept whole, the others may go on over the page."""
        out = ["<w:tr>", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if row.header else ""]
        column = 0
        for cell in row.cells:
            width = edges[column + cell.span] - edges[column]
            column += cell.span
            span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
            inside = "".join(self._flow(cell.paragraphs))
            out.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{inside}</w:tc>')
        return "".join((*out, "</w:tr>"))


def _spacer(ending: str) -> str:
    """The paragraph that Word needs after a table, as low as it can be."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return f'<w:p><w:pPr>{low}<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>{ending}</w:pPr></w:p>'


def _last(block: Kept) -> Paragraph:
    style, level, text = block.paragraphs[-1]
    return Paragraph(style=style, level=level, runs=(Run(text=text),))


def _hours(flow: Iterable[Marked[Run]]) -> Iterator[int]:
    """Yield for each paragraph of a flow the hour of the day that its changes bear.

    LibreOffice takes insertions of one author within a minute for one, even where one ends a paragraph, the other
    begins the next and the end between them stays: rejecting them would join the two paragraphs.
    """
    hour, end, closes = 0, EQUAL, EQUAL
    for one in flow:
        if end is EQUAL:
            opens = one.content[0].track if one.content else one.end
            hour = 1 - hour if closes is opens is INSERT else 0
        yield hour
        closes, end = one.content[-1].track if one.content else end, one.end


def _kept_runs(runs: Sequence[Run]) -> Sequence[Run]:
    """The runs of a paragraph with the hyphens of its numbers, which may reach over several runs, marked as such."""
    text = "".join([run.text for run in runs])
    marked = kept(text)
    if marked == text:
        return runs
    ends = itertools.accumulate((len(run.text) for run in runs), initial=0)
    return [
        replace(run, text=marked[start:end]) for run, (start, end) in zip(runs, itertools.pairwise(ends), strict=True)
    ]


def _run(run: Run) -> str:
    return f"<w:r>{_look(run)}{spelled_kept(run.text, 'w:delText' if run.track is DELETE else 'w:t')}</w:r>"


def _look(run: Run) -> str:
    look = run.look
    style = CHANGED if look.changed else LINK if run.link is not None else None
    inside = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if look.bold else "")
        + ("<w:i/><w:iCs/>" if look.italic else "")
        + (f'<w:lang w:val="{look.language}"/>' if look.language else "")
    )
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""
