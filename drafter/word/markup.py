"""What may stand in what in Word's markup (ECMA-376 Part 1, annex A): programs part on what stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from drafter.messages import _
from drafter.word.names import MC, W14, W

_W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"


def _names(said: str, space: str = W) -> frozenset[str]:
    return frozenset(f"{space}{name}" for name in said.split())


_MARKS = _names(
    """bookmarkStart bookmarkEnd moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart
    commentRangeEnd customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
    customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd proofErr
    permStart permEnd"""
)
_CHANGES = _names("ins del moveFrom moveTo")
_INLINE = _MARKS | _CHANGES | _names("r hyperlink fldSimple sdt customXml smartTag dir bdo subDoc")
_BLOCK = _MARKS | _CHANGES | _names("p tbl sdt customXml altChunk subDoc")
_HOLDER = _names("sdt customXml") | _MARKS | _CHANGES
_TABLE_FORM = """tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
    tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"""
_LOOK = _names(
    """rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish
    webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang
    eastAsianLayout specVanish oMath rPrChange"""
) | _names(
    """glow shadow reflection textOutline textFill scene3d props3d ligatures numForm numSpacing stylisticSets cntxtAlts
    conflictIns conflictDel""",
    W14,
)
_FORM = _names(
    """pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs
    suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd
    snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment
    textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"""
) | _names("collapsed", _W15)
_PROPERTIES: Mapping[str, frozenset[str]] = {
    f"{W}rPr": _LOOK | _CHANGES,
    f"{W}pPr": _FORM,
    f"{W}numPr": _names("ilvl numId numberingChange ins"),
    f"{W}tblPr": _names(f"{_TABLE_FORM} tblPrChange"),
    f"{W}tblPrEx": _names(f"{_TABLE_FORM} tblPrExChange"),
    f"{W}trPr": _names(
        """cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc hidden ins
        del trPrChange"""
    ),
    f"{W}tcPr": _names(
        """cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark
        headers cellIns cellDel cellMerge tcPrChange"""
    ),
    f"{W}lvl": _names("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    f"{W}docDefaults": _names("rPrDefault pPrDefault"),
    f"{W}rPrDefault": _names("rPr"),
    f"{W}pPrDefault": _names("pPr"),
    f"{W}sdt": _names("sdtPr sdtEndPr sdtContent"),
    f"{W}document": _names("background body"),
}
"""What holds properties, each of which it has once at most."""
_FIRST = _names("rPr pPr tblPr trPr tcPr tblPrEx sdtPr")
"""Properties that stand before what they are properties of."""
_INSIDE: Mapping[str, frozenset[str]] = {
    **_PROPERTIES,
    **{
        f"{W}{name}": _INLINE | _names(more)
        for name, more in {
            "p": "pPr", "hyperlink": "", "fldSimple": "fldData", "dir": "", "bdo": "", "smartTag": "smartTagPr",
        }.items()
    },
    **{
        f"{W}{name}": _BLOCK | _names(more)
        for name, more in {
            "body": "sectPr", "hdr": "", "ftr": "", "footnote": "", "endnote": "", "txbxContent": "", "tc": "tcPr",
        }.items()
    },
    **dict.fromkeys(_CHANGES, _INLINE),
    f"{W}sdtContent": _INLINE | _BLOCK | _names("tr tc"),
    f"{W}customXml": _INLINE | _BLOCK | _names("tr tc customXmlPr"),
    f"{W}tbl": _HOLDER | _names("tblPr tblGrid tr"),
    f"{W}tr": _HOLDER | _names("tblPrEx trPr tc"),
    f"{W}tblGrid": _names("gridCol tblGridChange"),
    f"{W}r": _names(
        """rPr br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort monthShort yearShort
        dayLong monthLong yearLong annotationRef footnoteRef endnoteRef separator continuationSeparator sym pgNum cr tab
        object pict fldChar ruby footnoteReference endnoteReference commentReference drawing ptab
        lastRenderedPageBreak"""
    ),
    f"{W}sectPr": _names(
        """headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType
        cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"""
    ) | _names("footnoteColumns", _W15),
    f"{W}style": _names(
        """name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked
        personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"""
    ),
    f"{W}tblStylePr": _names("pPr rPr tblPr trPr tcPr"),
    f"{W}fldChar": _names("fldData ffData numberingChange"),
    **{
        tag: frozenset()
        for tag in (_MARKS - _names("moveFromRangeStart moveToRangeStart"))
        | _names(
            """t delText instrText delInstrText tab br cr sym noBreakHyphen softHyphen ptab lastRenderedPageBreak
            commentReference annotationRef pStyle rStyle vanish numId ilvl color shd"""
        )
    },
}  # fmt: skip
_NOT_IN: Mapping[tuple[str, str], frozenset[str]] = {
    (f"{W}r", f"{W}rPr"): _CHANGES,
    **{(f"{W}{name}", f"{W}rPr"): _CHANGES for name in ("style", "lvl", "rPrDefault", "tblStylePr", "rPrChange")},
    **{
        (f"{W}{name}", f"{W}pPr"): _names("rPr sectPr")
        for name in ("style", "lvl", "pPrDefault", "tblStylePr", "pPrChange")
    },
}
"""What some properties may not be here, which they may be elsewhere: those of the end of a paragraph."""
_EVERYWHERE = _names("sdtContent customXml")
"""What stands in a line, or around whole paragraphs, rows and cells."""
_ONCE = frozenset((*_PROPERTIES, f"{W}style", f"{W}tblStylePr"))
_OFTEN = _names("tblStylePr ins del moveFrom moveTo")
_WITH_TEXT = _names("t delText instrText delInstrText fldData")
_STRAY = etree.XPath(
    "//w:*[text()[normalize-space()]][{}]".format(
        " and ".join(f"not(self::w:{tag.removeprefix(W)})" for tag in sorted(_WITH_TEXT))
    ),
    namespaces={"w": W[1:-1]},
)
_COMPATIBILITY = etree.XPath("//@mc:MustUnderstand | //@mc:ProcessContent", namespaces={"mc": MC[1:-1]})
_IGNORED = etree.XPath("//*[@mc:Ignorable]", namespaces={"mc": MC[1:-1]})


def misplaced(root: etree._Element) -> str | None:
    """Return what in a part stands where Word's markup has no place for it, or None."""
    return next(_misplaced(root), None)


