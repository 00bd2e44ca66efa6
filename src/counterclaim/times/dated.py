"""The dates of a report as the checks see them: where, which day, how sure, in which tense."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.mention import TimeMention
from counterclaim.model.span import Span
from counterclaim.times.days import Point
from counterclaim.times.expressions import Expression
from counterclaim.times.scan import Tokens
from counterclaim.times.tagger import read
from counterclaim.times.tense import Tense, sentence_bounds, tense_at

__all__ = ["Dated", "dated"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the text that names a year, a month or a day of the calendar.

    `first`, `last` are its token range; `point` what it means (its day may not exist); `earliest` its first day, None
    for
    a day that does not exist; `own_year` whether the words give the year; `sentence` the token range of its sentence.
    """

    first: int
    last: int
    span: Span
    expression: Expression
    point: Point
    earliest: date | None
    own_year: bool
    tense: Tense
    sentence: tuple[int, int]

    @property
    def is_day(self) -> bool:
        return self.point.unit == "D" and self.point.day is not None and self.expression.month is not None


def dated(text: str, report: str | None, times: Sequence[TimeMention] | None = None) -> tuple[Tokens, list[Dated]]:
    """The tokens of `text` and its calendar dates in order; only those that `times` has, where it is given."""
    tokens, readings = read(text, report)
    spans = {(each.span.start, each.span.end) for each in times} if times is not None else None
    out = []
    for first, last, expression, resolved in readings:
        if expression.kind != "calendar" or resolved.point is None:
            continue
        start, end = tokens.starts[first], tokens.ends[last - 1]
        if spans is not None and (start, end) not in spans:
            continue
        point = resolved.point
        earliest = point.date if point.unit in ("D", "M", "Y") else None
        sentence = sentence_bounds(tokens, first, last)
        out.append(
            Dated(
                first,
                last,
                Span.of(text, start, end),
                expression,
                point,
                earliest,
                expression.year is not None,
                tense_at(tokens, first, last, sentence),
                sentence,
            )
        )
    return tokens, out
