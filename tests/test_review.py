"""The review page says what the draft says, asks nothing of the network, and takes every text for text."""

from __future__ import annotations

import base64
import gettext
import hashlib
import json
import os
import re
import shutil
import subprocess
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from drafter import change, messages, resources
from drafter.change import Change, Line, Role
from drafter.diff import Kind, Segment
from drafter.draft import Project, project
from drafter.render.review import blocks, pieces, review_page, unbroken

HERE = Path(__file__).parent
MODULES = "DRAFTER_NODE_MODULES"
"""Environment variable with the folder node_modules that holds playwright-core."""

REASON = "Отнесение дел к подведомственности суда."
ARRESTS = """\
1. За совершение административных правонарушений могут применяться следующие административные взыскания:
1) предупреждение;
2) административный штраф;
3) конфискация предмета, явившегося орудием либо предметом совершения административного правонарушения, а равно \
имущества, полученного вследствие совершения административного правонарушения;
4) лишение специального права;
5) лишение разрешения либо приостановление его действия, а также исключение из реестра;
6) приостановление или запрещение деятельности;
7) принудительный снос незаконно возводимого или возведенного строения;
7-1) общественные работы;
8) административный арест;
9) административное выдворение за пределы Республики Казахстан иностранного гражданина или лица без гражданства;
10) публичное извинение."""
OFFENCE = {
    "heading": "Вмешательство в законную деятельность",
    "parts": [{"conduct": "Вмешательство в законную деятельность сотрудника", "sanctions": {"fine": 10}}],
    "note": "Не является вмешательством наблюдение.",
}
EVERY_KIND: list[dict[str, Any]] = [
    {"type": "insertion", "destination": "art_667-1", "reason": "Первый довод.\nВторой.", "new": {"offence": OFFENCE}},
    {"type": "insertion", "destination": "art_684__para_1", "after": "667,", "new": "667-1,", "reason": REASON},
    {"type": "substitution", "destination": "art_669__para_2__al_2", "old": "десять", "new": "пятнадцать"},
    {"type": "substitution", "destination": "art_683__para_1", "new": "1. Дела рассматривает суд."},
    {"type": "substitution", "destination": "art_670__heading", "new": "Неисполнение требования пристава"},
    {"type": "substitution", "destination": "art_41__para_1", "new": ARRESTS, "reason": "Новый вид взыскания."},
    {"type": "repeal", "destination": "art_50__para_3", "reason": "Повторение."},
    {"type": "repeal", "destination": "art_668-2", "reason": "Повторение."},
]
WHOLE_TEXT: list[dict[str, Any]] = [
    {
        "type": "substitution",
        "destination": "body",
        "forms": [{"old": "месячных расчетных показателей", "new": "базовых показателей"}],
    }
]
HOSTILE = (
    "<script>document.title='PWNED'</script>",
    "</script><script>document.title='PWNED'</script>",
    "</style><style>*{display:none}</style>",
    "</title><script>document.title='PWNED'</script>",
    "<img src=x onerror=\"document.title='PWNED'\">",
    "<img src=https://example.invalid/beacon>",
    "<svg/onload=document.title='PWNED'>",
    "<svg><script>document.title='PWNED'</script></svg>",
    "<iframe srcdoc=\"<script>parent.document.title='PWNED'</script>\"></iframe>",
    "<iframe src=javascript:document.title='PWNED'></iframe>",
    "<object data=https://example.invalid/></object>",
    "<link rel=stylesheet href=https://example.invalid/a.css>",
    "<meta http-equiv=refresh content='0;url=https://example.invalid/'>",
    "<base href=https://example.invalid/>",
    "<form action=https://example.invalid/><button>Далее</button></form>",
    "<a href=javascript:document.title='PWNED'>ссылка</a>",
    "<details open ontoggle=document.title='PWNED'>",
    "<input autofocus onfocus=document.title='PWNED'>",
    "<p style='position:fixed;inset:0'>поверх всего</p>",
    '"><b>жирный</b>',
    "' onmouseover='document.title=1",
    "--><!--",
    "<![CDATA[<script>document.title='PWNED'</script>]]>",
    "&lt;b&gt; &amp; &#60;b&#62;",
    "<del>не исключено</del><ins>не включено</ins>",
    "<span class=vh>скрыто</span>",
    "{{ 7*7 }} {% raw %} {# #} ${7*7}",
)


