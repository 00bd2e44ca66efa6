"""Claims that cannot both hold without a word of denial, and accusations thrown back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from counterclaim.links.denials import dismisses
from counterclaim.links.lexicon import any_alike, markers
from counterclaim.links.reference import reference, shared_words
from counterclaim.links.scene import WINDOW, Found, Scene, anchor, rival
from counterclaim.model import Claim

__all__ = ["contradictions", "counter_accusations"]

_ASSERTING = frozenset({"state", "accuse", "confirm"})
_WRONGS = frozenset({"ASSAULT", "BREACH", "COERCE", "CONTROL"})
# Own versions and shifted blame stand beside what they answer: at most this many acts lie between.
NEAR = 2
# A clash of value needs this much in common before it counts as a contradiction within a report.
CLASH = 0.6


def contradictions(scene: Scene, denied: Sequence[Found]) -> Iterator[Found]:
    """`contradicts` links, from the later claim to the earlier one: opposed contents, the denier's own version, and
    the accused who puts it on a third party."""
    opposed = list(_opposed(scene))
    yield from opposed
    yield from _own_versions(scene, denied, {found.source for found in opposed})
    yield from _shifted_blame(scene)
    yield from _retold(scene)


def _opposed(scene: Scene) -> Iterator[Found]:
    asserting = [c for c in scene.claims if c.act in _ASSERTING and not _echoes_holder(scene, c)]
    answered: set[tuple[str, str]] = set()  # a party contradicts a claim once; what it says later only holds to that
    for i, later in enumerate(asserting):
        for earlier in asserting[max(0, i - WINDOW) : i]:
            pair = (later.speaker.actor, earlier.id)
            if (
                pair in answered
                or not rival(later, earlier)
                or _nested(later, earlier)
                or later.content == earlier.content
            ):
                continue
            met = scene.compare(later, earlier)
            near = scene.apart(later, earlier) <= NEAR
            if met.relation == "opposite" or (met.relation == "clash" and met.score >= CLASH and near):
                answered.add(pair)
                yield Found("contradicts", later.id, earlier.id, met.basis, met.score)
        for other in asserting[i + 1 : i + 1 + WINDOW]:
            if rival(later, other) and _set_against(scene, later, other):
                yield Found("contradicts", later.id, other.id, "cue", 0.8)


def _echoes_holder(scene: Scene, claim: Claim) -> bool:
    """Whether a claim stands inside another one with the very same content ("a paper reported, citing an official")."""
    return any(c.id in claim.relays and c.content == claim.content for c in scene.around(claim))


def _nested(a: Claim, b: Claim) -> bool:
    return a.id in b.relays or b.id in a.relays


def _set_against(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Whether the words between a claim and one behind it set them against each other: "contrary to"."""
    if anchor(other) <= anchor(claim) or scene.apart(claim, other):
        return False
    return scene.led_by(other, markers("contradicts", "ahead"))


def _own_versions(scene: Scene, denied: Sequence[Found], placed: set[str]) -> Iterator[Found]:
    """What a denier says instead: in the denial's sentence, before it ("say X and deny Y") or hung on it
    ("deny Y, saying X"), or stated right after it; not if it stands against another
    claim already (`placed`)."""
    by_id = {claim.id: claim for claim in scene.claims}
    for link in denied:
        denial, target = by_id[link.source], by_id[link.target]
        for version in scene.around(denial):
            if (
                version.speaker.actor != denial.speaker.actor
                or version.id == denial.id
                or version.act not in _ASSERTING
                or version.relays
                or _nested(version, target)
                or scene.sentence(version) != scene.sentence(denial)
                or version.speaker.span is None
            ):
                continue
            before = anchor(target) < anchor(version) < anchor(denial)
            if (before or _hung(scene, version, denial)) and not _evaluates(scene, version):
                yield Found("contradicts", version.id, target.id, "actors", 0.6)
        following = _following_version(scene, denial)
        if (
            following is not None
            and following.id not in placed
            and not _nested(following, target)
            and not _evaluates(scene, following)
        ):
            yield Found("contradicts", following.id, target.id, "actors", 0.5)


def _following_version(scene: Scene, denial: Claim) -> Claim | None:
    """What the denier states next, in the same sentence or the one behind it, before anyone else takes the word."""
    at = scene.place_of[denial.id]
    following = next((c for c in scene.claims[at + 1 :] if c.cue != denial.cue and denial.id not in c.relays), None)
    if following is None or following.act != "state" or following.relays or following.speaker.span is None:
        return None
    same = following.speaker.actor == denial.speaker.actor and denial.speaker.actor != "unknown"
    near = 0 <= scene.sentence(following) - scene.sentence(denial) <= 1
    return following if same and near else None


