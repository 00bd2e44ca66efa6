"""The time tagger: text in, time mentions out."""

from __future__ import annotations

from datetime import date

from counterclaim.model.mention import Candidate, TimeMention
from counterclaim.model.span import Span
from counterclaim.model.when import When
from counterclaim.times.expressions import Expression
from counterclaim.times.grammar import expressions, tokens_of
from counterclaim.times.intervals import interval
from counterclaim.times.narrative import is_narrative
from counterclaim.times.patterns import Piece
from counterclaim.times.resolve import Context, Resolved, resolve
from counterclaim.times.scan import Tokens
from counterclaim.times.tense import sentence_bounds, tense_at

__all__ = ["Reading", "read", "tag"]

_TOLD = ("told reference", "age")  # words that annotators count as times in histories only

_BRACKET = 4  # tokens; a date so close behind an opening bracket is an aside, which the story does not go on from

Reading = tuple[int, int, Expression, Resolved]  # first token, token behind the last, what the words say, what they mean


def tag(text: str, dct: str | None = None) -> tuple[TimeMention, ...]:
    """The time expressions of `text` in order, each with its TIMEX3 type and value and its ranked readings.

    `dct` is the day the text was published (an ISO prefix, at least a full day to resolve from; a time behind it is
    ignored). Without it what is told from the report's date stays open: its value keeps X in place of figures or is "".
    Raises ValueError for a `dct` that is no ISO date.
    """
    tokens, readings = read(text, dct)
    return tuple(_mention(text, tokens, reading) for reading in readings)


def read(text: str, dct: str | None = None) -> tuple[Tokens, list[Reading]]:
    """The tokens of a text and its time expressions as read; what `tag` and the date doubts are made from."""
    tokens = tokens_of(text)
    pieces = expressions(tokens)
    report = _report_date(dct)
    narrative = is_narrative(pieces, report)
    if not narrative or report is None:
        pieces = [piece for piece in pieces if piece[2].rule not in _TOLD]
    context = Context(report, narrative)
    return tokens, [_resolved(tokens, piece, context) for piece in pieces]


def _report_date(dct: str | None) -> date | None:
    if not dct:
        return None
    when = When(dct[:10])
    return when.earliest if when.precision == "day" else None


def _resolved(tokens: Tokens, piece: Piece, context: Context) -> Reading:
    first, last, expression = piece
    sentence = sentence_bounds(tokens, first, last)
    if sentence[0] != context.sentence:
        context.enter(sentence[0])
    context.tense = tense_at(tokens, first, last, sentence) if expression.kind in ("calendar", "unit") else ""
    resolved = resolve(expression, context)
    bracketed = context.narrative and "(" in tokens.words[max(sentence[0], first - _BRACKET) : first]
    context.remember(expression, resolved.point, aside=bracketed)
    return first, last, expression, resolved


def _mention(text: str, tokens: Tokens, reading: Reading) -> TimeMention:
    first, last, expression, resolved = reading
    span = Span.of(text, tokens.starts[first], tokens.ends[last - 1])
    candidates = resolved.candidates or ((Candidate(resolved.value, "the words say it"),) if resolved.value else ())
    return TimeMention(span, expression.type, resolved.value, interval(resolved, expression.mod), candidates)
