"""Which dispute a report belongs to: the two parties that it sets against each other, its place and its topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from counterclaim.model import Analysis, content_id
from counterclaim.words import alternatives, table

__all__ = ["GAP", "Field", "dispute_id", "dispute_name", "field_of"]

# Days without a report after which the same two parties are at a new dispute. Of the 40 pairs of parties with the most
# items in the large corpus none falls apart at half a year; at a month most do.
GAP = 180

_OPPOSED = frozenset({"accuse", "condemn", "deny", "warn", "refuse", "demand"})
_HOSTILE = frozenset({"ASSAULT", "COERCE", "BREACH", "CONTROL", "SANCTION", "MOBILIZE", "THREATEN", "ACCUSE", "REJECT",
                      "PROTEST"})
_CONFLICT = frozenset({"denies", "contradicts", "counter_accuses"})
# A word against the other side and an answer to it weigh more than an event that may be told of two parties in passing.
SAID, ANSWERED, DONE, SHARED = 2.0, 2.0, 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Field:
    """What a report is about, as far as grouping goes. `pair`: two actor codes in order, () where it sets no two
    parties against each other; `hostile`: it tells of something between them that founds a dispute; `topic`: the field
    of that name; `place`: the place named most."""

    pair: tuple[str, ...] = ()
    hostile: bool = False
    topic: str = ""
    place: str = ""


def field_of(found: Analysis) -> Field:
    """The field of one report, from its claims, events, links and places."""
    against: Counter[tuple[str, ...]] = Counter()
    beside: Counter[tuple[str, ...]] = Counter()
    claims = {claim.id: claim for claim in found.claims}
    for claim in found.claims:
        if claim.act in _OPPOSED and claim.target:
            _count(against, claim.speaker.actor, claim.target.actor, SAID)
    for event in found.events:
        weights = against if event.type in _HOSTILE else beside
        _count(weights, event.agent, event.patient, DONE if event.type in _HOSTILE else SHARED)
        speaker = claims[event.claim].speaker.actor if event.claim in claims else None
        if event.type in _HOSTILE and event.patient is None:
            _count(against, speaker, event.agent, SHARED)  # "Kiev says that Moscow shelled the port"
    for link in found.links:
        if link.kind in _CONFLICT and link.source in claims and link.target in claims:
            _count(against, claims[link.source].speaker.actor, claims[link.target].speaker.actor, ANSWERED)
    whole = against + beside
    pair = min(whole, key=lambda each: (-whole[each], each), default=())
    return Field(pair, against[pair] >= DONE, found.report.topics[0] if found.report.topics else "", _place(found))


def dispute_id(pair: Sequence[str], founder: str) -> str:
    """The id of a dispute: from its parties and the report that it began with in this record."""
    return content_id("d", tuple(pair), founder)


def dispute_name(pair: Sequence[str]) -> str:
    """A neutral name: the parties in the order of the alphabet ("Armenia – Azerbaijan")."""
    return " – ".join(sorted(_name(code) for code in pair))


def _count(weights: Counter[tuple[str, ...]], one: str | None, other: str | None, weight: float) -> None:
    if one and other and one != other and _is_party(one) and _is_party(other):
        weights[tuple(sorted((one, other)))] += weight  # type: ignore[assignment]


def _is_party(actor: str) -> bool:
    """Whether an actor can be one side of a dispute: a state or a group, no body, company, paper or stranger."""
    return ":" not in actor and actor not in ("unknown", "report")


def _place(found: Analysis) -> str:
    """The place named most; of two the finer one, then the first."""
    named = Counter(place.name for place in found.places)
    first = {place.name: i for i, place in reversed(list(enumerate(found.places)))}
    coarse = {place.name: place.precision == "country" for place in found.places}
    return min(named, key=lambda name: (coarse[name], -named[name], first[name]), default="")


@cache
def _states() -> dict[str, str]:
    return {row["code"]: alternatives(row["names"])[0] for row in table("actors/states", "code", "names")}


def _name(code: str) -> str:
    return _states().get(code) or code.partition(":")[2] or code
