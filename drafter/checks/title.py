"""Checks of what opens a bill: its title, the act it names, and what may not stand before its first article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.checks.bill_text import BillText, Line
from drafter.checks.rules import finding
from drafter.errors import Finding, Severity
from drafter.messages import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Formulas:
    """How a bill in one language says what it makes and what it amends.

    ``in_title`` and ``in_head`` find the words for changes and for additions; the singular has the group ``one``.
    """

    change: re.Pattern[str]
    addition: re.Pattern[str]
    in_title: tuple[re.Pattern[str], re.Pattern[str]]
    in_head: tuple[re.Pattern[str], re.Pattern[str]]
    head: re.Pattern[str]
    date: re.Pattern[str]
    block: re.Pattern[str]
    offences: re.Pattern[str]
    besides: re.Pattern[str]
    criminal: re.Pattern[str]
    goal: re.Pattern[str]
    orders: re.Pattern[str]


_FLAGS = re.IGNORECASE | re.VERBOSE
_ONE_CHANGE = re.compile(r"\bөзгеріс(?:тер|(?P<one>))")
_ONE_ADDITION = re.compile(r"\bтолықтыру(?:лар|(?P<one>))\b")
FORMULAS = {
    "rus": Formulas(
        change=re.compile(r"\b(?:заменить|исключить|изложить)\b"),
        addition=re.compile(r"\bдополнить\b"),
        in_title=(re.compile(r"\bизменени(?P<one>я\b)?"), re.compile(r"\bдополнени(?P<one>я\b)?")),
        in_head=(re.compile(r"\bизменени(?P<one>е\b)?"), re.compile(r"\bдополнени(?P<one>е\b)?")),
        head=re.compile(r"\bВнести\b.*:$"),
        date=re.compile(r"\bот\s\d{1,2}\s[а-я]+\s\d{4}\s(?:года|г\.)"),
        block=re.compile(r"\bВнести\s(?:[а-я\s]*\s)?в\s(?P<act>[А-ЯЁ].*)|^\d+\.\sВ\s(?P<one>[А-ЯЁ].*):$"),
        offences=re.compile(r"Кодекс\w*\sРеспублики\sКазахстан\sоб\sадминистративных\sправонарушениях"),
        besides=re.compile(
            r"^(?: ,? \s и \s | , \s ) (?:в\s)? .*? \b (?: кодекс | закон | законодательн\w+\s акт | акт )", _FLAGS
        ),
        criminal=re.compile(r"Уголовн(?:ый|о-процессуальный|о-исполнительный)\sкодекс", re.IGNORECASE),
        goal=re.compile(r"\b(?:в\sцелях|учитывая|исходя\sиз|принимая\sво\sвнимание)\b", re.IGNORECASE),
        orders=re.compile(
            r"""\b(?:слов[оа]|цифры)\s[«"].*\bзаменить\b | \bизложить\sв\sследующей\sредакции
              | \bдополнить\s(?:стать|част|пункт|подпункт)\w+\s.*следующего\sсодержания | \bвнести\sв\s.*следующ""",
            _FLAGS,
        ),
    ),
    "kaz": Formulas(
        change=re.compile(r"\b(?:ауыстырылсын|алып\sтасталсын|жазылсын)|\bтиісінше\b"),
        addition=re.compile(r"\bтолықтырылсын\b"),
        in_title=(_ONE_CHANGE, _ONE_ADDITION),
        in_head=(_ONE_CHANGE, _ONE_ADDITION),
        head=re.compile(r"енгізілсін:$"),
        date=re.compile(r"\b\d{4}\sжылғы\s\d{1,2}\s[а-яәғқңөұүһі]+(?:дағы|дегі|тағы|тегі)", re.IGNORECASE),
        block=re.compile(
            r"^(?:\d+-бап|\d+)\.\s(?P<act>.*?(?:кодексіне|заңына|заңнамалық\sактілеріне).*):$", re.IGNORECASE
        ),
        offences=re.compile(r"Әкімшілік\sқұқық\s?бұзушылық\sтуралы\sкодексі"),
        besides=re.compile(r"^(?:,|\sжәне)\s.*(?:кодексіне|заңына|актілеріне)", re.IGNORECASE),
        criminal=re.compile(r"Қылмыстық(?:-процестік|-атқару)?\sкодексі", re.IGNORECASE),
        goal=re.compile(r"\bмақсатында\b|\bескере\sотырып\b", re.IGNORECASE),
        orders=re.compile(
            r"деген\sсөз(?:дер)?\s.*ауыстырылсын|мынадай\sредакцияда\sжазылсын|мазмұндағы\s.*толықтырылсын",
            re.IGNORECASE,
        ),
    ),
}  # fmt: skip
"""The formulas of the amending laws of both languages: № 187-VII of 03.01.2023 and the acts named in its models."""


def acts(text: BillText) -> list[tuple[str, Line]]:
    """Return the acts that a bill amends, as its heads name them."""
    found = ((FORMULAS[text.language].block.search(line.own), line) for line in text.amending)
    named = [(next(filter(None, match.groups())), line) for match, line in found if match]
    return [(act, line) for act, line in named if not _LIST_FOLLOWS.search(act)] or named


_LIST_FOLLOWS = re.compile(
    r"следующие\sзаконодательные\sакты|мына(?:дай)?\s(?:кейбір\s)?заңнамалық\sактілер", re.IGNORECASE
)


def alone(text: BillText) -> Iterator[Finding]:
    """C01: a law that amends the Code on Administrative Offences amends nothing else (КоАП, article 1(2-1), edition of
    12.07.2026), but for the laws that the article excepts.
    """
    speech = FORMULAS[text.language]
    named = acts(text)
    if any(speech.offences.search(act) for act, _line in named):
        others = [(act, line) for act, line in named if not speech.offences.search(act)]
        if others:
            yield _not_alone(text, others[0][1], [act for act, _line in others])
    title = text.title
    code = speech.offences.search(title.text) if title else None
    if title is not None and code is not None and len(named) == 1:
        rest = title.text[code.end() :].removeprefix("не")
        besides = speech.besides.match(rest.split(" по вопросам")[0])
        if besides:
            yield _not_alone(text, title, [besides[0].strip(" ,")])
    for line in text.amending:
        if any(speech.offences.search(act) for act, _head in named) and speech.orders.search(line.new):
            yield finding(
                "C01",
                _("новая норма сама вносит изменения в другой акт"),
                clause=_clause(line),
                expected=_("норма кодекса; другой акт изменяется отдельным законом"),
                found=line.new[:120],
            ).at(line.place)


def _not_alone(text: BillText, line: Line, others: list[str]) -> Finding:
    speech = FORMULAS[text.language]
    severity = Severity.ERROR
    hint = None
    if text.initiator == "president":
        severity, hint = Severity.INFO, _("исключение подпункта 2): закон разработан по инициативе Президента")
    elif any(speech.criminal.search(act) for act in others):
        severity = Severity.WARNING
        hint = _("проверьте исключение подпункта 3): законы, изменяющие УК, УПК и УИК")
    return finding(
        "C01",
        _("законопроект изменяет не только КоАП"),
        severity=severity,
        expected=_("закон, который изменяет только Кодекс об административных правонарушениях"),
        found="; ".join(act[:80] for act in others),
        hint=hint,
    ).at(line.place)


def _clause(line: Line) -> int | None:
    return None if line.place.clause is None else line.place.clause - 1


def preamble(text: BillText) -> Iterator[Finding]:
    """C12: an amending law has no preamble (Law № 480-V, article 23(6), edition of 09.01.2026)."""
    for line in text.before[:1]:
        yield _preamble(line, line.text)
    goal = FORMULAS[text.language].goal.search(text.title.text) if text.title else None
    if text.title is not None and goal is not None:
        yield _preamble(text.title, text.title.text[goal.start() :])


def _preamble(line: Line, found: str) -> Finding:
    return finding(
        "C12",
        _("в изменяющем законе нет вступительной части"),
        expected=_("заголовок, затем сразу статья 1; цели — в пояснительной записке"),
        found=found[:120],
    ).at(line.place)


def own_headings(text: BillText) -> Iterator[Finding]:
    """C11: articles of an amending law have no headings (Law № 480-V, article 23(9), edition of 09.01.2026)."""
    for article in text.articles:
        first = _LABEL.sub("", article[0].own)
        if first and len(article) > 1 and not first.endswith((":", ".", ";")):
            yield finding(
                "C11",
                _("статье изменяющего закона дан заголовок"),
                severity=Severity.WARNING,
                expected="«Статья 1. Внести в …»",
                found=article[0].text[:120],
                hint=_("уберите заголовок: требование о нем на изменяющие законы не распространяется"),
            ).at(article[0].place)


_LABEL = re.compile(r"^(?:Статья\s+\d+\s?\.|\d+-бап\.)\s*")


def title(text: BillText) -> Iterator[Finding]:
    """C15: the title and the head say what the clauses do, changes first (Law № 480-V, article 26(1), edition of
    09.01.2026).
    """
    speech = FORMULAS[text.language]
    if text.title is None:
        yield finding("C15", _("у законопроекта нет заголовка"), expected="«О внесении изменений …»", found=_("нет"))
        return
    changes = sum(len(speech.change.findall(line.own)) for line in text.amending)
    additions = sum(len(speech.addition.findall(line.own)) for line in text.amending)
    if not (changes or additions):
        return
    head = next((line for line in text.amending if speech.head.search(line.own)), None)
    for name, line, words in ((_("заголовок"), text.title, speech.in_title), (_("статья 1"), head, speech.in_head)):
        if line is None:
            continue
        said = _SUBJECT.split(line.own)[0]
        named = [pattern.search(said) for pattern in words]
        places = [match.start() for match in named if match]
        if _made(*map(_counted, named)) != _made(changes, additions) or places != sorted(places):
            yield finding(
                "C15",
                _("{name}: названо не то, что делает законопроект").format(name=name),
                severity=Severity.WARNING,
                expected=_("{what}; слово «изменение» первым").format(what=_made(changes, additions)),
                found=said[:160],
            ).at(line.place)


_SUBJECT = re.compile(r"\sпо\sвопросам\s")


def _counted(match: re.Match[str] | None) -> int:
    """None, one or many."""
    return 0 if match is None else 1 if match["one"] is not None else 2


def _made(changes: int, additions: int) -> str:
    words = [_("одно изменение") if changes == 1 else _("изменения")] if changes else []
    words += [_("одно дополнение") if additions == 1 else _("дополнения")] if additions else []
    return _("{one} и {other}").format(one=words[0], other=words[1]) if len(words) > 1 else "".join(words)


def target(text: BillText) -> Iterator[Finding]:
    """C16: the text names the amended law with the day of its adoption, the title does not; numbers are not needed
    (Law № 480-V, articles 25(5) and 26(1)–(2), edition of 09.01.2026).
    """
    speech = FORMULAS[text.language]
    for act, line in acts(text):
        if not speech.date.search(line.own) or "№" in line.own:
            yield finding(
                "C16",
                _("изменяемый акт назван без даты принятия или с номером"),
                severity=Severity.WARNING,
                expected=_("заголовок и дата принятия, без номера: «в Кодекс … от 5 июля 2014 года»"),
                found=act[:160],
            ).at(line.place)
    if text.title is not None and (speech.date.search(text.title.text) or "№" in text.title.text):
        yield finding(
            "C16",
            _("в заголовке закона названы дата или номер акта"),
            severity=Severity.WARNING,
            expected=_("заголовок изменяемого закона без даты и номера"),
            found=text.title.text[:160],
        ).at(text.title.place)
