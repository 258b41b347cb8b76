"""What the commands share: options, the ways they speak, and the draft of a bill file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.errors import Exit, Finding, Severity
from drafter.messages import _

if TYPE_CHECKING:
    from drafter.draft import Draft

BILL = click.argument("bill", type=click.Path(path_type=Path))
EDITION = click.option("--edition", metavar="ДАТА", help=_("Редакция кодекса, например 2024-06-08; без нее последняя."))
LANGUAGE = click.option(
    "--lang", "language", type=click.Choice(["rus", "kaz"]), default="rus", show_default=True, help=_("Язык текста.")
)
JSON = click.option("--json", "as_json", is_flag=True, help=_("Вывод в JSON с версией схемы."))


def progress() -> Callable[[int, int], None] | None:
    """What shows the pages read on a terminal, from the second second on; ``clear`` takes it away."""
    import time

    if not sys.stderr.isatty():
        return None
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - began > 1 and (done % 10 == 0 or done == total):
            bar = "█" * (30 * done // total)
            text = _("страниц: {done} из {total}").format(done=done, total=total)
            click.echo(f"\r{bar:<30} {text}", err=True, nl=False)

    return show


def clear() -> None:
    """Take the pages read off the terminal."""
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)


def drafted(context: click.Context, bill: Path, edition: str | None) -> Draft:
    """Return the draft of a bill file on the shelf of the command."""
    from drafter.draft import draft

    return draft(bill, context.obj, edition)


def verdict(findings: Iterable[Finding], strict: bool) -> Exit:
    """Return the exit code for findings: errors count, with ``strict`` warnings too."""
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return Exit.FINDINGS if any(finding.severity in bad for finding in findings) else Exit.OK


def echo(lines: Iterable[str]) -> None:
    """Print the result, line by line."""
    for line in lines:
        click.echo(line)


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
        click.echo(str(written))


def say(text: str) -> None:
    """Print a message on stderr."""
    click.echo(text, err=True)


def show_findings(findings: Sequence[Finding], *, err: bool) -> None:
    """Print findings, and on stderr how many there are."""
    from drafter.render.terminal import findings_text, summary

    for line in findings_text(findings):
        click.echo(line, err=err)
    click.echo(summary(findings), err=True)
