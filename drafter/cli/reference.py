"""Commands that tell of the program itself: schema, explain."""

from __future__ import annotations

from pathlib import Path

import click

from drafter.messages import _


@click.command(help=_("Вывести JSON Schema файла законопроекта для редакторов."))
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Файл вместо вывода на экран."))
def schema(output: Path | None) -> None:
    from drafter import files
    from drafter.spec import starting

    data = starting.schema()
    if output is None:
        click.echo(data.decode(), nl=False)
    else:
        files.write_all(output.parent, {output.name: data})
        click.echo(str(output))


@click.command(
    help=_("Объяснить код замечания: правило, зачем оно, дурной и хороший пример.\n\nПример: drafter explain C18")
)
@click.argument("code", required=False, metavar=_("[КОД]"))
def explain(code: str | None) -> None:
    from drafter.checks.rules import rule, rules

    if code is None:
        for known in rules().values():
            click.echo(f"{click.style(known.code, bold=True)}  {known.title}")
        return
    found = rule(code)
    click.echo(click.style(f"{found.code}. {found.title}", bold=True))
    for name, text in (
        (_("Правило"), found.basis),
        (_("Зачем"), found.why),
        (_("Что делать"), found.todo),
        (_("Плохо"), found.bad),
        (_("Хорошо"), found.good),
    ):
        if text:
            click.echo(f"{name}: {text}")


COMMANDS: tuple[click.Command, ...] = (
    schema,
    explain,
)
"""The commands, in the order of the work."""
