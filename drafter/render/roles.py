"""How the paragraphs of an act look: each role and its style."""

from __future__ import annotations

from collections.abc import Mapping

from drafter.change import Role

STYLES: Mapping[Role, str] = {
    Role.DIVISION: "division",
    Role.HEADING: "heading-line",
    Role.PARAGRAPH: "part",
    Role.POINT: "point",
    Role.ALINEA: "alinea",
    Role.NOTE: "note",
}
"""The style of the profile that a paragraph of an act is written in."""
