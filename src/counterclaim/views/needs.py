"""What each view needs of a record: a page reads that and no more. Reading and decoding is most of a page's time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

__all__ = ["ALL", "CLAIMS", "NEEDS", "PLACED", "Needs"]


@dataclass(frozen=True, slots=True)
class Needs:
    """`layers` of the reports; whether links `across` reports are needed, and of the points at issue none, the
    contested ones or all. A claim beyond the reports is told where such a link or point leads to it."""

    layers: tuple[str, ...]
    across: bool = False
    points: Literal["none", "contested", "all"] = "none"


_SAID = ("claims", "flags", "unanswered")  # what a claim is told by: its words, its day, the silence it speaks of
# all that `Dispute` keeps; the other layers (times, places, attributions ...) are two thirds of a report's rows
ALL = Needs((*_SAID, "actors", "agreements", "events", "control", "links", "unresolved"), True, "all")
# claims and what answers them
CLAIMS = Needs((*_SAID, "links"), True)
# the same, with the places that reports name and who is said to hold them
PLACED = Needs((*CLAIMS.layers, "control", "places"), True)
# by the name of the view; held to by a test that compares each with what it says of everything
NEEDS: Mapping[str, Needs] = {
    "exchange": Needs((*CLAIMS.layers, "agreements", "control", "events"), True, "contested"),
    "contested": Needs((*CLAIMS.layers, "unresolved"), True, "contested"),
    "unanswered": Needs((*CLAIMS.layers, "actors"), True, "all"),
    "positions": Needs((*CLAIMS.layers, "events"), True, "all"),
    "timeline": CLAIMS,
    "agreements": Needs((*_SAID, "agreements", "events")),
    "control": Needs((*_SAID, "control")),
    "flags": Needs(_SAID),
    "actors": CLAIMS,
    "unknown": Needs(_SAID),
}
