"""The teller of reports, and a quarrel that runs through several of them, for the tests beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))

from quarrel import Quarrel
from telling import Telling


@pytest.fixture
def telling() -> type[Telling]:
    return Telling


@pytest.fixture
def quarrel() -> Quarrel:
    return Quarrel()
