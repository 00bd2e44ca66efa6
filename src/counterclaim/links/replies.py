"""Claims that reply to another one without denying, confirming or repeating it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.links.denials import ASKED, dismisses
from counterclaim.links.lexicon import markers
from counterclaim.links.reference import closeness, fits, names_speaker, reference, shared_words
from counterclaim.links.scene import Found, Scene, anchor, other_voice, rival
from counterclaim.model import Claim

__all__ = ["continued", "replies"]

_AIMED = frozenset({"warn", "accuse", "demand", "condemn"})
_CONTINUED = frozenset({"confirm", "state", "accuse", "refuse"})
_JUDGING = frozenset({"condemn", "support", "concern", "state", "confirm", "refuse", "accuse"})


def replies(scene: Scene) -> Iterator[Found]:
    """`answers` links: refusal of what was asked or offered, words that say it is a reply, a judgement on what another
    said, a comment on the claim that it holds."""
    for claim in scene.claims:
        if claim.act in ("silent", "deny") or dismisses(scene, claim, reference(scene, claim)):
            continue
        for rule, score in ((_refused, 0.8), (_led, 0.8), (_judged, 0.7), (_held, 0.6)):
            best = rule(scene, claim)
            if best is not None:
                for each in scene.joint(best):
                    yield Found("answers", claim.id, each.id, "cue", score)
                break


def _refused(scene: Scene, claim: Claim) -> Claim | None:
    """The demand, offer or warning that a refusal turns down."""
    if claim.act != "refuse":
        return None
    asked = [c for c in scene.around(claim) if c.act in ASKED and rival(c, claim)]
    found = []
    for other in asked:
        aimed = bool(claim.target and claim.target.actor == other.speaker.actor)
        asked_me = bool(other.target and other.target.actor == claim.speaker.actor)
        score = 1.5 * names_speaker(scene, claim, other) + aimed + asked_me + shared_words(scene, claim, other)
        score += closeness(scene, claim, other) / 2
        if score >= 1.0:
            found.append((score, -abs(anchor(other) - anchor(claim)), other))
    return _best(found)


def _led(scene: Scene, claim: Claim) -> Claim | None:
    """The claim that the words around it say it replies to."""
    behind = [c for c in scene.around(claim)
              if anchor(c) > anchor(claim) and scene.sentence(c) == scene.sentence(claim)]
    for other in behind:
        if (rival(claim, other) and not scene.apart(claim, other) and scene.led_by(other, markers("answers", "ahead"))):
            return other
    if (scene.led_by(claim, markers("answers", "lead")) or scene.marked(claim, markers("answers", "cue"))
            or scene.marked(claim, markers("answers", "sentence"))):
        before = [c for c in scene.around(claim) if anchor(c) < anchor(claim) and rival(c, claim)
                  and scene.sentence(claim) - scene.sentence(c) <= 1]
        return before[-1] if before else None
    return None


def _judged(scene: Scene, claim: Claim) -> Claim | None:
    """The claim that another refers back to by a noun of speech: "condemned Oslo's announcement"."""
    found = reference(scene, claim)
    if claim.act not in _JUDGING or found is None or not found.acts:
        return None
    candidates = []
    for other in scene.around(claim):
        named = names_speaker(scene, claim, other)
        aimed = bool(claim.target and claim.target.actor == other.speaker.actor)
        fit = fits(found, other)
        if other.id == claim.id or not fit or not other_voice(claim, other) or claim.id in other.relays:
            continue
        if (anchor(other) > anchor(claim) and not named) or _refers(scene, other):
            continue
        score = fit + named + aimed + closeness(scene, claim, other) - 0.5 * bool(other.relays)
        candidates.append((score, -abs(anchor(other) - anchor(claim)), other))
    return _best(candidates)


def _refers(scene: Scene, claim: Claim) -> bool:
    """Whether a claim is itself but a word on another one, so that nothing refers back to it."""
    found = reference(scene, claim)
    return bool(found and found.acts)


def _held(scene: Scene, claim: Claim) -> Claim | None:
    """The threat, charge or demand against the speaker that is the subject of what he says."""
    for other in scene.around(claim):
        if other.relays[-1:] != (claim.id,) or other.act not in _AIMED or not rival(claim, other) or not claim.content:
            continue
        start = claim.content[0].start
        opens = other.speaker.span is not None and other.speaker.span.start - start <= 4
        unaimed = other.act != "demand" and (other.target is None or other.target.actor is None)
        aimed = unaimed or bool(other.target and other.target.actor == claim.speaker.actor)
        if opens and (aimed or scene.propositions[claim.id].involves(claim.speaker.actor)):
            return other
    return None


def continued(scene: Scene, found: Iterable[Found]) -> Iterator[Found]:
    """What the same source goes on to say after it confirmed or answered: it answers the same claim."""
    found = list(found)
    by_id = {claim.id: claim for claim in scene.claims}
    linked = {link.source for link in found}
    for link in found:
        if link.kind not in ("confirms", "answers") or by_id[link.source].act not in _CONTINUED:
            continue
        for claim in scene.around(by_id[link.source]):
            if claim.id not in linked and _goes_on(scene, claim, by_id[link.source], link.kind):
                yield Found("answers", claim.id, link.target, "actors", 0.5)


def _goes_on(scene: Scene, claim: Claim, first: Claim, kind: str) -> bool:
    """Whether a claim goes on from `first`: in its sentence or, behind a confirmation, in the next; behind a refusal
    only where it speaks of "it"."""
    if claim.speaker.actor != first.speaker.actor or claim.act not in ("state", "confirm") or claim.relays:
        return False
    if not scene.earlier(first, claim) or scene.apart(first, claim) > 1:
        return False
    if first.act == "refuse" and not _about_it(scene, claim):
        return False
    return 0 <= scene.sentence(claim) - scene.sentence(first) <= (1 if kind == "confirms" else 0)


def _about_it(scene: Scene, claim: Claim) -> bool:
    """Whether a claim's subject is "it" or "this": what was refused."""
    found = reference(scene, claim)
    return bool(found and not found.acts)


def _best(found: list[tuple[float, int, Claim]]) -> Claim | None:
    return max(found, key=lambda each: each[:2])[2] if found else None
