"""The calendar interval that a resolved expression denotes: earliest and latest day, no more precise than the words."""

from __future__ import annotations

import re
from datetime import date, timedelta

from counterclaim.model.when import When
from counterclaim.times.context import Resolved
from counterclaim.times.days import Point

__all__ = ["interval", "joined"]

# "early", "mid" and "late" take a third of the whole each
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_SPANS = {"Q": 3, "H": 6}
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}  # first and last month, as meteorologists count them
_ROUND = re.compile(r"\d{2,3}")


def interval(resolved: Resolved, mod: str = "") -> When | None:
    """The interval, or None where the expression denotes no stretch of the calendar (a duration, "now", 31
    February)."""
    if _ROUND.fullmatch(resolved.value):
        return _decade(resolved.value)
    point = resolved.point
    first = point.date if point else None
    if point is None or first is None:
        return None
    if point.unit == "D":
        return When(first.isoformat()) if point.day else None
    if point.unit in ("M", "Y") and mod not in _THIRDS:
        return When(point.value)
    first, last = _season(point) if point.unit == "S" else (first, _last(point, first))
    if mod in _THIRDS:
        length = (last - first).days + 1
        low, high = _THIRDS[mod]
        first, last = first + timedelta(days=length * low // 3), first + timedelta(days=length * high // 3 - 1)
    return When(f"{first.isoformat()}/{last.isoformat()}")


def joined(left: When | None, right: When | None) -> When | None:
    """From the first day of `left` to the last of `right`; None if either is unknown or the end lies before the
    beginning."""
    if left is None or right is None or left.earliest > right.latest:
        return None
    return When(f"{left.earliest.isoformat()}/{right.latest.isoformat()}")


def _decade(value: str) -> When | None:
    """The years that a decade ("199") or century ("19") covers, as their digits say; the year 0 does not exist."""
    missing = 4 - len(value)
    first, last = value + "0" * missing, value + "9" * missing
    return When(f"{first}/{last}") if int(first) > 0 else None


def _season(point: Point) -> tuple[date, date]:
    """A season; the winter of a year may be the one that it begins in or the one that it ends in."""
    months = _SEASONS.get(point.value[-2:])
    if months is None:
        return date(max(point.year - 1, 1), 12, 1), date(point.year + 1, 3, 1) - timedelta(days=1)
    return date(point.year, months[0], 1), date(point.year, months[1] + 1, 1) - timedelta(days=1)


def _last(point: Point, first: date) -> date:
    if point.unit in ("W", "WE"):
        return first + timedelta(days=6)
    months = {"M": 1, "Y": 12, "E": 120, "C": 1200, **_SPANS}[point.unit]
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(min(year, 9999), month + 1, 1) - timedelta(days=1)
