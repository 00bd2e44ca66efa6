"""What was left without an answer."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.views.dispute import Dispute
from counterclaim.views.statement import Statement

__all__ = ["Open", "Unanswered", "unanswered"]

_CALLS_FOR_ANSWER = frozenset({"accuse", "demand", "warn"})
_ANSWERS = frozenset({"denies", "contradicts", "counter_accuses", "confirms", "answers"})


@dataclass(frozen=True, slots=True)
class Open:
    """A claim, who left it unanswered, and the report's words that say so."""

    claim: Statement
    by: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Unanswered:
    """`reported`: a report's words say that no answer came. `no_answer_held`: accusations, demands and warnings
    against a named party to which this record holds no answer; that is not to say that there was none."""

    reported: tuple[Open, ...]
    no_answer_held: tuple[Statement, ...]


def unanswered(dispute: Dispute) -> Unanswered:
    """The claims left without an answer, in order of time."""
    rows = sorted(dispute.unanswered, key=lambda row: dispute.order(dispute.claims[row.claim]))
    reported = tuple(
        Open(dispute.statement(dispute.claims[row.claim]), row.by, dispute.name(row.by), row.span.words) for row in rows
    )
    answered = {link.target for link in dispute.links if link.kind in _ANSWERS} | {row.claim for row in rows}
    repeated = {link.source for link in dispute.links if link.kind == "repeats"}
    quiet = [claim for claim in dispute.spoken()
             if claim.act in _CALLS_FOR_ANSWER and claim.target and claim.target.actor
             and claim.id not in answered and claim.id not in repeated]
    return Unanswered(reported, tuple(dispute.statement(claim) for claim in sorted(quiet, key=dispute.order)))
