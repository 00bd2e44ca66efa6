"""What the words of a time expression say by themselves, before any context."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Expression", "Kind"]

Kind = Literal["fixed", "calendar", "shift", "unit", "time"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One reading of the words, with what they leave open left open.

    kind  fixed: `value` says it all. calendar: a date with some of `year`, `month`, `day`, `weekday`, `name` (a season,
          quarter or half: SU, Q3, H1) or `holiday` (its rule). shift: `count` units of `unit` before (`step` -1) or
          after
          (+1) a base. unit: the whole `unit` at `step` from the one that holds the base. time: a clock or part of day
          alone.
    base  report (the report's date), text (the last date in the text) or either.
    step  -1, 0, +1 for last, this, next; None where the words do not say.
    clock the TIMEX3 suffix of a time of day ("TNI", "T10:00"). mod: START, MID, END, APPROX, LESS_THAN, MORE_THAN.
    """

    kind: Kind
    type: str = "DATE"
    value: str = ""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    name: str = ""
    holiday: str = ""
    era: int = 1
    count: float | str | None = None
    unit: str = ""
    step: int | None = None
    base: str = "either"
    clock: str = ""
    mod: str = ""
    rule: str = ""

    @property
    def is_day(self) -> bool:
        """Whether the words name a day (or a weekday), so that a time of day can join it."""
        if self.kind == "calendar":
            return bool(self.day or self.weekday or self.holiday)
        return self.kind in ("shift", "unit") and self.unit == "D"
