"""Rejections whose target was not found in their report: kept, and said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from counterclaim.links.denials import denies, dismisses
from counterclaim.links.reference import reference
from counterclaim.links.scene import Scene, rival, scene
from counterclaim.model import Analysis, Claim, Span, Unresolved

__all__ = ["UnresolvedPart"]

_TURNS_DOWN = frozenset({"denies", "contradicts", "answers"})


@dataclass(frozen=True, slots=True)
class UnresolvedPart:
    """The claims that turn down what somebody else said, by words that point back at it, and that no link ties to it.

    A denial in full words ("denied shelling the port") names what it denies itself and is none of them.
    """

    name: str = "unresolved"
    version: str = "1"
    needs: tuple[str, ...] = ("parse", "claims", "events", "links")
    gives: tuple[str, ...] = ("unresolved",)

    def __call__(self, found: Analysis) -> Mapping[str, tuple[Any, ...]]:
        made = f"{self.name} {self.version}"
        tied = {link.source for link in found.links if link.kind in _TURNS_DOWN}
        stage = scene(found)
        return {"unresolved": tuple(
            Unresolved(claim.id, span, _why(stage, claim), made)
            for claim in stage.claims if claim.id not in tied for span in _pointers(stage, claim))}


def _pointers(stage: Scene, claim: Claim) -> Iterator[Span]:
    """The words of a rejection that point at what it rejects: at most one span."""
    found = reference(stage, claim)
    if not claim.content or found is None or not (found.whole or found.acts):
        return
    if denies(stage, claim) or dismisses(stage, claim, found):
        yield claim.content[0]


def _why(stage: Scene, claim: Claim) -> str:
    others = [each for each in stage.around(claim) if rival(claim, each)]
    if not others:
        return "no other source says anything in this report"
    if not any(stage.earlier(each, claim) for each in others):
        return "no other source says anything before it in this report"
    return "no claim of another source in this report fits what it turns down"
