"""How the claims of two reports meet: on one point at issue, and if so, whether closely enough for a link.

What the two put forward is compared as within a report (`links.compare`). Between reports that is not enough: of the
many pairs that share a party and a verb nearly all speak of two things. So two claims share a point only if they have
most of their bearing words in common and were made within `WINDOW` days, and are linked only if they speak of one
event: a common party, no other place and no other day, within `NEAR` days.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from counterclaim.links.compare import compare_propositions
from counterclaim.links.cores import restored
from counterclaim.links.lexicon import fold, state
from counterclaim.links.measures import bag
from counterclaim.links.numbers import number
from counterclaim.links.proposition import Proposition
from counterclaim.model import Basis, Core, When

__all__ = ["NEAR", "WINDOW", "Meeting", "Side", "meeting"]

# Days between two claims on one point, and between two that are linked.
WINDOW, NEAR = 30, 5
# How much of their words two claims share, corrected by what else joins and parts them: on one point; linked, where the
# one says the same, and where it says the opposite, which two claims on two events seldom do in like words.
SHARED, LINKED, OPPOSED = 0.42, 0.55, 0.45
# The least weight of the words shared: one name and one other word, or two words. "The truce" alone ties nothing.
WEIGHT = 2.0
# The least chance, by the comparison, that two claims that are linked are of one thing; with so many words in common as
# NEARLY it is enough that the comparison holds them for one at all.
CHANCE, NEARLY = 0.6, 0.6

Relation = Literal["same", "opposite", "clash"]


@dataclass(frozen=True, slots=True)
class Side:
    """One claim as it meets others: what it puts forward, with the day (ordinal; 0 for unknown) on which."""

    core: Core
    told: Proposition
    day: int

    @classmethod
    def of(cls, core: Core, day: int) -> Side:
        # The stand-ins for two claims name no report, so the comparison leaves the days between them alone: `meeting`
        # weighs them itself (DAILY). Weighing them twice halved the points that two reports share in 34,509 items.
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
    shared, weight = _words(one.core.words, other.core.words)
    if weight < WEIGHT or shared < SHARED / 2 or not _anchored(one.core, other.core, apart):
        return None
    met = compare_propositions(one.told, other.told)
    if met.relation == "unrelated":
        return None
    ties = _ties(one.core, other.core)
    kinship = shared + sum(_TIES[tie] for tie in ties) - apart * DAILY
    two = bool(apart) or one.core.actor != other.core.actor
    if met.relation == "same" and two and _other_numbers(one.core, other.core):
        kinship -= NUMBERED
    one_event = not ties & {"strangers", "elsewhere", "another day"} and ties & {"parties", "party", "place"}
    if kinship < SHARED or (met.relation == "clash" and (not one_event or apart > NEAR)):
        return None  # two events of one kind that differ in a value are mostly two events
    if met.relation == "opposite" and not ties & {"parties", "party", "place"}:
        return None
    near = kinship >= (LINKED if met.relation == "same" else OPPOSED) and apart <= NEAR
    close = bool(one_event) and near and (met.score >= CHANCE or kinship >= NEARLY)
    return Meeting(met.relation, met.basis, round(min(1.0, kinship) * met.score, 3), close)


# What joins two claims and what parts them, in shares of their words.
_TIES = {"parties": 0.1, "party": 0.0, "strangers": -0.15, "place": 0.05, "elsewhere": -0.2, "beside": -0.1,
         "day": 0.05, "another day": -0.15}
DAILY = 0.006
# Other numbers in two contents, of two days or two speakers, that would say the same: yesterday's dead and today's.
NUMBERED = 0.5


def _anchored(one: Core, other: Core, apart: int) -> bool:
    """Whether two contents name one thing of the world, or come from one speaker within days: "a state of emergency" in
    two mouths is two emergencies."""
    if one.actor == other.actor != "unknown" and apart <= NEAR:
        return True
    if _parties(one) & _parties(other) or _places(one) & _places(other):
        return True
    mine, theirs = bag(one.words), bag(other.words)
    return bool(mine.names & theirs.names or mine.states & theirs.states)


def _ties(one: Core, other: Core) -> set[str]:
    """What joins and parts two claims beside their words."""
    found = set()
    mine, theirs = _parties(one), _parties(other)
    if mine and theirs:
        found.add("parties" if mine == theirs and len(mine) > 1 else "party" if mine & theirs else "strangers")
    here, there = _places(one), _places(other)
    if here and there:
        # a name in common may be the place that one of the two was not resolved to
        named = bag(one.words).names & bag(other.words).names
        found.add("place" if here & there else "beside" if named else "elsewhere")
    days = _days(one, other)
    if days is not None:
        found.add("day" if days else "another day")
    return found


# A state's name is in every second content, a number says little by itself.
_NAME, _WORD, _STATE, _NUMBER = 1.5, 1.0, 0.4, 0.3


@lru_cache(1 << 14)
def _weights(words: frozenset[str]) -> dict[str, float]:
    """The words of a content in one spelling, each with how much sharing it says."""
    held = bag(words)
    return {word: _NAME if word in held.names else _STATE if word in held.states else
            _NUMBER if number(word) is not None else _WORD for word in held.words}


def _words(one: frozenset[str], other: frozenset[str]) -> tuple[float, float]:
    """The share of the words of two contents that both have, in [0, 1], and the weight of those."""
    mine, theirs = _weights(one), _weights(other)
    both = sum(weight for word, weight in mine.items() if word in theirs)
    whole = sum(mine.values()) + sum(theirs.values()) - both
    return (both / whole if whole else 0.0), both


def _other_numbers(one: Core, other: Core) -> bool:
    """Whether both contents hold numbers, and none of them is in both."""
    mine, theirs = ({found for word in core.words if (found := number(word)) is not None} for core in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _parties(core: Core) -> frozenset[str]:
    """Who does or suffers something in it, and whom it is aimed at."""
    codes = {code for each in core.predicates for code in (each.agent, each.patient)} | {core.target}
    return frozenset(code for code in codes if code and code != "unknown")


def _places(core: Core) -> frozenset[str]:
    """The places in it, by id where they are on the map; no states: two towns of one state are two places."""
    if core.places:
        return frozenset(core.places)
    return frozenset(fold(each.place) for each in core.predicates if each.place and state(each.place) is None)


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
