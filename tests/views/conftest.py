"""The teller of reports, for the tests beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).resolve().parents[1]))

from telling import Telling


@pytest.fixture
def telling() -> type[Telling]:
    return Telling
