"""The exchange in order of time: who said what on which day, how sure that day is, and which order cannot be right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from counterclaim.model import Claim, Link, When
from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Answered", "Moment", "Stretch", "Timeline", "timeline"]

_LEFT_OUT = frozenset({"repeats"})  # a repeat answers nothing
# A claim can contradict one that was made later; only what is an answer cannot come before what it answers.
_REPLIES = frozenset({"denies", "corrects", "counter_accuses", "confirms", "answers"})


@dataclass(frozen=True, slots=True)
class Answered:
    """What a claim answers, and how. `conflict` tells, where it holds, that the answer is dated before what it answers.
    """

    how: str
    claim: str
    actor: str
    label: str
    day: str | None
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One claim in time. `earliest` and `latest` are the first and last ISO day on which it may have been made: of a
    doubtful day those of the likelier one; where only the report has a date (`said.day.basis` is "published"), that,
    and the claim may be older. None where there is no date at all. `repeated` counts later claims to the same effect.
    """

    said: Statement
    earliest: str | None
    latest: str | None
    answers: tuple[Answered, ...]
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """The claims of one day, or of one month or year where the words say no more; None for those without a date."""

    when: str | None
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The stretches in order of their first day; `conflicts` counts the answers dated before what they answer,
    `doubtful` the claims whose day cannot be right, `published` those with no day but their report's."""

    stretches: tuple[Stretch, ...]
    claims: int
    conflicts: int
    doubtful: int
    published: int
    undated: int


def timeline(dispute: Dispute) -> Timeline:
    """Every claim of a speaker once, ordered by the day of speaking (the likelier one of a doubtful day)."""
    answers: dict[str, list[Link]] = {}
    repeated: Counter[str] = Counter()
    for link in (*dispute.links, *dispute.outside):
        if link.kind in _LEFT_OUT:
            repeated[link.target] += 1
        else:
            answers.setdefault(link.source, []).append(link)
    ordered = sorted(dispute.spoken(), key=lambda claim: _order(dispute, claim))
    moments = [_moment(dispute, claim, answers.get(claim.id, ()), repeated[claim.id]) for claim in ordered]
    stretches = tuple(Stretch(when, tuple(group)) for when, group in groupby(moments, key=_when))
    days = [each.said.day for each in moments]
    return Timeline(
        stretches, len(moments), sum(bool(each.conflict) for moment in moments for each in moment.answers),
        sum(bool(day.doubt) for day in days), sum(day.basis == "published" for day in days),
        sum(each.earliest is None for each in moments),
    )


def _order(dispute: Dispute, claim: Claim) -> tuple[object, ...]:
    """As everywhere, but a month or year whose day is not known comes before its days, as a stretch of its own."""
    when = _likelier(dispute.statement(claim))
    first, *rest = dispute.order(claim)
    return (first, -(When(when).latest - When(when).earliest).days if when else 0, when or "", *rest)


def _likelier(said: Statement) -> str | None:
    return said.day.likelier or said.day.value


def _when(moment: Moment) -> str | None:
    return _likelier(moment.said)


def _moment(dispute: Dispute, claim: Claim, links: Iterable[Link], repeated: int) -> Moment:
    said = dispute.statement(claim)
    when = _likelier(said)
    span = When(when) if when else None
    found = (_answered(said, link, dispute.told(link.target)) for link in links)
    return Moment(said, span.earliest.isoformat() if span else None, span.latest.isoformat() if span else None,
                  tuple(each for each in found if each), repeated)


def _answered(said: Statement, link: Link, target: Statement | None) -> Answered | None:
    if target is None:
        return None
    return Answered(link.kind, target.claim, target.speaker.actor, target.speaker.label, target.day.value,
                    _conflict(said, target) if link.kind in _REPLIES else "")


def _conflict(said: Statement, target: Statement) -> str:
    """Why an answer cannot stand where its date puts it; "" if it can.

    A claim that only its report's date dates may be older than that, so that any answer may follow it.
    """
    mine, theirs = said.day.value, target.day.value
    if not mine or not theirs or target.day.basis != "said" or When(mine).latest >= When(theirs).earliest:
        return ""
    return f"dated {mine}, and what it answers {theirs}"
