"""Why a clause is refused, and which slips of the prose were read over: findings for a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.errors import Finding, Place, Severity
from drafter.messages import _
from drafter.reading.sentences import Failure


class Refused(Exception):
    """An order that cannot be turned into modifications, with the finding that says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding.message)
        self.finding = finding


NOT_READ = "D601"
NOTHING = "D602"
PLACE = "D603"
OUTSIDE = "D604"
TEXT = "D605"
SLIP = "D606"
NO_ACT = "D607"
CONTENTS = "D608"


def not_read(failure: Failure) -> Finding:
    """Return the finding for a sentence that was not understood, with the words up to which it was."""
    if failure.outside is not None:
        return replace(outside(failure.outside), found=_short(f"{failure.understood} {failure.rest}".strip()))
    near = "; ".join(f"«{word}»" for word in failure.nearest)
    understood = _("понято: «{words}»").format(words=_short(failure.understood)) if failure.understood else ""
    rest = _("не понято: «{words}»").format(words=_short(failure.rest)) if failure.rest else ""
    return Finding(
        code=NOT_READ,
        message=failure.message,
        expected=failure.expected,
        found="; ".join(part for part in (understood, rest) if part),
        hint=_hint(failure, near),
    )


def _hint(failure: Failure, near: str) -> str:
    if failure.renumbers:
        return _("номеров не меняют: исключенные элементы сохраняют свои, остальные не перенумеровываются")
    if near:
        return _("может быть: {words}").format(words=near)
    if failure.formula and failure.formula != failure.expected:
        return _("напишите формулой закона: {formula}").format(formula=failure.formula)
    return _("допишите предложение")


def nothing() -> Finding:
    """Return the finding for a document without a single clause."""
    return Finding(
        code=NOTHING,
        message=_("в документе нет ни одного изменения"),
        expected=_("закон или законопроект о внесении изменений: «Внести в … следующие изменения:»"),
        hint=_("проверьте файл и язык: --lang"),
    )


def edition_without_code() -> Finding:
    """Return the finding for an edition asked for without a code."""
    return Finding(
        code=NO_ACT,
        message=_("редакция названа без кодекса"),
        expected=_("--code КОДЕКС --edition ДАТА"),
        hint=_("назовите кодекс: --code koap"),
    )


def place(message: str, *, expected: str | None = None, found: str | None = None, hint: str | None = None) -> Finding:
    """Return the finding for a place that the act does not have, or has more than once."""
    return Finding(
        code=PLACE,
        message=message,
        expected=expected,
        found=found,
        hint=hint or _("посмотрите статью: drafter show"),
    )


def needs_text(what: str) -> Finding:
    """Return the finding for a place that only the text in force can tell."""
    return place(
        _("без текста акта это место не найти: {what}").format(what=what),
        expected=_("действующий текст этого элемента"),
        hint=_("возьмите полный текст акта: drafter ingest"),
    )


def outside(what: str) -> Finding:
    """Return the finding for a change that the text of an act cannot show."""
    return Finding(
        code=OUTSIDE,
        message=_("изменение понято, но в тексте акта его не показать: {what}").format(what=what),
        expected=_("изменение статьи или ее части"),
        hint=_("внесите его отдельно"),
    )


def contents(eid: str, expected: str, found: str) -> Finding:
    """Return the finding for a table of contents that is to say something else than the headings of the act."""
    return Finding(
        code=CONTENTS,
        severity=Severity.WARNING,
        message=_("оглавление расходится с заголовком"),
        place=Place(eid=eid),
        expected=_("заголовок, как в законе об оглавлении: {said}").format(said=_short(expected)),
        found=_short(found),
        hint=_("сделайте заголовок и строку оглавления одинаковыми"),
    )


def misshapen(message: str, *, expected: str | None = None, found: str | None = None) -> Finding:
    """Return the finding for new text that is not of the units that the clause names."""
    return Finding(
        code=TEXT,
        message=message,
        expected=expected,
        found=found[:120] if found else found,
        hint=_("сверьте номера в предложении и в новом тексте"),
    )


def slip(message: str) -> Finding:
    """Return the finding for a slip of the prose that was read over; a person should look at the place."""
    return Finding(
        code=SLIP,
        severity=Severity.WARNING,
        message=message,
        hint=_("сверьте прочитанное с текстом закона"),
    )


def chosen() -> Finding:
    """Return the finding for a clause whose marks give several senses, of which the text in force has one."""
    return slip(_("кавычки можно прочесть по-разному: взято прочтение, слова которого есть в действующем тексте"))


def run_on() -> Finding:
    """Return the finding for new text that stands in one line with its sentence."""
    return slip(_("новый текст стоит в одной строке с предложением: границы его абзацев могли потеряться"))


def lost_hyphens() -> Finding:
    """Return the finding for a PDF, whose line breaks and raised numbers lose hyphens."""
    return slip(_("в PDF пропадают дефисы номеров («1471» вместо «147-1») и границы абзацев: сверьте номера и тексты"))


def broken_lines() -> Finding:
    """Return the finding for a plain text whose lines are broken at a width, so that paragraphs had to be joined."""
    return slip(_("строки файла разорваны по ширине страницы, абзацы собраны заново: сверьте границы новых текстов"))


def no_act(named: str) -> Finding:
    """Return the finding for an amended act whose text is not at hand, so that its places stay addresses."""
    return Finding(
        code=NO_ACT,
        severity=Severity.INFO,
        message=_("текста этого акта нет под рукой: места остаются адресами"),
        found=_short(named),
        hint=_("укажите --code и добавьте редакцию: drafter ingest"),
    )


def not_amended(title: str, named: Sequence[str]) -> Finding:
    """Return the finding for a law that amends other acts than the code it was to be held against."""
    return Finding(
        code=NO_ACT,
        message=_("закон не изменяет этот кодекс"),
        expected=title,
        found=_short("; ".join(named)),
        hint=_("назовите кодекс, который он изменяет: --code"),
    )


def _short(text: str) -> str:
    return text if len(text) <= 160 else text[:157] + "…"
