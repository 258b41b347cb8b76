"""Checks of the clauses of a bill: their order, their signs, and that they renumber nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter import eid as eids
from drafter.checks.bill_text import ELSEWHERE, BillText, Line
from drafter.checks.rules import finding
from drafter.checks.title import FORMULAS, acts
from drafter.errors import Finding, Severity
from drafter.messages import _

_ITEM = re.compile(r"\d+\)\s")
_ARTICLE = {
    "rus": re.compile(r"\b(?:стать(?:ю|е|и|ей|я|ями|ям|ях)|статей)\s(\d+(?:-\d+)*)"),
    "kaz": re.compile(r"(?<![\d-])(\d+(?:-\d+)*)-ба(?:п|б)"),
}
_RENUMBER = {
    "rus": re.compile(
        r"\bсчитать\s(?:соответственно\s)?(?:част|пункт|подпункт|стать|глав|абзац)|\bнумераци\w+\sизменить"
    ),
    "kaz": re.compile(r"\bдеп\sесептелсін\b|\bнөмірлен\w+\sөзгертілсін"),
}  # fmt: skip


def items(text: BillText) -> Iterator[Sequence[Line]]:
    """Yield the numbered items of a bill, each with its lines; what stands before the first is an item of its own."""
    gathered: list[Line] = []
    for line in text.amending:
        if gathered and (_ITEM.match(line.own) or FORMULAS[text.language].block.search(line.own)):
            yield gathered
            gathered = []
        gathered.append(line)
    if gathered:
        yield gathered


def order(text: BillText) -> Iterator[Finding]:
    """C14: clauses go by article in ascending order, and one act is amended in one place (Law № 480-V, article 26(5),
    edition of 09.01.2026; the order of articles is that of the laws themselves).
    """
    last: str | None = None
    for item in items(text):
        if FORMULAS[text.language].block.search(item[0].own):
            last = None
            continue
        number = _ARTICLE[text.language].search(item[0].own)
        if number is None:
            continue
        if last is not None and eids.num_key(number[1]) < eids.num_key(last):
            yield _finding(
                item[0],
                _("изменения стоят не по порядку статей"),
                _("статья {number} раньше статьи {last}").format(number=number[1], last=last),
                item[0].text[:120],
            )
        last = number[1]
    named = [act for act, _line in acts(text)]
    for act, line in acts(text):
        if named.count(act) > 1:
            yield _finding(
                line, _("один акт изменяется в двух местах"), _("все изменения акта одним пунктом"), act[:120]
            )
            break


def quotes(text: BillText) -> Iterator[Finding]:
    """C14: each quotation of a clause is closed."""
    for item in items(text):
        own = "".join(line.own for line in item)
        if own.count("«") != own.count("»") or own.count('"') % 2:
            yield _finding(
                item[0],
                _("кавычки не парные"),
                _("каждая открытая кавычка закрыта: «…»"),
                item[0].text[:120],
            )


def ends(text: BillText) -> Iterator[Finding]:
    """C14: each clause ends with «;», the last of an article with «.»; what opens a list or a quotation with «:»."""
    for article in text.articles:
        lines = [line for line in article if line.own not in (ELSEWHERE, f"«{ELSEWHERE}", f'"{ELSEWHERE}')]
        for position, line in enumerate(lines):
            is_last = position == len(lines) - 1
            before_act = not is_last and FORMULAS[text.language].block.search(lines[position + 1].own)
            allowed = (".",) if is_last else (".", ":") if before_act else (";", ":")
            if not line.own.endswith(allowed) and len(lines) > 1 and not line.own.endswith(ELSEWHERE):
                yield _finding(
                    line,
                    _("положение кончается не тем знаком"),
                    _("«.» в конце последнего положения, «;» в конце остальных"),
                    line.text[-120:],
                )


def renumbering(text: BillText) -> Iterator[Finding]:
    """C10: nothing that stays is renumbered (Law № 480-V, article 27(6), edition of 09.01.2026)."""
    for line in text.amending:
        if _RENUMBER[text.language].search(line.own):
            yield finding(
                "C10",
                _("законопроект меняет нумерацию сохранившихся элементов"),
                expected=_("номера остаются; новый элемент получает дополнительный номер: 2-1"),
                found=line.text[:120],
            ).at(line.place)


def _finding(line: Line, message: str, expected: str, found: str) -> Finding:
    return finding("C14", message, severity=Severity.WARNING, expected=expected, found=found).at(line.place)
