"""Saved pages: what a browser shows is read, what it hides is told, and what is not sure is refused with its place."""

from __future__ import annotations

import html
import random
import re
import shutil
import subprocess
import time
import unicodedata
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from drawn_pages import drawn_page

from drafter.codes import Code
from drafter.errors import Finding, InputError
from drafter.ingest.forms import read_source
from drafter.ingest.html import html_paragraphs
from drafter.reading.read import read

RUS = "Статья 1. Сад"
KAZ = "1-бап. Бақ"
HIDDEN, STRUCK = "скрытый текст страницы не прочитан", "зачеркнутый текст страницы не прочитан"


def page(body: str, head: str = "", *, language: str = "ru") -> str:
    heading = RUS if language == "ru" else KAZ
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>Кодекс</title>{head}</head>'
        f"<body><div>Меню</div><article><h3>{heading}</h3>\n{body}</article></body></html>"
    )


def style(css: str) -> str:
    return f"<style>{css}</style>"


SHOWN: dict[str, tuple[str, list[str]]] = {
    "a raised number of a part": (page("<p>2<sup>1</sup>. Сады поливают.</p>"), ["2¹. Сады поливают."]),
    "a raised number by a style": (
        page('<p>2<span style="vertical-align: super">1</span>. Сады поливают.</p>'),
        ["2¹. Сады поливают."],
    ),
    "a raised number by a class": (
        page('<p>В статье 5<b class="up">12</b> слово.</p>', style(".up { vertical-align: super }")),
        ["В статье 5¹² слово."],
    ),
    "a raised number in a link": (page('<p>Статья <a href="#z">5<sup>1</sup></a>.</p>'), ["Статья 5¹."]),
    "a raised number in Kazakh": (
        page("<p>1<sup>1</sup>. Ұйымдар ағаш отырғызады.</p>", language="kk"),
        ["1¹. Ұйымдар ағаш отырғызады."],
    ),
    "a number put back on the line": (page('<p>5<sup style="vertical-align: baseline">1</sup> га.</p>'), ["51 га."]),
    "square metres": (page("<p>1. Не менее 5 м<sup>2</sup>.</p>"), ["1. Не менее 5 м²."]),
    "a lowered digit": (page("<p>1. Выброс CO<sub>2</sub>.</p>"), ["1. Выброс CO₂."]),
    "quotation marks": (page("<p>1. Слово <q>сад <q>малый</q></q>.</p>"), ["1. Слово «сад „малый“»."]),
    "quotation marks of a Kazakh page": (page("<p>1. <q>бақ</q> сөзі.</p>", language="kk"), ["1. “бақ” сөзі."]),
    "quotation marks of a Kazakh paragraph": (page('<p lang="kk-KZ">1. <q>бақ</q>.</p>'), ["1. “бақ”."]),
    "a list": (page("<ol><li>сад;</li><li><p>парк.</p></li></ol>"), ["1. сад;", "2. парк."]),
    "a list that goes on": (
        page('<p>1. Сад;</p><ol start="2"><li>парк;<li>сквер.</ol><p>4. Лес.</p>'),
        ["1. Сад;", "2. парк;", "3. сквер.", "4. Лес."],
    ),
    "a list in Kazakh": (
        page('<ol type="a"><li>бақ;</li><li>саябақ.</li></ol>', language="kk"),
        ["a. бақ;", "b. саябақ."],
    ),
    "a list in a list": (
        page('<ol type="I"><li>сад;<ol type="i" start="4"><li>куст;</li></ol></li></ol>'),
        ["I. сад;", "iv. куст;"],
    ),
    "a list without numbers": (
        page('<ol style="list-style: none"><li>1) сад;</li><li>2) парк.</li></ol>'),
        ["1) сад;", "2) парк."],
    ),
    "bullets turned to numbers": (
        page("<ul><li>сад;</li></ul>", style("ul { list-style-type: upper-roman }")),
        ["I. сад;"],
    ),
    "values of items": (page('<ol type="A"><li value="27">сад;</li><li>парк.</li></ol>'), ["AA. сад;", "AB. парк."]),
    "items as blocks": (page("<ol><li>сад;</li></ol>", style("li { display: block }")), ["сад;"]),
    "lines of a text set by hand": (page("<pre>1. Сад.\n2. Парк.</pre>"), ["1. Сад.", "2. Парк."]),
    "lines by a style": (page('<div style="white-space: pre-line">1. Сад.\n2. Парк.</div>'), ["1. Сад.", "2. Парк."]),
    "sections": (page("<section>1. Сад.</section><section>2. Парк.</section>"), ["1. Сад.", "2. Парк."]),
    "a span as a block": (
        page('<span style="display:block">1. Сад.</span><span>2. Парк.</span>'),
        ["1. Сад.", "2. Парк."],
    ),
    "a break inside a word": (page("<p>1. Само<wbr>посадка.</p>"), ["1. Самопосадка."]),
    "old signs": (page("<p>1. Сад &#150; &#171;парк&#187;&#133;</p>"), ["1. Сад – «парк»…"]),
    "what only a machine is not told": (page('<p aria-hidden="true">1. Сад.</p>'), ["1. Сад."]),
    "inserted words": (page("<p>1. Сад <ins>малый</ins>.</p>"), ["1. Сад малый."]),
    "white on black": (page('<p style="background: #000; color: white">1. Сад.</p>'), ["1. Сад."]),
    "a page of Word": (
        page(
            "<p class=MsoNormal style='margin-left:36.0pt;text-indent:-18.0pt;mso-list:l0'>"
            "<span style='font-size:12.0pt;font-family:\"Times New Roman\",serif;color:windowtext'>1. Сад."
            "<o:p></o:p></span></p>",
            style(
                "<!-- @font-face {font-family:Calibri; panose-1:2} p.MsoNormal {margin:0cm; mso-style-parent:''} "
                "a:link {color:blue} a:visited {color:purple} -->"
            ),
        ),
        ["1. Сад."],
    ),
    "a rule for print of what is not the act": (
        page("<p>1. Сад.</p>", style("@media print { .menu, nav a { display: none } }")),
        ["1. Сад."],
    ),
    "an important rule": (
        page(
            '<p>1. Сад <b class="x y" style="display:none">мал</b>.</p>', style(".x.y { display: inline !important }")
        ),
        ["1. Сад мал."],
    ),
    "a hidden element that a rule shows": (page("<p hidden>1. Сад.</p>", style("p { display: block }")), ["1. Сад."]),
    "a signature": (
        page("<p>1. Сад.</p><table><tr><td>Президент<br>Республики Казахстан</td><td>А. Садов</td></tr></table>"),
        ["1. Сад.", "Президент Республики Казахстан", "А. Садов"],
    ),
    "a table of one cell": (
        page("<table><tr><td><p>1. Сад.</p><p>2. Парк.</p></td></tr></table>"),
        ["1. Сад.", "2. Парк."],
    ),
    "an open list": (
        page("<details open><summary>1. Сад.</summary><p>2. Парк.</p></details>"),
        ["1. Сад.", "2. Парк."],
    ),
}
"""Pages with the paragraphs after the heading."""

