"""What the commands share: options, the ways they speak, and the draft of a bill file."""

from __future__ import annotations

import contextlib
import datetime
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from drafter import shown
from drafter.cli import streams
from drafter.errors import Exit, Finding, Severity, UsageError
from drafter.messages import LANGUAGES, OPTION, _

if TYPE_CHECKING:
    from drafter.draft import Project

Decorated = TypeVar("Decorated", bound=Callable[..., Any])

DAY = click.option(
    "--date",
    "day",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=lambda _context, _parameter, value: value.date() if value else None,
    metavar=_("ДАТА"),
    help=_("День, на который составлен текст закона."),
)
BILL = click.argument("bill", type=click.Path(path_type=Path), metavar=_("ЗАКОНОПРОЕКТ"))
BILLS = click.argument(
    "bills", type=click.Path(path_type=Path), nargs=-1, required=True, metavar=_("ЗАКОНОПРОЕКТ…")
)
CODE_NAME = click.option(
    "--code",
    metavar=_("КОДЕКС"),
    help=_("Кодекс, который изменяет законопроект в Word; без него тот, который он называет."),
)
CODE = click.argument("code", metavar=_("КОДЕКС"))
PLACE = click.argument("place", metavar=_("МЕСТО"))
EDITION = click.option(
    "--edition", metavar=_("ДАТА"), help=_("Редакция кодекса, например 2024-06-08; без нее последняя.")
)
JSON = click.option("--json", "as_json", is_flag=True, help=_("Вывод в JSON с версией схемы."))

TEXTS = ("rus", "kaz")
"""The languages of the texts of codes."""


class Speech(click.Choice[str]):
    """A language of messages; who gives the language of a text instead is told so."""

    def __init__(self) -> None:
        super().__init__(LANGUAGES)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if value in TEXTS:
            said = _("{value} — язык текста, а не сообщений; языки сообщений: {all}")
            self.fail(said.format(value=value, all=", ".join(LANGUAGES)), param, ctx)
        return super().convert(value, param, ctx)


def speaking(command: click.Command) -> click.Command:
    """Make a command take ``--lang`` for messages, whose value ``messages.chosen`` has read before."""
    if not any(OPTION in parameter.opts for parameter in command.params):
        said = _("Язык сообщений; без него DRAFTER_LANG или язык системы.")
        command.params.append(click.Option([OPTION], type=Speech(), expose_value=False, help=said))
    command.options_metavar = _("[ПАРАМЕТРЫ]")
    return command


def text_language(*, required: bool = False, guessed: bool = False) -> Callable[[Decorated], Decorated]:
    """Return the option ``--lang`` of a command on texts: rus or kaz for the text, and the languages of messages.

    Without rus and kaz the text is Russian, or with ``guessed`` the command gets None and tells by the text itself.
    """
    said = _("Язык текста, rus или kaz, и язык сообщений, ru, kk или en; можно указать оба: --lang kaz --lang kk.")
    default = _("Без rus и kaz язык виден из текста.") if guessed else _("Без rus и kaz текст русский.")
    return click.option(
        OPTION,
        "language",
        type=click.Choice([*TEXTS, *LANGUAGES]),
        multiple=True,
        required=required,
        callback=_guessed_language if guessed else _text_language,
        help=said if required else f"{said} {default}",
    )


def _text_language(context: click.Context, parameter: click.Parameter, given: Sequence[str]) -> str:
    found = _guessed_language(context, parameter, given)
    if parameter.required and found is None:
        raise click.BadParameter(_("укажите и язык текста: rus или kaz"), context, parameter)
    return found or TEXTS[0]


def _guessed_language(_context: click.Context, _parameter: click.Parameter, given: Sequence[str]) -> str | None:
    return next((language for language in reversed(given) if language in TEXTS), None)


LANGUAGE = text_language()
LANGUAGE_OF_TEXT = text_language(guessed=True)


@contextlib.contextmanager
def progress(said: str = "{done}/{total}") -> Iterator[Callable[[int, int], None]]:
    """Give what shows on a terminal how much is done, from the second second on, and take it off at the end."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    terminal = streams.behind(sys.stderr)
    began = drawn = time.monotonic()

    def show(done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - began > 1 and now - drawn > 0.1:
            drawn = now
            bar = "█" * (30 * done // total)
            terminal.write(f"\r{bar:<30} {said.format(done=done, total=total)}")
            terminal.flush()

    try:
        yield show
    finally:
        if drawn > began:
            terminal.write("\r\x1b[K")
            terminal.flush()


def drafted(context: click.Context, bill: Path, edition: str | None) -> Project:
    """Return the project of a bill file on the shelf of the command."""
    from drafter.draft import project

    return project(bill, context.obj, edition)


def is_bill_file(path: Path) -> bool:
    """Tell a bill file from a bill in words."""
    return path.suffix.lower() in (".yaml", ".yml")


def given(
    context: click.Context, bills: Sequence[Path], code: str | None, edition: str | None, day: datetime.date | None
) -> Project:
    """Return the project of a bill file, or of a bill in words that is in one file for each language."""
    if any(is_bill_file(bill) for bill in bills):
        if len(bills) > 1:
            raise click.UsageError(_("файл законопроекта называют один: тексты на двух языках в нем самом"))
        if code is not None or day is not None:
            raise click.UsageError(_("--code и --date — для законопроекта в Word: в файле законопроекта они названы"))
        return drafted(context, bills[0], edition)
    from drafter.given import project

    return project(bills, code, context.obj, edition, day)


def asked_place(place: str) -> str:
    """Return the eId of the place that a person names; UsageError D106 where they name none."""
    from drafter import asked, placing

    eid = asked.place(place)
    if eid is None:
        raise UsageError(placing.no_eid(place))
    return eid


def verdict(findings: Iterable[Finding], strict: bool) -> Exit:
    """Return the exit code for findings: errors count, with ``strict`` warnings too."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return Exit.FINDINGS if any(finding.severity in bad for finding in findings) else Exit.OK


def out(text: str, *, err: bool = False, nl: bool = True) -> None:
    """Print a text, whose looks the stream shows or drops."""
    click.echo(text, err=err, nl=nl, color=True)


def wrote(path: Path | str, *, err: bool = False) -> None:
    """Print the name of a file that was written."""
    out(shown.line(str(path)), err=err)


def echo(lines: Iterable[str]) -> None:
    """Print the result, line by line."""
    for line in lines:
        out(shown.line(line))


def colour_of(context: click.Context) -> bool:
    """Tell whether the result is to be coloured."""
    return bool(context.color if context.color is not None else sys.stdout.isatty())


def warn(lines: Iterable[str]) -> None:
    """Print lines on stderr."""
    for line in lines:
        say(line)


def write(path: Path, data: bytes) -> None:
    """Write one file that the person named, never over another's."""
    from drafter import files

    for written in files.write_all(path.parent, {path.name: data}):
        wrote(written)


def say(text: str) -> None:
    """Print a message on stderr."""
    out(shown.line(text), err=True)


def show_findings(findings: Sequence[Finding], *, err: bool) -> None:
    """Print findings, and on stderr how many there are."""
    from drafter.render.terminal import findings_text, summary

    for line in findings_text(findings):
        out(line, err=err)
    say(summary(findings))
