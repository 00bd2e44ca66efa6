"""A point at issue as a reader meets it: who asserts, denies, doubts it or keeps silent, since when, by whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.model import POSITIONS, Member, Point, Position, When
from counterclaim.views.dispute import UNDATED, Dispute
from counterclaim.views.statement import Statement

__all__ = ["AtIssue", "Voice", "at_issue", "first_day"]


@dataclass(frozen=True, slots=True)
class Voice:
    """One actor's stance on a point.

    `since` and `until` are the first and last day on which it was taken. `outlets` are those that report it, copies
    folded into what they copy (`copies` counts these); `unnamed` counts the reports that name no outlet. `said` are the
    claims in order of time, each in its exact words; for `silent` they are those left without an answer, and `words`
    what the reports say of the silence. `outside` counts the reports beyond what was asked for.
    """

    actor: str
    label: str
    stance: Position
    since: str | None
    until: str | None
    outlets: tuple[str, ...]
    unnamed: int
    copies: int
    reports: int
    outside: int
    said: tuple[Statement, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AtIssue:
    """A point: the `words` that raised it first (in the claim `founder`, None where that is out of reach), how far it
    was carried, and every actor's stance on it.

    `outlets` counts the independent ones: copies and further reports of one outlet count once, a report without an
    outlet for itself (`unnamed` of them). `voices` stand in the order asserts, denies, doubts, silent, the
    earliest first.
    """

    point: str
    words: str
    contested: bool
    first: str | None
    last: str | None
    reports: int
    outlets: int
    unnamed: int
    copies: int
    voices: tuple[Voice, ...]
    founder: Statement | None = None


def at_issue(dispute: Dispute, point: Point) -> AtIssue:
    """The point, whole: members in reports beyond those asked for count as well, and are counted as such."""
    days = sorted((each.day for each in point.members if each.day), key=first_day)
    return AtIssue(
        point=point.id, words=point.words, contested=point.contested, first=days[0] if days else None,
        last=days[-1] if days else None, reports=len({each.report for each in point.members}), outlets=point.outlets(),
        unnamed=len({each.report for each in point.members if each.copy_of is None and not each.outlet}),
        copies=_copies(point.members), voices=tuple(_voices(dispute, point)), founder=dispute.told(point.founder),
    )


def first_day(value: str | None) -> str:
    """What to sort a day by: the first that an ISO prefix or interval may mean, what has none last."""
    return When(value).earliest.isoformat() if value else UNDATED


def _voices(dispute: Dispute, point: Point) -> Iterable[Voice]:
    groups: dict[tuple[int, str], list[Member]] = {}
    for member in point.members:
        groups.setdefault((POSITIONS.index(member.stance), member.actor), []).append(member)
    found = [_voice(dispute, sorted(members, key=lambda each: first_day(each.day))) for members in groups.values()]
    return sorted(found, key=lambda each: (POSITIONS.index(each.stance), first_day(each.since), each.actor))


def _voice(dispute: Dispute, members: Sequence[Member]) -> Voice:
    one = members[0]
    own = [each for each in members if each.copy_of is None]
    told = (dispute.told(each.claim) for each in own)
    days = [each.day for each in members if each.day]
    return Voice(
        actor=one.actor, label=dispute.name(one.actor), stance=one.stance, since=days[0] if days else None,
        until=days[-1] if days else None, outlets=tuple(dict.fromkeys(each.outlet for each in own if each.outlet)),
        unnamed=len({each.report for each in own if not each.outlet}), copies=_copies(members),
        reports=len({each.report for each in members}),
        outside=len({each.report for each in members if each.report not in dispute.reports}),
        said=tuple(each for each in told if each), words=_silence(dispute, members) if one.stance == "silent" else (),
    )


def _copies(members: Iterable[Member]) -> int:
    return len({each.report for each in members if each.copy_of})


def _silence(dispute: Dispute, members: Sequence[Member]) -> tuple[str, ...]:
    """What the reports say of an answer that never came."""
    claims, actor = {each.claim for each in members}, members[0].actor
    return tuple(dict.fromkeys(
        row.span.words for row in dispute.unanswered if row.claim in claims and row.by == actor))
