"""What was left without an answer: by a report's word, and by what this record holds; the two are never mixed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.model import Claim, Report, When
from counterclaim.model import Unanswered as Silence
from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Open", "Quiet", "Unanswered", "reported", "unanswered"]

_CALLS_FOR_ANSWER = frozenset({"accuse", "demand", "warn"})
# an opposition's accusation of its own government does
_RIVALS_WITHIN = frozenset({"OPP", "PAR", "LEG", "CIV", "LOC", "JUD"})
_ANSWERS = frozenset({"denies", "contradicts", "corrects", "counter_accuses", "confirms", "answers"})


@dataclass(frozen=True, slots=True)
class Open:
    """A claim, who left it unanswered, and the report's words that say so. `since` is an answer that this record holds
    all the same, the first of them: that a report saw none does not say that none came later."""

    claim: Statement
    by: str
    label: str
    words: str
    since: Statement | None = None


@dataclass(frozen=True, slots=True)
class Quiet:
    """An accusation, demand or warning to which this record holds no answer by the one that it is aimed at.

    `again` are further claims of the same speaker to the same effect, later ones included; `days` is how many days lie
    between the claim and the last report looked at, None without a day. `reports` were looked at: all from the claim's
    day on; `naming` of them quote or name `by`, the others could hold no answer. `outlets` are those of the reports
    that name it, `unnamed` counts those without one. `others` are the answers that someone else gave, `silence` what
    reports say of another's claim to the same effect that `by` left unanswered.
    """

    claim: Statement
    by: str
    label: str
    again: tuple[Statement, ...]
    days: int | None
    reports: int
    naming: int
    outlets: tuple[str, ...]
    others: tuple[Statement, ...]
    silence: tuple[str, ...] = ()
    unnamed: int = 0


@dataclass(frozen=True, slots=True)
class Unanswered:
    """`reported`: a report's words say that no answer came. `no_answer_held`: this record, up to the date `until` of
    its last report looked at, holds no answer; that is not to say that there was none. `outlets` are all that were
    looked at, `unnamed` counts the reports of none. `elsewhere` are left out of it: (claim, answer) where the answer
    lies in this record, outside of what was asked for."""

    reported: tuple[Open, ...]
    no_answer_held: tuple[Quiet, ...]
    until: str | None = None
    reports: int = 0
    outlets: tuple[str, ...] = ()
    unnamed: int = 0
    elsewhere: tuple[tuple[Statement, Statement], ...] = ()


def unanswered(dispute: Dispute) -> Unanswered:
    """The claims left without an answer, in order of time; of an actor asked for: by it, or aimed at it."""
    search, focus = _Search(dispute), dispute.focus
    told = {row.claim for row in _rows(dispute)}
    quiet: dict[tuple[str, ...], list[Claim]] = {}
    elsewhere: list[tuple[Statement, Statement]] = []
    for claim in sorted(dispute.spoken(), key=dispute.order):
        if claim.act in _CALLS_FOR_ANSWER and claim.target and claim.target.actor and not _own(claim):
            if focus not in (None, claim.speaker.actor, claim.target.actor):
                continue
            answer = search.answer(claim, claim.target.actor)
            if answer is None:
                quiet.setdefault(search.same(claim), []).append(claim)
            elif answer.claim not in dispute.claims:
                elsewhere.append((dispute.statement(claim), answer))
    found = tuple(search.quiet(claims) for claims in quiet.values() if not any(each.id in told for each in claims))
    dates = [report.date for report in dispute.reports.values() if report.date]
    outlets = [report.outlet for report in dispute.reports.values()]
    return Unanswered(
        reported(dispute, search), found, max(dates, key=lambda date: When(date).latest, default=None),
        len(dispute.reports), tuple(sorted({each for each in outlets if each})), outlets.count(None), tuple(elsewhere),
    )


def reported(dispute: Dispute, search: _Search | None = None) -> tuple[Open, ...]:
    """The claims of which a report's words say that they were left without an answer, in order of time."""
    search = search or _Search(dispute)
    return tuple(Open(dispute.statement(dispute.claims[row.claim]), row.by, dispute.name(row.by), row.span.words,
                      search.later(dispute.claims[row.claim], row.by)) for row in _rows(dispute))


def _rows(dispute: Dispute) -> list[Silence]:
    focus = dispute.focus
    rows = (row for row in dispute.unanswered if focus in (None, row.by, dispute.claims[row.claim].speaker.actor))
    return sorted(rows, key=lambda row: dispute.order(dispute.claims[row.claim]))


def _own(claim: Claim) -> bool:
    """Whether a claim is aimed at its speaker's own side: a ministry's warning to its citizens asks for no answer."""
    same = claim.target is not None and claim.target.actor == claim.speaker.actor
    return same and claim.speaker.unit not in _RIVALS_WITHIN


