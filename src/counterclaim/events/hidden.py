"""Agents that the sentence hides and the claim gives: the accused, the one addressed, the speaker's own side."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.events.cast import Cast
from counterclaim.events.lexicon import Entry
from counterclaim.model import Claim, Parse, Token

__all__ = ["Scene", "given_agent", "hidden_agent", "other_side", "resumed_agent"]

_DEMANDING = frozenset(("accuse", "condemn", "demand"))
_DOING = frozenset(("promise", "warn", "deny", "state", "confirm"))
_NO_PARTY = ("MED:", "ORG:", "IGO:")


@dataclass(frozen=True)
class Scene:
    """A claim's content as tokens: what the roles are looked for in."""

    parse: Parse
    cast: Cast
    claim: Claim
    inside: frozenset[int]


def given_agent(scene: Scene, token: Token, noun: bool, joint: bool = False) -> tuple[str, ...]:
    """The agent that the speech act itself gives: the accused, whom a demand is aimed at, or the speaker."""
    claim = scene.claim
    if claim.own_voice or (noun and scene.parse.head(token).i in scene.inside and not _heads_content(scene, token)):
        return ()
    target = claim.target.actor if claim.target else None
    if claim.act in _DEMANDING:
        return (target,) if target else ()
    speaker = claim.speaker.actor
    if speaker in ("unknown", "report"):
        return ()
    if noun and joint and claim.act == "refuse":  # "rejected talks with the rebels": talks of the speaker's
        return (speaker,)
    if noun and (claim.act not in _DOING or speaker.startswith(_NO_PARTY) or _warned_of(scene)):
        return ()
    return (speaker,)


def _warned_of(scene: Scene) -> bool:
    """Whether the claim warns of what others do ("warned of an attack") and threatens nothing itself."""
    cue = scene.claim.cue
    return scene.claim.act == "warn" and cue is not None and "threat" not in cue.words.lower()


def _heads_content(scene: Scene, token: Token) -> bool:
    """Whether only prepositions and joint words part the token from the top of the content."""
    now = token
    for above in scene.parse.ancestors(token):
        if above.i not in scene.inside:
            return True
        if now.dep not in ("conj", "pobj", "prep") or above.pos in ("VERB", "AUX"):
            return False
        now = above
    return now.i == token.i


def hidden_agent(claim: Claim, entry: Entry) -> tuple[str, ...]:
    """Whom a passive without "by" hides: who demands that "troops be withdrawn" means the one addressed; who says that
    a place "has been captured" or a man arrested speaks of the own side, if it has one in the fight."""
    speaker = claim.speaker.actor
    if claim.act == "demand":
        return (claim.target.actor,) if claim.target and claim.target.actor else ()
    if entry.type not in ("CONTROL", "COERCE") or claim.speaker.unit == "CIV":
        return ()
    party = not claim.own_voice and speaker != "unknown" and not speaker.startswith(_NO_PARTY)
    return (speaker,) if party and claim.act in ("state", "confirm") else ()


def resumed_agent(scene: Scene, verb: Token) -> tuple[str, ...]:
    """The party in the first stretch of a content that the cue cuts in two ("The premier || reportedly resigned")."""
    first = scene.claim.content[0]
    if len(scene.claim.content) < 2 or verb.start < first.end:
        return ()
    tokens = scene.parse.within(first.start, first.end)
    if any(each.pos in ("VERB", "AUX") for each in tokens):
        return ()
    return next(((code,) for each in reversed(tokens) if scene.cast.is_mention(each)
                 and (code := scene.cast.actor(each, scene.claim, scene.inside))), ())


def other_side(claim: Claim, agents: tuple[str, ...]) -> tuple[str, ...]:
    """Who accuses another of a clash, or demands cooperation, is the other side of it."""
    speaker = claim.speaker.actor
    if claim.act not in ("accuse", "demand") or speaker in agents or not agents:
        return ()
    return () if speaker == "unknown" or speaker.startswith(("MED:", "ORG:")) else (speaker,)
