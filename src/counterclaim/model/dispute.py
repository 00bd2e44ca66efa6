"""A dispute: the reports that belong together, and what people say of that grouping."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["DisputeEntry", "Regrouping", "RegroupingVerb"]

RegroupingVerb = Literal["rename", "merge", "split"]


@dataclass(frozen=True, slots=True)
class DisputeEntry:
    """One dispute of a record. `name` is generated from the parties, or given by a person; `parties` are actor codes;
    `places` are named most often first; `first`, `last` are ISO prefixes of its reports' dates; `contested` counts the
    points with a claim in its reports on which the actors differ."""

    id: str
    name: str
    parties: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    reports: int = 0
    claims: int = 0
    contested: int = 0


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What a person changed about a dispute, signed and dated; it stands beside the machine's grouping.

    `rename` gives `dispute` the name `name`; `merge` makes its reports those of the dispute `into`; `split` makes
    `reports` of it a dispute of their own, with the id `into` and the name `name`. `at`, `withdrawn` are ISO times in
    UTC.
    """

    id: str
    verb: RegroupingVerb
    dispute: str
    by: str
    at: str
    name: str = ""
    into: str = ""
    reports: tuple[str, ...] = ()
    comment: str = ""
    withdrawn: str | None = None
    withdrawn_by: str | None = None
