"""Commands on what goes with a bill: conform, compare-sanctions, dossier."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafter.cli.common import (
    BILL,
    CODE,
    EDITION,
    JSON,
    PLACE,
    asked_place,
    drafted,
    echo,
    out,
    say,
    verdict,
    warn,
    write,
    wrote,
)
from drafter.errors import Exit, Finding, Severity, UsageError
from drafter.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafter.conform import Conformed, Proposal
    from drafter.draft import Draft


@click.command(
    help=_(
        "Предложить изменения, которые следуют из законопроекта: списки статей 684–735-1 и 804, ссылки, заголовки.\n\n"
        "Примеры: drafter conform my-bill.yaml; drafter conform my-bill.yaml --write --take 1,3"
    )
)
@BILL
@EDITION
@click.option(
    "--write", "writing", is_flag=True, help=_("Дописать в файл законопроекта то, что прямо следует из закона.")
)
@click.option("--take", metavar=_("НОМЕРА"), help=_("Дописать названное: 1,3."))
@click.option("--all", "everything", is_flag=True, help=_("Дописать и то, что решаете вы, кроме вариантов."))
@JSON
@click.pass_context
def conform(
    context: click.Context,
    bill: Path,
    edition: str | None,
    writing: bool,
    take: str | None,
    everything: bool,
    as_json: bool,
) -> None:
    from drafter.conform import conform as follow
    from drafter.conform import left_over
    from drafter.draft import draft
    from drafter.render.conforming import conform_json, conform_summary, conform_text, unseen_text

    made = draft(bill, context.obj, edition)
    found = follow(made.context)
    left = left_over(made.context, found)
    if as_json:
        out(conform_json(made, found, left).decode(), nl=False)
    else:
        echo(conform_text(found, left))
        warn(unseen_text(found, made.code.edition(made.language, made.act.edition).said_reach))
        say(conform_summary(found))
    if not writing and take is None and not everything:
        if found.settled and not as_json:
            say(_("дописать в файл: drafter conform {file} --write").format(file=bill))
        sys.exit(Exit.FINDINGS if found.settled else Exit.OK)
    chosen = _chosen(found, take, everything)
    if take is None and not everything and chosen and sys.stdin.isatty() and not as_json:
        chosen = _asked(found, chosen)
    if chosen:
        _write(context, made, chosen)


def _chosen(found: Conformed, take: str | None, everything: bool) -> Sequence[Proposal]:
    from drafter.conform.model import Sureness

    if take is None:
        several = len({one.alternative for one in found.proposals if one.alternative}) > 1
        if everything:
            return [one for one in found.proposals if not (several and one.alternative)]
        # what is likely by the pattern of neighbours is a person's to take
        return [one for one in found.proposals if one.sureness is Sureness.CERTAIN]
    numbers = take.replace(",", " ").split()
    known = {str(number): one for number, one in enumerate(found.proposals, start=1)}
    wrong = [number for number in numbers if number not in known]
    chosen = [one for number, one in known.items() if number in numbers]
    if wrong or len({one.alternative for one in chosen if one.alternative}) > 1:
        raise UsageError(
            Finding(
                code="D038",
                message=_("так выбрать предложения нельзя"),
                expected=_("номера от 1 до {n}, из вариантов — одного").format(n=len(known)),
                found=take,
                hint=_("номера показывает drafter conform без --take"),
            )
        )
    return chosen


def _asked(found: Conformed, settled: Sequence[Proposal]) -> Sequence[Proposal]:
    """What a person at a terminal wants written; nothing but Enter means what follows from the law."""
    numbers = [str(number) for number, one in enumerate(found.proposals, start=1) if one in settled]
    return _chosen(found, click.prompt(_("дописать номера"), default=",".join(numbers), err=True), False)


def _write(context: click.Context, made: Draft, chosen: Sequence[Proposal]) -> None:
    from drafter.conform import writing
    from drafter.conform.reasons import with_reasons
    from drafter.spec.bill import is_worded

    date = made.act.edition
    at_hand = any(one.language == "kaz" and str(one.date) == date for one in made.code.editions)
    kazakh = made.code.act("kaz", date) if at_hand else None
    chosen = with_reasons(made.context, chosen, kazakh if is_worded(made.bill, "kaz") else None)
    done = writing.write(made.bill, chosen, kazakh)
    numbers = ", ".join(str(number) for number in done.numbers)
    say(_("дописаны изменения {numbers}: {file}").format(numbers=numbers, file=made.bill.file))
    if done.without_kazakh:
        lacking = ", ".join(str(number) for number in done.without_kazakh)
        say(_("казахских слов в изменениях {numbers} нет: впишите их (kaz: …)").format(numbers=lacking))
    if done.without_reason:
        say(_("обоснования написаны по-русски; казахские впишите сами (reason: {rus: …, kaz: …})"))


@click.command(
    "compare-sanctions",
    help=_(
        "Показать взыскания статьи рядом с взысканиями соседних составов: таблица и столбики.\n\n"
        "Примеры: drafter compare-sanctions koap 667; drafter compare-sanctions koap 667-1 --bill my-bill.yaml"
    ),
)
@CODE
@PLACE
@click.option(
    "--bill", type=click.Path(path_type=Path), help=_("Законопроект: статья берется из текста, как он предложен.")
)
@EDITION
@JSON
@click.option("-o", "--output", type=click.Path(path_type=Path), help=_("Страница .html вместо вывода на экран."))
@click.pass_context
def compare_sanctions(
    context: click.Context,
    code: str,
    place: str,
    bill: Path | None,
    edition: str | None,
    as_json: bool,
    output: Path | None,
) -> None:
    from drafter import codes, placing
    from drafter.checks.context import is_offence
    from drafter.checks.proportion import compared
    from drafter.draft import draft
    from drafter.render.lookup import unseen_lines
    from drafter.render.proportion import proportion_json, proportion_page, proportion_text

    catalogue = codes.find(code, context.obj)
    act = draft(bill, context.obj, edition).amended.act if bill is not None else catalogue.act("rus", edition)
    article = placing.find(act, asked_place(place))
    if isinstance(article, Finding):
        raise UsageError(article)
    if article.prefix != "art" or not is_offence(article):
        raise UsageError(
            Finding(
                code="D039",
                message=_("у этой нормы нет взыскания"),
                expected=_("статья Особенной части с взысканием"),
                found=place,
                hint=_("например: drafter compare-sanctions koap 667"),
            )
        )
    found = compared(act, article)
    at_hand = catalogue.edition("rus", act.edition)
    if as_json:
        out(proportion_json(act, found).decode(), nl=False)
    elif output is not None:
        reach = at_hand.said_reach if at_hand.excerpt else None
        write(output, proportion_page(catalogue.title["rus"], act, found, reach))
    else:
        echo(proportion_text(found))
    warn(unseen_lines(act, at_hand.said_reach))


@click.command(
    help=_(
        "Сложить материалы, с которыми вносится законопроект, и перечень того, что нужно получить.\n\n"
        "Пример: drafter dossier my-bill.yaml -o dossier/"
    )
)
@BILL
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), default=Path("dossier"), show_default=True, help=_("Папка.")
)
@EDITION
@click.pass_context
def dossier(context: click.Context, bill: Path, output: Path, edition: str | None) -> None:
    from drafter import dossier as materials
    from drafter import files

    project = drafted(context, bill, edition)
    found = list(materials.entries(project))
    made = materials.laid_out(project, found)
    for path in files.write_all(output, made):
        wrote(path)
    if stale := materials.stale(output, made):
        say(_("остались файлы прежнего комплекта, уберите их сами: {names}").format(names=", ".join(stale)))
    counts = materials.counts(found)
    told = {
        "made": _("составлено: {n}"),
        "partly": _("составлено не на всех языках: {n}"),
        "obtain": _("получить: {n}"),
        "seen": _("получить, как видно из законопроекта: {n}"),
        "if": _("при условии: {n}"),
        "open": _("решить: {n}"),
        "none": _("не требуется: {n}"),
    }
    say(", ".join(text.format(n=counts[state]) for state, text in told.items() if state in counts))
    errors = sum(finding.severity is Severity.ERROR for finding in project.findings)
    if errors:
        say(_("ошибок в законопроекте: {n}; их называет drafter check {file}").format(n=errors, file=bill))
    sys.exit(verdict(project.findings, False))


COMMANDS: tuple[click.Command, ...] = (
    conform,
    compare_sanctions,
    dossier,
)
"""The commands, in the order of the work."""
