"""A point at issue: the claims, of whatever report, that put forward or deny one proposition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from counterclaim.model.ids import content_id
from counterclaim.model.link import Basis

__all__ = ["POSITIONS", "Member", "Point", "Position", "point_id"]

Position = Literal["asserts", "denies", "doubts", "silent"]
POSITIONS: tuple[Position, ...] = get_args(Position)
_AGAINST = ("denies", "doubts")


@dataclass(frozen=True, slots=True)
class Member:
    """One actor's position on a point, taken by one claim.

    `stance` is towards the proposition of the point's founder: `denies` too where the claim puts forward what cannot
    hold beside it. For `silent`, `claim` is the one that `actor` left without an answer, by the report's own words.
    `day` is when it was said (an ISO prefix): by the words, else the report's date. `copy_of` is the report that this
    one copies, None for one that stands for itself. `basis` and `score` say what tied the claim to the point.
    """

    claim: str
    report: str
    actor: str
    stance: Position
    day: str | None = None
    outlet: str | None = None
    copy_of: str | None = None
    score: float = 1.0
    basis: Basis = "entailment"


@dataclass(frozen=True, slots=True)
class Point:
    """A point at issue. `founder` is the claim that raised it in this record first, `words` its content; the id comes
    from the founder and never changes. `members` stand in the record's order (date, report, claim)."""

    id: str
    founder: str
    words: str
    members: tuple[Member, ...] = ()

    @property
    def contested(self) -> bool:
        """Whether one actor asserts what another denies or doubts."""
        asserting = {each.actor for each in self.members if each.stance == "asserts"}
        against = {each.actor for each in self.members if each.stance in _AGAINST}
        return any(one != other or one == "unknown" for one in asserting for other in against)

    def of(self, stance: Position) -> Iterator[Member]:
        """The members that take a stance."""
        return (each for each in self.members if each.stance == stance)

    def actors(self, stance: Position) -> tuple[str, ...]:
        """Who takes a stance, each once, in the record's order."""
        return tuple(dict.fromkeys(each.actor for each in self.of(stance)))

    def since(self, stance: Position) -> str | None:
        """The earliest day on which someone took a stance."""
        return min((each.day for each in self.of(stance) if each.day), default=None)

    def outlets(self, stance: Position | None = None) -> int:
        """By how many independent outlets it was carried: copies and further reports of one outlet count once;
        reports without an outlet count each for itself."""
        own = (each for each in self.members if each.copy_of is None and stance in (None, each.stance))
        return len({("outlet", each.outlet) if each.outlet else ("report", each.report) for each in own})


def point_id(founder: str) -> str:
    """The id of the point that a claim raises."""
    return content_id("p", founder)
