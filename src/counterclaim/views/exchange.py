"""The dispute as a dated thread: who said what, and under it who answered and how."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from counterclaim.model import LINK_KINDS, Claim, Link, Point
from counterclaim.views.agreements import Agreement, agreements
from counterclaim.views.control import Place, control
from counterclaim.views.dispute import Dispute
from counterclaim.views.flags import Notice, flags
from counterclaim.views.statement import Statement
from counterclaim.views.summary import Summary, summary

__all__ = ["Answer", "Exchange", "Outside", "Silence", "Turn", "exchange"]

_STRENGTH = {kind: rank for rank, kind in enumerate(LINK_KINDS)}


@dataclass(frozen=True, slots=True)
class Silence:
    """A report's words say that `by` gave no answer."""

    by: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What else a claim answers, beside the one that it stands under. `beyond` tells it where it is in a report outside
    of those asked for."""

    how: str
    claim: str
    label: str
    beyond: Statement | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """An answer in another report. `how` is the kind of its link, or its stance on the point that both share."""

    how: str
    said: Statement


@dataclass(frozen=True, slots=True)
class Turn:
    """One claim in the thread.

    `how` is the kind of link by which it answers the claim above it, None at the top. `also` are the claims that
    repeat it, folded into it; `answers` stand under it, in order of time. `outside` are its answers in reports outside
    of those asked for, `elsewhere` the claims of other reports that deny or doubt what it asserts, though not in answer
    to it: they share its point at issue.
    """

    said: Statement
    how: str | None
    basis: str | None
    unanswered: tuple[Silence, ...]
    also: tuple[Turn, ...]
    answers: tuple[Turn, ...]
    beside: tuple[Answer, ...]
    outside: tuple[Outside, ...] = ()
    elsewhere: tuple[Outside, ...] = ()


@dataclass(frozen=True, slots=True)
class Exchange:
    """The whole: counts, doubts about the reports, the thread by day, the agreements and places at issue in it.

    `left_out` counts the reports in which no one is said to speak.
    """

    summary: Summary
    left_out: int
    flags: tuple[Notice, ...]
    turns: tuple[Turn, ...]
    agreements: tuple[Agreement, ...]
    control: tuple[Place, ...]


def exchange(dispute: Dispute) -> Exchange:
    """The thread of a dispute; each claim stands in it once, under the strongest thing that it answers."""
    above = _above(dispute)
    below: dict[str, list[str]] = {}
    for source, link in above.items():
        below.setdefault(link.target, []).append(source)
    speaking = {claim.report for claim in dispute.spoken()}
    tops = [claim for claim in dispute.claims.values()
            if claim.id not in above and (not claim.own_voice or (claim.report in speaking and dispute.shown(claim)))]
    thread = _Thread(dispute, above, below)
    turns = tuple(thread.turn(claim) for claim in sorted(tops, key=dispute.order))
    left_out = len(dispute.reports) - len(speaking)
    return Exchange(summary(dispute), left_out, flags(dispute).notices, turns, agreements(dispute).agreements,
                    control(dispute).places)


def _above(dispute: Dispute) -> dict[str, Link]:
    """For each claim that answers others, the one link by which it hangs in the thread; never a circle."""
    above: dict[str, Link] = {}
    for link in sorted(dispute.links, key=lambda each: (_STRENGTH[each.kind], -each.score, each.source, each.target)):
        if link.source in above:
            continue
        end = link.target
        while end in above and end != link.source:
            end = above[end].target
        if end != link.source:
            above[link.source] = link
    return above


class _Thread:
    """Builds the turns; everything that is asked once a claim is indexed first."""

    def __init__(self, dispute: Dispute, above: dict[str, Link], below: dict[str, list[str]]) -> None:
        self.dispute, self.above, self.below = dispute, above, below
        self.silences: dict[str, list[Silence]] = {}
        for row in dispute.unanswered:
            silence = Silence(row.by, dispute.name(row.by), row.span.words)
            self.silences.setdefault(row.claim, []).append(silence)
        self.beside: dict[str, list[Answer]] = {}
        for link in dispute.links:
            if above.get(link.source) is not link:
                answer = Answer(link.kind, link.target, dispute.who(dispute.claims[link.target]).label)
                self.beside.setdefault(link.source, []).append(answer)
        self.outside: dict[str, list[Outside]] = {}
        for link in dispute.outside:
            self._reach_out(link)
        self.elsewhere: dict[str, list[Outside]] = {}
        tied = {frozenset((link.source, link.target)) for link in (*dispute.links, *dispute.outside)}
        for point in dispute.points:
            if point.contested:
                self._set_against(point, tied)

    def _set_against(self, point: Point, tied: Set[frozenset[str]]) -> None:
        """Keep, for each claim that asserts the point, who denies or doubts it in other reports, not answering it."""
        against = [each for each in point.members if each.stance in ("denies", "doubts") and each.copy_of is None]
        for one in point.of("asserts"):
            for other in against:
                apart = other.report != one.report and (other.actor != one.actor or one.actor == "unknown")
                said = self.dispute.told(other.claim) if apart and {other.claim, one.claim} not in tied else None
                if said is not None:
                    self.elsewhere.setdefault(one.claim, []).append(Outside(other.stance, said))

    def _reach_out(self, link: Link) -> None:
        """Keep the end of a link that lies in a report outside, on the side of the claim that is here."""
        target, source = self.dispute.beyond.get(link.target), self.dispute.beyond.get(link.source)
        if target is not None and link.source in self.dispute.claims:
            answer = Answer(link.kind, link.target, target.speaker.label, target)
            self.beside.setdefault(link.source, []).append(answer)
        elif source is not None and link.target in self.dispute.claims:
            self.outside.setdefault(link.target, []).append(Outside(link.kind, source))

    def turn(self, top: Claim) -> Turn:
        """A claim with all that hangs under it, built from the leaves up."""
        order, stack = [], [top.id]
        while stack:
            order.append(stack.pop())
            stack.extend(self.below.get(order[-1], ()))
        done: dict[str, Turn] = {}
        for each in reversed(order):
            done[each] = self._turn(each, done)
        return done[top.id]

    def _turn(self, claim: str, done: dict[str, Turn]) -> Turn:
        claims, link = self.dispute.claims, self.above.get(claim)
        below = sorted(self.below.get(claim, ()), key=lambda each: self.dispute.order(claims[each]))
        return Turn(
            said=self.dispute.statement(claims[claim]),
            how=link.kind if link else None, basis=link.basis if link else None,
            unanswered=tuple(self.silences.get(claim, ())),
            also=tuple(done[each] for each in below if self.above[each].kind == "repeats"),
            answers=tuple(done[each] for each in below if self.above[each].kind != "repeats"),
            beside=tuple(self.beside.get(claim, ())), outside=tuple(self.outside.get(claim, ())),
            elsewhere=tuple(self.elsewhere.get(claim, ())),
        )