class _Days:
    """The days of some reports, by outlet, to count those of a day or later; undated reports are in none."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self.days: dict[str | None, list[date]] = {}
        self.held: set[str] = set()
        for report in reports:
            if report.date:
                self.days.setdefault(report.outlet, []).append(When(report.date).latest)
                self.held.add(report.id)
        for each in self.days.values():
            each.sort()
        self.last = max((each[-1] for each in self.days.values()), default=None)

    def since(self, day: date | None, without: Report) -> tuple[int, tuple[str, ...], int]:
        """How many are of that day or later (all, without a day), their outlets, and how many name none; not counting
        one report."""
        counts = {outlet: len(days) - (bisect_left(days, day) if day else 0) for outlet, days in self.days.items()}
        if without.id in self.held and without.date and (day is None or When(without.date).latest >= day):
            counts[without.outlet] -= 1
        outlets = tuple(sorted(outlet for outlet, count in counts.items() if outlet and count))
        return sum(counts.values()), outlets, counts.get(None, 0)


class _Search:
    """Who answered what, indexed once."""

    def __init__(self, dispute: Dispute) -> None:
        self.dispute = dispute
        self.answers: dict[str, list[str]] = {}
        self.first: dict[str, str] = {}  # of a claim that repeats another: the one that it repeats
        for link in (*dispute.links, *dispute.outside):
            if link.kind in _ANSWERS:
                self.answers.setdefault(link.target, []).append(link.source)
            elif link.kind == "repeats" and link.target in dispute.claims:
                self.first.setdefault(link.source, link.target)
        self.points = {member.claim: point for point in dispute.points for member in point.members
                       if member.stance != "silent"}
        self.all = _Days(dispute.reports.values())
        self.of = {actor: _Days(dispute.reports[key] for key in keys) for actor, keys in dispute.named.items()}

    def _origin(self, claim: str) -> str:
        seen = {claim}
        while claim in self.first and self.first[claim] not in seen:
            claim = self.first[claim]
            seen.add(claim)
        return claim

    def same(self, claim: Claim) -> tuple[str, ...]:
        """What tells a claim from one to the same effect: its speaker, whom it is aimed at, and the point at issue."""
        point = self.points.get(claim.id)
        about = point.id if point else self._origin(claim.id)
        return (about, claim.speaker.actor, claim.target.actor or "" if claim.target else "")

    def _responses(self, claim: Claim) -> list[str]:
        """The claims that answer this one, what it repeats, or another voice on its point."""
        found = [*self.answers.get(claim.id, ()), *self.answers.get(self._origin(claim.id), ())]
        point = self.points.get(claim.id)
        if point:
            found += [each.claim for each in point.members if each.stance != "silent" and each.claim != claim.id]
            found += [answer for each in point.members for answer in self.answers.get(each.claim, ())]
        return list(dict.fromkeys(found))

    def _told(self, claim: Claim) -> list[Statement]:
        told = (self.dispute.told(each) for each in self._responses(claim))
        return [each for each in told if each]

    def answer(self, claim: Claim, by: str) -> Statement | None:
        """An answer by the one that it is aimed at, of these reports rather than of others."""
        own = [each for each in self._told(claim)
               if each.speaker.actor == by and (by != claim.speaker.actor or each.speaker.unit != claim.speaker.unit)]
        return min(own, key=lambda each: each.claim not in self.dispute.claims, default=None)

    def later(self, claim: Claim, by: str) -> Statement | None:
        """An answer by `by` in another report than the one that says that there was none."""
        own = (each for each in self._told(claim) if each.speaker.actor == by and each.report != claim.report)
        return min(own, key=lambda each: each.day.value or "~", default=None)

    def quiet(self, claims: list[Claim]) -> Quiet:
        dispute, first = self.dispute, claims[0]
        by = first.target.actor if first.target and first.target.actor else ""
        said = dispute.statement(first)
        day = said.day.likelier or said.day.value
        since = When(day).earliest if day else None
        own = dispute.reports[first.report]
        looked, *_ = self.all.since(since, own)
        naming, outlets, unnamed = self.of[by].since(since, own) if by in self.of else (0, (), 0)
        others = [each for each in self._told(first) if each.speaker.actor not in (first.speaker.actor, by)
                  and each.claim not in self._allies(first)]
        return Quiet(
            claim=said, by=by, label=dispute.name(by), again=tuple(dispute.statement(each) for each in claims[1:]),
            days=(self.all.last - since).days if since and self.all.last else None, reports=looked, naming=naming,
            outlets=outlets, others=tuple(others), silence=self._silence(first, by), unnamed=unnamed,
        )

    def _allies(self, claim: Claim) -> set[str]:
        """Those who take the claim's own side on its point: they answer nothing."""
        members = self.points[claim.id].members if claim.id in self.points else ()
        stances = {each.stance for each in members if each.claim == claim.id}
        answering = {source for each in members for source in self.answers.get(each.claim, ())}
        return {each.claim for each in members if each.stance in stances} - answering

    def _silence(self, claim: Claim, by: str) -> tuple[str, ...]:
        members = self.points[claim.id].members if claim.id in self.points else ()
        claims = {each.claim for each in members if each.stance == "silent" and each.actor == by}
        return tuple(dict.fromkeys(row.span.words for row in self.dispute.unanswered
                                   if row.claim in claims and row.by == by))
