"""The shape of the house: imports point downward, no circles, files and functions that a person can take in."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "counterclaim"

# From the ground up; a room may import from its own floor's rooms only where `SIDEWAYS` says so.
FLOORS = (
    ("__init__", "errors"),
    ("model",),
    ("words",),
    ("reading", "parsing", "times"),
    ("mentions",),
    ("claims",),
    ("events",),
    ("links",),
    ("points",),
    ("pipeline", "engines"),
    ("record",),
    ("views",),
    ("adding", "exports", "people"),
    ("pages",),
    ("cli",),
)
SIDEWAYS = {("engines", "pipeline"), ("model", "errors")}
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}
LINES, FUNCTION_LINES = 300, 60

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "example" not in path.parts)


def name_of(path: Path) -> str:
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imports(path: Path, *, deferred: bool) -> Iterator[str]:
    """The modules of ours that a file imports; `deferred`: those inside functions and TYPE_CHECKING blocks as well."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = ast.walk(tree) if deferred else iter(tree.body)
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("counterclaim"):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("counterclaim"))


NAMES = {name_of(path) for path in MODULES}


def test_every_room_has_its_floor() -> None:
    assert {room_of(name) for name in NAMES} <= set(LEVEL)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_point_downward(path: Path) -> None:
    here = room_of(name_of(path))
    for module in imports(path, deferred=True):
        there = room_of(module)
        if there != here and (here, there) not in SIDEWAYS:
            assert LEVEL[there] < LEVEL[here], f"{here} may not import {module}"


def test_there_is_no_circle_of_imports() -> None:
    graph = {name_of(path): {each for each in imports(path, deferred=False) if each in NAMES} for path in MODULES}
    done: set[str] = set()

    def visit(module: str, way: tuple[str, ...]) -> None:
        if module in way:
            # A package's __init__ gathers what its modules give; a module that needs a neighbour names it in full.
            pytest.fail(" -> ".join((*way[way.index(module):], module)))
        if module not in done:
            for each in sorted(graph[module]):
                visit(each, (*way, module))
            done.add(module)

    for module in graph:
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_can_be_taken_in(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LINES
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < FUNCTION_LINES, f"{node.name} does not fit on a screen"


# A read-only index of the world's place names, and the people who share a record: no part of any record.
SQL_ELSEWHERE = {"counterclaim.mentions.places_gazetteer", "counterclaim.people.store"}


def test_only_the_record_knows_sql() -> None:
    for path in MODULES:
        if room_of(name_of(path)) != "record" and name_of(path) not in SQL_ELSEWHERE:
            assert "sqlite3" not in path.read_text(encoding="utf-8"), f"{path.name} reaches for the database"


def test_only_the_parser_knows_spacy() -> None:
    for path in MODULES:
        found = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        names = [alias.name if isinstance(node, ast.Import) else node.module or ""
                 for node in found if isinstance(node, ast.Import | ast.ImportFrom) for alias in node.names]
        knows = any(name.split(".")[0] == "spacy" for name in names)
        assert not knows or room_of(name_of(path)) == "parsing", f"{path.name} imports spaCy"
