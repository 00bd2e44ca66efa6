"""Claims that set right what was said before: "later put the toll at twelve", "corrected its statement"."""

from __future__ import annotations

from functools import cache

from counterclaim.words import table

__all__ = ["sets_right"]


def sets_right(cue: str) -> bool:
    """Whether the words of a cue take back or set right what was said before."""
    return any(word.startswith(stem) for word in cue.lower().split() for stem in _stems())


@cache
def _stems() -> tuple[str, ...]:
    return tuple(row["lemma"].rstrip("e") for row in table("links/corrections", "lemma", "example"))
