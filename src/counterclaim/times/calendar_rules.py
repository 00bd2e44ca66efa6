"""The grammar of dates that name a place in the calendar: days, months, years, decades, seasons, quarters, holidays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.times.expressions import Expression
from counterclaim.times.numbers import ordinal, spelled
from counterclaim.times.patterns import Found, Piece, Rule

__all__ = ["RULES"]

_MONTH = "{m:month|weakmonth}"
_WEEKDAY = "(?:{w:weekday|weakday},?{=the}?)?"
_YEAR = "(?:,?{=of|in}?(?:{y:year}|{yy:shortyear}|{n:num}(?={era})){e:era}?)?"
_TO = "(?:-|,|{=to|and|or|through|till|until|&})"


def _number(value: str | None) -> int | None:
    return int(float(value)) if value else None


def _year(found: Found) -> tuple[int | None, int]:
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
    year, era = _year(found)
    day = _day(found)
    if day is None:
        return None
    return Expression("calendar", month=found.number("m"), day=day, weekday=found.number("w"), year=year, era=era)


def _no_such_day(found: Found) -> Expression | None:
    """A day that no month has ("37 August"): kept as the words say it, for the date checks to doubt."""
    day = found.number("n")
    year = found.number("y")
    return Expression("calendar", month=found.number("m"), day=day, year=year, weekday=found.number("w")) if day and 31 < day < 100 else None


def _month(found: Found) -> Expression:
    year, era = _year(found)
    return Expression("calendar", month=found.number("m"), year=year, era=era)


def _bare_month(found: Found) -> Expression | None:
    return Expression("calendar", month=found.number("m"))


def _two_days(found: Found) -> Sequence[Piece] | None:
    """Two days of one month, in either order of day and month."""
    first, second = _day(found, "d1"), _day(found, "d")
    if first is None or second is None:
        return None
    year, era = _year(found)
    month = found.number("m")
    start, end = found.span()
    split = found.at("d1") + 1
    begin = start if found.at("m") < found.at("d1") else found.at("d1")
    return [(begin, split, Expression("calendar", month=month, day=first, year=year, era=era)),
            (found.at("d"), end, Expression("calendar", month=month, day=second, year=year, era=era))]


def _two_dates(found: Found) -> Sequence[Piece] | None:
    """Two dates of which only the second names the year; or two months."""
    year, era = _year(found)
    start, end = found.span()
    second = min(i for i in (found.at("d"), found.at("m")) if i >= 0)
    month, last = found.number("m1"), found.number("m")
    first_year = year - era if year and month and last and month > last and found.words("sep") == ["-"] else year
    stop = found.span("sep")[0]
    return [(start, stop, Expression("calendar", month=month, day=_day(found, "d1"), year=first_year, era=era)),
            (second, end, Expression("calendar", month=last, day=_day(found), year=year, era=era))]


def _years(found: Found) -> Sequence[Piece] | None:
    first = found.number("y1")
    if first is None:
        return None
    second = found.value("y2") or ""
    last = int(second) if len(second) == 4 else full_year(second[-2:], first)
    if last <= first or last - first > 150:
        return None
    start, end = found.span()
    return [(start, found.at("y1") + 1, Expression("calendar", year=first)),
            (found.at("y2"), end, Expression("calendar", year=last))]


def _era_years(found: Found) -> Sequence[Piece] | Expression | None:
    era, last = int(found.value("e") or 1), found.number("n")
    if last is None:
        return None
    if not found.has("n1"):
        return Expression("calendar", year=last, era=era)
    first = found.number("n1")
    stop = found.span("sep")[0]
    return [(found.at("n1"), stop, Expression("calendar", year=first, era=era)),
            (found.at("n"), found.span()[1], Expression("calendar", year=last, era=era))]


def _bare_year(found: Found) -> Expression | None:
    year = found.number("y")
    return Expression("calendar", year=year, rule="bare year") if year else None


def _said_year(found: Found) -> Expression | None:
    """A year in words: "nineteen ninety-six", "the year two thousand"."""
    words = [word for word in found.words("n") if word != "-"]
    value = spelled(words[1:]) if found.has("c") else spelled(words)
    if value is None:
        return None
    year = int(value) + (int(spelled(words[:1]) or 0) * 100 if found.has("c") else 0)
    return Expression("calendar", year=year) if 1000 <= year <= 2100 else None


def _decade(found: Found) -> Expression:
    digits = found.value("d") or ""
    if digits.isdigit() or not digits:
        return Expression("fixed", value="19" + digits)
    years = digits[:-1]
    return Expression("fixed", value=years[:3] if len(years) == 4 else ("20" if years[0] in "01" else "19") + years[0])


def _century(found: Found) -> Expression | None:
    number = ordinal(found.words("o"))
    if not number:
        return None
    value = f"{number - 1:02d}"
    return Expression("fixed", value="BC" + value if found.value("e") == "-1" else value)


def _quarter(found: Found) -> Expression | None:
    if found.has("q"):
        number, letter = found.number("q"), found.words("q0")[0].upper()
    else:
        number, letter = ordinal(found.words("o")), "Q" if found.words("u") == ["quarter"] else "H"
        if found.words("o")[0] in ("last", "latter", "final"):
            number = 4 if letter == "Q" else 2
    if not number or number > (4 if letter == "Q" else 2):
        return None
    year = found.number("y") or found.number("y0")
    step = int(found.value("r") or 0) if found.has("r") else None
    return Expression("calendar", name=f"{letter}{number}", year=year, step=step)


def _season(found: Found) -> Expression | None:
    year, era = _year(found)
    step = int(found.value("r") or 0) if found.has("r") else None
    base = found.tokens.value(found.at("r"), "base") if found.has("r") else None
    return Expression("calendar", name=found.value("s") or "", year=year, era=era, step=step, base=base or "either")


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
    return Expression("calendar", month=found.number("m"), day=_day(found), name="" if found.has("m") else found.value("s") or "",
                      step=step, base=base, unit="Y")


def _holiday(found: Found) -> Expression:
    year, _ = _year(found)
    step = int(found.value("r") or 0) if found.has("r") else None
    return Expression("calendar", holiday=found.value("h") or "", year=year, step=step)


def _day_alone(found: Found) -> Expression | None:
    day = _day(found)
    return Expression("calendar", day=day) if day else None


def _numeric(found: Found) -> Expression | None:
    token = found.value("t") or ""
    iso = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(T[\d:]+)?", token)
    if iso:
        year, month, day = (int(part) for part in iso.groups()[:3])
        return Expression("calendar", "TIME" if iso[4] else "DATE", year=year, month=month, day=day, clock=iso[4] or "")
    first, second, tail = (int(part) for part in re.split(r"[/.]", token))
    year = tail if tail > 99 else full_year(f"{tail:02d}")
    if "." in token or first > 12:
        return Expression("calendar", year=year, month=second, day=first) if 1 <= second <= 12 else None
    # both may be the month: which, is for the context to say (see `resolve`)
    return Expression("calendar", year=year, month=first, day=second, name="" if second > 12 else "DM") if first else None


_PREPOSITION = "{=in|since|of|by|from|until|till|to|during|before|after|around|circa|between|and|the|year|early|late|mid|through|or}"
_NOT_COUNT = "(?!{counted}|%|-{num}|{units}|{zone}|{=hours|hrs})"

RULES = (
    Rule("numeric", "{t:numeric}", _numeric, 3),
    Rule("day month", _WEEKDAY + "{=the}?{d:day|ordday}{=of|day}?{=of}?" + _MONTH + _YEAR, _full, 3),
    Rule("ordinal of month", _WEEKDAY + "{=the}?{d:ord}{=of}" + _MONTH + _YEAR, _full, 3),
    Rule("month day", _WEEKDAY + _MONTH + "{=the}?{d:day|ordday}(?!{units})" + _YEAR, _full, 2),
    Rule("no such day", "(?<!{=in|during|for|between|and|to})(?<!-)" + _WEEKDAY + _MONTH + "{n:two}(?!{counted|units|unit|month|weakmonth|year}|[%/-])(?:,{y:year})?",
         _no_such_day, 2),
    Rule("no such day first", "(?<!-)" + _WEEKDAY + "{n:two}" + _MONTH + ",?{y:year}?", _no_such_day, 2),
    Rule("days month", "{d1:day|ordday}(?P<sep>" + _TO + ")" + "{=the}?{d:day|ordday}{=of}?" + _MONTH + _YEAR,
         _two_days, 4),
    Rule("month days", _MONTH + "{d1:day|ordday}(?P<sep>" + _TO + ")(?:{=the})?{d:day|ordday}(?!{units|month|weakmonth|two})" + _YEAR,
         _two_days, 4),
    Rule("dates day first", "{d1:day|ordday}{m1:month|weakmonth}(?P<sep>" + _TO + "){d:day|ordday}{=of}?" + _MONTH + _YEAR,
         _two_dates, 5),
    Rule("dates month first", "{m1:month|weakmonth}{d1:day|ordday}(?P<sep>" + _TO + ")" + _MONTH + "{d:day|ordday}" + _YEAR,
         _two_dates, 5),
    Rule("months year", "{m1:month|weakmonth}(?P<sep>" + _TO + ")" + _MONTH + ",?{=of}?(?:{y:year}|{n:num}(?={era})){e:era}?",
         _two_dates, 4),
    Rule("month year", _MONTH + ",?{=of|in}?(?:{y:year}|{yy:shortyear}|{n:num}(?={era})){e:era}?", _month, 2),
    Rule("month", "{m:month}", _bare_month, 0),
    Rule("weak month", "(?<=-|{=in|since|of|by|from|until|till|during|before|after|between|early|late|mid|through|to|and|every|each})"
         "{m:weakmonth}", _bare_month, 0),
    Rule("weak month as adjective", "(?<={=the|a|its}){m:weakmonth}(?!{=of|on|for|to|in}|[,.;)])", _bare_month, 0),
    Rule("pointed month", "{r:rel}" + _MONTH + "(?:{d:day|ordday}(?!{units}))?", _rel_month, 2),
    Rule("month of year", _MONTH + "(?:{d:day|ordday})?,?{=of|in}?{=the}?{r:rel}{=year}", _month_of, 4),
    Rule("season of year", "{=the}?{s:season|weakseason}{=of}?{r:rel}{=year}", _month_of, 4),
    Rule("years", "{y1:year}(?:-|/){y2:year|two|shortyear}(?!-)", _years, 3),
    Rule("years in words", "(?<={=between|from}){y1:year}(?:{=and|to|until|through}){y2:year}", _years, 3),
    Rule("era years", "{n1:num}{era}?(?P<sep>-|{=to|and|or|until}){n:num}{e:era}", _era_years, 4),
    Rule("era year", "{n:num}{e:era}", _era_years, 3),
    Rule("era first", "{e:era}{n:num}", _era_years, 2),
    Rule("new year", "(?<![$#%./:]|{numbering})(?:{=the}{=year})?{y:newyear}" + _NOT_COUNT, _bare_year, 0),
    Rule("old year", "(?<=" + _PREPOSITION + ")(?:{=the}{=year})?{y:year}" + _NOT_COUNT, _bare_year, 0),
    Rule("bracketed year", "(?<=\\(){y:year}(?=[),;-])", _bare_year, 0),
    Rule("short year", "(?<=-|{=in|since|of|by|from|until|during|to|and|before|after}){yy:shortyear}(?!{units|unit})", lambda found: Expression("calendar", year=_year(found)[0]), 0),
    Rule("year in words", "(?P<n>{c:=eighteen|nineteen}{tens}(?:-?{card})?)", _said_year, 2),
    Rule("the year in words", "{=the}{=year}(?P<n>{card|tens}(?:-?{card|tens|mult})*)", _said_year, 3),
    Rule("decade", "{=the}?{d:decade}", _decade, 2),
    Rule("decade in words", "{=the}{stage}?-?{d:decadeword}", _decade, 2),
    Rule("century", "{=the}?{o:ord|ordinal}-?{=century|centuries}{e:era}?", _century, 2),
    Rule("quarter", "{=the}?{r:rel}?(?:{=year}{='s|’s})?{y0:year}?{=fiscal}?{o:ord|ordinal|=last|=latter|=final}{=fiscal}?-?{u:=quarter}"
         "(?:{=of}{=fiscal|the}?(?:{y:year}|{=year}))?", _quarter, 3),
    Rule("quarter of year", "{=the}?{=fiscal}?{o:ord|ordinal|=last|=latter|=final}{=fiscal}?-?{u:=quarter|half}{=of}{=the}?{r:rel}{=fiscal}?{=year}",
         _quarter, 4),
    Rule("half", "{=the}?{y0:year}?{o:ord|ordinal|=last|=latter|=final}-?{u:=half}(?:(?={=year})|{=of}{=fiscal|the}?(?:{y:year}|{=year}))",
         _quarter, 3),
    Rule("short quarter", "{q0:=q|h}{q:day}{='s|’s|of|in}?{y:year}?", _quarter, 3),
    Rule("fiscal year", "{=the}?{=fiscal}{=year}?{y:year}", lambda found: Expression("calendar", year=found.number("y")), 2),
    Rule("season year", "{=the}?{s:season|weakseason},?{=of|in}?{y:year}(?:[-/]{two|year})?", _season, 3),
    Rule("season era", "{=the}?{s:season|weakseason}{=of}?{n:num}{e:era}", _season, 3),
    Rule("pointed season", "{=the}?{r:rel}{s:season|weakseason}(?!{=in|of|to})", _season, 2),
    Rule("the season", "{=the}{s:season}", _season, 1),
    Rule("season", "{s:season}", _season, 0),
    Rule("weak season", "(?<=-|{=in|since|by|from|until|during|early|late|mid|of}){=the}?{s:weakseason}(?!{=of|in|to|from})", _season, 1),
    Rule("weekday", "(?P<the>{=the})?{r:rel}?{w:weekday}", _weekday, 1),
    Rule("plain weekday", "{w:weekday}", _weekday, 0),
    Rule("day alone", "(?<={=on|by|until|since|from|to}){=the}{d:ordday}(?!_|-|{units|unit|=and|=or})", _day_alone, 1),
    Rule("holiday", "{r:rel}?{h:holiday}(?:,?{=of|in}?{y:year})?", _holiday, 3),
)
