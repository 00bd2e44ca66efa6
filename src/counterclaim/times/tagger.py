"""The time tagger: text in, time mentions out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise

from counterclaim.model.mention import Candidate, TimeMention
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.times.context import Context, Resolved
from counterclaim.times.expressions import Expression
from counterclaim.times.grammar import expressions, is_range, tokens_of
from counterclaim.times.intervals import interval, joined
from counterclaim.times.narrative import is_narrative
from counterclaim.times.patterns import Piece
from counterclaim.times.resolve import resolve
from counterclaim.times.scan import Tokens
from counterclaim.times.tense import sentence_bounds, sure_to_come, tense_at

__all__ = ["Reading", "read", "tag"]

_TOLD = ("told reference", "age")  # words that annotators count as times in histories only

_BRACKET = 4  # tokens; a date so close behind an opening bracket is an aside, which the story does not go on from

Reading = tuple[
    int, int, Expression, Resolved
]  # first token, token behind the last, what the words say, what they mean


def tag(text: str, dct: str | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of `text` in order, each with its TIMEX3 type and value and its ranked readings.

    `dct` is the day the text was published (an ISO prefix, at least a full day to resolve from; a time behind it is
    ignored) of the years 1000 to 2999. Without it what is told from the report's date stays open: its value keeps X
    in place of figures or is "".
    Raises ValueError for a `dct` that is no ISO date.
    """
    tokens, readings = read(text, dct)
    mentions = [_mention(text, tokens, reading) for reading in readings]
    for i, (left, right) in enumerate(pairwise(readings)):
        if is_range(tokens, left[0], left[1], right[0]):
            mentions[i] = replace(mentions[i], through=joined(mentions[i].when, mentions[i + 1].when))
    return tuple(mentions)


# The date doubts come some parts after the times of the same report: two texts back is far enough for both, and
# reading a report's times once takes 5 % off all that stands behind the parse.
@lru_cache(maxsize=2)
def read(text: str, dct: str | None = None, without: frozenset[str] = frozenset(),
         ) -> tuple[Tokens, tuple[Reading, ...]]:
    """The tokens of a text and its time expressions as read; what `tag` and the date doubts are made from.

    `without` switches off "tense", "story" or "candidates", to measure what each is worth (see benchmarks/times.py).
    """
    tokens = tokens_of(text)
    pieces = expressions(tokens)
    report = _report_date(dct)
    narrative = is_narrative(pieces, report) and not ("story" in without and report is not None)
    if not narrative or report is None:
        pieces = [piece for piece in pieces if piece[2].rule not in _TOLD]
    context = Context(report, narrative, _day_first(tokens), "candidates" not in without)
    readings: list[Reading] = []
    for piece in pieces:
        opener = readings[-1] if readings and is_range(tokens, readings[-1][0], readings[-1][1], piece[0]) else None
        context.range_from = opener[3].point if opener and opener[3].point and opener[3].point.unit == "D" else None
        readings.append(_resolved(tokens, piece, context, "tense" not in without))
    return tokens, tuple(readings)


def _day_first(tokens: Tokens) -> bool | None:
    """Whether the numeric dates of a text put the day first, as the first that can be read in one way only shows."""
    for i, values in tokens.values.items():
        parts = tokens.words[i].split("/") if "numeric" in values else ()
        if len(parts) == 3 and len(parts[0]) < 3:
            if int(parts[0]) > 12:
                return True
            if int(parts[1]) > 12:
                return False
    return None


def _report_date(dct: str | None) -> date | None:
    if not dct:
        return None
    when = When(dct[:10])
    return when.earliest if when.precision == "day" and 1000 <= when.earliest.year < 3000 else None


def _resolved(tokens: Tokens, piece: Piece, context: Context, tensed: bool) -> Reading:
    first, last, expression = piece
    sentence = sentence_bounds(tokens, first, last)
    if sentence[0] != context.sentence:
        context.enter(sentence[0])
    context.tense = (
        tense_at(tokens, first, last, sentence) if tensed and expression.kind in ("calendar", "unit") else ""
    )
    context.sure = context.tense == "future" and sure_to_come(tokens, first, sentence)
    resolved = resolve(expression, context)
    bracketed = context.narrative and "(" in tokens.words[max(sentence[0], first - _BRACKET) : first]
    context.remember(expression, resolved.point, aside=bracketed)
    return first, last, expression, resolved


def _mention(text: str, tokens: Tokens, reading: Reading) -> TimeMention:
    first, last, expression, resolved = reading
    span = Span.of(text, tokens.starts[first], tokens.ends[last - 1])
    candidates = resolved.candidates or ((Candidate(resolved.value, "the words say it"),) if resolved.value else ())
    return TimeMention(
        span, expression.type, resolved.value, interval(resolved, expression.mod), candidates, expression.mod
    )
