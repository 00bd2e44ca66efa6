"""What one side asserts and another denies or contradicts: by point at issue, and claim beside claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.model import Point
from counterclaim.views.at_issue import AtIssue, at_issue, first_day
from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Contested", "Pair", "Rejection", "contested"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`against` denies or contradicts `claim`; `basis` says what decided it. `point` is the point at issue that both
    belong to, None where they belong to none."""

    kind: str
    basis: str
    score: float
    claim: Statement
    against: Statement
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """A claim that turns down what was not found: `words` point at it, `why` tells why it was not found."""

    claim: Statement
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class Contested:
    """The points on which actors differ, those carried by most outlets first, every pair of claims, and the rejections
    of what was not found."""

    points: tuple[AtIssue, ...]
    pairs: tuple[Pair, ...]
    unresolved: tuple[Rejection, ...] = ()


def contested(dispute: Dispute) -> Contested:
    """Every contested point, and every pair in the order of the claim contested; of an actor asked for, its own."""
    points = [at_issue(dispute, each) for each in dispute.points if each.contested and _concerns(dispute.focus, each)]
    points.sort(key=lambda each: (-each.outlets, -each.reports, first_day(each.first), each.point))
    points_of: dict[str, set[str]] = {}
    for point in dispute.points:
        for member in point.members:
            if point.contested and member.stance != "silent":
                points_of.setdefault(member.claim, set()).add(point.id)
    links = [link for link in dispute.links if link.kind in {"denies", "contradicts"}]
    if dispute.focus:
        links = [link for link in links
                 if dispute.focus in {dispute.claims[end].speaker.actor for end in (link.source, link.target)}]
    links.sort(key=lambda link: [dispute.order(dispute.claims[end]) for end in (link.target, link.source)])
    return Contested(tuple(points), tuple(
        Pair(link.kind, link.basis, link.score, dispute.statement(dispute.claims[link.target]),
             dispute.statement(dispute.claims[link.source]),
             min(points_of.get(link.target, set()) & points_of.get(link.source, set()), default=None))
        for link in links
    ), tuple(_rejections(dispute)))


def _rejections(dispute: Dispute) -> Iterator[Rejection]:
    rows = {row.claim: row for row in dispute.unresolved}  # a rejection of joint speakers stands once for each
    for claim in sorted((dispute.claims[each] for each in rows), key=dispute.order):
        if dispute.focus in (None, claim.speaker.actor):
            yield Rejection(dispute.statement(claim), rows[claim.id].span.words, rows[claim.id].why)


def _concerns(focus: str | None, point: Point) -> bool:
    return focus is None or any(each.actor == focus for each in point.members)
