"""What the rows of a table and the lines of JSON have in common: values by our names, to a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from counterclaim.reading.dates import DayMonth, day_month_order, is_ambiguous, parse_date
from counterclaim.reading.opening import Source
from counterclaim.reading.results import Draft, Tally

__all__ = ["Order", "draft_of"]


class Order:
    """How the dates of one file write day and month: found by a second look at the whole column, once it matters.

    `column` gives the words of all its dates anew. What can be read once only has no second look, and no order.
    """

    def __init__(self, source: Source, column: Callable[[], Iterable[str]]) -> None:
        self._source = source
        self._column = column
        self._looked = False
        self._order: DayMonth | None = None

    def of(self, words: str) -> DayMonth | None:
        if not self._looked and is_ambiguous(words):
            self._looked = True
            self._order = day_month_order(self._column()) if self._source.rereadable else None
        return self._order


def draft_of(
    values: Mapping[str, str], topics: tuple[str, ...], origin: str, order: Order, tally: Tally
) -> Draft:
    """The draft of one row; a date that cannot be read, or not wholly, is noted and the report kept."""
    words = values.get("date", "").strip()
    day_month = order.of(words)
    date = parse_date(words, day_month) if words else None
    if words and date is None:
        tally.note("dates that cannot be read: {n} (the first: {first}); their reports are kept without.", origin)
    elif day_month is None and is_ambiguous(words):
        tally.note(
            "dates that may be day/month or month/day, and nothing in the column tells: {n} (the first: {first}); "
            "only their year is kept. Write them as YYYY-MM-DD.",
            origin,
        )
    return Draft(
        values["text"],
        origin,
        date,
        "metadata" if date else "none",
        outlet=values.get("outlet") or None,
        title=values.get("title") or None,
        url=values.get("url") or None,
        topics=topics,
        id=values.get("id") or None,
    )
