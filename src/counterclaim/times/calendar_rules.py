"""The grammar of days and months: "27 May 2022", "the 3rd of June", "24-28 March", "June last year", "04/03/2022"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.times.expressions import Expression
from counterclaim.times.patterns import Found, Piece, Rule

__all__ = ["RULES", "full_year", "year_of"]

# what parts the ends of a range; "and" and "or" part dates that need not follow each other
_RANGE = ("-", "–", "—", "to", "until", "till", "through")
_MONTH = "{m:month|weakmonth}"
_WEEKDAY = "(?:{w:weekday|weakday},?{=the}?)?"
_YEAR = "(?:,?{=of|in}?(?:{y:year}|{yy:shortyear}|{n:num}(?={era})){e:era}?)?"
_TO = "(?:-|,|{=to|and|or|through|till|until|&})"


def _number(value: str | None) -> int | None:
    return int(float(value)) if value else None


def year_of(found: Found) -> tuple[int | None, int]:
    """The year that a match names and its era (-1 counts backwards)."""
    era = int(found.value("e") or 1)
    if found.has("y") or found.has("n"):
        return _number(found.value("y") or found.value("n")), era
    short = found.value("yy")
    return (full_year(short) if short else None), era


def full_year(short: str, near: int | None = None) -> int:
    """The year that two digits stand for: in the century of `near`, else 1930-2029."""
    if near is not None:
        year = near // 100 * 100 + int(short)
        return year + 100 if year < near else year
    return int(short) + (2000 if int(short) < 30 else 1900)


def _day(found: Found, group: str = "d") -> int | None:
    value = found.value(group)
    day = _number(value)
    return day if day and 1 <= day <= 31 else None


def _full(found: Found) -> Expression | None:
    year, era = year_of(found)
    day = _day(found)
    if day is None:
        return None
    return Expression("calendar", month=found.number("m"), day=day, weekday=found.number("w"), year=year, era=era)


def _no_such_day(found: Found) -> Expression | None:
    """A day that no month has ("37 August"): kept as the words say it, for the date checks to doubt."""
    day = found.number("n")
    year = found.number("y")
    return (
        Expression("calendar", month=found.number("m"), day=day, year=year, weekday=found.number("w"))
        if day and 31 < day < 100
        else None
    )


def _month(found: Found) -> Expression:
    year, era = year_of(found)
    return Expression("calendar", month=found.number("m"), year=year, era=era)


def _bare_month(found: Found) -> Expression | None:
    if found.words("m") in (["jan"], ["mar"]):
        return None  # a first name and others, without the dot of an abbreviation
    return Expression("calendar", month=found.number("m"))


def _two_days(found: Found) -> Sequence[Piece] | None:
    """Two days of one month, in either order of day and month."""
    first, second = _day(found, "d1"), _day(found, "d")
    if first is None or second is None:
        return None
    year, era = year_of(found)
    month = found.number("m")
    start, end = found.span()
    split = found.at("d1") + 1
    begin = start if found.at("m") < found.at("d1") else found.at("d1")
    return [
        (begin, split, Expression("calendar", month=month, day=first, year=year, era=era)),
        (found.at("d"), end, Expression("calendar", month=month, day=second, year=year, era=era)),
    ]


def _two_dates(found: Found) -> Sequence[Piece] | None:
    """Two dates of which only the second names the year; or two months."""
    year, era = year_of(found)
    start, end = found.span()
    second = min(i for i in (found.at("d"), found.at("m")) if i >= 0)
    month, last = found.number("m1"), found.number("m")
    first_year = year - era if year and month and last and month > last and found.words("sep")[0] in _RANGE else year
    stop = found.span("sep")[0]
    return [
        (start, stop, Expression("calendar", month=month, day=_day(found, "d1"), year=first_year, era=era)),
        (second, end, Expression("calendar", month=last, day=_day(found), year=year, era=era)),
    ]


def _weekday(found: Found) -> Expression | None:
    if found.has("r") and found.words("r") == ["following"] and found.words("the") != ["the"]:
        return None  # "following Friday's vote": after it
    step = int(found.value("r") or 0) if found.has("r") else None
    base = found.tokens.value(found.at("r"), "base") if found.has("r") else None
    return Expression("calendar", weekday=found.number("w"), step=step, base=base or "either")


def _rel_month(found: Found) -> Expression:
    base = found.tokens.value(found.at("r"), "base") or "either"
    return Expression("calendar", month=found.number("m"), day=_day(found), step=int(found.value("r") or 0), base=base)


def _month_of(found: Found) -> Expression:
    """A month or day of a year that is pointed at: "June last year", "August of that year"."""
    base = found.tokens.value(found.at("r"), "base") or "either"
    step = int(found.value("r") or 0)
    return Expression(
        "calendar",
        month=found.number("m"),
        day=_day(found),
        name="" if found.has("m") else found.value("s") or "",
        step=step,
        base=base,
        unit="Y",
    )


def _day_alone(found: Found) -> Expression | None:
    day = _day(found)
    return Expression("calendar", day=day) if day else None


def _numeric(found: Found) -> Expression | None:
    token = found.value("t") or ""
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(T[\d:]+)?", token)
    if iso:
        year, month, day = (int(part) for part in iso.groups()[:3])
        if not (1000 <= year < 3000 and 1 <= month <= 12 and day):
            return None
        return Expression("calendar", "TIME" if iso[4] else "DATE", year=year, month=month, day=day, clock=iso[4] or "")
    first, second, tail = (int(part) for part in re.split(r"[/.]", token))
    year = tail if tail > 99 else full_year(f"{tail:02d}")
    if not (1000 <= year < 3000 and first and second):
        return None
    if "." in token or first > 12:
        return Expression("calendar", year=year, month=second, day=first) if 1 <= second <= 12 else None
    # both may be the month: which, is for the context to say (see `resolve`)
    return Expression("calendar", year=year, month=first, day=second, name="" if second > 12 else "DM")


RULES = (
    Rule("numeric", "{t:numeric}", _numeric, 3),
    Rule("day month", _WEEKDAY + "{=the}?{d:day|ordday}{=of|day}?{=of}?" + _MONTH + _YEAR, _full, 3),
    Rule("ordinal of month", _WEEKDAY + "{=the}?{d:ord}{=of}" + _MONTH + _YEAR, _full, 3),
    Rule("month day", _WEEKDAY + _MONTH + "{=the}?{d:day|ordday}(?!{units})" + _YEAR, _full, 2),
    Rule(
        "no such day",
        "(?<!{=in|during|for|between|and|to})(?<!-)"
        + _WEEKDAY
        + _MONTH
        + "{n:two}(?!{counted|units|unit|month|weakmonth|year}|[%/-])(?:,{y:year})?",
        _no_such_day,
        2,
    ),
    Rule("no such day first", "(?<!-)" + _WEEKDAY + "{n:two}" + _MONTH + ",?{y:year}?", _no_such_day, 2),
    Rule(
        "days month",
        "{d1:day|ordday}(?P<sep>" + _TO + ")" + "{=the}?{d:day|ordday}{=of}?" + _MONTH + _YEAR,
        _two_days,
        4,
    ),
    Rule(
        "month days",
        _MONTH + "{d1:day|ordday}(?P<sep>" + _TO + ")(?:{=the})?{d:day|ordday}(?!{units|month|weakmonth|two})" + _YEAR,
        _two_days,
        4,
    ),
    Rule(
        "dates day first",
        "{d1:day|ordday}{m1:month|weakmonth}(?P<sep>" + _TO + "){d:day|ordday}{=of}?" + _MONTH + _YEAR,
        _two_dates,
        5,
    ),
    Rule(
        "dates month first",
        "{m1:month|weakmonth}{d1:day|ordday}(?P<sep>" + _TO + ")" + _MONTH + "{d:day|ordday}" + _YEAR,
        _two_dates,
        5,
    ),
    Rule(
        "months year",
        "{m1:month|weakmonth}(?P<sep>" + _TO + ")" + _MONTH + ",?{=of}?(?:{y:year}|{n:num}(?={era})){e:era}?",
        _two_dates,
        4,
    ),
    Rule("month year", _MONTH + ",?{=of|in}?(?:{y:year}|{yy:shortyear}|{n:num}(?={era})){e:era}?", _month, 2),
    Rule("month", "{m:month}", _bare_month, 0),
    Rule(
        "weak month",
        "(?<=-|{=in|since|of|by|from|until|till|during|before|after|between|early|late|mid|through|to|and|every|each})"
        "{m:weakmonth}",
        _bare_month,
        0,
    ),
    Rule("weak month as adjective", "(?<={=the|a|its}){m:weakmonth}(?!{=of|on|for|to|in}|[,.;)])", _bare_month, 0),
    Rule("pointed month", "{r:rel}" + _MONTH + "(?:{d:day|ordday}(?!{units}))?", _rel_month, 2),
    Rule("month of year", _MONTH + "(?:{d:day|ordday})?,?{=of|in}?{=the}?{r:rel}{=year}", _month_of, 4),
    Rule("season of year", "{=the}?{s:season|weakseason}{=of}?{r:rel}{=year}", _month_of, 4),
    Rule("weekday", "(?P<the>{=the})?{r:rel}?{w:weekday}", _weekday, 1),
    Rule("plain weekday", "{w:weekday}", _weekday, 0),
    Rule("day alone", "(?<={=on|by|until|since|from|to}){=the}{d:ordday}(?!_|-|{units|unit|=and|=or})", _day_alone, 1),
)
