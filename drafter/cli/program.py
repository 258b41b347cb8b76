"""The command line: verb first; results on stdout, messages on stderr; exit codes as ``errors.Exit`` has them.

Everything heavy is imported inside the commands, so that help is shown at once.
"""

from __future__ import annotations

import codecs
import json
import os
import sys
from pathlib import Path
from typing import Any

import click

from drafter import __version__, resources
from drafter.cli import bills, conforming, parity, reading, reference, texts, verifying
from drafter.cli.common import Speech, show_findings, speaking
from drafter.errors import DrafterError, Exit, Finding, Interrupted
from drafter.messages import OPTION, VARIABLE, _


class _Commands(click.Group):
    """The commands; stopping one is told as a refusal is, with its own exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise Interrupted(
                Finding(code="D006", message=_("прервано"), hint=_("повторите команду: записано все или ничего"))
            ) from None


@click.group(
    options_metavar=_("[ПАРАМЕТРЫ]"),
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    subcommand_metavar=_("КОМАНДА [АРГУМЕНТЫ]..."),
    help=_("Разработка законопроектов о внесении изменений в кодексы Республики Казахстан."),
)
@click.version_option(__version__, "-V", "--version")
@click.option(
    "--codes",
    "shelf",
    type=click.Path(path_type=Path, file_okay=False),
    envvar="DRAFTER_CODES",
    help=_("Папка с кодексами вместо встроенной (переменная DRAFTER_CODES)."),
)
@click.option(
    "--color/--no-color", default=None, help=_("Цвет всегда или никогда; без этого — по терминалу и NO_COLOR.")
)
@click.option(
    OPTION,
    type=Speech(),
    envvar=VARIABLE,
    expose_value=False,
    help=_("Язык сообщений (переменная DRAFTER_LANG); без него язык системы."),
)
@click.pass_context
def cli(context: click.Context, shelf: Path | None, color: bool | None) -> None:
    context.obj = shelf or resources.folder("codes")
    if color is None and os.environ.get("NO_COLOR"):
        color = False
    elif color is None and os.environ.get("FORCE_COLOR"):
        color = True
    context.color = color


for _command in (
    *bills.COMMANDS,
    *conforming.COMMANDS,
    *reading.COMMANDS,
    *verifying.COMMANDS,
    *texts.COMMANDS,
    *parity.COMMANDS,
    *reference.COMMANDS,
):
    cli.add_command(speaking(_command))


def _letter_codes(error: UnicodeError) -> tuple[str, int]:
    """What a console shows of letters that it lacks: their codes as JSON writes them, so that JSON stays readable."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


codecs.register_error("letter-codes", _letter_codes)


def main() -> None:
    """Run the command line; every failure is a message for a person and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="letter-codes")
    try:
        cli.main(prog_name="drafter")
    except DrafterError as error:
        show_findings(error.findings, err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        show_findings([_bug(error)], err=True)
        sys.exit(Exit.INTERNAL)


def _bug(error: Exception) -> Finding:
    return Finding(
        code="D999",
        message=_("ошибка программы"),
        expected=_("этого не должно было случиться; ваши файлы не тронуты"),
        found=f"{type(error).__name__}: {error}",
        hint=_("пришлите нам это сообщение и файл законопроекта; подробности: DRAFTER_DEBUG=1"),
    )
