"""The grammar of dates that are told from another: "last week", "two days later", "that month", "now"."""

from __future__ import annotations

from counterclaim.times.expressions import Expression
from counterclaim.times.numbers import amount
from counterclaim.times.patterns import Found, Rule

__all__ = ["RULES"]


def _base(found: Found, group: str) -> str:
    return found.tokens.value(found.at(group), "base") or "either"


def _deictic(found: Found) -> Expression:
    return Expression("unit", unit="D", step=int(found.value("d") or 0), base="report")


def _unit(found: Found) -> Expression | None:
    unit = found.value("u") or ""
    if unit[0] == "T":
        return None
    step = int(found.value("r") or 0)
    if step and unit == "D" and found.words("r")[0] in ("last", "past", "next", "coming") and not found.has("the"):
        return None  # "last day", "next day" without an article are no dates
    base = _base(found, "r")
    if unit == "D" and step == 1:
        base = "text"
    return Expression("unit", unit=unit, step=step, base=base)


def _whole(found: Found) -> Expression | None:
    unit = found.value("u") or ""
    if unit not in ("Q", "Y", "W", "M", "WE", "D"):
        return None
    return Expression("unit", unit=unit, step=0, base="whole")


def _shift(found: Found) -> Expression | None:
    """ "two days ago", "a year earlier", "days later"."""
    token = found.at("a") if found.has("a") else found.at("b")
    step = int(found.tokens.value(token, "after") or 0)
    count = amount(found.words("n")) if found.has("n") else "X"
    if count is None or not step:
        return None
    base = found.tokens.value(token, "base") or "either"
    return Expression("shift", count=count, unit=found.value("u") or "", step=step, base=base)


def _from_now(found: Found) -> Expression | None:
    count = amount(found.words("n"))
    return (
        Expression("shift", count=count, unit=found.value("u") or "", step=1, base="report")
        if count is not None
        else None
    )


def _day_beside(found: Found) -> Expression:
    """ "the day before yesterday", "the day after": one day on from a base."""
    step = -1 if found.words("a") == ["before"] else 1
    if found.has("d"):
        return Expression("unit", unit="D", step=step + int(found.value("d") or 0), base="report")
    return Expression("unit", unit="D", step=step, base="text")


def _reference(found: Found) -> Expression:
    kind, value = (found.value("f") or " ").split()
    return Expression("fixed", kind, value=value)


def _year_ago(found: Found) -> Expression:
    """ "year-earlier", "year-ago" with or without "quarter", "period"."""
    if found.has("q"):
        return Expression("calendar", name=f"Q{found.value('q')}", step=-1, unit="Y")
    return Expression("shift", count=1.0, unit="Y", step=-1, base="report")


def _latest(found: Found) -> Expression:
    return Expression("unit", unit="Q", step=0, base="whole")


def _year_end(found: Found) -> Expression:
    return Expression("unit", unit=found.value("u") or "Y", step=0, base="whole", mod="END")


RULES = (
    Rule("deictic", "{d:deictic}", _deictic, 2),
    Rule("pointed unit", "(?P<the>{=the})?{r:rel}{u:unit}(?!-)", _unit, 2),
    Rule(
        "pointed very unit",
        "{=that|this}{=very|same}{u:unit}",
        lambda found: Expression("unit", unit=found.value("u") or "", step=0, base="text"),
        3,
    ),
    Rule(
        "whole unit",
        "(?<={=in|since|of|by|from|until|till|during|for|over|at|through|throughout|earlier|later|ahead|after|before})"
        "{=the}{u:unit}(?!-|{after|rel|units|unit|num|era})",
        _whole,
        1,
    ),
    Rule(
        "ago",
        "{n:~}-?{u:unit|units}{a:=ago|earlier|later|hence|previously|afterwards|afterward|thereafter}(?!{=than})",
        _shift,
        4,
    ),
    Rule("before", "{n:~}{u:unit|units}{a:=before|after|back}(?=[,.;:)]|\n|$)", _shift, 3),
    Rule("vague ago", "{u:units}(?:{a:=ago|earlier|later|afterwards}|(?P<b>{=before})(?=[,.;:)]|\n|$))", _shift, 3),
    Rule("from now", "{n:~}{u:unit|units}{=from}{=now|today}", _from_now, 4),
    Rule("day beside", "{=the}{=day}{a:=before|after}{d:deictic}?", _day_beside, 2),
    Rule(
        "year ago", "{=the}?{=year}-?{=ago|earlier}(?:{o:=first|second|third|fourth}?{=quarter|period})?", _year_ago, 3
    ),
    Rule(
        "then",
        "(?<={=by|since|until|till|from}){=then}",
        lambda found: Expression("unit", unit="", step=0, base="text"),
        1,
    ),
    Rule("latest quarter", "{=the}?{=latest}{=quarter|period}", _latest, 3),
    Rule("unit end", "{u:unit}(?:{='s|’s}|-){=end}", _year_end, 2),
    Rule("reference", "{f:allref}", _reference, 1),
    Rule("told reference", "{f:narrativeref}", _reference, 1),
    Rule(
        "the past",
        "{=the}(?:{=recent|distant|near})?{=past}(?!{num|card|tens|vague|mult|unit|units|part|season|weakseason|weekday|month})",
        lambda found: Expression("fixed", value="PAST_REF"),
        2,
    ),
)
