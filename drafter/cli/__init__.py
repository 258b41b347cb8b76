"""The command line of the drafter."""

from __future__ import annotations

import gettext
import os
import sys

from drafter import messages

__all__ = ["main"]


def main() -> None:
    """Run the command line in the language of the person, which is set before the modules that speak are imported."""
    language = messages.chosen(sys.argv[1:], os.environ)
    messages.speak(language)
    # click takes its own words from the current domain of gettext, in the language that LANGUAGE names
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", messages.LOCALES)
    gettext.textdomain("click")
    from drafter.cli import program

    program.main()
