"""Points at issue told member by member, for tests that need no linking."""

from __future__ import annotations

from typing import Any

from counterclaim.model import Claim, Member, Point, Position, point_id


def member(claim: Claim, stance: Position, day: str | None, outlet: str | None = None, **more: Any) -> Member:
    return Member(claim.id, claim.report, more.pop("actor", claim.speaker.actor), stance, day, outlet, **more)


def point(founder: Claim, *members: Member) -> Point:
    return Point(point_id(founder.id), founder.id, founder.content[0].words, members)
