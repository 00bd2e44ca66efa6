"""The calendar interval that a resolved expression denotes: earliest and latest day, no more precise than the words."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.model.when import When
from counterclaim.times.days import Point
from counterclaim.times.resolve import Resolved

__all__ = ["interval"]

# "early", "mid" and "late" take a third of the whole each
_THIRDS = {"START": (0, 1), "MID": (1, 2), "END": (2, 3)}
_SPANS = {"Q": 3, "H": 6, "S": 3}


def interval(resolved: Resolved, mod: str = "") -> When | None:
    """The interval, or None where the expression denotes no stretch of the calendar (a duration, "now", 31 February)."""
    point = resolved.point
    first = point.date if point else None
    if point is None or first is None:
        return None
    if point.unit == "D":
        return When(first.isoformat()) if point.day else None
    if point.unit in ("M", "Y") and mod not in _THIRDS:
        return When(point.value)
    last = _last(point, first)
    if mod in _THIRDS:
        length = (last - first).days + 1
        low, high = _THIRDS[mod]
        first, last = first + timedelta(days=length * low // 3), first + timedelta(days=length * high // 3 - 1)
    return When(f"{first.isoformat()}/{last.isoformat()}")


def _last(point: Point, first: date) -> date:
    if point.unit == "W":
        return first + timedelta(days=6)
    if point.unit == "WE":
        return first + timedelta(days=6)
    months = {"M": 1, "Y": 12, "E": 120, "C": 1200, **_SPANS}[point.unit]
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(min(year, 9999), month + 1, 1) - timedelta(days=1)
