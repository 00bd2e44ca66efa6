"""The grammar of the time of day."""

from __future__ import annotations

from counterclaim.times.expressions import Expression
from counterclaim.times.patterns import Found, Rule

__all__ = ["RULES"]


def _clock(found: Found) -> Expression | None:
    """ "7.30 p.m.", "9 a.m. EST", "19:00", "0900 GMT", "5 o'clock"."""
    words = (found.value("c") or found.value("h") or found.value("x") or "").replace(".", ":")
    if words.isdigit() and len(words) == 4:
        words = words[:2] + ":" + words[2:]
    hour, _, rest = words.partition(":")
    number, half = int(hour), found.value("m")
    if half == "pm" and number < 12:
        number += 12
    if half == "am" and number == 12:
        number = 0
    if number > 24 or (rest and int(rest[:2]) > 59):
        return None
    return Expression("time", "TIME", clock=f"T{number:02d}:{rest or '00'}")


def _noon(found: Found) -> Expression:
    return Expression("time", "TIME", clock=f"T{found.value('p')}")


def _part(found: Found) -> Expression:
    """ "this morning", "that afternoon", "the evening", "last night"."""
    clock = f"T{found.value('p')}"
    if not found.has("r"):
        return Expression("time", "TIME", clock=clock, base="text")
    step = int(found.value("r") or 0)
    base = found.tokens.value(found.at("r"), "base") or "either"
    return Expression("unit", "TIME", unit="D", step=step, base="report" if base == "either" else base, clock=clock)


def _tonight(found: Found) -> Expression:
    return Expression("unit", "TIME", unit="D", step=-1 if found.has("o") else 0, base="report", clock="TNI")


RULES = (
    Rule("clock half", "(?:{h:hour}|{c:clock|num}){m:meridiem}{zone}?", _clock, 4),
    Rule("clock zone", "(?:{c:clock}|{x:hhmm})(?:{=hours|hrs|h})?(?:{zone}|{=local}{=time})", _clock, 4),
    Rule("clock hours", "(?:{c:clock}|{x:hhmm}){=hours|hrs|h}", _clock, 3),
    Rule("clock", "(?<=-|{=at|by|from|until|till|around|about|before|after|since|to}){c:clock}", _clock, 2),
    Rule("o'clock", "{h:hour}{oclock}", _clock, 3),
    Rule("noon", "{p:noon}", _noon, 1),
    Rule("part", "{=the}?{p:part}", _part, 1),
    Rule("pointed part", "{=the}?{r:rel}{p:part}", _part, 3),
    Rule("tonight", "{=tonight}|{o:=overnight}", _tonight, 1),
)
