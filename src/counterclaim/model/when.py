"""A stretch of calendar time, as precise as the words that gave it and no more."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

__all__ = ["Precision", "When"]

Precision = Literal["day", "month", "year", "interval"]

_PREFIX = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class When:
    """An ISO prefix (`2022`, `2022-03`, `2022-03-27`) or an interval of two, `a/b`.

    The value keeps the precision of its words: a year never becomes 1 January.
    Raises ValueError for anything else, an impossible day included.
    """

    value: str

    def __post_init__(self) -> None:
        first, last = self._ends()
        if _earliest(first) > _latest(last):
            raise ValueError(f"{self.value!r} ends before it begins")

    def __str__(self) -> str:
        return self.value

    @property
    def earliest(self) -> date:
        """The first day that it may mean."""
        return _earliest(self._ends()[0])

    @property
    def latest(self) -> date:
        """The last day that it may mean."""
        return _latest(self._ends()[1])

    @property
    def precision(self) -> Precision:
        if "/" in self.value:
            return "interval"
        names: tuple[Precision, ...] = ("year", "month", "day")
        return names[self.value.count("-")]

    def meets(self, other: When) -> bool:
        """Whether the two can mean the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def _ends(self) -> tuple[str, str]:
        first, slash, last = self.value.partition("/")
        return first, last if slash else first


# the days of one dispute come again and again: a page asks for the same hundred some thousand times
@lru_cache(maxsize=4096)
def _earliest(prefix: str) -> date:
    year, month, day = _numbers(prefix)
    return date(year, month or 1, day or 1)


@lru_cache(maxsize=4096)
def _latest(prefix: str) -> date:
    year, month, day = _numbers(prefix)
    month = month or 12
    return date(year, month, day or calendar.monthrange(year, month)[1])


def _numbers(prefix: str) -> tuple[int, int | None, int | None]:
    match = _PREFIX.fullmatch(prefix)
    if not match:
        raise ValueError(f"{prefix!r} is not an ISO date or a prefix of one")
    year, month, day = match.groups()
    return int(year), int(month) if month else None, int(day) if day else None
