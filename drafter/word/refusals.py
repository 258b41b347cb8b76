"""Why a Word file, or a paragraph of it, is not read: what was found, and what a person does about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from drafter.errors import Finding, InputError, Place
from drafter.messages import _


class Kind(StrEnum):
    """The kinds of refusals."""

    DAMAGED = "damaged"
    OTHER_FORM = "other_form"
    PASSWORD = "password"
    BOMB = "bomb"
    CHANGES = "changes"
    ELSEWHERE = "elsewhere"
    HIDDEN = "hidden"
    STRUCK = "struck"
    RAISED = "raised"
    NUMBER = "number"
    FIELD = "field"
    FORM = "form"
    FONT = "font"
    PICTURE = "picture"
    BOX = "box"
    NOTE = "note"
    TABLE = "table"
    LOOK = "look"
    MARKUP = "markup"
    SIGN = "sign"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class _Row:
    """What is expected of a file instead, and what to do."""

    expected: str
    hint: str


_TYPED = _("слова, набранные в самом абзаце")
_BY_HAND = _("наберите это словами или уберите, затем сохраните файл")


_ROWS: Mapping[Kind, _Row] = {
    Kind.DAMAGED: _Row(
        _("целый файл DOCX"), _("откройте файл в Word или LibreOffice и сохраните его заново как .docx")
    ),
    Kind.OTHER_FORM: _Row(
        _("документ Word (.docx)"), _("откройте файл в Word или LibreOffice и сохраните его как .docx")
    ),
    Kind.PASSWORD: _Row(_("документ без пароля"), _("снимите пароль в Word: «Файл — Сведения — Защита документа»")),
    Kind.BOMB: _Row(_("документ, который не раздувается при чтении"), _("возьмите файл у того, кто его создал")),
    Kind.CHANGES: _Row(
        _("документ без исправлений"), _("примите или отклоните исправления в Word: вкладка «Рецензирование»")
    ),
    Kind.ELSEWHERE: _Row(_("весь текст в одном файле"), _("вставьте текст другого файла в этот документ")),
    Kind.HIDDEN: _Row(_("текст, который виден в печати"), _("покажите или удалите скрытый текст")),
    Kind.STRUCK: _Row(_("текст без зачеркнутых слов"), _("удалите зачеркнутые слова или снимите зачеркивание")),
    Kind.RAISED: _Row(_("знаки на строке"), _("наберите номер через дефис: «667-1»")),
    Kind.NUMBER: _Row(_("номер, который можно прочесть"), _("наберите номера в начале абзацев сами")),
    Kind.FIELD: _Row(_TYPED, _("замените поле его текстом: выделите его и нажмите Ctrl+Shift+F9")),
    Kind.FORM: _Row(_TYPED, _("заполните элемент управления или удалите его")),
    Kind.FONT: _Row(_("знаки обычного шрифта"), _BY_HAND),
    Kind.PICTURE: _Row(_TYPED, _BY_HAND),
    Kind.BOX: _Row(_("текст в абзацах, а не в надписях"), _("перенесите слова надписи в текст или удалите надпись")),
    Kind.NOTE: _Row(_TYPED, _("уберите сноску Word или внесите ее слова в текст")),
    Kind.TABLE: _Row(_("текст в абзацах"), _("таблицу внутри текста акта программа не читает: изложите ее словами")),
    Kind.LOOK: _Row(_("обычное начертание"), _("очистите форматирование этих слов")),
    Kind.MARKUP: _Row(_("обычная разметка Word"), _("сохраните файл заново как .docx и уберите необычные элементы")),
    Kind.SIGN: _Row(_("знаки, которые читатель видит такими"), _("наберите эти знаки заново")),
    Kind.EMPTY: _Row(_("документ с текстом"), _("проверьте, тот ли это файл")),
}
"""What is expected instead of each kind, and what a person does about it."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something in a paragraph that cannot be read so as it is printed; ``found`` says what, with its words."""

    kind: Kind
    found: str


_MESSAGES = {
    Kind.CHANGES: _("в документе исправления, которых никто не принял и не отклонил"),
    Kind.OTHER_FORM: _("это не документ Word (.docx)"),
    Kind.PASSWORD: _("документ закрыт паролем"),
    Kind.DAMAGED: _("файл Word поврежден"),
    Kind.BOMB: _("исходный файл поврежден или небезопасен"),
    Kind.EMPTY: _("в файле нет текста акта"),
}


def refused(path: Path, kind: Kind, found: str, *, line: int | None = None, hint: str | None = None) -> InputError:
    """Return the error for a Word file that is not read: D026, or D029 where it has no text."""
    return InputError(
        Finding(
            code="D029" if kind is Kind.EMPTY else "D026",
            message=_MESSAGES.get(kind, _("документ Word печатает не то, что в нем написано")),
            place=Place(file=str(path), line=line),
            expected=_ROWS[kind].expected,
            found=found,
            hint=hint or _ROWS[kind].hint,
        )
    )
