"""The styles of a Word file, all of them from the profile: nothing is inherited from Word's own template."""

from __future__ import annotations

from drafter.word.names import MAIN
from drafter.word.typography import Orientation, Profile, Style, Table
from drafter.word.zipped import attribute

CHANGED = "ChangedWords"
LINK = "ExternalLink"

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_CHANGED = {"bold": "<w:b/><w:bCs/>", "underline": '<w:u w:val="single"/>', "plain": ""}


def twips(millimetres: float) -> int:
    """Return a length as Word counts it, in twentieths of a point.

    >>> twips(12.5), twips(210)
    (709, 11906)
    """
    return round(millimetres * 1440 / 25.4)


def tab_stop(profile: Profile, orientation: Orientation) -> str:
    """Return the tab stops of a style that has one at the right edge of the text, as the sheet is turned."""
    upright, turned = (twips(profile.page.text_width(each)) for each in ("portrait", "landscape"))
    if orientation == "portrait":
        return f'<w:tabs><w:tab w:val="right" w:pos="{upright}"/></w:tabs>'
    stops = sorted([(upright, "clear"), (turned, "right")])
    return "<w:tabs>" + "".join(f'<w:tab w:val="{kind}" w:pos="{at}"/>' for at, kind in stops) + "</w:tabs>"


def styles_xml(profile: Profile, language: str) -> str:
    """Return the part ``word/styles.xml``."""
    font, half_points = attribute(profile.font.name), round(profile.font.size * 2)
    return (
        f'<w:styles xmlns:w="{MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault><w:pPr><w:spacing w:before="0" w:after="0" w:line="{round(profile.font.line * 240)}"'
        ' w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1"'
        ' w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + "".join(_paragraph_style(style, profile) for style in profile.styles)
        + _character_style(CHANGED, "Изменённые слова", _CHANGED[profile.changed_words])
        + _character_style(LINK, "Ссылка", '<w:u w:val="single"/>')
        + "".join(_table_style(table) for table in profile.tables)
        + "</w:styles>"
    )


def _paragraph_style(style: Style, profile: Profile) -> str:
    paragraph = [
        "<w:keepNext/>" if style.keep_next else "",
        "<w:keepLines/>" if style.keep_lines else "",
        tab_stop(profile, "portrait") if style.tab else "",
        f'<w:spacing w:before="{round(style.before * 20)}" w:after="{round(style.after * 20)}"/>',
        f'<w:ind w:left="{twips(style.left)}" w:firstLine="{twips(style.first_line)}"/>',
        f'<w:jc w:val="{_ALIGN[style.align]}"/>',
        f'<w:outlineLvl w:val="{style.outline - 1}"/>' if style.outline else "",
    ]
    size = round((style.size or profile.font.size) * 2)
    characters = [
        "<w:b/><w:bCs/>" if style.bold else "",
        "<w:caps/>" if style.caps else "",
        f'<w:spacing w:val="{round(style.letter_spacing * 20)}"/>' if style.letter_spacing else "",
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>',
    ]
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{attribute(style.id)}">'
        f'<w:name w:val="{attribute(style.name)}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{''.join(paragraph)}</w:pPr><w:rPr>{''.join(characters)}</w:rPr></w:style>"
    )


def _character_style(key: str, name: str, look: str) -> str:
    return (
        f'<w:style w:type="character" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        f"<w:qFormat/><w:rPr>{look}</w:rPr></w:style>"
    )


def _table_style(table: Table) -> str:
    line = f'w:val="single" w:sz="{max(2, round(table.border * 8))}" w:space="0" w:color="auto"'
    borders = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    padding = f'w:w="{twips(table.padding)}" w:type="dxa"'
    return (
        f'<w:style w:type="table" w:customStyle="1" w:styleId="{attribute(table.id)}">'
        f'<w:name w:val="{attribute(table.name)}"/><w:qFormat/><w:tblPr><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left {padding}/><w:bottom w:w="0" w:type="dxa"/>'
        f"<w:right {padding}/></w:tblCellMar></w:tblPr></w:style>"
    )
