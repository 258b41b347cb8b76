"""A bill from its file to everything known about it, in each of its texts: applied, compared, worded, checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from drafter import checks, codes, conform, places
from drafter.akn import Act
from drafter.apply import Amended, apply
from drafter.change import Change
from drafter.checks import leaving
from drafter.checks.context import Context
from drafter.checks.rules import finding
from drafter.codes import Code
from drafter.compare import changes
from drafter.errors import DrafterError, Finding, Severity, UsageError
from drafter.messages import _
from drafter.modification import Modification
from drafter.parity.bill import Version, agreement
from drafter.reading import Clause
from drafter.spec import bill as bills
from drafter.spec.bill import Bill
from drafter.spec.model import LANGUAGES
from drafter.text.letters import normal
from drafter.wording import kaz, rus
from drafter.wording.clauses import Worded

_WORD: Mapping[str, Callable[..., Worded]] = {"rus": rus.word, "kaz": kaz.word}
"""What words a bill, by language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything that the outputs show of one text of a bill, all of it from one list of modifications.

    ``bill`` is the text of the bill in this language: positions of modifications count in it. ``unshown`` are the
    provisions of a bill in words that the modifications do not have.
    """

    bill: Bill
    code: Code
    act: Act
    modifications: tuple[Modification, ...]
    amended: Amended
    changes: tuple[Change, ...]
    worded: Worded
    findings: tuple[Finding, ...]
    unshown: tuple[Clause, ...] = ()

    @property
    def language(self) -> str:
        """Language of the text: ``rus`` or ``kaz``."""
        return self.act.language

    @property
    def context(self) -> Context:
        """What the checks see of the text."""
        return Context(
            bill=self.bill,
            code=self.code,
            modifications=self.modifications,
            amended=self.amended,
            changes=self.changes,
            worded=self.worded,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A bill in its authentic texts, Russian and Kazakh where both can be made, and all findings on it.

    Both are submitted, and both are authentic (Law № 480-V, articles 24(3) and 29(1), edition of 09.01.2026); a text
    that cannot be made is told by a finding.
    """

    texts: tuple[Draft, ...]
    findings: tuple[Finding, ...]

    @property
    def first(self) -> Draft:
        """The text that stands first: the Russian one where there is one."""
        return self.texts[0]

    def text(self, language: str) -> Draft | None:
        """Return the text in a language, or None where it could not be made."""
        return next((text for text in self.texts if text.language == language), None)


def project(path: Path, shelf: Path, edition: str | None = None) -> Project:
    """Read a bill file and make every text of it that the file and the codes at hand give.

    Raises InputError for the file, UsageError for a code or edition that is not at hand in any language, ApplyError
    where a modification cannot be applied; findings of both texts at once, each with its line.
    """
    return of_bill(bills.read(path), shelf, edition)


def of_bill(bill: Bill, shelf: Path, edition: str | None = None) -> Project:
    """Make every text of a bill that is read already. Raises as ``project`` does."""
    code = codes.find(bill.spec.code, shelf)
    worded = [language for language in LANGUAGES if bills.is_worded(bill, language)] or [LANGUAGES[0]]
    date = _edition(code, worded, edition or bill.spec.edition)
    told = [*bill.remarks, *(_unworded(bill, language) for language in LANGUAGES if language not in worded)]
    texts: list[Draft] = []
    errors: list[DrafterError] = []
    for language in worded:
        if not any(e.language == language and e.date == date for e in code.editions):
            told.append(_no_edition(bill, code, language, date))
            continue
        try:
            texts.append(_draft(bill, code, language, date))
        except DrafterError as error:
            errors.append(error)
    if errors:
        first = max(errors, key=lambda error: error.exit_code)
        raise type(first)(*dict.fromkeys(finding for error in errors for finding in error.findings))
    return together(bill, texts, told, worded[0])


def together(bill: Bill, texts: Sequence[Draft], told: Sequence[Finding], language: str) -> Project:
    """Make a project of its texts: their findings with those that are ``told`` already and where the texts disagree."""
    of_texts = (finding for text in texts for finding in text.findings)
    found = _once([*told, *of_texts, *_disagreements(bill, texts)])
    kept = tuple(leaving.left(bill, found, language))
    return Project(texts=tuple(texts), findings=checks.ranked([*kept, *leaving.unused(bill, kept)]))