def drafted(folder: Path, modifications: list[dict[str, Any]], **fields: Any) -> Project:
    """A draft of some modifications of the edition that the tests know."""
    bill = {
        "drafter": 1,
        "edition": "2026-07-12",
        "date": "2026-11-22",
        "entry_into_force": {"days": 60},
        "modifications": modifications,
        **fields,
    }
    path = folder / "bill.yaml"
    path.write_text(json.dumps(bill, ensure_ascii=False), encoding="utf-8")
    return project(path, resources.folder("codes"))


def hostile(folder: Path) -> Project:
    """A draft whose every free text tries to be more than text."""
    shouted = " ".join(HOSTILE)
    offence = {
        "heading": shouted,
        "parts": [{"conduct": shouted, "sanctions": {"fine": 10}}],
        "note": shouted,
    }
    return drafted(
        folder,
        [
            {
                "type": "insertion",
                "destination": "art_667-1",
                "reason": "\n".join(HOSTILE),
                "new": {"offence": offence},
            },
            {"type": "substitution", "destination": "art_669__para_2__al_2", "old": "десять", "new": shouted},
            {"type": "substitution", "destination": "art_670__heading", "new": shouted},
        ],
        subject=shouted,
    )


@pytest.fixture(scope="module")
def every_kind(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return drafted(tmp_path_factory.mktemp("every_kind"), EVERY_KIND)


@pytest.fixture(scope="module", params=["every kind", "whole text", "hostile"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, html.HtmlElement]:
    folder = tmp_path_factory.mktemp("shown")
    made = {
        "every kind": lambda: drafted(folder, EVERY_KIND),
        "whole text": lambda: drafted(folder, WHOLE_TEXT),
        "hostile": lambda: hostile(folder),
    }[request.param]()
    return made, page(made)


def page(made: Project) -> html.HtmlElement:
    return html.document_fromstring(review_page(made))


def said(element: html.HtmlElement, *left_out: str) -> str:
    """The text of an element without the elements left out, and without the words that only a screen reader says."""
    if element.tag in (*left_out, "summary") or "vh" in (element.get("class") or "").split():
        return ""
    return (element.text or "") + "".join(said(inner, *left_out) + (inner.tail or "") for inner in element)


def find(element: html.HtmlElement, path: str) -> list[Any]:
    found = element.xpath(path)
    assert isinstance(found, list)
    return found


def row(document: html.HtmlElement, one: Change) -> html.HtmlElement:
    return document.get_element_by_id(f"row-{one.eid}")


def by_class(element: html.HtmlElement, name: str) -> list[html.HtmlElement]:
    return find(element, f"descendant::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]")


# The law: what comes and what goes


def test_each_row_accepts_to_the_proposed_and_rejects_to_the_text_in_force(
    shown: tuple[Project, html.HtmlElement],
) -> None:
    made, document = shown
    for one in made.first.changes:
        (inline,) = by_class(row(document, one), "inline")
        lines = by_class(inline, "line")
        assert len(lines) == len(one.lines)
        for element, line in zip(lines, one.lines, strict=True):
            assert said(element, "del") == (line.new or "")
            assert said(element, "ins") == (line.old or "")


def test_the_two_columns_hold_the_two_texts(shown: tuple[Project, html.HtmlElement]) -> None:
    made, document = shown
    for one in made.first.changes:
        (table,) = by_class(row(document, one), "side")
        for column, texts in (("old", change.in_force(one.lines)), ("new", change.proposed(one.lines))):
            cells = find(table, f".//td[@class='{column}' or @class='same']")
            assert [said(line) for cell in cells for line in by_class(cell, "line")] == list(texts)
        assert not find(table, ".//td[@class='old']//ins | .//td[@class='new']//del")


def test_the_marks_are_the_segments_of_the_change(shown: tuple[Project, html.HtmlElement]) -> None:
    made, document = shown
    for one in made.first.changes:
        (inline,) = by_class(row(document, one), "inline")
        marked = [(element.tag, said(element)) for element in inline.iter("ins", "del")]
        tags = {Kind.INSERT: "ins", Kind.DELETE: "del"}
        assert marked == [(tags[s.kind], s.text) for line in one.lines for s in line.segments if s.kind in tags]


def test_a_screen_reader_hears_where_a_mark_begins_and_ends(every_kind: Project) -> None:
    for element in find(page(every_kind), "//main//section[@id='changes']//*[self::ins or self::del]"):
        first, last = element[0], element[-1]
        word = "включен" if element.tag == "ins" else "исключен"
        assert (first.get("class"), last.get("class")) == ("vh", "vh")
        assert (first.text or "").startswith(word) and word in (last.text or "")


def test_nothing_in_force_is_absent_and_nothing_left_is_excluded(every_kind: Project) -> None:
    document = page(every_kind)
    words = {
        one.eid: [e.text for e in by_class(by_class(row(document, one), "side")[0], "none")]
        for one in every_kind.first.changes
    }
    assert words["art_667-1"] == ["Отсутствует"]
    assert words["art_50__para_3"] == ["Исключено"]
    assert words["art_683__para_1"] == []
    assert words["art_41__para_1"] == ["Отсутствует"]
    kinds = {one.eid: by_class(row(document, one), "kind")[0].text for one in every_kind.first.changes}
    assert kinds["art_667-1"] == "новая"
    assert kinds["art_50__para_3"] == "исключена"
    assert kinds["art_670__heading"] == "изменен"


def test_a_long_list_is_folded_and_wholly_there(every_kind: Project) -> None:
    document = page(every_kind)
    (one,) = (c for c in every_kind.first.changes if c.eid == "art_684__para_1")
    for view in ("inline", "side"):
        (element,) = by_class(row(document, one), view)
        folds = by_class(element, "fold")
        assert len(folds) == (1 if view == "inline" else 2)
        assert all(fold.get("open") is None for fold in folds)
    (line,) = by_class(by_class(row(document, one), "inline")[0], "line")
    assert len(said(line, "details")) < 700 < 4000 < len(said(line))
    assert "667-1," in said(line, "details")


def test_many_unchanged_paragraphs_are_folded_together(every_kind: Project) -> None:
    (one,) = (c for c in every_kind.first.changes if c.eid == "art_41__para_1")
    (inline,) = by_class(row(page(every_kind), one), "inline")
    (fold,) = by_class(inline, "folds")
    assert len(by_class(fold, "line")) >= 3
    assert not fold.xpath(".//ins | .//del")
    assert "абзац" in fold.xpath("string(summary)")


TEXTS = st.text(alphabet="аб 6-–\n", max_size=60) | st.integers(100, 300).map(lambda n: "слово 6-1 – " * n)


@given(st.lists(st.tuples(st.sampled_from(Kind), TEXTS), max_size=4))
def test_folding_and_unbroken_runs_lose_no_sign(raw: list[tuple[Kind, str]]) -> None:
    segments = [Segment(kind, text) for kind, text in raw]
    assert ["".join(unbroken(piece.text)) for piece in pieces(segments)] == [piece.text for piece in pieces(segments)]
    for kind in Kind:
        own = "".join(piece.text for piece in pieces(segments) if piece.kind is kind)
        assert own == "".join(segment.text for segment in segments if segment.kind is kind)


@given(st.lists(st.sampled_from(["same", "words", "come", "go"]), max_size=30))
def test_blocks_keep_every_paragraph_in_its_order(fates: list[str]) -> None:
    marks = {"come": Kind.INSERT, "go": Kind.DELETE}
    lines = [
        Line(
            eid="art_1",
            role=Role.ALINEA,
            mark=marks.get(fate, Kind.EQUAL),
            segments=(Segment(marks.get(fate, Kind.INSERT if fate == "words" else Kind.EQUAL), f"{n}"),),
        )
        for n, fate in enumerate(fates)
    ]
    made = list(blocks(lines))
    assert [p.pieces[0].text for block in made for p in block.paragraphs] == [str(n) for n in range(len(fates))]
    for block in made:
        if block.folded:
            assert len(block.paragraphs) >= 3
            assert all(p.pieces[0].kind is Kind.EQUAL for p in block.paragraphs)


# What stands around it


def test_each_row_leads_to_the_clause_that_orders_it(every_kind: Project) -> None:
    document = page(every_kind)
    for one in every_kind.first.changes:
        (basis,) = by_class(row(document, one), "basis")
        for position, link in zip(one.modifications, basis.findall("a"), strict=True):
            number = every_kind.first.worded.ordered[position].number
            assert link.text == f"подпункт {number}) статьи 1"
            target = document.get_element_by_id((link.get("href") or "").removeprefix("#"))
            ordering = [p for i in every_kind.first.worded.items for p in i.paragraphs if p.modification == position]
            assert said(target) == ordering[0].text


def test_the_bill_stands_in_full(shown: tuple[Project, html.HtmlElement]) -> None:
    made, document = shown
    worded = made.first.worded
    bill = document.get_element_by_id("bill")
    assert [said(p) for p in by_class(bill, "clause")] == [
        f"{worded.head_article} {worded.head}",
        *(p.text for item in worded.items for p in item.paragraphs),
        f"{worded.entry_article} {worded.entry}",
    ]
    assert said(by_class(bill, "title")[0]) == worded.title


def test_a_lone_item_is_article_one(tmp_path: Path) -> None:
    made = drafted(tmp_path, EVERY_KIND[1:2])
    (link,) = by_class(page(made), "basis")[0].findall("a")
    assert link.text == "статья 1"


def test_reasons_stand_beside_the_row(every_kind: Project) -> None:
    document = page(every_kind)
    reasons = {
        one.eid: [p.text_content() for p in by_class(row(document, one), "reasons")[0].findall("p")]
        for one in every_kind.first.changes
    }
    assert reasons["art_667-1"] == ["Первый довод.", "Второй."]
    assert reasons["art_684__para_1"] == [REASON]
    assert reasons["art_683__para_1"] == ["Обоснование не дано."]


def test_each_finding_stands_where_it_belongs(shown: tuple[Project, html.HtmlElement]) -> None:
    made, document = shown
    general = Counter(p.text_content() for e in find(document, "//*[@id='general']") for p in by_class(e, "message"))
    beside = {
        one.eid: Counter(p.text_content() for p in by_class(row(document, one), "message"))
        for one in made.first.changes
    }
    for finding in made.findings:
        clause = finding.place.clause
        if clause is None or finding.place.eid == "body":
            assert general[finding.message]
        else:
            rows = [one.eid for one in made.first.changes if clause - 1 in one.modifications]
            assert any(beside[eid][finding.message] for eid in rows)
    for finding in made.findings:
        told = [e.text_content() for e in by_class(document, "finding") if finding.message in e.text_content()]
        parts = (finding.code, finding.expected, finding.found, finding.rule, finding.hint)
        assert any(all(part in text for part in parts if part) for text in told)


def test_the_head_counts_changes_and_findings(every_kind: Project) -> None:
    (facts,) = by_class(page(every_kind), "facts")
    text = facts.text_content()
    assert f"{len(every_kind.first.changes)} структурных элементов" in text
    assert "от 12 июля 2026 года (извлечение)" in text
    assert "22 ноября 2026 года" in text
    for severity, count in Counter(f.severity for f in every_kind.findings).items():
        assert f"{count} {severity_word(severity)}" in text


def severity_word(severity: str) -> str:
    return {"error": "ошиб", "warning": "предупрежден", "info": "справ"}[severity]


def test_the_contents_lead_to_every_row(every_kind: Project) -> None:
    links = find(page(every_kind), "//nav//ol//a/@href")
    assert links == [f"#row-{one.eid}" for one in every_kind.first.changes]


def test_the_footer_says_what_the_page_is_made_from(every_kind: Project) -> None:
    (footer,) = by_class(page(every_kind), "colophon")
    edition = every_kind.first.code.edition("rus", every_kind.first.act.edition)
    text = footer.text_content()
    assert hashlib.sha256(every_kind.first.bill.source).hexdigest() in text
    assert edition.sha256 in text and edition.source in text
    assert "bill.yaml" in text and str(Path(every_kind.first.bill.file).parent) not in text


# The page as a page


def test_the_page_is_whole_and_its_headings_have_no_gaps(shown: tuple[Project, html.HtmlElement]) -> None:
    _made, document = shown
    levels = [int(h.tag[1]) for h in document.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = find(document, "//@id")
    assert len(ids) == len(set(ids))
    for link in find(document, "//a/@href"):
        assert link.startswith("#") and link[1:] in ids
    for label in find(document, "//@for | //@aria-labelledby"):
        assert label in ids
    assert document.get("lang") == "ru"
    assert [len(document.findall(f".//{name}")) for name in ("main", "nav")] == [1, 1]


def test_the_page_admits_its_own_style_and_script_and_nothing_else(every_kind: Project) -> None:
    source = review_page(every_kind)
    document = html.document_fromstring(source)
    (policy,) = find(document, "//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall(r"<style>(.*?)</style>", source, re.DOTALL)
    (script,) = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src '{csp_hash(style)}'",
        f"script-src '{csp_hash(script)}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert source.index("Content-Security-Policy") < source.index("<style>")
    assert not re.search(r"url\(|@import|@font-face", style)
    assert not re.search(r"fetch|XMLHttp|import\b|innerHTML|eval|https?:", script)


def csp_hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def test_nothing_is_asked_of_the_network(shown: tuple[Project, html.HtmlElement]) -> None:
    _made, document = shown
    assert not find(document, "//@src | //@srcset | //@style | //@action | //@data | //@poster | //@background")
    assert not find(document, "//@*[starts-with(name(), 'on')]")
    assert not find(
        document, "//link | //img | //iframe | //object | //embed | //base | //form | //svg | //audio | //video"
    )
    assert len(find(document, "//script")) == len(find(document, "//style")) == 1


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    made = hostile(tmp_path)
    document = page(made)
    reasons = [p.text_content() for p in by_class(document, "reasons")[0].findall("p")]
    assert reasons == list(HOSTILE)
    (title,) = find(document, "//title")
    assert title.text == made.first.worded.title
    shouted = " ".join(HOSTILE)
    assert shouted in title.text
    assert shouted in said(row(document, made.first.changes[0]))
    plain = page(drafted(tmp_path, EVERY_KIND))
    assert {e.tag for e in document.iter() if isinstance(e.tag, str)} <= {
        e.tag for e in plain.iter() if isinstance(e.tag, str)
    }


def test_the_same_bill_gives_the_same_bytes(every_kind: Project, tmp_path: Path) -> None:
    again = drafted(tmp_path, EVERY_KIND)
    assert again.first.bill.file != every_kind.first.bill.file
    assert review_page(again) == review_page(every_kind)


def test_every_word_of_the_page_can_be_translated(every_kind: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    class Marked(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return f"‹{message}›"

        def ngettext(self, one: str, many: str, count: int) -> str:
            return f"‹{one if count == 1 else many}›"

    monkeypatch.setattr(messages, "_spoken", "en")
    monkeypatch.setattr(messages, "_catalogue", Marked())
    monkeypatch.setattr(messages, "_catalogue_of", lambda _language: Marked())
    document = page(every_kind)
    own = find(document, "//h2 | //h4 | //th | //button | //legend | //label | //a[@class='skip']")
    own += find(document, "//footer//dt | //header[@class='masthead']//dt | //section[@id='legend']//dd")
    own += find(document, "//*[@class='kicker']/span | //*[starts-with(@class, 'kind ')] | //*[@class='vh']")
    own += find(document, "//summary/span | //*[@class='finding']//dt | //dialog//dd")
    assert len(own) > 100
    places = {one.place.casefold() for one in every_kind.first.changes}
    for element in own:
        text = element.text_content().strip()
        assert "‹" in text or text.casefold() in places, html.tostring(element, encoding="unicode")


# The page in a browser

CHECKS = (
    "opens from a file in silence",
    "asks for nothing but itself",
    "moves between changes by keys",
    "moves by the same keys in a Cyrillic layout",
    "leaves keys with modifiers alone",
    "switches the view by keys",
    "opens and closes the list of keys",
    "lets the keys be switched off",
    "switches the view without script",
    "switches the view without script or mouse",
    "unfolds without script",
    "needs no script to be read",
    "reads insertions and deletions out",
    "leads past the contents by the skip link",
    "shows where the focus is",
    "fits 320 pixels",
    "fits 200 per cent",
    "has contrast in light and dark",
    "prints running text upright and columns across",
    "prints what is folded",
    "takes hostile text for text",
)


def browser() -> tuple[str, str, Path]:
    """Node, Chromium and the folder of playwright-core, or a skip that says what is missing."""
    node, chromium = shutil.which("node"), shutil.which("chromium") or shutil.which("chromium-browser")
    folders = [Path(os.environ[MODULES])] if os.environ.get(MODULES) else []
    modules = next((f for f in (*folders, HERE.parent / "node_modules") if (f / "playwright-core").is_dir()), None)
    if node is None:
        pytest.skip("node is not installed")
    if chromium is None:
        pytest.skip("chromium is not installed")
    if modules is None:
        pytest.skip(f"playwright-core is not installed: npm install it, or set {MODULES} to its node_modules")
    return node, chromium, modules


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the browser saw: for each check what is wrong, or nothing."""
    node, chromium, modules = browser()
    folder = tmp_path_factory.mktemp("browser")
    pages = {"page": drafted(folder, EVERY_KIND), "hostile": hostile(folder)}
    for name, made in pages.items():
        (folder / f"{name}.html").write_text(review_page(made), encoding="utf-8", newline="\n")
    (folder / "title.txt").write_text(pages["hostile"].first.worded.title, encoding="utf-8")
    done = subprocess.run(
        [node, HERE / "browser" / "review.mjs", folder],
        env={**os.environ, MODULES: str(modules), "DRAFTER_CHROMIUM": chromium},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("check", CHECKS)
def test_in_a_browser_the_page(check: str, seen: dict[str, str]) -> None:
    assert seen[check] == ""


def test_no_browser_check_is_forgotten(seen: dict[str, str]) -> None:
    assert tuple(seen) == CHECKS
