"""Publication dates as files write them, to ISO; never a guess where day and month cannot be told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from pathlib import PurePath
from typing import Literal

__all__ = ["DayMonth", "date_in_name", "day_month_order", "is_ambiguous", "parse_date"]

DayMonth = Literal["day-month", "month-day"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_TIME = r"(?:[T ,]+(?:at )?\d{1,2}[:.]\d{2}.*)?"
_WEEKDAY = r"(?:[a-z]{3,9}\.?,?\s+)?"

_ISO = re.compile(rf"(?P<year>\d{{4}})(?:([-/.])(?P<month>\d{{1,2}})(?:\2(?P<day>\d{{1,2}}))?)?{_TIME}", re.I)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{4,6}Z?)?", re.I)
_DAY_FIRST = re.compile(rf"{_WEEKDAY}{_DAY}[\s-]+{_MONTH},?[\s-]+(?P<year>\d{{4}}){_TIME}", re.I)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+(?P<year>\d{{4}}){_TIME}", re.I)
_MONTH_YEAR = re.compile(rf"{_MONTH},?\s+(?P<year>\d{{4}})", re.I)
_DOTTED = re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_TIME}")
_FORMS = (_ISO, _COMPACT, _DAY_FIRST, _MONTH_FIRST, _MONTH_YEAR, _DOTTED)

_TWO_NUMBERS = re.compile(rf"(\d{{1,2}})([-/])(\d{{1,2}})\2(\d{{4}}){_TIME}")

_IN_NAME = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<sep>[-_./ ]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)


def parse_date(words: str, order: DayMonth | None = None) -> str | None:
    """The ISO date (or prefix of one) that `words` mean, the day as it was written, whatever the time zone.

    `order` says how `4/5/2017` is to be read; without it only the year of such a date is known, and given.
    None if the words mean no date, or one that does not exist.
    """
    words = " ".join(words.split())
    if match := _TWO_NUMBERS.fullmatch(words):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        day_first, month_first = _iso(year, second, first), _iso(year, first, second)
        if day_first and month_first and day_first != month_first and order is None:
            return f"{year:04}"
        return (day_first or month_first) if order == "day-month" else (month_first or day_first)
    for form in _FORMS:
        if match := form.fullmatch(words):
            parts = match.groupdict()
            return _iso(int(parts["year"]), _month(parts.get("month")), int(parts.get("day") or 0))
    return None


def day_month_order(column: Iterable[str]) -> DayMonth | None:
    """How a whole column writes `4/5/2017`; None if nothing in it tells, or it contradicts itself."""
    seen: set[DayMonth] = set()
    for words in column:
        if match := _TWO_NUMBERS.fullmatch(words.strip()):
            if int(match[1]) > 12 >= int(match[3]):
                seen.add("day-month")
            elif int(match[3]) > 12 >= int(match[1]):
                seen.add("month-day")
    return seen.pop() if len(seen) == 1 else None


def is_ambiguous(words: str) -> bool:
    """Whether `words` is a date whose day and month only the rest of its column can tell apart."""
    match = _TWO_NUMBERS.fullmatch(words.strip())
    return bool(match and int(match[1]) <= 12 and int(match[3]) <= 12 and int(match[1]) != int(match[3]))


def date_in_name(path: PurePath) -> str | None:
    """The date in a file's name, or else in the folders that lead to it: `2022-03-28`, `20220328`, `2022/03/28`.

    Of several, the one nearest to the end of the name counts. `path` should be no more of the path than is the user's
    own choice of names: the folder above the folder that is read says nothing of the reports.
    """
    found = [_iso(int(m["year"]), int(m["month"]), int(m["day"])) for m in _IN_NAME.finditer(path.as_posix())]
    return next(filter(None, reversed(found)), None)


def _month(words: str | None) -> int:
    if not words:
        return 0
    return int(words) if words.isdigit() else _MONTHS.index(words[:3].lower()) + 1


def _iso(year: int, month: int, day: int) -> str | None:
    """The ISO prefix of a date that exists, else None; 0 stands for what is not known."""
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if month and day else "")
