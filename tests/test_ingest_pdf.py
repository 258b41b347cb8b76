"""PDF files of a word processor: what LibreOffice prints of small documents is read as it was written, or refused."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import office
import pdf_samples as samples
import pytest
from pdf_samples import Layout, paragraph, run

from drafter.errors import InputError
from drafter.ingest.pdf import Printed, pdf_paragraphs
from drafter.text.letters import letters

pytestmark = pytest.mark.skipif(not office.soffice_available(), reason=office.NO_OFFICE)

LONG = (
    "1. Сады охраняются законом и содержатся за счет бюджета города, области и района, на территории которых они "
    "находятся, а также за счет граждан."
)
LONG_KAZ = (
    "1. Бақтар заңмен қорғалады және олар орналасқан қаланың, облыстың және ауданның бюджеті есебінен, сондай-ақ "
    "азаматтардың қаражаты есебінен күтіп-бапталады."
)
RUSSIAN = (
    "Статья 1. Охрана садов",
    LONG,
    "2. Граждане вправе:",
    "1) гулять в садах в любое время года;",
    "2) сажать деревья с согласия садовника, если иное не предусмотрено правилами содержания садов, парков и аллей.",
    "3. Граждане обязаны беречь сады.",
    "Статья 2. Полив",
    "1. Полив производится утром.",
    "2. В дождь полив не производится.",
)
KAZAKH = (
    "1-бап. Бақтарды қорғау",
    LONG_KAZ,
    "2. Азаматтар:",
    "1) жылдың кез келген уақытында бақтарда серуендеуге;",
    "2) егер бақтарды, саябақтарды және аллеяларды күту қағидаларында өзгеше көзделмесе, ағаш отырғызуға құқылы.",
    "3. Азаматтар бақтарды күтуге міндетті.",
    "2-бап. Суару",
    "1. Суару таңертең жүргізіледі.",
    "2. Жаңбырда суару жүргізілмейді.",
)
INDENTED = Layout(indent=709)
LAYOUTS: dict[str, Layout] = {
    "indented": INDENTED,
    "indented a little": Layout(indent=283, size=24),
    "indented and apart": Layout(indent=709, after=120, spacing=276),
    "apart": Layout(after=160, size=24),
    "apart and not justified": Layout(after=200, justified=False),
    "by blanks": Layout(blanks=6, justified=False, size=22),
    "hanging": Layout(hanging=425, size=24),
    "wide": Layout(indent=709, spacing=360),
}
MORE = [f"{number}. Сад № {number} поливают, берегут и охраняют круглый год." for number in range(4, 90)]
BROKEN = LONG.replace("они находятся", "они \fнаходятся")
BROKEN_KAZ = LONG_KAZ.replace("есебінен, сондай", "есебінен, \fсондай")
PARTED = (
    "1. Правонарушение в области садоводства, предусмотренное действующим законодательством, рассматривается "
    "уполномоченными орга\u00adнами в порядке, который установлен Правительством."
)
PARTED_KAZ = (
    "1. Бақ шаруашылығы саласындағы қолданыстағы заңнамада көзделген құқық бұзушылықты уәкілетті ор\u00adган\u00adдар "
    "Үкі\u00adмет бел\u00adгі\u00adле\u00adген тәр\u00adтіп\u00adпен қа\u00adрай\u00adды."
)
HYPHENS = (
    "1. Планы социально-экономического развития садов, военно-патриотического воспитания садоводов, "
    "информационно-коммуникационного обеспечения парков, административно-территориального устройства аллей, "
    "кем-либо когда-либо принятые в Нур-Султане, Усть-Каменогорске и Алма-Ате, действуют по статье 667-1."
)
TEXTS: dict[str, tuple[Layout, Sequence[str]]] = {
    **{f"russian {name}": (layout, RUSSIAN) for name, layout in LAYOUTS.items()},
    **{f"kazakh {name}": (layout, KAZAKH) for name, layout in LAYOUTS.items()},
    "headings in the middle": (replace(INDENTED, centred=True), ("Глава 1. САДЫ И ПАРКИ", *RUSSIAN)),
    "a raised article": (INDENTED, ("Статья 1^1. Полив садов", "1^2. Полив производится утром.")),
    "a raised part in Kazakh": (INDENTED, ("1^1-бап. Суару", "1^2. Суару таңертең жүргізіледі.")),
    "a raised number inside": (INDENTED, (*RUSSIAN, "3. По статье 667^1 и части 1^2 статьи 5 налагается штраф.")),
    "soft hyphens": (Layout(blanks=6, justified=False, size=22), ("Статья 1. Охрана", PARTED)),
    "soft hyphens in Kazakh": (INDENTED, ("1-бап. Қорғау", PARTED_KAZ)),
    "soft hyphens, justified": (INDENTED, ("Статья 1. Охрана", PARTED)),
    "hyphens of words": (INDENTED, ("Статья 1. Планы", HYPHENS, HYPHENS.replace("1.", "2. И", 1))),
    "a running head": (replace(INDENTED, header="Кодекс о садах. Выпуск 7"), (*RUSSIAN, *MORE)),
    "a head with the page": (replace(INDENTED, header="Бақтар туралы кодекс, #-бет"), (*KAZAKH, *MORE)),
    "a page in words": (replace(INDENTED, footer="Страница #"), (*RUSSIAN, *MORE)),
    "a page between dashes": (replace(INDENTED, footer="- # -"), (*RUSSIAN, *MORE)),
    "a page in Kazakh": (replace(INDENTED, footer="#-бет"), (*KAZAKH, *MORE)),
    "a head of two lines": (replace(INDENTED, header="Кодекс о садах\v2 выпуск"), (*RUSSIAN, *MORE)),
    "not justified, without indents": (Layout(size=24, justified=False), RUSSIAN),
    "a title in the middle": (
        replace(INDENTED, centred=True),
        ("Глава 1. ОБЩИЕ ПОЛОЖЕНИЯ О САДАХ, ПАРКАХ, АЛЛЕЯХ, ЦВЕТНИКАХ И ГАЗОНАХ РЕСПУБЛИКИ КАЗАХСТАН", *RUSSIAN),
    ),
    "a sanction": (
        INDENTED,
        (
            "Статья 5. Порча",
            "1. Порча садов, совершенная физическим лицом, должностным лицом, субъектом предпринимательства, –",
            "влечет штраф на физических лиц в размере десяти месячных расчетных показателей.",
            "2. Порча парков –",
            "влечет предупреждение.",
        ),
    ),
    "a sanction in Kazakh": (
        INDENTED,
        (
            "5-бап. Бүлдіру",
            "1. Жеке тұлға, лауазымды адам, шағын кәсіпкерлік субъектісі жасаған бақтарды бүлдіру –",
            "жеке тұлғаларға он айлық есептік көрсеткіш мөлшерінде айыппұл салуға әкеп соғады.",
        ),
    ),
    "dashes": (
        INDENTED,
        (
            "Статья 5. Сроки",
            "1. В 2014–2020 годах (статьи 667–686) сады, парки, аллеи – охраняются; в 2021–2025 годах, и далее, "
            "в 2026–2030 годах (пункты 5–12) и/или в 2031–2035 годах – также.",
            "2. К садам относятся:",
            "– яблоневые сады и иные плодовые насаждения, расположенные на землях общего пользования города;",
            "– аллеи.",
        ),
    ),
    "bound words": (
        INDENTED,
        (
            "Статья 5. Случаи",
            "1. В случаях, предусмотренных частями первой, второй и третьей статьи\u00a0667-1 настоящего Кодекса, "
            "и\u00a0т.д. см. ст.\u00a05 и статью\u00a06.",
        ),
    ),
    "a head over a broken sentence": (
        Layout(blanks=6, justified=False, header="Кодекс о садах. Выпуск 7", size=22),
        ("Статья 1. Охрана", BROKEN, "2. Граждане берегут сады."),
    ),
    "a head over a broken sentence in Kazakh": (
        Layout(blanks=6, justified=False, header="Бақтар туралы кодекс", footer="#-бет", size=22),
        ("1-бап. Қорғау", BROKEN_KAZ, "2. Азаматтар бақтарды күтеді."),
    ),
}


def in_words(look: str, word: str = "пяти") -> str:
    """A part of an article in which a word looks otherwise."""
    return indented(run("3. Штраф налагается в размере ") + run(word, look) + run(" показателей."))


def indented(text: str) -> str:
    """A paragraph with an indent."""
    return paragraph(text, '<w:ind w:firstLine="709"/><w:jc w:val="both"/>')


def table(look: str) -> str:
    """A table of four cells."""
    lines = "".join(
        f'<w:{k} w:val="{look}" w:sz="4"/>' for k in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    row = "".join(f"<w:tc>{paragraph(word)}</w:tc>" for word in ("Сад", "Парк"))
    return f"<w:tbl><w:tblPr><w:tblBorders>{lines}</w:tblBorders></w:tblPr><w:tr>{row}</w:tr><w:tr>{row}</w:tr></w:tbl>"


UP = '<w:vertAlign w:val="superscript"/>'
NOTES = (
    f'<w:footnotes {samples.WORD}><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>'
    "<w:r><w:t> Кроме дубов.</w:t></w:r></w:p></w:footnote></w:footnotes>"
)
MARK = f'<w:r><w:rPr>{UP}</w:rPr><w:footnoteReference w:id="2"/></w:r>'
REFUSED: dict[str, tuple[str, str]] = {
    "struck": (in_words("<w:strike/>"), "зачеркнут"),
    "struck twice": (in_words("<w:dstrike/>", "бес"), "зачеркнут"),
    "white": (in_words('<w:color w:val="FFFFFF"/>'), "цвета фона"),
    "tiny": (in_words('<w:sz w:val="2"/>'), "мелкие"),
    "raised words": (in_words(UP), "надстрочный"),
    "lowered words": (in_words('<w:vertAlign w:val="subscript"/>'), "надстрочный или подстрочный"),
    "letters set apart": (in_words('<w:spacing w:val="60"/>'), "разрядка"),
    "a table": (table("single"), "колонок|таблица|рамка"),
    "a table without lines": (table("nil"), "колонок"),
    "a frame": (paragraph("3. В рамке.", '<w:pBdr><w:left w:val="single" w:sz="4"/></w:pBdr>'), "черта"),
    "a note": (indented(run("3. Полив") + MARK + run(" садов.")), "сноск"),
    "a note after a number": (indented(run("3. По части 2") + MARK + run(" статьи.")), "сноск"),
    "a list of contents": (indented("Статья 3. Полив " + "." * 40 + " 7"), "оглавление"),
}


DOUBTFUL: dict[str, bytes] = {
    "a head of one page": samples.set_in(replace(INDENTED, header="Кодекс о садах"), RUSSIAN),
    "a foot of one page": samples.set_in(replace(INDENTED, footer="Бақ бөлімі дайындаған"), KAZAKH),
    "a head on the second page alone": samples.set_in(
        replace(INDENTED, header="Кодекс о садах", first=True), RUSSIAN * 4
    ),
    "a foot on the second page alone": samples.set_in(
        replace(INDENTED, footer="Кодекс о садах", first=True), RUSSIAN * 4
    ),
    "a head like an article": samples.set_in(replace(INDENTED, header="Статья 5. Сады"), (*RUSSIAN, *MORE)),
    "a head like a part in Kazakh": samples.set_in(replace(INDENTED, header="3. Бақтар"), (*KAZAKH, *MORE)),
}


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    files = {f"text {n}": samples.set_in(*TEXTS[name]) for n, name in enumerate(TEXTS)}
    around = [indented(text) for text in RUSSIAN]
    files |= {
        f"refused {n}": samples.word_file(
            INDENTED, "".join([*around, body, *around[3:5]]), more={"footnotes": NOTES} if MARK in body else {}
        )
        for n, (body, _said) in enumerate(REFUSED.values())
    }
    files |= {f"doubtful {n}": data for n, data in enumerate(DOUBTFUL.values())}
    files |= {f"drawn {seed}": samples.set_in(*drawn(seed)) for seed in range(30)}
    return samples.printed(files, tmp_path_factory.mktemp("prints"))


def drawn(seed: int) -> tuple[Layout, list[str]]:
    """A layout and an act drawn at random."""
    chance = random.Random(seed)
    layout = samples.drawn_layout(chance)
    return layout, samples.drawn_paragraphs(chance, chance.choice(["rus", "kaz"]), chance.randint(2, 6))


def texts(printed: Printed) -> list[str]:
    """The paragraphs of a file; proves that its letters are counted."""
    found = [each.text for each in printed.paragraphs]
    assert printed.letters == sum(letters(text) for text in found) + printed.dropped
    return found


@pytest.mark.parametrize("name", TEXTS)
def test_a_print_is_read_as_it_was_written(name: str, prints: Mapping[str, Path]) -> None:
    layout, written = TEXTS[name]
    printed = pdf_paragraphs(prints[f"text {list(TEXTS).index(name)}"])
    assert texts(printed) == [samples.as_read(text) for text in written]
    quoted = [remark.found or "" for remark in printed.remarks if "колонтитул" in remark.message]
    assert bool(quoted) == bool(printed.dropped) == bool(layout.header or layout.footer)


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_print_does_not_show_as_text_is_refused(name: str, prints: Mapping[str, Path]) -> None:
    said = REFUSED[name][1]
    with pytest.raises(InputError) as refused:
        pdf_paragraphs(prints[f"refused {list(REFUSED).index(name)}"])
    (finding,) = refused.value.findings
    assert any(word in str(finding.found) for word in said.split("|")), finding.found
    assert "DOCX" in str(finding.hint)


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_line_that_may_be_text_or_furniture_is_refused(name: str, prints: Mapping[str, Path]) -> None:
    with pytest.raises(InputError, match="D026") as refused:
        pdf_paragraphs(prints[f"doubtful {list(DOUBTFUL).index(name)}"])
    assert "колонтитул" in str(refused.value.findings[0].found)


def test_drawn_acts_are_read_as_they_were_written_or_refused(prints: Mapping[str, Path]) -> None:
    whole = 0
    for seed in range(30):
        _layout, written = drawn(seed)
        try:
            found = texts(pdf_paragraphs(prints[f"drawn {seed}"]))
        except InputError as refused:
            assert refused.findings[0].code == "D026"
            continue
        assert found == [samples.as_read(text) for text in written], seed
        whole += 1
    assert whole > 20
