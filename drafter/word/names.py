"""The names of Word's markup, and what each of its elements prints: one map of namespaces, one table of signs."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
W = f"{{{MAIN}}}"
R = f"{{{OFFICE}}}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
V = "{urn:schemas-microsoft-com:vml}"
OFFICE_SHAPES = "{urn:schemas-microsoft-com:office:office}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

STRICT: Mapping[bytes, bytes] = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": MAIN.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": OFFICE.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/math": M[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
"""The namespaces of a document in the strict form (ISO/IEC 29500-1), by which each is the same as in the usual one."""

KNOWN_SPACES = frozenset(
    """wps wpg wpc wpi wp14 w14 w15 w16 w16cex w16cid w16se w16sdtdh w16du a14 aink am3d cx cx1 cx2 cx3 cx4 cx5 cx6 cx7
    cx8 oel v ve o w10 wne""".split()
)
"""The prefixes of the namespaces of today's Word: of alternatives that need no other it takes the first."""

P, RUN, T, TBL, TR, TC = f"{W}p", f"{W}r", f"{W}t", f"{W}tbl", f"{W}tr", f"{W}tc"
DELETED = f"{W}delText"

SIGNS: Mapping[str, str] = {
    T: "",
    DELETED: "",
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
    f"{W}cr": "\n",
    f"{W}br": "\n",
    f"{W}sym": "",
}
"""What prints in a run, with what it prints where that is always the same."""

SILENT = frozenset(
    f"{W}{name}"
    for name in """rPr pPr tblPr tblGrid tblPrEx trPr tcPr sdtPr sdtEndPr sectPr smartTagPr customXmlPr proofErr
    bookmarkStart bookmarkEnd permStart permEnd commentRangeStart commentRangeEnd commentReference annotationRef
    moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd customXmlInsRangeStart customXmlInsRangeEnd
    customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd
    customXmlMoveToRangeStart customXmlMoveToRangeEnd lastRenderedPageBreak instrText delInstrText fldData""".split()
)
"""What stands among text and prints nothing itself."""

HOLDERS = frozenset(
    f"{W}{name}"
    for name in """body hdr ftr footnote endnote comment p r tbl tr tc hyperlink smartTag customXml sdt sdtContent ins
    del moveFrom moveTo txbxContent fldSimple""".split()
)
"""What holds text or other holders."""

IN_A_LINE = frozenset(
    f"{W}{name}" for name in "hyperlink smartTag customXml sdtContent ins del moveFrom moveTo".split()
)
"""What of these may stand in a paragraph, around its runs."""

REVISIONS = tuple(
    f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "numberingChange")
)
"""Tracked changes of words, rows, cells and numbers; those of the look of words alone are none of them."""

OFF = frozenset(("0", "false", "off"))
"""What says that a property of text is not on (ECMA-376 Part 1, 22.9.2.7)."""


def doubled(holder: etree._Element, many: Collection[str] = ()) -> str | None:
    """Return the name of an element that stands twice and not alike in one where each but some stands once.

    Of two such elements some programs take the first, and others the last.
    """
    found: dict[str, etree._Element] = {}
    for child in holder:
        before = found.setdefault(str(child.tag), child)
        alike = before is child or (not len(child) and not len(before) and before.attrib == child.attrib)
        if not alike and child.tag not in many:
            return str(child.tag).split("}")[-1]
    return None


def is_on(mark: object) -> bool:
    """Tell whether a property that is on or off is on: it is where it says nothing."""
    value = mark.get(f"{W}val")  # type: ignore[attr-defined]
    return value not in OFF
