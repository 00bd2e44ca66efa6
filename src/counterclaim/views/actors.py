"""Who speaks, how, and how often they are answered."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.views.dispute import Dispute

__all__ = ["ActorRow", "ActorsView", "actors"]


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One party: its claims by act, how often it is the target of an accusation, how often its word is disputed
    (denied or contradicted), and how often it is reported to have given no answer."""

    actor: str
    label: str
    claims: int
    acts: dict[str, int]
    accused: int
    disputed: int
    silent: int
    units: tuple[str, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActorsView:
    actors: tuple[ActorRow, ...]


def actors(dispute: Dispute) -> ActorsView:
    """Every party that speaks or is accused, those who speak most first."""
    acts: dict[str, Counter[str]] = {}
    units: dict[str, set[str]] = {}
    people: dict[str, set[str]] = {}
    accused: Counter[str] = Counter()
    for claim in dispute.spoken():
        actor = claim.speaker.actor
        acts.setdefault(actor, Counter())[claim.act] += 1
        units.setdefault(actor, set()).update({claim.speaker.unit} - {None})  # type: ignore[arg-type]
        people.setdefault(actor, set()).update({claim.speaker.name} - {None})  # type: ignore[arg-type]
        if claim.act == "accuse" and claim.target and claim.target.actor:
            accused[claim.target.actor] += 1
    contested = {link.target for link in dispute.links if link.kind in {"denies", "contradicts"}}
    disputed = Counter(dispute.claims[each].speaker.actor for each in contested)
    silent = Counter(row.by for row in dispute.unanswered)
    everyone = set(acts) | set(accused) | set(silent)
    rows = [
        ActorRow(actor, dispute.name(actor), sum(acts.get(actor, Counter()).values()),
                 dict(sorted(acts.get(actor, Counter()).items())), accused[actor], disputed[actor], silent[actor],
                 tuple(sorted(units.get(actor, ()))), tuple(sorted(people.get(actor, ()))))
        for actor in everyone
    ]
    return ActorsView(tuple(sorted(rows, key=lambda row: (-row.claims, -row.accused, row.actor))))
