"""From what the words say to ranked calendar values, each with its reason."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.mention import Candidate
from counterclaim.times import days
from counterclaim.times.days import Point
from counterclaim.times.expressions import Expression
from counterclaim.times.tense import Tense

__all__ = ["Context", "Resolved", "resolve"]

# How much farther a reading on the wrong side of the report's date counts than it is. At 3 a day up to three months ahead
# stays of this year after a past verb ("27 May" in a report of March) and is left to the date checks; "23 January" in one
# of October is of the year before. Value F1 on TimeBank at 1.2 / 1.5 / 3: 84.9 / 85.0 / 85.3.
AGAINST_TENSE = 3.0
# Whole months, seasons and quarters are recalled from a year back: nearly always on the tense's side.
AGAINST_TENSE_COARSE = 8.0
_AHEAD = {True: 1, False: 10}  # of two numeric readings the one ahead of the report is hardly ever meant
AGAINST_FUTURE_COARSE = 1.5  # "will report third-quarter results": past quarters are often spoken of as to come


@dataclass(slots=True)
class Context:
    """What is known when an expression is read: the report's date, the passage's kind, the dates before it."""

    report: date | None = None
    narrative: bool = False
    day_first: bool | None = None  # the order of numeric dates in this text, None if it does not show
    ranking: bool = True  # False takes the report's own year for every date without one: an ablation, see benchmarks
    tense: Tense = ""
    sure: bool = False  # the tense is future beyond doubt
    last: Point | None = None
    last_day: Point | None = None
    last_quarter: Point | None = None
    range_from: Point | None = None  # the day that opens the range which the expression being read closes
    sentence: int = -1  # where the sentence being read begins
    opened: Point | None = None  # the first date of that sentence

    def enter(self, sentence: int) -> None:
        """Go on to another sentence: a story goes on from the first date of the last one, not from its asides."""
        if self.narrative and self.opened is not None:
            self.last = self.opened
        self.sentence, self.opened = sentence, None

    def remember(self, expression: Expression, point: Point | None, aside: bool = False) -> None:
        """Keep a resolved date as the one that later words may be told from."""
        if point is None or not point.value:
            return
        if not aside and (self.narrative or expression.base != "report"):
            self.last = point
            self.opened = self.opened or point
        if point.day is not None and point.unit == "D":
            self.last_day = point
        if point.unit == "Q" and expression.kind != "shift" and expression.unit != "Y":
            self.last_quarter = point

    @property
    def today(self) -> Point | None:
        return days.of(self.report) if self.report else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of an expression, the stretch of the calendar that it means (None if none), and the ranked readings."""

    value: str
    point: Point | None = None
    candidates: tuple[Candidate, ...] = ()


def resolve(expression: Expression, context: Context) -> Resolved:
    """The best value of an expression in its context; what cannot be told keeps X in place of figures, or is empty."""
    found = _KINDS[expression.kind](expression, context)
    if not expression.clock or expression.kind == "time":
        return found
    return Resolved(found.value + expression.clock if found.value else "", found.point,
                    tuple(Candidate(each.value + expression.clock, each.why) for each in found.candidates))


def _one(point: Point | None, why: str) -> Resolved:
    return Resolved(point.value, point, (Candidate(point.value, why),)) if point else Resolved("")


def _fixed(expression: Expression, _: Context) -> Resolved:
    return Resolved(expression.value)


# ---- dates of the calendar

def _calendar(expression: Expression, context: Context) -> Resolved:
    if expression.name == "DM":
        return _either_order(expression, context)
    if expression.year is not None:
        return _one(_dated(expression, expression.year), "the words give the year")
    if expression.step is not None:
        return _pointed(expression, context)
    if expression.weekday and not expression.month and not expression.day:
        return _weekday(expression.weekday, context)
    if expression.day and not expression.month:
        return _day_of_month(expression.day, context)
    return _yearless(expression, context)


