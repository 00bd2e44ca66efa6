"""What one side asserts and another denies or contradicts, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Contested", "Pair", "contested"]


@dataclass(frozen=True, slots=True)
class Pair:
    """`against` denies or contradicts `claim`; `basis` says what decided it."""

    kind: str
    basis: str
    score: float
    claim: Statement
    against: Statement


@dataclass(frozen=True, slots=True)
class Contested:
    pairs: tuple[Pair, ...]


def contested(dispute: Dispute) -> Contested:
    """Every pair that denies or contradicts, in the order of the claim contested."""
    links = [link for link in dispute.links if link.kind in {"denies", "contradicts"}]
    links.sort(key=lambda link: [dispute.order(dispute.claims[end]) for end in (link.target, link.source)])
    return Contested(tuple(
        Pair(link.kind, link.basis, link.score, dispute.statement(dispute.claims[link.target]),
             dispute.statement(dispute.claims[link.source]))
        for link in links
    ))
