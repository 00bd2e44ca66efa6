"""Formats of a few states, and bodies whose chairs speak: their members, each a speaker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from counterclaim.words import alternatives, table

__all__ = ["members"]


@dataclass(frozen=True, slots=True)
class _Row:
    words: tuple[str, ...]
    members: tuple[str, ...]
    since: int
    until: int

    def away(self, year: int) -> int:
        """Years between `year` and the time in which the row holds; 0 inside it."""
        return max(self.since - year, year - self.until, 0)


def members(actor: str, phrase: str, date: str | None) -> tuple[str, ...]:
    """The codes that speak when `phrase`, which means `actor`, does on `date`; none where the actor speaks itself."""
    rows = [row for row in _rows().get(actor, ()) if not row.words or any(each in phrase.lower() for each in row.words)]
    if not rows:
        return ()
    return min(rows, key=lambda row: row.away(int(date[:4])) if date else 0).members


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    out: dict[str, tuple[_Row, ...]] = {}
    for row in table("actors/members", "actor", "members"):
        made = _Row(alternatives(row["words"]), alternatives(row["members"]), int(row["since"] or 0),
                    int(row["until"] or 9999))
        out[row["actor"]] = (*out.get(row["actor"], ()), made)
    return out
