"""A record with the example dispute in it, read once a session, and the pages over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from typer.testing import CliRunner

from counterclaim.cli.app import app
from counterclaim.pages import Settings, create_app

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "counterclaim" / "example"
OUTLETS = {"araks-post": "Araks Post", "caspian-courier": "Caspian Courier", "meridian-wire": "Meridian Wire",
           "neva-dispatch": "Neva Dispatch"}


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dispute, as `make demo` reads it."""
    path = tmp_path_factory.mktemp("pages") / "dispute.db"
    for folder, outlet in OUTLETS.items():
        told = CliRunner().invoke(app, ["read", str(EXAMPLE / folder), "--outlet", outlet, "--record", str(path)])
        assert told.exit_code == 0, told.output
    return path


@pytest.fixture
def browser(record: Path) -> Iterator[TestClient]:
    """A client of the pages, asking for a host that they answer to."""
    with TestClient(create_app(Settings(record)), base_url="http://127.0.0.1") as client:
        yield client
