"""The one door through which every sentence for a person passes, so that it can be translated.

Sentences are written in Russian; the catalogues in ``locales`` give them in the other languages. The language is set
once, before the modules that hold sentences are imported: the tables of some are filled as they load.
"""

from __future__ import annotations

import contextlib
import datetime
import functools
import gettext
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

LANGUAGES = ("ru", "kk", "en")
"""The languages that the program speaks; the first is the one its sentences are written in."""

OPTION = "--lang"
VARIABLE = "DRAFTER_LANG"
LOCALES = Path(__file__).resolve().parent / "locales"

_LOCALE_ENDS = re.compile(r"[_.@]")
_spoken: str = LANGUAGES[0]
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return the message in the language of the person.

    >>> _("Отсутствует")
    'Отсутствует'
    """
    return _catalogue.gettext(message)


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return what agrees with a count, in the language of the person; all three Russian forms are written out.

    >>> [plural(n, "статья", "статьи", "статей") for n in (1, 3, 11, 25)]
    ['статья', 'статьи', 'статей', 'статей']
    """
    if _spoken != LANGUAGES[0]:
        return _catalogue.ngettext(one, many, count)
    tens, units = count % 100, count % 10
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few


def date(day: datetime.date) -> str:
    """Return a date in words, in the language of the person.

    >>> date(datetime.date(2026, 7, 12))
    '12 июля 2026 года'
    """
    from babel.dates import format_date

    return format_date(day, _("d MMMM y 'года'"), locale=_spoken)


def spoken() -> str:
    """Return the language in which the program speaks."""
    return _spoken


def speak(language: str) -> None:
    """Speak one of the languages from now on."""
    global _catalogue, _spoken
    _spoken = language
    _catalogue = _catalogue_of(language)


@functools.cache
def _catalogue_of(language: str) -> gettext.NullTranslations:
    return gettext.translation("drafter", LOCALES, [language], fallback=language == LANGUAGES[0])


@contextlib.contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while.

    >>> with speaking("en"):
    ...     spoken()
    'en'
    """
    before = _spoken
    speak(language)
    try:
        yield
    finally:
        speak(before)


def chosen(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """Return the language that a person asks for: the last ``--lang``, else ``DRAFTER_LANG``, else the locale.

    A language that the program does not speak counts as none here, and the locale «C» too: then it is Russian.

    >>> chosen(["show", "koap", "667", "--lang", "kk", "--lang=kaz"], {"DRAFTER_LANG": "en"})
    'kk'
    >>> chosen(["check"], {"LC_ALL": "", "LANG": "en_US.UTF-8"}), chosen(["find", "--", "--lang", "en"], {"LANG": "C"})
    ('en', 'ru')
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    asked = [_LOCALE_ENDS.split(locale)[0], environment.get(VARIABLE, ""), *_values(arguments)]
    return next((language for language in reversed(asked) if language in LANGUAGES), LANGUAGES[0])


def _values(arguments: Sequence[str]) -> Iterator[str]:
    """What ``--lang`` says, each time it is given; after «--» nothing is an option."""
    options = arguments[: arguments.index("--")] if "--" in arguments else arguments
    for position, word in enumerate(options):
        if word == OPTION:
            yield from options[position + 1 : position + 2]
        elif word.startswith(f"{OPTION}="):
            yield word.removeprefix(f"{OPTION}=")