def _either_order(expression: Expression, context: Context) -> Resolved:
    """A numeric date that may be read month first or day first: as another date of the text shows, else what lies nearest
    before the report, else month first as the wires write."""
    year, first, second = expression.year or 0, expression.month or 1, expression.day or 1
    readings = [(days.day_point(year, first, second, expression.era), "read month first")]
    if first != second:
        readings.append((days.day_point(year, second, first, expression.era), "read day first"))
    if context.day_first is not None:
        readings.sort(key=lambda each: (each[1] == "read day first") != context.day_first)
    elif context.report is not None:
        report = context.report
        readings.sort(key=lambda each: abs(((each[0].date or report) - report).days) * _AHEAD[context.tense == "future" or (each[0].date or report) <= report])
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
        return _one(_dated(expression, context.report.year), "the year of the report")
    return _near_report(expression, context.report, context.tense, context.sure)


def _near_anchor(expression: Expression, anchor: Point) -> Resolved:
    """The year in which the date lies best after the last date of the passage: stories go forward, but may step back."""
    if anchor.month is None or anchor.era < 0:
        return _one(_dated(expression, anchor.year, anchor.era), "the year of the date before it")
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
    """How unlikely a step of so many months is in a story: a step back counts for more than one forward. Value F1 on WikiWars
    train at 0.8 / 1.0 / 1.3: 85.2 / 85.5 / 85.6."""
    return months if months >= 0 else -months * 1.3


def _near_report(expression: Expression, report: date, tense: Tense, sure: bool) -> Resolved:
    ranked = []
    for year in (report.year, report.year - 1, report.year + 1):
        point = _dated(expression, year) if 1 <= year <= 9999 else None
        if point is None or sure and point.unit == "D" and (point.date or report) < report:
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
        return _one(days.of(start + timedelta(days=(weekday - start.isoweekday()) % 7)), f"closes the range from {context.range_from.value}")
    if base is None:
        return Resolved(f"XXXX-WXX-{weekday}")
    back = days.of(base - timedelta(days=(base.isoweekday() - weekday) % 7))
    ahead = days.of(base + timedelta(days=(weekday - base.isoweekday()) % 7))
    if back.value == ahead.value:
        return _one(back, "the day of the report")
    order = [(back, "the last one before the report"), (ahead, "the next one after the report")]
    if context.tense == "future" and context.ranking:
        order.reverse()
    return Resolved(order[0][0].value, order[0][0], tuple(Candidate(point.value, why) for point, why in order))


def _day_of_month(day: int, context: Context) -> Resolved:
    base = context.last if context.last and context.last.month else context.today
    if base is None or base.month is None:
        return Resolved(f"XXXX-XX-{day:02d}")
    return _one(days.day_point(base.year, base.month, day, base.era), f"the month of {base.value}")


def _pointed(expression: Expression, context: Context) -> Resolved:
    """"last May", "next Monday", "June last year", "the previous April"."""
    step = expression.step or 0
    base = context.last if expression.base == "text" or context.narrative else context.today
    base = base or context.today
    if base is None:
        return Resolved(f"XXXX-WXX-{expression.weekday}" if expression.weekday else _open_value(expression))
    if expression.unit == "Y":
        return _one(_dated(expression, base.year + step, base.era), f"counted in years from {base.value}")
    if expression.weekday and not expression.month:
        return _pointed_weekday(expression.weekday, step, base)
    if step == 0 and expression.base == "text":
        return _one(_dated(expression, base.year, base.era), f"the year of {base.value}")
    years = (base.year, base.year - 1, base.year + 1)
    points = [point for year in years if (point := _dated(expression, year, base.era))]
    if step == 0:
        return _one(points[0], "this year's") if points else Resolved(_open_value(expression))
    here = (base.year, base.month or (1 if step > 0 else 12), base.day or 1)
    right = [point for point in points if (_start(point) < here if step < 0 else _start(point) > here)
             and (point.year, point.month) != (base.year, base.month)]
    right.sort(key=_start, reverse=step < 0)
    return _one(right[0], f"the {'last' if step < 0 else 'next'} one from {base.value}") if right else Resolved("")


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
    return _one(days.of(found), f"counted from {base.value}")


# ---- dates told from another

def _base_point(expression: Expression, context: Context) -> Point | None:
    if expression.base == "text" or (context.narrative and expression.base == "either"):
        finer = context.last_day if expression.unit in ("D", "W", "TH", "TM", "TS") else context.last
        return finer or context.last or context.today
    if context.narrative and expression.base == "report":
        return context.last or context.today
    return context.today


