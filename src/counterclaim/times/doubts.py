"""Dates of a report that cannot be right: one flag a date, with its reason and ranked repairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.flag import Flag
from counterclaim.model.mention import TimeMention
from counterclaim.model.when import When
from counterclaim.times import calendar_checks, order_checks, report_checks
from counterclaim.times.dated import dated

__all__ = ["doubts"]


def doubts(text: str, date: str | None, times: Sequence[TimeMention] | None = None, part: str = "") -> tuple[Flag, ...]:
    """The flags of a text published on `date` (an ISO prefix, None if unknown), in text order.

    Only dates among `times` are looked at, where it is given. Of several doubts about one date the surest is kept: the
    calendar, the weekday, the dateline, the tense, the order, the crowd.
    """
    when = When(date[:10]) if date else None
    report = when.latest if when else None
    tokens, dates = dated(text, date, times)
    found = [
        *calendar_checks.impossible(dates, report),
        *calendar_checks.weekdays(dates, report),
        *report_checks.dateline(tokens, dates, report),
        *report_checks.after_publication(tokens, dates, report),
        *report_checks.before_publication(tokens, dates, report),
        *order_checks.backward_ranges(tokens, dates),
        *order_checks.replies_before(tokens, dates),
        *order_checks.lone_outliers(dates, report),
        *order_checks.odd_echoes(dates, report),
        *order_checks.out_of_step(tokens, dates),
    ]
    kept: dict[tuple[int, int], Flag] = {}
    for flag in found:
        kept.setdefault((flag.span.start, flag.span.end), replace(flag, part=part))
    return tuple(sorted(kept.values(), key=lambda flag: flag.span))
