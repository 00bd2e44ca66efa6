"""What every test may ask for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command does: see counterclaim.cli.main

from counterclaim.parsing import SpacyParser

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of gold and corpora beside the project; tests that need it are skipped on a machine without."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs ../shared (gold and corpora), which is not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    """The one real parser of a test run; loading it takes a second."""
    return SpacyParser()
