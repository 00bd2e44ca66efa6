"""Whether a text tells history, so that its dates hang on each other and not on the day of the report."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterclaim.times.patterns import Piece

__all__ = ["is_narrative"]


def is_narrative(pieces: Sequence[Piece], report: date | None) -> bool:
    """True where dates with a year of their own, two years or more from the report, outnumber what points at the
    report."""
    if report is None:
        return True
    old = pointing = 0
    for _, _, expression in pieces:
        if expression.year is not None:
            old += expression.era < 0 or abs(expression.year - report.year) >= 2
        elif (expression.kind == "unit" and expression.base == "report") or (expression.weekday and not expression.day):
            pointing += 1
    return old >= 5 and old > 3 * pointing
