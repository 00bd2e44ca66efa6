"""The parts that a plain `counterclaim read` runs, in order: the one place that names them."""

from __future__ import annotations

from counterclaim.claims import ClaimsPart, RuleAttributions
from counterclaim.events import ControlPart, EventsPart
from counterclaim.links import CoresPart, LinksPart, UnansweredPart, UnresolvedPart
from counterclaim.mentions import ActorsPart, AgreementsPart, PlacesPart
from counterclaim.model import NOTHING_ADDED, Knowledge, Part
from counterclaim.parsing import DEFAULT_MODEL, GluedWordsPart, SpacyParser
from counterclaim.pipeline.plan import Plan
from counterclaim.times import DatesPart, TimesPart

__all__ = ["default_parts", "default_plan"]


def default_parts(added: Knowledge = NOTHING_ADDED) -> tuple[Part, ...]:
    """The parts behind the parser, each needing only what those before it give; `added`: a record's own names."""
    return (
        TimesPart(),
        ActorsPart(added=added),
        PlacesPart(added=added),
        AgreementsPart(added=added),
        RuleAttributions(),
        ClaimsPart(),
        EventsPart(),
        ControlPart(),
        LinksPart(),
        UnansweredPart(),
        UnresolvedPart(),
        CoresPart(),
        DatesPart(),
        GluedWordsPart(),
    )


def default_plan(parser: str | None = None, added: Knowledge = NOTHING_ADDED) -> Plan:
    """The default parts behind a spaCy pipeline, by import name; PlanError if that is not installed."""
    return Plan(SpacyParser(parser or DEFAULT_MODEL), default_parts(added))
