"""The parts that a plain `counterclaim read` runs, in order: the one place that names them."""

from __future__ import annotations

from typing import Literal

from counterclaim.claims import ClaimsPart, RuleAttributions, TaggedAttributions, tagger_available
from counterclaim.errors import PlanError
from counterclaim.events import ControlPart, EventsPart
from counterclaim.links import CoresPart, LinksPart, UnansweredPart, UnresolvedPart
from counterclaim.mentions import ActorsPart, AgreementsPart, PlacesPart
from counterclaim.model import NOTHING_ADDED, Knowledge, Part
from counterclaim.parsing import DEFAULT_MODEL, GluedWordsPart, SpacyParser
from counterclaim.pipeline.plan import Plan
from counterclaim.times import DatesPart, TimesPart

__all__ = ["Attributing", "attributions_part", "default_parts", "default_plan"]

Attributing = Literal["auto", "fast", "accurate"]


def attributions_part(which: Attributing = "auto") -> Part:
    """What finds attributions: rules ("fast"), or the trained tagger with them ("accurate"); "auto" is the tagger where
    its weights are installed. PlanError if the tagger is asked for and they are not."""
    if which == "fast" or (which == "auto" and not tagger_available()):
        return RuleAttributions()
    if not tagger_available():
        raise PlanError("the weights of the accurate attributions are not installed; choose --attributions fast.")
    return TaggedAttributions()


def default_parts(added: Knowledge = NOTHING_ADDED, attributions: Attributing = "auto") -> tuple[Part, ...]:
    """The parts behind the parser, each needing only what those before it give; `added`: a record's own names."""
    return (
        TimesPart(),
        ActorsPart(added=added),
        PlacesPart(added=added),
        AgreementsPart(added=added),
        attributions_part(attributions),
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


def default_plan(
    parser: str | None = None, added: Knowledge = NOTHING_ADDED, attributions: Attributing = "auto"
) -> Plan:
    """The default parts behind a spaCy pipeline, by import name; PlanError if that is not installed."""
    return Plan(SpacyParser(parser or DEFAULT_MODEL), default_parts(added, attributions))
