"""The catalogues of messages, brought up to date with the program: ``make messages``.

``drafter.po`` translates our sentences, which are written in Russian; ``click.po`` the words of the library that reads
the command line, which are written in English. A catalogue keeps its translations and its head; what is new in the
program comes without a translation, what is gone from the program goes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import click
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from drafter import messages
from drafter.checks import evaluative, rights
from drafter.spec import starting

ROOT = Path(__file__).resolve().parent.parent
TRANSLATIONS: tuple[tuple[str, str], ...] = (("drafter", "kk"), ("drafter", "en"), ("click", "ru"), ("click", "kk"))
"""The domain and the language of each catalogue."""

CLICK = "8.5.1"
"""The version of click whose words are translated."""

KEYWORDS = {"_": None, "plural": (2, 4)}
"""Of the three Russian forms the catalogue names a message by the first and the last."""


def template(domain: str) -> Catalog:
    """Return the messages that are in the program now."""
    found = Catalog(charset="utf-8")
    for place, message in _click() if domain == "click" else _drafter():
        found.add(message, locations=[(place, 0)])
    return found


def _drafter() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    for folder, method in (("drafter", "python"), ("templates", "jinja2")):
        pattern = {"python": "**.py", "jinja2": "**.j2"}[method]
        for name, _line, message, _comments, _context in extract_from_dir(
            ROOT / folder, [(pattern, method)], keywords=KEYWORDS
        ):
            yield f"{folder}/{name}", message
    for path in sorted((ROOT / "templates" / "bills").glob("*.yaml")):
        yield f"templates/bills/{path.name}", starting.about(path)
    for right in rights.known_rights():
        yield from (("templates/rights.toml", text) for text in (right.names["rus"], right.asks, right.rule) if text)
    for term in evaluative.terms():
        yield from (("templates/evaluative.toml", text) for text in (term.why, term.instead))


def _click() -> Iterator[tuple[str, str | tuple[str, ...]]]:
    home = Path(click.__file__).parent
    for name, _line, message, _comments, _context in extract_from_dir(
        home, [("**.py", "python")], keywords=DEFAULT_KEYWORDS
    ):
        yield f"click/{name}", message
    yield "click/core.py", "required"  # it comes to gettext by way of a dict, where not every Babel sees it


def file_of(domain: str, language: str) -> Path:
    """Return where a catalogue lies."""
    return messages.LOCALES / language / "LC_MESSAGES" / f"{domain}.po"


def read(domain: str, language: str) -> Catalog:
    """Read a catalogue."""
    with file_of(domain, language).open("rb") as stream:
        return read_po(stream, locale=language, domain=domain, abort_invalid=True)


def updated(catalogue: Catalog, known: Catalog) -> bytes:
    """Return a catalogue as text with the messages that are in the program now."""
    catalogue.update(known, no_fuzzy_matching=True, update_creation_date=False)
    text = io.BytesIO()
    write_po(text, catalogue, width=110, ignore_obsolete=True, include_lineno=False)
    return text.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """Return a catalogue as the program reads it."""
    data = io.BytesIO()
    write_mo(data, catalogue)
    return data.getvalue()


def strings(message: Message) -> tuple[str, ...]:
    """Return the translation of a message in all its forms."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


def main() -> None:
    """Bring every catalogue up to date, and print which messages wait for a translation."""
    for domain, language in TRANSLATIONS:
        path = file_of(domain, language)
        path.write_bytes(updated(read(domain, language), template(domain)))
        catalogue = read(domain, language)
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        for message in catalogue:
            if message.id and not all(strings(message)):
                print(f"{path.relative_to(ROOT)}: {message.id}")


if __name__ == "__main__":
    main()
