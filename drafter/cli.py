"""The command line: verb first; results on stdout, messages on stderr; exit codes as ``errors.Exit`` has them.

Everything heavy is imported inside the commands, so that help is shown at once.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from drafter import __version__, resources
from drafter.errors import DrafterError, Exit, Finding, Severity, UsageError
from drafter.messages import _

if TYPE_CHECKING:
    from drafter.draft import Draft

_BILL = click.argument("bill", type=click.Path(path_type=Path))
_EDITION = click.option(
    "--edition", metavar="ДАТА", help=_("Редакция кодекса, например 2024-06-08; без нее последняя.")
)
_LANGUAGE = click.option(
    "--lang", "language", type=click.Choice(["rus", "kaz"]), default="rus", show_default=True, help=_("Язык текста.")
)
_JSON = click.option("--json", "as_json", is_flag=True, help=_("Вывод в JSON с версией схемы."))


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
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
@click.pass_context
def cli(context: click.Context, shelf: Path | None, color: bool | None) -> None:
    context.obj = shelf or resources.folder("codes")
    if color is None and os.environ.get("NO_COLOR"):
        color = False
    elif color is None and os.environ.get("FORCE_COLOR"):
        color = True
    context.color = color


@cli.command(
    help=_(
        "Создать файл законопроекта из образца; без имени — список образцов.\n\n"
        "Пример: drafter new police-interference -o my-bill.yaml"
    )
)
@click.argument("template", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help=_("Файл; рядом ляжет bill.schema.json для редактора.")
)
@click.option("--date", metavar="ДАТА", help=_("День, на который составлен проект; без него сегодня."))
@_EDITION
def new(template: str | None, output: Path | None, date: str | None, edition: str | None) -> None:
    from drafter.spec import starting

    if template is None:
        for name, about in starting.templates():
            click.echo(f"{click.style(name, bold=True)}\n    {about}")
        return
    text = starting.bill_text(template, date=date, edition=edition)
    if output is None:
        click.echo(text, nl=False)
        return
    for path in starting.write(output, text):
        _say(str(path))
    _say(_("дальше: drafter check {file}").format(file=output))


@cli.command(
    help=_("Проверить законопроект: замечания с кодом, строкой и правилом.\n\nПример: drafter check my-bill.yaml")
)
@_BILL
@_EDITION
@_JSON
@click.option("--strict", is_flag=True, help=_("Предупреждения тоже дают код выхода 1."))
@click.pass_context
def check(context: click.Context, bill: Path, edition: str | None, as_json: bool, strict: bool) -> None:
    from drafter.render.data import findings_json

    try:
        found: Sequence[Finding] = _draft(context, bill, edition).findings
        code = _verdict(found, strict)
    except DrafterError as error:
        if not as_json:
            raise
        found, code = error.findings, error.exit_code
    if as_json:
        click.echo(findings_json(found).decode(), nl=False)
    else:
        _show(found, err=False)
    sys.exit(code)


@cli.command(
    help=_(
        "Построить все документы: законопроект, таблицу, записку, правки, страницу, XML, JSON.\n\n"
        "Пример: drafter build my-bill.yaml -o out/"
    )
)
@_BILL
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("out"), show_default=True, help=_("Папка.")
)
@_EDITION
@click.option("--strict", is_flag=True, help=_("Предупреждения тоже дают код выхода 1."))
@click.pass_context
def build(context: click.Context, bill: Path, output: Path, edition: str | None, strict: bool) -> None:
    from drafter import files
    from drafter.render.outputs import outputs

    draft = _draft(context, bill, edition)
    for path in files.write_all(output, outputs(draft)):
        click.echo(str(path))
    _show(draft.findings, err=True)
    _say(_("сначала откройте {page}").format(page=output / "review.html"))
    sys.exit(_verdict(draft.findings, strict))


@cli.command(
    help=_(
        "Показать правки законопроекта или изменения между двумя редакциями кодекса.\n\n"
        "Примеры: drafter diff my-bill.yaml; drafter diff koap@2024-06-08 koap@2026-07-12 -o redline.docx"
    )
)
@click.argument("first", metavar="ЗАКОНОПРОЕКТ|КОДЕКС@ДАТА")
@click.argument("second", metavar="[КОДЕКС@ДАТА]", required=False)
@_EDITION
@_LANGUAGE
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

    colour = _colour(context)
    if second is None and redlines.edition_name(first) is None:
        _echo(redline_text(_draft(context, Path(first), edition), colour=colour, full=full))
        return
    found = redlines.compared(context.obj, first, second, language)
    if output is None:
        _echo(redlines.text(found, colour=colour, full=full))
        return
    _write(output, redlines.written(found, output, whole=whole))


@cli.command(
    help=_(
        "Показать норму кодекса, какой она была в редакции.\n\nПримеры: drafter show koap 667 --edition 2024-06-08; "
        "drafter show koap art_804__para_1__point_1"
    )
)
@click.argument("code")
@click.argument("place")
@_EDITION
@_LANGUAGE
@click.option("--notes/--no-notes", default=True, show_default=True, help=_("Официальные сноски."))
@click.option("--history", is_flag=True, help=_("Вместо текста — какими законами и с каких дат норма изменена."))
@click.pass_context
def show(
    context: click.Context, code: str, place: str, edition: str | None, language: str, notes: bool, history: bool
) -> None:
    from drafter import codes, placing
    from drafter import history as histories
    from drafter.render.lookup import history_text
    from drafter.render.terminal import provision_text

    act = codes.find(code, context.obj).act(language, edition)
    eid = place if "_" in place else f"art_{place}"
    unit = placing.find(act, eid)
    if isinstance(unit, Finding):
        raise UsageError(unit)
    click.echo(click.style(f"{codes.find(code, context.obj).title[language]}, {act.edition}", dim=True))
    _echo(history_text(histories.history(act, eid)) if history else provision_text(act, unit, notes=notes))


@cli.command(
    help=_(
        "Где кодекс ссылается на свою статью: списки, промежутки, «часть первая статьи 667».\n\n"
        "Примеры: drafter refs koap 667; drafter refs koap art_667__para_2"
    )
)
@click.argument("code")
@click.argument("place")
@_EDITION
@_JSON
@click.pass_context
def refs(context: click.Context, code: str, place: str, edition: str | None, as_json: bool) -> None:
    from drafter import codes, placing
    from drafter import refs as citations
    from drafter.render.lookup import refs_json, refs_text, unseen_lines

    catalogue = codes.find(code, context.obj)
    act = catalogue.act("rus", edition)
    eid = place if "_" in place else f"art_{place}"
    try:
        path = dict(citations.address(eid))
        unit = placing.find(act, eid)
    except ValueError:
        raise UsageError(placing.no_eid(place)) from None
    if isinstance(unit, Finding) and unit.code != placing.UNSEEN:
        raise UsageError(unit)
    found = citations.citing(act, path["art"], path.get("para"))
    if as_json:
        click.echo(refs_json(act, path["art"], found).decode(), nl=False)
    else:
        _echo(refs_text(act, found, colour=_colour(context)))
    _warn(unseen_lines(act, catalogue.edition("rus", act.edition).reach))


@cli.command(
    help=_(
        "Найти слова в заголовках и тексте кодекса: слова, начала слов со звездочкой, фразы в кавычках.\n\n"
        "Примеры: drafter find koap \"вмешательств*\"; drafter find koap \"законному распоряжению\" сотрудник*"
    )
)
@click.argument("code")
@click.argument("query", nargs=-1, required=True, metavar="СЛОВА…")
@_EDITION
@_LANGUAGE
@_JSON
@click.pass_context
def find(
    context: click.Context, code: str, query: Sequence[str], edition: str | None, language: str, as_json: bool
) -> None:
    from drafter import codes
    from drafter.render.lookup import find_json, find_text, unseen_lines
    from drafter.search import search

    catalogue = codes.find(code, context.obj)
    act = catalogue.act(language, edition)
    asked = " ".join(f'"{one}"' if " " in one.strip() and not set('"«»') & set(one) else one for one in query)
    hits = list(search(act, asked))
    if as_json:
        click.echo(find_json(act, asked, hits).decode(), nl=False)
    else:
        _echo(find_text(act, hits, colour=_colour(context)))
    _warn(unseen_lines(act, catalogue.edition(language, act.edition).reach))


@cli.command(help=_("Перечислить редакции кодекса.\n\nПример: drafter editions koap"))
@click.argument("code")
@click.pass_context
def editions(context: click.Context, code: str) -> None:
    from drafter import codes

    for edition in codes.find(code, context.obj).editions:
        click.echo(click.style(f"{edition.language}@{edition.date}", bold=True) + f"  {edition.source}")
        click.echo((_("  извлечение: ") if edition.excerpt else _("  полностью: ")) + edition.reach)


@cli.command(
    help=_(
        "Прочитать официальный текст в каталог кодекса.\n\n"
        "Пример: drafter ingest rus.pdf --code koap --lang rus --edition 2026-07-12 -o codes/koap"
    )
)
@click.argument("source", type=click.Path(path_type=Path))
@click.option("--code", required=True, help=_("Имя кодекса."))
@click.option("--lang", "language", type=click.Choice(["rus", "kaz"]), required=True, help=_("Язык текста."))
@click.option("--edition", type=click.DateTime(["%Y-%m-%d"]), metavar="ДАТА", required=True, help=_("Дата редакции."))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help=_("Папка кодекса с файлом code.toml.")
)
@_JSON
def ingest(source: Path, code: str, language: str, edition: Any, output: Path, as_json: bool) -> None:
    import json

    from drafter import codes
    from drafter.ingest import report
    from drafter.ingest.source import ingest as read_source
    from drafter.ingest.source import store

    catalogue = codes.load(output)
    if catalogue.name != code:
        raise UsageError(
            Finding(
                code="D030",
                message=_("папка не этого кодекса"),
                expected=code,
                found=catalogue.name,
                hint=_("папка называется именем кодекса: codes/{code}").format(code=code),
            )
        )
    ingested = read_source(source, catalogue, language, edition.date(), _progress())
    written = store(ingested, output)
    if as_json:
        told = report.data(ingested.report)
        told["files"] = [str(path) for path in written]
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        _echo(str(path) for path in written)
    for line in report.shown(ingested.report, catalogue.units):
        _say(line)


@cli.command(help=_("Вывести JSON Schema файла законопроекта для редакторов."))
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


@cli.command(
    help=_("Объяснить код замечания: правило, зачем оно, дурной и хороший пример.\n\nПример: drafter explain C18")
)
@click.argument("code", required=False)
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


def _progress() -> Callable[[int, int], None] | None:
    """What shows the pages read on a terminal, from the second second on."""
    import time

    if not sys.stderr.isatty():
        return None
    began = time.monotonic()

    def show(done: int, total: int) -> None:
        if time.monotonic() - began > 1 and (done % 10 == 0 or done == total):
            bar = "█" * (30 * done // total)
            text = _("страниц: {done} из {total}").format(done=done, total=total)
            click.echo(f"\r{bar:<30} {text}" + ("\n" if done == total else ""), err=True, nl=False)

    return show


def _draft(context: click.Context, bill: Path, edition: str | None) -> Draft:
    from drafter.draft import draft

    return draft(bill, context.obj, edition)


def _verdict(findings: Iterable[Finding], strict: bool) -> Exit:
    bad = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return Exit.FINDINGS if any(finding.severity in bad for finding in findings) else Exit.OK


def _echo(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)


def _colour(context: click.Context) -> bool:
    return bool(context.color if context.color is not None else sys.stdout.isatty())


def _warn(lines: Iterable[str]) -> None:
    for line in lines:
        _say(line)


def _write(path: Path, data: bytes) -> None:
    from drafter import files

    for written in files.write_all(path.parent, {path.name: data}):
        click.echo(str(written))


def _say(text: str) -> None:
    click.echo(text, err=True)


def _show(findings: Sequence[Finding], *, err: bool) -> None:
    from drafter.render.terminal import findings_text, summary

    for line in findings_text(findings):
        click.echo(line, err=err)
    click.echo(summary(findings), err=True)


def main() -> None:
    """Run the command line; every failure is a message for a person and an exit code, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a letter shows its code
    try:
        cli.main(prog_name="drafter")
    except DrafterError as error:
        _show(error.findings, err=True)
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("DRAFTER_DEBUG"):
            raise
        _show([_bug(error)], err=True)
        sys.exit(Exit.INTERNAL)


def _bug(error: Exception) -> Finding:
    return Finding(
        code="D999",
        message=_("ошибка программы"),
        expected=_("этого не должно было случиться; ваши файлы не тронуты"),
        found=f"{type(error).__name__}: {error}",
        hint=_("пришлите нам это сообщение и файл законопроекта; подробности: DRAFTER_DEBUG=1"),
    )
