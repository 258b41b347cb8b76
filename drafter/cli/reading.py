"""Commands on amending laws written by hand: read."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from drafter.cli.common import EDITION, JSON, LANGUAGE, echo, out, show_findings, verdict, write
from drafter.errors import UsageError
from drafter.messages import _


@click.command(
    help=_(
        "Прочесть закон или законопроект, написанный словами: что он изменяет.\n\n"
        "Что не понято, названо с местом и причиной, и код выхода тогда 1; что понято, но к этой редакции "
        "не применяется, названо как предупреждение.\n\n"
        "Пример: drafter read law.docx --code koap --edition 2024-06-08 -o modifications.json"
    )
)
@click.argument("law", type=click.Path(path_type=Path))
@click.option("--code", "code_name", metavar=_("КОДЕКС"), help=_("Кодекс под рукой: его места становятся eId."))
@LANGUAGE
@EDITION
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Файл JSON с прочитанными изменениями."))
@JSON
@click.pass_context
def read(
    context: click.Context,
    law: Path,
    code_name: str | None,
    language: str,
    edition: str | None,
    output: Path | None,
    as_json: bool,
) -> None:
    from drafter import codes
    from drafter.reading import read as read_law
    from drafter.reading import trial
    from drafter.reading.refusals import edition_without_code, nothing
    from drafter.render.reading import findings_of, reading_json, reading_text

    if edition is not None and code_name is None:
        raise UsageError(edition_without_code())
    code = codes.find(code_name, context.obj) if code_name else None
    act = code.act(language, edition) if code else None
    found = read_law(law, language, code, act)
    unfit = trial(found, act, str(law)) if act is not None else []
    if as_json:
        out(reading_json(found, unfit).decode(), nl=False)
    elif output is None:
        echo(reading_text(found))
    if output is not None:
        write(output, reading_json(found, unfit))
    findings = [*findings_of(found), *unfit] if found.clauses else [nothing()]
    show_findings(findings, err=True)
    sys.exit(verdict(findings, strict=False))


COMMANDS: tuple[click.Command, ...] = (read,)
"""The commands, in the order of the work."""
