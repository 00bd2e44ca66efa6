"""A record with the example dispute in it, read once a session, and the pages over it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from counterclaim.pages import Settings, create_app

sys.path.append(str(Path(__file__).resolve().parents[1]))

from serving import example_record


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example dispute, as `make demo` reads it."""
    return example_record(tmp_path_factory.mktemp("pages") / "dispute.db")


@pytest.fixture
def browser(record: Path) -> Iterator[TestClient]:
    """A client of the pages, asking for a host that they answer to."""
    with TestClient(create_app(Settings(record)), base_url="http://127.0.0.1") as client:
        yield client
