"""The command that checks a bill: its file, or a text of it that a person gives."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from drafter.cli.common import BILL, DAY, EDITION, JSON, echo, given, out, say, show_findings, verdict, warn
from drafter.errors import DrafterError, Exit, Finding
from drafter.messages import _


@click.command(
    help=_(
        "Проверить законопроект: замечания с кодом, строкой и правилом. Текст закона в файле .docx, .txt или .md "
        "проверяется по правилам оформления, а с --code читается и проверяется целиком.\n\n"
        "Примеры: drafter check my-bill.yaml --strict; drafter check my-bill.yaml --fix; "
        "drafter check law.docx --date 2026-11-22; drafter check law.docx --code koap"
    )
)
@BILL
@EDITION
@click.option("--code", metavar=_("КОДЕКС"), help=_("Кодекс, по которому проверить закон в Word, в тексте или в PDF."))
@JSON
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "junit"]),
    default="text",
    help=_("Вид вывода: для человека, для программ, для страниц кода (SARIF), для CI (JUnit)."),
)
@click.option("--strict", is_flag=True, help=_("Предупреждения тоже дают код выхода 1."))
@click.option("--select", metavar=_("КОДЫ"), help=_("Только эти коды или семейства, через запятую: C18,D4."))
@click.option("--ignore", metavar=_("КОДЫ"), help=_("Без этих кодов или семейств: C2,D901."))
@click.option("--fix", is_flag=True, help=_("Исправить то, что закон не оставляет на выбор, и показать правки."))
@click.option("--unsafe-fixes", is_flag=True, help=_("Исправить и то, о чем решает разработчик; проверьте эти правки."))
@click.option("--diff", "only_show", is_flag=True, help=_("Показать исправления, не меняя файла."))
@DAY
@click.pass_context
def check(
    context: click.Context,
    bill: Path,
    edition: str | None,
    code: str | None,
    as_json: bool,
    form: str,
    strict: bool,
    select: str | None,
    ignore: str | None,
    fix: bool,
    unsafe_fixes: bool,
    only_show: bool,
    day: datetime.date | None,
) -> None:
    from drafter.checks.given import FORMS
    from drafter.checks.rules import chosen

    form = "json" if as_json else form
    keep = chosen(select, ignore)
    is_given = code is not None or bill.suffix.lower() in FORMS  # it has no file of modifications
    exit_code: Exit | None = None
    mends = fix or unsafe_fixes or only_show
    if mends and is_given:
        raise click.UsageError(_("исправляется только файл законопроекта, не текст закона"))
    try:
        if mends:
            repair = _repair(context, bill, edition, unsafe=unsafe_fixes, only_show=only_show)
            (echo if form == "text" else warn)(repair)  # what is for a program stays alone on stdout
        if code is None and is_given:
            found = _printed(bill, day)
        else:
            found = given(context, [bill], code, edition, day).findings
    except DrafterError as error:
        if form == "text":
            raise
        found, exit_code = error.findings, error.exit_code
    else:
        found = tuple(finding for finding in found if keep(finding.code))
    _show(found, form, bill, strict)
    sys.exit(verdict(found, strict) if exit_code is None else exit_code)


def _printed(path: Path, day: datetime.date | None) -> tuple[Finding, ...]:
    from drafter.checks.given import findings

    return findings(path, day)


def _show(found: Sequence[Finding], form: str, bill: Path, strict: bool) -> None:
    match form:
        case "json":
            from drafter.render.data import findings_json

            out(findings_json(found).decode(), nl=False)
        case "sarif":
            from drafter.render.sarif import findings_sarif

            out(findings_sarif(found).decode(), nl=False)
        case "junit":
            from drafter.render.junit import findings_junit

            out(findings_junit(found, str(bill), strict=strict).decode(), nl=False)
        case _:
            show_findings(found, err=False)


def _repair(
    context: click.Context, bill: Path, edition: str | None, *, unsafe: bool, only_show: bool
) -> Iterable[str]:
    """Mend the bill file, or only say how; what is done is told on stderr, the difference is returned."""
    from drafter import files
    from drafter.fixes import repaired
    from drafter.render.terminal import file_diff

    repair = repaired(bill, context.obj, edition, unsafe=unsafe)
    for code, about in dict.fromkeys((fix.finding.code, fix.about) for fix in repair.done):
        say(_("исправлено: {code}, {about}").format(code=code, about=about))
    if repair.offered:
        n = len(repair.offered)
        say(_("решает разработчик, показать и исправить: --unsafe-fixes ({n})").format(n=n))
    if repair.after != repair.before and not only_show:
        files.rewrite(bill, repair.before, repair.after)
    return file_diff(repair.before, repair.after, str(bill))

