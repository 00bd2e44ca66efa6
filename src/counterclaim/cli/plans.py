"""The plan that a verb runs, made where it is needed: in this process or in a worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from counterclaim.model import NOTHING_ADDED, Knowledge
from counterclaim.pipeline.plan import Plan

if TYPE_CHECKING:
    from counterclaim.pipeline import Attributing

__all__ = ["known_plan", "only", "plan_maker", "tell_of_fast"]


def plan_maker(
    parser: str | None, added: Knowledge = NOTHING_ADDED, attributions: Attributing = "auto"
) -> Callable[[], Plan]:
    """A function that builds the default plan and that a worker process can be handed; `added`: the record's own."""
    return partial(_default, parser, added, attributions)


def _default(parser: str | None, added: Knowledge, attributions: Attributing) -> Plan:
    from counterclaim.pipeline import default_plan

    return default_plan(parser, added, attributions)


def known_plan(
    parser: str | None, jobs: int, added: Knowledge = NOTHING_ADDED, attributions: Attributing = "auto"
) -> tuple[str, Callable[[], Plan]]:
    """The fingerprint of the plan, and what makes it: for one job the plan itself, for more a function to hand on."""
    make_plan = plan_maker(parser, added, attributions)
    plan = make_plan()
    return plan.fingerprint, make_plan if jobs > 1 else lambda: plan


def tell_of_fast(attributions: Attributing) -> None:
    """Say on standard error, in one line, that the rules take over where the tagger's weights are missing."""
    import typer

    from counterclaim.claims import tagger_available

    if attributions == "auto" and not tagger_available():
        typer.echo("The weights of the accurate attributions are not installed: the fast ones, by rules, take over.",
                   err=True)


def only(plan: Plan, *layers: str) -> Plan:
    """The parts of a plan that these layers rest on."""
    wanted, kept = set(layers), []
    for part in reversed(plan.parts):
        if wanted & set(part.gives):
            kept.append(part)
            wanted.update(part.needs)
    return Plan(plan.parser, tuple(reversed(kept)))
