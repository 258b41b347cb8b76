"""Commands that tell of the program itself: schema, explain."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.cli.common import out, wrote
from drafter.messages import _
from drafter.shown import style


@click.command(help=_("Вывести JSON Schema файла законопроекта для редакторов."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Файл вместо вывода на экран."))
def schema(output: Path | None) -> None:
    from drafter import files
    from drafter.spec import starting

    data = starting.schema()
    if output is None:
        out(data.decode(), nl=False)
    else:
        files.write_all(output.parent, {output.name: data})
        wrote(output)


@click.command(
    help=_("Объяснить код замечания: правило, зачем оно, дурной и хороший пример.\n\nПример: drafter explain C18")
)
@click.argument("code", required=False, metavar=_("[КОД]"))
def explain(code: str | None) -> None:
    from drafter.checks.rules import rule, rules

    if code is None:
        for known in rules().values():
            out(f"{style(known.code, bold=True)}  {known.title}")
        return
    found = rule(code)
    out(style(f"{found.code}. {found.title}", bold=True))
    for name, text in (
        (_("Правило"), found.basis),
        (_("Зачем"), found.why),
        (_("Что делать"), found.todo),
        (_("Плохо"), found.bad),
        (_("Хорошо"), found.good),
    ):
        if text:
            out(f"{name}: {text}")


COMMANDS: tuple[click.Command, ...] = (
    schema,
    explain,
)
"""The commands, in the order of the work."""
