"""Dates of a report that cannot be right."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.flag import Flag
from counterclaim.model.mention import TimeMention

__all__ = ["doubts"]


def doubts(text: str, date: str | None, times: Sequence[TimeMention], part: str = "") -> tuple[Flag, ...]:
    """Placeholder until the checks land."""
    return ()