LEFT_OUT: dict[str, tuple[str, list[str], str, str]] = {
    "hidden": (page("<p>1. Сад.</p><p hidden>2. Лес.</p>"), ["1. Сад."], HIDDEN, "2. Лес."),
    "not displayed": (page('<p>1. Сад<i style="Display : NONE"> и лес</i>.</p>'), ["1. Сад."], HIDDEN, "и лес"),
    "not visible": (page('<p>1. Сад<i style="visibility:hidden"> и лес</i>.</p>'), ["1. Сад."], HIDDEN, "и лес"),
    "by a class": (
        page('<p>1. Сад<i class="x"> и лес</i>.</p>', style(".a, p .x{display:none}")),
        ["1. Сад."],
        HIDDEN,
        "и лес",
    ),
    "by an id": (
        page('<p>1. Сад.</p><p id="q">2. Лес.</p>', style("#q{display:none}")),
        ["1. Сад."],
        HIDDEN,
        "2. Лес.",
    ),
    "by an attribute": (
        page("<p>1. Сад.<i hidden> Лес.</i></p>", style("[hidden]{display:none!important}")),
        ["1. Сад."],
        HIDDEN,
        "Лес.",
    ),
    "by a child rule": (
        page("<p>1. Сад<i> и лес</i>.</p>", style("p > i{display:none}")),
        ["1. Сад."],
        HIDDEN,
        "и лес",
    ),
    "by an escaped name": (page(r'<p>1. Сад<i style="dis\70 lay:none"> и лес</i>.</p>'), ["1. Сад."], HIDDEN, "и лес"),
    "in Kazakh": (page("<p>1. Бақ<i hidden> және орман</i>.</p>", language="kk"), ["1. Бақ."], HIDDEN, "және орман"),
    "closed": (page("<details><summary>1. Сад.</summary><p>2. Лес.</p></details>"), ["1. Сад."], HIDDEN, "2. Лес."),
    "a dialogue": (page("<dialog>2. Лес.</dialog><p>1. Сад.</p>"), ["1. Сад."], HIDDEN, "2. Лес."),
    "a template": (page("<template><p>2. Лес.</p></template><p>1. Сад.</p>"), ["1. Сад."], HIDDEN, "2. Лес."),
    "without scripts": (page("<noscript><p>2. Лес.</p></noscript><p>1. Сад.</p>"), ["1. Сад."], HIDDEN, "2. Лес."),
    "deleted": (page("<p>1. Сад <del>и лес</del> зелен.</p>"), ["1. Сад зелен."], STRUCK, "и лес"),
    "struck": (page("<p>1. Сад <s>и лес</s> зелен.</p>"), ["1. Сад зелен."], STRUCK, "и лес"),
    "struck in Kazakh": (
        page("<p>1. Бақ <strike>пен орман</strike> жасыл.</p>", language="kk"),
        ["1. Бақ жасыл."],
        STRUCK,
        "пен орман",
    ),
    "struck by a style": (
        page('<p>1. Сад <b class="d">и лес</b> зелен.</p>', style("b.d{text-decoration: red line-through}")),
        ["1. Сад зелен."],
        STRUCK,
        "и лес",
    ),
    "a whole paragraph deleted": (page("<p>1. Сад.</p><del><p>2. Лес.</p></del>"), ["1. Сад."], STRUCK, "2. Лес."),
    "bullets": (page("<ul><li>Сад;</li><li>Парк.</li></ul>"), ["Сад;", "Парк."], "маркеры списка не прочитаны", "Сад;"),
}
"""Pages with the paragraphs after the heading, and the remark with its words."""

