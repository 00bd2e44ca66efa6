"""The grammar of years and what is measured by them: decades, centuries, quarters, seasons, holidays."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.times.calendar_rules import full_year, year_of
from counterclaim.times.expressions import Expression
from counterclaim.times.numbers import ordinal, spelled
from counterclaim.times.patterns import Found, Piece, Rule

__all__ = ["RULES"]


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
    year, era = year_of(found)
    step = int(found.value("r") or 0) if found.has("r") else None
    base = found.tokens.value(found.at("r"), "base") if found.has("r") else None
    return Expression("calendar", name=found.value("s") or "", year=year, era=era, step=step, base=base or "either")


def _era_years(found: Found) -> Sequence[Piece] | Expression | None:
    era, last = int(found.value("e") or 1), found.number("n")
    if last is None:
        return None
    if not found.has("n1"):
        return Expression("calendar", year=last, era=era)
    first = found.number("n1")
    stop = found.span("sep")[0]
    return [
        (found.at("n1"), stop, Expression("calendar", year=first, era=era)),
        (found.at("n"), found.span()[1], Expression("calendar", year=last, era=era)),
    ]


def _years(found: Found) -> Sequence[Piece] | None:
    first = found.number("y1")
    if first is None:
        return None
    second = found.value("y2") or ""
    last = int(second) if len(second) == 4 else full_year(second[-2:], first)
    if last <= first or last - first > 150:
        return None
    start, end = found.span()
    return [
        (start, found.at("y1") + 1, Expression("calendar", year=first)),
        (found.at("y2"), end, Expression("calendar", year=last)),
    ]


def _holiday(found: Found) -> Expression:
    year, _ = year_of(found)
    step = int(found.value("r") or 0) if found.has("r") else None
    return Expression("calendar", holiday=found.value("h") or "", year=year, step=step)


_PREPOSITION = (
    "{=in|since|of|by|from|until|till|to|during|before|after|around|circa|between|and|the|year|early|late|mid"
    "|through|or}"
)
_NOT_COUNT = "(?!{counted}|%|-{num}|{units}|{zone}|{=hours|hrs})"

RULES = (
    Rule("years", "{y1:year}(?:-|/){y2:year|two|shortyear}(?!-)", _years, 3),
    Rule("years in words", "(?<={=between|from}){y1:year}(?:{=and|to|until|through}){y2:year}", _years, 3),
    Rule("era years", "{n1:num}{era}?(?P<sep>-|{=to|and|or|until}){n:num}{e:era}", _era_years, 4),
    Rule("era year", "{n:num}{e:era}", _era_years, 3),
    Rule("era first", "{e:era}{n:num}", _era_years, 2),
    Rule("new year", "(?<![$#%./:]|{numbering})(?:{=the}{=year})?{y:newyear}" + _NOT_COUNT, _bare_year, 0),
    Rule("old year", "(?<=" + _PREPOSITION + ")(?:{=the}{=year})?{y:year}" + _NOT_COUNT, _bare_year, 0),
    Rule("bracketed year", "(?<=\\(){y:year}(?=[),;-])", _bare_year, 0),
    Rule(
        "short year",
        "(?<=-|{=in|since|of|by|from|until|during|to|and|before|after}){yy:shortyear}(?!{units|unit})",
        lambda found: Expression("calendar", year=year_of(found)[0]),
        0,
    ),
    Rule("year in words", "(?P<n>{c:=eighteen|nineteen}{tens}(?:-?{card})?)", _said_year, 2),
    Rule("the year in words", "{=the}{=year}(?P<n>{card|tens}(?:-?{card|tens|mult})*)", _said_year, 3),
    Rule("decade", "{=the}?{d:decade}", _decade, 2),
    Rule("decade in words", "{=the}{stage}?-?{d:decadeword}", _decade, 2),
    Rule("century", "{=the}?{o:ord|ordinal}-?{=century|centuries}{e:era}?", _century, 2),
    Rule(
        "quarter",
        "{=the}?{r:rel}?(?:{=year}{='s|’s})?{y0:year}?{=fiscal}?{o:ord|ordinal|=last|=latter|=final}{=fiscal}?-?{u:=quarter}"
        "(?:{=of}{=fiscal|the}?(?:{y:year}|{=year}))?",
        _quarter,
        3,
    ),
    Rule(
        "quarter of year",
        "{=the}?{=fiscal}?{o:ord|ordinal|=last|=latter|=final}{=fiscal}?-?{u:=quarter|half}{=of}{=the}?{r:rel}{=fiscal}?{=year}",
        _quarter,
        4,
    ),
    Rule(
        "half",
        "{=the}?{y0:year}?{o:ord|ordinal|=last|=latter|=final}-?{u:=half}(?:(?={=year})|{=of}{=fiscal|the}?(?:{y:year}|{=year}))",
        _quarter,
        3,
    ),
    Rule("short quarter", "{q0:=q|h}{q:day}{='s|’s|of|in}?{y:year}?", _quarter, 3),
    Rule(
        "fiscal year",
        "{=the}?{=fiscal}{=year}?{y:year}",
        lambda found: Expression("calendar", year=found.number("y")),
        2,
    ),
    Rule("season year", "{=the}?{s:season|weakseason},?{=of|in}?{y:year}(?:[-/]{two|year})?", _season, 3),
    Rule("season era", "{=the}?{s:season|weakseason}{=of}?{n:num}{e:era}", _season, 3),
    Rule("pointed season", "{=the}?{r:rel}{s:season|weakseason}(?!{=in|of|to})", _season, 2),
    Rule("the season", "{=the}{s:season}", _season, 1),
    Rule("season", "{s:season}", _season, 0),
    Rule(
        "weak season",
        "(?<=-|{=in|since|by|from|until|during|early|late|mid|of}){=the}?{s:weakseason}(?!{=of|in|to|from})",
        _season,
        1,
    ),
    Rule("holiday", "{r:rel}?{h:holiday}(?:,?{=of|in}?{y:year})?", _holiday, 3),
)
