"""Dates told from another date, and times of day: "two days later", "last week", "the quarter", "10 p.m."."""

from __future__ import annotations

from datetime import timedelta

from counterclaim.model.mention import Candidate
from counterclaim.times import days
from counterclaim.times.context import Context, Resolved, one
from counterclaim.times.days import Point
from counterclaim.times.expressions import Expression

__all__ = ["resolve_shift", "resolve_time", "resolve_unit"]


def _base_point(expression: Expression, context: Context) -> Point | None:
    if expression.base == "text" or (context.narrative and expression.base == "either"):
        finer = context.last_day if expression.unit in ("D", "W", "TH", "TM", "TS") else context.last
        return finer or context.last or context.today
    if context.narrative and expression.base == "report":
        return context.last or context.today
    return context.today


def resolve_shift(expression: Expression, context: Context) -> Resolved:
    """ "two days ago", "a year earlier": counted from the report or from the date spoken of."""
    step, count, unit = expression.step or 0, expression.count, expression.unit
    if not isinstance(count, float):
        return Resolved("PAST_REF" if step < 0 else "FUTURE_REF")
    if unit == "Y" and count == 1 and step < 0 and not context.narrative and context.last_quarter:
        quarter = context.last_quarter
        return one(days.named_point(quarter.value[-2:], quarter.year - 1), f"a year before {quarter.value}")
    base = _base_point(expression, context)
    if base is None:
        return Resolved("")
    if unit[0] == "T":
        return one(base, f"the day of {base.value}")
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (round(count * 7), "D") if unit == "W" else (count, unit)
    point = days.shifted(base, int(count) * step, unit)
    if point is None:
        return Resolved("XXXX-XX-XX" if unit in ("D", "W") else "XXXX-XX" if unit == "M" else "")
    return one(point, f"counted from {base.value}")


def resolve_unit(expression: Expression, context: Context) -> Resolved:
    """ "last week", "that month", "today": a whole unit before, at or after a base."""
    unit, step = expression.unit, expression.step or 0
    if expression.base == "whole":
        return _whole(expression, context)
    base = _base_point(expression, context)
    if base is None:
        return Resolved("")
    if not unit:
        return one(context.last, "the time spoken of") if context.last else Resolved("PAST_REF")
    why = f"counted from {base.value}" if step else f"the one that holds {base.value}"
    if unit in ("W", "WE", "F"):
        day = base.date
        if day is None or base.day is None:
            return Resolved("")
        shift = step * (14 if unit == "F" else 7)
        if unit == "WE" and step < 0 and day.isoweekday() < 6:
            shift = -7
        return one(days.week_point(day + timedelta(days=shift), unit == "WE"), why)
    if unit == "D":
        return one(days.shifted(base, step, "D") if step else base, why) if base.day else Resolved("XXXX-XX-XX")
    return one(_coarse(base, unit, step), why)


def _coarse(base: Point, unit: str, step: int) -> Point | None:
    """The month, quarter, half, year, decade or century that holds `base`, moved by `step`."""
    if unit == "C":
        return Point(f"{base.year // 100 + step:02d}", "C", base.year, era=base.era)
    return days.shifted(base, step, unit)


def _whole(expression: Expression, context: Context) -> Resolved:
    """ "the quarter", "the year", "the weekend": the last one spoken of, else the report's own."""
    unit = expression.unit
    base = context.last if context.narrative else context.today
    if base is None:
        return Resolved("")
    if unit == "Q":
        quarter = context.last_quarter or days.shifted(base, -1, "Q")
        return one(quarter, "the last quarter spoken of" if context.last_quarter else "the last full quarter")
    if unit in ("W", "WE"):
        day = base.date
        if day is None or base.day is None:
            return Resolved("")
        back = 7 if day.isoweekday() < 6 and unit == "WE" and context.tense != "future" else 0
        return one(days.week_point(day - timedelta(days=back), unit == "WE"), "the one beside the report")
    if unit == "D":
        return one(base, "the day spoken of") if base.day else Resolved("")
    point = _coarse(base, unit, 0)
    if expression.mod == "END" and point and unit == "Y" and expression.rule == "unit end":
        return one(days.day_point(base.year - (context.tense != "future"), 12, 31), "the end of a year")
    return one(point, f"the one that holds {base.value}")


def resolve_time(expression: Expression, context: Context) -> Resolved:
    """A time of day by itself, on the day spoken of."""
    day = context.last_day or (context.today if not context.narrative else None)
    if day is None:
        return Resolved("XXXX-XX-XX" + expression.clock)
    value = day.value + expression.clock
    return Resolved(value, day, (Candidate(value, f"on the day spoken of, {day.value}"),))
