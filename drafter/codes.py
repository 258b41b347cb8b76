"""The codes at hand: what each is called, which editions there are, and the act that an edition holds."""

from __future__ import annotations

import datetime
import functools
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from drafter import akn
from drafter.errors import Finding, InputError, Place, UsageError
from drafter.messages import _

CATALOGUE = "code.toml"

PARTLY = " (в части)"
"""What ``reach`` writes after the number of an article that an excerpt shows in part."""

UNITS: Mapping[str, str] = {"paragraph": "часть", "point": "подпункт"}
"""What the numbered units are called: «1.» is a часть of a code and a пункт of a law, unless the profile says other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One expression of a code: its language and date, its file, where it came from and how far it reaches."""

    language: str
    date: datetime.date
    file: str
    source: str
    sha256: str
    excerpt: bool
    reach: str

    @property
    def said_reach(self) -> str:
        """What ``reach`` says to a person."""
        return self.reach.replace(PARTLY, _(" (в части)"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code as a work: FRBR URI, titles by language, date and number of adoption, editions, names of its units.

    ``units`` is the table ``[profile]`` of ``code.toml``: how the code calls its units «1.» and «1)».
    """

    name: str
    folder: Path
    uri: str
    date: datetime.date
    number: str
    title: Mapping[str, str]
    short: Mapping[str, str]
    editions: tuple[Edition, ...]
    units: Mapping[str, str]

    @property
    def profile(self) -> Literal["code", "law"]:
        """Whether «1.» is a часть, as in most codes, or a пункт, as in laws and in some codes."""
        return "code" if self.units["paragraph"] == UNITS["paragraph"] else "law"

    def edition(self, language: str, date: datetime.date | str | None = None) -> Edition:
        """Return the edition of a date, or the latest in a language.

        Raises UsageError D031 where there is none.
        """
        mine = sorted((e for e in self.editions if e.language == language), key=lambda e: e.date)
        found = [e for e in mine if date is None or str(e.date) == str(date)]
        if found:
            return found[-1]
        raise UsageError(
            Finding(
                code="D031",
                message=_("нет такой редакции: {code}, {language}, {date}").format(
                    code=self.name, language=language, date=date or _("последняя")
                ),
                expected=", ".join(f"{e.language}@{e.date}" for e in self.editions) or _("ни одной"),
                hint=_("добавьте редакцию командой drafter ingest"),
            )
        )

    def act(self, language: str, date: datetime.date | str | None = None) -> akn.Act:
        """Read the act of an edition."""
        return _read(self.folder / self.edition(language, date).file)


@functools.lru_cache(maxsize=8)
def _read(path: Path) -> akn.Act:
    return akn.read(path)


def load(folder: Path) -> Code:
    """Read the catalogue of one code.

    Raises InputError D032 where ``code.toml`` cannot be read or lacks something.
    """
    path = folder / CATALOGUE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Code(
            name=folder.name,
            folder=folder,
            uri=data["uri"],
            date=data["date"],
            number=data["number"],
            title=data["title"],
            short=data["short"],
            editions=tuple(Edition(**edition) for edition in data.get("edition", [])),
            units={**UNITS, **{name: str(word) for name, word in data.get("profile", {}).items()}},
        )
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise InputError(
            Finding(
                code="D032",
                message=_("каталог кодекса не читается"),
                place=Place(file=str(path)),
                expected=_("uri, date, number, [title], [short] и записи [[edition]]"),
                found=str(error),
                hint=_("образец — codes/koap/code.toml"),
            )
        ) from None


def names(shelf: Path) -> list[str]:
    """Return the short names of the codes on a shelf: a folder with one folder for each code."""
    return sorted(path.parent.name for path in shelf.glob(f"*/{CATALOGUE}"))


def find(name: str, shelf: Path) -> Code:
    """Find a code by its short name on a shelf.

    Raises UsageError D030 where there is none.
    """
    known = names(shelf)
    if name in known:
        return load(shelf / name)
    raise UsageError(
        Finding(
            code="D030",
            message=_("нет такого кодекса: {name}").format(name=name),
            place=Place(file=str(shelf)),
            expected=", ".join(known) or _("ни одного"),
            hint=_("добавьте кодекс командой drafter ingest или укажите папку --codes"),
        )
    )
