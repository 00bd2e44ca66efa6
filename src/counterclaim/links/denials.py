"""Which claim a denial denies."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.links.lexicon import dismissals
from counterclaim.links.reference import Reference, closeness, fits, names_speaker, reference, shared_words
from counterclaim.links.scene import Found, Scene, anchor, rival
from counterclaim.model import Claim

__all__ = ["ASKED", "denials", "denies", "dismisses"]

_DENIABLE = frozenset({"state", "accuse", "confirm", "condemn", "concern", "warn", "promise"})

# Acts that ask for or offer something, which is refused, not denied.
ASKED = frozenset({"demand", "promise", "warn"})

# What speaks for a claim being the one denied. Over the 20 denials of the development reports with gold claims, any one
# of these halved or doubled changes at most one link, and all of them drawn at random between half and twice still
# find every one in 80 of 100 draws.
INNER, TARGETED, DOER, SUFFERER, REFERRED, CONTENT, AIMED, NAMED, NEAR = 3.0, 2.0, 1.0, 0.5, 1.5, 2.0, 1.0, 1.0, 1.0
# What only a later sentence brings is seldom what has been denied before: more against it than a target speaks for it.
LATER = 2.5
# Below this nothing but nearness speaks for the link: such a denial stays without one. Nothing changes there from .5 to
# 1.5; at 2 the first denial is lost.
ENOUGH = 1.5


def denials(scene: Scene) -> Iterator[Found]:
    """`denies` links: from each denial to the claim it fits best, and to all joint speakers of that claim."""
    for claim in scene.claims:
        if not denies(scene, claim):
            continue
        found = [
            (score, -i, other) for i, other in enumerate(scene.around(claim)) if (score := _fit(scene, claim, other))
        ]
        if not found:
            continue
        score, _, best = max(found, key=lambda each: each[:2])
        if score >= ENOUGH:
            for each in scene.joint(best):
                yield Found("denies", claim.id, each.id, "cue", round(min(1.0, score / 5), 3))


def denies(scene: Scene, claim: Claim) -> bool:
    """Whether a claim turns down what another one put forward, by its act or by what it says of it."""
    if claim.act == "deny":
        return True
    found = reference(scene, claim)
    if claim.act == "refuse":  # "rejected" stands for both; what was put forward before decides
        asked = any(c.act in ASKED and rival(c, claim) for c in scene.around(claim))
        return bool(found and (found.acts[:1] in (("accuse",), ("state",)) or (found.whole and not asked)))
    return claim.act in ("state", "condemn") and dismisses(scene, claim, found)


def dismisses(scene: Scene, claim: Claim, found: Reference | None) -> bool:
    """Whether a claim says of another that it is false: "called the report baseless"."""
    return bool(found and found.acts) and any(t.lemma in dismissals() for t in scene.tokens(claim))


def _fit(scene: Scene, claim: Claim, other: Claim) -> float:
    """How well `other` fits as what `claim` denies; 0 if it cannot be."""
    if other.id == claim.id or not rival(claim, other) or other.act not in _DENIABLE or other.id in claim.relays:
        return 0.0
    mine, theirs = claim.speaker.actor, scene.propositions[other.id]
    score = NEAR * closeness(scene, claim, other)
    found = reference(scene, claim)
    if found:
        fit = fits(found, other)
        if found.whole and not fit:
            return 0.0
        score += REFERRED * fit
    if claim.id in other.relays:
        score += INNER
    elif other.relays:
        score -= 0.5  # the claim that reports it was put forward first and stands in the foreground
    if other.target and other.target.actor == mine:
        score += TARGETED
    if theirs.done_by(mine):
        score += DOER
    elif theirs.involves(mine):
        score += SUFFERER
    if claim.target and claim.target.actor:
        score += AIMED if claim.target.actor == other.speaker.actor else -AIMED
    if found and names_speaker(scene, claim, other):
        score += NAMED  # "Oslo's account"; a clause of its own ("had crossed into Kosovo") names places as well
    if (
        anchor(other) > anchor(claim)
        and scene.sentence(other) != scene.sentence(claim)
        and claim.id not in other.relays
    ):
        score -= LATER
    return score + CONTENT * _content(scene, claim, other)


def _content(scene: Scene, claim: Claim, other: Claim) -> float:
    """How far the words denied are the words of the other claim, in [0, 1]."""
    same = scene.compare(claim, other)
    shared = shared_words(scene, claim, other)
    return max(shared, 0.5 + same.score / 2) if same.relation == "opposite" else shared
