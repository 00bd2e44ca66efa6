"""Dates against each other: ranges that run backwards, answers before what they answer, and the lone date out of
place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from counterclaim.model.flag import Flag
from counterclaim.model.mention import Candidate
from counterclaim.times.dated import Dated
from counterclaim.times.repairs import ranked, slips
from counterclaim.times.scan import Tokens

__all__ = ["backward_ranges", "lone_outliers", "odd_echoes", "out_of_step", "replies_before"]

# A crowd: at least this many other days within this window, the lone date at least so far from it. Below, days of one
# story differ by as much without any slip.
CROWD, WINDOW, APART = 3, 10, 25
# A day named again and again is the story of the report only if it lies so close before it.
ECHO = 90
# A text with more days than this is a chronicle: no crowd, no lone date.
_MANY = 200
# In a story: a date this many days off both neighbours, which lie within so many days of each other.
STEP_APART, STEP_WITHIN = 300, 300


def backward_ranges(tokens: Tokens, dates: Sequence[Dated]) -> Iterator[Flag]:
    """ "from 28 March to 24 March", "between 1994 and 1992": the end before the beginning."""
    for left, right in pairwise(dates):
        between = [tokens.lower(i) for i in range(left.last, right.first)]
        opener = tokens.lower(left.first - 1)
        if not (
            (opener == "from" and between in (["to"], ["until"], ["through"]))
            or (opener == "between" and between == ["and"])
        ):
            continue
        if any("mover" in tokens.values.get(i, {}) for i in range(left.sentence[0], left.first)):
            continue
        if (
            not _comparable(left, right)
            or left.earliest is None
            or right.earliest is None
            or left.earliest <= right.earliest
        ):
            continue
        reason = f"The stretch ends, {right.span.words}, before it begins, {left.span.words}."
        found: tuple[Candidate, ...] = ()
        if right.is_day:
            later = [slip for slip in slips(right.point, right.own_year) if slip[0] > left.earliest]
            found = (Candidate(left.point.value, "the two dates swapped"), *ranked(later, [left.earliest])[:3])
        yield Flag("order_conflict", right.span, reason, found, "order")


def _comparable(left: Dated, right: Dated) -> bool:
    """Both name their year, or are days of one month: a stretch without years may run over the turn of the year."""
    if left.own_year or right.own_year:
        return left.own_year and right.own_year and left.point.unit == right.point.unit
    return (
        left.is_day and right.is_day and left.point.month == right.point.month and left.point.year == right.point.year
    )


def replies_before(tokens: Tokens, dates: Sequence[Dated]) -> Iterator[Flag]:
    """A rejection or reply dated before the words that it answers, in the same or the next sentence."""
    for left, right in pairwise([each for each in dates if each.is_day and each.earliest]):
        if right.sentence[0] - left.sentence[1] > 1 or left.earliest is None or right.earliest is None:
            continue
        first, second = _role(tokens, left), _role(tokens, right)
        reply, said = (
            (right, left)
            if second == "reply" and first == "said"
            else (left, right)
            if (first, second) == ("reply", "said") and left.sentence == right.sentence
            else (None, None)
        )
        if reply is None or said is None or not reply.earliest or not said.earliest or reply.earliest >= said.earliest:
            continue
        reason = f"What was answered on {reply.span.words} was only said on {said.span.words}."
        later = [slip for slip in slips(reply.point, reply.own_year) if slip[0] >= said.earliest]
        yield Flag("order_conflict", reply.span, reason, ranked(later, [said.earliest]), "order")


def _role(tokens: Tokens, each: Dated) -> str:
    """Whether the date's verb answers ("reply") or puts forward ("said"): the nearest of both before it in the
    sentence."""
    for i in range(each.first - 1, max(each.sentence[0], each.first - 9) - 1, -1):
        values = tokens.values.get(i, {})
        if "replyverb" in values:
            return "reply"
        if "sayverb" in values:
            return "said"
    return ""


def lone_outliers(dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """One day far from a crowd of days that a single slip would bring into it."""
    days = [each for each in dates if each.is_day and each.earliest]
    for each in days if len(days) <= _MANY else []:
        others = [other.earliest for other in days if other.earliest and other.earliest != each.earliest]
        if len(others) < CROWD or len(set(others)) < 2 or len(others) < len(days) - 1 or each.tense == "future":
            continue
        low, high = min(others), max(others)
        if (high - low).days > WINDOW or each.earliest is None:
            continue
        if (low - each.earliest).days < APART and (each.earliest - high).days < APART:
            continue
        inside = [slip for slip in slips(each.point, each.own_year) if low <= slip[0] <= high]
        if inside and not (each.own_year and not any(other.own_year for other in days if other is not each)):
            crowd = f"{low.day} {low:%B} and {high.day} {high:%B %Y}"
            reason = f"{each.span.words} stands alone: every other day of the report lies between {crowd}."
            yield Flag("order_conflict", each.span, reason, ranked(inside, others), "outlier")


def odd_echoes(dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """A day named once whose twin in another month is named again and again: "7 October" beside three times "7
    August"."""
    days = [each for each in dates if each.is_day and each.earliest]
    for each in days if report and len(days) <= _MANY else []:
        day = each.earliest
        if day is None or each.tense == "future" or sum(other.earliest == day for other in days) > 1:
            continue
        twins = [
            other for other in days if other.earliest and other.earliest != day and other.point.day == each.point.day
        ]
        values = {other.earliest for other in twins if other.earliest}
        if len(values) != 1 or len(twins) < 2:
            continue
        twin = values.pop()
        if (
            twin.month == day.month
            or report is None
            or not 0 <= (report - twin).days <= ECHO
            or abs((day - report).days) < APART
        ):
            continue
        reason = f"{each.span.words} is named once, {twin.day} {twin:%B} {len(twins)} times."
        yield Flag(
            "order_conflict",
            each.span,
            reason,
            (Candidate(twin.isoformat(), f"the month mistaken: {twin.day} {twin:%B}"),),
            "outlier",
        )


def out_of_step(tokens: Tokens, dates: Sequence[Dated]) -> Iterator[Flag]:
    """In a text that tells dates in order: one with a year of its own far from its neighbours, which a digit of the
    year
    would bring between them."""
    told = [
        each
        for each in dates
        if each.earliest and each.own_year and each.point.unit in ("D", "M") and not _ends_range(tokens, each)
    ]
    for i, each in enumerate(told):
        before, after = told[max(0, i - 2) : i], told[i + 1 : i + 3]
        if len(before) + len(after) < 3 or not before:
            continue
        days = [other.earliest for other in (*before, *after) if other.earliest]
        low, high = min(days), max(days)
        if each.earliest is None or not each.is_day or (high - low).days > STEP_WITHIN:
            continue
        if (low - each.earliest).days < STEP_APART and (each.earliest - high).days < STEP_APART:
            continue
        inside = [slip for slip in slips(each.point, True) if low <= slip[0] <= high and slip[1].startswith("the year")]
        if inside:
            found = ranked(inside, days)
            reason = f"{each.span.words} stands between dates of {low:%B %Y} to {high:%B %Y}."
            yield Flag("order_conflict", each.span, reason, found, "outlier")


def _ends_range(tokens: Tokens, each: Dated) -> bool:
    return tokens.lower(each.first - 1) in ("-", "–", "—", "to", "until", "till", "through", "by", "since")
