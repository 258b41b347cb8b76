"""The codes at hand: what each is called, which editions there are, and the act that an edition holds."""

from __future__ import annotations

import datetime
import functools
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from drafter import akn, files
from drafter.errors import Finding, InputError, Place, UsageError
from drafter.files import guard
from drafter.messages import _

CATALOGUE = "code.toml"

PARTLY = " (в части)"
"""What ``reach`` writes after the number of an article that an excerpt shows in part."""

UNITS: Mapping[str, str] = {"paragraph": "часть", "point": "подпункт"}
"""What the numbered units are called: «1.» is a часть of a code and a пункт of a law, unless the profile says other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One expression of a code: its language and date, its file, where it came from and how far it reaches.

    ``sha256`` is the sum of the source and ``xml_sha256`` that of the file, None in a catalogue older than these sums.
    """

    language: str
    date: datetime.date
    file: str
    source: str
    sha256: str
    xml_sha256: str | None = None
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

    def named(self, language: str) -> str:
        """Return the title in a language; InputError D032 where the catalogue has none."""
        if isinstance(title := self.title.get(language), str):
            return title
        raise _broken(self.folder / CATALOGUE, _("нет {name}").format(name=f"[title] {language}"))

    def act(self, language: str, date: datetime.date | str | None = None) -> akn.Act:
        """Read the act of an edition.

        Raises InputError D048 where its file is not as it was ingested, D021 where it is no act, or another one, D032
        where the catalogue names a file outside the folder of the code.
        """
        edition = self.edition(language, date)
        uri = f"{self.uri}/{edition.language}@{edition.date}"
        return _read(self.folder, edition.file, uri, edition.xml_sha256)

    def data(self, edition: Edition) -> bytes:
        """Return the bytes of the file of an edition; raises as ``act`` does where it cannot be read."""
        return _data(self.folder, edition.file)


@functools.lru_cache(maxsize=8)
def _read(folder: Path, file: str, uri: str, sha256: str | None) -> akn.Act:
    path = folder / file
    data = _data(folder, file)
    if sha256 is not None and files.sha256(data) != sha256:
        raise InputError(
            Finding(
                code="D048",
                message=_("текст редакции изменен после загрузки"),
                place=Place(file=str(path)),
                expected=f"sha256:{sha256}",
                found=f"sha256:{files.sha256(data)}",
                hint=_("загрузите редакцию заново из официального текста: drafter ingest"),
            )
        )
    act = akn.parsed(data, str(path))
    if act.uri != uri:
        raise akn.unreadable(path, act.uri, expected=uri)
    return act if sha256 is not None else akn.proven(act)  # ingest has proven what it wrote


def _data(folder: Path, file: str) -> bytes:
    path = folder / file
    if path.resolve().parent != folder.resolve():  # a link may lead anywhere
        raise _broken(folder / CATALOGUE, f"file = {file}", _("файл в папке кодекса"))
    try:
        return guard.read_bytes(path)
    except InputError as error:
        raise akn.unreadable(path, error.findings[0].message) from None


_WORK: Mapping[str, type] = {"uri": str, "date": datetime.date, "number": str, "title": dict, "short": dict}
_EDITION: Mapping[str, type] = {
    "language": str,
    "date": datetime.date,
    "file": str,
    "source": str,
    "sha256": str,
    "xml_sha256": str,
    "excerpt": bool,
    "reach": str,
}
_URI = re.compile(r"(?:/[\w.-]+)+/\d{4}-\d{2}-\d{2}/[\w.-]+")
_FILE = re.compile(r"[^/\\:\x00-\x1f]{1,200}\.xml")


def load(folder: Path) -> Code:
    """Read the catalogue of one code.

    Raises InputError D032 where ``code.toml`` cannot be read, lacks something or says what cannot be.
    """
    path = folder / CATALOGUE
    try:
        guard.regular(path)
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        work = _typed(data, _WORK)
        parts = _typed({"edition": [], "profile": {}, **data}, {"edition": list, "profile": dict})
        editions = [_entry(one) for one in parts["edition"]]
        units = _typed(parts["profile"], dict.fromkeys(parts["profile"], str))
        _sensible(work, editions)
    except OSError as error:
        raise _broken(path, files.cause(error)) from None
    except (ValueError, RecursionError) as error:  # also what is no TOML or no UTF-8
        raise _broken(path, str(error)) from None
    return Code(
        name=folder.name,
        folder=folder,
        editions=tuple(Edition(**one) for one in editions),
        units={**UNITS, **units},
        **work,
    )


def _entry(given: object) -> dict[str, Any]:
    """Return an entry of an edition; ValueError also for a key that has a slip, as a sum must not be passed over."""
    made = _typed(given, _EDITION, optional="xml_sha256")
    if isinstance(given, dict) and (unknown := sorted(given.keys() - made.keys())):
        raise ValueError(f"[[edition]]: {unknown[0]}")
    return made


def _typed(data: object, kinds: Mapping[str, type], *, optional: str | None = None) -> dict[str, Any]:
    """Return the values of these names, each of its kind; ValueError says which is not."""
    if not isinstance(data, dict):
        raise ValueError(str(data)[:80])
    for name, kind in kinds.items():
        if name not in data and name != optional:
            raise ValueError(_("нет {name}").format(name=name))
        if name in data and type(data[name]) is not kind:  # a moment would be an instance of a date, too
            raise ValueError(f"{name} = {str(data[name])[:80]}")
    return {name: data[name] for name in kinds if name in data}


def _sensible(work: Mapping[str, Any], editions: Sequence[Mapping[str, Any]]) -> None:
    """Hold what a catalogue says against what can be; ValueError says what cannot."""
    if not _URI.fullmatch(work["uri"]):
        raise ValueError(f"uri = {work['uri'][:80]}")
    for one in editions:
        if one["language"] not in ("rus", "kaz") or not _FILE.fullmatch(one["file"]):
            raise ValueError(f"language = {one['language'][:80]}, file = {one['file'][:80]}")
    for names in ([f"{one['language']}@{one['date']}" for one in editions], [one["file"] for one in editions]):
        if twice := next((name for name in names if names.count(name) > 1), None):
            raise ValueError(_("записи [[edition]] повторяются: {name}").format(name=twice))
    spoken = dict.fromkeys(["rus", *(one["language"] for one in editions)], str)
    for name in ("title", "short"):
        try:
            _typed(work[name], spoken)
        except ValueError as error:
            raise ValueError(f"[{name}]: {error}") from None


def _broken(path: Path, found: str, expected: str | None = None) -> InputError:
    return InputError(
        Finding(
            code="D032",
            message=_("каталог кодекса не читается"),
            place=Place(file=str(path)),
            expected=expected or _("uri, date, number, [title], [short] и записи [[edition]]"),
            found=found,
            hint=_("образец — codes/koap/code.toml"),
        )
    )


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
