"""Dates against the day the report was published: what is told as past but lies ahead, and the report's own
dateline."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from datetime import date

from counterclaim.model.flag import Flag
from counterclaim.times.dated import Dated
from counterclaim.times.repairs import ranked, slips
from counterclaim.times.scan import Tokens

__all__ = ["after_publication", "before_publication", "dateline", "is_dateline"]

# Datelines one day off are time zones and editions, not slips.
DATELINE_SLACK = 1
# A report of the 28th may be read on the 29th elsewhere: one day ahead is no proof.
AHEAD_SLACK = 1
_HEAD = 160  # characters in which a dateline stands
_AHEAD_CUES = ("futurecue", "modal", "infinitive", "presenttense")
_REACH = 6  # tokens between a verb and the date that it dates; farther, other nouns come between them


def after_publication(tokens: Tokens, dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """Days, months and years told in the past tense that begin after the report's date."""
    if report is None:
        return
    for each in dates:
        day = each.earliest
        if day is None or (day - report).days <= AHEAD_SLACK or not _told_as_past(tokens, each):
            continue
        near = [other.earliest for other in dates if other.earliest and other.is_day and other.earliest <= report]
        repairs = ranked(slips(each.point, each.own_year), [report, *near], report, each.expression.weekday)
        if each.point.unit != "D":
            repairs = ()
        reason = f"{each.span.words} lies after the report's date, {_plain(report)}, but is told as past."
        yield Flag("date_after_publication", each.span, reason, repairs, "tense")


