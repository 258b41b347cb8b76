"""Commands on the texts of codes: show, refs, find, editions, ingest."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from drafter import eid as eids
from drafter.cli.common import (
    CODE,
    EDITION,
    JSON,
    LANGUAGE,
    PLACE,
    asked_place,
    colour_of,
    echo,
    out,
    progress,
    say,
    text_language,
    warn,
)
from drafter.errors import DrafterError, Finding, UsageError
from drafter.messages import _
from drafter.shown import data, style


@click.command(
    help=_(
        "Показать норму кодекса, какой она была в редакции.\n\nПримеры: drafter show koap 667 --edition 2024-06-08; "
        "drafter show koap art_804__para_1__point_1"
    )
)
@CODE
@PLACE
@EDITION
@LANGUAGE
@click.option("--notes/--no-notes", default=True, show_default=True, help=_("Официальные сноски."))
@click.option("--history", is_flag=True, help=_("Вместо текста — какими законами и с каких дат норма изменена."))
@click.option("--sanctions", is_flag=True, help=_("Вместо текста — взыскания таблицей: субъект, вид, размер или срок."))
@click.pass_context
def show(
    context: click.Context,
    code: str,
    place: str,
    edition: str | None,
    language: str,
    notes: bool,
    history: bool,
    sanctions: bool,
) -> None:
    from drafter import codes, placing
    from drafter.render.terminal import provision_text

    catalogue = codes.find(code, context.obj)
    act = catalogue.act(language, edition)
    eid = asked_place(place).removesuffix(eids.SEPARATOR + eids.HEADING)
    unit = placing.find(act, eid)
    if isinstance(unit, Finding):
        raise UsageError(unit)
    echo([style(f"{catalogue.title[language]}, {act.edition}", dim=True)])
    if sanctions:
        from drafter.render.sanctions import table_text

        echo(table_text(act, unit))
    elif history:
        from drafter import history as histories
        from drafter.render.lookup import history_text, names

        echo(history_text(act, names(act, catalogue.profile), histories.history(act, eid)))
    else:
        echo(provision_text(act, unit, notes=notes))


@click.command(
    help=_(
        "Где кодекс ссылается на свою статью: списки, промежутки, «часть первая статьи 667».\n\n"
        "Примеры: drafter refs koap 667; drafter refs koap \"часть вторая статьи 667\""
    )
)
@CODE
@PLACE
@EDITION
@LANGUAGE
@JSON
@click.pass_context
def refs(context: click.Context, code: str, place: str, edition: str | None, language: str, as_json: bool) -> None:
    from drafter import codes, placing
    from drafter import refs as citations
    from drafter.render.lookup import names, refs_json, refs_text, unseen_lines

    catalogue = codes.find(code, context.obj)
    act = catalogue.act(language, edition)
    eid = asked_place(place)
    try:
        path = dict(citations.address(eid))
        unit = placing.find(act, eid)
    except ValueError:
        raise UsageError(placing.no_eid(place)) from None
    if isinstance(unit, Finding) and unit.code != placing.UNSEEN:
        raise UsageError(unit)
    found = citations.citing(act, path["art"], path.get("para"), path.get("point"))
    namer = names(act, catalogue.profile)
    if as_json:
        out(refs_json(act, namer, path["art"], found).decode(), nl=False)
    else:
        echo(refs_text(namer, found, colour=colour_of(context)))
    warn(unseen_lines(act, catalogue.edition(language, act.edition).said_reach))


@click.command(
    help=_(
        "Найти слова в заголовках и тексте кодекса: слова, начала слов со звездочкой, фразы в кавычках.\n\n"
        'Примеры: drafter find koap "вмешательств*"; drafter find koap "законному распоряжению" сотрудник*'
    )
)
@CODE
@click.argument("query", nargs=-1, required=True, metavar=_("СЛОВА…"))
@EDITION
@LANGUAGE
@JSON
@click.pass_context
def find(
    context: click.Context, code: str, query: Sequence[str], edition: str | None, language: str, as_json: bool
) -> None:
    from drafter import codes
    from drafter.render.lookup import find_json, find_text, names, unseen_lines
    from drafter.search import search

    catalogue = codes.find(code, context.obj)
    act = catalogue.act(language, edition)
    asked = " ".join(f'"{one}"' if " " in one.strip() and not set('"«»') & set(one) else one for one in query)
    hits = list(search(act, asked))
    namer = names(act, catalogue.profile)
    if as_json:
        out(find_json(act, namer, asked, hits).decode(), nl=False)
    else:
        echo(find_text(namer, hits, colour=colour_of(context)))
    warn(unseen_lines(act, catalogue.edition(language, act.edition).said_reach))


@click.command(
    help=_(
        "Сколько взысканий кодекса программа понимает; --unread — те, которых не понимает.\n\n"
        "Пример: drafter sanctions koap --unread"
    )
)
@CODE
@EDITION
@LANGUAGE
@click.option("--unread", is_flag=True, help=_("Взыскания, прочитанные не полностью, и что в них не прочитано."))
@click.pass_context
def sanctions(context: click.Context, code: str, edition: str | None, language: str, unread: bool) -> None:
    from drafter import codes
    from drafter.render.sanctions import report_text

    echo(report_text(codes.find(code, context.obj).act(language, edition), unread=unread))


@click.command(help=_("Перечислить редакции кодекса.\n\nПример: drafter editions koap"))
@CODE
@click.pass_context
def editions(context: click.Context, code: str) -> None:
    from drafter import codes

    for edition in codes.find(code, context.obj).editions:
        reach = _("  извлечение: ") if edition.excerpt else _("  полностью: ")
        name = style(f"{edition.language}@{edition.date}", bold=True)
        echo([f"{name}  {edition.source}", reach + edition.said_reach])


@click.command(
    help=_(
        "Прочитать официальный текст в каталог кодекса.\n\n"
        "Пример: drafter ingest rus.pdf --code koap --lang rus --edition 2026-07-12 -o codes/koap"
    )
)
@click.argument("source", type=click.Path(path_type=Path), metavar=_("ИСТОЧНИК"))
@click.option("--code", metavar=_("КОДЕКС"), required=True, help=_("Имя кодекса."))
@text_language(required=True)
@click.option(
    "--edition", type=click.DateTime(["%Y-%m-%d"]), metavar=_("ДАТА"), required=True, help=_("Дата редакции.")
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, help=_("Папка кодекса с файлом code.toml.")
)
@JSON
def ingest(source: Path, code: str, language: str, edition: Any, output: Path, as_json: bool) -> None:
    from drafter import codes
    from drafter.ingest import report
    from drafter.ingest.source import ingest as read_source
    from drafter.ingest.source import store
    from drafter.render.data import findings_json

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
    try:
        with progress(_("страниц: {done} из {total}")) as show:
            ingested = read_source(source, catalogue, language, edition.date(), show)
        written = store(ingested, output)
    except DrafterError as error:
        if not as_json:
            raise
        out(findings_json(error.findings).decode(), nl=False)
        sys.exit(error.exit_code)
    if as_json:
        told = report.data(ingested.report)
        told["files"] = [str(path) for path in written]
        out(data(told).decode(), nl=False)
    else:
        echo(str(path) for path in written)
    for line in report.shown(ingested.report, catalogue.units):
        say(line)


COMMANDS: tuple[click.Command, ...] = (
    show,
    refs,
    find,
    sanctions,
    editions,
    ingest,
)
"""The commands, in the order of the work."""
