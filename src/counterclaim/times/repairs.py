"""What a date that cannot be right may have meant: every date one slip away, ranked. Nothing is ever overwritten."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator
from datetime import date

from counterclaim.model.mention import Candidate
from counterclaim.times.days import Point

__all__ = ["ranked", "slips"]

MOST = 4  # candidates a flag: a person reads the first, glances at the rest
_MONTHS = calendar.month_name
Slip = tuple[date, str, float]  # the day, what was mistaken, how many days of distance the slip is worth


def slips(point: Point, own_year: bool) -> Iterator[Slip]:
    """The days that lie one slip from `point`: another month, another year, a digit of the day, the last day of a
    month."""
    year, month, day = point.year, point.month or 1, point.day or 1
    for other in range(1, 13):
        if other != month and (found := _day(year, other, day)):
            yield found, f"the month mistaken: {day} {_MONTHS[other]}", 0.0
            if not own_year:
                yield from (
                    (back, f"the month mistaken: {day} {_MONTHS[other]} {year - 1}", 5.0)
                    for back in [_day(year - 1, other, day)]
                    if back
                )
    for other in sorted(_years(year)):
        if found := _day(other, month, day):
            yield found, f"the year mistaken: {other}", 0.0 if own_year else 20.0
    for digit, cost in sorted(_digits(day).items()):
        if found := _day(year, month, digit):
            yield found, f"a digit of the day mistaken: {digit} {_MONTHS[month]}", cost
    last = calendar.monthrange(year, month)[1] if 1 <= year <= 9999 else 28
    if day > last:
        yield date(year, month, last), f"the last day of {_MONTHS[month]}", 4.0 if day <= 31 else 12.0
    if last < day <= 31:
        after_year, after_month = (year + 1, 1) if month == 12 else (year, month + 1)
        yield date(after_year, after_month, 1), f"the day after the last of {_MONTHS[month]}", 15.0


def ranked(
    found: Iterable[Slip], near: Iterable[date], latest: date | None = None, weekday: int | None = None
) -> tuple[Candidate, ...]:
    """The best repairs: near the report and the other dates of the text, not after `latest`, on the weekday that is
    said.

    Nearness is what decides: the dates of a report crowd around it, a slip throws one out.
    """
    anchors = list(near)
    best: dict[str, tuple[float, str]] = {}
    for day, why, penalty in found:
        if (latest is not None and day > latest) or (weekday is not None and day.isoweekday() != weekday):
            continue
        cost = penalty + min((abs((day - anchor).days) for anchor in anchors), default=0)
        key = day.isoformat()
        if key not in best or cost < best[key][0]:
            best[key] = (cost, why)
    order = sorted(best.items(), key=lambda each: (each[1][0], each[0]))
    return tuple(Candidate(value, why) for value, (_, why) in order[:MOST])


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _years(year: int) -> set[int]:
    """Years one digit, one step or one swap of neighbours away."""
    text = f"{year:04d}"
    found = {year - 1, year + 1}
    for i in range(4):
        found.update(int(text[:i] + digit + text[i + 1 :]) for digit in "0123456789" if i or digit in "12")
        if i:
            found.add(int(text[: i - 1] + text[i] + text[i - 1] + text[i + 1 :]))
    return {each for each in found if 1000 <= each <= 2100 and each != year}


def _digits(day: int) -> dict[int, float]:
    """Days that one slip of the finger makes this one of, each with what the slip is worth: a key struck twice
    (77 for 7) or its neighbour (37 for 27) before any other digit, a digit lost or two swapped."""
    text = str(day)
    found: dict[str, float] = {text[::-1]: 6.0}
    for i, typed in enumerate(text):
        for digit in "0123456789":
            found.setdefault(text[:i] + digit + text[i + 1 :], 2.0 if abs(int(digit) - int(typed)) == 1 else 8.0)
        found[text[:i] + text[i + 1 :]] = 0.0 if len(set(text)) < len(text) else 8.0
    return {int(each): cost for each, cost in found.items() if each and 1 <= int(each) <= 31 and int(each) != day}
