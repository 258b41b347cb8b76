"""Small random changes of Word files: one element, attribute or letter of any part, put in, taken out or changed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from lxml import etree
from word_tricks import MAIN, SPACES, unzipped, zipped

W = f"{{{MAIN}}}"
_LETTERS = "абвгдежзик1234567890 —«»\u00ad\u200b\u202e"
_VALUES = ("0", "1", "2", "none", "on", "off", "exact", "FFFFFF", "auto", "-400", "30000", "Normal", "continue", "")
_MARKUP: Sequence[str] = (
    "<w:vanish/>", "<w:strike/>", "<w:caps/>", '<w:sz w:val="2"/>', '<w:color w:val="FFFFFF"/>', "<w:rtl/>",
    '<w:vertAlign w:val="superscript"/>', "<w:r><w:t>двадцати</w:t></w:r>", "<w:t>двадцати</w:t>",
    "<w:p><w:r><w:t>двадцати</w:t></w:r></w:p>", "<w:br/>", "<w:tab/>", "<w:noBreakHyphen/>", "<w:hidden/>",
    "<w:vMerge/>",
    '<w:trHeight w:val="1" w:hRule="exact"/>', '<w:del w:id="9" w:author="А"/>', '<w:ins w:id="9" w:author="А"/>',
    '<w:framePr w:x="1"/>', '<w:numPr><w:numId w:val="1"/></w:numPr>', "<w:rPr><w:vanish/></w:rPr>", "<w:pPr/>",
    '<w:fldSimple w:instr=" DATE "><w:r><w:t>двадцати</w:t></w:r></w:fldSimple>', "<w:tr><w:tc><w:p/></w:tc></w:tr>",
    '<w:sym w:font="Symbol" w:char="F061"/>', "<w:pgNum/>", "<w:smallCaps/>", '<w:gridSpan w:val="2"/>', "<w:titlePg/>",
    "<w:sdt><w:sdtContent><w:r><w:t>двадцати</w:t></w:r></w:sdtContent></w:sdt>", '<w:lvlText w:val="двадцати"/>',
)  # fmt: skip


def changed(data: bytes, seed: int) -> tuple[bytes, str]:
    """Return a Word file with one small change, and what was done to which part."""
    choose = random.Random(seed)
    parts = unzipped(data)
    name = choose.choice([each for each in sorted(parts) if each.startswith("word/") and each.endswith(".xml")])
    if choose.random() < 0.6:
        name = "word/document.xml"
    root = etree.fromstring(parts[name])
    element = choose.choice(list(root.iter("*"))[1:])
    way = choose.choice(_WAYS)
    said = f"{seed}: {way.__name__.strip('_')} {etree.QName(element).localname} in {name}"
    way(element, root, choose)
    parts[name] = etree.tostring(root, encoding="UTF-8", standalone=True)
    return zipped(parts), said


def _take_out(element: etree._Element, _root: etree._Element, _choose: random.Random) -> None:
    holder = element.getparent()
    assert holder is not None
    holder.remove(element)


def _double(element: etree._Element, _root: etree._Element, _choose: random.Random) -> None:
    element.addnext(etree.fromstring(etree.tostring(element)))


def _move(element: etree._Element, root: etree._Element, choose: random.Random) -> None:
    places = [one for one in root.iter("*") if one is not element and element not in one.iterancestors()]
    choose.choice(places).append(element)


def _set(element: etree._Element, _root: etree._Element, choose: random.Random) -> None:
    names = list(map(str, element.attrib)) or [f"{W}val"]
    element.set(choose.choice(names), choose.choice(_VALUES))


def _put_in(element: etree._Element, _root: etree._Element, choose: random.Random) -> None:
    spaces = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    (made,) = etree.fromstring(f"<x:all {spaces}>{choose.choice(_MARKUP)}</x:all>")
    element.insert(choose.randint(0, len(element)), made)


def _wrap(element: etree._Element, _root: etree._Element, choose: random.Random) -> None:
    name = choose.choice(("ins", "del", "sdt", "smartTag", "hyperlink", "moveFrom", "unheard", "txbxContent"))
    around = etree.Element(f"{W}{name}")
    element.addprevious(around)
    around.append(element)


def _letter(_element: etree._Element, root: etree._Element, choose: random.Random) -> None:
    texts = [one for one in root.iter(f"{W}t") if one.text] or [one for one in root.iter("*") if one.text]
    if texts:
        one = choose.choice(texts)
        said = one.text or ""
        at = choose.randrange(len(said))
        one.text = said[:at] + choose.choice((choose.choice(_LETTERS), "")) + said[at + choose.randint(0, 1) :]


_WAYS: Sequence[Callable[[etree._Element, etree._Element, random.Random], None]] = (
    _take_out, _double, _move, _set, _set, _put_in, _put_in, _wrap, _letter,
)  # fmt: skip