def _disagreements(bill: Bill, texts: Sequence[Draft]) -> Iterator[Finding]:
    """Where the two texts order different things; a difference that the bill file gives a reason for is information."""
    if len(texts) < len(LANGUAGES):
        return
    rus, kaz = (Version(modifications=text.modifications, amended=text.amended) for text in texts)
    confirmed = {
        spec.destination: reason
        for spec in bill.spec.modifications
        if spec.difference and (reason := spec.difference.rus or spec.difference.kaz)
    }
    for one in agreement(rus, kaz, confirmed=confirmed).findings:
        yield next((text.bill.located(one) for text in texts if _is_of(one, text)), bill.located(one))


def _is_of(one: Finding, text: Draft) -> bool:
    """Whether a finding is of a modification of this text, and not of the other alone."""
    position = (one.place.clause or 0) - 1
    return 0 <= position < len(text.modifications) and text.modifications[position].destination == one.place.eid


def draft(path: Path, shelf: Path, edition: str | None = None, language: str = "rus") -> Draft:
    """Read a bill file, apply one text of it to its code and check it; ``edition`` overrides the one the file names.

    Raises as ``project`` does, and InputError D014 where words are not given in the language.
    """
    bill = bills.read(path)
    code = codes.find(bill.spec.code, shelf)
    return _draft(bill, code, language, code.edition(language, edition or bill.spec.edition).date)


def _draft(bill: Bill, code: Code, language: str, date: datetime.date) -> Draft:
    bill = bill.text(language)
    subject = bill.spec.subject
    try:
        modifications = bills.modifications(bill, language)
        amended = apply(code.act(language, date), modifications)
        worded = _WORD[language](
            amended,
            modifications,
            act_title=code.title[language],
            act_date=code.date,
            subject=normal(found) if subject and (found := subject.in_language(language)) else None,
            entry=bill.spec.entry_into_force,
        )
    except DrafterError as error:
        raise type(error)(*(bill.located(finding) for finding in error.findings)) from None
    return checked(bill, code, modifications, amended, worded)


def checked(
    bill: Bill,
    code: Code,
    modifications: tuple[Modification, ...],
    amended: Amended,
    worded: Worded,
    unshown: tuple[Clause, ...] = (),
) -> Draft:
    """Compare and check one text of a bill that is applied and in words."""
    rows = compared(amended, modifications)
    language = amended.in_force.language
    context = Context(bill=bill, code=code, modifications=modifications, amended=amended, changes=rows, worded=worded)
    following = conform.told(context) if language == "rus" else ()  # the lists of offences are read in Russian
    return Draft(
        bill=bill,
        code=code,
        act=amended.in_force,
        modifications=modifications,
        amended=amended,
        changes=rows,
        worded=worded,
        findings=checks.ranked(leaving.left(bill, [*checks.check(context), *map(bill.located, following)], language)),
        unshown=unshown,
    )


def _edition(code: Code, languages: Sequence[str], date: datetime.date | str | None) -> datetime.date:
    """The date of the edition that a bill is made against: that of the first of its languages which has one."""
    for language in languages[:-1]:
        try:
            return code.edition(language, date).date
        except UsageError:
            continue
    return code.edition(languages[-1], date).date


def compared(amended: Amended, modifications: Sequence[Modification]) -> tuple[Change, ...]:
    """Return every changed structural element, its place named in the language of the act."""
    return changes(amended, modifications, lambda eid: places.name(_holding(amended, eid), eid))


def _holding(amended: Amended, eid: str) -> Act:
    new = eid in amended.inserted and eid not in amended.in_force.index
    return amended.act if new else amended.in_force


_IN_LANGUAGE = {"rus": _("русском"), "kaz": _("казахском")}


def _unworded(bill: Bill, language: str) -> Finding:
    return bill.located(
        finding(
            "C27",
            _("нет текста законопроекта на {language} языке").format(language=_IN_LANGUAGE[language]),
            severity=Severity.WARNING,
            expected=_("слова каждого изменения на двух языках: {form}").format(form="{rus: …, kaz: …}"),
            found=_("слова только на одном языке"),
        )
    )


def _no_edition(bill: Bill, code: Code, language: str, date: datetime.date) -> Finding:
    at_hand = [str(edition.date) for edition in code.editions if edition.language == language]
    return bill.located(
        finding(
            "D903",
            _("нет текста кодекса на {language} языке в этой редакции").format(language=_IN_LANGUAGE[language]),
            severity=Severity.WARNING,
            expected=_("редакция от {date}").format(date=date),
            found=", ".join(at_hand) or _("ни одной"),
        )
    )


def _once(findings: list[Finding]) -> tuple[Finding, ...]:
    """The findings, what both texts tell of one place being told once."""
    seen: dict[tuple[str, int | None, str | None, str], Finding] = {}
    for one in findings:
        seen.setdefault((one.code, one.place.line, one.place.eid, one.message), one)
    return tuple(seen.values())
