"""The grammar of durations and of what recurs."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.times.expressions import Expression
from counterclaim.times.numbers import amount, spelled
from counterclaim.times.patterns import Found, Piece, Rule

__all__ = ["RULES", "duration"]

_YEARS = {"E": 10, "C": 100, "L": 1000}


def duration(count: float | str | None, unit: str) -> str:
    """The TIMEX3 value of `count` units: P3D, PT2H, PXY; decades and more are counted in years."""
    time = "T" if unit[0] == "T" else ""
    letter = unit[-1]
    if unit == "WE":
        return f"P{_figure(count)}WE"
    if unit == "F":
        count, letter = (count * 2 if isinstance(count, float) else count), "W"
    if unit in _YEARS and isinstance(count, float):
        count, letter = count * _YEARS[unit], "Y"
    return f"P{time}{_figure(count)}{letter}"


def _figure(count: float | str | None) -> str:
    if isinstance(count, float):
        return f"{count:g}" if count < 1e6 else str(int(count))
    return count or "X"


def _measure(found: Found) -> Expression | None:
    count = amount(found.words("n"))
    unit = found.value("u") or ""
    if _no_measure(found, unit):
        return None
    if count is None or (isinstance(count, float) and (count == 0 or count > 1e7)):
        return None
    if found.has("half") and isinstance(count, float):
        if unit == "TH" or unit == "TM":
            return Expression("fixed", "DURATION", value=f"PT{count:g}{unit[-1]}30{'M' if unit == 'TH' else 'S'}")
        count += 0.5
    if unit == "TH" and count == 0.5:
        return Expression("fixed", "DURATION", value="PT30M")
    if unit == "Y" and count == 0.5:
        return Expression("fixed", "DURATION", value="P6M")
    return Expression("fixed", "DURATION", value=duration(count, unit))


def _no_measure(found: Found, unit: str) -> bool:
    """Whether the words only look like a measure: "a second attack", "a quarter of it", "a 40-year-old"."""
    words = found.words("n")
    if unit == "Q" and found.words("u") == ["quarters"]:  # three-quarters of it
        end = found.span()[1]
        return (
            "-" in [found.tokens.words[i] for i in range(found.at("n"), found.at("u"))]
            or found.tokens.lower(end) == "of"
        )
    return (unit in ("TS", "Q") and words in (["a"], ["an"])) or (
        unit == "TS" and found.words("u") == ["second"] and words != ["one"]
    )


def _half(found: Found) -> Expression:
    values = {"TH": "PT30M", "Y": "P6M", "E": "P5Y", "C": "P50Y", "TM": "PT30S"}
    unit = found.value("u") or ""
    return Expression("fixed", "DURATION", value=values.get(unit) or duration(0.5, unit))


def _two(found: Found) -> Sequence[Piece] | None:
    """ "two to three weeks", "ten or fifteen years": two measures, the unit said once."""
    first, second = spelled(found.words("n1")), spelled(found.words("n"))
    if first is None or second is None or first > 1e7 or second > 1e7:
        return None
    start, end = found.span()
    unit = found.value("u") or ""
    return [
        (start, found.span("n1")[1], Expression("fixed", "DURATION", value=duration(first, unit))),
        (found.at("n"), end, Expression("fixed", "DURATION", value=duration(second, unit))),
    ]


def _vague(found: Found) -> Expression | None:
    unit = found.value("u") or ""
    return Expression("fixed", "DURATION", value=duration("X", unit))


def _bare_units(found: Found) -> Expression | None:
    """ "for years": quarters are city districts and soldiers' rooms too."""
    return None if found.value("u") in ("Q", "TM", "TS") else _vague(found)


def _set(found: Found) -> Expression:
    return Expression("fixed", "SET", value=found.value("s") or "")


def _every(found: Found) -> Expression | None:
    count = amount(found.words("n")) if found.has("n") else 1.0
    return Expression("fixed", "SET", value=duration(count, found.value("u") or ""))


def _every_named(found: Found) -> Expression:
    """ "every Monday", "each July", "each summer", "Tuesday nights"."""
    part = found.value("p") or found.value("p2")
    suffix = f"T{part}" if part else ""
    if found.has("w"):
        return Expression("fixed", "SET", value=f"XXXX-WXX-{found.value('w')}{suffix}")
    if found.has("m"):
        return Expression("fixed", "SET", value=f"XXXX-{int(found.value('m') or 0):02d}")
    if found.has("s"):
        return Expression("fixed", "SET", value=f"XXXX-{found.value('s')}")
    return Expression("fixed", "SET", value=f"XXXX-XX-XX{suffix}")


def _age(found: Found) -> Expression | None:
    count = amount(found.words("n"))
    return (
        Expression("fixed", "DURATION", value=duration(count, "Y"))
        if isinstance(count, float) and count < 1e4
        else None
    )


def _weekdays(found: Found) -> Expression:
    day = found.value("w") or found.value("w2")
    suffix = f"T{found.value('p')}" if found.has("p") else ""
    return Expression("fixed", "SET", value=f"XXXX-WXX-{day}{suffix}")


RULES = (
    Rule("measure", "{n:~}-?{u:unit|units}(?:-{=old|long})?(?!{after}|-?{=old})", _measure, 1),
    Rule("measure before noun", "{n:~}-?{u:unit|units}(?={after})", _measure, 0),
    Rule("measure and a half", "{n:#}(?P<half>{=and}{=a}{half}){u:units}", _measure, 3),
    Rule("unit and a half", "{n:=a|an|one}{u:unit}(?P<half>{=and}{=a}{half})", _measure, 3),
    Rule("half a unit", "{half}-?{=a|an}?{u:unit}", _half, 3),
    Rule(
        "measured stretch",
        "{=the}?{=last|past|previous|next|coming|following|preceding|prior|first}{n:~}{u:units|unit}",
        _measure,
        3,
    ),
    Rule("ordered stretch", "{=the}{=first|last|final|next|opening|closing|initial}?{n:#}{u:units}", _measure, 2),
    Rule(
        "described measure",
        "{n:#}{=consecutive|straight|successive|full|long|whole|solid|bloody|more|additional|working|calendar}{u:units}",
        _measure,
        2,
    ),
    Rule("two measures", "{n1:#}(?:-|{=to|or|and}){n:#}-?{u:units}", _two, 3),
    Rule(
        "vague stretch", "{=the}?(?:{rel}|{=recent|coming|following|intervening|early|first|final}){u:units}", _vague, 2
    ),
    Rule("units", "(?<!{num|card|tens|mult|vague|ord|rel|every})(?<!-){u:units}", _bare_units, 0),
    Rule("set", "{s:set}", _set, 1),
    Rule("every unit", "{every}{n:#}?{u:unit|units}", _every, 3),
    Rule(
        "every name",
        "{every}(?:{w:weekday}{p:part}?|{m:month|weakmonth}|{s:season|weakseason}|{p2:part})",
        _every_named,
        3,
    ),
    Rule("on weekdays", "{w:weekdays}|{w2:weekday}{p:parts}", _weekdays, 2),
    Rule("times a unit", "{times}{=a|an|per|each|every}{u:unit}", _every, 3),
    Rule("age", "{n:#}-?{=years|year}-?(?:{=old}|{=of}{=age})", _age, 4),
)
