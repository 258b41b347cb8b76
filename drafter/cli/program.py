"""The command line: verb first; results on stdout, messages on stderr; exit codes as ``errors.Exit`` has them.

Everything heavy is imported inside the commands, so that help is shown at once.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drafter import __version__, resources
from drafter.cli import bills, conforming, parity, reading, reference, streams, texts, verifying
from drafter.cli.common import Speech, show_findings, speaking
from drafter.errors import DrafterError, Exit, Finding, Interrupted, Place, UsageError
from drafter.files import cause
from drafter.messages import OPTION, VARIABLE, _
from drafter.shown import STEERING, visible
from drafter.text.letters import LONG_NUMBER

SHELF = "DRAFTER_CODES"


class _Commands(click.Group):
    """The commands; stopping one is told as a refusal is, with its own exit code."""

    def main(self, args: Sequence[str] | None = None, *rest: Any, **more: Any) -> Any:
        with streams.guarded():
            _look_at(sys.argv[1:] if args is None else args)
            return super().main(args, *rest, **more)

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
    envvar=SHELF,
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


def main() -> None:
    """Run the command line; every failure is a message for a person and an exit code, never a traceback."""
    with streams.guarded():
        try:
            cli.main(prog_name="drafter")
        except DrafterError as error:
            show_findings(error.findings, err=True)
            sys.exit(error.exit_code)
        except OSError as error:
            show_findings([_refused(error)], err=True)
            sys.exit(Exit.INPUT)
        except Exception as error:
            if os.environ.get("DRAFTER_DEBUG"):
                raise
            show_findings([_bug(error)], err=True)
            sys.exit(Exit.INTERNAL)


def _look_at(arguments: Sequence[str]) -> None:
    """Refuse what no name and no word has, before a command puts it into a file: D052."""
    for word in (*arguments, os.environ.get(SHELF, "")):
        sign, number = _IN_NO_NAME.search(word), LONG_NUMBER.search(word)
        if sign is not None:
            byte = ord(sign[0]) - 0xDC00  # how Python keeps a byte that is no letter
            code = f"0x{byte:02X}" if 0x80 <= byte <= 0xFF else f"U+{ord(sign[0]):04X}"
            found = _("знак {code} в «{word}»").format(code=code, word=visible(word))
            hint = _("переименуйте файл или наберите значение заново: такого знака в имени и в тексте быть не может")
        elif number is not None:
            found = _("цифр подряд: {n}").format(n=len(number[0]))
            hint = _("проверьте число")
        else:
            continue
        raise UsageError(
            Finding(
                code="D052",
                message=_("так параметр или имя файла не пишут"),
                expected=_("имя или текст из видимых знаков в кодировке UTF-8"),
                found=found,
                hint=hint,
            )
        )


_IN_NO_NAME = re.compile(rf"[\t\n\r]|{STEERING.pattern}")


def _refused(error: OSError) -> Finding:
    """What the system does not let a command do, where nothing nearer has said it."""
    return Finding(
        code="D053",
        message=_("система не дала работать с файлом"),
        place=Place(file=None if error.filename is None else os.fsdecode(error.filename)),
        expected=_("файлы и папки, доступные программе"),
        found=cause(error),
        hint=_("проверьте имя, права и место на диске"),
    )


def _bug(error: Exception) -> Finding:
    return Finding(
        code="D999",
        message=_("ошибка программы"),
        expected=_("этого не должно было случиться; ваши файлы не тронуты"),
        found=f"{type(error).__name__}: {error}",
        hint=_("пришлите нам это сообщение и файл законопроекта; подробности: DRAFTER_DEBUG=1"),
    )
