"""Calendar dates to ranked values: which year, month or day the words leave open is weighed against report and
story."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.model.mention import Candidate
from counterclaim.times import days
from counterclaim.times.context import Context, Resolved, one
from counterclaim.times.days import Point
from counterclaim.times.expressions import Expression
from counterclaim.times.tense import Tense

__all__ = ["resolve_calendar"]

# How much farther a reading on the wrong side of the report's date counts than it is. At 3 a day up to three months
# ahead
# stays of this year after a past verb ("27 May" in a report of March) and is left to the date checks; "23 January" in
# one
# of October is of the year before. Value F1 on TimeBank at 1.2 / 1.5 / 3: 84.9 / 85.0 / 85.3.
AGAINST_TENSE = 3.0
# Whole months, seasons and quarters are recalled from a year back: nearly always on the tense's side.
AGAINST_TENSE_COARSE = 8.0
_AHEAD = {True: 1, False: 10}  # of two numeric readings the one ahead of the report is hardly ever meant
AGAINST_FUTURE_COARSE = 1.5  # "will report third-quarter results": past quarters are often spoken of as to come


def resolve_calendar(expression: Expression, context: Context) -> Resolved:
    """The ranked values of a date of the calendar."""
    if expression.name == "DM":
        return _either_order(expression, context)
    if expression.year is not None:
        return one(_dated(expression, expression.year), "the words give the year")
    if expression.step is not None:
        return _pointed(expression, context)
    if expression.weekday and not expression.month and not expression.day:
        return _weekday(expression.weekday, context)
    if expression.day and not expression.month:
        return _day_of_month(expression.day, context)
    return _yearless(expression, context)


def _either_order(expression: Expression, context: Context) -> Resolved:
    """A numeric date that may be read month first or day first: as another date of the text shows, else what lies
    nearest
    before the report, else month first as the wires write."""
    year, first, second = expression.year or 0, expression.month or 1, expression.day or 1
    readings = [(days.day_point(year, first, second, expression.era), "read month first")]
    if first != second:
        readings.append((days.day_point(year, second, first, expression.era), "read day first"))
    if context.day_first is not None:
        readings.sort(key=lambda each: (each[1] == "read day first") != context.day_first)
    elif context.report is not None:
        report = context.report
        readings.sort(
            key=lambda each: (
                abs(((each[0].date or report) - report).days)
                * _AHEAD[context.tense == "future" or (each[0].date or report) <= report]
            )
        )
    return Resolved(readings[0][0].value, readings[0][0], tuple(Candidate(point.value, why) for point, why in readings))


def _dated(expression: Expression, year: int, era: int | None = None) -> Point | None:
    """The point that an expression means in a given year."""
    era = era or expression.era
    if expression.holiday:
        return days.holiday(expression.holiday, year) if era > 0 else None
    if expression.name:
        return days.named_point(expression.name, year, era)
    if expression.month and expression.day:
        return days.day_point(year, expression.month, expression.day, era)
    return days.month_point(year, expression.month, era) if expression.month else days.year_point(year, era)


def _open_value(expression: Expression) -> str:
    """The value without its year."""
    if expression.name:
        return f"XXXX-{expression.name}"
    if expression.month and expression.day:
        return f"XXXX-{expression.month:02d}-{expression.day:02d}"
    return f"XXXX-{expression.month:02d}" if expression.month else ""


def _yearless(expression: Expression, context: Context) -> Resolved:
    anchor = context.last if context.narrative or not context.report else None
    if anchor is not None:
        return _near_anchor(expression, anchor)
    if context.report is None:
        return Resolved(_open_value(expression))
    if not context.ranking:
        return one(_dated(expression, context.report.year), "the year of the report")
    return _near_report(expression, context.report, context.tense, context.sure)


def _near_anchor(expression: Expression, anchor: Point) -> Resolved:
    """The year in which the date lies best after the last date of the passage: stories go forward, but may step
    back."""
    if anchor.month is None or anchor.era < 0:
        return one(_dated(expression, anchor.year, anchor.era), "the year of the date before it")
    ranked = []
    for year in (anchor.year, anchor.year + 1, anchor.year - 1):
        point = _dated(expression, year) if year > 0 else None
        if point is None or point.month is None or (point.day == 29 and point.month == 2 and point.date is None):
            continue
        months = (point.year - anchor.year) * 12 + point.month - (anchor.month or 1)
        ranked.append((_story_cost(months), point))
    ranked.sort(key=lambda each: each[0])
    if not ranked:
        return Resolved(_open_value(expression))
    why = f"follows the date before it, {anchor.value}"
    return Resolved(ranked[0][1].value, ranked[0][1], tuple(Candidate(point.value, why) for _, point in ranked))


def _story_cost(months: int) -> float:
    """How unlikely a step of so many months is in a story: a step back counts for more than one forward. Value F1 on
    WikiWars
    train at 0.8 / 1.0 / 1.3: 85.2 / 85.5 / 85.6."""
    return months if months >= 0 else -months * 1.3


def _near_report(expression: Expression, report: date, tense: Tense, sure: bool) -> Resolved:
    ranked = []
    for year in (report.year, report.year - 1, report.year + 1):
        point = _dated(expression, year) if 1 <= year <= 9999 else None
        if point is None or (sure and point.unit == "D" and (point.date or report) < report):
            continue
        cost, why = _report_cost(point, report, tense)
        ranked.append((cost, point, why))
    ranked.sort(key=lambda each: each[0])
    if not ranked:
        return Resolved(_open_value(expression))
    return Resolved(ranked[0][1].value, ranked[0][1], tuple(Candidate(point.value, why) for _, point, why in ranked))


def _report_cost(point: Point, report: date, tense: Tense) -> tuple[float, str]:
    """The distance of a reading from the report, weighed by tense, and the reason in words."""
    if point.unit == "D":
        start = point.date or date(point.year, point.month or 1, 28)
        distance = float((start - report).days)
        if point.date is None and point.month == 2:  # 29 February of a common year: only if no leap year is near
            distance += 60.0 if distance >= 0 else -60.0
    else:
        size = {"M": 1, "Q": 3, "H": 6, "S": 3, "Y": 12}[point.unit]
        ahead = (point.year - report.year) * 12 + (point.month or 1) - report.month
        distance = 30.0 * (ahead if ahead > 0 else min(0, ahead + size - 1))
    if distance == 0:
        return 0.0, "the time of the report"
    side = "ahead of" if distance > 0 else "before"
    if (distance > 0) == (tense == "future"):
        return abs(distance), f"nearest {side} the report"
    weight = AGAINST_TENSE if point.unit == "D" else AGAINST_TENSE_COARSE if distance > 0 else AGAINST_FUTURE_COARSE
    if not tense:
        return abs(distance) * (1 + weight) / 2, f"{side} the report"
    return abs(distance) * weight, f"{side} the report, against the tense"


def _weekday(weekday: int, context: Context) -> Resolved:
    base = context.last_day.date if context.narrative and context.last_day else context.report
    if context.range_from is not None and (start := context.range_from.date):
        return one(
            days.of(start + timedelta(days=(weekday - start.isoweekday()) % 7)),
            f"closes the range from {context.range_from.value}",
        )
    if base is None:
        return Resolved(f"XXXX-WXX-{weekday}")
    back = days.of(base - timedelta(days=(base.isoweekday() - weekday) % 7))
    ahead = days.of(base + timedelta(days=(weekday - base.isoweekday()) % 7))
    if back.value == ahead.value:
        return one(back, "the day of the report")
    order = [(back, "the last one before the report"), (ahead, "the next one after the report")]
    if context.tense == "future" and context.ranking:
        order.reverse()
    return Resolved(order[0][0].value, order[0][0], tuple(Candidate(point.value, why) for point, why in order))


def _day_of_month(day: int, context: Context) -> Resolved:
    base = context.last if context.last and context.last.month else context.today
    if base is None or base.month is None:
        return Resolved(f"XXXX-XX-{day:02d}")
    return one(days.day_point(base.year, base.month, day, base.era), f"the month of {base.value}")


def _pointed(expression: Expression, context: Context) -> Resolved:
    """ "last May", "next Monday", "June last year", "the previous April"."""
    step = expression.step or 0
    base = context.last if expression.base == "text" or context.narrative else context.today
    base = base or context.today
    if base is None:
        return Resolved(f"XXXX-WXX-{expression.weekday}" if expression.weekday else _open_value(expression))
    if expression.unit == "Y":
        return one(_dated(expression, base.year + step, base.era), f"counted in years from {base.value}")
    if expression.weekday and not expression.month:
        return _pointed_weekday(expression.weekday, step, base)
    if step == 0 and expression.base == "text":
        return one(_dated(expression, base.year, base.era), f"the year of {base.value}")
    years = (base.year, base.year - 1, base.year + 1)
    points = [point for year in years if (point := _dated(expression, year, base.era))]
    if step == 0:
        return one(points[0], "this year's") if points else Resolved(_open_value(expression))
    here = (base.year, base.month or (1 if step > 0 else 12), base.day or 1)
    right = [
        point
        for point in points
        if (_start(point) < here if step < 0 else _start(point) > here)
        and (point.year, point.month) != (base.year, base.month)
    ]
    right.sort(key=_start, reverse=step < 0)
    return one(right[0], f"the {'last' if step < 0 else 'next'} one from {base.value}") if right else Resolved("")


def _start(point: Point) -> tuple[int, int, int]:
    return point.year, point.month or 1, point.day or 1


def _pointed_weekday(weekday: int, step: int, base: Point) -> Resolved:
    day = base.date
    if day is None or base.day is None:
        return Resolved(f"XXXX-WXX-{weekday}")
    if step < 0:
        found = day - timedelta(days=(day.isoweekday() - weekday - 1) % 7 + 1)
    elif step > 0:
        found = day + timedelta(days=(weekday - day.isoweekday() - 1) % 7 + 1)
    else:
        found = day + timedelta(days=weekday - day.isoweekday())
    return one(days.of(found), f"counted from {base.value}")
