"""From what the words say to ranked calendar values, each with its reason."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.mention import Candidate
from counterclaim.times.context import Context, Resolved
from counterclaim.times.expressions import Expression
from counterclaim.times.from_calendar import resolve_calendar
from counterclaim.times.from_context import resolve_shift, resolve_time, resolve_unit

__all__ = ["resolve"]


def resolve(expression: Expression, context: Context) -> Resolved:
    """The best value of an expression in its context; what cannot be told keeps X in place of figures, or is empty."""
    found = _KINDS[expression.kind](expression, context)
    if not expression.clock or expression.kind == "time":
        return found
    return Resolved(
        found.value + expression.clock if found.value else "",
        found.point,
        tuple(Candidate(each.value + expression.clock, each.why) for each in found.candidates),
    )


def _fixed(expression: Expression, _: Context) -> Resolved:
    return Resolved(expression.value)


_KINDS: dict[str, Callable[[Expression, Context], Resolved]] = {
    "fixed": _fixed,
    "calendar": resolve_calendar,
    "shift": resolve_shift,
    "unit": resolve_unit,
    "time": resolve_time,
}
