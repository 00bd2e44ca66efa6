"""Who accuses, denies, demands of and supports whom: the claims of a dispute counted by pair of parties and kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from counterclaim.pages.drawing.scale import days_of
from counterclaim.views.timeline import Moment

__all__ = ["KINDS", "Tie", "ties"]

KINDS = ("accuses", "denies", "demands of", "supports")
_BY_ACT = {"accuse": "accuses", "condemn": "accuses", "demand": "demands of", "warn": "demands of",
           "support": "supports"}
_BY_LINK = {"counter_accuses": "accuses", "denies": "denies", "contradicts": "denies", "corrects": "denies",
            "confirms": "supports"}


@dataclass(frozen=True, slots=True)
class Tie:
    """What one party does to another: the ids of its claims, the first and last of their days as ISO prefixes."""

    source: str
    kind: str
    target: str
    claims: tuple[str, ...]
    first: str | None
    last: str | None


def ties(moments: Iterable[Moment]) -> tuple[Tie, ...]:
    """The ties between parties, the most frequent first; what a party says to itself is none.

    A claim ties its speaker to its target by its act (accuses and condemns; demands and warns; supports), and to
    the speaker of what it answers by the link (denies, contradicts, corrects; counter-accuses; confirms), once a kind.
    """
    found: dict[tuple[str, str, str], dict[str, Moment]] = {}
    for moment in moments:
        for kind, target in _aims(moment):
            if target != moment.said.speaker.actor:
                found.setdefault((moment.said.speaker.actor, kind, target), {})[moment.said.claim] = moment
    out = [_tie(source, kind, target, claims) for (source, kind, target), claims in found.items()]
    return tuple(sorted(out, key=lambda tie: (-len(tie.claims), tie.source, tie.target, KINDS.index(tie.kind))))


def _aims(moment: Moment) -> Iterator[tuple[str, str]]:
    said = moment.said
    if said.target is not None and said.target.actor != "unknown" and said.act in _BY_ACT:
        yield _BY_ACT[said.act], said.target.actor
    for answer in moment.answers:
        if answer.how in _BY_LINK and answer.actor not in ("unknown", "report"):
            yield _BY_LINK[answer.how], answer.actor


def _tie(source: str, kind: str, target: str, claims: dict[str, Moment]) -> Tie:
    days = sorted((days_of(moment.earliest), moment.earliest) for moment in claims.values() if moment.earliest)
    return Tie(source, kind, target, tuple(claims), days[0][1] if days else None, days[-1][1] if days else None)
