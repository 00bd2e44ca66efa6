"""The documents say what the code does: no command, option, view or format without its line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from counterclaim.cli.app import app
from counterclaim.cli.docs import reference
from counterclaim.exports import EXPORTERS
from counterclaim.views import VIEWS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


def test_the_reference_of_the_command_line_is_what_the_help_says() -> None:
    assert reference() == PAGE, "run `make docs`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_stands_in_the_readme(name: str) -> None:
    assert f"counterclaim {name}" in README


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_argument_and_option_says_what_it_is(name: str) -> None:
    assert len(COMMANDS[name].help or "") > 20
    for each in COMMANDS[name].params:
        assert each.help, f"{name}: {each.name} has no help"


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_told_in_the_help_and_in_the_readme(view: str) -> None:
    assert f"{view}:" in (COMMANDS["show"].help or "")
    assert f"`{view}`" in README


@pytest.mark.parametrize("name", EXPORTERS)
def test_every_format_is_told_in_the_help(name: str) -> None:
    assert f"{name}:" in (COMMANDS["export"].help or "")


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"^counterclaim ([a-z]+)", README, re.MULTILINE))
    assert named <= set(COMMANDS)


def test_every_room_stands_in_the_plan_of_the_house() -> None:
    plan = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "counterclaim"
    rooms = [path.name for path in package.iterdir() if path.is_dir() and not path.name.startswith("_")]
    assert [room for room in rooms if f"`{room}`" not in plan] == []


def test_links_within_the_documents_lead_somewhere() -> None:
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/architecture.md", "docs/exports.md"):
        page = ROOT / name
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"
