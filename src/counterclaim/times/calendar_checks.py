"""Dates that no calendar has, and weekdays that their dates do not have."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from counterclaim.model.flag import Flag
from counterclaim.model.mention import Candidate
from counterclaim.times.dated import Dated
from counterclaim.times.repairs import ranked, slips

__all__ = ["impossible", "weekdays"]

_DAYS = ("", *calendar.day_name)
# Days from the report within which a date without a year is surely of that year, and within which it is if no other
# year
# has the weekday.
# From _TOLD on it has its year from the dates around it, in a text that tells history.
_SURE, _NEAR, _TOLD = 150, 300, 700


def impossible(dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """Days that their month does not have: 31 February, 29 February of a common year."""
    for each in dates:
        point = each.point
        if not each.is_day or each.earliest is not None or point.era < 0:
            continue
        month, year = point.month or 1, point.year
        if not 1 <= month <= 12:
            yield Flag("impossible_date", each.span, f"There is no month {month}.", (), "calendar")
            continue
        length = calendar.monthrange(year, month)[1]
        if point.day == 29 and not each.own_year and (report is None or abs(report.year - year) > 1):
            continue  # the year is a guess from the dates around it
        reason = (
            f"{calendar.month_name[month]} {year} has {length} days."
            if month == 2
            else f"{calendar.month_name[month]} has {length} days."
        )
        near = [other.earliest for other in dates if other.earliest and other.is_day] + ([report] if report else [])
        found = ranked(slips(point, each.own_year), near, _latest(each, report), each.expression.weekday)
        yield Flag("impossible_date", each.span, reason, found, "calendar")


def _latest(each: Dated, report: date | None) -> date | None:
    return report if report and each.tense != "future" else None


def weekdays(dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """Dates that say a weekday which the day does not have."""
    for each in dates:
        said, day = each.expression.weekday, each.earliest
        if not said or not each.is_day or day is None or day.isoweekday() == said:
            continue
        if not each.own_year and not _year_is_sure(day, said, report):
            continue
        yield Flag(
            "weekday_mismatch",
            each.span,
            f"{_plain(day)} was a {_DAYS[day.isoweekday()]}, not a {_DAYS[said]}.",
            _weekday_repairs(each, dates, day, said, report),
            "weekday",
        )


def _year_is_sure(day: date, said: int, report: date | None) -> bool:
    """Whether a date that does not name its year can be of no other year."""
    if report is None or _NEAR < abs((day - report).days) < _TOLD:
        return False
    if abs((day - report).days) <= _SURE:
        return True
    beside = [date(day.year + step, day.month, day.day) for step in (-1, 1) if (day.month, day.day) != (2, 29)]
    return all(other.isoweekday() != said for other in beside)


def _weekday_repairs(
    each: Dated, dates: Sequence[Dated], day: date, said: int, report: date | None
) -> tuple[Candidate, ...]:
    """The date kept and its weekday mended, unless that lies after the report; then days one slip away that fit the
    weekday."""
    kept = Candidate(day.isoformat(), f"the weekday mistaken: {_DAYS[day.isoweekday()]}")
    near = [other.earliest for other in dates if other.earliest and other.is_day and other is not each]
    near += [report] if report else []
    fitting = ranked(slips(each.point, each.own_year), near, _latest(each, report), said)
    back = day - timedelta(days=(day.isoweekday() - said) % 7)
    beside = Candidate(
        min(back, back + timedelta(days=7), key=lambda one: abs((one - day).days)).isoformat(),
        f"the {_DAYS[said]} beside it",
    )
    if report is not None and day > report and each.tense == "past" and fitting:
        return (*fitting[:2], kept, beside)
    others = {one.value: one for one in (*reversed(fitting), beside) if one.value != kept.value}
    return (
        kept,
        *(others[value] for value in dict.fromkeys((beside.value, *(one.value for one in fitting))) if value in others),
    )[:4]


def _plain(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
