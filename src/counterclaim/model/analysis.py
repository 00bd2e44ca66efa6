"""All that was found in one report, layer by layer."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

from counterclaim.model.claim import Attribution, Claim, Control, Event
from counterclaim.model.core import Core
from counterclaim.model.flag import Flag
from counterclaim.model.link import Link, Unanswered, Unresolved
from counterclaim.model.mention import ActorMention, AgreementMention, PlaceMention, TimeMention
from counterclaim.model.parse import Parse
from counterclaim.model.report import Report

__all__ = ["LAYERS", "Analysis", "Outcome", "Trace"]

Outcome = Literal["found", "nothing", "failed"]


@dataclass(frozen=True, slots=True)
class Trace:
    """What one part did with one report: "done, nothing found" is recorded as plainly as "found" and "failed"."""

    part: str
    outcome: Outcome
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Analysis:
    """A report and the layers found in it; each part reads some layers and gives others."""

    report: Report
    parse: Parse | None = None
    times: tuple[TimeMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    agreements: tuple[AgreementMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    events: tuple[Event, ...] = ()
    control: tuple[Control, ...] = ()
    links: tuple[Link, ...] = ()
    unanswered: tuple[Unanswered, ...] = ()
    flags: tuple[Flag, ...] = ()
    cores: tuple[Core, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    traces: tuple[Trace, ...] = ()

    @property
    def parsed(self) -> Parse:
        """The parse; PartError's job is done by the plan, so its absence is a programmer's mistake."""
        if self.parse is None:
            raise LookupError("this report has not been parsed")
        return self.parse

    def events_of(self, claim: str) -> tuple[Event, ...]:
        """The events that one claim's content says happen."""
        return tuple(event for event in self.events if event.claim == claim)


LAYERS: tuple[str, ...] = tuple(f.name for f in fields(Analysis) if f.name != "traces")
