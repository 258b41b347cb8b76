"""What a person asks of two editions: the redline in a terminal, as a page or as a Word file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drafter import codes, editions, places, resources
from drafter.akn import Act
from drafter.change import Change
from drafter.codes import Code, Edition
from drafter.editions import Redline
from drafter.errors import Finding, UsageError
from drafter.messages import _
from drafter.render.terminal import changes_text
from drafter.shown import style

_NAME = re.compile(r"(?P<code>[a-z][a-z0-9-]*)@(?P<date>\d{4}-\d{2}-\d{2})")
_LANGUAGES: dict[str, Literal["ru-RU", "kk-KZ"]] = {"rus": "ru-RU", "kaz": "kk-KZ"}
_HEADS = {
    "rus": "{title}\n(редакция от {new} с изменениями относительно редакции от {old})",
    "kaz": "{title}\n({old} → {new})",
}


def edition_name(text: str) -> tuple[str, str] | None:
    """Return the code and the date that an argument such as «koap@2024-06-08» names, or None.

    >>> edition_name("koap@2024-06-08"), edition_name("my-bill.yaml")
    (('koap', '2024-06-08'), None)
    """
    match = _NAME.fullmatch(text)
    return (match["code"], match["date"]) if match else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two editions of a code with their redline."""

    code: Code
    old: Edition
    new: Edition
    redline: Redline

    def changes(self) -> list[Change]:
        """Return the changed provisions, each with its name."""
        acts = [self.code.act(edition.language, edition.date) for edition in (self.new, self.old)]
        return list(self.redline.changes(lambda eid, is_old: places.name(acts[is_old], eid)))

    @property
    def lacking(self) -> list[tuple[Edition, list[str]]]:
        """The places that one of the two excerpts does not show, by their names."""
        sides = ((self.old, self.redline.lacking_old, self.new), (self.new, self.redline.lacking_new, self.old))
        found: list[tuple[Edition, list[str]]] = []
        for edition, lacking, shown in sides:
            act = self.code.act(shown.language, shown.date)
            found.append((edition, [places.name(act, eid) for eid in lacking]))
        return found


_STEPS = 4
"""To read two editions, to compare them, and to write what a person asks for."""


def compared(
    shelf: Path,
    first: str,
    second: str | None,
    language: str,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> Compared:
    """Compare the two editions that a person names; ``progress`` is told how many steps are done, and of how many.

    Raises UsageError D035 where the arguments are not two editions of one code.
    """
    old, new = edition_name(first), edition_name(second or "")
    if old is None or new is None or old[0] != new[0]:
        raise UsageError(
            Finding(
                code="D035",
                message=_("сравниваются две редакции одного кодекса"),
                expected=_("drafter diff koap@2024-06-08 koap@2026-07-12"),
                found=f"{first} {second or ''}".strip(),
                hint=_("какие редакции есть: drafter editions koap"),
            )
        )
    code = codes.find(old[0], shelf)
    before, after = (code.edition(language, date) for date in (old[1], new[1]))
    acts: list[Act] = []
    for edition in (before, after):
        progress(len(acts), _STEPS)
        acts.append(code.act(language, edition.date))
    progress(2, _STEPS)
    redline = editions.compare(*acts)
    progress(3, _STEPS)
    return Compared(code=code, old=before, new=after, redline=redline)


def text(found: Compared, *, colour: bool, full: bool) -> Iterator[str]:
    """Yield the redline for a terminal, and last what could not be compared."""
    title = found.code.title[found.new.language]
    yield style(f"{title}: {found.old.date} → {found.new.date}", bold=True)
    yield ""
    yield from changes_text(found.changes(), colour=colour, full=full)
    yield from lacking_lines(found)
    if not any(match.lines for match in found.redline.matches):
        yield _("текст обеих редакций одинаков")


def lacking_lines(found: Compared) -> Iterator[str]:
    """Yield for each edition what its excerpt does not show and the other has."""
    for edition, names in found.lacking:
        if names:
            said = _("В извлечении из редакции от {date} не показано (это не значит, что исключено): {names}.")
            yield said.format(date=edition.date.strftime("%d.%m.%Y"), names=", ".join(names))


def page(found: Compared) -> bytes:
    """Return the redline as an HTML page of the changed provisions."""
    from drafter.render.editions_page import editions_page

    return editions_page(found.code, found.old, found.new, found.changes(), found.lacking).encode()


def document(found: Compared, *, whole: bool) -> bytes:
    """Return the redline as a Word file of the changed provisions, or of the whole code."""
    from drafter.render.editions_docx import editions_docx
    from drafter.word.typography import load_profile
    from drafter.word.writer import Properties

    language = found.new.language
    title = found.code.title[language]
    old, new = (edition.date.strftime("%d.%m.%Y") for edition in (found.old, found.new))
    said = Properties(
        title=f"{title}: {old} – {new}",
        subject=_("Сравнение редакций"),
        author="",
        language=_LANGUAGES[language],
        date=found.new.date,
        revision_author=_("Редакция от {date}").format(date=new),
        identifier=f"sha256:{found.new.sha256}",
        description=_("{act}; редакции от {old} и {new}").format(act=title, old=old, new=new),
    )
    profile = load_profile(resources.folder("templates") / "profile.toml")
    head = _HEADS[language].format(title=title, old=old, new=new)
    provisions = found.redline.provisions if whole else found.redline.changes
    return editions_docx(provisions(lambda eid, _is_old: eid), head, list(lacking_lines(found)), profile, said)


FORMS = (".html", ".docx")
"""The endings of the files that a redline can be written to."""


def written(found: Compared, path: Path, *, whole: bool) -> bytes:
    """Return the redline in the form that the ending of a file asks for.

    Raises UsageError D036 for another ending.
    """
    match path.suffix:
        case ".html":
            return page(found)
        case ".docx":
            return document(found, whole=whole)
    raise UsageError(
        Finding(
            code="D036",
            message=_("в таком виде сравнение не пишется"),
            expected=", ".join(FORMS),
            found=path.suffix or str(path),
            hint=_("назовите файл, например, redline.docx"),
        )
    )
