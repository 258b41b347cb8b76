"""The command on the two authentic texts of a code: parity."""

from __future__ import annotations

import click

from drafter.cli.common import CODE, EDITION, JSON, colour_of, echo, out, warn
from drafter.errors import Exit
from drafter.messages import _


@click.command(
    help=_(
        "Показать, где русский и казахский тексты кодекса расходятся по существу: числа, сроки, размеры взысканий, "
        "ссылки, термины.\n\nПример: drafter parity koap --edition 2026-07-12"
    )
)
@CODE
@EDITION
@JSON
@click.pass_context
def parity(context: click.Context, code: str, edition: str | None, as_json: bool) -> None:
    from drafter import codes
    from drafter.parity.compare import Sure, divergences
    from drafter.render.lookup import unseen_lines
    from drafter.render.parity import parity_json, parity_text

    catalogue = codes.find(code, context.obj)
    rus = catalogue.act("rus", edition)
    kaz = catalogue.act("kaz", rus.edition)
    found = divergences(rus, kaz)
    if as_json:
        out(parity_json(rus, kaz, found).decode(), nl=False)
    else:
        echo(parity_text(rus, kaz, found, colour=colour_of(context)))
    warn(unseen_lines(rus, catalogue.edition("rus", rus.edition).said_reach))
    if any(one.sure is not Sure.LAYOUT for one in found):
        context.exit(Exit.FINDINGS)


COMMANDS: tuple[click.Command, ...] = (parity,)
"""The commands, in the order of the work."""