def _misplaced(root: etree._Element) -> Iterator[str]:
    for said in _found(_COMPATIBILITY, root):
        yield _("разметка «{name}», которую понимают не все программы").format(name=said)
    for element in _found(_IGNORED, root):
        for prefix in (element.get(f"{MC}Ignorable") or "").split():
            if element.nsmap.get(prefix) == W[1:-1]:
                yield _("разметка «{name}», которую понимают не все программы").format(name=prefix)
    sound: set[tuple[object, ...]] = set()
    for element in root.iter(f"{W}*"):
        if not len(element) or element.tag not in _INSIDE:
            continue
        holder = element.getparent()
        kind = (None if holder is None else holder.tag, element.tag, *(child.tag for child in element))
        if kind not in sound:
            yield from _wrong(element, kind[0])
            twice = element.tag in _ONCE and len(set(kind[2:])) < len(element)
            if not twice and element.tag not in _EVERYWHERE and f"{MC}AlternateContent" not in kind:
                sound.add(kind)
    for element in _found(_STRAY, root):
        if element.tag in _INSIDE:
            yield _("слова вне текста: «{words}»").format(words="".join(map(str, element.itertext())).strip()[:60])


def _found(path: etree.XPath, root: etree._Element) -> list[etree._Element]:
    found: list[etree._Element] = path(root)  # type: ignore[assignment]
    return found


def _wrong(element: etree._Element, holder: object) -> Iterator[str]:
    """What an element holds that has no place there."""
    allowed = _INSIDE[str(element.tag)] - _NOT_IN.get((str(holder), str(element.tag)), frozenset())
    if element.tag in _EVERYWHERE:
        around = next(element.iterancestors(f"{W}p", f"{W}txbxContent"), None)
        allowed = allowed & _INLINE if around is not None and around.tag == f"{W}p" else allowed
    once: dict[str, etree._Element] = {}
    for at, child in enumerate(element):
        tag = str(child.tag)
        if tag == f"{MC}AlternateContent":
            wrong = next((one for one in _taken(child) if one.tag not in allowed and _is_word(one.tag)), None)
            if wrong is not None:
                yield _inside(wrong, element)
            continue
        stray = tag not in allowed and (_is_word(tag) or element.tag in _PROPERTIES)
        if stray or not _is_alike(once.get(tag), child) or (tag in _FIRST and at and not _goes_before(element, at)):
            yield _inside(child, element)
        if (tag in _FIRST or element.tag in _ONCE) and tag not in _OFTEN:
            once.setdefault(tag, child)


def _is_alike(before: etree._Element | None, child: etree._Element) -> bool:
    """Whether a property stands once, or says the same twice."""
    return before is None or (not len(before) and not len(child) and before.attrib == child.attrib)


def _goes_before(element: etree._Element, at: int) -> bool:
    """Whether all that stands before a child are properties too, or the element is one whose order says nothing."""
    return element.tag in (f"{W}style", f"{W}lvl", f"{W}pPr", f"{W}tblStylePr") or all(
        one.tag in _FIRST for one in list(element)[:at]
    )


def _taken(element: etree._Element) -> Iterator[etree._Element]:
    """What the records of one place hold."""
    for record in element:
        for child in record:
            if child.tag == f"{MC}AlternateContent":
                yield from _taken(child)
            else:
                yield child


def _is_word(tag: object) -> bool:
    return str(tag).startswith(W)


def _inside(element: etree._Element, holder: etree._Element) -> str:
    inner, outer = (etree.QName(one).localname for one in (element, holder))
    return _("разметка {inner} внутри {outer}").format(inner=inner, outer=outer)
