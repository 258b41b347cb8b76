"""Which module may import which: rows of the house, each resting only on the rows below it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

import drafter

HOUSE = Path(drafter.__file__).parent
ROWS: tuple[tuple[str, ...], ...] = (
    ("__init__", "errors", "messages", "resources", "shown", "numerals", "numerals_kaz"),
    ("eid", "words", "likeness", "files", "templating", "text"),
    ("diff", "nearest", "citation"),
    ("change",),
    ("akn", "word"),
    ("refs_kaz",),
    ("modification", "codes", "placing", "language", "refs", "search", "blocks"),
    ("history", "asked"),
    ("ingest", "places", "spec.text", "spec.scan", "wording.clauses"),
    ("spec.offence", "spec.yaml"),
    ("spec.model",),
    ("apply", "provisions"),
    ("compare", "editions", "spec", "reading"),
    ("wording", "verify.lines", "verify.phrases", "verify.redlines"),
    ("checks", "verify.layout"),
    ("conform", "verify.tables"),
    ("parity",),
    ("draft",),
    ("given",),
    ("fixes",),
    ("render",),
    ("verify",),
    ("certify",),
    ("dossier",),
    ("cli",),
)
"""From the ground up. A name stands for a module or a package with all its modules; the longest name that fits counts.

Modules of one name may import each other; modules of different names in one row may not.
"""

MODULES = {
    ".".join(path.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted(HOUSE.rglob("*.py"))
    if "data" not in path.relative_to(HOUSE).parts
}


def name_of(module: str) -> str:
    """The longest name of the rows that fits a module."""
    fitting = [name for row in ROWS for name in row if module == name or module.startswith(f"{name}.")]
    return max(fitting, key=len, default="")


def row_of(name: str) -> int:
    return next(number for number, row in enumerate(ROWS) if name in row)


def imported(module: str) -> Iterator[tuple[str, int]]:
    """The modules of the house that a module imports, anywhere in it, with the lines."""
    for node in ast.walk(ast.parse(MODULES[module].read_text("utf-8"))):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: a relative import at line {node.lineno}"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name == "drafter" or name.startswith("drafter."):
                assert isinstance(node, ast.ImportFrom | ast.Import)
                yield module_of(name), node.lineno


def module_of(name: str) -> str:
    """The module that a dotted name lies in: «drafter.akn.Act» lies in «akn», «drafter.__version__» in the package."""
    steps = name.split(".")[1:]
    while steps and ".".join(steps) not in MODULES:
        steps.pop()
    return ".".join(steps) or "__init__"


IMPORTS = {module: list(imported(module)) for module in MODULES}


def test_every_module_has_its_row_and_every_row_its_modules() -> None:
    assert [module for module in MODULES if not name_of(module)] == []
    named = {name_of(module) for module in MODULES}
    assert [name for row in ROWS for name in row if name not in named] == []
    assert len({name for row in ROWS for name in row}) == sum(len(row) for row in ROWS)


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_only_from_the_rows_below(module: str) -> None:
    own = name_of(module)
    offenders = [
        f"{module}:{line} imports {other}, which stands in row {row_of(name_of(other))}"
        for other, line in IMPORTS[module]
        if name_of(other) != own and row_of(name_of(other)) >= row_of(own)
    ]
    assert offenders == [], f"{own} stands in row {row_of(own)}"


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {module: {other for other, _line in found if other != module} for module, found in IMPORTS.items()}
    try:
        assert list(TopologicalSorter(graph).static_order())
    except CycleError as circle:
        pytest.fail(" → ".join(circle.args[1]))


def test_what_is_read_is_what_is_imported() -> None:
    assert {other for other, _line in IMPORTS["diff"]} == {"words"}
    assert {other for other, _line in IMPORTS["draft"]} >= {"checks", "apply", "compare", "wording.rus"}
    assert module_of("drafter.apply.edits.Edit") == "apply.edits"
    assert module_of("drafter.__version__") == "__init__"


HEAVY = {
    "lxml",
    "pydantic",
    "pymorphy3",
    "jinja2",
    "ruamel",
    "num2words",
    "babel",
    "docx",
    "cobalt",
    "diff_match_patch",
}


def test_the_command_line_loads_nothing_heavy_before_it_is_asked_to() -> None:
    tree = ast.parse(MODULES["cli"].read_text("utf-8"))
    at_once = {
        name.split(".")[0]
        for node in tree.body
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert at_once & HEAVY == set()


@pytest.mark.parametrize(
    "module", sorted(module for module in MODULES if name_of(module) not in ("akn", "render", "word"))
)
def test_only_the_tree_and_the_documents_touch_the_text_of_elements(module: str) -> None:
    """Text and tail surgery lives in «akn», and in «render» and «word» for the documents they make."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    written = [
        f"{module}:{node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Attribute) and target.attr in ("text", "tail")
    ]
    assert written == []


_OPENS = re.compile(r"^\s*(?:import|from) zipfile\b", re.MULTILINE)
_NAMESPACES = {"W", "_W", "MAIN", "OFFICE", "PACKAGE"}


def names_word(tree: ast.AST) -> bool:
    """Whether a module spells a namespace of Word files, or an element as «{W}p»."""
    return any(
        "schemas.openxmlformats.org" in node.value
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        else isinstance(node, ast.FormattedValue) and isinstance(node.value, ast.Name) and node.value.id in _NAMESPACES
        for node in ast.walk(tree)
    )


def test_only_word_opens_a_zip_and_names_what_is_in_it() -> None:
    outside = {module: path.read_text("utf-8") for module, path in MODULES.items() if name_of(module) != "word"}
    assert {module for module, text in outside.items() if _OPENS.search(text)} == set()
    assert {module for module, text in outside.items() if names_word(ast.parse(text))} == set()
    assert _OPENS.search(MODULES["word.zipped"].read_text("utf-8"))
    assert names_word(ast.parse(MODULES["word.names"].read_text("utf-8")))
