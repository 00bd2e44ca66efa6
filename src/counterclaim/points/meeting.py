"""How the claims of two reports meet: on one point at issue, and if so, whether closely enough for a link.

What the two put forward is compared as within a report (`links.compare`). Between reports that is not enough: the same
words about the same party recur for years. So two claims share a point only if they were made within `WINDOW` days and
have more in common than their predicate, and are linked only if they speak of one event: the same participants, the
place or the day as well, within `NEAR` days.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from counterclaim.links.compare import Comparison, compare_propositions, overlap
from counterclaim.links.cores import restored
from counterclaim.links.lexicon import fold
from counterclaim.links.proposition import Proposition
from counterclaim.model import Basis, Core, When

__all__ = ["NEAR", "WINDOW", "Meeting", "Side", "meeting"]

# Days between two claims. Of the pairs that we labelled as one proposition nine in ten lie within a week.
WINDOW, NEAR = 30, 7
# What two claims need in common to share a point, and to be linked; see `_grounds` for what counts how much.
SHARED, LINKED = 2.0, 3.0
# The least score of the comparison itself.
SCORE = 0.5

Relation = Literal["same", "opposite", "clash"]


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as it meets others: what it puts forward, with the day (ordinal; 0 for unknown) on which."""

    core: Core
    told: Proposition
    day: int

    @classmethod
    def of(cls, core: Core, day: int) -> Side:
        return cls(core, restored(core), day)


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two claims on one point. `close`: they speak of one event, so that the one can answer the other."""

    relation: Relation
    basis: Basis
    score: float
    close: bool


def meeting(one: Side, other: Side) -> Meeting | None:
    """How two claims of two reports meet; None if they don't."""
    apart = abs(one.day - other.day)
    if apart > WINDOW:
        return None
    met = compare_propositions(one.told, other.told)
    if met.relation == "unrelated" or met.score < SCORE:
        return None
    grounds = dict(_grounds(one.core, other.core))
    weight = sum(grounds.values())
    if met.relation == "clash" and not _one_event(grounds):
        return None  # two events of one kind that differ in a value are mostly two events
    if weight < SHARED:
        return None
    close = weight >= LINKED and apart <= NEAR and _one_event(grounds)
    return Meeting(met.relation, met.basis, _score(met, weight), close)


def _one_event(grounds: dict[str, float]) -> bool:
    return "parties" in grounds and ("place" in grounds or "day" in grounds)


def _score(met: Comparison, weight: float) -> float:
    return round(met.score * min(1.0, weight / 4), 3)


def _grounds(one: Core, other: Core) -> Iterator[tuple[str, float]]:
    """What two claims have in common, and how much it weighs; what parts them weighs against."""
    mine, theirs = _parties(one), _parties(other)
    if mine and theirs:
        shared = len(mine & theirs)
        if shared == len(mine | theirs) or shared > 1:
            yield "parties", 1.0 + (shared > 1)
        elif shared:
            yield "party", 0.5
        else:
            yield "strangers", -1.0
    here, there = _places(one), _places(other)
    if here and there:
        yield ("place", 1.0) if here & there else ("elsewhere", -1.0)
    days = _days(one, other)
    if days is not None:
        yield ("day", 0.5) if days else ("another day", -1.0)
    common = overlap(one.words, other.words)
    least = min(len(one.words), len(other.words))
    if least:
        yield "words", 2.0 * common * min(1.0, least / 4)


def _parties(core: Core) -> frozenset[str]:
    """Who does or suffers something in it, and whom it is aimed at."""
    codes = {code for each in core.predicates for code in (each.agent, each.patient)} | {core.target}
    return frozenset(code for code in codes if code and code != "unknown")


def _places(core: Core) -> frozenset[str]:
    named = {fold(each.place) for each in core.predicates if each.place}
    return frozenset(named | {place for each in core.predicates for place in each.places} | set(core.places))


def _days(one: Core, other: Core) -> bool | None:
    """Whether the days that the two give for what happened can be one; None where one of them gives none."""
    mine = [each.when for each in one.predicates if each.when]
    theirs = [each.when for each in other.predicates if each.when]
    found = [meets for a in mine for b in theirs if (meets := _meets(a, b)) is not None]
    return any(found) if found else None


def _meets(one: str, other: str) -> bool | None:
    try:
        return When(one).meets(When(other))
    except ValueError:  # a season, a decade
        return None
