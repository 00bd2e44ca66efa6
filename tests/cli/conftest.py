"""The command as a person runs it, in this process; and the teller of reports."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

sys.path.append(str(Path(__file__).resolve().parents[1]))

from telling import Telling


@pytest.fixture
def telling() -> type[Telling]:
    return Telling


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """`run("show", "flags")` in an empty folder, at 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str, stdin: str | bytes | None = None) -> Result:
        from counterclaim.cli.app import app

        return CliRunner().invoke(app, list(words), input=stdin)

    return call
