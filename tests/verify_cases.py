"""A bill and its table as Word files from the lines that a person would read, and what verifying them tells."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from pathlib import Path

from word_files import HEADS, word

from drafter.akn import Act
from drafter.codes import Code
from drafter.verify.bill import Verified, of_files

TITLES = {"rus": "Кодекс о садах, реках и дорогах", "kaz": "Бақтар, өзендер және жолдар туралы кодекс"}
SAMPLE = Code(
    name="sample",
    folder=Path(),
    uri="/akn/kz/act/code/2020-04-01/1-I",
    date=datetime.date(2020, 4, 1),
    number="1-I",
    title=TITLES,
    short={},
    editions=(),
    units={},
)
_HEAD = {
    "rus": "Статья 1. Внести в {title} следующие изменения и дополнения:",
    "kaz": "1-бап. {title}іне мынадай өзгерістер мен толықтырулар енгізілсін:",
}
_ENTRY = {
    "rus": "Статья 2. Настоящий Закон вводится в действие с 1 января 2027 года.",
    "kaz": "2-бап. Осы Заң 2027 жылғы 1 қаңтардан бастап қолданысқа енгізіледі.",
}
BILL, TABLE = Path("bill.docx"), Path("table.docx")


def bill_file(clauses: Sequence[str], language: str, title: str | None = None) -> bytes:
    """A bill of one code."""
    return word(_HEAD[language].format(title=title or TITLES[language]), *clauses, _ENTRY[language])


def table_file(rows: Sequence[Sequence[str]], language: str, reason: str = "Так.") -> bytes:
    """A comparative table with a number and a reason in each row."""
    numbered = [(str(number), *row, reason) for number, row in enumerate(rows, start=1)]
    return word("Сравнительная таблица", [HEADS[language], *numbered])


def verified(bill: bytes, table: bytes, act: Act, code: Code = SAMPLE) -> Verified:
    """What verifying the two files tells."""
    return of_files([(BILL, bill), (TABLE, table)], lambda _paragraphs, _language: (code, act), act.language)
