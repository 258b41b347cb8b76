"""Commands on a bill file: new, build, diff; ``check`` is in a module of its own."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.checking import check
from drafter.cli.common import (
    BILLS,
    CODE_NAME,
    DAY,
    EDITION,
    LANGUAGE,
    colour_of,
    echo,
    given,
    is_bill_file,
    out,
    progress,
    say,
    show_findings,
    verdict,
    write,
    wrote,
)
from drafter.messages import _
from drafter.shown import style

if TYPE_CHECKING:
    from drafter.draft import Draft


@click.command(
    help=_(
        "Создать файл законопроекта из образца; без имени — список образцов.\n\n"
        "Пример: drafter new police-interference -o my-bill.yaml"
    )
)
@click.argument("template", required=False, metavar=_("[ОБРАЗЕЦ]"))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=_("Файл; рядом ляжет bill.schema.json для редактора.")
)
@click.option("--date", metavar=_("ДАТА"), help=_("День, на который составлен проект; без него сегодня."))
@EDITION
def new(template: str | None, output: Path | None, date: str | None, edition: str | None) -> None:
    from drafter.spec import starting

    if template is None:
        for name, about in starting.templates():
            out(f"{style(name, bold=True)}\n    {about}")
        return
    text = starting.bill_text(template, date=date, edition=edition)
    if output is None:
        out(text, nl=False)
        return
    for path in starting.write(output, text):
        say(str(path))
    say(_("дальше: drafter check {file}").format(file=output))


@click.command(
    help=_(
        "Построить все документы: законопроект, таблицу, записку, правки, страницу, XML, JSON.\n\n"
        "Законопроект, написанный в Word, читается: из него строятся таблица, правки, страница, XML, JSON; "
        "тексты на двух языках — два файла.\n\n"
        "Примеры: drafter build my-bill.yaml -o out/; drafter build law.docx zan.docx --date 2026-11-22"
    )
)
@BILLS
@CODE_NAME
@DAY
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help=_("Папка.")
)
@EDITION
@click.option("--strict", is_flag=True, help=_("Предупреждения тоже дают код выхода 1."))
@click.pass_context
def build(
    context: click.Context,
    bills: tuple[Path, ...],
    code: str | None,
    day: datetime.date | None,
    output: Path,
    edition: str | None,
    strict: bool,
) -> None:
    from drafter import files
    from drafter.certify.certificate import certified, told
    from drafter.render.outputs import looks, outputs

    with progress() as show:
        project = given(context, bills, code, edition, day)
        made = outputs(project, show)
        certificate = certified(project, made)
    for path in files.write_all(output, certificate.files):
        wrote(path)
    found = [*project.findings, *looks(project, made), *certificate.findings]
    show_findings(found, err=True)
    say(told(certificate.verdict))
    say(_("сначала откройте {page}").format(page=output / "review.html"))
    sys.exit(verdict(found, strict))


@click.command(
    help=_(
        "Показать правки законопроекта или изменения между двумя редакциями кодекса.\n\n"
        "Примеры: drafter diff my-bill.yaml; drafter diff koap@2024-06-08 koap@2026-07-12 -o redline.docx"
    )
)
@click.argument("first", metavar=_("ЗАКОНОПРОЕКТ|КОДЕКС@ДАТА"))
@click.argument("second", metavar=_("[КОДЕКС@ДАТА]"), required=False)
@EDITION
@LANGUAGE
@click.option("--full", is_flag=True, help=_("Неизмененный текст полностью."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=_("Сравнение редакций в файл .html или .docx с правками.")
)
@click.option("--whole", is_flag=True, help=_("В файл .docx весь кодекс, а не только измененные нормы."))
@click.pass_context
def diff(
    context: click.Context,
    first: str,
    second: str | None,
    edition: str | None,
    language: str,
    full: bool,
    output: Path | None,
    whole: bool,
) -> None:
    from drafter.render import editions as redlines
    from drafter.render.terminal import redline_text

    colour = colour_of(context)
    if second is None and redlines.edition_name(first) is None:
        echo(redline_text(_one_text(context, Path(first), edition, language), colour=colour, full=full))
        return
    with progress() as show:
        found = redlines.compared(context.obj, first, second, language, show)
        data = b"" if output is None else redlines.written(found, output, whole=whole)
    if output is None:
        echo(redlines.text(found, colour=colour, full=full))
    else:
        write(output, data)


def _one_text(context: click.Context, bill: Path, edition: str | None, language: str) -> Draft:
    if is_bill_file(bill):
        from drafter.draft import draft

        return draft(bill, context.obj, edition, language)
    return given(context, [bill], None, edition, None).first


COMMANDS: tuple[click.Command, ...] = (
    new,
    check,
    build,
    diff,
)
"""The commands, in the order of the work."""
