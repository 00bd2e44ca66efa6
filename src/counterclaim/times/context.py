"""What is known when an expression is read, and what its reading gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.model.mention import Candidate
from counterclaim.times import days
from counterclaim.times.days import Point
from counterclaim.times.expressions import Expression
from counterclaim.times.tense import Tense

__all__ = ["Context", "Resolved", "one"]


@dataclass(slots=True)
class Context:
    """What is known when an expression is read: the report's date, the passage's kind, the dates before it."""

    report: date | None = None
    narrative: bool = False
    day_first: bool | None = None  # the order of numeric dates in this text, None if it does not show
    ranking: bool = True  # False takes the report's own year for every date without one: an ablation, see benchmarks
    tense: Tense = ""
    sure: bool = False  # the tense is future beyond doubt
    last: Point | None = None
    last_day: Point | None = None
    last_quarter: Point | None = None
    range_from: Point | None = None  # the day that opens the range which the expression being read closes
    sentence: int = -1  # where the sentence being read begins
    opened: Point | None = None  # the first date of that sentence

    def enter(self, sentence: int) -> None:
        """Go on to another sentence: a story goes on from the first date of the last one, not from its asides."""
        if self.narrative and self.opened is not None:
            self.last = self.opened
        self.sentence, self.opened = sentence, None

    def remember(self, expression: Expression, point: Point | None, aside: bool = False) -> None:
        """Keep a resolved date as the one that later words may be told from."""
        if point is None or not point.value:
            return
        if not aside and (self.narrative or expression.base != "report"):
            self.last = point
            self.opened = self.opened or point
        if point.day is not None and point.unit == "D":
            self.last_day = point
        if point.unit == "Q" and expression.kind != "shift" and expression.unit != "Y":
            self.last_quarter = point

    @property
    def today(self) -> Point | None:
        return days.of(self.report) if self.report else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """The value of an expression, the stretch of the calendar that it means (None if none), and the ranked readings."""

    value: str
    point: Point | None = None
    candidates: tuple[Candidate, ...] = ()


def one(point: Point | None, why: str) -> Resolved:
    """The one reading that a point is; empty for None."""
    return Resolved(point.value, point, (Candidate(point.value, why),)) if point else Resolved("")
