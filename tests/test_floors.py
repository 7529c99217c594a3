"""The floors of the house: imports run down only, and what must start fast imports nothing heavy."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "kerlint"

FLOORS = (
    {"__init__", "bytecode", "suggest", "wording", "stack", "facts.values", "facts.choices", "facts.guards"},
    {"keras", "finding", "settings", "notices"},
    {"document", "facts"},
    {"selection", "fingerprint"},
    {"interpreter", "rulebook", "report"},
    {
        "linter",
        "imported",
        "fix",
        "explain",
        "cache",
        "ruleset",
        "suppress",
        "baseline",
        "add_ignores",
        "rule_tests",
        "rule_pages",
    },
    {"show", "batch", "confirm"},
    {"server", "integrations"},
    {"cli", "__main__"},
)
"""From the ground up. Parts of one floor may import each other, except where FORBIDDEN says so.

``facts.values`` and what computes with them lie on the ground: shapes of layers are values, known or not, before they
are facts of a program.
"""

FORBIDDEN = {
    "keras": {"document", "facts", "interpreter", "rulebook"},
    "rulebook": {"libcst", "interpreter"},
    "interpreter": {"rulebook", "report"},
    "report": {"interpreter", "rulebook", "libcst"},
    "facts": {"libcst", "document"},
    "document": {"libcst", "facts"},
    "cli": {"lsprotocol", "pygls"},
}

FILES = sorted(PACKAGE.rglob("*.py"))


def part(path):
    return part_named(".".join(path.relative_to(PACKAGE).with_suffix("").parts))


def part_named(module):
    return module if module in set().union(*FLOORS) else module.partition(".")[0]


def floor(name):
    return next((number for number, names in enumerate(FLOORS) if name in names), None)


def imported(path):
    """The parts of kerlint and the other packages that a file imports while the program runs."""
    tree = ast.parse(path.read_text())
    for_types = {id(inner) for node in ast.walk(tree) if is_for_types(node) for inner in ast.walk(node)}
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: relative import"
            names = [node.module]
            if node.module == "kerlint":
                names = [f"kerlint.{alias.name}" for alias in node.names]
        for name in names:
            inside = name.startswith("kerlint.")
            yield (part_named(name.removeprefix("kerlint.")) if inside else name.partition(".")[0]), node.lineno


def is_for_types(node):
    return isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)


def test_every_part_has_a_floor():
    assert {part(path) for path in FILES} <= set().union(*FLOORS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_imports_run_down_only(path):
    own = part(path)
    upward = [
        f"line {line}: {name}"
        for name, line in imported(path)
        if name in FORBIDDEN.get(own, ()) or (floor(name) is not None and floor(name) > floor(own))
    ]
    assert upward == []
