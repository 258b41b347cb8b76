"""Jinja2 as the house uses it: sandboxed, strict about what is undefined, fed with values only."""

from __future__ import annotations

import functools
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from drafter import resources


@functools.cache
def environment(folder: str, *, markup: bool = False) -> ImmutableSandboxedEnvironment:
    """Return the environment for one folder of ``templates/``; ``markup`` escapes what is put into XHTML."""
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(resources.folder("templates") / folder),
        undefined=StrictUndefined,
        autoescape=markup,
        keep_trailing_newline=True,
        trim_blocks=markup,
        lstrip_blocks=markup,
    )
    made.filters["extract"] = lambda key, table: table[key]
    return made


def render(folder: str, name: str, *, markup: bool = False, **values: Any) -> str:
    """Fill in a template of a folder."""
    return environment(folder, markup=markup).get_template(name).render(**values)
