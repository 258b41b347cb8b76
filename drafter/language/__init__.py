"""The words of the law in its two languages: numerals, units, cases, and the sanctions they spell."""

from __future__ import annotations

from drafter.errors import DrafterError, Exit, Finding
from drafter.messages import _


class LanguageError(DrafterError):
    """Words that the program cannot put into the needed form with certainty, so that a person must write them."""

    exit_code = Exit.INPUT


def unsure(
    message: str, *, expected: str | None = None, found: str | None = None, hint: str | None = None
) -> LanguageError:
    """Return the error of finding D401 for words whose form is not certain.

    >>> unsure("слово «маслихат» не найдено в словаре").findings[0].code
    'D401'
    """
    return LanguageError(
        Finding(
            code="D401",
            message=_("проверьте падеж: {message}").format(message=message),
            expected=expected,
            found=found,
            hint=hint or _("Впишите эти слова в проект сами, в нужном падеже."),
        )
    )
