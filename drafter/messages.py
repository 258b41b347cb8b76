"""The one door through which every sentence for a person passes, so that it can be translated."""

from __future__ import annotations

import gettext

_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return the message in the language of the person; messages are written in Russian.

    >>> _("Отсутствует")
    'Отсутствует'
    """
    return _catalogue.gettext(message)


def plural(count: int, one: str, few: str, many: str) -> str:
    """Return the Russian form of a noun that agrees with a count.

    >>> [plural(n, "статья", "статьи", "статей") for n in (1, 3, 11, 25)]
    ['статья', 'статьи', 'статей', 'статей']
    """
    tens, units = count % 100, count % 10
    if 11 <= tens <= 14 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few
