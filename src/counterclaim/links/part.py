"""The part that links the claims of one report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.links.conflicts import contradictions, counter_accusations
from counterclaim.links.corrections import corrections
from counterclaim.links.denials import denials
from counterclaim.links.echoes import confirmations, repetitions
from counterclaim.links.replies import continued, replies
from counterclaim.links.scene import Found, Scene, scene
from counterclaim.model import LINK_KINDS, Analysis, Link, link_id

__all__ = ["LinksPart"]


@dataclass(frozen=True, slots=True)
class LinksPart:
    """How the claims of one report answer each other: `claims`, `events` and `parse` in, `links` out.

    The report's own voice answers nobody. Of two claims at most one link is kept, the strongest in the order of
    `LINK_KINDS`. A denial whose claim is not found has no link.
    """

    name: str = "links"
    version: str = "5"
    needs: tuple[str, ...] = ("parse", "times", "claims", "events")
    gives: tuple[str, ...] = ("links",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        made = f"{self.name} {self.version}"
        stage = scene(found)
        return {"links": tuple(
            Link(link_id(each.kind, each.source, each.target), found.report.id, each.kind, each.source, each.target,
                 each.basis, each.score, made)
            for each in strongest(_all(stage))
        )}


def _all(stage: Scene) -> list[Found]:
    if len(stage.claims) < 2:
        return []
    denied = list(denials(stage))
    found = [*denied, *contradictions(stage, denied), *counter_accusations(stage, denied), *corrections(stage),
             *confirmations(stage), *repetitions(stage), *replies(stage)]
    return [*found, *continued(stage, found)]


def strongest(found: Iterable[Found]) -> list[Found]:
    """One link a pair: the strongest kind, then the best score; in a stable order."""
    kept: dict[frozenset[str], Found] = {}
    for each in sorted(found, key=lambda f: (LINK_KINDS.index(f.kind), -f.score)):
        kept.setdefault(frozenset((each.source, each.target)), each)
    return list(kept.values())
