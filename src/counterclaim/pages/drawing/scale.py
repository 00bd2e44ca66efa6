"""Days on a line: which stretch of time a drawing shows, where a day lies in it, and the days to name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from counterclaim.model import When

__all__ = ["Scale", "Tick", "Window", "days_of"]

FIRST, LAST = date.min.toordinal(), date.max.toordinal()
LEAST = 3  # days; fewer leave marks of 14 pixels alone on a line of a thousand
REACH = 7  # days around those of the reports that belong to them, however few they are
APART = 64.0  # pixels between two named days: "28 Mar" takes 40, and has to be told from its neighbours
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def days_of(value: str | None) -> tuple[int, int] | None:
    """The first and last day of an ISO prefix or interval, as ordinals; None for no date."""
    if not value:
        return None
    when = When(value)
    return when.earliest.toordinal(), when.latest.toordinal()


@dataclass(frozen=True, slots=True)
class Window:
    """Days as ordinals (1 is 0001-01-01), both inclusive; at least `LEAST` of them."""

    first: int
    last: int

    @classmethod
    def of(cls, first: int, last: int) -> Window:
        """These days, made wider on both sides where they are few, and never outside of the calendar."""
        first, last = max(FIRST, min(first, last)), min(LAST, max(first, last))
        missing = max(0, LEAST - (last - first + 1))
        first, last = first - missing // 2, last + (missing + 1) // 2
        if first < FIRST:
            first, last = FIRST, FIRST + (last - first)
        if last > LAST:
            first, last = LAST - (last - first), LAST
        return cls(first, last)

    @classmethod
    def around(cls, reports: Iterable[tuple[int, int]], said: Iterable[tuple[int, int]]) -> Window | None:
        """The days of the reports, and those told of before and after that lie no further off than these are long.

        One claim about 1994 in the reports of a week would else press the week into a point.
        """
        days, told = sorted(reports), sorted(said)
        if not days and not told:
            return None
        first, last = (days[0][0], max(end for _, end in days)) if days else (told[0][0], told[0][1])
        reach = max(REACH, last - first + 1)
        near = [each for each in told if first - reach <= each[0] and each[1] <= last + reach]
        return cls.of(min([first, *(start for start, _ in near)]), max([last, *(end for _, end in near)]))

    @property
    def days(self) -> int:
        return self.last - self.first + 1

    @property
    def since(self) -> str:
        return date.fromordinal(self.first).isoformat()

    @property
    def until(self) -> str:
        return date.fromordinal(self.last).isoformat()

    def zoomed(self, factor: float) -> Window:
        """The window with `factor` times its days around the same middle."""
        days = max(LEAST, round(self.days * factor))
        first = (self.first + self.last + 1) // 2 - days // 2
        return Window.of(first, first + days - 1)

    def moved(self, by: float) -> Window:
        """The window later by so many of its own lengths; it stops at the calendar's ends."""
        step = round(self.days * by) or (1 if by > 0 else -1)
        step = max(FIRST - self.first, min(LAST - self.last, step))
        return Window(self.first + step, self.last + step)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is named: where it begins, what is written there, and the larger unit where that changes."""

    x: float
    label: str
    above: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """A window laid along x from `left` to `right`, in pixels."""

    window: Window
    left: float
    right: float

    @property
    def day_width(self) -> float:
        return (self.right - self.left) / self.window.days

    def x(self, day: int) -> float:
        """The middle of a day; of one outside of the window the nearer edge."""
        return min(self.right, max(self.left, self.left + (day - self.window.first + 0.5) * self.day_width))

    def edge(self, day: int) -> float:
        """Where a day begins."""
        return min(self.right, max(self.left, self.left + (day - self.window.first) * self.day_width))

    def ticks(self) -> tuple[Tick, ...]:
        """Days, months or years, as many as can be read."""
        out: list[Tick] = []
        above = ""
        for day, label, unit in self._named():
            x = self.edge(day)
            out.append(Tick(x, label, unit if unit != above else ""))
            above = unit
        return tuple(out)

    def _named(self) -> Iterator[tuple[int, str, str]]:
        first, last = date.fromordinal(self.window.first), date.fromordinal(self.window.last)
        for step in (1, 2, 7, 14):
            if step * self.day_width >= APART:
                for day in range(self.window.first, self.window.last + 1, step):
                    at = date.fromordinal(day)
                    yield day, f"{at.day} {_MONTHS[at.month - 1]}", str(at.year)
                return
        for months in (1, 2, 3, 6):
            if months * 28 * self.day_width >= APART:
                yield from _by_month(first, last, months)
                return
        years = next(each for each in _round_numbers() if each * 365 * self.day_width >= APART or each > 9999)
        for year in range(-(-first.year // years) * years, last.year + 1, years):
            if date(max(1, year), 1, 1) >= first:
                yield date(max(1, year), 1, 1).toordinal(), str(max(1, year)), ""


def _by_month(first: date, last: date, step: int) -> Iterator[tuple[int, str, str]]:
    for number in range(first.year * 12 + first.month - 1, last.year * 12 + last.month):
        year, month = divmod(number, 12)
        at = date(year, month + 1, 1)
        if month % step == 0 and at >= first:
            yield at.toordinal(), _MONTHS[month], str(year)


def _round_numbers() -> Iterator[int]:
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10