def _hung(scene: Scene, version: Claim, denial: Claim) -> bool:
    cue = scene.cue_tokens(version)
    return bool(cue) and cue[0].tag == "VBG" and anchor(version) > anchor(denial)


def _evaluates(scene: Scene, claim: Claim) -> bool:
    """Whether a claim judges another one instead of telling its own version."""
    found = reference(scene, claim)
    return dismisses(scene, claim, found) or bool(found and found.acts)


def _shifted_blame(scene: Scene) -> Iterator[Found]:
    """The accused accuses a third party."""
    for later in scene.claims:
        if later.act != "accuse" or later.target is None or later.relays:
            continue
        charges = [
            c
            for c in _charges(scene, later)
            if later.target.actor not in (c.speaker.actor, None) and later.target.actor != later.speaker.actor
        ]
        if charges and scene.apart(later, charges[-1]) <= NEAR:
            for each in scene.joint(charges[-1]):
                yield Found("contradicts", later.id, each.id, "actors", 0.6)


def counter_accusations(scene: Scene, denied: Sequence[Found] = ()) -> Iterator[Found]:
    """`counter_accuses` links: the accused accuses its accuser; the nearest charge is the one answered, or the claim
    that it has just denied."""
    by_id = {claim.id: claim for claim in scene.claims}
    for later in scene.claims:
        if later.act != "accuse" or later.target is None:
            continue
        rejected = [
            by_id[k.target]
            for k in denied
            if by_id[k.source].speaker.actor == later.speaker.actor
            and by_id[k.target].speaker.actor == later.target.actor
            and scene.earlier(by_id[k.source], later)
        ]
        if rejected and rejected[-1].act in ("accuse", "state"):
            yield Found("counter_accuses", later.id, rejected[-1].id, "actors", 0.8)
            continue
        inner = [
            c
            for c in scene.around(later)
            if later.id in c.relays and _charged(scene, c, later) and c.speaker.actor == later.target.actor
        ]
        charges = [
            c
            for c in _charges(scene, later)
            if c.speaker.actor == later.target.actor and later.id not in c.relays and c.id not in later.relays
        ]
        if inner or charges:
            yield Found("counter_accuses", later.id, (inner or charges)[-1].id, "actors", 0.8)


def _charges(scene: Scene, later: Claim) -> list[Claim]:
    """Earlier claims that put a wrong on the speaker of `later`; outright accusations, if there are any."""
    earlier = [
        c for c in scene.around(later) if scene.earlier(c, later) and rival(c, later) and _charged(scene, c, later)
    ]
    return [c for c in earlier if c.act == "accuse"] or earlier


def _charged(scene: Scene, charge: Claim, by: Claim) -> bool:
    accused = by.speaker.actor
    if accused == "unknown":
        return False
    if charge.act == "accuse":
        return bool(charge.target and charge.target.actor == accused)
    wrongs = [p for p in scene.propositions[charge.id].predicates if p.agent == accused and not p.negated]
    near = shared_words(scene, charge, by) > 0 or scene.apart(charge, by) == 0
    return charge.act == "state" and near and any(p.type in _WRONGS for p in wrongs)


def _retold(scene: Scene) -> Iterator[Found]:
    """The one said to have done it says what "it" was: "it was an exercise"."""
    for later in scene.claims:
        found = reference(scene, later)
        if later.act not in ("state", "accuse") or not found or found.noun not in ("it", "this") or later.relays:
            continue
        if not any(t.dep == "attr" and t.pos == "NOUN" for t in scene.tokens(later)):
            continue  # "it was an exercise" tells what it was; in "it was ready", "it" is the speaker
        before = [c for c in scene.around(later) if scene.earlier(c, later) and c.act in _ASSERTING]
        if before and rival(before[-1], later) and _says_he_did(scene, before[-1], later):
            yield Found("contradicts", later.id, before[-1].id, "actors", 0.5)


def _says_he_did(scene: Scene, charge: Claim, by: Claim) -> bool:
    """Whether a claim tells of something that the speaker of `by` did, by its events or by its words."""
    if scene.propositions[charge.id].done_by(by.speaker.actor):
        return True
    names = [t.text for t in scene.source_tokens(by) if t.pos in ("PROPN", "ADJ") and t.text[:1].isupper()]
    doers = [w for p in scene.propositions[charge.id].predicates for w in p.doer if w[:1].isupper()]
    return any_alike(names, doers)
