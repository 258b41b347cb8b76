"""The command that holds a bill written by hand, its table and a code against each other: verify."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import EDITION, JSON, LANGUAGE_OF_TEXT, show_findings, verdict
from drafter.messages import _

if TYPE_CHECKING:
    from drafter.verify.bill import Document, Verified


@click.command(
    help=_(
        "Сверить законопроект в Word с его сравнительной таблицей и с кодексом.\n\n"
        "Каждое расхождение названо с местом; файл Word, в котором ошибки отмечены, а исправления предложены, "
        "пишется рядом, ваши файлы не меняются. Код выхода 1, если есть ошибки.\n\n"
        "Пример: drafter verify bill.docx --table table.docx -o table.checked.docx"
    )
)
@click.argument("bill", type=click.Path(path_type=Path), metavar=_("ЗАКОНОПРОЕКТ"))
@click.option("--table", type=click.Path(path_type=Path), help=_("Файл таблицы, если она не в файле законопроекта."))
@click.option("--code", "code_name", metavar=_("КОДЕКС"), help=_("Кодекс под рукой; без него тот, который назван."))
@LANGUAGE_OF_TEXT
@EDITION
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help=_("Файл Word с отметками; без него ИМЯ.checked.docx в текущей папке."),
)
@click.option("--author", metavar=_("ИМЯ"), help=_("Чьим именем подписать исправления и примечания."))
@JSON
@click.pass_context
def verify(
    context: click.Context,
    bill: Path,
    table: Path | None,
    code_name: str | None,
    language: str | None,
    edition: str | None,
    output: Path | None,
    author: str | None,
    as_json: bool,
) -> None:
    from drafter import files
    from drafter.render.data import findings_json
    from drafter.verify.bill import verify as verified
    from drafter.verify.marks import checked

    found = verified(bill, table, context.obj, code_name=code_name, language=language, edition=edition)
    if as_json:
        click.echo(findings_json(found.findings).decode(), nl=False)
    else:
        show_findings(found.findings, err=False)
    for path, document in _named(found, output).items():
        for written in files.write_all(path.parent, {path.name: checked(document, author=author)}):
            click.echo(str(written), err=as_json)
    sys.exit(verdict(found.findings, strict=False))


def _named(found: Verified, output: Path | None) -> Mapping[Path, Document]:
    """The documents with mistakes by the files that they are written to; the last one takes the name that is given."""
    *others, last = found.documents
    named = {Path(f"{document.path.stem}.checked.docx"): document for document in others if document.mistakes}
    if output is not None:
        named = {output.parent / path: document for path, document in named.items()}
    if last.mistakes or output is not None:
        named[output or Path(f"{last.path.stem}.checked.docx")] = last
    return named


COMMANDS: tuple[click.Command, ...] = (verify,)
"""The commands, in the order of the work."""
