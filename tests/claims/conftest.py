"""One real parser for all tests of claims."""

from __future__ import annotations

import pytest

from counterclaim.parsing import SpacyParser


@pytest.fixture(scope="session")
def parser() -> SpacyParser:
    return SpacyParser()