REFUSED: dict[str, tuple[str, str]] = {
    "white letters": (page('<p style="color:#fff">1. Сад.</p>'), "цвета фона"),
    "white letters of old": (page("<p>1. Сад <font color='white'>и лес</font>.</p>"), "цвета фона"),
    "letters of the ground": (
        page('<p class="x">1. Бақ.</p>', style(".x{background:navy;color:#000080}"), language="kk"),
        "цвета фона",
    ),
    "clear letters": (page('<p>1. Сад <i style="color: transparent">и лес</i>.</p>'), "color: transparent"),
    "letters seen through": (page('<p>1. Сад <i style="opacity:0">и лес</i>.</p>'), "opacity"),
    "letters of no size": (page('<p>1. Сад <i style="font-size:0">и лес</i>.</p>'), "font-size"),
    "letters of no size by a shorthand": (page('<p>1. Сад <i style="font:0/0 a">и лес</i>.</p>'), "font-size"),
    "text off the screen": (
        page('<p>1. Сад <i style="position:absolute;left:-9999px">и лес</i>.</p>'),
        "absolute|left",
    ),
    "a line that begins off the page": (
        page('<p style="margin-left:-5.4pt;text-indent:-18pt">1. Сад.</p>'),
        "text-indent",
    ),
    "text moved away": (page('<p style="text-indent:-9999px">1. Сад.</p>'), "text-indent"),
    "cut text": (page('<p>1. Сад <i style="clip-path:inset(100%)">и лес</i>.</p>'), "clip-path"),
    "text in a box of no height": (page('<div style="height:0;overflow:hidden">1. Сад.</div>'), "overflow"),
    "words before": (page("<p>1. Сад <b>зелен</b>.</p>", style("b::before{content:'не '}")), "::before"),
    "words after in Kazakh": (
        page("<p>1. Бақ <b>жасыл</b>.</p>", style("b:after{content:' емес'}"), language="kk"),
        "::after",
    ),
    "words of an attribute": (
        page('<p data-x="не">1. Сад.</p>', style("[data-x]::after{content:attr(data-x)}")),
        "::after",
    ),
    "capitals": (page('<p>1. Сад <b style="text-transform:uppercase">и лес</b>.</p>'), "text-transform"),
    "small capitals": (page('<p style="font-variant: small-caps">1. Сад.</p>'), "font-variant"),
    "right to left": (page('<p dir="rtl">1. Сад.</p>'), "rtl"),
    "right to left by a style": (
        page('<p style="direction:rtl;unicode-bidi:bidi-override">1. Сад.</p>'),
        "direction|bidi",
    ),
    "turned words": (page("<p>1. <bdo dir='rtl'>даС</bdo>.</p>"), "<bdo>"),
    "words over words": (page("<p>1. <ruby>Сад<rt>лес</rt></ruby>.</p>"), "<ruby>"),
    "a page in the page": (page("<p>1. Сад.</p><iframe src='x'></iframe>"), "<iframe>"),
    "an object": (page("<p>1. Сад.</p><object data='x'>2. Лес.</object>"), "<object>"),
    "a drawing with words": (page("<p>1. Сад <svg><text>и лес</text></svg>.</p>"), "<svg>"),
    "a picture": (page('<p>1. Сад <img src="x.png" alt="и лес">.</p>'), "<img>"),
    "a field": (page('<p>1. Сад <input value="и лес">.</p>'), "<input>"),
    "a field of lines": (page("<p>1. Сад <textarea>и лес</textarea>.</p>"), "<textarea>"),
    "a choice": (page("<p>1. Сад <select><option>и лес</option></select>.</p>"), "<select>"),
    "a button": (page("<p>1. Сад <button>и лес</button>.</p>"), "<button>"),
    "raised words": (page("<p>5<sup>бис</sup>. Сад.</p>"), "надстрочный"),
    "lowered words": (page("<p>1. Величина x<sub>макс</sub>.</p>"), "подстрочный"),
    "raised by a length": (page('<p>2<span style="vertical-align:5px">1</span>. Сад.</p>'), "vertical-align"),
    "raised by a place": (page('<p>2<span style="position:relative;top:-5px">1</span>. Сад.</p>'), "top"),
    "a table": (
        page("<p>1. Ставки:</p><table><tr><th>Сад</th><th>Ставка</th></tr><tr><td>Малый</td><td>5</td></tr></table>"),
        r"таблица 2 × 2: «Сад \| Ставка",
    ),
    "a table of two columns": (page("<table><tr><td>1. Сад.</td><td>1. Бақ.</td></tr></table>"), "таблица 1 × 2"),
    "a table in Kazakh": (
        page("<table><tr><td colspan=2>Бақ</td></tr><tr><td>а</td><td>5</td></tr></table>", language="kk"),
        "таблица 2 × 2",
    ),
    "columns of blanks": (page("<pre>1. Малый сад     5\n2. Большой сад   9</pre>"), "столбцы"),
    "side by side": (
        page('<p style="display:flex;flex-direction:row-reverse"><b>Лес</b><b>Сад</b></p>'),
        "display: flex",
    ),
    "a list out of order": (page('<p>1. Сад:</p><p>1) малый;</p><ol start="3"><li>лес.</li></ol>'), "номер списка"),
    "a list that begins anew": (page("<p>1. Бақтар:</p><ol><li>бақ;</li></ol>", language="kk"), "номер списка"),
    "numbers that repeat a list": (page("<ol><li>сад;</li><li>лес.</li></ol><p>2. Парк.</p>"), "номер списка"),
    "an empty item": (page("<ol><li></li><li>Сад.</li></ol>"), "номер списка"),
    "numbers of another script": (page("<ol style='list-style-type: hebrew'><li>Сад.</li></ol>"), "номера списка"),
    "letters of a font of signs": (page('<p>1. Сад <font face="Symbol">abc</font>.</p>'), "шрифт"),
    "letters of its own font": (
        page(
            "<p style='font-family: Mine'>1. Сад.</p>", style("@font-face{font-family:'Mine';src:url(data:font/ttf,x)}")
        ),
        "шрифт",
    ),
    "a rule that may match": (
        page('<p>1. Сад <b class="x">и лес</b>.</p>', style("p:nth-child(2) .x{display:none}")),
        "display: none",
    ),
    "a rule for print": (
        page('<p>1. Сад <b class="x">и лес</b>.</p>', style("@media print{.x{display:none}}")),
        "display: none",
    ),
    "a rule in a rule": (page("<p>1. Сад <b>и лес</b>.</p>", style("p{color:#000; b{display:none}}")), "display: none"),
    "a value that is not known": (page('<p>1. Сад <b style="display:var(--x)">и лес</b>.</p>'), "display: var"),
    "all at once": (page('<p style="all:unset">1. Сад.</p>'), "all: unset"),
    "shown in what is hidden": (
        page('<p style="visibility:hidden">1. <b style="visibility:visible">Сад</b>.</p>'),
        "видимый",
    ),
    "deleted and not struck": (page("<p>1. Сад <del style='text-decoration:none'>и лес</del>.</p>"), "<del> без черты"),
    "the act hidden whole": (page("<p>1. Сад.</p>", style("body{visibility:hidden}")), HIDDEN),
    "a style shown": (page("<style>сад</style><p>1. Сад.</p>", style("style{display:block}")), "<style>"),
    "a script that writes": (page("<script>document.write('<p>2. Лес.')</script><p>1. Сад.</p>"), "сценарий"),
    "tags out of order": (page("<p>1. Сад <b><i hidden>и лес</b></i>.</p>"), "метки не в порядке"),
    "a tag that closes nothing": (page("<p>1. Сад <span hidden/>и лес</span>.</p>"), "метки не в порядке"),
    "a block in a hidden paragraph": (page("<p hidden>1. Сад.<div>2. Лес.</div></p>"), "метки не в порядке"),
    "a comment that is none": (page("<p>1. Сад <!--> и лес <!-- -->.</p>"), "знаки"),
    "an act beside the act": (
        page("<p>1. Сад.</p>").replace("</article>", "</article><p>Статья 2. Лес</p>"),
        "вне <article>",
    ),
    "a second body": (page("<p>1. Сад.</p>").replace("</article>", "</article><body hidden>"), "знаки"),
    "a sheet in an address": (
        page("<p>1. Сад.</p>", '<link rel=stylesheet href="data:text/css,p{display:none}">'),
        "таблица стилей",
    ),
    "a control sign": (page("<p>1. Сад\x9b31m.</p>"), "U\\+009B"),
}


