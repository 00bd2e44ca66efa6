"""The reviewed tables of this floor (`words/points/`)."""

from __future__ import annotations

from functools import cache

from counterclaim.words import table

__all__ = ["doubts"]


def doubts(cue: str) -> bool:
    """Whether a cue puts something in doubt without denying it."""
    words = cue.lower()
    return any(words.startswith(each) for each in _doubts())


@cache
def _doubts() -> tuple[str, ...]:
    return tuple(row["words"] for row in table("points/doubts", "words", "example"))
