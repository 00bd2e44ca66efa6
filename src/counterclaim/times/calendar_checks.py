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
_NEAR = 60  # days from the report within which a yearless date is surely of that year


def impossible(dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """Days that their month does not have: 31 February, 29 February of a common year."""
    for each in dates:
        point = each.point
        if not each.is_day or each.earliest is not None or point.era < 0:
            continue
        month, year = point.month or 1, point.year
        length = calendar.monthrange(year, month)[1]
        if point.day == 29 and not each.own_year and report is None:
            continue
        reason = f"{calendar.month_name[month]} {year} has {length} days." if month == 2 else \
            f"{calendar.month_name[month]} has {length} days."
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
        if not each.own_year and (report is None or abs((day - report).days) > _NEAR):
            continue
        yield Flag("weekday_mismatch", each.span, f"{_plain(day)} was a {_DAYS[day.isoweekday()]}, not a {_DAYS[said]}.",
                   _weekday_repairs(each, dates, day, said, report), "weekday")


def _weekday_repairs(each: Dated, dates: Sequence[Dated], day: date, said: int, report: date | None) -> tuple[Candidate, ...]:
    """The date kept and its weekday mended, unless that lies after the report; then days one slip away that fit the weekday."""
    kept = Candidate(day.isoformat(), f"the weekday mistaken: {_DAYS[day.isoweekday()]}")
    near = [other.earliest for other in dates if other.earliest and other.is_day and other is not each]
    near += [report] if report else []
    fitting = ranked(slips(each.point, each.own_year), near, _latest(each, report), said)
    back = day - timedelta(days=(day.isoweekday() - said) % 7)
    beside = Candidate(min(back, back + timedelta(days=7), key=lambda one: abs((one - day).days)).isoformat(),
                       f"the {_DAYS[said]} beside it")
    far = min((abs((day - one).days) for one in near), default=0)
    nearer = [one for one in fitting if min((abs((date.fromisoformat(one.value) - x).days) for x in near), default=99) <= 7]
    late = report is not None and day > report and each.tense == "past"
    if nearer and (late or far > 25):
        return (*nearer[:2], kept, beside)
    return (kept, *(one for one in (beside, *fitting) if one.value != kept.value))[:4]


def _plain(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
