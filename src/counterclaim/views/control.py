"""Who holds what, by whose word."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["ControlView", "Holding", "Place", "control"]


@dataclass(frozen=True, slots=True)
class Holding:
    """One claim's word on who holds a place; `when` is an ISO prefix or interval, where the words give one."""

    holder: str
    label: str
    stance: str
    when: str | None
    claim: Statement


@dataclass(frozen=True, slots=True)
class Place:
    """A place, and all that is claimed about who holds it. `contested`: two claims cannot both hold."""

    place: str
    contested: bool
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    places: tuple[Place, ...]


def control(dispute: Dispute) -> ControlView:
    """Each place with its claimants, the contested places first, claims in order of time."""
    rows = sorted(dispute.control, key=lambda row: dispute.order(dispute.claims[row[1].claim]))
    places: dict[str, list[Holding]] = {}
    for _, row in rows:
        holding = Holding(row.holder, dispute.name(row.holder), row.stance, row.when,
                          dispute.statement(dispute.claims[row.claim]))
        places.setdefault(row.place, []).append(holding)
    found = [Place(place, _contested(holdings), tuple(holdings)) for place, holdings in places.items()]
    return ControlView(tuple(sorted(found, key=lambda each: (not each.contested, each.place))))


def _contested(holdings: list[Holding]) -> bool:
    asserted = {each.holder for each in holdings if each.stance == "asserted"}
    denied = {each.holder for each in holdings if each.stance == "denied"}
    return len(asserted) > 1 or bool(asserted & denied)