def _shift(expression: Expression, context: Context) -> Resolved:
    step, count, unit = expression.step or 0, expression.count, expression.unit
    if not isinstance(count, float):
        return Resolved("PAST_REF" if step < 0 else "FUTURE_REF")
    if unit == "Y" and count == 1 and step < 0 and not context.narrative and context.last_quarter:
        quarter = context.last_quarter
        return _one(days.named_point(quarter.value[-2:], quarter.year - 1), f"a year before {quarter.value}")
    base = _base_point(expression, context)
    if base is None:
        return Resolved("")
    if unit[0] == "T":
        return _one(base, f"the day of {base.value}")
    if count != int(count):
        count, unit = (count * 12, "M") if unit == "Y" else (round(count * 7), "D") if unit == "W" else (count, unit)
    point = days.shifted(base, int(count) * step, unit)
    if point is None:
        return Resolved("XXXX-XX-XX" if unit in ("D", "W") else "XXXX-XX" if unit == "M" else "")
    return _one(point, f"counted from {base.value}")


def _unit(expression: Expression, context: Context) -> Resolved:
    unit, step = expression.unit, expression.step or 0
    if expression.base == "whole":
        return _whole(expression, context)
    base = _base_point(expression, context)
    if base is None:
        return Resolved("")
    if not unit:
        return _one(context.last, "the time spoken of") if context.last else Resolved("PAST_REF")
    why = f"counted from {base.value}" if step else f"the one that holds {base.value}"
    if unit in ("W", "WE", "F"):
        day = base.date
        if day is None or base.day is None:
            return Resolved("")
        shift = step * (14 if unit == "F" else 7)
        if unit == "WE" and step < 0 and day.isoweekday() < 6:
            shift = -7
        return _one(days.week_point(day + timedelta(days=shift), unit == "WE"), why)
    if unit == "D":
        return _one(days.shifted(base, step, "D") if step else base, why) if base.day else Resolved("XXXX-XX-XX")
    return _one(_coarse(base, unit, step), why)


def _coarse(base: Point, unit: str, step: int) -> Point | None:
    """The month, quarter, half, year, decade or century that holds `base`, moved by `step`."""
    if unit == "C":
        return Point(f"{base.year // 100 + step:02d}", "C", base.year, era=base.era)
    return days.shifted(base, step, unit)


def _whole(expression: Expression, context: Context) -> Resolved:
    """"the quarter", "the year", "the weekend": the last one spoken of, else the report's own."""
    unit = expression.unit
    base = context.last if context.narrative else context.today
    if base is None:
        return Resolved("")
    if unit == "Q":
        quarter = context.last_quarter or days.shifted(base, -1, "Q")
        return _one(quarter, "the last quarter spoken of" if context.last_quarter else "the last full quarter")
    if unit in ("W", "WE"):
        day = base.date
        if day is None or base.day is None:
            return Resolved("")
        back = 7 if day.isoweekday() < 6 and unit == "WE" and context.tense != "future" else 0
        return _one(days.week_point(day - timedelta(days=back), unit == "WE"), "the one beside the report")
    if unit == "D":
        return _one(base, "the day spoken of") if base.day else Resolved("")
    point = _coarse(base, unit, 0)
    if expression.mod == "END" and point and unit == "Y" and expression.rule == "unit end":
        return _one(days.day_point(base.year - (context.tense != "future"), 12, 31), "the end of a year")
    return _one(point, f"the one that holds {base.value}")


def _time(expression: Expression, context: Context) -> Resolved:
    """A time of day by itself, on the day spoken of."""
    day = context.last_day or (context.today if not context.narrative else None)
    if day is None:
        return Resolved("XXXX-XX-XX" + expression.clock)
    value = day.value + expression.clock
    return Resolved(value, day, (Candidate(value, f"on the day spoken of, {day.value}"),))


_KINDS: dict[str, Callable[[Expression, Context], Resolved]] = {
    "fixed": _fixed, "calendar": _calendar, "shift": _shift, "unit": _unit, "time": _time}