def before_publication(tokens: Tokens, dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """Days with a year of their own that "will" speaks of as to come, but that lie before the report."""
    for each in dates if report else []:
        day = each.earliest
        if day is None or report is None or not each.own_year or not each.is_day or (report - day).days <= AHEAD_SLACK:
            continue
        verb = next(
            (
                i
                for i in range(each.first - 1, max(each.sentence[0], each.first - _REACH) - 1, -1)
                if tokens.lower(i) in ("will", "'ll", "’ll", "shall") or _is_past(tokens, i)
            ),
            None,
        )
        if verb is None or _is_past(tokens, verb) or tokens.lower(each.first - 1) not in ("on", ","):
            continue
        repairs = ranked(
            [slip for slip in slips(each.point, True) if slip[0] >= report], [report], None, each.expression.weekday
        )
        reason = f"{each.span.words} lies before the report's date, {_plain(report)}, but is told as to come."
        yield Flag("order_conflict", each.span, reason, repairs, "tense")


def _told_as_past(tokens: Tokens, each: Dated) -> bool:
    """A past verb governs the date: close before it, "on" or "in" between, and nothing near looks ahead.

    A date that names something ("the 7 October attacks") has no verb; a form in -ed may be a participle ("a vote
    planned
    on 4 May") and counts only with an auxiliary, or as the first verb of its sentence.
    """
    expression, start = each.expression, each.sentence[0]
    if (
        each.tense != "past"
        or expression.holiday
        or expression.name
        or (each.point.unit != "D" and (expression.mod or not each.own_year))
    ):
        return False
    before = tokens.lower(each.first - 1)
    if _any(tokens, each.last, min(each.sentence[1], each.last + 4), ("futurecue", "modal")):
        return False
    verb = next(
        (i for i in range(each.first - 1, max(start, each.first - _REACH) - 1, -1) if _is_past(tokens, i)), None
    )
    if verb is None:
        return before == "on" and each.point.unit == "D" and _verb_behind(tokens, each)
    if not (before == "in" or (each.point.unit == "D" and (before == "on" or verb == each.first - 1))):
        return False
    if any(tokens.lower(i) in ("for", "of", "to", "from", "that") for i in range(verb + 1, each.first)):
        return False
    if tokens.lower(verb) == "ended" or _any(tokens, verb + 1, each.first, (*_AHEAD_CUES, "weekday")):
        return False
    return _is_finite(tokens, verb, start)


def _verb_behind(tokens: Tokens, each: Dated) -> bool:
    """ "On 4 May the army shelled ...", "the blasts on 4 May killed ...": the first verb behind is past, none stands
    before."""
    start, end = each.sentence
    if _any(tokens, start, each.first, ("pasttense", "finitepast", "perfect", *_AHEAD_CUES)):
        return False
    opens = each.first - start <= 2
    for i in range(each.last, min(end, each.last + (_REACH * 2 if opens else 2))):
        if _any(tokens, i, i + 1, (*_AHEAD_CUES, "perfect")):
            return False
        if _is_past(tokens, i):
            return True
    return False


def _is_past(tokens: Tokens, i: int) -> bool:
    values = tokens.values.get(i, {})
    return "finitepast" in values or "pasttense" in values


def _is_finite(tokens: Tokens, verb: int, start: int) -> bool:
    """Whether the form at `verb` says that something has happened."""
    if "finitepast" in tokens.values[verb]:
        return not _any(tokens, start, verb, ("futurecue",))
    aux = range(max(start, verb - 3), verb)
    if any(
        tokens.lower(i) in ("be", "being", "is", "are") or _any(tokens, i, i + 1, ("modal", "futurecue")) for i in aux
    ):
        return False
    if any("perfect" in tokens.values.get(i, {}) or tokens.lower(i) in ("was", "were", "had") for i in aux):
        return True
    return not _any(tokens, start, verb, ("pasttense", "finitepast", *_AHEAD_CUES))


def _any(tokens: Tokens, start: int, end: int, classes: tuple[str, ...]) -> bool:
    """Whether a token of the range is of one of the classes."""
    return any(name in tokens.values.get(i, {}) for i in range(start, end) for name in classes)


def dateline(tokens: Tokens, dates: Sequence[Dated], report: date | None) -> Iterator[Flag]:
    """The date that the report carries at its head, where it differs from the stated publication date."""
    if report is None:
        return
    for each in dates:
        if each.earliest is None or not is_dateline(tokens, each):
            continue
        apart = (each.earliest - report).days
        if abs(apart) > DATELINE_SLACK:
            side = "after" if apart > 0 else "before"
            reason = f"The report's own dateline lies {abs(apart)} days {side} its stated date, {_plain(report)}."
            near = [slip for slip in slips(each.point, each.own_year) if abs((slip[0] - report).days) <= 2]
            repairs = ranked(
                [
                    *near,
                    (report, "the stated date of the report", 5.0),
                    (each.earliest, "the dateline: the stated date is wrong", 6.0),
                ],
                [report, each.earliest],
            )
            yield Flag(
                "date_after_publication" if apart > 0 else "order_conflict", each.span, reason, repairs, "dateline"
            )
        return


def is_dateline(tokens: Tokens, each: Dated) -> bool:
    """A full date at the head of a text: its first words, after "published on", or between place and agency."""
    if not each.is_day or each.span.start > _HEAD:
        return False
    if each.first == 0:
        return _closes(tokens, each.last) or (each.own_year and _heads_text(tokens, each.last))
    before = tokens.lower(each.first - 1)
    published = {tokens.lower(i) for i in range(max(0, each.first - 4), each.first)} & {
        "published",
        "posted",
        "publication",
        "updated",
    }
    if published and each.first <= 8:
        return True
    if each.own_year and each.expression.weekday and _signed(tokens, each):
        return True
    headed = all(word[:1].isupper() or not word[:1].isalpha() for word in tokens.words[: each.first])
    return headed and before not in (".",) and _closes(tokens, each.last)


def _signed(tokens: Tokens, each: Dated) -> bool:
    """Whether a full date with its weekday stands behind an agency's name and before a text, no word joining it:
    "... AFP Monday 2 February 2015 Syrian ..."."""
    following = tokens.words[each.last] if each.last < len(tokens) else ""
    return tokens.words[each.first - 1][:1].isupper() and following[:1].isupper()


def _heads_text(tokens: Tokens, i: int) -> bool:
    """Whether a text goes on behind its date: with a capital or a figure, and with no colon, which a topic's name has
    ("13 July 2011 Mumbai bombings: ...")."""
    following = tokens.words[i] if i < len(tokens) else ""
    return not following[:1].islower() and following not in (",", "-", "–") and ":" not in tokens.words[i : i + 9]


def _closes(tokens: Tokens, i: int) -> bool:
    """What closes a dateline: a bracketed agency, a colon, or a dash that opens no range."""
    word, following = (tokens.words[j] if j < len(tokens) else "" for j in (i, i + 1))
    if word == "(":
        return following[:1].isupper()
    return word == ":" or (word in ("-", "–", "—") and not following[:1].isdigit())


def _plain(day: date) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"
