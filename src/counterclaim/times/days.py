"""Calendar arithmetic on values as precise as their words: days, weeks, months, quarters, years; BC years too."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

__all__ = [
    "Point",
    "day_point",
    "easter",
    "holiday",
    "month_point",
    "named_point",
    "shifted",
    "week_point",
    "year_point",
]

_SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}


@dataclass(frozen=True, slots=True)
class Point:
    """A resolved stretch of the calendar: its TIMEX3 value, its unit (D W WE M Q S Y E) and where it begins.

    `year` counts backwards where `era` is -1. `month` and `day` are None where the unit is too coarse for them.
    """

    value: str
    unit: str
    year: int
    month: int | None = None
    day: int | None = None
    era: int = 1

    @property
    def date(self) -> date | None:
        """The first day, None before year 1 or for a day that does not exist."""
        if self.era < 0 or not 1 <= self.year <= 9999:
            return None
        try:
            return date(self.year, self.month or 1, self.day or 1)
        except ValueError:
            return None


def _year_text(year: int, era: int) -> str:
    return f"BC{year:04d}" if era < 0 else f"{year:04d}"


def year_point(year: int, era: int = 1) -> Point:
    return Point(_year_text(year, era), "Y", year, era=era)


def month_point(year: int, month: int, era: int = 1) -> Point:
    return Point(f"{_year_text(year, era)}-{month:02d}", "M", year, month, era=era)


def day_point(year: int, month: int, day: int, era: int = 1) -> Point:
    """A day; one that does not exist (31 February) keeps its value as the words say it."""
    return Point(f"{_year_text(year, era)}-{month:02d}-{day:02d}", "D", year, month, day, era)


def of(day: date) -> Point:
    return day_point(day.year, day.month, day.day)


def week_point(day: date, weekend: bool = False) -> Point:
    """The ISO week that holds `day`; written as TimeBank does, without a leading zero (1998-W2)."""
    year, week, _ = day.isocalendar()
    monday = day - timedelta(days=day.weekday())
    return Point(
        f"{year}-W{week}" + ("-WE" if weekend else ""), "WE" if weekend else "W", monday.year, monday.month, monday.day
    )


def named_point(name: str, year: int, era: int = 1) -> Point:
    """A season (SU), quarter (Q3) or half (H2) of a year."""
    value = f"{_year_text(year, era)}-{name}"
    if name[0] == "Q" and name[1:].isdigit():
        return Point(value, "Q", year, int(name[1]) * 3 - 2, era=era)
    if name[0] == "H":
        return Point(value, "H", year, int(name[1]) * 6 - 5, era=era)
    return Point(value, "S", year, _SEASON_MONTH[name], era=era)


def _months(year: int, month: int, by: int) -> tuple[int, int]:
    months = year * 12 + month - 1 + by
    return months // 12, months % 12 + 1


def shifted(base: Point, count: int, unit: str) -> Point | None:
    """`base` moved by `count` units, at the unit's own precision; None where the base is too coarse or too old for
    it."""
    if unit in ("Y", "E", "C", "L"):
        years = {"Y": 1, "E": 10, "C": 100, "L": 1000}[unit] * count
        year = base.year + years * base.era
        if year < 1:
            return None
        if unit == "E":
            return Point(f"{year:04d}"[:3], "E", year, era=base.era) if base.era > 0 else None
        return year_point(year, base.era)
    if unit in ("M", "Q", "H"):
        size = {"M": 1, "Q": 3, "H": 6}[unit]
        if base.month is None or base.era < 0:
            return None
        year, month = _months(base.year, base.month, size * count)
        if year < 1:
            return None
        return month_point(year, month) if unit == "M" else named_point(f"{unit}{(month - 1) // size + 1}", year)
    day = base.date
    if day is None or base.day is None:
        return None
    days = {"D": 1, "W": 7, "F": 14, "WE": 7}.get(unit)
    if days is None:
        return None
    try:
        return of(day + timedelta(days=days * count))
    except OverflowError:
        return None


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def holiday(rule: str, year: int) -> Point | None:
    """The day that a holiday's rule gives in a year: "12-25", "easter-2", "4/4/11" (fourth Thursday of November)."""
    if not 1583 <= year <= 9999:
        return None
    if rule.startswith("easter"):
        return of(easter(year) + timedelta(days=int(rule[6:])))
    if "/" in rule:
        rule, _, plus = rule.partition("+")
        nth, weekday, month = (int(part) for part in rule.split("/"))
        last = calendar.monthrange(year, month)[1]
        days = [date(year, month, day) for day in range(1, last + 1) if date(year, month, day).isoweekday() == weekday]
        return of(days[nth - 1 if nth > 0 else nth] + timedelta(days=int(plus or 0)))
    month, day = (int(part) for part in rule.split("-"))
    return day_point(year, month, day)
