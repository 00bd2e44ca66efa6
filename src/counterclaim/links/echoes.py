"""Claims that say what another source said: repetition and confirmation."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.links.lexicon import markers
from counterclaim.links.reference import names_speaker, reference, shared_words
from counterclaim.links.scene import Found, Scene, anchor, other_voice, rival
from counterclaim.model import Act, Claim

__all__ = ["confirmations", "repetitions"]

_KINDS: tuple[frozenset[Act], ...] = (
    frozenset({"state", "accuse", "confirm"}), frozenset({"demand"}), frozenset({"condemn"}), frozenset({"warn"}),
    frozenset({"promise"}), frozenset({"support"}), frozenset({"deny", "refuse"}),
)
# An unmarked repetition stands at most one sentence away; further off, two sources on one event are just two sources.
NEAR = 1
# Two contents with a marker of repetition share at least this much, or name the same event.
ENOUGH = 0.3


def repetitions(scene: Scene) -> Iterator[Found]:
    """`repeats` links: by the words ("similar statements", "as did", "echoed", "such claims before"), or the same
    content from another source nearby."""
    for claim in scene.claims:
        yield from _said_so_before(scene, claim)
        yield from _joined(scene, claim)
        outright = scene.marked(claim, markers("repeats", "cue")) is not None
        pointed = outright or scene.marked(claim, markers("repeats", "sentence")) is not None
        found = [(score, -i, other) for i, other in enumerate(scene.around(claim))
                 if (score := _echo(scene, claim, other, pointed, outright)) > 0]
        if found:
            score, _, best = max(found, key=lambda each: each[:2])
            yield Found("repeats", claim.id, best.id, "cue" if pointed else "entailment", round(min(1.0, score / 2), 3))


def _said_so_before(scene: Scene, claim: Claim) -> Iterator[Found]:
    """"has made such claims before": the claim before it repeats what it tells of."""
    found = reference(scene, claim)
    if not found or not found.acts or not scene.marked(claim, markers("repeats", "content")):
        return
    prior = [c for c in scene.around(claim) if scene.earlier(c, claim) and _kindred(c.act, claim.act)]
    same = [c for c in prior if c.speaker.actor == claim.speaker.actor] or prior
    if same:
        before = scene.marked(claim, markers("earlier", "sentence"))
        ends = (same[-1].id, claim.id) if before else (claim.id, same[-1].id)
        yield Found("repeats", *ends, "cue", 0.8)


def _kindred(one: Act, other: Act) -> bool:
    return any(one in kind and other in kind for kind in _KINDS)


def _echo(scene: Scene, claim: Claim, other: Claim, pointed: bool, outright: bool) -> float:
    """How well `claim` fits as a repetition of `other`; 0 if it is none. `pointed`: words around it hint at one
    ("also"); `outright`: its cue says so ("similar statements")."""
    if (claim.id == other.id or not scene.earlier(other, claim) or not other_voice(claim, other)
            or not _kindred(claim.act, other.act) or claim.id in other.relays or other.id in claim.relays):
        return 0.0
    if claim.content == other.content and claim.cue == other.cue:
        return 0.0  # joint speakers of one act repeat nobody
    if other.target and other.target.actor == claim.speaker.actor:
        return 0.0  # the accused may own up to a charge; that is no repetition
    met = scene.compare(claim, other)
    shared = shared_words(scene, claim, other)
    if claim.content == other.content and claim.content:
        return 2.0 if pointed else 0.0
    alike = met.relation == "same" or (outright and met.relation == "unrelated" and shared >= ENOUGH)
    if pointed and rival(claim, other) and alike:
        return shared + met.score + (0.5 if claim.act == other.act else 0.0)
    near = (abs(scene.sentence(claim) - scene.sentence(other)) <= NEAR
            and not scene.led_by(claim, markers("answers", "ahead")))
    known = "unknown" not in (claim.speaker.actor, other.speaker.actor) and (
        rival(claim, other) or bool(claim.speaker.name or other.speaker.name))
    if near and known and met.relation == "same" and met.score >= ENOUGH and shared >= ENOUGH and claim.act != "deny":
        return shared + met.score
    return 0.0


def _joined(scene: Scene, claim: Claim) -> Iterator[Found]:
    """"X joins Y in saying": one content, but X follows Y."""
    for verb in scene.parse:
        if verb.lemma != "join" or claim.speaker.span is None:
            continue
        subject = scene.parse.child(verb, "nsubj")
        joined = scene.parse.child(verb, "dobj")
        if subject is None or joined is None or not claim.speaker.span.start <= subject.start < claim.speaker.span.end:
            continue
        ahead = {t.start for t in scene.parse.subtree(joined)}
        for other in scene.joint(claim):
            if other.id != claim.id and other.speaker.span and other.speaker.span.start in ahead:
                yield Found("repeats", claim.id, other.id, "cue", 0.7)


def confirmations(scene: Scene) -> Iterator[Found]:
    """`confirms` links: from an admission to the claim that it names or that says the same."""
    for claim in scene.claims:
        if claim.act != "confirm":
            continue
        found = [(score, -abs(anchor(other) - anchor(claim)), other) for other in scene.around(claim)
                 if (score := _bears_out(scene, claim, other)) > 0]
        if found:
            score, _, best = max(found, key=lambda each: each[:2])
            yield Found("confirms", claim.id, best.id, "cue", round(min(1.0, score), 3))


def _bears_out(scene: Scene, claim: Claim, other: Claim) -> float:
    if other.id == claim.id or not rival(claim, other) or other.act not in ("state", "accuse", "condemn"):
        return 0.0
    found = reference(scene, claim)
    if found and found.acts and other.act in found.acts:
        return 1.0 if names_speaker(scene, claim, other) else 0.7 if scene.earlier(other, claim) else 0.0
    met = scene.compare(claim, other)
    if scene.earlier(other, claim) and met.relation == "same" and shared_words(scene, claim, other) >= ENOUGH:
        return met.score
    return 0.0
