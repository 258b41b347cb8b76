"""The command that holds a bill written by hand, its table and a code against each other: verify."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from drafter.cli.common import EDITION, JSON, LANGUAGE_OF_TEXT, out, say, show_findings, verdict, wrote
from drafter.messages import _

if TYPE_CHECKING:
    from drafter.errors import Finding
    from drafter.verify.bill import Document, Verified


@click.command(
    help=_(
        "Сверить законопроект в Word с его сравнительной таблицей и с кодексом.\n\n"
        "Каждое расхождение названо с местом; файл Word, в котором ошибки отмечены, а исправления предложены, "
        "пишется рядом, ваши файлы не меняются. Код выхода 1, если есть ошибки.\n\n"
        "Папка, которую создала команда build, сверяется со своим свидетельством: что в ней изменено и не сходится.\n\n"
        "Примеры: drafter verify bill.docx --table table.docx -o table.checked.docx; drafter verify out/"
    )
)
@click.argument("bill", type=click.Path(path_type=Path), metavar=_("ЗАКОНОПРОЕКТ|ПАПКА"))
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
    from drafter.certify.examine import of_file, sealed_edition
    from drafter.checks import ranked
    from drafter.verify.bill import verify as verified
    from drafter.verify.marks import checked

    if bill.is_dir():
        if table is not None or output is not None:
            said = _("папка сверяется со своим свидетельством: --table и -o — для законопроекта в Word")
            raise click.UsageError(said)
        _folder(bill, context.obj, as_json=as_json)
    code_name, edition = (code_name, edition) if code_name or edition else sealed_edition(bill, context.obj)
    found = verified(bill, table, context.obj, code_name=code_name, language=language, edition=edition)
    findings = ranked([*found.findings, *of_file(bill, context.obj)])
    _show(findings, as_json=as_json)
    if named := _named(found, output):
        made = {path.name: checked(document, author=author) for path, document in named.items()}
        for written in files.write_all(next(iter(named)).parent, made):
            wrote(written, err=as_json)
    sys.exit(verdict(findings, strict=False))


def _folder(folder: Path, shelf: Path, *, as_json: bool) -> NoReturn:
    from drafter.certify.examine import examine

    found = examine(folder, shelf)
    _show(found.findings, as_json=as_json)
    say(_("файлов в свидетельстве: {n}, не изменены: {same}").format(n=found.files, same=found.unchanged))
    sys.exit(verdict(found.findings, strict=False))


def _show(findings: Sequence[Finding], *, as_json: bool) -> None:
    from drafter.render.data import findings_json

    if as_json:
        out(findings_json(findings).decode(), nl=False)
    else:
        show_findings(findings, err=False)


def _named(found: Verified, output: Path | None) -> Mapping[Path, Document]:
    """The documents with mistakes by the files of one folder that they are written to; the last one takes the name that
    is given.
    """
    *others, last = found.documents
    whole = output or Path(f"{last.path.stem}.checked.docx")
    named = {last: whole} if last.is_marked or output is not None else {}
    for document in others:
        path = whole.with_name(f"{document.path.stem}.checked.docx")
        if document.is_marked:
            named[document] = path if path != whole else path.with_stem(f"bill.{path.stem}")
    return {path: document for document, path in named.items()}


COMMANDS: tuple[click.Command, ...] = (verify,)
"""The commands, in the order of the work."""