def saved(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.html"
    path.write_text(text, "utf-8")
    return path


def refusal(path: Path) -> Finding:
    with pytest.raises(InputError) as refused:
        html_paragraphs(path)
    (finding,) = refused.value.findings
    return finding


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_browser_shows_is_read(name: str, tmp_path: Path) -> None:
    text, paragraphs = SHOWN[name]
    found = html_paragraphs(saved(tmp_path, text))
    assert [each.text for each in found.paragraphs][1:] == paragraphs
    assert (found.remarks, found.dropped) == ([], 0)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_a_browser_hides_or_strikes_out_is_told(name: str, tmp_path: Path) -> None:
    text, paragraphs, message, words = LEFT_OUT[name]
    found = html_paragraphs(saved(tmp_path, text))
    assert [each.text for each in found.paragraphs][1:] == paragraphs
    assert [(each.code, each.message, each.found, each.place.line) for each in found.remarks] == [
        ("D028", message, words, 2)
    ]


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_shown_as_it_is_written_is_refused(name: str, tmp_path: Path) -> None:
    text, words = REFUSED[name]
    finding = refusal(saved(tmp_path, text))
    assert finding.code == "D026"
    assert finding.found is not None
    assert re.search(words, finding.found)


def test_a_raised_number_is_folded_for_every_reader(tmp_path: Path) -> None:
    source = read_source(saved(tmp_path, page("<p>2<sup>1</sup>. Сады поливают.</p>")))
    assert source.paragraphs[1].text == "2-1. Сады поливают."
    assert any("2-1" in remark.message for remark in source.remarks)


def test_a_law_on_a_page_tells_what_was_not_read(tmp_path: Path, koap: Code) -> None:
    body = (
        "<h3>Статья 1.</h3><p>Внести в Кодекс Республики Казахстан об административных правонарушениях от 5 июля 2014 "
        "года следующие изменения:</p><p>1) часть вторую статьи 667 исключить;</p><p hidden>2) часть первую статьи 667 "
        "исключить.</p>"
    )
    found = read(saved(tmp_path, page(body)), "rus", koap, koap.act("rus"))
    assert [each.destination for each in found.modifications] == ["art_667__para_2"]
    assert (HIDDEN, "2) часть первую статьи 667 исключить.") in [(each.message, each.found) for each in found.remarks]


HOSTILE = {
    "a page of 60 MB": lambda: page("<p>1. Сад.</p>" * 3_500_000),
    "tags without number": lambda: page("<b></b>" * 300_000),
    "rules without number": lambda: page("<p>1. Сад.</p>" * 9_000, style("*{opacity:1}" * 1_000)),
    "a sheet without end": lambda: page("<p>1. Сад.</p>", style("{" * 3_000_000)),
    "comments in a sheet": lambda: page("<p>1. Сад.</p>", style("/*" * 900_000 + "}" * 11 + "*/" + "a{" * 20)),
    "an attribute without end": lambda: page(f'<p style="{"(" * 2_000_000}">1. Сад.</p>'),
    "depth": lambda: page("<div>" * 1_000 + "1. Сад." + "</div>" * 1_000),
    "a chain of rules": lambda: page(
        "<div>" * 150 + "<b>а</b>" * 50_000 + "</div>" * 150, style("i div b{opacity:0}" * 60)
    ),
    "bytes of another encoding": lambda: page("<p>1. Сад.</p>").replace("utf-8", "windows-1251"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_page_is_refused_in_time(name: str, tmp_path: Path) -> None:
    path = saved(tmp_path, HOSTILE[name]())
    began = time.monotonic()
    with pytest.raises(InputError) as refused:
        read_source(path)
    assert time.monotonic() - began < 10
    assert refused.value.findings[0].code in ("D004", "D005", "D026")


FRAME = "display: block; border: 0; width: 180mm; height: 240mm"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
DRAWN = 150
_MARK = re.compile(r"@@\d+@@")
_BESIDE = str.maketrans("", "", "•◦▪▸▾\u00ad\u2010\ufffe\x02")
"""Bullets and marks of lists that fold, which no text has, and what becomes of a soft hyphen in a PDF."""


def printed(pages: Sequence[str], folder: Path) -> list[str]:
    """The letters that Chromium prints of each page, in a frame of its own."""
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    frames = "".join(
        f'<p style="break-before: page">@@{at}@@</p><iframe srcdoc="{html.escape(text)}" style="{FRAME}"></iframe>'
        for at, text in enumerate(pages)
    )
    (folder / "all.html").write_text(f'<!DOCTYPE html><meta charset="utf-8"><body>{frames}', "utf-8")
    command = "--headless --no-sandbox --disable-gpu --no-pdf-header-footer --print-to-pdf=all.pdf all.html".split()
    subprocess.run([CHROMIUM, *command], cwd=folder, check=True, capture_output=True, timeout=300)
    document = pypdfium2.PdfDocument(folder / "all.pdf")
    whole = "".join(document[at].get_textpage().get_text_range() for at in range(len(document)))
    _before, *sheets = _MARK.split(squeezed(whole))
    assert len(sheets) == len(pages)
    return sheets


def squeezed(text: str) -> str:
    """The letters of a text, those above and below the line on it."""
    return "".join(unicodedata.normalize("NFKC", text).split()).translate(_BESIDE)


def read_and_struck(path: Path, shown: str) -> tuple[str, str]:
    """The letters that are read of a page, and those that are printed of it and not struck out."""
    found = html_paragraphs(path)
    for remark in found.remarks:
        if remark.message == STRUCK:
            words = squeezed(remark.found or "")
            assert words in shown
            shown = shown.replace(words, "", 1)
    return "".join(squeezed(each.text) for each in found.paragraphs), shown


def test_what_is_read_is_what_the_browser_prints(tmp_path: Path) -> None:
    samples = {**SHOWN, **LEFT_OUT}
    assert len(samples) == len(SHOWN) + len(LEFT_OUT)
    sheets = printed([text for text, *_ in samples.values()], tmp_path)
    wrong = {}
    for (name, (text, *_)), sheet in zip(samples.items(), sheets, strict=True):
        got, shown = read_and_struck(saved(tmp_path, text), sheet.removeprefix("Меню"))
        if got != shown:
            wrong[name] = got, shown
    assert wrong == {}


def test_drawn_pages_are_read_as_the_browser_prints_them_or_refused(tmp_path: Path) -> None:
    chance = random.Random(20260712)
    pages = [drawn_page(chance) for _ in range(DRAWN)]
    sheets = printed(pages, tmp_path)
    wrong, refused = [], 0
    for text, sheet in zip(pages, sheets, strict=True):
        try:
            got, shown = read_and_struck(saved(tmp_path, text), sheet)
        except InputError:
            refused += 1
            continue
        if sorted(got) != sorted(shown):  # a PDF holds what is raised after its line
            wrong.append((text, got, shown))
    assert wrong == []
    assert refused < DRAWN * 2 // 3
