"""The part that keeps what each claim puts forward, so that comparing it with other reports needs no parse again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.links.proposition import Proposition
from counterclaim.links.scene import scene
from counterclaim.model import Analysis, Claim, Core, PlaceMention, Speaker, Target

__all__ = ["CoresPart", "core", "restored"]


@dataclass(frozen=True, slots=True)
class CoresPart:
    """One `Core` for each claim of a speaker, in the order of their cues; the report's own voice has none."""

    name: str = "cores"
    version: str = "3"
    needs: tuple[str, ...] = ("parse", "places", "claims", "events")
    gives: tuple[str, ...] = ("cores",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        made = f"{self.name} {self.version}"
        stage = scene(found)
        return {"cores": tuple(core(stage.propositions[claim.id], found.places, made) for claim in stage.claims)}


def core(told: Proposition, places: Iterable[PlaceMention] = (), part: str = "") -> Core:
    """What a proposition holds, as a value that a record can keep. `places` are those of the report."""
    claim = told.claim
    inside = [place for place in places if any(span.holds(place.span) for span in claim.content)]
    return Core(
        claim.id, claim.speaker.actor, claim.act, told.mood, told.denied,
        told.predicates, told.words,
        unit=claim.speaker.unit, name=claim.speaker.name, target=claim.target.actor if claim.target else None,
        said=claim.said, cue=claim.cue.words if claim.cue else "",
        places=tuple(dict.fromkeys(f"g{p.geonameid}" if p.geonameid else p.name for p in inside
                                   if p.precision != "country")),
        countries=tuple(dict.fromkeys(p.country for p in inside if p.country)), part=part)


def restored(kept: Core, claim: Claim | None = None) -> Proposition:
    """The proposition that a core was made from. Without its `claim` one stands in for it that has the actor, act,
    target and day, but no spans."""
    if claim is None:
        target = Target("", kept.target) if kept.target else None
        claim = Claim(kept.claim, "", Speaker(None, kept.actor, kept.unit, kept.name), None, (), kept.act, target,
                      kept.said)
    return Proposition(claim, kept.predicates, kept.words, kept.mood, kept.denied)
